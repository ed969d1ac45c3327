"""Sitemap, feed, places, robots, manifest: what stands in them and what their formats demand."""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzbass_site.exports import EXPORTS, sitemap
from kuzbass_site.exports.manifest import ICONS, short
from kuzbass_site.exports.xmltext import xml
from kuzbass_site.models.entry import Claim, Entry, Names, Translation
from kuzbass_site.models.page import Page
from kuzbass_site.models.settings import Licence
from kuzbass_site.models.stated import Kind
from kuzbass_site.pages import plan
from kuzbass_site.pages.views import Head, MessageView
from kuzbass_site.site import Site
from tests.factories import (
    claim,
    config,
    entry,
    fact,
    history,
    label,
    location,
    site,
    source,
    stated,
    translation,
)

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
BASE = "https://guide.example"


def asset(name: str) -> str:
    return f"/static/{name}?final"


def files(name: str, of: Site, html: list[Page] | None = None) -> dict[str, bytes]:
    """The files of one export by their rooted URLs; the sitemap from the real plan unless pages are given."""
    export = EXPORTS[name]
    if html is None:
        html = list(plan(of)) if name == "sitemap" else []
    pages = list(export.pages(of, html))
    assert all(page.renderer == f"export:{name}" for page in pages)
    assert all(page.lang in of.guide.config.languages for page in pages)
    return {page.url: export.render(page.view, asset) for page in pages}


def html_page(url: str, lang: str = "en", *alternates: tuple[str, str], index: bool = True) -> Page:
    head = Head(title="", description="", lang=lang, url=url, alternates=alternates, index=index)
    return Page(url, "message.html", MessageView(head=head, text=""), lang)


# Sitemap


def locations(of: Site, html: list[Page] | None = None) -> dict[str, ET.Element]:
    root = ET.fromstring(files("sitemap", of, html)["/sitemap.xml"])
    assert root.tag == f"{MAP}urlset"
    return {str(url.findtext(f"{MAP}loc")): url for url in root}


def test_the_sitemap_lists_every_page_that_may_be_found() -> None:
    a_site = site(entry("towns/kaltan"), translation("towns/kaltan"), claim("t01"))
    pages = list(plan(a_site))
    findable = [
        page for page in pages if isinstance(head := getattr(page.view, "head", None), Head) and head.index
    ]

    assert list(locations(a_site)) == sorted(BASE + page.url for page in findable)
    assert {f"{BASE}/", f"{BASE}/ru/towns/kaltan/", f"{BASE}/claims/t01/"} <= set(locations(a_site))
    assert f"{BASE}/404.html" not in locations(a_site)


def test_a_page_that_may_not_be_found_is_left_out_of_the_sitemap_and_its_alternates() -> None:
    pages = [html_page("/a/", "en", ("en", "/a/"), ("ru", "/ru/a/")), html_page("/ru/a/", "ru", index=False)]

    found = locations(site(), pages)

    assert list(found) == [f"{BASE}/a/"]
    assert found[f"{BASE}/a/"].findall(f"{XHTML}link") == []


def test_every_language_of_a_page_names_all_of_them() -> None:
    pages = [
        html_page("/ru/a/", "ru", ("en", "/a/"), ("ru", "/ru/a/")),
        html_page("/a/", "en", ("ru", "/ru/a/")),
    ]

    for url in locations(site(), pages).values():
        links = [
            (link.get("rel"), link.get("hreflang"), link.get("href")) for link in url.findall(f"{XHTML}link")
        ]
        assert links == [
            ("alternate", "en", f"{BASE}/a/"),
            ("alternate", "ru", f"{BASE}/ru/a/"),
            ("alternate", "x-default", f"{BASE}/a/"),
        ]


def days(of: Site) -> dict[str, str | None]:
    return {url.removeprefix(BASE): row.findtext(f"{MAP}lastmod") for url, row in locations(of).items()}


def test_a_page_changed_when_the_latest_of_its_files_did() -> None:
    a_site = site(
        entry("towns/kaltan"),
        entry("towns/tisul"),
        translation("towns/kaltan"),
        translation("towns/tisul"),
        claim("t01", "towns/tisul"),
        history=history(
            {
                "content/towns/kaltan.md": "2026-01-01",
                "content/towns/kaltan.ru.md": "2026-01-02",
                "content/towns/tisul.md": "2026-01-03",
                "content/towns/tisul.ru.md": "2026-01-01",
                "content/claims/t01.md": "2026-01-04",
            }
        ),
    )

    found = days(a_site)

    assert found["/towns/kaltan/"] == "2026-01-01"
    assert found["/ru/towns/kaltan/"] == "2026-01-02"
    assert found["/towns/tisul/"] == found["/ru/towns/tisul/"] == "2026-01-04"
    assert found["/claims/t01/"] == "2026-01-04"


