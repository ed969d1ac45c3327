"""Pins of the drawn map that would lie on one another: one is drawn, and counts the rest."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from kuzbass_site.pages.views import Pin


def gathered(pins: Iterable[Pin], distance: float) -> tuple[Pin, ...]:
    """The pins to draw: one nearer than *distance* to an earlier one is counted there instead.

    A city whose mines and works are known no better than the city is one pin with a number; without it
    they would hide each other's marks and names. A vague place has no mark, so it hides nothing.
    """
    shown: list[Pin] = []
    under: Counter[int] = Counter()
    # Squares of the drawing: what is nearer than *distance* lies in the same one or in one beside it.
    squares: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for pin in pins:
        if not pin.vague:
            column, row = math.floor(pin.x / distance), math.floor(pin.y / distance)
            beside = [
                (_apart(pin, shown[index]), index)
                for x in (column - 1, column, column + 1)
                for y in (row - 1, row, row + 1)
                for index in squares.get((x, y), ())
            ]
            away, nearest = min(beside, default=(distance, -1))
            if away < distance:
                under[nearest] += 1
                continue
            squares[column, row].append(len(shown))
        shown.append(pin)
    return tuple(
        replace(pin, more=pin.more + under[index]) if under[index] else pin for index, pin in enumerate(shown)
    )


def _apart(pin: Pin, other: Pin) -> float:
    return math.dist((pin.x, pin.y), (other.x, other.y))
