"""Find a Chromium for the tests, or get one; print its path and remember it in ``.venv/browser``.

In this order: ``KUZBASS_SITE_BROWSER``; the one remembered; one on the machine; the system's package,
when we may install it; Playwright's own. Fails with the command to type, so that no test of a page is
ever skipped in silence.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

MEMORY = Path(__file__).resolve().parent.parent / ".venv" / "browser"
NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
ADVICE = """\
The tests look at the pages in a real browser, and none could be found or installed.
Install Chromium and run the command again, for instance one of:
    sudo apt-get update && sudo apt-get install -y chromium
    .venv/bin/playwright install --with-deps chromium
or say where yours is: KUZBASS_SITE_BROWSER=/path/to/chromium make test"""


def main() -> int:
    """Print the path of a browser that runs; 1 when there is none."""
    chosen = os.environ.get("KUZBASS_SITE_BROWSER")
    if chosen:
        if not runs(chosen):
            print(f"KUZBASS_SITE_BROWSER is {chosen}, and that is no Chromium that runs.", file=sys.stderr)
            return 1
        return found(chosen)
    if MEMORY.is_file() and os.access(MEMORY.read_text(encoding="utf-8").strip(), os.X_OK):
        print(MEMORY.read_text(encoding="utf-8").strip())
        return 0
    for step in (on_the_machine, from_the_system, from_playwright):
        path = next(filter(runs, step()), None)
        if path:
            return found(path)
    print(ADVICE, file=sys.stderr)
    return 1


def found(path: str) -> int:
    """Remember and print the path."""
    MEMORY.write_text(path + "\n", encoding="utf-8")
    print(path)
    return 0


def runs(path: str) -> bool:
    """Whether this is a Chromium that starts: Ubuntu's ``chromium-browser`` may be a mere signpost."""
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and "Chrom" in answer.stdout


def on_the_machine() -> Iterator[str]:
    """The browsers that are there already."""
    yield from filter(None, map(shutil.which, NAMES))


def from_the_system() -> Iterator[str]:
    """The system's own package, where we may install one."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        settings = {"DEBIAN_FRONTEND": "noninteractive"}
        tell(["apt-get", "update", "--quiet"], settings)
        tell(["apt-get", "install", "--quiet", "--yes", "--no-install-recommends", "chromium"], settings)
        yield from on_the_machine()


def from_playwright() -> Iterator[str]:
    """The build that Playwright brings, with the libraries it needs where we may install them."""
    for options in (["--with-deps"], []) if os.geteuid() == 0 else ([],):
        tell([sys.executable, "-m", "playwright", "install", *options, "chromium"], {})
        yield playwright_path()


def playwright_path() -> str:
    """Where Playwright keeps its Chromium; importing it costs, so only when needed."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def tell(command: list[str], settings: dict[str, str]) -> None:
    """Run a command that may fail; its words go to standard error, for ours is the path alone."""
    print("$", *command, file=sys.stderr, flush=True)
    subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=sys.stderr, env={**os.environ, **settings}, check=False
    )


if __name__ == "__main__":
    sys.exit(main())
