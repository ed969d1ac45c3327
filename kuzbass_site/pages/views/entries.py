"""The page of an entry, and its sections."""

from __future__ import annotations

from dataclasses import dataclass

from kuzbass_site.article import Article, Reference
from kuzbass_site.pages.views.maps import PlaceView
from kuzbass_site.pages.views.parts import Card, CiteView, ClaimView, EventView, Head, Link, StatedView


@dataclass(frozen=True, slots=True, kw_only=True)
class FactView:
    """A row of the facts: the preferred reading; where sources differ, all of them and why."""

    label: str
    preferred: StatedView
    readings: tuple[StatedView, ...] = ()
    why: str = ""
    why_lang: str = ""
    about: Link | None = None


@dataclass(frozen=True, slots=True)
class PointView:
    """What a fact was at one time; ``share``: how much that is of the most it was, in per cent."""

    when: str
    value: StatedView
    share: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesView:
    """A fact that changes over time. ``id`` names its table."""

    id: str
    label: str
    rows: tuple[PointView, ...]


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One thing to know before going."""

    label: str
    value: StatedView


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitView:
    """Visiting: access first, then the rest; ``checked`` says when and how."""

    access: str
    access_label: str
    rows: tuple[VisitRow, ...]
    checked: StatedView


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An entry near another: ``away`` in words, "27 km SSE" or "in the same town"."""

    card: Card
    away: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustView:
    """The trust box: how many facts on how many sources, the weakest tier, open disputes, last check."""

    stated: int
    sources: int
    weakest: str
    weakest_label: str
    disputes: int
    claims: int
    checked: str
    edit_url: str = ""
    report_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView:
    """A picture: its address, size when known, and what has to stand beside it."""

    url: str
    alt: str
    credit: str
    licence: str
    caption: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StopView:
    """A stop of a tour."""

    number: int
    card: Card
    see: str
    why: str
    away: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """The page of an entry, top to bottom."""

    head: Head
    card: Card
    former: tuple[StatedView, ...]
    status: StatedView | None
    facts: tuple[FactView, ...]
    series: tuple[SeriesView, ...]
    events: tuple[EventView, ...]
    figures: tuple[FigureView, ...]
    story: Article
    members: tuple[tuple[str, tuple[Card, ...]], ...]
    stops: tuple[StopView, ...]
    claims: tuple[ClaimView, ...]
    visit: VisitView | None
    place: PlaceView | None
    nearby: tuple[Neighbour, ...]
    part_of: tuple[Card, ...]
    tours: tuple[Link, ...]
    related: tuple[Card, ...]
    mentioned: tuple[Card, ...]
    tags: tuple[Link, ...]
    decades: tuple[Link, ...]
    references: tuple[Reference, ...]
    trust: TrustView
    cite: CiteView
    updated: str
    previous: Card | None = None
    next: Card | None = None
