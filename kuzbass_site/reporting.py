"""Problems in words: for a terminal, for programs, for GitHub."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from kuzbass_site.i18n import number, translate, translate_plural
from kuzbass_site.problems import CODES, Code, Level, Problem

Paint = Callable[[str, str], str]
"""Colours a text: (text, one of error, warning, note, dim, bold)."""


def plain(text: str, style: str) -> str:  # noqa: ARG001 - the shape of Paint
    """No colour."""
    return text


def message(problem: Problem, lang: str) -> str:
    """What is wrong, in words of *lang*."""
    return _fill(translate(CODES[problem.code].message, lang), _args(problem, lang))


def hint(problem: Problem, lang: str) -> str:
    """What to write instead; empty where that cannot be said."""
    text = CODES[problem.code].hint
    named = {int(number) for number in re.findall(r"{(\d)}", text)}
    if any(number >= len(problem.args) or not problem.args[number] for number in named):
        return ""
    return _fill(translate(text, lang), _args(problem, lang))


def _args(problem: Problem, lang: str) -> list[str]:
    """The args, those that are words of ours in the reader's language."""
    worded = CODES[problem.code].worded
    return [translate(arg, lang) if place in worded else arg for place, arg in enumerate(problem.args)]


def _fill(text: str, args: Sequence[str]) -> str:
    return re.sub(r"{(\d)}", lambda m: args[int(m[1])] if int(m[1]) < len(args) else "", text)


def as_text(problem: Problem, root: Path, lang: str = "en", paint: Paint = plain) -> str:
    """A problem as an editor reads it: where, what, the line itself, and what to write instead."""
    level = CODES[problem.code].level
    where = str(problem.path) + (f":{problem.line}:{problem.column}" if problem.line else "")
    kind = paint(f"{translate(level, lang)}[{problem.code}]", level)
    head = f"{paint(where, 'bold')}: {kind}: {message(problem, lang)}"
    lines = [head]
    source = _line(root, problem)
    advice = hint(problem, lang)
    if source is not None:
        gutter = f"{problem.line:>5} | "
        start, end = problem.column, max(problem.end_column, problem.column + 1)
        shown = source.replace("\t", " ")
        width = max(1, min(end, len(shown) + 1) - start)
        carets = " " * (start - 1) + "^" * width
        blank = " " * (len(gutter) - 2) + "| "
        lines.append(f"{paint(gutter, 'dim')}{shown}")
        lines.append(f"{paint(blank, 'dim')}{paint(carets, level)}{f' {advice}' if advice else ''}")
    elif advice:
        lines.append(f"      = {advice}")
    return "\n".join(lines)


def _line(root: Path, problem: Problem) -> str | None:
    """The line of the file, as it stands there; None when there is none to show."""
    if not problem.line:
        return None
    try:
        text = (root / problem.path).read_bytes()[:5_000_000].decode("utf-8-sig", "replace")
    except OSError:
        return None
    lines = re.split(r"\r\n|\r|\n", text)
    if problem.line > len(lines):
        return None
    line = "".join(
        char if char.isprintable() or char == "\t" else "\ufffd" for char in lines[problem.line - 1]
    )
    return line if len(line) <= 300 else None


def as_json(problems: Iterable[Problem], lang: str = "en") -> str:
    """The problems as a JSON array, for programs."""
    return json.dumps([_as_mapping(problem, lang) for problem in problems], ensure_ascii=False, indent=1)


def _as_mapping(problem: Problem, lang: str) -> Mapping[str, object]:
    return {
        "path": str(problem.path),
        "line": problem.line,
        "column": problem.column,
        "end_column": problem.end_column,
        "level": str(CODES[problem.code].level),
        "code": problem.code,
        "message": message(problem, lang),
        "hint": hint(problem, lang),
    }


def as_github(problem: Problem, lang: str = "en") -> str:
    """A problem as a workflow command that GitHub shows beside the line of the change.

    Source of the format: "Workflow commands for GitHub Actions", setting an error message.
    """
    level = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}[CODES[problem.code].level]
    text = message(problem, lang)
    advice = hint(problem, lang)
    full = f"{text}\n{advice}" if advice else text
    place = f"file={_property(str(problem.path))}"
    if problem.line:
        place += f",line={problem.line},col={problem.column}"
        if problem.end_column:
            place += f",endColumn={problem.end_column}"
    return f"::{level} {place},title={_property(problem.code)}::{_data(full)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def explanation(code: Code, lang: str = "en") -> str:
    """A code at length: its level, what it says, why, and an example of wrong and right."""
    parts = [f"{code.name} ({translate(code.level, lang)})", "", f"  {translate(code.message, lang)}"]
    if code.hint:
        parts.append(f"  {translate(code.hint, lang)}")
    parts += ["", *textwrap.wrap(translate(code.why, lang), 88)]
    for title, example in ((translate("Wrong:", lang), code.wrong), (translate("Right:", lang), code.right)):
        if example:
            parts += ["", title, *(f"  {line}" for line in example.splitlines())]
    return "\n".join(parts) + "\n"


def tally(problems: Sequence[Problem], lang: str = "en") -> str:
    """How many problems of each level, in one line."""
    counts = {level: sum(1 for p in problems if CODES[p.code].level is level) for level in Level}
    parts = [_counted(level, count, lang) for level, count in counts.items() if count]
    return ", ".join(parts) if parts else translate("no problems", lang)


def _counted(level: Level, count: int, lang: str) -> str:
    match level:
        case Level.ERROR:
            words = translate_plural("%(num)s error", "%(num)s errors", count, lang)
        case Level.WARNING:
            words = translate_plural("%(num)s warning", "%(num)s warnings", count, lang)
        case Level.NOTE:
            words = translate_plural("%(num)s note", "%(num)s notes", count, lang)
    return words % {"num": number(count, lang)}
