"""A file as its editor wrote it, with the places of what it says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from kuzbass_site import frontmatter
from kuzbass_site.edits import Edit, Places, applied
from kuzbass_site.frontmatter import Document
from kuzbass_site.models.files import SourceFile, Span
from kuzbass_site.problems import Problem

BOM = "\ufeff"
"""It is no part of a line for those who count columns."""


@dataclass(frozen=True)
class Written:
    """A file and what it says; ``problems`` are those of its form, which hide nothing."""

    source: SourceFile
    document: Document
    problems: tuple[Problem, ...] = ()

    @cached_property
    def text(self) -> str:
        """The text as it is, line ends and all, without a byte order mark."""
        return self.source.data.decode("utf-8").removeprefix(BOM)

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends."""
        return self.document.text.split("\n")

    @cached_property
    def _places(self) -> Places:
        return Places(self.text)

    def at(self, span: Span) -> str:
        """What is written at a place of the file."""
        return self.lines[span.line - 1][span.column - 1 : span.end_column - 1]

    def edit(self, span: Span, text: str) -> Edit:
        """The edit that puts *text* in the place of a stretch."""
        return self._places.edit(span, text)

    def before(self, line: int, text: str) -> Edit:
        """The edit that adds a line before the line of this number."""
        return self._places.before(line, text)

    def without(self, first: int, last: int) -> Edit:
        """The edit that takes away some lines, from the first to the last."""
        return Edit(self._places.at(first), self._places.at(last + 1), "")

    def changed(self, edits: Iterable[Edit], path: PurePosixPath) -> SourceFile:
        """The file with the edits made, at a place of its own."""
        kept = BOM if self.source.data.startswith(BOM.encode()) else ""
        return SourceFile(path, (kept + applied(self.text, edits)).encode())


def read_written(source: SourceFile) -> Written | None:
    """A file, if what it says can be read: a text with front matter, or YAML."""
    parse = frontmatter.parse if source.path.suffix == ".md" else frontmatter.parse_yaml
    document, problems = parse(source)
    return Written(source, document, tuple(problems)) if document else None
