from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from markdown import Markdown

from kuzbass_site.markdown import parse_body
from kuzbass_site.markdown.engine import NEEDED, Engine, SkippingInlineProcessor, skip_patterns
from kuzbass_site.markdown.limits import DEEPEST, LONGEST_TEXT
from tests.markdown_texts import SCRAPS, texts

EXTENSIONS = ["tables", "footnotes", "def_list", "attr_list", "abbr", "smarty", "nl2br", "wikilinks"]
CONTENT = Path(__file__).parent.parent / "content"

stock = Markdown(extensions=EXTENSIONS, output_format="html")
skipping = Markdown(extensions=EXTENSIONS, output_format="html")
skip_patterns(skipping)


def convert(engine: Markdown, text: str) -> str:
    engine.parser.state.clear()
    return engine.reset().convert(text)


@settings(max_examples=500)
@given(texts)
def test_skipping_patterns_changes_no_byte(text: str) -> None:
    assert convert(skipping, text) == convert(stock, text)


@pytest.mark.parametrize("scrap", SCRAPS)
@pytest.mark.parametrize("frame", ["{0}", "a {0} b", "*{0}*", "{0}{0}", "[{0}](c.md)", "- {0}\n\n    {0}"])
def test_each_pattern_matches_as_before(scrap: str, frame: str) -> None:
    text = frame.format(scrap)

    assert convert(skipping, text) == convert(stock, text)


def test_the_texts_of_the_guide_come_out_as_before() -> None:
    paths = sorted(CONTENT.rglob("*.md"))
    bodies = [path.read_text(encoding="utf-8").split("---\n", 2)[-1] for path in paths]

    assert bodies
    assert [convert(skipping, body) for body in bodies] == [convert(stock, body) for body in bodies]


def test_every_pattern_of_the_engine_has_been_looked_at() -> None:
    """A new version of Python-Markdown may bring patterns that nobody has thought about."""
    patterns = Engine().md.inlinePatterns

    assert len(patterns) == len(NEEDED)
    assert all(name in patterns for name in NEEDED)
    assert hasattr(SkippingInlineProcessor, "_InlineProcessor__applyPattern")


HOSTILE = (
    *("[", "a[", "[]", "![", "![x ", "](", "[a](", "[a](b' ", '[a](b" c', "[a](<", "[a][", "[a][b] ", "[^", "[^a] "),
    *("[a]: ", "[a]:\n", "[a]: b\n", "[^a]: b\n", "*[a]: b\n", "*[a]", "[@", "[@a ", "[@a] ", "[@a]\n\n", "[!["),
    *("*", "_", "*a ", "a* ", "*a", "**a ", "***a b**c*d ", "*a _b ", "*a_", "_a _", "a*b_c ", "`", "a` ``b "),
    *(">", "> ", "> - ", "- ", "-   ", "1. ", "+ - ", ": ", "a\n: b\n", "a\n\n: b\n\n", "- a\n", "1. a\n   - b\n"),
    *("<", "<a ", '<a "', "<a b='", "<!--", "<!-- a -->", "<b><!-- a -->", "<?", "<![CDATA[", "<b>", "<div>\n"),
    *("<http://", "<a@", "<a@b> ", "&", "&#", "&amp;", "\\", "\\[", "#", "# ", "#a", "## a\n\n", "a\n=\n", "***\n"),
    *("|", "a|b\n-|-\n", "|`", "`|`|", "a|b\n", "{", "{:", "a {: ", "*a*{: .a }", '{: a="', "*a*{x}", "\n", " "),
    *("a  \n", "a\n\n", "    a\n\n", "![a](b.jpg) ", "![a](b.jpg)\n\n", "[a](b.md) ", "```\n", "~~~\na\n", "GRES "),
    *("(", "[a]((", "[a](()", "://", "@", "[x @y", "<b ", "<b c=d ", "</", "\x02klzzwxh:0000\x03", "\u200b", "// "),
    *("</p>", "    ", "\t", " \n", "https://", "[*a](b)*", "a\n---\n", "``` "),
)  # fmt: skip


@pytest.mark.parametrize("scrap", HOSTILE)
def test_no_repetition_hangs(scrap: str) -> None:
    # Hangs, rather than fails, where a limit is missing: without them most of these take minutes.
    parse_body(scrap * (40_000 // len(scrap)), {"GRES": "x"})
    parse_body("a " + scrap * 3_000 + "\n\n" + scrap[::-1] * 3_000)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a\n\n" + "> " * (DEEPEST + 1) + "b", "markdown/too-deep", 3),
        ("- " * (DEEPEST + 1) + "b", "markdown/too-deep", 1),
        ("\n".join("    " * depth + "- a" for depth in range(DEEPEST + 2)), "markdown/too-deep", 21),
        ("a\n" * (LONGEST_TEXT // 2) + "b", "markdown/too-long", LONGEST_TEXT // 2 + 1),
        ("a\n\n" + "[" * 20_000, "markdown/too-complex", 3),
        ("a\n\n" + "[a](" * 4_000, "markdown/too-complex", 3),
        ("|".join("a" * 500) + "\n" + "|".join("-" * 500) + "\n|" * 500, "markdown/too-complex", 1),
    ],
)
def test_what_would_take_too_long_is_refused_where_it_starts(text: str, code: str, line: int) -> None:
    body = parse_body(text)

    assert [(problem.code, problem.span.line) for problem in body.problems] == [(code, line)]
    assert body.parts == ()


def test_long_texts_that_people_write_stay_far_below_the_limits() -> None:
    table = "| Year | People |\n| --- | ---: |\n" + "| 1989 | [128](a.md) [@a] |\n" * 800
    items = "".join(
        f"- [entry {number}](a{number}.md), *one* of **many** [@a_{number}]\n" for number in range(800)
    )
    prose = "A sentence (with a remark) and [a link](b.md) [@c], 'quoted' and \"quoted\".\n" * 100
    nested = "- a\n    - b\n        - c\n            - d\n\n> > > quoted\n\n* * * * * * * * * * * *\n\n" * 50

    for text in (table, items, "\n".join([prose] * 10), nested, "Term\n: What it is\n\n" * 300):
        assert [problem.code for problem in parse_body(text).problems] == []


def test_nothing_reads_the_engine_past_its_tree() -> None:
    assert not re.search("klzzwxh|wzxhzdk", "".join(map(str, parse_body("a [b](c.md) `d` <i>e</i>").parts)))
