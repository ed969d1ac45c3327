"""Coordinates, distances, directions, the drawing of maps, and who is near whom."""

from __future__ import annotations

import math
import pickle
import random
import re
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kuzbass_site.geo import (
    Coordinates,
    MeasureError,
    Nearest,
    Projection,
    bearing,
    compass,
    distance_km,
    parse_coordinate,
    parse_distance,
    path,
    simplify,
)

KEMEROVO = Coordinates(55.3333, 86.0833)
NOVOKUZNETSK = Coordinates(53.7557, 87.1099)

places = st.builds(Coordinates, st.floats(-90, 90), st.floats(-180, 180))
# Many at one place, on one line, at the poles and on the 180th meridian.
crowded = st.builds(
    Coordinates,
    st.sampled_from([-90.0, 53.9, 54.0, 54.1, 90.0]),
    st.sampled_from([-180.0, 87.0, 87.1, 180.0]),
)
drawn = st.tuples(st.integers(-200, 200), st.integers(-200, 200)).map(lambda p: (p[0] / 10, p[1] / 10))


@pytest.mark.parametrize(
    ("lat", "lon"), [(90.1, 0), (-91, 0), (0, 180.5), (0, -181), (math.nan, 0), (0, math.nan)]
)
def test_a_place_off_the_earth_cannot_be_made(lat: float, lon: float) -> None:
    with pytest.raises(ValueError, match="no such place"):
        Coordinates(lat, lon)


@pytest.mark.parametrize(
    ("a", "b", "kilometres"),
    [
        (Coordinates(0, 0), Coordinates(0, 1), 111.195),
        (Coordinates(0, 0), Coordinates(1, 0), 111.195),
        (Coordinates(60, 179.5), Coordinates(60, -179.5), 55.596),
        (Coordinates(90, 0), Coordinates(-90, 77), 20015.115),
        (KEMEROVO, NOVOKUZNETSK, 187.497),
    ],
)
def test_distances_are_those_of_the_great_circle(a: Coordinates, b: Coordinates, kilometres: float) -> None:
    assert distance_km(a, b) == pytest.approx(kilometres, abs=0.05)


@given(places, places)
def test_a_distance_is_the_same_both_ways_and_at_most_half_round_the_earth(
    a: Coordinates, b: Coordinates
) -> None:
    assert distance_km(a, b) == pytest.approx(distance_km(b, a), abs=1e-6)
    assert 0 <= distance_km(a, b) <= 20015.2
    assert distance_km(a, a) == 0


@pytest.mark.parametrize(
    ("target", "degrees", "wind"),
    [
        (Coordinates(1, 0), 0, "N"),
        (Coordinates(0, 1), 90, "E"),
        (Coordinates(-1, 0), 180, "S"),
        (Coordinates(0, -1), 270, "W"),
        (Coordinates(1, 1), 44.996, "NE"),
        (Coordinates(0, 0), 0, "N"),
        (Coordinates(1, -1e-20), 0, "N"),  # a remainder that rounds to a whole turn
    ],
)
def test_a_bearing_is_counted_clockwise_from_north(target: Coordinates, degrees: float, wind: str) -> None:
    found = bearing(Coordinates(0, 0), target)

    assert found == pytest.approx(degrees, abs=0.001)
    assert compass(found) == wind


def test_novokuznetsk_lies_south_south_east_of_kemerovo() -> None:
    assert compass(bearing(KEMEROVO, NOVOKUZNETSK)) == "SSE"
    assert compass(bearing(NOVOKUZNETSK, KEMEROVO)) == "NNW"


@pytest.mark.parametrize(
    ("degrees", "wind"),
    [(11.2, "N"), (11.25, "NNE"), (348.7, "NNW"), (348.75, "N"), (360, "N"), (-90, "W"), (157.5, "SSE")],
)
def test_each_wind_spans_an_eighth_of_a_right_angle_to_either_side(degrees: float, wind: str) -> None:
    assert compass(degrees) == wind


@given(places, places)
def test_every_bearing_is_at_least_none_and_less_than_a_turn(a: Coordinates, b: Coordinates) -> None:
    assert 0 <= bearing(a, b) < 360


