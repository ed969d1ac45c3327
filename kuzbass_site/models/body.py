"""An entry's text after the slow step: HTML with marks where the site has to be known."""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from kuzbass_site.models.files import Span


class Citation(Struct, frozen=True, array_like=True):
    """One source cited: its key in the registry and the place in it, as written (``p. 12``)."""

    key: str
    locator: str = ""


class Heading(Struct, frozen=True, array_like=True):
    """A heading of the body: level 2 to 6, its anchor, its plain text."""

    level: int
    id: str
    text: str


class LinkMark(Struct, frozen=True, array_like=True, tag=True):
    """Stands where the URL of an internal link goes, inside ``href="…"``."""

    target: str
    span: Span


class CitationMark(Struct, frozen=True, array_like=True, tag=True):
    """Stands where the reference numbers of one ``[@key; @other]`` go."""

    citations: tuple[Citation, ...]
    span: Span


class FigureMark(Struct, frozen=True, array_like=True, tag=True):
    """Stands where a picture goes: the whole ``<figure>`` for one alone in its paragraph."""

    source: str
    alt: str
    caption: str
    span: Span


Mark = LinkMark | CitationMark | FigureMark


BlockKind = Literal["paragraph", "heading", "item", "cell", "term", "definition", "caption"]


class Place(NamedTuple):
    """From ``offset`` on a text is written as it reads, from this line and column on."""

    offset: int
    line: int
    column: int


class Block(Struct, frozen=True, array_like=True):
    """A stretch of prose as a reader meets it: words with citations among them.

    ``pieces`` has no two texts in a row, and may be citations alone; code is left out.
    ``places``, never empty and begun at 0, say where the words are written.
    ``row`` counts the rows of the body's tables; it is 0 outside them.
    """

    kind: BlockKind
    pieces: tuple[str | CitationMark, ...]
    places: tuple[Place, ...]
    row: int = 0

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(piece for piece in self.pieces if isinstance(piece, str))

    @property
    def citations(self) -> tuple[tuple[int, CitationMark], ...]:
        """The citations, each with its offset in the text."""
        found: list[tuple[int, CitationMark]] = []
        offset = 0
        for piece in self.pieces:
            if isinstance(piece, str):
                offset += len(piece)
            else:
                found.append((offset, piece))
        return tuple(found)

    @property
    def span(self) -> Span:
        """Where the block starts."""
        return self.at(0, 0)

    def at(self, start: int, end: int) -> Span:
        """Where a stretch of the text is written, as far as that can be known."""
        place = max((place for place in self.places if place.offset <= start), default=self.places[0])
        column = place.column + start - place.offset
        return Span(place.line, column, column + end - start)


class BodyProblem(Struct, frozen=True, array_like=True):
    """A problem of the text alone; its lines count from the body's first line."""

    code: str
    args: tuple[str, ...]
    span: Span


class Body(Struct, frozen=True, kw_only=True, array_like=True):
    """The text of an entry, parsed and sanitised, knowing nothing of the site.

    ``parts`` alternates finished HTML and marks, ``blocks`` is its prose, ``digest`` tells the text it was made
    of from any other. Spans count lines from the body's first line. ``figures`` is how many figures of the
    prose are cited, and how many it has; None where nobody has counted.
    """

    parts: tuple[str | Mark, ...]
    headings: tuple[Heading, ...] = ()
    digest: str = ""
    text: str = ""
    problems: tuple[BodyProblem, ...] = ()
    blocks: tuple[Block, ...] = ()
    figures: tuple[int, int] | None = None

    @property
    def face(self) -> Body:
        """The body without its words: what other pages and the rules of the whole guide may look at."""
        return replace(self, parts=self.marks, text="", blocks=())

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks in the order of the text."""
        return tuple(part for part in self.parts if not isinstance(part, str))

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Everything that the text cites, in its order."""
        marks = (part for part in self.parts if isinstance(part, CitationMark))
        return tuple(citation for mark in marks for citation in mark.citations)
