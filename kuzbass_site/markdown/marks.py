"""The tokens that stand for marks while a text passes through Markdown and the sanitiser.

A token is a number between two private-use characters. No text can forge one: these characters are
taken out of what editors write, as characters (``source``) and as references (``sanitize``).
"""

from __future__ import annotations

import re
from html import escape

from kuzbass_site.models.body import LinkMark, Mark
from kuzbass_site.models.files import Span

TOKEN = re.compile("[\ue000\ue002](\\d+)[\ue001\ue003]")
"""A token; its number is the group."""

_INLINE = re.compile("\ue000(\\d+)\ue001")
_HALVES = re.compile("[\ue000-\ue003]")
BLOCK_TOKEN = re.compile("\ue002\\d+\ue003")

# A paragraph of nothing but block tokens goes, and the tokens take its place.
_BLOCKS = re.compile("<p(?: [^>]*)?>\\s*((?:\ue002\\d+\ue003\\s*)+)</p>")
_CODE = re.compile(r"<(code|pre|kbd|samp)\b.*?</\1>", re.DOTALL)


class Marks:
    """The marks of one run, by number.

    A value is a mark, finished HTML, or a span that only notes where something stands.
    """

    def __init__(self) -> None:
        # By the number as it stands in the token; halves of two tokens may make a number of no mark.
        self._values: dict[str, Mark | Span | str] = {}
        self._written: dict[str, str] = {}

    def inline(self, value: Mark | Span | str, written: str = "") -> str:
        """Return a token for a place in a line; in code, *written* comes back for it."""
        return f"\ue000{self._add(value, written)}\ue001"

    def block(self, value: Mark | str) -> str:
        """Return a token for a whole paragraph."""
        return f"\ue002{self._add(value, '')}\ue003"

    def written(self, text: str) -> str:
        """Return the text with what the editor wrote in place of the tokens."""
        return TOKEN.sub(lambda match: self._written.get(match[1], ""), text)

    def take(self, text: str, *kinds: type) -> tuple[str, list[tuple[Mark | Span | str, str]]]:
        """Take the tokens of these kinds out of the text; return it, and each value with what was written."""
        taken: list[tuple[Mark | Span | str, str]] = []

        def replace(match: re.Match[str]) -> str:
            value = self._values.get(match[1])
            if value is None or not isinstance(value, kinds):
                return match[0]
            taken.append((value, self._written[match[1]]))
            return ""

        return (TOKEN.sub(replace, text) if "\ue000" in text else text), taken

    def split(self, html: str) -> tuple[str | Mark, ...]:
        """Return the finished HTML and the marks, in order: no empty piece, no two strings in a row."""
        html = _BLOCKS.sub(r"\1", html)
        if "\ue000" in html:
            html = _CODE.sub(lambda code: TOKEN.sub(self._shown, code[0]), html)
        parts: list[str | Mark] = []
        # One sign at the start of a pattern is found much faster than one of two.
        pieces = _INLINE.split(html.replace("\ue002", "\ue000").replace("\ue003", "\ue001"))
        for number, piece in enumerate(pieces):
            # A link that cuts through a token leaves half of it behind.
            value = self._values.get(piece, "") if number % 2 else _HALVES.sub("", piece)
            if isinstance(value, Span) or value == "":
                continue
            if isinstance(value, str) and parts and isinstance(parts[-1], str):
                parts[-1] += value
            else:
                parts.append(value)
        return tuple(parts)

    def _shown(self, match: re.Match[str]) -> str:
        # A link stands in an attribute, in code too.
        if isinstance(self._values.get(match[1]), LinkMark):
            return match[0]
        return escape(self._written.get(match[1], ""), quote=False)

    def _add(self, value: Mark | Span | str, written: str) -> str:
        number = str(len(self._values))
        self._values[number], self._written[number] = value, written
        return number
