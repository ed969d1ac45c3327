"""The one mark of the guide: ``[@key]`` or ``[@key, p. 12; @other]``, in prose and in front matter.

The syntax is Pandoc's (https://pandoc.org/MANUAL.html#citation-syntax) without prefixes and without
the bare ``@key``: one way to write it, so that a slip can be told from a citation. A stated value of
the front matter is ``value [@key; @other] (note)``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from msgspec import Struct

from kuzbass_site.models.body import Citation

KEY = re.compile(r"[a-z0-9][a-z0-9_-]*")
"""What a key of the registry looks like; keys are compared exactly."""


class MarkProblem(Struct, frozen=True):
    """A slip in a mark: ``text[start:end]`` of the given text; args are what stands and what to write."""

    code: str
    args: tuple[str, ...]
    start: int
    end: int


class Found(Struct, frozen=True):
    """One mark in a text, ``text[start:end]``: what it cites, or what is wrong with it.

    ``keys`` holds the offset in the text of each citation's key. A mark with problems cites nothing.
    """

    start: int
    end: int
    citations: tuple[Citation, ...] = ()
    keys: tuple[int, ...] = ()
    problems: tuple[MarkProblem, ...] = ()


class StatedParts(Struct, frozen=True):
    """A stated value taken apart; ``keys`` holds the offset in the text of each citation's key."""

    value: str
    citations: tuple[Citation, ...] = ()
    note: str = ""
    keys: tuple[int, ...] = ()
    problems: tuple[MarkProblem, ...] = ()


# A bracket whose first sign is an at sign, in ASCII or full width, up to its end, the next bracket or
# the end of the paragraph. After a backslash it is text; before a target in parentheses, a link's text.
_MARK = re.compile(
    r"[\[［][ \t]*+\n?[ \t]*+[@＠](?P<inner>(?:[^\[\]［］\n]|\n(?![ \t]*\n))*+)"
    r"(?:(?P<close>[\]］])(?!\((?:[a-z][a-z+.-]*:|\.{0,2}/|#|<|www\.)))?"
)
_ITEM = re.compile(r"[ \t\n]*@(?P<key>[a-z0-9][a-z0-9_-]*)[ \t\n]*(?:,(?P<locator>[^@;]*))?")
# What nearly all stated values are: words, one key, a note; no other sign that means anything here.
_PLAIN = r"[^\[\]［］(){}@＠\\]*"
_SIMPLE = re.compile(rf"({_PLAIN})\[@([a-z0-9][a-z0-9_-]*)\](?: +(\({_PLAIN}\)) *)?")
_GAPS = re.compile(r"(?<=\() | (?=[),.;])")
_PREFIXED = re.compile(r"\[(?<!\\\[)(?P<word>[^\[\]@\n]{1,40})[ \t]@(?P<key>[a-z0-9][a-z0-9_-]*)\]")
_ROUND = re.compile(r"[({](?<![\\\w\])].)@(?P<key>[a-z0-9][a-z0-9_-]*)[)}]")
_UNSIGNED = re.compile(
    r"\[(?P<key>[a-z][a-z0-9-]*_[a-z0-9_-]+|[a-z]+[a-z_-]*[0-9][a-z0-9_-]*)\](?=\s*(?:\(|$))"
)
"""A key that lacks its sign; a word alone could be a remark, as ``[sic]`` is."""
_ROUND_BRACKETS = re.compile(r"[()]")
_BARE = re.compile(r"[@＠](?<![\w@＠./].)(?P<key>\w[\w-]*)")

# Cyrillic letters that look like Latin ones, and the dashes that editors put for a hyphen.
_LOOKALIKES = str.maketrans(
    {
        **dict(zip("авсеіјкморѕтухАВСЕНІКМОРТУХ", "abceijkmopstyxabcehikmoptyx", strict=True)),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
    }
)


