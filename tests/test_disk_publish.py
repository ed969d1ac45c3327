"""Publishing: the output holds exactly the new site, or is as it was."""

from __future__ import annotations

import fcntl
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kuzbass_site import disk
from kuzbass_site.disk import journal, listing, lock
from kuzbass_site.models.files import OutputFile

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


def files(site: Mapping[str, str]) -> Iterator[OutputFile]:
    for path, text in site.items():
        yield OutputFile(PurePosixPath(path), text.encode())


def publish(output: Path, site: Mapping[str, str]) -> disk.Published:
    return disk.publish(files(site), output)


def tree(output: Path) -> dict[str, str]:
    """Every file below a folder, with its text."""
    return {
        path.relative_to(output).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(output.rglob("*"))
        if path.is_file()
    }


def site_in(output: Path) -> dict[str, str]:
    """The published files, without our list of them."""
    found = tree(output)
    found.pop(listing.NAME, None)
    return found


def state(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Everything below a folder, so exactly that a file written anew with the same bytes shows."""
    return {
        path.relative_to(folder).as_posix(): (
            path.lstat().st_ino,
            path.lstat().st_mtime_ns if path.is_file() else 0,
            path.read_bytes() if path.is_file() else b"",
        )
        for path in sorted(folder.rglob("*"))
    }


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "site"


def test_a_new_folder_gets_the_files_and_nothing_stays_beside_it(output: Path) -> None:
    done = publish(output, {"index.html": "home", "towns/kaltan/index.html": "Калтан"})

    assert site_in(output) == {"index.html": "home", "towns/kaltan/index.html": "Калтан"}
    assert done == disk.Published(written=2, unchanged=0, removed=0, total=2, bytes=16)
    assert [path.name for path in output.parent.iterdir()] == ["site"]
    assert sorted(path.name for path in output.iterdir()) == [".kuzbass-site.json", "index.html", "towns"]


def test_a_second_publish_of_the_same_site_touches_nothing(output: Path) -> None:
    publish(output, {"a": "1", "b/c": "2"})
    before = state(output)

    done = publish(output, {"b/c": "2", "a": "1"})

    assert state(output) == before
    assert (done.written, done.unchanged, done.removed) == (0, 2, 0)


def test_only_what_changed_is_written_and_what_is_gone_is_removed(output: Path) -> None:
    publish(output, {"same": "1", "changed": "2", "gone/with/folders": "3"})
    before = state(output)["same"]

    done = publish(output, {"same": "1", "changed": "two", "fresh": "4"})

    assert site_in(output) == {"same": "1", "changed": "two", "fresh": "4"}
    assert state(output)["same"] == before
    assert not (output / "gone").exists()
    assert done == disk.Published(written=2, unchanged=1, removed=1, total=3, bytes=5)


def test_what_others_changed_or_deleted_is_mended(output: Path) -> None:
    site = {"a": "1", "b/c": "22", "d": "3", "e": "4"}
    publish(output, site)
    (output / "a").write_text("x", encoding="utf-8")
    (output / "b/c").unlink()
    (output / "b").rmdir()
    (output / "d").unlink()
    (output / "d").symlink_to("/etc/hostname")

    done = publish(output, site)

    assert site_in(output) == site
    assert not (output / "d").is_symlink()
    assert (done.written, done.unchanged) == (3, 1)


def test_files_of_others_stay(output: Path) -> None:
    publish(output, {"a/b": "1"})
    (output / "a/notes.txt").write_text("mine", encoding="utf-8")
    (output / "CNAME").write_text("example.org", encoding="utf-8")

    publish(output, {"c": "2"})

    assert site_in(output) == {"a/notes.txt": "mine", "CNAME": "example.org", "c": "2"}


def test_a_removed_page_that_others_replaced_by_a_folder_stays(output: Path) -> None:
    publish(output, {"a": "1", "b": "2"})
    (output / "a").unlink()
    (output / "a").mkdir()
    (output / "a/mine").write_text("mine", encoding="utf-8")

    publish(output, {"b": "2"})

    assert site_in(output) == {"a/mine": "mine", "b": "2"}


def test_a_folder_that_became_a_link_is_not_followed_to_remove(output: Path) -> None:
    publish(output, {"towns/a.html": "1", "b": "2"})
    elsewhere = output.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "a.html").write_text("mine", encoding="utf-8")
    (output / "towns/a.html").unlink()
    (output / "towns").rmdir()
    (output / "towns").symlink_to(elsewhere)

    publish(output, {"b": "2"})

    assert tree(elsewhere) == {"a.html": "mine"}


def test_a_page_can_become_a_folder_and_a_folder_a_page(output: Path) -> None:
    publish(output, {"a": "1", "b/c/d": "2", "b/e": "3"})
    publish(output, {"a/x/y": "4", "b": "5"})
    assert site_in(output) == {"a/x/y": "4", "b": "5"}

    publish(output, {"a": "1", "b/c/d": "2", "b/e": "3"})
    assert site_in(output) == {"a": "1", "b/c/d": "2", "b/e": "3"}


def test_a_name_can_change_its_capitals(output: Path) -> None:
    publish(output, {"About.html": "1", "same": "2"})
    publish(output, {"about.html": "1", "same": "2"})

    assert site_in(output) == {"about.html": "1", "same": "2"}


def test_kept_files_stay_in_the_output_and_in_the_list(output: Path) -> None:
    publish(output, {"index.html": "1", "search/index": "22", "search/old": "3"})

    with disk.opened(output) as place:
        kept = {path: seen for path, seen in place.stats().items() if path != "search/old"}
        done = place.publish(files({"search/index": "new"}), keep=kept)

    assert site_in(output) == {"index.html": "1", "search/index": "new"}
    assert done == disk.Published(written=1, unchanged=1, removed=1, total=2, bytes=4)
    publish(output, {})
    assert site_in(output) == {}


def test_a_kept_file_is_not_read(output: Path) -> None:
    publish(output, {"a": "1", "b": "2"})
    with disk.opened(output) as place:
        kept = place.stats()
        (output / "a").write_text("x", encoding="utf-8")
        place.publish(files({"b": "3"}), keep=kept)

    assert site_in(output) == {"a": "x", "b": "3"}


def test_only_a_file_of_the_last_publish_can_be_kept(output: Path) -> None:
    publish(output, {"a": "1"})
    (output / "mine").write_text("mine", encoding="utf-8")

    with disk.opened(output) as place, pytest.raises(ValueError, match="mine"):
        place.publish([], keep={**place.stats(), "mine": (4, 0, 0, 0)})

    assert site_in(output) == {"a": "1", "mine": "mine"}


@pytest.mark.parametrize(("kept", "new"), [("a.html", "A.html"), ("a", "a/b"), ("a/b", "a"), ("T/a", "t/b")])
def test_a_new_file_that_cannot_stand_beside_a_kept_one_is_refused(output: Path, kept: str, new: str) -> None:
    publish(output, {kept: "1", "c": "2"})
    before = state(output)

    with disk.opened(output) as place, pytest.raises(disk.OutputError):
        place.publish(files({"c": "3", new: "4"}), keep={kept: place.stats()[kept]})

    assert state(output) == before


def test_a_held_output_can_be_published_to_twice(output: Path) -> None:
    with disk.opened(output) as place:
        place.publish(files({"a": "1", "b": "2"}))
        place.publish(files({"search": "3"}), keep=place.stats())

    assert site_in(output) == {"a": "1", "b": "2", "search": "3"}


def test_an_output_that_was_opened_and_not_used_is_as_it_was(output: Path) -> None:
    with disk.opened(output) as place:
        assert place.stats() == {}
    assert not output.exists()
    publish(output, {"a": "1"})
    before = state(output.parent)

    with disk.opened(output) as place:
        place.stats()

    assert state(output.parent) == before


def test_the_list_is_the_same_for_the_same_site(output: Path) -> None:
    publish(output, {"b": "1", "a/ж": "2"})
    publish(output.with_name("other"), {"a/ж": "x", "c": "3"})
    publish(output.with_name("other"), {"a/ж": "2", "b": "1"})

    record = (output / listing.NAME).read_bytes()
    assert record == (output.with_name("other") / listing.NAME).read_bytes()
    assert list(json.loads(record)["files"]) == ["a/ж", "b"]


@pytest.fixture
def put(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files in the order in which they are put in place."""
    seen: list[str] = []
    replace = os.replace

    def watched(source: Path, target: Path) -> None:
        seen.append(Path(target).name)
        replace(source, target)

    monkeypatch.setattr(os, "replace", watched)
    return seen


def test_new_pages_come_before_changed_ones_and_the_home_page_after_them(
    output: Path, put: list[str]
) -> None:
    publish(output, {"index.html": "1", "a.html": "1", "sitemap.xml": "1", "gone.html": "1"})
    put.clear()
    publish(output, {"sitemap.xml": "2", "index.html": "2", "a.html": "2", "b.html": "2", "style.css": "2"})

    wanted = ["style.css", "b.html", "a.html", "index.html", "sitemap.xml"]
    assert [name for name in put if name in wanted] == wanted


@pytest.mark.parametrize("mask", [0o022, 0o077])
def test_permissions_follow_the_mask_of_the_user(output: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        publish(output, {"a/b": "1"})
    finally:
        os.umask(before)

    assert (output / "a/b").stat().st_mode & 0o777 == 0o644 & ~mask
    assert (output / "a").stat().st_mode & 0o777 == 0o777 & ~mask
    assert (output / listing.NAME).stat().st_mode & 0o777 == 0o644 & ~mask


def test_an_output_that_is_a_link_to_a_folder_is_written_through(output: Path) -> None:
    real = output.parent / "elsewhere" / "real"
    real.parent.mkdir()
    output.symlink_to(real)

    publish(output, {"a": "1"})

    assert output.is_symlink()
    assert site_in(real) == {"a": "1"}


# What is refused


@pytest.mark.parametrize(
    "path",
    [
        "../a",
        "a/../../b",
        "a/../b",
        "/etc/passwd",
        "//host/a",
        "a\\b",
        "..\\a",
        "a\0b",
        "a\nb",
        "",
        ".",
        "a\ud800",
        ".kuzbass-site.json",
        ".kuzbass-site.publish/a",
    ],
)
def test_a_path_that_leads_elsewhere_is_refused(output: Path, path: str) -> None:
    publish(output, {"a": "1"})
    before = state(output.parent)

    with pytest.raises(disk.OutputError):
        publish(output, {"a": "2", path: "bad"})

    assert state(output.parent) == before


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a", "./a"),
        ("a.html", "A.html"),
        ("Towns/a", "towns/b"),
        ("\u0439.html", "\u0438\u0306.html"),
        ("a", "a/b"),
        ("a/b", "a"),
        ("A", "a/b"),
    ],
)
def test_two_files_that_are_one_on_some_disk_are_refused(output: Path, one: str, other: str) -> None:
    with pytest.raises(disk.OutputError):
        disk.publish([OutputFile(PurePosixPath(path), b"") for path in (one, other)], output)

    assert not output.exists()


