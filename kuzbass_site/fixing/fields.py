"""Repairs of the front matter: the lines around it, and the YAML between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from kuzbass_site.edits import Edit, Places
from kuzbass_site.fixing.draft import Draft
from kuzbass_site.frontmatter.fences import FENCE
from kuzbass_site.frontmatter.lines import quoted
from kuzbass_site.frontmatter.syntax import continuation
from kuzbass_site.problems import Problem

_ONLY_A_FENCE = re.compile(r"\s*(?:[-\u2010-\u2015\u2212]+|\.{3})\s*")
_COULD_BE_FIELDS = re.compile(r"-\s|-$|\w+:(?:\s|$)")
_SMART_CLOSERS = "\u201c\u201d\u2018\u2019"


def closed(problem: Problem, draft: Draft) -> Iterable[Edit]:
    """``---`` where the fields end, if that can be told."""
    number = int(problem.args[0])
    below = next((line for line in draft.lines[number - 1 :] if line.strip()), "")
    if _COULD_BE_FIELDS.match(below):
        return
    if number <= len(draft.lines):
        yield Places(draft.text).before(number, FENCE)
    else:
        end = len(draft.text)
        yield Edit(end, end, f"\n{FENCE}\n")


def opened(problem: Problem, draft: Draft) -> Iterable[Edit]:
    """``---`` before the first field."""
    yield Places(draft.text).before(problem.line, FENCE)


def without_blank_lines(_problem: Problem, draft: Draft) -> Iterable[Edit]:
    """Nothing before the front matter."""
    first = next(number for number, line in enumerate(draft.lines, start=1) if line.strip())
    yield Edit(0, Places(draft.text).at(first), "")


def exact_fence(problem: Problem, draft: Draft) -> Iterable[Edit]:
    """``---`` in place of other dashes."""
    if _ONLY_A_FENCE.fullmatch(draft.lines[problem.line - 1]):
        yield Places(draft.text).line(problem.line, FENCE)


def whole_line(problem: Problem, draft: Draft) -> Iterable[Edit]:
    """The line as the check says that it should read."""
    repair = draft.repairs.get((problem.line, problem.column, problem.code))
    if repair is not None:
        yield Places(draft.text).line(problem.line, repair)


def in_quotes(problem: Problem, draft: Draft) -> Iterable[Edit]:
    """The value in quotes, over all lines that it goes on for."""
    below = continuation(draft.lines, problem.line)
    edits = list(whole_line(problem, draft))
    if not below or not edits:
        return edits
    first = edits[0].text
    mark, rest = first[-1], [draft.lines[index] for index in below]
    if mark not in "\"'" or any(mark in line or "\\" in line or " #" in line for line in rest):
        return []
    last = Places(draft.text).line(below[-1] + 1, rest[-1].rstrip() + mark)
    return [Edit(edits[0].start, edits[0].end, first[:-1]), last]


def closed_by_smart_quote(problem: Problem, draft: Draft) -> Iterable[Edit]:
    """A straight quote in place of the curly one that was to close the value."""
    if draft.lines[problem.line - 1].rstrip()[-1:] in _SMART_CLOSERS:
        yield from whole_line(problem, draft)


def straight_quotes(problem: Problem, draft: Draft) -> Iterable[Edit]:
    """The same value in straight quotes."""
    value = draft.lines[problem.line - 1][problem.column - 1 : problem.end_column - 1]
    start = Places(draft.text).at(problem.line, problem.column)
    yield Edit(start, start + len(value), quoted(value[1:-1]))


REPAIRS: Mapping[str, Callable[[Problem, Draft], Iterable[Edit]]] = {
    "front-matter/blank-before": without_blank_lines,
    "front-matter/unopened": opened,
    "front-matter/unclosed": closed,
    "front-matter/fence": exact_fence,
    "yaml/tab": whole_line,
    "yaml/no-break-space": whole_line,
    "yaml/missing-space": whole_line,
    "yaml/wrong-colon": whole_line,
    "yaml/list-sign": whole_line,
    "yaml/at-in-list": whole_line,
    "yaml/colon-in-value": in_quotes,
    "yaml/unclosed-quote": closed_by_smart_quote,
    "front-matter/smart-quotes": straight_quotes,
}
