"""A sheet of technical drawing: its paper, tints and lines, and the frame with the number."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

GROUND = 250.0
TINTS = {
    "p": "#efe5d2",
    "l": "#faf4e6",
    "s": "#8d9aa1",
    "d": "#55636b",
    "r": "#b06a43",
    "c": "#2b2724",
    "w": "#e0d3b9",
    "x": "#c8171d",
}
"""Paper, light, steel, dark steel, rust, coal, wash, signal red."""

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 320" width="480" height="320">'
    "<title>Drawing: {title}</title>"
    "<style>@media (prefers-color-scheme:dark){{.p{{fill:#24211e}}.l{{fill:#39342f}}.s{{fill:#5b6a73}}"
    ".d{{fill:#3c4850}}.r{{fill:#8a4e30}}.c{{fill:#0f0e0d}}.w{{fill:#3a342e}}.x{{fill:#d8342c}}"
    ".k{{stroke:#e9dfcc}}.y{{stroke:#d8342c}}}}</style>"
    '<path class="p" fill="#efe5d2" d="M0 0h480v320H0z"/>'
    '<g class="k" fill="none" stroke="#1c1a18" stroke-width="2.2" stroke-linejoin="round">'
)
HAIR = 1.0
LINE = 2.2
BOLD = 4.5
DASHES = "7 5"
CENTRE = "12 3 2 3"

# Digits of 5.6 by 12.6, drawn with single strokes as on a sheet.
_DIGITS = {
    "0": "M0 2.1Q0 0 2.8 0 5.6 0 5.6 2.1V10.5Q5.6 12.6 2.8 12.6 0 12.6 0 10.5z",
    "1": "M.8 3.5L3.8 0V12.6",
    "2": "M0 2.8Q0 0 2.8 0 5.6 0 5.6 2.8 5.6 4.9 0 12.6H5.6",
    "3": "M0 1.4Q1.4 0 2.8 0 5.6 0 5.6 3.1 5.6 5.9 2.8 5.9 5.9 5.9 5.9 9.1 5.9 12.6 2.8 12.6 1.2 12.6-.2 11.2",
    "4": "M4.2 12.6V0L-.2 8.8H6.2",
    "5": "M5.6 0H.7L0 5.6Q1.4 4.6 2.8 4.6 5.9 4.6 5.9 8.5 5.9 12.6 2.8 12.6 1.2 12.6-.2 11.3",
    "6": "M5.4 1.3Q4.2 0 2.8 0 0 0 0 3.5V9.1Q0 12.6 2.8 12.6 5.6 12.6 5.6 9.1 5.6 5.9 2.8 5.9.9 5.9 0 7.7",
    "7": "M0 0H5.6L1.8 12.6",
    "8": "M2.8 5.9Q.2 5.9.2 2.9.2 0 2.8 0 5.5 0 5.5 2.9 5.5 5.9 2.8 5.9-.1 5.9-.1 9.1-.1 12.6 2.8 12.6 "
    "5.8 12.6 5.8 9.1 5.8 5.9 2.8 5.9z",
    "9": "M.2 11.3Q1.4 12.6 2.8 12.6 5.6 12.6 5.6 9.1V3.5Q5.6 0 2.8 0 0 0 0 3.5 0 6.7 2.8 6.7 4.7 6.7 5.6 4.9",
}


def n(value: float) -> str:
    """A number as short as it can be written."""
    text = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text


def rect(x: float, y: float, w: float, h: float) -> str:
    """A rectangle from its upper left corner."""
    return f"M{n(x)} {n(y)}h{n(w)}v{n(h)}h{n(-w)}z"


def box(x: float, h: float, w: float, base: float = GROUND) -> str:
    """A rectangle that stands on *base*."""
    return rect(x, base - h, w, h)


def poly(*points: tuple[float, float], closed: bool = True) -> str:
    """Straight lines through some points."""
    first, *rest = (f"{n(x)} {n(y)}" for x, y in points)
    return f"M{first}L{' '.join(rest)}" + ("z" if closed else "")


def line(x1: float, y1: float, x2: float, y2: float) -> str:
    """A straight line."""
    return f"M{n(x1)} {n(y1)}L{n(x2)} {n(y2)}"


def circle(x: float, y: float, r: float) -> str:
    """A circle about its centre."""
    return f"M{n(x - r)} {n(y)}a{n(r)} {n(r)} 0 1 0 {n(2 * r)} 0a{n(r)} {n(r)} 0 1 0 {n(-2 * r)} 0z"


def grid(x: float, y: float, w: float, h: float, columns: int, rows: int, dx: float, dy: float = 0) -> str:
    """Equal windows in columns and rows; *dx* and *dy* lead from one to the next."""
    return "".join(rect(x + i * dx, y + j * dy, w, h) for j in range(rows) for i in range(columns))


def spread(x: float, width: float, w: float, count: int, y: float, h: float) -> str:
    """So many windows in a row, evenly over *width*."""
    gap = (width - count * w) / (count + 1)
    return grid(x + gap, y, w, h, count, 1, w + gap)


def lines(places: Iterable[float], y1: float, y2: float) -> str:
    """Upright lines at these places."""
    return "".join(f"M{n(x)} {n(y1)}V{n(y2)}" for x in places)


def levels(places: Iterable[float], x1: float, x2: float) -> str:
    """Level lines at these heights."""
    return "".join(f"M{n(x1)} {n(y)}H{n(x2)}" for y in places)


def spokes(x: float, y: float, r: float, count: int, turn: float = 0.2) -> str:
    """Lines from a hub to a rim."""
    angles = (turn + 2 * math.pi * i / count for i in range(count))
    return "".join(line(x, y, x + r * math.cos(a), y + r * math.sin(a)) for a in angles)


@dataclass
class Sheet:
    """What has been drawn so far, the furthest first."""

    title: str
    number: int
    parts: list[tuple[str, str]] = field(default_factory=list)
    """Attributes and path; neighbours with the same attributes are one path."""

    def _put(self, attributes: str, shapes: tuple[str, ...], *, joined: bool = True) -> None:
        data = "".join(shapes)
        if joined and self.parts and self.parts[-1][0] == attributes:
            data = self.parts.pop()[1] + data
        self.parts.append((attributes, data))

    def fill(self, tint: str, *shapes: str, width: float | None = LINE, dash: str = "") -> None:
        """Fill shapes with a tint; without a *width* they have no outline."""
        self._put(f' class="{tint}" fill="{TINTS[tint]}"' + _stroke(width, dash), shapes, joined=False)

    def draw(self, *shapes: str, width: float = LINE, dash: str = "") -> None:
        """Draw lines in ink."""
        self._put(_stroke(width, dash), shapes)

    def hair(self, *shapes: str) -> None:
        """Draw thin lines."""
        self.draw(*shapes, width=HAIR)

    def ghost(self, *shapes: str) -> None:
        """Draw what is not there any more, or never was: dashed."""
        self.draw(*shapes, dash=DASHES)

    def red(self, *shapes: str, width: float = 1.2, dash: str = "") -> None:
        """Draw lines in red."""
        self._put(' class="y" stroke="#c8171d"' + _stroke(width, dash), shapes)

    def chalk(self, *shapes: str) -> None:
        """Draw lines in light, on a blackboard: those stay light in the dark."""
        self._put(' stroke="#faf4e6" stroke-width="1.6"', shapes)

    def axis(self, x: float, top: float, bottom: float = 272) -> None:
        """A centre line."""
        self.red(f"M{n(x)} {n(top)}V{n(bottom)}", width=HAIR, dash=CENTRE)

    def wide(self, x1: float, x2: float, y: float = 270, start: float = GROUND) -> None:
        """A dimension line for a width, below it."""
        ticks = f"M{n(x1 - 3)} {n(y + 3)}l6-6M{n(x2 - 3)} {n(y + 3)}l6-6"
        self.hair(f"M{n(x1 - 5)} {n(y)}H{n(x2 + 5)}", ticks, lines((x1, x2), start, y + 5))

    def high(self, x: float, top: float, edge: float, bottom: float = GROUND) -> None:
        """A dimension line for a height at *x*; *edge*: where the thing itself ends."""
        ticks = f"M{n(x - 3)} {n(top + 3)}l6-6M{n(x - 3)} {n(bottom + 3)}l6-6"
        beyond = x + 5 if x > edge else x - 5
        ends = f"M{n(edge)} {n(top)}H{n(beyond)}M{n(edge)} {n(bottom)}H{n(beyond)}"
        self.hair(f"M{n(x)} {n(top - 5)}V{n(bottom + 5)}", ticks, ends)

    def balloon(self, x: float, digit: int, y: float = 281) -> None:
        """A number in a circle."""
        self.fill("p", circle(x, y, 8), width=HAIR)
        self.hair(_shifted(_DIGITS[str(digit)], x - 2, y - 4.5, 0.72))

    def sun(self, x: float, y: float, r: float, tint: str = "x") -> None:
        """The disc behind."""
        self.fill(tint, circle(x, y, r), width=None)

    def ground(
        self, left: float = 20, right: float = 472, *, hatched: bool = True, y: float = GROUND
    ) -> None:
        """The ground line."""
        if hatched:
            places = range(int(left) + 16, int(right) - 30, 44)
            self.hair("".join(f"M{x} {n(y)}l-9 9m15-9l-9 9m15-9l-9 9" for x in places))
        self.draw(f"M{n(left)} {n(y)}H{n(right)}", width=3)

    def svg(self) -> str:
        """The finished sheet in its frame."""
        body = "\n".join(f'<path{attributes} d="{_tidy(data)}"/>' for attributes, data in self.parts)
        digits = "".join(
            _shifted(_DIGITS[digit], 447 + 8.5 * place, 293.7, 1)
            for place, digit in enumerate(f"{self.number:02}")
        )
        frame = (
            '<path stroke-width="1.5" d="M20 8h452v304H20z"/>'
            '<path class="p" fill="#efe5d2" d="M372 288h100v24H372z"/>'
            f'<path stroke-width="1" d="M396 288v24M436 288v24M396 300h40{digits}"/>'
            '<path class="x" fill="#c8171d" stroke="none" d="M377 307l5-14h4l5 14h-3l-4-11-4 11z"/>'
        )
        return f"{HEAD.format(title=self.title)}{body}\n{frame}</g></svg>\n"


def _stroke(width: float | None, dash: str) -> str:
    if width is None:
        return ' stroke="none"'
    shown = "" if width == LINE else f' stroke-width="{n(width)}"'
    return shown + (f' stroke-dasharray="{dash}"' if dash else "")


def _shifted(path: str, x: float, y: float, scale: float) -> str:
    """A path of capital commands moved to a place."""
    found = re.findall(r"[A-Za-z]|-?\d*\.?\d+", path)
    written, even = [], True
    command = ""
    for token in found:
        if token.isalpha():
            command, even = token, True
            written.append(token)
        elif command == "H" or (command != "V" and even):
            written.append(n(x + float(token) * scale) + " ")
            even = False
        else:
            written.append(n(y + float(token) * scale) + " ")
            even = True
    return "".join(written)


def _tidy(path: str) -> str:
    """The same path without the spaces that nothing needs."""
    return re.sub(r" (?=[A-Za-z-]|$)", "", path)
