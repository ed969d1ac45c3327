"""The text of a body as its editor wrote it: where its code is, and which line a place stands on.

Python-Markdown keeps no positions, so everything that needs one is looked up here, in the text with
its code and comments blanked. Where code begins is told by the same signs that Python-Markdown goes
by; a rare disagreement moves a position and never changes what is published.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec import Struct

from kuzbass_site.models.files import Span

# What the engine and the marks of a run keep for themselves, and what no UTF-8 file can hold.
RESERVED = re.compile("[\x00\x02\x03\ud800-\udfff\ue000-\uf8ff]")
_FENCE = re.compile(r"(?P<indent> {0,3})(?P<fence>`{3,}(?=[^`]*$)|~{3,})")
_BLOCK_START = re.compile(r"[ \t]*(?:[-*+][ \t]|\d+\.[ \t]|#|\||\[\^[^\]\n]*\]:|:[ \t])")
_ITEM_START = re.compile(r"(?P<indent>[ \t]*)(?:[-*+][ \t]|\d+\.[ \t]|\[\^[^\]\n]*\]:|:[ \t])")
_TICKS = re.compile(r"`+")
_NOT_NEWLINE = re.compile(r"[^\n]")

Stretch = tuple[int, int]
"""Start and end of a piece of the text."""


class Fence(Struct, frozen=True):
    """A block of code between two fences; ``code`` is what stands between them."""

    start: int
    end: int
    mark: str
    code: str
    closed: bool


class Source(Struct, frozen=True, dict=True):
    """A body's text without reserved characters, its fenced code and its comments."""

    text: str
    fences: tuple[Fence, ...]
    comments: tuple[Stretch, ...]
    masked: str
    """The text with all code and comments blanked: the same length, the same lines."""

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def span(self, start: int, end: int) -> Span:
        """The stretch as line and columns, cut at the end of its first line."""
        line = bisect_right(self._starts, start)
        first = self._starts[line - 1]
        newline = self.text.find("\n", start)
        end = min(end, newline if newline >= 0 else len(self.text))
        return Span(line, start - first + 1, max(end, start) - first + 1)

    def place(self, offset: int) -> tuple[int, int]:
        """The line and the column of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, span: Span) -> int:
        """Where a span of this text starts."""
        return self._starts[span.line - 1] + span.column - 1


def read(text: str) -> Source:
    """Find the code and the comments of *text*; reserved characters become U+FFFD."""
    text = RESERVED.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    fences = tuple(_fences(text))
    masked = blank(text, ((fence.start, fence.end) for fence in fences))
    masked = blank(masked, _indented_code(masked))
    masked = blank(masked, _inline_code(masked))
    comments = tuple(_comments(masked))
    return Source(text, fences, comments, blank(masked, comments))


def blank(text: str, stretches: Iterable[Stretch]) -> str:
    """Put spaces for the characters of the stretches, which come in order; keep the lines."""
    pieces, position = [], 0
    for start, end in stretches:
        if start >= position:
            pieces += [text[position:start], _NOT_NEWLINE.sub(" ", text[start:end])]
            position = end
    if not pieces:
        return text
    return "".join([*pieces, text[position:]])


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """Each line with the offset at which it starts; newlines are the only line ends."""
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def matching_lines(pattern: re.Pattern[str], sign: str, text: str) -> Iterator[re.Match[str]]:
    """Match a pattern that begins with ``^`` and stays in its line at each line that holds *sign*.

    Each of its matches must hold the sign; what is not matched costs next to nothing.
    """
    place = text.find(sign)
    while place >= 0:
        match = pattern.match(text, text.rfind("\n", 0, place) + 1)
        if match is not None:
            yield match
        newline = text.find("\n", place)
        place = text.find(sign, newline) if newline >= 0 else -1


def _fences(text: str) -> Iterator[Fence]:
    if "```" not in text and "~~~" not in text:
        return
    opening: re.Match[str] | None = None
    begin = inner = 0
    for start, line in lines_of(text):
        if opening is None:
            opening = _FENCE.match(line)
            begin, inner = start, start + len(line) + 1
        elif _closes(line, opening["fence"]):
            yield Fence(begin, start + len(line), opening["fence"], text[inner:start], closed=True)
            opening = None
    if opening is not None:
        yield Fence(begin, len(text), opening["fence"], text[inner:], closed=False)


def _closes(line: str, fence: str) -> bool:
    mark = line.strip(" ")
    return mark.startswith(fence) and not mark.strip(fence[0]) and len(line) - len(line.lstrip(" ")) < 4


def _indented_code(text: str) -> Iterator[Stretch]:
    """Lines indented by four after an empty line; inside lists by four more than their items."""
    if "\n    " not in text and "\t" not in text and not text.startswith("    "):
        return
    needed, after_blank, in_code = 4, True, False
    for start, line in lines_of(text):
        if not line.strip():
            after_blank = True
            continue
        expanded = line.expandtabs(4)
        indent = len(expanded) - len(expanded.lstrip(" "))
        item = _ITEM_START.match(expanded)
        in_code = indent >= needed and (after_blank or in_code)
        if in_code:
            yield start, start + len(line)
        elif item and (indent < 4 or needed > 4):
            needed = max(needed, (indent // 4 + 2) * 4) if indent >= 4 else 8
        elif indent == 0 and after_blank:
            needed = 4
        after_blank = False


def _inline_code(text: str) -> Iterator[Stretch]:
    if "`" not in text:
        return
    for start, end in _pieces(text):
        if text.find("`", start, end) >= 0:
            yield from _code_spans(text, start, end)


def _pieces(text: str) -> Iterator[Stretch]:
    """Stretches that a code span cannot cross: paragraphs, items, headings, rows."""
    begin = 0
    for start, line in lines_of(text):
        # A letter begins no block.
        if not line[:1].isalpha() and (not line.strip() or _BLOCK_START.match(line)):
            if start > begin:
                yield begin, start
            begin = start
    yield begin, len(text)


def _code_spans(text: str, start: int, end: int) -> Iterator[Stretch]:
    """A run of backticks reaches to the next run as long as itself."""
    runs = [(match.start(), match.end()) for match in _TICKS.finditer(text, start, end)]
    waiting: dict[int, list[int]] = {}
    for number in range(len(runs) - 1, -1, -1):
        waiting.setdefault(runs[number][1] - runs[number][0], []).append(number)
    number = 0
    while number < len(runs):
        begin, stop = runs[number]
        begin += _is_escaped(text, begin)
        closers = waiting.get(stop - begin, [])
        while closers and closers[-1] <= number:
            closers.pop()
        if closers and stop > begin:
            number = closers.pop()
            yield begin, runs[number][1]
        number += 1


def _is_escaped(text: str, position: int) -> bool:
    start = position
    while start and text[start - 1] == "\\":
        start -= 1
    return (position - start) % 2 == 1


def _comments(text: str) -> Iterator[Stretch]:
    position = text.find("<!--")
    while position >= 0:
        end = text.find("-->", position + 4)
        if end < 0:
            return
        yield position, end + 3
        position = text.find("<!--", end + 3)
