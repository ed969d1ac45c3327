from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzbass_site.article import ArticleCitation, ArticleLink, References, compose, reference
from kuzbass_site.models.body import Body, FigureMark, Heading
from tests.factories import SPAN, body, citation_mark, cited, link_mark, source

SOURCES = {key: source(key, tier=tier) for key, tier in zip("abcd", "ABCD", strict=True)}


def test_sources_are_numbered_as_they_are_first_cited() -> None:
    references = References(SOURCES)

    first = references.cite(cited("c", "a, p. 3"))
    second = references.cite(cited("a"))

    assert [(link.number, link.id, link.locator) for link in (*first, *second)] == [
        (1, "x-c1", ""),
        (2, "x-c2", "p. 3"),
        (2, "x-c2-2", ""),
    ]
    assert [(each.number, each.key, each.back) for each in references.listed()] == [
        (1, "c", ("x-c1",)),
        (2, "a", ("x-c2", "x-c2-2")),
    ]


def test_sources_of_the_lower_tiers_are_marked_where_they_are_cited() -> None:
    links = References(SOURCES).cite(cited("a", "b", "c", "d"))

    assert [link.weak for link in links] == [False, False, True, True]


def test_nothing_cited_is_nothing_listed() -> None:
    references = References(SOURCES)

    assert references.cite(()) == ()
    assert references.listed() == ()


@given(st.lists(st.lists(st.sampled_from("abcd"), max_size=5), max_size=8))
def test_every_use_of_a_source_leads_to_its_entry_in_the_list_and_back(groups: list[list[str]]) -> None:
    references = References(SOURCES)
    links = [
        (key, link) for keys in groups for key, link in zip(keys, references.cite(cited(*keys)), strict=True)
    ]
    listed = references.listed()

    assert [each.number for each in listed] == list(range(1, len(listed) + 1))
    assert [each.key for each in listed] == list(dict.fromkeys(key for key, _ in links))
    assert len({link.id for _, link in links}) == len(links)
    assert sum(len(each.back) for each in listed) == len(links)
    for key, link in links:
        assert listed[link.number - 1].key == key
        assert link.id in listed[link.number - 1].back


@pytest.mark.parametrize(
    ("url", "host", "linked"),
    [
        ("https://www.example.org/a?b#c", "example.org", True),
        ("http://example.org", "example.org", True),
        ("http://example.org./a", "example.org", True),
        ("https://xn--e1afmkfd.xn--p1ai/a", "пример.рф", True),
        ("https://xn--80ak6aa92e.com/", "xn--80ak6aa92e.com", True),  # would pass for apple.com
        ("https://a.xn--\u0439/", "a.xn--\u0439", True),
        ("", "", False),
        ("example.org/a", "", False),
        ("javascript://example.org/%0aalert(1)", "", False),
        ("ftp://example.org/a", "", False),
        ("urn:isbn:5", "", False),
    ],
)
def test_only_addresses_of_the_web_become_links(url: str, host: str, linked: bool) -> None:
    found = reference(source("a", url=url))

    assert (found.host, found.url) == (host, url if linked else "")


def test_marks_become_addresses_numbers_and_pictures() -> None:
    text = Body(
        parts=(
            '<p>See <a href="',
            link_mark("../towns/kaltan.md"),
            '">it</a>',
            citation_mark("b"),
            "</p>",
            FigureMark("../images/a.jpg", 'A "mine" <b>', "C & d", SPAN),
            FigureMark("../images/b.jpg", "B", "", SPAN),
        ),
        headings=(Heading(2, "today", "Today"),),
    )
    references = References(SOURCES)

    article = compose(text, references, lambda target: f"/at/{target}", "en")

    assert article.lang == "en"
    assert article.headings == ((2, "today", "Today"),)
    assert [p.url for p in article.parts if isinstance(p, ArticleLink)] == [
        "/at/../towns/kaltan.md", "/at/../images/a.jpg", "/at/../images/b.jpg",
    ]  # fmt: skip
    (citation,) = (p for p in article.parts if isinstance(p, ArticleCitation))
    assert [link.number for link in citation.cites] == [1]
    html = "".join(part if isinstance(part, str) else "…" for part in article.parts)
    assert html == (
        '<p>See <a href="…">it</a>…</p>'
        '<figure><img src="…" alt="A &quot;mine&quot; &lt;b&gt;" loading="lazy">'
        "<figcaption>C &amp; d</figcaption></figure>"
        '<figure><img src="…" alt="B" loading="lazy"></figure>'
    )
    assert [each.key for each in references.listed()] == ["b"]


def test_numbers_run_on_from_one_text_of_a_page_to_the_next() -> None:
    references = References(SOURCES)
    compose(body(citation_mark("a")), references, str)
    compose(body(citation_mark("b", "a")), references, str)

    assert [(each.key, len(each.back)) for each in references.listed()] == [("a", 2), ("b", 1)]
