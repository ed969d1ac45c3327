from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzbass_site.citations import KEY, find, parse_stated
from kuzbass_site.models.body import Citation
from kuzbass_site.problems import CODES

SCRAPS = [
    "[@a",
    "[@a]",
    "[@",
    "]",
    "[",
    "@b_c",
    ";",
    ", p. 1",
    "(",
    ")",
    " ",
    "\n",
    "\n\n",
    "\\",
    "＠",
    "［",
    "note",
]


@pytest.mark.parametrize(
    ("text", "citations"),
    [
        ("[@bse_kaltan]", [Citation("bse_kaltan")]),
        ("[@a; @b]", [Citation("a"), Citation("b")]),
        ("[@a, p. 12; @b]", [Citation("a", "p. 12"), Citation("b")]),
        ("[@a, pp. 12-13, 20]", [Citation("a", "pp. 12-13, 20")]),
        ("[@a-b, с. 7]", [Citation("a-b", "с. 7")]),
        ("[@a;\n@b]", [Citation("a"), Citation("b")]),
        ("so he says [@a](and so do I)", [Citation("a")]),
    ],
)
def test_a_mark_names_its_sources_and_the_places_in_them(text: str, citations: list[Citation]) -> None:
    (found,) = find(text)

    assert list(found.citations) == citations
    assert [text[key:].startswith(c.key) for key, c in zip(found.keys, citations, strict=True)] == [
        True
    ] * len(citations)
    assert found.problems == ()


@pytest.mark.parametrize(
    ("text", "code", "written"),
    [
        ("[@]", "citation/empty", ""),
        ("[@ ]", "citation/empty", ""),
        ("[@ key]", "citation/malformed", "[@key]"),
        ("[ @key]", "citation/malformed", "[@key]"),
        ("[@a @b]", "citation/malformed", "[@a; @b]"),
        ("[@a, @b]", "citation/malformed", "[@a; @b]"),
        ("[@a; b]", "citation/malformed", "[@a; @b]"),
        ("[@a;]", "citation/malformed", "[@a]"),
        ("[@a p. 12]", "citation/malformed", "[@a, p. 12]"),
        ("［＠key］", "citation/malformed", "[@key]"),
        ("[＠key；＠b]", "citation/malformed", "[@key; @b]"),
        ("[see @key]", "citation/malformed", "see [@key]"),
        ("(@key)", "citation/malformed", "[@key]"),
        ("[@BSE_Kaltan]", "citation/bad-key", "[@bse_kaltan]"),
        ("[@bse–kaltan]", "citation/bad-key", "[@bse-kaltan]"),
        ("[@bsе_kаltan]", "citation/bad-key", "[@bse_kaltan]"),
        ("[@bse kaltan]", "citation/bad-key", "[@bse_kaltan]"),
        ("[@Щ]", "citation/bad-key", ""),
        ("[@key", "citation/unclosed", "[@key]"),
        ("[@key and so on\n\nNext.", "citation/unclosed", "[@key]"),
        ("[@key [x](y)", "citation/unclosed", "[@key]"),
    ],
)
def test_a_slip_in_a_mark_says_what_to_write(text: str, code: str, written: str) -> None:
    (found,) = find(text)
    (problem,) = found.problems

    assert (problem.code, problem.args[1]) == (code, written)
    assert found.citations == ()
    if written.startswith("["):
        assert find(written)[0].problems == ()


@pytest.mark.parametrize(
    "text", ["me@example.com", r"\[@key]", "[@name](https://t.me/name)", "[1]", "a [b] @ c", "@"]
)
def test_what_only_looks_like_a_mark_is_left_alone(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(
    ("text", "value", "keys", "note"),
    [
        ("1946 [@bse_kaltan]", "1946", ["bse_kaltan"], ""),
        ("1946 [@a; @b] (as a building site)", "1946", ["a", "b"], "as a building site"),
        (
            "Cherkasovo [@v] (a village (ulus), part of it)",
            "Cherkasovo",
            ["v"],
            "a village (ulus), part of it",
        ),
        ("1936 [@a] [@b] (n [sic] (x))", "1936", ["a", "b"], "n [sic] (x)"),
        ("1936 [@a], [@b] (x)", "1936", ["a", "b"], "x"),
        ("1936 [@a] (note) [@b]", "1936", ["a", "b"], "note"),
        ("1936 [@a] (says [@b])", "1936", ["a", "b"], "says"),
        ("1936 (says [@b])", "1936", ["b"], "says"),
        ("1936 [@a](note).", "1936", ["a"], "note"),
        ("1936 [@a] (a) b) c)", "1936", ["a"], "a) b) c"),
        ("South (old) pit [@a] (x)", "South (old) pit", ["a"], "x"),
        ("500 MW (as designed)", "500 MW", [], "as designed"),
        ("Pit (north) (closed)", "Pit (north)", [], "closed"),
        ("unknown (none of nine counts them)", "unknown", [], "none of nine counts them"),
        ("1946", "1946", [], ""),
        ("office@example.com", "office@example.com", [], ""),
        ("[@a]", "", ["a"], ""),
    ],
)
def test_a_stated_value_comes_apart(text: str, value: str, keys: list[str], note: str) -> None:
    parts = parse_stated(text)

    assert (parts.value, [c.key for c in parts.citations], parts.note) == (value, keys, note)
    assert [text[at : at + len(key)] for at, key in zip(parts.keys, keys, strict=True)] == keys
    assert parts.problems == ()


@pytest.mark.parametrize(
    ("text", "code", "args", "marked"),
    [
        ("1946 @bse_kaltan", "citation/no-brackets", ("@bse_kaltan", "[@bse_kaltan]"), "@bse_kaltan"),
        ("1946 [@a] (note", "citation/open-note", ("(note", "(note)"), "(note"),
        ("1946 [@a] opened", "citation/stray-text", ("opened", "(opened)"), "opened"),
        ("1946 [@a] (x) opened", "citation/stray-text", ("opened", "(opened)"), "opened"),
        ("1946 [@a (note)", "citation/unclosed", ("[@a", "[@a]"), "[@a"),
    ],
)
def test_a_slip_in_a_stated_value_points_at_its_place(
    text: str, code: str, args: tuple[str, ...], marked: str
) -> None:
    (problem,) = parse_stated(text).problems

    assert (problem.code, problem.args) == (code, args)
    assert text[problem.start : problem.end] == marked


@given(st.lists(st.sampled_from(SCRAPS)).map("".join) | st.text())
def test_any_text_comes_apart_within_its_bounds(text: str) -> None:
    parts = parse_stated(text)
    for found in find(text):
        assert 0 <= found.start < found.end <= len(text)
        assert bool(found.citations) != bool(found.problems)
    assert all(
        KEY.fullmatch(c.key) and text.startswith(c.key, at)
        for c, at in zip(parts.citations, parts.keys, strict=True)
    )
    for problem in parts.problems:
        assert problem.code in CODES
        assert 0 <= problem.start < problem.end <= len(text)


@pytest.mark.parametrize("scrap", ["[@", "[@a ", "[@a;", "[a @b", "(@a", "@", "(", ")", "[\n", "[@a\n"])
def test_no_repetition_takes_more_than_its_length(scrap: str) -> None:
    # Hangs, rather than fails, where the reading is quadratic.
    parse_stated(scrap * 100_000)
