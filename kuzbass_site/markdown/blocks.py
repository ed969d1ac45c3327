"""The prose of a body in blocks, each with the place where it is written: what lints read.

The blocks are cut from the finished HTML, so they hold what a reader sees. Their places are looked up
in the source, one block after the other: first the word a line or a cell begins with, then each stretch
of the block's text behind the last.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from html import unescape

from msgspec import Struct

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
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)([^>]*)>")
"""What cuts the text: whether the tag ends an element, its name, its attributes."""
_CITED = "cited"
"""The name of the tags that stand for citations here, each with its number; no body holds such elements."""
_NOTE = re.compile(r'\bid="fn:([^"]+)"')
_BREAK = "<hr>"

# The first word of a line, of a cell, of an element that an editor wrote, behind all that is no word.
_START = re.compile(
    r"(?:^|(?<=\|)|<(?:p|li|t[dh]|d[dt]|div|summary|caption|blockquote)\b[^<>\n]*>)"
    r"(?:\d{1,9}[.)](?=[ \t])|\[[@^][^\]\n]{0,200}\]:?|<[^<>\n]{0,200}>|&\w{1,30};|[^\w\n|]|_){0,99}+(?P<word>[^\W_]+)",
    re.MULTILINE,
)
_CELL_OR_TAG = re.compile(r"[|<]")
_WORD = re.compile(r"[^\W_]+")
_END = re.compile(r"\n(?=[ \t>]*\n)")
_MOST_TRIES = 20
_LONGEST_LINE = 30


class _Draft(Struct):
    """A block on its way; ``note`` is the label of the footnote that it begins."""

    kind: BlockKind
    row: int
    note: str
    pieces: list[str | CitationMark]


def blocks(parts: Iterable[str | Mark], source: Source) -> tuple[Block, ...]:
    """Return the blocks with words or citations in the order of reading; code is no prose."""
    places = _Places(source)
    return tuple(block for draft in _drafts(parts) if (block := places.block(draft)).pieces)


def _drafts(parts: Iterable[str | Mark]) -> Iterator[_Draft]:
    html, marks = _joined(parts)
    open_: list[str] = []
    row, note = 0, ""
    pieces: list[str | CitationMark] = []
    # Each tag as its three groups, behind the text before it.
    cut = [*_TAG.split(html), "", "", ""]
    for text, end, tag, attributes in zip(cut[::4], cut[1::4], cut[2::4], cut[3::4], strict=True):
        if text:
            pieces.append(unescape(text) if "&" in text else text)
        if tag in _BLOCKS:
            if pieces:
                if any(each != "\n" for each in pieces):
                    yield _draft(open_, row, note, pieces)
                    note = ""
                pieces = []
            if end:
                if tag in open_:
                    del open_[len(open_) - 1 - open_[::-1].index(tag) :]
            elif tag != "hr":
                open_.append(tag)
                row += tag == "tr"
                found = _NOTE.search(attributes) if tag == "li" and attributes else None
                note = found[1] if found else note
        elif tag == "br":
            pieces.append("\n")
        elif tag == _CITED:
            pieces.append(marks[int(attributes)])
    if pieces:
        yield _draft(open_, row, note, pieces)


def _draft(open_: list[str], row: int, note: str, pieces: list[str | CitationMark]) -> _Draft:
    """What stands in these elements, of which the last is the innermost."""
    for tag in reversed(open_):
        kind = _KINDS.get(tag)
        if kind is not None:
            return _Draft(kind, row if kind == "cell" else 0, note, pieces)
    return _Draft("paragraph", 0, note, pieces)


def _joined(parts: Iterable[str | Mark]) -> tuple[str, list[CitationMark]]:
    """The HTML without code and without marks of footnotes, tags for citations in it."""
    pieces: list[str] = []
    marks: list[CitationMark] = []
    for part in parts:
        if isinstance(part, str):
            pieces.append(part)
        elif isinstance(part, CitationMark):
            pieces.append(f"<{_CITED} {len(marks)}>")
            marks.append(part)
        elif isinstance(part, FigureMark):
            pieces.append(_BREAK)
    html = "".join(pieces)
    if "<code" in html or "<pre" in html or "<kbd" in html or "<samp" in html:
        html = _CODE.sub(lambda code: _BREAK if code[1] == "pre" else "", html)
    return DROPPED.sub("", html) if "fn" in html else html, marks


def _first_words(text: str) -> Iterator[tuple[str, int]]:
    """The words that lines, cells and elements begin with, and where they stand."""
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line:
            # A letter begins a word; behind other signs it takes the pattern to find one.
            match = (_WORD if line[0].isalpha() else _START).match(text, start)
            if match is not None:
                start = match.end()
                word = match[match.lastgroup or 0]
                yield word, start - len(word)
            if "|" in line or "<" in line:
                for sign in _CELL_OR_TAG.finditer(text, start, end):
                    place = sign.start() + (sign[0] == "|")
                    if place >= start and (match := _START.match(text, place)):
                        start = match.end()
                        yield match["word"], match.start("word")
        start = end + 1


class _Places:
    """Where words stand in a source; each question is answered from behind the last answer."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._text = source.masked
        self._cursor = 0
        self._ends = [*(match.start() for match in _END.finditer(self._text)), len(self._text)]
        self._starts: dict[str, list[int]] = {}
        for word, start in _first_words(self._text):
            self._starts.setdefault(word, []).append(start)

    def block(self, draft: _Draft) -> Block:
        """Return the block with its places; one that cannot be found stands where the last one ended."""
        if draft.note:
            self._cursor = max(self._text.find(f"[^{draft.note}]:"), 0)
        end = self._begin(draft.pieces)
        places: list[Place] = []
        pieces: list[str | CitationMark] = []
        length, gap = 0, False
        behind_text = False
        for piece in draft.pieces:
            if not isinstance(piece, str):
                pieces.append(piece)
                gap = behind_text = False
                self._cursor = max(self._cursor, self._source.offset(piece.span) + 1)
                continue
            for number, line in enumerate(piece.split("\n") if "\n" in piece else (piece,)):
                words = " ".join(line.split())
                if number or line[:1].isspace():
                    gap = True
                if not words:
                    continue
                text = f" {words}" if gap and length else words
                length += len(text)
                for start, found in self._find(words, end):
                    _add(places, length - len(words) + start, self._source.place(found))
                gap = line[-1].isspace()
                if behind_text:
                    pieces[-1] += text  # type: ignore[operator]
                else:
                    pieces.append(text)
                    behind_text = True
        if not places or places[0].offset:
            first = places[0][1:] if places else self._source.place(max(self._cursor - 1, 0))
            places.insert(0, Place(0, *first))
        return Block(draft.kind, tuple(pieces), tuple(places), draft.row)

    def _begin(self, pieces: list[str | CitationMark]) -> int:
        """Go to where the block begins; return where it ends at the latest."""
        for text in pieces:
            word = _WORD.search(text) if isinstance(text, str) else None
            if word is None or not isinstance(text, str):
                continue
            line = text[word.start() : word.start() + _LONGEST_LINE].partition("\n")[0]
            starts = self._starts.get(word[0], ())
            first = bisect_left(starts, self._cursor)
            tries = starts[first : first + _MOST_TRIES]
            for start in tries:
                if self._text.startswith(line, start):
                    self._cursor = start
                    break
            else:
                self._cursor = tries[0] if tries else self._cursor
            break
        return self._ends[min(bisect_left(self._ends, self._cursor), len(self._ends) - 1)]

    def _find(self, words: str, end: int) -> Sequence[tuple[int, int]]:
        """Where a stretch of text stands: (offset in it, offset in the source); word by word if need be."""
        begin = 0
        if not words[0].isalnum():
            first = _WORD.search(words)
            if first is None:
                return ()
            begin = first.start()
        found = self._text.find(words[begin:] if begin else words, self._cursor, end)
        if found >= 0:
            self._cursor = found + len(words) - begin
            return ((begin, found),)
        places = []
        for word in _WORD.finditer(words):
            found = self._text.find(word[0], self._cursor, end)
            if found >= 0:
                self._cursor = found + len(word[0])
                places.append((word.start(), found))
        return places


def _add(places: list[Place], offset: int, at: tuple[int, int]) -> None:
    """Note where the text is written from *offset* on, if that does not follow from the last place."""
    line, column = at
    if places:
        last_offset, last_line, last_column = places[-1]
        if last_line == line and last_column - last_offset == column - offset:
            return
    places.append(Place(offset, line, column))
