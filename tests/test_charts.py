from __future__ import annotations

from decimal import Decimal
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzbass_site.pages.charts import FEWEST, LARGE, SHAPES, SMALL, Bar, draw, round_ticks
from kuzbass_site.pages.labels import Box, text_box
from kuzbass_site.pages.views import ChartLabel, ChartView

amounts = st.one_of(
    st.just(Decimal(0)),
    st.integers(0, 10**12).map(Decimal),
    st.decimals(0, 10**6, places=3),
)


def bar(year: int, amount: str | Decimal, series: int = 0, *, exact: bool = True) -> Bar:
    value = Decimal(amount)
    return Bar(at=year + 0.5, amount=value, year=str(year), value=f"{value:,f}", series=series, exact=exact)


@st.composite
def bars(draw: st.DrawFn) -> list[Bar]:
    years = draw(st.lists(st.integers(1600, 2026), min_size=FEWEST, max_size=60, unique=True))
    number = draw(st.integers(1, len(SHAPES)))
    found = [bar(year, draw(amounts), draw(st.integers(0, number - 1))) for year in years]
    more = [bar(year, draw(amounts), number - 1) for year in years[:5] if number > 1]
    taken = {(each.at, each.series) for each in found}
    return found + [each for each in more if (each.at, each.series) not in taken]


def drawn(found: list[Bar]) -> ChartView:
    ticks = round_ticks(max(each.amount for each in found))
    return draw(found, [(tick, f"{tick:f}") for tick in ticks], "thousand")


def room(label: ChartLabel, letter: float) -> Box:
    box = text_box(label.text, (label.x, label.y), label.anchor, "auto", letter)
    return Box(box.left, box.top, box.right, label.y)


# --- rules that hold for all values ---


@given(bars())
def test_everything_lies_within_the_drawing(found: list[Bar]) -> None:
    chart = drawn(found)

    for column in chart.columns:
        assert chart.left <= column.x
        assert column.x + column.width <= chart.right
        assert column.y > 0
        assert abs(column.y + column.height - chart.base) < 0.11
        assert column.width > 0
    for label in (*chart.years, *chart.values, chart.unit):
        assert room(label, SMALL if label.minor else LARGE).within(chart.width, chart.height)
    assert all(0 < y <= chart.base for y, _ in chart.ticks)
    assert 0 < chart.left < chart.width / 2


@given(amounts)
def test_the_ticks_begin_at_zero_and_cover_the_greatest_in_few_round_steps(most: Decimal) -> None:
    ticks = round_ticks(most)

    assert ticks[0] == 0
    assert ticks[-1] >= most
    assert 2 <= len(ticks) <= 6
    steps = {later - sooner for sooner, later in pairwise(ticks)}
    assert len(steps) == 1
    assert steps.pop().normalize().as_tuple().digits in ((1,), (2,), (5,), (2, 5))
    assert most <= 0 or ticks[-2] < most


@given(bars())
def test_columns_stand_at_their_times_and_are_as_high_as_their_values(found: list[Bar]) -> None:
    chart = drawn(found)
    in_order = sorted(found, key=lambda each: (each.at, each.series))
    top = max(tick for tick in round_ticks(max(each.amount for each in found)))
    first, last = in_order[0], in_order[-1]
    number = max(each.series for each in found) + 1
    middles = [
        column.x - (each.series - number / 2) * column.width
        for each, column in zip(in_order, chart.columns, strict=True)
    ]
    span = middles[-1] - middles[0]

    for each, column, middle in zip(in_order, chart.columns, middles, strict=True):
        share = (each.at - first.at) / (last.at - first.at)
        assert abs(middle - middles[0] - share * span) < 0.5
        height = float(each.amount / top) * (chart.base - chart.ticks[-1][0])
        assert abs(column.height - max(height, 3.5)) < 0.11
        assert column.shape == SHAPES[each.series]