@pytest.mark.parametrize(
    ("text", "degrees"), [("53.99", 53.99), ("-12", -12), ("+86.66", 86.66), ("180", 180), ("0", 0)]
)
def test_a_coordinate_is_a_decimal_number(text: str, degrees: float) -> None:
    assert parse_coordinate(text) == degrees


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("53,99", "53.99"),
        ("−53.99", "-53.99"),
        (" 53.99 ", "53.99"),
        ("53.99°", "53.99"),
        ("53.99N", "53.99"),
        ("N 53.99", "53.99"),
        ("53.99 S", "-53.99"),
        ("86,66° в. д.", "86.66"),
        ("12° з.д.", "-12"),
        ("53°59′", "53.9833"),
        ("53° 59' 24\" N", "53.9900"),
        ("53°59.4′ S", "-53.9900"),
        ("53°60′", ""),
        ("N 53.99 N", ""),
        ("-53.99 S", ""),
        ("180.5", ""),
        ("53.99, 86.66", ""),
        ("nan", ""),
        ("1e1", ""),
        ("", ""),
    ],
)
def test_other_ways_to_write_a_coordinate_are_refused_with_the_decimal_one(
    text: str, suggestion: str
) -> None:
    with pytest.raises(MeasureError) as caught:
        parse_coordinate(text)

    assert caught.value.suggestion == suggestion


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("2 km", 2000),
        ("100 m", 100),
        ("1.5 km", 1500),
        ("2km", 2000),
        ("0.5 m", 0.5),
        ("2 км", 2000),
        ("100 м", 100),
    ],
)
def test_a_distance_is_read_in_metres(text: str, metres: float) -> None:
    assert parse_distance(text) == metres


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("1,5 km", "1.5 km"),
        ("500 metres", "500 m"),
        ("2 Kilometers", "2 km"),
        ("±2km", "2 km"),
        ("около 300 метров", "300 m"),
        ("0 m", ""),
        ("2", ""),
        ("-2 km", ""),
        ("2 miles", ""),
        ("", ""),
    ],
)
def test_what_is_no_distance_is_refused(text: str, suggestion: str) -> None:
    with pytest.raises(MeasureError) as caught:
        parse_distance(text)

    assert caught.value.suggestion == suggestion


@given(
    st.text(max_size=30)
    | st.from_regex(r"[NS]? ?-?[0-9]{1,3}[.,°][0-9]{0,3}['′]?[NSEWсв]?", fullmatch=True)
    | st.from_regex(r"[0-9]{1,4}[.,]?[0-9]{0,2} ?(km|metres|м|км|kilometre)", fullmatch=True)
)
def test_what_is_suggested_can_be_read(text: str) -> None:
    for read in (parse_coordinate, parse_distance):
        try:
            read(text)
        except MeasureError as error:
            suggestion = error.suggestion
        else:
            continue
        assert not suggestion or math.isfinite(read(suggestion))


def test_an_error_travels_between_processes() -> None:
    error = pickle.loads(pickle.dumps(MeasureError("53,99", "53.99")))

    assert (error.text, error.suggestion, str(error)) == ("53,99", "53.99", "cannot read '53,99'")


def test_the_projection_is_snyders() -> None:
    # Working Manual, p. 268: 40°30' N, 73°30' W on the sphere, meridian 75° W.
    frame = Projection(width=0, height=0, meridian=-75, left=0, top=0, scale=1e7)

    assert frame.point(40.5, -73.5) == pytest.approx((199077, -7070276), abs=1)


def test_the_frame_of_the_region_just_holds_it() -> None:
    frame = Projection.fit(52, 84, 57, 90, 600)
    corners = [frame.point(lat, lon) for lat in (52, 57) for lon in (84, 87, 90)]

    assert (min(x for x, _ in corners), max(x for x, _ in corners)) == (0, 600)
    assert (min(y for _, y in corners), max(y for _, y in corners)) == (0, frame.height)
    assert frame.point(57, 87)[0] == 300
    assert frame.point(55, 87)[1] < frame.point(54, 87)[1]


@given(
    st.floats(-85, 84),
    st.floats(0.1, 30),
    st.floats(-180, 180),
    st.floats(0.1, 160),
    st.floats(0, 1),
    st.floats(0, 1),
)
def test_what_lies_in_the_region_lies_in_the_frame(
    south: float, height: float, west: float, span: float, up: float, across: float
) -> None:
    north, east = min(85.0, south + height), (west + span + 180) % 360 - 180
    frame = Projection.fit(south, west, north, east, 1000)
    x, y = frame.point(south + (north - south) * up, (west + span * across + 180) % 360 - 180)

    assert -0.1 <= x <= 1000.1
    assert -0.1 <= y <= frame.height + 0.1


