"""Every page of the real guide, in a real browser: no error, no third party, no barrier."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Trouble

pytestmark = pytest.mark.browser

SHARES = 4
"""Into how many parts the pages are dealt, so that worker processes can share them."""

ONE_IN = 8
"""The pages of single sources are many and alike: each is loaded, axe looks at one in so many."""

KINDS = (
    "", "landmarks/", "landmarks/kemerovo-metallurgical-plant/", "towns/kaltan/", "towns/novokuznetsk/",
    "themes/decline/", "map/", "timeline/", "claims/", "claims/t27/", "claims/verdict/contradicted/",
    "sources/", "sources/bse_kaltan/", "a-z/", "glossary/", "credits/", "about/", "tags/", "tags/coal/",
    "about/state/", "data/", "ru/data/", "tours/", "tours/red-hill-walk/", "themes/listed-monuments/",
    "tours/kolchugino-line/", "offline/", "decades/", "statuses/", "unknown/", "ru/", "ru/towns/kaltan/",
    "ru/map/", "handbook/", "handbook/editors/", "handbook/codes/", "ru/handbook/words/", "404.html",
)  # fmt: skip


def all_pages(site: Path) -> list[str]:
    """The addresses of all HTML pages but redirects, relative to the site."""
    files = sorted(path for path in site.rglob("*.html") if 'http-equiv="refresh"' not in path.read_text())
    return [path.relative_to(site).as_posix().removesuffix("index.html") for path in files]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page with scripts on, as axe needs them."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def violations(page: Page) -> list[str]:
    """What axe finds, in a line each. What passes is not described: that takes twice as long as finding out."""
    results = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{r['id']}: {node['html'][:160]}" for r in results for node in r["nodes"]]


@pytest.mark.parametrize("share", range(SHARES))
def test_every_page_loads_without_trouble_and_without_barriers(
    share: int, page: Page, address: str, guide_site: Path
) -> None:
    trouble = Trouble(page, address)
    found: list[str] = []
    pages = all_pages(guide_site)
    assert len(pages) > 100
    for number, path in enumerate(pages[share::SHARES]):
        page.goto(address + path)
        if not re.search("sources/.", path) or number % ONE_IN == 0:
            found += [f"{path} {problem}" for problem in violations(page)]
    assert found == []
    assert trouble.found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_each_kind_of_page_has_no_barrier_and_no_sideways_scroll(
    scheme: str, width: int, browser: Browser, address: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    found: list[str] = []
    for path in KINDS:
        response = page.goto(address + path)
        assert response is not None
        assert response.ok, path
        # Light pages are looked at one by one above, `make audit` looks at every page in all four ways.
        if (scheme, width) == ("dark", 360):
            found += [f"{path} {problem}" for problem in violations(page)]
        overflow = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if overflow > 0:
            found.append(f"{path} scrolls sideways by {overflow} px")
    context.close()
    assert found == []
