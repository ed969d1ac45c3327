"""What an author may have meant by a date that is not in the profile.

A guess may be wrong or no date at all; whoever asks parses it before showing it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date

from kuzbass_site.dates.words import MONTHS

_LONGEST = 100  # longer than any date in words; keeps the patterns below from working on prose

_TYPOGRAPHY = str.maketrans("‐‑‒–—―−’", "-------'")
_NOISE = re.compile(r"\b(?:г\.?г?|гг|год|года|году|годы|годов|годах|годами|the|in|on|в)(?=[\s.,)]|$)\.?")
_TIME = re.compile(r"(?<=\d)[t ]\d\d:\d\d.*")

_ABOUT = re.compile(
    r"~|\bc(?=\d)|\b(?:circa|about|around|approx(?:imately)?|ca|c|около|примерно|приблизительно|ок)\b\.?"
)
_UNSURE = re.compile(r"\(?\b(?:uncertain|probably|possibly|perhaps|предположительно|вероятно|возможно)\b\)?")
_MARKS = {(False, False): "", (True, False): "~", (False, True): "?", (True, True): "%"}

_NOW = r"(?:present|now|today|н\. ?в|настоящее время|наше время|сегодня)"
# First match wins. Each gives the pieces, of which every one must be a date, and how to join them.
_SPANS = tuple(
    (re.compile(pattern), form)
    for pattern, form in (
        (r"\.\.+/?(.+)|/(.+)", "../{}"),
        (r"(.+?)(?:/?\.\.+|/|-)", "{}/.."),
        (r"\[?(.+?)\.\.+(.+?)\]?", "{}..{}"),
        (r"(?:between|между) (.+) (?:and|и) (.+)", "{}..{}"),
        (r"(.+) (?:or|или) (.+)", "{}..{}"),
        (rf"(?:from |с )?(.+?)(?: ?- ?| to | till | until | по | до ){_NOW}", "{}/.."),
        (r"(?:from |с )?(.+?)(?: - | to | till | until | по | до | ?/ ?)(.+)", "{}/{}"),
        (r"(?:since|from|after|с|после) (.+)", "{}/.."),
        (r"(?:until|till|before|by|up to|до|к) (.+)", "../{}"),
        (r"(.+?) ?- ?(\d{4}.*|\d\d)", "{}/{}"),
        (r"(.+\d{4}) ?- ?(\d.*)", "{}/{}"),
    )
)


# "1-3 May 1932": two days of one month.
_DAYS = re.compile(r"(\d{1,2}) ?- ?(\d{1,2}) ([^\W\d]+\.?,? \d{4})")


_CENTURY = re.compile(
    r"(?:in |in the |the |в )?(?P<number>\d{1,2}|[ivx\u0445]+)(?:-?(?:st|nd|rd|th|й|го|м|ом))? ?"
    r"(?:century|cent\.|c\.|век\w*|в\.)"
)
_ROMAN = (
    "", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
    "XVIII", "XIX", "XX", "XXI",
)  # fmt: skip


def suggest(text: str) -> str:
    """Return *text* as it may have been meant, in the profile, or an empty text."""
    if len(text) > _LONGEST:
        return ""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_TYPOGRAPHY)
    if century := _CENTURY.fullmatch(plain.strip()):
        return _century(century["number"])
    plain = _tidy(_TIME.sub("", _NOISE.sub(" ", plain)))
    # Russian says "roughly since", not "since roughly".
    plain = re.sub(r"^(примерно|приблизительно) (с|до) ", r"\2 \1 ", plain)
    return _single(plain) or _span(plain)


def _century(number: str) -> str:
    """Return the hundred years of a century, which begin with the year one."""
    roman = number.replace("\u0445", "x").upper()
    last = 100 * (int(number) if number.isdigit() else _ROMAN.index(roman) if roman in _ROMAN else 0)
    return f"{last - 99}/{last}" if 1000 < last <= 2100 else ""


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(" ,;")


def _span(text: str) -> str:
    if days := _DAYS.fullmatch(text):
        first, last, month = days.groups()
        ends = [_single(f"{day} {month}") for day in (first, last)]
        return "/".join(ends) if all(ends) else ""
    for pattern, form in _SPANS:
        if match := pattern.fullmatch(text):
            pieces = [piece for piece in match.groups() if piece is not None]
            if len(pieces) == 2 and re.fullmatch(r"\d\d", pieces[1]):  # 1932-36
                pieces[1] = pieces[0][:2] + pieces[1]
            ends = [_single(_tidy(piece)) for piece in pieces]
            if form == "{}..{}":
                ends = [end.rstrip("~?%") for end in ends]
            return form.format(*ends) if all(ends) else ""
    return ""


def _single(text: str) -> str:
    """Return the single date that *text* may mean, qualifiers last; empty if there is none."""
    for shape, make in _SHAPES:  # before the qualifiers are looked for: in "193?" it stands for a digit
        if (match := shape.fullmatch(text)) and (found := make(*match.groups())):
            return found
    bare, marks = re.subn(r"\(?\?\)?|%", " ", text)
    bare, about = _ABOUT.subn(" ", bare)
    bare, unsure = _UNSURE.subn(" ", bare)
    bare = _tidy(bare)
    if bare == text:
        return ""
    known = _single(bare)
    return known and known + _MARKS[bool(about) or "%" in text, bool(unsure or marks)]


def _ymd(year: str, month: str, day: str | None = None) -> str:
    m, d = int(month), int(day or 0)
    if m > 12 >= d > 0:
        m, d = d, m
    if not 1 <= m <= 12:
        return ""
    if not d or not _exists(int(year), m, d):
        return f"{year}-{m:02}"
    return f"{year}-{m:02}-{d:02}"


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _slashed(first: str, second: str, year: str) -> str:
    # 3/4/1932 is in April for some and in March for others.
    a, b = int(first), int(second)
    return _ymd(year, second, first) if a > 12 or b > 12 or a == b else ""


def _named(name: str, year: str, day: str | None = None) -> str:
    number = _month(name.rstrip("."))
    return _ymd(year, str(number), day) if number else ""


def _month(name: str) -> int:
    for forms in MONTHS.values():
        for names in forms.values():
            for number, full in enumerate(names, start=1):
                if len(name) >= 3 and full.casefold().startswith(name):
                    return number
    return 0


_WORD, _NTH = r"([^\W\d]+\.?)", r"(?:st|nd|rd|th|-?го|-?е)?"
_SHAPES: tuple[tuple[re.Pattern[str], Callable[..., str]], ...] = tuple(
    (re.compile(pattern), make)
    for pattern, make in (
        (r"(\d{4})", "{}".format),
        (r"(\d{3})(?:0 ?'?s|0 ?-? ?(?:ые|ых|е|х)|[xх*_u?])", "{}X".format),
        (r"(\d\d)[xх]{2}", "{0}00/{0}99".format),
        (r"(\d{4})-[xх]{2}(?:-[xх]{2})?", "{}".format),
        (r"(\d{4}-\d\d)-[xх]{2}", "{}".format),
        (r"(\d{4})[-./ ](\d{1,2})(?:[-./ ](\d{1,2}))?", _ymd),
        (r"(\d{1,2})\.(\d{1,2})\.(\d{4})", lambda d, m, y: _ymd(y, m, d)),
        (r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})", _slashed),
        (r"(\d{1,2})[./](\d{4})", lambda m, y: _ymd(y, m)),
        (rf"(\d{{1,2}}){_NTH} (?:of )?{_WORD},? (\d{{4}})", lambda d, name, y: _named(name, y, d)),
        (rf"{_WORD} (\d{{1,2}}){_NTH},? (\d{{4}})", lambda name, d, y: _named(name, y, d)),
        (rf"{_WORD},? (?:of )?(\d{{4}})", _named),
    )
)
