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
        for number, later in enumerate(several):
            for earlier in several[:number]:
                found = list(_conflicts(subject, earlier, later))
                yield from found
                if found:
                    break


def _conflicts(subject: str, earlier: _Told, later: _Told) -> Iterator[Problem]:
    """Each value of the later fact that the earlier contradicts."""
    ours, theirs = later.fact, earlier.fact
    by_itself = subject == earlier.entry.id
    pairs = list(_of_one_day(ours, theirs))
    if by_itself or not _is_among(theirs.readings, ours.readings):
        known = [_same(reading.value) for reading in theirs.readings]
        if known:
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


def _is_among(some: tuple[Stated, ...], others: tuple[Stated, ...]) -> bool:
    return {_same(each.value) for each in some} <= {_same(each.value) for each in others}


def _bounds(when: FuzzyDate) -> tuple[date | None, date | None]:
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
