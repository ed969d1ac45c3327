"""From bytes to text: UTF-8 with LF line ends and without characters that hide or disturb."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter

from kuzbass_site.models.files import SourceFile
from kuzbass_site.problems import Problem

FILE_LIMIT = 1_000_000

# After this many places of one kind in a file the rest is left for the next run.
_PLACES = 20

# The encodings in which old Russian texts come; tried only after UTF-8 has failed.
_RUSSIAN = ("Windows-1251", "KOI8-R", "CP866")

# A single byte reads as a Russian letter in all of them; it takes a word to tell a text from damage.
_FEWEST = 3

# Kinds of characters that a source must not hold, as ranges for a regular expression. Private-use
# characters serve as marks in later steps; Unicode line ends would shift YAML's lines from the editor's;
# bidi controls can make a text read otherwise than it is (CVE-2021-42574, "Trojan Source").
_KINDS = {
    "file/nul": "\x00",
    "file/bidi-control": "\u202a-\u202e\u2066-\u2069",
    "file/private-use": "\ue000-\uf8ff",
    "file/control-character": "\x01-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff",
}
_REFUSED = re.compile(f"[{''.join(_KINDS.values())}]")


def decode(source: SourceFile, *, limit: int = FILE_LIMIT) -> tuple[str | None, list[Problem]]:
    """Decode a file: strict UTF-8, line ends made LF, refused characters made U+FFFD.

    None if the bytes are too many or are not UTF-8; every other problem leaves a text in which lines
    and columns are those of the file, so that the steps after this one can go on.
    """
    data, path = source.data, source.path
    if len(data) > limit:
        return None, [Problem(path, 0, 0, "file/too-large", (str(len(data)), str(limit)))]
    if _is_utf16(data):
        return None, [Problem(path, 0, 0, "file/utf-16")]
    problems: list[Problem] = []
    if data.startswith(codecs.BOM_UTF8):
        data = data[len(codecs.BOM_UTF8) :]
        problems.append(Problem(path, 1, 1, "file/bom"))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        skipped = len(source.data) - len(data)
        return None, [*problems, _not_utf8(source, data, error.start, skipped)]
    if "\r" in text:
        text, found = _line_ends(source, text)
        problems += found
    if not text.strip():
        problems.append(Problem(path, 0, 0, "file/empty"))
    if "<<<<<<< " in text and (line := _conflict(text)):
        return None, [*problems, Problem(path, line, 1, "file/conflict", (), 8)]
    if _REFUSED.search(text) is not None:
        problems += _refused(source, text)
        text = _REFUSED.sub("\ufffd", text)
    return text, problems


def _is_utf16(data: bytes) -> bool:
    """Whether the file starts with a mark of UTF-16 or UTF-32, or is full of NULs as their texts are."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)):
        return True
    sample = data[:4096]
    return sample.count(0) * 3 > len(sample) > 1


def _not_utf8(source: SourceFile, data: bytes, start: int, skipped: int) -> Problem:
    before = _normalised(data[:start].decode("utf-8"))
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    args = (f"0x{data[start]:02X}", str(start + skipped))
    encoding = _russian_encoding(data)
    if encoding is None:
        return Problem(source.path, line, column, "file/not-utf-8", args)
    return Problem(source.path, line, column, "file/other-encoding", (args[0], args[1], encoding))


def _russian_encoding(data: bytes) -> str | None:
    """The old encoding in which nearly all that is not ASCII reads as Russian, most of it lower case."""
    foreign = bytes(byte for byte in data if byte >= 0x80)
    if len(foreign) < _FEWEST:
        return None
    best: tuple[float, str] | None = None
    for encoding in _RUSSIAN:
        text = foreign.decode(encoding, errors="replace")
        letters = sum(char in "Ёё" or "А" <= char <= "я" for char in text)
        small = sum(char == "ё" or "а" <= char <= "я" for char in text)
        if letters >= 0.8 * len(text) and (best is None or small > best[0]):
            best = small, encoding
    return None if best is None else best[1]


def _conflict(text: str) -> int:
    """The line on which two versions of a text begin, as Git leaves them; 0 if none do."""
    first = text.find("\n<<<<<<< ") if not text.startswith("<<<<<<< ") else -1
    middle = text.find("\n=======\n", first + 1)
    if middle < 0 or text.find("\n>>>>>>> ", middle) < 0:
        return 0
    return text.count("\n", 0, first + 1) + 1


def _normalised(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _line_ends(source: SourceFile, text: str) -> tuple[str, list[Problem]]:
    problems = []
    for code, pattern in (("file/crlf", "\r\n"), ("file/lone-cr", "\r(?!\n)")):
        if first := re.search(pattern, text):
            before = _normalised(text[: first.start()])
            line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
            problems.append(Problem(source.path, line, column, code))
    return _normalised(text), problems


def _refused(source: SourceFile, text: str) -> list[Problem]:
    problems = []
    seen: Counter[str] = Counter()
    for number, line in enumerate(text.split("\n"), start=1):
        for match in _REFUSED.finditer(line):
            char = match[0]
            code = next(code for code, kind in _KINDS.items() if re.match(f"[{kind}]", char))
            seen[code] += 1
            if seen[code] <= _PLACES:
                args = (f"U+{ord(char):04X}", unicodedata.name(char, "").lower())
                column = match.start() + 1
                problems.append(Problem(source.path, number, column, code, args, column + 1))
    return problems
