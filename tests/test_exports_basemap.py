"""What the map that moves is drawn from."""

from __future__ import annotations

import json

from kuzbass_site.exports import basemap
from kuzbass_site.geo import Coordinates
from kuzbass_site.models.geography import Area, Geography, Names, River, Settlement
from tests.factories import entry, replace, site


def test_the_basemap_holds_the_region_and_its_names_in_each_language() -> None:
    square = tuple(
        Coordinates(lat, lon) for lat, lon in ((54.0, 86.0), (54.0, 87.0), (55.0001, 87.0), (55.0002, 87.0))
    )
    geography = Geography(
        region=(Area(names=Names(name="Kuzbass", local={"ru": "Кузбасс"}), rings=(square,)),),
        rivers=(River(names=Names(), lines=(square[:2],)),),
        settlements=(
            Settlement(
                names=Names(name="Yurga", local={"ru": "Юрга"}), point=Coordinates(55.7, 84.9), city=True
            ),
        ),
        credits=("© Surveyors",),
    )
    made = replace(site(entry()), guide=replace(site(entry()).guide, geography=geography))

    (page,) = basemap.pages(made, ())
    assert isinstance(page.view, basemap.BasemapView)
    told = json.loads(basemap.render(page.view, str))

    assert page.url == "/map/basemap.geojson"
    assert told["credits"] == ["© Surveyors"]
    frame, region, stream, town = told["features"]
    assert frame["properties"] == {"kind": "frame"}
    assert frame["geometry"]["coordinates"] == [
        [[86.0, 54.0], [87.0, 54.0], [87.0, 55.0], [86.0, 55.0], [86.0, 54.0]]
    ]
    assert region["properties"] == {"kind": "region", "names": {"en": "Kuzbass", "ru": "Кузбасс"}}
    # Longitude first; points that fall together at a hundred metres are one.
    assert region["geometry"]["coordinates"] == [[[86.0, 54.0], [87.0, 54.0], [87.0, 55.0]]]
    assert (stream["properties"], stream["geometry"]["type"]) == ({"kind": "stream"}, "MultiLineString")
    assert (town["properties"]["kind"], town["geometry"]["coordinates"]) == ("city", [84.9, 55.7])


def test_a_guide_without_a_map_has_no_basemap() -> None:
    assert list(basemap.pages(site(entry()), ())) == []


def test_a_region_around_has_borders_where_it_was_not_cut_and_its_name_where_it_has_room() -> None:
    # The lower left half of the frame, cut at its left and lower edges; the region is the other half.
    corners = ((54.0, 86.0), (54.0, 88.0), (56.0, 86.0), (54.0, 86.0))
    beside = tuple(Coordinates(lat, lon) for lat, lon in corners)
    region = tuple(
        Coordinates(lat, lon) for lat, lon in ((56.0, 86.0), (54.0, 88.0), (56.0, 88.0), (56.0, 86.0))
    )
    geography = Geography(
        region=(Area(names=Names(name="Kuzbass"), rings=(region,)),),
        neighbours=(Area(names=Names(name="Altai"), rings=(beside,)),),
    )
    made = replace(site(entry()), guide=replace(site(entry()).guide, geography=geography))

    (page,) = basemap.pages(made, ())
    assert isinstance(page.view, basemap.BasemapView)
    shapes = {shape.kind: shape for shape in page.view.shapes}

    assert shapes["border"].paths == (((88.0, 54.0), (86.0, 56.0)),)
    ((x, y),) = shapes["neighbour"].paths[0]
    assert 86 < x < 88
    assert 54 < y < 54 + (88 - x)
    assert basemap.render(page.view, str) == basemap.render(page.view, str)
