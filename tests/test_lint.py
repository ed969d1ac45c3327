from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzbass_site.lint import (
    RULES,
    age,
    contradictions,
    facts,
    handbook,
    links,
    lint,
    pictures,
    prose,
    references,
    sources,
    urls,
)
from kuzbass_site.models.body import Body, FigureMark, Heading
from kuzbass_site.models.collections import COLLECTIONS
from kuzbass_site.models.entry import Claim, Entry, Figure, Translation, Visit
from kuzbass_site.models.files import Span
from kuzbass_site.models.settings import GlossaryTerm, Term
from kuzbass_site.models.stated import Certainty, Kind
from kuzbass_site.pages import plan
from kuzbass_site.problems import is_error
from kuzbass_site.render import output_path
from kuzbass_site.site import FIXED, Site
from kuzbass_site.text import Spelled
from tests.factories import (
    SPAN,
    body,
    citation_mark,
    cited,
    claim,
    codes,
    config,
    entry,
    event,
    fact,
    guide,
    label,
    link_mark,
    location,
    replace,
    site,
    source,
    stated,
    stop,
    translation,
)

Item = Entry | Claim | Translation


def found(*items: Item, drafts: bool = False, **fields: Any) -> list[tuple[str, str, tuple[str, ...]]]:
    """What the lint calls an error in a guide: file, code, args. (The rest: ``test_lint_evidence.py``.)"""
    problems = filter(is_error, lint(site(*items, drafts=drafts, **fields)))
    return [(str(p.path).removeprefix("content/"), p.code, p.args) for p in problems]


def told(*items: Item, **fields: Any) -> list[str]:
    return [code for _, code, _ in found(*items, **fields)]


def headed(*ids: str) -> Body:
    return Body(parts=(), headings=tuple(Heading(2, id_, id_) for id_ in ids))


def test_a_sound_guide_has_nothing_to_complain_of() -> None:
    kaltan = entry(
        facts={"founded": "1946"}, events=(event("1951"),), status="inhabited", tags=["coal"],
        at=(53.5, 87.2), aliases=["/old/kaltan/"], text=body(citation_mark("k"), link_mark("../themes/growth.md")),
        part_of=["themes/growth"], see_also=["themes/growth"],
    )  # fmt: skip

    russian = translation(text=body(citation_mark("k")))

    assert found(kaltan, entry("themes/growth"), claim(), russian, entry("pages/about")) == []


def test_every_rule_stands_in_the_table() -> None:
    rules = {
        rule
        for module in (
            age,
            contradictions,
            facts,
            handbook,
            links,
            pictures,
            prose,
            references,
            sources,
            urls,
        )
        for name, rule in inspect.getmembers(module, inspect.isfunction)
        if not name.startswith("_")
        and rule.__module__ == module.__name__
        and list(inspect.signature(rule).parameters) == ["site"]
        and rule not in (references.bearers, references.everything)
    }

    assert rules == set(RULES)


def test_a_mistake_costs_no_search_through_all_that_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    pits = [
        entry(
            f"landmarks/pit-{n}",
            see_also=[f"landmarks/piit-{n}"],
            facts=[fact("founded", "1946", of=f"landmarks/pitt-{n}")],
            text=Body(
                parts=(
                    *map(link_mark, (f"pitt-{n}.md", f"/landmarks/pit-{n}/", f"pit-{n}.md#todya")),
                    citation_mark(f"a_sorce_{n}"),
                    FigureMark(f"../images/pit-{n}.jpg", "", "", SPAN),
                ),
                headings=(Heading(2, "today", "Today"),),
            ),
        )
        for n in range(100)
    ]
    made = site(*pits, sources={"a_source": source()})
    indexed, addressed = 0, 0
    index, address = Spelled.__init__, Site.url

    def indexing(spelled: Spelled, candidates: list[str]) -> None:
        nonlocal indexed
        indexed += 1
        index(spelled, candidates)

    def addressing(site: Site, id_: str, lang: str = "") -> str:
        nonlocal addressed
        addressed += 1
        return address(site, id_, lang)

    monkeypatch.setattr(Spelled, "__init__", indexing)
    monkeypatch.setattr(Site, "url", addressing)

    assert len(lint(made)) > 6 * 100
    assert indexed < 100 + 20  # one for each file whose headings are asked for, and a few
    assert addressed < 3 * 100


