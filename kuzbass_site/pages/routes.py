"""The drawn way of a tour: its stops in their order, numbered and joined by lines."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kuzbass_site.geo import Coordinates, Projection, distance_km, path
from kuzbass_site.models.entry import Location
from kuzbass_site.models.geography import Geography
from kuzbass_site.models.settings import Frame
from kuzbass_site.pages.drawing import (
    TOLERANCE,
    bounds_of,
    clipped,
    dots,
    is_clear,
    name_towns,
    scale_bar,
    units_per_km,
)
from kuzbass_site.pages.labels import Box, Letters, Sheet
from kuzbass_site.pages.views import Badge, Phrase, Pin, RouteView

WIDTH = 600.0
BADGE = 26.0
"""The side of a mark, in units; marks nearer than that to each other become one."""
LETTERS = Letters(large=27, small=17, short=16, longest=26)
FIGURE = 10.0  # units that each further sign takes in a mark
STRIP = 46.0  # units at the foot, kept free for the scale bar
FLAT, TALL = 0.6, 1.25  # heights of a drawing, in widths
SMALLEST_KM = 0.6
SCHEME_KM = 40.0
"""Rivers and settlements are a kilometre off here and there: on a drawing of less they would mislead."""
SHARE = 4
"""A stop that may be farther off than this part of the tour's extent tells nothing on its map."""
FINEST_CIRCLE = BADGE * 0.7
KM_A_DEGREE = 111.195


@dataclass(frozen=True, slots=True)
class Waypoint:
    """A stop to draw: its number, what it is called, where it is."""

    number: int
    title: Phrase
    place: Location | None


@dataclass(frozen=True, slots=True)
class _Group:
    """Stops under one mark."""

    at: tuple[float, float]
    stops: tuple[Waypoint, ...]


def drawn_route(
    geography: Geography, stops: Sequence[Waypoint], known: Sequence[bool], lang: str
) -> RouteView | None:
    """Draw the stops that have a place worth drawing; None unless there are two such places.

    *known* tells of each way to the next stop whether its length is known.
    """
    shown = _worth_drawing(stops)
    if len({(place.point.lat, place.point.lon) for stop in shown if (place := stop.place)}) < 2:
        return None
    frame = _frame([stop.place for stop in shown if stop.place])
    projection = Projection.fit(frame.south, frame.west, frame.north, frame.east, WIDTH)
    height = round(projection.height + STRIP, 1)
    scheme = WIDTH / units_per_km(projection) < SCHEME_KM
    groups = tuple(_groups(shown, projection))
    sheet = Sheet(WIDTH, height, BADGE * 0.6, squares=10)
    scale = scale_bar(projection, lang)
    sheet.take(Box(0, height - STRIP, scale[0] + LETTERS.large * 4, height))
    for group in groups:
        half = _width(_text(group)) / 2
        x, y = group.at
        sheet.take(Box(x - half, y - BADGE / 2, x + half, y + BADGE / 2))
    pins = sheet.name_pins([_pin(group, projection) for group in groups], LETTERS)
    bounds = bounds_of(
        Frame(frame.south - (frame.north - frame.south) / 4, frame.west, frame.north, frame.east)
    )
    rivers = () if scheme else geography.rivers
    near = () if scheme else geography.settlements
    labels = tuple(name_towns(geography, projection, lang, sheet, pins, LETTERS.small)) if near else ()
    seen = [place for place in near if place.city or is_clear(place, projection, sheet)]
    drawn = (
        (
            path([part for line in river.lines for part in bounds.clip_line(line)], projection, TOLERANCE),
            river,
        )
        for river in rivers
    )
    sure, rough = _lines(shown, known, projection)
    return RouteView(
        width=WIDTH,
        height=height,
        region=path(
            [ring for area in geography.region for ring in clipped(area, bounds)], projection, TOLERANCE
        ),
        rivers=tuple((line, river.names.in_language(lang)) for line, river in drawn if line),
        settlements=dots(seen, projection),
        labels=labels,
        sure=sure,
        rough=rough,
        grid=_grid(scale[0], height) if scheme else "",
        badges=tuple(_badge(group, pin) for group, pin in zip(groups, pins, strict=True)),
        scale=scale,
        credits=() if scheme else geography.credits,
        scheme=scheme,
        undrawn=tuple(stop.number for stop in stops if stop.place and stop not in shown),
    )


def _worth_drawing(stops: Sequence[Waypoint]) -> list[Waypoint]:
    """The stops of which it is known well enough where they are, beside how far the tour reaches."""
    places = [stop.place for stop in stops if stop.place]
    reach = max((distance_km(a.point, b.point) for a in places for b in places), default=0.0)
    limit = reach * 1000 / SHARE
    return [stop for stop in stops if stop.place and stop.place.accuracy <= limit]


