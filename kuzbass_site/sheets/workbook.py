"""Excel workbooks, by openpyxl; it belongs to the extra ``sheets`` and may be missing."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from kuzbass_site.i18n import N_
from kuzbass_site.sheets.table import Table, as_table
from kuzbass_site.sheets.troubles import SheetError


def read_xlsx(data: bytes) -> Table:
    """The table on the first sheet of a workbook.

    Raises:
        SheetError: if it cannot be read, or openpyxl is missing.
    """
    openpyxl = _openpyxl()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions that we do not look at
        try:
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            records = [
                [_text(value) for value in row] for row in book.worksheets[0].iter_rows(values_only=True)
            ]
        except Exception as error:  # it fails in many ways on what is no workbook
            raise SheetError(
                N_("it cannot be read as an Excel workbook (%(reason)s); save it as .xlsx or as CSV"),
                reason=str(error) or type(error).__name__,
            ) from error
    return as_table(records)


def write_xlsx(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A workbook of one sheet with all cells as text.

    Raises:
        SheetError: if openpyxl is missing.
    """
    openpyxl = _openpyxl()
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.freeze_panes = "B2"
    for number, row in enumerate((heads, *rows), start=1):
        for column, text in enumerate(row, start=1):
            if text:
                cell = sheet.cell(row=number, column=column, value=text)
                cell.data_type = "s"  # never a formula
                cell.number_format = "@"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _openpyxl() -> Any:
    try:
        import openpyxl
    except ImportError:
        raise SheetError(
            N_(
                "Excel workbooks need one package more: `pip install 'kuzbass-site[sheets]'` "
                "(or `pip install openpyxl`); or save the sheet as CSV, which needs none"
            )
        ) from None
    return openpyxl


def _text(value: object) -> str:
    """A cell as text: whole numbers without a point, days without a time."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == datetime.min.time():
            return value.date().isoformat()
        case datetime() | date():
            return value.isoformat()
    return str(value)