def test_an_error_while_rendering_comes_through_and_nothing_has_changed(output: Path) -> None:
    publish(output, {"a": "1", "gone": "2"})
    before = state(output.parent)

    def rendered() -> Iterator[OutputFile]:
        yield from files({"a": "2", "new/b": "3"})
        raise PermissionError("a template cannot be read")

    with pytest.raises(PermissionError, match="a template"):
        disk.publish(rendered(), output)

    assert state(output.parent) == before


def test_an_error_in_the_first_build_leaves_no_folder(output: Path) -> None:
    def rendered() -> Iterator[OutputFile]:
        yield from files({"a": "2"})
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        disk.publish(rendered(), output)

    assert list(output.parent.iterdir()) == []


def test_files_are_taken_one_at_a_time(output: Path) -> None:
    waiting = output.parent / ".site.publish"
    seen: list[int] = []

    def rendered() -> Iterator[OutputFile]:
        for number in range(3):
            seen.append(len(list((waiting / "files").iterdir())))
            yield OutputFile(PurePosixPath(f"{number}.html"), b"")

    disk.publish(rendered(), output)

    assert seen == [0, 1, 2]


def test_a_folder_with_files_of_others_is_refused(output: Path) -> None:
    output.mkdir()
    (output / "thesis.doc").write_text("mine", encoding="utf-8")
    before = state(output.parent)

    with pytest.raises(disk.OutputError, match=r"no build of ours wrote \(thesis\.doc\)"):
        publish(output, {"a": "1"})

    assert state(output.parent) == before


