"""Sources as text and values: the front matter of an entry, or a whole YAML file, with positions."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

import frontmatter
from frontmatter.default_handlers import YAMLHandler
from msgspec import Struct

from kuzbass_site.frontmatter import fences, syntax
from kuzbass_site.frontmatter.decoding import decode
from kuzbass_site.frontmatter.events import Built, Value
from kuzbass_site.frontmatter.lines import Finding
from kuzbass_site.models.files import SourceFile, Span
from kuzbass_site.problems import Problem

__all__ = [
    "FRONT_MATTER_LIMIT",
    "YAML_LIMIT",
    "Document",
    "Value",
    "decode",
    "findings",
    "parse",
    "parse_yaml",
]

FRONT_MATTER_LIMIT = 64 * 1024
YAML_LIMIT = 4_000_000


class Document(Struct, frozen=True, kw_only=True):
    """One source as text and values, each value with its place in the file.

    Every scalar of ``data`` is text as written; an empty one, ``~`` and ``null`` are ``""``. Paths in
    ``spans`` and ``key_spans`` are keys and positions in lists: ``("facts", "founded", 0)``. ``text``
    is the whole file with LF line ends, for code frames; characters that a text must not hold stand in
    it as U+FFFD, so that columns stay right. ``body_line`` is the line on which ``body`` begins.
    """

    path: PurePosixPath
    text: str
    data: Mapping[str, Value]
    spans: Mapping[tuple[str | int, ...], Span]
    key_spans: Mapping[tuple[str | int, ...], Span]
    body: str
    body_line: int


def parse(source: SourceFile, *, needs_front_matter: bool = True) -> tuple[Document | None, list[Problem]]:
    """Split a Markdown file into front matter and body.

    You get a document as soon as its values are those that the author wrote, even if there are
    problems beside (a BOM, a key given twice), so that the next steps can report theirs in the same
    run; None if the front matter is missing or broken.
    """
    text, problems = decode(source)
    if text is None or not text.strip():
        return None, problems
    lines = text.split("\n")
    found, fence_problems = fences.find(lines, source.path, needed=needs_front_matter)
    problems += fence_problems
    if found is None:
        if needs_front_matter or fence_problems:
            return None, problems
        return _document(source, text, {}, Built(), body=text, body_line=1), problems

    front = lines[: found.closing - 1]
    front[: found.opening] = [""] * found.opening  # so that libyaml's lines are the file's lines
    size = len("\n".join(front).encode())
    if size > FRONT_MATTER_LIMIT:
        args = (str(size), str(FRONT_MATTER_LIMIT))
        return None, [*problems, Problem(source.path, found.opening, 1, "front-matter/too-large", args)]
    handler = _Handler(front, "\n".join(lines[found.closing :]))
    data, _ = frontmatter.parse(text, handler=handler)
    problems += syntax.problems(handler.built, source.path, lines)
    if handler.built.data is None:
        return None, problems
    if not data and needs_front_matter:
        problems.append(Problem(source.path, found.opening, 1, "front-matter/empty", (), 4))
    body_line = min(found.closing + 1, len(lines))
    return _document(
        source, text, handler.built.data, handler.built, body=handler.body, body_line=body_line
    ), problems


def findings(text: str, *, whole: bool = False) -> list[Finding]:
    """What is wrong with the YAML of a text (or with the *whole* of it), and how lines should read.

    Nothing if it could still not be read with all lines as they should read.
    """
    lines = text.split("\n")
    if not whole:
        found, _ = fences.find(lines, PurePosixPath(), needed=True)
        if found is None:
            return []
        lines = [*[""] * found.opening, *lines[found.opening : found.closing - 1]]
    built = syntax.read(lines)
    return built.findings if built.error is None else []


def parse_yaml(source: SourceFile) -> tuple[Document | None, list[Problem]]:
    """Read a whole YAML file (settings, sources, glossary); its body is empty.

    A file without a value, even an empty one, is an empty mapping; what must be in it is for the reader
    of the values to say.
    """
    text, problems = decode(source, limit=YAML_LIMIT)
    if text is None:
        return None, problems
    lines = text.split("\n")
    built = syntax.read(lines)
    problems += syntax.problems(built, source.path, lines)
    if built.data is None:
        return None, problems
    return _document(source, text, built.data, built, body="", body_line=len(lines)), problems


def _document(
    source: SourceFile, text: str, data: Mapping[str, Value], built: Built, *, body: str, body_line: int
) -> Document:
    return Document(
        path=source.path,
        text=text,
        data=data,
        spans=built.spans,
        key_spans=built.key_spans,
        body=body,
        body_line=body_line,
    )


class _Handler(YAMLHandler):
    """Makes python-frontmatter use the fences that we found, and read the values with their places.

    By itself it takes a file whose fences are wrong for one without front matter, and says nothing.
    """

    def __init__(self, front: list[str], body: str) -> None:
        super().__init__()
        self.front = front
        self.body = body
        self.built = Built()

    def split(self, text: str) -> tuple[str, str]:  # noqa: ARG002 - the shape of the base class
        return "\n".join(self.front), self.body

    def load(self, fm: str, **kwargs: object) -> Any:  # noqa: ARG002 - as above
        self.built = syntax.read(fm.split("\n"))
        return self.built.data
