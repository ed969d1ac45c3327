"""The fields that name entries: in front matter, and in the settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kuzbass_site.edits import Edit
from kuzbass_site.frontmatter import Value
from kuzbass_site.renaming.move import Move
from kuzbass_site.renaming.written import Written

Loc = tuple[str | int, ...]


def names_an_entry(loc: Loc) -> bool:
    """Whether what stands at a place of a file's values is the id of an entry."""
    match loc:
        case ("part-of" | "see-also" | "about" | "featured", int()):
            return True
        case ("stops", int(), "entry"):
            return True
        case ("facts", str(), *_, "of"):
            return True
    return False


def mended_fields(written: Written, move: Move) -> Iterator[Edit]:
    """The edits that put an entry's new id in the place of its old one."""
    for loc, value in _texts(written.document.data):
        if value == move.old and names_an_entry(loc):
            span = written.document.spans[loc]
            text = written.at(span)
            quote = text[:1] if text[:1] in ("'", '"') else ""
            yield written.edit(span, f"{quote}{move.new}{quote}")


def moved_fields(data: Mapping[str, Value], move: Move) -> dict[str, Value]:
    """The values of a file as they are to be when all that names the entry is mended."""
    return {key: _moved(value, (key,), move) for key, value in data.items()}


def _moved(value: Value, loc: Loc, move: Move) -> Value:
    if isinstance(value, dict):
        return {key: _moved(each, (*loc, key), move) for key, each in value.items()}
    if isinstance(value, list):
        return [_moved(each, (*loc, n), move) for n, each in enumerate(value)]
    return move.new if value == move.old and names_an_entry(loc) else value


def _texts(value: object, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Every text among some values, with its place."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _texts(each, (*loc, key))
    elif isinstance(value, list):
        for n, each in enumerate(value):
            yield from _texts(each, (*loc, n))
    elif isinstance(value, str):
        yield loc, value
