"""What one line of front matter gives away by itself: rules of thumb for the mistakes people make.

Every rule takes a line and its number and returns a finding or None. They explain a file that libyaml
has refused; a line of a sound file may break one, so sound files are not put before them.
"""

from __future__ import annotations

import re

from msgspec import Struct

# Spaces that look like one but are none to YAML: no-break, typographic, zero width.
FOREIGN_SPACE = re.compile("[\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000]")

SHAPE = re.compile(
    r"""(?P<indent>[ ]*)
        (?P<dashes>(?:-[ ]+)*)
        (?:(?P<key>"[^"]*"|'[^']*'|[^\s\-#\[\]{},&*!|>@`%:"'][^:]*):(?=[ \t]|$)[ \t]*)?
        (?P<value>.*)""",
    re.VERBOSE,
)
_COMMENT = re.compile(r"(?:^|\s)#.*")
_AFTER_HEAD = re.compile(rf"(?P<head>[ ]*(?:-[ ]*)?(?:[^\s:]+:[ ]*)?)(?P<run>{FOREIGN_SPACE.pattern}+)")
_MISSING_SPACE = re.compile(r"([ ]*(?:-[ ]+)*[A-Za-z][\w/-]*)(:)((?!//)[^\s:].*)|([ ]*)(-)([^\s\d-].*)")
_WRONG_COLON = re.compile(
    r"(?P<head>[ ]*(?:-[ ]+)*[a-z][a-z-]*)[ ]*(?P<sign>:?=>?|->|[\uff1a\ufe55])[ ]*(?P<value>\S.*)"
)
_LIST_SIGN = re.compile(
    r"(?P<indent>[ ]*)(?P<sign>[*+\u2022\u00b7\u25aa\u25cf\u2013\u2014\u2043])[ \u00a0]+(?P<item>\S.*)"
)
BULLETS = tuple("\u2022\u00b7\u25aa\u25cf\u2043")
"""Signs that begin an item in a word processor, and hardly anything else."""
_QUOTED = {'"': re.compile(r'"((?:[^"\\]|\\.)*)"'), "'": re.compile(r"'((?:[^']|'')*)'")}
_BLOCK_HEADER = re.compile(r"[|>][+-]?\d?[+-]?\s*(?:#.*)?")
_CITATION = re.compile(r"(?P<citation>\[@[^\]]*\]|@[\w-]+(?=\s|$))\s*(?P<rest>.*)")
_SOURCES = ("sources", "derived-from")
"""Fields that take a list of keys of sources."""
_CLOSERS = {"\u201c": "\u201d", "\u201d": "\u201d", "\u201e": "\u201c\u201d", "\u2018": "\u2019"}


# Longer lines are not examined: some of the patterns take quadratic time on lines made to that end.
_LONGEST = 10_000


class Finding(Struct, frozen=True):
    """A problem whose file the caller knows; ``repair`` is how the whole line should read."""

    line: int
    column: int
    code: str
    args: tuple[str, ...] = ()
    end_column: int = 0
    repair: str | None = None


def check(number: int, line: str) -> Finding | None:
    """The first rule that the line breaks."""
    if line.lstrip().startswith("#") or len(line) > _LONGEST:
        return None
    return next((found for rule in _RULES if (found := rule(number, line)) is not None), None)


def quoted(text: str) -> str:
    """The text as a quoted YAML value, in the quotes that need the least escaping."""
    if '"' in text and "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def shape(line: str) -> re.Match[str]:
    """The line's ``indent``, ``dashes``, ``key`` (or None) and ``value``; every line has a shape."""
    found = SHAPE.match(line)
    assert found is not None  # noqa: S101 - each part may be empty
    return found


def is_structural(line: str) -> bool:
    """Whether the line has a key or is an item, so that it cannot continue the text above."""
    found = shape(line)
    return found["key"] is not None or found["dashes"] != "" or found["value"] == "-"


def is_block_header(line: str) -> bool:
    """Whether the line ends in the ``|`` or ``>`` that begins a block of text."""
    return is_structural(line) and _BLOCK_HEADER.fullmatch(shape(line)["value"]) is not None


def tab(number: int, line: str) -> Finding | None:
    """A tab in the indentation, or after the dash of an item."""
    found = re.match(r"[ ]*\t\s*", line)
    after_dash = re.match(r"([ ]*(?:-[ ]+)*-)[ ]*\t\s*", line)
    if after_dash is not None:
        repair = f"{after_dash[1]} {line[after_dash.end() :]}"
    elif found is not None:
        repair = found[0].replace("\t", "  ") + line[found.end() :]
    else:
        return None
    column = line.index("\t") + 1
    return Finding(number, column, "yaml/tab", (), column + 1, repair)


