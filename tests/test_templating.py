"""The functions that templates become give what Jinja gives, and leave the rest to it."""

from __future__ import annotations

import string
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzbass_site.i18n import catalogue
from kuzbass_site.models.page import Page
from kuzbass_site.models.stated import Kind
from kuzbass_site.pages import plan
from kuzbass_site.pages.frame import site_view
from kuzbass_site.pages.reader import Reader
from kuzbass_site.render import Renderer, environment
from kuzbass_site.templating import Addresses, Pieces, Profile, Templates, TemplateTime, Unsupported
from tests.factories import body, citation_mark, claim, entry, event, fact, link_mark, series, site, stated

TEMPLATES = Path(__file__).parents[1] / "templates"
PARTS = """
{% set MANY = 2 %}
{% macro mark(text) %}{% if text %}<b>{{ text }}</b>{% endif %}{% endmacro %}
{% macro row(list, level=2, quiet=false) -%}
{% for each in list %}<h{{ level }}>{{ mark(each) }}{{ "," if not loop.last }}</h{{ level }}>{% endfor %}
{%- if list | length > MANY %}!{% endif %}{% if quiet %}?{% endif %}
{%- endmacro %}
"""


def both(template: str, lang: str = "en", **values: Any) -> tuple[str, str]:
    """What the function made of a template gives for a page, and what Jinja gives."""
    files = {"page.html": template, "parts.html": PARTS}
    made = environment([], lang, ("en", "ru"))
    made.loader = jinja2.DictLoader(files)
    page = SimpleNamespace(**values)
    return Templates(made, catalogue(lang)).page("page.html")(page), made.get_template("page.html").render(
        page=page
    )


@pytest.mark.parametrize(
    "template",
    [
        "plain <b>text</b>\n",
        "{{ page.text }} {{ page.text ~ '&' ~ 1 }} {{ ('<i>' | safe) ~ page.text }} {{ page.text | safe }}",
        "{{ page.words[0] }}{{ page.words[1:] | join('<') }}{{ page.map['key'] }}{{ -page.number + 2.5 // 2 }}",
        "{{ _('Home') }} {{ _('Page %(number)s', number=page.text) }} {{ [_('Home')] | join }}",
        "{{ ngettext('%(num)s entry', '%(num)s entries', page.number) }} {{ page.number | number }}",
        "{% if page.none %}a{% elif page.number > 2 %}b{% else %}c{% endif %}{{ 'd' if page.none }}",
        "{% for a, b in page.pairs if b %}{{ loop.index }}{{ a }}{{ loop.first }}{% endfor %}",
        "{% for w in page.words %}{{ loop.previtem if not loop.first }}{{ loop.length }}{{ loop.index0 }}{% endfor %}",
        "{% for a in (1, 2) %}{{ loop.cycle('x', '<') }}{% endfor %}",
        "{% set a, b = page.pairs[0] %}{{ a }}{{ b }}{% set c %}<{{ a }}>{% endset %}{{ c }}{{ c | length }}",
        "{% set n = namespace(any=false) %}{% for w in page.words %}{% set n.any = true %}{% endfor %}{{ n.any }}",
        "{% from 'parts.html' import row %}{{ row(page.words) }}{{ row(page.words, quiet=true, level=3) }}",
        "{% from 'parts.html' import mark %}{{ mark(mark(page.text)) }}{{ mark(page.text) ~ '<' }}",
        "{% macro m(text) %}{{ text }}{{ page.text }}{% endmacro %}{{ m('<') }}{{ m(m('>')) | upper }}",
        "{% block one %}{% set x = 1 %}{{ x }}{% block two %}{{ page.text }}{% endblock %}{% endblock %}",
        "{{ page.words | map('upper') | list }} {{ page.words | select('in', ('a', 'b')) | list | length }}",
        "{{ 1 < page.number <= 3 and not page.none or page.text }} {{ 'a' is upper }} {{ page.text in page.words }}",
        "{{ page.words | selectattr('x') | list if false else page.words | length }}",
    ],
)  # fmt: skip
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_function_gives_what_jinja_gives(template: str, lang: str) -> None:
    function, jinja = both(
        template, lang, text='<"&', words=("a", "<b>", "c"), map={"key": "<"}, number=3, none=None,
        pairs=((1, "x"), ("<", ""), (3, True)),
    )  # fmt: skip

    assert function == jinja


