"""The map that moves: by mouse, keyboard and address; and what is left without it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Geolocation, Page, Route, expect

from tests.browser.test_pages import violations

pytestmark = pytest.mark.browser

SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => list.getEntries().forEach((each) => window.shifted += each.value))
  .observe({ type: "layout-shift", buffered: true });
"""
OVERLAPS = """() => {
  const boxes = (chosen) => [...document.querySelectorAll(chosen)].map((each) => [each, each.getBoundingClientRect()]);
  const marks = boxes(".spot, .gathered, .leaflet-control");
  return boxes(".name-of:not(.river) span").filter(([, a]) => marks.some(([, b]) =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)).map(([each]) => each.textContent);
}"""
TISUL: Geolocation = {"latitude": 55.75, "longitude": 88.3}


@pytest.fixture
def conditions() -> dict[str, Any]:
    """In Tisul, for "near me"; without motion, so that a test need not wait for its end."""
    return {"viewport": {"width": 1280, "height": 900}, "geolocation": TISUL, "reduced_motion": "reduce"}


def opened(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("#x-count")).to_contain_text(re.compile(r"\d+"))


def visible_rows(page: Page) -> list[str]:
    return page.locator(".map-list li[data-lat]:visible > a").all_inner_texts()


def test_what_is_chosen_is_shown_on_the_map_in_the_list_and_in_the_address(page: Page, address: str) -> None:
    opened(page, f"{address}map/")
    everything = visible_rows(page)
    page.get_by_text("Choose places").click()
    page.get_by_label("Status").select_option("museum")

    rows = page.locator(".map-list li[data-lat]:visible")
    assert 0 < rows.count() < len(everything)
    assert {row.get_attribute("data-status") for row in rows.all()} == {"museum"}
    assert page.url.endswith("map/?status=museum")
    expect(page.locator("#x-count")).to_contain_text(f"{rows.count()} of {len(everything)}")
    chosen = visible_rows(page)

    page.get_by_label("Period").select_option(index=3)
    page.go_back()
    assert page.url.endswith("map/?status=museum")
    assert visible_rows(page) == chosen

    opened(page, f"{address}ru/map/?status=museum")
    assert len(visible_rows(page)) == len(chosen)

    page.locator("#x-reset").click()
    expect(page.locator(".map-list li[data-lat]:visible")).to_have_count(len(everything))


def test_everything_can_be_done_from_the_keyboard(page: Page, address: str) -> None:
    opened(page, f"{address}map/")
    go = page.get_by_role("button", name="Show on the map: Tashtagol", exact=True)
    go.focus()
    page.keyboard.press("Enter")
    card = page.locator(".place-card")
    expect(card).to_contain_text("Tashtagol")
    expect(card.get_by_role("link", name="Tashtagol")).to_be_focused()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(go).to_be_focused()

    zoom_out = page.get_by_role("button", name="Zoom out")
    before = page.locator(".leaflet-control-scale-line").inner_text()
    zoom_out.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".leaflet-control-scale-line")).not_to_have_text(before)
    mark = page.locator(".spot, .gathered").first
    mark.focus()
    assert page.evaluate("document.activeElement.getAttribute('role')") == "button"
    page.keyboard.press("Enter")
    expect(page.locator(".spot, .gathered, .place-card").first).to_be_visible()


def test_the_keyboard_opens_the_card_of_a_mark_and_comes_back_to_it(page: Page, address: str) -> None:
    opened(page, f"{address}map/?kind=towns")
    for key in ("Enter", "Space"):
        mark = page.get_by_role("button", name="Yurga", exact=True)
        mark.focus()
        page.keyboard.press(key)
        card = page.locator(".place-card")
        expect(card.get_by_role("link", name="Yurga")).to_be_focused()
        page.keyboard.press("Escape")
        expect(card).to_be_hidden()
        expect(mark).to_be_focused()


def test_names_stand_clear_of_marks_and_colours_follow_the_scheme(page: Page, address: str) -> None:
    page.add_init_script(SHIFTS)
    opened(page, f"{address}map/")
    expect(page.locator(".name-of.city").first).to_be_attached()
    expect(page.locator(".name-of.river").first).to_be_attached()
    page.locator(".live-map").scroll_into_view_if_needed()
    assert page.evaluate("window.shifted") == 0
    assert page.evaluate(OVERLAPS) == []

    land = page.locator(".base-region").first
    fill = "path => getComputedStyle(path).fill"
    light = land.evaluate(fill)
    page.emulate_media(color_scheme="dark")
    assert land.evaluate(fill) != light


