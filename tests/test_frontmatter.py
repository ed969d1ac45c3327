from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

import frontmatter
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kuzbass_site.frontmatter import (
    FRONT_MATTER_LIMIT,
    YAML_LIMIT,
    Document,
    Value,
    decode,
    events,
    findings,
    parse,
    parse_yaml,
)
from kuzbass_site.frontmatter.decoding import FILE_LIMIT
from kuzbass_site.models.files import SourceFile, Span
from kuzbass_site.problems import CODES, Problem
from kuzbass_site.problems.codes import files as file_codes
from kuzbass_site.problems.codes import front_matter as front_matter_codes
from kuzbass_site.problems.codes import habits as habit_codes
from kuzbass_site.problems.codes.code import Code

PATH = PurePosixPath("content/towns/kaltan.md")


def source(content: str | bytes) -> SourceFile:
    return SourceFile(PATH, content.encode() if isinstance(content, str) else content)


def entry(front: str, body: str = "Its story.\n") -> SourceFile:
    return source(f"---\n{front}---\n{body}")


def document(content: SourceFile) -> Document:
    found, problems = parse(content)
    assert problems == []
    assert found is not None
    return found


def places(problems: list[Problem]) -> list[tuple[str, int, int]]:
    return [(problem.code, problem.line, problem.column) for problem in problems]


def in_words(problem: Problem) -> tuple[str, str]:
    code = CODES[problem.code]
    named = {int(number) for number in re.findall(r"\{(\d)\}", code.hint)}
    given_args = {number for number, arg in enumerate(problem.args) if arg}
    hint = code.hint.format(*problem.args) if named <= given_args else ""
    return code.message.format(*problem.args), hint


# --- what a sound file gives ---


def test_every_scalar_stays_the_text_that_was_written() -> None:
    front = "a: no\nb: 1984\nc: 1932-04-03\nd: 1_000\ne: 0x1F\nf: 12:30:45\ng: .inf\nh: 'Yes'\n"

    assert document(entry(front)).data == {
        "a": "no", "b": "1984", "c": "1932-04-03", "d": "1_000",
        "e": "0x1F", "f": "12:30:45", "g": ".inf", "h": "Yes",
    }  # fmt: skip


def test_empty_and_null_are_empty_text_but_quoted_null_is_a_word() -> None:
    front = "a:\nb: ~\nc: null\nd: ''\ne: 'null'\nf: [~, Null]\n"

    assert document(entry(front)).data == {"a": "", "b": "", "c": "", "d": "", "e": "null", "f": ["", ""]}


def test_the_full_example_of_an_entry_is_read_as_it_is_meant() -> None:
    front = (
        "title: Kiselyovsk\n"
        "names:\n"
        "  also: [Kiselevsk, Kiselyovka]     # found by search\n"
        "facts:\n"
        "  founded:\n"
        "    - 1770~ [@vostok_ksl] (village of Cherkasovo)\n"
        "    - why: One source counts from the village.\n"
        "  population:\n"
        "    1989: 128000 [@perc_kiselyovsk]\n"
        "waive:\n"
        "  prose/uncited-figure: street numbers\n"
    )

    assert document(entry(front)).data == {
        "title": "Kiselyovsk",
        "names": {"also": ["Kiselevsk", "Kiselyovka"]},
        "facts": {
            "founded": [
                "1770~ [@vostok_ksl] (village of Cherkasovo)",
                {"why": "One source counts from the village."},
            ],
            "population": {"1989": "128000 [@perc_kiselyovsk]"},
        },
        "waive": {"prose/uncited-figure": "street numbers"},
    }


def test_places_count_from_the_top_of_the_file() -> None:
    found = document(
        entry("title: Кузбасс\nfacts:\n  founded:\n    - 1946 [@key]\ntags: [coal, mine]\nempty:\n")
    )

    assert found.spans["title",] == Span(2, 8, 15)
    assert found.spans["facts", "founded", 0] == Span(5, 7, 18)
    assert found.spans["facts", "founded"] == Span(5, 5)
    assert found.spans["facts",] == Span(4, 3)
    assert found.spans["tags",] == Span(6, 7, 19)
    assert found.spans["tags", 1] == Span(6, 14, 18)
    assert found.spans["empty",] == Span(7, 7)
    assert found.key_spans["facts", "founded"] == Span(4, 3, 10)
    assert found.key_spans["tags",] == Span(6, 1, 5)


