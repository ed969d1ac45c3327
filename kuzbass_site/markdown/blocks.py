"""The prose of a body in blocks, each with the place where it is written: what lints read.

The blocks are cut from the finished HTML, so they hold what a reader sees. Their places are looked up
in the source, one block after the other: first the word a line or a cell begins with, then each stretch
of the block's text behind the last.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape

from kuzbass_site.markdown.plain import DROPPED
from kuzbass_site.markdown.source import Source
from kuzbass_site.models.body import Block, BlockKind, CitationMark, FigureMark, Mark, Place

_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("th", "td"), "cell"),
    "li": "item",
    "dt": "term",
    "dd": "definition",
    "caption": "caption",
}
_OTHERS = "p ul ol dl div blockquote pre details summary table tr hr"
_BLOCKS = frozenset((*_KINDS, *_OTHERS.split()))
_CODE = re.compile(r"<(code|pre|kbd|samp)\b.*?</\1>", re.DOTALL)
_PIECE = re.compile(
    r"<(?P<end>/?)(?P<tag>[a-z][a-z0-9]*)(?P<attributes>[^>]*)>|\ue000(?P<mark>\d+)\ue001|(?P<text>[^<\ue000]+)"
)
_NOTE = re.compile(r'\bid="fn:([^"]+)"')
_BREAK = "<hr>"

# The first word of a line, of a cell, of an element that an editor wrote, behind all that is no word.
_START = re.compile(
    r"(?:^|(?<=\|)|<(?:p|li|t[dh]|d[dt]|div|summary|caption|blockquote)\b[^<>\n]*>)"
    r"(?:\d{1,9}[.)](?=[ \t])|\[[@^][^\]\n]{0,200}\]:?|<[^<>\n]{0,200}>|&\w{1,30};|[^\w\n|]|_){0,99}+(?P<word>[^\W_]+)",
    re.MULTILINE,
)
_WORD = re.compile(r"[^\W_]+")
_END = re.compile(r"\n(?=[ \t>]*\n)")
_MOST_TRIES = 20


@dataclass(slots=True)
class _Draft:
    """A block on its way; ``note`` is the label of the footnote that it begins."""

    kind: BlockKind = "paragraph"
    row: int = 0
    note: str = ""
    pieces: list[str | CitationMark] = field(default_factory=list)


def blocks(parts: Iterable[str | Mark], source: Source) -> tuple[Block, ...]:
    """Return the blocks with words or citations in the order of reading; code is no prose."""
    places = _Places(source)
    return tuple(block for draft in _drafts(parts) if (block := places.block(draft)).pieces)


def _drafts(parts: Iterable[str | Mark]) -> Iterator[_Draft]:
    html, marks = _joined(parts)
    open_: list[str] = []
    row, note, draft = 0, "", _Draft()
    for piece in _PIECE.finditer(html):
        tag = piece["tag"]
        if piece["text"]:
            draft.pieces.append(unescape(piece["text"]))
        elif piece["mark"]:
            draft.pieces.append(marks[int(piece["mark"])])
        elif tag == "br":
            draft.pieces.append("\n")
        elif tag in _BLOCKS:
            if any(each != "\n" for each in draft.pieces):
                yield draft
                note = ""
            if piece["end"]:
                if tag in open_:
                    del open_[len(open_) - 1 - open_[::-1].index(tag) :]
            elif tag != "hr":
                open_.append(tag)
                row += tag == "tr"
                found = _NOTE.search(piece["attributes"]) if tag == "li" else None
                note = found[1] if found else note
            kinds = (_KINDS[each] for each in reversed(open_) if each in _KINDS)
            kind: BlockKind = next(kinds, "paragraph")
            draft = _Draft(kind, row if kind == "cell" else 0, note)
    if draft.pieces:
        yield draft


def _joined(parts: Iterable[str | Mark]) -> tuple[str, list[CitationMark]]:
    """The HTML without code and without marks of footnotes, tokens for citations in it."""
    pieces: list[str] = []
    marks: list[CitationMark] = []
    for part in parts:
        if isinstance(part, str):
            pieces.append(part)
        elif isinstance(part, CitationMark):
            pieces.append(f"\ue000{len(marks)}\ue001")
            marks.append(part)
        elif isinstance(part, FigureMark):
            pieces.append(_BREAK)
    html = "".join(pieces)
    if "<code" in html or "<pre" in html or "<kbd" in html or "<samp" in html:
        html = _CODE.sub(lambda code: _BREAK if code[1] == "pre" else "", html)
    return DROPPED.sub("", html) if "fn" in html else html, marks


class _Places:
    """Where words stand in a source; each question is answered from behind the last answer."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._text = source.masked
        self._cursor = 0
        self._ends = [*(match.start() for match in _END.finditer(self._text)), len(self._text)]
        self._starts: dict[str, list[int]] = {}
        for match in _START.finditer(self._text):
            self._starts.setdefault(match["word"], []).append(match.start("word"))

    def block(self, draft: _Draft) -> Block:
        """Return the block with its places; one that cannot be found stands where the last one ended."""
        if draft.note:
            self._cursor = max(self._text.find(f"[^{draft.note}]:"), 0)
        end = self._begin(draft.pieces)
        places: list[Place] = []
        pieces: list[str | CitationMark] = []
        length, gap = 0, False
        for piece in draft.pieces:
            if isinstance(piece, CitationMark):
                pieces.append(piece)
                gap = False
                self._cursor = max(self._cursor, self._source.offset(piece.span) + 1)
                continue
            for number, line in enumerate(piece.split("\n")):
                words = " ".join(line.split())
                gap = gap or number > 0 or line[:1].isspace()
                if not words:
                    continue
                text = f" {words}" if gap and length else words
                length += len(text)
                for start, found in self._find(words, end):
                    _add(places, length - len(words) + start, self._source.place(found))
                gap = line[-1:].isspace()
                if pieces and isinstance(pieces[-1], str):
                    pieces[-1] += text
                else:
                    pieces.append(text)
        if not places or places[0].offset:
            first = places[0][1:] if places else self._source.place(max(self._cursor - 1, 0))
            places.insert(0, Place(0, *first))
        return Block(draft.kind, tuple(pieces), tuple(places), draft.row)

    def _begin(self, pieces: list[str | CitationMark]) -> int:
        """Go to where the block begins; return where it ends at the latest."""
        text = next((piece for piece in pieces if isinstance(piece, str) and _WORD.search(piece)), "")
        word = _WORD.search(text)
        if word is not None:
            line = text[word.start() :].partition("\n")[0][:30]
            starts = self._starts.get(word[0], [])
            first = bisect_left(starts, self._cursor)
            tries = starts[first : first + _MOST_TRIES]
            fits = (start for start in tries if self._text.startswith(line, start))
            self._cursor = next(fits, next(iter(tries), self._cursor))
        return self._ends[min(bisect_left(self._ends, self._cursor), len(self._ends) - 1)]

    def _find(self, words: str, end: int) -> Iterator[tuple[int, int]]:
        """Where a stretch of text stands: (offset in it, offset in the source); word by word if need be."""
        word = _WORD.search(words)
        if word is None:
            return
        found = self._text.find(words[word.start() :], self._cursor, end)
        if found >= 0:
            self._cursor = found + len(words) - word.start()
            yield word.start(), found
            return
        for word in _WORD.finditer(words):
            found = self._text.find(word[0], self._cursor, end)
            if found >= 0:
                self._cursor = found + len(word[0])
                yield word.start(), found


def _add(places: list[Place], offset: int, at: tuple[int, int]) -> None:
    """Note where the text is written from *offset* on, if that does not follow from the last place."""
    line, column = at
    if places and places[-1].line == line and places[-1].column - places[-1].offset == column - offset:
        return
    places.append(Place(offset, line, column))