def find(text: str) -> list[Found]:
    """Return the marks of *text* in their order, the broken ones among them.

    Code is not recognised here: hand in a text in which it is blanked.
    """
    found = [_read(match, text) for match in _MARK.finditer(text) if not _is_text(match, text)]
    for pattern, needed in ((_PREFIXED, " @"), (_ROUND, "(@" if "(@" in text else "{@")):
        for match in pattern.finditer(text) if needed in text else ():
            written = f"{match['word'].strip()} [@{match['key']}]" if "word" in match.re.groupindex else ""
            problem = _problem("citation/malformed", match, written or f"[@{match['key']}]")
            found.append(Found(match.start(), match.end(), problems=(problem,)))
    return sorted(found, key=lambda each: each.start)


def parse_stated(text: str) -> StatedParts:
    """Take ``value [@key; @other] (note)`` apart; groups and the note may be missing.

    The note may hold brackets and parentheses; a mark inside it counts as a citation of the value.
    Without a citation the note is the last parenthesis of the text.
    """
    simple = _SIMPLE.fullmatch(text)
    if simple is not None:
        note = _GAPS.sub("", simple[3])[1:-1].strip() if simple[3] else ""
        return StatedParts(simple[1].strip(), (Citation(simple[2]),), note, (simple.start(2),))
    return _taken_apart(text)


def _taken_apart(text: str) -> StatedParts:
    found = find(text) if "@" in text or "＠" in text else _unsigned(text) if "[" in text else []
    problems = [problem for each in found for problem in each.problems]
    if found or "@" in text or "＠" in text:
        problems += _bare_keys(text, found)
    first = found[0].start if found else len(text)
    if found and "(" in text[:first] and _note_is_open(text[:first]):
        first = text[:first].rfind(" (") if " (" in text[:first] else 0
    if not found:
        first = _note_start(text)
    value, rest = text[:first].strip(), _without(text, first, found)
    note = rest
    if rest.startswith("(") and rest.endswith(")"):
        note = rest[1:-1].strip()
    elif rest.startswith("("):
        end = rest.rfind(")")
        if end < 0:
            problems.append(MarkProblem("citation/open-note", (rest, f"{rest})"), text.rfind("("), len(text)))
        else:
            problems.append(_stray(rest[end + 1 :].strip(), text))
    elif rest and not problems:
        problems.append(_stray(rest, text))
    cited = [each for each in found if not each.problems]
    return StatedParts(
        value=value,
        citations=tuple(citation for each in cited for citation in each.citations),
        note=note,
        keys=tuple(key for each in cited for key in each.keys),
        problems=tuple(sorted(problems, key=lambda problem: problem.start)),
    )


def _unsigned(text: str) -> list[Found]:
    """The brackets with keys that lack their sign."""
    return [
        Found(
            match.start(),
            match.end(),
            problems=(_problem("citation/malformed", match, f"[@{match['key']}]"),),
        )
        for match in _UNSIGNED.finditer(text)
    ]


def _read(match: re.Match[str], text: str) -> Found:
    """Read one bracket: its citations, or the first thing that is wrong with it."""
    start = match.start()
    if not match["close"]:
        return _unclosed(match)
    if match["close"] == "]" and text.startswith("[@", start) and KEY.fullmatch(match["inner"]):
        return Found(start, match.end(), (Citation(match["inner"]),), (start + 2,))
    citations, keys = list[Citation](), list[int]()
    position = text.index("@", start) if "@" in match.group() else start
    for piece in ("@" + match["inner"]).split(";"):
        item = _ITEM.fullmatch(piece)
        if item is None or not match.group().startswith("[@") or match["close"] != "]":
            return Found(start, match.end(), problems=(_slip(match),))
        citations.append(Citation(item["key"], " ".join((item["locator"] or "").split())))
        keys.append(position + item.start("key"))
        position += len(piece) + 1
    return Found(start, match.end(), tuple(citations), tuple(keys))


def _unclosed(match: re.Match[str]) -> Found:
    """A bracket without an end: the stretch is the key alone, for what follows may be the whole line."""
    key = re.match(r"\s*[\w-]*", match["inner"])
    end = match.start("inner") + (key.end() if key else 0)
    repaired = _repaired(key[0]) if key else ""
    args = (match.string[match.start() : end], f"[@{repaired}]" if repaired else "")
    return Found(match.start(), end, problems=(MarkProblem("citation/unclosed", args, match.start(), end),))


