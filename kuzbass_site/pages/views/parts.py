"""Parts that many pages share: words, links, cards, stated values, the frame of a page."""

from __future__ import annotations

from msgspec import Struct

from kuzbass_site.article import Article, CitationLink


class Phrase(Struct, frozen=True):
    """A text and its language, empty when it is the page's own."""

    text: str
    lang: str = ""


class Link(Struct, frozen=True):
    """A link and its words; ``lang`` when the words are in another language than the page."""

    url: str
    text: str
    lang: str = ""


class Counted(Struct, frozen=True):
    """A link to a list, and how many it holds."""

    url: str
    text: str
    count: int


class ShareView(Struct, frozen=True):
    """The picture that other places on the web show with a link to a page, and what is to be seen and read on it."""

    url: str
    alt: str


class SiteView(Struct, frozen=True, kw_only=True):
    """What every page of one language shares; the templates' ``site``.

    ``data`` is the address of what readers may take along, ``search`` that of the page for searching, ``worker`` that
    of the service worker and ``map`` that of the map, which it keeps; each is empty where there is none.
    ``share`` is for pages that have no picture to share of their own.
    """

    title: str
    tagline: str
    lang: str
    languages: tuple[str, ...]
    url: str
    home: str
    nav: tuple[Link, ...]
    more: tuple[Link, ...]
    repository: str
    licence_text: str
    feed: str
    year: int
    generator: str
    policy: str
    data: str = ""
    search: str = ""
    worker: str = ""
    map: str = ""
    share: ShareView | None = None

    def here(self, url: str) -> str:
        """*url* where the navigation leads to it, else an empty text."""
        return url if any(link.url == url for link in self.nav) else ""


class Head(Struct, frozen=True, kw_only=True):
    """What every page says of itself. ``alternates``: (language, URL) of the same page elsewhere.

    ``changed``: the day of the last change (ISO 8601), empty where the page has no file or no history.
    """

    title: str
    description: str
    lang: str
    url: str
    alternates: tuple[tuple[str, str], ...] = ()
    crumbs: tuple[Link, ...] = ()
    section: str = ""
    changed: str = ""
    index: bool = True
    share: ShareView | None = None


class Card(Struct, frozen=True, kw_only=True):
    """An entry as other pages show it."""

    url: str
    title: Phrase
    summary: Phrase
    name: Phrase
    collection: str
    type: str
    drawing: str
    status: str = ""
    status_label: str = ""
    period: str = ""


class StatedView(Struct, frozen=True, kw_only=True):
    """A stated value in words. ``certainty`` is empty or one of less-certain, uncertain.

    ``weak``: only sources of tier C or D stand behind it; ``one_origin``: its sources copy one another.
    ``unsourced``: why there is no source.
    ``lang`` and ``note_lang``: set where the text or the note is in another language than the page.
    """

    text: str
    note: str = ""
    lang: str = ""
    note_lang: str = ""
    cites: tuple[CitationLink, ...] = ()
    weak: bool = False
    one_origin: bool = False
    certainty: str = ""
    unsourced: str = ""
    unknown: bool = False


class EventView(Struct, frozen=True, kw_only=True):
    """Something that happened, dated in words; ``entries`` tell of it, on pages that mix entries.

    On the timeline it has an ``id``; ``until`` is its last year where that is of a later decade.
    """

    when: str
    what: StatedView
    entries: tuple[Link, ...] = ()
    id: str = ""
    until: int = 0


class CiteView(Struct, frozen=True):
    """How to cite something: in words, and for reference managers."""

    text: str
    bibtex: str
    ris: str
    csl: str


class ClaimView(Struct, frozen=True, kw_only=True):
    """What has been said, by whom, the verdict, and what the record shows."""

    id: str
    url: str
    says: Phrase
    by: Link
    verdict: str
    verdict_label: str
    evidence: Article
    about: tuple[Link, ...] = ()


class Pager(Struct, frozen=True, kw_only=True):
    """Where a page stands in a list that fills several; of ``links`` one of number 0 stands for a gap."""

    number: int
    pages: int
    previous: str = ""
    next: str = ""
    links: tuple[tuple[int, str], ...] = ()
