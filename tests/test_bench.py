"""The guide that speed is measured on: the same each time, without a fault, complete. Nothing is timed here."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import yaml

from bench.edits import EDITS, Site
from bench.guide import EACH_CITES, Entry, Guide
from bench.measure import Run, RunError, run
from bench.ours import entry_text
from bench.peers import PEERS
from bench.results import Measured, table
from bench.told import Teller, document
from kuzbass_site.build import build, load
from kuzbass_site.models.options import Options
from kuzbass_site.problems import is_note
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


def test_other_generators_are_told_the_same_in_their_own_syntax() -> None:
    guide, ours = Guide(SIZE), {head.id: head for head in Guide(SIZE).heads}
    teller = Teller(guide)

    for entry in guide.entries():
        fields, text = teller.entry(entry)

        told = yaml.safe_load(document(fields).split("---\n")[1])
        assert told == fields
        assert "[@" not in text
        keys = [
            key for group in re.findall(r"\[(@[^\]]+)\]", entry.body) for key in re.findall(r"@(\w+)", group)
        ]
        by_number = {each["number"]: each["url"] for each in fields["references"]}
        numbers = [int(number) for number in re.findall(r"\[(\d+)\]\(#r\1\)", text)]
        assert [by_number[number] for number in numbers] == [f"/sources/{key}/" for key in keys]
        assert sorted(by_number) == list(range(1, len(by_number) + 1))
        linked = re.findall(r"\]\(/(\w+/[\w-]+)/\)", text)
        assert linked == re.findall(r"\]\(\.\./(\w+/[\w-]+)\.md\)", entry.body)
        assert set(linked) <= set(ours)
        assert [claim["says"] for claim in fields["claims"]] == [
            claim.says for claim in guide.claims() if entry.head in claim.about
        ]

    for claim in guide.claims():
        teller.claim(claim)
    for source in guide.sources:
        fields = teller.source(source)
        cited = [e.head.title for e in guide.entries() if source.key in ours_cited(e)]
        assert [use["title"] for use in fields["uses"]] == cited
        assert yaml.safe_load(document(fields).split("---\n")[1]) == fields


def ours_cited(entry: Entry) -> set[str]:
    """The sources that the file of an entry names."""
    return set(re.findall(r"\bs\d{5}\b", entry_text(entry)))


@pytest.mark.parametrize("case", EDITS)
def test_an_edit_is_seen_only_when_the_guide_is_built_again(case: str, tmp_path: Path) -> None:
    site = Site(PEERS["ours"], Guide(12), tmp_path / "guide")
    site.peer.lay_out(site.guide, site.folder)
    options = Options(today=date(2026, 9, 1))
    build(site.folder, site.output, options, strict=True)

    for number in (0, 1):
        edit = EDITS[case](site, number)
        assert edit.is_seen() == (case in ("cold", "same"))
        build(site.folder, site.output, options, strict=True)
        assert edit.is_seen()


def test_other_generators_have_the_place_that_is_edited(tmp_path: Path) -> None:
    for name in ("hugo", "hugo-related", "pelican"):
        site = Site(PEERS[name], Guide(SIZE), tmp_path / name)
        site.peer.lay_out(site.guide, site.folder)
        before = {path: path.read_bytes() for path in site.folder.rglob("*") if path.is_file()}
        for edit in EDITS.values():
            edit(site, 0)
        changed = {
            path.relative_to(site.folder).as_posix()
            for path, old in before.items()
            if path.read_bytes() != old
        }
        assert changed == {f"content/{site.entry(0).head.id}.md", site.peer.template}


def test_the_table_tells_how_many_times_as_fast_as_the_faster_hugo() -> None:
    def measured(peer: str, *walls: float, note: str = "") -> Measured:
        runs = (*(Run(wall, wall / 2, 0.0) for wall in walls), Run(9.0, 9.0, 0.0, peak=100.0))
        return Measured("body", peer, runs, note)

    told = table(
        (
            measured("ours", 0.1, 0.3, 0.2),
            measured("hugo", 8.0),
            measured("hugo-related", 10.0),
            measured("pelican", 1.0, note="unseen"),
        )
    )

    assert told.splitlines()[2:] == [
        "| one body edited | ours | 0.20 | 0.10–0.30 | 0.10 | 100 | 40 × |  |",
        "| one body edited | hugo | 8.00 | 8.00–8.00 | 4.00 | 100 | 1.00 × |  |",
        "| one body edited | hugo-related | 10.0 | 10.0–10.0 | 5.00 | 100 | 0.80 × |  |",
        "| one body edited | pelican | **the output does not show it** | | | | | |",
    ]


def test_a_command_that_fails_is_no_measurement_and_a_long_one_is_stopped(tmp_path: Path) -> None:
    def command(code: str) -> list[str]:
        return [sys.executable, "-c", code]

    with pytest.raises(RunError, match="exit 3\nno good"):
        run(command("print('no good'); raise SystemExit(3)"), tmp_path, {}, tmp_path / "log", cap=60)
    assert run(command("import time; time.sleep(60)"), tmp_path, {}, tmp_path / "log", cap=0.1) is None
    watched = run(
        command("import time; x = bytearray(2**25); time.sleep(0.3)"),
        tmp_path,
        {},
        tmp_path / "log",
        cap=60,
        memory=True,
    )
    assert watched is not None
    assert watched.peak > 32
