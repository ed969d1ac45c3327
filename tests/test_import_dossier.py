"""The drafts made of the dossier are correct files, and no file that exists is touched."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from dossier import DOSSIER, ENTRIES, load
from dossier.dates import dated_parts, dates_in
from dossier.drafts import drafts
from dossier.notation import document
from import_dossier import create, main

from kuzbass_site.build import load as load_site
from kuzbass_site.models.stated import Fact
from kuzbass_site.problems import is_error
from kuzbass_site.site import Site

ROOT = Path(__file__).resolve().parent.parent
PLANNED = {"reference/unknown", "claim/about-unknown", "config/featured-unknown"}
"""Complaints of entries that the dossier has no makings of: themes, sectors, the first landmarks."""


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return drafts(load(DOSSIER), load(ENTRIES))


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A guide with its settings and sources and nothing else."""
    (tmp_path / "content").mkdir()
    for name in ("site.yaml", "sources.yaml"):
        shutil.copy(ROOT / "content" / name, tmp_path / "content" / name)
    return tmp_path


def site_of(root: Path) -> Site:
    site, problems = load_site(root, drafts=True)
    assert [each for each in problems if is_error(each) and each.code not in PLANNED] == []
    return site


def fact_of(site: Site, entry: str, name: str) -> Fact:
    return next(fact for fact in site.entries[entry].facts if fact.name == name)


def contents(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_all_that_the_dossier_has_the_makings_of_becomes_correct_drafts(
    empty: Path, texts: dict[str, str]
) -> None:
    created = create(empty, texts)
    site = site_of(empty)

    assert len(created) == len(texts)
    assert set(texts) == site.entries.keys() | site.claims.keys()
    assert all(entry.draft for entry in site.entries.values())
    assert all(claim.draft for claim in site.claims.values())
    assert {each.verdict for each in site.claims.values()} > {"supported", "contradicted"}


def test_a_draft_of_a_town_has_its_place_its_people_and_its_history(
    empty: Path, texts: dict[str, str]
) -> None:
    create(empty, texts)
    site = site_of(empty)
    town = site.entries["towns/leninsk-kuznetsky"]

    assert town.title == "Leninsk-Kuznetsky"
    assert town.names.local == {"ru": "Ленинск-Кузнецкий"}
    assert town.location is not None
    assert town.location.accuracy == 2000
    assert [each.text for each in fact_of(site, town.id, "founded").readings] == ["1759", "1763"]
    assert fact_of(site, town.id, "city-since").readings[0].text == "1925"
    assert {"1926", "1989", "2021"} <= {
        each.date.text for each in fact_of(site, town.id, "population").points
    }
    assert [each.what for each in town.events] == ["Museum of Miners' Glory opens on a former mine site"]


def test_a_site_without_a_point_of_its_own_says_that_its_town_stands_in(
    empty: Path, texts: dict[str, str]
) -> None:
    create(empty, texts)
    place = site_of(empty).entries["landmarks/museum-of-coal"].location

    assert place is not None
    assert place.accuracy >= 2000
    assert "stands in" in place.note


def test_a_draft_of_a_tour_stops_where_the_trail_does(empty: Path, texts: dict[str, str]) -> None:
    create(empty, texts)
    stops = site_of(empty).entries["tours/first-metal"].stops

    assert [stop.entry.id for stop in stops] == [
        "towns/belovo",
        "landmarks/guryevsk-ironworks",
        "landmarks/salair-mine",
    ]


def test_what_the_dossier_knows_from_no_document_is_left_out(texts: dict[str, str]) -> None:
    assert "1941" not in texts["towns/salair"].partition("events:")[0]


def test_a_second_run_changes_nothing(empty: Path, texts: dict[str, str]) -> None:
    create(empty, texts)
    before = contents(empty)

    assert create(empty, texts) == []
    assert contents(empty) == before


def test_a_file_that_exists_is_left_as_it_is(empty: Path, texts: dict[str, str]) -> None:
    own = empty / "content" / "towns" / "belovo.md"
    own.parent.mkdir()
    own.write_bytes(b"my own\r\n")
    created = create(empty, texts)

    assert own not in created
    assert own.read_bytes() == b"my own\r\n"


def test_a_dry_run_says_what_is_missing_and_writes_nothing(
    empty: Path, texts: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(empty)
    main(["--root", str(empty), "--dry-run"])

    assert contents(empty) == before
    assert "content/towns/belovo.md\n" in capsys.readouterr().out


def test_one_draft_can_be_shown(texts: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    main(["--print", "towns/belovo"])

    assert capsys.readouterr().out == texts["towns/belovo"]


def test_what_the_dossier_has_no_draft_of_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--print", "towns/atlantis"])

    assert "towns/atlantis" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "dates"),
    [
        ("1946", ["1946"]),
        ("town 8 May 1956", ["1956-05-08"]),
        ("opened August 2013", ["2013-08"]),
        ("1918-05-09 (city)", ["1918-05-09"]),
        ("1896-1897", ["1896/1897"]),
        ("1890s (1896)", ["189X", "1896"]),
        ("villages about 1770", ["1770~"]),
        ("order no. 1652 of 21 December 2012", ["2012-12-21"]),
        ("founding year not checked", []),
    ],
)
def test_dates_are_found_in_words(words: str, dates: list[str]) -> None:
    assert dates_in(words) == dates


def test_each_date_keeps_the_words_about_it() -> None:
    assert dated_parts("urban-type settlement 1950, town 1959") == [
        ("1950", "urban-type settlement"),
        ("1959", "town"),
    ]


def test_what_yaml_would_misread_is_quoted() -> None:
    assert document({"why": "one: two", "also": ("a, b", "c"), "none": ""}, "Text.") == (
        '---\nwhy: "one: two"\nalso: ["a, b", c]\n---\nText.\n'
    )
