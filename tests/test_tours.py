from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kuzbass_site.article import References
from kuzbass_site.build import build
from kuzbass_site.lint.references import translations_have_every_stop
from kuzbass_site.models.entry import Entry, Names, StopWords
from kuzbass_site.pages.entries import entry_view
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.tours import minutes_for, stop_views, tour_view, turn_views
from kuzbass_site.pages.views import Phrase, StopView, TourView, TurnView
from kuzbass_site.site import Near
from kuzbass_site.translated import digest_of
from tests.factories import codes, entry, location, site, stated, stop, translation

NBSP = "\u00a0"
KEMEROVO = entry("towns/kemerovo", at=location(55.35, 86.09, 3000), names=Names(local={"ru": "Кемерово"}))
WORKS = entry("landmarks/works", part_of=["towns/kemerovo"], at=location(55.37, 86.06, 200))


def stops(
    *items: Any, lang: str = "en", others: tuple[Entry, ...] = (KEMEROVO, WORKS)
) -> tuple[StopView, ...]:
    tour = entry("tours/walk", stops=items)
    made = site(tour, *others)
    return stop_views(Reader(made, lang), tour, References(made.guide.sources))


def test_a_stop_is_called_after_its_entry_or_after_what_stands_there() -> None:
    plain, own = stops("towns/kemerovo", stop("towns/kemerovo", title="Old centre", local={"ru": "Центр"}))

    assert (plain.number, plain.entry.url, plain.title, plain.of) == (
        1, "/towns/kemerovo/", Phrase("Kemerovo"), Phrase(""),
    )  # fmt: skip
    assert (own.number, own.entry.url, own.title, own.of) == (
        2, "/towns/kemerovo/", Phrase("Old centre"), Phrase("Kemerovo"),
    )  # fmt: skip


def test_in_another_language_a_stop_has_its_title_there_or_is_marked_as_foreign() -> None:
    own, untold, plain = stops(
        stop("towns/kemerovo", title="Old centre", local={"ru": "Старый центр"}),
        stop("towns/kemerovo", title="The bridge"),
        "landmarks/works",
        lang="ru",
    )

    assert (own.title, own.of) == (Phrase("Старый центр"), Phrase("Кемерово"))
    assert untold.title == Phrase("The bridge", "en")
    assert plain.title == Phrase("Works", "en")


def test_a_translated_tour_says_it_in_its_own_words_from_the_same_sources() -> None:
    items = [
        stop("towns/kemerovo", see=stated("the towers", "k"), why=stated("they are old", "k")),
        stop("landmarks/works", see=stated("the gate", "m")),
    ]

    def told(*words: StopWords) -> list[tuple[str, str, int]]:
        russian = translation("tours/walk", stops=words)
        made = site(entry("tours/walk", stops=items), KEMEROVO, WORKS, russian)
        views = stop_views(Reader(made, "ru"), made.entries["tours/walk"], References(made.guide.sources))
        said = [each for view in views for each in (view.see, view.why) if each]
        return [(each.text, each.lang, len(each.cites)) for each in said]

    assert told(StopWords(see="башни", why="они старые"), StopWords()) == [
        ("башни", "", 1), ("они старые", "", 1), ("the gate", "en", 1),
    ]  # fmt: skip
    assert [lang for _, lang, _ in told(StopWords(see="башни"))] == ["en", "en", "en"]


def test_a_translated_tour_speaks_of_every_stop_or_of_none() -> None:
    def found(*words: StopWords) -> list[str]:
        walk = entry("tours/walk", stops=["towns/kemerovo", "landmarks/works"])
        made = site(walk, KEMEROVO, WORKS, translation("tours/walk", stops=words))
        return codes(translations_have_every_stop(made))

    assert found() == found(StopWords(), StopWords("мост")) == []
    assert found(StopWords("мост")) == found(*[StopWords("мост")] * 3) == ["translation/stops-differ"]


def test_other_words_at_a_stop_make_a_translation_old() -> None:
    before, after = (
        entry("tours/walk", stops=[stop("towns/kemerovo", see=stated(words))])
        for words in ("the towers", "the tower")
    )

    assert digest_of(before) != digest_of(after)


def test_what_to_see_has_its_sources_among_the_references_of_the_page() -> None:
    tour = entry(
        "tours/walk",
        stops=[
            stop(
                "towns/kemerovo",
                see=stated("the towers", "k"),
                why=stated("the first of their kind", citations=()),
                location=location(55.35, 86.08, 50, "m", note="the gate"),
            )
        ],
    )
    made = site(tour, KEMEROVO)

    page = entry_view(Reader(made, "ru"), tour)

    (only,) = page.stops
    assert only.see is not None
    assert (only.see.text, only.see.lang, [c.number for c in only.see.cites]) == ("the towers", "en", [1])
    assert only.why is not None
    assert only.why.cites == ()
    assert only.spot is not None
    assert (only.spot.accuracy, only.spot.note, only.spot.note_lang) == (f"50{NBSP}м", "the gate", "en")
    assert only.spot.geo_uri == "geo:55.35000,86.08000"
    assert [reference.key for reference in page.references] == ["k", "m"]


