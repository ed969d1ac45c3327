"""The drawn map: from the guide's map data and places to SVG paths, pins and names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kuzbass_site.geo import Coordinates, Projection, path, simplify
from kuzbass_site.geo.clipping import Bounds
from kuzbass_site.geo.coordinates import EARTH_RADIUS_KM
from kuzbass_site.i18n import number, translate
from kuzbass_site.models.geography import Area, Geography, Line
from kuzbass_site.models.settings import Frame
from kuzbass_site.pages.labels import Box, Letters, Point, Sheet, text_box
from kuzbass_site.pages.views import MapLabel, MapView, Pin

TOLERANCE = 0.5  # units of the drawing: half a pixel, or less
FINEST_CIRCLE = 3.0  # units: a smaller circle would lie under its pin
MARGIN = 0.2  # degrees around the frame, so that no cut edge shows
LONGEST_NAME = 30  # letters

# Shares of the drawing's width: large letters can be read on a telephone, small ones on a desk.
LARGE, SMALL, DOT = 0.033, 0.019, 0.009


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
    """The map without places; remembered, for every place's page draws on the same."""

    view: MapView
    projection: Projection
    rivers: tuple[tuple[str, tuple[tuple[Point, ...], ...]], ...]
    neighbours: tuple[tuple[str, tuple[tuple[Point, ...], ...]], ...]
    region: tuple[tuple[Point, ...], ...]


def draw(
    geography: Geography, frame: Frame, places: Sequence[Place], lang: str, *, width: float = 800
) -> MapView:
    """Draw the region with all *places*, the first of them named first.

    The lower left corner is kept free for the scale bar.
    """
    base = _base(geography, frame, lang, width)
    view, letters = base.view, Letters(large=width * LARGE, small=width * SMALL)
    sheet = Sheet(view.width, view.height, width * DOT)
    sheet.take(Box(0, view.height - letters.large * 2.5, view.scale[0] + letters.large * 4, view.height))
    pins = [_pin(base.projection, place) for place in places]
    named = sheet.name_pins(pins, letters, LONGEST_NAME)
    return replace(
        view,
        pins=named,
        labels=tuple(_labels(base, geography, lang, sheet, pins, letters.small)),
        letter=round(letters.large, 1),
        small=round(letters.small, 1),
    )


def locate(geography: Geography, frame: Frame, place: Place, lang: str, *, width: float = 320) -> MapView:
    """Draw a small map of the region with one place in it, named where there is room."""
    base = _base(geography, frame, lang, width)
    letters = Letters(large=width * 0.06, small=width * 0.05)
    sheet = Sheet(base.view.width, base.view.height, width * 0.02)
    (pin,) = sheet.name_pins([_pin(base.projection, place)], letters, 60)
    small = round(letters.small, 1)
    return replace(base.view, focus=pin, title=place.label, letter=round(letters.large, 1), small=small)


def _pin(projection: Projection, place: Place) -> Pin:
    x, y = projection.point(place.point.lat, place.point.lon)
    radius = place.accuracy / 1000 * _units_per_km(projection)
    return Pin(
        x=x,
        y=y,
        radius=round(radius, 1) if radius > FINEST_CIRCLE else 0.0,
        label=place.label,
        url=place.url,
        collection=place.collection,
        lang=place.lang,
    )


def _labels(
    base: _Base, geography: Geography, lang: str, sheet: Sheet, pins: Sequence[Pin], letter: float
) -> Iterable[MapLabel]:
    """Names that lead nowhere: towns without a pin, then rivers, then the regions around."""
    for town in geography.settlements:
        at = base.projection.point(town.point.lat, town.point.lon)
        pinned = any(abs(pin.x - at[0]) < letter and abs(pin.y - at[1]) < letter for pin in pins)
        if not town.city or pinned:
            continue
        name, beside = town.names.in_language(lang), letter * 0.4
        for anchor, x in (("start", at[0] + beside), ("end", at[0] - beside)):
            box = text_box(name, (x, at[1]), anchor, "central", letter * 0.9)
            if sheet.free(box):
                sheet.take(box)
                yield MapLabel(name, round(x, 1), at[1], 0, "settlement", anchor)
                break
    for name, lines in base.rivers:
        label = sheet.name_river(name, lines, letter) if name else None
        if label:
            yield label
    for name, rings in base.neighbours:
        label = sheet.name_area(name, rings, base.region, letter * 0.9)
        if label:
            yield label


@lru_cache(maxsize=16)
def _base(geography: Geography, frame: Frame, lang: str, width: float) -> _Base:
    projection = Projection.fit(frame.south, frame.west, frame.north, frame.east, width)
    bounds = _bounds(frame)

    def paint(lines: Iterable[Line]) -> str:
        return path(lines, projection, TOLERANCE)

    def points(lines: Iterable[Line]) -> tuple[tuple[Point, ...], ...]:
        drawn = ([projection.point(at.lat, at.lon) for at in line] for line in lines)
        return tuple(tuple(simplify(line, TOLERANCE)) for line in drawn)

    neighbours = [(area, _clipped(area, bounds)) for area in geography.neighbours]
    rivers = [
        (river, [part for line in river.lines for part in bounds.clip_line(line)])
        for river in geography.rivers
    ]
    region = [ring for area in geography.region for ring in area.rings]
    view = MapView(
        width=width,
        height=projection.height,
        neighbours=tuple(drawn for _, rings in neighbours if (drawn := paint(rings))),
        region=paint(region),
        rivers=tuple(
            (drawn, river.names.in_language(lang)) for river, lines in rivers if (drawn := paint(lines))
        ),
        pins=(),
        credits=geography.credits,
        scale=_scale(projection, lang),
        title=geography.region[0].names.in_language(lang) if geography.region else "",
        settlements=_dots(geography, projection),
    )
    return _Base(
        view,
        projection,
        tuple((river.names.in_language(lang), points(lines)) for river, lines in rivers),
        tuple((area.names.in_language(lang), points(rings)) for area, rings in neighbours),
        points(region),
    )


def _bounds(frame: Frame) -> Bounds:
    return Bounds(frame.south - MARGIN, frame.west - MARGIN, frame.north + MARGIN, frame.east + MARGIN)


def _clipped(area: Area, bounds: Bounds) -> list[Line]:
    return [cut for ring in area.rings if (cut := bounds.clip_ring(ring))]


def _dots(geography: Geography, projection: Projection) -> str:
    """A path of points: a stroke of no length, which a round line cap makes a dot."""
    dots = (projection.point(place.point.lat, place.point.lon) for place in geography.settlements)
    return "".join(f"M{x:g} {y:g}h0" for x, y in dots)


def _units_per_km(projection: Projection) -> float:
    """How long a kilometre is on the middle meridian; a hundredth more at the edge of a wide region."""
    return projection.scale / EARTH_RADIUS_KM


def _scale(projection: Projection, lang: str) -> tuple[float, str]:
    """The longest round distance that takes no more than a quarter of the width."""
    unit = _units_per_km(projection)
    rounds = [step * 10**power for power in range(5) for step in (1, 2, 5)]
    fitting = [km for km in rounds if km * unit <= projection.width / 4]
    if not fitting:
        return 0.0, ""
    return round(fitting[-1] * unit, 1), f"{number(fitting[-1], lang)}\u00a0{translate('km', lang)}"
