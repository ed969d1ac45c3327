from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kuzbass_site import dates
from kuzbass_site.article import References
from kuzbass_site.build import build
from kuzbass_site.models.settings import FactName
from kuzbass_site.models.stated import Certainty, Fact, Kind, Point, Quantity
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.series import ROWS_SHOWN, is_exact, series_views
from kuzbass_site.pages.views import ChartedView
from tests.factories import config, entry, fact, label, site, source, stated

NBSP = "\u00a0"


def point(when: str, value: str, *keys: str, note: str = "", **fields: Any) -> Point:
    amount, _, unit = value.partition(" ")
    if unit:
        fields["value"] = Quantity(Decimal(amount), unit)
        return Point(dates.parse(when), stated(value, *keys, note=note, **fields))
    return Point(dates.parse(when), stated(value, *keys, kind=Kind.NUMBER, note=note, **fields))


def series(name: str, points: dict[str, str]) -> Fact:
    kind = Kind.QUANTITY if any(" " in value for value in points.values()) else Kind.NUMBER
    return fact(name, kind=kind, points=tuple(point(when, value) for when, value in points.items()))


def charted(*facts: Fact, lang: str = "en", **settings: Any) -> tuple[ChartedView, ...]:
    kaltan = entry(facts=facts)
    made = site(kaltan, config=config(**settings)) if settings else site(kaltan)
    return series_views(Reader(made, lang), kaltan, References(made.guide.sources))


def names(**charts: str) -> dict[str, FactName]:
    return {
        name: FactName(name=name, kind=Kind.QUANTITY, label=label(name.capitalize()), chart=chart)
        for name, chart in charts.items()
    }


def test_three_values_make_a_chart_and_stand_in_the_table_behind_it() -> None:
    (people,) = charted(series("people", {"1959": "26627", "1970": "27951", "2021": "21752"}))

    assert people.chart is not None
    assert (people.id, people.label, people.folded) == ("x-people", "People", False)
    assert people.chart.words == "First 26,627 (1959), greatest 27,951 (1970), last 21,752 (2021)."
    assert (people.chart.unit.text, people.chart.ticks[-1][1]) == ("thousand", "30")
    assert [row.value.text for row in people.tables[0].rows] == ["26,627", "27,951", "21,752"]


@pytest.mark.parametrize(
    "points",
    [
        {"1959": "5", "1970": "7"},
        {"1959": "5", "1970": "unknown", "1980": "7"},
        {"1959": "5 Mt", "1970": "7 Mt", "1980": "900 t"},
        {"1959": "-5", "1970": "7", "1980": "9"},
    ],
)
def test_what_a_chart_cannot_show_stands_in_a_table_alone(points: dict[str, str]) -> None:
    (only,) = charted(series("output", points))

    assert only.chart is None
    assert not only.folded
    assert len(only.tables[0].rows) == len(points)


def test_words_over_time_make_no_chart() -> None:
    owners = fact("owner", kind=Kind.TEXT, points=tuple(
        Point(dates.parse(year), stated("a works")) for year in ("1950", "1960", "1970")
    ))  # fmt: skip

    assert charted(owners)[0].chart is None


def test_what_is_not_known_has_no_column_and_stays_in_the_table() -> None:
    (only,) = charted(series("people", {"1959": "5", "1970": "unknown", "1980": "7", "1990": "6"}))

    assert only.chart is not None
    assert [year.text for year in only.chart.years] == ["1959", "1980", "1990"]
    assert [row.value.unknown for row in only.tables[0].rows] == [False, True, False, False]


def test_a_long_table_stands_folded_behind_its_chart() -> None:
    long = {str(1950 + n): str(n) for n in range(ROWS_SHOWN + 1)}
    short = dict(list(long.items())[:ROWS_SHOWN])

    assert charted(series("people", long))[0].folded
    assert not charted(series("people", short))[0].folded


def test_facts_of_one_chart_and_unit_are_drawn_together() -> None:
    pits = series("pits", {"1990": "5 Mt", "2000": "7 Mt"})
    mines = series("mines", {"1990": "9 Mt", "2000": "8 Mt"})

    (both,) = charted(
        pits,
        mines,
        facts=names(pits="coal", mines="coal"),
        charts={"coal": label("Coal", "Уголь")},
        lang="ru",
    )

    assert both.chart is not None
    assert (both.id, both.label, both.chart.title) == ("x-pits", "Уголь", "Уголь")
    assert both.chart.key == (("solid", "Pits (рус.)"), ("banded", "Mines (рус.)"))
    assert [table.label for table in both.tables] == ["Pits (рус.)", "Mines (рус.)"]
    assert "Mines (рус.): " in both.chart.words
    assert f"9{NBSP}" in both.chart.words


