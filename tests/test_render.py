from __future__ import annotations

import string
from pathlib import Path, PurePosixPath
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzbass_site.article import Article, ArticleCitation, ArticleLink, CitationLink
from kuzbass_site.models.page import Page
from kuzbass_site.pages.frame import site_view
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.views import Head, MessageView, TextView
from kuzbass_site.problems import ContentError, Problem
from kuzbass_site.render import Renderer, output_path
from kuzbass_site.templating import Addresses, relative
from tests.factories import entry, site

CITES = "{% macro cites(links) %}{% for c in links %}[{{ c.number }}]{% endfor %}{% endmacro %}\n"

names = st.text(string.ascii_lowercase + string.digits + "-._~", min_size=1, max_size=5).filter(
    lambda name: name.strip(".") != ""
)
folders = st.lists(names, max_size=4).map(lambda parts: "/" + "".join(f"{part}/" for part in parts))
files = st.tuples(folders, names).map("".join)
anchors = st.sampled_from(["", "#a", "#раздел", "#a/b", "#../x"])
bases = st.sampled_from(
    ["https://guide.example", "https://user.example/kuzbass", "file:///home/me/site", "http://127.0.0.1:8000"]
)


# --- addresses ---


@given(bases, folders | files, folders | files, anchors)
def test_a_relative_address_leads_to_its_target_under_any_base(
    base: str, target: str, page: str, anchor: str
) -> None:
    step = relative(target + anchor, page)

    assert not step.startswith("/")
    assert not urlsplit(step).scheme
    assert urljoin(base + page, step) == base + target + anchor


@pytest.mark.parametrize(
    ("target", "page", "expected"),
    [
        ("/towns/kaltan/", "/towns/kaltan/", "./"),
        ("/towns/kaltan/#today", "/towns/kaltan/", "./#today"),
        ("/", "/towns/kaltan/", "../../"),
        ("/", "/", "./"),
        ("/static/site.css", "/towns/kaltan/", "../../static/site.css"),
        ("/towns/", "/404.html", "towns/"),
        ("/a:b/", "/", "./a:b/"),
        ("#today", "/towns/", "#today"),
        ("https://x.example/a", "/towns/", "https://x.example/a"),
        ("mailto:x@y.example", "/towns/", "mailto:x@y.example"),
        ("", "/towns/", ""),
    ],
)
def test_addresses_are_seen_from_their_page(target: str, page: str, expected: str) -> None:
    assert relative(target, page) == expected


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("/", "index.html"),
        ("/towns/kaltan/", "towns/kaltan/index.html"),
        ("/404.html", "404.html"),
        ("/data/places.geojson", "data/places.geojson"),
    ],
)
def test_an_address_of_a_folder_is_its_index(url: str, path: str) -> None:
    assert output_path(url) == PurePosixPath(path)


# --- templates ---


def message(url: str = "/towns/", renderer: str = "message.html", text: str = "Hello") -> Page:
    view = MessageView(head=Head(title="T", description="D", lang="en", url=url), text=text)
    return Page(url, renderer, view, "en")


def renderer(root: Path, **templates: str) -> Renderer:
    files = {"components/cites.html": CITES}
    files |= {f"{name.replace('__', '/')}.html": text for name, text in templates.items()}
    for name, text in files.items():
        place = root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    view = site_view(Reader(site(entry()), "en"))
    return Renderer([root], view, {"site.css": "/static/site.abc.css"}.__getitem__)


def shown(root: Path, template: str, page: Page | None = None) -> str:
    return renderer(root, message=template).render(page or message()).data.decode()


def complaint(root: Path, **templates: str) -> Problem:
    with pytest.raises(ContentError) as caught:
        renderer(root, **templates).render(message())
    (problem,) = caught.value.problems
    return problem


def test_a_page_is_a_file_with_what_its_view_says(tmp_path: Path) -> None:
    file = renderer(tmp_path, message="{{ page.view.text }}, {{ site.title }}!\n").render(message())

    assert file.path == PurePosixPath("towns/index.html")
    assert file.data == b"Hello, A guide!\n"


def test_reference_numbers_stand_close_to_their_word_and_never_begin_a_line(tmp_path: Path) -> None:
    cites = ArticleCitation((CitationLink(1, "x-c1", "", weak=False),))
    article = Article(("<p>Coal ", cites, ", and iron\n", cites, ".</p>"))
    view = TextView(
        head=Head(title="T", description="D", lang="en", url="/about/"), story=article, references=()
    )
    page = Page("/about/", "text.html", view, "en")

    made = renderer(tmp_path, text="{{ html(page.view.story) }}").render(page)
    assert made.data.decode() == "<p>Coal[1], and iron[1].</p>"


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ 'ru' | language }}", "Russian"),
        ("{{ 'tlh' | language }}", "tlh"),
        ("{{ '2024-08-19' | day }}", "19 August 2024"),
        ("{{ 'no. 6, 2008' | day }}", "no. 6, 2008"),
        ("{{ 25951 | number }}", "25,951"),
    ],
)
def test_languages_dates_and_numbers_are_put_into_words(template: str, expected: str, tmp_path: Path) -> None:
    assert shown(tmp_path, template) == expected


def test_everything_a_view_says_is_escaped(tmp_path: Path) -> None:
    page = message(text='<script>"a"&</script>')

    assert shown(tmp_path, "{{ page.view.text }}", page) == "&lt;script&gt;&#34;a&#34;&amp;&lt;/script&gt;"


