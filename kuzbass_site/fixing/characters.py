"""Repairs of a file's bytes: its encoding, the mark before it, its line ends. The text stays what it was."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Mapping

from kuzbass_site.problems import Problem

_FEWEST_LETTERS = 10
"""In fewer Russian letters one old encoding cannot be told from another without a doubt."""

_WORD = re.compile(r"\b[А-ЯЁ]?[а-яё]+\b")
_CAPITALISED = re.compile(r"\b[А-ЯЁ][а-яё]")


def without_mark(data: bytes, _problem: Problem) -> bytes | None:
    """The file without the byte order mark."""
    return data.removeprefix(codecs.BOM_UTF8)


def from_russian(data: bytes, problem: Problem) -> bytes | None:
    """The file in UTF-8, out of the old Russian encoding that was recognised.

    None if it does not read as Russian words do: nearly all small letters, capitals where words begin.
    """
    try:
        text = data.decode(problem.args[2])
    except UnicodeDecodeError:
        return None
    letters = len(re.findall("[А-Яа-яЁё]", text))
    in_words = sum(len(word) for word in _WORD.findall(text) if len(word) > 1)
    if letters < _FEWEST_LETTERS or in_words < 0.8 * letters or not _CAPITALISED.search(text):
        return None
    return text.encode()


def from_utf_16(data: bytes, _problem: Problem) -> bytes | None:
    """The file in UTF-8, if its first bytes say which way it is to be read."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if encoding is None:
        return None
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text.encode()


_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins as UTF-16 does
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def plain_line_ends(data: bytes, _problem: Problem) -> bytes | None:
    """The file with lines that end in LF."""
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


REPAIRS: Mapping[str, Callable[[bytes, Problem], bytes | None]] = {
    "file/utf-16": from_utf_16,
    "file/other-encoding": from_russian,
    "file/bom": without_mark,
    "file/crlf": plain_line_ends,
    "file/lone-cr": plain_line_ends,
}
