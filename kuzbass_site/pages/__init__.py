"""Which pages there are, and what each may show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kuzbass_site.models.download import Download
from kuzbass_site.models.page import Page
from kuzbass_site.pages import (
    claims,
    data,
    entries,
    home,
    index,
    lists,
    mapped,
    sources,
    state,
    texts,
    timeline,
    unknown,
)
from kuzbass_site.pages.reader import Reader
from kuzbass_site.site import Site
from kuzbass_site.state import state as counted

PAGES: tuple[Callable[[Reader], Iterator[Page]], ...] = (
    home.pages,
    lists.pages,
    entries.pages,
    mapped.pages,
    timeline.pages,
    claims.pages,
    sources.pages,
    unknown.pages,
    index.pages,
    texts.pages,
)


def plan(site: Site, downloads: Sequence[Download] = ()) -> Iterator[Page]:
    """Every page of the site in every language, lazily: a view is made when its page is due.

    *downloads* are the files that the page ``/data/`` describes; without any there is no such page.
    """
    now = None if "state" in site.guide.config.without else counted(site)
    for lang in site.guide.config.languages:
        reader = Reader(site, lang)
        for family in PAGES:
            yield from family(reader)
        if now:
            yield state.page(reader, now)
        if downloads:
            yield data.page(reader, downloads)
