"""From the globe to the drawing: a local map projection, simpler lines, SVG path data."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kuzbass_site.geo.coordinates import Coordinates

Point = tuple[float, float]
Line = Sequence[Coordinates]


@dataclass(frozen=True, slots=True)
class Projection:
    """Places a region on a drawing of ``width`` by ``height``, x to the right and y downwards.

    The transverse Mercator of the sphere on the region's middle meridian, which keeps angles and, over
    a few degrees, sizes: J. P. Snyder, "Map Projections: A Working Manual" (USGS Professional Paper
    1395, 1987), equations 8-1 and 8-3.
    """

    width: float
    height: float
    meridian: float
    left: float
    top: float
    scale: float

    @classmethod
    def fit(cls, south: float, west: float, north: float, east: float, width: float) -> Projection:
        """Return the projection that just holds the region in *width*; its height follows.

        A region may cross the 180th meridian (west is then the greater number).

        Raises:
            ValueError: if the region is empty, leaves the Earth or spans half of it.
        """
        span = (east - west) % 360
        if not (-90 < south < north < 90 and 0 < span < 170 and width > 0):
            raise ValueError(f"cannot draw {south}, {west} to {north}, {east} in {width}")
        meridian = west + span / 2
        # Parallels are curved on this map, so the outermost points may lie on corners, on the middle
        # meridian, or where the frame comes nearest to the equator.
        frame = [
            _project(lat, side * span / 2)
            for lat in (south, north, min(max(0.0, south), north))
            for side in (-1, 0, 1)
        ]
        left, right = min(x for x, _ in frame), max(x for x, _ in frame)
        bottom, top = min(y for _, y in frame), max(y for _, y in frame)
        scale = width / (right - left)
        return cls(width, round((top - bottom) * scale, 1), meridian, left, top, scale)

    def point(self, lat: float, lon: float) -> Point:
        """Return the place of a point on the drawing, to one decimal; outside the frame if it is."""
        x, y = _project(lat, lon - self.meridian)
        # Adding 0.0 makes of -0.0 an ordinary zero.
        return round((x - self.left) * self.scale, 1) + 0.0, round((self.top - y) * self.scale, 1) + 0.0


def simplify(points: Sequence[Point], tolerance: float) -> list[Point]:
    """Return the line with fewer points, nowhere farther than *tolerance* from those left out.

    Ends stay. D. H. Douglas and T. K. Peucker, "Algorithms for the Reduction of the Number of Points
    Required to Represent a Digitized Line", Cartographica 10 (1973), pp. 112-122; without recursion.
    """
    if len(points) < 3:
        return list(points)
    keep = {0, len(points) - 1}
    open_stretches = [(0, len(points) - 1)]
    while open_stretches:
        first, last = open_stretches.pop()
        farthest, middle = tolerance, 0
        for index in range(first + 1, last):
            away = _from_segment(points[index], points[first], points[last])
            if away > farthest:
                farthest, middle = away, index
        if middle:
            keep.add(middle)
            open_stretches += [(first, middle), (middle, last)]
    return [points[index] for index in sorted(keep)]


def path(lines: Line | Iterable[Line], projection: Projection, tolerance: float = 0.0) -> str:
    """Return SVG path data for one line or many, as short as one decimal allows.

    A line that ends where it begins is closed, as the rings of a GeoJSON polygon are. *tolerance*
    simplifies first, in the units of the drawing; what shrinks to a point is left out.
    """
    return "".join(_strokes(line, projection, tolerance) for line in _lines(lines))


def _lines(lines: Line | Iterable[Line]) -> Iterator[Line]:
    line: list[Coordinates] = []
    for item in lines:
        if isinstance(item, Coordinates):
            line.append(item)
        else:
            yield item
    if line:
        yield line


def _strokes(line: Line, projection: Projection, tolerance: float) -> str:
    drawn = [projection.point(place.lat, place.lon) for place in line]
    # Whole tenths, so that the steps add up exactly.
    tenths = [(round(x * 10), round(y * 10)) for x, y in simplify(drawn, tolerance)]
    steps = [(x - u, y - v) for (u, v), (x, y) in pairwise(tenths)]
    steps = [step for step in steps if step != (0, 0)]
    if not steps:
        return ""
    end = ""
    if len(steps) > 2 and tenths[0] == tenths[-1]:
        steps.pop()  # "z" draws it
        end = "z"
    return f"M{_numbers(tenths[0])}l{_numbers(number for step in steps for number in step)}{end}"


def _numbers(tenths: Iterable[int]) -> str:
    """Write numbers as SVG allows: no zero before the point, no space where a sign or point parts them."""
    written, has_point = "", False
    for value in tenths:
        whole, tenth = divmod(abs(value), 10)
        digits = f"{whole or ''}.{tenth}" if tenth else str(whole)
        if value < 0:
            digits = f"-{digits}"
        elif written and not (digits.startswith(".") and has_point):
            digits = f" {digits}"
        written += digits
        has_point = bool(tenth)
    return written


def _project(lat: float, from_meridian: float) -> Point:
    """Return east and north on the unit sphere; *from_meridian* in degrees."""
    phi, turn = math.radians(lat), math.radians(from_meridian)
    # A quarter of the globe away the map runs to infinity; nothing there is ever drawn.
    east = max(-1 + 1e-12, min(1 - 1e-12, math.cos(phi) * math.sin(turn)))
    return math.atanh(east), math.atan2(math.sin(phi), math.cos(phi) * math.cos(turn))


def _from_segment(point: Point, a: Point, b: Point) -> float:
    x, y, dx, dy = point[0] - a[0], point[1] - a[1], b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    along = min(1.0, max(0.0, (x * dx + y * dy) / length)) if length else 0.0
    return math.hypot(x - along * dx, y - along * dy)
