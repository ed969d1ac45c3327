"""The guide to begin with: right in every language, and complete."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from kuzbass_site.build import load
from kuzbass_site.cli import main
from kuzbass_site.models.guide import Guide
from kuzbass_site.models.options import Options
from kuzbass_site.orphans import Orphans, orphans
from kuzbass_site.starting import starter

LANGUAGES = ("en", "ru")


def run(*arguments: str, lang: str = "en") -> Result:
    return CliRunner().invoke(main, [*arguments, "--lang", lang])


@pytest.fixture(params=LANGUAGES)
def begun(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A guide that was begun in a language."""
    folder = tmp_path / "my-guide"
    result = run("init", str(folder), lang=request.param)
    assert result.exit_code == 0, result.output
    assert f"kuzbass-site serve --root {folder}" in result.output
    return folder


def test_the_guide_to_begin_with_has_no_problem_and_no_orphan(begun: Path) -> None:
    site, problems = load(begun)

    assert problems == []
    assert orphans(site) == Orphans(entries=(), images=(), drawings=(), sources=(), terms=())


def test_it_builds_strictly_with_all_that_belongs_to_it(begun: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"

    result = run("build", "--strict", "--root", str(begun), "--output", str(output))

    assert result.exit_code == 0, result.output
    page = (output / "towns/saltaire/index.html").read_text()
    assert "https://whc.unesco.org/en/list/1028/" in page
    assert "/images/houses.svg" in page
    assert (output / "claims/only-the-mill/index.html").is_file()
    assert (output / "tours/mill-and-village/index.html").is_file()
    assert list(output.glob("??/towns/saltaire/index.html"))
    assert list(output.glob("static/drawings/landmarks/salts-mill.*.svg"))
    (poster,) = output.glob("static/drawings/poster.*.svg")
    assert poster.read_bytes() == (begun / "static/drawings/poster.svg").read_bytes()
    home = (output / "index.html").read_text()
    assert "headframe" not in home
    assert guide_says(begun) in home


def guide_says(begun: Path) -> str:
    """What the guide says that its poster shows, in its first language."""
    settings = yaml.safe_load((begun / "content/site.yaml").read_text())
    return str(settings["poster"][settings["languages"][0]])


def test_it_shows_everything_once(begun: Path) -> None:
    guide = load(begun, Options())[0].guide
    (village,) = (entry for entry in guide.entries if entry.id == "towns/saltaire")

    assert {entry.collection for entry in guide.entries} == {"towns", "landmarks", "tours", "pages"}
    assert (len(guide.claims), len(guide.translations), len(guide.glossary)) == (1, 1, 1)
    assert [len(fact.readings) for fact in village.facts if fact.why] == [2]
    assert any(fact.readings[0].value is None for fact in village.facts)
    assert village.status
    assert village.status.unsourced
    assert village.events
    assert village.visit
    assert village.figures
    assert village.location
    assert village.names.local
    assert _has_every_kind_of_mark(guide)


def _has_every_kind_of_mark(guide: Guide) -> bool:
    return {type(mark).__name__ for entry in guide.entries for mark in entry.body.marks} == {
        "LinkMark",
        "CitationMark",
    }


def test_both_languages_hold_the_same_guide() -> None:
    english, russian = ({str(file.path).replace(".ru.md", ".xx.md").replace(".en.md", ".xx.md")
                         for file in starter(lang)} for lang in LANGUAGES)  # fmt: skip

    assert english == russian
    assert {".gitignore", ".github/workflows/site.yml", "README.md", "content/site.yaml"} <= english


def test_the_workflow_is_sound_and_its_commands_are_ours(begun: Path) -> None:
    workflow = yaml.safe_load((begun / ".github/workflows/site.yml").read_text())
    commands = [step["run"] for step in workflow["jobs"]["build"]["steps"] if "run" in step]
    ours = [command.split()[1:3] for command in commands if command.startswith("kuzbass-site")]

    assert ours == [["check", "--strict"], ["build", "--strict"]]
    assert workflow["jobs"]["deploy"]["needs"] == "build"
    assert {"/site/", "/.cache/"} == set((begun / ".gitignore").read_text().split())


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")

    result = run("init", str(tmp_path))

    assert result.exit_code == 2
    assert "is not empty (notes.txt); nothing was changed" in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_an_empty_repository_is_a_good_place(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()

    assert run("init", str(tmp_path)).exit_code == 0
    assert (tmp_path / "content/site.yaml").is_file()
