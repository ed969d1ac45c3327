"""Events and series: the comparison names what is missing or has another value."""

from __future__ import annotations

from typing import Any

import pytest
from compare_dossier import FAMILIES

from kuzbass_site.models.entry import Entry
from kuzbass_site.models.stated import Kind
from tests.dossiers import KALTAN, both, kaltan, lacks
from tests.factories import entry, event, fact, replace, series, stated


@pytest.mark.parametrize(
    ("happened", "complaint"),
    [
        (event("1932-04-03", "first iron", "a_source"), []),
        (event("1932-04", "first iron", "a_source"), ["no entry has it: First iron"]),
        (event("1933", "first iron", "a_source"), ["no entry has it: First iron"]),
        (event("1932-04-03", "first iron", "b"), ["no event of this date cites a_source: First iron"]),
    ],
)
def test_an_event_has_its_date_and_one_of_its_sources(happened: Any, complaint: list[str]) -> None:
    known = {"date": "1932-04-03", "event": "First iron", "place": "theme", "sources": ["a_source"]}

    assert lacks("events", both(entry(events=(happened,)), timeline=[known])) == complaint


def test_a_more_exact_date_is_no_contradiction() -> None:
    known = {"date": "1932", "event": "First iron", "place": "theme", "sources": ["a_source"]}

    assert lacks("events", both(entry(events=(event("1932-04-03"),)), timeline=[known])) == []


def coalfield(year: str, amount: str) -> Entry:
    """The entry that holds the output of coal, in one year."""
    output = series("coal-output", {year: f"{amount} Mt"}, kind=Kind.QUANTITY)
    return entry("landmarks/kuzbass-coal-mining-complex", facts=[output])


@pytest.mark.parametrize(
    ("amount", "complaint"),
    [
        ("22.414", []),
        ("22.4", []),
        ("22", ["it has 22 Mt for 1940, not 22.414"]),
        ("22.5", ["it has 22.5 Mt for 1940, not 22.414"]),
    ],
)
def test_a_point_of_a_series_has_its_value_to_a_tenth(amount: str, complaint: list[str]) -> None:
    charts = {"coal_output_total_mt": [{"year": "1940", "mt": "22.414"}]}

    assert lacks("series", both(coalfield("1940", amount), charts=charts)) == complaint


def test_a_series_without_its_entry_is_missing_point_by_point() -> None:
    charts = {
        "mines_and_pits": [{"year": "2019", "mines": "41", "pits": "52"}],
        "region_population_annual": {"values": [{"year": "1990", "value": "3099236"}]},
        "coal_output_by_method_mt": [{"year": "1950", "open_cast_mt": "0.9", "underground_mt": "null"}],
    }

    assert sorted(each.id for each in FAMILIES["series"](both(charts=charts)) if each.lacks) == [
        "coal_output_by_method_mt/1950/0.9",
        "mines_and_pits/2019/41",
        "mines_and_pits/2019/52",
        "region_population_annual/1990/3099236",
    ]


def test_no_entry_of_the_region_may_contradict_another() -> None:
    charts = {"coal_output_total_mt": [{"year": "1940", "mt": "22.414"}]}
    theme = replace(coalfield("1940", "22.4"), collection="themes", slug="decline")

    assert lacks("series", both(theme, coalfield("1941", "25.1"), charts=charts)) == []
    assert lacks("series", both(theme, coalfield("1940", "25.1"), charts=charts)) == [
        "it has 25.1 Mt for 1940, not 22.414"
    ]


def test_a_reading_counts_for_the_year_in_its_note() -> None:
    mines = fact("mines-open", stated("41", kind=Kind.NUMBER, note="in 2019"), kind=Kind.NUMBER)
    charts = {"mines_and_pits": [{"year": "2019", "mines": "41"}]}

    assert lacks("series", both(entry("themes/decline", facts=[mines]), charts=charts)) == []


UNSOURCED = {"coal_output_unsourced_general_knowledge": [{"year": "1960", "mt": "84"}]}


@pytest.mark.parametrize(
    "printed", [coalfield("1960", "84"), entry(text="In 1960 Kuzbass gave 84 million tonnes of coal.")]
)
def test_a_figure_without_a_document_is_not_printed(printed: Entry) -> None:
    assert lacks("unsourced", both(printed, charts=UNSOURCED)) == [
        "84 Mt for 1960 is printed, though no document has it"
    ]


@pytest.mark.parametrize(
    "printed", [coalfield("1961", "84"), entry(text="So it was in 1960. It had 84 million tonnes in 1961.")]
)
def test_the_same_figure_of_another_year_is_another_figure(printed: Entry) -> None:
    assert lacks("unsourced", both(printed, charts=UNSOURCED)) == []


@pytest.mark.parametrize(
    ("since", "complaint"),
    [
        (stated("1941", kind=Kind.DATE), []),
        (stated("1940", kind=Kind.DATE, citations=()), []),
        (stated("1941", kind=Kind.DATE, citations=()), ["1941 is printed, though no document has it"]),
    ],
)
def test_a_date_without_a_document_is_printed_only_when_a_source_was_found(
    since: Any, complaint: list[str]
) -> None:
    town = {**KALTAN, "status": {"value": "town 1941", "basis": "general knowledge, unsourced here"}}

    assert lacks("unsourced", both(kaltan(facts=[fact("town-since", since)]), towns=[town])) == complaint