def test_a_value_of_several_lines_is_placed_on_its_first() -> None:
    found = document(entry("summary: A town\n  of power\nnote: |\n  Two\n  lines\n"))

    assert found.data == {"summary": "A town of power", "note": "Two\nlines\n"}
    assert found.spans["summary",] == Span(2, 10, 16)
    assert found.spans["note",] == Span(4, 7, 8)


def test_the_body_is_kept_to_the_letter_with_its_line() -> None:
    found = document(entry("title: Kaltan\n", body="\n    code first\n\n---\n\ntext  \n\n"))

    assert found.body == "\n    code first\n\n---\n\ntext  \n\n"
    assert found.body_line == 4
    assert found.text == "---\ntitle: Kaltan\n---\n\n    code first\n\n---\n\ntext  \n\n"


def test_a_file_may_end_with_its_front_matter() -> None:
    found = document(source("---\ntitle: Kaltan\n---"))

    assert (found.body, found.body_line) == ("", 3)


def test_python_frontmatter_sees_the_same_in_a_sound_file() -> None:
    text = "---\ntitle: Kaltan\ntags: [coal]\n---\n\nIts story.\n"
    found = document(source(text))
    post = frontmatter.loads(text)

    assert found.data == post.metadata
    assert found.body.strip() == post.content


def test_a_page_may_do_without_front_matter_where_none_is_needed() -> None:
    found, problems = parse(source("A text.\n\n---\n\nMore.\n"), needs_front_matter=False)

    assert problems == []
    assert found is not None
    assert (found.data, found.body, found.body_line) == ({}, "A text.\n\n---\n\nMore.\n", 1)


def test_a_whole_yaml_file_may_have_yamls_own_marks_and_comments() -> None:
    found, problems = parse_yaml(source("# settings\n---\ntitle: Kuzbass\n...\n"))

    assert problems == []
    assert found is not None
    assert found.data == {"title": "Kuzbass"}
    assert found.spans["title",] == Span(3, 8, 15)


def test_a_yaml_file_of_comments_is_an_empty_mapping() -> None:
    found, problems = parse_yaml(source("# nothing yet\n"))

    assert problems == []
    assert found is not None
    assert found.data == {}


# --- bytes ---


def test_text_in_windows_1251_is_recognised_and_not_converted() -> None:
    text, problems = decode(source("---\ntitle: Калтан, город энергетиков\n---\n".encode("cp1251")))

    assert text is None
    assert places(problems) == [("file/other-encoding", 2, 8)]
    assert problems[0].args == ("0xCA", "11", "Windows-1251")


@pytest.mark.parametrize("encoding", ["KOI8-R", "CP866"])
def test_other_old_russian_encodings_are_told_apart(encoding: str) -> None:
    _, problems = decode(source("Калтан стоит на реке Кондоме".encode(encoding)))

    assert [(problem.code, problem.args[2]) for problem in problems] == [("file/other-encoding", encoding)]


def test_a_damaged_byte_in_a_utf_8_file_is_found_where_it_stands() -> None:
    _, problems = decode(source(b"\xef\xbb\xbf\xd0\x9a\r\n\xd0\x90\xd0\x91\xff\n"))

    assert places(problems) == [("file/bom", 1, 1), ("file/not-utf-8", 2, 3)]
    assert problems[1].args == ("0xFF", "11")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_is_called_by_its_name(encoding: str) -> None:
    text, problems = decode(source("---\ntitle: Kaltan\n---\n".encode(encoding)))

    assert text is None
    assert places(problems) == [("file/utf-16", 0, 0)]


def test_a_bom_hides_no_other_problem() -> None:
    found, problems = parse(source("\ufeff---\ntitle: Kaltan\ntitle: Калтан\n---\n"))

    assert places(problems) == [("file/bom", 1, 1), ("yaml/duplicate-key", 3, 1)]
    assert found is not None
    assert found.data == {"title": "Kaltan"}


@pytest.mark.parametrize(
    ("char", "code"),
    [
        ("\x00", "file/nul"),
        ("\x07", "file/control-character"),
        ("\x1b", "file/control-character"),
        ("\x85", "file/control-character"),
        ("\u2028", "file/control-character"),
        ("\ufeff", "file/control-character"),
        ("\u202e", "file/bidi-control"),
        ("\u2066", "file/bidi-control"),
        ("\ue000", "file/private-use"),
        ("\uf8ff", "file/private-use"),
    ],
)
def test_a_character_that_hides_or_disturbs_is_found_and_never_handed_on(char: str, code: str) -> None:
    found, problems = parse(entry(f"title: Kal{char}tan\n", body=f"Its{char} story.\n"))

    assert places(problems) == [(code, 2, 11), (code, 4, 4)]
    assert found is not None
    assert found.data == {"title": "Kal\ufffdtan"}
    assert found.body == "Its\ufffd story.\n"


