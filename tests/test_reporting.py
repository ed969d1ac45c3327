from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kuzbass_site
from kuzbass_site.dates.fuzzy import DateError
from kuzbass_site.problems import CODES, Level, Problem
from kuzbass_site.reporting import as_github, as_json, as_text, explanation, hint, message, plain, tally

PACKAGE = Path(kuzbass_site.__file__).parent
PATH = PurePosixPath("content/towns/kaltan.md")
PLACE = re.compile(r"{(\d)}")


def problem(
    code: str = "front-matter/unknown-field", *args: str, line: int = 0, column: int = 0, end: int = 0
) -> Problem:
    return Problem(PATH, line, column, code, args or ("titel", "title"), end)


def written(root: Path, text: str | bytes) -> Path:
    place = root / PATH
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(text.encode() if isinstance(text, str) else text)
    return root


# --- the table of codes ---


@pytest.mark.parametrize("name", CODES)
def test_a_code_says_what_is_wrong_and_why(name: str) -> None:
    found = CODES[name]

    assert re.fullmatch(r"[a-z-]+/[a-z0-9-]+", found.name)
    assert found.message
    assert len(found.why) > 20
    assert found.wrong != found.right or not found.wrong
    assert not found.message.endswith((".", "!"))


def test_codes_are_named_once() -> None:
    rows = [
        str(node.value)
        for file in sorted((PACKAGE / "problems" / "codes").glob("*.py"))
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Code"
        for keyword in call.keywords
        if keyword.arg == "name" and isinstance(node := keyword.value, ast.Constant)
    ]

    assert sorted(rows) == sorted(CODES)


def _constants() -> set[str]:
    return {
        node.value
        for file in PACKAGE.rglob("*.py")
        if "codes" not in file.parts
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_code_is_used_and_every_code_used_is_in_the_table() -> None:
    dates = {f"date/{code}" for code in get_args(get_type_hints(DateError.__init__)["code"])}
    constants = _constants() | dates
    families = {name.partition("/")[0] for name in CODES}
    used = {
        text
        for text in constants
        if re.fullmatch(r"[a-z-]+/[a-z0-9-]+", text) and text.partition("/")[0] in families
    }

    assert used == CODES.keys()


def _reports() -> Iterator[tuple[str, int]]:
    """Every place of the package that reports a code with args that can be counted: (code, how many)."""
    for file in PACKAGE.rglob("*.py"):
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call) or any(isinstance(arg, ast.Starred) for arg in call.args):
                continue
            name = getattr(call.func, "attr", getattr(call.func, "id", ""))
            for n, arg in enumerate(call.args):
                if not (isinstance(arg, ast.Constant) and arg.value in CODES):
                    continue
                rest = call.args[n + 1 :]
                if name == "add":
                    yield str(arg.value), len(rest) - 1
                elif name in ("at", "add_to_file"):
                    yield str(arg.value), len(rest)
                elif name == "Problem":
                    tuples = [each for each in rest if isinstance(each, ast.Tuple)]
                    if tuples or not rest:
                        yield str(arg.value), len(tuples[0].elts) if tuples else 0


def test_every_report_fills_all_places_of_its_message() -> None:
    reports = list(_reports())
    assert len(reports) > 40

    for code, count in reports:
        places = {int(place) for place in PLACE.findall(CODES[code].message)}
        assert all(place < count for place in places), f"{code} is reported with {count} args"


# --- messages and hints ---


def test_args_fill_the_places_of_message_and_hint() -> None:
    code = CODES["front-matter/unknown-field"]

    assert message(problem(), "en") == code.message.replace("{0}", "titel")
    assert hint(problem(), "en") == code.hint.replace("{1}", "title")


@pytest.mark.parametrize("args", [("titel",), ("titel", ""), ()])
def test_a_hint_is_left_out_or_said_otherwise_when_what_it_names_is_missing(args: tuple[str, ...]) -> None:
    found = Problem(PATH, 0, 0, "front-matter/unknown-field", args)

    assert "{" not in hint(found, "en")
    assert "did you mean" not in hint(found, "en").casefold()


