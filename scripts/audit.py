"""Hold the built guide against the validators of others: ``make audit``, nightly in CI.

What it runs: the Nu HTML Checker on every page and style sheet, lychee on every link and anchor, axe on every page in
light and dark at 360 and 1440 px, Lighthouse's mobile preset on five kinds of page (the median of three), and
what the first view of a page weighs over the wire. All of it without a network; exits with 1 if anything is found.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Request, sync_playwright

from kuzbass_site.build import build
from kuzbass_site.models.options import Options
from kuzbass_site.pages.frame import POLICY

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / "scripts" / "audit"
BASE = "/guide/"
"""The site is looked at as it stands at a project's address: below a path."""
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
COMPRESSED = (".html", ".css", ".js", ".mjs", ".svg", ".json", ".geojson", ".xml", ".txt", ".webmanifest")
LIGHTHOUSE = ("", "towns/kaltan/", "map/", "timeline/", "search/")
RUNS = 3
WEIGHTS = {"towns/kaltan/": 100_000, "landmarks/kemerovo-metallurgical-plant/": 100_000, "map/": 250_000}
"""What the first view may weigh, in bytes over the wire."""


class Served(SimpleHTTPRequestHandler):
    """Sends files as a host does: compressed, with the policy, assets to be kept for ever."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send a file, or the guide's own page for what is not there."""
        path = self.path.partition("?")[0].removeprefix(BASE)
        place = Path(self.directory) / path
        if self.path == BASE or place.is_dir():
            place = place / "index.html"
        found = place.is_file()
        data = _packed(place if found else Path(self.directory) / "404.html")
        self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
        kind = self.guess_type(str(place))
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(data)))
        if place.suffix in COMPRESSED:
            self.send_header("Content-Encoding", "gzip")
        hashed = path.startswith("static/")
        self.send_header("Cache-Control", f"max-age={31_536_000 if hashed else 600}")
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""


@cache
def _packed(place: Path) -> bytes:
    data = place.read_bytes()
    return gzip.compress(data, 9) if place.suffix in COMPRESSED else data


@cache
def browser_path() -> str:
    """The Chromium to drive: that of the environment, or the one that the tests would find."""
    named = os.environ.get("KUZBASS_SITE_BROWSER", "")
    finding = [sys.executable, str(ROOT / "scripts/find_browser.py")]
    return named or subprocess.run(finding, capture_output=True, text=True, check=True).stdout.strip()


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of the site, with a slash at its end, as long as it is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Served, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{BASE}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def html(site: Path) -> list[str]:
    """What the Nu HTML Checker says of every page and style sheet."""
    jar = TOOLS / "node_modules/vnu-jar/build/dist/vnu.jar"
    command = [
        "java",
        "-Xss8m",
        "-jar",
        str(jar),
        "--format",
        "json",
        "--exit-zero-always",
        "--skip-non-html",
    ]
    found = []
    for options, folder in ((["--skip-non-html"], site), (["--skip-non-css"], site / "static" / "css")):
        done = subprocess.run(
            [*command[:-1], *options, str(folder)], capture_output=True, text=True, check=True
        )
        for message in json.loads(done.stderr or '{"messages": []}')["messages"]:
            if message["type"] == "error" and not _is_newer(message):
                place = message.get("url", "").rpartition(f"{site}/")[2]
                found.append(f"{place}:{message.get('lastLine', 0)}: {message['message']}")
    return found


def _is_newer(message: dict[str, Any]) -> bool:
    """Whether the checker only does not know yet what has been in the standards, and in browsers, for years.

    Container queries and their units: https://www.w3.org/TR/css-contain-3/; the order of painting:
    https://www.w3.org/TR/SVG2/painting.html#PaintOrder; sizes of shapes: https://www.w3.org/TR/SVG2/geometry.html.
    """
    if re.search("container-type|@container|paint-order|“(r|x|y)”: Property", message["message"]):
        return True
    return re.search(r"\dcq[ib]\b", message.get("extract", "")) is not None


