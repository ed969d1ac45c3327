"""The commands that take a spreadsheet in, and give one out."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kuzbass_site.cli.commands import lang_option, main, root_option
from kuzbass_site.cli.exits import Exit, leaving_well, paint
from kuzbass_site.i18n import N_, number, translate, translate_plural
from kuzbass_site.models.collections import COLLECTIONS

if TYPE_CHECKING:
    from kuzbass_site.sheets.changes import Change
    from kuzbass_site.sheets.columns import Columns
    from kuzbass_site.sheets.plan import Plan
    from kuzbass_site.sheets.table import Table
    from kuzbass_site.sheets.troubles import Trouble
    from kuzbass_site.shelf import Shelf

WITH_ROWS = tuple(name for name in COLLECTIONS if name not in ("claims", "pages"))
FORMATS = ("csv", "xlsx")


@main.command("import")
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--map", "named", metavar="COLUMNS", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A YAML file that says what columns mean, `Head of a column: field`; `skip` leaves one out.",
)  # fmt: skip
@click.option("--collection", type=click.Choice(WITH_ROWS), help="Where new entries belong.")
@click.option(
    "--source", "sources", metavar="KEY", multiple=True,
    help="Source of whatever the sheet names none for; may be given several times.",
)  # fmt: skip
@click.option("--update", is_flag=True, help="Change the sheet's fields in entries that are there already.")
@click.option("--skip-bad", is_flag=True, help="Write the good rows although there are bad ones.")
@click.option("--dry-run", is_flag=True, help="Write nothing, but show what would change.")
@root_option
@lang_option
def import_(
    file: Path,
    named: Path | None,
    collection: str | None,
    sources: tuple[str, ...],
    root: Path,
    *,
    update: bool,
    skip_bad: bool,
    dry_run: bool,
    lang: str,
) -> None:
    """Make entries of the rows of a spreadsheet FILE, .csv or .xlsx.

    Every bad row is told with its number and its column; nothing is written then.
    """
    from kuzbass_site.sheets.plan import Wanted, plan
    from kuzbass_site.shelf import read_shelf

    with leaving_well(root, lang=lang):
        shelf = read_shelf(_guide(root, lang))
        _check_sources(sources, shelf, lang)
        table = _table(file, lang)
        columns = _columns(table, named, shelf, file, lang)
        planned = plan(table, columns, shelf, Wanted(collection or "", sources, update=update))
        for note in planned.notes:
            click.echo(_line(note, file, lang, "note"), err=True)
        for trouble in planned.troubles:
            click.echo(_line(trouble, file, lang), err=True)
        bad = len(planned.bad_rows)
        if bad and not skip_bad:
            words = translate_plural(
                "%(num)s row of %(all)s has mistakes; nothing was written. Mend it, or take the others: --skip-bad",
                "%(num)s rows of %(all)s have mistakes; nothing was written. Mend them, or take the others: --skip-bad",
                bad, lang,
            )  # fmt: skip
            click.echo(words % {"num": number(bad, lang), "all": number(len(table.rows), lang)}, err=True)
            sys.exit(Exit.CONTENT)
        for change in planned.changes:
            if change.before is None and os.path.lexists(root / change.path):  # a link, or not readable
                words = translate("%(path)s is there already; nothing was changed", lang)
                raise click.UsageError(words % {"path": change.path})
        for change in planned.changes:
            _make(change, root, dry_run=dry_run)
        click.echo(_tally(planned, lang, dry_run=dry_run))


@main.command()
@click.option("--collection", type=click.Choice(WITH_ROWS), help="Only the entries of this collection.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="By default that of the name after -o, else csv."
)
@click.option(
    "-o", "--out", type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write; without it a table goes to the standard output, as CSV.",
)  # fmt: skip
@root_option
@lang_option
def export(collection: str | None, form: str | None, out: Path | None, root: Path, *, lang: str) -> None:
    """Write the flat fields of entries as a spreadsheet, to be changed and brought back by import --update."""
    from kuzbass_site.disk.errors import explained
    from kuzbass_site.disk.sources import replace_file
    from kuzbass_site.sheets.export import exported
    from kuzbass_site.sheets.table import write_csv
    from kuzbass_site.sheets.troubles import SheetError
    from kuzbass_site.sheets.workbook import write_xlsx
    from kuzbass_site.shelf import read_shelf

    form = form or ("xlsx" if out and out.suffix.lower() == ".xlsx" else "csv")
    if form == "xlsx" and out is None:
        raise click.UsageError(translate("a workbook needs a file: -o NAME.xlsx", lang))
    with leaving_well(root, lang=lang):
        heads, rows = exported(read_shelf(_guide(root, lang)), (collection,) if collection else WITH_ROWS)
        try:
            # Excel takes the sign that its language does not use in numbers.
            data = (
                write_xlsx(heads, rows)
                if form == "xlsx"
                else write_csv(heads, rows, ";" if lang == "ru" else ",")
            )
        except SheetError as error:
            raise click.UsageError(error.in_words(lang)) from error
        if out is None:
            click.echo(data.decode("utf-8-sig").replace("\r\n", "\n"), nl=False)
            return
        with explained(out, N_("Nothing was changed.")):
            replace_file(out, data)
        words = translate_plural("%(num)s entry in %(path)s", "%(num)s entries in %(path)s", len(rows), lang)
        click.echo(words % {"num": number(len(rows), lang), "path": out})


def _guide(root: Path, lang: str) -> Path:
    """The folder, if it is a guide's."""
    if not (root / "content").is_dir():
        words = translate("%(folder)s is no guide: it has no folder content/", lang)
        raise click.UsageError(words % {"folder": root})
    return root