@given(
    st.sampled_from(sorted(CODES)),
    st.lists(st.text(max_size=12), max_size=5),
    st.sampled_from(["en", "ru"]),
)
def test_no_report_shows_an_empty_place_or_fails(code: str, args: list[str], lang: str) -> None:
    found = Problem(PATH, 3, 1, code, tuple(args))
    plain_args = [arg for arg in args if "{" not in arg]
    if plain_args == args:
        assert not PLACE.search(message(found, lang))
        assert not PLACE.search(hint(found, lang))
    assert "\n" not in message(found, lang) + hint(found, lang)
    assert as_github(found, lang).count("\n") == 0
    assert json.loads(as_json([found], lang))[0]["code"] == code
    assert "\x1b" not in as_text(found, Path("/nowhere"), lang)


def test_an_arg_that_looks_like_a_place_stays_as_it_is() -> None:
    assert "`{1}`" in message(problem("front-matter/unknown-field", "{1}", "title"), "en")


# --- as text ---


def test_a_problem_shows_where_what_and_the_line_with_the_spot_marked(tmp_path: Path) -> None:
    root = written(tmp_path, "---\ntitel: Kaltan\n---\n")
    found = problem(line=2, column=1, end=6)

    head, line, marks = as_text(found, root).split("\n")

    assert head == (f"content/towns/kaltan.md:2:1: error[front-matter/unknown-field]: {message(found, 'en')}")
    assert line == "    2 | titel: Kaltan"
    assert marks == f"      | ^^^^^ {hint(found, 'en')}"


def test_a_problem_of_a_whole_file_has_no_line_and_its_hint_below(tmp_path: Path) -> None:
    found = problem()

    assert as_text(found, tmp_path) == (
        f"content/towns/kaltan.md: error[front-matter/unknown-field]: {message(found, 'en')}\n"
        f"      = {hint(found, 'en')}"
    )


@pytest.mark.parametrize(
    ("text", "line", "column", "end", "marked"),
    [
        ("a\r\nbcd\r\n", 2, 2, 3, "c"),
        ("a\rbcd", 2, 2, 3, "c"),
        ("\ufeffabc", 1, 1, 2, "a"),
        ("ab\tcd", 1, 4, 6, "cd"),
        ("Калтан", 1, 4, 7, "тан"),
        ("abc", 1, 2, 0, "b"),
        ("abc", 1, 2, 99, "bc"),
        ("abc", 1, 4, 5, ""),
    ],
)
def test_the_marks_stand_below_what_is_meant(
    tmp_path: Path, text: str, line: int, column: int, end: int, marked: str
) -> None:
    shown = as_text(problem(line=line, column=column, end=end), written(tmp_path, text)).split("\n")

    start = shown[2].index("^")
    assert shown[1][start : shown[2].rindex("^") + 1] == marked


def test_a_line_that_is_not_there_is_not_shown(tmp_path: Path) -> None:
    found = problem(line=9, column=1)

    assert len(as_text(found, written(tmp_path, "one\n")).split("\n")) == 2
    assert len(as_text(found, tmp_path / "none").split("\n")) == 2


def test_nothing_an_author_writes_reaches_the_terminal_as_a_command(tmp_path: Path) -> None:
    root = written(tmp_path, b"\x1b[31m\x07red\xff\xe2\x80\xae\n")
    found = Problem(
        PurePosixPath("content/\x1b[2J.md"), 1, 1, "front-matter/unknown-field", ("a\x1b[0mb\nc", "x\x9b")
    )
    where = Problem(PATH, 1, 1, found.code, found.args)

    for text in (as_text(found, root), as_text(where, root)):
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)
        assert "\ufffd" in text


def test_a_no_break_space_is_shown_as_the_space_it_is(tmp_path: Path) -> None:
    shown = as_text(problem("fact/not-a-number", "84\u00a0362", "84362", line=1, column=1), written(
        tmp_path, "84\u00a0362\n"))  # fmt: skip

    assert "\ufffd" not in shown


def test_colours_are_asked_for_by_level(tmp_path: Path) -> None:
    styles: list[str] = []

    def paint(text: str, style: str) -> str:
        styles.append(style)
        return f"<{text}>"

    text = as_text(problem(line=1, column=1), written(tmp_path, "titel: x\n"), "en", paint)

    assert set(styles) == {"bold", "error", "dim"}
    assert text.startswith("<content/towns/kaltan.md:1:1>: <error[front-matter/unknown-field]>: ")
    assert plain("a", "error") == "a"


# --- for programs ---


