"""What has been mended, for the eye: also what usually cannot be seen."""

from __future__ import annotations

import codecs

from kuzbass_site import edits
from kuzbass_site.fixing.mending import Mended


def difference(mended: Mended) -> str:
    """The lines that differ, as a unified diff; tabs, marks and special spaces are written out."""
    before, after = (_text(data) for data in (mended.before, mended.after))
    return edits.difference(str(mended.path), before, after)


def _text(data: bytes) -> str:
    """A text that a terminal can show: bytes that are no UTF-8 as numbers, hidden characters as ``<U+FEFF>``."""
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8"
    return "".join(_visible(char) for char in data.decode(encoding, "backslashreplace"))


def _visible(char: str) -> str:
    if char == "\t":
        return "⇥"
    return char if char in "\r\n" or char.isprintable() else f"<U+{ord(char):04X}>"
