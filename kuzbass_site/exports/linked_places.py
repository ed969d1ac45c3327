"""Places of the guide in the words of schema.org."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kuzbass_site.dates import FuzzyDate
from kuzbass_site.exports.addresses import absolute
from kuzbass_site.exports.jsontext import said
from kuzbass_site.models.entry import Entry
from kuzbass_site.models.stated import Event, Fact, Quantity, Stated
from kuzbass_site.pages.reader import Reader
from kuzbass_site.site import Site

# What schema.org calls the entries of a collection, and those of some types more exactly. Entries of other
# collections are subjects of pages (a theme, a branch of industry), not places.
_COLLECTIONS: Mapping[str, str] = {"landmarks": "LandmarksOrHistoricalBuildings", "towns": "City"}
_TYPES: Mapping[str, str] = {
    "museum": "Museum",
    "settlement": "Place",
    "coalfield": "Place",
    "not-found": "Place",
}


def place_id(site: Site, id_: str) -> str:
    """The name of a place as a thing apart from the page about it."""
    return f"{absolute(site, site.url(id_))}#place"


def is_place(entry: Entry) -> bool:
    """Whether an entry is a place rather than a subject of pages."""
    return entry.collection in _COLLECTIONS


def place(reader: Reader, entry: Entry) -> dict[str, object]:
    """An entry that is a place."""
    site = reader.site
    inside = [
        place_id(site, ref.id)
        for ref in entry.part_of
        if ref.id in site.entries and is_place(site.entries[ref.id])
    ]
    location = entry.location
    return said(
        {
            "@type": _TYPES.get(entry.type, _COLLECTIONS[entry.collection]),
            "@id": place_id(site, entry.id),
            "name": entry.title,
            "alternateName": list(_names(reader, entry)),
            "description": entry.summary,
            "mainEntityOfPage": {"@id": absolute(site, site.url(entry.id))},
            "containedInPlace": [{"@id": id_} for id_ in inside],
            "geo": {
                "@type": "GeoCoordinates",
                "latitude": location.point.lat,
                "longitude": location.point.lon,
            }
            if location
            else None,
            "additionalProperty": [node for fact in entry.facts for node in _fact(reader, entry, fact)],
            "event": [_event(event) for event in entry.events],
        }
    )


def _names(reader: Reader, entry: Entry) -> Iterator[object]:
    site = reader.site
    local = {
        lang: site.translations[entry.id, lang].title
        for lang in site.guide.config.languages
        if (entry.id, lang) in site.translations
    } | dict(entry.names.local)
    for lang, name in sorted(local.items()):
        yield {"@language": lang, "@value": name}
    yield from entry.names.also
    yield from (former.text for former in entry.names.former)


def _fact(reader: Reader, entry: Entry, fact: Fact) -> Iterator[dict[str, object]]:
    """The preferred reading of a fact about this entry; the others are in facts.csv."""
    if fact.of not in ("", entry.id) or not fact.readings or fact.readings[0].value is None:
        return
    preferred = fact.readings[0]
    yield said(
        {
            "@type": "PropertyValue",
            "propertyID": fact.name,
            "name": reader.label(reader.site.guide.config.facts[fact.name].label),
            "value": _value(preferred),
            "unitText": preferred.value.unit if isinstance(preferred.value, Quantity) else "",
            "description": preferred.note,
        }
    )


def _value(stated: Stated) -> object:
    match stated.value:
        case FuzzyDate() as date:
            return date.iso
        case Quantity(amount, _):
            return float(amount)
        case str() | None:
            return stated.text
        case number:
            return float(number) if number % 1 else int(number)


def _event(event: Event) -> dict[str, object]:
    start, _, end = event.date.iso.partition("/")
    return said(
        {
            "@type": "Event",
            "name": event.what,
            "startDate": start.removeprefix(".."),
            "endDate": end.removeprefix("..") or ("" if "/" in event.date.iso else start),
        }
    )
