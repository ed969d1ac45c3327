from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.tables import TableExtension

from kuzbass_site.markdown.engine import Engine
from kuzbass_site.markdown.inline import NEEDED, SIGNS
from kuzbass_site.markdown.quick import QuickMarkdown
from kuzbass_site.markdown.quickblocks import FIRST, LINE, NEEDED_IN_BLOCKS
from tests.markdown_texts import SCRAPS, texts

CONTENT = Path(__file__).parent.parent / "content"


def ours() -> list[str | Extension]:
    """The extensions of the engine, footnotes as Python-Markdown makes them."""
    table = TableExtension(use_align_attribute=True)
    return [table, DefListExtension(), AttrListExtension(), FootnoteExtension()]


STRANGE = [
    "tables",
    "footnotes",
    "def_list",
    "attr_list",
    "abbr",
    "smarty",
    "nl2br",
    "wikilinks",
    "md_in_html",
]
PAIRS = {
    "ours": (Markdown(extensions=ours(), output_format="html"), QuickMarkdown(ours())),
    "none": (Markdown(output_format="html"), QuickMarkdown()),
    "strange": (Markdown(extensions=STRANGE, output_format="html"), QuickMarkdown(STRANGE)),
}


def convert(engine: Markdown, text: str) -> str:
    engine.parser.state.clear()
    return engine.reset().convert(text)


def assert_same(text: str) -> None:
    for stock, quick in PAIRS.values():
        assert convert(quick, text) == convert(stock, text)


# Markdown as people write it: blocks of lines, with marks in them, nested in lists and quotations.
_words = st.sampled_from(
    [
        "coal",
        "1936",
        "шахта",
        "a_b",
        "2 * 3",
        "x < y",
        "a & b",
        "&nbsp;",
        "No. 5",
        "e.g. ",
        "it's",
        "“so”",
        "#1",
        "1.",
        "-",
        "|",
        ">",
    ]
)
_marked = st.recursive(
    _words,
    lambda inner: st.one_of(
        st.builds("*{}*".format, inner),
        st.builds("**{}**".format, inner),
        st.builds("***{}** {}*".format, inner, inner),
        st.builds("_{}_".format, inner),
        st.builds("`{}`".format, inner),
        st.builds(
            "[{}](../towns/{}.md)".format,
            inner,
            st.sampled_from(["kaltan", "a (b)", "a'b", "<a b>", "a 't'"]),
        ),
        st.builds("![{}](a.jpg)".format, inner),
        st.builds("[{}][r]".format, inner),
        st.builds("{}[^1]".format, inner),
        st.builds("{}{{: .note }}".format, inner),
        st.builds("<b>{}</b>".format, inner),
        st.builds("\\{}".format, inner),
        st.builds("{}  \n{}".format, inner, inner),
    ),
    max_leaves=4,
)
_line = st.lists(_marked, min_size=1, max_size=6).map(" ".join)


def _indented(first: str, rest: str, text: str) -> str:
    lines = text.split("\n")
    return "\n".join([first + lines[0], *(rest + line if line else line for line in lines[1:])])


_simple = st.one_of(
    st.lists(_line, min_size=1, max_size=3).map("\n".join),
    st.builds("{} {}".format, st.sampled_from(["#", "##", "###### "]), _line),
    st.builds("{}\n{}".format, _line, st.sampled_from(["===", "---"])),
    st.sampled_from(
        ["***", "- - -", "___", "<div>\nx\n</div>", "<!-- a -->", "    code", "\ttab", "  ", "```\na\n```"]
    ),
    st.builds("[r]: {}.md 'title'".format, st.sampled_from(["a", "<b>"])),
    st.builds("[^1]: {}".format, _line),
    st.builds("{}\n:   {}".format, _words, _line),
    st.builds("| {} | {} |\n|:--|--:|\n| {} | {} |".format, _line, _line, _line, _line),
)
_block = st.recursive(
    _simple,
    lambda inner: st.one_of(
        st.builds(_indented, st.just("- "), st.just("    "), inner),
        st.builds(_indented, st.just("1. "), st.just("    "), inner),
        st.builds(_indented, st.just("> "), st.just("> "), inner),
        st.lists(inner, min_size=2, max_size=3).map("\n".join),
        st.lists(inner, min_size=2, max_size=3).map("\n\n".join),
    ),
    max_leaves=6,
)
documents = st.lists(_block, min_size=1, max_size=6).map("\n\n".join)


@settings(max_examples=500)
@given(documents)
def test_what_people_write_comes_out_as_from_python_markdown(text: str) -> None:
    assert_same(text)


@settings(max_examples=300)
@given(texts)
def test_what_nobody_should_write_comes_out_as_from_python_markdown(text: str) -> None:
    assert_same(text)


@pytest.mark.parametrize("scrap", SCRAPS)
@pytest.mark.parametrize(
    "frame", ["{0}", "{0} a", "a\n{0} b", "a\n   {0}c\nd", "- {0}\n- a\n\n    {0}", "> {0}\n{0}", "*{0}*"]
)
def test_each_scrap_comes_out_as_from_python_markdown(scrap: str, frame: str) -> None:
    assert_same(frame.format(scrap))


def test_the_texts_of_the_guide_come_out_as_from_python_markdown() -> None:
    paths = sorted(CONTENT.rglob("*.md"))

    assert paths
    for path in paths:
        assert_same(path.read_text(encoding="utf-8").split("---\n", 2)[-1])


def test_every_processor_of_blocks_has_been_looked_at() -> None:
    """A new version of Python-Markdown may bring processors that nobody has thought about."""
    processors = Engine().md.parser.blockprocessors

    assert len(processors) == len({*NEEDED_IN_BLOCKS, "empty", "paragraph"})
    assert all(name in processors for name in NEEDED_IN_BLOCKS)


def test_a_plain_paragraph_holds_no_sign_of_any_processor() -> None:
    for signs in NEEDED_IN_BLOCKS.values():
        for sign in signs:
            at_start = sign[0] in FIRST or LINE.match("\n" + sign.lstrip("\n"))
            assert at_start or sign in ("|", ". ", "]:"), sign  # a table's; behind a number; behind a bracket


def test_every_inline_pattern_needs_one_of_the_signs() -> None:
    for needed in NEEDED.values():
        for string in needed:
            assert string == "](" or any(
                sign in string for sign in SIGNS
            )  # before "](" stands the "[" of a link
