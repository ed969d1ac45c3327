"""The site under the conditions in which people use it: much enlarged, in forced colours, without motion, loading."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.test_pages import KINDS

pytestmark = pytest.mark.browser

SHOWN_FIRST = (
    "", "landmarks/", "search/", "towns/kaltan/", "map/", "timeline/", "claims/", "tours/red-hill-walk/", "ru/",
    "ru/towns/kaltan/", "404.html",
)  # fmt: skip
"""One of each kind of page that people arrive at."""
LATE = 0.15
"""Seconds after which letters come that the page has not waited for."""
SHIFTS = """
window.shifts = [];
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) {
    window.shifts.push([entry.value, ...entry.sources.map(source => source.node?.outerHTML?.slice(0, 80))]);
  }
}).observe({type: "layout-shift", buffered: true});
"""


@contextmanager
def opened(browser: Browser, **conditions: Any) -> Iterator[Page]:
    """A page under these conditions."""
    context = browser.new_context(**conditions)
    yield context.new_page()
    context.close()


def late(route: Route) -> None:
    """Send a file as a weak line would: after the first paint."""
    time.sleep(LATE)
    route.continue_()


@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_moves_while_a_page_loads_however_late_its_letters_come(
    width: int, browser: Browser, address: str
) -> None:
    with opened(browser, viewport={"width": width, "height": 800}) as page:
        page.add_init_script(SHIFTS)
        page.route("**/*.woff2", late)

        def shifts(path: str) -> Any:
            page.goto(address + path)
            page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
            return page.evaluate("window.shifts")

        # Late letters move things every time. A busy machine that paints half a masthead does so now and then.
        found = {path: each for path in SHOWN_FIRST if shifts(path) and (each := shifts(path))}
    assert found == {}


def test_enlarged_four_times_everything_is_there_without_scrolling_sideways(
    browser: Browser, address: str
) -> None:
    # 1280 px at 400 % are 320: https://www.w3.org/WAI/WCAG22/Understanding/reflow.html
    found = {}
    with opened(browser, viewport={"width": 320, "height": 256}) as page:
        for path in KINDS:
            page.goto(address + path)
            wide = page.evaluate("document.documentElement.scrollWidth")
            if wide > 320:
                found[path] = wide
        page.goto(address + "towns/kaltan/")
        assert page.get_by_role("heading", level=1).is_visible()
    assert found == {}


def test_nothing_moves_for_those_who_want_no_motion(browser: Browser, address: str) -> None:
    found = {}
    with opened(browser, reduced_motion="reduce") as page:
        for path in KINDS:
            page.goto(address + path)
            if running := page.evaluate(
                "document.getAnimations().filter(each => each.playState === 'running'"
                " && each.effect.getComputedTiming().duration > 1).length"
            ):
                found[path] = running
    assert found == {}


def test_in_forced_colours_links_focus_and_charts_can_be_seen(browser: Browser, address: str) -> None:
    with opened(browser, forced_colors="active", viewport={"width": 1440, "height": 900}) as page:
        page.goto(address + "towns/novokuznetsk/")
        page.keyboard.press("Tab")
        focused = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert focused not in ("none", "")
        # Columns that are painted in the colour of the page could not be seen.
        hidden = page.evaluate(
            """() => {
              const paper = getComputedStyle(document.body).backgroundColor;
              return [...document.querySelectorAll('svg.chart rect, svg.chart path, svg.chart line, figure svg path')]
                .filter(each => each.getBoundingClientRect().height > 1)
                .filter(each => {
                  const style = getComputedStyle(each);
                  const painted = [style.fill, style.stroke].filter(colour => colour !== 'none');
                  return painted.length && painted.every(colour => colour === paper);
                }).length;
            }"""
        )
        assert hidden == 0
        assert page.locator("svg").count() > 3
