"""Tours: the stops, the drawn way from one to the next, and where tours pass an entry."""

from __future__ import annotations

from msgspec import Struct

from kuzbass_site.article import CitationLink
from kuzbass_site.pages.views.maps import MapLabel
from kuzbass_site.pages.views.parts import Link, Phrase, StatedView


class SpotView(Struct, frozen=True, kw_only=True):
    """A point of its own: coordinates in words, accuracy, what it stands for, its sources."""

    coordinates: str
    accuracy: str
    note: str
    note_lang: str
    cites: tuple[CitationLink, ...]
    geo_uri: str


class StopView(Struct, frozen=True, kw_only=True):
    """A stop of a tour: ``entry`` is the page it leads to, ``title`` what stands there.

    ``of`` says of what entry it is a part, where its title is not the entry's own. ``away`` is the way to the
    next stop in words, empty where it cannot be told, and ``time`` about how long that takes. ``key`` tells the
    stop from the others of its tour, in every language and whatever its number.
    """

    number: int
    key: str
    entry: Link
    title: Phrase
    of: Phrase
    see: StatedView | None = None
    why: StatedView | None = None
    spot: SpotView | None = None
    away: str = ""
    time: str = ""


class Badge(Struct, frozen=True, kw_only=True):
    """The mark of the stops at one place: their numbers in a box of this width around ``x``, ``y``.

    ``radius`` is the accuracy, drawn as a circle. ``name`` stands beside the mark where there is room for it;
    ``minor``: in small letters only.
    """

    x: float
    y: float
    width: float
    text: str
    label: str
    anchor: str
    radius: float = 0.0
    name: str = ""
    name_lang: str = ""
    name_x: float = 0.0
    name_y: float = 0.0
    name_anchor: str = "start"
    baseline: str = "central"
    minor: bool = False


class RouteView(Struct, frozen=True, kw_only=True):
    """The stops of a tour drawn in their order: SVG path data, marks, names.

    ``sure`` are the stretches whose length is known, ``rough`` those where it is not or where a stop between
    has no place. ``undrawn`` are the numbers of the stops that are not on the map. A ``scheme`` shows no rivers
    or towns, which are not known as well as it is large, but a ``grid`` as wide as its scale bar is long.
    """

    width: float
    height: float
    region: str
    rivers: tuple[tuple[str, str], ...]
    settlements: str
    labels: tuple[MapLabel, ...]
    sure: str
    rough: str
    badges: tuple[Badge, ...]
    scale: tuple[float, str]
    credits: tuple[str, ...]
    scheme: bool
    grid: str = ""
    undrawn: tuple[int, ...] = ()


class TourView(Struct, frozen=True, kw_only=True):
    """What a tour is as a whole.

    ``total`` (length and time) and ``reckoned`` are in words, ``gpx`` is an address: each empty
    without places. ``uncounted`` says how many ways the total lacks.

    ``id`` is that of the tour's entry; ``save`` are the pages that have to be kept to follow it offline.
    """

    id: str
    total: tuple[str, ...] = ()
    uncounted: str = ""
    reckoned: str = ""
    route: RouteView | None = None
    undrawn: str = ""
    gpx: str = ""
    save: tuple[str, ...] = ()


class TurnView(Struct, frozen=True, kw_only=True):
    """Where a tour passes an entry: ``tour`` leads to the stop in it, ``place`` says which of how many it is."""

    tour: Link
    place: str
    before: Link | None
    after: Link | None
