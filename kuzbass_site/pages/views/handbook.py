"""The editors' handbook: its contents, its chapters, and the tables made from the model."""

from __future__ import annotations

from msgspec import Struct

from kuzbass_site.article import Article, Numbered
from kuzbass_site.pages.views.parts import Head, Link


class Told(Struct, frozen=True):
    """Words with code among them: (text, whether it is code); ``lang`` when they are not in the page's language."""

    pieces: tuple[tuple[str, bool], ...]
    lang: str = ""


class ReferenceTable(Struct, frozen=True, kw_only=True):
    """A table of names and what they mean; the first cell of a row is the name."""

    id: str
    title: Told
    intro: Told
    columns: tuple[str, ...]
    rows: tuple[tuple[Told, ...], ...]


class CodeView(Struct, frozen=True, kw_only=True):
    """One code of a problem: how much it matters, how it reads, why it is one, and how a file looks then."""

    id: str
    name: str
    level: str
    label: str
    message: Told
    hint: Told
    why: Told
    wrong: str
    right: str


class CodeFamily(Struct, frozen=True, kw_only=True):
    """Codes that begin alike."""

    id: str
    title: str
    codes: tuple[CodeView, ...]


class ChapterView(Struct, frozen=True, kw_only=True):
    """A chapter: its text, then what is made from the model. ``parts`` are (anchor, heading) of all of it."""

    head: Head
    story: Article
    references: tuple[Numbered, ...]
    edit_url: str
    before: Link
    after: Link | None
    parts: tuple[tuple[str, Told], ...]
    tables: tuple[ReferenceTable, ...] = ()
    families: tuple[CodeFamily, ...] = ()


class HandbookView(Struct, frozen=True, kw_only=True):
    """The first page of the handbook: what it is, and its chapters with a sentence on each."""

    head: Head
    story: Article
    references: tuple[Numbered, ...]
    edit_url: str
    chapters: tuple[tuple[Link, str], ...]
