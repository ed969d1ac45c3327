from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from kuzbass_site import dates
from kuzbass_site.article import References
from kuzbass_site.geo import compass
from kuzbass_site.i18n import translate
from kuzbass_site.models.body import Body, Heading
from kuzbass_site.models.entry import ACCESS, STATUSES, VERDICTS, Names, Visit
from kuzbass_site.models.page import Page
from kuzbass_site.models.settings import GlossaryTerm, Term
from kuzbass_site.models.source import TIERS
from kuzbass_site.models.stated import Certainty, Kind, Point, Quantity
from kuzbass_site.pages import lists, plan, words
from kuzbass_site.pages.entries import decade_words
from kuzbass_site.pages.frame import POLICY, site_view
from kuzbass_site.pages.lists import paged, steps
from kuzbass_site.pages.places import distance_words
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.sources import part_words
from kuzbass_site.pages.views import (
    ClaimPageView,
    ClaimsView,
    EntryView,
    GlossaryView,
    Head,
    HomeView,
    IndexView,
    Link,
    ListView,
    MessageView,
    Phrase,
    SourcePageView,
    SourcesView,
    TermsView,
    TextView,
    TimelineView,
)
from kuzbass_site.schema.fields import VisitForm
from kuzbass_site.site import Site
from kuzbass_site.translated import digest_of
from tests.factories import (
    body,
    citation_mark,
    cited,
    claim,
    config,
    entry,
    event,
    fact,
    history,
    label,
    link_mark,
    location,
    replace,
    site,
    source,
    stated,
    translation,
)

NBSP = "\u00a0"
V = TypeVar("V")


def reader(*items: Any, lang: str = "en", **fields: Any) -> Reader:
    return Reader(site(*items, **fields), lang)


def pages(made: Site) -> dict[str, Page]:
    return {page.url: page for page in plan(made)}


def view(made: Site, url: str, kind: type[V]) -> V:
    found = pages(made)[url].view
    assert isinstance(found, kind)
    return found


# --- values in words ---


@pytest.mark.parametrize(
    ("value", "english", "russian"),
    [
        (stated("84362", kind=Kind.NUMBER), "84,362", f"84{NBSP}362"),
        (stated("0.50", kind=Kind.NUMBER), "0.50", "0,50"),
        (stated("\u22125", value=Quantity(Decimal(-5))), "\u22125", "\u22125"),
        (stated("1970~", kind=Kind.DATE), "about 1970", "около 1970"),
        (stated("1936-01-20", kind=Kind.DATE), "20 January 1936", "20 января 1936"),
        (stated("500 MW", value=Quantity(Decimal(500), "MW")), f"500{NBSP}MW", f"500{NBSP}МВт"),
        (stated("12%", value=Quantity(Decimal(12), "%")), "12%", f"12{NBSP}%"),
        (
            stated("0.0000001 g", value=Quantity(Decimal("0.0000001"), "pud")),
            f"0.0000001{NBSP}pud",
            f"0,0000001{NBSP}pud",
        ),
        (stated("Kondoma"), "Kondoma", "Kondoma"),
        (stated("unknown"), "not known", "неизвестно"),
    ],
)
def test_a_value_is_written_as_the_language_writes_it(value: Any, english: str, russian: str) -> None:
    assert reader().words(value) == english
    assert reader(lang="ru").words(value) == russian


@given(st.decimals(allow_nan=False, allow_infinity=False), st.sampled_from(["en", "ru"]))
def test_any_number_can_be_written(amount: Decimal, lang: str) -> None:
    text = format(amount, "f")
    read = reader(lang=lang)

    assert read.words(stated(text, value=Quantity(amount)))
    written = read.words(stated(text, value=Quantity(amount, "MW"))).partition(NBSP + read.t("MW"))[0]
    plain = written.replace("\u2212", "-").replace(NBSP, "")
    plain = plain.replace(",", "") if lang == "en" else plain.replace(",", ".")
    assert Decimal(plain) == amount


def test_a_stated_value_says_how_sure_it_is_and_in_which_language() -> None:
    tiers = {key: source(key, tier=key.upper()) for key in "abcd"}

    def told(*keys: str, lang: str = "en", **fields: Any) -> Any:
        return reader(lang=lang, sources=tiers).stated(stated("Kondoma", *keys, **fields), References(tiers))

    assert (told("a").certainty, told("a").weak) == ("", False)
    assert (told("b").certainty, told("b").weak) == ("less-certain", False)
    assert (told("c").certainty, told("c").weak) == ("less-certain", True)
    assert (told("d").certainty, told("d").weak) == ("uncertain", True)
    assert told("d", certainty=Certainty.LESS_CERTAIN).certainty == "less-certain"
    bare = told("a", citations=(), unsourced="everybody knows")
    assert (bare.certainty, bare.weak, bare.unsourced, bare.cites) == ("", False, "everybody knows", ())
    assert (told("a", note="n").lang, told("a", note="n").note_lang) == ("", "")
    assert (told("a", note="n", lang="ru").lang, told("a", note="n", lang="ru").note_lang) == ("en", "en")
    number_ = reader(lang="ru").stated(stated("5", "a", kind=Kind.NUMBER), References(tiers))
    assert (number_.lang, number_.note_lang, number_.unknown) == ("", "", False)
    assert reader().stated(stated("unknown", "a"), References(tiers)).unknown


def test_a_value_whose_sources_copy_one_another_says_so() -> None:
    sources = {each.key: each for each in (source("work"), source("copy", derived_from=("work",)))}

    def told(*keys: str) -> bool:
        return reader(sources=sources).stated(stated("Kondoma", *keys), References(sources)).one_origin

    assert told("work", "copy")
    assert not told("copy")
    of_both = entry(status=stated("working", "work", "copy"))
    assert not view(site(of_both), "/towns/kaltan/", EntryView).trust.one_origin
    assert view(site(of_both, sources=sources), "/towns/kaltan/", EntryView).trust.one_origin


