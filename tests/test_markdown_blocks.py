from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kuzbass_site.markdown import parse_body
from kuzbass_site.models.body import Block, CitationMark
from tests.markdown_texts import texts

CONTENT = Path(__file__).parent.parent / "content"
WORD = re.compile(r"[^\W_]+")


def blocks(text: str) -> list[tuple[str, int, str]]:
    """Kind, line and text of each block, with a star for each citation."""
    return [(block.kind, block.span.line, shown(block)) for block in parse_body(text).blocks]


def shown(block: Block) -> str:
    return "".join("*" if isinstance(piece, CitationMark) else piece for piece in block.pieces)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("One\nline.\n\nTwo [@a].", [("paragraph", 1, "One line."), ("paragraph", 4, "Two*.")]),
        ("[@a] First [@b]  last.", [("paragraph", 1, "*First* last.")]),
        ("## Head\n\nText", [("heading", 1, "Head"), ("paragraph", 3, "Text")]),
        ("Head\n----\nText", [("heading", 1, "Head"), ("paragraph", 3, "Text")]),
        ("- one\n- two [@a]\n    - three", [("item", 1, "one"), ("item", 2, "two*"), ("item", 3, "three")]),
        ("1. one\n\n    more\n\n2. two", [("item", 1, "one"), ("item", 3, "more"), ("item", 5, "two")]),
        ("Term\n: What it means [@a]", [("term", 1, "Term"), ("definition", 2, "What it means*")]),
        ("> quoted *and*\n> long", [("paragraph", 1, "quoted and long")]),
        ("a|b\n-|-\nc|d [@a]", [("cell", 1, "a"), ("cell", 1, "b"), ("cell", 3, "c"), ("cell", 3, "d*")]),
        ("a|b\n-|-\nc|[@a]", [("cell", 1, "a"), ("cell", 1, "b"), ("cell", 3, "c"), ("cell", 3, "*")]),
        ("One\n\n[@a]\n\nTwo", [("paragraph", 1, "One"), ("paragraph", 3, "*"), ("paragraph", 5, "Two")]),
        ("|a|b|\n|-|-|\n||d|", [("cell", 1, "a"), ("cell", 1, "b"), ("cell", 3, "d")]),
        ("```\n1936\n```\n\n1936", [("paragraph", 5, "1936")]),
        ("    1936\n\n1936", [("paragraph", 3, "1936")]),
        ("Write `1936 [@a]` here.", [("paragraph", 1, "Write here.")]),
        ("`x` one", [("paragraph", 1, "one")]),
        ("<!-- 1936 -->\n\n1936", [("paragraph", 3, "1936")]),
        ("<div>\n\n<p>One</p>\n<p>Two</p>\n\n</div>", [("paragraph", 3, "One"), ("paragraph", 4, "Two")]),
        ("![A pit](a.jpg \"In 1930\")\n\n1930", [("paragraph", 3, "1930")]),
        (
            "See[^1].\n\n[^1]: In *1936* [@a].\n\nMore",
            [("paragraph", 1, "See."), ("paragraph", 5, "More"), ("item", 3, "In 1936*.")],
        ),
        ("[Kaltan](kaltan.md), a  town\nof &copy; 5\\*3", [("paragraph", 1, "Kaltan, a town of © 5*3")]),
        ("one two\n\n- two\n- one", [("paragraph", 1, "one two"), ("item", 3, "two"), ("item", 4, "one")]),
    ],
)  # fmt: skip
def test_the_prose_of_a_text_is_cut_into_blocks(text: str, expected: list[tuple[str, int, str]]) -> None:
    assert blocks(text) == expected


def test_rows_of_tables_are_counted() -> None:
    body = parse_body("a|b\n-|-\n1|2\n\nText\n\na|b\n-|-\n3|4")

    assert [block.row for block in body.blocks] == [1, 1, 2, 2, 0, 3, 3, 4, 4]


