"""Where names go on the map: beside their pins, along their rivers, and never over each other."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kuzbass_site.pages.views import MapLabel, Pin

Point = tuple[float, float]
Ring = Sequence[Point]

# Shares of an em in Oswald and the fallbacks matched to it, on the generous side.
_NARROW, _WIDE = frozenset("iljtfrI.,:;'’()- "), frozenset("mwMW%@жшщыюмфЖШЩЮФМЫ—")
_CAPITAL, _SMALL = 0.56, 0.49


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
    width = text_width(text, letter)
    left = at[0] - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    top = at[1] - {"hanging": 0.0, "central": letter / 2, "auto": letter}[baseline]
    # Below the line of writing: the tails of letters, and those of Oswald's capitals hanging from it.
    return Box(left, top, left + width, top + letter * (1.0 if baseline == "central" else 1.2))


def pin_box(pin: Pin, letter: float) -> Box:
    """Return the room the name of a pin takes in letters of this height."""
    return text_box(pin.label, (pin.label_x, pin.label_y), pin.anchor, pin.baseline, letter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """Heights of letters, in units of the drawing: ``large`` on a small screen, ``small`` on a wide one."""

    large: float
    small: float


class Sheet:
    """A drawing that fills with names; each keeps clear of the pins and of the names before it."""

    def __init__(self, width: float, height: float, dot: float) -> None:
        self.width, self.height, self.dot = width, height, dot
        self._taken: list[Box] = []

    def take(self, box: Box) -> None:
        """Keep this room free from now on."""
        self._taken.append(box)

    def free(self, box: Box) -> bool:
        """Whether a name may stand here."""
        return box.within(self.width, self.height) and not any(box.overlaps(taken) for taken in self._taken)

    def name_pins(self, pins: Sequence[Pin], letters: Letters, longest: int) -> tuple[Pin, ...]:
        """Give pins their names, the first first; those for which there is no room stay without.

        Names that have room in large letters are placed first, so that they can be shown on any screen;
        the ``minor`` ones fit between them in small letters only. A pin under another one has no name
        drawn: it could not be told whose it is. Nor has one of more than *longest* letters.
        """
        for pin in pins:
            self.take(Box(pin.x - self.dot, pin.y - self.dot, pin.x + self.dot, pin.y + self.dot))
        named = {
            index: replace(pin, named=False)
            for index, pin in enumerate(pins)
            if len(pin.label) > longest or any(_near(pin, other, self.dot) for other in pins[:index])
        }
        for letter, minor in ((letters.large, False), (letters.small, True)):
            for index, pin in enumerate(pins):
                if index in named:
                    continue
                for placed in self._places(pin):
                    box = pin_box(placed, letter)
                    if self.free(box):
                        self.take(box)
                        named[index] = replace(placed, minor=minor)
                        break
        return tuple(named.get(index, replace(pin, named=False)) for index, pin in enumerate(pins))

    def _places(self, pin: Pin) -> Iterator[Pin]:
        """Where the name of a pin may stand, the best place first."""
        side, corner = self.dot * 1.5, self.dot * 0.9
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
            x, y = round(pin.x + dx, 1), round(pin.y + dy, 1)
            yield replace(pin, anchor=anchor, baseline=baseline, label_x=x, label_y=y, named=True)

    def name_river(self, name: str, lines: Iterable[Sequence[Point]], letter: float) -> MapLabel | None:
        """Set a river's name beside its straightest stretch that is long enough and has room."""
        width = text_width(name, letter) * 1.15
        best: tuple[float, MapLabel, Box] | None = None
        for line in lines:
            for start, end, bend in _stretches(_dense(line, width / 8), width):
                angle = math.degrees(math.atan2(end[1] - start[1], end[0] - start[0]))
                angle = (angle + 90) % 180 - 90  # never upside down
                away = letter * 0.45 + bend
                turn = math.radians(angle)
                x = (start[0] + end[0]) / 2 + away * math.sin(turn)
                y = (start[1] + end[1]) / 2 - away * math.cos(turn)
                wide, high = (
                    width * abs(math.cos(turn)) + letter * abs(math.sin(turn)),
                    width * abs(math.sin(turn)) + letter * abs(math.cos(turn)),
                )
                box = Box(x - wide / 2, y - high, x + wide / 2, y + high / 2)
                # Steep names are harder to read, so a little bend is better than a steep one.
                cost = bend + abs(angle) / 15
                if (best is None or cost < best[0]) and self.free(box):
                    label = MapLabel(name, round(x, 1), round(y, 1), round(angle), "river")
                    best = (cost, label, box)
        if best is None:
            return None
        self.take(best[2])
        return best[1]

    def name_area(
        self, name: str, area: Sequence[Ring], outside: Sequence[Ring], letter: float
    ) -> MapLabel | None:
        """Set the name of an area where it has most room: in it, and out of the rings to stay *outside*."""
        wide, high = text_width(name.upper(), letter) * 1.25, letter
        step = self.width / 24
        best: tuple[float, Point, Box] | None = None
        corners = [corner for ring in (*area, *outside) for corner in ring]
        for row in range(1, int(self.height / step)):
            for column in range(1, int(self.width / step)):
                x, y = column * step, row * step
                if not holds(area, (x, y)):
                    continue
                box = Box(x - wide / 2, y - high, x + wide / 2, y + high)
                rim = [(u, v) for u in (box.left, x, box.right) for v in (box.top, box.bottom)]
                if not self.free(box) or not all(holds(area, at) and not holds(outside, at) for at in rim):
                    continue
                room = min(math.dist(corner, (x, y)) for corner in corners)
                if best is None or room > best[0]:
                    best = (room, (x, y), box)
        if best is None:
            return None
        self.take(best[2])
        return MapLabel(name, round(best[1][0], 1), round(best[1][1], 1), 0, "neighbour")


def holds(rings: Sequence[Ring], at: Point) -> bool:
    """Whether a point lies in the rings, by the even-odd rule."""
    x, y = at
    inside = False
    for ring in rings:
        for (a, b), (c, d) in pairwise(ring):
            if (b > y) != (d > y) and x < a + (y - b) / (d - b) * (c - a):
                inside = not inside
    return inside


def _dense(line: Sequence[Point], step: float) -> list[Point]:
    """The same line with more points, none farther than *step* from the next."""
    dense = list(line[:1])
    for (x, y), (u, v) in pairwise(line):
        pieces = max(1, math.ceil(math.dist((x, y), (u, v)) / step))
        dense += [(x + (u - x) * n / pieces, y + (v - y) * n / pieces) for n in range(1, pieces + 1)]
    return dense


def _near(pin: Pin, other: Pin, distance: float) -> bool:
    return math.dist((pin.x, pin.y), (other.x, other.y)) < distance


def _stretches(line: Sequence[Point], width: float) -> Iterator[tuple[Point, Point, float]]:
    """Pieces of a line about *width* long, each with the greatest distance from its chord."""
    end = 0
    for start, first in enumerate(line):
        while end < len(line) and math.dist(first, line[end]) < width:
            end += 1
        if end == len(line):
            return
        last = line[end]
        long = math.dist(first, last)
        if long < width * 1.5:
            (x, y), (u, v) = first, last
            bends = (abs((u - x) * (y - q) - (x - p) * (v - y)) / long for p, q in line[start + 1 : end])
            yield first, last, max(bends, default=0.0)
