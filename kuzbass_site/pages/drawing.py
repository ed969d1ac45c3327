"""The drawn map: from the guide's map data and places to SVG paths, pins and names."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kuzbass_site.geo import Coordinates, Projection, path, simplify
from kuzbass_site.geo.clipping import Bounds
from kuzbass_site.geo.coordinates import EARTH_RADIUS_KM
from kuzbass_site.i18n import number, translate
from kuzbass_site.models.geography import Area, Geography, Line, Settlement
from kuzbass_site.models.settings import Frame
from kuzbass_site.pages.labels import Box, Letters, Point, Sheet, Site, text_box
from kuzbass_site.pages.pins import gathered
from kuzbass_site.pages.sites import along_river, within_area
from kuzbass_site.pages.views import MapLabel, MapView, Pin

# How far a line may be from the true one, in units of the drawing; half a pixel where 800 are shown on 600.
TOLERANCE = 0.7
BEYOND = 1.2  # for what only fills the background
ROUGH = 3.0  # for what is reckoned with, not drawn
FINEST_CIRCLE = 3.0  # units: a smaller circle would lie under its pin
VAGUE = 15.0  # units: in a larger circle the middle is no better a guess than the rest

# Where the name of a town without a pin may stand, from its dot, in heights of its letters.
_BESIDE_A_DOT = (("start", 0.4, 0.0), ("end", -0.4, 0.0), ("middle", 0.0, -0.8), ("middle", 0.0, 0.8))

# Shares of the drawing's width: large letters can be read on a telephone, small ones on a desk.
LARGE, SMALL, DOT = 0.033, 0.019, 0.009
APART = 1.5  # dots: pins nearer than that to each other would be taken for one

MARK = 8.2, 23.5
"""How far the mark of a locator reaches to the sides of its place and above it, in units."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Something to pin on the map: where it is, how far off that may be (metres), and its page."""

    point: Coordinates
    accuracy: float
    label: str
    url: str
    collection: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class _Base:
    """The map without places, and where its names could stand; remembered, for many pages draw on it."""

    view: MapView
    projection: Projection
    sites: tuple[tuple[Site, ...], ...] = ()


def draw(
    geography: Geography, frame: Frame, places: Sequence[Place], lang: str, *, width: float = 800
) -> MapView:
    """Draw the region with all *places*, the first of them named first, those under others counted there.

    The lower left corner is kept free for the scale bar.
    """
    base = _overview(geography, frame, lang, width)
    view, letters = base.view, _letters(width)
    sheet = Sheet(view.width, view.height, width * DOT)
    sheet.take(Box(0, view.height - letters.large * 2.5, view.scale[0] + letters.large * 4, view.height))
    pins = gathered((_pin(base.projection, place) for place in places), width * DOT * APART)
    named = sheet.name_pins(pins, letters)
    towns = list(name_towns(geography, base.projection, lang, sheet, pins, letters.small))
    others = [label for sites in base.sites if (label := sheet.place(sites))]
    # A village is drawn where it does not come out from under a name.
    shown = [
        place for place in geography.settlements if place.city or is_clear(place, base.projection, sheet)
    ]
    return replace(view, pins=named, labels=(*towns, *others), settlements=dots(shown, base.projection))


def locate(geography: Geography, frame: Frame, place: Place, lang: str, *, width: float = 320) -> MapView:
    """Draw a small map of the region with one place in it, named where there is room."""
    base = _silhouette(geography, frame, lang, width)
    letters = Letters(large=base.view.letter, small=base.view.small, longest=40)
    sheet = Sheet(base.view.width, base.view.height, width * 0.02, squares=2)
    found = _pin(base.projection, place)
    wide, high = MARK
    sheet.take(Box(found.x - wide, found.y - high, found.x + wide, found.y))
    (pin,) = sheet.name_pins([found], letters)
    return replace(base.view, focus=pin, title=place.label)


def _pin(projection: Projection, place: Place) -> Pin:
    x, y = projection.point(place.point.lat, place.point.lon)
    radius = place.accuracy / 1000 * units_per_km(projection)
    return Pin(
        x=x,
        y=y,
        radius=round(radius, 1) if radius > FINEST_CIRCLE else 0.0,
        label=place.label,
        url=place.url,
        collection=place.collection,
        lang=place.lang,
        vague=radius > VAGUE,
    )


def name_towns(
    geography: Geography, projection: Projection, lang: str, sheet: Sheet, pins: Sequence[Pin], letter: float
) -> Iterator[MapLabel]:
    """Name the towns that have no pin, clear of their dots."""
    towns = [place for place in geography.settlements if place.city]
    at = [projection.point(town.point.lat, town.point.lon) for town in towns]
    for point in at:
        sheet.take(_dot_box(point, letter / 4))
    for town, (x, y) in zip(towns, at, strict=True):
        if any(abs(pin.x - x) < letter and abs(pin.y - y) < letter for pin in pins):
            continue
        name = town.names.in_language(lang)
        sites = (
            Site(
                MapLabel(name, round(x + dx * letter, 1), round(y + dy * letter, 1), 0, "settlement", anchor),
                text_box(name, (x + dx * letter, y + dy * letter), anchor, "central", letter * 0.9),
            )
            for anchor, dx, dy in _BESIDE_A_DOT
        )
        if label := sheet.place(sites):
            yield label


