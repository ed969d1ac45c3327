"""``/site.webmanifest``: what a phone shows when the guide is put on its home screen.

Format: https://www.w3.org/TR/appmanifest/. Addresses are relative to the manifest, so any folder will do.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kuzbass_site.models.page import Page
from kuzbass_site.pages.reader import Reader
from kuzbass_site.site import Site

RENDERER = "export:manifest"

# Paper and coal, as in ``static/css/site.css``.
BACKGROUND = "#f5eee0"
THEME = "#171513"
SHORT_NAME = 12  # what fits under an icon before it is cut

ICONS = (
    ("icons/favicon.svg", "any", "image/svg+xml"),
    ("icons/icon-192.png", "192x192", "image/png"),
    ("icons/icon-512.png", "512x512", "image/png"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestView:
    """Names in the guide's first language; ``icons`` are (name of the static file, sizes, media type)."""

    name: str
    short_name: str
    description: str
    lang: str
    icons: tuple[tuple[str, str, str], ...] = ICONS


def pages(site: Site, html_pages: Sequence[Page]) -> Iterator[Page]:  # noqa: ARG001 - as every export
    """The one file."""
    config = site.guide.config
    reader = Reader(site, config.language)
    name = reader.label(config.title)
    view = ManifestView(
        name=name,
        short_name=short(name),
        description=reader.label(config.description),
        lang=config.language,
    )
    yield Page("/site.webmanifest", RENDERER, view, config.language)


def render(view: ManifestView, asset: Callable[[str], str]) -> bytes:
    """The file's bytes.

    Raises:
        KeyError: if an icon is not among the static files.
    """
    manifest = {
        "name": view.name,
        "short_name": view.short_name,
        "description": view.description,
        "lang": view.lang,
        "dir": "auto",
        "start_url": ".",
        "display": "browser",
        "background_color": BACKGROUND,
        "theme_color": THEME,
        "icons": [
            {"src": asset(name).lstrip("/"), "sizes": sizes, "type": media_type}
            for name, sizes, media_type in view.icons
        ],
    }
    return (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode(errors="replace")


def short(name: str) -> str:
    """As many of the first words as fit under an icon: "Saltaire, street by street" is "Saltaire".

    Where not even the first fits, it stands whole.
    """
    words = name.split()
    count = 1
    while count < len(words) and len(" ".join(words[: count + 1])) <= SHORT_NAME:
        count += 1
    return " ".join(words[:count]).rstrip(",.:;-–—·") or name
