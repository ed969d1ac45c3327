"""The text as the engine gets it: tokens for citations and code, notes of where headings stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from kuzbass_site.citations import Found, find
from kuzbass_site.markdown.abbreviations import DEFINITION
from kuzbass_site.markdown.source import Source, Stretch, blank, matching_lines
from kuzbass_site.markdown.tree import Run
from kuzbass_site.models.body import BodyProblem, CitationMark

_HEADING = re.compile(
    r"^(?:[ >\t]|[-*+:](?=[ \t])|\d+\.(?=[ \t])|\[\^[^\]\n]*\]:)*+(?P<signs>#{1,6})(?=(?P<title>.*))",
    re.MULTILINE,
)
_UNDERLINED = re.compile(
    r"^(?![ \t>]*#)(?P<text>[^\n]*?)(?P<tail>[ ]*(?:\{[^{}\n]*\})?[ ]*)\n(?=[ >]*(?:=+|-+)[ ]*$)",
    re.MULTILINE,
)
_UNDERLINE = re.compile(r"\n[ >]*(?:=+|-+)[ ]*$", re.MULTILINE)

Replacement = tuple[int, int, str]
"""Start, end, and what comes in place of the text between."""


def prepare(run: Run) -> tuple[str, str, dict[str, str]]:
    """Return the text for the engine, the text for the checks, and the abbreviations it explains.

    Citations are tokens in the one and blank in the other; broken ones are reported.
    """
    source = run.source
    aside = sorted([(fence.start, fence.end) for fence in source.fences] + list(source.comments))
    outside = blank(source.text, aside)
    replacements = [*_fences(run), *((start, end, "") for start, end in source.comments)]
    settled: list[Stretch] = []
    for found in find(outside) if "@" in outside or "＠" in outside else ():
        in_code = source.masked[found.start] == " "
        if found.problems and not in_code:
            run.problems += _problems(found, source)
        elif not found.problems:
            settled.append((found.start, found.end))
            mark = CitationMark(found.citations, source.span(found.start, found.end))
            token = run.marks.inline(mark, source.text[found.start : found.end])
            replacements.append((found.start, found.end, token))
    abbreviations = {}
    for definition in DEFINITION.finditer(source.masked) if "*[" in source.masked else ():
        abbreviations[definition["short"].strip()] = definition["long"].strip()
        replacements.append((*definition.span(), ""))
        settled.append(definition.span())
    replacements += _headings(outside, run)
    return _replaced(source.text, replacements), blank(source.masked, sorted(settled)), abbreviations


def _fences(run: Run) -> Iterator[Replacement]:
    for fence in run.source.fences:
        if not fence.closed:
            end = fence.start + len(fence.mark)
            run.report("markdown/unclosed-code", run.source.span(fence.start, end), fence.mark)
        code = f"<pre><code>{escape(fence.code, quote=False)}</code></pre>\n"
        yield fence.start, fence.end, f"\n\n{run.marks.block(code)}\n\n"


def _problems(found: Found, source: Source) -> Iterator[BodyProblem]:
    for problem in found.problems:
        yield BodyProblem(problem.code, problem.args, source.span(problem.start, problem.end))


def _headings(text: str, run: Run) -> Iterator[Replacement]:
    """Put a token that knows its line into every line that may become a heading."""
    for match in matching_lines(_HEADING, "#", text):
        end = match.end() + len(match["title"].rstrip())
        span = run.source.span(match.start("signs"), end)
        yield match.end("signs"), match.end("signs"), run.marks.inline(span)
    for match in _underlined(text):
        if match["text"].strip():
            span = run.source.span(*match.span("text"))
            yield match.end("text"), match.end("text"), run.marks.inline(span)


def _underlined(text: str) -> Iterator[re.Match[str]]:
    """The lines above a line of hyphens or of equals signs."""
    for line in _UNDERLINE.finditer(text):
        match = _UNDERLINED.match(text, text.rfind("\n", 0, line.start()) + 1)
        if match is not None:
            yield match


def _replaced(text: str, replacements: list[Replacement]) -> str:
    pieces, position = [], 0
    for start, end, new in sorted(replacements, key=lambda each: each[:2]):
        if start >= position:
            pieces += [text[position:start], new]
            position = end
    return "".join([*pieces, text[position:]])
