"""What a site consists of: written down, and a published folder held against it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest
from click.testing import CliRunner, Result

from kuzbass_site import disk
from kuzbass_site.cli import main
from kuzbass_site.disk import inventory
from kuzbass_site.models.files import OutputFile

SITE = {
    "index.html": "home",
    "404.html": "nothing here",
    "towns/калтан/index.html": "Калтан",
    "data/places.geojson": "{}",
    ".well-known/security.txt": "Contact: us",
}


def built(folder: Path, site: dict[str, str] = SITE, address: str = "") -> bytes:
    """Publish a site; its inventory."""
    with disk.opened(folder) as place:
        place.publish([OutputFile(PurePosixPath(path), text.encode()) for path, text in site.items()])
        return inventory.dump(place.digests, place.stats(), address)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    (tmp_path / "manifest.json").write_bytes(built(tmp_path / "site"))
    return tmp_path / "site"


def verify(output: Path, *options: str) -> Result:
    arguments = ["verify", str(output.parent / "manifest.json"), "--output", str(output), "--lang", "en"]
    return CliRunner().invoke(main, [*arguments, *options])


def test_every_file_has_its_address_path_digest_and_size(tmp_path: Path) -> None:
    record = json.loads(built(tmp_path / "site", address="https://example.org/guide"))

    assert record["version"] == 1
    assert [(file["path"], file["url"], file["size"]) for file in record["files"]] == [
        (".well-known/security.txt", "https://example.org/guide/.well-known/security.txt", 11),
        ("404.html", "https://example.org/guide/404.html", 12),
        ("data/places.geojson", "https://example.org/guide/data/places.geojson", 2),
        ("index.html", "https://example.org/guide/", 4),
        (
            "towns/калтан/index.html",
            "https://example.org/guide/towns/%D0%BA%D0%B0%D0%BB%D1%82%D0%B0%D0%BD/",
            12,
        ),
    ]
    assert record["files"][3]["sha256"] == "4ea140588150773ce3aace786aeef7f4049ce100fa649c94fbbddb960f1da942"


def test_equal_sites_have_equal_inventories(tmp_path: Path) -> None:
    built(tmp_path / "other", {"index.html": "another", "gone": "1"})

    assert built(tmp_path / "other", dict(reversed(SITE.items()))) == built(tmp_path / "site")


def test_an_inventory_of_nothing_can_be_read(tmp_path: Path) -> None:
    assert inventory.load(built(tmp_path / "site", {})) == {}


def test_a_folder_that_is_as_it_was_built_is_good(output: Path) -> None:
    done = verify(output)

    assert (done.exit_code, done.stdout) == (0, "5 files of the site: all as they were built\n")
    assert verify(output, "--quiet").output == ""


def test_a_copy_without_our_list_is_good(output: Path, tmp_path: Path) -> None:
    shutil.copytree(output, tmp_path / "copy")
    (tmp_path / "copy" / ".kuzbass-site.json").unlink()
    (tmp_path / "copy" / ".git").mkdir()
    (tmp_path / "copy" / ".git" / "HEAD").write_text("ref: refs/heads/pages", encoding="utf-8")

    assert verify(tmp_path / "copy").exit_code == 0


def test_every_difference_is_told(output: Path) -> None:
    (output / "404.html").unlink()
    (output / "index.html").write_text("hime", encoding="utf-8")
    (output / "towns" / "калтан" / "mine.html").write_text("mine", encoding="utf-8")
    (output / ".htaccess").write_text("mine", encoding="utf-8")
    (output / "\x1b[2J\udcff").write_text("mine", encoding="utf-8")

    done = verify(output, "--quiet")

    assert done.exit_code == 1
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        "missing  404.html",
        "changed  index.html",
        "foreign  '\\x1b[2J\\udcff'",
        "foreign  .htaccess",
        "foreign  towns/калтан/mine.html",
        "5 files of the site: 5 differences",
    ]


def replace_by_a_link(page: Path) -> None:
    page.rename(page.with_name(".kuzbass-site.copy"))
    page.symlink_to(".kuzbass-site.copy")


def replace_by_a_pipe(page: Path) -> None:
    page.unlink()
    os.mkfifo(page)


@pytest.mark.parametrize("change", [replace_by_a_link, replace_by_a_pipe])
def test_what_is_no_file_of_its_own_is_changed(output: Path, change: Callable[[Path], None]) -> None:
    change(output / "index.html")

    assert verify(output).stderr.splitlines()[0] == "changed  index.html"


def test_a_folder_that_became_a_link_is_not_followed(output: Path) -> None:
    (output / "data").rename(output.parent / "elsewhere")
    (output / "data").symlink_to(output.parent / "elsewhere")

    assert verify(output).stderr.splitlines()[:2] == ["missing  data/places.geojson", "foreign  data"]


@pytest.mark.parametrize(
    "written",
    [
        "",
        "[]",
        "{}",
        '{"version": 2, "files": []}',
        '{"version": 1, "files": [1]}',
        '{"version": 1, "files": [{"path": "a"}]}',
        '{"version": 1, "files": [{"path": "../secret", "sha256": ""}]}',
    ],
)
def test_what_is_no_inventory_is_refused(output: Path, written: str) -> None:
    (output.parent / "manifest.json").write_text(written, encoding="utf-8")

    done = verify(output)

    assert done.exit_code == 2
    assert "manifest.json is no list that `build --manifest` wrote" in done.stderr


def test_a_folder_that_is_not_there_is_a_mistake_of_usage(output: Path) -> None:
    assert verify(output.with_name("nowhere")).exit_code == 2