def test_a_tab_a_soft_hyphen_and_joiners_are_ordinary_text() -> None:
    text = "a\tb so\u00adft \U0001f469\u200d\U0001f3ed\n"

    assert decode(source(text)) == (text, [])


def test_a_file_full_of_control_characters_does_not_drown_the_others() -> None:
    _, problems = decode(source("\x01" * 5000 + "\ue000"))

    assert len(problems) == 21


def test_windows_line_ends_are_read_with_one_warning() -> None:
    found, problems = parse(source(b"---\r\ntitle: Kaltan\r\n---\r\nIts\r\nstory.\r\n"))

    assert places(problems) == [("file/crlf", 1, 4)]
    assert CODES["file/crlf"].level == "warning"
    assert found is not None
    assert (found.data, found.body, found.body_line) == ({"title": "Kaltan"}, "Its\nstory.\n", 4)


def test_a_lone_carriage_return_is_an_error_and_a_line_break() -> None:
    found, problems = parse(source(b"---\ntitle: Kaltan\n---\nIts\rstory.\n"))

    assert places(problems) == [("file/lone-cr", 4, 4)]
    assert found is not None
    assert found.body == "Its\nstory.\n"


@pytest.mark.parametrize("content", ["", "\n\n", "\ufeff", "  \r\n"])
def test_an_empty_file_is_said_to_be_empty_and_nothing_else(content: str) -> None:
    found, problems = parse(source(content))

    assert found is None
    assert [p.code for p in problems if p.code not in {"file/bom", "file/crlf"}] == ["file/empty"]


def test_sizes_are_limited() -> None:
    big = "text\n" * 250_000
    too_large = [("file/too-large", 0, 0)]

    assert places(parse(source(big))[1]) == too_large
    assert places(parse_yaml(source("# " + "x" * YAML_LIMIT))[1]) == too_large
    assert parse_yaml(source("a: " + "x" * FILE_LIMIT))[1] == []
    long = entry("a: " + "x" * FRONT_MATTER_LIMIT + "\n")
    assert places(parse(long)[1]) == [("front-matter/too-large", 1, 1)]
    assert parse(entry("a: b\n", body="x" * FRONT_MATTER_LIMIT))[1] == []


# --- fences ---


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("# Kaltan\n\nText.\n", [("front-matter/missing", 1, 1)]),
        ("- Kaltan\n", [("front-matter/missing", 1, 1)]),
        ("— Кто там? — спросил он.\n", [("front-matter/missing", 1, 1)]),
        ("title: Kaltan\n---\nText.\n", [("front-matter/unopened", 1, 1)]),
        ("---\ntitle: Kaltan\n\nText.\n", [("front-matter/unclosed", 1, 1)]),
        ("---\ntitle: Kaltan\n", [("front-matter/unclosed", 1, 1)]),
        ("+++\ntitle = 'Kaltan'\n+++\n", [("front-matter/toml", 1, 1)]),
        ('{\n"title": "Kaltan"\n}\n', [("front-matter/json", 1, 1)]),
        ('{"title": "Kaltan"}\n\nText.\n', [("front-matter/json", 1, 1)]),
    ],
)  # fmt: skip
def test_without_both_fences_there_is_no_document(content: str, expected: list[tuple[str, int, int]]) -> None:
    found, problems = parse(source(content))

    assert found is None
    assert places(problems) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("\n\n---\ntitle: Kaltan\n---\nText.\n", [("front-matter/blank-before", 1, 1)]),
        ("---  \ntitle: Kaltan\n---\nText.\n", [("front-matter/fence", 1, 1)]),
        ("---\ntitle: Kaltan\n---\t\nText.\n", [("front-matter/fence", 3, 1)]),
        ("----\ntitle: Kaltan\n---\nText.\n", [("front-matter/fence", 1, 1)]),
        ("---\ntitle: Kaltan\n-----\nText.\n", [("front-matter/fence", 3, 1)]),
        ("---\ntitle: Kaltan\n...\nText.\n", [("front-matter/fence", 3, 1)]),
        ("—\ntitle: Kaltan\n—-\nText.\n", [("front-matter/fence", 1, 1), ("front-matter/fence", 3, 1)]),
        (" ---\ntitle: Kaltan\n ---\nText.\n", [("front-matter/fence", 1, 1), ("front-matter/fence", 3, 1)]),
        ("--- # Kaltan\ntitle: Kaltan\n---\nText.\n", [("front-matter/fence", 1, 1)]),
    ],
)  # fmt: skip
def test_a_fence_that_is_nearly_right_hides_nothing(
    content: str, expected: list[tuple[str, int, int]]
) -> None:
    found, problems = parse(source(content))

    assert places(problems) == expected
    assert found is not None
    assert (found.data, found.body) == ({"title": "Kaltan"}, "Text.\n")
    assert found.text.split("\n")[found.body_line - 1] == "Text."


