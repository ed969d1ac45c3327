from __future__ import annotations

import pytest

from kuzbass_site.models.body import Citation
from kuzbass_site.models.files import Span
from kuzbass_site.models.waiver import Waiver
from kuzbass_site.registry import parse_glossary, parse_sources
from tests.factories import codes, document

SOURCE = "title: A work\n  tier: B\n"


def test_a_source_has_the_fields_of_csl_and_ours() -> None:
    text = (
        "bse_kaltan:\n  type: book\n  title: '1984'\n  author: A. Author\n  container-title: In\n"
        "  publisher: P\n  issued: 1973\n  URL: https://x.example/1\n  language: ru\n"
        "  accessed: 2026-11-20\n  archived: https://a.example/1\n  license: CC0\n  note: N\n"
        "  tier: A\n  derived-from: [gse]\n  waive: {source/unused: why}\ngse:\n  " + SOURCE
    )

    sources, problems = parse_sources(document(text, "content/sources.yaml"))

    assert problems == []
    assert list(sources) == ["bse_kaltan", "gse"]
    found = sources["bse_kaltan"]
    assert (found.type, found.title, found.author, found.container) == ("book", "1984", "A. Author", "In")
    assert (found.publisher, found.issued, found.url) == ("P", "1973", "https://x.example/1")
    assert (found.language, found.accessed, found.archived) == ("ru", "2026-11-20", "https://a.example/1")
    assert (found.licence, found.note, found.tier, found.derived_from) == ("CC0", "N", "A", ("gse",))
    assert found.span == Span(1, 1, 11)
    assert found.waive == (Waiver("source/unused", "why", Span(16, 11, 24)),)
    assert sources["gse"].type == "webpage"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bse: {title: x, tier: A}\n", [("source/bad-key", ("Bse", "bse"))]),
        ("bse kaltan: {title: x, tier: A}\n", [("source/bad-key", ("bse kaltan", "bse_kaltan"))]),
        ("bse: A book\n", [("front-matter/wrong-type", ("bse", "fields of its own, indented below"))]),
        ("bse: {title: x}\n", [("front-matter/missing-field", ("tier",))]),
        ("bse: {title: '', tier: A}\n", [("front-matter/empty-field", ("title",))]),
        ("bse: {title: x, tier: E}\n", [("front-matter/bad-value", ("tier", "E", "", "A, B, C, D"))]),
        ("bse: {title: x, tier: A, derived-from: [gse]}\n", [("citation/unknown", ("gse", ""))]),
        (
            "bse_kem: {title: x, tier: A}\nb: {title: x, tier: A, derived-from: [bse_kom]}\n",
            [("citation/unknown", ("bse_kom", "bse_kem"))],
        ),
    ],
)
def test_a_source_that_does_not_fit_is_left_out_and_complained_of(
    text: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    sources, problems = parse_sources(document(text + "other: {title: x, tier: C}\n", "content/sources.yaml"))

    assert [(p.code, p.args) for p in problems] == expected
    assert "other" in sources


def test_a_source_may_copy_one_that_is_itself_broken() -> None:
    text = "bse: {title: x, tier: A, derived-from: [gse]}\ngse: {tier: A}\n"

    sources, problems = parse_sources(document(text, "content/sources.yaml"))

    assert list(sources) == ["bse"]
    assert codes(problems) == ["front-matter/missing-field"]


def test_a_word_of_the_glossary_is_explained_with_its_sources() -> None:
    text = (
        "CHP:\n  ru: ТЭЦ\n  abbr: CHP\n  expansion: combined heat and power\n  means: A power station. [@k]\n"
        "AIK colony:\n  abbr: AIK\n  means: A colony.\n"
        "slag: {en: dross, means: What is left.}\n"
    )

    (chp, aik, slag), problems = parse_glossary(document(text, "content/glossary.yaml"))

    assert problems == []
    assert (chp.term, chp.means, chp.citations) == ("CHP", "A power station.", (Citation("k"),))
    assert (chp.local, chp.abbreviation, chp.expansion) == ({"ru": "ТЭЦ"}, "CHP", "combined heat and power")
    assert chp.span == Span(5, 10, 31)
    assert (aik.abbreviation, aik.expansion) == ("AIK", "AIK colony")
    assert (slag.local, slag.abbreviation, slag.expansion) == ({"en": "dross"}, "", "")


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("slag: What is left.\n", "front-matter/wrong-type", (1, 1)),
        ("slag: {ru: шлак}\n", "front-matter/missing-field", (1, 1)),
        ("slag: {means: ''}\n", "front-matter/empty-field", (1, 15)),
        ("slag: {means: x, de: Schlacke}\n", "front-matter/unknown-field", (1, 18)),
        ("slag:\n  means: What is left. [@K]\n", "citation/bad-key", (2, 24)),
    ],
)
def test_a_word_that_does_not_fit_is_left_out_and_complained_of(
    text: str, code: str, place: tuple[int, int]
) -> None:
    terms, problems = parse_glossary(document(text + "coke: {means: Baked coal.}\n", "content/glossary.yaml"))

    assert [term.term for term in terms] == ["coke"]
    assert [(p.code, p.line, p.column) for p in problems] == [(code, *place)]