@pytest.mark.parametrize(
    ("checked", "note", "english", "russian"),
    [
        ("2026-11-22", "read, not visited", "Checked on 22 November 2026, read in sources, not on the spot.",
         "22 ноября 2026"),
        ("2026-11-22", "on the spot", "Checked on 22 November 2026.", "22 ноября 2026"),
        ("2026-11", "", "Last checked: November 2026.", "ноябрь 2026"),
        ("2026", "Read, not visited", "Last checked: 2026, read in sources, not on the spot.", "2026"),
    ],
)  # fmt: skip
def test_visiting_is_dated_when_it_was_checked_too_long_ago(
    checked: str, note: str, english: str, russian: str
) -> None:
    one = entry(
        visit=Visit(checked=stated(checked, kind=Kind.DATE, note=note), access=stated("open")),
    )

    def told(today: date, url: str = "/towns/kaltan/") -> str:
        shown = view(site(one, translation(), today=today), url, EntryView).visit
        assert shown is not None
        return shown.stale

    assert told(date(2027, 1, 1)) == ""
    assert told(date(2028, 1, 1)) == english
    assert russian in told(date(2028, 1, 1), "/ru/towns/kaltan/")


def test_a_translation_leads_to_an_original_that_has_changed_since() -> None:
    items = (entry(title="Kaltan"), claim(says="It is so."), entry("pages/about", title="About"))

    def outdated(**fields: Any) -> list[Link | None]:
        made = site(*items, *(translation(item.id, **fields) for item in items))
        return [
            view(made, "/ru/towns/kaltan/", EntryView).outdated,
            view(made, "/ru/claims/t01/", ClaimPageView).outdated,
            view(made, "/ru/about/", TextView).outdated,
        ]

    assert outdated(source_digest="0" * 16) == [
        Link("/towns/kaltan/", "Kaltan", "en"),
        Link("/claims/t01/", "It is so.", "en"),
        Link("/about/", "About", "en"),
    ]
    assert outdated() == [None] * 3
    fresh = site(items[0], translation(source_digest=digest_of(items[0])))
    assert view(fresh, "/ru/towns/kaltan/", EntryView).outdated is None
    assert view(fresh, "/towns/kaltan/", EntryView).outdated is None


def test_a_source_lists_every_place_that_cites_it() -> None:
    items = (
        entry(), translation(text=body(citation_mark("s"))), claim(by="s"),
        entry("pages/about", text=body(citation_mark("s"))),
    )  # fmt: skip
    words_ = tuple(GlossaryTerm(term=term, means="m", citations=cited("s")) for term in ("slag", "Coke oven"))
    sources = {key: source(key) for key in ("s", "a_source")}
    sources["copy"] = source("copy", title="A copy", derived_from=("s",))
    made = site(*items, glossary=words_, sources=sources)

    page = view(made, "/sources/s/", SourcePageView)

    assert [(card.url, parts) for card, parts in page.uses] == [
        ("/about/", ("text",)), ("/towns/kaltan/", ("text",)),
    ]  # fmt: skip
    assert [link.url for link in page.claims] == ["/claims/t01/"]
    assert page.terms == (Link("/glossary/#slag", "slag"), Link("/glossary/#coke-oven", "Coke oven"))
    assert page.copies == (Link("/sources/copy/", "A copy"),)
    assert {row.id for row in view(made, "/glossary/", GlossaryView).rows} == {"slag", "coke-oven"}
    rows = {row.key: row.uses for _, _, rows in view(made, "/sources/", SourcesView).tiers for row in rows}
    assert (rows["s"], rows["copy"]) == (4, 0)


def test_a_series_may_speak_of_another_entry() -> None:
    points = (Point(dates.parse("1959"), stated("26627", kind=Kind.NUMBER)),)
    of_kaltan = fact("people", kind=Kind.NUMBER, points=points, of="towns/kaltan")
    made = site(entry("themes/growth", facts=[of_kaltan]), entry())

    assert view(made, "/themes/growth/", EntryView).series[0].tables[0].about == Link(
        "/towns/kaltan/", "Kaltan"
    )


@pytest.mark.parametrize(
    ("metres", "words"),
    [
        (30, "30 m"),
        (99.6, "100 m"),
        (451, "450 m"),
        (994, "990 m"),
        (996, "1 km"),
        (2450, "2.5 km"),
        (27_300, "27 km"),
    ],
)
def test_a_distance_is_told_no_more_exactly_than_it_can_be(metres: float, words: str) -> None:
    assert distance_words(metres, Reader(site(), "en")) == words.replace(" ", NBSP)


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("redhill-kemerovo.ru", "https://redhill-kemerovo.ru/"),
        ("музей.рф", "https://музей.рф/"),
        ("ask at the desk", ""),
        ("javascript:alert(1)", ""),
        ("example.org/page", ""),
    ],
)
def test_the_website_of_a_place_is_a_link_if_it_names_one(written: str, url: str) -> None:
    visit = Visit(checked=stated("2026-11-22", kind=Kind.DATE), notes=(("website", stated(written)),))
    rows = view(site(entry(visit=visit)), "/towns/kaltan/", EntryView).visit

    assert rows is not None
    assert [(row.value.text, row.url) for row in rows.rows] == [(written, url)]


def test_every_word_the_schema_knows_can_be_said() -> None:
    assert tuple(words.STATUS_WORDS) == tuple(words.STATUS_INTROS) == STATUSES
    assert tuple(words.ACCESS_WORDS) == ACCESS
    assert tuple(words.VERDICT_WORDS) == tuple(words.VERDICT_INTROS) == VERDICTS
    assert tuple(words.TIER_WORDS) == TIERS
    assert set(words.VISIT_WORDS) == {*VisitForm.field_names()} - {"checked", "access"}
    assert set(words.COMPASS_WORDS) == {compass(degrees / 2) for degrees in range(720)}


