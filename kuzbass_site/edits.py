"""Changes of single places in a file of an editor's; every other byte of it stays as it is."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from kuzbass_site.models.files import Span

_LINES = re.compile(r"(?<=\n)|(?<=\r)(?!\n)")


class OverlapError(ValueError):
    """Two edits that want the same place."""


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Characters ``start`` to before ``end`` of a text, and what is to stand in their place."""

    start: int
    end: int
    text: str


class Places:
    """Where lines and columns (from 1, as in ``Span`` and problems) lie in a text, whatever its line ends."""

    def __init__(self, text: str) -> None:
        self._lines = _LINES.split(text)
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line))

    def at(self, line: int, column: int = 1) -> int:
        """The place of a character; the end of the text for the line after the last."""
        return self._starts[line - 1] + column - 1

    def edit(self, span: Span, text: str) -> Edit:
        """The edit that puts *text* in place of a stretch."""
        return Edit(self.at(span.line, span.column), self.at(span.line, span.end_column), text)

    def line(self, number: int, text: str) -> Edit:
        """The edit that puts *text* in place of a whole line; its line end stays."""
        whole = self._lines[number - 1]
        start = self.at(number)
        return Edit(start, start + len(whole.rstrip("\r\n")), text)

    def before(self, number: int, text: str) -> Edit:
        """The edit that adds a line before line *number*, with the line end that the one above it has."""
        above = self._lines[max(number - 2, 0)]
        end = above[len(above.rstrip("\r\n")) :] or "\n"
        start = self.at(number)
        return Edit(start, start, text + end)


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made; edits that are the same count once.

    Raises:
        OverlapError: if two of them want the same place.
    """
    parts: list[str] = []
    done = 0
    for edit in sorted(set(edits)):
        if edit.start < done:
            raise OverlapError(edit)
        parts += (text[done : edit.start], edit.text)
        done = edit.end
    return "".join((*parts, text[done:]))


def difference(name: str, before: str, after: str) -> str:
    """What changes, as a unified diff with lines that end in LF; empty if nothing does."""
    old, new = (_shown(text) for text in (before, after))
    return "".join(difflib.unified_diff(old, new, f"a/{name}", f"b/{name}"))


def _shown(text: str) -> list[str]:
    """The lines; what cannot be seen of their ends is written out."""
    marks = {"\r\n": "␍\n", "\r": "␍\n", "\n": "\n", "": "\n"}
    lines = [line for line in _LINES.split(text) if line]
    return [line.rstrip("\r\n") + marks[line[len(line.rstrip("\r\n")) :]] for line in lines]
