from __future__ import annotations

from typing import Any

import pytest

from kuzbass_site.lint import lint_texts, prose
from kuzbass_site.markdown import parse_body
from kuzbass_site.models.entry import Claim, Entry, Names, Translation
from kuzbass_site.models.files import Span
from kuzbass_site.models.settings import FactName, GlossaryTerm
from kuzbass_site.models.stated import Fact, Kind
from kuzbass_site.problems import Problem
from kuzbass_site.site import Site
from tests.factories import (
    cited,
    claim,
    config,
    entry,
    event,
    fact,
    label,
    replace,
    site,
    source,
    stated,
    stop,
    translation,
)


def places(problems: Any) -> list[tuple[str, int, int, str]]:
    return [(str(p.path).removeprefix("content/"), p.line, p.column, p.args[0]) for p in problems]


# --- figures without a source ---


def test_a_figure_without_a_source_is_told_where_it_stands() -> None:
    texts: list[Entry | Claim | Translation] = [
        entry(text=parse_body("It is a town.\n\nIt opened\nin *1951* and 1952."), body_line=9),
        claim(text=parse_body("It was the largest in Siberia."), body_line=7),
        translation(text=parse_body("Открыт в 1951 году."), body_line=5),
        entry("pages/about", draft=True, text=parse_body("Made in 2026.")),
    ]

    assert sorted(places(lint_texts(site(*texts)))) == [
        ("claims/t01.md", 7, 8, "the largest"),
        ("pages/about.md", 1, 9, "2026"),
        ("towns/kaltan.md", 12, 5, "1951"),
        ("towns/kaltan.ru.md", 5, 10, "1951"),
    ]


def test_figures_with_a_source_and_texts_without_figures_are_left_alone() -> None:
    item = entry(text=parse_body("## 1951\n\nIt is a town.\n\nIt opened in 1951, they say [@a]."))

    assert list(lint_texts(site(item))) == []


def test_a_figure_in_a_file_with_other_mistakes_is_told_in_the_same_run() -> None:
    item = entry(text=parse_body("It opened in 1951."))

    problems = list(lint_texts(site(unfinished=(item,))))

    assert places(problems) == [("towns/kaltan.md", 1, 14, "1951")]


def test_what_is_said_of_a_stop_cites_its_figures_too() -> None:
    see = replace(stated("The gate of 1936.", citations=()), span=Span(9, 10, 27))
    tour = entry("tours/red", stops=[stop("towns/kaltan", see=see, why=stated("Opened in 1951.", "a"))])

    problems = list(lint_texts(site(entry("towns/kaltan"), tour)))

    assert places(problems) == [("tours/red.md", 9, 10, "1936")]


def test_a_word_of_the_glossary_cites_its_figures_too() -> None:
    bare = GlossaryTerm(term="GRES", means="A station of over 100 MW.", span=Span(3, 10, 20))
    sound = GlossaryTerm(term="TEC", means="A station of over 100 MW.", citations=cited("a"))

    problems = list(prose.words_are_cited(site(glossary=(bare, sound))))

    assert places(problems) == [("glossary.yaml", 3, 10, "100 MW")]


# --- texts against facts ---


FOUNDED = FactName(
    name="founded", kind=Kind.DATE, label=label("Founded"), words={"en": ("founded",), "ru": ("основан",)}
)
TOWN = FactName(name="town-since", kind=Kind.DATE, label=label("Town"), words={"en": ("became a town",)})
SETTINGS = config(facts={"founded": FOUNDED, "town-since": TOWN})


def contradicted(text: str, *facts: Fact, **fields: Any) -> list[tuple[str, ...]]:
    """What is told of an entry that was founded in 1946, by the source ``k``, unless *facts* say otherwise."""
    stands = facts or (fact("founded", stated("1946", "k", kind=Kind.DATE)),)
    item = entry(text=parse_body(text), facts=stands, names=Names(also=("the settlement",)), **fields)
    found = lint_texts(site(item, config=SETTINGS))
    return [problem.args for problem in found if problem.code == "prose/contradicts-fact"]


def test_another_year_than_the_facts_is_told_with_what_the_fact_says() -> None:
    told = contradicted("Kaltan was founded in 1964 [@k].")

    assert told == [("1964", "founded", "1946", "content/towns/kaltan.md:1")]


@pytest.mark.parametrize(
    "text",
    [
        "On the river Kaltan was founded in 1964, they say [@k].",
        "So it was. Kaltan was founded on 20 January 1964 [@k].",
        "The settlement (founded in 1951) grew; Kaltan was founded in 1964 [@j; @k, p. 3].",
        "Kaltan was founded about 1964 [@k].",
    ],
)
def test_a_clause_with_the_words_the_name_and_one_date_speaks_of_the_fact(text: str) -> None:
    assert [args[0] for args in contradicted(text)][-1].endswith("1964")


