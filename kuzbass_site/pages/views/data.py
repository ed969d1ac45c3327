"""The page of the downloads."""

from __future__ import annotations

from msgspec import Struct

from kuzbass_site.pages.views.parts import CiteView, Head


class DataFile(Struct, frozen=True, kw_only=True):
    """A file to take along: how many records it has and how large it is, in words."""

    url: str
    name: str
    format: str
    records: str
    size: str


class DataGroup(Struct, frozen=True, kw_only=True):
    """Files that hold the same in several formats; ``fields``: (name, what it holds)."""

    title: str
    what: str
    files: tuple[DataFile, ...]
    fields: tuple[tuple[str, str], ...]


class DataView(Struct, frozen=True, kw_only=True):
    """All files. ``licences``: (of what, name, URL, whom to credit)."""

    head: Head
    intro: str
    groups: tuple[DataGroup, ...]
    licences: tuple[tuple[str, str, str, str], ...]
    cite: CiteView
