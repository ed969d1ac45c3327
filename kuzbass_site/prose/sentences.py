"""Where the sentences of a paragraph begin and end, in English and in Russian."""

from __future__ import annotations

import re

# It begins at a stop, not at the word before: a pattern that begins with a long word is tried at its every letter.
_END = re.compile(r"(?<![.!?…])(?P<stop>[.!?…]++)[\"'»”’)\]]*+\s++(?=[\"'«“„‘(\[]*+(?P<next>[^\W_]))")
_BREAKS = re.compile(r"[\s.!?…]")
_LONGEST = 40
"""More letters than any abbreviation has, with the quotes and brackets before it."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What ends with a full stop and does not end a sentence, whatever follows.
_ABBREVIATIONS = _words(
    "mr mrs ms dr prof st ed eds cf ca c approx gen col jr jan feb mar apr jun jul aug sept sep oct nov dec "
    "им ул пр пер пл бул д кв корп с п см ср т тт гл обл р оз ст ок прим проф акад инж доц гр тов "
    "напр кн изд вып пос дер н"
)
_BEFORE_NUMBERS = _words("no nos p pp vol vols fig figs ch стр рис")
# These end one where a number stands before them and a capital letter after: "в 1936 г. Завод…".
_AFTER_NUMBERS = _words("г гг в вв тыс млн млрд руб коп км м га чел мин час куб")
_NUMBER = re.compile(r"[\dIVXLC]\s*$")


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the start and the end of each sentence; between them lies only white space."""
    found: list[tuple[int, int]] = []
    start = len(text) - len(text.lstrip())
    for match in _END.finditer(text):
        if _ends(match, text):
            found.append((start, start + len(text[start : match.end()].rstrip())))
            start = match.end()
    end = len(text.rstrip())
    if end > start:
        found.append((start, end))
    return tuple(found)


def _ends(match: re.Match[str], text: str) -> bool:
    """Whether a sentence ends here."""
    follows = match["next"]
    if not (follows.isupper() or follows.isdigit()):
        return False
    if match["stop"] != ".":
        return True
    before, word = _last_word(text[max(match.start() - _LONGEST, 0) : match.start()])
    if word.casefold() in _AFTER_NUMBERS:
        return follows.isupper() and _NUMBER.search(before) is not None
    if len(word) == 1 and word.isupper():
        return False
    word = word.casefold()
    return word not in _ABBREVIATIONS and not (word in _BEFORE_NUMBERS and follows.isdigit())


def _last_word(text: str) -> tuple[str, str]:
    """What stands before the last word, and the word, without the quotes and brackets that it begins with."""
    word = _BREAKS.split(text)[-1]
    return text.removesuffix(word), word.lstrip("\"'«“„‘(")
