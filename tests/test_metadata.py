"""What a page says of itself to Zotero and other readers of metadata: that it is a page of a web site.

How Zotero reads a page without a translator of its own is written in its "Embedded Metadata" and "RDF"
translators (https://github.com/zotero/translators, as of 2018; the rules for types have stood since 2012):

- every ``meta`` whose name or property starts with a known prefix (``og:``, ``DC.``, ``article:`` …) is a statement;
- the type of the item is the first of: ``og:type`` where it is sure (``website`` is a web page, ``book``, ``music.…``,
  ``video.…``), ``DC.type`` where it names a type of Zotero's or one it knows (``webpage``); a guess by HighWire's
  ``citation_…`` tags; web page, since there are statements; a guess by ``og:type`` (``article``: journal article)
  or by ``DC.type`` (``Text``: journal article);
- creators come from ``DC.creator``, split at a comma into last and first name, else from ``meta name=author``,
  ``article:author``, else from an element of the class ``byline`` or ``vcard``.

So ``og:type`` is ``website`` and not ``article``: the latter leaves the type to a guess that Zotero makes a journal
article of and others, citation tools of Wikipedia among them, a newspaper article. ``DC.type`` says ``webpage``
once more, where DCMI's ``Text`` would again be guessed to be a journal article. And there is no ``DC.creator``: a guide
called "Kuzbass, piece by piece" would become a person, first name "piece by piece". It is the publisher instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kuzbass_site.build import build
from kuzbass_site.models.options import Options
from tests.conftest import BASE

SURE_OG = {"website": "webpage", "book": "book"}
GUESS_OG = {"article": "journalArticle"}
SURE_DC = {"webpage": "webpage", "book": "book", "report": "report", "thesis": "thesis", "map": "map"}
GUESS_DC = {"text": "journalArticle", "image": "artwork", "event": "presentation"}
HIGHWIRE = {"citation_title": "journalArticle"}


class Metadata(HTMLParser):
    """The statements of a page, and what Zotero would look for an author in."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.said: dict[str, str] = {}
        self.links: list[Mapping[str, str | None]] = []
        self.bylines = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "meta" and (name := found.get("name") or found.get("property")):
            self.said[name] = found.get("content") or ""
        if tag == "link":
            self.links.append(found)
        classes = (found.get("class") or "").split()
        self.bylines += bool({"byline", "vcard", "article-byline"} & set(classes))

    @property
    def item_type(self) -> str | None:
        """What Zotero takes the page for."""
        og, dc = self.said.get("og:type", ""), self.said.get("DC.type", "").lower()
        guess = next((HIGHWIRE[name] for name in self.said if name in HIGHWIRE), None)
        return SURE_OG.get(og) or SURE_DC.get(dc) or guess or ("webpage" if self.said else None)


def test_the_rules_are_told_as_they_are() -> None:
    tag = '<meta property="og:type" content="{}">'.format

    assert Metadata(tag("website")).item_type == "webpage"
    assert Metadata(tag("book")).item_type == "book"
    assert Metadata(tag("article") + '<meta name="citation_title" content="x">').item_type == "journalArticle"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("small") / "site"
    build(Path(__file__).parent / "sites" / "small", output, Options(url="https://x.example/a"))
    return output


def read(site: Path, page: str) -> Metadata:
    return Metadata((site / page / "index.html").read_text(encoding="utf-8"))


def test_zotero_reads_an_entry_as_a_page_of_the_guide(small: Path) -> None:
    page = read(small, "ru/landmarks/old-furnace")

    assert page.item_type == "webpage"
    assert page.said["DC.title"] == page.said["og:title"] == "Старая домна"
    assert page.said["DC.publisher"] == page.said["og:site_name"] == "Ущелье Айронбридж"
    assert page.said["DC.language"] == "ru"
    assert (
        page.said["DC.identifier"] == page.said["og:url"] == "https://x.example/a/ru/landmarks/old-furnace/"
    )
    assert "DC.rights" not in page.said  # the small guide has no licence


def test_zotero_makes_no_person_of_the_guide(small: Path, guide_site: Path) -> None:
    for page in (read(small, "towns/coalbrookdale"), read(guide_site, "claims/t27"), read(guide_site, "")):
        assert page.bylines == 0
        assert not {"DC.creator", "DC.contributor", "author", "article:author"} & set(page.said)


def test_every_page_of_the_guide_is_a_web_page_to_zotero(guide_site: Path) -> None:
    others = {}
    for path in sorted(guide_site.rglob("*.html")):
        page = Metadata(path.read_text(encoding="utf-8"))
        if "robots" not in page.said and (page.item_type, page.said["og:type"]) != ("webpage", "website"):
            others[path] = page.item_type
    assert others == {}


def test_a_page_leads_to_the_linked_data_and_says_under_what_terms_it_stands(guide_site: Path) -> None:
    page = read(guide_site, "towns/kaltan")

    assert page.said["DC.rights"] == "Text of the guide: CC BY 4.0"
    assert page.said["DC.identifier"] == f"https://guide.test{BASE}towns/kaltan/"
    (link,) = [each for each in page.links if each.get("type") == "application/ld+json"]
    assert (link["rel"], link["href"]) == ("alternate", "../../data/guide.jsonld")
