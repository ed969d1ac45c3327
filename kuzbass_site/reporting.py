"""Problems in words: for a terminal, for programs, for GitHub."""

from __future__ import annotations

import json
import re
import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kuzbass_site.i18n import N_, number, translate, translate_plural
from kuzbass_site.problems import CODES, Code, Level, Problem

if TYPE_CHECKING:
    from kuzbass_site.templating import TemplateTime

WIDTH = 120
"""Columns of a terminal that a complaint makes use of."""
LONGEST_ARG = 400

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
    code = CODES[problem.code]
    for text in (code.hint, code.otherwise):
        named = {int(number) for number in re.findall(r"{(\d)}", text)}
        if all(number < len(problem.args) and problem.args[number] for number in named):
            return _fill(translate(text, lang), _args(problem, lang))
    return ""


def _args(problem: Problem, lang: str) -> list[str]:
    """The args; those that are words of ours in the reader's language, filled with the others."""
    worded = CODES[problem.code].worded
    shown = [_shown(arg) for arg in problem.args]
    return [_fill(translate(arg, lang), shown) if n in worded else arg for n, arg in enumerate(shown)]


def _shown(text: str) -> str:
    """What an author wrote, on one line of bearable length and without what a terminal would obey."""
    text = _printable(re.sub(r"\s*\n\s*", " ", text.strip("\n")))
    return text if len(text) <= LONGEST_ARG else f"{text[:LONGEST_ARG]}…"


def _printable(text: str) -> str:
    """*text* without what a terminal would obey; any space is shown as such."""
    return "".join(
        char if char.isprintable() or unicodedata.category(char) == "Zs" else "\ufffd" for char in text
    )


def _fill(text: str, args: Sequence[str]) -> str:
    return re.sub(r"{(\d)}", lambda m: args[int(m[1])] if int(m[1]) < len(args) else "", text)


def as_text(problem: Problem, root: Path, lang: str = "en", paint: Paint = plain) -> str:
    """A problem as an editor reads it: where, what, the line itself, and what to write instead."""
    level = CODES[problem.code].level
    where = _printable(str(problem.path)) + (f":{problem.line}:{problem.column}" if problem.line else "")
    kind = paint(f"{translate(level, lang)}[{problem.code}]", level)
    head = f"{paint(where, 'bold')}: {kind}: {message(problem, lang)}"
    lines = [head]
    source = _line(root, problem)
    advice = hint(problem, lang)
    if source is not None:
        gutter = f"{problem.line:>5} | "
        blank = " " * (len(gutter) - 2) + "| "
        shown, start = _excerpt(source, problem.column)
        end = start + max(problem.end_column - problem.column, 1)
        carets = " " * (start - 1) + "^" * max(1, min(end, len(shown) + 1) - start)
        lines.append(f"{paint(gutter if shown else gutter.rstrip(), 'dim')}{shown}")
        beside = advice and len(gutter) + len(carets) + 1 + len(advice) <= WIDTH
        lines.append(f"{paint(blank, 'dim')}{paint(carets, level)}{f' {advice}' if beside else ''}")
        advice = "" if beside else advice
    if advice:
        lines.append(f"      = {advice}")
    return "\n".join(lines)


def _excerpt(line: str, column: int) -> tuple[str, int]:
    """A line of at most ``WIDTH`` characters around a column, and where in it that column is."""
    first = max(0, min(column - 1 - WIDTH // 2, len(line) - WIDTH))
    part = line[first : first + WIDTH]
    if first:
        part = "…" + part[1:]
    if first + WIDTH < len(line):
        part = part[:-1] + "…"
    return part, column - first


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
    return _printable(lines[problem.line - 1].replace("\t", " "))


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
    said = [translate(text, lang) for text in (code.message, code.hint, code.otherwise) if text]
    parts = [f"{code.name} ({translate(code.level, lang)})", ""]
    parts += [f"  {_fill(text, '…' * 10)}" for text in said]
    parts += ["", *textwrap.wrap(translate(code.why, lang), 88)]
    for title, example in ((translate("Wrong:", lang), code.wrong), (translate("Right:", lang), code.right)):
        if example:
            parts += ["", title, *(f"  {line}" for line in example.splitlines())]
    return "\n".join(parts) + "\n"


def tally(problems: Sequence[Problem], lang: str = "en", *, notes: bool = True, more: int = 0) -> str:
    """How many problems of each level, in one line; without *notes* it says how to have those shown.

    *more* are notes that are not among the problems.
    """
    counts = {level: sum(1 for p in problems if CODES[p.code].level is level) for level in Level}
    counts[Level.NOTE] += more
    parts = [_counted(level, count, lang) for level, count in counts.items() if count]
    if not parts:
        return translate("no problems", lang)
    if counts[Level.NOTE] and not notes:
        parts[-1] += "; " + translate("`kuzbass-site check --notes` shows them", lang)
    return ", ".join(parts)


def profiled(times: Iterable[TemplateTime], lang: str = "en") -> str:
    """A table of how often each template was used, how long it took in all and at worst (ms), and on which page."""
    heads = (N_("count"), N_("total ms"), N_("worst ms"))
    rows = [f"{translate(heads[0], lang):>8} {translate(heads[1], lang):>10} {translate(heads[2], lang):>10}"]
    rows += [
        f"{each.count:8} {each.seconds * 1000:10.1f} {each.worst * 1000:10.2f}  {each.name}  {each.url}"
        for each in times
    ]
    if len(rows) == 1:
        rows.append(translate("no page had to be rendered", lang))
    return "\n".join(rows) + "\n"


def _counted(level: Level, count: int, lang: str) -> str:
    match level:
        case Level.ERROR:
            words = translate_plural("%(num)s error", "%(num)s errors", count, lang)
        case Level.WARNING:
            words = translate_plural("%(num)s warning", "%(num)s warnings", count, lang)
        case Level.NOTE:
            words = translate_plural("%(num)s note", "%(num)s notes", count, lang)
    return words % {"num": number(count, lang)}