def test_an_unclosed_front_matter_is_to_end_where_the_text_begins() -> None:
    _, problems = parse(source("---\ntitle: Kaltan\ntags:\n  - coal\nA power-station town.\n"))

    assert [problem.args for problem in problems] == [("5",)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: Kaltan", "3"),
        ("---\ntitle: Kaltan\n\ntags: [coal]\n\nText.\n", "5"),
        ("---\ntitle: Kaltan\n\nNote: a text.\n", "3"),
    ],
)
def test_a_blank_line_among_the_fields_does_not_end_them(text: str, line: str) -> None:
    _, problems = parse(source(text))

    assert [problem.args for problem in problems] == [(line,)]


def test_a_comment_stays_behind_the_value_that_is_put_in_quotes() -> None:
    (finding,) = findings("---\ntitle: Kaltan: a town # as we say\n---\n")

    assert finding.repair == 'title: "Kaltan: a town" # as we say'


def test_a_rule_in_the_text_does_not_hide_that_the_fence_before_it_is_missing() -> None:
    _, problems = parse(source("---\ntitle: Kaltan\n\nA power-station town.\n\n---\n\nMore: `text`.\n"))

    assert places(problems) == [("yaml/bare-text", 4, 1)]
    assert "`---` before it" in in_words(problems[0])[1]


def test_every_bullet_of_a_word_processor_is_told() -> None:
    _, problems = parse(entry("tags:\n  \u2022 coal\n  \u2022 mine\n"))

    assert places(problems) == [("yaml/list-sign", 3, 3), ("yaml/list-sign", 4, 3)]


@pytest.mark.parametrize("line", ["--- the end", "***", "___", "====", "+++"])
def test_another_line_where_the_fields_end_is_taken_for_the_one_that_was_meant(line: str) -> None:
    found, problems = parse(source(f"---\ntitle: Kaltan\n{line}\nText.\n"))

    assert found is not None
    assert (found.data, places(problems)) == ({"title": "Kaltan"}, [("front-matter/fence", 3, 1)])


def test_two_versions_side_by_side_are_told_as_such_and_nothing_else_is() -> None:
    _, problems = parse(entry("<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> anna\n"))

    assert places(problems) == [("file/conflict", 2, 1)]


@pytest.mark.parametrize("text", ["Old\n=======\n", "<<<<<<< HEAD\n", ">>>>>>> b\n=======\n<<<<<<< a\n"])
def test_a_heading_that_is_underlined_is_no_conflict(text: str) -> None:
    _, problems = parse(source(f"---\ntitle: Kaltan\n---\n{text}"))

    assert problems == []


@pytest.mark.parametrize(
    "front", ["note: a\n  \u2014 b\n", "note: a\n  * b\n", "note: \u2022 b\n", 'a: [x, "#b"]\n']
)
def test_a_sign_inside_a_text_begins_no_item(front: str) -> None:
    _, problems = parse(entry(front))

    assert problems == []


def test_three_hyphens_within_a_value_close_nothing() -> None:
    found = document(entry("note: |\n  one\n  ---\n  two\n"))

    assert found.data == {"note": "one\n---\ntwo\n"}


@pytest.mark.parametrize("front", ["", "\n\n", "# nothing yet\n"])
def test_an_empty_front_matter_is_a_problem_only_where_it_is_needed(front: str) -> None:
    found, problems = parse(entry(front))

    assert found is not None
    assert places(problems) == [("front-matter/empty", 1, 1)]
    assert parse(entry(front), needs_front_matter=False)[1] == []


# --- YAML ---

