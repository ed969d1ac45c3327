"""The page of an entry, and its sections."""

from __future__ import annotations

from msgspec import Struct

from kuzbass_site.article import Article, Numbered, Pictured
from kuzbass_site.pages.views.charts import ChartedView
from kuzbass_site.pages.views.maps import PlaceView
from kuzbass_site.pages.views.parts import (
    Card,
    CiteView,
    ClaimView,
    EventView,
    Head,
    Link,
    StatedView,
)
from kuzbass_site.pages.views.tours import StopView, TourView, TurnView


class FactView(Struct, frozen=True, kw_only=True):
    """A row of the facts: the preferred reading; where sources differ, all of them and why."""

    label: str
    preferred: StatedView
    readings: tuple[StatedView, ...] = ()
    why: str = ""
    why_lang: str = ""
    about: Link | None = None


class VisitRow(Struct, frozen=True):
    """One thing to know before going; ``url`` leads to what the value names, if that is a place of the web."""

    label: str
    value: StatedView
    url: str = ""


class VisitView(Struct, frozen=True, kw_only=True):
    """Visiting: access first, then the rest; ``checked`` says when and how.

    ``stale`` says so in a sentence when that is long ago, else it is empty.
    """

    access: str
    access_label: str
    rows: tuple[VisitRow, ...]
    checked: StatedView
    stale: str = ""


class Neighbour(Struct, frozen=True):
    """An entry near another: ``away`` in words, "27 km SSE" or "in the same town"."""

    card: Card
    away: str


class TrustView(Struct, frozen=True, kw_only=True):
    """The trust box: how many facts on how many sources, the weakest tier, open disputes, last check.

    ``sources`` are all that the page refers to; ``weak``: facts with nothing better than tier C or D.
    ``one_origin``: some value's sources copy one another.
    """

    stated: int
    sources: int
    weak: int
    weakest: str
    weakest_label: str
    disputes: int
    claims: int
    checked: str
    one_origin: bool = False
    edit_url: str = ""
    report_url: str = ""


class FigureView(Struct, frozen=True, kw_only=True):
    """A picture and what has to stand beside it: of a photograph its files, else only its address.

    ``lang`` is the language of its words where that is not the page's own.
    """

    url: str
    alt: str
    credit: str
    licence: str
    caption: str
    lang: str = ""
    photograph: Pictured | None = None


class EntryView(Struct, frozen=True, kw_only=True):
    """The page of an entry, top to bottom. ``outdated`` leads from a translation to its newer original."""

    head: Head
    card: Card
    former: tuple[StatedView, ...]
    status: StatedView | None
    facts: tuple[FactView, ...]
    series: tuple[ChartedView, ...]
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
    tours: tuple[TurnView, ...]
    related: tuple[Card, ...]
    mentioned: tuple[Card, ...]
    tags: tuple[Link, ...]
    decades: tuple[Link, ...]
    references: tuple[Numbered, ...]
    trust: TrustView
    cite: CiteView
    updated: str
    outdated: Link | None = None
    previous: Card | None = None
    next: Card | None = None
    tour: TourView | None = None


class PictureView(Struct, frozen=True, kw_only=True):
    """The page of a photograph: its place among the pictures of ``title``, and all that show it."""

    head: Head
    figure: FigureView
    title: Link
    number: int
    all: int
    shown_in: tuple[Link, ...]
    previous: str = ""
    next: str = ""
