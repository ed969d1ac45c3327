"""Cutting lines and rings at the edges of a frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kuzbass_site.geo.coordinates import Coordinates

_Edge = tuple[int, float, int]  # axis (0 is lat), where, and on which side to stay (1 is above)


@dataclass(frozen=True, slots=True)
class Bounds:
    """A frame in degrees that does not cross the 180th meridian."""

    south: float
    west: float
    north: float
    east: float

    def clip_ring(self, ring: Sequence[Coordinates]) -> tuple[Coordinates, ...]:
        """Return the part of a closed ring inside, closed along the edges; empty if there is none.

        I. E. Sutherland, G. W. Hodgman, "Reentrant Polygon Clipping", Communications of the ACM 17
        (1974), pp. 32-42: where the ring leaves and comes back, it runs along the edge.
        """
        points = list(ring)
        for edge in self._edges():
            kept: list[Coordinates] = []
            for index, point in enumerate(points):
                before = points[index - 1]
                if _inside(before, edge) != _inside(point, edge):
                    kept.append(_crossing(before, point, edge))
                if _inside(point, edge):
                    kept.append(point)
            points = kept
        if points and points[0] != points[-1]:
            points.append(points[0])
        return tuple(points)

    def clip_line(self, line: Sequence[Coordinates]) -> tuple[tuple[Coordinates, ...], ...]:
        """Return the parts of a line inside, in order."""
        lines = [list(line)]
        for edge in self._edges():
            lines = [part for whole in lines for part in _cut(whole, edge)]
        return tuple(tuple(part) for part in lines if len(part) > 1)

    def _edges(self) -> tuple[_Edge, ...]:
        return (0, self.south, 1), (0, self.north, -1), (1, self.west, 1), (1, self.east, -1)


def _cut(line: list[Coordinates], edge: _Edge) -> list[list[Coordinates]]:
    parts: list[list[Coordinates]] = []
    open_part: list[Coordinates] | None = None
    for index, point in enumerate(line):
        crossing = None
        if index and _inside(line[index - 1], edge) != _inside(point, edge):
            crossing = _crossing(line[index - 1], point, edge)
        if _inside(point, edge):
            if open_part is None:
                open_part = [crossing] if crossing else []
                parts.append(open_part)
            open_part.append(point)
        elif open_part is not None:
            if crossing:
                open_part.append(crossing)
            open_part = None
    return parts


def _value(point: Coordinates, axis: int) -> float:
    return point.lon if axis else point.lat


def _inside(point: Coordinates, edge: _Edge) -> bool:
    axis, limit, side = edge
    return (_value(point, axis) - limit) * side >= 0


def _crossing(a: Coordinates, b: Coordinates, edge: _Edge) -> Coordinates:
    axis, limit, _ = edge
    share = (limit - _value(a, axis)) / (_value(b, axis) - _value(a, axis))
    if axis:
        return Coordinates(a.lat + share * (b.lat - a.lat), limit)
    return Coordinates(limit, a.lon + share * (b.lon - a.lon))
