"""Lists of entries, the front page, the map page, the timeline, the index, plain texts."""

from __future__ import annotations

from msgspec import Struct

from kuzbass_site.article import Article, CitationLink, Numbered
from kuzbass_site.pages.views.maps import MapView
from kuzbass_site.pages.views.parts import Card, Counted, EventView, Head, Link, Pager, Phrase


class TextView(Struct, frozen=True, kw_only=True):
    """A plain page: about, method, credits. ``outdated`` leads from a translation to its newer original."""

    head: Head
    story: Article
    references: tuple[Numbered, ...]
    edit_url: str = ""
    outdated: Link | None = None
    licences: tuple[tuple[str, str, str, str], ...] = ()


class ListView(Struct, frozen=True, kw_only=True):
    """A list of entries: a collection, a tag, a decade, a status. ``facets`` lead to narrower lists."""

    head: Head
    intro: str
    cards: tuple[Card, ...]
    total: int
    pager: Pager
    facets: tuple[tuple[str, tuple[Counted, ...]], ...] = ()


class TermsView(Struct, frozen=True, kw_only=True):
    """All terms of a taxonomy with their counts: tags, decades, statuses."""

    head: Head
    intro: str
    terms: tuple[tuple[Counted, str], ...]


class MapPageView(Struct, frozen=True, kw_only=True):
    """The map and, beside it, the same places as a list grouped by collection; then those without one."""

    head: Head
    map: MapView
    groups: tuple[tuple[str, str, tuple[tuple[Card, str], ...]], ...]
    unplaced: tuple[Card, ...]


class TimelineView(Struct, frozen=True, kw_only=True):
    """Events by decade: (heading, anchor, URL of the decade's page or nothing, events)."""

    head: Head
    decades: tuple[tuple[str, str, str, tuple[EventView, ...]], ...]
    references: tuple[Numbered, ...] = ()


class IndexView(Struct, frozen=True, kw_only=True):
    """A to Z: (letter, anchor, names); every name of an entry, its variants too, leads to it."""

    head: Head
    letters: tuple[tuple[str, str, tuple[tuple[Phrase, Link], ...]], ...]


class GlossaryRow(Struct, frozen=True, kw_only=True):
    """A word of the glossary."""

    id: str
    term: Phrase
    local: tuple[Phrase, ...]
    expansion: str
    means: Phrase
    cites: tuple[CitationLink, ...]


class GlossaryView(Struct, frozen=True, kw_only=True):
    """The glossary by letter."""

    head: Head
    intro: str
    rows: tuple[GlossaryRow, ...]
    references: tuple[Numbered, ...]


class StateRow(Struct, frozen=True, kw_only=True):
    """One entry in the state of the guide; ``cited`` of the ``figures`` of its text are."""

    entry: Link
    stated: int
    weak: int
    disputes: int
    unknown: int
    cited: int
    figures: int


class StateView(Struct, frozen=True, kw_only=True):
    """The state of the guide: totals in words, a row an entry, and lists of what is open."""

    head: Head
    totals: tuple[tuple[str, str], ...]
    rows: tuple[StateRow, ...]
    disputes: tuple[tuple[Link, str], ...]
    visits: tuple[tuple[Link, str], ...]
    translations: tuple[tuple[Link, str], ...]
    waivers: tuple[tuple[Link, str], ...]


class MessageView(Struct, frozen=True, kw_only=True):
    """A page of a few words: 404, redirects."""

    head: Head
    text: str
    links: tuple[Link, ...] = ()
    target: str = ""
