"""``/data/places.geojson`` (RFC 7946): every entry that has a place, with how far off the point may be."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kuzbass_site.exports.addresses import absolute
from kuzbass_site.models.entry import Entry, Location
from kuzbass_site.models.page import Page
from kuzbass_site.pages.reader import Reader
from kuzbass_site.site import Site

RENDERER = "export:geojson"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One entry on the map. ``names`` by language; ``accuracy`` in metres; ``sources`` are keys."""

    id: str
    longitude: float
    latitude: float
    title: str
    names: tuple[tuple[str, str], ...]
    also: tuple[str, ...]
    former: tuple[str, ...]
    collection: str
    type: str
    status: str
    url: str
    accuracy: float
    note: str
    sources: tuple[str, ...]
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Under what terms a part of the guide may be reused."""

    what: str
    name: str
    url: str
    credit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesView:
    """All places. ``sources``: (key, title, URL, tier) of the sources of the coordinates."""

    title: str
    url: str
    lang: str
    places: tuple[Place, ...]
    sources: tuple[tuple[str, str, str, str], ...]
    licences: tuple[Terms, ...]


def pages(site: Site, html_pages: Sequence[Page]) -> Iterator[Page]:  # noqa: ARG001 - as every export
    """The one file, in the guide's first language; names stand in every language."""
    config = site.guide.config
    reader = Reader(site, config.language)
    places = tuple(_place(site, entry, entry.location) for entry in site.entries.values() if entry.location)
    cited = (site.source(key) for key in sorted({key for place in places for key in place.sources}))
    view = PlacesView(
        title=reader.label(config.title),
        url=absolute(site, "/"),
        lang=config.language,
        places=places,
        sources=tuple((source.key, source.title, source.url, source.tier) for source in cited),
        licences=tuple(
            Terms(what=reader.label(each.what), name=each.name, url=each.url, credit=each.credit)
            for each in config.licences
        ),
    )
    yield Page("/data/places.geojson", RENDERER, view, config.language)


def render(view: PlacesView, asset: Callable[[str], str]) -> bytes:  # noqa: ARG001 - as every export
    """The file's bytes, one place a line, so that a comparison of two versions can be read."""
    # Members that RFC 7946 does not define are allowed by its section 6.1.
    foreign = {
        "title": view.title,
        "url": view.url,
        "language": view.lang,
        "note": "accuracy is in metres: the subject lies within this distance of the point",
        "licences": [_said(what=x.what, name=x.name, url=x.url, credit=x.credit) for x in view.licences],
        "sources": {key: _said(title=title, url=url, tier=tier) for key, title, url, tier in view.sources},
    }
    features = ",\n".join(_json(_feature(place)) for place in view.places)
    head = ",\n".join(f"{_json(name)}: {_json(value)}" for name, value in foreign.items())
    text = f'{{"type": "FeatureCollection",\n{head},\n"features": [\n{features}\n]}}\n'
    return text.encode(errors="replace")


def _place(site: Site, entry: Entry, location: Location) -> Place:
    config = site.guide.config
    translated = {
        lang: site.translations[entry.id, lang].title
        for lang in config.languages
        if (entry.id, lang) in site.translations
    }
    names = {config.language: entry.title, **translated, **entry.names.local}
    return Place(
        id=entry.id,
        longitude=location.point.lon,
        latitude=location.point.lat,
        title=entry.title,
        names=tuple(sorted(names.items())),
        also=entry.names.also,
        former=tuple(former.text for former in entry.names.former),
        collection=entry.collection,
        type=entry.type,
        status=entry.status.text if entry.status else "",
        url=absolute(site, site.url(entry.id)),
        accuracy=location.accuracy,
        note=location.note,
        sources=tuple(dict.fromkeys(source.id for source in location.sources)),
        summary=entry.summary,
    )


def _feature(place: Place) -> dict[str, object]:
    return {
        "type": "Feature",
        "id": place.id,
        # Longitude first: RFC 7946, section 3.1.1.
        "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
        "properties": {
            "title": place.title,
            "names": dict(place.names),
            "also": list(place.also),
            "former": list(place.former),
            "collection": place.collection,
            "type": place.type or None,
            "status": place.status or None,
            "url": place.url,
            "accuracy": place.accuracy,
            "note": place.note or None,
            "sources": list(place.sources),
            "summary": place.summary,
        },
    }


def _said(**texts: str) -> dict[str, str]:
    """What there is to say, without the empty texts."""
    return {name: text for name, text in texts.items() if text}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
