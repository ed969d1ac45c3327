"""The page of downloads and the real guide's files: described, linked, sound."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from kuzbass_site.build import build
from kuzbass_site.exports import downloads
from kuzbass_site.models.options import Options
from kuzbass_site.models.settings import FactName, Licence
from kuzbass_site.models.stated import Kind
from kuzbass_site.pages import plan
from kuzbass_site.pages.data import size_words
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.views import DataView
from tests.conftest import BASE
from tests.factories import config, entry, history, label, location, site
from tests.test_bibliography import check_csl, formatted, read_bibtex, read_ris
from tests.test_linked import check

HOME = f"https://guide.test{BASE}"


def view(lang: str = "en") -> DataView:
    licence = Licence(what=label("Text"), name="CC BY 4.0", url="https://example.org/by")
    a_site = site(
        entry(at=location(53.5, 87.2), facts={"founded": "1946"}),
        config=config(
            licences=(licence,),
            facts={"founded": FactName(name="founded", kind=Kind.DATE, label=label("Founded"))},
        ),
        history=history({"content/towns/kaltan.md": "2026-01-01"}),
    )
    urls = {"en": "/data/", "ru": "/ru/data/"}
    (found,) = [page.view for page in plan(a_site, downloads(a_site)) if page.url == urls[lang]]
    assert isinstance(found, DataView)
    return found


def test_the_page_tells_of_every_file_and_every_column() -> None:
    page = view()
    files = {file.name: file for group in page.groups for file in group.files}

    assert [file.url for file in files.values()][:2] == ["/data/facts.csv", "/data/events.csv"]
    assert {"guide.bib", "guide.ris", "guide.csl.json", "guide.jsonld", "datapackage.json"} <= set(files)
    assert (files["facts.csv"].records, files["places.geojson"].records) == ("1 record", "1 record")
    facts = page.groups[0]
    assert [name for name, _ in facts.fields][:3] == ["entry", "title", "fact"]
    assert all(what for _, what in facts.fields)
    assert page.licences == (("Text", "CC BY 4.0", "https://example.org/by", ""),)
    assert page.cite.text == "A guide, 1 January 2026. https://guide.example/ (accessed 22 November 2026)."
    assert page.head.alternates == (("en", "/data/"), ("ru", "/ru/data/"))


def test_formats_of_one_thing_stand_together() -> None:
    together = [[file.name for file in group.files] for group in view("ru").groups if len(group.files) > 1]

    assert together == [["guide.bib", "guide.ris", "guide.csl.json"], ["sources.bib", "sources.ris"]]


def test_without_files_there_is_no_page_of_files() -> None:
    assert "/data/" not in {page.url for page in plan(site(entry()))}


@pytest.mark.parametrize(
    ("size", "english", "russian"),
    [(1, "1 kB", "1 кБ"), (65_757, "66 kB", "66 кБ"), (1_250_000, "1.2 MB", "1,2 МБ")],
)
def test_a_size_is_in_words(size: int, english: str, russian: str) -> None:
    a_site = site()

    assert size_words(size, Reader(a_site, "en")).replace("\u00a0", " ") == english
    assert (
        size_words(size, Reader(a_site, "ru")).replace("\u00a0", " ").partition(" ")[0]
        == russian.partition(" ")[0]
    )


@pytest.fixture(scope="module", params=["small", "guide"])
def data(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder ``data/`` of a guide as it is published."""
    if request.param == "guide":
        built: Path = request.getfixturevalue("guide_site")
        return built / "data"
    output = tmp_path_factory.mktemp("data") / "site"
    build(Path(__file__).parent / "sites" / "small", output, Options(url=HOME.rstrip("/")))
    return output / "data"


def rows(data: Path, name: str) -> list[dict[str, str]]:
    with (data / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_every_row_of_the_tables_has_its_sources_and_its_certainty(data: Path) -> None:
    known = {source["id"]: source for source in json.loads((data / "sources.json").read_text("utf-8"))}

    for row in [*rows(data, "facts.csv"), *rows(data, "events.csv")]:
        keys = row["sources"].split("; ") if row["sources"] else []
        tiers = row["tiers"].split("; ") if row["tiers"] else []
        assert [known[key]["custom"]["tier"] for key in keys] == tiers
        told = row["certainty"] in ("certain", "less-certain", "uncertain")
        assert told or row.get("value") in ("unknown", "not-identified"), row
        assert row["url"].startswith(HOME)
        assert row["weak"] == ("true" if tiers and not set(tiers) & {"A", "B"} else "false")


def test_the_bounds_of_every_date_are_days_in_their_order(data: Path) -> None:
    for row in [*rows(data, "facts.csv"), *rows(data, "events.csv")]:
        if row["date"]:
            assert row["earliest"] or row["latest"]
            assert not (row["earliest"] and row["latest"]) or row["earliest"] <= row["latest"]
            assert row["interval"]


def test_the_linked_data_is_sound(data: Path) -> None:
    check(json.loads((data / "guide.jsonld").read_text("utf-8")))


def test_reference_managers_read_every_work(data: Path) -> None:
    for name in ("guide", "sources"):
        file = "guide.csl.json" if name == "guide" else "sources.json"
        items = json.loads((data / file).read_text("utf-8"))
        check_csl(items)
        ids = [item["id"] for item in items]
        assert len(formatted(items)) == len(items)
        assert list(read_bibtex((data / f"{name}.bib").read_text("utf-8")).entries) == ids
        assert [each["id"] for each in read_ris((data / f"{name}.ris").read_bytes().decode())] == ids


def test_the_package_describes_the_files_that_are_there(data: Path) -> None:
    package = json.loads((data / "datapackage.json").read_text("utf-8"))

    for resource in package["resources"]:
        assert (data / resource["path"]).stat().st_size == resource["bytes"]
        if "schema" in resource:
            header = (data / resource["path"]).read_text("utf-8-sig").splitlines()[0]
            assert header.split(",") == [field["name"] for field in resource["schema"]["fields"]]
