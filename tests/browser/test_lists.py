"""A collection, chosen and ordered without a reload; with plain links where no script runs."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_pages import violations

pytestmark = pytest.mark.browser


def titles(page: Page) -> list[str]:
    return page.locator("#x-chosen .card-title").all_inner_texts()


def test_the_whole_collection_is_chosen_from_and_ordered(page: Page, address: str) -> None:
    page.goto(f"{address}landmarks/")
    page.get_by_text("Choose and sort").click()
    page.locator("select[name=status]").select_option("museum")
    expect(page.locator("#x-count")).to_contain_text(re.compile(r"\d+ of 38 entries"))
    museums = page.locator("#x-chosen .card")
    assert museums.count() > 1
    assert page.locator("#x-chosen .status.museum").count() == museums.count()
    assert page.url.endswith("landmarks/?status=museum")

    page.get_by_label("Order").select_option("first")
    expect(page.locator("#x-count")).to_contain_text("38")
    years = re.findall(
        r"\b(1[6-9]\d\d|20\d\d)\b", " ".join(page.locator("#x-chosen .facts-line").all_inner_texts())
    )
    assert years == sorted(years)

    # A card of another page of the list leads where it says.
    page.locator("select[name=status]").select_option("")
    page.get_by_label("Words in the card").fill("fortress")
    expect(page.locator("#x-chosen .card")).to_have_count(1)
    page.locator("#x-chosen .card a").click()
    page.wait_for_url("**/landmarks/kuznetsk-fortress/")
    page.go_back()
    expect(page.locator("#x-chosen .card")).to_have_count(1)
    page.get_by_role("button", name="Show all again").click()
    expect(page.locator("#x-list")).to_be_visible()
    assert page.url.endswith("landmarks/")


def test_an_address_of_a_later_page_works_in_russian_too(page: Page, address: str) -> None:
    page.goto(f"{address}ru/landmarks/page/2/?words=шахтер")
    expect(page.locator("#x-chosen .card").first).to_be_visible()
    assert any("шахтёр" in each.casefold() for each in page.locator("#x-chosen .card").all_inner_texts())
    pictures = page.locator("#x-chosen img").evaluate_all(
        "each => Promise.all(each.map(image => image.decode().then(() => image.naturalWidth)))"
    )
    assert all(pictures)


def test_in_use_it_has_no_barrier(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800}, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{address}landmarks/?status=working")
    expect(page.locator("#x-chosen .card").first).to_be_visible()
    assert violations(page) == []
    context.close()


def test_without_scripts_lists_lead_to_narrower_ones(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}landmarks/")
    expect(page.locator("#x-choose")).to_be_hidden()
    page.locator(".facets").get_by_role("link", name=re.compile("Museum")).first.click()
    page.wait_for_url("**/statuses/museum/")
    context.close()
