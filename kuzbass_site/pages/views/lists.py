"""Lists of entries, the front page, the map page, the timeline, the index, plain texts."""

from __future__ import annotations

from msgspec import Struct

from kuzbass_site.article import Article, CitationLink, Numbered
from kuzbass_site.pages.views.maps import MapView
from kuzbass_site.pages.views.parts import Card, Counted, EventView, Head, Link, Pager, Phrase


class TextView(Struct, frozen=True, kw_only=True):
    """A plain page: about, method, credits. ``outdated`` leads from a translation to its newer original.

    ``onward`` leads from the page that says how to help to the editors' handbook.
    """

    head: Head
    story: Article
    references: tuple[Numbered, ...]
    edit_url: str = ""
    outdated: Link | None = None
    licences: tuple[tuple[str, str, str, str], ...] = ()
    onward: Link | None = None


class SearchView(Struct, frozen=True, kw_only=True):
    """The page for searching.

    ``bundle`` is the address of the script that searches, ``groups`` (name, heading) the kinds of results in their
    order, ``elsewhere`` leads to where things can be found without it.
    """

    head: Head
    bundle: str
    groups: tuple[tuple[str, str], ...]
    elsewhere: tuple[Link, ...]


class Choice(Struct, frozen=True):
    """A filter: its name in the address, its heading, and (value, words) of what can be chosen."""

    name: str
    label: str
    values: tuple[tuple[str, str], ...]


class Traits(Struct, frozen=True):
    """What an entry of a list can be chosen and ordered by; ``first`` is its first day (ISO 8601) or empty."""

    status: str
    type: str
    first: str
    decade: tuple[str, ...]
    tag: tuple[str, ...]


class ListView(Struct, frozen=True, kw_only=True):
    """A list of entries: a collection, a tag, a decade, a status. ``facets`` lead to narrower lists.

    Where entries can be chosen and ordered on the page itself, ``traits`` holds those of each card, ``choices`` what
    there is to choose, ``parts`` the addresses of all pages of the list.
    """

    head: Head
    intro: str
    cards: tuple[Card, ...]
    total: int
    pager: Pager
    facets: tuple[tuple[str, tuple[Counted, ...]], ...] = ()
    traits: tuple[Traits, ...] = ()
    choices: tuple[Choice, ...] = ()
    parts: tuple[str, ...] = ()


class TermsView(Struct, frozen=True, kw_only=True):
    """All terms of a taxonomy with their counts: tags, decades, statuses."""

    head: Head
    intro: str
    terms: tuple[tuple[Counted, str], ...]


class MapRow(Struct, frozen=True, kw_only=True):
    """A place of the map in its list: its position in words, and what the script asks of it.

    ``lat``, ``lon`` in degrees, ``accuracy`` in metres; ``decades``, ``terms`` (themes and tags) are names of filters.
    """

    card: Card
    where: str
    lat: str
    lon: str
    accuracy: str
    access: str
    decades: tuple[str, ...]
    terms: tuple[str, ...]


class MapPageView(Struct, frozen=True, kw_only=True):
    """The map and, beside it, the same places as a list grouped by collection; then those without one.

    ``basemap`` is the address of what the moving map is drawn from, empty where there is none.
    """

    head: Head
    map: MapView
    groups: tuple[tuple[str, str, tuple[MapRow, ...]], ...]
    unplaced: tuple[Card, ...]
    choices: tuple[Choice, ...] = ()
    basemap: str = ""


class Bar(Struct, frozen=True):
    """A stretch of a life: ``sure``, ``unsure``, ``after`` or ``lost``; where it begins and ends, in per cent.

    ``after``: closed, and still standing.
    """

    kind: str
    x: str
    end: str

    @property
    def width(self) -> str:
        """How long it is, in per cent."""
        return f"{float(self.end) - float(self.x):.4g}"


class Mark(Struct, frozen=True):
    """An event on a life: where it begins, how long it may be (per cent), when in words; its ``id`` in the list."""

    x: str
    width: str
    when: str
    id: str


class Tick(Struct, frozen=True):
    """A decade on the axis; a ``major`` one is named on narrow screens, too."""

    x: str
    year: str
    words: str
    major: bool


class Life(Struct, frozen=True, kw_only=True):
    """One place on the timeline; ``places`` and ``terms`` are ids by which it can be chosen.

    ``words`` is its time as short as it stands beside the bar, ``told`` what the bar says of it.
    """

    id: str
    url: str
    title: Phrase
    kind: str
    told: str
    places: tuple[str, ...]
    terms: tuple[str, ...]
    words: str
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]


class LifespansView(Struct, frozen=True, kw_only=True):
    """The drawn timeline. Before ``main`` lies, in the first ``early`` per cent, what happened from ``since`` on.

    ``groups``: (collection, its name, lives). The axis has the ``ticks``; of ``decades`` there are those before, too.
    """

    groups: tuple[tuple[str, str, tuple[Life, ...]], ...]
    ticks: tuple[Tick, ...]
    decades: tuple[Tick, ...]
    early: str
    since: str
    main: str
    today: str
    of_all: int
    choices: tuple[Choice, ...] = ()

    @property
    def lives(self) -> tuple[Life, ...]:
        """All that are drawn."""
        return tuple(life for _, _, lives in self.groups for life in lives)

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of stretches there are, for the legend."""
        return frozenset(bar.kind for life in self.lives for bar in life.bars)


class TimelineView(Struct, frozen=True, kw_only=True):
    """The drawing; then events by decade: (heading, anchor, URL of the decade's page or nothing, events)."""

    head: Head
    decades: tuple[tuple[str, str, str, tuple[EventView, ...]], ...]
    references: tuple[Numbered, ...] = ()
    lifespans: LifespansView | None = None


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


class OfflineView(Struct, frozen=True, kw_only=True):
    """The page of what is kept on the reader's device; what that is only a script there can tell."""

    head: Head
    intro: str
