"""A chapter of the editors' handbook."""

from __future__ import annotations

from pathlib import PurePosixPath

from msgspec import Struct

from kuzbass_site.models.body import Body

CONTENTS = "index"
"""The chapter that begins the handbook and lists the others."""
CHAPTER_LANGUAGE = "en"
"""The language of a chapter whose file names none."""


class Chapter(Struct, frozen=True, kw_only=True, array_like=True):
    """One chapter in one language, ``docs/dates.md`` or ``docs/dates.ru.md``.

    The chapters stand in the ``order`` of their numbers. ``shows`` names what is set behind the text, made from
    the model: the tables of fields, of words, of codes. ``own``: its file is the guide's, not the package's.
    """

    path: PurePosixPath
    slug: str
    lang: str
    order: int
    title: str
    summary: str
    body: Body
    body_line: int = 1
    shows: str = ""
    own: bool = False
