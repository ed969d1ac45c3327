"""A real Chromium, and a real server that sends the site under the policy of the architecture."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from kuzbass_site.pages.frame import POLICY
from tests.browser.admin_files import served
from tests.conftest import BASE


class Handler(SimpleHTTPRequestHandler):
    """The files of a site below a path, under its policy."""

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(BASE)) if path.startswith(BASE) else ""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def copyfile(self, source: Any, outputfile: Any) -> None:
        with suppress(BrokenPipeError, ConnectionResetError):  # a browser that has left the page
            super().copyfile(source, outputfile)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""


@pytest.fixture(scope="session")
def address(guide_site: Path) -> Iterator[str]:
    """The address of the served guide, with a slash at its end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(guide_site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{BASE}"
    server.shutdown()
    server.server_close()
    thread.join()


def chromium() -> str:
    """The browser that the set-up has found; a test run without one must fail, not skip."""
    named = os.environ.get("KUZBASS_SITE_BROWSER", "")
    found = named or next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
    )
    if not found:
        pytest.fail("no Chromium: run the tests with `make test`, which sets one up", pytrace=False)
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium for each worker process."""
    flags = [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ]  # fmt: skip
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=flags)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def admin_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the served admin of the guide, with a slash at its end."""
    yield from served(tmp_path_factory)


class Trouble:
    """What a page did that a page of ours must not do."""

    def __init__(self, page: Page, home: str) -> None:
        self.found: list[str] = []
        page.on("console", lambda message: self._console(message.type, message.text))
        page.on("pageerror", lambda error: self.found.append(f"script error: {error}"))
        page.on("requestfailed", lambda request: self._failed(request.url, request.failure or ""))
        page.on("request", lambda request: self._request(request.url, home))
        page.on("response", lambda response: self._response(response.status, response.url))

    def _failed(self, url: str, why: str) -> None:
        # A picture still on its way when the visitor leaves is no fault of the page.
        if why != "net::ERR_ABORTED":
            self.found.append(f"failed: {url} {why}")

    def _console(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.found.append(f"console {kind}: {text}")

    def _request(self, url: str, home: str) -> None:
        if not url.startswith(home):
            self.found.append(f"request outside the site: {url}")

    def _response(self, status: int, url: str) -> None:
        if status >= 400:
            self.found.append(f"{status}: {url}")


@pytest.fixture
def conditions() -> dict[str, Any]:
    """How a ``page`` is opened; a file of tests may say otherwise."""
    return {"viewport": {"width": 1280, "height": 900}}


@pytest.fixture
def page(browser: Browser, address: str, conditions: dict[str, Any]) -> Iterator[Page]:
    """A page of the guide; a test in which it does what a page of ours must not do fails."""
    context = browser.new_context(**conditions)
    page = context.new_page()
    trouble = Trouble(page, address)
    yield page
    context.close()
    assert trouble.found == []
