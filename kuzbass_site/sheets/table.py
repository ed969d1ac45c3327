"""A sheet as rows of texts, read from CSV in whatever form it was saved, and written as CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kuzbass_site.i18n import N_
from kuzbass_site.sheets.troubles import SheetError

_DELIMITERS = (";", "\t", ",")
_SAMPLE = 50
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
# What programs would take for a formula; an apostrophe before it makes it text, there and here.
_FORMULA = re.compile(r"[=@\t\r]|[+-](?![\d.,]+$)")
_GUARDED = re.compile(r"'(?=[=@+\t\r-])")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as programs show it, and a text for each column."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet: the heads of its columns (row ``number``), and the rows below that hold anything."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    number: int = 1


def as_table(records: Iterable[Sequence[str]]) -> Table:
    """The table of all records of a sheet; what stands above the heads, a title perhaps, is left out.

    Raises:
        SheetError: if there are no heads.
    """
    rows = [
        Row(number, tuple(cell.strip() for cell in record)) for number, record in enumerate(records, start=1)
    ]
    filled = [row for row in rows if any(row.cells)]
    wide = [row for row in filled if sum(map(bool, row.cells)) > 1] or filled
    if not wide:
        raise SheetError(N_("the sheet is empty: its first row should name the columns"))
    top = wide[0]
    width = max(n for n, head in enumerate(top.cells, start=1) if head)
    heads = tuple(" ".join(head.split()) for head in top.cells[:width])
    return Table(
        heads=heads,
        rows=tuple(
            Row(row.number, (*row.cells, *[""] * width)[:width])
            for row in filled
            if row.number > top.number and any(row.cells[:width])
        ),
        number=top.number,
    )


def read_csv(data: bytes) -> Table:
    """The table in a CSV file; how it was saved (UTF-8, UTF-16, Windows-1251; ``;`` ``,`` or tab) is found out.

    Raises:
        SheetError: if it is no such file.
    """
    text = _decoded(data)
    named = _SEPARATOR_LINE.match(text)
    if named:
        text = text[named.end() :]
    delimiter = named[1] if named else _delimiter(text)
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise SheetError(N_("it cannot be read as CSV (%(reason)s)"), reason=str(error)) from error
    return as_table([_GUARDED.sub("", cell, count=1) for cell in record] for record in records)


def write_csv(heads: Sequence[str], rows: Iterable[Sequence[str]], delimiter: str = ",") -> bytes:
    """A CSV file that Excel, LibreOffice and ``read_csv`` read alike."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(heads)
    for row in rows:
        writer.writerow(f"'{cell}" if _FORMULA.match(cell) or _GUARDED.match(cell) else cell for cell in row)
    return out.getvalue().encode("utf-8-sig")


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "cp1251")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise SheetError(N_("it is no text: save the sheet as “CSV UTF-8”, or as an Excel workbook (.xlsx)"))


def _delimiter(text: str) -> str:
    """The sign that makes the most rows as wide as the first wide one."""
    best = (-1, 0, "")
    for delimiter in _DELIMITERS:
        widths = []
        try:
            for record in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
                widths.append(len(record))
                if len(widths) == _SAMPLE:
                    break
        except csv.Error:
            continue
        width = next((width for width in widths if width > 1), 0)
        best = max(best, (widths.count(width) if width else 0, width, delimiter), key=lambda one: one[:2])
    return best[2] or ","
