"""Searching, as people do it: by any spelling, in either language, from the keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_pages import violations

pytestmark = pytest.mark.browser


def first(page: Page) -> str:
    """The title of the first result, once the search is done."""
    expect(page.locator("#x-found")).to_contain_text(re.compile("esult|езультат"))
    return page.locator("#x-results a").first.inner_text()


@pytest.mark.parametrize(
    ("path", "query", "title"),
    [
        ("search/", "Kiselevsk", "Kiselyovsk"),
        ("search/", "Kiselyovsk", "Kiselyovsk"),
        ("search/", "Киселевск", "Kiselyovsk"),
        ("ru/search/", "Киселевск", "Киселёвск"),
        ("ru/search/", "киселёвск", "Киселёвск"),
        ("ru/search/", "Kiselevsk", "Киселёвск"),
        ("search/", "Stalinsk", "Novokuznetsk"),
        ("ru/search/", "шахта коксовая", "Шахта «Коксовая»"),
    ],
)
def test_a_town_is_found_by_any_of_its_names(
    path: str, query: str, title: str, page: Page, address: str
) -> None:
    page.goto(f"{address}{path}?q={query}")

    assert first(page) == title


def test_words_are_found_in_other_forms_and_shown_where_they_stand(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=oven")
    first(page)
    marked = {each.casefold().strip(".,") for each in page.locator("#x-results mark").all_inner_texts()}
    assert {"oven", "ovens"} <= marked

    page.goto(f"{address}ru/search/?q=шахты")
    first(page)
    assert {"шахта", "шахты"} <= {
        each.casefold().strip(".,») ") for each in page.locator("#x-results mark").all_inner_texts()
    }
    assert violations(page) == []


def test_from_anywhere_to_an_entry_by_the_keyboard_alone_and_back(page: Page, address: str) -> None:
    page.goto(f"{address}towns/kaltan/")
    page.keyboard.press("/")
    page.wait_for_url("**/search/")
    expect(page.locator("#x-query")).to_be_focused()
    page.keyboard.type("Tisul", delay=20)
    assert first(page) == "Tisul"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#x-query")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/towns/tisul/")
    page.go_back()
    assert first(page) == "Tisul"
    expect(page.locator("#x-query")).to_have_value("Tisul")


def test_all_that_is_found_is_counted_and_no_kind_crowds_out_another(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=coal")
    first(page)
    groups = page.locator(".result-group")
    counts = [int(each) for each in groups.locator("h2 .count").all_inner_texts()]
    assert page.locator("#x-found").inner_text() == f"Results: {sum(counts)}"
    assert len(counts) > 6
    landmarks = groups.filter(has=page.get_by_role("heading", name="Landmarks"))
    assert landmarks.locator("li").count() == 5
    landmarks.get_by_role("button", name="Show more").click()
    expect(landmarks.locator("li")).to_have_count(10)
    expect(landmarks.locator("li").nth(5).locator("a")).to_be_focused()
    assert violations(page) == []


def test_results_lead_to_their_places_and_tell_their_languages(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=Киселевск")
    first(page)
    name = page.locator(".result-name span").first
    assert (name.inner_text(), name.get_attribute("lang")) == ("Киселёвск", "ru")
    page.goto(f"{address}ru/search/?q=restructuring")  # the titles of sources are not translated
    first(page)
    assert page.locator("#x-results a[lang=en]").count() > 0

    page.goto(f"{address}search/?q=sotsgorod")
    first(page)
    word = page.locator(".result-group").filter(has=page.get_by_role("heading", name="Glossary")).locator("a")
    word.first.click()
    page.wait_for_url("**/glossary/#*")
    assert page.evaluate("document.querySelector(location.hash) !== null")


def test_what_is_not_there_is_said_and_nothing_is_loaded_before_it_is_needed(
    page: Page, address: str
) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(f"{address}search/", wait_until="networkidle")
    expect(page.locator("#x-query")).to_be_focused()
    assert not [url for url in loaded if "pagefind" in url]

    page.keyboard.type("$& qwertyuiopasdf")
    expect(page.locator("#x-found")).to_contain_text("“$& qwertyuiopasdf”")
    assert page.locator("#x-results a").count() == 0
    expect(page.locator("#x-hints")).to_be_visible()
    expect(page.get_by_role("link", name="A to Z").first).to_be_visible()


def test_the_key_that_leads_here_can_be_put_out_of_use(page: Page, address: str) -> None:
    page.goto(f"{address}search/")
    page.locator("#x-key").uncheck()
    page.goto(f"{address}towns/kaltan/")
    page.keyboard.press("/")
    page.goto(f"{address}search/")
    expect(page.locator("#x-key")).not_to_be_checked()
    page.locator("#x-key").check()
    page.goto(f"{address}ru/towns/kaltan/")
    page.evaluate("dispatchEvent(new KeyboardEvent('keydown', { key: '.', code: 'Slash', bubbles: true }))")
    page.wait_for_url("**/ru/search/")


def test_without_scripts_the_page_leads_elsewhere(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}search/")
    expect(page.locator("#x-search")).to_be_hidden()
    expect(page.get_by_role("heading", name="Searching needs JavaScript")).to_be_visible()
    page.locator("#x-elsewhere").get_by_role("link", name="Towns").click()
    page.wait_for_url("**/towns/")
    context.close()
