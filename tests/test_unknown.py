from __future__ import annotations

from typing import Any

from kuzbass_site import dates
from kuzbass_site.models.entry import Claim, Entry, Names, Translation, Visit
from kuzbass_site.models.stated import Kind, Point
from kuzbass_site.pages import plan
from kuzbass_site.pages.frame import site_view
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.unknown import FAMILIES, pages
from kuzbass_site.pages.views import GapGroup, HomeView, Phrase, UnknownView
from tests.factories import (
    claim,
    entry,
    event,
    fact,
    location,
    site,
    source,
    stated,
    stop,
    translation,
)  # fmt: skip

Item = Entry | Claim | Translation


def page(*items: Item, lang: str = "en", **fields: Any) -> UnknownView:
    (found,) = pages(Reader(site(*items, **fields), lang))
    assert isinstance(found.view, UnknownView)
    return found.view


def groups(*items: Item, lang: str = "en", **fields: Any) -> dict[str, GapGroup]:
    return {group.id: group for group in page(*items, lang=lang, **fields).groups}


def told(group: GapGroup) -> list[tuple[str, list[tuple[str, str, str]]]]:
    return [
        (each.entry.url, [(gap.label, gap.text.text, gap.note.text) for gap in each.gaps])
        for each in group.entries
    ]


def test_a_guide_that_knows_everything_has_no_such_page_and_no_link_to_it() -> None:
    made = site(entry(facts={"founded": "1946"}), claim())
    reader = Reader(made, "en")
    home = next(page.view for page in plan(made) if page.url == "/")

    assert list(pages(reader)) == []
    assert "/unknown/" not in {link.url for link in site_view(reader).more}
    assert isinstance(home, HomeView)
    assert home.unknown == ""


def test_the_page_is_linked_from_every_footer_and_from_home_in_each_language() -> None:
    made = site(entry(facts=[fact("founded", stated("unknown"))]))
    found = {page.url: page.view for page in plan(made)}

    for lang, home, address in (("en", "/", "/unknown/"), ("ru", "/ru/", "/ru/unknown/")):
        assert address in found
        assert address in {link.url for link in site_view(Reader(made, lang)).more}
        front = found[home]
        assert isinstance(front, HomeView)
        assert front.unknown == address


def test_facts_that_are_unknown_stand_there_with_what_was_searched() -> None:
    kaltan = entry(
        facts=[
            fact("founded", stated("1946", "k")),
            fact("mines", stated("unknown", "m", note="no list was found")),
            fact("people", kind=Kind.NUMBER, points=(Point(dates.parse("1959"), stated("unknown", "k")),)),
        ],
        visit=Visit(
            checked=stated("2026-11-22", kind=Kind.DATE),
            access=stated("unknown", "k", note="nobody says"),
            notes=(("hours", stated("unknown", "k")), ("address", stated("Main street", "k"))),
        ),
    )

    found = groups(kaltan)

    assert list(found) == ["x-facts"]
    assert told(found["x-facts"]) == [
        (
            "/towns/kaltan/",
            [
                ("Mines", "", "no list was found"),
                ("People, 1959", "", ""),
                ("Access", "", "nobody says"),
                ("Hours", "", ""),
            ],
        )
    ]
    assert found["x-facts"].count == 4


def test_what_was_searched_has_its_sources_among_the_references() -> None:
    view = page(entry(facts=[fact("mines", stated("unknown", "m", note="no list"))]))

    assert [reference.key for reference in view.references] == ["m"]
    assert [cite.number for cite in view.groups[0].entries[0].gaps[0].cites] == [1]


def test_places_that_could_not_be_identified_are_named_there() -> None:
    lost = entry("landmarks/lost", status=stated("not-identified", "k", note="named by one text"))

    found = groups(lost, entry("landmarks/works", status="working", at=(53.5, 87.2)))

    assert list(found) == ["x-not-identified"]
    assert told(found["x-not-identified"]) == [
        ("/landmarks/lost/", [("", "Lost in one sentence.", "named by one text")])
    ]