def test_pages_without_a_file_and_files_without_a_date_have_no_day() -> None:
    a_site = site(
        entry("towns/kaltan"),
        entry("towns/tisul"),
        claim("t01", "towns/tisul"),
        history=history({"content/towns/tisul.md": "2026-01-01"}),
    )

    assert set(days(a_site).values()) == {None}


def test_without_a_history_the_sitemap_tells_no_days() -> None:
    assert b"lastmod" not in files("sitemap", site(entry(), claim()))["/sitemap.xml"]


@pytest.mark.parametrize(("count", "sizes"), [(0, [0]), (6, [6]), (7, [6, 1]), (13, [6, 6, 1])])
def test_a_sitemap_with_too_many_addresses_is_split(
    monkeypatch: pytest.MonkeyPatch, count: int, sizes: list[int]
) -> None:
    monkeypatch.setattr(sitemap, "MOST_URLS", 6)
    check_parts(files("sitemap", site(), [html_page(f"/{n:02}/") for n in range(count)]), count, sizes)


def test_a_sitemap_with_too_many_bytes_is_split(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [html_page(f"/{n:02}/") for n in range(10)]
    row = len(f"<url><loc>{BASE}/00/</loc></url>\n")
    monkeypatch.setattr(sitemap, "MOST_BYTES", 4 * row)

    check_parts(files("sitemap", site(), pages), 10, [4, 4, 2])


def check_parts(found: Mapping[str, bytes], count: int, sizes: list[int]) -> None:
    root = ET.fromstring(found["/sitemap.xml"])
    if len(sizes) == 1:
        assert list(found) == ["/sitemap.xml"]
        assert len(root) == count
        return
    assert root.tag == f"{MAP}sitemapindex"
    parts = [str(part.findtext(f"{MAP}loc")).removeprefix(BASE) for part in root]
    assert parts == [f"/sitemap-{number}.xml" for number in range(1, len(sizes) + 1)]
    assert list(found) == [*parts, "/sitemap.xml"]
    assert [len(ET.fromstring(found[part])) for part in parts] == sizes


def test_the_limits_are_those_of_the_protocol() -> None:
    whole = sitemap.render(sitemap.SitemapView(()), asset)

    assert sitemap.MOST_URLS == 50_000
    assert sitemap.MOST_BYTES + len(whole) <= 52_428_800


def test_addresses_are_escaped_once() -> None:
    pages = [html_page("/towns/Калтан & co/"), html_page("/tags/a%20b/")]

    assert list(locations(site(), pages)) == [
        f"{BASE}/tags/a%20b/",
        f"{BASE}/towns/%D0%9A%D0%B0%D0%BB%D1%82%D0%B0%D0%BD%20%26%20co/",
    ]


def test_a_guide_in_a_folder_of_a_host_says_so_everywhere() -> None:
    a_site = site(entry(at=(53.5, 87.3)), config=config(url="https://example.org/kuzbass"))

    assert b"<loc>https://example.org/kuzbass/towns/kaltan/</loc>" in files("sitemap", a_site)["/sitemap.xml"]
    assert b"<id>https://example.org/kuzbass/towns/kaltan/</id>" in files("feed", a_site)["/feed.xml"]
    assert b'"https://example.org/kuzbass/towns/kaltan/"' in files("geojson", a_site)["/data/places.geojson"]
    assert b"Sitemap: https://example.org/kuzbass/sitemap.xml\n" in files("robots", a_site)["/robots.txt"]


# Feed


def feed(of: Site, url: str = "/feed.xml") -> ET.Element:
    root = ET.fromstring(files("feed", of)[url])
    check_atom(root)
    return root


def check_atom(root: ET.Element) -> None:
    """The musts of RFC 4287, sections 4.1.1 and 4.1.2."""
    assert root.tag == f"{ATOM}feed"
    for element in [root, *root.iter(f"{ATOM}entry")]:
        for name in ("id", "title", "updated"):
            assert len(element.findall(ATOM + name)) == 1, name
        assert str(element.findtext(f"{ATOM}id")).startswith("https://")
        moment = r"\d{4}-\d\d-\d\dT00:00:00Z"
        for name in ("updated", "published"):
            assert re.fullmatch(moment, element.findtext(ATOM + name) or "2026-01-01T00:00:00Z")
        links = [(x.get("rel"), x.get("type"), x.get("hreflang")) for x in element.findall(f"{ATOM}link")]
        assert len(set(links)) == len(links)
        assert any(rel == "alternate" for rel, _, _ in links)
    ids = [each.findtext(f"{ATOM}id") for each in root.iter(f"{ATOM}entry")]
    assert len(set(ids)) == len(ids)
    assert root.find(f"{ATOM}author/{ATOM}name") is not None


def titles(root: ET.Element) -> list[str | None]:
    return [each.findtext(f"{ATOM}title") for each in root.iter(f"{ATOM}entry")]


def test_the_feed_begins_with_what_changed_last() -> None:
    a_site = site(
        entry("landmarks/a", title="Old, changed twice"),
        entry("towns/b", title="New"),
        entry("towns/c", title="Old"),
        entry("themes/d", title="Changed on the day B came"),
        history=history(
            {
                "content/landmarks/a.md": "2026-03-03",
                "content/towns/b.md": "2026-02-02",
                "content/towns/c.md": "2026-01-01",
                "content/themes/d.md": "2026-02-02",
            },
            {
                "content/landmarks/a.md": "2025-01-01",
                "content/towns/b.md": "2026-02-02",
                "content/towns/c.md": "2026-01-01",
                "content/themes/d.md": "2025-01-01",
            },
        ),
    )

    root = feed(a_site)

    assert titles(root) == ["Old, changed twice", "New", "Changed on the day B came", "Old"]
    assert root.findtext(f"{ATOM}updated") == "2026-03-03T00:00:00Z"
    first = root.find(f"{ATOM}entry")
    assert first is not None
    assert first.findtext(f"{ATOM}published") == "2025-01-01T00:00:00Z"
    assert first.findtext(f"{ATOM}updated") == "2026-03-03T00:00:00Z"


def test_without_a_history_the_feed_has_the_entries_in_their_order_and_the_day_of_the_build() -> None:
    a_site = site(
        entry("themes/a"), entry("towns/c"), entry("towns/b"), entry("landmarks/d"), today=date(2026, 5, 6)
    )

    root = feed(a_site)

    assert titles(root) == ["D", "B", "C", "A"]
    assert {each.text for each in root.iter(f"{ATOM}updated")} == {"2026-05-06T00:00:00Z"}
    assert list(root.iter(f"{ATOM}published")) == []


def test_an_entry_that_is_not_committed_yet_is_the_newest() -> None:
    a_site = site(
        entry("towns/a"),
        entry("towns/b"),
        history=history({"content/towns/a.md": "2026-01-01"}),
        today=date(2026, 5, 6),
    )

    assert titles(feed(a_site)) == ["B", "A"]


def test_a_feed_holds_the_thirty_newest() -> None:
    names = [f"n{n:02}" for n in range(40)]
    changed = {
        f"content/towns/{name}.md": f"2026-{n // 28 + 1:02}-{n % 28 + 1:02}" for n, name in enumerate(names)
    }

    root = feed(site(*(entry(f"towns/{name}") for name in names), history=history(changed)))

    assert titles(root) == [name.capitalize() for name in reversed(names[10:])]


def test_each_language_has_a_feed_of_what_can_be_read_in_it() -> None:
    a_site = site(
        entry("towns/kaltan", tags=["coal"]),
        entry("towns/tisul"),
        translation("towns/kaltan", title="Калтан", summary="Город при станции."),
        history=history(
            {"content/towns/kaltan.md": "2026-01-01", "content/towns/kaltan.ru.md": "2026-02-01"}
        ),
    )

    root = feed(a_site, "/ru/feed.xml")

    assert list(files("feed", a_site)) == ["/feed.xml", "/ru/feed.xml"]
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "ru"
    assert root.findtext(f"{ATOM}title") == "Путеводитель"
    assert titles(root) == ["Калтан"]
    only = root.find(f"{ATOM}entry")
    assert only is not None
    assert only.findtext(f"{ATOM}id") == f"{BASE}/ru/towns/kaltan/"
    assert only.findtext(f"{ATOM}summary") == "Город при станции."
    assert only.findtext(f"{ATOM}published") == only.findtext(f"{ATOM}updated") == "2026-02-01T00:00:00Z"
    category = only.find(f"{ATOM}category")
    assert category is not None
    assert category.attrib == {"term": "coal", "label": "Coal (рус.)"}


def test_a_feed_of_nothing_is_a_feed() -> None:
    root = feed(site(today=date(2026, 5, 6)))

    assert titles(root) == []
    assert root.findtext(f"{ATOM}updated") == "2026-05-06T00:00:00Z"


def test_the_feed_leaves_the_pages_about_the_guide_out() -> None:
    assert titles(feed(site(entry("pages/about"), entry("towns/kaltan")))) == ["Kaltan"]


def test_the_feed_says_under_which_licence_it_may_be_read() -> None:
    licence = Licence(what=label("Text", "Тексты"), name="CC BY 4.0")

    assert feed(site(config=config(licences=(licence,)))).findtext(f"{ATOM}rights") == "Text: CC BY 4.0"


# Places


def places(of: Site) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files("geojson", of)["/data/places.geojson"])
    check_geojson(found)
    return found


