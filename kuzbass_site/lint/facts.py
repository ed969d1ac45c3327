"""Rules of what several entries state of one subject: they agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kuzbass_site.dates import FuzzyDate
from kuzbass_site.lint.references import Ids, at
from kuzbass_site.models.entry import Entry
from kuzbass_site.models.stated import Fact, Quantity, Stated, Value
from kuzbass_site.problems import Problem
from kuzbass_site.site import Site

_SAME_UNITS = {
    "km": (Decimal(1000), "m"),
    "km2": (Decimal(1), "km²"),
    "Mt": (Decimal(1_000_000), "t"),
    "MW": (Decimal(1000), "kW"),
    "GW": (Decimal(1_000_000), "kW"),
}
"""Units that are others in another size or spelling: how many of which."""


_Values = frozenset[object]
_Bounds = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class _Told:
    """A fact with the entry that states it, about itself or about another."""

    entry: Entry
    fact: Fact


def facts_are_of_entries(site: Site) -> Iterable[Problem]:
    """What a fact says it speaks of is there."""
    known = {entry.id for entry in site.guide.entries}
    ids, there = Ids(known), known | site.guide.broken
    for entry in site.guide.entries:
        for fact in entry.facts:
            if fact.of and fact.of not in there:
                yield at(entry.path, fact.span, "fact/of-unknown", fact.of, ids.nearest(fact.of))


def entries_agree(site: Site) -> Iterable[Problem]:
    """What several entries state of one fact of one subject is the same.

    An entry has the last word on itself: the others are compared with it, then with each other.
    """
    told: defaultdict[tuple[str, str], list[_Told]] = defaultdict(list)
    for entry in sorted(site.guide.entries, key=lambda entry: entry.path):
        for fact in entry.facts:
            subject = fact.of or entry.id
            # Its own word first.
            place = 0 if subject == entry.id else len(told[subject, fact.name])
            told[subject, fact.name].insert(place, _Told(entry, fact))
    for (subject, _), several in sorted(told.items()):
        if len(several) > 1:
            yield from _disagreements(subject, several)


def _disagreements(subject: str, several: list[_Told]) -> Iterator[Problem]:
    """Whatever each tells otherwise than the first of those before it who tell otherwise."""
    heard = _Heard(subject)
    for later in several:
        earlier = heard.first_against(later.fact)
        if earlier is not None:
            yield from _conflicts(subject, earlier, later)
        heard.add(later)


class _Heard:
    """What has been told of one fact so far: who contradicts another is found without asking all.

    Those who tell the same are asked as one, and as far as they were asked for some values, nobody who gives
    the same values asks them again.
    """

    def __init__(self, subject: str) -> None:
        self._subject = subject
        self._told: list[_Told] = []
        self._places: dict[tuple[bool, _Values], int] = {}
        self._kinds: list[tuple[bool, _Values]] = []
        self._asked: dict[_Values, int] = {}
        self._points: defaultdict[_Bounds, dict[object, int]] = defaultdict(dict)

    def add(self, told: _Told) -> None:
        """Remember another who tells of it."""
        place = len(self._told)
        self._told.append(told)
        kind = told.entry.id == self._subject, _values(told.fact)
        if kind not in self._places:
            self._places[kind] = place
            self._kinds.append(kind)
        # The last of several for one time counts; of all that is told of it two values are enough to know.
        for when, stated in {_bounds(point.date): point.stated for point in told.fact.points}.items():
            if len(self._points[when]) < 2:
                self._points[when].setdefault(_same(stated.value), place)

    def first_against(self, fact: Fact) -> _Told | None:
        """The first who tells something else than a fact."""
        places = [
            place
            for point in fact.points
            for value, place in self._points.get(_bounds(point.date), {}).items()
            if value != _same(point.stated.value)
        ]
        ours = _values(fact)
        asked = self._asked.get(ours, 0)
        while asked < len(self._kinds) and not _contradicts(*self._kinds[asked], ours):
            asked += 1
        self._asked[ours] = asked
        if asked < len(self._kinds):
            places.append(self._places[self._kinds[asked]])
        return self._told[min(places)] if places else None


def _contradicts(by_itself: bool, theirs: _Values, ours: _Values) -> bool:
    """Whether ours has a value that theirs lacks, unless ours has all of theirs and nobody has the last word."""
    return bool(theirs) and not ours <= theirs and (by_itself or not theirs <= ours)


def _conflicts(subject: str, earlier: _Told, later: _Told) -> Iterator[Problem]:
    """Each value of the later fact that the earlier contradicts."""
    ours, theirs = later.fact, earlier.fact
    by_itself = subject == earlier.entry.id
    pairs = list(_of_one_day(ours, theirs))
    known = _values(theirs)
    if _contradicts(by_itself, known, _values(ours)):
        pairs += [(each, theirs.readings[0]) for each in ours.readings if _same(each.value) not in known]
    for here, there in pairs:
        where = f"{earlier.entry.path}:{there.span.line}"
        yield at(
            later.entry.path, here.span, "fact/conflict", ours.name, subject, here.text, there.text, where
        )


def _of_one_day(ours: Fact, theirs: Fact) -> Iterator[tuple[Stated, Stated]]:
    """The points of two series that give different values for one time."""
    points = {_bounds(point.date): point.stated for point in theirs.points}
    for point in ours.points:
        there = points.get(_bounds(point.date))
        if there is not None and _same(there.value) != _same(point.stated.value):
            yield point.stated, there


def _values(fact: Fact) -> _Values:
    return frozenset(_same(reading.value) for reading in fact.readings)


def _bounds(when: FuzzyDate) -> _Bounds:
    return when.earliest, when.latest


def _same(value: Value | None) -> object:
    """What two values have in common that say the same, however they are written."""
    match value:
        case FuzzyDate():
            return *_bounds(value), value.approximate, value.uncertain
        case Quantity(amount, unit):
            factor, base = _SAME_UNITS.get(unit, (Decimal(1), unit))
            return amount * factor, " ".join(base.split())
        case str():
            return " ".join(value.split())
        case _:
            return value
