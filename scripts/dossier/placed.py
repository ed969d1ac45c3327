"""Towns, heritage sites, places, trails: things that have a point on the map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dossier import NO_SOURCE, Row, entries, point, sources, text
from dossier.checked import TABLE, Both, Checked, distance, file_of, overlap, told_of, uncited
from dossier.dates import dates_in
from kuzbass_site.dates import FuzzyDate, parse
from kuzbass_site.models.entry import Entry
from kuzbass_site.models.stated import Kind

TOWN_CENTRE = 1000
"""How far, in metres, two points for the centre of one town may lie apart."""
TOWN_SIZE = 2000
"""How exact at most a point is that stands for a whole town."""

BEGINNINGS = ("founded", "first-mentioned", "mine-opened", "discovered", "settlement-since", "built")
RANKS = ("city-since", "town-since", "settlement-since", "renamed")


def towns(both: Both) -> Iterator[Checked]:
    """Every town has an entry at its centre, with its Russian name, its beginning and its rank."""
    for row in both.dossier["towns"]:
        id_ = entries.town(row["id"])
        entry = both.entry(id_)
        lacks = ("there is no such entry",) if entry is None else _town_lacks(entry, row)
        yield Checked(row["id"], file_of(id_), lacks)


def _town_lacks(entry: Entry, row: Row) -> tuple[str, ...]:
    lacks = []
    name = entry.names.local.get("ru", "")
    if name != row["name_ru"]:
        lacks.append(f"the Russian name is {name or 'not given'}, not {row['name_ru']}")
    away = distance(entry, row)
    if away is None:
        lacks.append("it has no location")
    elif away > TOWN_CENTRE:
        lacks.append(f"its point lies {away:.0f} m from the dossier's")
    for field, names in (("founded", BEGINNINGS), ("status", RANKS)):
        if text(row[field], "basis") == NO_SOURCE:
            continue
        expected = [parse(date) for date in dates_in(row[field]["value"])]
        found = _dates(entry, names)
        if not any(overlap(one, other) for one in found for other in expected):
            lacks.append(f"no {' or '.join(names)} agrees with “{row[field]['value']}”")
    return tuple(lacks)


def _dates(entry: Entry, names: tuple[str, ...]) -> list[FuzzyDate]:
    facts = (fact for fact in entry.facts if fact.name in names and fact.kind is Kind.DATE)
    return [each.value for fact in facts for each in fact.stated if isinstance(each.value, FuzzyDate)]


def sites(both: Both) -> Iterator[Checked]:
    """Every heritage site has an entry that cites some of its sources and lies where the dossier has it."""
    for row in both.dossier["heritage_sites"]:
        yield _placed(both, row, entries.site(row["id"], both.table))


def places(both: Both) -> Iterator[Checked]:
    """Every place has an entry, or is told of where the table says, or lies where an entry does."""
    for row in both.dossier["places"]:
        own, elsewhere = entries.site(row["id"], both.table), both.places("told", row["id"])
        if own:
            yield _placed(both, row, own)
        elif elsewhere:
            checked = told_of(both, "told", row["id"])
            passed = (lack for place in elsewhere for lack in _passed_by(both, row, place))
            yield replace(checked, lacks=checked.lacks or tuple(passed))
        else:
            lacks = (
                ()
                if _is_used(both, row)
                else ("no entry lies here, and the table names none that tells of it",)
            )
            yield Checked(row["id"], TABLE, lacks)


def _passed_by(both: Both, row: Row, id_: str) -> tuple[str, ...]:
    """What is missing for a place to be seen on a tour; nothing for what is told elsewhere."""
    entry, town = both.entry(id_), entries.town(text(row, "town"))
    if entry is None or entry.collection != "tours" or town in {stop.entry.id for stop in entry.stops}:
        return ()
    return (f"it does not stop at {town}",)


def _is_used(both: Both, row: Row) -> bool:
    where = point(row)
    if where is None:
        return False
    away = (distance(entry, row) for entry in both.site.entries.values())
    return any(metres is not None and metres <= float(where["accuracy_m"]) for metres in away)


def _placed(both: Both, row: Row, id_: str) -> Checked:
    if not id_:
        return Checked(row["id"], TABLE, ("the table does not say which entry this is",))
    entry = both.entry(id_)
    if entry is None:
        return Checked(row["id"], file_of(id_), ("there is no such entry",))
    lacks = _misplaced(entry, row) if point(row) else _not_its_town(both, entry, row)
    return Checked(row["id"], file_of(id_), (*uncited(both, id_, sources(row)), *lacks))


def _misplaced(entry: Entry, row: Row) -> tuple[str, ...]:
    where, here = row["coordinates"], entry.location
    away = distance(entry, row)
    if here is None or away is None:
        return ("it has no location",)
    accuracy = float(where["accuracy_m"])
    lacks = []
    if away > accuracy:
        lacks.append(f"its point lies {away:.0f} m from the dossier's, which is right to {accuracy:.0f} m")
    if here.accuracy < accuracy:
        lacks.append(f"its accuracy is {here.accuracy:.0f} m, finer than the dossier's {accuracy:.0f} m")
    return tuple(lacks)


def _not_its_town(both: Both, entry: Entry, row: Row) -> tuple[str, ...]:
    """What is wrong with the location of a thing whose point was not found."""
    here = entry.location
    if here is None:
        return ()
    towns = {each["id"]: each for each in both.dossier["towns"]}
    town = towns.get(text(row, "town"))
    away = distance(entry, town) if town else None
    lacks = []
    if away is None or away > TOWN_CENTRE:
        lacks.append("its point is neither the dossier's, which has none, nor that of its town")
    if here.accuracy < TOWN_SIZE:
        lacks.append(f"its accuracy is {here.accuracy:.0f} m, though only the town is known")
    if not here.note:
        lacks.append("its location does not say what the point stands for")
    return tuple(lacks)


def trails(both: Both) -> Iterator[Checked]:
    """Every trail is a tour that comes by the same places, at the site itself or in its town."""
    for row in both.dossier["trails"]:
        id_ = entries.trail(row["id"])
        entry = both.entry(id_)
        lacks = ("there is no such tour",) if entry is None else tuple(_skipped(both, entry, row))
        yield Checked(row["id"], file_of(id_), lacks)


def _skipped(both: Both, entry: Entry, row: Row) -> Iterator[str]:
    """The stops of a trail, as far as the dossier says where they are, that a tour leaves out."""
    known = {each["id"]: each["town"] for part in ("heritage_sites", "places") for each in both.dossier[part]}
    known |= {each["name_en"]: each["id"] for each in both.dossier["towns"]}
    taken = {stop.entry.id for stop in entry.stops}
    for stop, own in zip(row["stops"], entries.stops(row, both.dossier, both.table), strict=True):
        town = known.get(text(stop, "place_id") or stop["place"])
        if town and not taken & {own, entries.town(town)}:
            yield f"it does not stop at {own} ({stop['place']})"
