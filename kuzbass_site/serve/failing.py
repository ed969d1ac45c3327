"""What stopped a build, as the page shows it: each mistake with its lines and a link into the editor."""

from __future__ import annotations

import re
import traceback
from pathlib import Path

from msgspec import Struct

from kuzbass_site.disk import OutputError
from kuzbass_site.i18n import N_, number, translate, translate_plural
from kuzbass_site.problems import CODES, ContentError, Problem, is_error
from kuzbass_site.reporting import hint, message
from kuzbass_site.serve.opening import link, place_of

MOST = 20
"""So many mistakes are shown at once; who has more begins with these."""
AROUND = 2
"""Lines before and after the one that is meant."""
LONGEST = 400
"""Characters of a line that are shown."""
READ = 5_000_000
TITLE = N_("The guide cannot be built")
_DEEPEST = 12


class Line(Struct, frozen=True):
    """A line of a file, cut at what is meant in it; ``here`` where that is the line."""

    number: int
    before: str
    marked: str = ""
    after: str = ""
    here: bool = False


class Mistake(Struct, frozen=True, kw_only=True):
    """One problem in words; ``open`` is the link that leads to it, ``level`` is for the look, ``kind`` for readers."""

    where: str
    open: str
    level: str
    kind: str
    code: str
    message: str
    hint: str
    lines: tuple[Line, ...]


class Failure(Struct, frozen=True, kw_only=True):
    """Why there is no newer site than the one that is shown. ``trace``: of a mistake of ours, where it happened."""

    title: str
    text: str = ""
    mistakes: tuple[Mistake, ...] = ()
    more: str = ""
    trace: str = ""


def failure(error: Exception, root: Path, lang: str, form: str) -> Failure:
    """What is to be said of an exception that ended a build; *form* is that of links into the editor."""
    title = translate(TITLE, lang)
    if isinstance(error, OutputError):
        return Failure(title=title, text=error.in_words(lang))
    if not isinstance(error, ContentError):
        words = translate(
            N_(
                "This is a mistake in kuzbass-site itself, not in your guide. Please report it with these lines."
            ),
            lang,
        )
        trace = "".join(traceback.format_exception(error, limit=-_DEEPEST))
        return Failure(title=title, text=words, trace=trace)
    problems = sorted(error.problems, key=lambda problem: not is_error(problem))
    rest = len(problems) - MOST
    words = translate_plural("and %(num)s problem more", "and %(num)s problems more", rest, lang)
    return Failure(
        title=title,
        mistakes=tuple(mistake(problem, root, lang, form) for problem in problems[:MOST]),
        more=words % {"num": number(rest, lang)} if rest > 0 else "",
    )


def mistake(problem: Problem, root: Path, lang: str, form: str) -> Mistake:
    """One problem, with the lines around its place."""
    place = place_of(root, problem.path)
    level = CODES[problem.code].level
    return Mistake(
        where=f"{problem.path}:{problem.line}:{problem.column}" if problem.line else str(problem.path),
        open=link(form, place, problem.line, problem.column) if place.is_file() else "",
        level=level,
        kind=translate(level, lang),
        code=problem.code,
        message=message(problem, lang),
        hint=hint(problem, lang),
        lines=tuple(_lines(place, problem)),
    )


def _lines(place: Path, problem: Problem) -> list[Line]:
    """The line that is meant and its neighbours, as they stand in the file; none where there is none."""
    if not problem.line:
        return []
    try:
        with place.open("rb") as file:
            text = file.read(READ).decode("utf-8-sig", "replace")
    except OSError:
        return []
    lines = re.split(r"\r\n|\r|\n", text)
    first = max(0, problem.line - 1 - AROUND)
    return [
        _marked(number, line, problem) if number == problem.line else Line(number, line[:LONGEST])
        for number, line in enumerate(lines[first : problem.line + AROUND], start=first + 1)
    ]


def _marked(number: int, line: str, problem: Problem) -> Line:
    """The line that is meant, cut where the problem begins and ends, and around that to a bearable length."""
    start = min(max(problem.column - 1, 0), len(line))
    end = min(max(problem.end_column - 1, start + 1), len(line))
    before, marked, after = line[:start], line[start:end], line[end:]
    if len(before) > LONGEST // 2:
        before = "…" + before[-LONGEST // 2 :]
    return Line(number, before, marked[:LONGEST], after[: LONGEST // 2], here=True)