def check_geojson(found: Mapping[str, Any]) -> None:
    """The rules of RFC 7946 that concern points; by geojson-pydantic as well where it is installed."""
    assert found["type"] == "FeatureCollection"
    assert not {"coordinates", "geometries", "geometry", "properties", "crs"} & set(found)  # 7.1, 4
    for feature in found["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert feature["type"] == "Feature"
        assert isinstance(feature["id"], str)
        assert set(feature["geometry"]) == {"type", "coordinates"}
        assert feature["geometry"]["type"] == "Point"
        longitude, latitude = feature["geometry"]["coordinates"]
        assert -180 <= longitude <= 180
        assert -90 <= latitude <= 90
    if importlib.util.find_spec("geojson_pydantic"):
        model = importlib.import_module("geojson_pydantic").FeatureCollection
        assert len(model.model_validate(found).features) == len(found["features"])


def test_a_place_has_all_that_the_entry_says_of_it() -> None:
    a_site = site(
        entry(
            "towns/kaltan",
            title="Kaltan",
            summary="A power-station town.",
            type="city",
            status="inhabited",
            at=location(53.52, 87.27, 2000.0, "geonames", "osm", note="the station"),
        ),
        translation("towns/kaltan", title="Калтан"),
        sources={
            "geonames": source("geonames", title="GeoNames", url="https://www.geonames.org/", tier="B"),
            "osm": source("osm", title="A map", url=""),
            "a_source": source(),
        },
        config=config(
            licences=(
                Licence(
                    what=label("Coordinates"),
                    name="CC BY 4.0",
                    url="https://example.org/by",
                    credit="GeoNames",
                ),
                Licence(what=label("Rivers"), name="public domain"),
            )
        ),
    )

    found = places(a_site)

    assert found["features"] == [
        {
            "type": "Feature",
            "id": "towns/kaltan",
            "geometry": {"type": "Point", "coordinates": [87.27, 53.52]},
            "properties": {
                "title": "Kaltan",
                "names": {"en": "Kaltan", "ru": "Калтан"},
                "also": [],
                "former": [],
                "collection": "towns",
                "type": "city",
                "status": "inhabited",
                "stated": {"status": {"certainty": "certain", "sources": ["a_source"]}},
                "dates": {},
                "url": f"{BASE}/towns/kaltan/",
                "accuracy": 2000.0,
                "note": "the station",
                "sources": ["geonames", "osm"],
                "certainty": "certain",
                "summary": "A power-station town.",
            },
        }
    ]
    assert found["sources"] == {
        "a_source": {"title": "The work a_source", "url": "https://example.org/a_source", "tier": "A"},
        "geonames": {"title": "GeoNames", "url": "https://www.geonames.org/", "tier": "B"},
        "osm": {"title": "A map", "tier": "A"},
    }
    assert found["licences"] == [
        {"what": "Coordinates", "name": "CC BY 4.0", "url": "https://example.org/by", "credit": "GeoNames"},
        {"what": "Rivers", "name": "public domain"},
    ]


def test_a_place_keeps_its_names_of_now_and_then() -> None:
    names = Names(local={"ru": "Киселёвск"}, also=("Kiselevsk",), former=(stated("Cherkasovo"),))

    (feature,) = places(site(entry("towns/kiselyovsk", at=(53.99, 86.66), names=names)))["features"]

    assert feature["properties"]["names"] == {"en": "Kiselyovsk", "ru": "Киселёвск"}
    assert feature["properties"]["also"] == ["Kiselevsk"]
    assert feature["properties"]["former"] == ["Cherkasovo"]
    assert feature["properties"]["status"] is None


def test_a_place_carries_its_dates_with_what_stands_behind_them() -> None:
    dated = entry(
        "towns/kaltan",
        at=(53.5, 87.3),
        names=Names(former=(stated("Улус", "d"),)),
        facts=[
            fact("founded", stated("1770~", "d", kind=Kind.DATE), stated("1917", "b", kind=Kind.DATE)),
            fact("working", stated("1932/..", "b", kind=Kind.DATE)),
            fact("built", "1940", of="landmarks/works"),
            fact("people", "5", kind=Kind.NUMBER),
        ],
    )
    tiers = {"b": source("b", tier="B"), "d": source("d", tier="D")}
    a_site = site(dated, entry("landmarks/works"), sources={**tiers, "a_gazetteer": source("a_gazetteer")})

    (feature,) = places(a_site)["features"]

    assert feature["properties"]["dates"] == {
        "founded": {
            "date": "1770~",
            "earliest": "1770-01-01",
            "latest": "1770-12-31",
            "interval": "1770",
            "certainty": "uncertain",
            "sources": ["d"],
        },
        "working": {
            "date": "1932/..",
            "earliest": "1932-01-01",
            "interval": "1932/..",
            "certainty": "less-certain",
            "sources": ["b"],
        },
    }
    assert feature["properties"]["stated"] == {"Улус": {"certainty": "uncertain", "sources": ["d"]}}


def test_an_entry_without_a_place_is_not_on_the_map() -> None:
    found = places(site(entry("towns/a", at=(53.5, 87.3)), entry("themes/growth")))

    assert [feature["id"] for feature in found["features"]] == ["towns/a"]
    assert places(site(entry("themes/growth")))["features"] == []


# Robots and manifest


def test_robots_may_read_everything_and_are_shown_the_sitemap() -> None:
    text = files("robots", site())["/robots.txt"].decode()

    assert text == f"User-agent: *\nAllow: /\n\nSitemap: {BASE}/sitemap.xml\n"


def test_the_manifest_has_its_names_and_the_final_names_of_its_icons() -> None:
    manifest = json.loads(files("manifest", site())["/site.webmanifest"])

    assert manifest["name"] == "A guide"
    assert manifest["lang"] == "en"
    assert manifest["start_url"] == "."
    assert manifest["display"] == "browser"
    assert [icon["src"] for icon in manifest["icons"]] == [f"static/{name}?final" for name, _, _ in ICONS]
    assert all(re.fullmatch("#[0-9a-f]{6}", manifest[f"{name}_color"]) for name in ("theme", "background"))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kuzbass, piece by piece", "Kuzbass"),
        ("Kuzbass", "Kuzbass"),
        ("Old Kuzbass: a guide", "Old Kuzbass"),
        ("Путеводитель по Кузбассу", "Путеводитель"),
        ("Nordrhein-Westfalen heute", "Nordrhein-Westfalen"),
        ("—", "—"),
    ],
)
def test_a_short_name_fits_under_an_icon(name: str, expected: str) -> None:
    assert short(name) == expected


