"""``/map/basemap.geojson`` (RFC 7946): what the map that can be moved is drawn from; there is no tile server."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from kuzbass_site.geo import Coordinates
from kuzbass_site.models.geography import Geography, Names
from kuzbass_site.models.page import Page
from kuzbass_site.site import Site

RENDERER = "export:basemap"
URL = "/map/basemap.geojson"
DIGITS = 3
"""Decimals of a degree: some 100 m, as exact as the outlines are."""

STEPS = 32
"""Into how many columns and rows a region is divided in the search for the middle of it."""

Point = tuple[float, float]
Path = tuple[Point, ...]


class Shape(Struct, frozen=True):
    """One thing of the map: ``kind``, GeoJSON's name of its form, its points, its names (the first is its own)."""

    kind: str
    form: str
    paths: tuple[Path, ...]
    names: tuple[tuple[str, str], ...] = ()


class BasemapView(Struct, frozen=True):
    """Everything under the places, in the order in which it is drawn; whom to credit for it."""

    shapes: tuple[Shape, ...]
    credits: tuple[str, ...] = ()


def pages(site: Site, html_pages: Sequence[Page]) -> Iterator[Page]:  # noqa: ARG001 - as every export
    """The one file, where the guide has a map and something to draw it from."""
    geography = site.guide.geography
    if "map" not in site.guide.config.without and geography.region:
        languages = site.guide.config.languages
        view = BasemapView(tuple(_shapes(geography, languages)), geography.credits)
        yield Page(URL, RENDERER, view, languages[0])


def _shapes(geography: Geography, languages: Sequence[str]) -> Iterator[Shape]:
    edge = _edge(geography)
    yield Shape("frame", "Polygon", (edge,))
    for area in geography.neighbours:
        rings = _paths(area.rings)
        if lines := tuple(line for ring in rings for line in _within(ring, edge)):
            yield Shape("border", "MultiLineString", lines)
        if area.names.name and (middle := _middle(rings)):
            yield Shape("neighbour", "Point", ((middle,),), _names(area.names, languages))
    for area in geography.region:
        yield Shape("region", "Polygon", _paths(area.rings), _names(area.names, languages))
    for river in geography.rivers:
        kind = "river" if river.names.name else "stream"
        yield Shape(kind, "MultiLineString", _paths(river.lines), _names(river.names, languages))
    for place in geography.settlements:
        kind = "city" if place.city else "settlement"
        yield Shape(kind, "Point", (_path((place.point,)),), _names(place.names, languages))


def _edge(geography: Geography) -> Path:
    """The neat line: the rectangle that holds all areas, at which those around the region were cut."""
    rings = [ring for area in (*geography.neighbours, *geography.region) for ring in _paths(area.rings)]
    west, east = min(x for ring in rings for x, _ in ring), max(x for ring in rings for x, _ in ring)
    south, north = min(y for ring in rings for _, y in ring), max(y for ring in rings for _, y in ring)
    return ((west, south), (east, south), (east, north), (west, north), (west, south))


def _within(ring: Path, edge: Path) -> Iterator[Path]:
    """The parts of a ring that do not run along the edge: only those are borders."""
    (west, south), _, (east, north), *_ = edge
    line: list[Point] = []
    for a, b in pairwise(ring):
        cut = (a[0] == b[0] and a[0] in (west, east)) or (a[1] == b[1] and a[1] in (south, north))
        if not cut:
            line += [b] if line else [a, b]
        elif line:
            yield tuple(line)
            line = []
    if line:
        yield tuple(line)


def _middle(rings: Sequence[Path]) -> Point | None:
    """The point of a grid inside an area that has most room around it; None where the area is too thin."""
    corners = [point for ring in rings for point in ring]
    west, east = min(x for x, _ in corners), max(x for x, _ in corners)
    south, north = min(y for _, y in corners), max(y for _, y in corners)
    shrunk = math.cos(math.radians((south + north) / 2))
    best: tuple[float, Point] | None = None
    for row in range(1, STEPS):
        for column in range(1, STEPS):
            x, y = west + (east - west) * column / STEPS, south + (north - south) * row / STEPS
            if not _holds(rings, x, y):
                continue
            # The edge of the data is no corner, but a name needs room from it as well.
            room = min(
                *(math.hypot((x - u) * shrunk, y - v) for u, v in corners),
                (x - west) * shrunk, (east - x) * shrunk, y - south, north - y,
            )  # fmt: skip
            if best is None or room > best[0]:
                best = room, (round(x, DIGITS), round(y, DIGITS))
    return best[1] if best else None


def _holds(rings: Sequence[Path], x: float, y: float) -> bool:
    """Whether a point lies in an area, by the even-odd rule."""
    crossed = 0
    for ring in rings:
        for (u, v), (s, t) in pairwise(ring):
            if (v > y) != (t > y) and x < u + (s - u) * (y - v) / (t - v):
                crossed += 1
    return crossed % 2 == 1


def _paths(lines: Iterable[Iterable[Coordinates]]) -> tuple[Path, ...]:
    return tuple(_path(line) for line in lines)


def _path(points: Iterable[Coordinates]) -> Path:
    """Points as GeoJSON has them, longitude first; those that fall together are one."""
    path: list[tuple[float, float]] = []
    for point in points:
        at = round(point.lon, DIGITS), round(point.lat, DIGITS)
        if not path or path[-1] != at:
            path.append(at)
    return tuple(path)


def _names(names: Names, languages: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((lang, name) for lang in languages if (name := names.in_language(lang)))


def render(view: BasemapView, asset: Callable[[str], str]) -> bytes:  # noqa: ARG001 - as every export
    """The file's bytes."""
    features = [
        {
            "type": "Feature",
            "properties": {"kind": shape.kind, **({"names": dict(shape.names)} if shape.names else {})},
            "geometry": {
                "type": shape.form,
                "coordinates": shape.paths[0][0] if shape.form == "Point" else shape.paths,
            },
        }
        for shape in view.shapes
    ]
    # RFC 7946, 6.1: a member that the format does not know may stand beside its own.
    told = {"type": "FeatureCollection", "credits": view.credits, "features": features}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
