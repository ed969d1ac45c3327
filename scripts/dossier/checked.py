"""The dossier and the guide side by side, and how one thing of the dossier is looked for in the guide."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dossier import Dossier, Row, Table, point
from kuzbass_site.dates import FuzzyDate
from kuzbass_site.geo import Coordinates, distance_km
from kuzbass_site.models.entry import Entry
from kuzbass_site.models.stated import Fact
from kuzbass_site.site import Site, stated_in


@dataclass(frozen=True, slots=True)
class Checked:
    """One thing the dossier knows, where the guide would tell it, and what is wrong there.

    ``lacks`` is missing or contradicted; ``drops`` is only worth knowing.
    """

    id: str
    where: str
    lacks: tuple[str, ...] = ()
    drops: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Both:
    """The two sides, the table that leads from one to the other, and the sources as they are imported."""

    dossier: Dossier
    site: Site
    table: Table
    sources: Mapping[str, Mapping[str, Any]]

    def entry(self, id_: str) -> Entry | None:
        """An entry that the guide publishes."""
        return self.site.entries.get(id_)

    @cached_property
    def cited(self) -> Mapping[str, frozenset[str]]:
        """The keys that each entry and claim cites."""
        found = defaultdict[str, set[str]](set)
        for key, uses in self.site.uses.items():
            for use in uses:
                found[use.id].add(key)
        return {id_: frozenset(keys) for id_, keys in found.items()}

    def places(self, part: str, id_: str, default: str = "") -> tuple[str, ...]:
        """Where the table says that something is told, or the place it is told in by rule."""
        found = self.table.get(part, {}).get(id_, default)
        return tuple(found) if isinstance(found, list) else tuple(filter(None, (found,)))


TABLE = "scripts/dossier_entries.yaml"

Family = Callable[[Both], Iterable[Checked]]


# An entry alone, or the anchor of a heading, a fact that is unknown, words of the text.
_PLACE = re.compile(r'(?P<id>[a-z]+/[a-z0-9-]+)(?:#(?P<anchor>[\w-]+)|\?(?P<fact>[\w-]+)| "(?P<words>.+)")?')


def file_of(place: str) -> str:
    """The file of an entry, and what is meant in it."""
    match = _PLACE.fullmatch(place)
    return f"content/{match['id']}.md{place[match.end('id') :]}" if match else place


def told(both: Both, place: str, keys: Iterable[str] = ()) -> tuple[str, ...]:
    """What is missing for something to be told at a place, on the word of at least one of its sources."""
    match = _PLACE.fullmatch(place)
    if match is None:
        return (f"no such place can be: {place}",)
    entry = both.entry(match["id"])
    if entry is None:
        return ("there is no such entry",)
    lacks = []
    if match["anchor"] and match["anchor"] not in {heading.id for heading in entry.body.headings}:
        lacks.append(f"no heading has the anchor #{match['anchor']}")
    if match["fact"] and not _is_unknown(entry, match["fact"]):
        lacks.append(f"no fact says `{match['fact']}: unknown`")
    if match["words"] and match["words"].casefold() not in words_of(entry).casefold():
        lacks.append(f"it does not say “{match['words']}”")
    return (*lacks, *uncited(both, entry.id, keys))


def told_of(both: Both, part: str, id_: str, keys: Iterable[str] = (), default: str = "") -> Checked:
    """Look for something wherever the table says that it is told."""
    places = both.places(part, id_, default)
    if not places:
        return Checked(id_, TABLE, ("the table does not say where this is told",))
    keys = tuple(keys)
    lacks = {place: told(both, place, keys) for place in places}
    wrong = [place for place in places if lacks[place]] or places
    found = dict.fromkeys(each for place in wrong for each in lacks[place])
    return Checked(id_, ", ".join(map(file_of, wrong)), tuple(found))


def uncited(both: Both, id_: str, keys: Iterable[str]) -> tuple[str, ...]:
    """A complaint if an entry or a claim cites none of the sources."""
    keys = tuple(keys)
    if not keys or set(keys) & both.cited.get(id_, frozenset()):
        return ()
    return (f"cites none of {', '.join(keys)}",)


def _is_unknown(entry: Entry, name: str) -> bool:
    return any(fact.name == name and any(each.value is None for each in fact.stated) for fact in entry.facts)


def words_of(entry: Entry) -> str:
    """All that an entry says: in its text, in its facts, of its place."""
    stated = (f"{each.text} {each.note}" for _, each in stated_in(entry))
    where = entry.location.note if entry.location else ""
    return "\n".join((entry.title, entry.summary, where, entry.body.text, *stated))


def fact_of(entry: Entry | None, name: str) -> Fact | None:
    """A fact of an entry, if it states it."""
    return next((fact for fact in entry.facts if fact.name == name), None) if entry else None


def distance(entry: Entry, row: Row) -> float | None:
    """Metres between an entry and the dossier's point; None where either has none."""
    where = point(row)
    if where is None or entry.location is None:
        return None
    return distance_km(entry.location.point, Coordinates(float(where["lat"]), float(where["lon"]))) * 1000


def overlap(one: FuzzyDate, other: FuzzyDate) -> bool:
    """Whether there is a day that both can mean; an open end goes on for ever."""
    return _starts_before(one, other) and _starts_before(other, one)


def _starts_before(one: FuzzyDate, other: FuzzyDate) -> bool:
    return one.earliest is None or other.latest is None or one.earliest <= other.latest


def within(inner: FuzzyDate, outer: FuzzyDate) -> bool:
    """Whether every day that the one can mean the other can mean too."""
    starts = outer.earliest is None or (inner.earliest is not None and inner.earliest >= outer.earliest)
    ends = outer.latest is None or (inner.latest is not None and inner.latest <= outer.latest)
    return starts and ends
