"""The files that one row wants to be written: an entry begun or changed, and its translations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from kuzbass_site import frontmatter
from kuzbass_site.frontmatter import Document
from kuzbass_site.i18n import N_
from kuzbass_site.lint.begun import NO_SUMMARY
from kuzbass_site.models.entry import Entry
from kuzbass_site.models.files import SourceFile
from kuzbass_site.problems import Problem, is_error
from kuzbass_site.scalars import one_line
from kuzbass_site.schema import Parsed, parse_content
from kuzbass_site.sheets import begun, cells
from kuzbass_site.sheets.columns import TEXT, TRANSLATED, Path
from kuzbass_site.sheets.edited import edited
from kuzbass_site.sheets.rows import RowReader, Value
from kuzbass_site.sheets.troubles import Trouble
from kuzbass_site.shelf import Shelf, path_of
from kuzbass_site.translated import FIELD, digest_of

_TEXT: Path = (TEXT,)
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


def changes_of(id_: str, reader: RowReader, shelf: Shelf) -> list[Change]:
    """The files that a row wants to be written; troubles are noted in the reader."""
    reader.id, reader.current = id_, shelf.document(id_)
    reader.read()
    values = {path: wish.value for path, wish in reader.wishes.items()}
    heads = {path: wish.head for path, wish in reader.wishes.items()}
    heads[_TEXT] = reader.heads.get(TEXT, "")
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
    return values, cells.text(reader.given.get("text", ""), reader.sources)


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
    heads[_TEXT] = reader.heads.get(f"{TEXT}-{lang}", "")
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
    text = reader.given.get(f"text-{lang}", "")
    if "title" not in given:
        if given or (text and reader.current is None):
            place = f"summary-{lang}" if given else f"text-{lang}"
            why = N_("without its title it makes no translation")
            reader.complain(place, why, N_("write the title in that language, too"))
        return []
    values = {
        ("title",): given["title"],
        ("summary",): given.get("summary") or NO_SUMMARY.get(lang, NO_SUMMARY["en"]),
    }
    if original is None and reader.current is not None:
        original = parse_content(reader.current, shelf.guide.config, {})[0]
    if isinstance(original, Entry):
        values[FIELD,] = digest_of(original)
        if "summary" not in given or original.draft or (original.body.text.strip() and not text):
            values[("draft",)] = "true"
    data = begun.entry(values, cells.text(text, reader.sources)).encode()
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
    if document is not None and problem.line >= document.body_line:
        return heads.get(_TEXT, "")
    for path, head in heads.items():
        spans = (document.key_spans.get(path), document.spans.get(path)) if document else ()
        if any(span is not None and span.line == problem.line for span in spans):
            return head
    return ""


def _refuse(reader: RowReader, path: PurePosixPath, heads: Mapping[Path, str]) -> None:
    text = N_("%(path)s is written in a way in which a single value cannot be changed without changing more")
    columns = ", ".join(dict.fromkeys(head for path, head in heads.items() if path != _TEXT))
    shown = {"path": str(path), "columns": columns}
    hint = N_("change it in the file itself: %(columns)s")
    reader.troubles.append(Trouble(reader.number, columns, text, hint, shown))
