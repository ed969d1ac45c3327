"""Drafts of entries, made of what the dossier knows: correct front matter, and notes to write the text from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dossier import NO_SOURCE, Dossier, Row, Table, entries, point, rows, sources, text
from dossier.dates import dated_parts
from dossier.notation import cited, document, metres, stated

TO_WRITE = "One sentence that says what this is."
TOWN_ACCURACY = "2 km"
STAND_IN_ACCURACY = "3 km"

# Words of the dossier and the guide's words for them; the first that occurs counts.
STATUSES = {
    "museum": "museum", "part working": "part-working", "half-deserted": "inhabited", "inhabited": "inhabited",
    "disused": "disused", "ruinous": "ruin", "filled": "gone", "working": "working",
}  # fmt: skip
ACCESS = {
    "no public access": "unknown", "exterior": "outside-only", "public": "from-public-street",
    "view only": "from-public-street", "guided": "guided", "arrangement": "by-arrangement", "nothing": "none",
    "yes": "open",
}  # fmt: skip
RANKS = {"renamed": "renamed", "settlement": "settlement-since", "city": "city-since", "town": "town-since"}
NO_RANK = ("centre", "capital", "subordination")
BEGINNINGS = {
    "mentioned": "first-mentioned", "documented": "first-mentioned", "mine": "mine-opened", "found": "discovered",
}  # fmt: skip
BUILDING = {
    "museum": "museum-since", "mine": "mine-opened", "opened": "opened", "stopped": "closed", "checked": "",
}  # fmt: skip
MODES = {"rail": "rail-tour", "road": "road-tour", "walk": "walk"}

Facts = Mapping[str, Any]


def drafts(dossier: Dossier, table: Table) -> dict[str, str]:
    """The text of every entry and claim that the dossier has the makings of, by its id."""
    towns = {row["id"]: row for row in dossier["towns"]}
    found = {entries.town(row["id"]): _town(row, dossier) for row in dossier["towns"]}
    for part in ("heritage_sites", "places"):
        for row in dossier[part]:
            if id_ := table[part].get(row["id"]):
                found[id_] = _site(row, towns.get(row["town"]), dossier)
    found |= {entries.trail(row["id"]): _tour(row, dossier, table) for row in dossier["trails"]}
    found |= {entries.claim(row["id"]): _claim(row, dossier, table) for row in dossier["claims"]}
    return found


def _town(row: Row, dossier: Dossier) -> str:
    where = row["coordinates"]
    population = rows(row, "population")
    fields = {
        "title": row["name_en"],
        "summary": TO_WRITE,
        "draft": "true",
        "type": "city" if re.search(r"\b(city|town)\b", row["status"]["value"]) else "settlement",
        "names": {
            "ru": row["name_ru"],
            "also": tuple(row.get("name_variants", ())),
            "former": [
                stated(each["name"], sources(each), _former_note(each)) for each in rows(row, "names")
            ],
        },
        "location": {
            "lat": where["lat"],
            "lon": where["lon"],
            "accuracy": TOWN_ACCURACY,
            "sources": sources(where),
            "note": "the point stands for the centre of the town",
        },
        "status": stated("inhabited", sources(population[-1])),
        "facts": {
            **_town_dates(row),
            "population": {each["year"]: _people(each) for each in population},
            **_town_numbers(row),
        },
        "events": [_event(each) for each in dossier["timeline"] if each["place"] == row["id"]],
    }
    parts = {
        "Industry": rows(row, "industries"),
        "Today": rows(row, "present_state"),
        "Heritage": rows(row, "heritage"),
        "Notes": [{"fact": each} for each in row.get("notes", ())],
    }
    return document(fields, _notes(parts))


def _former_note(name: Row) -> str:
    return "; ".join(filter(None, (text(name, "years"), text(name, "note"))))


def _people(each: Row) -> str:
    note = "; ".join(filter(None, (each["kind"], text(each, "note"))))
    return stated(each["value"], sources(each), note)


def _event(each: Row) -> str:
    return stated(each["date"], sources(each), each["event"])


def _town_dates(row: Row) -> Facts:
    """Facts of the town's beginning and rank, each date of the dossier as a reading."""
    found = defaultdict[str, list[str]](list)
    for field, names, default in (("founded", BEGINNINGS, "founded"), ("status", RANKS, "")):
        about, name = row[field], default
        if text(about, "basis") == NO_SOURCE:
            continue
        for date, words in dated_parts(about["value"]):
            if any(each in words for each in NO_RANK):
                continue
            name = _first(names, words) or default or name
            if name:
                found[name].append(stated(date, sources(about), "" if words in names else words))
    why = {"founded": text(row["founded"], "dispute")}
    return {name: _readings(each, why.get(name, "")) for name, each in found.items()}


