"""Facts, series and events of an entry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from kuzbass_site.forms import Complaints, Loc
from kuzbass_site.models.settings import Config
from kuzbass_site.models.stated import Event, Fact, Kind, Point, Stated
from kuzbass_site.schema.values import read_date, read_stated
from kuzbass_site.text import closest

_YEARS = re.compile(r"[0-9.~?%X/-]+")
_LONG = {"value", "sources", "certainty", "note", "of", "unsourced"}


def read_facts(raw: Mapping[str, Any], config: Config, complaints: Complaints) -> tuple[Fact, ...]:
    """The facts of an entry, in the order of the guide's vocabulary."""
    facts = [fact for name, value in raw.items() if (fact := _read_fact(name, value, config, complaints))]
    order = {name: n for n, name in enumerate(config.facts)}
    return tuple(sorted(facts, key=lambda fact: order[fact.name]))


def _read_fact(name: str, raw: Any, config: Config, complaints: Complaints) -> Fact | None:
    loc: Loc = ("facts", name)
    known = config.facts.get(name)
    if known is None:
        complaints.add("fact/unknown-name", loc, name, closest(name, config.facts), key=True)
        return None
    span = complaints.span(loc, key=True)
    if not raw:
        complaints.add("front-matter/empty-field", loc, name)
        return None
    if isinstance(raw, list):
        return _read_readings(name, known.kind, raw, loc, complaints)
    if isinstance(raw, dict) and not raw.keys() & _LONG:
        points = _read_series(known.kind, raw, loc, complaints)
        of = _of({(*loc, key): value for key, value in raw.items()}, name, complaints)
        return Fact(name=name, kind=known.kind, points=points, of=of, span=span)
    stated = read_stated(raw, known.kind, loc, complaints)
    if stated is None:
        return None
    _require_source(stated, name, loc, complaints)
    of = _of({loc: raw}, name, complaints)
    return Fact(name=name, kind=known.kind, readings=(stated,), of=of, span=span)


def _read_readings(name: str, kind: Kind, raw: list[Any], loc: Loc, complaints: Complaints) -> Fact | None:
    why = ""
    readings: list[Stated] = []
    items: dict[Loc, Any] = {}
    for n, item in enumerate(raw):
        if isinstance(item, dict) and set(item) == {"why"}:
            why = str(item["why"])
            continue
        items[*loc, n] = item
        stated = read_stated(item, kind, (*loc, n), complaints)
        if stated is not None:
            _require_source(stated, name, (*loc, n), complaints)
            readings.append(stated)
    if len(items) < 2:
        complaints.add("fact/one-reading", loc, name, key=True)
    elif not why:
        complaints.add("fact/no-why", loc, name, key=True)
    if not readings:
        return None
    of = _of(items, name, complaints)
    span = complaints.span(loc, key=True)
    return Fact(name=name, kind=kind, readings=tuple(readings), why=why, of=of, span=span)


def _of(items: Mapping[Loc, Any], name: str, complaints: Complaints) -> str:
    """The entry of which all the values of a fact speak; empty when it is the one they stand in."""
    spoken = {loc: str(item.get("of", "")) if isinstance(item, dict) else "" for loc, item in items.items()}
    first = next(iter(spoken.values()), "")
    for loc, of in spoken.items():
        if of != first:
            complaints.add("fact/of-differs", (*loc, "of"), name, of or first)
            break
    return first


def _read_series(kind: Kind, raw: dict[str, Any], loc: Loc, complaints: Complaints) -> tuple[Point, ...]:
    points: list[Point] = []
    for key, value in raw.items():
        at = (*loc, key)
        if not _YEARS.fullmatch(key):
            complaints.add("fact/bad-series-key", at, key, key=True)
            continue
        try_date = read_date(key, at, complaints)
        stated = read_stated(value, kind, at, complaints)
        if try_date is not None and stated is not None:
            _require_source(stated, str(loc[-1]), at, complaints)
            points.append(Point(try_date, stated))
    return tuple(sorted(points, key=lambda point: point.date.sort_key))


def _require_source(stated: Stated, name: str, loc: Loc, complaints: Complaints) -> None:
    if stated.citations or stated.unsourced or stated.value is None:
        return
    complaints.add("fact/unsourced", loc, name, stated.text)


def read_events(raw: list[Any], complaints: Complaints) -> tuple[Event, ...]:
    """The events of an entry, in the order of time."""
    events = []
    for n, item in enumerate(raw):
        loc: Loc = ("events", n)
        stated = read_stated(item, Kind.DATE, loc, complaints)
        if stated is None:
            continue
        if not stated.note:
            complaints.add("event/no-words", loc, stated.text)
            continue
        if not stated.citations and not stated.unsourced:
            complaints.add("fact/unsourced", loc, "events", stated.text)
        date = read_date(stated.text, loc, complaints)
        if date is not None:
            events.append(Event(date, stated.note, stated))
    return tuple(sorted(events, key=lambda event: event.date.sort_key))
