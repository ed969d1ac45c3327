"""The guide that speed is measured on: the same each time, without a fault, complete. Nothing is timed here."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from bench.guide import EACH_CITES, Guide
from kuzbass_site.build import build, load
from kuzbass_site.problems import is_note
from kuzbass_site.reading import Options
from kuzbass_site.site import linked_ids

ROOT = Path(__file__).parent.parent
SIZE = 30


def written(place: Path, *options: str, hash_seed: str = "0") -> dict[str, bytes]:
    """What the script writes, by path; it runs without anything that is installed."""
    command = [sys.executable, "-I", "-S", str(ROOT / "bench/corpus.py"), str(SIZE), str(place), *options]
    subprocess.run(command, check=True, env={"PYTHONHASHSEED": hash_seed})
    files = sorted(path for path in place.rglob("*") if path.is_file())
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in files}


def test_the_same_number_and_seed_give_the_same_bytes(tmp_path: Path) -> None:
    first = written(tmp_path / "first", hash_seed="1")

    assert first == written(tmp_path / "second", hash_seed="2")
    assert first != written(tmp_path / "third", "--seed", "8")


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("guide")
    written(place)
    return place


def test_its_entries_have_everything_that_a_real_one_has(guide: Path) -> None:
    site, problems = load(guide, Options(today=date(2026, 9, 1)))

    assert [problem for problem in problems if not is_note(problem)] == []
    assert set(site.collections) == {"landmarks", "towns", "sectors"}
    assert len(site.entries) == SIZE
    assert len(site.claims) == SIZE // 20
    for entry in site.entries.values():
        assert entry.names.local
        assert entry.location is not None
        assert entry.location.sources
        assert entry.status is not None
        assert 3 <= len(entry.tags) <= 5
        assert 4 <= len(entry.facts) <= 6
        assert {fact.kind.value for fact in entry.facts} == {"date", "quantity", "number", "text"}
        assert 2 <= len(entry.events) <= 4
        assert entry.visit is not None
        assert 500 < len(entry.body.text.split()) < 700
        assert 7 <= len(entry.body.citations) <= EACH_CITES
        assert linked_ids(entry)
        assert all(id_ in site.entries for id_ in linked_ids(entry))
    assert any(entry.part_of for entry in site.entries.values())


def test_it_is_built_strictly(guide: Path, tmp_path: Path) -> None:
    build(guide, tmp_path / "site", Options(today=date(2026, 9, 1)), strict=True)

    for head in Guide(SIZE).heads:
        assert (tmp_path / "site" / head.id / "index.html").is_file()
    assert not (tmp_path / "site/map").exists()
