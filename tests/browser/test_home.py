"""The front page: quick, calm, whole at every width; each drawn number is told in figures as well."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const e of list.getEntries()) sum += e.value; })
    .observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => done(sum), 400);
})"""


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_nothing_shifts_and_nothing_is_cut_off_and_a_headline_and_a_way_in_stand_above_the_fold(
    width: int, browser: Browser, address: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme="dark")
    page = context.new_page()
    page.goto(address, wait_until="load")
    assert page.evaluate(SHIFTS) < 0.005  # what a font moves that comes late is not to be seen
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    for what in ("h1", ".button-strong"):
        box = page.locator(what).first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 800, what
    context.close()


def test_each_row_of_squares_draws_the_figure_that_it_tells(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    rows = page.locator(".tally-table tr:has(td)").all()
    assert len(rows) > 10
    for row in rows:
        path = row.locator("path").get_attribute("d") or ""
        assert path.count("z") == int(re.sub(r"\D", "", row.locator("b").inner_text()))
    context.close()


def test_a_poster_leads_to_its_tour(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    posters = page.locator(".poster")
    assert posters.count() == 3
    assert posters.nth(0).locator("li").count() >= 3
    posters.nth(0).click(position={"x": 40, "y": 40})
    assert "/tours/" in page.url
    context.close()