# --- names, cards, addresses ---

KALTAN = entry(
    type="city",
    names=Names(local={"ru": "Калтан", "en": "Kaltan"}),
    status="working",
    facts=[fact("river", stated("Kondoma"), kind=Kind.TEXT), fact("founded", "1946", "1931")],
)


def test_a_card_of_an_entry_in_its_own_language() -> None:
    card = reader(KALTAN).card("towns/kaltan")

    assert (card.url, card.title, card.name) == ("/towns/kaltan/", Phrase("Kaltan"), Phrase("Калтан", "ru"))
    assert card.summary == Phrase("Kaltan in one sentence.")
    assert (card.type, card.status, card.status_label) == ("City", "working", "Working")
    assert card.period == "Founded 1946"


def test_a_card_of_a_translated_entry_is_in_the_language_of_the_page() -> None:
    card = reader(KALTAN, translation(title="Калтан", summary="Город."), lang="ru").card("towns/kaltan")

    assert (card.url, card.title, card.name) == (
        "/ru/towns/kaltan/", Phrase("Калтан"), Phrase("Kaltan", "en"),
    )  # fmt: skip
    assert card.summary == Phrase("Город.")
    assert card.type == "City (рус.)"
    assert card.period == "Founded (рус.) 1946"


def test_a_card_of_an_untranslated_entry_leads_to_the_original_and_marks_its_language() -> None:
    named = reader(KALTAN, lang="ru").card("towns/kaltan")
    nameless = reader(entry(), lang="ru").card("towns/kaltan")

    assert (named.url, named.title, named.name) == (
        "/towns/kaltan/", Phrase("Калтан"), Phrase("Kaltan", "en"),
    )  # fmt: skip
    assert named.summary == Phrase("Kaltan in one sentence.", "en")
    assert (nameless.title, nameless.name) == (Phrase("Kaltan", "en"), Phrase(""))


@pytest.mark.parametrize(
    ("drawings", "expected"),
    [
        ("city town towns/kaltan", "towns/kaltan"),
        ("city town towns/myski", "city"),
        ("town", "town"),
        ("", "other"),
        ("settlement", "other"),
    ],
)
def test_an_entry_has_its_own_drawing_or_that_of_its_type_or_else_of_its_collection(
    drawings: str, expected: str
) -> None:
    types = {"city": Term(name="city", label=label("City"))}
    made = reader(replace(KALTAN, facts=()), config=config(types=types), drawings=frozenset(drawings.split()))

    assert made.card("towns/kaltan").drawing == expected


def test_addresses_of_the_guides_own_pages_are_in_the_language() -> None:
    assert reader().at("/map/") == "/map/"
    assert reader(lang="ru").at("/map/") == "/ru/map/"
    assert reader().alternates("/map/") == (("en", "/map/"), ("ru", "/ru/map/"))
    assert reader(config=config(languages=("en",))).alternates("/map/") == ()
    made = site(entry(), entry("towns/b"), translation())
    assert Reader(made, "ru").alternates_of("towns/kaltan") == (
        ("en", "/towns/kaltan/"), ("ru", "/ru/towns/kaltan/"),
    )  # fmt: skip
    assert Reader(made, "ru").alternates_of("towns/b") == ()
    assert [Reader(made, "ru").is_shown(id_) for id_ in ("towns/kaltan", "towns/b")] == [True, False]


def test_a_text_of_the_settings_falls_back_to_the_first_language() -> None:
    assert reader(lang="ru").label({"en": "Coal", "ru": "Уголь"}) == "Уголь"
    assert reader(lang="ru").label({"en": "Coal"}) == "Coal"
    assert reader().label({}) == ""
    assert reader(config=config(collections={})).collection("towns") == "Towns"
    assert reader().collection("towns") == "towns"
    assert reader().collection("towns", plural=False) == "town"


def test_pages_lead_to_where_they_can_be_edited_and_errors_reported() -> None:
    path = PurePosixPath("content/towns/калтан.md")
    none, own = reader(), reader(config=config(repository="https://git.example/g"))
    set_ = reader(config=config(edit="https://e.example/{path}", report="mailto:x@y.example?subject={title}"))

    assert (none.edit_url(path), none.report_url("T", "/t/")) == ("", "")
    assert own.edit_url(path) == (
        "https://git.example/g/edit/main/content/towns/%D0%BA%D0%B0%D0%BB%D1%82%D0%B0%D0%BD.md"
    )
    assert own.report_url("A & b/c?", "/t/") == (
        "https://git.example/g/issues/new?title=A%20%26%20b%2Fc%3F&body=https%3A%2F%2Fguide.example%2Ft%2F"
    )
    assert set_.edit_url("a.md") == "https://e.example/a.md"
    assert set_.report_url("T", "/t/") == "mailto:x@y.example?subject=T"


@pytest.mark.parametrize(
    ("target", "english", "russian"),
    [
        ("kaltan.md", "/towns/kaltan/", "/ru/towns/kaltan/"),
        ("kaltan.md#both", "/towns/kaltan/#both", "/ru/towns/kaltan/#both"),
        ("kaltan.md#original", "/towns/kaltan/#original", "/towns/kaltan/#original"),
        ("b.md", "/towns/b/", "/towns/b/"),
        ("../claims/t01.md", "/claims/t01/", "/claims/t01/"),
        ("../pages/about.md", "/about/", "/about/"),
        ("../images/old/a.jpg", "/images/old/a.jpg", "/images/old/a.jpg"),
    ],
)
def test_a_link_in_a_text_leads_to_the_translation_where_it_has_what_is_linked(
    target: str, english: str, russian: str
) -> None:
    headings = (Heading(2, "both", "Both"), Heading(2, "original", "Original"))
    made = site(
        entry(text=Body(parts=(), headings=headings)),
        translation(text=Body(parts=(), headings=headings[:1])),
        entry("towns/b"), claim(), entry("pages/about"),
    )  # fmt: skip
    path = PurePosixPath("content/towns/b.md")

    assert Reader(made, "en").resolve(path, target) == english
    assert Reader(made, "ru").resolve(path, target) == russian


