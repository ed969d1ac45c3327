"""The drawn timeline and its list: chosen together, kept in the address, whole without scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_pages import violations

pytestmark = pytest.mark.browser


def test_places_and_years_are_chosen_for_the_drawing_and_the_list(page: Page, address: str) -> None:
    page.goto(f"{address}timeline/")
    expect(page.locator("#x-shown")).to_contain_text(re.compile(r"\d+ places, \d+ events"))
    everything = page.locator("#x-shown").inner_text()
    page.get_by_text("Choose places and years").click()
    page.get_by_label("Kind").select_option("towns")
    page.get_by_label("From").select_option("1930")
    page.get_by_label("To the end of").select_option("1950")

    assert page.url.endswith("timeline/?kind=towns&from=1930&to=1950")
    assert page.locator(".life-list > li:visible").count() > 5
    assert page.locator(".life-list:not(.towns) > li:visible").count() == 0
    assert page.locator(".life-box h3:visible").all_inner_texts() == ["TOWNS"]
    headings = page.locator(".decade:visible h2").all_inner_texts()
    assert headings == ["1920s", "1930s", "1940s", "1950s"]
    # Of the decade before only what reaches into these years.
    reaching = page.locator(".decade:visible").first.locator("li:visible")
    assert all(each.get_attribute("data-until") for each in reaching.all())
    # The years of the axis fill its width now.
    axis = page.locator(".axis").bounding_box()
    first = page.locator(".axis text", has_text="1930").bounding_box()
    assert axis is not None
    assert first is not None
    assert abs(first["x"] - axis["x"]) < 6

    page.go_back()
    assert page.url.endswith("?kind=towns&from=1930")
    page.get_by_role("button", name="Show all again").click()
    expect(page.locator("#x-shown")).to_have_text(everything)
    assert page.url.endswith("timeline/")


def test_an_address_brings_back_what_was_chosen(page: Page, address: str) -> None:
    page.goto(f"{address}ru/timeline/?theme=themes/environment")

    rows = page.locator(".life-list > li:visible")
    assert rows.count() > 0
    assert all("themes/environment" in (row.get_attribute("data-theme") or "") for row in rows.all())
    # The theme's own events are among those listed, though it has no bar.
    told = page.locator(".decade > ol > li:visible")
    assert told.filter(has=page.locator("a[href$='themes/environment/']")).count() > 0
    assert all(page.locator(".jump li:visible .count").all_inner_texts())


def test_a_century_and_a_decade_are_shown_by_buttons_and_by_keys(page: Page, address: str) -> None:
    page.goto(f"{address}timeline/")
    years, spans = page.locator("#x-span output"), page.get_by_role("group", name="Years shown")
    expect(years).to_have_text(re.compile("^1610–today$"))
    expect(spans.get_by_role("button", name="Earlier")).to_be_disabled()

    spans.get_by_role("button", name="Century").click()
    expect(years).to_have_text("1900–1999")
    spans.get_by_role("button", name="Earlier").click()
    expect(years).to_have_text("1800–1899")
    assert page.url.endswith("timeline/?from=1800&to=1890")
    # The early years are drawn narrow, and yet their decades are named now.
    expect(page.locator(".axis text", has_text="1810")).to_be_visible()
    # What began later has nothing to show in these years.
    expect(page.locator(".life-list").get_by_role("link", name="Salair", exact=True)).to_be_visible()
    expect(page.locator(".life-list").get_by_role("link", name="Kaltan", exact=True)).to_be_hidden()
    page.go_back()
    expect(years).to_have_text("1900–1999")

    page.locator(".life-list a").first.focus()
    expect(page.locator(".life-box [tabindex='0']")).to_have_count(1)
    page.keyboard.press("+")
    expect(spans.get_by_role("button", name="Decade")).to_have_attribute("aria-pressed", "true")
    expect(years).to_have_text(re.compile(r"^19\d0–19\d9$"))
    page.keyboard.press("-")
    page.keyboard.press("-")
    expect(years).to_have_text("1610–today")
    assert page.evaluate("document.activeElement.closest('.life-box') !== null")


def test_the_drawing_is_one_stop_of_the_tab_key_in_which_arrows_move(page: Page, address: str) -> None:
    page.goto(f"{address}timeline/")
    page.locator(".life-list a").first.focus()
    expect(page.locator(".life-box [tabindex='0']")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    focused = page.locator(":focus")
    second = page.locator(".life-list > li").nth(1)
    expect(focused).to_have_text(second.locator("> a").inner_text())
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    target = focused.get_attribute("href")
    assert target is not None
    assert target.startswith("#x-e")
    # What it says is that of the list, in the line above the drawing and as its name.
    words = page.locator(f"{target} > span").nth(1).evaluate("each => each.textContent")[:20]
    expect(page.locator(".reading")).to_contain_text(words)
    expect(focused.locator("title")).to_contain_text(words)
    page.keyboard.press("Enter")
    assert page.url.endswith(target)
    expect(page.locator(target)).to_be_in_viewport()


def test_the_mark_nearest_to_the_pointer_is_meant(page: Page, address: str) -> None:
    page.goto(f"{address}timeline/")
    mark = page.locator(".life-list > li").nth(1).locator("svg a:not(.bar)").last
    mark.hover()
    expect(page.locator(".reading b")).to_contain_text("Salair")
    box = mark.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] + 6, box["y"] + 10)
    expect(mark).to_have_class(re.compile("near-by"))
    page.mouse.click(box["x"] + box["width"] + 6, box["y"] + 10)
    page.wait_for_url(f"**{mark.get_attribute('href')}")


def test_without_scripts_everything_is_drawn_and_told(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}timeline/")
    expect(page.locator("#x-span")).to_be_hidden()
    assert page.locator(".life-list > li:visible").count() > 50
    page.locator(".life-list").get_by_role("link", name="Kaltan", exact=True).click()
    page.wait_for_url("**/towns/kaltan/")
    context.close()


def test_in_use_it_has_no_barrier(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800}, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{address}timeline/?kind=towns&from=1930&to=1950")
    expect(page.locator("#x-shown")).to_contain_text("events")
    assert violations(page) == []
    context.close()