MISTAKES = [
    # front matter from line 2, each problem with its place, and the line that the hint suggests
    ("facts:\n\tfounded: 1946\n", [("yaml/tab", 3, 1)], "two spaces"),
    ("facts:\n  founded: 1946\n\tstatus: ruin\n", [("yaml/tab", 4, 1)], "two spaces"),
    ("tags:\n  -\tcoal\n", [("yaml/tab", 3, 4)], "two spaces"),
    ("title = Kaltan\n", [("yaml/wrong-colon", 2, 7)], "title: Kaltan"),
    ("title\uff1aKaltan\ntype: town\n", [("yaml/wrong-colon", 2, 6)], "title: Kaltan"),
    ("tags:\n  * coal\n", [("yaml/list-sign", 3, 3)], "- coal"),
    ("tags:\n  \u2022 coal\n", [("yaml/list-sign", 3, 3)], "- coal"),
    ("tags: [#coal, #mine]\n", [("yaml/hash-in-list", 2, 8)], "tags: [coal, mine]"),
    ("location: {lat: 53,99}\n", [("yaml/decimal-comma", 2, 20)], "lat: 53.99"),
    ("title: \"The \"Red\" Hill\"\n", [("yaml/text-after-quote", 2, 14)], "title: 'The \"Red\" Hill'"),
    ("tags: - coal [x]\n", [("yaml/list-after-colon", 2, 7)], 'tags: ["coal [x]"]'),
    ("title: @kaltan town\n", [("yaml/citation-first", 2, 8)], "title: town [@kaltan]"),
    ("title: `Kaltan`\n", [("yaml/reserved-character", 2, 8)], 'title: "`Kaltan`"'),
    ("share: %50\n", [("yaml/reserved-character", 2, 8)], 'share: "%50"'),
    ("tags:\n  - `coal`\n", [("yaml/reserved-character", 3, 5)], '- "`coal`"'),
    ("title: *Kaltan*\n", [("yaml/reserved-character", 2, 8)], 'title: "*Kaltan*"'),
    ("title: & sons\n", [("yaml/reserved-character", 2, 8)], 'title: "& sons"'),
    ("title: > 50 mines\n", [("yaml/reserved-character", 2, 8)], 'title: "> 50 mines"'),
    ("title: ] x\n", [("yaml/reserved-character", 2, 8)], 'title: "] x"'),
    ("%title: Kaltan\n", [("yaml/reserved-character", 2, 1)], ""),
    ("founded: [@key]\n", [("yaml/citation-first", 2, 10)], "founded: … [@key]"),
    ("founded: [@key, p. 12] 1946\n", [("yaml/citation-first", 2, 10)], "founded: 1946 [@key, p. 12]"),
    ("founded: @key\n", [("yaml/citation-first", 2, 10)], "founded: … [@key]"),
    ("sources: [one, @two]\n", [("yaml/at-in-list", 2, 16)], "sources: [one, two]"),
    ("tags: - coal\n", [("yaml/list-after-colon", 2, 7)], "tags: [coal]"),
    ("tags: [coal, mine\ntype: town\n", [("yaml/unclosed-bracket", 2, 7)], "tags: [coal, mine]"),
    ("tags: [coal, mine\n", [("yaml/unclosed-bracket", 2, 7)], "tags: [coal, mine]"),
    ("location: {lat: 53\ntype: town\n", [("yaml/unclosed-bracket", 2, 11)], "location: {lat: 53}"),
    ("also: [Kaltan, , Калтан]\n", [("yaml/list-item", 2, 16)], "comma between"),
    ('also: ["a" b, c]\n', [("yaml/list-item", 2, 12)], "comma between"),
    ("note: [sic] in the deed\n", [("yaml/text-after-bracket", 2, 7)], 'note: "[sic] in the deed"'),
    ("opened: [1946] [@key]\n", [("yaml/text-after-bracket", 2, 9)], "opened: 1946 [@key]"),
    ("title: Kemerovo: the city\n", [("yaml/colon-in-value", 2, 16)], 'title: "Kemerovo: the city"'),
    ('title: The "K": a\n', [("yaml/colon-in-value", 2, 15)], "title: 'The \"K\": a'"),
    ("title: It's a \"K\": b # c\n", [("yaml/colon-in-value", 2, 18)], 'title: "It\'s a \\"K\\": b"'),
    ("summary: Kemerovo: a\n  city\n", [("yaml/colon-in-value", 2, 18)], 'summary: "Kemerovo: a …"'),
    ("title:Kaltan\n", [("yaml/missing-space", 2, 6)], "title: Kaltan"),
    ("title:Kaltan\ntype: town\n", [("yaml/missing-space", 2, 6)], "title: Kaltan"),
    ("type: town\ntitle:Kaltan\n", [("yaml/missing-space", 3, 6)], "title: Kaltan"),
    ("facts:\n  founded:1946\n", [("yaml/missing-space", 3, 10)], "founded: 1946"),
    ("location: {lat:53}\n", [("yaml/missing-space", 2, 12)], "lat: 53"),
    ("tags:\n  -coal\n", [("yaml/missing-space", 3, 3)], "- coal"),
    ("title:\u00a0Kaltan\n", [("yaml/no-break-space", 2, 7)], "ordinary space"),
    ("title: \u00a0Kaltan\n", [("yaml/no-break-space", 2, 8)], "ordinary space"),
    ("facts:\n\u00a0\u00a0founded: 1946\n", [("yaml/no-break-space", 3, 1)], "ordinary space"),
    ("tags:\n  -\u00a0coal\n", [("yaml/no-break-space", 3, 4)], "ordinary space"),
    ('title: "Kaltan\n', [("yaml/unclosed-quote", 2, 8)], 'title: "Kaltan"'),
    ("title: 'Kaltan\ntype: town\n", [("yaml/unclosed-quote", 2, 8)], 'title: "Kaltan"'),
    ('title: "Kaltan\ntype: "town"\n', [("yaml/unclosed-quote", 2, 8)], 'title: "Kaltan"'),
    ('title: "Kaltan”\ntype: town\n', [("yaml/unclosed-quote", 2, 8)], 'title: "Kaltan"'),
    ("title: 'The town's mine'\n", [("yaml/text-after-quote", 2, 18)], 'title: "The town\'s mine"'),
    ('title: "Kaltan" town\n', [("yaml/text-after-quote", 2, 16)], "title: '\"Kaltan\" town'"),
    ('title: "Kaltan" [@key]\n', [("yaml/text-after-quote", 2, 16)], 'title: "Kaltan [@key]"'),
    ('note: "scans\\kaltan"\n', [("yaml/bad-escape", 2, 13)], 'note: "scans\\\\kaltan"'),
    ("facts:\n  a: 1\n b: 2\n", [("yaml/indentation", 4, 1)], "column"),
    ("facts:\n  a: 1\n   b: 2\n", [("yaml/indentation", 4, 1)], "column"),
    ("tags:\n  - a\n - b\n", [("yaml/indentation", 4, 1)], "column"),
    (" title: Kaltan\ntype: town\n", [("yaml/indentation", 2, 1)], "column"),
    ("tags:\n  - coal\n  mine\ntype: town\n", [("yaml/missing-dash", 4, 3)], "- mine"),
    ("tags:\n- a\n - b\n", [("yaml/dash-continues", 4, 2)], "same column"),
    ("tags: coal\n  - mine\n", [("yaml/dash-continues", 3, 3)], "same column"),
    ("facts:\n  a: 1\n  - 2\n", [("yaml/list-in-mapping", 4, 3)], "list"),
    ("title: Kaltan\nA town.\ntype: town\n", [("yaml/bare-text", 3, 1)], "indent it"),
    ("a: 1\nb: 2\na: 3\n", [("yaml/duplicate-key", 4, 1)], "keep one"),
    ("a: {b: 1, b: 2}\n", [("yaml/duplicate-key", 2, 11)], "keep one"),
    ("a: &x y\n", [("yaml/anchor", 2, 4)], "delete `&x`"),
    ("a: *x\n", [("yaml/alias", 2, 4)], "the value itself"),
    ("a: !!int 5\n", [("yaml/tag", 2, 4)], "delete it"),
    ("a: ! 5\n", [("yaml/tag", 2, 4)], "delete it"),
    ("<<: {a: b}\n", [("yaml/merge", 2, 1)], "fields themselves"),
    ("- Kaltan\n", [("yaml/not-a-mapping", 2, 1)], "field"),
    ("Kaltan\n", [("yaml/not-a-mapping", 2, 1)], "field"),
    ("[a, b]: c\n", [("yaml/complex-key", 2, 1)], "`name: value`"),
    ("? [a]\n: c\n", [("yaml/complex-key", 2, 3)], "`name: value`"),
    (": c\n", [("yaml/complex-key", 2, 1)], "`name: value`"),
    ("a: 1\n" + "k" * 1100 + ": b\n", [("yaml/complex-key", 3, 1)], "`name: value`"),
    ("a: b\n--- c\n", [("yaml/second-document", 3, 1)], "delete this line"),
    ("a: b\n... c\n", [("yaml/second-document", 3, 1)], "delete this line"),
    ("title: “Kaltan”\n", [("front-matter/smart-quotes", 2, 8)], 'title: "Kaltan"'),
    ("title: „Калтан“\n", [("front-matter/smart-quotes", 2, 8)], 'title: "Калтан"'),
    ("tags: [“coal”, mine]\n", [("front-matter/smart-quotes", 2, 8)], 'tags: ["coal", mine]'),
]  # fmt: skip


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "_LOADER", getattr(yaml, request.param))


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize(("front", "expected", "hint"), MISTAKES, ids=[repr(front) for front, *_ in MISTAKES])
def test_a_mistake_in_yaml_is_named_and_placed_with_or_without_libyaml(
    front: str, expected: list[tuple[str, int, int]], hint: str
) -> None:
    _, problems = parse(entry(front))

    assert places(problems) == expected
    assert hint in in_words(problems[0])[1]


