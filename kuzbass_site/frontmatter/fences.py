"""Where the front matter begins and ends: two lines of exactly three hyphens."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from msgspec import Struct

from kuzbass_site.problems import Problem

FENCE = "---"

# What people and programs write for `---`: more or fewer hyphens, the dashes that typing aids make of
# them, spaces around, YAML's own end mark.
_DASHES = r"(?:-{2,}|-*[\u2010-\u2015\u2212][\u2010-\u2015\u2212-]*)"
_NEAR_OPENING = re.compile(rf"\s*{_DASHES}\s*|---\s.*")
_NEAR_CLOSING = re.compile(r"(?:-{3,}|\.{3})\s*")
_LAST_RESORT = re.compile(rf"\s*(?:{_DASHES}|\+{{3,}}|\.{{3}})\s*")
_MEANT_CLOSING = re.compile(r"---.*|[*_=~+.]{3,}\s*|<!--.*-->\s*")
"""Where the fields end, this is to end them: three hyphens and words, another line across."""
_KEY = re.compile(r"[\w/-]+\s*:(?:\s|$)")
_STILL_YAML = re.compile(r"\s*(?:#|- |-$|[\w\"'/-]+\s*:)|\s+\S")
_STILL_FIELDS = re.compile(r"[a-z][a-z-]*:(?:\s|$)|\s+\S")
"""Such a line goes on with the fields even after a blank one; a dash or a capital may as well begin the text."""


class Fences(Struct, frozen=True):
    """The lines, from 1, of the two fences."""

    opening: int
    closing: int


def find(lines: list[str], path: PurePosixPath, *, needed: bool) -> tuple[Fences | None, list[Problem]]:
    """Find the fences, also such as are nearly right: those are problems, but hide nothing.

    None with a problem if there is no front matter though it was begun or is *needed*; None without a
    problem if it is neither.
    """
    start = next((number for number, line in enumerate(lines, start=1) if line.strip()), None)
    if start is None:
        return None, [Problem(path, 1, 1, "front-matter/missing")] if needed else []
    problems = _opening(lines, start, path, needed=needed)
    if problems is None:
        return None, []
    if any(problem.code not in _HARMLESS for problem in problems):
        return None, problems
    closing = _closing(lines, start)
    end = _end(lines, start) if closing is None else 0
    if 0 < end <= len(lines) and _MEANT_CLOSING.fullmatch(lines[end - 1]):
        closing = end
    if closing is None:
        unclosed = Problem(path, start, 1, "front-matter/unclosed", (str(end),), len(lines[start - 1]) + 1)
        return None, [*problems, unclosed]
    if lines[closing - 1] != FENCE:
        problems.append(_fence(lines, closing, path))
    return Fences(start, closing), problems


_HARMLESS = {"front-matter/blank-before", "front-matter/fence"}


def _opening(lines: list[str], start: int, path: PurePosixPath, *, needed: bool) -> list[Problem] | None:
    """The problems of the first line that is not blank; None if it is plain text and may be."""
    line = lines[start - 1]
    end = len(line) + 1
    if _NEAR_OPENING.fullmatch(line) and (needed or line.rstrip() == FENCE):
        blank = [Problem(path, 1, 1, "front-matter/blank-before")] if start > 1 else []
        return blank if line == FENCE else [*blank, _fence(lines, start, path)]
    if line.startswith("+++"):
        return [Problem(path, start, 1, "front-matter/toml", (), end)]
    if re.match(r"\{\s*(?:\"|$)", line):
        return [Problem(path, start, 1, "front-matter/json", (), end)]
    if not needed:
        return None
    if _KEY.match(line) and _closing(lines, start) is not None:
        return [Problem(path, start, 1, "front-matter/unopened")]
    return [Problem(path, start, 1, "front-matter/missing", (), end)]


def _closing(lines: list[str], opening: int) -> int | None:
    for pattern in (_NEAR_CLOSING, _LAST_RESORT):
        for number, line in enumerate(lines[opening:], start=opening + 1):
            if line == FENCE or pattern.fullmatch(line):
                return number
    return None


def _end(lines: list[str], opening: int) -> int:
    """The line with which the text, or the blank lines before it, seem to begin; the closing fence belongs there."""
    last, is_after_blank = opening, False
    for number, line in enumerate(lines[opening:], start=opening + 1):
        if not line.strip():
            is_after_blank = True
            continue
        still = _STILL_FIELDS if is_after_blank else _STILL_YAML
        if line.startswith("# ") or not still.match(line):
            break
        last, is_after_blank = number, False
    return last + 1


def _fence(lines: list[str], number: int, path: PurePosixPath) -> Problem:
    line = lines[number - 1]
    return Problem(path, number, 1, "front-matter/fence", (line,), len(line) + 1)
