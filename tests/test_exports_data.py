"""The tables and lists of the guide: what stands in them, and that other programs read them."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzbass_site import dates
from kuzbass_site.exports import CATALOGUES, EXPORTS, downloads, made
from kuzbass_site.exports.table import TableView, render, table
from kuzbass_site.models.download import Column
from kuzbass_site.models.entry import Names
from kuzbass_site.models.settings import Licence
from kuzbass_site.models.stated import Certainty, Kind, Point, Quantity, Stated
from kuzbass_site.site import Site
from tests.factories import (
    body,
    citation_mark,
    cited,
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
    translation,
)
from tests.test_bibliography import check_csl, formatted, read_bibtex, read_ris

BASE = "https://guide.example"


def exported(of: Site) -> dict[str, bytes]:
    """Every file that can be taken along, by its name."""
    return {file.url.rpartition("/")[2]: file.data for file in made(of, [], str) if file.download}


def read_csv(data: bytes) -> list[dict[str, str]]:
    """The rows of a table, by a reader that knows of the byte order mark, as Excel does."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def facts_of(*facts: Any, **fields: Any) -> list[dict[str, str]]:
    a_site = site(entry("towns/kaltan", facts=facts), **fields)
    return read_csv(exported(a_site)["facts.csv"])


# CSV


def test_a_table_is_rfc_4180_with_a_byte_order_mark() -> None:
    view = TableView(("a", "b"), (('say "Кузбасс"', "1,5"), ("two\nlines", "")))

    data = render(view, None)

    assert data == '\ufeffa,b\r\n"say ""Кузбасс""","1,5"\r\n"two\nlines",\r\n'.encode()
    assert [tuple(row.values()) for row in read_csv(data)] == list(view.rows)


@given(st.lists(st.tuples(*[st.text(st.characters(exclude_categories=["Cs"]))] * 2), max_size=4))
def test_any_text_comes_back_from_a_table(rows: list[tuple[str, str]]) -> None:
    data = render(TableView(("a", "b"), tuple(rows)), None)

    assert [tuple(row) for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))][1:] == rows


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-1+1", "'-1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("-40", "-40"),
        ("-40.5 °C", "-40.5 °C"),
        ("-40.5%+1", "'-40.5%+1"),
        ("1936", "1936"),
        ("Kaltan = Калтан", "Kaltan = Калтан"),
        ("", ""),
    ],
)
def test_no_text_is_a_formula(text: str, cell: str) -> None:
    assert table((Column("a", ""),), [{"a": text}]).rows == ((cell,),)


def test_a_row_has_a_cell_for_every_column_and_no_other() -> None:
    columns = (Column("a", ""), Column("b", ""))

    assert table(columns, [{"b": "2", "a": "1"}]).rows == (("1", "2"),)
    with pytest.raises(KeyError):
        table(columns, [{"a": "1"}])
    with pytest.raises(ValueError, match="c"):
        table(columns, [{"a": "1", "b": "2", "c": "3"}])


# Facts


def test_every_reading_is_a_row_with_its_own_sources_and_the_reason() -> None:
    sources = {"x": source("x", tier="A"), "y": source("y", tier="D")}

    first, second = facts_of(
        fact("founded", stated("1770~", "x, p. 12", kind=Kind.DATE, note="«the villages»"),
             stated("1917", "y", "x", kind=Kind.DATE), why="Two counts."),
        sources=sources,
    )  # fmt: skip

    assert (first["entry"], first["subject"], first["fact"], first["label"]) == (
        "towns/kaltan", "towns/kaltan", "founded", "Founded",
    )  # fmt: skip
    assert (first["reading"], first["preferred"], second["reading"], second["preferred"]) == (
        "1", "true", "2", "false",
    )  # fmt: skip
    assert (first["value"], first["date"], first["earliest"], first["latest"], first["interval"]) == (
        "1770~", "1770~", "1770-01-01", "1770-12-31", "1770",
    )  # fmt: skip
    assert (first["sources"], first["locators"], first["tiers"]) == ("x", "p. 12", "A")
    assert (second["sources"], second["locators"], second["tiers"]) == ("y; x", "", "D; A")
    assert first["note"] == "«the villages»"
    assert first["why"] == second["why"] == "Two counts."
    assert first["url"] == f"{BASE}/towns/kaltan/"


