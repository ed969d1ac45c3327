"""The front page: what the guide is, kinds of entries, tours, corrections, and its numbers drawn."""

from __future__ import annotations

from msgspec import Struct

from kuzbass_site.pages.views.maps import MapView
from kuzbass_site.pages.views.parts import Card, ClaimView, Counted, Head, Link, Phrase


class KindView(Struct, frozen=True, kw_only=True):
    """A collection: how many entries it holds, a sentence on it, the drawing that stands for it."""

    counted: Counted
    intro: str
    drawing: str


class TourPoster(Struct, frozen=True, kw_only=True):
    """A tour with its stops as points of a line; ``left_out`` of them, before the last, are not named.

    ``facts``: its kind, how many stops, how long where every leg is known.
    """

    card: Card
    stops: tuple[Phrase, ...]
    facts: tuple[str, ...]
    left_out: str = ""


class TallyRow(Struct, frozen=True, kw_only=True):
    """How many there are of one sort: in figures, and a square for each as the data of an SVG path."""

    label: str
    count: str
    path: str
    height: int
    kind: str
    url: str = ""


class TallyView(Struct, frozen=True, kw_only=True):
    """Things counted by sort, each a square on a drawing of ``width``."""

    id: str
    title: str
    about: str
    width: int
    rows: tuple[TallyRow, ...]


class DecadesView(Struct, frozen=True, kw_only=True):
    """Events by decade as columns: (x, y) on the drawing, ``words`` tell the same, ``rows`` count every decade.

    ``ticks``: (x, words) of years below the columns.
    """

    width: int
    height: int
    base: int
    column: int
    title: str
    words: str
    columns: tuple[tuple[int, int], ...]
    ticks: tuple[tuple[int, str], ...]
    rows: tuple[Counted, ...]


class HomeView(Struct, frozen=True, kw_only=True):
    """The front page. ``numbers``: (figure, what it counts, URL or nothing), all counted from the guide itself.

    A guide without a map has none here either. ``poster`` is what the picture shows, when it is the guide's own.
    """

    head: Head
    tagline: str
    description: str
    map: MapView | None
    kinds: tuple[KindView, ...]
    tours: tuple[TourPoster, ...]
    all_tours: str
    featured: tuple[Card, ...]
    corrections: tuple[ClaimView, ...]
    numbers: tuple[tuple[str, str, str], ...]
    tallies: tuple[TallyView, ...]
    decades: DecadesView | None
    recent: tuple[tuple[str, tuple[Link, ...]], ...] = ()
    unknown: str = ""
    poster: str = ""
