"""What the lint warns of and notes: sources, age, agreement, and what editors have waived."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzbass_site import dates
from kuzbass_site.evidence import MONTHS, YEARS
from kuzbass_site.lint import facts, lint
from kuzbass_site.lint.waivers import Waived, waivers
from kuzbass_site.models.entry import Claim, Entry, Names, Translation, Visit
from kuzbass_site.models.files import Span
from kuzbass_site.models.settings import GlossaryTerm
from kuzbass_site.models.source import Source
from kuzbass_site.models.stated import Fact, Kind, Point, Quantity, Stated
from kuzbass_site.models.waiver import Waiver
from kuzbass_site.problems import Problem
from kuzbass_site.translated import digest_of
from tests.factories import (
    TODAY,
    body,
    citation_mark,
    cited,
    claim,
    entry,
    event,
    fact,
    location,
    site,
    source,
    stated,
    translation,
)

Item = Entry | Claim | Translation
A_PATH = PurePosixPath("content/towns/kaltan.md")


def found(
    *items: Item, earlier: tuple[Problem, ...] = (), **fields: Any
) -> list[tuple[str, str, tuple[str, ...]]]:
    """What the lint says of a guide: file, code, args."""
    problems = lint(site(*items, **fields), earlier)
    return [(str(p.path).removeprefix("content/"), p.code, p.args) for p in problems]


def told(*items: Item, **fields: Any) -> list[str]:
    return [code for _, code, _ in found(*items, **fields)]


def registry(*sources: Source) -> dict[str, Source]:
    return {each.key: each for each in sources}


# --- sources that nobody cites ---


@pytest.mark.parametrize(
    "item",
    [
        entry(text=body(citation_mark("b"))),
        entry(facts=[fact("founded", stated("1946", "b"))]),
        entry(events=(event("1951", "starts", "b"),)),
        entry(status=stated("inhabited", "b")),
        entry(names=Names(former=(stated("Ulus", "b"),))),
        entry(at=location(53.5, 87.2, 100, "b")),
        entry(visit=Visit(checked=stated("2026-11-22", "b", kind=Kind.DATE))),
        entry(draft=True, text=body(citation_mark("b"))),
        claim(text=body(citation_mark("b"))),
        claim(by="b"),
        translation(text=body(citation_mark("b"))),
    ],
)
def test_a_source_is_used_wherever_it_is_cited(item: Item) -> None:
    def unused(*items: Item) -> list[str]:
        known = registry(source("a_source"), source("a_text"), source("b"))
        problems = lint(site(*items, sources=known))
        return [p.args[0] for p in problems if p.code == "source/unused"]

    assert "b" not in unused(item)
    assert "b" in unused()


def test_a_source_that_nothing_cites_is_told_where_it_stands() -> None:
    lonely = source("lonely", span=Span(7, 1, 7))
    (problem,) = lint(site(sources=registry(lonely)))

    assert (str(problem.path), problem.line, problem.code) == ("content/sources.yaml", 7, "source/unused")
    term = GlossaryTerm(term="slag", means="m", citations=cited("lonely"))
    assert told(sources=registry(lonely), glossary=(term,)) == []


def test_what_a_cited_source_was_derived_from_is_used_as_well() -> None:
    chain = registry(
        source("copy", derived_from=("work",)), source("work", derived_from=("first",)), source("first")
    )

    assert told(entry(text=body(citation_mark("copy"))), sources=chain) == []
    assert found(entry(text=body(citation_mark("work"))), sources=chain) == [
        ("sources.yaml", "source/unused", ("copy",))
    ]


def test_while_a_file_is_broken_nothing_is_called_unused() -> None:
    assert told(sources=registry(source("b")), broken=frozenset({"towns/kaltan"})) == []


def test_a_source_cited_with_a_slip_in_its_key_is_not_called_unused_as_well() -> None:
    sources = registry(source("bse_kaltan"), source("vostok"))

    assert found(entry(text=body(citation_mark("bse_kalten"))), sources=sources) == [
        ("towns/kaltan.md", "citation/unknown", ("bse_kalten", "bse_kaltan")),
        ("sources.yaml", "source/unused", ("vostok",)),
    ]


# --- how good and how many ---


def noted(*keys: str, **tiers: str) -> list[tuple[str, tuple[str, ...]]]:
    """What is said of one value that cites these sources."""
    sources = registry(*(source(key, tier=tier) for key, tier in tiers.items()))
    one = entry(facts=[fact("founded", stated("1946", *(keys or tiers), kind=Kind.DATE))])
    return [(code, args) for _, code, args in found(one, sources=sources)]


def test_a_value_that_only_weak_sources_state_is_noted() -> None:
    assert noted(d="D") == [("source/only-weak", ("founded", "1946", "D"))]
    assert noted(c="C", d="D") == [("source/only-weak", ("founded", "1946", "C, D"))]
    assert noted(b="B") == []
    assert noted(a="A", d="D") == []
    assert noted(b="B", c="C") == []


@pytest.mark.parametrize(
    "item",
    [
        entry(facts=[fact("founded", stated("1946", "d", kind=Kind.DATE))]),
        entry(facts=[Fact(name="people", kind=Kind.NUMBER, points=(Point(dates.parse("1959"), stated("5", "d")),))]),
        entry(events=(event("1951", "starts", "d"),)),
        entry(status=stated("inhabited", "d")),
        entry(names=Names(former=(stated("Ulus", "d"),))),
        entry(visit=Visit(checked=stated("2026-11-22", "a", kind=Kind.DATE), access=stated("open", "d"))),
        entry(visit=Visit(checked=stated("2026-11-22", "a", kind=Kind.DATE), notes=(("hours", stated("9", "d")),))),
    ],
)  # fmt: skip
def test_every_kind_of_value_is_looked_at(item: Entry) -> None:
    codes = told(item, sources=registry(source("d", tier="D"), source("a")))

    assert [code for code in codes if code != "source/unused"] == ["source/only-weak"]


def test_several_sources_with_one_origin_are_noted() -> None:
    sources = registry(
        source("work"), source("copy", derived_from=("work",)), source("other", derived_from=("work",)),
        source("own"),
    )  # fmt: skip

    def of(*keys: str) -> list[tuple[str, tuple[str, ...]]]:
        one = entry(status=stated("working", *keys), text=body(citation_mark(*sources)))
        return [(code, args) for _, code, args in found(one, sources=sources)]

    noted_ = [("source/one-origin", ("status", "working", "work"))]
    assert of("work", "copy") == noted_
    assert of("copy", "other") == noted_
    assert of("copy") == []
    assert of("copy", "copy, p. 12") == []
    assert of("copy", "own") == []


def test_of_a_source_that_could_not_be_read_nothing_is_said() -> None:
    one = entry(facts=[fact("founded", stated("1946", "d", "broken", kind=Kind.DATE))])

    assert told(one, sources=registry(source("d", tier="D")), broken_sources=frozenset({"broken"})) == []


# --- age ---


def visit(checked: str = "2026-11-22", **notes: str) -> Entry:
    access = notes.pop("access", "")
    return entry(
        visit=Visit(
            checked=stated(checked, kind=Kind.DATE),
            access=stated(access) if access else None,
            notes=tuple((name.replace("_", "-"), stated(text)) for name, text in notes.items()),
        )
    )


@pytest.mark.parametrize(
    ("days", "parts"),
    [
        (timedelta(0), ""),
        (MONTHS, ""),
        (MONTHS + timedelta(1), "access, hours, tickets, booking"),
        (YEARS, "access, hours, tickets, booking"),
        (YEARS + timedelta(1), "access, getting-there, hours, tickets, booking, safety"),
    ],
)
def test_what_was_checked_long_ago_is_noted_the_sooner_the_faster_it_changes(
    days: timedelta, parts: str
) -> None:
    one = visit(access="open", getting_there="by bus", hours="9", tickets="1", booking="ask", safety="mind")

    expected = [("towns/kaltan.md", "visit/stale", ("2026-11-22", parts))] if parts else []
    assert found(one, today=date(2026, 11, 22) + days) == expected


def test_the_age_counts_from_the_last_day_that_is_meant() -> None:
    assert told(visit("2026", access="open"), today=date(2027, 6, 29)) == []
    assert told(visit("2026", access="open"), today=date(2027, 6, 30)) == ["visit/stale"]
    assert told(visit("2026/..", access="open"), today=date(2099, 1, 1)) == []
    assert told(visit("unknown", access="open"), today=date(2099, 1, 1)) == []
    assert told(visit(access="unknown"), today=date(2099, 1, 1)) == []


def test_a_translation_that_is_behind_its_original_is_noted() -> None:
    original = entry()
    paths = ("content/towns/kaltan.md", "content/towns/kaltan.ru.md")
    fresh = translation(source_digest=digest_of(original))
    stale = translation(source_digest="0" * 16, digest_span=Span(4, 13, 29))

    assert found(original, fresh) == []
    assert found(original, translation()) == [("towns/kaltan.ru.md", "translation/unstamped", paths)]
    assert found(original, stale) == [("towns/kaltan.ru.md", "translation/stale", paths)]
    assert lint(site(original, stale))[0].line == 4
    assert told(entry(title="Kaltan today"), fresh) == ["translation/stale"]
    said = claim("t01")
    assert told(said, original, translation(said.id, text=said.body, source_digest=digest_of(said))) == []
    assert told(fresh, broken=frozenset({"towns/kaltan"})) == []


# --- agreement ---

KALTAN = "towns/kaltan"


def value(text: str, kind: Kind) -> Stated:
    if kind is Kind.QUANTITY and text != "unknown":
        amount, _, unit = text.partition(" ")
        return stated(text, value=Quantity(Decimal(amount), unit))
    return stated(text, kind=kind)


@pytest.mark.parametrize(
    ("kind", "one", "other", "agree"),
    [
        (Kind.DATE, "1946", "1946-01-01/1946-12-31", True),
        (Kind.DATE, "193X", "1930/1939", True),
        (Kind.DATE, "1946", "1946~", False),
        (Kind.DATE, "1946~", "1946?", False),
        (Kind.DATE, "1946", "1946-05", False),
        (Kind.DATE, "1946", "unknown", False),
        (Kind.NUMBER, "84362", "84362.0", True),
        (Kind.NUMBER, "84362", "84363", False),
        (Kind.QUANTITY, "0.5 GW", "500 MW", True),
        (Kind.QUANTITY, "5 km2", "5.0 km²", True),
        (Kind.QUANTITY, "500 MW", "500 kW", False),
        (Kind.TEXT, "the  Kondoma", "the Kondoma", True),
        (Kind.TEXT, "Kondoma", "Tom", False),
    ],
)
def test_values_agree_when_they_say_the_same_however_written(
    kind: Kind, one: str, other: str, agree: bool
) -> None:
    own = entry(facts=[fact("f", value(one, kind), kind=kind)])
    theirs = entry("sectors/energy", facts=[fact("f", value(other, kind), kind=kind, of=KALTAN)])

    assert told(own, theirs) == ([] if agree else ["fact/conflict"])


def of_kaltan(id_: str, *readings: str, **points: str) -> Entry:
    series = tuple(
        Point(dates.parse(year[1:]), stated(text, kind=Kind.NUMBER)) for year, text in points.items()
    )
    made = fact("people", *readings, kind=Kind.NUMBER, of="" if id_ == KALTAN else KALTAN, points=series)
    return entry(id_, facts=[made])


def test_series_agree_point_by_point() -> None:
    own = of_kaltan(KALTAN, y1959="26000", y1989="27000")

    assert told(own, of_kaltan("themes/growth", y1959="26000", y2002="24000")) == []
    assert found(own, of_kaltan("themes/growth", y1959="26000", y1989="27001")) == [
        (
            "themes/growth.md",
            "fact/conflict",
            ("people", KALTAN, "27001", "27000", "content/towns/kaltan.md:1"),
        )
    ]


def test_two_entries_that_speak_of_a_third_agree_with_each_other() -> None:
    energy, growth = of_kaltan("sectors/energy", "26000"), of_kaltan("themes/growth", "27000")
    conflict = [
        (
            "themes/growth.md",
            "fact/conflict",
            ("people", KALTAN, "27000", "26000", "content/sectors/energy.md:1"),
        )
    ]

    assert found(entry(), energy, growth) == conflict
    assert found(growth, entry(), energy) == conflict
    assert found(of_kaltan(KALTAN, "26000", "27000"), energy, growth) == conflict
    assert (
        told(of_kaltan(KALTAN, "26000", "27000"), of_kaltan("sectors/energy", "27000", "26000"), growth) == []
    )
    assert told(entry(), energy, of_kaltan("themes/growth", "26000")) == []


told_of_kaltan = st.lists(
    st.builds(
        lambda own, readings, points: (own, readings, points),
        st.booleans(),
        st.lists(st.sampled_from(["26000", "27000", "28000", "unknown"]), max_size=3, unique=True),
        st.dictionaries(st.sampled_from(["y1959", "y1989"]), st.sampled_from(["1", "2", "3"])),
    ),
    max_size=7,
)


@given(told_of_kaltan)
def test_each_is_told_of_the_first_before_it_who_says_otherwise(
    tellers: list[tuple[bool, list[str], dict[str, str]]],
) -> None:
    several = []
    for number, (own, readings, points) in enumerate(tellers):
        teller = of_kaltan(KALTAN if own else f"themes/t{number}", *readings, **points)
        several.append(facts._Told(teller, teller.facts[0]))
    expected = list[Problem]()
    for number, later in enumerate(several):
        each = (list(facts._conflicts(KALTAN, earlier, later)) for earlier in several[:number])
        expected += next((problems for problems in each if problems), [])

    assert list(facts._disagreements(KALTAN, several)) == expected


def test_who_tells_of_the_same_is_not_compared_with_everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0
    compare = facts._contradicts

    def counted(by_itself: bool, theirs: frozenset[object], ours: frozenset[object]) -> bool:
        nonlocal asked
        asked += 1
        return compare(by_itself, theirs, ours)

    monkeypatch.setattr(facts, "_contradicts", counted)
    own = of_kaltan(KALTAN, *map(str, range(300)))
    same = [of_kaltan(f"themes/same-{n:03}", "7") for n in range(300)]
    each_its_own = [of_kaltan(f"tours/own-{n:03}", str(n), **{f"y1{n:03}": "8"}) for n in range(300)]
    problems = list(facts.entries_agree(site(own, *same, *each_its_own)))

    against = [problem.args[-1].partition(":")[0] for problem in problems]
    assert (
        against
        == ["content/themes/same-000.md"] * 7
        + ["content/tours/own-000.md"]
        + ["content/themes/same-000.md"] * 292
    )
    assert asked < 10 * 600


# --- waivers ---


def waive(rule: str, line: int = 3) -> tuple[Waiver, ...]:
    return (Waiver(rule, "the reason", Span(line, 3, 3 + len(rule))),)


WEAK = {"status": stated("working", "d")}
SOURCES = registry(source("d", tier="D"))


def test_a_waiver_silences_a_warning_or_a_note_in_its_own_file_only() -> None:
    waived = entry("towns/a", waive=waive("source/only-weak"), **WEAK)  # type: ignore[arg-type]
    not_waived = entry("towns/b", **WEAK)  # type: ignore[arg-type]

    assert found(waived, not_waived, sources=SOURCES) == [
        ("towns/b.md", "source/only-weak", ("status", "working", "D"))
    ]


def test_what_reading_met_can_be_waived_too() -> None:
    warning = Problem(A_PATH, 2, 1, "front-matter/smart-quotes", ("“",))

    assert told(entry(), earlier=(warning,)) == ["front-matter/smart-quotes"]
    assert told(entry(waive=waive("front-matter/smart-quotes")), earlier=(warning,)) == []


def test_claims_and_translations_have_waivers_as_well() -> None:
    original = entry()

    assert told(original, translation(waive=waive("translation/unstamped"))) == []
    assert told(original, claim(waive=waive("source/only-weak"))) == ["waive/unused"]


def test_a_source_waives_what_is_said_at_its_place_in_the_registry() -> None:
    first = source("first", span=Span(1, 1, 6), waive=waive("source/unused", line=4))
    second = source("second", span=Span(6, 1, 7))

    assert found(sources=registry(first, second)) == [("sources.yaml", "source/unused", ("second",))]
    assert told(entry(text=body(citation_mark("first", "second"))), sources=registry(first, second)) == [
        "waive/unused"
    ]


def test_a_waiver_names_a_rule_that_is_there_may_be_waived_and_is_broken() -> None:
    (unknown,) = lint(site(entry(waive=waive("source/only-week"))))
    (error,) = lint(site(entry(waive=waive("link/dead"))))
    (unused,) = lint(site(entry(waive=waive("source/only-weak"))))

    assert (unknown.code, unknown.args) == ("waive/unknown", ("source/only-week", "source/only-weak"))
    assert (error.code, error.args) == ("waive/error", ("link/dead",))
    assert (unused.code, unused.args) == ("waive/unused", ("source/only-weak",))
    assert [(p.line, p.column) for p in (unknown, error, unused)] == [(3, 3)] * 3


def test_an_error_stays_though_it_is_waived() -> None:
    one = entry(text=body(citation_mark("k")), waive=waive("citation/unknown"))

    assert sorted(told(one, sources={})) == ["citation/unknown", "waive/error"]


def test_of_a_file_with_mistakes_no_waiver_is_called_unused() -> None:
    assert told(unfinished=(entry(waive=waive("source/only-weak")),)) == []


@pytest.mark.parametrize(
    "unread",
    [
        {"broken": frozenset({"towns/osinniki"})},
        {"broken_sources": frozenset({"k"})},
        {"broken_sources": None},
    ],
)
def test_while_something_cannot_be_read_no_waiver_is_called_unused(unread: dict[str, Any]) -> None:
    waived = source("s", waive=waive("source/unused"))

    assert told(sources=registry(waived)) == []
    assert told(entry(waive=waive("source/only-weak")), sources=registry(waived), **unread) == []


def test_every_waiver_can_be_listed_with_its_reason() -> None:
    made = site(
        entry("towns/b", waive=waive("source/only-weak")),
        entry("towns/a", draft=True, waive=waive("visit/stale")),
        translation("towns/b", waive=waive("translation/stale")),
        claim(waive=waive("source/unused")),
        sources=registry(source("s", waive=waive("source/unused"))),
    )

    assert [(each.owner, each.rule) for each in waivers(made)] == [
        ("claims/t01", "source/unused"),
        ("towns/a", "visit/stale"),
        ("towns/b", "source/only-weak"),
        ("towns/b.ru", "translation/stale"),
        ("sources/s", "source/unused"),
    ]
    assert waivers(made)[1] == Waived(
        owner="towns/a",
        rule="visit/stale",
        reason="the reason",
        path=PurePosixPath("content/towns/a.md"),
        span=Span(3, 3, 14),
    )


def test_nothing_is_said_of_a_guide_in_which_all_is_well() -> None:
    kaltan = entry(
        facts={"founded": "1946"}, events=(event("1951"),), status="inhabited", at=(53.5, 87.2),
        visit=Visit(checked=stated("2026-11-22", kind=Kind.DATE), access=stated("open")),
    )  # fmt: skip

    assert found(kaltan, claim(), translation(source_digest=digest_of(kaltan)), today=TODAY) == []
