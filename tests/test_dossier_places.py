"""Towns, sites, places and trails: the comparison names what is missing or lies elsewhere."""

from __future__ import annotations

from typing import Any

import pytest
from dossier.placed import BEGINNINGS, RANKS

from kuzbass_site.models.entry import Names
from tests.dossiers import KALTAN, TABLE, WORKS, both, kaltan, lacks, works
from tests.factories import entry, fact, location


def test_a_town_as_the_dossier_has_it_lacks_nothing() -> None:
    assert lacks("towns", both(kaltan(), towns=[KALTAN])) == []
    assert lacks("population", both(kaltan(), towns=[KALTAN])) == []


def test_a_town_has_to_be_there_and_a_draft_is_not_enough() -> None:
    assert lacks("towns", both(kaltan(draft=True), towns=[KALTAN])) == ["there is no such entry"]


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"names": Names()}, "the Russian name is not given, not Калтан"),
        ({"at": None}, "it has no location"),
        ({"at": (53.6, 87.3)}, "its point lies 11120 m from the dossier's"),
        (
            {"facts": {"founded": "1931", "town-since": "1959"}},
            f"no {' or '.join(BEGINNINGS)} agrees with “village 1810, works 1946”",
        ),
        (
            {"facts": {"founded": "1946", "town-since": "1960/.."}},
            f"no {' or '.join(RANKS)} agrees with “town 1959”",
        ),
    ],
)
def test_a_town_that_differs_is_named(fields: dict[str, Any], complaint: str) -> None:
    assert lacks("towns", both(kaltan(**fields), towns=[KALTAN])) == [complaint]


def test_any_reading_may_agree() -> None:
    known = (fact("founded", "1931", "1930/1950"), fact("town-since", "1959"))

    assert lacks("towns", both(kaltan(facts=known), towns=[KALTAN])) == []


def test_each_count_of_people_has_to_be_there_with_its_value() -> None:
    counts = [{"year": "1959", "value": "26000"}, {"year": "1970", "value": "27951"}]

    assert lacks("population", both(kaltan(), towns=[{**KALTAN, "population": counts}])) == [
        "it has 26627 for 1959, not 26000",
        "it has nothing for 1970, where the dossier has 27951",
    ]


def test_a_site_lies_where_the_dossier_has_it_and_cites_its_sources() -> None:
    assert lacks("sites", both(works(), towns=[KALTAN], heritage_sites=[WORKS])) == []
    assert lacks("sites", both(heritage_sites=[WORKS])) == ["there is no such entry"]
    assert lacks("sites", both(works(), heritage_sites=[{**WORKS, "sources": ["other"]}])) == [
        "cites none of other"
    ]


@pytest.mark.parametrize(
    ("at", "complaint"),
    [
        (None, ["it has no location"]),
        ((53.504, 87.3, 300.0), ["its point lies 445 m from the dossier's, which is right to 300 m"]),
        ((53.5, 87.3, 100.0), ["its accuracy is 100 m, finer than the dossier's 300 m"]),
        ((53.5, 87.3, 1000.0), []),
    ],
)
def test_a_point_is_no_finer_and_no_farther_off_than_the_dossiers(at: Any, complaint: list[str]) -> None:
    assert lacks("sites", both(works(at), heritage_sites=[WORKS])) == complaint


@pytest.mark.parametrize(
    ("at", "complaint"),
    [
        (None, []),
        (location(53.5, 87.3, 3000.0, note="the town"), []),
        (location(53.5, 87.3, 3000.0), ["its location does not say what the point stands for"]),
        (
            location(53.5, 87.3, 100.0, note="the town"),
            ["its accuracy is 100 m, though only the town is known"],
        ),
        (
            location(53.6, 87.3, 3000.0, note="a hill"),
            ["its point is neither the dossier's, which has none, nor that of its town"],
        ),
    ],
)
def test_where_no_point_was_found_only_the_town_may_stand_in(at: Any, complaint: list[str]) -> None:
    nowhere = {**WORKS, "coordinates": "null"}

    assert lacks("sites", both(works(at), towns=[KALTAN], heritage_sites=[nowhere])) == complaint


def test_a_site_that_the_table_forgets_is_missing() -> None:
    assert lacks("sites", both(heritage_sites=[{**WORKS, "id": "new"}])) == [
        "the table does not say which entry this is"
    ]


def test_a_place_needs_an_entry_at_its_point_or_a_place_where_it_is_told_of() -> None:
    place = {**WORKS, "id": "station"}
    told = {**TABLE, "told": {"station": 'towns/kaltan "Station"'}}

    assert lacks("places", both(works(), places=[place])) == []
    assert lacks("places", both(kaltan(at=None), places=[place])) == [
        "no entry lies here, and the table names none that tells of it"
    ]
    assert lacks("places", both(kaltan(at=None), table=told, places=[place])) == ["it does not say “Station”"]
    assert lacks("places", both(kaltan(at=None, text="The station."), table=told, places=[place])) == []


def test_a_place_with_an_entry_of_its_own_is_compared_like_a_site() -> None:
    table = {**TABLE, "places": {"works": "landmarks/works"}}

    assert lacks("places", both(works((53.6, 87.3, 300.0)), table=table, places=[WORKS])) == [
        "its point lies 11120 m from the dossier's, which is right to 300 m"
    ]


def test_a_place_told_of_in_a_tour_is_a_stop_or_lies_in_the_town_of_one() -> None:
    place = {**WORKS, "id": "station"}
    told = {**TABLE, "told": {"station": "tours/line"}}
    past = entry("tours/line", stops=["towns/tisul"])
    there = entry("tours/line", stops=["towns/kaltan"])

    assert lacks("places", both(past, table=told, places=[place])) == ["it does not stop at towns/kaltan"]
    assert lacks("places", both(there, table=told, places=[place])) == []


TRAIL = {
    "id": "the_line",
    "stops": [
        {"place": "the works", "place_id": "works"},
        {"place": "a view"},
        {"place": "Kaltan"},
    ],
}


def test_a_trail_has_to_be_a_tour() -> None:
    sides = both(towns=[KALTAN], heritage_sites=[WORKS], trails=[TRAIL])

    assert lacks("trails", sides) == ["there is no such tour"]


@pytest.mark.parametrize(
    ("stops", "complaint"),
    [
        (["landmarks/works", "towns/kaltan"], []),
        (["towns/kaltan"], []),
        (["landmarks/works"], ["it does not stop at towns/kaltan (Kaltan)"]),
        (
            ["towns/tisul"],
            [
                "it does not stop at landmarks/works (the works)",
                "it does not stop at towns/kaltan (Kaltan)",
            ],
        ),
    ],
)
def test_a_tour_comes_by_the_places_of_its_trail(stops: list[str], complaint: list[str]) -> None:
    tour = entry("tours/the-line", stops=stops)

    assert lacks("trails", both(tour, towns=[KALTAN], heritage_sites=[WORKS], trails=[TRAIL])) == complaint
