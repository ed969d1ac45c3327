"""Dates as a reader would say them, in English and in Russian."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from kuzbass_site.dates.fuzzy import FuzzyDate

# "alone" stands by itself, "of" follows about, since and until, "with" stands between two dates:
# in Russian the nominative, the genitive and the instrumental.
Case = Literal["alone", "of", "with"]


def _twelve(names: str) -> tuple[str, ...]:
    return tuple(names.split())


# The names of CLDR (wide; "alone" is its stand-alone, "of" its format form), kept here because
# loading Babel costs more than reading every date of the guide. CLDR has no instrumental.
_ENGLISH = _twelve("January February March April May June July August September October November December")
MONTHS: Mapping[str, Mapping[Case, tuple[str, ...]]] = {
    "en": {"alone": _ENGLISH, "of": _ENGLISH, "with": _ENGLISH},
    "ru": {
        "alone": _twelve("январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"),
        "of": _twelve("января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
        "with": _twelve(
            "январём февралём мартом апрелем маем июнем июлем августом сентябрём октябрём ноябрём декабрём"
        ),
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phrases:
    decade: Mapping[Case, str]
    about: str
    uncertain: str
    between: str
    since: str
    since_about: str
    until: str
    until_about: str


_PHRASES = {
    "en": _Phrases(
        decade={"alone": "{}s", "of": "the {}s"},
        about="about {}",
        uncertain="{} (uncertain)",
        between="between {} and {}",
        since="since {}",
        since_about="since about {}",
        until="until {}",
        until_about="until about {}",
    ),
    "ru": _Phrases(
        decade={"alone": "{}-е", "of": "{}-х"},
        about="около {}",
        uncertain="{} (предположительно)",
        between="между {} и {}",
        since="с {}",
        since_about="примерно с {}",
        until="до {}",
        until_about="примерно до {}",
    ),
}


@lru_cache(maxsize=1 << 14)
def in_words(date: FuzzyDate, lang: str) -> str:
    """Return the date in the words of *lang*, without a full stop and without "year".

    Raises:
        KeyError: if there are no words for *lang*.
    """
    phrases = _PHRASES[lang]
    if not date.ends:
        return _point(date, lang)
    first, last = date.ends
    if first and last:
        if date.precision == "one-of":
            return phrases.between.format(_name(first, lang, "with"), _name(last, lang, "with"))
        if first.precision == last.precision == "day" and _are_in_one_month(first, last):
            return f"{first.earliest:%-d}–{_point(last, lang)}"
        return _interval(_point(first, lang), _point(last, lang))
    if first:
        return _open(first, lang, phrases.since_about if first.approximate else phrases.since)
    assert last is not None  # noqa: S101 - the parser refuses a date open at both ends
    return _open(last, lang, phrases.until_about if last.approximate else phrases.until)


def _are_in_one_month(first: FuzzyDate, last: FuzzyDate) -> bool:
    plain = not any(each.approximate or each.uncertain for each in (first, last))
    return plain and first.text[:7] == last.text[:7]


def _point(date: FuzzyDate, lang: str) -> str:
    phrases = _PHRASES[lang]
    words = phrases.about.format(_name(date, lang, "of")) if date.approximate else _name(date, lang, "alone")
    return phrases.uncertain.format(words) if date.uncertain else words


def _open(date: FuzzyDate, lang: str, phrase: str) -> str:
    words = phrase.format(_name(date, lang, "of"))
    return _PHRASES[lang].uncertain.format(words) if date.uncertain else words


def _interval(first: str, last: str) -> str:
    if first == last:
        return first
    dash = "–" if first.isalnum() and last.isalnum() else " – "
    return f"{first}{dash}{last}"


def _name(date: FuzzyDate, lang: str, case: Case) -> str:
    day = date.earliest
    assert day is not None  # noqa: S101 - a single date has both bounds
    if date.precision == "year":
        return str(day.year)
    if date.precision == "decade":
        return _PHRASES[lang].decade[case].format(day.year)
    if date.precision == "month":
        return f"{MONTHS[lang][case][day.month - 1]} {day.year}"
    return f"{day.day} {MONTHS[lang]['of'][day.month - 1]} {day.year}"