def test_links_and_assets_are_relative_to_their_page(tmp_path: Path) -> None:
    assert shown(tmp_path, "{{ url('/themes/') }} {{ asset('site.css') }}") == (
        "../themes/ ../static/site.abc.css"
    )


def test_the_page_for_what_is_not_found_stands_at_any_depth(tmp_path: Path) -> None:
    template = "{{ url('/themes/') }} {{ url('https://x.example/') }} {{ url('#a') }} {{ asset('site.css') }}"

    assert shown(tmp_path, template, message("/404.html")) == (
        "/themes/ https://x.example/ #a /static/site.abc.css"
    )


def test_a_text_has_its_links_and_numbers_filled_in(tmp_path: Path) -> None:
    article = Article(
        (
            '<a href="',
            ArticleLink("/themes/a&b/"),
            '">it</a>',
            ArticleCitation((CitationLink(3, "x-c3", "", False),)),
        )
    )
    page = Page("/towns/", "message.html", {"article": article}, "en")

    assert shown(tmp_path, "{{ html(page.view.article) }}", page) == (
        '<a href="../themes/a&amp;b/">it</a>[3]'
    )


def test_an_asset_that_is_not_there_is_a_mistake_of_the_template(tmp_path: Path) -> None:
    problem = complaint(tmp_path, message="\n{{ asset('nope.css') }}")

    assert (problem.code, str(problem.path), problem.line) == ("template/error", "templates/message.html", 2)


def test_texts_are_translated_and_numbers_written_in_the_language(tmp_path: Path) -> None:
    assert shown(tmp_path, "{{ 12345|number }} {% trans %}No catalogue has this.{% endtrans %}") == (
        "12,345 No catalogue has this."
    )
    assert shown(tmp_path, "[{{ gettext('') }}]") == "[]"


@pytest.mark.parametrize(
    ("templates", "path", "line", "word"),
    [
        ({"message": "one\n{{ page.view.nothing }}\n"}, "message.html", 2, "nothing"),
        ({"message": "one\ntwo\n{{ nobody }}\n"}, "message.html", 3, "nobody"),
        ({"message": "one\n{% if %}\n"}, "message.html", 2, ""),
        ({"message": "one\n{% for a in b %}\n"}, "message.html", 2, ""),
        ({"message": "one\n{{ 1|nofilter }}\n"}, "message.html", 2, "nofilter"),
        (
            {"message": "{% include 'components/part.html' %}", "components__part": "\n\n{{ nobody }}"},
            "components/part.html", 3, "nobody",
        ),
        (
            {"message": "{% include 'components/part.html' %}", "components__part": "\n{% if %}"},
            "components/part.html", 2, "",
        ),
        (
            {"base": "one\n{% block a %}{% endblock %}", "message": (
                "{% extends 'base.html' %}\n{% block a %}\n{{ nobody }}{% endblock %}")},
            "message.html", 3, "nobody",
        ),
        (
            {"message": (
                "{% from 'components/m.html' import m %}\n{{ m(1) }}"),
             "components__m": "{% macro m(a) %}\n\n{{ a.b }}{% endmacro %}"},
            "components/m.html", 3, "b",
        ),
    ],
)  # fmt: skip
def test_a_mistake_in_a_template_is_told_by_file_and_line(
    tmp_path: Path, templates: dict[str, str], path: str, line: int, word: str
) -> None:
    problem = complaint(tmp_path, **templates)

    assert problem.code == "template/error"
    assert (str(problem.path), problem.line) == (f"templates/{path}", line)
    assert word in problem.args[0]


def test_a_mistake_in_a_template_names_the_view_and_not_our_modules(tmp_path: Path) -> None:
    problem = complaint(tmp_path, message="{{ page.view.nothing }}")

    assert "MessageView has no attribute 'nothing'" in problem.args[0]
    assert "kuzbass_site" not in problem.args[0]


def test_a_template_that_is_not_there_is_named(tmp_path: Path) -> None:
    own = complaint(tmp_path, other="")
    included = complaint(tmp_path, message="{% include 'components/part.html' %}")

    assert (own.code, own.args) == ("template/missing", ("message.html",))
    assert (included.code, included.args) == ("template/missing", ("components/part.html",))
    assert str(included.path) == "templates/message.html"


def test_a_mistake_in_what_every_page_needs_is_told_before_the_first(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        renderer(tmp_path, components__cites="\n{% macro %}")

    (problem,) = caught.value.problems
    assert (str(problem.path), problem.line) == ("templates/components/cites.html", 2)


def test_the_first_folder_that_has_a_template_gives_it(tmp_path: Path) -> None:
    renderer(tmp_path / "package", message="theirs", other="also theirs")
    own = tmp_path / "own"
    own.mkdir()
    (own / "message.html").write_text("mine")
    made = Renderer([own, tmp_path / "package"], site_view(Reader(site(), "en")), str)

    assert made.render(message()).data == b"mine"
    assert made.render(message(renderer="other.html")).data == b"also theirs"


@pytest.mark.parametrize(
    ("target", "file"),
    [
        ("/", "../index.html"),
        ("/towns/", "index.html"),
        ("/towns/#a", "index.html#a"),
        ("/feed.xml", "../feed.xml"),
        ("https://x.example/", "https://x.example/"),
        ("#a", "#a"),
    ],
)
def test_a_portable_site_names_its_files(target: str, file: str) -> None:
    assert Addresses("/towns/", portable=True)[target] == file