def test_json_holds_every_part_of_a_problem() -> None:
    found = problem(line=2, column=1, end=6)

    assert json.loads(as_json([found])) == [
        {
            "path": "content/towns/kaltan.md",
            "line": 2,
            "column": 1,
            "end_column": 6,
            "level": "error",
            "code": "front-matter/unknown-field",
            "message": message(found, "en"),
            "hint": hint(found, "en"),
        }
    ]
    assert json.loads(as_json([])) == []


def test_a_workflow_command_says_where_and_what() -> None:
    found = problem(line=2, column=1, end=6)

    assert as_github(found) == (
        "::error file=content/towns/kaltan.md,line=2,col=1,endColumn=6,title=front-matter/unknown-field::"
        f"{message(found, 'en')}%0A{hint(found, 'en')}"
    )
    assert as_github(problem()).startswith("::error file=content/towns/kaltan.md,title=")


def _unescaped(text: str) -> str:
    for sign, written_ in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(sign, written_)
    return text


@given(st.text(max_size=20), st.text(st.characters(exclude_characters="/\0"), min_size=1, max_size=20))
def test_what_a_workflow_command_says_can_be_read_back(arg: str, name: str) -> None:
    path = PurePosixPath("content", "towns", f"x{name}")
    found = Problem(path, 1, 2, "front-matter/unknown-field", (arg, "%0A"))

    text = as_github(found)
    head, _, data = text.removeprefix("::error ").partition("::")
    properties = dict(each.split("=", 1) for each in head.split(","))

    assert _unescaped(properties["file"]) == str(path)
    assert properties["line"] == "1"
    assert _unescaped(data) == f"{message(found, 'en')}\n{hint(found, 'en')}"


@pytest.mark.parametrize(
    ("level", "word"), [(Level.ERROR, "error"), (Level.WARNING, "warning"), (Level.NOTE, "notice")]
)
def test_a_workflow_command_has_the_level_github_knows(level: Level, word: str) -> None:
    for code in (code for code in CODES.values() if code.level is level):
        assert as_github(Problem(PATH, 0, 0, code.name)).startswith(f"::{word} ")


# --- explanations, tallies ---


@pytest.mark.parametrize("name", CODES)
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_every_code_is_explained_with_its_examples(name: str, lang: str) -> None:
    code = CODES[name]

    text = explanation(code, lang)

    assert text.startswith(f"{name} (")
    assert not PLACE.search(text)
    for line in (*code.wrong.splitlines(), *code.right.splitlines()):
        assert f"  {line}" in text
    if lang == "en":
        assert " ".join(code.why.split()) in " ".join(text.split())


def test_problems_are_counted_by_level() -> None:
    warning = next(code.name for code in CODES.values() if code.level is Level.WARNING)
    found = [problem(), problem(line=2), Problem(PATH, 0, 0, warning)]

    assert tally(found) == "2 errors, 1 warning"
    assert tally(found[2:]) == "1 warning"
    assert tally([]) == "no problems"


def test_notes_are_counted_and_it_is_said_how_to_see_them() -> None:
    found = [problem(), *(Problem(PATH, line, 1, "source/only-weak") for line in (1, 2))]

    assert tally(found) == "1 error, 2 notes"
    assert tally(found, notes=False) == "1 error, 2 notes; `kuzbass-site check --notes` shows them"
    assert tally(found[:1], notes=False) == "1 error"


NOT_SHOWN = {
    "file/empty", "file/name", "file/too-large", "file/too-slow", "file/unreadable", "front-matter/too-large",
    "yaml/syntax", "yaml/too-deep", "markdown/too-complex", "markdown/too-deep", "markdown/too-long",
    "picture/broken", "picture/moves", "picture/too-large", "picture/too-slow",
    "source/one-origin", "source/only-weak", "translation/stale", "translation/unstamped", "waive/unused",
    "config/missing-file", "config/no-sources", "config/unknown-drawing",
    "static/broken", "template/error", "template/missing",
}  # fmt: skip
"""What no line can show: something is missing, damaged, too much, or a matter of time and of other files."""


def test_every_mistake_that_can_be_shown_is_shown_wrong_and_right() -> None:
    shown = {name for name, code in CODES.items() if code.wrong and code.right}

    assert CODES.keys() - shown == NOT_SHOWN
    assert [name for name in shown if CODES[name].wrong == CODES[name].right] == []
