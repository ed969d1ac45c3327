"""Pins and names of the drawn map: found among their neighbours, as if all had been asked."""

from __future__ import annotations

import math
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzbass_site.pages import pins as pins_module
from kuzbass_site.pages.labels import Box, Letters, Sheet
from kuzbass_site.pages.pins import gathered
from kuzbass_site.pages.views import Pin


def pin(x: float, y: float, *, vague: bool = False, label: str = "Kaltan") -> Pin:
    return Pin(x=x, y=y, radius=40 if vague else 0, label=label, url="/", collection="towns", vague=vague)


coordinates = st.integers(-30, 60).map(lambda tenths: tenths / 2)
pins = st.lists(st.builds(pin, coordinates, coordinates, vague=st.booleans()), max_size=30)
boxes = st.lists(
    st.builds(
        lambda left, top, wide, high: Box(left, top, left + wide, top + high),
        st.integers(-20, 110), st.integers(-20, 110), st.integers(0, 60), st.integers(0, 20),
    ),
    max_size=12,
)  # fmt: skip


@given(pins, st.sampled_from([0.5, 3.0, 10.8]))
def test_a_pin_is_counted_at_the_nearest_that_is_too_near(found: list[Pin], distance: float) -> None:
    shown: list[Pin] = []
    for each in found:
        marks = [n for n, other in enumerate(shown) if not (each.vague or other.vague)]
        away = {n: math.dist((each.x, each.y), (shown[n].x, shown[n].y)) for n in marks}
        nearest = min(away, key=lambda n: away[n], default=-1)
        if nearest < 0 or away[nearest] >= distance:
            shown.append(each)
        else:
            shown[nearest] = replace(shown[nearest], more=shown[nearest].more + 1)

    assert gathered(found, distance) == tuple(shown)


@given(boxes)
def test_room_is_free_where_nothing_is_taken(found: list[Box]) -> None:
    sheet, taken = Sheet(100, 80, 1), list[Box]()
    for box in found:
        free = box.within(100, 80) and not any(box.overlaps(other) for other in taken)
        assert sheet.free(box) == free
        if free or box.top % 2:
            sheet.take(box)
            taken.append(box)


def scattered(count: int) -> list[Pin]:
    """Pins over a whole drawing, as many to its width as it bears, however many there are."""
    dice, side = Random(7), math.sqrt(count) * 5
    return [pin(dice.uniform(0, side), dice.uniform(0, side), label=f"Pit {n}") for n in range(count)]


def test_a_pin_asks_only_its_neighbours(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0
    measure = pins_module._apart

    def counted(one: Pin, other: Pin) -> float:
        nonlocal asked
        asked += 1
        return measure(one, other)

    monkeypatch.setattr(pins_module, "_apart", counted)
    gathered(scattered(2000), 10)

    assert asked < 10 * 2000


def test_a_name_asks_only_what_stands_around_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0
    look = Box.overlaps

    def counted(box: Box, other: Box) -> Any:
        nonlocal asked
        asked += 1
        return look(box, other)

    monkeypatch.setattr(Box, "overlaps", counted)
    shown = gathered(scattered(2000), 10)
    Sheet(225, 225, 3).name_pins(shown, Letters(large=6, small=4))

    assert len(shown) > 250
    assert asked < 50 * len(shown)