@pytest.mark.parametrize(
    ("front", "suggested"),
    [
        (front, hint)
        for front, _, hint in MISTAKES
        if re.match(r"[a-z]+: |- ", hint) and "…" not in hint and hint != "lat: 53"
    ],
)
def test_a_suggested_line_mends_the_file(front: str, suggested: str) -> None:
    _, before = parse(entry(front))
    lines = front.split("\n")
    number = before[0].line - 2
    indent = re.match(r" *", lines[number])
    assert indent is not None
    lines[number] = indent[0] + suggested

    assert parse(entry("\n".join(lines)))[1] == []


@pytest.mark.parametrize(
    "front",
    [
        "link: https://example.org/a:b\n",
        "time: 12:30\n",
        'title: Kaltan\'s "town" (a [b] c)\n',
        "title: «Красная горка»\n",
        "title: “A” and “B”\n",
        "title: 'She said “no”'\n",
        "note: |\n  title:Kaltan\n  `x`: @y\n  \ttab\n",
        "note: >-\n  “A”\n  - b\n",
        "note: 'two\n  lines: here'\n",
        "summary: two\n  lines with 12:30 and https://example.org\n",
        "tags: [\n  coal,\n  mine\n]\n",
        "a:\n- b\n- c\n",
        "a: b # @comment: with `all`\n",
        "title: 5\u00a0km\n",
        '"a b": c\n',
        "a: [~, {b: c}, []]\n",
        "a:\n  - - b\n    - c\n",
    ],
)
def test_a_sound_file_earns_no_complaint(front: str) -> None:
    assert parse(entry(front))[1] == []


