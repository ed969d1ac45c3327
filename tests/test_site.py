from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzbass_site.geo import distance_km
from kuzbass_site.models.collections import COLLECTIONS
from kuzbass_site.models.entry import Claim, Entry, Translation, Visit
from kuzbass_site.models.geography import Geography
from kuzbass_site.pages import plan
from kuzbass_site.pages.words import PART_WORDS
from kuzbass_site.site import NEARBY, RELATED, Near, Site, Use, id_of, stated_in, target_id
from tests.factories import (
    body,
    citation_mark,
    claim,
    entry,
    event,
    fact,
    link_mark,
    location,
    replace,
    site,
    stated,
    stop,
    translation,
)

IDS = [
    *(f"{collection}/{slug}" for collection in ("towns", "landmarks", "themes") for slug in "abc"),
    "tours/a", "pages/a", "pages/b",
]  # fmt: skip
NOWHERE = Geography()
TAGS = ["coal", "rail", "steel", "war"]


def some(of: Sequence[str], at_most: int = 3) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(of), max_size=at_most, unique=True)


@st.composite
def entries(draw: st.DrawFn, id_: str) -> Entry:
    links = [link_mark(f"../{other}.md") for other in draw(some(IDS))]
    text = body(*links, citation_mark(*draw(some(["k", "m"])) or ["k"]))
    title = draw(st.sampled_from(["Alpha", "alpha", "Бета", "Ёлка", "Zeta"]))
    if id_.startswith("pages/"):
        return entry(id_, title=title, text=text, draft=draw(st.booleans()))
    return entry(
        id_,
        title=title,
        text=text,
        draft=draw(st.booleans()),
        tags=draw(some(TAGS, 4)),
        part_of=[other for other in draw(some(IDS)) if other != id_],
        see_also=[other for other in draw(some(IDS)) if other != id_],
        status=draw(st.sampled_from([None, "working", "ruin"])),
        at=draw(
            st.none()
            | st.builds(
                location,
                st.sampled_from([53.5, 53.6, 54.0, 55.4]),
                st.sampled_from([86.0, 86.1, 87.2]),
                st.sampled_from([100.0, 20_000.0]),
            )
        ),
        stops=draw(some(IDS)) if id_.startswith("tours/") else (),
        events=tuple(event(year) for year in draw(some(["1931", "193X", "1939/1941", "1989~"]))),
    )


@st.composite
def items(draw: st.DrawFn) -> list[Entry | Claim | Translation]:
    ids = draw(some(IDS, len(IDS)))
    found: list[Entry | Claim | Translation] = [draw(entries(id_)) for id_ in ids]
    claims = draw(some(["t01", "t02"]))
    found += [claim(slug, *draw(some(IDS)), draft=draw(st.booleans())) for slug in claims]
    translated = draw(some([*ids, "claims/t01"]))
    found += [translation(of, draft=draw(st.booleans())) for of in translated]
    return found


# --- rules that hold for every guide ---


@given(items(), st.randoms(use_true_random=False), st.booleans())
def test_the_order_of_the_files_does_not_matter(
    things: list[Entry | Claim | Translation], random: Random, drafts: bool
) -> None:
    mixed = list(things)
    random.shuffle(mixed)

    one, other = site(*things, drafts=drafts), site(*mixed, drafts=drafts)

    for name in Site.__dataclass_fields__:
        if name != "guide":
            first, second = getattr(one, name), getattr(other, name)
            assert first == second
            assert list(first) == list(second), name


@given(items())
def test_drafts_appear_nowhere(things: list[Entry | Claim | Translation]) -> None:
    hidden = {each.id for each in things if not isinstance(each, Translation) and each.draft}
    found = site(*things)

    for name in Site.__dataclass_fields__:
        if name != "guide":
            relation = getattr(found, name)
            assert not hidden & {str(key[0] if isinstance(key, tuple) else key) for key in relation}, name
            if name not in ("entries", "claims", "collections", "translations"):
                assert not any(f"'{id_}'" in repr(list(relation.values())) for id_ in hidden), name