@pytest.mark.parametrize("name", [".git/HEAD", ".DS_Store"])
def test_a_folder_with_hidden_files_only_counts_as_empty(output: Path, name: str) -> None:
    (output / name).parent.mkdir(parents=True)
    (output / name).write_text("mine", encoding="utf-8")

    publish(output, {"a": "1"})

    assert site_in(output) == {"a": "1", name: "mine"}


def test_an_output_that_is_a_file_is_refused(output: Path) -> None:
    output.write_text("mine", encoding="utf-8")

    with pytest.raises(disk.OutputError, match="a file stands where a folder should be"):
        publish(output, {"a": "1"})

    assert output.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("new", ["mine.html", "mine.html/a", "folder", "link/a", "linked", "pipe", "empty"])
def test_a_file_of_others_in_the_way_is_refused_and_stays(output: Path, new: str) -> None:
    publish(output, {"a": "1"})
    elsewhere = output.parent / "elsewhere"
    elsewhere.mkdir()
    (output / "mine.html").write_text("mine", encoding="utf-8")
    (output / "folder").mkdir()
    (output / "folder/mine").write_text("mine", encoding="utf-8")
    (output / "link").symlink_to(elsewhere)
    (output / "linked").symlink_to(output / "mine.html")
    (output / "empty").mkdir()
    os.mkfifo(output / "pipe")
    before = state(output.parent)

    with pytest.raises(disk.OutputError, match="in the way"):
        publish(output, {"a": "2", new: "ours"})

    assert state(output.parent) == before