def test_a_series_has_a_row_for_each_point_with_the_time_at_which_it_was_so() -> None:
    points = (
        Point(dates.parse("1939"), stated("44000", kind=Kind.NUMBER)),
        Point(dates.parse("2021/.."), stated("85339.5", kind=Kind.NUMBER)),
    )

    first, second = facts_of(fact("population", kind=Kind.NUMBER, points=points))

    assert (first["series"], first["preferred"], first["number"], first["date"]) == (
        "true", "true", "44000", "1939",
    )  # fmt: skip
    assert (second["reading"], second["number"]) == ("2", "85339.5")
    assert (second["earliest"], second["latest"], second["interval"]) == ("2021-01-01", "", "2021/..")


def test_a_quantity_is_a_number_and_a_unit() -> None:
    power = stated("0.50 MW", value=Quantity(Decimal("0.50"), "MW"))

    (row,) = facts_of(fact("capacity", power, kind=Kind.QUANTITY))

    assert (row["value"], row["number"], row["unit"], row["date"]) == ("0.50 MW", "0.50", "MW", "")


def test_what_is_not_known_says_so_and_claims_no_certainty() -> None:
    unknown = Stated(text="unknown", value=None, note="none of nine sources counts them")

    (row,) = facts_of(fact("pits", unknown, kind=Kind.NUMBER))

    assert (row["value"], row["number"], row["certainty"], row["sources"]) == ("unknown", "", "", "")
    assert row["note"].startswith("none of nine")


@pytest.mark.parametrize(
    ("tiers", "fields", "certainty", "weak"),
    [
        ("A", {}, "certain", "false"),
        ("B", {}, "less-certain", "false"),
        ("C", {}, "less-certain", "true"),
        ("D", {}, "uncertain", "true"),
        ("A", {"certainty": Certainty.UNCERTAIN}, "uncertain", "false"),
        ("", {"unsourced": "known to everybody"}, "uncertain", "false"),
        ("", {}, "", "false"),
    ],
)
def test_how_sure_a_value_is_follows_from_its_sources_unless_it_is_written(
    tiers: str, fields: dict[str, Any], certainty: str, weak: str
) -> None:
    sources = {tier: source(tier, tier=tier) for tier in "ABCD"}
    value = stated("1946", kind=Kind.DATE, citations=cited(*tiers), **fields)

    (row,) = facts_of(fact("founded", value), sources=sources)

    assert (row["certainty"], row["weak"]) == (certainty, weak)
    assert row["unsourced"] == fields.get("unsourced", "")


def test_status_and_former_names_are_facts_too_and_a_fact_may_be_of_another_entry() -> None:
    names = Names(former=(stated("Улус"), stated("Sad-gorod", note="1929")))
    built = fact("built", "1932", of="landmarks/works")
    a_site = site(entry(names=names, status="inhabited", facts=[built]), entry("landmarks/works"))

    rows = read_csv(exported(a_site)["facts.csv"])

    assert [(row["fact"], row["reading"], row["value"], row["subject"]) for row in rows] == [
        ("status", "1", "inhabited", "towns/kaltan"),
        ("former-name", "1", "Улус", "towns/kaltan"),
        ("former-name", "2", "Sad-gorod", "towns/kaltan"),
        ("built", "1", "1932", "landmarks/works"),
    ]


# Events, claims, sources


