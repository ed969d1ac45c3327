"""The drawn timeline and its list: chosen together, kept in the address, whole without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Trouble
from tests.browser.test_pages import violations

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    trouble = Trouble(page, address)
    yield page
    context.close()
    assert trouble.found == []


def test_places_and_years_are_chosen_for_the_drawing_and_the_list(page: Page, address: str) -> None:
    page.goto(f"{address}timeline/")
    expect(page.locator("#x-shown")).to_contain_text(re.compile(r"\d+ places, \d+ events"))
    everything = page.locator("#x-shown").inner_text()
    page.get_by_text("Choose places and years").click()
    page.get_by_label("Kind").select_option("towns")
    page.get_by_label("From").select_option("1930")
    page.get_by_label("To the end of").select_option("1950")

    assert page.url.endswith("timeline/?kind=towns&from=1930&to=1950")
    rows = page.locator(".life-list > li:visible")
    assert {row.get_attribute("data-kind") for row in rows.all()} == {"towns"}
    headings = page.locator(".decade:visible h2").all_inner_texts()
    assert headings == ["1930s", "1940s", "1950s"]
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
