"""The linked data: JSON-LD that a processor reads without the network, in words that schema.org has."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pyld import jsonld

from kuzbass_site import dates
from kuzbass_site.exports import made
from kuzbass_site.models.entry import Names
from kuzbass_site.models.settings import Licence
from kuzbass_site.models.stated import Kind, Point, Quantity
from kuzbass_site.site import Site
from tests.factories import (
    body,
    citation_mark,
    claim,
    config,
    entry,
    event,
    fact,
    history,
    label,
    location,
    site,
    source,
    stated,
    stop,
    translation,
)

BASE = "https://guide.example"
SCHEMA = "https://schema.org/"

# The terms of schema.org (version 28) that the guide uses, those a type inherits with it.
THING = {"name", "alternateName", "description", "identifier", "url", "mainEntityOfPage", "subjectOf"}
WORK = THING | {
    "about", "archivedAt", "author", "citation", "creator", "dateModified", "datePublished", "inLanguage",
    "isAccessibleForFree", "isPartOf", "keywords", "license", "mainEntity", "publisher", "temporalCoverage",
    "text", "translationOfWork",
}  # fmt: skip
PLACE = THING | {"additionalProperty", "containedInPlace", "event", "geo"}
TERMS = {
    **dict.fromkeys(
        ("Article", "BlogPosting", "Book", "Chapter", "CreativeWork", "Legislation", "Map", "Movie", "NewsArticle",
         "Report", "ScholarlyArticle", "SocialMediaPosting", "SoftwareApplication", "Thesis", "WebPage", "WebSite"),
        WORK,
    ),
    **dict.fromkeys(("City", "LandmarksOrHistoricalBuildings", "Museum", "Place"), PLACE),
    "Claim": WORK | {"appearance", "firstAppearance", "claimInterpreter"},
    "ClaimReview": WORK | {"claimReviewed", "itemReviewed", "reviewBody", "reviewRating"},
    "DataDownload": WORK | {"contentSize", "contentUrl", "encodingFormat"},
    "Dataset": WORK | {"distribution", "variableMeasured"},
    "Event": THING | {"startDate", "endDate"},
    "GeoCoordinates": THING | {"latitude", "longitude"},
    "Organization": THING,
    "PropertyValue": THING | {"propertyID", "unitText", "value"},
    "Rating": THING | {"ratingValue"},
}  # fmt: skip


def graph(of: Site) -> dict[str, dict[str, Any]]:
    """The nodes of the export by their ids, after every check that holds for all of them."""
    (data,) = [file.data for file in made(of, [], str) if file.url == "/data/guide.jsonld"]
    document = json.loads(data)
    check(document)
    return {node["@id"].removeprefix(BASE): node for node in document["@graph"]}


def check(document: dict[str, Any]) -> None:
    """A processor reads it, its terms are schema.org's, and what it refers to is in it."""
    assert document["@context"] == "https://schema.org"
    expanded = jsonld.expand(document, {"documentLoader": offline})
    assert len(expanded) == len(document["@graph"])
    ids = set()
    for node in nodes(document["@graph"]):
        kind = node["@type"]
        assert set(node) - {"@id", "@type"} <= TERMS[kind], kind
        ids.add(node.get("@id"))
    assert {each["@id"] for each in references(document["@graph"])} <= ids


def offline(url: str, options: object = None) -> dict[str, Any]:
    """The context of schema.org as far as it matters here, without the network."""
    assert url == "https://schema.org"
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": {"@vocab": SCHEMA}}}


