"""Where tours pass the entries: which stop of which tour each is, and where a stop lies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from kuzbass_site.models.entry import Entry, Location, Reference, Stop


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a tour passes an entry: at the stops ``first`` to ``last`` of ``count``, one after another.

    ``before`` and ``after`` are the stops around them, of which only entry and title are told.
    """

    tour: str
    first: int
    last: int
    count: int
    before: Stop | None
    after: Stop | None


def turns(entries: Mapping[str, Entry]) -> dict[str, tuple[Turn, ...]]:
    """Where tours pass each entry; stops of one entry that follow each other count as one."""
    found: defaultdict[str, list[Turn]] = defaultdict(list)
    for tour, entry in entries.items():
        stops = [Stop(entry=Reference(s.entry.id), title=s.title, local=s.local) for s in entry.stops]
        number = 0
        for id_, group in groupby(stops, key=lambda stop: stop.entry.id):
            first, number = number, number + len(tuple(group))
            if id_ in entries:
                around = [stops[n] if 0 <= n < len(stops) else None for n in (first - 1, number)]
                before, after = (stop if stop and stop.entry.id in entries else None for stop in around)
                found[id_].append(Turn(tour, first + 1, number, len(stops), before, after))
    return {id_: tuple(found[id_]) for id_ in sorted(found)}


def place_of(stop: Stop, entries: Mapping[str, Entry]) -> Location | None:
    """Where a stop is: its own place, else that of its entry; without what only the editor's file knows."""
    entry = entries.get(stop.entry.id)
    found = (stop.location or entry.location) if entry else None
    return found and Location(point=found.point, accuracy=found.accuracy)
