"""A visitor on the way: stops seen, pages kept, no network; and how to be rid of it all."""

from __future__ import annotations

import os
import re
import shutil
import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Handler, Trouble

pytestmark = pytest.mark.browser

TOUR = "tours/red-hill-walk/"
KEPT = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    const kept = await (await caches.open(name)).keys();
    found[name.split('|').slice(2).join('|')] = kept.map((request) => new URL(request.url).pathname);
  }
  return found;
}"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A phone that has never been here."""
    context = browser.new_context(viewport={"width": 390, "height": 800})
    yield context
    context.close()


TOUR_LAST = """async () => {
  const name = (await caches.keys()).find((each) => each.includes('|saved|'));
  return (await (await caches.open(name)).keys()).at(-1).url === location.href;
}"""
SETTLED = """async () => {
  const { dataset } = document.querySelector('script[data-map]');
  const kept = [location.href.split('#')[0], new URL(dataset.map, location.href).href].map((url) => caches.match(url));
  return Boolean(navigator.serviceWorker.controller) && (await Promise.all(kept)).every(Boolean);
}"""


def wait_until(page: Page, question: str, what: object = None, seconds: float = 20) -> None:
    """Ask an asynchronous question until the answer is yes; ``wait_for_function`` takes a promise for a yes."""
    end = time.monotonic() + seconds
    while not page.evaluate(question, what):
        assert time.monotonic() < end, question
        page.wait_for_timeout(50)


def settled(page: Page) -> None:
    """Wait until the worker keeps the map and the page that was loaded before there was a worker."""
    wait_until(page, SETTLED)