def test_a_folder_of_ours_with_a_file_of_others_does_not_make_way_for_a_page(output: Path) -> None:
    publish(output, {"a/b": "1"})
    (output / "a/mine").write_text("mine", encoding="utf-8")
    before = state(output.parent)

    with pytest.raises(disk.OutputError, match="a/mine is in the way"):
        publish(output, {"a": "2"})

    assert state(output.parent) == before


@pytest.mark.parametrize(
    "record",
    [
        "",
        "[]",
        '{"version": 2, "files": {}}',
        '{"version": 1}',
        '{"version": 1, "files": {"../precious": ""}}',
        '{"version": 1, "files": {"/precious": ""}}',
        '{"version": 1, "files": {"a": 1}}',
    ],
)
def test_a_list_that_cannot_be_used_is_refused_and_removes_nothing(output: Path, record: str) -> None:
    publish(output, {"a": "1"})
    (output.parent / "precious").write_text("mine", encoding="utf-8")
    (output / listing.NAME).write_text(record, encoding="utf-8")
    before = state(output.parent)

    with pytest.raises(disk.OutputError):
        publish(output, {"b": "2"})

    assert state(output.parent) == before


def test_a_second_build_of_the_same_output_is_turned_away(output: Path) -> None:
    publish(output, {"a": "1"})

    def rendered() -> Iterator[OutputFile]:
        with pytest.raises(disk.OutputLocked, match="Another build has been writing"):
            publish(output, {"a": "3"})
        publish(output.with_name("other"), {"a": "4"})
        yield from files({"a": "2"})

    disk.publish(rendered(), output)

    assert site_in(output) == {"a": "2"}


