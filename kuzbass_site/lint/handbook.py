"""Rules of the handbook's chapters: a guide may have some of its own."""

from __future__ import annotations

from collections.abc import Iterable

from kuzbass_site.lint.references import at
from kuzbass_site.models.body import CitationMark, FigureMark, LinkMark
from kuzbass_site.models.chapter import Chapter
from kuzbass_site.models.files import Span
from kuzbass_site.problems import Problem
from kuzbass_site.site import Site
from kuzbass_site.text import closest


def chapters_hold_together(site: Site) -> Iterable[Problem]:
    """Links of a chapter lead to chapters and their headings, what it cites is known, and it has no pictures."""
    chapters = site.guide.handbook
    by_name = {(each.slug, each.lang): each for each in chapters}
    for chapter in chapters:
        for mark in chapter.body.marks:
            span = Span(mark.span.line + chapter.body_line - 1, mark.span.column, mark.span.end_column)
            match mark:
                case LinkMark():
                    yield from _link(by_name, chapter, span, mark.target)
                case FigureMark():
                    yield at(chapter.path, span, "figure/no-file", mark.source, "")
                case CitationMark():
                    for citation in mark.citations:
                        if citation.key not in site.guide.sources:
                            near = closest(citation.key, site.guide.sources)
                            yield at(chapter.path, span, "citation/unknown", citation.key, near)


def _link(
    by_name: dict[tuple[str, str], Chapter], chapter: Chapter, span: Span, target: str
) -> Iterable[Problem]:
    file, _, anchor = target.partition("#")
    slug = file.partition(".")[0] if file else chapter.slug
    several = [each for (name, _), each in by_name.items() if name == slug]
    found = by_name.get((slug, chapter.lang)) or next(iter(several), None)
    if found is None or "/" in file or (file and not file.endswith(".md")):
        names = [name for name, lang in by_name if lang == chapter.lang]
        near = closest(slug, names)
        yield at(
            chapter.path, span, "link/dead", target, by_name[near, chapter.lang].path.name if near else ""
        )
        return
    headings = [heading.id for heading in found.body.headings]
    if anchor and not anchor.startswith("x-") and anchor not in headings:
        yield at(chapter.path, span, "link/dead-anchor", target, anchor, closest(anchor, headings))
