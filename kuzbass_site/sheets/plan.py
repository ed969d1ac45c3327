"""What a sheet would change in a guide: for each row the files to write, or what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field

from kuzbass_site.i18n import N_
from kuzbass_site.models.collections import COLLECTIONS
from kuzbass_site.scalars import one_line
from kuzbass_site.sheets import cells
from kuzbass_site.sheets.changes import Change, changes_of
from kuzbass_site.sheets.columns import Columns
from kuzbass_site.sheets.rows import RowReader
from kuzbass_site.sheets.table import Row, Table
from kuzbass_site.sheets.troubles import Trouble
from kuzbass_site.shelf import Shelf, path_of
from kuzbass_site.text import closest, slug

ENTRIES = tuple(name for name in COLLECTIONS if name not in ("claims", "pages"))
"""The collections whose entries have flat fields."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a sheet is read: into which collection, with which sources for all rows, over what is there or not."""

    collection: str = ""
    sources: tuple[str, ...] = ()
    update: bool = False


@dataclass(slots=True)
class Plan:
    """What is to be written, what is wrong, what is only to be known; and how many rows are as they were."""

    changes: list[Change] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    notes: list[Trouble] = field(default_factory=list)
    same: int = 0

    @property
    def bad_rows(self) -> frozenset[int]:
        """The rows with troubles."""
        return frozenset(trouble.row for trouble in self.troubles)


def plan(table: Table, columns: Columns, shelf: Shelf, wanted: Wanted) -> Plan:
    """Read every row; rows with troubles change nothing."""
    planned = Plan()
    rows_of: dict[str, int] = {}
    for row in table.rows:
        reader = _reader(row, table, columns, shelf, wanted)
        id_ = _id(reader, shelf, wanted)
        first = rows_of.setdefault(id_, row.number)
        if id_ and first != row.number:
            text, hint = N_("this row and row %(first)s are one entry, %(id)s"), N_("leave one of them out")
            reader.complain("title", text, hint, first=str(first), id=id_)
        elif id_:
            changes = changes_of(id_, reader, shelf)
            if not reader.troubles:
                planned.changes += changes
                planned.same += not changes
        planned.troubles += reader.troubles
        planned.notes += reader.notes
    return planned


def _reader(row: Row, table: Table, columns: Columns, shelf: Shelf, wanted: Wanted) -> RowReader:
    given = {
        name: row.cells[place] for place, name in columns.fields.items() if cells.is_filled(row.cells[place])
    }
    heads = {name: table.heads[place] for place, name in columns.fields.items()}
    return RowReader(row.number, given, heads, shelf, default_sources=wanted.sources)


def _id(reader: RowReader, shelf: Shelf, wanted: Wanted) -> str:
    """The entry that a row speaks of, there or to be begun; empty after a complaint."""
    given = reader.given
    collection = given.get("collection", "")
    collection = cells.term(collection, shelf.guide.config.collections) or collection or wanted.collection
    id_ = given.get("id", "").removesuffix(".md")
    if id_ and "/" not in id_ and collection:
        id_ = f"{collection}/{id_}"
    if not id_:
        if not given.get("title"):
            reader.complain(
                "title", N_("the row has no title"), N_("write one, or leave the whole row empty")
            )
            return ""
        title = one_line(given["title"])
        if not collection:
            text = N_("nobody knows where “%(title)s” belongs")
            hint = N_("say it for all rows, --collection %(known)s, or in a column `collection`")
            reader.complain("collection", text, hint, title=title, known="|".join(ENTRIES))
            return ""
        try:
            id_ = shelf.find(title, [collection]) or f"{collection}/{slug(title)}"
        except ValueError:
            text, hint = (
                N_("no letter or digit of “%(cell)s” can stand in an address"),
                N_("write a title with letters or digits"),
            )
            reader.complain("title", text, hint)
            return ""
    folder, _, name = id_.partition("/")
    if folder not in ENTRIES:
        near, known = closest(folder, ENTRIES), ", ".join(ENTRIES)
        hint = N_("did you mean %(near)s?") if near else N_("write one of %(known)s")
        place = "id" if "id" in given else "collection"
        reader.complain(
            place,
            N_("there is no collection “%(word)s” with rows"),
            hint,
            word=folder,
            near=near,
            known=known,
        )
        return ""
    if not name or name != _slug_or_empty(name):
        text, hint = N_("“%(cell)s” is no name of an entry"), N_("write it like towns/kaltan")
        reader.complain("id", text, hint)
        return ""
    if path_of(id_) in shelf.files:
        if not wanted.update:
            hint = N_("leave the row out, or give --update to change the fields of the sheet in it")
            reader.complain("title", N_("%(path)s is there already"), hint, path=str(path_of(id_)))
            return ""
        if shelf.document(id_) is None:
            reader.complain(
                "title",
                N_("%(path)s has mistakes"),
                N_("`kuzbass-site check` names them"),
                path=str(path_of(id_)),
            )
            return ""
    return id_


def _slug_or_empty(name: str) -> str:
    try:
        return slug(name)
    except ValueError:
        return ""
