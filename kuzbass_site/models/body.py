"""An entry's text after the slow step: HTML with marks where the site has to be known."""

from __future__ import annotations

from dataclasses import dataclass

from kuzbass_site.models.files import Span


@dataclass(frozen=True, slots=True)
class Citation:
    """One source cited: its key in the registry and the place in it, as written (``p. 12``)."""

    key: str
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the body: level 2 to 6, its anchor, its plain text."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class LinkMark:
    """Stands where the URL of an internal link goes, inside ``href="…"``."""

    target: str
    span: Span


@dataclass(frozen=True, slots=True)
class CitationMark:
    """Stands where the reference numbers of one ``[@key; @other]`` go."""

    citations: tuple[Citation, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class FigureMark:
    """Stands where a picture goes: the whole ``<figure>`` for one alone in its paragraph."""

    source: str
    alt: str
    caption: str
    span: Span


Mark = LinkMark | CitationMark | FigureMark


@dataclass(frozen=True, slots=True)
class BodyProblem:
    """A problem of the text alone; its lines count from the body's first line."""

    code: str
    args: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The text of an entry, parsed and sanitised, knowing nothing of the site.

    ``parts`` alternates finished HTML and marks, ``digest`` tells the text it was made of from any other.
    Spans count lines from the body's first line.
    """

    parts: tuple[str | Mark, ...]
    headings: tuple[Heading, ...] = ()
    digest: str = ""
    text: str = ""
    problems: tuple[BodyProblem, ...] = ()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks in the order of the text."""
        return tuple(part for part in self.parts if not isinstance(part, str))