# --- sources ---


@pytest.mark.parametrize(
    ("item", "path"),
    [
        (entry(text=body(citation_mark("bse_kalten"))), "towns/kaltan.md"),
        (entry(facts=[fact("founded", stated("1946", "bse_kalten"))]), "towns/kaltan.md"),
        (entry(events=(event("1951", "starts", "bse_kalten"),)), "towns/kaltan.md"),
        (entry(status=stated("inhabited", "bse_kalten")), "towns/kaltan.md"),
        (entry(at=location(53.5, 87.2, 100, "bse_kalten")), "towns/kaltan.md"),
        (entry(visit=Visit(checked=stated("2026-11-22", "bse_kalten", kind=Kind.DATE))), "towns/kaltan.md"),
        (entry(draft=True, text=body(citation_mark("bse_kalten"))), "towns/kaltan.md"),
    ],
)
def test_a_source_that_nobody_registered_is_unknown_wherever_it_is_cited(item: Entry, path: str) -> None:
    known = {"bse_kaltan": source("bse_kaltan")}

    assert found(item, sources=known) == [(path, "citation/unknown", ("bse_kalten", "bse_kaltan"))]


@pytest.mark.parametrize(
    "fields", [{"see": stated("it", "bse_kalten")}, {"location": location(53.5, 87.2, 100, "bse_kalten")}]
)
def test_the_sources_of_stops_are_checked_too(fields: dict[str, Any]) -> None:
    tour = entry("tours/a", stops=[stop("towns/kaltan", **fields)])
    known = {"bse_kaltan": source("bse_kaltan")}

    assert found(tour, entry(), sources=known) == [
        ("tours/a.md", "citation/unknown", ("bse_kalten", "bse_kaltan"))
    ]
    assert found(tour, entry(), sources={"bse_kalten": source("bse_kalten")}) == []


def test_sources_of_claims_translations_and_the_glossary_are_checked_too() -> None:
    term = GlossaryTerm(term="slag", means="m", citations=cited("y"), span=Span(7, 10, 20))
    items: tuple[Item, ...] = (
        entry(),
        claim(by="x", text=body(citation_mark("y"))),
        translation(text=body(citation_mark("y"))),
    )

    assert found(*items, sources={}, glossary=(term,)) == [
        ("claims/t01.md", "citation/unknown", ("y", "")),
        ("towns/kaltan.ru.md", "citation/unknown", ("y", "")),
        ("glossary.yaml", "citation/unknown", ("y", "")),
        ("claims/t01.md", "claim/by-unknown", ("x", "")),
    ]


def test_a_problem_of_a_text_stands_on_the_line_of_the_file() -> None:
    (problem,) = lint(site(entry(body_line=9, text=body(citation_mark("k"))), sources={}))

    assert (problem.line, problem.column, problem.end_column) == (9, 1, 2)


def test_where_the_registry_is_broken_its_sources_are_not_called_unknown() -> None:
    item = entry(text=body(citation_mark("k", "m")))

    assert found(item, sources={}, broken_sources=None) == []
    assert found(item, sources={}, broken_sources=frozenset({"k"})) == [
        ("towns/kaltan.md", "citation/unknown", ("m", ""))
    ]


# --- other entries ---

THERE = entry("themes/growth")
DRAFT = entry("themes/growth", draft=True)