# --- long lists ---

HEAD = Head(title="Towns", description="", lang="en", url="/towns/", alternates=(("ru", "/ru/towns/"),))


def test_a_long_list_fills_several_pages_that_lead_to_each_other() -> None:
    (one, first, here), (two, second, there), (three, third, rest) = paged(HEAD, 5, 2, ", page %(num)s")

    assert [head.url for head in (one, two, three)] == ["/towns/", "/towns/page/2/", "/towns/page/3/"]
    assert [head.title for head in (one, two)] == ["Towns", "Towns, page 2"]
    assert two.alternates == (("ru", "/ru/towns/page/2/"),)
    assert [(p.number, p.pages, p.previous, p.next) for p in (first, second, third)] == [
        (1, 3, "", "/towns/page/2/"),
        (2, 3, "/towns/", "/towns/page/3/"),
        (3, 3, "/towns/page/2/", ""),
    ]
    assert [number for number, _ in first.links] == [1, 2, 3]
    assert [list("abcde")[part] for part in (here, there, rest)] == [["a", "b"], ["c", "d"], ["e"]]


@given(st.integers(0, 200), st.integers(1, 50))
def test_every_item_of_a_list_is_on_one_page_and_no_page_is_empty(count: int, per_page: int) -> None:
    items = list(range(count))
    found = list(paged(HEAD, count, per_page, ", page %(num)s"))

    assert [item for _, _, part in found for item in items[part]] == items
    assert all(items[part] for _, _, part in found) or (count == 0 and len(found) == 1)
    assert len({head.url for head, _, _ in found}) == len(found)
    assert bool(found[0][1].links) == (len(found) > 1)


@pytest.mark.parametrize(
    ("number", "total", "expected"),
    [
        (1, 2, [1, 2]),
        (1, 9, [1, 2, 3, 0, 8, 9]),
        (5, 9, [1, 2, 3, 4, 5, 6, 7, 8, 9]),
        (15, 30, [1, 2, 0, 13, 14, 15, 16, 17, 0, 29, 30]),
        (30, 30, [1, 2, 0, 28, 29, 30]),
    ],
)
def test_a_pager_leads_to_both_ends_and_to_what_is_near(number: int, total: int, expected: list[int]) -> None:
    assert list(steps(number, total)) == expected


@given(st.integers(1, 5000), st.data())
def test_a_pager_is_short_and_a_gap_in_it_is_of_more_than_one_page(total: int, data: st.DataObject) -> None:
    found = steps(data.draw(st.integers(1, total)), total)

    assert len(found) <= 13
    assert {1, total} <= set(found)
    for before, gap, after in zip(found, found[1:], found[2:], strict=False):
        assert gap or after - before > 2


def test_a_collection_can_be_chosen_from_by_what_tells_its_entries_apart() -> None:
    many = [
        entry(
            f"towns/t{n}",
            status=("working", "gone")[n % 2],
            tags=("coal",),
            events=(event("1950", "It was."),),
        )
        for n in range(8)
    ]
    view = next(page.view for page in lists_of(site(*many)) if page.url == "/towns/")

    assert isinstance(view, ListView)
    assert [(each.name, [value for value, _ in each.values]) for each in view.choices] == [
        ("status", ["working", "gone"])
    ]
    assert [(each.status, each.decade, each.tag) for each in view.traits][:2] == [
        ("working", ("1950",), ("coal",)),
        ("gone", ("1950",), ("coal",)),
    ]
    assert view.parts[0] == "/towns/"


def test_a_short_collection_is_seen_at_a_glance() -> None:
    view = next(page.view for page in lists_of(site(entry(status="working"))) if page.url == "/towns/")

    assert isinstance(view, ListView)
    assert (view.choices, view.traits, view.parts) == ((), (), ())


def lists_of(made: Site) -> list[Page]:
    return list(lists.pages(Reader(made, "en")))


# --- pages ---


