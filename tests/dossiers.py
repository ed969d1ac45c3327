"""A dossier of a few rows beside a guide of a few entries, for the tests of the comparison."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from compare_dossier import FAMILIES
from dossier.checked import Both

from kuzbass_site.models.body import Body, Heading
from kuzbass_site.models.entry import Claim, Entry, Names
from tests.factories import body, citation_mark, entry, fact, location, series, site

LISTS = (
    "claims", "towns", "heritage_sites", "places", "protected_monuments", "people", "stories", "trails",
    "timeline", "gaps", "landmarks_kemerovo", "sectors_novokuznetsk", "region_themes",
)  # fmt: skip
TABLE: Mapping[str, Mapping[str, Any]] = {
    "seeds": {"000.txt": "a_text"},
    "subjects": {"theme": "themes/growth"},
    "heritage_sites": {"works": "landmarks/works"},
    "places": {},
}
KALTAN = {
    "id": "kaltan",
    "name_en": "Kaltan",
    "name_ru": "Калтан",
    "coordinates": {"lat": "53.5", "lon": "87.3"},
    "founded": {"value": "village 1810, works 1946"},
    "status": {"value": "town 1959"},
    "population": [{"year": "1959", "value": "26627"}],
}
CLAIM = {
    "id": "T01",
    "seed": "000.txt",
    "subject": "kaltan",
    "verdict": "contradicted",
    "sources": ["a_source", "another"],
}
WORKS = {
    "id": "works",
    "town": "kaltan",
    "coordinates": {"lat": "53.5", "lon": "87.3", "accuracy_m": "300"},
    "sources": ["a_source"],
}


def both(*items: Entry | Claim, table: Mapping[str, Mapping[str, Any]] = TABLE, **parts: Any) -> Both:
    """A guide of these entries and a dossier that knows only of these parts."""
    dossier = {**{part: [] for part in LISTS}, "sources": {}, "charts": {}, **parts}
    sources = {key: {"URL": f"https://example.org/{key}", "tier": "A"} for key in dossier["sources"]}
    return Both(dossier=dossier, site=site(*items), table=table, sources=sources)


def lacks(family: str, sides: Both) -> list[str]:
    """What a family complains of, without the places."""
    return [lack for checked in FAMILIES[family](sides) for lack in checked.lacks]


def kaltan(**fields: Any) -> Entry:
    """An entry that has all that the dossier knows of Kaltan."""
    known: dict[str, Any] = {
        "at": (53.5, 87.3),
        "names": Names(local={"ru": "Калтан"}),
        "facts": (
            fact("founded", "1946"),
            fact("town-since", "1959"),
            series("population", {"1959": "26627"}),
        ),
    }
    return entry("towns/kaltan", **(known | fields))


def works(at: Any = (53.5, 87.3, 300.0), **fields: Any) -> Entry:
    """The entry of a site that cites the dossier's source."""
    place = location(*at) if isinstance(at, tuple) else at
    return entry("landmarks/works", at=place, text=body("Works.", citation_mark("a_source")), **fields)


def headed(*anchors: str, text: str = "", cites: str = "a_source") -> Body:
    """A text with these headings."""
    headings = tuple(Heading(2, anchor, anchor) for anchor in anchors)
    return Body(parts=(citation_mark(cites),), headings=headings, text=text)
