"""Markdown to HTML in which links, citations and pictures are marks: the slow step, blind to the site.

The text is read by Python-Markdown with tables, footnotes, definition lists, attribute lists, and
with abbreviations, fenced code and citations of our own. What it makes passes the sanitiser; then the
HTML is cut at the marks and never parsed again.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from xml.etree.ElementTree import Element

from markdown import Markdown

from kuzbass_site.markdown import abbreviations as abbr
from kuzbass_site.markdown import checks, limits, rawhtml, sanitize
from kuzbass_site.markdown.blocks import blocks
from kuzbass_site.markdown.engine import engine
from kuzbass_site.markdown.plain import plain
from kuzbass_site.markdown.prepare import prepare
from kuzbass_site.markdown.source import read
from kuzbass_site.markdown.targets import Places
from kuzbass_site.markdown.tree import Run, finish
from kuzbass_site.models.body import Body, BodyProblem
from kuzbass_site.text import digest

__all__ = ["parse_body"]

_NONE: Mapping[str, str] = MappingProxyType({})


def parse_body(text: str, abbreviations: Mapping[str, str] = _NONE) -> Body:
    """Read the text of an entry; it has problems where its editor made a slip, and never fails.

    *abbreviations* are explained where the text first uses them. A text that would take too long to
    read has one problem and no parts.
    """
    source = read(text)
    limit = limits.exceeded(source)
    if limit:
        problem = BodyProblem(limit.code, limit.args, source.span(limit.start, limit.end))
        return Body(parts=(), digest=digest(source.text), problems=(problem,))
    run = Run(source, Places(source))
    prepared, checked, explained = prepare(run)
    reader = engine()
    references: set[str] = set()

    def last(root: Element, md: Markdown) -> None:
        references.update(md.references)
        finish(root, md, reader.notes, run)
        abbr.explain(root, prepared, {**abbreviations, **explained})

    html = reader.convert(prepared, last)
    parts = run.marks.split(sanitize.clean(html, run.ours))
    run.problems += checks.problems(source, checked, references)
    run.problems += rawhtml.problems(source)
    return Body(
        parts=parts,
        headings=tuple(run.headings),
        digest=digest(source.text),
        text=plain(parts),
        blocks=blocks(parts, source),
        problems=tuple(sorted(set(run.problems), key=_in_reading_order)),
    )


def _in_reading_order(problem: BodyProblem) -> tuple[object, ...]:
    return problem.span, problem.code, problem.args