def test_a_stop_without_a_point_of_its_own_shows_none() -> None:
    (only,) = stops("landmarks/works")

    assert only.spot is None
    assert (only.see, only.why, only.away) == (None, None, "")


def test_the_way_to_the_next_stop_is_told_as_far_as_it_is_sure() -> None:
    far = entry("towns/far", at=location(55.35, 87.09, 1000))
    walk = ("towns/kemerovo", "landmarks/works", "towns/far", "towns/far", "towns/kemerovo")

    first, second, third, *_, last = stops(*walk, others=(KEMEROVO, WORKS, far))

    assert first.away == "in the same town"
    assert second.away == f"65{NBSP}km E, in a straight line"
    assert third.away == "in the same town"
    assert last.away == ""


def test_two_stops_of_no_town_are_only_called_close() -> None:
    one, other = (entry(f"landmarks/{name}", at=location(55.35, 86.09, 1000)) for name in ("a", "b"))

    first, _ = stops("landmarks/a", "landmarks/b", others=(one, other))

    assert first.away == "in the same place, as far as is known"


def test_a_tour_whose_stops_have_no_places_gives_their_order_only() -> None:
    found = stops("themes/a", "themes/b", others=(entry("themes/a"), entry("themes/b")))

    assert [(each.number, each.away) for each in found] == [(1, ""), (2, "")]


def test_an_entry_that_is_no_tour_has_no_stops() -> None:
    made = site(KEMEROVO)

    assert stop_views(Reader(made, "en"), KEMEROVO, References(made.guide.sources)) == ()


def whole(*items: Any, others: tuple[Entry, ...] = (KEMEROVO, WORKS)) -> TourView:
    """The tour of these stops as a whole."""
    tour = entry("tours/walk", stops=items)
    made = site(tour, *others)
    reader = Reader(made, "en")
    view = tour_view(reader, tour, stop_views(reader, tour, References(made.guide.sources)))
    assert view is not None
    return view


def spot(lat: float, lon: float, accuracy: float = 50, **named: Any) -> Any:
    """A stop in Kemerovo with a place of its own."""
    return stop("towns/kemerovo", location=location(lat, lon, accuracy), **named)


@pytest.mark.parametrize(
    ("km", "travel", "minutes"),
    [
        (0.45, "foot", 10),  # 7.8
        (0.05, "foot", 5),
        (3.54, "foot", 60),  # 61
        (7.0, "foot", 0),  # nobody walks that between two stops
        (31.1, "road", 50),  # 48.5
        (106.0, "road", 170),  # 165
        (300.0, "road", 480),  # 468
        (31.1, "", 0),
        (None, "road", 0),
    ],
)
def test_a_time_is_reckoned_from_the_straight_line_and_is_no_more_exact(
    km: float | None, travel: str, minutes: int
) -> None:
    assert minutes_for(Near("towns/a", km, "N"), travel) == minutes
    assert minutes_for(None, travel) == 0


def test_a_tour_by_a_kind_of_travel_tells_times_and_their_sum(small_guide: Path, tmp_path: Path) -> None:
    tour = small_guide / "content" / "tours" / "a-walk.md"
    tour.parent.mkdir()
    tour.write_text(WALK.replace("stops:", "type: stroll\nstops:"), encoding="utf-8")
    settings = small_guide / "content" / "site.yaml"
    text = settings.read_text(encoding="utf-8")
    stroll = "types:\n  stroll: {label: {en: Walk, ru: Пешком}, travel: foot}\n"
    settings.write_text(text.replace("types:\n", stroll), encoding="utf-8")

    build(small_guide, tmp_path / "out", strict=True)

    page = (tmp_path / "out" / "tours/a-walk/index.html").read_text(encoding="utf-8")
    assert f"in a straight line, <b>about 25{NBSP}min on foot</b>" in page
    assert f"<span>1.4{NBSP}km in straight lines</span><span>about 25{NBSP}min on foot</span>" in page
    assert "4.5 km an hour" in page


def test_ways_that_cannot_be_told_are_not_counted_and_the_page_says_so() -> None:
    view = whole("towns/kemerovo", spot(55.35, 86.30), spot(55.35, 86.50), "themes/x", others=(
        KEMEROVO, entry("themes/x"),
    ))  # fmt: skip

    assert view.total == (f"26{NBSP}km in straight lines",)
    assert view.uncounted.startswith("1 way between stops is not counted")


def test_stops_without_places_make_no_map_no_total_and_no_gpx() -> None:
    view = whole("themes/a", "themes/b", others=(entry("themes/a"), entry("themes/b")))

    assert (view.route, view.total, view.reckoned, view.uncounted, view.gpx) == (None, (), "", "", "")