def test_a_vague_place_is_shown_by_the_circle_in_which_it_lies(page: Page, address: str) -> None:
    opened(page, f"{address}map/")
    page.get_by_role("button", name="Show on the map: Kashtak silver mine").click()
    expect(page.locator(".place-card")).to_contain_text("50")
    widths = page.locator(".live-map .accuracy").evaluate_all(
        "all => all.map((each) => each.getBBox().width)"
    )
    pane = page.locator(".live-map").bounding_box()
    assert pane is not None
    assert pane["width"] / 2 < max(widths) < pane["width"]


def test_the_map_bears_ten_thousand_places(page: Page, address: str) -> None:
    def many(route: Route) -> None:
        html = route.fetch().text()
        row = re.search(r"<li data-lat=.*?</li>", html, re.DOTALL)
        assert row is not None
        rows = (
            re.sub(
                r'data-lat="[^"]*" data-lon="[^"]*"',
                f'data-lat="{52.5 + n % 97 / 25}" data-lon="{85 + n % 89 / 25}"',
                row[0],
            )
            for n in range(10_000)
        )
        route.fulfill(body=html.replace(row[0], "".join(rows), 1), content_type="text/html")

    page.route("**/map/", many)
    opened(page, f"{address}map/")
    expect(page.locator("#x-count")).to_contain_text("of 10059 places")
    expect(page.locator(".gathered").first).to_be_visible()
    page.get_by_text("Choose places").click()
    page.get_by_label("Kind").select_option("landmarks")
    expect(page.locator("#x-count")).not_to_contain_text("10059 of")
    assert len(visible_rows(page)) < 100


def test_near_me_asks_on_a_click_and_sorts_by_distance(page: Page, address: str) -> None:
    opened(page, f"{address}map/")
    page.locator("#x-near").click()
    expect(page.locator("#x-count")).to_contain_text("did not tell where it is")

    page.context.grant_permissions(["geolocation"])
    page.locator("#x-near").click()
    expect(page.locator(".away").first).to_be_visible()
    assert "Tisul" in visible_rows(page)[:2]
    # Nobody knows the way any better than the places.
    assert re.match(
        r"no more than \d+\u00a0km away",
        page.locator("li:visible:has(a:text-is('Tisul')) .away").inner_text(),
    )
    page.locator("#x-reset").click()
    expect(page.locator(".away")).to_have_count(0)
    assert visible_rows(page)[0] == "Anzhero-Sudzhensk"


def test_only_what_the_map_shows(page: Page, address: str) -> None:
    opened(page, f"{address}map/")
    everything = len(visible_rows(page))
    page.get_by_text("Choose places").click()
    page.get_by_label("Only what the map shows").check()
    page.get_by_role("button", name="Show on the map: Tashtagol", exact=True).click()
    expect(page.locator(".place-card")).to_be_visible()
    expect(page.locator(".map-list li[data-lat]:visible")).not_to_have_count(everything)
    assert "Tashtagol" in visible_rows(page)


def test_without_its_data_or_without_scripts_the_drawing_stays(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/basemap.geojson", lambda route: route.abort())
    page.goto(f"{address}map/", wait_until="networkidle")
    expect(page.locator("#x-drawn svg.map").first).to_be_visible()
    assert page.locator(".live-map").count() == 0
    expect(page.locator("#x-choose")).to_be_hidden()
    context.close()


def test_in_use_it_has_no_barrier(browser: Browser, address: str) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 800},
        geolocation=TISUL,
        permissions=["geolocation"],
        bypass_csp=True,
    )
    page = context.new_page()
    opened(page, f"{address}map/?kind=landmarks")
    page.locator("summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.locator("#x-near").click()
    expect(page.locator(".away:visible").first).to_be_visible()
    page.locator(".go:visible").first.click()
    expect(page.locator(".place-card")).to_be_visible()
    assert violations(page) == []
    context.close()
