"""What a text says that can be looked up: years, decades, shares, numbers with units, superlatives.

The patterns want a figure to be one, rather than to find them all: a number in a name, an address or
a reference to a page is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from kuzbass_site.dates.words import MONTHS
from kuzbass_site.prose import superlatives, units

FigureKind = Literal["year", "decade", "percentage", "quantity", "superlative"]


class Figure(Struct, frozen=True):
    """A figure of a text, and where it stands in it. A ``year`` may be a whole date, or a span of years."""

    kind: FigureKind
    start: int
    end: int


PLAIN = "en"
"""Whose patterns serve for a language that has none."""

_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_GROUPED = {"en": r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", "ru": r"\d{1,3}(?: \d{3})+(?:,\d+)?(?! \d)"}
_DASH = r" ?[–—-] ?"
_NUMBER = r"(?:\d{1,3}(?:[, ]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)"
# No part of a longer number, of a name ("Expo-2000") or of a sum of money.
_ALONE = r"(?<![\w.,:/#№$€£₽-])"
_NO_MORE = r"(?!\w)(?![.,:/]\d)"

# Where a figure may begin that does not begin with a word, in a text of ASCII and in any.
_DIGITS = re.compile(r"[0-9$][0-9]*")
_ANY_DIGITS = re.compile(r"[\d$€£₽][0-9]*")

_DECADES = {
    "en": r"(?:1[5-9]|20)\d0s",
    "ru": r"(?:1[5-9]|20)\d0-(?:ые|ых|ми|м|е|х)(?: год\w*| гг\.)?|\b\d0-(?:ые|ых|ми|м|е|х) (?:год\w*|гг\.)",
}
_SUFFIXES = {"en": "", "ru": "(?:-(?:го|му|м|й|е))?"}
_PERCENT = {"en": r"%|per ?cent\b|percent\w*", "ru": r"%|процент\w*"}

_NUMBERED = re.compile(
    r"(?:\b(?:Nos?|nos?(?=\.)|[Nn]umbers?|[Pp]ages?|pp?|[Ss]ections?|[Aa]rticles?|[Cc]hapters?|[Oo]rders?|GOST|ISO"
    r"|ГОСТ|[Уу]лиц\w+|ул|стр|с|п|ст|[Пп]риказ\w*|номер\w*)\b\.?|[№#§])\s*$"
)
_ADDRESS = re.compile(r"(?:[ ’'\w-]{0,40}?) (?:Street|Avenue|Road|Lane|Square|Prospekt)\b")


def figures(text: str, lang: str) -> tuple[Figure, ...]:
    """Return the figures of a text in their order; none overlaps another.

    A language that has no patterns of its own is read with those of English: years, numbers with signs of
    units and percentages are found, words are not.
    """
    lang = lang if lang in units.WORDS else PLAIN
    found: list[Figure] = []
    for match in matches(text, lang):
        kind = _kind(match)
        if _is_a_name(match, text):
            continue
        found.append(Figure(kind, *match.span()))
    taken = [(figure.start, figure.end) for figure in found]
    found += (
        Figure("superlative", start, end)
        for start, end in superlatives.find(text, lang)
        if not any(start < last and first < end for first, last in taken)
    )
    return tuple(sorted(found, key=lambda figure: figure.start))


def matches(text: str, lang: str) -> Iterator[re.Match[str]]:
    """Match the pattern of figures, in order and without overlaps, only where it may begin.

    Raises:
        KeyError: if there are no patterns for *lang*.
    """
    pattern = _pattern(lang)
    digits = _DIGITS if text.isascii() else _ANY_DIGITS
    starts = [found.start() for found in digits.finditer(text)]
    counted = _may_count(text, units.COUNTED_PIECES[lang])
    if starts or counted:
        months, words = _words(lang)
        begun = len(starts)
        if begun:
            starts += (found.start() for found in months.finditer(text))
        if counted:
            starts += (found.start() for found in words.finditer(text))
        if len(starts) > begun:
            starts.sort()
    end = 0
    for start in starts:
        if start >= end and (match := pattern.match(text, start)):
            end = match.end()
            yield match


def _may_count(text: str, pieces: tuple[str, ...]) -> bool:
    for piece in pieces:  # noqa: SIM110 - asked of every text, and a generator costs more than all of it
        if piece in text:
            return True
    return False


def _kind(match: re.Match[str]) -> FigureKind:
    kinds: tuple[FigureKind, ...] = ("percentage", "quantity", "decade", "year")
    return next(kind for kind in kinds if match[kind] is not None)


def _is_a_name(match: re.Match[str], text: str) -> bool:
    """Whether a number tells one thing from others, or what looks like a year belongs to an address."""
    before, after = text[max(match.start() - 20, 0) : match.start()], text[match.end() : match.end() + 60]
    if _NUMBERED.search(before):
        return True
    return match["year"] is not None and _ADDRESS.match(after) is not None


@lru_cache
def _pattern(lang: str) -> re.Pattern[str]:
    number = rf"(?:{_NUMBER}(?:(?:{_DASH}| to | до ){_NUMBER})?|\b{units.COUNTED[lang]})"
    multiple = rf"(?: (?:{units.MULTIPLES[lang]}))*"
    between = rf"(?: (?!(?:{units.NOT_BETWEEN[lang]})\b)[^\W\d_][\w’-]*)?"
    unit = rf"(?: ?(?:{units.SIGNS[lang]})(?!\w)|{between}[ -](?:{units.WORDS[lang]})\b)"
    # English writes 1,770 settlers; "about 1770 settlers came" names a year.
    no_year = rf"(?!{_YEAR} [a-z])" if lang == "en" else ""
    # A number so large counts something, though the word for it stands elsewhere.
    digits = rf"{_NUMBER}{multiple} (?:{units.LARGE[lang]})"
    grouped = rf"{_GROUPED[lang]}(?![-\d])"
    money = rf"[$€£₽] ?{_NUMBER}{multiple}"
    return re.compile(
        rf"(?P<percentage>{_ALONE}{number}(?: |-)?(?:{_PERCENT[lang]}))"
        rf"|(?P<quantity>{money}|{_ALONE}(?:{no_year}{number}{multiple}{unit}|{digits}|{grouped}{_NO_MORE}))"
        rf"|(?P<decade>{_ALONE}(?:{_DECADES[lang]}))"
        rf"|(?P<year>{_date(lang)})"
    )


@lru_cache
def _words(lang: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The words that a figure may begin with: months before a day or a year, numbers in words."""
    return re.compile(rf"(?:{_months(lang)})(?=,? \d)"), re.compile(rf"\b{units.COUNTED[lang]}")


def _months(lang: str) -> str:
    return "|".join(sorted({name for names in MONTHS[lang].values() for name in names}))


def _date(lang: str) -> str:
    """A year, with its day and month where they stand before it, or the years from one to another."""
    months = _months(lang)
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    before = rf"(?:(?:{day} )?(?:{months}),? |(?:{months}) {day}, )?"
    return (
        rf"{_ALONE}{before}{_YEAR}(?:-\d\d-\d\d|{_DASH}(?:{_YEAR}|\d\d(?!\d))|{_SUFFIXES[lang]})"
        rf"{_NO_MORE}(?!-[^\W\d])"
    )
