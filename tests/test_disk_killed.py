"""A publish that is killed, wherever that may be, harms nothing and is finished by the next one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import pytest

from kuzbass_site import disk
from kuzbass_site.models.files import OutputFile

PROGRAM = Path(__file__).with_name("publish_killed.py")

# A page leads to the files whose names stand in its text.
OLD = {
    "index.html": "home, old: same.html towns/changed.html towns/gone.html deep/er/gone.html Spelling.html",
    "same.html": "the same: towns/changed.html",
    "towns/changed.html": "old page: index.html towns/gone.html Spelling.html old.css",
    "towns/gone.html": "old page that goes: old.css",
    "deep/er/gone.html": "the last of its folder",
    "becomes-folder": "a file",
    "becomes-file/inside/page.html": "a page in a folder",
    "Spelling.html": "in capitals",
    "old.css": "old asset",
}
NEW = {
    "index.html": "home, new: towns/fresh.html becomes-folder/index.html becomes-file spelling.html",
    "same.html": "the same: towns/changed.html",
    "towns/changed.html": "new page: landmarks/new/place.html towns/fresh.html becomes-file style.css feed.xml",
    "towns/fresh.html": "fresh",
    "landmarks/new/place.html": "fresh, in folders that are new",
    "becomes-folder/index.html": "a page",
    "becomes-file": "a file",
    "spelling.html": "in small letters",
    "style.css": "new asset",
    "feed.xml": "new feed: landmarks/new/place.html",
}
OTHER = {"index.html": "a third site", "towns/fresh.html": "fresh again"}


def tree(output: Path) -> dict[str, bytes]:
    """Every file of the output, our list included."""
    return {
        path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()
    }


def everything(folder: Path) -> list[str]:
    """Every name below a folder, files and folders."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def publish(site: Mapping[str, str], output: Path) -> None:
    disk.publish((OutputFile(PurePosixPath(path), text.encode()) for path, text in site.items()), output)


def killed(folder: Path, *more: str) -> list[Path]:
    """The folders of all the publishes that the program has killed."""
    subprocess.run(
        [sys.executable, PROGRAM, folder, json.dumps(OLD), json.dumps(NEW), *more],
        check=True,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(PROGRAM.parent.parent)},
    )
    return sorted(folder.iterdir(), key=lambda path: [int(part) for part in path.name.split("-")])


@pytest.fixture(autouse=True)
def without_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many publishes, and no power cut among them."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)


@pytest.fixture(scope="module")
def deaths(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return killed(tmp_path_factory.mktemp("killed"))


def pages(output: Path) -> dict[str, str]:
    """What a visitor can see after a death: all but the names that are ours."""
    return {path: data.decode() for path, data in tree(output).items() if not path.startswith(".")}


def test_the_deaths_reach_from_before_the_first_change_to_after_the_last(deaths: list[Path]) -> None:
    seen = [pages(death / "site") for death in deaths]

    assert seen[0] == OLD
    assert seen[-1] == NEW
    assert len({json.dumps(site, sort_keys=True) for site in seen}) > len(NEW)


def test_every_file_is_whole_and_none_that_stays_is_missing(deaths: list[Path]) -> None:
    for death in deaths:
        seen = pages(death / "site")

        assert all(text in (OLD.get(path), NEW.get(path)) for path, text in seen.items()), death
        assert OLD.keys() & NEW.keys() <= seen.keys(), death


def test_nothing_points_to_a_page_that_is_not_there_yet(deaths: list[Path]) -> None:
    fresh = NEW.keys() - OLD.keys()
    for death in deaths:
        seen = pages(death / "site")

        if seen["towns/changed.html"] == NEW["towns/changed.html"]:
            assert fresh <= seen.keys(), death
        if seen["index.html"] == NEW["index.html"]:
            assert {path: seen[path] for path in NEW} == NEW, death
        if "towns/gone.html" not in seen:
            assert {path: seen[path] for path in NEW} == NEW, death


def test_no_page_that_stays_leads_to_one_that_is_not_there(deaths: list[Path]) -> None:
    for death in deaths:
        seen = pages(death / "site")

        for path in OLD.keys() & NEW.keys():
            assert set(seen[path].partition(": ")[2].split()) <= seen.keys(), (death, path)
        assert "old.css" in seen or "towns/gone.html" not in seen, death


def test_the_next_publish_finishes_it(deaths: list[Path], tmp_path: Path) -> None:
    publish(NEW, tmp_path / "clean" / "site")
    for death in deaths:
        publish(NEW, death / "site")

        assert everything(death) == everything(tmp_path / "clean"), death
        assert tree(death / "site") == tree(tmp_path / "clean" / "site"), death


def test_the_next_publish_may_be_of_another_site(tmp_path: Path) -> None:
    publish(OTHER, tmp_path / "clean" / "site")
    (tmp_path / "killed").mkdir()
    for death in killed(tmp_path / "killed"):
        publish(OTHER, death / "site")

        assert everything(death) == everything(tmp_path / "clean"), death
        assert tree(death / "site") == tree(tmp_path / "clean" / "site"), death


def test_a_build_that_fails_after_a_death_leaves_one_of_the_two_sites(tmp_path: Path) -> None:
    for death in killed(tmp_path):
        with pytest.raises(disk.OutputError):
            publish({"../outside": ""}, death / "site")

        seen = pages(death / "site")
        assert seen in (OLD, NEW), death
        folders = {parent.as_posix() for path in seen for parent in PurePosixPath(path).parents[:-1]}
        own = {".kuzbass-site.json"}
        assert set(everything(death / "site")) == {*seen, *folders, *own}, death
        assert everything(death) == sorted(["site", *(f"site/{name}" for name in everything(death / "site"))])


def test_a_death_while_mending_a_death_is_mended_too(tmp_path: Path) -> None:
    publish(NEW, tmp_path / "clean" / "site")
    (tmp_path / "killed").mkdir()
    for death in killed(tmp_path / "killed", "13"):
        publish(NEW, death / "site")

        assert everything(death) == everything(tmp_path / "clean"), death
        assert tree(death / "site") == tree(tmp_path / "clean" / "site"), death
