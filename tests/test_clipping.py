"""Cut at a frame, a line loses what is outside and nothing else."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzbass_site.geo import Coordinates
from kuzbass_site.geo.clipping import Bounds

FRAME = Bounds(south=52, west=84, north=57, east=90)
points = st.builds(Coordinates, st.floats(48, 61), st.floats(78, 96))
inside = st.builds(Coordinates, st.floats(52, 57), st.floats(84, 90))


def holds(point: Coordinates) -> bool:
    margin = 1e-9
    return 52 - margin <= point.lat <= 57 + margin and 84 - margin <= point.lon <= 90 + margin


def line(*pairs: tuple[float, float]) -> list[Coordinates]:
    return [Coordinates(lat, lon) for lat, lon in pairs]


def length(of: tuple[Coordinates, ...]) -> float:
    return sum(math.dist((a.lat, a.lon), (b.lat, b.lon)) for a, b in pairwise(of))


def area(ring: tuple[Coordinates, ...]) -> float:
    return abs(sum(a.lon * b.lat - b.lon * a.lat for a, b in pairwise(ring))) / 2


def test_a_line_that_leaves_and_returns_is_in_two_parts() -> None:
    parts = FRAME.clip_line(line((54, 85), (60, 86), (54, 87)))

    assert [len(part) for part in parts] == [2, 2]
    assert parts[0] == tuple(line((54, 85), (57, 85.5)))
    assert parts[1] == tuple(line((57, 86.5), (54, 87)))


def test_a_line_that_only_crosses_the_frame_keeps_its_middle() -> None:
    assert FRAME.clip_line(line((54, 80), (54, 94))) == (tuple(line((54, 84), (54, 90))),)


@pytest.mark.parametrize("corner", [(50, 80), (60, 80), (50, 95), (60, 95)])
def test_a_ring_around_a_corner_is_cut_to_the_corner(corner: tuple[float, float]) -> None:
    lat, lon = corner
    ring = line((lat, lon), (54, lon), (54, 87), (lat, 87), (lat, lon))
    cut = FRAME.clip_ring(ring)

    assert cut[0] == cut[-1]
    assert area(cut) == pytest.approx((54 - 52 if lat < 54 else 57 - 54) * 3)


@given(st.lists(points, max_size=12))
def test_nothing_of_a_cut_line_or_ring_is_outside(lines: list[Coordinates]) -> None:
    ring = [*lines, *lines[:1]]

    assert all(holds(point) for part in FRAME.clip_line(lines) for point in part)
    assert all(holds(point) for point in FRAME.clip_ring(ring))


@given(st.lists(inside, min_size=2, max_size=12))
def test_what_is_inside_stays_as_it_is(lines: list[Coordinates]) -> None:
    assert FRAME.clip_line(lines) == (tuple(lines),)


@given(st.lists(points, min_size=2, max_size=12))
def test_the_parts_inside_and_the_parts_north_of_them_make_the_line(lines: list[Coordinates]) -> None:
    south, north = Bounds(-90, -180, 55, 180), Bounds(55, -180, 90, 180)
    parts = [*south.clip_line(lines), *north.clip_line(lines)]

    # Stretches that run along the border belong to both.
    along = sum(length((a, b)) for a, b in pairwise(lines) if a.lat == b.lat == 55)
    assert sum(map(length, parts)) == pytest.approx(length(tuple(lines)) + along)
