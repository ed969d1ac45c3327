"""The plain text of a body, for descriptions, search and lints."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from kuzbass_site.models.body import CitationMark, FigureMark, Mark

DROPPED = re.compile(
    r'<sup\b[^>]*\bid="fnref[^>]*>.*?</sup>|<a\b[^>]*\bclass="footnote-backref"[^>]*>.*?</a>', re.DOTALL
)
"""The marks of footnotes and the ways back to them: no words of the text."""
_BLOCK = re.compile(
    r"</?(?:p|h[2-6]|li|ul|ol|dl|dt|dd|div|blockquote|pre|details|summary|table|caption|tr|hr)\b[^>]*>"
)
_GAP = re.compile(r"<(?:br|/td|/th)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")


def plain(parts: Iterable[str | Mark]) -> str:
    """Return the words: a line for each block, single spaces, no citations, no marks of footnotes."""
    pieces: list[str] = []
    for part in parts:
        if isinstance(part, str):
            pieces.append(part)
        elif isinstance(part, FigureMark):
            pieces.append("\n")
        elif isinstance(part, CitationMark) and pieces:
            pieces[-1] = pieces[-1].rstrip(" ")
    html = DROPPED.sub("", "".join(pieces))
    # Line ends of the source are spaces, those of blocks lines. Attributes hold no bare `>` here, for
    # the sanitiser writes them as references.
    html = _BLOCK.sub("\n", html.replace("\n", " "))
    text = unescape(_TAG.sub("", _GAP.sub(" ", html)))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
