"""Which pages there are, and what each may show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from kuzbass_site.models.download import Download
from kuzbass_site.models.page import Page
from kuzbass_site.pages import (
    claims,
    data,
    entries,
    handbook,
    home,
    index,
    lists,
    mapped,
    offline,
    pictures,
    search,
    sources,
    state,
    texts,
    timeline,
    unknown,
)
from kuzbass_site.pages.reader import Reader
from kuzbass_site.site import Site
from kuzbass_site.state import State
from kuzbass_site.state import state as counted

Family = Callable[[], Iterator[Page]]
"""A kind of page in one language; its views are made as they are asked for."""

PAGES: Mapping[str, Callable[[Reader], Iterator[Page]]] = {
    "home": home.pages,
    "lists": lists.pages,
    "map": mapped.pages,
    "timeline": timeline.pages,
    "claims": claims.pages,
    "sources": sources.pages,
    "unknown": unknown.pages,
    "a-z": index.pages,
    "search": search.pages,
    "offline": offline.pages,
    "texts": texts.pages,
    "handbook": handbook.pages,
    "pictures": pictures.pages,
}
"""The families of which every page may see the whole site; those of entries see only slices of it."""


def plan(site: Site, downloads: Sequence[Download] = ()) -> Iterator[Page]:
    """Every page of the site in every language, lazily: a view is made when its page is due.

    *downloads* are the files that the page ``/data/`` describes; without any there is no such page.
    """
    for lang in site.guide.config.languages:
        reader = Reader(site, lang)
        for _, family in families(reader, lambda: counted(site), lambda: downloads):
            yield from family()
        yield from entries.pages(reader)


def families(
    reader: Reader, now: Callable[[], State], downloads: Callable[[], Sequence[Download]]
) -> Iterator[tuple[str, Family]]:
    """The families of pages by name, but for the entries; *now* counts the guide, *downloads* what it offers."""
    for name, pages in PAGES.items():
        yield name, partial(pages, reader)
    if reader.family("state"):
        yield "state", lambda: iter([state.page(reader, now())])
    yield "data", lambda: (data.page(reader, offered) for offered in (downloads(),) if offered)