@pytest.mark.parametrize(
    ("naming", "field"),
    [
        (lambda id_: entry("tours/south", part_of=[id_]), "part-of"),
        (lambda id_: entry("tours/south", see_also=[id_]), "see-also"),
        (lambda id_: entry("tours/south", stops=[id_]), "stops"),
    ],
)
def test_an_entry_names_only_entries_that_are_there(naming: Callable[[str], Entry], field: str) -> None:
    one, file = naming("themes/growth"), "tours/south.md"

    assert found(one, THERE) == []
    assert found(one, DRAFT) == [(file, "reference/draft", (field, "themes/growth"))]
    assert found(replace(one, draft=True), DRAFT) == []
    assert found(one, DRAFT, drafts=True) == []
    assert found(one, broken=frozenset({"themes/growth"})) == []
    assert found(naming("theme/growth"), THERE) == [
        (file, "reference/unknown", (field, "theme/growth", "themes/growth"))
    ]
    assert found(naming("tours/south")) == [(file, "reference/itself", (field,))]


def test_a_claim_is_about_entries_that_are_there() -> None:
    assert found(claim("t01", "themes/growth"), THERE) == []
    assert told(claim("t01", "themes/growth"), DRAFT) == ["reference/draft"]
    assert found(replace(claim("t01", "themes/growth"), draft=True), DRAFT) == []
    assert found(claim("t01", "themes/growth"), broken=frozenset({"themes/growth"})) == []
    assert found(claim("t01", "themes/grown"), THERE) == [
        ("claims/t01.md", "claim/about-unknown", ("themes/grown", "themes/growth"))
    ]


def test_a_translation_has_its_original_beside_it() -> None:
    orphan = [("towns/kaltan.ru.md", "translation/orphan", ("content/towns/kaltan.md",))]

    assert found(translation()) == orphan
    assert found(translation(), entry("towns/osinniki")) == orphan
    assert found(translation(), entry()) == []
    assert found(translation(), entry(draft=True)) == []
    assert found(translation(), broken=frozenset({"towns/kaltan"})) == []
    evidence = body(citation_mark("a_source"))
    assert found(translation("claims/t01", text=evidence), claim(), entry()) == []


def test_the_home_page_shows_entries_that_are_there() -> None:
    featured = config(featured=("towns/kaltan",))

    assert found(entry(), config=featured) == []
    assert found(entry(draft=True), config=featured) == [
        ("site.yaml", "reference/draft", ("featured", "towns/kaltan"))
    ]
    assert found(broken=frozenset({"towns/kaltan"}), config=featured) == []
    assert found(entry("towns/kalten"), config=featured) == [
        ("site.yaml", "config/featured-unknown", ("towns/kaltan", "towns/kalten"))
    ]


def test_a_type_is_drawn_by_a_drawing_that_is_there() -> None:
    types = {"mine": Term(name="mine", label=label("Mine"), drawing="mnie")}
    drawn = config(types=types)

    assert found(config=drawn, drawings=frozenset({"mnie"})) == []
    assert found(config=drawn, drawings=frozenset({"mine"})) == [
        ("site.yaml", "config/unknown-drawing", ("mine", "mnie", "mine"))
    ]
    assert found(config=config(types={"mine": Term(name="mine", label=label("Mine"))})) == []


# --- pictures ---


def picture(source_: str) -> Entry:
    return entry(text=body(FigureMark(source_, "alt", "", SPAN)))


@pytest.mark.parametrize(
    ("source_", "hint"),
    [
        ("../images/kaltn.jpg", "../images/kaltan.jpg"),
        ("../images/Kaltan.JPG", "../images/kaltan.jpg"),
        ("images/kaltan.jpg", None),
        ("../../images/kaltan.jpg", None),
        ("../../../images/kaltan.jpg", None),
        ("/images/kaltan.jpg", None),
    ],
)
def test_a_picture_that_is_not_there_is_told_with_the_nearest(source_: str, hint: str | None) -> None:
    images = frozenset({"kaltan.jpg", "old/map.png"})

    ((_, code, args),) = found(picture(source_), images=images)

    assert code == "figure/no-file"
    assert args[0] == source_
    assert hint is None or args[1] == hint