def test_an_entry_shows_all_that_is_known_of_it_with_its_sources_numbered_as_they_come() -> None:
    kaltan = entry(
        names=Names(former=(stated("Ulus", "s1"),)),
        status=stated("working", "s2"),
        facts=[
            fact("founded", stated("1946", "s3", kind=Kind.DATE), stated("1931", "s1", kind=Kind.DATE)),
            fact("people", kind=Kind.NUMBER, points=(
                Point(dates.parse("1959"), stated("26627", "s5", kind=Kind.NUMBER)),)),
        ],
        text=body("Text", citation_mark("s4", "s3")),
        events=(event("1951", "starts", "s6"),),
        visit=Visit(checked=stated("2026-11-22", "s7", kind=Kind.DATE, note="read"),
                    access=stated("open", "s7"), notes=(("hours", stated("9", "s7")),)),
        at=location(53.5, 87.2, 2000, "s8"),
        tags=["coal"], part_of=["themes/growth"],
    )  # fmt: skip
    near = entry("towns/near", at=(53.6, 87.2), tags=["coal"], text=body(link_mark("kaltan.md")))
    member = entry("landmarks/works", part_of=["towns/kaltan"])
    growth = entry("themes/growth")
    tour = entry("tours/south", stops=["towns/kaltan"])
    changed = history({"content/towns/kaltan.md": "2026-01-31"})
    made = site(kaltan, near, member, growth, tour, claim(text=body(citation_mark("s9"))), history=changed)

    page = view(made, "/towns/kaltan/", EntryView)

    assert [(r.number, r.key) for r in page.references[:4]] == [(1, "s1"), (2, "s2"), (3, "s3"), (4, "s4")]
    assert {r.key for r in page.references} == {f"s{n}" for n in range(1, 10)}
    assert [f.text for f in page.former] == ["Ulus"]
    assert page.status is not None
    assert page.status.text == "Working"
    (founded,) = page.facts
    assert (founded.label, founded.preferred.text) == ("Founded", "1946")
    assert [r.text for r in founded.readings] == ["1946", "1931"]
    assert founded.why
    (people,) = page.series
    assert (people.id, people.label, people.chart, people.folded) == ("x-people", "People", None, False)
    assert [(row.when, row.value.text) for row in people.tables[0].rows] == [("1959", "26,627")]
    assert [(e.when, e.what.text, e.what.note) for e in page.events] == [("1951", "starts", "")]
    assert page.visit is not None
    assert (page.visit.access, page.visit.access_label) == ("open", "Open to visitors")
    assert [row.label for row in page.visit.rows] == ["Access", "Hours"]
    assert page.visit.checked.text == "22 November 2026"
    assert page.place is not None
    assert page.place.geo_uri == "geo:53.50000,87.20000"
    assert [c.number for c in page.place.cites] == [r.number for r in page.references if r.key == "s8"]
    assert [(n.card.url, n.away) for n in page.nearby] == [("/towns/near/", f"11{NBSP}km N")]
    assert [card.url for card in page.related] == ["/towns/near/"]
    assert page.mentioned == ()  # near by, and related already
    assert [(name, [card.url for card in cards]) for name, cards in page.members] == [
        ("landmarks", ["/landmarks/works/"])
    ]
    assert [card.url for card in page.part_of] == ["/themes/growth/"]
    assert [turn.tour.url for turn in page.tours] == ["/tours/south/#x-stop-1"]
    assert [c.verdict for c in page.claims] == ["contradicted"]
    assert [(link.url, link.text) for link in page.tags] == [("/tags/coal/", "Coal")]
    assert [(link.url, link.text) for link in page.decades] == [("/decades/1950s/", "1950s")]
    assert (page.trust.disputes, page.trust.claims, page.trust.weakest) == (1, 1, "A")
    assert page.trust.sources == len(page.references)
    assert page.trust.checked == "22 November 2026"
    assert page.updated == "31 January 2026"
    assert page.head.changed == "2026-01-31"
    assert page.cite.text == (
        "“Kaltan”, A guide, 31 January 2026. https://guide.example/towns/kaltan/ (accessed 22 November 2026)."
    )
    assert page.previous is None
    assert page.next is not None
    assert page.next.url == "/towns/near/"


def test_a_value_is_weakest_by_its_best_source_and_an_entry_by_its_weakest_value() -> None:
    tiers = {key: source(key, tier=tier) for key, tier in zip("xyz", "ADB", strict=True)}
    facts = [fact("founded", stated("1946", "x", "y")), fact("river", stated("Tom", "z", "y"))]

    page = view(site(entry(facts=facts), sources=tiers), "/towns/kaltan/", EntryView)

    assert (page.trust.stated, page.trust.sources, page.trust.weakest) == (2, 3, "B")
    assert page.trust.weak == 0


def test_the_trust_box_tells_how_many_facts_rest_on_weak_sources_alone() -> None:
    tiers = {"x": source("x", tier="A"), "y": source("y", tier="C")}
    facts = [fact("founded", stated("1946", "x", "y")), fact("river", stated("Tom", "y"))]

    page = view(site(entry(facts=facts), sources=tiers), "/towns/kaltan/", EntryView)

    assert (page.trust.stated, page.trust.weak, page.trust.weakest) == (2, 1, "C")


def test_what_was_not_found_is_of_no_kind_and_no_time() -> None:
    dated = [fact("founded", stated("1924", "a", kind=Kind.DATE))]
    known, unknown = (
        Reader(site(entry(status=stated(status, "a"), facts=dated, type="city")), "en").card("towns/kaltan")
        for status in ("working", "not-identified")
    )

    assert (known.type, known.period) == ("City", "Founded 1924")
    assert (unknown.type, unknown.period, unknown.status) == ("", "", "not-identified")


def test_an_entry_that_only_mentions_another_is_told_once() -> None:
    made = site(entry(), entry("themes/war", text=body(link_mark("../towns/kaltan.md"))))

    assert [card.url for card in view(made, "/towns/kaltan/", EntryView).mentioned] == ["/themes/war/"]


def test_a_fact_of_another_entry_leads_to_it() -> None:
    fact_ = fact("founded", "1946", of="towns/kaltan")

    page = view(site(entry("sectors/energy", facts=[fact_]), entry()), "/sectors/energy/", EntryView)

    assert page.facts[0].about is not None
    assert page.facts[0].about.url == "/towns/kaltan/"


def test_an_untranslated_entry_has_no_page_in_the_other_language() -> None:
    urls = pages(site(entry(), entry("towns/b"), entry("pages/about"), translation(), claim())).keys()

    assert "/ru/towns/kaltan/" in urls
    assert "/ru/towns/" in urls
    assert not {"/ru/towns/b/", "/ru/about/", "/ru/claims/t01/", "/ru/404.html"} & urls


