"""Values over time as a drawing: columns at their true times, round ticks from zero, words where they fit.

Nothing here knows a language or the guide: points and finished words go in, places on the drawing come out.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from msgspec import structs

from kuzbass_site.pages.labels import Box, text_box, text_width
from kuzbass_site.pages.views import ChartLabel, ChartView, Column

FEWEST = 3
"""With fewer values than these a chart would show nothing that the table does not."""
SHAPES = ("solid", "banded", "dotted")
"""How the columns of the first, second and third series look; a chart holds no more of them."""

WIDTH, HEIGHT = 720.0, 400.0
LARGE, SMALL = 25.0, 15.0
"""Heights of letters in units of the drawing: on a small screen and on a wide one. See ``.chart`` in the CSS."""
_TOP, _BOTTOM = 2.4 * LARGE, 1.7 * LARGE
_PAD = 36.0  # half a column or half a year's figures in large letters, and some air
_WIDEST = 34.0
_LOWEST = 3.5  # a nought, or next to nothing beside the greatest, is still there to be seen
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One value: ``at`` is its time in years, ``series`` which of the series it belongs to."""

    at: float
    amount: Decimal
    year: str
    value: str
    series: int = 0
    exact: bool = True


def round_ticks(most: Decimal) -> tuple[Decimal, ...]:
    """Round numbers at equal steps from zero, the last no less than *most*: four to six of them."""
    if most <= 0:
        return Decimal(0), Decimal(1)
    power = Decimal(1).scaleb((most / 5).adjusted())
    step = next(step * power for step in _STEPS if step * power * 5 >= most)
    return tuple(step * n for n in range(math.ceil(most / step) + 1))


def draw(bars: Sequence[Bar], ticks: Sequence[tuple[Decimal, str]], unit: str = "") -> ChartView:
    """Place the values of one or several series. *ticks*, from zero up, cover the greatest of them."""
    bars = sorted(bars, key=lambda bar: (bar.at, bar.series))
    left = round(max(text_width(words, LARGE) for _, words in ticks) + LARGE / 2, 1)
    base, top = HEIGHT - _BOTTOM, ticks[-1][0]
    columns = _columns(bars, left, float(top))
    caption = ChartLabel(text=unit, x=0.0, y=LARGE, anchor="start")
    marks = tuple((_height(amount, top), text) for amount, text in ticks)
    beside = [Box(0.0, y - LARGE / 2, left, y + LARGE / 2) for y, _ in marks]
    words = _Words([_label_box(caption, LARGE), *beside, *(_box(column) for column in columns)])
    return ChartView(
        width=WIDTH,
        height=HEIGHT,
        left=left,
        right=WIDTH,
        base=base,
        ticks=marks,
        unit=caption,
        columns=columns,
        years=_years(bars, columns, words),
        values=_values(bars, columns, words),
    )


def _height(amount: Decimal, top: Decimal) -> float:
    """Where an amount stands between the base and the top of the drawing."""
    base = HEIGHT - _BOTTOM
    return round(base - float(amount) / float(top) * (base - _TOP), 1)


def _columns(bars: Sequence[Bar], left: float, top: float) -> tuple[Column, ...]:
    """The columns in the order of the bars; those of one time stand side by side."""
    first, last = bars[0].at, bars[-1].at
    room = WIDTH - left - 2 * _PAD
    scale = room / (last - first) if last > first else 0.0
    gaps = [(later - sooner) * scale for sooner, later in pairwise(sorted({bar.at for bar in bars}))]
    number = max(bar.series for bar in bars) + 1
    slot = min([_WIDEST * (2 if number > 1 else 1), *(0.8 * gap for gap in gaps)])
    width = max(slot / number, 1.5)
    base = HEIGHT - _BOTTOM
    columns = []
    for bar in bars:
        centre = left + _PAD + ((bar.at - first) * scale if scale else room / 2)
        height = max(float(bar.amount) / top * (base - _TOP), _LOWEST)
        columns.append(
            Column(
                x=round(centre + (bar.series - number / 2) * width, 1),
                y=round(base - height, 1),
                width=round(width, 1),
                height=round(height, 1),
                shape=SHAPES[bar.series],
                hollow=not bar.exact,
            )
        )
    return tuple(columns)


def _years(bars: Sequence[Bar], columns: Sequence[Column], words: _Words) -> tuple[ChartLabel, ...]:
    """The years below the columns: the first and the last, the greatest, then what has room."""
    centres: dict[str, list[float]] = {}
    for bar, column in zip(bars, columns, strict=True):
        centres.setdefault(bar.year, []).append(column.x + column.width / 2)
    years = [bar.year for bar in bars]
    greatest = max(bars, key=lambda bar: bar.amount).year
    order = dict.fromkeys((years[0], years[-1], greatest, *years))
    labels = []
    for year in order:
        near = [x for x in centres[year] if x - centres[year][0] <= 2 * _WIDEST]
        labels.append([ChartLabel(text=year, x=round(sum(near) / len(near), 1), y=HEIGHT - 0.5 * LARGE)])
    return tuple(sorted(words.place(labels), key=lambda label: label.x))


def _values(bars: Sequence[Bar], columns: Sequence[Column], words: _Words) -> tuple[ChartLabel, ...]:
    """The greatest value above its column; of a single series the last and the first too, where there is room."""
    greatest = max(range(len(bars)), key=lambda n: bars[n].amount)
    several = any(bar.series for bar in bars)
    chosen = dict.fromkeys((greatest,) if several else (greatest, len(bars) - 1, 0))
    labels = []
    for n in chosen:
        column = columns[n]
        middle, right = column.x + column.width / 2, column.x + column.width
        labels.append(
            [
                ChartLabel(
                    text=bars[n].value, x=round(x, 1), y=round(column.y - 0.2 * LARGE, 1), anchor=anchor
                )
                for anchor, x in (("middle", middle), ("end", right), ("start", column.x + 1))
            ]
        )
    return tuple(sorted(words.place(labels), key=lambda label: label.x))


class _Words:
    """The words of a drawing: none over another or over a column."""

    def __init__(self, taken: Iterable[Box]) -> None:
        self._taken = list(taken)

    def place(self, labels: Sequence[Sequence[ChartLabel]]) -> Iterator[ChartLabel]:
        """Give each label the first of its places that is free, in large letters before in small ones."""
        left = list(labels)
        for letter in (LARGE, SMALL):
            waiting, left = left, []
            for places in waiting:
                label = next((each for each in places if self._take(each, letter)), None)
                if label is None:
                    left.append(places)
                else:
                    yield structs.replace(label, minor=letter == SMALL)

    def _take(self, label: ChartLabel, letter: float) -> bool:
        box = _label_box(label, letter)
        if not box.within(WIDTH, HEIGHT) or any(box.overlaps(taken) for taken in self._taken):
            return False
        self._taken.append(box)
        return True


def _label_box(label: ChartLabel, letter: float) -> Box:
    """The room a label takes: figures stand on their line and hang below it by no more than a comma."""
    box = text_box(label.text, (label.x, label.y), label.anchor, "auto", letter)
    return Box(box.left, box.top, box.right, label.y + 0.15 * letter)


def _box(column: Column) -> Box:
    return Box(column.x, column.y, column.x + column.width, column.y + column.height)
