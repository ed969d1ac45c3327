"""The page of what could not be found out."""

from __future__ import annotations

from dataclasses import dataclass

from kuzbass_site.article import CitationLink, Reference
from kuzbass_site.pages.views.parts import Head, Link, Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One thing that is not known, or not well: what it is, what is said of it, and where to read on."""

    label: str
    text: Phrase
    note: Phrase = Phrase("")
    cites: tuple[CitationLink, ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GapsOfEntry:
    """An entry, and what is not known of it."""

    entry: Link
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GapGroup:
    """Gaps of one kind, by entry. ``id`` is what to jump to."""

    id: str
    title: str
    intro: str
    count: int
    entries: tuple[GapsOfEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownView:
    """All gaps of the guide; ``help`` leads to the page that says how to fill them."""

    head: Head
    intro: str
    help: Link | None
    groups: tuple[GapGroup, ...]
    references: tuple[Reference, ...]
