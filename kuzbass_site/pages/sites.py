"""Where the name of a river or of a region could stand on the map, the best place first."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from kuzbass_site.pages.labels import Box, Point, Site, text_width
from kuzbass_site.pages.views import MapLabel

Ring = Sequence[Point]

ENOUGH = 300  # sites to choose from


def along_river(
    name: str, lines: Iterable[Sequence[Point]], region: Sequence[Ring], letter: float
) -> tuple[Site, ...]:
    """Return sites beside the straight stretches of a river, in the region rather than out of it."""
    width = text_width(name, letter) * 1.2  # set in italics, which run wider
    found: list[tuple[float, Site]] = []
    for line in lines:
        for start, end, bend in _stretches(_dense(line, width / 8), width):
            angle = math.degrees(math.atan2(end[1] - start[1], end[0] - start[0]))
            angle = round((angle + 90) % 180 - 90)  # never upside down
            turn, middle = math.radians(angle), ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
            wide = width * abs(math.cos(turn)) + letter * abs(math.sin(turn))
            high = width * abs(math.sin(turn)) + letter * abs(math.cos(turn))
            for side in (1, -1):  # above the river or below it
                away = side * (letter * 0.6 + bend)
                x, y = middle[0] + away * math.sin(turn), middle[1] - away * math.cos(turn)
                box = Box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
                # Steep names are harder to read, so a little bend is better than a steep one.
                cost = bend + abs(angle) / 6 - side
                label = MapLabel(name, round(x, 1), round(y, 1), angle, "river")
                found.append((cost, Site(label, box)))
    found.sort(key=lambda pair: (pair[0], pair[1].label.y, pair[1].label.x))
    best = [site for _, site in found[:ENOUGH]]
    return tuple(sorted(best, key=lambda site: not _all_in(region, site.box)))


def within_area(
    name: str, area: Sequence[Ring], outside: Sequence[Ring], width: float, height: float, letter: float
) -> tuple[Site, ...]:
    """Return sites in an area and out of the rings to stay *outside*, those with most room first.

    The name is taken to be set in spaced capitals.
    """
    wide, high = text_width(name.upper(), letter) * 1.25, letter
    step = width / 24
    corners = [corner for ring in (*area, *outside) for corner in ring]
    found: list[tuple[float, Site]] = []
    for row in range(1, int(height / step)):
        for column in range(1, int(width / step)):
            x, y = column * step, row * step
            box = Box(x - wide / 2, y - high, x + wide / 2, y + high)
            if not (box.within(width, height) and _all_in(area, box)) or _any_in(outside, box):
                continue
            room = min(math.dist(corner, (x, y)) for corner in corners)
            found.append((room, Site(MapLabel(name, round(x, 1), round(y, 1), 0, "neighbour"), box)))
    found.sort(key=lambda pair: (-pair[0], pair[1].label.y, pair[1].label.x))
    return tuple(site for _, site in found[:ENOUGH])


def _rim(box: Box) -> Iterator[Point]:
    for x in (box.left, (box.left + box.right) / 2, box.right):
        for y in (box.top, box.bottom):
            yield x, y


def _all_in(rings: Sequence[Ring], box: Box) -> bool:
    return all(_holds(rings, at) for at in _rim(box))


def _any_in(rings: Sequence[Ring], box: Box) -> bool:
    return any(_holds(rings, at) for at in _rim(box))


def _holds(rings: Sequence[Ring], at: Point) -> bool:
    """Whether a point lies in the rings, by the even-odd rule."""
    x, y = at
    inside = False
    for ring in rings:
        for (a, b), (c, d) in pairwise(ring):
            if (b > y) != (d > y) and x < a + (y - b) / (d - b) * (c - a):
                inside = not inside
    return inside


def _dense(line: Sequence[Point], step: float) -> list[Point]:
    """The same line with more points, none farther than *step* from the next."""
    dense = list(line[:1])
    for (x, y), (u, v) in pairwise(line):
        pieces = max(1, math.ceil(math.dist((x, y), (u, v)) / step))
        dense += [(x + (u - x) * n / pieces, y + (v - y) * n / pieces) for n in range(1, pieces + 1)]
    return dense


def _stretches(line: Sequence[Point], width: float) -> Iterator[tuple[Point, Point, float]]:
    """Pieces of a line about *width* long, each with the greatest distance from its chord."""
    end = 0
    for start, first in enumerate(line):
        while end < len(line) and math.dist(first, line[end]) < width:
            end += 1
        if end == len(line):
            return
        (x, y), (u, v) = first, line[end]
        long = math.dist(first, line[end])
        if end > start and long < width * 1.5:
            bends = (abs((u - x) * (y - q) - (x - p) * (v - y)) / long for p, q in line[start + 1 : end])
            yield first, line[end], max(bends, default=0.0)
