"""Which names have room on the map: beside their pins first, and never one over another."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from kuzbass_site.pages.views import MapLabel, Pin

Point = tuple[float, float]

# Shares of an em in Oswald and the fallbacks matched to it, on the generous side.
_NARROW, _WIDE = frozenset("iljtfrI.,:;'’()- "), frozenset("mwMW%@жшщыюмфЖШЩЮФМЫ—")
_CAPITAL, _SMALL = 0.56, 0.49

SQUARES = 50
"""Across a drawing there are so many squares: a name reaches into a handful of them."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the drawing."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def within(self, width: float, height: float) -> bool:
        """Whether it lies on a drawing of this size."""
        return self.left >= 0 and self.top >= 0 and self.right <= width and self.bottom <= height


def text_width(text: str, letter: float) -> float:
    """Return about how long a text is in letters of this height, rather too long than too short."""
    ems = 0.0
    for character in text:
        if character in _NARROW:
            ems += 0.32
        elif character in _WIDE:
            ems += 0.78
        else:
            ems += _CAPITAL if character.isupper() or character.isdigit() else _SMALL
    return ems * letter


def text_box(text: str, at: Point, anchor: str, baseline: str, letter: float) -> Box:
    """Return the room a text takes when SVG sets it at a point with this anchor and baseline."""
    return _room(text_width(text, letter), at, anchor, baseline, letter)


def _room(width: float, at: Point, anchor: str, baseline: str, letter: float) -> Box:
    left = at[0] - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    top = at[1] - {"hanging": 0.0, "central": letter / 2, "auto": letter}[baseline]
    # Below the line of writing: the tails of letters, and those of Oswald's capitals hanging from it.
    return Box(left, top, left + width, top + letter * (1.0 if baseline == "central" else 1.2))


def pin_box(pin: Pin, letter: float) -> Box:
    """Return the room the name of a pin takes in letters of this height."""
    return text_box(pin.written, (pin.label_x, pin.label_y), pin.anchor, pin.baseline, letter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """Heights of letters, in units of the drawing: ``large`` on a small screen, ``small`` on a wide one.

    A name of more than ``short`` letters is never large, one of more than ``longest`` is not drawn.
    """

    large: float
    small: float
    short: int = 18
    longest: int = 24


@dataclass(frozen=True, slots=True)
class Site:
    """A place where a name could stand, and the room it would take."""

    label: MapLabel
    box: Box


class Sheet:
    """A drawing that fills with names; each keeps clear of the pins and of the names before it.

    What is taken is kept by the squares of the drawing that it reaches into, so that room is looked for among
    its neighbours alone; *squares* is how many of them fill the width.
    """

    def __init__(self, width: float, height: float, dot: float, squares: int = SQUARES) -> None:
        self.width, self.height, self.dot = width, height, dot
        self._square = width / squares
        self._taken: defaultdict[tuple[int, int], list[Box]] = defaultdict(list)

    def take(self, box: Box) -> None:
        """Keep this room free from now on."""
        for square in self._reached(box):
            self._taken[square].append(box)

    def free(self, box: Box) -> bool:
        """Whether a name may stand here."""
        return box.within(self.width, self.height) and not any(
            box.overlaps(taken) for square in self._reached(box) for taken in self._taken.get(square, ())
        )

    def _reached(self, box: Box) -> Iterator[tuple[int, int]]:
        columns, rows = (
            range(math.floor(start / self._square), math.floor(end / self._square) + 1)
            for start, end in ((box.left, box.right), (box.top, box.bottom))
        )
        return product(columns, rows)

    def name_pins(self, pins: Sequence[Pin], letters: Letters) -> tuple[Pin, ...]:
        """Give pins their names, the first first; those for which there is no room stay without.

        A short name that has room in large letters can be shown on any screen; a ``minor`` one has room
        in small letters only. A name that would fill the map is not drawn, except in the circle of a
        vague place, which without it would seem to belong to whatever lies in its middle.
        """
        for pin in pins:
            if not pin.vague:
                self.take(Box(pin.x - self.dot, pin.y - self.dot, pin.x + self.dot, pin.y + self.dot))
        return tuple(self._named(pin, letters) for pin in pins)

    def _named(self, pin: Pin, letters: Letters) -> Pin:
        for letter, longest, minor in (
            (letters.large, letters.short, False),
            (letters.small, letters.longest, True),
        ):
            if len(pin.label) > longest and not (pin.vague and minor):
                continue
            width = text_width(pin.written, letter)
            for anchor, baseline, x, y in self._in_circle(pin) if pin.vague else self._beside(pin):
                box = _room(width, (x, y), anchor, baseline, letter)
                if self.free(box):
                    self.take(box)
                    return replace(
                        pin, anchor=anchor, baseline=baseline, label_x=x, label_y=y, named=True, minor=minor
                    )
        return replace(pin, named=False)

    def _in_circle(self, pin: Pin) -> Iterator[tuple[str, str, float, float]]:
        """Where the name of a vague place may stand: at the edge of its circle, first inside.

        That is its anchor, its baseline and the point of both.
        """
        inside, outside = pin.radius - self.dot, pin.radius + self.dot
        for baseline, dy in (
            ("hanging", -inside),
            ("auto", inside),
            ("auto", -outside),
            ("hanging", outside),
        ):
            yield "middle", baseline, pin.x, round(pin.y + dy, 1)

    def _beside(self, pin: Pin) -> Iterator[tuple[str, str, float, float]]:
        """Where the name of a pin may stand, the best place first: anchor, baseline and the point of both."""
        side, corner = self.dot * 1.7, self.dot * 1.2
        for anchor, baseline, dx, dy in (
            ("start", "central", side, 0.0),
            ("end", "central", -side, 0.0),
            ("start", "auto", corner, -corner),
            ("start", "hanging", corner, corner),
            ("end", "auto", -corner, -corner),
            ("end", "hanging", -corner, corner),
            ("middle", "auto", 0.0, -side),
            ("middle", "hanging", 0.0, side),
        ):
            yield anchor, baseline, round(pin.x + dx, 1), round(pin.y + dy, 1)

    def place(self, sites: Iterable[Site]) -> MapLabel | None:
        """Set a name in the first of its sites that is free."""
        for site in sites:
            if self.free(site.box):
                self.take(site.box)
                return site.label
        return None
