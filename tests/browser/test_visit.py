"""A visitor walks through the guide with scripts switched off."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Trouble

pytestmark = pytest.mark.browser


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Page]:
    """A phone with JavaScript off."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


def test_a_visitor_finds_a_town_reads_its_claims_and_follows_a_source(visitor: Page, address: str) -> None:
    trouble = Trouble(visitor, address)
    visitor.goto(address)
    expect(visitor.get_by_role("heading", level=1)).to_be_visible()
    visitor.goto(address + "towns/")
    visitor.get_by_role("main").get_by_role("link", name="Kaltan").first.click()
    expect(visitor.get_by_role("heading", level=1)).to_contain_text("Kaltan")
    expect(visitor.get_by_text("Калтан").first).to_be_visible()

    first_citation = visitor.locator("sup a").first
    target = first_citation.get_attribute("href")
    assert target is not None
    assert target.startswith("#x-r")
    expect(visitor.locator(target)).to_be_visible()

    claim = visitor.get_by_text("largely abandoned").first
    expect(claim).to_be_visible()
    expect(visitor.get_by_text("Contradicted").first).to_be_visible()
    assert trouble.found == []


def test_a_visitor_reads_the_page_in_russian_and_comes_back(visitor: Page, address: str) -> None:
    visitor.goto(address + "towns/kaltan/")
    visitor.get_by_role("link", name="Русский").first.click()
    assert visitor.url == address + "ru/towns/kaltan/"
    expect(visitor.get_by_role("heading", level=1)).to_contain_text("Калтан")
    assert visitor.locator("html").get_attribute("lang") == "ru"
    visitor.get_by_role("link", name="English").first.click()
    assert visitor.url == address + "towns/kaltan/"


def test_the_map_leads_to_places_and_lists_them(visitor: Page, address: str) -> None:
    visitor.goto(address + "map/")
    expect(visitor.locator("svg a").first).to_be_attached()
    listed = visitor.get_by_role("main").get_by_role("link", name="Prokopyevsk")
    listed.last.click()
    assert visitor.url == address + "towns/prokopyevsk/"


def test_the_timeline_leads_to_entries(visitor: Page, address: str) -> None:
    visitor.goto(address + "timeline/")
    expect(visitor.get_by_role("heading", name="1930s")).to_be_visible()
    visitor.get_by_role("main").get_by_role("link", name="Kaltan").first.click()
    assert visitor.url == address + "towns/kaltan/"


def test_a_hub_holds_its_sectors_as_a_set(visitor: Page, address: str) -> None:
    visitor.goto(address + "towns/novokuznetsk/")
    main = visitor.get_by_role("main")
    for sector in ("metallurgy", "energy", "education-and-research"):
        expect(main.locator(f"a[href$='sectors/{sector}/']").first).to_be_visible()


def test_the_policy_stands_first_in_the_head_and_holds_no_inline_code(visitor: Page, address: str) -> None:
    visitor.goto(address + "towns/kaltan/")
    html = visitor.content()
    assert html.index("Content-Security-Policy") < html.index("<title")
    assert visitor.locator("[style], style, script:not([src])").count() == 0