@given(items())
def test_drafts_are_there_when_asked_for(things: list[Entry | Claim | Translation]) -> None:
    found = site(*things, drafts=True)

    assert {*found.entries, *found.claims} == {e.id for e in things if not isinstance(e, Translation)}


@given(items())
def test_every_relation_leads_to_what_is_there(things: list[Entry | Claim | Translation]) -> None:
    found = site(*things)

    everything = found.entries.keys() | found.claims.keys()
    for relation in (found.members, found.backlinks, found.tours):
        assert relation.keys() <= found.entries.keys()
        assert {id_ for ids in relation.values() for id_ in ids} <= found.entries.keys()
    assert found.claims_about.keys() <= found.entries.keys()
    for related in (*found.related.values(), *found.tags.values(), *found.decades.values()):
        assert set(related) <= found.entries.keys()
        assert len(set(related)) == len(related)
    assert {near.id for nears in found.nearby.values() for near in nears} <= found.entries.keys()
    assert {use.id for uses in found.uses.values() for use in uses} <= everything
    assert all(of in everything for of, _ in found.translations)


@given(items())
def test_related_are_those_an_editor_names_then_those_with_most_tags_in_common(
    things: list[Entry | Claim | Translation],
) -> None:
    found = site(*things)
    listed = [e for e in found.entries.values() if e.collection != "pages"]

    for one in listed:
        named = [ref.id for ref in one.see_also if ref.id in {e.id for e in listed}]
        family = {one.id, *named, *(r.id for r in one.part_of), *found.members.get(one.id, ())}
        tags = {tag.id for tag in one.tags}
        shared = Counter({e.id: len(tags & {t.id for t in e.tags}) for e in listed if e.id not in family})
        best = sorted((id_ for id_ in shared if shared[id_]), key=lambda id_: (-shared[id_], id_))
        assert list(found.related[one.id]) == named + best[: max(0, RELATED - len(named))]


@given(items())
def test_a_title_has_no_say_in_who_is_related_or_near(things: list[Entry | Claim | Translation]) -> None:
    found = site(*things)

    backwards = enumerate(
        sorted((e for e in things if isinstance(e, Entry)), key=lambda e: e.id, reverse=True)
    )
    renamed = site(
        *(replace(entry, title=f"{number}") for number, entry in backwards),
        *(each for each in things if not isinstance(each, Entry)),
    )

    assert renamed.related == found.related
    assert renamed.nearby == found.nearby


@given(items())
def test_nearby_are_the_nearest_with_the_distance_where_it_can_be_told(
    things: list[Entry | Claim | Translation],
) -> None:
    found = site(*things)
    placed = {e.id: e.location for e in found.entries.values() if e.location}

    assert found.nearby.keys() == placed.keys()
    for id_, nears in found.nearby.items():
        here = placed[id_]
        assert here is not None
        apart = {
            other: distance_km(here.point, there.point)
            for other, there in placed.items()
            if other != id_ and there is not None
        }
        within = sorted(km for km in apart.values() if km <= 60)
        assert [round(apart[near.id], 6) for near in nears] == [round(km, 6) for km in within[:NEARBY]]
        for near in nears:
            there = placed[near.id]
            assert there is not None
            sure = apart[near.id] * 1000 > here.accuracy + there.accuracy
            assert (near.km is not None) == sure == bool(near.compass)


@given(items())
def test_collections_hold_every_entry_once_in_alphabetical_order(
    things: list[Entry | Claim | Translation],
) -> None:
    found = site(*things)

    assert [e for group in found.collections.values() for e in group] == list(found.entries.values())
    assert list(found.collections) == [name for name in COLLECTIONS if name in found.collections]


@given(items())
def test_no_page_of_a_guide_speaks_of_its_drafts(things: list[Entry | Claim | Translation]) -> None:
    marked = [_marked(each) if each.draft else _linking_to(each, things) for each in things]
    pages = list(plan(site(*marked, geography=NOWHERE)))

    assert len({page.url for page in pages}) == len(pages)
    for page in pages:
        assert "SECRET" not in repr(page.view), page.url


def _marked(each: Entry | Claim | Translation) -> Entry | Claim | Translation:
    if isinstance(each, Claim):
        return replace(each, says="SECRET")
    return replace(each, title="SECRET", summary="SECRET")