def nodes(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def references(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if set(value) == {"@id"}:
            yield value
        for inner in value.values():
            yield from references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from references(inner)


def test_a_town_is_a_city_with_its_names_dates_and_place() -> None:
    town = entry(
        "towns/kaltan",
        title="Kaltan",
        at=(53.52, 87.27),
        names=Names(local={"ru": "Калтан"}, also=("Kaltan-2",), former=(stated("Улус"),)),
        facts=[
            fact("founded", stated("1770~", kind=Kind.DATE, note="the villages"), stated("1946", kind=Kind.DATE)),
            fact("working", stated("1932/..", kind=Kind.DATE)),
            fact("capacity", stated("554 MW", value=Quantity(Decimal(554), "MW")), kind=Kind.QUANTITY),
            fact("pits", stated("unknown"), kind=Kind.NUMBER),
            fact("people", kind=Kind.NUMBER, points=(Point(dates.parse("1959"), stated("5", kind=Kind.NUMBER)),)),
        ],
        events=(event("1951", "starts"), event("1991/..", "stands")),
    )  # fmt: skip

    found = graph(site(town))
    place, page = found["/towns/kaltan/#place"], found["/towns/kaltan/"]

    assert place["@type"] == "City"
    assert place["alternateName"] == [{"@language": "ru", "@value": "Калтан"}, "Kaltan-2", "Улус"]
    assert place["geo"] == {"@type": "GeoCoordinates", "latitude": 53.52, "longitude": 87.27}
    assert [(each["propertyID"], each["value"]) for each in place["additionalProperty"]] == [
        ("founded", "1770"), ("working", "1932/.."), ("capacity", 554.0),
    ]  # fmt: skip
    assert place["additionalProperty"][0]["description"] == "the villages"
    assert place["additionalProperty"][2]["unitText"] == "MW"
    assert place["event"] == [
        {"@type": "Event", "name": "starts", "startDate": "1951", "endDate": "1951"},
        {"@type": "Event", "name": "stands", "startDate": "1991"},
    ]
    assert page["mainEntity"] == {"@id": f"{BASE}/towns/kaltan/#place"}
    assert page["temporalCoverage"] == "1951-01-01/.."


def test_a_landmark_lies_in_its_town_and_a_theme_is_only_a_page() -> None:
    found = graph(
        site(
            entry("landmarks/works", part_of=["towns/kaltan", "themes/growth"]),
            entry("landmarks/rooms", type="museum"),
            entry("towns/kaltan"),
            entry("themes/growth"),
        )
    )

    works = found["/landmarks/works/#place"]
    assert works["@type"] == "LandmarksOrHistoricalBuildings"
    assert works["containedInPlace"] == [{"@id": f"{BASE}/towns/kaltan/#place"}]
    assert found["/landmarks/rooms/#place"]["@type"] == "Museum"
    assert "/themes/growth/#place" not in found
    assert found["/themes/growth/"]["@type"] == "WebPage"


def test_a_page_names_its_sources_its_languages_and_the_day_of_its_last_change() -> None:
    found = graph(
        site(
            entry(text=body("Text", citation_mark("x")), facts={"founded": "1946"}),
            translation(title="Калтан"),
            sources={"x": source("x", type="article-newspaper", title="«Край»", publisher="A42", issued="2019-06"),
                     "a_source": source(tier="B", url="")},
            history=history({"content/towns/kaltan.md": "2026-01-01", "content/towns/kaltan.ru.md": "2026-02-01"}),
        )
    )  # fmt: skip

    russian = found["/ru/towns/kaltan/"]
    assert (russian["name"], russian["inLanguage"]) == ("Калтан", "ru")
    assert russian["translationOfWork"] == {"@id": f"{BASE}/towns/kaltan/"}
    assert russian["dateModified"] == "2026-02-01"
    assert [each["@id"] for each in russian["citation"]] == [
        f"{BASE}/sources/a_source/#source",
        f"{BASE}/sources/x/#source",
    ]
    work = found["/sources/x/#source"]
    assert (work["@type"], work["name"], work["datePublished"]) == ("NewsArticle", "«Край»", "2019-06")
    assert work["publisher"] == {"@type": "Organization", "name": "A42"}
    assert found["/sources/a_source/#source"]["keywords"] == ["tier B"]


def test_a_page_names_the_sources_of_its_points_too() -> None:
    tour = entry("tours/red", stops=[stop("towns/kaltan", location=location(53.5, 87.2, 100, "k"))])

    found = graph(site(entry("towns/kaltan", at=(53.5, 87.2)), tour))

    for url, key in (("/towns/kaltan/", "a_gazetteer"), ("/tours/red/", "k")):
        assert found[url]["citation"] == [{"@id": f"{BASE}/sources/{key}/#source"}]


def test_a_claim_is_a_review_whose_rating_is_a_word() -> None:
    found = graph(
        site(
            entry("towns/kaltan"),
            entry("themes/growth"),
            claim("t19", "towns/kaltan", "themes/growth", says="«Lost»"),
        )
    )

    review = found["/claims/t19/"]
    assert (review["@type"], review["claimReviewed"]) == ("ClaimReview", "«Lost»")
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "Contradicted"}
    assert review["itemReviewed"]["appearance"] == {"@id": f"{BASE}/sources/a_text/#source"}
    assert review["about"] == [{"@id": f"{BASE}/towns/kaltan/#place"}, {"@id": f"{BASE}/themes/growth/"}]
    assert review["reviewBody"] == "The record."


def test_the_dataset_names_every_file_that_can_be_taken_along() -> None:
    licence = Licence(what=label("Text"), name="CC BY 4.0", url="https://example.org/by")
    found = graph(site(entry(events=(event("1951"),)), config=config(licences=(licence,))))

    dataset = found["/data/#dataset"]
    names = [each["contentUrl"].rpartition("/")[2] for each in dataset["distribution"]]
    assert {"facts.csv", "events.csv", "claims.json", "sources.json", "places.geojson"} <= set(names)
    assert dataset["license"] == "https://example.org/by"
    assert dataset["temporalCoverage"] == "1951-01-01/1951-12-31"
    assert dataset["creator"] == {"@id": f"{BASE}/#makers"}
    assert "certainty" in dataset["variableMeasured"]


def test_an_open_event_opens_the_time_a_page_covers() -> None:
    found = graph(site(entry(events=(event("../1991"), event("1995")))))

    assert found["/towns/kaltan/"]["temporalCoverage"] == "../1995-12-31"
    ended = found["/towns/kaltan/#place"]["event"][0]
    assert (ended.get("startDate"), ended["endDate"]) == (None, "1991")