def test_a_translated_entry_is_told_in_its_language_and_leads_to_the_original() -> None:
    made = site(entry(events=(event("1951"),)), translation(title="Калтан", summary="Город."))

    page = view(made, "/ru/towns/kaltan/", EntryView)

    assert (page.head.title, page.head.description, page.head.lang) == ("Калтан", "Город.", "ru")
    assert page.head.alternates == (("en", "/towns/kaltan/"), ("ru", "/ru/towns/kaltan/"))
    assert (page.events[0].when, page.events[0].what.lang) == ("1951", "en")


def test_a_list_is_in_the_order_of_the_language_that_it_is_in() -> None:
    made = site(
        entry("towns/a", title="Anzhero"), entry("towns/b", title="Belovo"), entry("towns/z", title="Zeya"),
        translation("towns/a", title="Яя"), translation("towns/b", title="Белово"),
    )  # fmt: skip

    assert [card.url for card in view(made, "/towns/", ListView).cards] == [
        "/towns/a/", "/towns/b/", "/towns/z/",
    ]  # fmt: skip
    assert [card.title.text for card in view(made, "/ru/towns/", ListView).cards] == ["Zeya", "Белово", "Яя"]


def test_lists_are_narrowed_by_what_their_entries_have() -> None:
    made = site(
        entry("towns/a", tags=["coal", "rail"], status="working"),
        entry("towns/b", tags=["coal"], status="ruin"),
        entry("landmarks/c", tags=["rail"], status="ruin", events=(event("193X"),)),
    )

    towns = view(made, "/towns/", ListView)

    assert [card.url for card in towns.cards] == ["/towns/a/", "/towns/b/"]
    assert [(name, [(c.url, c.count) for c in counted]) for name, counted in towns.facets] == [
        ("Statuses", [("/statuses/ruin/", 1), ("/statuses/working/", 1)]),
        ("Tags", [("/tags/coal/", 2), ("/tags/rail/", 1)]),
    ]
    assert view(made, "/landmarks/", ListView).facets == ()
    assert [card.url for card in view(made, "/statuses/ruin/", ListView).cards] == [
        "/landmarks/c/", "/towns/b/",
    ]  # fmt: skip
    tags = view(made, "/tags/", TermsView)
    assert [(c.url, c.text, c.count) for c, _ in tags.terms] == [
        ("/tags/coal/", "Coal", 2), ("/tags/rail/", "Rail", 2),
    ]  # fmt: skip
    assert [c.url for c, _ in view(made, "/decades/", TermsView).terms] == ["/decades/1930s/"]
    assert [c.url for c, _ in view(made, "/statuses/", TermsView).terms] == [
        "/statuses/working/", "/statuses/ruin/",
    ]  # fmt: skip
    assert not {"/tags/", "/decades/", "/statuses/"} & pages(site(entry())).keys()
    assert set(lists.TAXONOMIES) == {"tags", "decades", "statuses"}


@pytest.mark.parametrize(
    ("decade", "english", "russian"), [(1930, "1930s", "1930-е"), (990, "990s", "990-е")]
)
def test_a_decade_has_its_words(decade: int, english: str, russian: str) -> None:
    assert decade_words(reader(), decade) == english
    assert decade_words(reader(lang="ru"), decade) == russian


def test_events_of_any_year_have_a_page() -> None:
    made = site(entry(events=(event("0990"), event("1951"))))

    assert [d[1] for d in view(made, "/timeline/", TimelineView).decades] == ["x-990s", "x-1950s"]
    assert "/decades/990s/" in pages(made)


def test_the_timeline_tells_events_in_the_order_of_time_and_leads_to_their_entries() -> None:
    made = site(
        entry("towns/a", events=(event("1936", "last"), event("1931", "first", "k"))),
        entry("towns/b", events=(event("193X", "sometime", "k"), event("1951", "later"))),
    )

    (thirties, fifties) = view(made, "/timeline/", TimelineView).decades

    assert thirties[:3] == ("1930s", "x-1930s", "/decades/1930s/")
    assert [(e.what.text, [entry.url for entry in e.entries]) for e in thirties[3]] == [
        ("sometime", ["/towns/b/"]), ("first", ["/towns/a/"]), ("last", ["/towns/a/"]),
    ]  # fmt: skip
    assert [e.what.text for e in fifties[3]] == ["later"]
    assert [r.key for r in view(made, "/timeline/", TimelineView).references] == ["k", "a_source"]


def test_the_timeline_tells_once_what_two_entries_tell_of_one_day_from_one_source() -> None:
    made = site(
        entry(
            "towns/a",
            events=(event("1931-05-01", "the furnace is lit", "k", "m"), event("1931", "built", "k")),
        ),
        entry("towns/b", events=(event("1931-05-01", "furnace lit", "k"), event("1931", "begun", "k"))),
        entry("towns/c", events=(event("1931-05-01", "a school opens", "other"),)),
    )

    ((_, _, _, events),) = view(made, "/timeline/", TimelineView).decades

    assert [(e.what.text, [entry.url for entry in e.entries]) for e in events] == [
        ("built", ["/towns/a/"]),
        ("begun", ["/towns/b/"]),
        ("the furnace is lit", ["/towns/a/", "/towns/b/"]),
        ("a school opens", ["/towns/c/"]),
    ]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Kaltan becomes a town", "Kaltan becomes a town", True),
        ("the Koksovaya mine is commissioned", "the Koksovaya mine is commissioned at Prokopyevsk", True),
        ("завод открыт в Кемерове", "открытие завода в Кемерово", True),
        ("Kaltan becomes a town", "Myski becomes a town", False),
        ("the works opens", "the nitrogen-fertiliser works opens", False),
        ("the company is founded", "the company begins to develop the field", False),
        ("Mine No. 5 opens", "Mine No. 7 opens", False),
        ("a war", "a dam", False),
    ],
)
def test_events_of_one_year_from_one_source_are_one_when_their_words_say_the_same(
    one: str, other: str, alike: bool
) -> None:
    made = site(
        entry("towns/a", events=(event("1959", one, "k"),)),
        entry("towns/b", events=(event("1959", other, "k"),)),
    )

    ((_, _, _, events),) = view(made, "/timeline/", TimelineView).decades
    told = [(e.what.text, [link.url for link in e.entries]) for e in events]
    if alike:
        assert told == [(one, ["/towns/a/", "/towns/b/"])]
    else:
        assert told == [(one, ["/towns/a/"]), (other, ["/towns/b/"])]