def foreign_space(number: int, line: str) -> Finding | None:
    """A no-break space where YAML needs a plain one: in the indentation, after a dash or a colon."""
    found = _AFTER_HEAD.match(line)
    if found is None:
        return None
    start, end = found.span("run")
    repair = found["head"] + " " * (end - start) + line[end:]
    return Finding(number, start + 1, "yaml/no-break-space", (f"U+{ord(line[start]):04X}",), end + 1, repair)


def missing_space(number: int, line: str) -> Finding | None:
    """``title:Kaltan`` or ``-coal``; the slashes of ``https://`` are no mistake."""
    found = _MISSING_SPACE.fullmatch(line)
    if found is None:
        return None
    before, mark, after = (part for part in found.groups() if part is not None)
    repair = f"{before}{mark} {after}"
    column = len(before) + 1
    return Finding(number, column, "yaml/missing-space", (mark, repair.strip()), column + 1, repair)


def wrong_colon(number: int, line: str) -> Finding | None:
    """``title = Kaltan``, and a colon of full width."""
    found = _WRONG_COLON.fullmatch(line)
    if found is None:
        return None
    repair = f"{found['head']}: {found['value']}"
    column = found.start("sign") + 1
    args = (found["sign"], repair.strip())
    return Finding(number, column, "yaml/wrong-colon", args, found.end("sign") + 1, repair)


def list_sign(number: int, line: str) -> Finding | None:
    """``* coal``, ``• coal``: an item that begins with another sign than a hyphen."""
    found = _LIST_SIGN.fullmatch(line)
    if found is None:
        return None
    repair = f"{found['indent']}- {found['item']}"
    column = found.start("sign") + 1
    return Finding(number, column, "yaml/list-sign", (found["sign"], repair.strip()), column + 1, repair)


def hash_in_list(number: int, line: str) -> Finding | None:
    """``tags: [#coal]``, where all after the sign is a comment to YAML."""
    found = shape(line)
    value, at = found["value"], found.start("value")
    sign = re.search(r"[\[,]\s*#", value) if value[:1] == "[" and found["key"] is not None else None
    if sign is None:
        return None
    right = line[:at] + re.sub(r"([\[,]\s*)#+", r"\1", value)
    return Finding(number, at + sign.end(), "yaml/hash-in-list", (right.strip(),), at + sign.end() + 1, right)


def value_start(number: int, line: str) -> Finding | None:
    """A value that begins with a character which means something to YAML."""
    found = shape(line)
    value, at = found["value"], found.start("value")
    if not value or (found["key"] is None and not found["dashes"]):
        return None
    head, bare = line[:at], _COMMENT.sub("", value).rstrip()
    if value[0] in "[{@" and (citation := _CITATION.match(bare)):
        mark = citation["citation"]
        if found["key"] in _SOURCES and not citation["rest"]:
            keys = re.sub(r"\s*[;,]\s*", ", ", mark.strip("[]").replace("@", ""))
            repair = f"{head}[{keys}]{value[len(bare) :]}"
            return Finding(number, at + 1, "yaml/at-in-list", (repair.strip(),), at + 1 + len(mark), repair)
        right = f"{head.strip()} {citation['rest'] or '…'} {mark if mark[0] == '[' else f'[{mark}]'}"
        return Finding(
            number, at + 1, "yaml/citation-first", (right,), at + 1 + len(mark), head + quoted(bare)
        )
    if value[0] == "-" and found["key"] is not None and value[1:2] in {"", " "}:
        item = bare[1:].strip() or "…"
        item = quoted(item) if set(item) & set("[]{}:#,") else item
        args = (found["key"], f"{found['key']}: [{item}]")
        return Finding(number, at + 1, "yaml/list-after-colon", args, at + 2)
    reserved = value[0] in "@`%*&!,]}" or (value[0] in "|>" and not _BLOCK_HEADER.fullmatch(value))
    if reserved or value.startswith("? "):
        repair = head + quoted(bare)
        return Finding(number, at + 1, "yaml/reserved-character", (value[0], repair.strip()), at + 2, repair)
    return None


