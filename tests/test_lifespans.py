"""The drawn timeline: where bars begin and end, and what is not drawn because nobody says it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzbass_site.models.settings import FactName
from kuzbass_site.models.stated import Kind
from kuzbass_site.pages.lifespans import MOST, Scale, lifespans
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.views import Life
from kuzbass_site.site import Site
from tests.factories import config, entry, event, fact, label, site, stated

TODAY = date(2026, 11, 25)
FACTS = {
    "founded": FactName(name="founded", kind=Kind.DATE, label=label("Founded"), life="begins"),
    "closed": FactName(name="closed", kind=Kind.DATE, label=label("Closed"), life="ends"),
    "renamed": FactName(name="renamed", kind=Kind.DATE, label=label("Renamed")),
}


def made(*entries: object) -> Site:
    return site(*entries, config=config(facts=FACTS), today=TODAY)  # type: ignore[arg-type]


def day(name: str, text: str) -> object:
    return fact(name, stated(text, "s", kind=Kind.DATE))


def lives(*entries: object) -> dict[str, Life]:
    view = lifespans(Reader(made(*entries), "en"))
    assert view is not None
    return {life.id: life for life in view.lives}


def kinds(life: Life) -> list[str]:
    return [bar.kind for bar in life.bars]


@given(st.lists(st.dates(date(1600, 1, 1), TODAY), min_size=1), st.data())
def test_a_later_day_never_stands_before_an_earlier_one(days: list[date], data: st.DataObject) -> None:
    scale = Scale.of(days, TODAY)
    one, two = sorted(data.draw(st.tuples(st.sampled_from(days), st.sampled_from(days))))

    assert 0 <= scale.at(one) <= scale.at(two) <= 100
    assert scale.at(TODAY) <= 100


@pytest.mark.parametrize(
    ("facts", "status", "expected", "words"),
    [
        ([day("founded", "1946")], "working", ["sure"], "1946–today"),
        ([day("founded", "1946"), day("closed", "2013")], "gone", ["sure"], "1946–2013"),
        (
            [day("founded", "193X"), day("closed", "1990~")],
            None,
            ["unsure", "sure", "unsure"],
            "1930s–about 1990",
        ),
        # Nobody says that it still is: not drawn up to today as if it were.
        ([day("founded", "1771")], None, ["sure", "lost"], "1771–?"),
        ([day("founded", "1946-05-03")], "gone", ["sure", "lost"], "1946–?"),
        ([day("closed", "2013")], None, [], "–2013"),
        ([day("renamed", "1950")], "working", [], ""),
    ],
)
def test_a_life_is_drawn_as_far_as_it_is_told(
    facts: list[object], status: str | None, expected: list[str], words: str
) -> None:
    life = lives(
        entry("towns/a", facts=facts, status=status, events=(event("1950", "It burned."),)),  # type: ignore[arg-type]
        entry("towns/b", events=(event("1900", "It was."),)),
    )["towns/a"]

    assert kinds(life) == expected
    assert life.words == words
    assert len(life.marks) == 1


def test_what_could_not_be_found_is_not_drawn() -> None:
    found = lives(
        entry("landmarks/a", status="not-identified", facts=[day("founded", "1946")]),  # type: ignore[list-item]
        entry("landmarks/b", facts=[day("founded", "1946")]),  # type: ignore[list-item]
    )

    assert list(found) == ["landmarks/b"]


def test_of_very_many_places_those_are_drawn_of_which_most_is_told() -> None:
    many = [entry(f"landmarks/p{n:03}", events=(event("1950", "It was."),)) for n in range(MOST + 20)]
    told = entry("landmarks/z", events=(event("1950", "It was."), event("1951", "It went.")))
    view = lifespans(Reader(made(*many, told), "en"))

    assert view is not None
    assert (len(view.lives), view.of_all) == (MOST, MOST + 21)
    assert "landmarks/z" in {life.id for life in view.lives}


def test_a_guide_without_dates_has_no_drawing() -> None:
    assert lifespans(Reader(made(entry()), "en")) is None
