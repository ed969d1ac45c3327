"""The drawn timeline: of each place a bar from its beginning to its end, and what happened as marks on it.

All positions are shares of the whole stretch of time, in per cent, so that a browser can draw them at any width and
a script can show a part of the stretch by stretching what it is drawn in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kuzbass_site.dates import FuzzyDate
from kuzbass_site.models.entry import Entry
from kuzbass_site.models.stated import Fact, Kind
from kuzbass_site.pages.entries import decade_words, tag_label
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.views import Bar, Choice, Life, LifespansView, Mark, Tick
from kuzbass_site.pages.words import STATUS_WORDS
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
WORKS = ("working", "part-working", "inhabited")
"""Those of what has not ended, whatever of it was closed."""
ABOUT = timedelta(days=5 * 365)
"""So long before and after a date that is only about right, or doubted, it is drawn as unsure."""
MOST_CHOICES = 60
"""So many towns, themes and tags there are to choose at most: those with the most places."""
MANY = 20
"""Of more decades than that only the centuries are named where there is little room."""
YEAR = 365.2425

Happened = tuple[FuzzyDate, str]
"""The date of an event, and its name in the list."""
Days = tuple[date, date]
"""The first and the last day that is meant."""


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


def lifespans(reader: Reader, happened: Mapping[str, Sequence[Happened]]) -> LifespansView | None:
    """The drawing; None where no place has a date. *happened* is what the list tells, by the ids of entries."""
    entries = [entry for name in DRAWN for entry in reader.site.collections.get(name, ())]
    # What could not be found has no life of its own to draw: its dates are those of something else.
    found = (entry for entry in entries if not (entry.status and entry.status.text == "not-identified"))
    dated = [entry for entry in found if _begins(reader, entry) or happened.get(entry.id)]
    drawn = sorted(dated, key=lambda entry: (-len(entry.events), entry.id))[:MOST]
    if not drawn:
        return None
    today = reader.site.guide.today
    days = [day for entry in drawn for each in _dates(reader, entry) for day in each]
    scale = Scale.of([day for day in days if day <= today] or [today], today)
    kept = {entry.id for entry in drawn}
    ordered = sorted((entry for entry in dated if entry.id in kept), key=lambda entry: _order(reader, entry))
    lives = [_life(reader, entry, scale, today, happened.get(entry.id, ())) for entry in ordered]
    groups = ((name, tuple(life for life in lives if life.kind == name)) for name in DRAWN)
    years = scale.years()
    step = 50 if len(years) <= MANY else 100
    decades = tuple(
        Tick(f"{scale.at(date(year, 1, 1)):g}", str(year), decade_words(reader, year), year % step == 0)
        for year in (*range(scale.first.year, scale.main.year, 10), *years)
        if year >= 1
    )
    return LifespansView(
        groups=tuple((name, reader.collection(name), several) for name, several in groups if several),
        ticks=decades[-len(years) :],
        decades=decades,
        early=f"{100 * EARLY:g}" if scale.first < scale.main else "",
        since=str(scale.first.year),
        main=str(scale.main.year),
        today=f"{scale.at(today):g}",
        of_all=len(dated),
        choices=tuple(choice for choice in _choices(reader, drawn) if len(choice.values) > 1),
    )


def _order(reader: Reader, entry: Entry) -> tuple[int, date, str]:
    begins = _begins(reader, entry)
    first = _readings(begins)[0] if begins else min(_bounds(event.date)[0] for event in entry.events)
    return DRAWN.index(entry.collection), first, entry.id


def _life(reader: Reader, entry: Entry, scale: Scale, today: date, happened: Sequence[Happened]) -> Life:
    begins, ends = _begins(reader, entry), _ends(reader, entry)
    status = entry.status.text if entry.status else ""
    ends = None if status in WORKS else ends
    bars: tuple[Bar, ...] = ()
    if begins:
        told = max([_readings(begins)[1], *(_bounds(when)[1] for when, _ in happened)])
        end = _readings(ends) if ends else None
        bars = tuple(_bars(scale, _readings(begins), end, told, today, stands=status in STANDS))
    marks = tuple(
        Mark(f"{scale.at(first):g}", f"{max(scale.at(last) - scale.at(first), 0):g}", reader.when(when), id_)
        for when, id_ in happened
        for first, last in (_bounds(when),)
    )
    last = _year(reader, _preferred(ends)) if ends else reader.t("today") if status in STANDS else "?"
    parts = [_year(reader, _preferred(begins)) if begins else "", last] if begins or ends else []
    return Life(
        id=entry.id,
        url=reader.url(entry.id),
        title=reader.title(entry.id),
        kind=entry.collection,
        told=_told(reader, [fact for fact in (begins, ends) if fact], status),
        places=tuple(ref.id for ref in entry.part_of if ref.id.startswith("towns/")),
        terms=(
            *(ref.id for ref in entry.part_of if ref.id.startswith("themes/")),
            *(tag.id for tag in entry.tags),
        ),
        words="\u2013".join(parts),
        bars=bars,
        marks=marks,
    )


def _told(reader: Reader, facts: Sequence[Fact], status: str) -> str:
    """What a bar says: the facts it begins and ends with, whether sources differ on them, and the status."""
    names, words = reader.site.guide.config.facts, []
    for fact in facts:
        words.append(f"{reader.label(names[fact.name].label)}: {reader.when(_preferred(fact))}")
        words += [reader.t("Sources differ")] if len(fact.readings) > 1 else []
    words += [reader.t(STATUS_WORDS[status])] if status else []
    return ". ".join(words)


def _bars(
    scale: Scale, begins: Days, ends: Days | None, told: date, today: date, *, stands: bool
) -> Iterator[Bar]:
    """The sure part of a life, and before and after it what may belong to it; *told* is the last day it is told of."""
    first, sure = begins
    until, last = ends or ((today, today) if stands else (max(min(told, today), sure), today))
    until, last = max(until, sure), max(last, sure)
    if (sure - first).days > YEAR:
        yield Bar("unsure", *_stretch(scale, first, sure))
    if until > sure or not stands:
        yield Bar("sure", *_stretch(scale, sure if (sure - first).days > YEAR else first, until))
    if ends and (last - until).days > YEAR:
        yield Bar("unsure", *_stretch(scale, until, last))
    if ends and stands and last < today:
        yield Bar("after", *_stretch(scale, last, today))
    if not ends and not stands and until < today:
        yield Bar("lost", *_stretch(scale, until, today))


def _year(reader: Reader, when: FuzzyDate) -> str:
    """A date as short as it can stand beside a bar."""
    return str(when.year) if when.precision in ("day", "month") else reader.when(when)


def _stretch(scale: Scale, first: date, last: date) -> tuple[str, str]:
    """Where a stretch begins and ends: never so short that nobody sees it."""
    begin = scale.at(first)
    return f"{begin:g}", f"{max(scale.at(last), begin + 0.3):.4g}"


def _begins(reader: Reader, entry: Entry) -> Fact | None:
    """The fact with which a life begins: of those of the first year the one that is known best."""
    return min(_of_life(reader, entry, "begins"), key=_year_and_last, default=None)


def _ends(reader: Reader, entry: Entry) -> Fact | None:
    return max(_of_life(reader, entry, "ends"), key=_year_and_last, default=None)


def _year_and_last(fact: Fact) -> tuple[int, date]:
    first, last = _bounds(_preferred(fact))
    return first.year, last


def _of_life(reader: Reader, entry: Entry, which: str) -> Iterator[Fact]:
    """The dates with which a life begins, or ends; of its parts that the entry tells of, none."""
    names = reader.site.guide.config.facts
    for fact in entry.facts:
        value = fact.readings[0].value if fact.kind is Kind.DATE and fact.readings and not fact.of else None
        if isinstance(value, FuzzyDate) and fact.name in names and names[fact.name].life == which:
            yield fact


def _preferred(fact: Fact) -> FuzzyDate:
    value = fact.readings[0].value
    if not isinstance(value, FuzzyDate):
        raise TypeError(f"{fact.name} is no date")
    return value


def _readings(fact: Fact) -> Days:
    """From the first day that any of its readings can mean to the last."""
    dates = [_bounds(each.value, wide=True) for each in fact.readings if isinstance(each.value, FuzzyDate)]
    return min(first for first, _ in dates), max(last for _, last in dates)


def _dates(reader: Reader, entry: Entry) -> Iterator[Days]:
    yield from (_bounds(event.date) for event in entry.events)
    yield from (_readings(each) for each in (_begins(reader, entry), _ends(reader, entry)) if each)


def _bounds(when: FuzzyDate, *, wide: bool = False) -> Days:
    """The first and the last day; of an open interval twice the one that is known. *wide* allows for doubts."""
    first, last = when.earliest or when.latest, when.latest or when.earliest
    if first is None or last is None:
        raise ValueError("a date open at both ends says nothing")
    if wide and (when.approximate or when.uncertain):
        return max(first, date.min + ABOUT) - ABOUT, min(last, date.max - ABOUT) + ABOUT
    return first, last


def _choices(reader: Reader, entries: Sequence[Entry]) -> Iterator[Choice]:
    """What can be chosen: kinds of places, towns, themes and tags."""
    kinds = [name for name in DRAWN if any(entry.collection == name for entry in entries)]
    yield Choice("kind", reader.t("Kind"), tuple((name, reader.collection(name)) for name in kinds))
    wholes = Counter(ref.id for entry in entries for ref in entry.part_of if ref.id in reader.site.entries)
    tags = Counter(tag.id for entry in entries for tag in entry.tags)
    towns, themes = (
        _most({id_: (reader.title(id_).text, n) for id_, n in wholes.items() if id_.startswith(folder)})
        for folder in ("towns/", "themes/")
    )
    yield Choice("place", reader.t("Town"), towns)
    named = _most({tag: (tag_label(reader, tag), n) for tag, n in tags.items()})
    yield Choice("theme", reader.t("Theme or tag"), (*themes, *named))


def _most(found: Mapping[str, tuple[str, int]]) -> tuple[tuple[str, str], ...]:
    """Those that stand most often, in the order of their words."""
    first = sorted(found, key=lambda key: (-found[key][1], key))[:MOST_CHOICES]
    return tuple(
        sorted(((key, found[key][0]) for key in first), key=lambda each: (sort_key(each[1]), each[0]))
    )
