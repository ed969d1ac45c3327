"""Where the sentences of a paragraph begin and end, in English and in Russian."""

from __future__ import annotations

import re

_END = re.compile(r"(?P<word>[^\s.!?…]*)(?P<stop>[.!?…]+)[\"'»”’)\]]*\s+(?=[\"'«“„‘(\[]*(?P<next>[^\W_]))")


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
    word = match["word"].lstrip("\"'«“„‘(").casefold()
    if word in _AFTER_NUMBERS:
        return (
            follows.isupper() and _NUMBER.search(text[max(match.start() - 5, 0) : match.start()]) is not None
        )
    if len(word) == 1 and match["word"][-1:].isupper():
        return False
    return word not in _ABBREVIATIONS and not (word in _BEFORE_NUMBERS and follows.isdigit())