def test_like_events_of_other_years_or_other_sources_are_told_apart() -> None:
    made = site(
        entry("towns/a", events=(event("1959", "it starts", "k"), event("1959~", "it starts", "k"))),
        entry("towns/b", events=(event("1959", "it starts", "m"),)),
    )

    ((_, _, _, events),) = view(made, "/timeline/", TimelineView).decades
    assert len(events) == 3


def test_the_register_of_claims_is_told_by_verdict_speaker_and_subject() -> None:
    made = site(
        entry(),
        claim("t01", says="It is lost.", text=body(citation_mark("k"))),
        claim("t02", "towns/kaltan", verdict="supported", by="other_text"),
        translation("claims/t01", title="Он пропал."),
    )
    found = pages(made)

    everything = view(made, "/claims/", ClaimsView)
    assert [c.id for c in everything.claims] == ["t01", "t02"]
    assert [(verdict, c.count) for verdict, c in everything.verdicts] == [
        ("supported", 1), ("contradicted", 1),
    ]  # fmt: skip
    assert [(c.url, c.count) for c in everything.by] == [
        ("/claims/by/a_text/", 1), ("/claims/by/other_text/", 1),
    ]  # fmt: skip
    assert [(c.url, c.count) for c in everything.subjects] == [("/claims/about/towns/kaltan/", 2)]
    assert [c.id for c in view(made, "/claims/verdict/supported/", ClaimsView).claims] == ["t02"]
    assert [c.id for c in view(made, "/claims/by/a_text/", ClaimsView).claims] == ["t01"]
    assert len(view(made, "/claims/about/towns/kaltan/", ClaimsView).claims) == 2
    assert "/claims/verdict/misleading/" not in found
    single = view(made, "/claims/t01/", ClaimPageView)
    assert single.head.title == "T01: It is lost."
    assert (single.previous, single.next) == (None, Link("/claims/t02/", "What t02 says."))
    assert [card.url for card in single.about] == ["/towns/kaltan/"]
    assert [r.key for r in single.references] == ["k"]
    russian = view(made, "/ru/claims/", ClaimsView)
    assert [(c.says.text, c.says.lang, c.url) for c in russian.claims] == [
        ("Он пропал.", "", "/ru/claims/t01/"), ("What t02 says.", "en", "/claims/t02/"),
    ]  # fmt: skip
    assert view(made, "/ru/claims/t01/", ClaimPageView).next is None


def test_a_guide_without_claims_has_no_register() -> None:
    assert not any("claims" in url for url in pages(site(entry())))


def test_a_source_tells_every_place_that_cites_it() -> None:
    made = site(
        entry(facts=[fact("founded", stated("1946", "k", kind=Kind.DATE))],
              text=body(citation_mark("k", "k"))),
        claim(says="It is lost.", by="k", text=body(citation_mark("m"))),
        sources={key: source(key, tier=tier, title=title) for key, tier, title in (
            ("k", "B", "Zeta"), ("m", "A", "Alpha"), ("unused", "B", "Beta"))},
    )  # fmt: skip

    bibliography = view(made, "/sources/", SourcesView)
    assert bibliography.total == 3
    assert [(tier, [(row.key, row.uses) for row in rows]) for tier, _, rows in bibliography.tiers] == [
        ("A", [("m", 1)]), ("B", [("unused", 0), ("k", 2)]),
    ]  # fmt: skip
    page = view(made, "/sources/k/", SourcePageView)
    assert [(card.url, parts) for card, parts in page.uses] == [("/towns/kaltan/", ("Founded", "text"))]
    assert [(link.url, link.text) for link in page.claims] == [("/claims/t01/", "T01: It is lost.")]
    assert part_words(reader(KALTAN, lang="ru"), "facts/founded") == "Founded (рус.)"


def test_a_source_tells_its_language_and_its_dates_in_words() -> None:
    told = source("k", language="ru", issued="2019-11-28", accessed="2026-11-22")
    made = site(entry(), sources={"k": told})

    rows = dict(view(made, "/sources/k/", SourcePageView).rows)
    assert (rows["Language"], rows["Published"], rows["Accessed"]) == (
        "Russian", "28 November 2019", "22 November 2026",
    )  # fmt: skip
    assert words.day_words("no. 6, 2008", "en") == "no. 6, 2008"


def test_the_index_knows_every_name_of_a_place_in_either_alphabet() -> None:
    kaltan = entry(names=Names(local={"ru": "Калтан"}, also=("Kaltán", "Kaltan"), former=(stated("Ёлкино"),)))
    made = site(kaltan, entry("towns/b", title="1st Mine"), entry("pages/about"), translation(title="Калтан"))

    def names(url: str) -> list[tuple[str, list[tuple[str, str]]]]:
        return [
            (letter, [(phrase.text, phrase.lang) for phrase, _ in rows])
            for letter, _, rows in view(made, url, IndexView).letters
        ]

    assert names("/a-z/") == [
        ("0–9", [("1st Mine", "")]),
        ("K", [("Kaltan", ""), ("Kaltán", "")]),
        ("Е", [("Ёлкино", "")]),
        ("К", [("Калтан", "ru")]),
    ]
    assert ("К", [("Калтан", "")]) in names("/ru/a-z/")
    anchors = [anchor for _, anchor, _ in view(made, "/a-z/", IndexView).letters]
    assert len(set(anchors)) == len(anchors)


