"""Telling which files of the output are as they were left, without reading and by reading."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzbass_site import disk
from kuzbass_site.disk.names import OWN, check_all, checked
from kuzbass_site.models.files import OutputFile

# The function of the same name hides the module.
publishing = sys.modules["kuzbass_site.disk.publish"]

SITE = {"index.html": "home", "towns/kaltan/index.html": "Калтан", "style.css": "body {}"}


def publish(output: Path, site: dict[str, str]) -> disk.Published:
    return disk.publish([OutputFile(PurePosixPath(p), text.encode()) for p, text in site.items()], output)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A site that was left long ago."""
    publish(tmp_path / "site", SITE)
    wait_for_the_clock(tmp_path)
    return tmp_path / "site"


def wait_for_the_clock(folder: Path) -> None:
    """Let the clock of the disk tick."""
    probe = folder / "probe"
    probe.touch()
    began = probe.stat().st_ctime_ns
    while probe.stat().st_ctime_ns == began:
        time.sleep(0.001)
        probe.touch()
    probe.unlink()


def stats(output: Path) -> dict[str, disk.Stat]:
    with disk.opened(output) as place:
        return place.stats()


def differing(output: Path) -> set[str]:
    with disk.opened(output) as place:
        return place.differing(place.digests)


def edit(page: Path) -> None:
    page.write_text("hime", encoding="utf-8")


def edit_and_put_times_back(page: Path) -> None:
    before = page.stat()
    edit(page)
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))


def edit_through_another_name(page: Path) -> None:
    other = page.with_name("other")
    other.hardlink_to(page)
    edit(other)
    other.unlink()


def replace_with_the_same_times(page: Path) -> None:
    other = page.with_name("other")
    shutil.copy2(page, other)
    edit_and_put_times_back(other)
    other.replace(page)


def replace_with_a_link(page: Path) -> None:
    page.rename(page.with_name("other"))
    page.symlink_to("other")


def replace_with_a_pipe(page: Path) -> None:
    page.unlink()
    os.mkfifo(page)


def replace_with_a_folder(page: Path) -> None:
    page.unlink()
    page.mkdir()


@pytest.mark.parametrize(
    "change",
    [
        edit,
        edit_and_put_times_back,
        edit_through_another_name,
        replace_with_the_same_times,
        replace_with_a_link,
        replace_with_a_pipe,
        replace_with_a_folder,
        Path.unlink,
    ],
    ids=lambda change: change.__name__,
)
def test_whatever_is_done_to_a_file_is_seen_without_reading_it(
    output: Path, change: Callable[[Path], None]
) -> None:
    before = stats(output)
    assert before.keys() == SITE.keys()

    change(output / "index.html")

    after = stats(output)
    assert after.get("index.html") != before["index.html"]
    assert {path for path in SITE if after.get(path) == before[path]} == SITE.keys() - {"index.html"}
    assert differing(output) == {"index.html"}


def test_a_page_below_a_folder_that_became_a_link_is_not_one_of_ours(output: Path) -> None:
    (output / "towns").rename(output.parent / "elsewhere")
    (output / "towns").symlink_to(output.parent / "elsewhere")

    assert stats(output).keys() == SITE.keys() - {"towns/kaltan/index.html"}


def test_a_copy_of_a_site_is_told_by_reading_it(output: Path, tmp_path: Path) -> None:
    before = stats(output)
    copied = tmp_path / "restored"
    shutil.copytree(output, copied)

    after = stats(copied)

    assert not any(after[path] == before[path] for path in SITE)
    assert differing(copied) == set()


def test_a_file_that_may_not_be_read_differs(output: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    (output / "style.css").chmod(0)

    assert differing(output) == {"style.css"}


def test_a_publish_says_how_it_left_the_files(output: Path) -> None:
    before = stats(output)
    with disk.opened(output) as place:
        files = [
            OutputFile(PurePosixPath("index.html"), b"new"),
            OutputFile(PurePosixPath("style.css"), b"body {}"),
        ]
        kept = {path: seen for path, seen in before.items() if path.startswith("towns")}
        done = place.publish(files, keep=kept)

    after = stats(output)
    assert {"towns/kaltan/index.html", "style.css"} <= done.stats.keys() <= SITE.keys()
    assert all(after[path] == seen for path, seen in done.stats.items())


def test_what_could_change_unseen_within_a_tick_of_the_clock_is_left_out(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with disk.opened(output) as place:
        before = place.stats()
        # As if the clock had not moved since the oldest file was written.
        stopped = min(ctime for _, _, ctime, _ in before.values())
        monkeypatch.setattr(publishing, "disk_time", lambda lock: stopped)
    with disk.opened(output) as place:
        done = place.publish([OutputFile(PurePosixPath("new"), b"")], keep=before)

    assert done.stats == {}


NAMES = st.sampled_from(
    ["a", "я", ".", "..", "", "b\\c", "a\n", "\n", "\0", "\x85", OWN, f"{OWN}.json", ".well-known"]
)
PATHS = st.lists(NAMES, min_size=1, max_size=4).map("/".join) | st.text(max_size=6)


@given(st.lists(PATHS, max_size=4))
def test_many_paths_are_checked_as_each_would_be(paths: list[str]) -> None:
    if any(map(is_refused, paths)):
        with pytest.raises(disk.OutputError):
            check_all(paths)
    else:
        check_all(paths)


def is_refused(path: str) -> bool:
    try:
        return checked(path) != path
    except disk.OutputError:
        return True