def test_values_that_count_different_things_stand_in_their_table_alone() -> None:
    points = {"1940": "46000", "2005": "133000", "2024": "101700"}

    (workers,) = charted(series("workers", points), facts=names(workers="none"))

    assert workers.chart is None
    assert [len(table.rows) for table in workers.tables] == [3]


def test_facts_of_one_chart_with_other_units_or_of_none_stand_alone() -> None:
    points = {"1990": "5 Mt", "2000": "7 Mt", "2010": "6 Mt"}
    other = {"1990": "5 km", "2000": "7 km", "2010": "6 km"}

    found = charted(
        series("pits", points),
        series("mines", other),
        series("lines", points),
        facts=names(pits="coal", mines="coal", lines=""),
        charts={"coal": label("Coal")},
    )

    assert [(each.id, each.label) for each in found] == [
        ("x-pits", "Pits"), ("x-mines", "Mines"), ("x-lines", "Lines"),
    ]  # fmt: skip
    assert all(each.chart and not each.chart.key for each in found)


@pytest.mark.parametrize(
    ("when", "note", "exact"),
    [
        ("1959", "census", True),
        ("1959", "census; another copy prints 25,591", True),
        ("1959", "", True),
        ("1959", "census, rounded", False),
        ("1959", "Rounded", False),
        ("1959", "worked out from the fall stated for 2023", False),
        ("1959", "estimate of 1 January, not the census", False),
        ("1959", "preliminary", False),
        ("1959", "перепись, округлено", False),
        ("1959~", "", False),
        ("1959?", "", False),
        ("195X", "", False),
        ("1959/1961", "", False),
    ],
)
def test_a_value_is_exact_unless_its_note_or_its_date_says_otherwise(
    when: str, note: str, exact: bool
) -> None:
    made = site(entry(facts=[fact("people", kind=Kind.NUMBER, points=(point(when, "5", note=note),))]))
    (only,) = made.entries["towns/kaltan"].facts[0].points

    assert is_exact(only, Reader(made, "en")) is exact


def test_a_value_on_uncertain_sources_is_not_exact() -> None:
    tiers = {key: source(key, tier=key.upper()) for key in "acd"}
    reader = Reader(site(entry(), sources=tiers), "en")

    assert is_exact(point("1959", "5", "a"), reader)
    assert is_exact(point("1959", "5", "c"), reader)
    assert not is_exact(point("1959", "5", "d"), reader)
    assert not is_exact(point("1959", "5", "a", certainty=Certainty.UNCERTAIN), reader)


def test_years_are_said_as_short_as_they_can_be() -> None:
    (only,) = charted(series("people", {"1929/1936": "5", "195X": "7", "1970~": "6", "1980-05": "4"}))

    assert only.chart is not None
    assert [year.text for year in only.chart.years] == ["1929–1936", "1950s", "1970", "1980"]


def test_great_amounts_are_counted_in_thousands_or_millions() -> None:
    (russian,) = charted(series("coal", {"1959": "2785872 t", "1970": "2918353 t", "1980": "5 t"}), lang="ru")

    assert russian.chart is not None
    assert [text for _, text in russian.chart.ticks] == ["0", "1", "2", "3"]
    assert f"2{NBSP}918{NBSP}353" in [value.text for value in russian.chart.values]


def test_the_page_shows_the_chart_with_its_words_and_the_table_after_it(
    small_guide: Path, tmp_path: Path
) -> None:
    town = small_guide / "content" / "towns" / "coalbrookdale.md"
    points = "".join(f"    {year}: {year} [@unesco_371] (rounded)\n" for year in range(1801, 1815))
    text = town.read_text(encoding="utf-8")
    town.write_text(text.replace("tags:", f"facts:\n  population:\n{points}tags:"), encoding="utf-8")

    build(small_guide, tmp_path / "out", strict=True)
    page = (tmp_path / "out" / "towns" / "coalbrookdale" / "index.html").read_text(encoding="utf-8")

    assert 'role="img" aria-labelledby="x-population-chart x-population-chart-words"' in page
    assert '<title id="x-population-chart">Chart: Population</title>' in page
    assert "First 1,801 (1801), greatest 1,814 (1814), last 1,814 (1814)." in page
    assert page.count('class="column solid hollow" d="M') == 14 + 1  # and one in the key
    assert (
        page.index("</svg>") < page.index('<details class="behind">') < page.index('<table class="series">')
    )
    assert page.count('<tr><th scope="row">18') == 14
    assert "style=" not in page