@pytest.mark.parametrize(
    "text",
    [
        "Kaltan was founded in 1946 [@k].",
        "Kaltan was founded on 20 January 1946 [@k].",
        "Kaltan was founded in 1964 [@other].",
        "Kaltan was founded in 1964.",
        "Kaltan was founded in 1964. So says the book [@k].",
        "The school was founded in 1964 [@k].",
        "It has stood since 1964, and Kaltan was founded before that [@k].",
        "Kaltan was founded before 1964 [@k].",
        "Kaltan was not founded in 1964 [@k].",
        "Kaltan was founded in 1964 or 1965 [@k].",
        "Kaltan was founded in the 1960s [@k].",
        "Kaltan was founded between 1964–1966 [@k].",
        "Kaltan grew in 1964 [@k].",
        "Kaltan was founded about 1950 [@k].",
        "## Kaltan was founded in 1964 [@k]",
    ],
)
def test_what_agrees_or_may_speak_of_something_else_is_left_alone(text: str) -> None:
    assert contradicted(text) == []


def test_a_date_that_the_entry_states_elsewhere_is_accounted_for() -> None:
    text = "Kaltan was founded anew in 1964 [@k]."

    assert contradicted(text, events=(event("1964-05"),)) == []
    assert contradicted(text, events=(event("1965"), event("1932/.."))) != []


@pytest.mark.parametrize(
    ("readings", "year", "fits"),
    [
        (("1770", "1917"), "1850", True),
        (("1770", "1917"), "1918", False),
        (("1770~",), "1775", True),
        (("1770?",), "1764", True),
        (("1770~",), "1790", False),
        (("1932/..",), "1990", True),
        (("1932/..",), "1931", False),
        (("../1932",), "1700", True),
        (("193X",), "1935", True),
        (("unknown",), "1935", True),
    ],
)
def test_the_bounds_are_those_of_all_readings(readings: tuple[str, ...], year: str, fits: bool) -> None:
    founded = fact("founded", *(stated(each, "k", kind=Kind.DATE) for each in readings))

    assert (contradicted(f"Kaltan was founded in {year} [@k].", founded) == []) is fits


def test_a_phrase_speaks_of_its_fact_without_the_name_of_the_entry() -> None:
    town = fact("town-since", stated("1959", "k", kind=Kind.DATE))

    assert contradicted("In 1958 it became a town [@k].", town) != []
    assert contradicted("In 1959 it became a town [@k].", town) == []


def test_a_fact_of_another_entry_is_not_spoken_of() -> None:
    other = fact("founded", stated("1946", "k", kind=Kind.DATE), of="towns/kemerovo")

    assert contradicted("Kaltan was founded in 1964 [@k].", other) == []


def test_a_translation_is_held_against_the_facts_of_its_original() -> None:
    kaltan = entry(facts=[fact("founded", stated("1946", "k", kind=Kind.DATE))])
    text = parse_body("Калтана ещё не было.\n\nГород Калтан основан в 1964 году [@k].")
    russian = translation(title="Калтан", text=text, body_line=5)

    problems = list(lint_texts(site(kaltan, russian, config=SETTINGS)))

    assert places(problems) == [("towns/kaltan.ru.md", 7, 24, "1964")]


# --- translations against originals ---


def differing(original: str, translated: str, **fields: Any) -> list[Problem]:
    items = (entry(text=parse_body(original)), translation(text=parse_body(translated), body_line=5))
    return list(prose.translations_cite_the_same(_with_sources(*items, **fields)))


def _with_sources(*items: Entry | Claim | Translation, **fields: Any) -> Site:
    return site(*items, sources={key: source(key) for key in "abcde"}, **fields)


@pytest.mark.parametrize(
    ("original", "translated"),
    [
        ("", ""),
        ("One [@a]. Two [@b, p. 2].", "Два [@b]. Один [@a, с. 3; @b]."),
        ("One [@a].", "Один [@unregistered]."),
        ("One [@a] [@", "Один [@b]."),
    ],
)
def test_a_translation_may_cite_the_same_in_its_own_way(original: str, translated: str) -> None:
    assert differing(original, translated) == []


@pytest.mark.parametrize(
    ("original", "translated", "line", "missing", "added"),
    [
        ("One [@a].", "Один.", 5, "`a`", ""),
        ("One.", "Да.\n\nОдин [@a].", 7, "", "`a`"),
        ("One [@a; @b; @c; @d].", "Один [@e].", 5, "`a`, `b`, `c`, …", "`e`"),
    ],
)
def test_a_translation_that_cites_others_is_told_with_their_keys(
    original: str, translated: str, line: int, missing: str, added: str
) -> None:
    (problem,) = differing(original, translated)

    assert problem.line == line
    assert problem.args[0] == "content/towns/kaltan.md"
    assert problem.args[2:] == (missing, added)


def test_the_translation_of_a_claim_cites_the_evidence_of_the_claim() -> None:
    items = (claim(text=parse_body("So [@a].")), translation("claims/t01", text=parse_body("Так [@b].")))

    (problem,) = prose.translations_cite_the_same(_with_sources(*items))

    assert problem.args[0] == "content/claims/t01.md"
