"""The handbook, read: the chapters of the package and of the guide itself, remembered by their bytes."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from msgspec import Struct

from kuzbass_site import disk, frontmatter, theme
from kuzbass_site.cache import Cache
from kuzbass_site.disk.read import TEXT_LIMIT
from kuzbass_site.models.chapter import Chapter
from kuzbass_site.models.files import SourceFile
from kuzbass_site.models.settings import Config
from kuzbass_site.packing import pack, sum_of, unpacker
from kuzbass_site.problems import ContentError, Problem
from kuzbass_site.schema.chapters import parse_chapter

DOCS = PurePosixPath("docs")


class _Read(Struct, frozen=True, array_like=True):
    """What one file of the handbook holds."""

    chapter: Chapter | None
    problems: tuple[Problem, ...]


_unpack = unpacker(_Read)


def read_chapters(
    root: Path, config: Config, cache: Cache | None = None, generator: bytes = b""
) -> tuple[tuple[Chapter, ...], list[Problem]]:
    """The chapters in the languages of the guide, in their order, with what is wrong with them.

    There are none where the guide wants no handbook. *generator* tells the code that reads them from any other.
    """
    if not config.handbook:
        return (), []
    found, problems = [], list[Problem]()
    for place in theme.chapters(root):
        try:
            data = disk.read(place.parent.parent, f"{DOCS}/{place.name}", limit=TEXT_LIMIT).data
        except ContentError as error:
            problems += error.problems
            continue
        own = place.parent == (root / DOCS).resolve()
        read = _remembered(SourceFile(DOCS / place.name, data), cache, generator, own=own)
        if read.chapter is None or read.chapter.lang in config.languages:
            problems += read.problems
            found += [read.chapter] if read.chapter else []
    return tuple(sorted(found, key=lambda each: (each.lang, each.order, each.slug))), problems


def _remembered(file: SourceFile, cache: Cache | None, generator: bytes, *, own: bool) -> _Read:
    if cache is None:
        return _read(file, own=own)
    key = sum_of(generator, file.data, b"own" if own else b"")
    stored = cache.get("chapter", file.path.name, key)
    read = _unpack(stored) if stored else None
    if read is None:
        read = _read(file, own=own)
        cache.put("chapter", file.path.name, key, pack(read))
    return read


def _read(file: SourceFile, *, own: bool) -> _Read:
    document, problems = frontmatter.parse(file)
    if document is None:
        return _Read(None, tuple(problems))
    chapter, more = parse_chapter(document, own=own)
    return _Read(chapter, (*problems, *more))