def test_several_mistakes_of_one_file_come_in_one_run() -> None:
    front = (
        "title: Kemerovo: the city\n"
        "summary: `x`\n"
        "type:town\n"
        "facts:\n"
        "\tfounded: 1946\n"
        "status:\u00a0ruin\n"
        "founded: [@key]\n"
        'note: "open\n'
        "also: fine\n"
        "also: twice\n"
    )

    _, problems = parse(entry(front))

    assert sorted(places(problems), key=lambda place: place[1]) == [
        ("yaml/colon-in-value", 2, 16),
        ("yaml/reserved-character", 3, 10),
        ("yaml/missing-space", 4, 5),
        ("yaml/tab", 6, 1),
        ("yaml/no-break-space", 7, 8),
        ("yaml/citation-first", 8, 10),
        ("yaml/unclosed-quote", 9, 7),
        ("yaml/duplicate-key", 11, 1),
    ]


def test_after_a_mistake_without_a_clear_repair_the_lines_below_are_still_looked_at() -> None:
    front = "facts:\n  a: 1\n   b: 2\nnote: |\n  type:town\ntype:town\nsummary: `x`\n"

    _, problems = parse(entry(front))

    assert places(problems) == [
        ("yaml/indentation", 4, 1),
        ("yaml/missing-space", 7, 5),
        ("yaml/reserved-character", 8, 10),
    ]


def test_two_hundred_mistakes_are_all_found() -> None:
    front = "".join(f"field-{number}: a: b\n" for number in range(200))

    assert len(parse(entry(front))[1]) == 200


@pytest.mark.parametrize("front", ["a: *x\n", "<<: {a: b}\n", "a: b: c\n", "facts:\n  founded:1946\n"])
def test_values_that_were_not_meant_are_never_handed_on(front: str) -> None:
    assert parse(entry(front))[0] is None


def test_of_two_fields_of_one_name_the_first_counts() -> None:
    found, problems = parse(entry("facts:\n  a: 1\nfacts:\n  b: 2\n"))

    assert problems[0].args == ("facts", "2")
    assert found is not None
    assert found.data == {"facts": {"a": "1"}}
    assert set(found.spans) == {(), ("facts",), ("facts", "a")}
    assert set(found.key_spans) == {("facts",), ("facts", "a")}


