"""The page on which a visitor searches: a script does it, so without one the page leads elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from kuzbass_site.models.page import Page
from kuzbass_site.pages import handbook
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.views import Link, SearchView

BUNDLE = "/pagefind/pagefind.js"
"""The script that Pagefind puts beside its index."""


def pages(reader: Reader) -> Iterator[Page]:
    """The page for searching, unless the guide is made without."""
    address = reader.family("search")
    if not address:
        return
    title = reader.t("Search")
    intro = reader.t("Entries, claims, sources and words of the trade, in any spelling that we know.")
    head = reader.head("/search/", title, intro, section="search")
    collections = [name for name in reader.site.collections if name != "pages"]
    groups = [(name, reader.collection(name)) for name in collections]
    if reader.site.claims:
        groups.append(("claims", reader.collection("claims")))
    groups.append(("sources", reader.t("Sources")))
    if reader.family("glossary"):
        groups.append(("glossary", reader.t("Glossary")))
    groups.append(("pages", reader.collection("pages")))
    if handbook.address(reader):
        groups.append(("handbook", handbook.title(reader)))
    elsewhere = (
        Link(reader.family("a-z"), reader.t("A to Z")),
        Link(reader.family("map"), reader.t("Map")),
        *(Link(reader.at(f"/{name}/"), reader.collection(name)) for name in collections),
        Link(reader.at("/sources/"), reader.t("Sources")),
    )
    view = SearchView(
        head=head,
        bundle=BUNDLE,
        groups=tuple(groups),
        elsewhere=tuple(link for link in elsewhere if link.url),
    )
    yield Page(head.url, "search.html", view, reader.lang)
