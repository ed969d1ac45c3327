"""Builds that are killed at any moment: the folder that is served is never broken."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest

ROOT = Path(__file__).resolve().parent.parent
SMALL = ROOT / "tests" / "sites" / "small"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
KILLS = 50
SEED = 20261122

TOWN = """\
---
title: {title}
summary: A village beside the Severn.
type: village
tags: [{tag}]
{more}---
{text}
"""
LINK = re.compile(r"""(?:href|src)="([^"]*)"|content="\d+; *url=([^"]*)\"""")


def town(guide: Path, name: str, *to: str, title: str = "", tag: str = "iron", more: str = "") -> None:
    """Write an entry that leads to others."""
    links = "\n".join(f"Near [{other}](../towns/{other}.md)." for other in to) or "Nothing near."
    text = TOWN.format(title=title or name.title(), tag=tag, more=more, text=links)
    (guide / "content" / "towns" / f"{name}.md").write_text(text, encoding="utf-8")


def write_guides(folder: Path) -> None:
    """A guide before and after an editor has done all that editors do."""
    for state in ("old", "new"):
        shutil.copytree(SMALL, folder / state)
    old, new = folder / "old", folder / "new"
    town(old, "broseley", "madeley", "jackfield")
    town(old, "madeley", "broseley", "coalport")
    town(old, "coalport", "madeley")
    town(old, "jackfield", "broseley", "dawley")
    town(old, "dawley", "jackfield")
    town(new, "broseley", "madeley", "horsehay", "lightmoor", title="Broseley Wood")  # title, links
    town(new, "madeley", "broseley", "china-works", tag="coal")  # tag
    town(new, "china-works", "madeley", more="aliases: [/towns/coalport/]\n")  # renamed, with a redirect
    town(new, "dawley", "broseley")  # its link to what is gone, jackfield
    town(new, "horsehay", "lightmoor")  # new
    town(new, "lightmoor", "horsehay")
    about = new / "content" / "pages" / "about.md"
    about.write_text(
        about.read_text(encoding="utf-8") + "\nSee [Lightmoor](../towns/lightmoor.md).\n", "utf-8"
    )
    picture = new / "content" / "images" / "furnace.png"
    picture.rename(picture.with_name("stack.png"))
    furnace = new / "content" / "landmarks" / "old-furnace.md"
    furnace.write_text(furnace.read_text(encoding="utf-8").replace("furnace.png", "stack.png"), "utf-8")


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("killed")
    write_guides(folder)
    command = [sys.executable, "-m", "tests.builds_killed", str(folder), str(SEED), str(KILLS)]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, env=ENVIRONMENT, cwd=ROOT)
    return folder


@pytest.fixture(scope="module")
def old(killed: Path) -> dict[str, bytes]:
    return published(killed / "clean" / "old" / "site")


@pytest.fixture(scope="module")
def new(killed: Path) -> dict[str, bytes]:
    return published(killed / "clean" / "new" / "site")


@pytest.fixture(scope="module")
def deaths(killed: Path) -> list[Path]:
    return sorted((killed / "deaths").iterdir())


def tree(output: Path) -> dict[str, bytes]:
    """Every file of a folder, our list included; nothing if there is no folder."""
    return {
        path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()
    }


def published(output: Path) -> dict[str, bytes]:
    """What a visitor can see: all but the names that are ours."""
    return {path: data for path, data in tree(output).items() if not path.startswith(".kuzbass-site")}


def links(path: str, page: bytes) -> frozenset[str]:
    """The files of the site that a page leads to. Those of the page for what is not found have no place."""
    return frozenset(_links(path, page)) if path.endswith(".html") and path != "404.html" else frozenset()


@cache
def _links(path: str, page: bytes) -> tuple[str, ...]:
    return tuple(_targets(path, page.decode()))


