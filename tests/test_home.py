"""The front page's numbers and posters."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kuzbass_site.models.entry import Claim, Entry
from kuzbass_site.models.settings import Term
from kuzbass_site.pages import plan
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.tallies import FEW, decades, squares, tallies
from kuzbass_site.pages.views import HomeView
from tests.factories import claim, config, entry, event, label, site, source, stop


def home(*items: Entry | Claim, lang: str = "en", **fields: Any) -> HomeView:
    made = next(
        page.view
        for page in plan(site(*items, **fields))
        if page.url == ("/" if lang == "en" else f"/{lang}/")
    )
    assert isinstance(made, HomeView)
    return made


@given(count=st.integers(0, 400), across=st.sampled_from([FEW, 2 * FEW]))
def test_there_are_as_many_squares_as_things_in_rows_of_that_many(count: int, across: int) -> None:
    path = squares(count, across)
    rows = path.split("M0 ")[1:]

    assert path.count("z") == count
    assert [row.count("z") for row in rows[:-1]] == [across] * (len(rows) - 1)
    assert all(0 < row.count("z") <= across for row in rows)


def test_claims_sources_and_landmarks_are_counted_by_sort_and_what_there_is_none_of_is_left_out() -> None:
    made = Reader(
        site(
            claim("t01"), claim("t02", verdict="supported"), claim("t03"),
            entry("landmarks/a"), entry("landmarks/b"),
            sources={"a_text": source("a_text", tier="D"), "unused": source("unused", tier="A")},
        ),
        "en",
    )  # fmt: skip

    counted = {tally.id: {row.kind: (row.count, row.url) for row in tally.rows} for tally in tallies(made)}

    assert counted == {
        "verdicts": {
            "contradicted": ("2", "/claims/verdict/contradicted/"),
            "supported": ("1", "/claims/verdict/supported/"),
        },
        "tiers": {"tier-D": ("1", "")},
        "statuses": {"untold": ("2", "")},
    }
    assert tallies(Reader(site(entry("towns/a")), "en")) == ()


def test_events_are_columns_in_their_decades_the_highest_where_there_are_most() -> None:
    made = site(
        entry("towns/a", events=[event("1721"), event("1931"), event("1932-05")]),
        entry("towns/b", events=[event("2014")]),
    )
    drawn = decades(Reader(made, "en"))
    assert drawn is not None

    tops = {x // 17 * 10 + 1720: y for x, y in drawn.columns}
    assert tops == {1720: 75, 1930: 0, 2010: 75}
    assert [(row.text, row.count) for row in drawn.rows] == [("1720s", 1), ("1930s", 2), ("2010s", 1)]
    assert [words for _, words in drawn.ticks] == ["1800", "1900", "2000"]
    assert drawn.words == "1720s – 2010s. The fullest decade: 1930s, with 2."
    assert decades(Reader(site(entry("towns/a", events=[event("1721")])), "en")) is None


def test_three_tours_of_different_types_are_shown_each_with_its_stops() -> None:
    towns = [entry(f"towns/t{number}", at=(54 + number / 10, 86.0)) for number in range(9)]
    types = {name: Term(name=name, label=label(name.title())) for name in ("walk", "road")}
    made = home(
        *towns,
        entry("tours/a", type="walk", stops=["towns/t0", "towns/t1"]),
        entry("tours/b", type="walk", stops=["towns/t0"]),
        entry("tours/c", type="walk", stops=["towns/t0"]),
        entry("tours/d", type="road", stops=[f"towns/t{number}" for number in range(9)]),
        config=config(types=types),
    )

    assert [poster.card.url for poster in made.tours] == ["/tours/a/", "/tours/b/", "/tours/d/"]
    assert made.tours[0].facts == ("Walk", "2 stops", "11\u00a0km in straight lines")
    assert made.tours[1].facts == ("Walk", "1 stop")
    long = made.tours[2]
    assert ([stop.text for stop in long.stops], long.left_out) == (
        ["T0", "T1", "T2", "T3", "T4", "T8"],
        "3 more stops",
    )


def test_a_tour_with_a_place_that_is_not_known_has_no_length_and_a_stop_its_own_title() -> None:
    named = stop("towns/b", title="The station", local={"ru": "Вокзал"})
    tour = entry("tours/a", stops=["towns/a", named])
    items = [entry("towns/a", at=(54.0, 86.0)), entry("towns/b"), tour]

    assert home(*items).tours[0].facts == ("2 stops",)
    assert [each.text for each in home(*items).tours[0].stops] == ["A", "The station"]
    assert home(*items, lang="ru").tours[0].stops[1].text == "Вокзал"


def test_a_kind_has_the_drawing_of_the_settings_or_that_of_its_name() -> None:
    terms = {"towns": Term(name="towns", label=label("Town"), drawing="city")}
    towns = entry("towns/a")

    for names, expected in (("city town", "city"), ("town", "town"), ("", "other")):
        made = home(towns, config=config(collections=terms), drawings=frozenset(names.split()))
        assert [kind.drawing for kind in made.kinds] == [expected]
