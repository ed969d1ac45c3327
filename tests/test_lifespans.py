"""The drawn timeline: where bars begin and end, and what is not drawn because nobody says it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzbass_site.models.settings import FactName
from kuzbass_site.models.stated import Kind
from kuzbass_site.pages import timeline
from kuzbass_site.pages.lifespans import MOST, Scale, lifespans
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.views import Life, LifespansView, TimelineView
from kuzbass_site.site import Site
from tests.factories import config, entry, event, fact, label, site, stated

TODAY = date(2026, 11, 25)
FACTS = {
    "founded": FactName(name="founded", kind=Kind.DATE, label=label("Founded"), life="begins"),
    "opened": FactName(name="opened", kind=Kind.DATE, label=label("Opened"), life="begins"),
    "closed": FactName(name="closed", kind=Kind.DATE, label=label("Closed"), life="ends"),
    "renamed": FactName(name="renamed", kind=Kind.DATE, label=label("Renamed")),
}


def made(*entries: object) -> Site:
    return site(*entries, config=config(facts=FACTS), today=TODAY)  # type: ignore[arg-type]


def day(name: str, text: str) -> object:
    return fact(name, stated(text, "s", kind=Kind.DATE))


def drawn(of: Site, lang: str = "en") -> LifespansView | None:
    events = {
        id_: [(each.date, f"x-e{n}") for n, each in enumerate(entry.events)]
        for id_, entry in of.entries.items()
    }
    return lifespans(Reader(of, lang), events)


def lives(*entries: object) -> dict[str, Life]:
    view = drawn(made(*entries))
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
        # An "about" is no year: some years before and after it are unsure as well.
        ([day("founded", "1946~")], "working", ["unsure", "sure"], "about 1946–today"),
        # What was closed and stands is there, but not as it was; what works was not closed as a whole.
        ([day("founded", "1974"), day("closed", "2014")], "disused", ["sure", "after"], "1974–2014"),
        ([day("founded", "1974"), day("closed", "2014")], "part-working", ["sure"], "1974–today"),
        # Of two that begin it in one year the one that is known better; the earlier one of all others.
        ([day("founded", "1929/1936"), day("opened", "1929-06")], "working", ["sure"], "1929–today"),
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
    view = drawn(made(*many, told))

    assert view is not None
    assert (len(view.lives), view.of_all) == (MOST, MOST + 21)
    assert "landmarks/z" in {life.id for life in view.lives}


def test_a_guide_without_dates_has_no_drawing() -> None:
    assert drawn(made(entry())) is None


def test_where_sources_differ_the_beginning_is_unsure_from_the_first_reading_to_the_last() -> None:
    readings = [stated(text, "s", kind=Kind.DATE) for text in ("1918", "1917-10", "1650")]
    life = lives(entry("towns/a", status="inhabited", facts=[fact("founded", *readings)]))["towns/a"]
    scale = Scale.of([date(1650, 1, 1), date(1918, 12, 31)], TODAY)

    assert kinds(life) == ["unsure", "sure"]
    assert [float(life.bars[0].x), float(life.bars[0].end)] == [
        scale.at(date(1650, 1, 1)),
        pytest.approx(scale.at(date(1918, 12, 31)), abs=0.02),
    ]
    assert life.words == "1918–today"
    assert life.told == "Founded: 1918. Sources differ. Inhabited"


@given(st.data())
def test_no_bar_begins_before_the_one_before_it_ends(data: st.DataObject) -> None:
    written = st.sampled_from(["1771", "193X", "1929/1936", "1946~", "1950-05-03", "2013?", "1918"])
    facts = [
        fact(name, *(stated(text, "s", kind=Kind.DATE) for text in texts))
        for name in ("founded", "closed")
        if (texts := data.draw(st.lists(written, max_size=3)))
    ]
    status = data.draw(st.sampled_from([None, "working", "disused", "gone", "museum"]))
    life = lives(entry("towns/a", status=status, facts=facts, events=(event("1900"),)))["towns/a"]

    ends = [float(bar.end) for bar in life.bars]
    assert all(float(bar.width) > 0 for bar in life.bars)
    assert all(float(bar.x) >= end - 0.31 for bar, end in zip(life.bars[1:], ends, strict=False))


def test_every_mark_of_the_drawing_leads_to_an_event_of_the_list_that_tells_of_the_place() -> None:
    of = made(
        entry("towns/a", events=(event("1931-05-01", "the furnace is lit", "k"), event("1942/1945", "war"))),
        entry("towns/b", events=(event("1931-05-01", "furnace lit", "k"), event("1950", "later"))),
    )
    (page,) = timeline.pages(Reader(of, "en"))
    view = page.view
    assert isinstance(view, TimelineView)
    assert view.lifespans is not None
    listed = {event.id: event for _, _, _, events in view.decades for event in events}
    marks = {life.id: [mark.id for mark in life.marks] for life in view.lifespans.lives}

    assert len(listed) == 3
    assert marks["towns/a"][0] == marks["towns/b"][0]
    for id_, names in marks.items():
        assert all(f"/{id_}/" in [link.url for link in listed[name].entries] for name in names)
    assert [event.until for event in listed.values()] == [0, 0, 0]


def test_an_event_that_reaches_into_another_decade_says_until_when() -> None:
    of = made(entry("towns/a", events=(event("1929/1932", "it is built"), event("2001/..", "it grows"))))
    (page,) = timeline.pages(Reader(of, "en"))
    assert isinstance(page.view, TimelineView)

    assert [each.until for _, _, _, events in page.view.decades for each in events] == [1932, 0]


def test_places_are_chosen_by_themes_and_by_tags() -> None:
    view = drawn(
        made(
            entry("themes/growth"),
            entry("towns/a", part_of=["themes/growth"], tags=["coal"], events=(event("1950"),)),
            entry("landmarks/b", part_of=["towns/a"], tags=["steel"], events=(event("1950"),)),
        )
    )

    assert view is not None
    assert {choice.name: [value for value, _ in choice.values] for choice in view.choices} == {
        "kind": ["towns", "landmarks"],
        "theme": ["themes/growth", "coal", "steel"],
    }
    assert [name for name, _, _ in view.groups] == ["towns", "landmarks"]
