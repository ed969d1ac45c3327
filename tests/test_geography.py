"""The map data is read whole, and what cannot be read is said in words."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath

import pytest

from kuzbass_site.geo import Coordinates
from kuzbass_site.geography import read_geography
from kuzbass_site.models.files import SourceFile

DATA = Path(__file__).resolve().parent.parent / "content" / "data"


def file(name: str, data: object) -> SourceFile:
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    return SourceFile(PurePosixPath("content/data") / name, raw)


def collection(*geometries: object, **properties: str) -> dict[str, object]:
    features = [{"type": "Feature", "properties": properties, "geometry": one} for one in geometries]
    return {"type": "FeatureCollection", "credit": "Us", "features": features}


def test_the_data_of_the_guide_is_read_whole() -> None:
    files = [SourceFile(PurePosixPath(path.name), path.read_bytes()) for path in sorted(DATA.iterdir())]
    geography, problems = read_geography(files)

    assert problems == []
    assert [area.names.in_language("ru") for area in geography.region] == ["Кемеровская область – Кузбасс"]
    assert len(geography.neighbours) == 7
    assert {river.names.name for river in geography.rivers} == {
        "",
        "Inya",
        "Kiya",
        "Kondoma",
        "Mras-Su",
        "Tom",
    }
    assert len(geography.settlements) == 72
    assert sum(place.city for place in geography.settlements) == 20
    assert geography.credits == (
        "© OpenStreetMap contributors, via timezone-boundary-builder",
        "Rivers: GSHHG, Wessel & Smith",
        "Made with Natural Earth",
        "GeoNames",
    )


def test_no_two_regions_around_have_one_name_and_no_settlement_is_listed_twice() -> None:
    files = [SourceFile(PurePosixPath(path.name), path.read_bytes()) for path in sorted(DATA.iterdir())]
    geography, _ = read_geography(files)

    for things in (geography.neighbours, geography.settlements):
        for lang in ("en", "ru"):
            names = [thing.names.in_language(lang) for thing in things]
            assert len(set(names)) == len(names)
            assert all(names)


def test_longitude_stands_before_latitude_and_a_height_is_dropped() -> None:
    line = {"type": "LineString", "coordinates": [[86.5, 55.25, 120], [87, 54]]}
    geography, problems = read_geography(
        [file("rivers.geojson", collection(line, name="Tom", name_ru="Томь"))]
    )

    assert problems == []
    (river,) = geography.rivers
    assert river.lines == ((Coordinates(55.25, 86.5), Coordinates(54.0, 87.0)),)
    assert (river.names.in_language("ru"), river.names.in_language("de")) == ("Томь", "Tom")


def test_features_of_one_name_are_one_river() -> None:
    lines = [{"type": "LineString", "coordinates": [[86, n], [87, n]]} for n in (54, 55)]
    geography, _ = read_geography([file("rivers.geojson", collection(*lines, name="Tom"))])

    assert [len(river.lines) for river in geography.rivers] == [2]


def test_all_rings_of_a_multipolygon_are_kept_holes_too() -> None:
    ring = [[86, 54], [87, 54], [87, 55], [86, 54]]
    geometry = {"type": "MultiPolygon", "coordinates": [[ring, ring], [ring]]}
    geography, _ = read_geography([file("outline.geojson", collection(geometry))])

    assert [len(area.rings) for area in geography.region] == [3]


def test_other_files_and_none_at_all_are_no_mistake() -> None:
    geography, problems = read_geography([file("railways.geojson", b"no JSON")])

    assert problems == []
    assert (geography.region, geography.credits) == ((), ())


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("outline.geojson", b'{"type": ', "Expecting value"),
        ("outline.geojson", b"\xff\xfe", "it is not UTF-8"),
        ("outline.geojson", [], "it holds no JSON object"),
        ("outline.geojson", {"type": "Feature"}, "it is no GeoJSON FeatureCollection"),
        ("outline.geojson", collection(None), "feature 1 has no geometry"),
        (
            "outline.geojson",
            collection({"type": "Point", "coordinates": [86, 54]}),
            "feature 1 is a Point, not a Polygon or MultiPolygon",
        ),
        ("outline.geojson", collection({"type": "Polygon"}), "feature 1 has no coordinates"),
        (
            "outline.geojson",
            collection({"type": "Polygon", "coordinates": [[["86°E", "54°N"]]]}),
            "feature 1 has a point that is not two numbers",
        ),
        (
            "rivers.geojson",
            collection({"type": "LineString", "coordinates": [[55, 186]]}),
            "feature 1 has a point that is not on the Earth: 186, 55",
        ),
        ("rivers.geojson", b'{"type": "FeatureCollection", "features": [7]}', "feature 1 has no geometry"),
        ("settlements.json", {"settlements": {}}, "it holds no list `settlements`"),
        ("settlements.json", {"settlements": [{"name": "Kaltan"}]}, "settlement 1 has a point that is not"),
        ("settlements.json", {"settlements": ["Kaltan"]}, "settlement 1 is no object"),
        ("settlements.json", b'{"settlements": [{"lat": NaN, "lon": 86}]}', "not on the Earth"),
    ],
)
def test_bad_data_is_left_out_and_said_in_words(name: str, data: object, says: str) -> None:
    good = file("neighbours.geojson", collection({"type": "Polygon", "coordinates": [[[86, 54], [87, 54]]]}))
    geography, problems = read_geography([file(name, data), good])

    assert [problem.code for problem in problems] == ["config/bad-geography"]
    assert says in problems[0].args[0]
    assert len(geography.neighbours) == 1
    assert (geography.region, geography.rivers, geography.settlements) == ((), (), ())