# All of them

DIRTY = "<b>\"Coal\" & 'steel'</b>\x00\x0b\x85\ud800\ufffe ]]> \n\tend"


def test_no_text_breaks_a_format() -> None:
    a_site = site(
        entry(
            "towns/kaltan",
            at=location(53.5, 87.3, 10.0, note=DIRTY),
            title=DIRTY,
            summary=DIRTY,
            tags=["coal"],
        ),
        config=config(title=label(DIRTY), tagline=label(DIRTY), description=label(DIRTY)),
    )

    assert titles(feed(a_site)) == ["<b>\"Coal\" & 'steel'</b> ]]> end"]
    assert places(a_site)["features"][0]["properties"]["title"].startswith("<b>")
    assert json.loads(files("manifest", a_site)["/site.webmanifest"])["name"].startswith("<b>")


@given(st.text())
def test_any_text_is_xml(text: str) -> None:
    root = ET.fromstring(f'<a b="{xml(text)}">{xml(text)}</a>')

    assert root.text == (root.get("b") or None)


@given(st.permutations(range(6)))
def test_the_order_of_the_files_changes_no_export(order: list[int]) -> None:
    items: list[Entry | Claim | Translation] = [
        entry("towns/kaltan", at=(53.52, 87.27), tags=["coal"]),
        entry("towns/tisul", at=(55.75, 88.32)),
        entry("themes/growth"),
        translation("towns/kaltan"),
        claim("t01", "towns/tisul"),
        claim("t02", "towns/kaltan"),
    ]
    changed = history({str(item.path): "2026-01-01" for item in items})
    expected, shuffled = site(*items, history=changed), site(*(items[i] for i in order), history=changed)

    for name in EXPORTS:
        assert files(name, shuffled) == files(name, expected)


@pytest.mark.parametrize("name", sorted(EXPORTS))
def test_no_export_takes_the_address_of_a_page(name: str) -> None:
    a_site = site(entry("towns/kaltan", at=(53.5, 87.3)))
    taken = {page.url for page in plan(a_site)}

    assert not taken & set(files(name, a_site))
    assert all(PurePosixPath(url).suffix for url in files(name, a_site))