@pytest.mark.parametrize(
    "template",
    [
        "{{ nobody }}",
        "{% include 'parts.html' %}",
        "{% import 'parts.html' as parts %}{{ parts.mark('a') }}",
        "{% from 'parts.html' import mark with context %}{{ mark('a') }}",
        "{% set x = 1 %}{% for a in (1, 2) %}{% if a == 1 %}{% set x = a %}{% endif %}{{ x }}{% endfor %}",
        "{% for a in page.words %}{{ a }}{% else %}none{% endfor %}",
        "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}a{% endcall %}",
        "{% filter upper %}a{% endfilter %}",
        "{{ page.none is defined }}",
        "{{ page._secret }}",
        "{{ 'a' if page.none else ('b' if page.none) }}",
    ],
)
def test_what_no_plain_function_says_is_left_to_jinja(template: str) -> None:
    with pytest.raises(Unsupported):
        both(template)


def test_a_page_on_which_a_function_fails_is_rendered_by_jinja(tmp_path: Path) -> None:
    (tmp_path / "components").mkdir()
    (tmp_path / "components/cites.html").write_text("{% macro cites(links) %}{% endmacro %}")
    (tmp_path / "page.html").write_text("{{ page.view.key }}")
    renderer = Renderer([tmp_path], site_view(Reader(site(), "en")), str)

    pages = [
        Page("/", "page.html", view, "en") for view in ({"key": "of a mapping"}, SimpleNamespace(key="<"))
    ]
    assert [renderer.render(page).data for page in pages] == [b"of a mapping", b"&lt;"]


def test_every_page_is_what_jinja_makes_of_it() -> None:
    text = body(
        '<p>See <a href="', link_mark("../landmarks/works.md"), '">it</a> ', citation_mark("a, p. 1"), ".</p>"
    )
    made = site(
        entry("towns/kaltan", text=text, tags=["coal"], aliases=["/old/"],
              facts=(fact("built", "1951", stated("1953", "b", kind=Kind.DATE), why="Two <papers>."),)),
        entry("landmarks/works", part_of=["towns/kaltan"], status="ruin", tags=["coal"], at=(53.5, 87.2),
              events=(event("1951", "it <begins>", "a"),),
              facts=(series("people", {"1951": "1", "1952": "2", "1960": "12000"}),)),
        entry("tours/south", stops=["landmarks/works"]),
        claim("t01", "towns/kaltan", text=text),
        claim("t02", "towns/kaltan"),
    )  # fmt: skip
    jinja = 0
    for lang in made.guide.config.languages:
        renderer = Renderer([TEMPLATES], site_view(Reader(made, lang)), "/static/{}".format)
        for page in plan(made):
            if page.lang == lang:
                assert renderer.render(page).data.decode() == renderer._plain(page), page.url
                jinja += renderer._function(page.renderer) is None
    assert not jinja, "a template of the theme says more than a function can"


# --- profile ---


def test_a_profile_tells_of_each_template_how_often_it_was_used_and_where_it_took_longest(
    tmp_path: Path,
) -> None:
    made = site(entry("towns/kaltan", tags=["coal"]), entry("towns/osinniki"))
    files, times = {}, {}
    for profile in (None, Profile()):
        renderer = Renderer([TEMPLATES], site_view(Reader(made, "en")), "/static/{}".format, profile=profile)
        files[profile] = [renderer.render(page) for page in plan(made) if page.lang == "en"]
        times = {each.name: each for each in profile.times} if profile else {}

    assert len({tuple(file.data for file in each) for each in files.values()}) == 1
    assert times["entry.html"].count == 2
    assert times["entry.html"].url in ("/towns/kaltan/", "/towns/osinniki/")
    assert 0 < times["entry.html"].worst <= times["entry.html"].seconds
    assert times["components/trust.html"].count == 2
    assert times["components/trust.html"].seconds < times["entry.html"].seconds
    assert "components/chart.html" not in times


