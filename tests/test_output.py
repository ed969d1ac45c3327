"""The built guide as files: links, anchors, ids, what no page may hold."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.conftest import BASE

CONTENT = Path(__file__).parent.parent / "content"

HOME = f"https://guide.test{BASE}"


class Scan(HTMLParser):
    """What one page links to, and what it must not hold."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.forbidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name in ("href", "src") and (tag, dict(attrs).get("rel")) not in _ABSOLUTE:
                self.links.append(value or "")
            elif name == "srcset":
                self.links += [part.split()[0] for part in (value or "").split(",")]
            elif name == "style" or name.startswith("on"):
                self.forbidden.append(f"<{tag} {name}>")
        if tag in ("style", "iframe", "object") or (tag == "script" and "src" not in dict(attrs)):
            self.forbidden.append(f"<{tag}>")


# These name the published address on purpose.
_ABSOLUTE = {("link", "canonical"), ("link", "alternate")}


@pytest.fixture(scope="module")
def pages(guide_site: Path) -> dict[str, Scan]:
    """Every page of the guide by its path from the site."""
    found = {}
    for path in sorted(guide_site.rglob("*.html")):
        scan = Scan()
        scan.feed(path.read_text(encoding="utf-8"))
        found[path.relative_to(guide_site).as_posix()] = scan
    return found


def test_every_link_and_anchor_inside_the_guide_leads_somewhere(
    pages: dict[str, Scan], guide_site: Path
) -> None:
    dead = []
    for page, scan in pages.items():
        for link in scan.links:
            url = urljoin(HOME + page.removesuffix("index.html"), link)
            if not url.startswith(HOME):
                continue
            target = unquote(urlsplit(url).path).removeprefix(BASE)
            file = f"{target}index.html" if target.endswith("/") or not target else target
            anchor = unquote(urlsplit(url).fragment)
            if file not in pages and not (guide_site / file).is_file():
                dead.append(f"{page}: {link}")
            elif anchor and file in pages and anchor not in pages[file].ids:
                dead.append(f"{page}: {link} (no such anchor)")
    assert dead == []


def test_no_link_inside_the_guide_depends_on_where_it_is_published(pages: dict[str, Scan]) -> None:
    rooted = [f"{p}: {x}" for p, s in pages.items() if p != "404.html" for x in s.links if x.startswith("/")]
    own = [f"{p}: {x}" for p, s in pages.items() for x in s.links if "guide.test" in x]
    assert rooted + own == []


def test_ids_are_unique_on_every_page(pages: dict[str, Scan]) -> None:
    twice = {
        page: sorted({each for each in scan.ids if scan.ids.count(each) > 1})
        for page, scan in pages.items()
        if len(scan.ids) != len(set(scan.ids))
    }
    assert twice == {}


def test_no_page_holds_inline_code_or_style(pages: dict[str, Scan]) -> None:
    assert {page: scan.forbidden for page, scan in pages.items() if scan.forbidden} == {}


def test_every_subject_of_the_starting_texts_has_its_page(pages: dict[str, Scan]) -> None:
    subjects = [
        *(f"landmarks/{name}" for name in (
            "kemerovo-metallurgical-plant", "kuzbass-coal-mining-complex", "kemerovo-chemical-plant",
            "kemerovo-tractor-plant", "workers-districts",
        )),
        *(f"towns/{name}" for name in (
            "kemerovo", "novokuznetsk", "kiselyovsk", "prokopyevsk", "kaltan", "tisul",
        )),
        *(f"sectors/{name}" for name in (
            "metallurgy", "coal-mining", "heavy-machinery", "chemical-industry", "energy",
            "transport-and-logistics", "education-and-research",
        )),
        *(f"themes/{name}" for name in (
            "birth-of-the-coalfield", "soviet-industrialisation", "growth", "decline", "environment",
            "preservation", "ambition-and-its-cost",
        )),
    ]  # fmt: skip
    assert [subject for subject in subjects if f"{subject}/index.html" not in pages] == []


def test_no_drawing_passes_for_a_picture_of_a_place(guide_site: Path) -> None:
    places = [*guide_site.glob("landmarks/*/index.html"), *guide_site.glob("towns/*/index.html")]
    shown = [page for page in places if page.parent.name != "page" and "/drawings/" in page.read_text()]

    assert len(shown) > 50
    assert [page for page in shown if "A drawing, not a picture of this place." not in page.read_text()] == []


def test_every_landmark_sector_and_tour_has_a_drawing_of_its_own(guide_site: Path) -> None:
    drawn = {
        path.relative_to(CONTENT / "drawings").with_suffix("") for path in CONTENT.glob("drawings/*/*.svg")
    }
    entries = {
        path.relative_to(CONTENT).with_suffix("")
        for collection in ("landmarks", "sectors", "tours")
        for path in CONTENT.glob(f"{collection}/*.md")
        if not path.stem.endswith(".ru")
    }

    assert drawn == entries
    assert [
        name
        for name in sorted(drawn)
        if f"drawings/{name}." not in (guide_site / name / "index.html").read_text()
    ] == []


def test_a_drawing_is_small_and_safe_and_says_that_it_is_one() -> None:
    drawings = [*CONTENT.glob("drawings/*/*.svg"), *(CONTENT.parent / "static/drawings").glob("*.svg")]
    for path in drawings:
        text = path.read_text()
        assert len(text.encode()) < 9500, path
        assert text.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 '), path
        assert "<title>Drawing: " in text, path
        assert not re.search(
            r"<(script|image|a|foreignObject)\b|url\(|href=\"[^#]|\bon\w+=", text.replace("url(#", "")
        ), path


def test_the_exports_are_there(guide_site: Path) -> None:
    names = (
        "sitemap.xml",
        "feed.xml",
        "ru/feed.xml",
        "robots.txt",
        "site.webmanifest",
        "data/index.html",
        "ru/data/index.html",
        "data/claims.json",
        "data/datapackage.json",
        "data/events.csv",
        "data/facts.csv",
        "data/guide.bib",
        "data/guide.csl.json",
        "data/guide.jsonld",
        "data/guide.ris",
        "data/places.geojson",
        "data/sources.bib",
        "data/sources.json",
        "data/sources.ris",
    )
    assert [name for name in names if not (guide_site / name).is_file()] == []
