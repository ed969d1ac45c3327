from __future__ import annotations

from typing import Any

import pytest

from kuzbass_site.lint import prose
from kuzbass_site.markdown import parse_body
from kuzbass_site.models.entry import Claim, Entry, Translation
from kuzbass_site.models.files import Span
from kuzbass_site.models.settings import GlossaryTerm
from kuzbass_site.problems import Problem
from kuzbass_site.site import Site
from tests.factories import cited, claim, config, entry, event, fact, label, site, stated, translation


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

    assert sorted(places(prose.figures_are_cited(site(*texts)))) == [
        ("claims/t01.md", 7, 8, "the largest"),
        ("pages/about.md", 1, 9, "2026"),
        ("towns/kaltan.md", 12, 5, "1951"),
        ("towns/kaltan.ru.md", 5, 10, "1951"),
    ]


def test_figures_with_a_source_and_texts_without_figures_are_left_alone() -> None:
    item = entry(text=parse_body("## 1951\n\nIt is a town.\n\nIt opened in 1951, they say [@a]."))

    assert list(prose.figures_are_cited(site(item))) == []


def test_a_figure_in_a_file_with_other_mistakes_is_told_in_the_same_run() -> None:
    item = entry(text=parse_body("It opened in 1951."))

    problems = list(prose.figures_are_cited(site(unfinished=(item,))))

    assert places(problems) == [("towns/kaltan.md", 1, 14, "1951")]


def test_a_word_of_the_glossary_cites_its_figures_too() -> None:
    bare = GlossaryTerm(term="GRES", means="A station of over 100 MW.", span=Span(3, 10, 20))
    sound = GlossaryTerm(term="TEC", means="A station of over 100 MW.", citations=cited("a"))

    problems = list(prose.figures_are_cited(site(glossary=(bare, sound))))

    assert places(problems) == [("glossary.yaml", 3, 10, "100 MW")]


# --- translations against originals ---


def differing(original: str, translated: str, **fields: Any) -> list[Problem]:
    items = (entry(text=parse_body(original)), translation(text=parse_body(translated), body_line=5))
    return list(prose.translations_cite_the_same(_with_sources(*items, **fields)))


def _with_sources(*items: Entry | Claim | Translation, **fields: Any) -> Site:
    keys = entry("pages/keys", text=parse_body("[@a; @b; @c; @d; @e]"))
    return site(*items, keys, **fields)


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
