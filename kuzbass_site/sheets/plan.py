"""What a sheet would change in a guide: for each row the files to write, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from kuzbass_site import frontmatter
from kuzbass_site.frontmatter import Document
from kuzbass_site.i18n import N_
from kuzbass_site.models.collections import COLLECTIONS
from kuzbass_site.models.entry import Entry
from kuzbass_site.models.files import SourceFile
from kuzbass_site.new import NO_SUMMARY
from kuzbass_site.problems import Problem, is_error
from kuzbass_site.scalars import one_line
from kuzbass_site.schema import Parsed, parse_content
from kuzbass_site.sheets import begun, cells
from kuzbass_site.sheets.columns import TRANSLATED, Columns, Path
from kuzbass_site.sheets.edited import edited
from kuzbass_site.sheets.rows import RowReader, Value
from kuzbass_site.sheets.table import Row, Table
from kuzbass_site.sheets.troubles import Trouble
from kuzbass_site.shelf import Shelf, path_of
from kuzbass_site.text import closest, slug
from kuzbass_site.translated import FIELD, digest_of

ENTRIES = tuple(name for name in COLLECTIONS if name not in ("claims", "pages"))
"""The collections whose entries have flat fields."""
# What has been said in other words when the check of the file finds it, too.
_SAID = (
    "citation/unknown",
    "fact/unsourced",
    "front-matter/missing-field",
    "location/no-source",
    "location/outside-frame",
    "location/swapped",
)


@dataclass(frozen=True, slots=True)
class Change:
    """A file as it is to be; ``before`` is None where there is none yet. ``row`` of the sheet wants it."""

    path: PurePosixPath
    before: bytes | None
    after: bytes
    row: int


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
            changes = _changes(id_, reader, shelf)
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


def _changes(id_: str, reader: RowReader, shelf: Shelf) -> list[Change]:
    """The files that a row wants to be written; troubles are noted in the reader."""
    reader.id, reader.current = id_, shelf.document(id_)
    reader.read()
    values = {path: wish.value for path, wish in reader.wishes.items()}
    heads = {path: wish.head for path, wish in reader.wishes.items()}
    changes = []
    if reader.current is None:
        values, text = _begun(values, reader, shelf)
        original = _written(path_of(id_), None, begun.entry(values, text).encode(), heads, reader, shelf)
        changes.append(original[0])
        parsed = original[1]
    elif values:
        file = shelf.files[path_of(id_)]
        data = edited(file, reader.current, values)
        if data is None:
            _refuse(reader, path_of(id_), heads)
            return []
        change, parsed = _written(file.path, file, data, heads, reader, shelf)
        changes.append(change)
    else:
        parsed = None
    for lang in shelf.guide.config.languages[1:]:
        changes += _translation(id_, lang, parsed, reader, shelf)
    return changes


def _begun(values: dict[Path, Value], reader: RowReader, shelf: Shelf) -> tuple[dict[Path, Value], str]:
    """The values and the text of a new entry: a draft, unless the sheet says that it is none."""
    config = shelf.guide.config
    if ("title",) not in values:
        reader.complain("title", N_("the row has no title"), N_("write one, or leave the whole row empty"))
    if ("summary",) not in values:
        values[("summary",)] = NO_SUMMARY.get(config.language, NO_SUMMARY["en"])
        if values.get(("draft",)) == "false":
            text, hint = (
                N_("an entry that is to be shown needs a summary"),
                N_("write one sentence that says what it is"),
            )
            reader.complain("summary", text, hint)
    if values.setdefault(("draft",), "true") == "false":
        del values[("draft",)]
    for lang in config.languages[1:]:
        if lang in ("en", "ru") and f"title-{lang}" in reader.given:
            values.setdefault(("names", lang), one_line(reader.given[f"title-{lang}"]))
    paragraphs = [cells.tidy(part) for part in reader.given.get("text", "").split("\n") if part.strip()]
    marks = "; ".join(f"@{key}" for key in reader.sources)
    cited = [part if "[@" in part or not marks else f"{part} [{marks}]" for part in paragraphs]
    return values, "\n\n".join(cited)


def _translation(
    id_: str, lang: str, original: Parsed | None, reader: RowReader, shelf: Shelf
) -> list[Change]:
    """The translation with the title and the summary of the row, begun or changed."""
    given = {
        name: one_line(reader.given[f"{name}-{lang}"])
        for name in TRANSLATED
        if f"{name}-{lang}" in reader.given
    }
    heads: dict[Path, str] = {(name,): reader.heads[f"{name}-{lang}"] for name in given}
    path, document = path_of(id_, lang), shelf.document(id_, lang)
    if path in shelf.files:
        if document is None:
            reader.complain(
                f"title-{lang}",
                N_("%(path)s has mistakes"),
                N_("`kuzbass-site check` names them"),
                path=str(path),
            )
            return []
        values: dict[Path, Value] = {
            (name,): value
            for name, value in given.items()
            if cells.tidy(str(document.data.get(name, ""))) != value
        }
        if not values:
            return []
        data = edited(shelf.files[path], document, values)
        if data is None:
            _refuse(reader, path, heads)
            return []
        return [_written(path, shelf.files[path], data, heads, reader, shelf)[0]]
    if "title" not in given:
        if given:
            text = N_("a summary without a title makes no translation")
            reader.complain(f"summary-{lang}", text, N_("write the title in that language, too"))
        return []
    values = {
        ("title",): given["title"],
        ("summary",): given.get("summary") or NO_SUMMARY.get(lang, NO_SUMMARY["en"]),
    }
    if original is None and reader.current is not None:
        original = parse_content(reader.current, shelf.guide.config, {})[0]
    if isinstance(original, Entry):
        values[FIELD,] = digest_of(original)
        if "summary" not in given or original.draft:
            values[("draft",)] = "true"
    data = begun.entry(values).encode()
    return [_written(path, None, data, heads, reader, shelf)[0]]


def _written(
    path: PurePosixPath,
    before: SourceFile | None,
    after: bytes,
    heads: Mapping[Path, str],
    reader: RowReader,
    shelf: Shelf,
) -> tuple[Change, Parsed | None]:
    """The change and what the new file says; its mistakes that were not there before are the row's."""
    document, problems = frontmatter.parse(SourceFile(path, after))
    parsed: Parsed | None = None
    if document is not None:
        parsed, more = parse_content(document, shelf.guide.config, {})
        problems = [*problems, *more]
    known = {(problem.code, problem.args) for problem in _problems_of(before, shelf)}
    said = _SAID if reader.troubles else ()
    for problem in problems:
        if is_error(problem) and (problem.code, problem.args) not in known and problem.code not in said:
            head = _head_at(problem, document, heads)
            reader.troubles.append(Trouble(reader.number, head, problem=problem))
    return Change(path, before.data if before else None, after, reader.number), parsed


def _problems_of(file: SourceFile | None, shelf: Shelf) -> Iterable[Problem]:
    document = shelf.documents.get(file.path) if file else None
    return parse_content(document, shelf.guide.config, {})[1] if document is not None else ()


def _head_at(problem: Problem, document: Document | None, heads: Mapping[Path, str]) -> str:
    """The column whose value stands where the problem is; else empty."""
    for path, head in heads.items():
        spans = (document.key_spans.get(path), document.spans.get(path)) if document else ()
        if any(span is not None and span.line == problem.line for span in spans):
            return head
    return ""


def _refuse(reader: RowReader, path: PurePosixPath, heads: Mapping[Path, str]) -> None:
    text = N_("%(path)s is written in a way in which a single value cannot be changed without changing more")
    columns = ", ".join(dict.fromkeys(heads.values()))
    shown = {"path": str(path), "columns": columns}
    hint = N_("change it in the file itself: %(columns)s")
    reader.troubles.append(Trouble(reader.number, columns, text, hint, shown))
