"""The pictures to share as SVG: the title in big capitals, a sentence, the drawing; paper, coal, one signal red."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from pathlib import Path

from PIL import ImageFont

from kuzbass_site.models.shared import HEIGHT, WIDTH, Shared

FONTS = Path(__file__).parent / "fonts"
HEADING, LABEL, TEXT = "oswald-600", "oswald-400", "literata-400"
_FAMILIES = {HEADING: "Share Oswald 600", LABEL: "Share Oswald 400", TEXT: "Share Literata 400"}
_PAPER, _COAL, _INK, _SOFT, _RED = "#f5eee0", "#171513", "#1c1a18", "#574f47", "#c8171d"
_ON_COAL = "#efe5d2"
_LEFT = 64
_UNIT = 200
"""The size in pixels at which texts are measured; all others are in proportion."""
_OURS = re.compile(r"<\?xml[^>]*\?>|<!DOCTYPE[^>]*>|<title>.*?</title>|<style>.*?</style>", re.DOTALL)
_OPENING = re.compile(r"<svg\b[^>]*>")


def svg(shared: Shared, drawing: str) -> str:
    """The picture; *drawing* is the SVG of its drawing, or empty."""
    parts = _of_entry(shared, drawing) if shared.kind else _of_guide(shared, drawing)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}">{"".join(parts)}</svg>'
    )


def _of_entry(shared: Shared, drawing: str) -> Iterator[str]:
    yield _box(0, 0, WIDTH, HEIGHT, _PAPER)
    yield _box(0, 0, WIDTH, 80, _COAL)
    yield f'<path fill="{_RED}" d="M0 80H516l-10 10H0z"/>'
    yield _text(_LEFT, 53, shared.guide.upper(), HEADING, 32, _ON_COAL)
    yield _box(_LEFT, 124, 44, 11, _RED)
    yield _text(_LEFT + 62, 139, shared.kind.upper(), LABEL, 26, _RED, spacing=2)
    lines, size = _fitted(shared.title.upper(), HEADING, WIDTH - 2 * _LEFT, (132, 80, 54, 40), 0.8)
    # The first line of capitals stands a little below the kind, however large it is.
    top = 166 + _cap(size)
    for number, line in enumerate(lines):
        yield _text(_LEFT - 2, top + number * size * 1.06, line, HEADING, size, _INK)
    yield _drawn(drawing, 762, 338, 438, 292)
    yield f'<path fill="none" stroke="{_INK}" stroke-width="4" d="M{WIDTH} 338H762V{HEIGHT}"/>'
    lines, size = _fitted(shared.summary, TEXT, 640, (34, 34, 34, 30, 27), 0.0)
    height = len(lines) * size * 1.34
    first = 372 + size * 0.75
    for number, line in enumerate(lines):
        yield _text(_LEFT, first + number * size * 1.34, line, TEXT, size, _INK)
    if shared.status:
        at = max(586, first + height + 8)
        yield f'<path fill="none" stroke="{_INK}" stroke-width="4" d="M{_LEFT + 2} {at - 20}h18v18h-18z"/>'
        yield _text(_LEFT + 38, at, shared.status, LABEL, 28, _SOFT, spacing=0.5)


def _of_guide(shared: Shared, drawing: str) -> Iterator[str]:
    yield _box(0, 0, WIDTH, HEIGHT, _COAL)
    yield _drawn(drawing, 556, 0, 644, 630)
    lines, size = _fitted(shared.title.upper(), HEADING, 460, (132, 116, 92, 72), 0.75)
    top = 150 + _cap(size)
    yield _box(_LEFT, 92, 132, 16, _RED)
    for number, line in enumerate(lines):
        yield _text(_LEFT - 2, top + number * size * 1.06, line, HEADING, size, _ON_COAL)
    below = top + (len(lines) - 1) * size * 1.06 + 64
    rooms = {size: max(1, 1 + int((604 - below) // (size * 1.34))) for size in (34, 30, 27)}
    found = (_fitted(shared.summary, TEXT, 460, (size,) * room, 0) for size, room in rooms.items())
    fits = [(lines, size) for lines, size in found if lines and not lines[-1].endswith("…")]
    lines, size = fits[0] if fits else _fitted(shared.summary, TEXT, 460, (27,) * rooms[27], 0)
    for number, line in enumerate(lines):
        yield _text(_LEFT, below + number * size * 1.34, line, TEXT, size, _ON_COAL)


def _box(x: float, y: float, width: float, height: float, fill: str) -> str:
    return f'<path fill="{fill}" d="M{x:g} {y:g}h{width:g}v{height:g}h{-width:g}z"/>'


def _text(x: float, y: float, words: str, font: str, size: float, fill: str, spacing: float = 0) -> str:
    spaced = f' letter-spacing="{spacing:g}"' if spacing else ""
    family = f"'{_FAMILIES[font]}'"
    return (
        f'<text x="{x:g}" y="{y:.1f}" font-family="{family}" font-size="{size:g}" fill="{fill}"{spaced}>'
        f"{escape(words)}</text>"
    )


def _drawn(drawing: str, x: int, y: int, width: int, height: int) -> str:
    """A drawing in a place of its own, by day: its rules for the night are left out."""
    plain = _OURS.sub("", drawing).strip()
    opening = _OPENING.match(plain)
    if opening is None:
        return ""
    box = re.search(r'viewBox="([^"]*)"', opening[0])
    view = f' viewBox="{box[1]}"' if box else ""
    place = f'x="{x}" y="{y}" width="{width}" height="{height}" preserveAspectRatio="xMidYMax slice"'
    return f"<svg {place}{view}>{plain[opening.end() :]}"


def _fitted(
    words: str, font: str, width: float, sizes: tuple[float, ...], least: float
) -> tuple[list[str], float]:
    """The words in as few lines as look well, and their size: *sizes* is the largest for one line, two, and so on.

    A line may be set smaller, down to *least* of that size, before there are more lines. What fits nowhere is
    cut short.
    """
    for count, size in enumerate(sizes, start=1):
        lines = _balanced(words, font, size, width, count)
        widest = max((_width(line, font, size) for line in lines), default=0.0)
        fit = size if widest <= width else size * width / widest
        if len(lines) <= count and fit >= size * (least or 0.999):
            return lines, round(fit, 1)
    size = sizes[-1]
    lines = _wrapped(words, font, size, width)
    if len(lines) > len(sizes):
        lines = lines[: len(sizes)]
        while lines[-1] and _width(f"{lines[-1]}…", font, size) > width:
            lines[-1] = lines[-1].rpartition(" ")[0] or lines[-1][:-1]
        lines[-1] = lines[-1].rstrip(" ,;:.") + "…"
    widest = max(_width(line, font, size) for line in lines)
    return lines, round(size * min(1.0, width / widest), 1)


def _balanced(words: str, font: str, size: float, width: float, count: int) -> list[str]:
    """The words in *count* lines of about the same width."""
    if count == 1:
        return [words]
    low, high = _width(words, font, size) / count, max(width, _width(words, font, size))
    for step in range(25):
        limit = low + (high - low) * step / 24
        lines = _wrapped(words, font, size, limit)
        if len(lines) <= count:
            return lines
    return _wrapped(words, font, size, width)


def _wrapped(words: str, font: str, size: float, width: float) -> list[str]:
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _width(longer, font, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _width(words: str, font: str, size: float) -> float:
    return sum(_advance(font, letter) for letter in words) * size / _UNIT


def _cap(size: float) -> float:
    """How high a capital is."""
    return 0.81 * size


@lru_cache(maxsize=1 << 12)
def _advance(font: str, letter: str) -> float:
    """How far a letter moves those after it: the fonts have no kerning."""
    return _font(font).getlength(letter)


@lru_cache
def _font(name: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / f"{name}.ttf", _UNIT, layout_engine=ImageFont.Layout.BASIC)