def test_the_map_numbers_the_stops_and_joins_them_in_their_order() -> None:
    view = whole(
        spot(55.30, 86.00, title="First"), spot(55.30, 86.20), "themes/x", spot(55.40, 86.20),
        others=(KEMEROVO, entry("themes/x")),
    )  # fmt: skip
    route = view.route

    assert route is not None
    assert [badge.text for badge in route.badges] == ["1", "2", "4"]
    assert [badge.anchor for badge in route.badges] == ["x-stop-1", "x-stop-2", "x-stop-4"]
    assert (route.sure.count("M"), route.rough.count("M")) == (1, 1)  # between 2 and 4 nobody knows the way
    west, east, north = ((badge.x, badge.y) for badge in route.badges)
    assert west[0] < east[0] == pytest.approx(north[0], abs=3)
    assert north[1] < east[1]
    for badge in route.badges:
        assert badge.width / 2 < badge.x < route.width - badge.width / 2
        assert 13 < badge.y < route.height - 13
    assert route.scheme
    assert route.scale[0] == pytest.approx(72, abs=5)
    assert route.scale[1] == f"2{NBSP}km"


def test_stops_at_one_place_share_a_mark() -> None:
    route = whole(spot(55.3, 86.0), spot(55.3, 86.0), spot(55.3, 86.3), spot(55.3, 86.0)).route

    assert route is not None
    assert [badge.text for badge in route.badges] == ["1, 2, 4", "3"]


def test_a_stop_known_too_roughly_for_the_map_is_named_below_it() -> None:
    view = whole(spot(55.30, 86.00), spot(55.30, 86.01, 3000), spot(55.31, 86.01))

    assert view.route is not None
    assert [badge.text for badge in view.route.badges] == ["1", "3"]
    assert view.route.undrawn == (2,)
    assert view.undrawn == "Stop 2 is not drawn: where it is, is known too roughly."


def test_one_place_alone_makes_no_map() -> None:
    assert (
        whole(spot(55.3, 86.0), spot(55.3, 86.0), "themes/x", others=(KEMEROVO, entry("themes/x"))).route
        is None
    )


def test_an_entry_leads_to_the_stops_around_it_in_each_tour() -> None:
    far = entry("towns/far", at=location(55.35, 87.09, 1000))
    walk = entry("tours/walk", stops=[
        "towns/far", stop("towns/kemerovo", title="Old centre", local={"ru": "Центр"}),
        stop("towns/kemerovo", title="Bridge"), "landmarks/works",
    ])  # fmt: skip
    ride = entry("tours/ride", stops=["landmarks/works", "towns/far"])
    made = site(walk, ride, far, KEMEROVO, WORKS)

    def told(id_: str, lang: str = "en") -> list[tuple[str, str, str, str]]:
        return [_told(turn) for turn in turn_views(Reader(made, lang), id_)]

    assert told("landmarks/works") == [
        ("/tours/ride/#x-stop-1", "stop 1 of 2", "", "Far"),
        ("/tours/walk/#x-stop-4", "stop 4 of 4", "Bridge", ""),
    ]
    assert told("towns/kemerovo") == [("/tours/walk/#x-stop-2", "stops 2–3 of 4", "Far", "Works")]
    assert told("towns/far", "ru")[1][3] == "Центр"
    assert turn_views(Reader(made, "en"), "tours/walk") == ()


def _told(turn: TurnView) -> tuple[str, str, str, str]:
    before, after = (each.text if each else "" for each in (turn.before, turn.after))
    return turn.tour.url, turn.place, before, after


WALK = """---
title: A walk
summary: From the river up.
stops:
  - entry: towns/coalbrookdale
    title: The bridge
    ru: Мост
    location: {lat: 52.6274, lon: -2.4854, accuracy: 50 m, sources: [osm]}
    see: the ribs [@unesco_371]
  - entry: landmarks/old-furnace
    why: where it began
---
An hour.
"""


def test_the_page_of_a_tour_shows_its_stops_and_its_entries_lead_to_it(
    small_guide: Path, tmp_path: Path
) -> None:
    tour = small_guide / "content" / "tours" / "a-walk.md"
    tour.parent.mkdir()
    tour.write_text(WALK, encoding="utf-8")

    build(small_guide, tmp_path / "out", strict=True)

    def page(path: str) -> str:
        return (tmp_path / "out" / path / "index.html").read_text(encoding="utf-8")

    walk = page("tours/a-walk")
    assert '<h3><a href="../../towns/coalbrookdale/">The bridge</a></h3>' in walk
    assert 'href="tour.gpx"' in walk
    assert 'href="#x-stop-2"' in walk
    assert '<p class="of">Coalbrookdale</p>' in walk
    assert 'href="geo:52.62740,-2.48540"' in walk
    assert f"1.4{NBSP}km NNW, in a straight line" in walk
    furnace = page("landmarks/old-furnace")
    assert 'href="../../tours/a-walk/#x-stop-2"' in furnace
    assert 'Stop before: <a href="../../towns/coalbrookdale/">The bridge</a>' in furnace
    assert 'href="a-walk/"' in page("tours")
    assert "stops" in page("sources/osm")
    assert "A walk" not in (tmp_path / "out" / "data" / "places.geojson").read_text(encoding="utf-8")