def test_pictures_that_are_there_are_found_from_any_file() -> None:
    images = frozenset({"kaltan.jpg", "old/map.png"})
    figure = Figure(file="kaltan.jpg", alt="a", credit="c", licence="l")

    lists = entry("towns/lists", figures=(figure, replace(figure, file="old/map.png")))

    assert found(lists, picture("../images/kaltan.jpg"), images=images) == []
    assert found(lists, picture("./../images/old/map.png"), images=images) == []
    assert found(lists, entry(text=body(link_mark("../images/old/map.png"))), images=images) == []
    assert found(entry(figures=(figure,)), images=images) == []
    assert told(entry(figures=(replace(figure, file="none.jpg"),)), images=images) == ["figure/no-file"]


def test_a_picture_that_no_entry_lists_has_neither_author_nor_licence() -> None:
    images = frozenset({"kaltan.jpg"})
    linked = entry(text=body(link_mark("../images/kaltan.jpg")))

    assert found(picture("../images/kaltan.jpg"), images=images) == [
        ("towns/kaltan.md", "figure/no-licence", ("kaltan.jpg",))
    ]
    assert told(linked, images=images) == ["figure/no-licence"]


# --- what is stated ---


def test_nothing_has_been_checked_in_the_future() -> None:
    def checked(day: str) -> list[tuple[str, str, tuple[str, ...]]]:
        return found(entry(visit=Visit(checked=stated(day, kind=Kind.DATE))), today=date(2026, 11, 22))

    assert checked("2026-11-22") == []
    assert checked("2026-11") == []
    assert checked("2026") == []
    assert checked("unknown") == []
    assert checked("2026-11-23") == [("towns/kaltan.md", "checked/future", ("2026-11-23", "2026-11-22"))]
    assert [code for _, code, _ in checked("2027")] == ["checked/future"]


def test_what_is_called_certain_has_good_sources() -> None:
    def founded(certainty: Certainty | None, **tiers: str) -> list[tuple[str, str, tuple[str, ...]]]:
        value = stated("1946", *tiers, kind=Kind.DATE, certainty=certainty)
        return found(
            entry(facts=[fact("founded", value)]),
            sources={key: source(key, tier=tier) for key, tier in tiers.items()},
        )

    weak = [("towns/kaltan.md", "fact/certain-but-weak", ("founded",))]
    assert founded(Certainty.CERTAIN, a="A") == []
    assert founded(Certainty.CERTAIN, b="B", c="C") == []
    assert founded(Certainty.CERTAIN, b="B") == weak
    assert founded(Certainty.CERTAIN, c="C", d="D") == weak
    assert founded(Certainty.LESS_CERTAIN, d="D") == []
    assert founded(None, d="D") == []


def of(id_: str, *values: str) -> Entry:
    readings = [stated(value, kind=Kind.DATE) for value in values]
    return entry("sectors/energy", facts=[fact("founded", *readings, of=id_)])


def test_a_fact_of_another_entry_says_what_that_entry_says() -> None:
    kaltan = entry(facts={"founded": "1946"})
    both = entry(facts=[fact("founded", "1946", "1951")])

    assert found(of("towns/kaltan", "1946"), kaltan) == []
    assert found(of("towns/kaltan", "1951"), both) == []
    assert found(of("towns/kaltan", "1951"), entry()) == []
    assert found(of("towns/kaltan", "1951"), kaltan) == [
        (
            "sectors/energy.md",
            "fact/conflict",
            ("founded", "towns/kaltan", "1951", "1946", "content/towns/kaltan.md:1"),
        )
    ]
    assert told(of("towns/kaltan", "1946", "1951"), kaltan) == ["fact/conflict"]
    assert found(of("towns/kalten", "1946"), kaltan) == [
        ("sectors/energy.md", "fact/of-unknown", ("towns/kalten", "towns/kaltan"))
    ]
    assert found(of("towns/kaltan", "1951"), broken=frozenset({"towns/kaltan"})) == []


