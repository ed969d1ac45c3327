"""Which places are near, at a cost that does not grow with the number of places."""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence

from kuzbass_site.geo.coordinates import EARTH_RADIUS_KM, Coordinates, distance_km

_Vector = tuple[float, float, float]
_LEAF = 12  # places looked at one by one; measured, flat between 8 and 24


class Nearest:
    """An index of points for questions such as "the five within 30 km".

    A k-d tree (J. L. Bentley, Communications of the ACM 18, 1975, pp. 509-517) over the places as
    vectors from the centre of the Earth: there neither the poles nor the 180th meridian are special,
    and towns full of points cost no more than empty taiga, as they would in a grid. Points at one
    place are kept together, so many of them do not slow a question down.
    """

    __slots__ = ("_at", "_places", "_points", "_tree", "_vectors")

    def __init__(self, points: Sequence[Coordinates]) -> None:
        self._points = tuple(points)
        self._at: dict[Coordinates, list[int]] = {}
        for index, point in enumerate(self._points):
            self._at.setdefault(point, []).append(index)
        self._places = tuple(self._at)
        self._vectors = [_vector(place) for place in self._places]
        self._tree = _grow(list(zip(*self._vectors, strict=True)), list(range(len(self._places))))

    def near(
        self, point: int | Coordinates, count: int, within_km: float = math.inf
    ) -> tuple[tuple[int, float], ...]:
        """Return up to *count* nearest points as (index, kilometres), nearest first, then by index.

        A point asked for by its own index is not its own neighbour; others at the same place are.
        """
        centre = self._points[point] if isinstance(point, int) else point
        found: list[tuple[float, int]] = []
        for place in self._nearest_places(centre, count + 1, within_km):
            away = distance_km(centre, place)
            if away <= within_km:
                found += [(away, index) for index in self._at[place][: count + 1] if index != point]
        return tuple((index, away) for away, index in sorted(found)[: max(0, count)])

    def _nearest_places(self, centre: Coordinates, count: int, within_km: float) -> list[Coordinates]:
        target = _vector(centre)
        # A chord a little longer than the arc allows; the exact distance decides later.
        limit = (2 * math.sin(min(within_km / EARTH_RADIUS_KM, math.pi) / 2) + 1e-9) ** 2
        best: list[tuple[float, int]] = []  # a heap with the farthest first
        # Stretches of the tree with the least squared distance at which they can hold a place.
        waiting: list[tuple[float, int, _Node]] = [(0.0, 0, self._tree)] if count > 0 else []
        pushed = 0
        while waiting:
            nearest, _, node = heapq.heappop(waiting)
            if nearest > limit:
                break
            while isinstance(node, tuple):
                axis, border, below, above = node
                side = target[axis] - border
                node, other = (below, above) if side < 0 else (above, below)
                if side * side <= limit:
                    pushed += 1
                    heapq.heappush(waiting, (max(nearest, side * side), pushed, other))
            for index in node:
                vector = self._vectors[index]
                away = math.dist(vector, target) ** 2
                if away > limit:
                    continue
                heapq.heappush(best, (-away, -index))
                if len(best) > count:
                    heapq.heappop(best)
                if len(best) == count:
                    limit = min(limit, -best[0][0])
        return [self._places[-index] for _, index in best]


_Node = list[int] | tuple[int, float, "_Node", "_Node"]


def _vector(point: Coordinates) -> _Vector:
    phi, lam = math.radians(point.lat), math.radians(point.lon)
    return math.cos(phi) * math.cos(lam), math.cos(phi) * math.sin(lam), math.sin(phi)


def _grow(columns: Sequence[Sequence[float]], places: list[int]) -> _Node:
    if len(places) <= _LEAF:
        return places
    longest, axis = -1.0, 0
    for number, column in enumerate(columns):
        values = [column[index] for index in places]
        length = max(values) - min(values)
        if length > longest:
            longest, axis = length, number
    places.sort(key=columns[axis].__getitem__)
    middle = len(places) // 2
    border = columns[axis][places[middle]]
    return axis, border, _grow(columns, places[:middle]), _grow(columns, places[middle:])
