"""Tours for map apps, held against an independent reader of GPX."""

from __future__ import annotations

import gpxpy
import gpxpy.gpx
import pytest

from kuzbass_site.exports import gpx
from kuzbass_site.models.entry import Names
from tests.factories import entry, location, site, stated, stop, translation

HERE = location(55.3755, 86.0718, 100)
THERE = location(55.37403, 86.07846, 30)
TOUR = entry(
    "tours/walk",
    title="A walk & more",
    stops=[
        stop("towns/a", title="The gate", local={"ru": "Ворота"}, location=HERE, see=stated("a <gate>")),
        stop("themes/x", why=stated("nobody knows where")),
        stop("landmarks/b", see=stated("bricks"), why=stated("they are old.")),
    ],
)
OTHERS = (
    entry("towns/a", names=Names(local={"ru": "А"})),
    entry("themes/x"),
    entry("landmarks/b", at=THERE),
)


def files(*entries: object, **named: object) -> dict[str, gpxpy.gpx.GPX]:
    """What the export makes, read by gpxpy."""
    made = site(*entries, **named)  # type: ignore[arg-type]
    return {page.url: gpxpy.parse(gpx.render(page.view, str)) for page in gpx.pages(made, ())}  # type: ignore[arg-type]


def test_the_stops_that_have_a_place_are_waypoints_and_a_route() -> None:
    (read,) = files(TOUR, *OTHERS).values()

    assert read.version == "1.1"
    assert read.name == "A walk & more"
    assert [(point.name, point.latitude, point.longitude) for point in read.waypoints] == [
        ("1. The gate", 55.3755, 86.0718), ("3. B", 55.37403, 86.07846),
    ]  # fmt: skip
    (route,) = read.routes
    assert [point.name for point in route.points] == ["1. The gate", "3. B"]
    gate, bricks = read.waypoints
    assert gate.description == "See: a <gate>."
    assert gate.comment == "accurate to about 100 m"
    assert bricks.description == "See: bricks. Why: they are old."
    assert bricks.link is not None
    assert bricks.link.endswith("/landmarks/b/")


def test_a_translated_tour_has_a_file_in_its_language() -> None:
    read = files(TOUR, *OTHERS, translation("tours/walk", title="Прогулка"))

    assert list(read) == ["/tours/walk/tour.gpx", "/ru/tours/walk/tour.gpx"]
    assert read["/ru/tours/walk/tour.gpx"].name == "Прогулка"
    assert read["/ru/tours/walk/tour.gpx"].waypoints[0].name == "1. Ворота"


@pytest.mark.parametrize("stops", [(), ("themes/x", "towns/a")])
def test_a_tour_without_places_has_no_file(stops: tuple[str, ...]) -> None:
    assert files(entry("tours/walk", stops=stops), *OTHERS) == {}