def text_after_quote(number: int, line: str) -> Finding | None:
    """``"Kaltan" on the Kondoma``, ``'the town's mine'``."""
    found = shape(line)
    value, at = found["value"], found.start("value")
    mark = value[:1]
    closed = _QUOTED[mark].match(value) if mark in _QUOTED else None
    if closed is None or not is_structural(line):
        return None
    rest = _COMMENT.sub("", value[closed.end() :]).rstrip()
    if not rest:
        return None
    if re.match(r"\s+(?:\[@|\()", rest):  # a value in quotes, then its source
        right = quoted(_inside(closed) + rest)
    elif rest.endswith(mark) and (value.count(mark) % 2 or value[: closed.end()][-2:-1] == " "):
        # an apostrophe ended the quotes, or a word in quotes stands inside them
        right = quoted((value[: closed.end()] + rest)[1:-1])
    else:
        right = quoted(value[: closed.end()] + rest)
    repair = line[:at] + right
    column = at + closed.end() + 1
    return Finding(
        number, column, "yaml/text-after-quote", (mark, repair.strip()), at + len(value) + 1, repair
    )


def text_after_bracket(number: int, line: str) -> Finding | None:
    """``[see] the town``, ``[1946] [@key]``; and ``[key, @other]``."""
    found = shape(line)
    value, at = found["value"], found.start("value")
    if value[:1] not in {"[", "{"} or not is_structural(line):
        return None
    end = _closing_bracket(value)
    if at_sign := re.search(r"[\[,]\s*@", value[: end or None]):
        inside = value[: end or None]
        repair = line[:at] + re.sub(r"([\[,]\s*)@", r"\1", inside) + value[len(inside) :]
        column = at + at_sign.end()
        return Finding(number, column, "yaml/at-in-list", (repair.strip(),), column + 1, repair)
    rest = _COMMENT.sub("", value[end:]).rstrip() if end else ""
    if not rest:
        return None
    if re.match(r"\s*\[@", rest) and "," not in value[:end]:  # [1946] [@key]
        repair = line[:at] + value[1 : end - 1].strip() + " " + rest.strip()
    else:
        repair = line[:at] + quoted(value[:end] + rest)
    return Finding(
        number, at + 1, "yaml/text-after-bracket", (value[0], repair.strip()), at + end + 1, repair
    )


def colon_in_value(number: int, line: str) -> Finding | None:
    """``title: Kaltan: the town``."""
    found = shape(line)
    value, at = found["value"], found.start("value")
    if found["key"] is None or value[:1] in {"", '"', "'", "[", "{", "|", ">", "#"}:
        return None
    bare = _COMMENT.sub("", value).rstrip()
    colon = re.search(r":(?=[ \t]|$)", bare)
    if colon is None:
        return None
    repair = line[:at] + quoted(bare) + value[len(bare) :]
    column = at + colon.start() + 1
    args = (found["key"], repair.strip())
    return Finding(number, column, "yaml/colon-in-value", args, column + 1, repair)


def unclosed_quote(number: int, line: str) -> Finding | None:
    """A quote that is not closed on its line; whether it may go on below, the caller knows."""
    found = shape(line)
    value, at = found["value"], found.start("value")
    mark = value[:1]
    if mark not in _QUOTED or _QUOTED[mark].match(value) or not is_structural(line):
        return None
    inside = value[1:].rstrip().rstrip("\u201c\u201d\u2018\u2019")
    repair = line[:at] + quoted(inside)
    return Finding(number, at + 1, "yaml/unclosed-quote", (mark, repair.strip()), at + 2, repair)


def smart_quotes(number: int, line: str, column: int, value: str) -> Finding | None:
    """A whole value in typographic quotes, which YAML takes for a part of the text."""
    closers = _CLOSERS.get(value[:1])
    if closers is None or len(value) < 3 or value[-1] not in closers + '"':
        return None
    if any(char in value[1:-1] for char in closers):
        return None
    rest = line[column - 1 :]
    right = line[: column - 1] + quoted(value[1:-1]) + rest[len(value) :] if rest.startswith(value) else ""
    return Finding(number, column, "front-matter/smart-quotes", (right.strip(),), column + len(value))


def _inside(closed: re.Match[str]) -> str:
    if closed[0][0] == "'":
        return closed[1].replace("''", "'")
    return re.sub(r"\\([\"\\])", r"\1", closed[1])


def _closing_bracket(value: str) -> int:
    """Where the first bracket of the value is closed (the place after); 0 if it is not."""
    depth = 0
    for found in re.finditer(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'|[\[\]{}]", value):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(found[0], 0)
        if depth == 0:
            return found.end()
    return 0


_RULES = (
    tab,
    foreign_space,
    missing_space,
    wrong_colon,
    list_sign,
    hash_in_list,
    value_start,
    text_after_quote,
    text_after_bracket,
    colon_in_value,
)