@pytest.mark.parametrize(
    ("text", "edtf", "earliest", "latest", "interval"),
    [
        ("1932-04-03", "1932-04-03", "1932-04-03", "1932-04-03", "1932-04-03"),
        ("193X", "193X", "1930-01-01", "1939-12-31", "1930/1939"),
        ("1932/..", "1932/..", "1932-01-01", "", "1932/.."),
        ("../1991", "../1991", "", "1991-12-31", "../1991"),
        ("1950..1953", "[1950..1953]", "1950-01-01", "1953-12-31", "1950/1953"),
    ],
)
def test_an_event_has_its_date_in_every_form(
    text: str, edtf: str, earliest: str, latest: str, interval: str
) -> None:
    a_site = site(entry(events=(event(text, 'the "Красный Крулль" arrives'),)))

    (row,) = read_csv(exported(a_site)["events.csv"])

    found = (row["date"], row["earliest"], row["latest"], row["interval"])
    assert found == (edtf, earliest, latest, interval)
    assert row["what"] == 'the "Красный Крулль" arrives'
    assert (row["sources"], row["certainty"]) == ("a_source", "certain")


def test_a_claim_carries_its_evidence_and_its_sources() -> None:
    a_site = site(
        entry(title="Kaltan"),
        claim("t19", says="It is «lost».", by="a_text",
              text=body("It is a city.", citation_mark("x, p. 2", "y"))),
        translation("claims/t19", title="Его «нет».", text="Это город."),
        sources={"a_text": source("a_text", tier="D", url=""), "x": source("x", tier="B"),
                 "y": source("y", tier="C")},
        history=history({"content/claims/t19.md": "2026-01-01", "content/claims/t19.ru.md": "2026-01-02"}),
    )  # fmt: skip

    found = json.loads(exported(a_site)["claims.json"])

    assert found["title"] == "A guide"
    assert found["claims"] == [
        {
            "id": "t19",
            "url": f"{BASE}/claims/t19/",
            "says": "It is «lost».",
            "by": {"key": "a_text", "tier": "D", "title": "The work a_text"},
            "about": [{"id": "towns/kaltan", "title": "Kaltan", "url": f"{BASE}/towns/kaltan/"}],
            "verdict": "contradicted",
            "evidence": "It is a city.",
            "certainty": "certain",
            "sources": [
                {
                    "key": "x",
                    "tier": "B",
                    "title": "The work x",
                    "locator": "p. 2",
                    "url": "https://example.org/x",
                },
                {"key": "y", "tier": "C", "title": "The work y", "url": "https://example.org/y"},
            ],
            "changed": "2026-01-01",
            "translations": {
                "ru": {"says": "Его «нет».", "evidence": "Это город.", "url": f"{BASE}/ru/claims/t19/"}
            },
        }
    ]


def test_sources_are_csl_json_with_what_the_guide_adds() -> None:
    each = source(
        "x",
        title="Кузбасс",
        tier="B",
        type="article-newspaper",
        container="A42.RU",
        issued="2019-06-13",
        derived_from=("y",),
        archived="https://a.example/",
        licence="CC0-1.0",
    )
    a_site = site(
        entry(facts=[fact("founded", stated("1946", "x", kind=Kind.DATE))]),
        claim(by="x", text=body("No.", citation_mark("x"))),
        sources={"x": each, "y": source("y")},
    )

    items = json.loads(exported(a_site)["sources.json"])

    check_csl(items)
    assert [item["id"] for item in items] == ["x", "y"]
    assert items[0]["custom"] == {
        "tier": "B",
        "page": f"{BASE}/sources/x/",
        "uses": 2,
        "cited-by": ["towns/kaltan", "claims/t01"],
        "derived-from": ["y"],
        "archived": "https://a.example/",
        "licence": "CC0-1.0",
    }
    assert items[1]["custom"]["uses"] == 0
    assert "A42.RU" in formatted(items)[0]


# Reference managers


