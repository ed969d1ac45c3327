"""What the guide offers to take along: files for machines, described for people."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table, or one member of the objects of a list.

    ``what`` is in English and marked for the catalogues; ``type`` is one of Table Schema
    (https://specs.frictionlessdata.io/table-schema/#types-and-formats).
    """

    name: str
    what: str
    type: str = "string"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a file holds, said by the export that makes it; ``title`` and ``what`` as in a column.

    ``url`` is rooted at the site. ``columns`` is empty where the format itself says what stands in it.
    """

    url: str
    title: str
    what: str
    format: str
    media_type: str
    columns: tuple[Column, ...] = ()

    @property
    def name(self) -> str:
        """The file's name, ``facts.csv``."""
        return self.url.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Download:
    """A file that was made: what it is, how many rows (records, places) it has, its bytes."""

    about: About
    rows: int
    size: int
