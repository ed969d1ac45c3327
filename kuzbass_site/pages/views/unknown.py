"""The page of what could not be found out."""

from __future__ import annotations

from msgspec import Struct

from kuzbass_site.article import CitationLink, Numbered
from kuzbass_site.pages.views.parts import Head, Link, Phrase


class Gap(Struct, frozen=True, kw_only=True):
    """One thing that is not known, or not well: what it is, what is said of it, and where to read on."""

    label: str
    text: Phrase
    note: Phrase = Phrase("")
    cites: tuple[CitationLink, ...] = ()
    url: str = ""


class GapsOfEntry(Struct, frozen=True, kw_only=True):
    """An entry, and what is not known of it."""

    entry: Link
    gaps: tuple[Gap, ...]


class GapGroup(Struct, frozen=True, kw_only=True):
    """Gaps of one kind, by entry. ``id`` is what to jump to."""

    id: str
    title: str
    intro: str
    count: int
    entries: tuple[GapsOfEntry, ...]


class UnknownView(Struct, frozen=True, kw_only=True):
    """All gaps of the guide; ``help`` leads to the page that says how to fill them."""

    head: Head
    intro: str
    help: Link | None
    groups: tuple[GapGroup, ...]
    references: tuple[Numbered, ...]