def test_sixteen_levels_are_read_and_seventeen_refused() -> None:
    assert parse(entry("a: " + "[" * 15 + "]" * 15 + "\n"))[1] == []
    assert places(parse(entry("a: " + "[" * 16 + "]" * 16 + "\n"))[1]) == [("yaml/too-deep", 2, 19)]


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize("nest", ["[", "{a: ", "- ", "? ", "[{b: "])
def test_endless_nesting_is_refused_without_harm(nest: str) -> None:
    found, problems = parse_yaml(source("a:\n  " + nest * 100_000))

    assert found is None
    assert [problem.code for problem in problems] in (["yaml/too-deep"], ["yaml/complex-key"])


def test_a_billion_laughs_are_not_laughed() -> None:
    front = "a: &a [lol, lol, lol]\n" + "".join(
        f"{name}: &{name} [{', '.join(['*' + before] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )

    found, problems = parse(entry(front))

    assert found is None
    assert {problem.code for problem in problems} == {"yaml/anchor", "yaml/alias"}


# --- the table of codes ---


def _as_file(code: Code, example: str) -> SourceFile:
    is_whole = code.name.startswith("front-matter/") and "---" in code.right
    return source(example) if is_whole else entry(example)


YAML_CODES = (
    *front_matter_codes.CODES,
    *(code for code in habit_codes.CODES if code.name.startswith("yaml/")),
)


@pytest.mark.parametrize("code", [code for code in YAML_CODES if code.wrong], ids=lambda code: code.name)
def test_the_examples_of_a_code_show_what_they_say(code: Code) -> None:
    wrong = {problem.code for problem in parse(_as_file(code, code.wrong))[1]}

    assert wrong == {code.name}
    assert parse(_as_file(code, code.right))[1] == []


@pytest.mark.parametrize("code", [*YAML_CODES, *file_codes.CODES], ids=lambda code: code.name)
def test_every_code_has_a_message_a_hint_and_a_reason(code: Code) -> None:
    assert code.message
    assert code.hint
    assert code.why


# --- any bytes at all ---

TOKENS = [
    "title", "a", ":", " ", "  ", "\n", "\n  ", "- ", "[", "]", "{", "}", "@k", '"', "'", "`", "%", "\t",
    "\u00a0", "“", "”", " #", "|", ">", "*x", "&x", "!t", "<<", "?", ",", "\\", "...", "---", "\n---\n", "—",
    "+++", "é", "К", "1946", "\r\n", "\r", "\x00", "\ufeff", "\u2028", "\x85", "\ue000", "\u202e",
    "\U0001f3ed", "\uffff",
]  # fmt: skip

yamlish = st.lists(st.sampled_from(TOKENS), max_size=40).map("".join)
any_bytes = st.one_of(
    st.binary(max_size=200),
    yamlish.map(str.encode),
    yamlish.map(lambda text: f"---\n{text}\n---\nbody".encode()),
    st.text(max_size=80).map(lambda text: f"---\n{text}\n---\nbody".encode()),
)


def is_value(value: Value) -> bool:
    if isinstance(value, dict):
        return all(isinstance(key, str) and is_value(inner) for key, inner in value.items())
    return all(map(is_value, value)) if isinstance(value, list) else isinstance(value, str)


def paths(value: Value, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield at
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths(inner, (*at, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from paths(inner, (*at, index))


READERS = (parse, lambda file: parse(file, needs_front_matter=False), parse_yaml)


@given(any_bytes)
def test_any_bytes_give_a_document_or_a_problem_and_all_places_are_in_the_file(data: bytes) -> None:
    text, _ = decode(source(data))
    lines = text.split("\n") if text is not None else None
    for reader in READERS:
        found, problems = reader(source(data))

        assert found is not None or problems
        for problem in problems:
            in_words(problem)
            if lines is not None and problem.line:
                assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        if found is not None:
            assert is_value(dict(found.data))
            assert set(paths(dict(found.data))) <= {(), *found.spans}
            assert set(found.key_spans) <= set(found.spans)
            for span in (*found.spans.values(), *found.key_spans.values()):
                assert lines is not None
                assert 1 <= span.column <= len(lines[span.line - 1]) + 1


@given(yamlish)
def test_a_body_is_the_end_of_the_file_as_it_was_written(body: str) -> None:
    text, _ = decode(source(f"---\na: b\n---\n{body}"))
    found, _ = parse(source(f"---\na: b\n---\n{body}"))

    assert text is not None
    assert found is not None
    assert found.text == text
    assert found.body == "\n".join(text.split("\n")[found.body_line - 1 :])