def is_clear(place: Settlement, projection: Projection, sheet: Sheet) -> bool:
    """Whether the dot of a place would not come out from under a name."""
    return sheet.free(_dot_box(projection.point(place.point.lat, place.point.lon), 4))


def _dot_box(at: Point, size: float) -> Box:
    return Box(at[0] - size / 2, at[1] - size / 2, at[0] + size / 2, at[1] + size / 2)


def _letters(width: float) -> Letters:
    return Letters(large=round(width * LARGE, 1), small=round(width * SMALL, 1))


@lru_cache(maxsize=16)
def _overview(geography: Geography, frame: Frame, lang: str, width: float) -> _Base:
    projection = Projection.fit(frame.south, frame.west, frame.north, frame.east, width)
    bounds = bounds_of(frame)
    letters = _letters(width)
    region = [ring for area in geography.region for ring in area.rings]
    neighbours = [(area, clipped(area, bounds)) for area in geography.neighbours]
    rivers = [
        (river, [part for line in river.lines for part in bounds.clip_line(line)])
        for river in geography.rivers
    ]
    view = MapView(
        width=width,
        height=projection.height,
        neighbours=tuple(drawn for _, rings in neighbours if (drawn := path(rings, projection, BEYOND))),
        region=path(region, projection, TOLERANCE),
        rivers=tuple(
            (drawn, river.names.in_language(lang))
            for river, lines in rivers
            if (drawn := path(lines, projection, TOLERANCE if river.names.name else BEYOND))
        ),
        pins=(),
        credits=geography.credits,
        scale=scale_bar(projection, lang),
        title=geography.region[0].names.in_language(lang) if geography.region else "",
        letter=letters.large,
        small=letters.small,
    )
    land = _rough(region, projection)
    sites = [
        along_river(river.names.in_language(lang), _rough(lines, projection), land, letters.small)
        for river, lines in rivers
        if river.names.name
    ]
    sites += [
        within_area(
            area.names.in_language(lang),
            _rough(rings, projection),
            land,
            width,
            projection.height,
            letters.small * 0.9,
        )
        for area, rings in neighbours
        if area.names.name
    ]
    return _Base(view, projection, tuple(sites))


@lru_cache(maxsize=16)
def _silhouette(geography: Geography, frame: Frame, lang: str, width: float) -> _Base:
    """Only the region, its named rivers and its towns: this is on every place's page."""
    projection = Projection.fit(frame.south, frame.west, frame.north, frame.east, width)
    bounds = bounds_of(frame)
    rivers = (
        (
            path([part for line in river.lines for part in bounds.clip_line(line)], projection, TOLERANCE),
            river,
        )
        for river in geography.rivers
        if river.names.name
    )
    view = MapView(
        width=width,
        height=projection.height,
        neighbours=(),
        region=path([ring for area in geography.region for ring in area.rings], projection, TOLERANCE),
        rivers=tuple((drawn, river.names.in_language(lang)) for drawn, river in rivers if drawn),
        pins=(),
        credits=geography.credits,
        settlements=dots([place for place in geography.settlements if place.city], projection),
        letter=round(width * 0.06, 1),
        small=round(width * 0.05, 1),
    )
    return _Base(view, projection)


def _rough(lines: Iterable[Line], projection: Projection) -> tuple[tuple[Point, ...], ...]:
    drawn = ([projection.point(at.lat, at.lon) for at in line] for line in lines)
    return tuple(tuple(simplify(line, ROUGH)) for line in drawn)


def bounds_of(frame: Frame) -> Bounds:
    """The frame with a margin, so that no cut edge shows.

    Meridians draw together towards the pole, so there the drawing reaches beyond the frame's.
    """
    parallels = sorted(math.cos(math.radians(lat)) for lat in (frame.south, frame.north))
    beside = (frame.east - frame.west) / 2 * (parallels[1] / parallels[0] - 1) + 0.05
    above = (frame.north - frame.south) / 20
    return Bounds(frame.south - above, frame.west - beside, frame.north + above, frame.east + beside)


def clipped(area: Area, bounds: Bounds) -> list[Line]:
    """The rings of an area as far as they lie within bounds."""
    return [cut for ring in area.rings if (cut := bounds.clip_ring(ring))]


def dots(places: Iterable[Settlement], projection: Projection) -> str:
    """A path of points: a stroke of no length, which a round line cap makes a dot."""
    dots = (projection.point(place.point.lat, place.point.lon) for place in places)
    return "".join(f"M{x:g} {y:g}h0" for x, y in dots)


def units_per_km(projection: Projection) -> float:
    """How long a kilometre is on the middle meridian; a hundredth more at the edge of a wide region."""
    return projection.scale / EARTH_RADIUS_KM


def scale_bar(projection: Projection, lang: str) -> tuple[float, str]:
    """The longest round distance that takes no more than a quarter of the width, and how it is written."""
    unit = units_per_km(projection) / 1000
    rounds = [step * 10**power for power in range(1, 8) for step in (1, 2, 5)]
    fitting = [metres for metres in rounds if metres * unit <= projection.width / 4]
    if not fitting:
        return 0.0, ""
    metres = fitting[-1]
    words = (metres, "m") if metres < 1000 else (metres // 1000, "km")
    return round(metres * unit, 1), f"{number(words[0], lang)}\u00a0{translate(words[1], lang)}"