def _linking_to(
    each: Entry | Claim | Translation, things: list[Entry | Claim | Translation]
) -> Entry | Claim | Translation:
    """The same without stops at drafts, which no guide that passes the lint has."""
    there = {t.id for t in things if isinstance(t, Entry) and not t.draft}
    if isinstance(each, Entry) and each.stops:
        return replace(each, stops=tuple(stop for stop in each.stops if stop.entry.id in there))
    return each


# --- by example ---


def test_entries_are_ordered_by_collection_then_title_as_readers_sort() -> None:
    found = site(
        entry("themes/a", title="A"),
        entry("towns/pit10", title="Pit 10"),
        entry("towns/pit2", title="Pit 2"),
        entry("towns/quoted", title="«Anzhero»"),
        entry("landmarks/z", title="Z"),
    )

    assert list(found.entries) == ["landmarks/z", "towns/quoted", "towns/pit2", "towns/pit10", "themes/a"]


def test_a_link_in_a_text_is_a_backlink_once_and_never_to_itself() -> None:
    kaltan = entry("towns/kaltan", text=body(link_mark("#today"), link_mark("kaltan.md")))
    kemerovo = entry(
        "towns/kemerovo",
        text=body(link_mark("kaltan.md#a"), link_mark("../towns/kaltan.md"), link_mark("x.md")),
    )
    about = entry("pages/about", text=body(link_mark("../towns/kaltan.md")))

    assert site(kaltan, kemerovo, about).backlinks == {"towns/kaltan": ("towns/kemerovo", "pages/about")}


def test_an_entry_is_a_member_of_what_it_is_part_of() -> None:
    found = site(
        entry("themes/growth"),
        entry("towns/kaltan", part_of=["themes/growth"]),
        entry("sectors/energy", part_of=["themes/growth", "towns/kaltan"]),
    )

    assert found.members == {
        "themes/growth": ("towns/kaltan", "sectors/energy"),
        "towns/kaltan": ("sectors/energy",),
    }


def test_decades_hold_entries_by_every_decade_their_events_touch() -> None:
    found = site(
        entry("towns/a", events=(event("1929/1941"), event("1935"))),
        entry("towns/b", events=(event("193X"), event("1989~"))),
    )

    assert found.decades == {
        1920: ("towns/a",),
        1930: ("towns/a", "towns/b"),
        1940: ("towns/a",),
        1980: ("towns/b",),
    }


def test_uses_say_in_which_part_of_what_a_source_is_cited() -> None:
    kaltan = entry(
        "towns/kaltan",
        facts=[fact("founded", stated("1946", "k")), fact("opened", stated("1951", "k"))],
        events=(event("1951", "starts", "k"),),
        status=stated("inhabited", "k"),
        at=location(53.5, 87.2, 100, "k"),
        text=body(citation_mark("k", "k"), citation_mark("k")),
        visit=Visit(
            checked=stated("2026-11-22", "k"),
            access=stated("open", "k"),
            notes=(("hours", stated("9", "m")),),
        ),
    )
    found = site(kaltan, claim("t01", by="k", text=body(citation_mark("k"))))

    assert found.uses["m"] == (Use("towns/kaltan", "visit"),)
    assert found.uses["k"] == (
        Use("towns/kaltan", "facts/founded"),
        Use("towns/kaltan", "facts/opened"),
        Use("towns/kaltan", "events"),
        Use("towns/kaltan", "status"),
        Use("towns/kaltan", "visit"),
        Use("towns/kaltan", "location"),
        Use("towns/kaltan", "text"),
        Use("claims/t01", "text"),
        Use("claims/t01", "by"),
    )
    parts = {use.part.partition("/")[0] for uses in found.uses.values() for use in uses}
    assert parts - {"facts"} <= PART_WORDS.keys()
    assert {part for part, _ in stated_in(kaltan)} <= {*PART_WORDS, "facts/founded", "facts/opened"}


