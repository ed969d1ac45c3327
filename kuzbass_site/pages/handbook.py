"""The editors' handbook: a page that lists the chapters, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator

from kuzbass_site.article import Article, References, compose
from kuzbass_site.models.chapter import CONTENTS, Chapter
from kuzbass_site.models.page import Page
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.reference import code_families, field_tables, word_tables
from kuzbass_site.pages.views import ChapterView, HandbookView, Head, Link, Told

FOLDER = "/handbook/"


def pages(reader: Reader) -> Iterator[Page]:
    """The contents and the chapters in this language, unless the guide has no handbook."""
    if not address(reader):
        return
    first, *others = chapters(reader)
    story, references = _article(reader, first)
    listed = tuple((_link(reader, chapter), chapter.summary) for chapter in others)
    view = HandbookView(
        head=_head(reader, first),
        story=story,
        references=references.listed(),
        edit_url=_edit_url(reader, first),
        chapters=listed,
    )
    yield Page(view.head.url, "handbook.html", view, reader.lang)
    for number, chapter in enumerate(others):
        after = others[number + 1] if number + 1 < len(others) else None
        yield _page(reader, chapter, others[number - 1] if number else first, after)


def chapters(reader: Reader) -> list[Chapter]:
    """The chapters in this language in their order, that which lists the others first."""
    found = [chapter for chapter in reader.site.guide.handbook if chapter.lang == reader.lang]
    return sorted(found, key=lambda chapter: chapter.slug != CONTENTS)


def address(reader: Reader) -> str:
    """Where the handbook begins; empty if there is none in this language."""
    first = next(iter(chapters(reader)), None)
    return url(reader, first) if first and first.slug == CONTENTS else ""


def title(reader: Reader) -> str:
    """What the handbook is called."""
    return next((chapter.title for chapter in chapters(reader)), "")


def link(reader: Reader) -> Link | None:
    """A link to the handbook, if there is one in this language."""
    found = address(reader)
    return Link(found, title(reader)) if found else None


def url(reader: Reader, chapter: Chapter) -> str:
    """The address of a chapter of this reader's language."""
    return reader.at(_path(chapter.slug))


def _path(slug: str) -> str:
    return FOLDER if slug == CONTENTS else f"{FOLDER}{slug}/"


def _page(reader: Reader, chapter: Chapter, before: Chapter, after: Chapter | None) -> Page:
    story, references = _article(reader, chapter)
    tables = {"fields": field_tables, "words": word_tables}.get(chapter.shows)
    shown = tuple(tables(reader)) if tables else ()
    families = tuple(code_families(reader)) if chapter.shows == "codes" else ()
    parts = (
        *((id_, Told(((text, False),))) for level, id_, text in story.headings if level == 2),
        *((table.id, table.title) for table in shown),
        *((family.id, Told(((family.title, True),))) for family in families),
    )
    view = ChapterView(
        head=_head(reader, chapter),
        story=story,
        references=references.listed(),
        edit_url=_edit_url(reader, chapter),
        before=_link(reader, before),
        after=_link(reader, after) if after else None,
        parts=parts,
        tables=shown,
        families=families,
    )
    return Page(view.head.url, "chapter.html", view, reader.lang)


def _head(reader: Reader, chapter: Chapter) -> Head:
    crumbs = () if chapter.slug == CONTENTS else (Link(address(reader), title(reader)),)
    languages = {each.lang for each in reader.site.guide.handbook if each.slug == chapter.slug}
    path = _path(chapter.slug)
    return Head(
        title=chapter.title,
        description=chapter.summary,
        lang=reader.lang,
        url=reader.at(path),
        alternates=tuple(each for each in reader.alternates(path) if each[0] in languages)
        if len(languages) > 1
        else (),
        crumbs=(Link(reader.at("/"), reader.t("Home")), *crumbs),
        section="handbook",
    )


def _link(reader: Reader, chapter: Chapter) -> Link:
    return Link(url(reader, chapter), chapter.title)


def _edit_url(reader: Reader, chapter: Chapter) -> str:
    return reader.edit_url(chapter.path) if chapter.own else ""


def _article(reader: Reader, chapter: Chapter) -> tuple[Article, References]:
    references = References(reader.site.guide.sources)
    return compose(chapter.body, references, lambda target: _resolve(reader, chapter, target)), references


def _resolve(reader: Reader, chapter: Chapter, target: str) -> str:
    """Where a link of a chapter leads: to another in this language or, where there is none, in one that has it."""
    file, _, anchor = target.partition("#")
    slug = file.partition(".")[0] or chapter.slug
    languages = [each.lang for each in reader.site.guide.handbook if each.slug == slug]
    there = reader if reader.lang in languages else Reader(reader.site, languages[0])
    found = there.at(_path(slug))
    return f"{found}#{anchor}" if anchor else found
