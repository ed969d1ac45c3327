from __future__ import annotations

import itertools

import pytest

from kuzbass_site.markdown import parse_body
from kuzbass_site.models.body import Body, Citation, CitationMark, FigureMark, Heading, LinkMark
from kuzbass_site.problems import CODES


def html(body: Body) -> str:
    """The body as one text, with its marks in curly brackets."""
    shown = []
    for part in body.parts:
        match part:
            case str():
                shown.append(part)
            case LinkMark():
                shown.append(f"{{{part.target}}}")
            case CitationMark():
                shown.append("{" + "; ".join(f"@{c.key}" for c in part.citations) + "}")
            case FigureMark():
                shown.append(f"{{{part.source}|{part.alt}|{part.caption}}}")
    return "".join(shown)


def complaints(body: Body) -> list[tuple[str, tuple[int, int, int]]]:
    return [(p.code, (p.span.line, p.span.column, p.span.end_column)) for p in body.problems]


def codes(text: str) -> list[str]:
    found = [problem.code for problem in parse_body(text).problems]
    assert set(found) <= set(CODES)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("Plain *and* **bold**.", "<p>Plain <em>and</em> <strong>bold</strong>.</p>"),
        ("So [@a; @b, p. 3].", "<p>So {@a; @b}.</p>"),
        ("- one [@a]\n- two", "<ul>\n<li>one {@a}</li>\n<li>two</li>\n</ul>"),
        ("[Kaltan](../towns/kaltan.md#works)", '<p><a href="{../towns/kaltan.md#works}">Kaltan</a></p>'),
        ("[up](#works) [old](/towns/kaltan/)", '<p><a href="{#works}">up</a> <a href="{/towns/kaltan/}">old</a></p>'),
        ("[picture](../images/a.jpg)", '<p><a href="{../images/a.jpg}">picture</a></p>'),
        ("[k][1]\n\n[1]: kaltan.md", '<p><a href="{kaltan.md}">k</a></p>'),
        ("[x](<my file.md>)", '<p><a href="{my file.md}">x</a></p>'),
        ("[x](a&amp;b.md)", '<p><a href="{a&b.md}">x</a></p>'),
        ("[x](https://a.org/?b=1&c=2)", '<p><a href="https://a.org/?b=1&amp;c=2" rel="external">x</a></p>'),
        ("<https://a.org/b>", '<p><a href="https://a.org/b" rel="external">https://a.org/b</a></p>'),
        ("[x](HTTPS://a.org)", '<p><a href="https://a.org" rel="external">x</a></p>'),
        ("[x](tel:+73842)", '<p><a href="tel:+73842" rel="external">x</a></p>'),
        ("[x](geo:53.5,87.2)", '<p><a href="geo:53.5,87.2" rel="external">x</a></p>'),
        ("![A chimney](../images/c.jpg \"In 1930\")", "{../images/c.jpg|A chimney|In 1930}"),
        ("![A](a.jpg)\n![B & *c*](b.jpg)", "{a.jpg|A|}\n{b.jpg|B & *c*|}"),
        ("- ![A](a.jpg)", "<ul>\n<li>{a.jpg|A|}</li>\n</ul>"),
        ("`[@a]` and `[x](y.md)`", "<p><code>[@a]</code> and <code>[x](y.md)</code></p>"),
        ("`[@a, <b>]`", "<p><code>[@a, &lt;b&gt;]</code></p>"),
        ("    [@a] <i>\n", "<pre><code>[@a] &lt;i&gt;\n</code></pre>"),
        ("```yaml\n[@a]: <i>\n\n# x\n```\n", "<pre><code>[@a]: &lt;i&gt;\n\n# x\n</code></pre>\n"),
        ("~~~\n```\n~~~", "<pre><code>```\n</code></pre>\n"),
        ("a\n<!-- [@z] [x](y.md) -->\nb", "<p>a</p>\n<p>b</p>"),
        ("Term\n:   It is [@a].", "<dl>\n<dt>Term</dt>\n<dd>It is {@a}.</dd>\n</dl>"),
        ('A <span lang="ru">сотсгород</span>.', '<p>A <span lang="ru">сотсгород</span>.</p>'),
        ("<details><summary>Why [@a]</summary>x</details>", "<details><summary>Why {@a}</summary>x</details>"),
        ("AT&T &copy; 1 < 2", "<p>AT&amp;T © 1 &lt; 2</p>"),
        ("*Kuzbass*{: lang=de}", '<p><em lang="de">Kuzbass</em></p>'),
    ],
)  # fmt: skip
def test_a_text_becomes_html_with_marks(text: str, expected: str) -> None:
    body = parse_body(text)

    assert html(body) == expected
    assert body.problems == ()