def test_the_guide_and_every_page_of_it_can_be_cited_in_three_formats() -> None:
    a_site = site(
        entry("towns/kaltan", title="Kaltan"),
        entry("pages/about"),
        claim("t01"),
        translation("towns/kaltan", title="Калтан"),
        history=history({"content/towns/kaltan.md": "2026-01-01"}),
    )
    files = exported(a_site)
    keys = ["guide", "towns:kaltan", "claims:t01", "guide:ru", "towns:kaltan:ru"]

    entries = read_bibtex(files["guide.bib"].decode()).entries
    items = json.loads(files["guide.csl.json"])
    records = read_ris(files["guide.ris"].decode())

    check_csl(items)
    assert list(entries) == [item["id"] for item in items] == [each["id"] for each in records] == keys
    assert items[1]["issued"] == {"date-parts": [[2026, 1, 1]]}
    assert "issued" not in items[4]  # its translation is not committed
    assert items[4]["title"] == records[4]["title"] == "Калтан"
    assert items[4]["URL"] == f"{BASE}/ru/towns/kaltan/"


def test_the_sources_can_be_taken_along_in_three_formats() -> None:
    sources = {key: source(key, title=f"«{key}»") for key in ("b", "a")}
    files = exported(site(sources=sources))

    assert list(read_bibtex(files["sources.bib"].decode()).entries) == ["a", "b"]
    assert [each["title"] for each in read_ris(files["sources.ris"].decode())] == ["«a»", "«b»"]


# All of them


def test_every_download_says_what_it_is_and_no_two_are_one() -> None:
    found = downloads(site(entry(at=location(53.5, 87.2)), claim()))

    urls = [each.about.url for each in found]
    assert len(set(urls)) == len(urls)
    declared = [*(each.about for each in EXPORTS.values()), *(each.about for each in CATALOGUES.values())]
    assert urls == [about.url for abouts in declared for about in abouts]
    for each in found:
        assert each.about.title
        assert each.about.what
        assert each.size > 0


def test_the_page_of_downloads_tells_the_sizes_of_the_files_that_are_written() -> None:
    a_site = site(entry(at=location(53.5, 87.2), facts={"founded": "1946"}), claim(), translation())

    sizes = {each.about.name: each.size for each in downloads(a_site)}

    assert sizes == {name: len(data) for name, data in exported(a_site).items()}


def test_an_empty_guide_has_empty_files_that_are_still_sound() -> None:
    files = exported(site())

    assert read_csv(files["facts.csv"]) == read_csv(files["events.csv"]) == []
    assert json.loads(files["claims.json"])["claims"] == json.loads(files["sources.json"]) == []
    assert [each["id"] for each in json.loads(files["guide.csl.json"])] == ["guide", "guide:ru"]


def test_the_columns_of_a_table_are_those_that_are_described() -> None:
    for each in downloads(site()):
        if each.about.format == "CSV":
            header = exported(site())[each.about.name].decode("utf-8-sig").splitlines()[0]
            assert header.split(",") == [column.name for column in each.about.columns]


def test_the_files_are_described_for_machines() -> None:
    licence = Licence(what=label("Text"), name="CC BY 4.0", url="https://example.org/by")
    files = exported(site(entry(), config=config(licences=(licence,))))

    package = json.loads(files["datapackage.json"])

    assert package["licenses"] == [{"name": "CC-BY-4.0", "path": "https://example.org/by", "title": "Text"}]
    resources = {each["path"]: each for each in package["resources"]}
    assert set(resources) == set(files) - {"datapackage.json", "guide.jsonld"}
    for path, resource in resources.items():
        assert resource["bytes"] == len(files[path])
    fields = resources["facts.csv"]["schema"]["fields"]
    assert fields[0]["name"] == "entry"
    assert all(set(field) == {"name", "type", "description"} for field in fields)
    known = {"string", "number", "integer", "boolean", "date", "object", "array"}
    assert {field["type"] for field in fields} <= known
