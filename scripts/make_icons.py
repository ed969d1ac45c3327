"""Make the interface icons and the site's PNG icons again.

The icons stand in the pages themselves, so that they show without a request and from a memory stick. They
are Lucide's (ISC, from npm) and, for verdicts and states, which must differ by shape and not by colour
alone, drawn here. The PNGs are `favicon.svg` as Chromium draws it.

    python scripts/make_icons.py       (needs npm, and Playwright with Chromium at /usr/bin/chromium)
"""

from __future__ import annotations

import re
import subprocess
import tarfile
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
ICONS = ROOT / "static" / "icons"
TEMPLATE = ROOT / "templates" / "components" / "icons.html"
LUCIDE = "lucide-static@1.62.0"
SIZES = (32, 180, 192, 512)

FROM_LUCIDE = {
    "external": "external-link", "previous": "arrow-left", "next": "arrow-right", "up": "arrow-up",
    "download": "download", "edit": "pencil", "report": "flag", "info": "info", "warning": "triangle-alert",
    "search": "search", "map": "map", "pin": "map-pin", "route": "route", "print": "printer",
    "offline": "wifi-off", "clock": "clock", "filter": "funnel", "home": "house", "book": "book-open",
}  # fmt: skip

DRAWN = {
    "supported": '<circle cx="12" cy="12" r="10"/><path d="M7 12.5l3.5 3.5L17 8.5"/>',
    "contradicted": '<path d="M2 2h20v20H2zM7.5 7.5l9 9M16.5 7.5l-9 9"/>',
    "misleading": '<path d="M12 1l11 11-11 11L1 12z"/>'
    '<path d="M7 10.5q2.5-2.5 5 0t5 0M7 14.5q2.5-2.5 5 0t5 0"/>',
    "unverifiable": '<circle cx="12" cy="12" r="10" stroke-dasharray="4.3 3.55"/>'
    '<path d="M9 9.5a3 3 0 1 1 4.5 2.6Q12 13 12 14.5M12 17.5v.5"/>',
    "working": '<circle cx="12" cy="12" r="8" fill="currentColor"/>',
    "part-working": '<circle cx="12" cy="12" r="8"/><path fill="currentColor" d="M12 4a8 8 0 0 0 0 16z"/>',
    "museum": '<path d="M3 9l9-6 9 6zM5 9v9M10 9v9M14 9v9M19 9v9M3 20h18"/>',
    "reused": '<path d="M4 12a8 8 0 0 1 14-5l2 2M20 4v5h-5M20 12a8 8 0 0 1-14 5l-2-2M4 20v-5h5"/>',
    "inhabited": '<path d="M3 11l9-8 9 8M6 9v11h12V9M10 20v-6h4v6"/>',
    "disused": '<circle cx="12" cy="12" r="8"/>',
    "ruin": '<path d="M3 20V9l3 2V6l4 4v4l4-3v5l3-2v6zM17 20h4"/>',
    "gone": '<circle cx="12" cy="12" r="8" stroke-dasharray="3 3.28"/><path d="M9 9l6 6M15 9l-6 6"/>',
    "not-identified": '<path stroke-dasharray="4 3" d="M4 4h16v16H4z"/>'
    '<path d="M10 10a2.3 2.3 0 1 1 3.5 2Q12 13 12 14M12 16.8v.4"/>',
}

HEADER = """{# Made by scripts/make_icons.py. Lucide's licence: static/icons/LICENSE-lucide.txt. #}
{% set shapes = {
"""
FOOTER = """
} %}
{% macro icon(name) -%}
<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{{ shapes[name] | safe }}</svg>
{%- endmacro %}
"""


def main() -> None:
    """Write the template of the icons, their licence and the PNGs."""
    with tempfile.TemporaryDirectory() as folder:
        lucide = _fetch(Path(folder))
        symbols = {ours: _shapes(lucide / "icons" / f"{theirs}.svg") for ours, theirs in FROM_LUCIDE.items()}
        licence = (lucide / "LICENSE").read_text(encoding="utf-8")
        (ICONS / "LICENSE-lucide.txt").write_text(licence, encoding="utf-8")
    symbols |= DRAWN
    rows = [f"  {name!r}: {symbols[name]!r}," for name in sorted(symbols)]
    TEMPLATE.write_text(HEADER + "\n".join(rows) + FOOTER, encoding="utf-8")
    _draw_pngs()


def _fetch(folder: Path) -> Path:
    """Unpack Lucide into *folder*."""
    command = ["npm", "pack", "--silent", LUCIDE]
    archive = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()
    with tarfile.open(folder / archive) as packed:
        packed.extractall(folder, filter="data")
    return folder / "package"


def _shapes(path: Path) -> str:
    """The shapes of one Lucide icon, on one line, without its wrapper."""
    inner = re.sub(r"<!--.*?-->|</?svg[^>]*>", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.sub(r"\s*/>", "/>", re.sub(r">\s+<", "><", inner.strip()))


def _draw_pngs() -> None:
    """Draw the favicon at each size."""
    source = (ICONS / "favicon.svg").read_text(encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for size in SIZES:
            page = browser.new_page(viewport={"width": size, "height": size})
            style = f"<style>*{{margin:0}}svg{{display:block;width:{size}px;height:{size}px}}</style>"
            page.set_content(style + source)
            page.screenshot(path=ICONS / f"icon-{size}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