def test_parts_hold_no_empty_piece_and_no_two_strings_in_a_row() -> None:
    parts = parse_body("## A\n\n[@a][@b] *x* ```c```\n\n```\nd\n```\n\n![e](f.jpg)").parts

    assert "" not in parts
    assert not any(isinstance(a, str) and isinstance(b, str) for a, b in itertools.pairwise(parts))


def test_a_citation_keeps_its_places_in_the_source_and_in_the_text() -> None:
    (mark,) = parse_body("One.\n\nTwo *and* three [@a, p. 12; @b].").marks

    assert isinstance(mark, CitationMark)
    assert mark.citations == (Citation("a", "p. 12"), Citation("b"))
    assert (mark.span.line, mark.span.column, mark.span.end_column) == (3, 17, 32)


def test_a_target_that_stands_twice_is_found_in_each_of_its_places() -> None:
    text = "`[a](dead.md)` [a](dead.md)\n\n    [a](dead.md)\n\n```\n[a](dead.md)\n```\n\n* [b](dead.md)"

    spans = [(mark.span.line, mark.span.column) for mark in parse_body(text).marks]

    assert spans == [(1, 20), (9, 7)]


def test_headings_get_anchors_of_their_own() -> None:
    body = parse_body(
        "## The works\n\n### The *works*\n\n## X-ray & `[@a]`\n\nМартен\n------\n\n## !\n\n## Own {: #my-place }\n"
    )

    assert body.headings == (
        Heading(2, "the-works", "The works"),
        Heading(3, "the-works-2", "The works"),
        Heading(2, "section-x-ray-a", "X-ray & [@a]"),
        Heading(2, "marten", "Мартен"),
        Heading(2, "section", "!"),
        Heading(2, "my-place", "Own"),
    )
    assert '<h2 id="section-x-ray-a">X-ray &amp; <code>[@a]</code></h2>' in html(body)
    assert body.problems == ()


def test_a_table_scrolls_in_a_region_that_is_named_after_its_columns() -> None:
    body = parse_body("| Year | *People* [@a] | |\n| --- | ---: | :-: |\n| 1989 | 128 | x |\n")

    assert html(body).startswith(
        '<div aria-label="Year, People" class="table" role="region" tabindex="0"><table>\n<thead>\n<tr>\n'
        '<th scope="col">Year</th>\n<th class="right" scope="col"><em>People</em> {@a}</th>\n<td class="center"></td>'
    )
    assert "style" not in html(body)


def test_two_tables_of_one_name_can_be_told_apart() -> None:
    table = "A | B\n--- | ---\n1 | 2\n\n"

    assert 'aria-label="A, B" ' in html(parse_body(table * 2))
    assert 'aria-label="A, B (2)"' in html(parse_body(table * 2))


def test_footnotes_are_numbered_in_the_order_of_reading() -> None:
    body = parse_body(
        "- one[^b]\n\nTwo[^a] and again[^b].\n\n[^a]: First written [@k].\n\n[^b]: Second, see[^c].\n\n[^c]: Nested.\n"
    )

    shown = html(body)
    order = [shown.index(f'<li id="fn:{label}">') for label in "bac"]
    assert order == sorted(order)
    assert '<sup id="fnref:b"><a class="footnote-ref" href="#fn:b">1</a></sup>' in shown
    assert '<sup id="fnref:a"><a class="footnote-ref" href="#fn:a">2</a></sup>' in shown
    assert '<sup id="fnref2:b"><a class="footnote-ref" href="#fn:b">1</a></sup>' in shown
    assert (
        '<a aria-labelledby="x-footnote-back fnref2:b" class="footnote-backref" href="#fnref2:b">↩</a>'
        in shown
    )
    assert "<hr" not in shown
    assert body.problems == ()


