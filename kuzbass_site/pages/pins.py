"""Pins of the drawn map that would lie on one another: one is drawn, and counts the rest."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from kuzbass_site.pages.views import Pin


def gathered(pins: Iterable[Pin], distance: float) -> tuple[Pin, ...]:
    """The pins to draw: one nearer than *distance* to an earlier one is counted there instead.

    A city whose mines and works are known no better than the city is one pin with a number; without it
    they would hide each other's marks and names. A vague place has no mark, so it hides nothing.
    """
    shown: list[Pin] = []
    for pin in pins:
        marks = [index for index, other in enumerate(shown) if not (pin.vague or other.vague)]
        nearest = min(marks, key=lambda index: _apart(pin, shown[index]), default=None)
        if nearest is None or _apart(pin, shown[nearest]) >= distance:
            shown.append(pin)
        else:
            shown[nearest] = replace(shown[nearest], more=shown[nearest].more + 1)
    return tuple(shown)


def _apart(pin: Pin, other: Pin) -> float:
    return math.dist((pin.x, pin.y), (other.x, other.y))