# --- links ---


def linking(target: str, **fields: Any) -> Entry:
    return entry("towns/osinniki", text=body(link_mark(target)), **fields)


@pytest.mark.parametrize(
    "target",
    ["kaltan.md", "../towns/kaltan.md", "kaltan.md#today", "../claims/t01.md", "../pages/about.md", "#here"],
)
def test_a_link_to_what_is_there_is_good(target: str) -> None:
    there = (entry(text=headed("today")), claim(), entry("pages/about"))
    one = replace(linking(target), body=replace(body(link_mark(target)), headings=headed("here").headings))

    assert found(one, *there) == []


@pytest.mark.parametrize(
    ("target", "code", "args"),
    [
        ("kalten.md", "link/dead", ("kalten.md", "kaltan.md")),
        ("../town/kaltan.md", "link/dead", ("../town/kaltan.md", "kaltan.md")),
        ("../theme/growth.md", "link/dead", ("../theme/growth.md", "../themes/growth.md")),
        ("../../README.md", "link/dead", None),
        ("kaltan", "link/dead", None),
        ("../data/x.csv", "link/dead", None),
        ("kaltan.md#todey", "link/dead-anchor", ("kaltan.md#todey", "todey", "today")),
        ("#none", "link/dead-anchor", ("#none", "none", "")),
        ("/towns/kaltan/", "link/not-relative", ("/towns/kaltan/", "kaltan.md")),
        ("/towns/kaltan/#today", "link/not-relative", ("/towns/kaltan/#today", "kaltan.md#today")),
        ("/themes/growth", "link/not-relative", ("/themes/growth", "../themes/growth.md")),
        ("/nowhere/", "link/not-relative", ("/nowhere/", "")),
    ],
)
def test_a_link_to_what_is_not_there_is_told_where_it_may_go(
    target: str, code: str, args: tuple[str, ...] | None
) -> None:
    ((file, told_, given_),) = found(linking(target), entry(text=headed("today")), THERE)

    assert (file, told_) == ("towns/osinniki.md", code)
    assert args is None or given_ == args


def test_links_lead_to_drafts_only_from_drafts() -> None:
    assert told(linking("kaltan.md"), entry(draft=True)) == ["link/draft"]
    assert told(linking("kaltan.md", draft=True), entry(draft=True)) == []
    assert told(linking("kaltan.md"), entry(draft=True), drafts=True) == []


def test_a_translation_is_as_much_a_draft_as_its_original() -> None:
    text = replace(body(link_mark("#heute")), headings=headed("heute").headings)

    assert found(entry(draft=True), translation(text=text)) == []
    assert told(entry(), entry("themes/growth", draft=True), translation(
        text=body(link_mark("../themes/growth.md")))) == ["link/draft"]  # fmt: skip


def test_a_link_to_a_file_that_did_not_parse_is_not_dead() -> None:
    assert found(linking("kaltan.md#x"), broken=frozenset({"towns/kaltan"})) == []


def test_a_file_of_no_place_in_the_guide_makes_no_dead_link_good() -> None:
    assert told(linking("../notes.txt"), broken=frozenset({""})) == ["link/dead"]


def test_a_heading_may_be_that_of_the_translation_or_of_the_original() -> None:
    there = (entry(text=headed("today")), translation(text=headed("segodnya")), entry("towns/osinniki"))

    def from_translation(target: str) -> list[str]:
        return told(*there, translation("towns/osinniki", text=body(link_mark(target))))

    assert from_translation("kaltan.md#segodnya") == []
    assert from_translation("kaltan.md#today") == []
    assert from_translation("kaltan.md#none") == ["link/dead-anchor"]
    assert told(*there[:2], linking("kaltan.md#segodnya")) == ["link/dead-anchor"]
    unseen = (there[0], replace(there[1], draft=True), there[2])
    assert told(*unseen, translation("towns/osinniki", text=body(link_mark("kaltan.md#segodnya")))) == [
        "link/dead-anchor"
    ]


