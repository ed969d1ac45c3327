"""A file of the handbook as a chapter: what its front matter may hold, and what is wrong with it."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import Field

from kuzbass_site.config import INTERFACE_LANGUAGES
from kuzbass_site.forms import Complaints, Form, Text, validate
from kuzbass_site.frontmatter import Document
from kuzbass_site.models.chapter import CHAPTER_LANGUAGE, Chapter
from kuzbass_site.problems import Problem
from kuzbass_site.schema.entry import read_body, slug_or_empty

_NAME = re.compile(rf"(?P<slug>[^.]+)(?:\.(?P<lang>{'|'.join(INTERFACE_LANGUAGES)}))?\.md")


class ChapterForm(Form):
    """The front matter of a chapter of the handbook."""

    title: Text
    summary: Text
    order: int = Field(ge=0)
    shows: Literal["", "fields", "words", "codes"] = ""


def parse_chapter(document: Document, *, own: bool) -> tuple[Chapter | None, list[Problem]]:
    """Make a chapter of a document; None and problems where it does not fit."""
    complaints = Complaints(document)
    name = document.path.name
    match = _NAME.fullmatch(name)
    slug = match["slug"] if match else name.partition(".")[0]
    wanted = slug_or_empty(slug)
    if match is None or slug != wanted:
        complaints.add_to_file("file/bad-name", name, f"{wanted}.md" if wanted else "")
        return None, complaints.problems
    body = read_body(document, {}, complaints)
    form = validate(ChapterForm, document.data, complaints)
    if form is None:
        return None, complaints.problems
    chapter = Chapter(
        path=document.path,
        slug=slug,
        lang=match["lang"] or CHAPTER_LANGUAGE,
        order=form.order,
        title=form.title,
        summary=form.summary,
        body=body,
        body_line=document.body_line,
        shows=form.shows,
        own=own,
    )
    return chapter, complaints.problems
