"""A stated value that is read in one step reads as it would by all steps."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kuzbass_site.citations import _note_start, _taken_apart, parse_stated

VALUES = st.sampled_from(
    ["1946", "", " ", "its palace ", "580 MW", "unknown", "a\nb", "д", "a, ", "x.", "(c)", "\\", "-"]
)
MARKS = st.sampled_from(
    ["[@a]", "[@a_1-b]", "[@a, p. 1]", "[@a; @b]", "[@A]", "[ @a]", "［@a]", "@a", "[a]", "", "[@a][@b]"]
)
GAPS = st.sampled_from(["", " ", "  ", "\n", "\t", "\u00a0", ", ", ". "])
NOTES = st.sampled_from(
    [
        "",
        "(note)",
        "( note )",
        "(a , b .)",
        "()",
        "( )",
        "(a; b)",
        "(a (b) c)",
        "(a",
        "a)",
        "(a).",
        "x",
        "(a)\n",
    ]
)
stated = st.tuples(GAPS, VALUES, GAPS, MARKS, GAPS, NOTES, GAPS).map("".join)


@settings(max_examples=2000)
@given(stated)
@example("1946 [@a](https://a.b)")
def test_a_simple_value_reads_as_any_other(text: str) -> None:
    assert parse_stated(text) == _taken_apart(text)


@given(st.text("() a", max_size=20))
def test_the_note_begins_with_the_last_parenthesis(text: str) -> None:
    stripped = text.rstrip()
    begin = _note_start(text)
    if not stripped.endswith(")"):
        assert begin == len(text)
    else:
        note = stripped[begin:]
        assert note.count("(") <= note.count(")")
        assert all(stripped[n:].count("(") < stripped[n:].count(")") for n in range(begin + 1, len(stripped)))