def _readings(values: list[str], why: str) -> str | list[Any]:
    return values[0] if len(values) == 1 else [*values, {"why": why or "The sources differ."}]


def _town_numbers(row: Row) -> Facts:
    ids, height = row["ids"], row["elevation_m"]
    known = {
        "elevation": (f"{height['geonames_dem']} m", sources(height)[:1]),
        "geonames": (text(ids, "geonames"), ["geonames_cities500"]),
        "oktmo": (text(ids, "oktmo"), ["hflabs_city"]),
    }
    return {name: stated(value, keys) for name, (value, keys) in known.items() if value}


def _site(row: Row, town: Row | None, dossier: Dossier) -> str:
    """A heritage site, or a place with an entry of its own."""
    status = _first(STATUSES, text(row, "status"))
    fields = {
        "title": row["name"].partition(",")[0],
        "summary": TO_WRITE,
        "draft": "true",
        "names": {"ru": text(row, "name_ru")},
        "location": _location(row, town),
        "status": stated(status, sources(row), text(row, "status")) if status else "",
        "facts": _site_dates(row),
        "visit": _visit(row, dossier["meta"]["date"]),
    }
    known = {"fact": text(row, "note"), "sources": sources(row)}
    return document(fields, _notes({"Notes": [known] if known["fact"] else []}))


def _location(row: Row, town: Row | None) -> Facts:
    """Where it is; where that was not found, the point of its town stands in."""
    if where := point(row):
        return {
            "lat": where["lat"],
            "lon": where["lon"],
            "accuracy": metres(where["accuracy_m"]),
            "sources": sources(where),
            "note": text(where, "how"),
        }
    if town is None:
        return {}
    where = town["coordinates"]
    return {
        "lat": where["lat"],
        "lon": where["lon"],
        "accuracy": STAND_IN_ACCURACY,
        "sources": sources(where),
        "note": f"no point was found; that of {town['name_en']} stands in for it",
    }


def _site_dates(row: Row) -> Facts:
    found = defaultdict[str, list[str]](list)
    for date, words in dated_parts(text(row, "years")):
        name = _first(BUILDING, words)
        found["built" if name is None else name].append(
            stated(date, sources(row), "" if words in BUILDING else words)
        )
    return {name: _readings(values, "") for name, values in found.items() if name}


def _visit(row: Row, read: str) -> Facts:
    may, details = text(row, "visitable"), row.get("visiting_details", {})
    if not may and not details:
        return {}
    as_of = text(details, "as_of")
    kept = {
        name: stated(text(details, field), sources(details), f"as of {as_of}" if as_of else "")
        for name, field in (("hours", "hours"), ("tickets", "tickets"), ("booking", "booking"),
                            ("address", "address_ru"), ("website", "official_site"))
        if text(details, field)
    }  # fmt: skip
    access = {"access": stated(_first(ACCESS, may) or "unknown", sources(row), may)} if may else {}
    return {"checked": f"{read} (read, not visited)", **access, **kept}


def _tour(row: Row, dossier: Dossier, table: Table) -> str:
    stops = zip(row["stops"], entries.stops(row, dossier, table), strict=True)
    fields = {
        "title": row["name"],
        "summary": row["why"],
        "draft": "true",
        "type": _first(MODES, row["mode"]) or "",
        "names": {"ru": row["name_ru"]},
        "stops": [{"entry": entry, "see": stop["place"], "why": stop["why"]} for stop, entry in stops],
    }
    length = text(row, "length_note")
    known = [{"fact": each} for each in (f"By {row['mode']}.", length, *row["notes"]) if each]
    return document(fields, _notes({"Notes": known}))


def _claim(row: Row, dossier: Dossier, table: Table) -> str:
    fields = {
        "says": row["claim"],
        "by": table["seeds"][row["seed"]],
        "about": (entries.subject(row["subject"], dossier, table),),
        "verdict": row["verdict"],
        "draft": "true",
    }
    return document(fields, f"{row['evidence']} {cited(sources(row))}")


def _notes(parts: Mapping[str, Iterable[Row]]) -> str:
    """What the dossier knows, with its sources, for whoever writes the text."""
    found = ["A draft. Write the text from these notes and take `draft` out.\n"]
    for title, facts in parts.items():
        lines = [f"- {line}" for line in _sourced(facts)]
        found += [f"## {title}\n", *lines, ""] if lines else []
    return "\n".join(found).rstrip("\n")


def _sourced(facts: Iterable[Row]) -> Iterator[str]:
    for each in facts:
        if text(each, "basis") != NO_SOURCE:
            yield " ".join(filter(None, (each["fact"], cited(sources(each)))))


def _first(words: Mapping[str, str], of: str) -> str | None:
    """The guide's word for the first of the dossier's *words* that occurs in a text."""
    return next((word for each, word in words.items() if each in of), None)
