"""One row of the table of codes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a problem matters: errors stop the build, warnings stop ``--strict``, notes nothing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "mark, translate later"
    """Mark a text for the catalogues; it is translated where it is shown."""
    return message


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """What one code means.

    ``message`` and ``hint`` take the problem's args as ``{0}``, ``{1}``…; a hint is left out when an
    argument it names is missing or empty. ``why`` explains the rule to an editor in a few sentences;
    ``wrong`` and ``right`` show it in a file.
    """

    name: str
    message: str
    hint: str = ""
    why: str
    wrong: str = ""
    right: str = ""
    level: Level = Level.ERROR