@pytest.fixture
def seven_hours_ahead(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The time zone of Kuzbass."""
    monkeypatch.setenv("TZ", "KRAT-7")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("seven_hours_ahead")
def test_who_is_turned_away_is_told_by_whom(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["/usr/lib/kuzbass_site/__main__.py", "build", "--output", "my site\a"])
    with disk.opened(output):
        began = (output / lock.NAME).stat().st_mtime
        with pytest.raises(disk.OutputLocked) as caught:
            publish(output, {})

    since = time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(began + 7 * 3600))
    assert str(caught.value) == (
        f"Another build has been writing to {output} since {since}: kuzbass-site build --output 'my site?' "
        f"(process {os.getpid()}). Wait until it is done, or choose another folder with --output."
    )


@pytest.mark.parametrize(
    "written",
    [b"", b"{", b"[]", b"\xff", b'{"pid": 1, "command": "x"}', b'{"pid": 1, "since": 1e300, "command": ""}'],
)
def test_a_lock_that_does_not_say_whose_it_is_holds_nevertheless(output: Path, written: bytes) -> None:
    with disk.opened(output):
        (output / lock.NAME).write_bytes(written)
        with pytest.raises(disk.OutputLocked, match=r"is writing to .* just now"):
            publish(output, {})


HOLDING = """
import os, sys, time
from pathlib import Path
from kuzbass_site import disk
with disk.opened(Path(sys.argv[1])):
    if not os.fork():  # the worker speaks: by then it is at work
        print(os.getpid(), flush=True)
    time.sleep(60)
"""


def test_a_worker_that_outlives_its_build_does_not_lock_the_output(output: Path) -> None:
    command = [sys.executable, "-c", HOLDING, str(output)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=ENVIRONMENT) as build:
        assert build.stdout
        worker = int(build.stdout.readline())
        with pytest.raises(disk.OutputLocked, match=rf"\(process {build.pid}\)"):
            publish(output, {})
        build.kill()
        build.wait()
        try:
            publish(output, {"a": "1"})
        finally:
            os.kill(worker, signal.SIGKILL)

    assert site_in(output) == {"a": "1"}


def test_a_child_that_ends_in_disorder_leaves_the_lock_to_its_parent(output: Path) -> None:
    with disk.opened(output):
        child = os.fork()
        if child == 0:
            try:
                with lock.only_one(output):
                    pass
            except disk.OutputLocked:
                os._exit(7)
            os._exit(0)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
        assert (output / lock.NAME).exists()


def test_the_lock_of_a_build_that_died_locks_nobody_out(output: Path) -> None:
    publish(output, {"a": "1"})
    (output / lock.NAME).write_bytes(b"")

    publish(output, {"a": "2"})

    assert tree(output).keys() == {"a", listing.NAME}


def test_a_lock_on_a_file_that_the_last_holder_just_took_away_does_not_count(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output.mkdir()
    flock = fcntl.flock

    def late(handle: int, operation: int) -> None:
        monkeypatch.undo()
        (output / lock.NAME).unlink()
        flock(handle, operation)

    monkeypatch.setattr(fcntl, "flock", late)
    with lock.only_one(output), pytest.raises(disk.OutputLocked):
        publish(output, {})


def test_a_change_that_was_decided_does_not_follow_a_link_made_since(output: Path) -> None:
    publish(output, {"towns/a": "1"})
    with lock.only_one(output):
        aside = journal.open_aside(output)
        aside.write("towns/a", b"2")
        aside.decide(journal.Change(clear=(), put=("towns/a",), remove=(), folders=()))
    elsewhere = output.parent / "elsewhere"
    (output / "towns").rename(elsewhere)
    (output / "towns").symlink_to(elsewhere)

    with pytest.raises(disk.OutputError, match="has become a link"):
        publish(output, {"towns/a": "3"})

    assert tree(elsewhere) == {"a": "1"}


def publish_elsewhere(output: Path, site: Mapping[str, str], *, limit: int = 0) -> str:
    """Publish in a process of its own, with a limit on the size of files; what it complained of."""
    program = (
        "import json, sys; from pathlib import *; from kuzbass_site import disk; "
        "from kuzbass_site.models.files import OutputFile\n"
        "site = json.loads(sys.argv[2])\n"
        "try: disk.publish((OutputFile(PurePosixPath(path), text.encode()) for path, text in site.items()), "
        "Path(sys.argv[1]))\n"
        "except disk.OutputError as error: print(error)"
    )

    def limited() -> None:
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    answer = subprocess.run(
        [sys.executable, "-c", program, output, json.dumps(site)],
        preexec_fn=limited,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=True,
    )
    return answer.stdout


def test_a_file_that_the_system_refuses_to_write_leaves_all_as_it_was(output: Path) -> None:
    publish(output, {"a": "1", "gone": "2"})
    before = state(output.parent)

    complaint = publish_elsewhere(output, {"a": "2", "new/b": "3", "large": "x" * 5000}, limit=2000)

    assert "a file is larger than the system allows" in complaint
    assert "The site there is as it was" in complaint
    assert state(output.parent) == before


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 kB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k,nr_inodes=40", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("only root may make a small disk; the test above shows the same by a limit")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize(
    "more",
    [
        {f"{number}.html": "x" * 3000 for number in range(30)},
        {f"{number}/{number}/{number}.html": "x" for number in range(14)},
        {"large": "x" * 100_000},
    ],
    ids=["many", "folders", "large"],
)
@pytest.mark.parametrize("name", ["site", "."])
def test_a_full_disk_leaves_all_as_it_was(small_disk: Path, more: dict[str, str], name: str) -> None:
    output = small_disk / name
    publish(output, {"a": "1", "gone": "2"})
    before = state(small_disk)

    with pytest.raises(disk.OutputError, match="the disk is full"):
        publish(output, {"a": "2", **more})

    assert state(small_disk) == before
    publish(output, {"a": "3", "fits": "4"})
    assert site_in(output) == {"a": "3", "fits": "4"}


def test_an_output_that_is_a_mount_of_its_own_can_be_published_to(small_disk: Path) -> None:
    publish(small_disk, {"a": "1", "b": "2"})
    publish(small_disk, {"a": "3"})

    assert site_in(small_disk) == {"a": "3"}
    assert sorted(path.name for path in small_disk.iterdir()) == [".kuzbass-site.json", "a"]
    assert [path.name for path in small_disk.parent.iterdir()] == ["disk"]


def test_an_output_in_a_folder_that_is_not_ours_can_be_published_to(output: Path) -> None:
    output.mkdir()
    output.parent.chmod(0o555)
    try:
        publish(output, {"a": "1", "b": "2"})
        publish(output, {"a": "3"})
    finally:
        output.parent.chmod(0o755)

    assert tree(output).keys() == {"a", listing.NAME}


@pytest.mark.parametrize("path", ["x" * 300, "я" * 130, "/".join(["x" * 200] * 30)])
def test_a_path_that_is_too_long_leaves_all_as_it_was(output: Path, path: str) -> None:
    publish(output, {"a": "1"})
    before = state(output.parent)

    with pytest.raises(disk.OutputError, match="a path is too long"):
        publish(output, {"a": "2", path: "long"})

    assert state(output.parent) == before


def test_an_output_where_nothing_may_be_written_is_told_as_such() -> None:
    with pytest.raises(disk.OutputError, match="Cannot write to /proc/site"):
        publish(Path("/proc/site"), {"a": "1"})


@pytest.fixture
def read_only(small_disk: Path) -> Iterator[Path]:
    """A site on a disk that may only be read."""
    publish(small_disk / "site", {"a": "1", "gone": "2"})
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    yield small_disk / "site"
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)


@pytest.mark.parametrize("site", [{"a": "2", "b": "3"}, {"a": "1", "gone": "2"}], ids=["new", "same"])
def test_a_site_on_a_disk_that_cannot_be_written_to_is_as_it_was(
    read_only: Path, site: dict[str, str]
) -> None:
    before = state(read_only.parent)

    with pytest.raises(
        disk.OutputError, match=r"the disk cannot be written to .* The site there is as it was"
    ):
        publish(read_only, site)

    assert state(read_only.parent) == before


def test_a_site_that_may_not_be_written_to_is_as_it_was(output: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere; the test above shows the same on a disk that nobody may")
    publish(output, {"a": "1", "gone": "2"})
    before = state(output.parent)
    output.chmod(0o555)
    try:
        with pytest.raises(disk.OutputError, match="writing there is not permitted"):
            publish(output, {"a": "2"})
    finally:
        output.chmod(0o755)

    assert state(output.parent) == before


# What holds for every sequence of sites

NAMES = st.sampled_from(["a", "b", "c", "index.html"])
PATHS = st.lists(NAMES, min_size=1, max_size=3).map("/".join)


def without_clashes(site: dict[str, str]) -> dict[str, str]:
    """Leave out what would be a file and a folder at once."""
    folders = {str(parent) for path in site for parent in PurePosixPath(path).parents}
    return {path: text for path, text in site.items() if path not in folders}


SITES = st.dictionaries(PATHS, st.sampled_from(["", "1", "2"]), max_size=8).map(without_clashes)


@settings(deadline=None, max_examples=60)
@given(sites=st.lists(SITES, min_size=1, max_size=5))
def test_after_any_sequence_of_publishes_the_output_is_that_of_the_last_alone(
    sites: list[dict[str, str]],
) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda handle: None)  # hundreds of publishes, and no power cut
        for site in sites:
            publish(Path(folder) / "site", site)
        publish(Path(folder) / "clean", sites[-1])

        assert tree(Path(folder) / "site") == tree(Path(folder) / "clean")
        assert names(Path(folder) / "site") == names(Path(folder) / "clean")
        assert names(Path(folder)) >= {"site", "clean"}
        assert len(list(Path(folder).iterdir())) == 2


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}