def _slip(match: re.Match[str]) -> MarkProblem:
    """Say what is wrong with a closed bracket, and how it was probably meant."""
    inner = unicodedata.normalize("NFKC", match["inner"]).replace("；", ";")
    pieces = [piece.strip().removeprefix("@").strip() for piece in re.split(r"[;@]", inner)]
    pieces = [
        re.sub(r"(?<=\w)\s+(?=(?:pp?|s|с|стр|ch|vol|№)?\.? ?\d)", ", ", piece, count=1) for piece in pieces
    ]
    pieces = [piece.rstrip(",. ") for piece in pieces if piece.strip(" ,.")]
    repaired, odd = [], ""
    for piece in pieces:
        key, comma, locator = piece.partition(",")
        key = key.strip()
        repaired.append(_repaired(key) + (f", {locator.strip()}" if comma else ""))
        if not KEY.fullmatch(key):
            odd = odd or key
    if not pieces:
        return _problem("citation/empty", match)
    written = "; ".join(f"@{each}" for each in repaired) if all(map(_is_citation, repaired)) else ""
    written = f"[{written}]" if written and f"[{written}]" != match.group() else ""
    if odd:
        return _problem("citation/bad-key", match, written, first=odd)
    return _problem("citation/malformed", match, written)


def _repaired(key: str) -> str:
    """Return the key as it was probably meant, or an empty text."""
    key = unicodedata.normalize("NFKC", key).translate(_LOOKALIKES).strip().lower()
    key = re.sub(r"[\s.]+", "_", key)
    return key if KEY.fullmatch(key) else ""


def _is_citation(item: str) -> bool:
    return KEY.fullmatch(item.partition(",")[0]) is not None


def _is_text(match: re.Match[str], text: str) -> bool:
    r"""``[@name](https://…)`` is a link whose text starts with an at sign; ``\[@name]`` is no mark."""
    if text[match.start() - 1 : match.start()] == "\\":
        return True
    return not match["close"] and text.startswith(("](", "］("), match.end())


def _problem(code: str, match: re.Match[str], written: str = "", *, first: str = "") -> MarkProblem:
    return MarkProblem(code, (first or " ".join(match.group().split()), written), match.start(), match.end())


def _bare_keys(text: str, found: Iterable[Found]) -> Iterator[MarkProblem]:
    """Find ``@key`` that stands in no bracket; in a stated value it cannot be anything else."""
    pieces, position = [], 0
    for each in found:
        pieces += [text[position : each.start], " " * (each.end - max(each.start, position))]
        position = max(position, each.end)
    for match in _BARE.finditer("".join([*pieces, text[position:]])):
        key = _repaired(match["key"])
        yield _problem("citation/no-brackets", match, f"[@{key}]" if key else "")


def _note_start(text: str) -> int:
    """Return where the last parenthesis of the text opens, if the text ends with it."""
    stripped = text.rstrip()
    if not stripped.endswith(")"):
        return len(text)
    depth = 0
    for sign in reversed(list(_ROUND_BRACKETS.finditer(stripped))):
        depth += 1 if sign[0] == ")" else -1
        if depth == 0:
            return sign.start()
    return stripped.index("(") if "(" in stripped else len(text)


def _note_is_open(before: str) -> bool:
    return before.count("(") > before.count(")")


def _without(text: str, start: int, found: Iterable[Found]) -> str:
    """Return the text from *start* on, without its marks and the gaps they leave."""
    pieces, position = [], start
    for each in found:
        pieces.append(text[position : each.start])
        position = max(position, each.end)
    pieces.append(text[position:])
    joined = " ".join(piece.strip() for piece in pieces if piece.strip(" ,;."))
    joined = joined.strip(" ,;").removesuffix(".") if joined.endswith(").") else joined.strip(" ,;")
    return _GAPS.sub("", joined)


def _stray(rest: str, text: str) -> MarkProblem:
    start = max(text.rfind(rest), 0)
    return MarkProblem("citation/stray-text", (rest, f"({rest})"), start, start + len(rest) or len(text))
