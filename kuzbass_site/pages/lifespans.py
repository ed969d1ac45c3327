"""The drawn timeline: of each place a bar from its beginning to its end, and what happened as marks on it.

All positions are shares of the whole stretch of time, in per cent, so that a browser can draw them at any width and
a script can show a part of the stretch by stretching what it is drawn in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kuzbass_site.dates import FuzzyDate
from kuzbass_site.models.entry import Entry
from kuzbass_site.models.stated import Fact, Kind
from kuzbass_site.pages.entries import decade_words
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.views import Bar, Choice, Life, LifespansView, Mark, Tick
from kuzbass_site.text import sort_key

DRAWN = ("towns", "landmarks", "sectors")
MOST = 150
"""So many places are drawn; of more, those of which most is told."""
EARLY = 0.12
"""The share of the drawing for the time before most of it: what few dates there are must not squeeze the rest."""
FEW = 0.12
"""So great a share of the dates may lie in it."""
STANDS = ("working", "part-working", "museum", "reused", "inhabited", "disused", "ruin")
"""Statuses of what is still there, and so drawn up to today. Of what has none nobody says that it is."""
MANY = 20
"""Of more decades than that only the centuries are named where there is little room."""
YEAR = 365.2425


@dataclass(frozen=True, slots=True)
class Scale:
    """From days to shares of the drawing: the early time in a narrow strip, the rest evenly."""

    first: date
    main: date
    last: date

    @classmethod
    def of(cls, days: Sequence[date], today: date) -> Scale:
        """A scale on which all these days can be shown, up to the decade after *today*."""
        ordered = sorted(days)
        main = _decade(ordered[int(len(ordered) * FEW)])
        last = date(min(today.year // 10 * 10 + 10, date.max.year), 1, 1)
        return cls(min(_decade(ordered[0]), main), main, last)

    def at(self, day: date) -> float:
        """Where a day stands, in per cent of the width."""
        early = 100 * EARLY if self.first < self.main else 0.0
        if day < self.main:
            return round(early * _share(self.first, day, self.main), 2)
        return round(early + (100 - early) * min(_share(self.main, day, self.last), 1.0), 2)

    def years(self) -> list[int]:
        """The first years of the decades from the main time on."""
        return list(range(self.main.year, self.last.year, 10))


def _decade(day: date) -> date:
    return date(max(day.year // 10 * 10, 1), 1, 1)


def _share(first: date, day: date, last: date) -> float:
    return max(0.0, (day - first).days / max(1, (last - first).days))


def lifespans(reader: Reader) -> LifespansView | None:
    """The drawing; None where no place has a date."""
    entries = [entry for name in DRAWN for entry in reader.site.collections.get(name, ())]
    # What could not be found has no life of its own to draw: its dates are those of something else.
    found = (entry for entry in entries if not (entry.status and entry.status.text == "not-identified"))
    dated = [entry for entry in found if _begins(reader, entry) or entry.events]
    drawn = sorted(dated, key=lambda entry: (-len(entry.events), entry.id))[:MOST]
    if not drawn:
        return None
    today = reader.site.guide.today
    days = [day for entry in drawn for each in _dates(reader, entry) for day in _bounds(each)]
    scale = Scale.of([day for day in days if day <= today] or [today], today)
    kept = {entry.id for entry in drawn}
    lives = [
        _life(reader, entry, scale, today)
        for entry in sorted((e for e in dated if e.id in kept), key=lambda e: _order(reader, e))
    ]
    years = scale.years()
    step = 50 if len(years) <= MANY else 100
    ticks = tuple(
        Tick(f"{scale.at(date(year, 1, 1)):g}", str(year), decade_words(reader, year), year % step == 0)
        for year in years
    )
    return LifespansView(
        lives=tuple(lives),
        ticks=ticks,
        early=f"{100 * EARLY:g}" if scale.first < scale.main else "",
        since=str(scale.first.year),
        main=str(scale.main.year),
        today=f"{scale.at(today):g}",
        of_all=len(dated),
        choices=tuple(choice for choice in _choices(reader, drawn) if len(choice.values) > 1),
    )


def _order(reader: Reader, entry: Entry) -> tuple[int, date, str]:
    begins = _begins(reader, entry)
    first = _bounds(begins)[0] if begins else min(_bounds(event.date)[0] for event in entry.events)
    return DRAWN.index(entry.collection), first, entry.id


def _life(reader: Reader, entry: Entry, scale: Scale, today: date) -> Life:
    begins, ends = _begins(reader, entry), _ends(reader, entry)
    stands = entry.status is not None and entry.status.text in STANDS
    told = [_bounds(event.date)[1] for event in entry.events]
    bars = (
        tuple(_bars(scale, begins, ends, max([*told, _bounds(begins)[1]]), today, stands=stands))
        if begins
        else ()
    )
    marks = tuple(
        Mark(f"{scale.at(first):g}", f"{max(scale.at(last) - scale.at(first), 0):g}", when)
        for event in entry.events
        for first, last in (_bounds(event.date),)
        for when in (reader.when(event.date),)
    )
    end = _year(reader, ends) if ends else reader.t("today") if stands else "?"
    parts = [_year(reader, begins) if begins else "", end] if begins or ends else []
    title = reader.title(entry.id)
    return Life(
        id=entry.id,
        url=reader.url(entry.id),
        title=title,
        kind=entry.collection,
        places=tuple(ref.id for ref in entry.part_of if ref.id.startswith("towns/")),
        terms=(
            *(ref.id for ref in entry.part_of if ref.id.startswith("themes/")),
            *(tag.id for tag in entry.tags),
        ),
        words="\u2013".join(parts),
        bars=bars,
        marks=marks,
    )


def _bars(
    scale: Scale, begins: FuzzyDate, ends: FuzzyDate | None, told: date, today: date, *, stands: bool
) -> Iterator[Bar]:
    """The sure part of a life, and before and after it what may belong to it; *told* is the last day it is told of."""
    first, sure = _bounds(begins)
    until, last = _bounds(ends) if ends else (today, today) if stands else (min(told, today), today)
    if (sure - first).days > YEAR or begins.approximate or begins.uncertain:
        yield Bar("unsure", *_stretch(scale, first, sure))
    yield Bar("sure", *_stretch(scale, sure, max(until, sure)))
    if ends and ((last - until).days > YEAR or ends.approximate or ends.uncertain):
        yield Bar("unsure", *_stretch(scale, until, last))
    if not ends and not stands and until < today:
        yield Bar("lost", *_stretch(scale, max(until, sure), today))


def _year(reader: Reader, when: FuzzyDate) -> str:
    """A date as short as it can stand beside a bar."""
    return str(when.year) if when.precision in ("day", "month") else reader.when(when)


def _stretch(scale: Scale, first: date, last: date) -> tuple[str, str]:
    """Where a stretch begins, and how long it is: never so short that nobody sees it."""
    begin = scale.at(first)
    return f"{begin:g}", f"{max(scale.at(last) - begin, 0.3):.4g}"


def _begins(reader: Reader, entry: Entry) -> FuzzyDate | None:
    return min(_of_life(reader, entry.facts, "begins"), key=lambda each: each.sort_key, default=None)


def _ends(reader: Reader, entry: Entry) -> FuzzyDate | None:
    return max(_of_life(reader, entry.facts, "ends"), key=lambda each: each.sort_key, default=None)


def _of_life(reader: Reader, facts: Iterable[Fact], which: str) -> Iterator[FuzzyDate]:
    """The dates with which a life begins, or ends; of its parts that the entry tells of, none."""
    for fact in facts:
        if fact.kind is Kind.DATE and fact.readings and not fact.of:
            value = fact.readings[0].value
            name = reader.site.guide.config.facts.get(fact.name)
            if isinstance(value, FuzzyDate) and name and name.life == which:
                yield value


def _dates(reader: Reader, entry: Entry) -> Iterator[FuzzyDate]:
    yield from (event.date for event in entry.events)
    yield from (each for each in (_begins(reader, entry), _ends(reader, entry)) if each)


def _bounds(when: FuzzyDate) -> tuple[date, date]:
    """The first and the last day; of an open interval twice the one that is known."""
    first, last = when.earliest or when.latest, when.latest or when.earliest
    if first is None or last is None:
        raise ValueError("a date open at both ends says nothing")
    return first, last


def _choices(reader: Reader, entries: Sequence[Entry]) -> Iterator[Choice]:
    """What can be chosen: kinds of places, towns, themes."""
    kinds = [name for name in DRAWN if any(entry.collection == name for entry in entries)]
    yield Choice("kind", reader.t("Kind"), tuple((name, reader.collection(name)) for name in kinds))
    for name, label, folder in (
        ("place", reader.t("Town"), "towns/"),
        ("theme", reader.t("Theme"), "themes/"),
    ):
        found = {
            ref.id
            for entry in entries
            for ref in entry.part_of
            if ref.id.startswith(folder) and ref.id in reader.site.entries
        }
        named = [(id_, reader.title(id_).text) for id_ in found]
        yield Choice(name, label, tuple(sorted(named, key=lambda each: sort_key(each[1]))))
