"""Photographs in a real browser: nothing shifts, the arrow keys turn them, the back button goes back."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, Page, expect

from kuzbass_site.build import build
from kuzbass_site.models.options import Options
from tests.browser.conftest import Handler, Trouble
from tests.conftest import BASE, ROOT

pytestmark = pytest.mark.browser
SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture(scope="module")
def album(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small guide with two photographs of one landmark."""
    guide = tmp_path_factory.mktemp("album") / "guide"
    ours = shutil.ignore_patterns(".cache")
    shutil.copytree(ROOT / "tests/sites/small", guide, ignore=ours)
    shutil.copy(ROOT / "tests/pictures/rocket.jpg", guide / "content/images")
    furnace = guide / "content/landmarks/old-furnace.md"
    listed = (
        "figures:\n  - {file: rocket.jpg, alt: A rocket, credit: SpaceX, licence: CC0-1.0, caption: Dusk}\n"
    )
    furnace.write_text(furnace.read_text().replace("figures:\n", listed))
    build(guide, guide.parent / "site", Options(url=f"https://guide.test{BASE}"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(guide.parent / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{BASE}"
    server.shutdown()
    server.server_close()


def _came(page: Page) -> str:
    """The file that the browser chose for the first picture of the page, once it has come."""
    picture = page.locator("main picture img").first
    picture.evaluate("image => image.decode()")
    assert picture.evaluate("image => image.naturalWidth") > 0
    found: str = picture.evaluate("image => image.currentSrc")
    return found


@pytest.mark.parametrize("width", [360, 1440])
def test_a_picture_opens_large_turns_by_arrow_keys_and_goes_back(
    browser: Browser, album: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    trouble = Trouble(page, album)
    page.add_init_script(SHIFTS)
    page.goto(f"{album}landmarks/old-furnace/")
    assert "/images/rocket-" in _came(page)
    assert _came(page).endswith(".avif")

    page.get_by_role("link", name="A rocket").click()
    expect(page).to_have_url(f"{album}pictures/rocket/")
    assert f"/images/rocket-{480 if width == 360 else 640}." in _came(page)
    box = page.locator(".large img").bounding_box()
    assert box
    assert box["width"] <= width
    page.wait_for_load_state()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(f"{album}pictures/furnace/")
    page.wait_for_load_state()  # the script runs before the page counts as loaded
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(f"{album}pictures/rocket/")
    page.go_back()
    page.go_back()
    page.go_back()
    expect(page).to_have_url(f"{album}landmarks/old-furnace/")
    assert page.evaluate("window.shifted") == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert trouble.found == []
    page.close()


def test_without_scripts_the_links_do_the_same(browser: Browser, album: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{album}ru/pictures/rocket/")

    page.locator("a[rel=next]").last.click()
    expect(page).to_have_url(f"{album}ru/pictures/furnace/")
    page.get_by_role("heading", level=1).get_by_role("link").click()
    expect(page).to_have_url(f"{album}ru/landmarks/old-furnace/")
    context.close()
