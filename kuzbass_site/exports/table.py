"""Tables as CSV (RFC 4180): a header, CR LF, quotes where they are needed.

The file begins with a byte order mark: without one Excel takes UTF-8 for the code page of the machine, and every
Russian name for gibberish. For its sake, too, an apostrophe stands before a text that begins like a formula: it
would be reckoned, and a formula can reach beyond the table.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kuzbass_site.i18n import N_
from kuzbass_site.models.download import Column

MEDIA_TYPE = "text/csv"

# What every row about an entry begins with, and what it says of its sources at the end.
SUBJECT = (
    Column("entry", N_("The entry that states it, as collection/name; the same in every file.")),
    Column("title", N_("What the entry is called.")),
)
EVIDENCE = (
    Column(
        "certainty",
        N_(
            "certain, less-certain or uncertain: from the tiers of the sources, unless an editor "
            "wrote it. Empty for what is not known and has no source."
        ),
    ),
    Column("tiers", N_("The tiers of the sources, A to D, in the order of the next column.")),
    Column(
        "sources",
        N_("The keys of the sources, with semicolons between them; sources.json says what they are."),
    ),
    Column("locators", N_("The places in the sources, in the same order; empty where none is given.")),
    Column("weak", N_("Whether only sources of tier C or D stand behind it."), "boolean"),
    Column("unsourced", N_("Why there is no source, where there is none.")),
)
BOUNDS = (
    Column(
        "date",
        N_("The date in EDTF: of a date its value, of a point in a series the time at which it was so."),
    ),
    Column(
        "earliest",
        N_("The first day the date can mean; empty where it is open, and where there is no date."),
        "date",
    ),
    Column("latest", N_("The last day the date can mean; likewise."), "date"),
    Column("interval", N_("The date in ISO 8601, without its doubts; open ends are two dots.")),
)
# What a spreadsheet takes for a formula, unless it is a number with or without a unit.
_FORMULA = re.compile(r"[=@\t\r]|[+-](?!\d+(?:\.\d+)?(?: ?(?:[^\W\d_]|[°%‰])+)?$)")

URL = Column("url", N_("The page of the guide that says it."))


@dataclass(frozen=True, slots=True)
class TableView:
    """A table: the names of its columns and its rows, all as text."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def table(columns: Sequence[Column], rows: Iterable[Mapping[str, str]]) -> TableView:
    """Rows by the names of their cells, put into the order of the columns.

    Raises:
        KeyError: if a row lacks a cell; ValueError: if it has one that is no column.
    """
    header = tuple(column.name for column in columns)
    return TableView(header, tuple(_cells(header, row) for row in rows))


def _cells(header: tuple[str, ...], row: Mapping[str, str]) -> tuple[str, ...]:
    if len(row) > len(header):
        raise ValueError(f"no columns of the table: {sorted(row.keys() - set(header))}")
    return tuple(f"'{row[name]}" if _FORMULA.match(row[name]) else row[name] for name in header)


def render(view: TableView, asset: object) -> bytes:  # noqa: ARG001 - as every export
    """The file's bytes."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(view.header)
    writer.writerows(view.rows)
    return text.getvalue().encode("utf-8-sig", errors="replace")


def yes(value: bool) -> str:
    """A truth value as Table Schema reads it."""
    return "true" if value else "false"