def test_profiles_of_several_processes_are_added_up() -> None:
    def time_of(name: str, seconds: float, url: str) -> TemplateTime:
        return TemplateTime(name=name, count=1, seconds=seconds, worst=seconds, url=url)

    profile = Profile()
    profile.add([time_of("a.html", 1, "/one/"), time_of("b.html", 2, "/two/")])
    profile.add([time_of("a.html", 3, "/three/")])

    assert profile.times == (
        TemplateTime(name="a.html", count=2, seconds=4, worst=3, url="/three/"),
        TemplateTime(name="b.html", count=1, seconds=2, worst=2, url="/two/"),
    )


def test_a_macro_inside_another_of_its_component_is_no_second_use() -> None:
    profile = Profile()
    inner = profile.timed("c.html", len)
    outer = profile.timed("c.html", lambda text: inner(text) + 1)

    assert profile.page("p.html", "/", lambda: outer("ab")) == 3
    assert {each.name: each.count for each in profile.times} == {"c.html": 1, "p.html": 1}


# --- pieces ---

names = st.text(string.ascii_lowercase[:3], min_size=1, max_size=2)
folders = st.lists(names, max_size=3).map(lambda parts: "/" + "".join(f"{part}/" for part in parts))
urls = folders | st.tuples(folders, names).map("".join) | st.just("https://x.example/") | st.just("/a/#b/c")


@given(st.lists(urls, max_size=4).map(tuple), st.lists(urls, min_size=1, max_size=12), st.booleans())
def test_a_piece_is_what_its_macro_would_make_here(
    targets: tuple[str, ...], pages: list[str], portable: bool
) -> None:
    addresses = Addresses(portable=portable)
    remembered = Pieces(addresses).remembered

    def links(given: tuple[str, ...]) -> str:
        return " ".join(addresses[target] for target in given)

    for page in pages:
        page = page.partition("#")[0] if page.startswith("/") else "/"
        addresses.turn_to(page, "/base" if page == "/a/b" else None)
        assert remembered(links, targets) == links(targets)
        assert remembered(links, targets[:1]) == links(targets[:1])


def test_a_piece_is_made_once_for_pages_that_see_it_alike() -> None:
    addresses, made = Addresses(), list[str]()
    remembered = Pieces(addresses).remembered

    def link(target: str) -> str:
        made.append(target)
        return addresses[target]

    seen = {}
    for page in ("/towns/a/", "/towns/b/", "/tags/c/", "/", "/towns/b/"):
        addresses.turn_to(page)
        seen[page] = remembered(link, "/towns/a/")
    assert seen == {"/towns/a/": "./", "/towns/b/": "../a/", "/tags/c/": "../../towns/a/", "/": "towns/a/"}
    assert len(made) == 4


def test_what_may_change_is_not_remembered() -> None:
    remembered, given = Pieces(Addresses()).remembered, ["a"]

    assert remembered(" ".join, given) == "a"  # type: ignore[arg-type]
    given.append("b")
    assert remembered(" ".join, given) == "a b"  # type: ignore[arg-type]


def test_a_piece_inside_another_is_made_with_it() -> None:
    addresses = Addresses()
    remembered = Pieces(addresses).remembered
    inner: Callable[[str], str] = addresses.__getitem__

    def outer() -> str:
        return remembered(inner, "/a/") + remembered(inner, "/a/b/")

    found = {}
    for page in ("/a/b/", "/a/c/", "/c/b/"):
        addresses.turn_to(page)
        found[page] = remembered(outer)
    assert found == {"/a/b/": "../" + "./", "/a/c/": "../" + "../b/", "/c/b/": "../../a/" + "../../a/b/"}
