"""The research dossier, and where the guide tells what it knows.

Every scalar is read as the text that stands there, dates and numbers too, as the guide's own reader does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

SCRIPTS = Path(__file__).resolve().parent.parent
DOSSIER = SCRIPTS / "dossier.yaml"
ENTRIES = SCRIPTS / "dossier_entries.yaml"
EXCEPTIONS = SCRIPTS / "dossier_exceptions.yaml"
ROOT = SCRIPTS.parent

NO_SOURCE = "general knowledge, unsourced here"
"""The basis of what the dossier itself knows from no document."""

NOTHING = ("", "null")

Row = Mapping[str, Any]
Dossier = Mapping[str, Any]
Table = Mapping[str, Mapping[str, Any]]
"""Where the guide tells what: by part of the dossier and id, the entry or the entries."""


def load(path: Path) -> Any:
    """Read a file of YAML with every scalar as text."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def row(dossier: Dossier, part: str, id_: str) -> Row:
    """The row of a part that has this id."""
    return next(each for each in dossier[part] if each["id"] == id_)


def text(row: Row, field: str) -> str:
    """A field as text; empty where it is missing or says nothing."""
    value = row.get(field, "")
    return value if isinstance(value, str) and value not in NOTHING else ""


def sources(row: Row) -> tuple[str, ...]:
    """The keys of the sources behind a row."""
    return tuple(row.get("sources") or ())


def rows(row: Row, field: str) -> Sequence[Row]:
    """The rows inside a row: facts, population, stops; none where the field is missing."""
    found = row.get(field)
    return found if isinstance(found, list) else ()


def point(row: Row) -> Row | None:
    """The coordinates of a row, if it has any."""
    found = row.get("coordinates")
    return found if isinstance(found, dict) else None
