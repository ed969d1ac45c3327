"""What an author can fix: where it is, which rule it breaks, and how it reads in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import PurePosixPath
from typing import TypeVar

from msgspec import Struct, structs

from kuzbass_site.problems.codes import CODES, Code, Level

__all__ = [
    "CODES",
    "Code",
    "ConfigError",
    "ContentError",
    "Level",
    "Problem",
    "TemplateError",
    "collect",
    "is_error",
    "is_note",
    "raise_if_errors",
]

T = TypeVar("T")
U = TypeVar("U")


class Problem(Struct, frozen=True, order=True, array_like=True):
    """One thing an author can fix, and where to find it.

    Lines and columns count from 1, from the top of the file, in characters, as an editor counts.
    ``end_column`` is exclusive; 0 means that only the starting point is known. ``line`` 0 stands for
    the file as a whole. ``args`` fill the places ``{0}``, ``{1}``… of the code's wording.
    """

    path: PurePosixPath
    line: int
    column: int
    code: str
    args: tuple[str, ...] = ()
    end_column: int = 0

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise KeyError(f"no such problem code: {self.code}")


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems without repeats, sorted: by path, line, column, code."""
    return tuple(sorted(set(problems), key=lambda p: (p.path.parts, structs.astuple(p)[1:])))


class ContentError(Exception):
    """The content has problems that stop the build; ``problems`` holds all that were found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__(f"{len(self.problems)} problems in the content")

    def __reduce__(self) -> tuple[type[ContentError], tuple[tuple[Problem, ...]]]:
        """How it comes whole from one process to another."""
        return type(self), (self.problems,)


class ConfigError(ContentError):
    """The settings have problems, so that nothing else can be read."""


class TemplateError(ContentError):
    """A template or a static file is missing or wrong."""


def is_error(problem: Problem, *, strict: bool = False) -> bool:
    """Whether the problem stops the build; under *strict* warnings do too, notes never."""
    level = CODES[problem.code].level
    return level is Level.ERROR or (strict and level is Level.WARNING)


def is_note(problem: Problem) -> bool:
    """Whether the problem is only to be known: shown when asked for, it stops nothing."""
    return CODES[problem.code].level is Level.NOTE


def raise_if_errors(problems: Iterable[Problem], *, strict: bool = False) -> tuple[Problem, ...]:
    """Return the problems, sorted and without repeats, unless one of them stops the build.

    Raises:
        ContentError: with *all* the problems, if any is an error (or, under *strict*, a warning).
    """
    found = in_order(problems)
    if any(is_error(problem, strict=strict) for problem in found):
        raise ContentError(found)
    return found


def collect(
    step: Callable[[T], tuple[U | None, Iterable[Problem]]], items: Iterable[T]
) -> tuple[list[U], list[Problem]]:
    """Run *step* over many items; keep the values it could make and every problem it met."""
    values: list[U] = []
    problems: list[Problem] = []
    for item in items:
        value, found = step(item)
        problems.extend(found)
        if value is not None:
            values.append(value)
    return values, problems
