"""What is looked for only where it may stand is found wherever it is."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kuzbass_site.markdown.blocks import _START, _first_words
from kuzbass_site.markdown.checks import _DEFINITION, _NOTE_TEXT
from kuzbass_site.markdown.limits import _LONG_LEADING, DEEPEST, _too_deep
from kuzbass_site.markdown.prepare import _HEADING, _UNDERLINED, _underlined
from kuzbass_site.markdown.source import matching_lines
from tests.markdown_texts import texts

LINES = (
    *("[r]: a.md", "  [^1]: b", "    [^1]: c", "[^a [^b]: c", "[a]:", "x [r]: y [s]: z", "[r]: [s]: t"),
    *(
        "# a",
        "## b #",
        "- # c",
        "> ## d",
        "1. ### e",
        "[^1]: # f",
        "a # b",
        "#",
        "a",
        "b {: .note }",
        "c ",
        "---",
        "===",
        "> ---",
    ),
    *(
        "= =",
        "--- ",
        ">  ==",
        "",
        " ",
        "| a | b |",
        "|--|--|",
        "<p>a",
        "<li class=x>b",
        "<td>",
        "<b>c",
        "_a_",
        "*a*",
        "3. a",
        "3) b",
    ),
    *(
        "[@a] b",
        "[^1] c",
        "&nbsp;d",
        "«e»",
        "„f",
        "1936",
        "4th",
        "é",
        "а б",
        "|",
        "||a",
        "<",
        "<p",
        "<p><td>x",
        "٣",
        "x|y|z",
    ),
)
lines = st.lists(st.sampled_from(LINES), max_size=12).map("\n".join) | texts


@settings(max_examples=500)
@given(lines)
def test_headings_and_definitions_are_found_wherever_their_patterns_match(text: str) -> None:
    for pattern, found in (
        (_HEADING, matching_lines(_HEADING, "#", text)),
        (_UNDERLINED, _underlined(text)),
        (_DEFINITION, matching_lines(_DEFINITION, "]:", text)),
        (_NOTE_TEXT, matching_lines(_NOTE_TEXT, "]:", text)),
    ):
        there = [(each.span(), each.groups()) for each in pattern.finditer(text)]

        assert [(each.span(), each.groups()) for each in found] == there


@settings(max_examples=500)
@given(lines)
def test_the_first_words_are_found_wherever_their_pattern_matches(text: str) -> None:
    there = [(each["word"], each.start("word")) for each in _START.finditer(text)]

    assert list(_first_words(text)) == there


@given(st.text(" \t>-*+:1.a", max_size=60), st.sampled_from(["", "a\n", "\n\n"]))
def test_a_line_that_is_too_deep_has_a_long_beginning(line: str, before: str) -> None:
    text = f"{before}{line}"
    deep = f"{before}{line}\n" + "> " * (DEEPEST + 1) + "a"  # so that every line is looked at
    found, looked = _too_deep(text), _too_deep(deep)

    assert looked is not None
    assert (found is None) == (looked.start > len(text))
    assert found is None or _LONG_LEADING.search(f"\n{text}")
