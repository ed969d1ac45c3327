"""The same guide gives the same bytes, whoever builds it, with however many hands, and wherever."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SMALL = ROOT / "tests" / "sites" / "small"


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def built(
    guide: Path, output: Path, *options: str, folder: Path = ROOT, **environment: str
) -> dict[str, bytes]:
    command = [sys.executable, "-m", "kuzbass_site", "build", "--root", str(guide), "--output", str(output)]
    subprocess.run(
        [*command, "--quiet", "--strict", *options],
        check=True,
        cwd=folder,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1796000000", "PYTHONPATH": str(ROOT), **environment},
    )
    return tree(output)


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("reproducible") / "guide"
    shutil.copytree(SMALL, place, ignore=shutil.ignore_patterns(".cache"))
    return place


@pytest.fixture(scope="module")
def clean(guide: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return built(guide, tmp_path_factory.mktemp("clean") / "site", "--jobs", "1")


@pytest.mark.parametrize(
    ("jobs", "environment"),
    [
        ("2", {"PYTHONHASHSEED": "1", "TZ": "Asia/Novokuznetsk", "LC_ALL": "ru_RU.UTF-8"}),
        ("4", {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": "C"}),
        ("1", {"PYTHONHASHSEED": "3", "TZ": "UTC", "LC_ALL": "C.UTF-8"}),
    ],
)
def test_workers_hash_seeds_time_zones_locales_and_folders_change_nothing(
    guide: Path, clean: dict[str, bytes], tmp_path: Path, jobs: str, environment: dict[str, str]
) -> None:
    shutil.copytree(guide, tmp_path / "guide", ignore=shutil.ignore_patterns(".cache"))

    assert (
        built(tmp_path / "guide", tmp_path / "out", "--jobs", jobs, folder=tmp_path, **environment) == clean
    )


def test_outputs_that_share_a_cache_do_not_disturb_each_other(
    guide: Path, clean: dict[str, bytes], tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "kuzbass_site", "build", "--root", str(guide), "--quiet"]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1796000000", "PYTHONPATH": str(ROOT)}
    outputs = [tmp_path / name for name in ("one", "two", "portable")]
    options = [["--jobs", "1"], ["--jobs", "2"], ["--portable"]]
    for _ in range(2):
        running = [
            subprocess.Popen([*command, "--output", str(output), *more], env=environment)
            for output, more in zip(outputs, options, strict=True)
        ]
        assert [process.wait() for process in running] == [0, 0, 0]

        assert tree(outputs[0]) == tree(outputs[1]) == clean
        assert tree(outputs[2]) != clean


def test_a_build_lists_what_it_made_and_a_folder_is_held_against_the_list(
    guide: Path, tmp_path: Path
) -> None:
    built(guide, tmp_path / "out", "--manifest", str(tmp_path / "list.json"))
    first = (tmp_path / "list.json").read_bytes()
    built(guide, tmp_path / "out", "--manifest", str(tmp_path / "list.json"))
    command = [sys.executable, "-m", "kuzbass_site", "verify", str(tmp_path / "list.json")]
    command += ["--output", str(tmp_path / "out")]

    assert (tmp_path / "list.json").read_bytes() == first
    assert subprocess.run(command, check=False, cwd=ROOT).returncode == 0
    (tmp_path / "out/index.html").write_text("spoilt")
    assert subprocess.run(command, check=False, cwd=ROOT).returncode == 1


def test_a_build_in_which_nothing_has_changed_loads_no_large_library(guide: Path, tmp_path: Path) -> None:
    built(guide, tmp_path / "out")
    heavy = ("jinja2", "markdown", "yaml", "pydantic", "PIL", "nh3", "babel", "sqlite3")
    code = (
        "import sys; from kuzbass_site.cli import main\n"
        f"try: main(['build', '--root', {str(guide)!r}, '--output', {str(tmp_path / 'out')!r}, '--strict'])\n"
        f"finally: print(sorted(set({heavy!r}) & sys.modules.keys()))"
    )

    done = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1796000000"},
    )

    assert "(0 files written" in done.stdout
    assert done.stdout.splitlines()[-1] == "[]"
