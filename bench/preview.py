"""How long it takes from a save to the page that shows it, in a browser that looks at the preview.

    python bench/preview.py 24 10000 [--repeat 15]

Needs Playwright and Chromium, which KUZBASS_SITE_BROWSER names. Each edit strikes another entry, at whose page the
browser looks; the clock runs from the moment before the file is written until the new words stand in the reloaded
page and that has been drawn.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import Page, sync_playwright

from bench import edits
from bench.edits import Edit, Site
from bench.guide import Guide
from bench.peers import PEERS, ROOT

READY = 900_000.0
"""Milliseconds that the first build may take."""
THINKING = 1.0
"""Seconds between two edits: nobody saves without a pause."""
DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def title(site: Site, number: int) -> Edit:
    """Give an entry another title, whatever it has been given before."""
    head = site.entry(number).head
    new = f"{head.title} {edits.word(number)}"
    site.change(f"content/{head.id}.md", r"^title: .*$", f"title: {new}")
    return Edit(new, ((site.page(head),),))


EDITS: Mapping[str, Callable[[Site, int], Edit]] = {"body": edits.body, "title": title}


def main() -> None:
    """Measure what the command line asks for and print a line for each size and kind of edit."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("entries", type=int, metavar="N", nargs="+", help="how many entries")
    parser.add_argument("--repeat", type=int, default=15, help="how often each edit is made (default 15)")
    parser.add_argument("--edits", nargs="+", choices=tuple(EDITS), default=list(EDITS))
    asked = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("KUZBASS_SITE_BROWSER"), args=["--no-sandbox"]
        )
        for entries in asked.entries:
            page = browser.new_page()
            with tempfile.TemporaryDirectory() as place, _previewed(entries, Path(place) / "guide") as told:
                site, address = told
                number = 0
                for name in asked.edits:
                    taken = []
                    for _ in range(asked.repeat):
                        number += 1
                        taken.append(_seconds(page, address, site, EDITS[name], number))
                    print(_line(entries, name, taken), flush=True)
            page.close()
        browser.close()


@contextmanager
def _previewed(entries: int, folder: Path) -> Iterator[tuple[Site, str]]:
    """A guide of so many entries, and the address at which it is previewed."""
    peer, guide = PEERS["ours"], Guide(entries, 7)
    peer.lay_out(guide, folder)
    command = [sys.executable, "-m", "kuzbass_site", "serve", "--root", str(folder), "--port", "0"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=peer.environment(folder), cwd=ROOT
    )
    try:
        assert process.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
        if found is None:
            raise RuntimeError("the preview does not say where it is")
        yield Site(peer, guide, folder), found[0]
    finally:
        process.terminate()
        process.wait()


def _seconds(page: Page, address: str, site: Site, edit: Callable[[Site, int], Edit], number: int) -> float:
    """How long one edit takes to be seen."""
    page.goto(f"{address}/{site.entry(number).head.id}/")
    page.locator("#x-main").wait_for(timeout=READY)
    page.locator(".preview .toggle").wait_for(timeout=READY)
    time.sleep(THINKING)
    begun = time.perf_counter()
    word = edit(site, number).word
    page.wait_for_function("word => document.body?.textContent.includes(word)", arg=word, timeout=READY)
    page.evaluate(DRAWN)
    return time.perf_counter() - begun


def _line(entries: int, name: str, taken: list[float]) -> str:
    middle = statistics.median(taken)
    return f"{entries:7,} entries, {name}: median {middle:.3f} s, {min(taken):.3f} to {max(taken):.3f}"


if __name__ == "__main__":
    main()