def _check_sources(keys: tuple[str, ...], shelf: Shelf, lang: str) -> None:
    from kuzbass_site.text import closest

    for key in keys:
        if key not in shelf.guide.sources:
            words = translate("there is no source %(key)s in content/sources.yaml.", lang) % {"key": key}
            near = closest(key, shelf.guide.sources)
            if near:
                words += " " + translate("Did you mean %(code)s?", lang) % {"code": near}
            raise click.UsageError(words)


def _table(file: Path, lang: str) -> Table:
    from kuzbass_site.sheets.table import read_csv
    from kuzbass_site.sheets.troubles import SheetError
    from kuzbass_site.sheets.workbook import read_xlsx

    kind = file.suffix.lower()
    data = file.read_bytes()
    try:
        if kind in (".xls", ".ods", ".numbers"):
            raise SheetError(
                N_("save the sheet as .xlsx or as CSV (UTF-8) first; %(kind)s cannot be read"), kind=kind
            )
        # A workbook is a ZIP archive, whatever its name says.
        return read_xlsx(data) if data.startswith(b"PK\x03\x04") or kind == ".xlsx" else read_csv(data)
    except SheetError as error:
        raise click.UsageError(f"{file}: {error.in_words(lang)}") from error


def _columns(table: Table, named: Path | None, shelf: Shelf, file: Path, lang: str) -> Columns:
    """What the columns say; exits after telling what cannot be understood."""
    from kuzbass_site.sheets.columns import fact_fields, find_columns, known_fields, read_map

    config = shelf.guide.config
    given, wrong = read_map(named.read_bytes(), table, config) if named else ({}, [])
    columns, troubles = find_columns(table, config, given)
    for trouble in wrong:
        click.echo(_line(trouble, named or file, lang, where=N_("line %(row)s")), err=True)
    for trouble in troubles:
        click.echo(_line(trouble, file, lang), err=True)
    if wrong or troubles:
        sys.exit(Exit.CONTENT)
    if columns.unused:
        heads = ", ".join(columns.unused)
        words = translate("left out, for nobody knows what they mean: %(heads)s", lang) % {"heads": heads}
        click.echo(f"{paint(translate('note', lang), 'note')}: {words}", err=True)
        if not named:
            fields = ", ".join(name for name in known_fields(config) if name not in fact_fields(config))
            words = translate(
                "say it in a file for --map: `Head of the column: field`, or `skip`. "
                "Fields: %(fields)s, and the facts of site.yaml",
                lang,
            )
            click.echo(f"  {words % {'fields': fields}}", err=True)
    return columns


def _line(
    trouble: Trouble, file: Path, lang: str, level: str = "error", where: str = N_("row %(row)s")
) -> str:
    """One trouble in words: where, what, and what to write instead."""
    from kuzbass_site import reporting

    problem = trouble.problem
    text = reporting.message(problem, lang) if problem else trouble.message(lang)
    advice = reporting.hint(problem, lang) if problem else trouble.advice(lang)
    place = translate(where, lang) % {"row": trouble.row}
    column = translate(", column “%(head)s”", lang) % {"head": trouble.head} if trouble.head else ""
    first = (
        f"{paint(f'{file.name}, {place}{column}', 'bold')}: {paint(translate(level, lang), level)}: {text}"
    )
    return f"{first}\n  {advice}" if advice else first


def _make(change: Change, root: Path, *, dry_run: bool) -> None:
    """Write one file, or show what would be written."""
    from kuzbass_site.disk.errors import explained
    from kuzbass_site.disk.sources import replace_file
    from kuzbass_site.edits import difference

    if dry_run:
        before = (change.before or b"").decode("utf-8")
        click.echo(difference(str(change.path), before, change.after.decode("utf-8")), nl=False)
        return
    place = root / change.path
    with explained(place, N_("What stood there before is as it was.")):
        place.parent.mkdir(parents=True, exist_ok=True)
        replace_file(place, change.after)


def _tally(planned: Plan, lang: str, *, dry_run: bool) -> str:
    """What was done, or would be."""
    new = sum(change.before is None for change in planned.changes)
    words = translate(
        "files begun: %(new)s, changed: %(changed)s; rows that change nothing: %(same)s, left out: %(bad)s",
        lang,
    )
    counted = words % {
        "new": number(new, lang),
        "changed": number(len(planned.changes) - new, lang),
        "same": number(planned.same, lang),
        "bad": number(len(planned.bad_rows), lang),
    }
    if dry_run:
        return f"{counted} ({translate('nothing was written', lang)})"
    if any(change.before is None and b"\ndraft: true\n" in change.after for change in planned.changes):
        counted += "\n" + translate(
            "A new entry or translation is a draft until its line `draft: true` is taken out.", lang
        )
    return counted