def links(site: Path) -> list[str]:
    """The links and anchors that lead nowhere."""
    lychee = Path(sys.executable).with_name("lychee")
    command = [
        str(lychee), "--offline", "--include-fragments", "--index-files", "index.html",
        "--no-progress", "--format", "json", "--root-dir", str(site.parent), f"{site}/**/*.html",
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    told = json.loads(done.stdout)
    failed = told.get("error_map") or told.get("fail_map") or {}
    return [f"{place}: {each['url']}" for place, several in failed.items() for each in several]


def barriers(site: Path, address: str) -> list[str]:
    """What axe finds on every page, in light and dark, narrow and wide: as many ways at once as there are cores."""
    pages = [
        path.relative_to(site).as_posix().removesuffix("index.html")
        for path in sorted(site.rglob("*.html"))
        if 'http-equiv="refresh"' not in path.read_text(encoding="utf-8")
    ]
    ways = [(scheme, width) for scheme in ("light", "dark") for width in (360, 1440)]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        return [each for found in pool.map(partial(_barriers, address, pages), ways) for each in found]


def _barriers(address: str, pages: Sequence[str], way: tuple[Literal["light", "dark"], int]) -> list[str]:
    scheme, width = way
    found: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=FLAGS)
        context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
        )
        page = context.new_page()
        for path in pages:
            page.goto(address + path)
            found += [f"{path} ({scheme}, {width}): {each}" for each in _violations(page)]
        browser.close()
    print(f"  {scheme}, {width} px: {len(pages)} pages", flush=True)
    return found


def _violations(page: Page) -> list[str]:
    results = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{r['id']}: {node['html'][:160]}" for r in results for node in r["nodes"]]


def weights(address: str) -> list[str]:
    """The pages whose first view weighs more over the wire than it may."""
    found = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=FLAGS)
        for path, most in WEIGHTS.items():
            context = browser.new_context(viewport={"width": 360, "height": 800})
            page = context.new_page()
            sizes = _loaded(page, address + path)
            context.close()
            print(f"  {path or 'home'}: {sum(sizes) / 1000:.1f} kB in {len(sizes)} files")
            if sum(sizes) > most:
                found.append(f"{path}: {sum(sizes)} bytes, {most} allowed")
        browser.close()
    return found


def _loaded(page: Page, url: str) -> list[int]:
    """The sizes of all that a page loads at first."""
    requests: list[Request] = []
    page.on("requestfinished", lambda request: requests.append(request))
    page.goto(url, wait_until="networkidle")
    return [_size(request) for request in requests]


def _size(request: Request) -> int:
    told = request.sizes()
    return told["responseBodySize"] + told["responseHeadersSize"]


def lighthouse(address: str) -> list[str]:
    """The pages that Lighthouse gives less than 100 in any category, as the median of three runs."""
    found = []
    for path in LIGHTHOUSE:
        runs = [_scores(address + path) for _ in range(RUNS)]
        for category in runs[0]:
            score = statistics.median(run[category][0] for run in runs)
            lacks = sorted({each for run in runs for each in run[category][1]})
            print(f"  {path or 'home'}: {category} {score:.0f}" + (f" ({', '.join(lacks)})" if lacks else ""))
            if score < 100:
                found.append(f"{path or 'home'}: {category} {score:.0f}: {', '.join(lacks)}")
    return found


def _scores(url: str) -> dict[str, tuple[float, list[str]]]:
    """Of each category the score from 0 to 100, and what it lacks."""
    with tempfile.TemporaryDirectory() as profile:
        flags = " ".join(["--headless=new", f"--user-data-dir={profile}", *FLAGS])
        done = subprocess.run(
            [
                "node", str(TOOLS / "node_modules/lighthouse/cli/index.js"), url, "--quiet", "--output=json",
                f"--chrome-flags={flags}",
            ],
            capture_output=True, text=True, check=False,
            env={**os.environ, "CHROME_PATH": browser_path()},
        )  # fmt: skip
    if done.returncode:
        raise SystemExit(done.stderr)
    told = json.loads(done.stdout)
    return {
        name: (
            100 * (category["score"] or 0),
            [
                ref["id"]
                for ref in category["auditRefs"]
                if ref["weight"] and (told["audits"][ref["id"]]["score"] or 0) < 0.9
            ],
        )
        for name, category in told["categories"].items()
    }


def main() -> None:
    """Build the guide and run what the command line asks for, all of it by default."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    names = ("html", "links", "weights", "lighthouse", "barriers")
    parser.add_argument("only", nargs="*", metavar=" | ".join(names))
    asked = parser.parse_args().only or names
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / BASE.strip("/")
        build(ROOT, site, Options(url=f"https://guide.test{BASE}", search=True), strict=True)
        with served(site) as address:
            steps: dict[str, Callable[[], list[str]]] = {
                "html": partial(html, site),
                "links": partial(links, site),
                "weights": partial(weights, address),
                "lighthouse": partial(lighthouse, address),
                "barriers": partial(barriers, site, address),
            }
            failed = 0
            for name in asked:
                print(name, flush=True)
                found = steps[name]()
                failed += len(found)
                for each in found[:200]:
                    print("  " + re.sub(r"\s+", " ", each))
                print(f"  {len(found)} found" if found else "  nothing found", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