@given(st.floats(52, 57), st.floats(84, 90), st.floats(52, 57), st.floats(84, 90))
def test_the_drawing_of_a_small_region_keeps_distances(
    lat: float, lon: float, lat2: float, lon2: float
) -> None:
    frame = Projection.fit(52, 84, 57, 90, 100_000)
    apart = distance_km(Coordinates(lat, lon), Coordinates(lat2, lon2))
    assume(apart > 1)
    unit = distance_km(Coordinates(54, 87), Coordinates(55, 87)) / math.dist(
        frame.point(54, 87), frame.point(55, 87)
    )

    assert math.dist(frame.point(lat, lon), frame.point(lat2, lon2)) * unit == pytest.approx(apart, rel=0.002)


@pytest.mark.parametrize(
    "frame",
    [
        (57, 84, 52, 90, 600),
        (52, 84, 52, 90, 600),
        (52, 84, 57, 84, 600),
        (52, 84, 57, 90, 0),
        (-91, 0, 0, 9, 9),
        (0, 0, 9, 175, 9),
    ],
)
def test_an_impossible_frame_is_refused(frame: tuple[float, float, float, float, float]) -> None:
    with pytest.raises(ValueError, match="cannot draw"):
        Projection.fit(*frame)


def test_a_region_across_the_equator_is_widest_there() -> None:
    assert Projection.fit(-30, 0, 60, 40, 1000).point(0, 0)[0] == 0


def test_a_region_across_the_180th_meridian_is_drawn_in_one_piece() -> None:
    frame = Projection.fit(62, 158, 70, -170, 600)

    assert frame.meridian == 174
    assert frame.point(65, -178)[0] - frame.point(65, 178)[0] == pytest.approx(600 * 4 / 32, rel=0.1)


def test_a_nearly_straight_line_becomes_straight() -> None:
    assert simplify([(0, 0), (1, 0.1), (2, -0.1), (3, 5), (4, 6), (5, 7), (6, 8.1)], 1) == [
        (0, 0),
        (2, -0.1),
        (3, 5),
        (6, 8.1),
    ]


def test_the_farthest_point_is_kept_first() -> None:
    assert simplify([(0, 0), (1, 2), (2, 6), (3, 2), (4, 0)], 1) == [(0, 0), (2, 6), (4, 0)]


@given(st.lists(drawn, max_size=30), st.floats(0, 10))
def test_a_simplified_line_stays_within_the_tolerance(
    points: list[tuple[float, float]], tolerance: float
) -> None:
    found = simplify(points, tolerance)

    assert found[:1] == points[:1]
    assert found[-1:] == points[-1:]
    assert all(_distance_to_line(point, found) <= tolerance + 1e-9 for point in points)


def test_a_line_of_many_points_does_not_exhaust_the_stack() -> None:
    zigzag = [(float(x), float(x % 2) * x) for x in range(3000)]

    assert simplify(zigzag, 0.1) == zigzag


PLAIN = Projection(width=360, height=180, meridian=0, left=0, top=0, scale=180 / math.pi)


def test_path_data_is_relative_closed_and_short() -> None:
    ring = [
        Coordinates(0, 0),
        Coordinates(0, 1.5),
        Coordinates(-0.5, 2),
        Coordinates(-1, 0),
        Coordinates(0, 0),
    ]

    assert path(ring, PLAIN) == "M0 0l1.5 0 .5.5-2 .5z"
    assert path([ring, ring[:2]], PLAIN) == "M0 0l1.5 0 .5.5-2 .5zM0 0l1.5 0"


def test_what_shrinks_to_a_point_is_not_drawn() -> None:
    dot = [Coordinates(0, 0), Coordinates(0.001, 0), Coordinates(0, 0)]

    assert path([dot, [], dot[:1]], PLAIN) == ""
    assert path([], PLAIN) == ""


def test_a_tolerance_simplifies_the_drawn_line() -> None:
    line = [Coordinates(0, 0), Coordinates(0.1, 1), Coordinates(0, 2)]

    assert path(line, PLAIN) == "M0 0l1-.1 1 .1"
    assert path(line, PLAIN, tolerance=0.5) == "M0 0l2 0"


