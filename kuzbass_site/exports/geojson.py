"""``/data/places.geojson`` (RFC 7946): every entry that has a place, with how far off the point may be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from kuzbass_site.dates import FuzzyDate
from kuzbass_site.evidence import certainty
from kuzbass_site.exports.addresses import absolute
from kuzbass_site.exports.evidenced import bounds, sure
from kuzbass_site.exports.jsontext import line, said
from kuzbass_site.i18n import N_
from kuzbass_site.models.body import Citation
from kuzbass_site.models.download import About, Column
from kuzbass_site.models.entry import Entry, Location
from kuzbass_site.models.page import Page
from kuzbass_site.models.stated import Stated
from kuzbass_site.pages.reader import Reader
from kuzbass_site.site import Site

RENDERER = "export:geojson"

ABOUT = About(
    url="/data/places.geojson",
    title=N_("Places"),
    what=N_(
        "Every entry that has a position, with how far off the point may be: for maps and "
        "geographic information systems."
    ),
    format="GeoJSON",
    media_type="application/geo+json",
    columns=(
        Column("title", N_("What the entry is called.")),
        Column("names", N_("Its name in each language."), "object"),
        Column("also", N_("Other spellings."), "array"),
        Column("former", N_("Former names."), "array"),
        Column("collection", N_("The collection the entry belongs to.")),
        Column("type", N_("The kind of place, by the guide's vocabulary.")),
        Column("status", N_("What has become of it.")),
        Column(
            "stated",
            N_("What stands behind status and former names: by name, its certainty and its sources."),
            "object",
        ),
        Column(
            "dates",
            N_(
                "Each date it has, preferred readings only: EDTF, ISO 8601, first and last day, "
                "certainty, sources."
            ),
            "object",
        ),
        Column("url", N_("The page of the guide that says it.")),
        Column("accuracy", N_("The subject lies within this distance of the point, in metres."), "number"),
        Column("note", N_("What the editor adds to the position.")),
        Column("sources", N_("The keys of the sources of the position."), "array"),
        Column("certainty", N_("How sure the position is, by the tiers of its sources.")),
        Column("summary", N_("The entry in one sentence.")),
    ),
)


@dataclass(frozen=True, slots=True)
class Backed:
    """A stated value and what stands behind it; ``date`` are its bounds by their names, empty of a text."""

    name: str
    certainty: str
    sources: tuple[str, ...]
    date: tuple[tuple[str, str], ...] = ()


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
    certainty: str
    summary: str
    stated: tuple[Backed, ...] = ()
    dates: tuple[Backed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Under what terms a part of the guide may be reused."""

    what: str
    name: str
    url: str
    credit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesView:
    """All places. ``sources``: (key, title, URL, tier) of all sources the places name."""

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
    cited = (site.source(key) for key in sorted({key for place in places for key in _keys(place)}))
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
    yield Page(ABOUT.url, RENDERER, view, config.language)


def render(view: PlacesView, asset: Callable[[str], str]) -> bytes:  # noqa: ARG001 - as every export
    """The file's bytes, one place a line, so that a comparison of two versions can be read."""
    # Members that RFC 7946 does not define are allowed by its section 6.1.
    foreign = {
        "title": view.title,
        "url": view.url,
        "language": view.lang,
        "note": "accuracy is in metres: the subject lies within this distance of the point",
        "licences": [
            said({"what": x.what, "name": x.name, "url": x.url, "credit": x.credit}) for x in view.licences
        ],
        "sources": {
            key: said({"title": title, "url": url, "tier": tier}) for key, title, url, tier in view.sources
        },
    }
    features = ",\n".join(line(_feature(place)) for place in view.places)
    head = ",\n".join(f"{line(name)}: {line(value)}" for name, value in foreign.items())
    text = f'{{"type": "FeatureCollection",\n{head},\n"features": [\n{features}\n]}}\n'
    return text.encode(errors="replace")


def count(view: PlacesView) -> int:
    """How many places there are."""
    return len(view.places)


def _place(site: Site, entry: Entry, location: Location) -> Place:
    config = site.guide.config
    translated = {
        lang: site.translations[entry.id, lang].title
        for lang in config.languages
        if (entry.id, lang) in site.translations
    }
    names = {config.original: entry.title, **translated, **entry.names.local}
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
        certainty=str(certainty((Citation(ref.id) for ref in location.sources), site.guide.sources)),
        summary=entry.summary,
        stated=tuple(_stated(site, entry)),
        dates=tuple(_dates(site, entry)),
    )


def _keys(place: Place) -> Iterator[str]:
    yield from place.sources
    for backed in (*place.stated, *place.dates):
        yield from backed.sources


def _stated(site: Site, entry: Entry) -> Iterator[Backed]:
    if entry.status:
        yield _backed(site, "status", entry.status)
    for former in entry.names.former:
        yield _backed(site, former.text, former)


def _dates(site: Site, entry: Entry) -> Iterator[Backed]:
    for fact in entry.facts:
        value = fact.readings[0].value if fact.readings and fact.of in ("", entry.id) else None
        if isinstance(value, FuzzyDate):
            yield replace(_backed(site, fact.name, fact.readings[0]), date=tuple(bounds(value).items()))


def _backed(site: Site, name: str, stated: Stated) -> Backed:
    keys = tuple(dict.fromkeys(citation.key for citation in stated.citations))
    return Backed(name, str(sure(stated, site.guide.sources) or ""), keys)


def _told(backed: tuple[Backed, ...]) -> dict[str, object]:
    return {
        each.name: {
            **said(dict(each.date)),
            "certainty": each.certainty or None,
            "sources": list(each.sources),
        }
        for each in backed
    }


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
            "stated": _told(place.stated),
            "dates": _told(place.dates),
            "url": place.url,
            "accuracy": place.accuracy,
            "note": place.note or None,
            "sources": list(place.sources),
            "certainty": place.certainty,
            "summary": place.summary,
        },
    }
