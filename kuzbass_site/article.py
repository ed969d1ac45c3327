"""An entry's HTML inside a site: marks become URLs, reference numbers, pictures.

The numbers run through a whole page, facts and claims included, so one ``References`` is handed from
part to part and gives the list at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from html import escape

from msgspec import Struct

from kuzbass_site.models.body import Body, Citation, CitationMark, FigureMark, LinkMark
from kuzbass_site.models.source import Source, Sources

Resolve = Callable[[str], str]
"""From a link's target as written to a URL rooted at the site."""
SIZES = "(min-width: 46rem) 42rem, 92vw"
"""How wide a picture in a text is shown."""


class CitationLink(Struct, frozen=True):
    """One reference number where it is used: ``id`` here, ``number`` in the list, the place cited."""

    number: int
    id: str
    locator: str
    weak: bool


class Reference(Struct, frozen=True):
    """One source as a list of references shows it."""

    key: str
    author: str
    title: str
    container: str
    publisher: str
    issued: str
    url: str
    host: str
    language: str
    accessed: str
    archived: str
    note: str
    tier: str
    type: str


class Numbered(Struct, frozen=True):
    """A source in the list of references of a page; ``back`` are the ids of the places that use it."""

    number: int
    reference: Reference
    back: tuple[str, ...]

    @property
    def key(self) -> str:
        """The key of the source."""
        return self.reference.key


class Article(Struct, frozen=True):
    """HTML ready for the page: a sequence of safe markup, rooted URLs and citation numbers."""

    parts: tuple[str | ArticleLink | ArticleCitation, ...]
    lang: str = ""
    headings: tuple[tuple[int, str, str], ...] = ()


class ArticleLink(Struct, frozen=True):
    """Stands inside ``href="…"`` or ``src="…"``: a rooted URL, made relative when rendered."""

    url: str


class ArticleCitation(Struct, frozen=True):
    """Stands where reference numbers go."""

    cites: tuple[CitationLink, ...]


class Pictured(Struct, frozen=True, kw_only=True):
    """A photograph as a page shows it: of each media type the files by their widths, the smallest first.

    ``url`` is the file for browsers that know no ``<picture>``, ``page`` the address where it is seen large.
    """

    sources: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    url: str
    width: int
    height: int
    page: str = ""
    credit: str = ""
    licence: str = ""


Photograph = Callable[[str], Pictured | None]
"""From a picture's source as written to the photograph; None for what is shown as it is."""


def _unknown(_source: str) -> None:
    return None


class References:
    """Numbers the sources of one page in the order in which they are first cited."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._uses: dict[str, list[str]] = {}
        self._numbers: dict[str, int] = {}

    def cite(self, citations: Iterable[Citation]) -> tuple[CitationLink, ...]:
        """Number the citations; each use gets an id of its own to come back to."""
        links = []
        for citation in citations:
            key = citation.key
            uses = self._uses.get(key)
            if uses is None:
                self._numbers[key] = len(self._numbers) + 1
                uses = self._uses[key] = []
            number = self._numbers[key]
            use = f"x-c{number}-{len(uses) + 1}" if uses else f"x-c{number}"
            uses.append(use)
            weak = self._sources[key].tier in ("C", "D")
            links.append(CitationLink(number, use, citation.locator, weak))
        return tuple(links)

    def listed(self) -> tuple[Numbered, ...]:
        """The references of the page, in order."""
        return tuple(
            Numbered(number, reference(self._sources[key]), tuple(uses))
            for number, (key, uses) in enumerate(self._uses.items(), start=1)
        )


@lru_cache(maxsize=1 << 14)
def reference(source: Source) -> Reference:
    """A source as a list of references shows it; only addresses of the web become links."""
    host = _host(source.url)
    return Reference(
        key=source.key,
        author=source.author,
        title=source.title,
        container=source.container,
        publisher=source.publisher,
        issued=source.issued,
        url=source.url if host else "",
        host=host,
        language=source.language,
        accessed=source.accessed,
        archived=source.archived,
        note=source.note,
        tier=source.tier,
        type=source.type,
    )


def _host(url: str) -> str:
    """Whose address of the web it is, as people write it; empty for any other."""
    scheme, _, rest = url.partition("://")
    if scheme not in ("http", "https"):
        return ""
    host = rest.partition("/")[0].removeprefix("www.").rstrip(".")
    if "xn--" not in host.rpartition(".")[2]:  # a name in mixed alphabets may pass for another
        return host
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host


def compose(
    body: Body, references: References, resolve: Resolve, lang: str = "", photograph: Photograph = _unknown
) -> Article:
    """Fill the marks of a body: links resolved, citations numbered, pictures placed."""
    parts: list[str | ArticleLink | ArticleCitation] = []
    for part in body.parts:
        match part:
            case str():
                parts.append(part)
            case LinkMark():
                parts.append(ArticleLink(resolve(part.target)))
            case CitationMark():
                parts.append(ArticleCitation(references.cite(part.citations)))
            case FigureMark():
                found = photograph(part.source)
                if found:
                    parts += _figure(part, found)
                    continue
                caption = f"<figcaption>{escape(part.caption)}</figcaption>" if part.caption else ""
                parts += [
                    '<figure><img src="',
                    ArticleLink(resolve(part.source)),
                    f'" alt="{escape(part.alt)}" loading="lazy">{caption}</figure>',
                ]
    headings = tuple((heading.level, heading.id, heading.text) for heading in body.headings)
    return Article(tuple(parts), lang, headings)


def _figure(mark: FigureMark, found: Pictured) -> Iterator[str | ArticleLink | ArticleCitation]:
    """A photograph in a text, with what the law and the reader need below it; it leads to its own page."""
    yield '<figure class="photograph"><a href="'
    yield ArticleLink(found.page)
    yield '"><picture>'
    for kind, files in found.sources[:-1]:
        yield f'<source type="{kind}" srcset="'
        yield from _srcset(files)
        yield f'" sizes="{SIZES}">'
    yield '<img src="'
    yield ArticleLink(found.url)
    yield '" srcset="'
    yield from _srcset(found.sources[-1][1])
    yield f'" sizes="{SIZES}" width="{found.width}" height="{found.height}" alt="{escape(mark.alt)}"'
    yield ' loading="lazy" decoding="async"></picture></a><figcaption>'
    yield f"{escape(mark.caption)} " if mark.caption else ""
    yield f'<span class="credit">{escape(found.credit)}, {escape(found.licence)}</span></figcaption></figure>'


def _srcset(files: Iterable[tuple[str, int]]) -> Iterator[str | ArticleLink]:
    for number, (url, width) in enumerate(files):
        yield ", " if number else ""
        yield ArticleLink(url)
        yield f" {width}w"