# --- addresses ---


@pytest.mark.parametrize(
    "alias",
    [
        "old", "/old", "old/", "/", "//", "/a//b/", "/a b/", "/../x/", "/a/./b/", "/a/..", "/a?b/", "/a#b/",
        "/a%2fb/", "/a\\b/", "https://x.example/", "/feed.xml/", "/404.html/", "/towns/Index.html/", "/a/\n/",
    ],
)  # fmt: skip
def test_an_alias_is_a_plain_address_inside_the_site(alias: str) -> None:
    assert told(entry(aliases=[alias])) == ["url/bad-alias"]


@pytest.mark.parametrize(
    "alias", ["/old/", "/town/kaltan/", "/города/калтан/", "/towns/kaltan.html/", "/towns/old/", "/claims/x/"]
)
def test_an_alias_may_be_any_address_that_is_free(alias: str) -> None:
    assert found(entry(aliases=[alias])) == []


@pytest.mark.parametrize(
    "alias",
    [
        *(f"/{name}/" for name in (*FIXED, *COLLECTIONS)),
        "/tags/coal/", "/static/x/", "/images/a/", "/ru/", "/ru/towns/kaltan/", "/towns/page/2/",
        "/claims/verdict/contradicted/", "/claims/by/a_text/", "/claims/about/towns/kaltan/",
        "/towns/kaltan/", "/Towns/KALTAN/", "/themes/growth/", "/claims/t01/", "/about/", "/SOURCES/",
    ],
)  # fmt: skip
def test_no_alias_takes_the_address_of_another_page(alias: str) -> None:
    items = (entry(aliases=[alias]), THERE, claim(), entry("pages/about"))

    assert told(*items) == ["url/taken"]


def test_two_pages_cannot_have_one_address() -> None:
    one = entry("towns/a", aliases=["/old/"])
    other = entry("towns/b", aliases=["/Old/"])

    assert found(one, other) == [("towns/b.md", "url/taken", ("/Old/", "content/towns/a.md"))]
    assert [code for _, code, _ in found(entry("pages/map"))] == ["url/taken"]
    assert [code for _, code, _ in found(entry("pages/towns"))] == ["url/taken"]
    assert [code for _, code, _ in found(entry("pages/ru"))] == ["url/taken"]
    assert found(entry("towns/map")) == []


parts = st.sampled_from(
    ["towns", "kaltan", "ru", "page", "2", "claims", "about", "by", "tags", "coal", "feed.xml", "images",
     "themes", "growth", "verdict", "contradicted", "old", "a_source", "sources", "index.html", "404.html"]
)  # fmt: skip


@given(st.lists(st.lists(parts, min_size=1, max_size=4), max_size=3))
def test_no_two_pages_of_a_guide_without_complaint_have_one_file(aliases: list[list[str]]) -> None:
    items: tuple[Item, ...] = (
        entry(tags=["coal"], aliases=[f"/{'/'.join(each)}/" for each in aliases], status="working"),
        *(entry(f"towns/a{n}") for n in range(3)),
        THERE, claim(), translation(), entry("pages/about"),
    )  # fmt: skip
    made = guide(*items)
    made = replace(made, config=replace(made.config, per_page=2))
    found_ = site(*items, config=made.config, sources=made.sources)
    paths = [output_path(page.url) for page in plan(found_)]
    folders = {folder for path in paths for folder in path.parents}

    if codes(lint(found_)) == []:
        assert len(set(paths)) == len(paths)
        assert not folders & set(paths)
