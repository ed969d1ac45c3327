"""What is refused before the engine sees it, because the engine could take hours over it.

Python-Markdown compares every mark that is never closed with all the rest of its block, and calls
itself for every level of a list or quotation (CVE-2025-69534 and its kin). The work is estimated
here, in one pass; the limits lie a hundred times above what long hand-written pages reach.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from kuzbass_site.markdown.source import Source, Stretch, blank, lines_of

LONGEST_TEXT = 200_000
"""Characters of one body: some thirty thousand words."""

DEEPEST = 20
MOST_WORK = 1_500_000
"""Characters that the engine may look at again for unclosed brackets and tags: about half a second."""

_BLANK_LINES = re.compile(r"\n[ \t]*\n")
_BRACKETS = re.compile(r"[\[\]()]")
_TAGS = re.compile(r"<(?=[A-Za-z/])|>")
_LEADING = re.compile(r"(?:[ \t]*(?:>|[-*+:](?=[ \t])|\d+\.(?=[ \t])))*[ \t]*")
_LEVEL = re.compile(r"[>*+:.-]")
_RULE = re.compile(r"[ >\t]*(?:(?:-[ ]{0,2})+|(?:_[ ]{0,2})+|(?:\*[ ]{0,2})+)$")
_LONG_LEADING = re.compile(r"\n[ \t>*+:.\d-]{20}")
"""The beginning of a line that may be too deep: each of its signs makes it one deeper at most."""
_SPLITTING = re.compile(r"^[ ]{0,3}(?:#|[=-]+[ ]*$|(?:[-*_][ ]*){3,}$)", re.MULTILINE)
_DEFINING = re.compile(r"^[ ]{0,3}:[ ]", re.MULTILINE)
_DEFINITIONS = re.compile(r"^[ ]{0,3}[*]?\[[^\]\n]*\][ ]?:", re.MULTILINE)


class Limit(Struct, frozen=True):
    """A limit that a text exceeds: code, args, and the stretch where it does."""

    code: str
    args: tuple[str, ...]
    start: int
    end: int


def exceeded(source: Source) -> Limit | None:
    """Return the first limit that the text exceeds, if it does."""
    text = blank(source.text, sorted([(f.start, f.end) for f in source.fences] + list(source.comments)))
    if len(source.text) > LONGEST_TEXT:
        return Limit("markdown/too-long", (str(LONGEST_TEXT),), LONGEST_TEXT, LONGEST_TEXT + 1)
    return _too_deep(text) or _too_many(text) or _too_much_work(text)


def _too_deep(text: str) -> Limit | None:
    if not _LONG_LEADING.search(f"\n{text}"):
        return None
    for start, line in lines_of(text):
        if _RULE.match(line):
            continue
        leading = _LEADING.match(line)
        lead = leading[0] if leading else ""
        depth = len(_LEVEL.findall(lead))
        if lead and lead[:1] in " \t":
            depth += (len(lead.expandtabs(4)) - len(lead.expandtabs(4).lstrip(" "))) // 4
        if depth > DEEPEST and line.strip():
            return Limit("markdown/too-deep", (str(depth), str(DEEPEST)), start, start + len(line))
    return None


def _too_many(text: str) -> Limit | None:
    """Count what costs by its number alone."""
    for pattern, most, name in (
        ("<", 5_000, "`<`"),
        ("[^", 2_000, "`[^`"),
        ("<!", 20, "`<!`"),
        ("<?", 20, "`<?`"),
        ("[", 20_000, "`[`"),
    ):
        if text.count(pattern) > most:
            return _at(text, text.find(pattern), name)
    if text.count("[") > 1_000 and len(_DEFINITIONS.findall(text)) > 1_000:
        return _at(text, text.find("]:"), "`]:`")
    spaces = re.search(r"[ \t]{1000}", text) if "  " in text or "\t" in text else None
    if spaces:
        return _at(text, spaces.start(), "` `")
    if text.count("\n") < 100 and "|" not in text:
        return None
    for start, end in _chunks(text):
        chunk = text[start:end]
        lines = chunk.count("\n") + 1
        if lines > 300 and len(_SPLITTING.findall(chunk)) > 300:
            return _at(text, start, "`#`, `---`")
        if lines > 100 and len(_DEFINING.findall(chunk)) > 100:
            return _at(text, start, "`: `")
        if "|" not in chunk:
            continue
        header = chunk.partition("\n")[0]
        if "|" in header and header.count("|") * chunk.count("\n") > 20_000:
            return _at(text, start, "`|`")
        for line in chunk.split("\n") if "`" in chunk else ():
            if line.count("|") * line.count("`") > 250_000:
                return _at(text, start, "`|`")
    return None


def _too_much_work(text: str) -> Limit | None:
    if (text.count("<") + text.count("[") + text.count("(")) * len(text) <= MOST_WORK:
        return None  # even if none of them is closed
    work, last = 0, len(text)
    for match in reversed(list(_TAGS.finditer(text))):
        if match[0] == ">":
            last = match.start()
        else:
            work += last - match.start()
        if work > MOST_WORK:
            return _at(text, match.start(), "`<`")
    for start, end in _chunks(text):
        bracket = _bracket_work(text[start:end])
        work += bracket
        if work > MOST_WORK:
            return _at(text, start + max(text[start:end].find("["), 0), "`[`")
    return None


def _bracket_work(chunk: str) -> int:
    """Characters between each bracket and its end; to the end of the chunk for an open one."""
    work, square, round_ = 0, list[int](), list[int]()
    for match in _BRACKETS.finditer(chunk):
        position, sign = match.start(), match[0]
        if sign == "[":
            square.append(position)
        elif sign == "]":
            work += position - square.pop() if square else 0
        elif sign == "(":
            round_.append(position)
        elif round_:
            opened = round_.pop()
            if chunk[opened - 1 : opened] == "]":
                work += _target_work(chunk, opened, position)
    work += sum(len(chunk) - position for position in square)
    return work + sum(len(chunk) - position for position in round_ if chunk[position - 1 : position] == "]")


def _target_work(chunk: str, start: int, end: int) -> int:
    """A quotation mark that does not end the target makes the engine look for its end."""
    target = chunk[start:end]
    if ("'" in target or '"' in target) and target[-1] not in "'\"":
        return len(chunk) - start
    return end - start


def _chunks(text: str) -> Iterator[Stretch]:
    begin = 0
    for match in _BLANK_LINES.finditer(text):
        yield begin, match.start()
        begin = match.end()
    yield begin, len(text)


def _at(text: str, start: int, name: str) -> Limit:
    end = text.find("\n", start)
    return Limit("markdown/too-complex", (name,), start, end if end > start else start + 1)