def _frame(places: Sequence[Location]) -> Frame:
    """The part of the world to draw: all places with their circles, a margin, and not too long a side."""
    middle = sum(place.point.lat for place in places) / len(places)
    up, aside = KM_A_DEGREE, KM_A_DEGREE * math.cos(math.radians(middle))
    reach = [(place.point, place.accuracy / 1000) for place in places]
    south, north = min(p.lat - r / up for p, r in reach), max(p.lat + r / up for p, r in reach)
    west, east = min(p.lon - r / aside for p, r in reach), max(p.lon + r / aside for p, r in reach)
    high, wide = (north - south) * up, (east - west) * aside
    longer = max(high, wide, SMALLEST_KM)
    high, wide = high + longer * 0.22, wide + longer * 0.3
    high, wide = max(high, wide * FLAT), max(wide, high / TALL)
    lat, lon = (south + north) / 2, (west + east) / 2
    return Frame(lat - high / 2 / up, lon - wide / 2 / aside, lat + high / 2 / up, lon + wide / 2 / aside)


def _groups(stops: Sequence[Waypoint], projection: Projection) -> Iterator[_Group]:
    """The stops by the marks they stand under, in their order."""
    found: list[tuple[tuple[float, float], list[Waypoint]]] = []
    for stop in stops:
        if stop.place is None:
            continue
        at = projection.point(stop.place.point.lat, stop.place.point.lon)
        under = next((group for place, group in found if math.dist(place, at) < BADGE), None)
        if under is None:
            found.append((at, [stop]))
        else:
            under.append(stop)
    for at, group in found:
        yield _Group(at, tuple(group))


def _text(group: _Group) -> str:
    """The numbers of the stops under a mark: "3", "1–3", "2, 5"."""
    numbers = [stop.number for stop in group.stops]
    if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1)):
        return f"{numbers[0]}–{numbers[-1]}"
    return ", ".join(map(str, numbers))


def _width(text: str) -> float:
    return BADGE + max(0, len(text.replace(" ", "")) - 1) * FIGURE


def _pin(group: _Group, projection: Projection) -> Pin:
    """The name beside a mark: that of its stops, where they have the same one."""
    titles = list(dict.fromkeys(stop.title for stop in group.stops))
    title = titles[0] if len(titles) == 1 else Phrase("")
    accuracy = max(stop.place.accuracy for stop in group.stops if stop.place)
    radius = accuracy / 1000 * units_per_km(projection)
    return Pin(
        x=group.at[0],
        y=group.at[1],
        radius=round(radius, 1) if radius > FINEST_CIRCLE else 0.0,
        label=title.text,
        lang=title.lang,
        url="",
        collection="",
    )


def _badge(group: _Group, pin: Pin) -> Badge:
    text = _text(group)
    named = pin.named and bool(pin.label)
    return Badge(
        x=pin.x,
        y=pin.y,
        width=_width(text),
        text=text,
        label="; ".join(f"{stop.number}. {stop.title.text}" for stop in group.stops),
        anchor=f"x-stop-{group.stops[0].number}",
        radius=pin.radius,
        name=pin.label if named else "",
        name_lang=pin.lang if named else "",
        name_x=round(pin.label_x + _shift(pin, _width(text)), 1),
        name_y=pin.label_y,
        name_anchor=pin.anchor,
        baseline=pin.baseline,
        minor=pin.minor,
    )


def _shift(pin: Pin, width: float) -> float:
    """How much farther to the side a name stands beside a wide mark."""
    return {"start": 1, "end": -1}.get(pin.anchor, 0) * (width - BADGE) / 2


def _lines(shown: Sequence[Waypoint], known: Sequence[bool], projection: Projection) -> tuple[str, str]:
    """The ways between stops that follow each other on the map: those of known length, and the others."""
    lines: tuple[list[str], list[str]] = [], []
    for here, there in pairwise(shown):
        if here.place is None or there.place is None or here.place.point == there.place.point:
            continue
        next_to = there.number == here.number + 1 and known[here.number - 1]
        ends = (_at(projection, here.place.point), _at(projection, there.place.point))
        lines[0 if next_to else 1].append(f"M{ends[0]}L{ends[1]}")
    return "".join(lines[0]), "".join(lines[1])


def _grid(square: float, height: float) -> str:
    """Squares as long as the scale bar, which begins on one of their corners."""
    corner, foot = 15.0, height - 12
    across = [corner % square + n * square for n in range(int(WIDTH // square) + 1)]
    down = [foot % square + n * square for n in range(int(height // square) + 1)]
    lines = [f"M{round(x, 1):g} 0v{height:g}" for x in across if x < WIDTH]
    return "".join([*lines, *(f"M0 {round(y, 1):g}h{WIDTH:g}" for y in down if y < height)])


def _at(projection: Projection, point: Coordinates) -> str:
    x, y = projection.point(point.lat, point.lon)
    return f"{x:g} {y:g}"
