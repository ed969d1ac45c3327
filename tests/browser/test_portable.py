"""The guide opened from a folder, as from a memory stick: no server, no network."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from kuzbass_site.build import build
from kuzbass_site.models.options import Options
from tests.conftest import ROOT

pytestmark = pytest.mark.browser


def test_a_visitor_walks_through_a_folder(browser: Browser, tmp_path: Path) -> None:
    build(ROOT, tmp_path / "stick", Options(portable=True))
    page = browser.new_context(java_script_enabled=False).new_page()

    page.goto((tmp_path / "stick" / "index.html").as_uri())
    page.get_by_role("link", name="Towns").first.click()
    page.get_by_role("main").get_by_role("link", name="Kaltan").first.click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Kaltan")
    assert page.url.endswith("/stick/towns/kaltan/index.html")
    # The style sheet is found, too: without it the page would have no ground.
    assert (
        page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") != "rgba(0, 0, 0, 0)"
    )
    page.context.close()

    # With scripts on, too, the map stays as it was drawn: a browser reads no modules from a folder.
    page = browser.new_context().new_page()
    page.goto((tmp_path / "stick" / "map" / "index.html").as_uri())
    expect(page.locator("#x-drawn svg.map").first).to_be_visible()
    expect(page.locator("#x-choose")).to_be_hidden()
    page.context.close()