def test_a_footnote_may_hold_the_text_of_another() -> None:
    assert "Inner" in html(parse_body("One[^a] two[^b].\n\n[^a]: Outer\n\n    > [^b]: Inner\n"))


def test_abbreviations_are_explained_once_and_outside_code_links_and_headings() -> None:
    body = parse_body(
        "## GRES\n\n[GRES](a.md) `GRES` GRESy <b>GRES</b> the *GRES*, a GRES and a TEC.\n\n*[TEC]: Heat & power\n",
        {"GRES": 'State "power" <station>', "AIK": "x"},
    )

    assert html(body) == (
        '<h2 id="gres">GRES</h2>\n<p><a href="{a.md}">GRES</a> <code>GRES</code> GRESy <b>GRES</b> the <em>'
        '<abbr title="State &quot;power&quot; &lt;station&gt;">GRES</abbr></em>, a GRES and a '
        '<abbr title="Heat &amp; power">TEC</abbr>.</p>'
    )


def test_the_plain_text_has_a_line_for_each_block_and_no_marks() -> None:
    body = parse_body(
        "## One & two\n\nA *b*\nc [@k], [d](e.md)[^1] `f<g`.\n\n"
        "| h | i |\n|---|---|\n| j | k |\n\n![l](m.jpg)\n\n[^1]: n\n"
    )

    assert body.text == "One & two\nA b c, d f<g.\nh i\nj k\nn"


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("a\n\n[@a, @b]", "citation/malformed", (3, 1, 9)),
        ("a [@key", "citation/unclosed", (1, 3, 8)),
        ("## Works [@a]", "citation/in-heading", (1, 10, 14)),
        ("[Works [@a]](b.md)", "citation/in-link", (1, 8, 12)),
        ("![Works [@a]](b.jpg)", "citation/in-figure", (1, 9, 13)),
        ("[a](javascript:x)", "link/scheme", (1, 5, 17)),
        ("[a](https://)", "link/malformed", (1, 5, 13)),
        ("[a](http://[x)", "link/malformed", (1, 5, 14)),
        ("[a](www.example.org/x)", "link/no-scheme", (1, 5, 22)),
        ("[a](me@example.org)", "link/no-scheme", (1, 5, 19)),
        (r"[a](..\towns\a.md)", "link/backslash", (1, 5, 18)),
        ("[a]()", "link/empty", (1, 5, 5)),
        ("[](a.md)", "link/no-text", (1, 4, 8)),
        ("so [a][nosuch]", "link/undefined-reference", (1, 4, 15)),
        ("so [a][]", "link/undefined-reference", (1, 4, 9)),
        ("[a][b]\n\n[b]: c.md\n[b]: d.md", "link/duplicate-reference", (4, 2, 3)),
        ("so [a] (../b.md)", "link/space", (1, 4, 17)),
        ("so (a)[../b.md]", "link/reversed", (1, 4, 16)),
        ("so [[Kaltan]] is", "link/wiki", (1, 4, 14)),
        ("so [[Kaltan|the town]] is", "link/wiki", (1, 4, 23)),
        ("so ![a](file:///C:/a.jpg)", "link/own-disk", (1, 9, 25)),
        ("so ![a](C:/a.jpg)", "link/own-disk", (1, 9, 17)),
        ("so [a](../b.md\n\nnext (c)", "link/unclosed", (1, 4, 15)),
        ("See https://a.org/b.", "link/bare-url", (1, 5, 20)),
        ("a\n\n# One", "markdown/heading-1", (3, 1, 6)),
        ("One\n===", "markdown/heading-1", (1, 1, 4)),
        ("> # One", "markdown/heading-1", (1, 3, 8)),
        ("## A\n\n#### B", "markdown/heading-jump", (3, 1, 7)),
        ("### A", "markdown/heading-jump", (1, 1, 6)),
        ("a\n\n##", "markdown/heading-empty", (3, 1, 3)),
        ("## A {: #Works}", "markdown/heading-id", (1, 1, 16)),
        ("## A {: #x-a}", "markdown/heading-id", (1, 1, 14)),
        ("## A {: #a}\n\n## B {: #a}", "markdown/heading-id", (3, 1, 12)),
        ("a[^b]", "markdown/footnote-undefined", (1, 2, 6)),
        ("a\n\n[^b]: c", "markdown/footnote-unused", (3, 1, 5)),
        ("a[^b]\n\n[^b]: c\n\n[^b]: d", "markdown/footnote-duplicate", (5, 1, 6)),
        ("a[^b c]\n\n[^b c]: d", "markdown/footnote-label", (3, 1, 8)),
        ("a\n\n```\nb", "markdown/unclosed-code", (3, 1, 4)),
        ("a <script>b</script>", "html/forbidden", (1, 3, 11)),
        ('a <b onclick="c">d</b>', "html/forbidden", (1, 3, 18)),
        ("a <font>b</font>", "html/removed", (1, 3, 9)),
        ('a <b id="c">d</b>', "html/removed", (1, 3, 13)),
        ('a <b class="c">d</b>', "html/removed", (1, 3, 16)),
        ("<placeholder>", "html/removed", (1, 1, 14)),
        ("a\n{: .b }", "html/removed", (2, 1, 6)),
        ("a\n{: style=b }", "html/forbidden", (2, 1, 9)),
        ('a <a href="b.md">c</a>', "html/write-markdown", (1, 3, 18)),
        ('a <img src="b.jpg">', "html/write-markdown", (1, 3, 20)),
        ("<h2>a</h2>", "html/write-markdown", (1, 1, 5)),
        ("a <b>c", "html/unclosed", (1, 3, 6)),
        ("![](a.jpg)", "figure/no-alt", (1, 5, 10)),
        ("![a](https://b.org/c.jpg)", "figure/external", (1, 6, 25)),
        ("a ![b](c.jpg) d", "figure/inline", (1, 8, 13)),
        ("[![b](c.jpg)](d.md)", "figure/inline", (1, 7, 12)),
    ],
)
def test_a_slip_is_reported_where_it_stands(text: str, code: str, place: tuple[int, int, int]) -> None:
    assert complaints(parse_body(text)) == [(code, place)]
    assert code in CODES


