"""The flat fields of entries as a sheet; what is no flat field stays in the files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from kuzbass_site.sheets.cells import joined
from kuzbass_site.sheets.columns import LISTS, PATHS, TRANSLATED, Path, fact_fields
from kuzbass_site.sheets.plan import ENTRIES
from kuzbass_site.shelf import Shelf
from kuzbass_site.site import id_of


def exported(
    shelf: Shelf, collections: Iterable[str] = ENTRIES
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The heads and the rows, in the order of collections and names; columns in which nothing stands are left out."""
    config = shelf.guide.config
    columns = _columns(shelf)
    rows = []
    for id_ in _ids(shelf, collections):
        row = {"id": id_}
        for lang, fields in columns.items():
            document = shelf.document(id_, lang)
            if document is None:
                continue
            for name, path in fields.items():
                row[name] = _cell(name, document.data, path)
        rows.append(row)
    order = ["id", *_in_order(config.languages[1:]), *fact_fields(config)]
    heads = [name for name in order if name in ("id", "title") or any(row.get(name) for row in rows)]
    return tuple(heads), [tuple(row.get(name, "") for name in heads) for row in rows]


def _columns(shelf: Shelf) -> dict[str, dict[str, Path]]:
    """The fields by name, of originals (under the empty language) and of translations."""
    config = shelf.guide.config
    facts = {column: ("facts", name) for column, name in fact_fields(config).items()}
    found: dict[str, dict[str, Path]] = {"": {**PATHS, **facts}}
    for lang in config.languages[1:]:
        found[lang] = {f"{name}-{lang}": (name,) for name in TRANSLATED}
    return found


def _in_order(languages: Iterable[str]) -> Iterator[str]:
    """The fields without the facts, translations beside their originals."""
    for name in PATHS:
        yield name
        if name in TRANSLATED:
            yield from (f"{name}-{lang}" for lang in languages)


def _ids(shelf: Shelf, collections: Iterable[str]) -> Iterator[str]:
    """The entries that can be read, collection by collection."""
    ids = [id_of(path) for path in shelf.documents if path.name.count(".") == 1]
    for collection in collections:
        yield from sorted(id_ for id_ in ids if id_.partition("/")[0] == collection)


def _cell(name: str, data: Any, path: Path) -> str:
    """What stands at a place, as one cell; empty where nothing does, or more than a cell can say."""
    for part in path:
        data = data.get(part) if isinstance(data, dict) else None
    if name in LISTS:
        return joined(data) if isinstance(data, list) else ""
    return data if isinstance(data, str) else ""
