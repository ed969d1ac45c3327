"""One row of the table of codes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kuzbass_site.i18n import N_

__all__ = ["N_", "Code", "Level"]


class Level(StrEnum):
    """How much a problem matters: errors stop the build, warnings stop ``--strict``, notes nothing."""

    ERROR = N_("error")
    WARNING = N_("warning")
    NOTE = N_("note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """What one code means.

    ``message`` and ``hint`` take the problem's args as ``{0}``, ``{1}``…; when an argument that a hint
    names is missing or empty, ``otherwise`` is said in its place. ``worded`` are the args that are words
    of ours, to be put into the reader's language too. ``why`` explains the rule to an editor in a few
    sentences; ``wrong`` and ``right`` show it in a file.
    """

    name: str
    message: str
    hint: str = ""
    otherwise: str = ""
    why: str
    wrong: str = ""
    right: str = ""
    worded: tuple[int, ...] = ()
    level: Level = Level.ERROR