@pytest.mark.parametrize(
    "text",
    [
        "Seen [sic] (perhaps) by many, e.g. [12] or a[1].",
        "`[a][nosuch] [a] (b.md) https://a.org <script> [^x]`",
        "    [a][nosuch] <script> [^x] [@\n",
        "```\n[a][nosuch] <script> [^x] [@ # One\n```",
        "- a\n\n    ```\n\n- b",
        r"\[a][nosuch] \[^x] \[@a",
        "<!-- [a][nosuch] <font> [^x] [@ -->",
        "[https://a.org](https://a.org) (https://b.org) <https://c.org>",
        "[a]: https://a.org\n\n[a][A] [a]",
        "1 < 2 and 3 > 2; a <b>c</b> <br> d <wbr>",
        "## A\n\n### B\n\n## C\n\n### D\n\n#### E\n\n## F",
        "*[AIK]: Autonomous, see https://a.org",
        '<abbr title="Autonomous Industrial Colony">AIK</abbr>',
        "<table><tr><td colspan=2>a<td>b</table>",
    ],
)
def test_a_text_without_slips_has_no_problem(text: str) -> None:
    assert codes(text) == []


def test_the_same_problem_in_two_places_is_two_problems() -> None:
    assert complaints(parse_body("[a](data:x)\n\n[b](data:x)")) == [
        ("link/scheme", (1, 5, 11)),
        ("link/scheme", (3, 5, 11)),
    ]


def test_what_is_wrong_in_one_text_does_not_touch_the_next() -> None:
    texts = [
        "a[^1]\n\n[^1]: b",
        "[a][1]\n\n[1]: b.md",
        "*[GRES]: x\n\nGRES",
        "*a **b",
        "> - 1. c",
        "a[^1] [a][1] GRES",
    ]
    alone = [parse_body(text) for text in texts]

    assert [parse_body(text) for text in reversed(texts)] == list(reversed(alone))
    assert "abbr" not in html(alone[-1])
    assert "href" not in html(alone[-1])


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_do_not_matter(end: str) -> None:
    text = "## A\n\nb [@c] [d](e.md)\n\n[f][g]\n"

    assert parse_body(text.replace("\n", end)) == parse_body(text)