@given(bars())
def test_no_words_stand_on_others_or_on_a_column(found: list[Bar]) -> None:
    chart = drawn(found)

    for letter in (LARGE, SMALL):
        shown = [each for each in (*chart.years, *chart.values) if letter == SMALL or not each.minor]
        boxes = [room(each, letter) for each in shown]
        assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))
        columns = [Box(c.x, c.y, c.x + c.width, c.y + c.height) for c in chart.columns]
        assert not any(box.overlaps(column) for box in boxes for column in columns)


@given(bars(), st.randoms(use_true_random=False))
def test_the_order_in_which_values_come_does_not_matter(found: list[Bar], random: object) -> None:
    mixed = list(found)
    random.shuffle(mixed)  # type: ignore[attr-defined]

    assert drawn(mixed) == drawn(found)


# --- by example ---


@pytest.mark.parametrize(
    ("most", "ticks"),
    [
        ("255.3", "0 100 200 300"),
        ("557119", "0 200000 400000 600000"),
        ("41", "0 10 20 30 40 50"),
        ("1", "0 0.2 0.4 0.6 0.8 1.0"),
        ("0.03", "0 0.01 0.02 0.03"),
        ("12.5", "0 2.5 5.0 7.5 10.0 12.5"),
        ("0", "0 1"),
    ],
)
def test_ticks_are_numbers_as_people_count(most: str, ticks: str) -> None:
    assert list(round_ticks(Decimal(most))) == [Decimal(tick) for tick in ticks.split()]


def test_a_year_without_a_value_has_no_column_and_keeps_its_room() -> None:
    chart = drawn([bar(1940, "10"), bar(1950, "20"), bar(2000, "30")])
    middles = [column.x + column.width / 2 for column in chart.columns]

    assert len(chart.columns) == 3
    assert round((middles[2] - middles[1]) / (middles[1] - middles[0]), 1) == 5.0
    assert [label.text for label in chart.years] == ["1940", "1950", "2000"]


def test_columns_of_one_time_stand_side_by_side_and_each_series_has_its_shape() -> None:
    chart = drawn([bar(1940, "10"), bar(1940, "5", 1), bar(1950, "20"), bar(1950, "6", 1)])
    one, other, *_ = chart.columns

    assert round(one.x + one.width, 1) == round(other.x, 1)
    assert [column.shape for column in chart.columns] == ["solid", "banded", "solid", "banded"]
    assert [label.text for label in chart.years] == ["1940", "1950"]


def test_a_value_that_is_not_exact_is_hollow() -> None:
    chart = drawn([bar(1940, "10", exact=False), bar(1950, "20"), bar(1960, "5")])

    assert [column.hollow for column in chart.columns] == [True, False, False]
    assert chart.has_hollow
    assert not drawn([bar(1940, "10"), bar(1950, "20")]).has_hollow


def test_the_greatest_value_stands_above_its_column() -> None:
    chart = drawn([bar(1940, "10"), bar(1950, "1200"), bar(1960, "5")])
    column = chart.columns[1]
    (greatest,) = (label for label in chart.values if label.text == "1,200")

    assert greatest.y < column.y
    assert abs(greatest.x - (column.x + column.width / 2)) < 0.2


def test_years_that_have_no_room_in_large_letters_are_minor_or_left_out() -> None:
    chart = drawn([bar(year, "5") for year in (1900, 1950, 1952, 1958, 2000)])

    assert [(label.text, label.minor) for label in chart.years] == [
        ("1900", False), ("1950", False), ("1958", True), ("2000", False),
    ]  # fmt: skip


def test_values_of_one_time_only_stand_in_the_middle() -> None:
    chart = drawn([bar(1940, "10"), bar(1940, "20", 1), bar(1940, "30", 2)])
    middle = chart.columns[1].x + chart.columns[1].width / 2

    assert abs(middle - (chart.left + chart.right) / 2) < 0.2
