"""``/sw.js``: the service worker, so that what was read opens without a network.

It stands at the root of the site, for a worker rules over what lies beside and below it. What it does is written in
``static/js/worker.js``; here it learns what to keep from the start. Its version is the digest of that list, so the
browser takes it for a new one just when it is. A guide that keeps nothing gets a worker that takes itself away.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kuzbass_site.faces import card_of
from kuzbass_site.models.page import Page
from kuzbass_site.packing import pack, sum_of
from kuzbass_site.pages.reader import Reader
from kuzbass_site.site import Site

RENDERER = "export:offline"

CORE = (
    "css/fonts.css",
    "css/offline.css",
    "css/site.css",
    "fonts/literata-400-cyrillic.woff2",
    "fonts/literata-400-latin.woff2",
    "fonts/literata-700-cyrillic.woff2",
    "fonts/literata-700-latin.woff2",
    "fonts/oswald-cyrillic.woff2",
    "fonts/oswald-latin.woff2",
    "icons/favicon.svg",
    "js/kept.js",
    "js/offline.js",
)
"""The static files of the page that tells what is kept; nearly every other page needs most of them too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerView:
    """``pages`` are the rooted addresses of the offline page by the beginning of the addresses of its language,
    the longest first; none where nothing is to be kept. ``map`` is the digest of what the map shows.
    """  # noqa: D205

    pages: tuple[tuple[str, str], ...] = ()
    map: str = ""


def pages(site: Site, html_pages: Sequence[Page]) -> Iterator[Page]:  # noqa: ARG001 - as every export
    """The one file."""
    config = site.guide.config
    readers = [Reader(site, lang) for lang in config.languages]
    found = sorted(((each.at("/"), each.family("offline")) for each in readers), reverse=True)
    kept = tuple((start, page) for start, page in found if page)
    yield Page("/sw.js", RENDERER, WorkerView(pages=kept, map=_map(site) if kept else ""), config.language)


def render(view: WorkerView, asset: Callable[[str], str]) -> bytes:
    """The file's bytes. Addresses in it are relative to it, so that any folder will do."""
    if not view.pages:
        return _file({}, asset("js/worker-off.js"))
    core = sorted(asset(name).lstrip("/") for name in CORE)
    offline = [(start.lstrip("/"), page.lstrip("/")) for start, page in view.pages]
    guide = {"core": [*core, *(page for _, page in offline)], "offline": offline}
    version = sum_of(json.dumps(guide).encode(), view.map.encode()).hex()[:12]
    return _file({"version": version, **guide}, asset("js/worker.js"))


def _file(guide: object, script: str) -> bytes:
    constants = f"self.GUIDE = {json.dumps(guide, indent=2)};\n" if guide else ""
    return f"{constants}importScripts({json.dumps(script.lstrip('/'))});\n".encode()


def _map(site: Site) -> str:
    """What tells the map of these places from another one, in every language."""
    placed = [(id_, entry.location, card_of(entry)) for id_, entry in site.entries.items() if entry.location]
    names = [
        card_of(translation)
        for (id_, _), translation in site.translations.items()
        if id_ in site.entries and site.entries[id_].location
    ]
    return sum_of(pack(placed), pack(names)).hex()
