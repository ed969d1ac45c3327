"""The largest, the oldest, the first of its kind: sentences that a source has to bear."""

from __future__ import annotations

import re
from collections.abc import Iterator

_RANKS = r"(?:second|third|fourth|fifth|single|world[’']s|country[’']s)"
_MOST = (
    r"largest|biggest|oldest|newest|tallest|deepest|longest|highest|lowest|richest|poorest|smallest|youngest"
    r"|earliest|northernmost|southernmost|easternmost|westernmost"
    r"|most (?:populous|polluted|powerful|productive|expensive|densely|heavily|dangerous)"
)
# Of the text itself a text may judge.
_OF_THE_TEXT = r"(?! (?:chapter|page|question|story|account|list|part of th|possible))"
_NOT_FIRST = r"(?!(?:years?|half|time|days?|place|months?|decades?|weeks?|of|in|and|to)\b)"
_WHERE = r"the (?:world|country|region|basin|oblast|USSR|Soviet Union)"
# A place by its name, not a month or a day of the week.
_NAME = (
    r"(?!(?-i:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|[A-Z][a-z]+day)\b)(?-i:[A-Z])[\w-]+"
)
_ENGLISH = re.compile(
    rf"(?i)\b(?:(?:the|its|their|[\w.]{{1,60}}[’']s?) (?:{_RANKS}[ -])?(?:{_MOST})\b{_OF_THE_TEXT}"
    rf"|the first (?:{_NOT_FIRST}[\w’-]+ ){{0,5}}"
    rf"(?:in (?:{_WHERE}|the (?:city|town|union)|(?-i:[A-Z])[\w-]+)"
    r"|of its kind|beyond the Urals|east of the Urals)\b"
    rf"|first in (?:{_WHERE}|{_NAME})\b)"
)
_ONE_OF_ENGLISH = re.compile(r"(?i)\b(?:one|some|two|three|among|many) (?:of )?$|\bamong $")

# "Самый подробный" is an opinion, "самого завода" is "of the works itself".
_ADJECTIVE = (
    r"(?:больш|крупн|мал|маленьк|стар|древн|молод|нов|высок|низк|глубок|длинн|мощн|богат|бедн|насел[её]нн|грязн"
    r"|загрязн[её]нн|северн|южн|западн|восточн|ранн|поздн|перв|дорог|деш[её]в|густонасел[её]нн|опасн)(?!ост)\w+"
)
# A place by its name, and where something is, not where it goes: "в России", "в Париже".
_PLACE = r"(?-i:[А-ЯЁ])[\w-]*(?:[еи]|ах|ях)"
_FIRST = r"перв(?:ый|ая|ое|ым|ой|ого|ую|ые|ых)"
_RUSSIAN = re.compile(
    r"(?i)\b(?:(?:крупн|стар|древн|высоч|глубоч|длинн|богат|мощн|нов|больш)(?:е|а)йш\w+|наибольш(?!е)\w+"
    rf"|наивысш\w+|сам(?:ый|ая|ое|ые|ого|ой|ую|ых|ым|ыми|ом) {_ADJECTIVE}"
    rf"|{_FIRST}(?: (?!год|пятилет|врем|раз|половин|дн)[\w«»-]+){{0,4}} в "
    rf"(?:мире|стране|СССР|Советском Союзе|области|регионе|бассейне|городе|крае|{_PLACE})\b"
    rf"|{_FIRST}(?: [\w«»-]+){{0,4}} за Уралом\b)"
)
_ONE_OF_RUSSIAN = re.compile(r"(?i)\b(?:од(?:ин|на|но|ним|ной|ного|ному|ну) из|среди|из числа|же|не) $")


# What the patterns, blind to case, take for another letter though its small letter is not that one.
_ODD = "ıſİK\u1c80\u1c81\u1c82\u1c83\u1c84\u1c85\u1c86\u1c87\u1c88"
_MOST_PLAIN = re.compile(_MOST)


def _english_may_hold(small: str) -> bool:
    """Whether a text in small letters may hold a superlative: looking is much cheaper than matching."""
    if "the first " in small or "first in " in small:
        return True
    return ("est" in small or "most" in small) and _MOST_PLAIN.search(small) is not None


def _russian_may_hold(small: str) -> bool:
    return "йш" in small or "наи" in small or "сам" in small or "перв" in small


_PATTERNS = {
    "en": (_ENGLISH, _ONE_OF_ENGLISH, _english_may_hold),
    "ru": (_RUSSIAN, _ONE_OF_RUSSIAN, _russian_may_hold),
}


def find(text: str, lang: str) -> Iterator[tuple[int, int]]:
    """Yield where the superlatives stand; "one of the largest" is none.

    Raises:
        KeyError: if there are no patterns for *lang*.
    """
    pattern, one_of, may_hold = _PATTERNS[lang]
    if not may_hold(text.lower()) and (text.isascii() or not any(odd in text for odd in _ODD)):
        return
    for match in pattern.finditer(text):
        if one_of.search(text[max(match.start() - 20, 0) : match.start()]) is None:
            yield match.span()