def _targets(path: str, page: str) -> Iterator[str]:
    for found in LINK.finditer(page):
        target = (found[1] or found[2] or "").partition("#")[0].partition("?")[0]
        if target and ":" not in target and not target.startswith("//"):
            place = unquote(urljoin(f"https://here/{path}", target)).removeprefix("https://here/")
            yield f"{place}index.html" if not place or place.endswith("/") else place


def dead_links(site: dict[str, bytes], of: set[str]) -> set[tuple[str, str]]:
    """The links that lead nowhere in a site, of the pages asked for."""
    return {(path, target) for path in of & site.keys() for target in links(path, site[path]) - site.keys()}


def test_the_two_sites_differ_in_every_way(old: dict[str, bytes], new: dict[str, bytes]) -> None:
    both = old.keys() & new.keys()

    assert {"towns/horsehay/index.html", "pictures/stack/index.html"} <= new.keys() - old.keys()
    assert {"towns/jackfield/index.html", "pictures/furnace/index.html"} <= old.keys() - new.keys()
    assert {"index.html", "towns/coalport/index.html", "sitemap.xml"} <= {p for p in both if old[p] != new[p]}
    assert "towns/china-works/index.html" in links(
        "towns/coalport/index.html", new["towns/coalport/index.html"]
    )
    assert "towns/lightmoor/index.html" in links("about/index.html", new["about/index.html"])
    assert dead_links(old, set(old)) == dead_links(new, set(new)) == set()


def test_the_deaths_are_of_all_kinds(
    deaths: list[Path], old: dict[str, bytes], new: dict[str, bytes]
) -> None:
    assert len(deaths) == KILLS
    for kind, before in (("cold", {}), ("warm", old)):
        seen = [published(death / "seen") for death in deaths if death.name.startswith(kind)]
        assert any(site == before for site in seen)
        assert any(site not in (before, new) for site in seen)


def test_every_file_is_whole_and_none_that_stays_is_missing(
    deaths: list[Path], old: dict[str, bytes], new: dict[str, bytes]
) -> None:
    for death in deaths:
        seen = published(death / "seen")
        whole = {path for path, data in seen.items() if data in (old.get(path), new.get(path))}

        assert seen.keys() == whole, death
        if death.name.startswith("warm"):
            assert old.keys() & new.keys() <= seen.keys(), death


def test_no_page_that_was_there_leads_to_one_that_is_not(
    deaths: list[Path], old: dict[str, bytes], new: dict[str, bytes]
) -> None:
    for death in deaths:
        if death.name.startswith("warm"):
            assert dead_links(published(death / "seen"), old.keys() & new.keys()) == set(), death


def test_the_next_build_ends_equal_to_a_clean_one(killed: Path, deaths: list[Path]) -> None:
    clean = tree(killed / "clean" / "new" / "site")
    for death in deaths:
        assert tree(death / "site") == clean, death
        assert {path.name for path in death.iterdir()} <= {"guide", "seen", "site"}, death


def build(guide: Path, output: Path) -> subprocess.Popen[str]:
    """The real command, under way."""
    options = ["--quiet", "--date", "2026-11-22", "--root", str(guide), "--output", str(output)]
    return subprocess.Popen(
        [sys.executable, "-m", "kuzbass_site", "build", *options],
        stderr=subprocess.PIPE,
        text=True,
        env=ENVIRONMENT,
    )


def test_of_two_builds_at_once_one_is_turned_away_or_both_take_their_turn(tmp_path: Path) -> None:
    write_guides(tmp_path)
    both = [build(tmp_path / state, tmp_path / "site") for state in ("old", "new")]
    said = {each.communicate()[1]: each.returncode for each in both}

    assert 0 in said.values()
    assert all("Another build" in words for words, code in said.items() if code)
    assert set(said.values()) <= {0, 6}
    for output in ("site", "clean"):
        assert build(tmp_path / "new", tmp_path / output).communicate()[1] == ""
    assert tree(tmp_path / "site") == tree(tmp_path / "clean")
