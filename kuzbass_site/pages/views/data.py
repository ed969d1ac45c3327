"""The page of the downloads."""

from __future__ import annotations

from dataclasses import dataclass

from kuzbass_site.pages.views.parts import CiteView, Head


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFile:
    """A file to take along: how many records it has and how large it is, in words."""

    url: str
    name: str
    format: str
    records: str
    size: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DataGroup:
    """Files that hold the same in several formats; ``fields``: (name, what it holds)."""

    title: str
    what: str
    files: tuple[DataFile, ...]
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataView:
    """All files. ``licences``: (of what, name, URL, whom to credit)."""

    head: Head
    intro: str
    groups: tuple[DataGroup, ...]
    licences: tuple[tuple[str, str, str, str], ...]
    cite: CiteView