def test_marks_are_kept_counted_shared_by_the_languages_and_cleared(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    trouble = Trouble(page, address)
    page.goto(address + TOUR)
    expect(page.locator("[data-count]")).to_have_text("0 of 5 seen")
    page.locator("#x-stop-2 .seen").click()
    page.locator("#x-stop-4 .seen").click()
    expect(page.locator("[data-count]")).to_have_text("2 of 5 seen")

    page.goto(address + "ru/" + TOUR)
    expect(page.locator("#x-stop-2 input")).to_be_checked()
    expect(page.locator("#x-stop-1 input")).not_to_be_checked()
    page.locator("[data-clear]").click()
    expect(page.locator("[data-count]")).to_contain_text("0")
    page.reload()
    expect(page.locator("[data-seen]:checked")).to_have_count(0)
    page.locator(".badge").last.click()
    assert page.url.endswith("#x-stop-1")
    assert trouble.found == []


def test_without_scripts_a_tour_is_a_list_with_a_map_and_a_file(browser: Browser, address: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(address + TOUR)

    expect(page.locator("svg.route")).to_be_visible()
    expect(page.get_by_role("link", name="GPX for a map app")).to_be_visible()
    expect(page.get_by_role("checkbox")).to_have_count(0)
    expect(page.get_by_role("button")).to_have_count(0)
    page.context.close()


def test_what_was_read_and_the_map_open_without_a_network_and_the_rest_says_so(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    page.goto(address + "towns/kaltan/")
    settled(page)
    context.set_offline(True)

    page.reload()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kaltan")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgba(0, 0, 0, 0)"
    page.goto(address + "map/")
    expect(page.locator("#x-drawn.live")).to_be_visible()

    page.goto(address + "ru/towns/belovo/")
    assert page.url == address + "ru/offline/#/ru/towns/belovo/"
    expect(page.locator("[data-missing]")).to_be_visible()
    expect(page.locator("[data-kept]").get_by_role("link", name="Kaltan")).to_be_visible()
    context.set_offline(False)
    page.locator("[data-again]").click()
    assert page.url == address + "ru/towns/belovo/"


def test_a_saved_tour_opens_with_all_its_stops_until_it_is_removed(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    page.goto(address + TOUR)
    page.get_by_role("button", name="Save for offline").click()
    expect(page.locator("[data-state]")).to_contain_text("Saved", timeout=20_000)
    stops = page.locator(".stops h3 a").evaluate_all("links => links.map((link) => link.href)")
    context.set_offline(True)

    for stop in dict.fromkeys(stops):
        page.goto(stop)
        assert page.url == stop
        expect(page.locator("#x-tours")).to_be_visible()
    page.goto(address + TOUR)
    page.locator("#x-stop-1 .seen").click()
    context.set_offline(False)
    page.goto(address + TOUR)  # a page that is read again is kept anew, after its stops
    wait_until(page, TOUR_LAST)
    context.set_offline(True)
    page.goto(address + "offline/")
    tours = page.locator("[data-kept] section").first
    expect(tours.get_by_role("link")).to_have_text("Red Hill, Kemerovo")

    page.get_by_role("button", name="Remove everything").click()
    expect(page.locator("[data-removed]")).to_contain_text("removed")
    assert page.evaluate("async () => [...await caches.keys(), ...Object.keys(localStorage)]") == []
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0


@pytest.fixture
def mutable(guide_site: Path, tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A copy of the worker, its files and some pages that a test may change, and its address."""
    site = tmp_path / "site"
    for folder in ("static", "offline", "ru/offline", "map", "towns/kaltan"):
        shutil.copytree(guide_site / folder, site / folder)
    shutil.copy(guide_site / "sw.js", site)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield site, f"http://127.0.0.1:{server.server_port}/some/base/"
    server.shutdown()
    server.server_close()
    thread.join()


def put_online(path: Path, text: str) -> None:
    """Write a file as a later one: a server that knows seconds only would call it unchanged within the same."""
    later = path.stat().st_mtime + 60
    path.write_text(text)
    os.utime(path, (later, later))


def test_a_new_version_takes_the_place_of_the_old_and_a_site_that_keeps_nothing_takes_it_away(
    context: BrowserContext, mutable: tuple[Path, str]
) -> None:
    site, address = mutable
    worker = site / "sw.js"
    page = context.new_page()
    page.goto(address + "towns/kaltan/")
    settled(page)
    (before,) = [name for name in page.evaluate(KEPT) if name.startswith("core")]

    style = next((site / "static/css").glob("site.*.css"))
    shutil.copy(style, style.with_name("site.newer.css"))
    renewed = worker.read_text().replace(style.name, "site.newer.css")
    put_online(worker, re.sub(r'"version": "\w+"', '"version": "another"', renewed))
    page.goto(address + "towns/kaltan/")
    wait_until(page, "async (old) => !(await caches.keys()).some((name) => name.endsWith(`|${old}`))", before)
    page.goto(address + "towns/kaltan/")
    wait_until(page, "async () => (await caches.keys()).filter((name) => name.includes('|map|')).length === 1"
                     " && (await caches.keys()).some((name) => name.endsWith('|map|another'))")  # fmt: skip
    assert [name for name in page.evaluate(KEPT) if name.startswith("core")] == ["core|another"]
    wait_until(page, "async () => Boolean(await caches.match(location.href))")
    assert any(
        path.endswith(style.name) for path in page.evaluate(KEPT)["files"]
    )  # for the pages of that time

    off = next((site / "static" / "js").glob("worker-off.*.js"))
    put_online(worker, f'importScripts("{off.relative_to(site)}");\n')
    page.goto(address + "towns/kaltan/")
    wait_until(
        page,
        "async () => !(await navigator.serviceWorker.getRegistrations()).length && !(await caches.keys()).length",
    )


def test_no_more_than_two_hundred_pages_are_kept_and_the_oldest_go_first(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    page.goto(address + "towns/kaltan/")
    settled(page)
    page.evaluate(
        """async () => {
          const name = (await caches.keys()).find((each) => each.endsWith('|pages'));
          const cache = await caches.open(name);
          const html = { headers: { 'content-type': 'text/html' } };
          for (let n = 0; n < 205; n += 1) await cache.put(`x/${n}/`, new Response('', html));
        }"""
    )
    page.goto(address + "towns/belovo/")
    wait_until(
        page,
        """async () => {
      const name = (await caches.keys()).find((each) => each.endsWith('|pages'));
      return (await (await caches.open(name)).keys()).length === 200;
    }""",
    )
    kept = page.evaluate(KEPT)["pages"]
    assert kept[-1].endswith("/towns/belovo/")
    assert not any(path.endswith(("/towns/kaltan/", "/x/0/")) for path in kept)


def test_the_sheet_of_a_tour_fits_on_two_pages(browser: Browser, address: str) -> None:
    page = browser.new_page()
    for tour in ("kolchugino-line", "novokuznetsk-two-cities"):
        page.goto(f"{address}tours/{tour}/")
        pdf = page.pdf(format="A4", prefer_css_page_size=True)
        assert len(re.findall(rb"/Type /Page\b", pdf)) <= 2, tour
    page.close()
