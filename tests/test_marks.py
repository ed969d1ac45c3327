"""What readers are warned of, as it stands on the page."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from kuzbass_site import theme
from kuzbass_site.models.entry import Visit
from kuzbass_site.models.stated import Kind
from kuzbass_site.pages import plan
from kuzbass_site.pages.frame import site_view
from kuzbass_site.pages.reader import Reader
from kuzbass_site.render import Renderer
from kuzbass_site.site import Site
from tests.factories import body, claim, entry, event, fact, site, source, stated, translation

COPIES = {each.key: each for each in (source("work"), source("copy", derived_from=("work",)))}


def shown(made: Site, url: str) -> str:
    """The HTML of a page, its white space made plain."""
    page = next(page for page in plan(made) if page.url == url)
    renderer = Renderer(
        theme.folders(Path("nowhere"), "templates"), site_view(Reader(made, page.lang)), "/static/{}".format
    )
    return " ".join(renderer.render(page).data.decode().split())


@pytest.mark.parametrize("url", ["/towns/kaltan/", "/timeline/"])
def test_a_value_of_one_origin_is_marked_and_the_mark_explained(url: str) -> None:
    both, one = (site(entry(events=(event("1951", "starts", *keys),)), sources=COPIES)
                 for keys in (("work", "copy"), ("work",)))  # fmt: skip

    page = shown(both, url)
    assert page.count('<span class="mark" title="The sources copy one another">one origin</span>') == 1
    assert page.count("copy one another, so they count as one") == 1
    assert "copy one another" not in shown(one, url)


def test_old_visiting_is_told_in_a_banner_with_its_date() -> None:
    one = entry(visit=Visit(checked=stated("2026-11-22", kind=Kind.DATE), access=stated("open")))

    old, new = (shown(site(one, today=date(year, 12, 1)), "/towns/kaltan/") for year in (2027, 2026))

    assert re.search(r'<div class="notice">.*?Checked on 22 November 2026\..*?ask before you go', old)
    assert 'class="notice"' not in new
    assert "Last checked" in new


@pytest.mark.parametrize(
    ("url", "original"),
    [
        ("/ru/towns/kaltan/", "../../../towns/kaltan/"),
        ("/ru/claims/t01/", "../../../claims/t01/"),
        ("/ru/about/", "../../about/"),
    ],
)
def test_a_translation_that_is_behind_leads_to_its_original(url: str, original: str) -> None:
    items = (entry(), claim(), entry("pages/about"))

    def page(digest: str) -> str:
        return shown(site(*items, *(translation(each.id, source_digest=digest) for each in items)), url)

    assert re.search(rf'<div class="notice">.*?<a href="{original}" lang="en" hreflang="en">', page("0" * 16))
    assert 'class="notice"' not in page("")


def test_a_source_that_nothing_cites_says_so() -> None:
    cited = site(entry(status=stated("working", "copy")), sources={**COPIES, "lonely": source("lonely")})

    assert "Nothing in the guide cites it." not in shown(cited, "/sources/copy/")
    assert "Nothing in the guide cites it.</p>" in shown(cited, "/sources/lonely/")
    assert "Nothing in the guide cites it. Works that do" in shown(cited, "/sources/work/")


@pytest.mark.parametrize(
    ("story", "large"),
    [
        ("<p>Two mines</p>", True),
        ('<p><a href="/towns/near/">Шахта</a></p>', True),
        ("<p>&quot;Twice a capital&quot;</p>", False),
        ("<p>«Коксовая»</p>", False),
        ("<p>1932 was</p>", False),
        ("", False),
    ],
)
def test_a_story_opens_with_a_large_letter_only_where_it_opens_with_a_letter(story: str, large: bool) -> None:
    assert ('class="prose initial"' in shown(site(entry(text=body(story))), "/towns/kaltan/")) is large


def test_no_comma_between_places_can_begin_a_line() -> None:
    same = event("1951", "starts", "work")
    made = site(entry(events=(same,)), entry("towns/near", events=(same,)), sources=COPIES)

    links = re.findall(r'<span class="one"><a href="[^"]+">[^<]+</a>(,?)</span>', shown(made, "/timeline/"))
    assert links == [",", ""]


def test_why_there_is_no_source_is_marked_as_english_on_a_russian_page() -> None:
    bare = entry(facts=[fact("founded", stated("1946", unsourced="general <knowledge>"))])

    page = shown(site(bare, translation()), "/ru/towns/kaltan/")
    assert '<span lang="en">general &lt;knowledge&gt;</span></span>' in page
