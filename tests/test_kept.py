"""What a build keeps of the last one, and what it makes anew."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from kuzbass_site.build import Report, build
from kuzbass_site.cli import main
from kuzbass_site.models.options import Options
from kuzbass_site.pages import claims
from kuzbass_site.pages.claims import MANY
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.views import ClaimsView
from tests.factories import claim, entry, site

ROOT = Path(__file__).parent.parent
TODAY = Options(today=date(2026, 11, 22))
FURNACE = "content/landmarks/old-furnace.md"
OF_ONE_TEXT = "read and plan the pages of what was edited"


def pages(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*.html"))}


def edited(guide: Path, output: Path, path: str, old: str, new: str) -> tuple[Report, set[str]]:
    """Build, edit, build again: the report, and the pages that differ."""
    build(guide, output, TODAY)
    before = pages(output)
    text = (guide / path).read_text()
    assert old in text
    (guide / path).write_text(text.replace(old, new))
    report = build(guide, output, TODAY)
    after = pages(output)
    return report, {name for name in before | after if before.get(name) != after.get(name)}


def test_an_edit_of_a_translated_text_is_told_where_translations_are_told_of(
    small_guide: Path, tmp_path: Path
) -> None:
    report, changed = edited(small_guide, tmp_path / "out", FURNACE, "The furnace stands", "The stack stands")

    own = {"landmarks/old-furnace/index.html", "ru/landmarks/old-furnace/index.html"}
    assert changed == own | {"about/state/index.html", "ru/about/state/index.html"}
    assert report.published.written == len(changed)


def test_an_edit_of_an_untranslated_text_is_quick(small_guide: Path, tmp_path: Path) -> None:
    path = "content/towns/coalbrookdale.md"
    text = (small_guide / path).read_text()
    last = text.rstrip().rpartition("\n")[2]

    report, changed = edited(small_guide, tmp_path / "out", path, last, f"{last}\n\nA word more.")

    assert changed == {"towns/coalbrookdale/index.html"}
    assert OF_ONE_TEXT in dict(report.steps)


def test_an_edit_of_a_title_makes_the_pages_that_show_it(small_guide: Path, tmp_path: Path) -> None:
    report, changed = edited(
        small_guide, tmp_path / "out", FURNACE, "title: Old Furnace", "title: Older Furnace"
    )

    assert OF_ONE_TEXT not in dict(report.steps)
    shown = {name for name, data in pages(tmp_path / "out").items() if b"Older Furnace" in data}
    assert shown <= changed
    assert "towns/coalbrookdale/index.html" in changed
    assert "about/index.html" not in changed


def test_what_is_remembered_serves_a_process_with_another_hash_seed(
    small_guide: Path, tmp_path: Path
) -> None:
    (small_guide / "content/site.yaml").write_text(
        (small_guide / "content/site.yaml")
        .read_text()
        .replace("without: [og]", "without: [og, timeline, a-z, unknown, state]")
    )
    command = [
        sys.executable,
        "-m",
        "kuzbass_site",
        "build",
        "--root",
        str(small_guide),
        "--timings",
        "--no-search",
    ]
    command += ["--output", str(tmp_path / "out"), "--date", "2026-11-22", "--lang", "en"]
    for seed in ("1", "2"):
        path = small_guide / "content/towns/coalbrookdale.md"
        path.write_text(path.read_text() + f"\nA word for the {'first' if seed == '1' else 'second'} time.\n")
        done = subprocess.run(
            command,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        )

    assert OF_ONE_TEXT in done.stdout
    assert "(1 files written" in done.stdout


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("/towns/coalbrookdale/", "- the files of the entry"),
        ("/landmarks/old-furnace/", "was new"),
        ("landmarks/old-furnace", "was new"),
        ("/landmarks/old-furnase/", "Did you mean /landmarks/old-furnace/?"),
    ],
)
def test_why_a_page_was_made_anew(small_guide: Path, tmp_path: Path, url: str, told: str) -> None:
    path = "content/towns/coalbrookdale.md"
    last = (small_guide / path).read_text().rstrip().rpartition("\n")[2]
    edited(small_guide, tmp_path / "out", path, last, f"{last}\n\nA word more.")
    options = ["--root", str(small_guide), "--output", str(tmp_path / "out"), "--lang", "en"]

    result = CliRunner().invoke(main, ["why", url, *options])

    assert told in result.output


def test_where_the_time_went(small_guide: Path, tmp_path: Path) -> None:
    options = ["--root", str(small_guide), "--output", str(tmp_path / "out"), "--lang", "en"]
    result = CliRunner().invoke(main, ["build", "--timings", "--profile-templates", *options])

    assert "render and publish" in result.output
    assert "entry.html  /" in result.output
    again = CliRunner().invoke(main, ["build", "--profile-templates", *options])
    assert "no page had to be rendered" in again.output


def test_of_many_subjects_only_the_list_of_all_claims_leads_to_each() -> None:
    ids = [f"towns/t{n}" for n in range(MANY + 1)]
    many = site(*map(entry, ids), *(claim(f"c{n}", id_) for n, id_ in enumerate(ids)))
    few = site(*map(entry, ids[:2]), claim("c0", ids[0]), claim("c1", ids[1]))

    subjects = {
        page.url: len(page.view.subjects)
        for made in (many, few)
        for page in claims.pages(Reader(made, "en"))
        if isinstance(page.view, ClaimsView) and "/page/" not in page.url
    }

    assert subjects["/claims/"] == 2
    assert subjects["/claims/about/towns/t1/"] == 2
    assert subjects["/claims/about/towns/t2/"] == 0
    (first, *_) = claims.pages(Reader(many, "en"))
    assert isinstance(first.view, ClaimsView)
    assert len(first.view.subjects) == MANY + 1