def test_the_sources_of_stops_are_used_by_the_tour_and_their_points_are_no_places() -> None:
    gate = stop(
        "towns/b", location=location(53.5, 87.2, 50, "k"), see=stated("it", "m"), why=stated("so", "k")
    )
    found = site(entry("tours/a", stops=[gate]), entry("towns/b"), entry("towns/c", at=(53.5, 87.2)))

    assert found.uses["k"] == (Use("tours/a", "stops"),)
    assert found.uses["m"] == (Use("tours/a", "stops"),)
    assert found.nearby.keys() == {"towns/c"}
    assert "stops" in PART_WORDS


def test_a_leg_is_told_where_both_stops_have_a_place_and_are_sure_of_it() -> None:
    found = site(
        entry(
            "tours/a",
            stops=[
                "towns/south",
                "towns/north",
                stop("towns/north", location=location(53.51, 87.2, 50)),
                "towns/x",
            ],
        ),
        entry("towns/south", at=location(53.4, 87.2, 500)),
        entry("towns/north", at=location(53.5, 87.2, 5000)),
        entry("towns/x"),
    )

    first, second, third = found.legs["tours/a"]
    assert first is not None
    assert (first.id, round(first.km or 0, 1), first.compass) == ("towns/north", 11.1, "N")
    assert second == Near("towns/north", None, "")
    assert third is None


def test_a_tour_of_one_stop_has_no_legs_and_other_entries_none_at_all() -> None:
    found = site(entry("tours/a", stops=["towns/b"]), entry("tours/c"), entry("towns/b", at=(53.5, 87.2)))

    assert found.legs == {"tours/a": ()}


def test_claims_are_told_by_subject_in_the_order_of_the_register() -> None:
    found = site(
        entry("towns/kaltan"), claim("t02"), claim("t01"), claim("t03", "towns/none", "towns/kaltan")
    )

    assert found.claims_about == {"towns/kaltan": ("claims/t01", "claims/t02", "claims/t03")}


def test_an_address_follows_from_the_file_and_the_language_it_is_translated_to() -> None:
    found = site(entry("towns/kaltan"), entry("pages/about"), translation(), translation("pages/about"))

    assert found.url("towns/kaltan") == "/towns/kaltan/"
    assert found.url("towns/kaltan", "ru") == "/ru/towns/kaltan/"
    assert found.url("pages/about") == "/about/"
    assert found.url("pages/about", "ru") == "/ru/about/"
    assert found.url("towns/kaltan", "de") == "/towns/kaltan/"


def test_a_translation_goes_with_what_it_translates() -> None:
    found = site(
        entry("towns/a"), entry("towns/b", draft=True), translation("towns/a", draft=True),
        translation("towns/b"), translation("towns/none"),
    )  # fmt: skip

    assert found.translations == {}


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("kaltan.md", ("towns/kaltan", "")),
        ("./kaltan.md#today", ("towns/kaltan", "today")),
        ("../themes/growth.md", ("themes/growth", "")),
        ("../../content/themes/growth.md", ("themes/growth", "")),
        ("kaltan.ru.md", ("towns/kaltan", "")),
        ("#today", ("towns/here", "today")),
        ("../../../etc/passwd.md", ("", "")),
        ("../../towns/kaltan.md", ("", "")),
        ("../images/a.jpg", ("", "")),
        ("/towns/kaltan/", ("", "")),
        ("", ("towns/here", "")),
    ],
)
def test_a_link_names_a_file_as_seen_from_its_own(target: str, expected: tuple[str, str]) -> None:
    assert target_id(PurePosixPath("content/towns/here.md"), target) == expected


@pytest.mark.parametrize(
    ("path", "id_"),
    [
        ("content/towns/kaltan.md", "towns/kaltan"),
        ("content/towns/kaltan.ru.md", "towns/kaltan"),
        ("content/site.yaml", ""),
        ("content/towns/kaltan.txt", ""),
        ("content/towns/a/kaltan.md", ""),
        ("other/towns/kaltan.md", ""),
    ],
)
def test_the_id_of_a_file_is_its_collection_and_name(path: str, id_: str) -> None:
    assert id_of(PurePosixPath(path)) == id_


def test_a_guide_of_nothing_is_a_site_of_nothing() -> None:
    found = site()

    for name in Site.__dataclass_fields__:
        if name != "guide":
            assert getattr(found, name) == {}
