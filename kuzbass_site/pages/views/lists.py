"""Lists of entries, the front page, the map page, the timeline, the index, plain texts."""

from __future__ import annotations

from dataclasses import dataclass

from kuzbass_site.article import Article, CitationLink, Reference
from kuzbass_site.pages.views.maps import MapView
from kuzbass_site.pages.views.parts import Card, ClaimView, Counted, EventView, Head, Link, Pager, Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class TextView:
    """A plain page: about, method, credits. ``outdated`` leads from a translation to its newer original."""

    head: Head
    story: Article
    references: tuple[Reference, ...]
    edit_url: str = ""
    outdated: Link | None = None
    licences: tuple[tuple[str, str, str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """A list of entries: a collection, a tag, a decade, a status. ``facets`` lead to narrower lists."""

    head: Head
    intro: str
    cards: tuple[Card, ...]
    total: int
    pager: Pager
    facets: tuple[tuple[str, tuple[Counted, ...]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsView:
    """All terms of a taxonomy with their counts: tags, decades, statuses."""

    head: Head
    intro: str
    terms: tuple[tuple[Counted, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """The front page. ``numbers``: (figure, what it counts, URL or nothing), all counted from the guide itself.

    A guide without a map has none here either.
    """

    head: Head
    tagline: str
    description: str
    map: MapView | None
    collections: tuple[tuple[Counted, str, tuple[Card, ...]], ...]
    featured: tuple[Card, ...]
    corrections: tuple[ClaimView, ...]
    numbers: tuple[tuple[str, str, str], ...]
    recent: tuple[tuple[str, tuple[Link, ...]], ...] = ()
    unknown: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPageView:
    """The map and, beside it, the same places as a list grouped by collection; then those without one."""

    head: Head
    map: MapView
    groups: tuple[tuple[str, str, tuple[tuple[Card, str], ...]], ...]
    unplaced: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView:
    """Events by decade: (heading, anchor, URL of the decade's page or nothing, events)."""

    head: Head
    decades: tuple[tuple[str, str, str, tuple[EventView, ...]], ...]
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    """A to Z: (letter, anchor, names); every name of an entry, its variants too, leads to it."""

    head: Head
    letters: tuple[tuple[str, str, tuple[tuple[Phrase, Link], ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryRow:
    """A word of the glossary."""

    id: str
    term: Phrase
    local: tuple[Phrase, ...]
    expansion: str
    means: Phrase
    cites: tuple[CitationLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryView:
    """The glossary by letter."""

    head: Head
    intro: str
    rows: tuple[GlossaryRow, ...]
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StateRow:
    """One entry in the state of the guide; ``cited`` of the ``figures`` of its text are."""

    entry: Link
    stated: int
    weak: int
    disputes: int
    unknown: int
    cited: int
    figures: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StateView:
    """The state of the guide: totals in words, a row an entry, and lists of what is open."""

    head: Head
    totals: tuple[tuple[str, str], ...]
    rows: tuple[StateRow, ...]
    disputes: tuple[tuple[Link, str], ...]
    visits: tuple[tuple[Link, str], ...]
    translations: tuple[tuple[Link, str], ...]
    waivers: tuple[tuple[Link, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageView:
    """A page of a few words: 404, redirects."""

    head: Head
    text: str
    links: tuple[Link, ...] = ()
    target: str = ""
