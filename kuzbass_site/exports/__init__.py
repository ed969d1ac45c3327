"""What the guide offers to machines: one file each, which knows neither the others nor the disk.

``pages`` says which files there are and what each may hold; ``render`` turns one view into bytes and looks at
nothing else but the final names of static files. What readers may take along says in ``about`` what it is: the
page ``/data/`` and the catalogues tell it from there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kuzbass_site.exports import (
    basemap,
    claims,
    datapackage,
    events,
    facts,
    feed,
    geojson,
    gpx,
    linked,
    manifest,
    offline,
    robots,
    sitemap,
    sources,
    table,
    works,
)
from kuzbass_site.models.download import About, Download
from kuzbass_site.models.page import Page
from kuzbass_site.site import Site

__all__ = ["CATALOGUES", "EXPORTS", "Catalogue", "Export", "Made", "downloads", "made"]

Asset = Callable[[str], str]
"""From the plain name of a static file to its rooted URL."""


@dataclass(frozen=True, slots=True)
class Export:
    """One kind of file: its pages, from the site and its HTML pages, and the bytes of a page's view.

    ``about`` describes each file that readers may take along, ``count`` its rows by the view.
    """

    pages: Callable[[Site, Sequence[Page]], Iterable[Page]]
    render: Callable[[Any, Asset], bytes]
    about: tuple[About, ...] = ()
    count: Callable[[Any], int] = len


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A file that tells of the downloads: its pages are made when they are known."""

    pages: Callable[[Site, Sequence[Download]], Iterable[Page]]
    render: Callable[[Any, Asset], bytes]
    about: tuple[About, ...]
    count: Callable[[Any], int]


def _rows(view: table.TableView) -> int:
    return len(view.rows)


EXPORTS: Mapping[str, Export] = {
    "facts": Export(facts.pages, facts.render, (facts.ABOUT,), _rows),
    "events": Export(events.pages, events.render, (events.ABOUT,), _rows),
    "claims": Export(claims.pages, claims.render, (claims.ABOUT,), claims.count),
    "geojson": Export(geojson.pages, geojson.render, (geojson.ABOUT,), geojson.count),
    "sources": Export(sources.pages, sources.render, (sources.ABOUT,)),
    "works": Export(works.pages, works.render, works.ABOUT, works.count),
    "basemap": Export(basemap.pages, basemap.render),
    "feed": Export(feed.pages, feed.render),
    "gpx": Export(gpx.pages, gpx.render),
    "manifest": Export(manifest.pages, manifest.render),
    "offline": Export(offline.pages, offline.render),
    "robots": Export(robots.pages, robots.render),
    "sitemap": Export(sitemap.pages, sitemap.render),
}
"""By name, in the order of the page ``/data/``; an export's renderer is ``export:`` and the name."""

CATALOGUES: Mapping[str, Catalogue] = {
    "linked": Catalogue(linked.pages, linked.render, (linked.ABOUT,), linked.count),
    "datapackage": Catalogue(datapackage.pages, datapackage.render, (datapackage.ABOUT,), datapackage.count),
}
"""By name, as the exports. They tell of the exports' files, not of each other."""


@dataclass(frozen=True, slots=True)
class Made:
    """One exported file: its rooted URL and its bytes, and what it is where readers may take it along."""

    url: str
    data: bytes
    download: Download | None


def made(
    site: Site, html_pages: Sequence[Page], asset: Asset, exports: Iterable[Export] = EXPORTS.values()
) -> Iterator[Made]:
    """Every file of the exports and then of the catalogues, one at a time.

    A guide without ``data`` has none of those that readers may take along.
    """
    found: list[Download] = []
    alone = "data" in site.guide.config.without
    for export in exports:
        if export.about and alone:
            continue
        for page in export.pages(site, html_pages):
            file = _make(export, page, asset)
            found += [file.download] if file.download else []
            yield file
    for catalogue in () if alone else CATALOGUES.values():
        for page in catalogue.pages(site, found):
            yield _make(catalogue, page, asset)


def downloads(site: Site) -> tuple[Download, ...]:
    """What readers may take along: the exports in their order, then the catalogues.

    Each file is made for its size and let go, so that never all of them are in memory.
    """
    exports = [export for export in EXPORTS.values() if export.about]
    files = made(site, (), _no_asset, exports)
    return tuple(file.download for file in files if file.download)


def _make(each: Export | Catalogue, page: Page, asset: Asset) -> Made:
    data = each.render(page.view, asset)
    about = next((about for about in each.about if about.url == page.url), None)
    return Made(page.url, data, Download(about, each.count(page.view), len(data)) if about else None)


def _no_asset(name: str) -> str:
    raise KeyError(name)  # what is taken along stands on its own
