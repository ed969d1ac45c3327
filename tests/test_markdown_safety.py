from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings

from kuzbass_site.markdown import parse_body
from kuzbass_site.markdown.sanitize import CLASSES, TAGS
from kuzbass_site.models.body import Body, CitationMark
from kuzbass_site.problems import CODES, Level
from tests.markdown_texts import texts

MARK = "a-mark"


class Published(HTMLParser):
    """Everything that a browser would find in a body: elements, attributes, text."""

    def __init__(self, body: Body) -> None:
        super().__init__()
        self.attributes: list[tuple[str, str, str]] = []
        self.tags: set[str] = set()
        self.declarations: list[str] = []
        self.html = "".join(part if isinstance(part, str) else MARK for part in body.parts)
        self.feed(self.html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_comment(self, data: str) -> None:
        self.declarations.append(data)

    def handle_decl(self, decl: str) -> None:
        self.declarations.append(decl)

    def handle_pi(self, data: str) -> None:
        self.declarations.append(data)

    def unknown_decl(self, data: str) -> None:
        self.declarations.append(data)


@settings(max_examples=500)
@given(texts)
@example("| &#57344;0&#57345; | [@a] |\n| - | - |\n")
@example("<pre>\n\n[x](a\"onclick='alert(1)')\n")
@example('`[@a, <script>alert(1)</script> "]`')
@example("<!--[@a]-->`<!--`[@b]")
@example("a[^x y]\n\n[^x y]: z")
def test_no_text_gets_anything_harmful_published(text: str) -> None:
    body = parse_body(text.replace(MARK, ""), {"GRES": '[@a] <script> "', "a": "\ue0000\ue001"})
    page = Published(body)

    assert page.tags <= TAGS
    assert page.declarations == []
    ids = [heading.id for heading in body.headings]
    for tag, name, value in page.attributes:
        assert name in {
            *(
                "href",
                "id",
                "title",
                "rel",
                "lang",
                "dir",
                "class",
                "cite",
                "datetime",
                "open",
                "start",
                "value",
                "scope",
            ),
            *("reversed", "colspan", "rowspan", "role", "tabindex", "aria-label", "aria-labelledby"),
        }
        if name == "href":
            assert tag == "a"
            assert value == MARK or re.match(r"(https?|mailto|tel|geo):[^\s\"]+$|#fn(ref\d*)?:[\w-]+$", value)
        elif name == "id":
            assert value in ids or re.match(r"fn(ref\d*)?:[\w-]+$", value)
            assert not value.startswith("x-")
        elif name == "class":
            assert set(value.split()) <= CLASSES
        assert name == "href" or MARK not in value
    assert len(ids) == len(set(ids))
    assert not re.search("[\x02\x03\ue000-\uf8ff]", f"{page.html}{body.text}{body.headings}{body.marks}")


@settings(max_examples=500)
@given(texts)
def test_every_place_lies_within_the_text(text: str) -> None:
    body = parse_body(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    for span in [problem.span for problem in body.problems] + [mark.span for mark in body.marks]:
        assert 1 <= span.line <= len(lines)
        end = span.end_column or span.column
        assert 1 <= span.column <= end <= len(lines[span.line - 1]) + 1
    for problem in body.problems:
        assert problem.code in CODES
        assert max([int(n) for n in re.findall(r"\{(\d)\}", CODES[problem.code].message)], default=-1) < len(
            problem.args
        )


@given(texts, texts)
def test_a_text_is_read_alike_whatever_was_read_before(text: str, before: str) -> None:
    body = parse_body(text)
    parse_body(before)

    assert parse_body(text) == body


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java&#115;cript:alert(1)",
        "java&#x73;cript:alert(1)",
        "javascript&colon;alert(1)",
        "java&Tab;script:alert(1)",
        "java&NewLine;script:alert(1)",
        "java\tscript:alert(1)",
        "java\\script:alert(1)",
        "java\u200bscript:alert(1)",
        "\x01javascript:alert(1)",
        "javascript%3Aalert(1)",
        "%6Aavascript:alert(1)",
        "%256Aavascript:alert(1)",
        "javascript&#58alert(1)",
        "&amp;#106;avascript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "blob:x",
        "view-source:x",
        "//example.org/x",
        "/\\example.org/x",
        "\\\\example.org/x",
        "/%2Fexample.org",
        "https:example.org",
        "https:///example.org",
        "https://exa mple.org",
        'https://a.org/"onclick="x',
    ],
)
@pytest.mark.parametrize(
    "form", ["[x](<{0}>)", "[x]({0})", "[x][y]\n\n[y]: <{0}>\n", '[x](ok.md){{: href="{0}" }}', "<{0}>"]
)
def test_no_disguise_gets_a_bad_address_into_a_link(target: str, form: str) -> None:
    body = parse_body(form.format(target))

    assert [
        value
        for _, name, value in Published(body).attributes
        if name == "href" and value not in (MARK, "https://a.org/")
    ] == []
    if form in ("[x](<{0}>)", "[x][y]\n\n[y]: <{0}>\n"):
        codes = {problem.code for problem in body.problems}
        told = ("scheme", "malformed", "backslash", "undefined-reference", "own-disk")
        assert codes & {f"link/{name}" for name in told}
        assert any(CODES[code].level is Level.ERROR for code in codes)


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("<script>alert(1)</script>", "alert"),
        ("a <script>alert(1)</script> b", "alert"),
        ("<style>p{color:red}</style>", "color"),
        ("<iframe src='https://a.org'></iframe>", "iframe"),
        ("<svg><a href='javascript:x'>y</a></svg>", "svg"),
        ("<math><mi xlink:href='data:x'>y</mi></math>", "math"),
        ("<form><input name=a></form>", "input"),
        ("<object data=x>y</object>", "object"),
        ("<p style='color:red'>x</p>", "color"),
        ("<p onmouseover='x()'>y</p>", "onmouseover"),
        ("<p\nonmouseover\n=\n'x()'>y</p>", "onmouseover"),
        ("*x*{: onclick=y }", "onclick"),
        ("## x {: style='a' }", "style"),
    ],
)
def test_what_could_act_in_the_name_of_the_reader_is_an_error_and_gone(text: str, lost: str) -> None:
    body = parse_body(text)

    assert lost not in Published(body).html
    assert "html/forbidden" in [problem.code for problem in body.problems]


@pytest.mark.parametrize(
    "text",
    [
        "<abbr title='[@a]'>b</abbr>",
        "*b*{: title='[@a]' }",
        "<q cite='[@a]'>b</q>",
        "![c [@a]](d.jpg)",
        "`[@a]`",
    ],
)
def test_a_citation_in_an_attribute_or_in_code_is_none(text: str) -> None:
    assert not any(isinstance(mark, CitationMark) for mark in parse_body(text).marks)
