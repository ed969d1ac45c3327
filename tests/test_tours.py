from __future__ import annotations

from pathlib import Path
from typing import Any

from kuzbass_site.article import References
from kuzbass_site.build import build
from kuzbass_site.lint.references import translations_have_every_stop
from kuzbass_site.models.entry import Entry, Names, StopWords
from kuzbass_site.pages.entries import entry_view
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.tours import stop_views
from kuzbass_site.pages.views import Phrase, StopView
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
    assert '<p class="of">Coalbrookdale</p>' in walk
    assert 'href="geo:52.62740,-2.48540"' in walk
    assert f"1.4{NBSP}km NNW, in a straight line" in walk
    assert 'href="../../tours/a-walk/"' in page("landmarks/old-furnace")
    assert 'href="a-walk/"' in page("tours")
    assert "stops" in page("sources/osm")
    assert "A walk" not in (tmp_path / "out" / "data" / "places.geojson").read_text(encoding="utf-8")
