"""``/sitemap.xml``: every page for search engines, with its languages and the day it last changed.

Format: https://www.sitemaps.org/protocol.html (0.9), languages as in
https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from kuzbass_site.exports.addresses import absolute
from kuzbass_site.exports.xmltext import DECLARATION, xml
from kuzbass_site.models.page import Page
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.views import Head
from kuzbass_site.site import Site

RENDERER = "export:sitemap"

# The protocol's limits for one file; some bytes are left for what stands round the addresses.
MOST_URLS = 50_000
MOST_BYTES = 50 * 1024 * 1024 - 1024

_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


@dataclass(frozen=True, slots=True)
class SitemapUrl:
    """One page: absolute address, (language, address) of all its languages, day of the last change."""

    address: str
    alternates: tuple[tuple[str, str], ...] = ()
    changed: str = ""


@dataclass(frozen=True, slots=True)
class SitemapView:
    """One file of addresses."""

    urls: tuple[SitemapUrl, ...]


@dataclass(frozen=True, slots=True)
class SitemapIndexView:
    """The addresses of the files, where one cannot hold all."""

    parts: tuple[str, ...]


def pages(site: Site, html_pages: Sequence[Page]) -> Iterator[Page]:
    """One sitemap, or where it would be too large an index and its parts. ``noindex`` pages are left out."""
    parts = list(_parts(_urls(site, html_pages)))
    lang = site.guide.config.language
    if len(parts) == 1:
        yield Page("/sitemap.xml", RENDERER, SitemapView(parts[0]), lang)
        return
    names = [f"/sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield Page(name, RENDERER, SitemapView(part), lang)
    yield Page(
        "/sitemap.xml", RENDERER, SitemapIndexView(tuple(absolute(site, name) for name in names)), lang
    )


def render(view: SitemapView | SitemapIndexView, asset: Callable[[str], str]) -> bytes:  # noqa: ARG001
    """The file's bytes."""
    if isinstance(view, SitemapIndexView):
        rows = "".join(f"<sitemap><loc>{xml(part)}</loc></sitemap>\n" for part in view.parts)
        return f'{DECLARATION}<sitemapindex xmlns="{_SITEMAPS}">\n{rows}</sitemapindex>\n'.encode()
    rows = "".join(map(_row, view.urls))
    return f'{DECLARATION}<urlset xmlns="{_SITEMAPS}" xmlns:xhtml="{_XHTML}">\n{rows}</urlset>\n'.encode()


def _urls(site: Site, html_pages: Iterable[Page]) -> list[SitemapUrl]:
    heads = {head.url: head for head in map(_head, html_pages) if head is not None and head.index}
    changed = _changed(site)
    original = site.guide.config.language
    urls = []
    for url in sorted(heads):
        head = heads[url]
        # Each version has to name all of them, itself too; one that may not be found is none.
        versions = {lang: other for lang, other in head.alternates if other in heads} | {head.lang: url}
        if len(versions) == 1:
            versions = {}
        elif original in versions:
            versions["x-default"] = versions[original]
        alternates = tuple((lang, absolute(site, versions[lang])) for lang in sorted(versions))
        urls.append(SitemapUrl(absolute(site, url), alternates, changed.get(url, "")))
    return urls


def _head(page: Page) -> Head | None:
    head = getattr(page.view, "head", None)
    return head if isinstance(head, Head) else None


def _changed(site: Site) -> dict[str, str]:
    """The day of the last change of every page that has a file of its own, by its rooted URL.

    A page shows the claims about its subject in full, so their files count; where one of its files is not
    committed, its day is not known.
    """
    dates = site.guide.history.changed
    changed = {}
    for lang in site.guide.config.languages if dates else ():
        reader = Reader(site, lang)
        for id_ in [*site.entries, *site.claims]:
            if reader.is_shown(id_):
                days = [dates.get(path) for path in _files(reader, id_)]
                known = [day for day in days if day]
                if len(known) == len(days):
                    changed[site.url(id_, lang)] = max(known).isoformat()
    return changed


def _files(reader: Reader, id_: str) -> Iterator[PurePosixPath]:
    site = reader.site
    yield site.entries[id_].path if id_ in site.entries else site.claims[id_].path
    translation = reader.translation(id_)
    if translation:
        yield translation.path
    for claim in site.claims_about.get(id_, ()):
        yield from _files(reader, claim)


def _parts(urls: Iterable[SitemapUrl]) -> Iterator[tuple[SitemapUrl, ...]]:
    part: list[SitemapUrl] = []
    size = 0
    for url in urls:
        length = len(_row(url))
        if part and (len(part) == MOST_URLS or size + length > MOST_BYTES):
            yield tuple(part)
            part, size = [], 0
        part.append(url)
        size += length
    yield tuple(part)


def _row(url: SitemapUrl) -> str:
    """The element of one page: ASCII, for addresses are escaped, so characters are bytes."""
    changed = f"<lastmod>{url.changed}</lastmod>" if url.changed else ""
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{xml(lang)}" href="{xml(address)}"/>'
        for lang, address in url.alternates
    )
    return f"<url><loc>{xml(url.address)}</loc>{changed}{links}</url>\n"
