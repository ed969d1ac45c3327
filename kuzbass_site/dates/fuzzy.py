"""The value of a date and the grammar it is written in."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

Fault = Literal["invalid", "no-such-day", "backwards"]
Precision = Literal["day", "month", "year", "decade", "interval", "one-of"]

_POINT = r"(?:([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?|([0-9]{3})X)([~?%]?)"
_GRAMMAR = re.compile(rf"(\.\.|{_POINT})(?:(/|\.\.)(\.\.|{_POINT}))?")
_OPEN = ".."
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")
_ONE_DAY = timedelta(days=1)


class DateError(ValueError):
    """A text that is no date of the profile.

    ``code`` is ``invalid``, ``no-such-day`` (it is written as one) or ``backwards`` (it ends before it starts);
    ``hint`` is what the author may have meant, in the profile, or empty.
    """

    def __init__(self, text: str, code: Fault, hint: str = "") -> None:
        super().__init__(text, code, hint)
        self.text = text
        self.code = code
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.code} date: {self.text!r}"


class FuzzyDate(Struct, frozen=True, array_like=True, tag=True):
    """A date as sure as its source, with the first and the last day it can mean.

    Qualifiers do not move the bounds: ``1970~`` lies in 1970 and says that it may not. A bound is
    ``None`` where an interval is open. ``ends`` holds the two dates of an interval or of a "one of
    these" (``None`` for an open end) and is empty for a single date.
    """

    text: str
    earliest: date | None
    latest: date | None
    precision: Precision
    approximate: bool = False
    uncertain: bool = False
    ends: tuple[FuzzyDate | None, ...] = ()

    @property
    def decades(self) -> tuple[int, ...]:
        """Every decade the date touches, as its first year; of an open interval the known end's."""
        first, last = self._known
        return tuple(range(first.year // 10 * 10, last.year + 1, 10))

    @property
    def year(self) -> int:
        """The year to sort and group by: the earliest, or the latest where the start is open."""
        return self._known[0].year

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """Orders by the first day it can mean, then by the last, an open end after all others."""
        return self._known[0], self.latest or date.max, self.text

    @property
    def edtf(self) -> str:
        """The date in standard EDTF, for exports."""
        return f"[{self.text}]" if self.precision == "one-of" else self.text

    @property
    def iso(self) -> str:
        """The date in ISO 8601, for exports: a date as exact as it is known, or an interval.

        An interval is open where it has ``..``. A decade and a "one of these" are the interval they span;
        qualifiers, for which ISO 8601-1 has no sign, are left out.
        """
        if self.ends:
            first, last = self.ends
            return f"{first._iso(0) if first else _OPEN}/{last._iso(1) if last else _OPEN}"
        return f"{self._iso(0)}/{self._iso(1)}" if self.precision == "decade" else self._iso(0)

    def _iso(self, side: Literal[0, 1]) -> str:
        """A single date in ISO 8601, of a decade the first or the last year."""
        if self.precision == "decade":
            return f"{self.text[:3]}{'09'[side]}"
        return self.text.rstrip("~?%")

    @property
    def _known(self) -> tuple[date, date]:
        first, last = self.earliest or self.latest, self.latest or self.earliest
        if first is None or last is None:
            raise ValueError("a date open at both ends says nothing")
        return first, last


def parse(text: str) -> FuzzyDate:
    """Return the date that *text* writes in the profile.

    Raises:
        DateError: if it does not; with a hint where one can be guessed.
    """
    try:
        return _parse(text)
    except DateError as error:
        hint = error.hint or _hint(text)
        is_day = error.code == "invalid" and not hint and _DAY.fullmatch(text)
        raise DateError(text, "no-such-day" if is_day else error.code, hint) from None


def _parse(text: str) -> FuzzyDate:
    match = _GRAMMAR.fullmatch(text)
    if match is None:
        raise DateError(text, "invalid")
    head, year, month, day, decade, mark, separator, tail, *rest = match.groups()
    try:
        first = None if head == _OPEN else _point(head, year, month, day, decade, mark)
        last = None if separator is None or tail == _OPEN else _point(tail, *rest)
    except ValueError as error:
        raise DateError(text, "invalid") from error
    if separator is None and first is not None:
        return first
    if first is None and last is None:
        raise DateError(text, "invalid")
    if separator == "/":
        return _between(text, "interval", first, last)
    if first is None or last is None or not (_is_plain(first) and _is_plain(last)):
        raise DateError(text, "invalid")
    return _between(text, "one-of", first, last)


def _point(text: str, year: str, month: str, day: str, decade: str, mark: str) -> FuzzyDate:
    precision: Precision
    if decade:
        start = int(decade) * 10
        earliest, latest, precision = date(start, 1, 1), date(start + 9, 12, 31), "decade"
    elif day:
        earliest = latest = date(int(year), int(month), int(day))
        precision = "day"
    elif month:
        earliest = date(int(year), int(month), 1)
        latest, precision = _month_end(earliest), "month"
    else:
        earliest, latest, precision = date(int(year), 1, 1), date(int(year), 12, 31), "year"
    return FuzzyDate(text, earliest, latest, precision, mark in ("~", "%"), mark in ("?", "%"))


def _month_end(first: date) -> date:
    if first.month == 12:  # apart, for the month after December 9999 cannot be counted
        return first.replace(day=31)
    return first.replace(month=first.month + 1) - _ONE_DAY


def _is_plain(point: FuzzyDate) -> bool:
    return point.precision != "decade" and not point.approximate and not point.uncertain


def _between(text: str, precision: Precision, first: FuzzyDate | None, last: FuzzyDate | None) -> FuzzyDate:
    earliest = first.earliest if first else None
    latest = last.latest if last else None
    if first and last and earliest and latest and earliest > latest:
        separator = "/" if precision == "interval" else _OPEN
        raise DateError(text, "backwards", f"{last.text}{separator}{first.text}")
    ends = (first, last)
    return FuzzyDate(
        text,
        earliest,
        latest,
        precision,
        any(end.approximate for end in ends if end),
        any(end.uncertain for end in ends if end),
        ends,
    )


def _hint(text: str) -> str:
    from kuzbass_site.dates.hints import suggest  # its patterns cost more than all of the above

    guess = suggest(text)
    try:
        return _parse(guess).text
    except DateError:
        return ""