def test_citations_stand_where_they_are_read() -> None:
    (block,) = parse_body("Coal [@a] and\nsteel [@b; @c].").blocks

    assert block.text == "Coal and steel."
    cited = [(offset, [each.key for each in mark.citations]) for offset, mark in block.citations]
    assert cited == [(4, ["a"]), (14, ["b", "c"])]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("In 1936 it was.", "1936", (1, 4, 8)),
        ("One,\nthen *two* [three](four.md) five", "five", (2, 29, 33)),
        ("a\n\n- **b** c\n- d", "c", (3, 9, 10)),
        ("| a | b 1936 |\n|---|---|\n| c | d 1937 [@k] |", "1937", (3, 9, 13)),
        ("44\u00a0000 people\nin 1936", "1936", (2, 4, 8)),
        ("*Kaltan*. &copy; In 1936", "1936", (1, 21, 25)),
        ("Here [@a, p. 1936], in 1936", "1936", (1, 24, 28)),
    ],
)
def test_a_stretch_of_a_block_is_found_in_the_source(
    text: str, word: str, expected: tuple[int, int, int]
) -> None:
    spans = [
        block.at(match.start(), match.end())
        for block in parse_body(text).blocks
        for match in re.finditer(word, block.text)
    ]

    assert [(span.line, span.column, span.end_column) for span in spans] == [expected]


def test_in_the_guide_every_word_of_every_block_is_where_it_is_said_to_be() -> None:
    paths = sorted(CONTENT.glob("*/*.md"))
    assert paths
    for path in paths:
        text = path.read_text(encoding="utf-8").split("---\n", 2)[-1]
        _check(text)


words = st.sampled_from(["coal", "1936", "the", "рельсы", "44", "of", "GRES", "й", "a", "b12"])
prose = st.lists(words, min_size=1, max_size=6).map(" ".join)
inline = st.one_of(
    prose,
    prose.map("*{}*".format),
    prose.map("[{}](../towns/kaltan.md)".format),
    prose.map("{} [@a, p. 1936]".format),
    prose.map("{} `code coal`".format),
    st.lists(prose, min_size=2, max_size=3).map("\n".join),
)
line = st.lists(inline, min_size=1, max_size=4).map(", ".join)
flat = line.map(lambda each: each.replace("\n", " "))
paragraph = st.one_of(
    line,
    flat.map("## {}".format),
    flat.map("> {}".format),
    st.lists(flat, min_size=1, max_size=3).map(lambda items: "\n".join(f"- {item}" for item in items)),
    st.lists(flat, min_size=2, max_size=2).map(lambda two: f"{two[0]}\n: {two[1]}"),
    st.lists(flat, min_size=4, max_size=4).map(lambda c: f"{c[0]}|{c[1]}\n-|-\n{c[2]}|{c[3]}"),
    prose.map("```\n{}\n```".format),
    prose.map("<!-- {} -->".format),
)


@settings(max_examples=300)
@given(st.lists(paragraph, max_size=6).map("\n\n".join))
def test_each_blocks_line_holds_its_first_words(text: str) -> None:
    _check(text)


def _check(text: str) -> None:
    lines = text.split("\n")
    for block in parse_body(text).blocks:
        for match in WORD.finditer(block.text):
            span = block.at(match.start(), match.end())
            assert lines[span.line - 1][span.column - 1 : span.end_column - 1] == match[0], block


@settings(max_examples=500)
@given(texts)
def test_no_text_has_a_block_outside_of_it(text: str) -> None:
    body = parse_body(text)
    lines = len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    for block in body.blocks:
        assert block.text.strip() or block.citations
        assert block.places[0].offset == 0
        assert all(1 <= place.line <= lines and place.column >= 1 for place in block.places)
        assert not any(
            isinstance(a, str) and isinstance(b, str)
            for a, b in zip(block.pieces, block.pieces[1:], strict=False)
        )
