"""``/map/basemap.geojson`` (RFC 7946): what the map that can be moved is drawn from; there is no tile server."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from kuzbass_site.geo import Coordinates
from kuzbass_site.models.geography import Geography, Names
from kuzbass_site.models.page import Page
from kuzbass_site.site import Site

RENDERER = "export:basemap"
URL = "/map/basemap.geojson"
DIGITS = 3
"""Decimals of a degree: some 100 m, as exact as the outlines are."""

Path = tuple[tuple[float, float], ...]


class Shape(Struct, frozen=True):
    """One thing of the map: ``kind``, GeoJSON's name of its form, its points, its names (the first is its own)."""

    kind: str
    form: str
    paths: tuple[Path, ...]
    names: tuple[tuple[str, str], ...] = ()


class BasemapView(Struct, frozen=True):
    """Everything under the places, in the order in which it is drawn."""

    shapes: tuple[Shape, ...]


def pages(site: Site, html_pages: Sequence[Page]) -> Iterator[Page]:  # noqa: ARG001 - as every export
    """The one file, where the guide has a map and something to draw it from."""
    geography = site.guide.geography
    if "map" not in site.guide.config.without and geography.region:
        languages = site.guide.config.languages
        yield Page(URL, RENDERER, BasemapView(tuple(_shapes(geography, languages))), languages[0])


def _shapes(geography: Geography, languages: Sequence[str]) -> Iterator[Shape]:
    for kind, areas in (("neighbour", geography.neighbours), ("region", geography.region)):
        for area in areas:
            yield Shape(kind, "Polygon", _paths(area.rings), _names(area.names, languages))
    for river in geography.rivers:
        kind = "river" if river.names.name else "stream"
        yield Shape(kind, "MultiLineString", _paths(river.lines), _names(river.names, languages))
    for place in geography.settlements:
        kind = "city" if place.city else "settlement"
        yield Shape(kind, "Point", (_path((place.point,)),), _names(place.names, languages))


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
    told = {"type": "FeatureCollection", "features": features}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
