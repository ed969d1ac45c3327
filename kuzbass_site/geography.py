"""The map data in ``content/data/``: GeoJSON (RFC 7946) of the region, and a list of settlements.

``outline.geojson``, ``neighbours.geojson`` and ``rivers.geojson`` are feature collections whose features
have ``name`` and, by language, ``name_ru``…; ``settlements.json`` is a list of places with ``lat`` and
``lon``. Each file names at its head whom to credit. A guide needs none of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from kuzbass_site.geo import Coordinates
from kuzbass_site.models.files import SourceFile
from kuzbass_site.models.geography import Area, Geography, Line, Names, River, Settlement
from kuzbass_site.problems import Problem

__all__ = ["Geography", "read_geography"]

AREAS = {"Polygon": 1, "MultiPolygon": 2}
LINES = {"LineString": 0, "MultiLineString": 1}


class _BadDataError(ValueError):
    """The data is not of the form described above; the text says where."""


@dataclass(slots=True)
class _Found:
    region: tuple[Area, ...] = ()
    neighbours: tuple[Area, ...] = ()
    rivers: tuple[River, ...] = ()
    settlements: tuple[Settlement, ...] = ()
    credits: dict[str, str] = field(default_factory=dict)


def read_geography(files: Iterable[SourceFile]) -> tuple[Geography, list[Problem]]:
    """Read the map data; a file that cannot be read is left out and reported, others are not ours."""
    found = _Found()
    problems = []
    for file in files:
        try:
            _read(file, found)
        except json.JSONDecodeError as error:
            problems.append(_problem(file.path, error.msg, error.lineno, error.colno))
        except UnicodeDecodeError:
            problems.append(_problem(file.path, "it is not UTF-8"))
        except _BadDataError as error:
            problems.append(_problem(file.path, str(error)))
    given = [found.credits[name] for name in _READERS if found.credits.get(name)]
    geography = Geography(
        region=found.region,
        neighbours=found.neighbours,
        rivers=found.rivers,
        settlements=found.settlements,
        credits=tuple(dict.fromkeys(given)),
    )
    return geography, problems


def _problem(path: PurePosixPath, what: str, line: int = 0, column: int = 0) -> Problem:
    return Problem(path, line, column, "config/bad-geography", (what,))


def _read(file: SourceFile, found: _Found) -> None:
    name = file.path.name
    if name not in _READERS:
        return
    data = json.loads(file.data.decode("utf-8-sig"))
    if not isinstance(data, dict):
        raise _BadDataError("it holds no JSON object")
    _READERS[name](data, found)
    found.credits[name] = str(data.get("credit", ""))


def _read_outline(data: Mapping[str, Any], found: _Found) -> None:
    found.region = _areas(data)


def _read_neighbours(data: Mapping[str, Any], found: _Found) -> None:
    found.neighbours = _areas(data)


def _read_rivers(data: Mapping[str, Any], found: _Found) -> None:
    """Put the lines of one river together, in the order in which the rivers first come."""
    rivers: dict[str, River] = {}
    for number, (properties, geometry) in enumerate(_features(data)):
        names = _names(properties)
        lines = _lines(geometry, LINES, f"feature {number + 1}")
        before = rivers[names.name].lines if names.name in rivers else ()
        rivers[names.name] = River(names=names, lines=before + lines)
    found.rivers = tuple(rivers.values())


def _read_settlements(data: Mapping[str, Any], found: _Found) -> None:
    places = []
    rows = data.get("settlements")
    if not isinstance(rows, list):
        raise _BadDataError("it holds no list `settlements`")
    for number, row in enumerate(rows):
        if not isinstance(row, dict):
            raise _BadDataError(f"settlement {number + 1} is no object")
        point = _point((row.get("lon"), row.get("lat")), f"settlement {number + 1}")
        places.append(Settlement(names=_names(row), point=point, city=row.get("city") is True))
    found.settlements = tuple(places)


_READERS = {
    "outline.geojson": _read_outline,
    "rivers.geojson": _read_rivers,
    "neighbours.geojson": _read_neighbours,
    "settlements.json": _read_settlements,
}


def _areas(data: Mapping[str, Any]) -> tuple[Area, ...]:
    return tuple(
        Area(names=_names(properties), rings=_lines(geometry, AREAS, f"feature {number + 1}"))
        for number, (properties, geometry) in enumerate(_features(data))
    )


def _features(data: Mapping[str, Any]) -> list[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    features = data.get("features")
    if data.get("type") != "FeatureCollection" or not isinstance(features, list):
        raise _BadDataError("it is no GeoJSON FeatureCollection")
    found: list[tuple[Mapping[str, Any], Mapping[str, Any]]] = []
    for number, feature in enumerate(features):
        geometry = feature.get("geometry") if isinstance(feature, dict) else None
        if not isinstance(geometry, dict):
            raise _BadDataError(f"feature {number + 1} has no geometry")
        properties = feature.get("properties")
        found.append((properties if isinstance(properties, dict) else {}, geometry))
    return found


def _names(properties: Mapping[str, Any]) -> Names:
    """The name, and the names by language: ``name_ru`` is the Russian one."""
    texts = {key: value for key, value in properties.items() if isinstance(value, str) and value}
    local = {key.removeprefix("name_"): value for key, value in texts.items() if key.startswith("name_")}
    return Names(name=texts.get("name", ""), local=local)


def _lines(geometry: Mapping[str, Any], depths: Mapping[str, int], where: str) -> tuple[Line, ...]:
    """All lines or rings of a geometry, however deep its type nests them."""
    kind = str(geometry.get("type"))
    if kind not in depths:
        raise _BadDataError(f"{where} is a {kind}, not a {' or '.join(depths)}")
    lines: list[Any] = [geometry.get("coordinates")]
    for _ in range(depths[kind]):
        if not all(isinstance(part, list) for part in lines):
            raise _BadDataError(f"{where} has no coordinates")
        lines = [part for parts in lines for part in parts]
    return tuple(_line(line, where) for line in lines)


def _line(positions: object, where: str) -> Line:
    if not isinstance(positions, list):
        raise _BadDataError(f"{where} has no coordinates")
    return tuple(_point(position, where) for position in positions)


def _point(position: object, where: str) -> Coordinates:
    """Longitude first, as GeoJSON has it; a height, if there is one, is dropped."""
    numbers = position[:2] if isinstance(position, Sequence) else ()
    if len(numbers) != 2 or not all(isinstance(number, (int, float)) for number in numbers):
        raise _BadDataError(f"{where} has a point that is not two numbers: {json.dumps(position)[:40]}")
    try:
        return Coordinates(float(numbers[1]), float(numbers[0]))
    except ValueError:
        raise _BadDataError(
            f"{where} has a point that is not on the Earth: {numbers[1]}, {numbers[0]}"
        ) from None