def test_words_of_the_glossary_have_an_anchor_each() -> None:
    glossary = tuple(
        GlossaryTerm(term=term, means="m", citations=cited("k"), local={"ru": russian})
        for term, russian in (("slag", "шлак"), ("Slag!", "Slag!"), ("coke", "кокс"))
    )
    made = site(entry(text=body(citation_mark("k"))), glossary=glossary)

    page = view(made, "/glossary/", GlossaryView)

    assert [(row.term.text, row.id) for row in page.rows] == [
        ("coke", "coke"), ("Slag!", "slag"), ("slag", "slag-2"),
    ]  # fmt: skip
    assert [[phrase.text for phrase in row.local] for row in page.rows] == [["кокс"], [], ["шлак"]]
    assert [len(r.back) for r in page.references] == [3]
    assert "/glossary/" not in pages(site())


def test_texts_redirects_and_the_page_for_what_is_not_found() -> None:
    made = site(
        entry(aliases=["/old/kaltan/"]), entry("pages/about", text=body("Text", citation_mark("k"))),
        translation("pages/about", title="О нас", summary=""),
    )  # fmt: skip

    about = view(made, "/about/", TextView)
    assert (about.head.title, [r.key for r in about.references]) == ("About", ["k"])
    assert view(made, "/ru/about/", TextView).head.title == "О нас"
    missing = view(made, "/404.html", MessageView)
    assert (missing.head.index, missing.target) == (False, "")
    moved = view(made, "/old/kaltan/", MessageView)
    assert (moved.target, moved.head.index) == ("/towns/kaltan/", False)


def test_the_front_page_counts_what_is_there_and_shows_corrections_of_different_things() -> None:
    made = site(
        entry("towns/a"), entry("towns/b"), entry("towns/c"), entry("pages/about"),
        claim("t01", "towns/a"), claim("t02", "towns/a"), claim("t03", "towns/b"),
        claim("t04", "towns/b", verdict="supported"),
        config=config(featured=("towns/b", "towns/gone")), drawings=frozenset({"town"}),
        history=history({"content/towns/a.md": "2026-01-01", "content/towns/b.md": "2026-02-01",
                         "content/towns/c.md": "2026-02-01"}),
    )  # fmt: skip

    home = view(made, "/", HomeView)

    assert [(kind.counted.url, kind.counted.count, kind.drawing) for kind in home.kinds] == [
        ("/towns/", 3, "town")
    ]
    assert [card.url for card in home.featured] == ["/towns/b/"]
    assert [c.id for c in home.corrections] == ["t01", "t03"]
    assert [(number_, url) for number_, _, url in home.numbers] == [
        ("3", "/a-z/"), ("2", "/sources/"), ("4", "/claims/"), ("3", "/claims/verdict/contradicted/"),
    ]  # fmt: skip
    assert [(when, [link.url for link in links]) for when, links in home.recent] == [
        ("1 February 2026", ["/towns/b/", "/towns/c/"]), ("1 January 2026", ["/towns/a/"]),
    ]  # fmt: skip


def test_what_every_page_shares_is_in_its_language() -> None:
    made = site(
        entry(tags=["coal"]), entry("pages/about"), claim(), translation("pages/about", title="О нас")
    )
    english, russian = (site_view(Reader(made, lang)) for lang in ("en", "ru"))

    assert [link.url for link in english.nav] == ["/towns/", "/map/", "/timeline/", "/claims/"]
    assert [link.url for link in russian.nav] == ["/ru/towns/", "/ru/map/", "/ru/timeline/", "/ru/claims/"]
    assert [link.url for link in english.more] == [
        "/a-z/", "/sources/", "/data/", "/about/state/", "/offline/", "/tags/", "/about/",
    ]  # fmt: skip
    assert (russian.more[-1].url, russian.more[-1].text) == ("/ru/about/", "О нас")
    assert (russian.title, russian.home, russian.feed) == ("Путеводитель", "/ru/", "/ru/feed.xml")
    assert english.year == 2026
    assert english.policy == POLICY
    assert "unsafe-inline" not in POLICY
    assert "unsafe-eval'" not in POLICY.replace("'wasm-unsafe-eval'", "")


def test_every_page_leads_only_to_pages_that_are_there() -> None:
    made = site(
        KALTAN, translation(), claim(), translation("claims/t01"), entry("pages/about"),
        entry("landmarks/works", part_of=["towns/kaltan"], status="ruin", tags=["coal"], at=(53.5, 87.2),
              events=(event("1951"),), aliases=["/works/"]),
        entry("tours/south", stops=["landmarks/works"], at=(53.6, 87.2)),
    )  # fmt: skip
    found = pages(made)

    for url, page in found.items():
        for link in _addresses(page.view):
            if link.startswith("/") and not link.startswith(("/images/", "//")):
                assert link.partition("#")[0] in found, (url, link)


def _addresses(value: object) -> list[str]:
    """Every text of a view in a field called url, and the like."""
    if is_dataclass(value) or isinstance(value, Struct):
        found = []
        names = (
            value.__struct_fields__ if isinstance(value, Struct) else [each.name for each in fields(value)]
        )
        for name in names:
            inner = getattr(value, name)
            named = name in ("url", "target", "home", "previous", "next")
            found += [inner] if isinstance(inner, str) and named else _addresses(inner)
        return found
    if isinstance(value, tuple):
        return [address for each in value for address in _addresses(each)]
    return []


def test_interface_texts_are_translated() -> None:
    assert reader(lang="ru").t("Home") == translate("Home", "ru") != "Home"
    assert reader().n("entry", "entries", 12345) == "entries"