def test_only_claims_that_nothing_speaks_for_or_against_stand_there_each_once() -> None:
    kaltan, growth = entry(), entry("themes/growth")

    found = groups(
        growth,
        kaltan,
        claim("t01", verdict="unverifiable"),
        claim("t02", "themes/growth", "towns/kaltan", verdict="unverifiable"),
        claim("t03"),
    )

    assert list(found) == ["x-claims"]
    assert told(found["x-claims"]) == [
        ("/towns/kaltan/", [("", "What t01 says.", "")]),
        ("/themes/growth/", [("", "What t02 says.", "")]),
    ]
    assert [each.gaps[0].url for each in found["x-claims"].entries] == ["/claims/t01/", "/claims/t02/"]


def test_landmarks_whose_point_is_coarse_or_missing_are_asked_for() -> None:
    found = groups(
        entry("landmarks/coarse", at=location(53.5, 87.2, 2000, "k", note="the town")),
        entry("landmarks/exact", at=location(53.5, 87.2, 1999)),
        entry("landmarks/nowhere"),
        entry("landmarks/lost", status="not-identified"),
        entry("towns/coarse", at=location(53.5, 87.2, 5000)),
    )

    assert told(found["x-positions"]) == [
        ("/landmarks/coarse/", [("", "accurate to about 2\u00a0km", "the town")]),
        ("/landmarks/nowhere/", [("", "no point was found", "")]),
    ]


def test_what_rests_on_tier_d_alone_is_listed_by_entry() -> None:
    tiers = {key: source(key, tier=key.upper()) for key in "abcd"}
    kaltan = entry(
        facts=[
            fact("founded", stated("1946", "d", kind=Kind.DATE)),
            fact("river", stated("Kondoma", "d", "c")),
            fact("area", stated("12", "d", note="by a blog")),
        ],
        events=(event("1951", "it starts", "d"), event("1952", "it stops", "a")),
        names=Names(former=(stated("Ulus", "d"),)),
        status=stated("gone", "d"),
    )
    tour = entry(
        "tours/walk", stops=[stop("towns/kaltan", see=stated("the dam", "d"), why=stated("so", "b"))]
    )

    found = groups(kaltan, tour, sources=tiers)

    assert told(found["x-weak"]) == [
        (
            "/towns/kaltan/",
            [
                ("Founded", "1946", ""),
                ("Area", "12", "by a blog"),
                ("1951", "it starts", ""),
                ("Formerly", "Ulus", ""),
                ("Status", "Gone", ""),
            ],
        ),
        ("/tours/walk/", [("Stop 1", "the dam", "")]),
    ]


def test_a_page_on_how_to_help_is_led_to_where_there_is_one() -> None:
    gap = entry(facts=[fact("founded", stated("unknown"))])

    assert page(gap).help is None
    helped = page(gap, entry("pages/contribute", title="How to help")).help
    assert helped is not None
    assert (helped.url, helped.text) == ("/contribute/", "How to help")


def test_words_of_the_original_are_marked_on_the_page_of_another_language() -> None:
    kaltan = entry(facts=[fact("mines", stated("unknown", note="no list"))])

    found = groups(
        kaltan,
        claim("t01", verdict="unverifiable"),
        claim("t02", verdict="unverifiable"),
        translation("claims/t02", title="Что говорят"),
        lang="ru",
    )

    assert found["x-facts"].entries[0].gaps[0].note == Phrase("no list", "en")
    assert [gap.text for gap in found["x-claims"].entries[0].gaps] == [
        Phrase("What t01 says.", "en"),
        Phrase("Что говорят"),
    ]
    assert found["x-claims"].entries[0].gaps[1].url == "/ru/claims/t02/"


def test_every_family_has_an_anchor_and_words_of_its_own() -> None:
    for column in range(3):
        assert len({family[column] for family in FAMILIES}) == len(FAMILIES)