@given(st.lists(st.builds(Coordinates, st.floats(-20, 20), st.floats(-20, 20)), min_size=2, max_size=20))
def test_path_data_leads_through_every_point_without_drift(line: list[Coordinates]) -> None:
    wanted = [PLAIN.point(place.lat, place.lon) for place in line]
    assume(len(set(wanted)) > 1)
    data = path(line, PLAIN)
    numbers = [float(number) for number in re.findall(r"-?(?:\d+(?:\.\d)?|\.\d)", data)]
    x, y = numbers[:2]
    walked = [(x, y)]
    for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
        x, y = x + dx, y + dy
        walked.append((x, y))

    assert set(re.sub(r"[-.\d ]", "", data)) <= set("Mlz")
    assert len(walked) <= len(wanted)
    if data.endswith("z"):
        walked.append(walked[0])
    assert walked[-1] == pytest.approx(wanted[-1], abs=1e-6)
    assert {(round(a, 1), round(b, 1)) for a, b in walked} <= {(a, b) for a, b in wanted}
    assert all(_distance_to_line(point, walked) < 1e-6 for point in wanted)


def _distance_to_line(point: tuple[float, float], line: list[tuple[float, float]]) -> float:
    """Measured against the stretches as complex numbers, so not by the code under test."""
    z = complex(*point)
    best = min(abs(z - complex(*end)) for end in line)
    for a, b in pairwise(line):
        stretch = complex(*b) - complex(*a)
        if stretch:
            along = (z - complex(*a)) / stretch
            if 0 <= along.real <= 1:
                best = min(best, abs(along.imag) * abs(stretch))
    return best


def test_neighbours_come_nearest_first_and_never_include_oneself() -> None:
    index = Nearest([Coordinates(54, 87), Coordinates(54, 88), Coordinates(54, 87.1), Coordinates(54, 87)])

    assert [i for i, _ in index.near(0, 5)] == [3, 2, 1]
    assert [i for i, _ in index.near(0, 2)] == [3, 2]
    assert [i for i, _ in index.near(0, 5, within_km=10)] == [3, 2]
    assert [i for i, _ in index.near(Coordinates(54, 87), 5, within_km=10)] == [0, 3, 2]
    assert index.near(0, 1, within_km=0) == ((3, 0.0),)
    assert index.near(0, 0) == ()


def test_an_index_of_nothing_finds_nothing() -> None:
    assert Nearest([]).near(Coordinates(54, 87), 5) == ()


@given(
    st.lists(places | crowded, min_size=1, max_size=80),
    st.integers(0, 10),
    st.sampled_from([0.0, 5.0, 30.0, 500.0, 9000.0, math.inf]),
    st.data(),
)
def test_neighbours_are_those_that_looking_at_every_point_finds(
    points: list[Coordinates], count: int, within: float, data: st.DataObject
) -> None:
    asked = data.draw(st.integers(0, len(points) - 1) | places)
    centre = points[asked] if isinstance(asked, int) else asked
    everyone = sorted((distance_km(centre, point), i) for i, point in enumerate(points) if i != asked)
    expected = [away for away, _ in everyone if away <= within][:count]

    found = Nearest(points).near(asked, count, within)

    # Distances and not indices: places equally far may differ in the last bit of either formula.
    assert [away for _, away in found] == pytest.approx(expected, abs=1e-4)
    assert all(away == distance_km(centre, points[i]) and i != asked for i, away in found)
    assert len({i for i, _ in found}) == len(found)
    assert list(found) == sorted(found, key=lambda pair: (pair[1], pair[0]))


def test_neighbours_are_right_in_crowded_cities_and_in_the_taiga() -> None:
    chance = random.Random(1954)
    cities = [(55.33, 86.08), (53.76, 87.11), (54.0, 86.65)]
    points = [Coordinates(chance.uniform(52, 57), chance.uniform(84, 90)) for _ in range(300)] + [
        Coordinates(chance.gauss(lat, 0.05), chance.gauss(lon, 0.05))
        for lat, lon in cities
        for _ in range(300)
    ]
    index = Nearest(points)

    for asked in range(0, len(points), 7):
        for count, within in [(1, math.inf), (6, math.inf), (6, 3.0), (40, 30.0)]:
            everyone = (
                (i, distance_km(points[asked], point)) for i, point in enumerate(points) if i != asked
            )
            by_distance = sorted(everyone, key=lambda pair: pair[1])
            expected = [pair for pair in by_distance if pair[1] <= within][:count]
            assert list(index.near(asked, count, within)) == expected


def test_many_points_at_one_place_are_all_found() -> None:
    index = Nearest([Coordinates(54, 87)] * 100 + [Coordinates(54, 87.01)])

    assert [i for i, _ in index.near(Coordinates(54, 87), 3)] == [0, 1, 2]
    assert len(index.near(7, 200)) == 100
