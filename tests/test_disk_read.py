"""Reading the sources: what is found, and what is refused."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

import pytest

from kuzbass_site import disk
from kuzbass_site.disk.read import TEXT_LIMIT
from kuzbass_site.problems import ContentError


def write(root: Path, *paths: str) -> None:
    """Make files that hold their own path."""
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(path, encoding="utf-8")


def complaints(root: Path) -> list[tuple[str, str]]:
    """Codes and paths of all that is wrong below ``content``."""
    return [(problem.code, str(problem.path)) for problem in disk.read_all(root, "content")[1]]


def paths(root: Path, *suffixes: str) -> list[str]:
    return [str(source.path) for source in disk.read_all(root, "content", *suffixes)[0]]


def test_every_text_is_read_in_the_order_of_the_bytes_of_its_path(tmp_path: Path) -> None:
    write(tmp_path, "content/towns/б.md", "content/towns/z.md", "content/a.md", "content/towns-old/a.md")

    sources, problems = disk.read_all(tmp_path, "content")

    assert [str(source.path) for source in sources] == [
        "content/a.md",
        "content/towns-old/a.md",
        "content/towns/z.md",
        "content/towns/б.md",
    ]
    assert [source.data.decode() for source in sources] == [str(source.path) for source in sources]
    assert problems == []


def test_hidden_files_and_other_kinds_are_passed_over(tmp_path: Path) -> None:
    write(
        tmp_path, "content/.draft.md", "content/.git/a.md", "content/a.md~", "content/a.jpg", "content/a.md"
    )

    assert paths(tmp_path) == ["content/a.md"]
    assert complaints(tmp_path) == []


def test_what_is_no_text_by_its_name_is_found_but_not_what_systems_leave_behind(tmp_path: Path) -> None:
    names = ("a.md", "b.MD", "c.docx", "in/d", ".e", "~$c.docx", "f~", "Thumbs.db", ".hidden/g.txt")
    write(tmp_path, *(f"content/towns/{name}" for name in names))

    assert sorted(disk.others(tmp_path, "content/towns", ".md")) == [
        "content/towns/c.docx",
        "content/towns/in/d",
    ]


def test_an_ending_in_capitals_is_not_overlooked(tmp_path: Path) -> None:
    write(tmp_path, "content/KALTAN.MD")

    assert paths(tmp_path) == ["content/KALTAN.MD"]


def test_other_kinds_are_read_when_asked_for(tmp_path: Path) -> None:
    write(tmp_path, "content/a.md", "content/b.geojson", "content/c.yaml")

    assert paths(tmp_path, ".geojson", ".yaml") == ["content/b.geojson", "content/c.yaml"]


def test_what_is_found_can_be_told_by_size_and_time_without_reading(tmp_path: Path) -> None:
    write(tmp_path, "content/a.md")
    os.utime(tmp_path / "content/a.md", ns=(5, 1_700_000_000_123_456_789))

    (found,), _ = disk.find_all(tmp_path, "content")

    there = (tmp_path / "content/a.md").stat()
    assert found == ("content/a.md", 12, 1_700_000_000_123_456_789, there.st_ctime_ns, there.st_ino)


def test_of_a_link_the_numbers_are_those_of_the_file_it_leads_to(tmp_path: Path) -> None:
    write(tmp_path, "content/towns/a.md")
    (tmp_path / "content/b.md").symlink_to("towns/a.md")

    (link, file), _ = disk.find_all(tmp_path, "content")

    assert link == file._replace(path="content/b.md")


def test_a_link_that_leads_out_of_the_content_is_refused_and_not_read(tmp_path: Path) -> None:
    write(tmp_path, "secret.md", "private/b.md", "content/a.md")
    (tmp_path / "content/file.md").symlink_to("../secret.md")
    (tmp_path / "content/folder").symlink_to("../private")

    assert paths(tmp_path) == ["content/a.md"]
    assert complaints(tmp_path) == [("file/symlink", "content/file.md"), ("file/symlink", "content/folder")]


def test_a_link_to_a_folder_whose_name_only_begins_like_that_of_the_content_is_refused(
    tmp_path: Path,
) -> None:
    write(tmp_path, "content-private/a.md", "content/a.md")
    (tmp_path / "content/b.md").symlink_to("../content-private/a.md")

    assert complaints(tmp_path) == [("file/symlink", "content/b.md")]


def test_content_that_is_itself_a_link_to_elsewhere_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "elsewhere/a.md")
    (tmp_path / "guide").mkdir()
    (tmp_path / "guide/content").symlink_to("../elsewhere")

    assert paths(tmp_path / "guide") == []
    assert complaints(tmp_path / "guide") == [("file/symlink", "content")]


def test_a_link_inside_the_content_is_followed(tmp_path: Path) -> None:
    write(tmp_path, "content/towns/a.md")
    (tmp_path / "content/b.md").symlink_to("towns/a.md")
    (tmp_path / "content/places").symlink_to("towns")

    sources, problems = disk.read_all(tmp_path, "content")

    assert {str(source.path): source.data for source in sources} == {
        "content/b.md": b"content/towns/a.md",
        "content/places/a.md": b"content/towns/a.md",
        "content/towns/a.md": b"content/towns/a.md",
    }
    assert problems == []


def test_a_link_to_a_folder_above_does_not_go_round_for_ever(tmp_path: Path) -> None:
    write(tmp_path, "content/towns/a.md")
    (tmp_path / "content/towns/up").symlink_to("..")

    assert paths(tmp_path) == ["content/towns/a.md"]
    assert complaints(tmp_path) == [("file/symlink-circle", "content/towns/up")]


@pytest.mark.parametrize("target", ["gone.md", "broken.md"])
def test_a_link_to_nothing_is_a_problem_not_a_crash(tmp_path: Path, target: str) -> None:
    write(tmp_path, "content/a.md")
    (tmp_path / "content/broken.md").symlink_to(target)

    assert paths(tmp_path) == ["content/a.md"]
    assert complaints(tmp_path) == [("file/unreadable", "content/broken.md")]


def test_a_folder_named_like_a_text_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path, "content/town.md/a.md")

    assert paths(tmp_path) == []
    assert complaints(tmp_path) == [("file/not-a-file", "content/town.md")]


def test_a_pipe_named_like_a_text_does_not_keep_the_build_waiting(tmp_path: Path) -> None:
    write(tmp_path, "content/a.md")
    os.mkfifo(tmp_path / "content/pipe.md")

    assert complaints(tmp_path) == [("file/not-a-file", "content/pipe.md")]


def test_a_decomposed_name_is_a_problem_and_is_read_nevertheless(tmp_path: Path) -> None:
    decomposed = "content/\u0438\u0306.md"
    write(tmp_path, decomposed)

    sources, problems = disk.read_all(tmp_path, "content")

    assert [str(source.path) for source in sources] == [decomposed]
    assert [(problem.code, problem.args) for problem in problems] == [
        ("file/name-decomposed", ("\u0439.md",))
    ]


def test_names_that_differ_only_in_capitals_clash(tmp_path: Path) -> None:
    write(tmp_path, "content/Kaltan.md", "content/kaltan.md", "content/Towns/a.md", "content/towns/b.md")
    if len(list((tmp_path / "content").iterdir())) < 4:
        pytest.skip("this disk cannot hold the two names")

    problems = disk.read_all(tmp_path, "content")[1]

    assert [(problem.code, str(problem.path), problem.args) for problem in problems] == [
        ("file/name-clash", "content/kaltan.md", ("Kaltan.md",)),
        ("file/name-clash", "content/towns", ("Towns",)),
    ]


@pytest.mark.parametrize("name", [b"a\\b.md", b"a\nb.md", b"\xe0\xe1.md"])
def test_a_name_that_no_address_can_be_made_of_is_a_problem_that_can_be_printed(
    tmp_path: Path, name: bytes
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / os.fsdecode(name)).write_text("")

    problems = disk.read_all(tmp_path, "content")[1]

    assert [problem.code for problem in problems] == ["file/name"]
    assert str(problems[0].path).encode("utf-8").startswith(b"content/")


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, "content/a.md")
    (tmp_path / "content/just.md").write_bytes(b"x" * TEXT_LIMIT)
    (tmp_path / "content/over.md").write_bytes(b"x" * (TEXT_LIMIT + 1))

    sources, problems = disk.read_all(tmp_path, "content")

    assert [str(source.path) for source in sources] == ["content/a.md", "content/just.md"]
    assert [(problem.code, problem.args) for problem in problems] == [
        ("file/too-large", (str(TEXT_LIMIT + 1), str(TEXT_LIMIT)))
    ]


def test_one_file_is_read_with_its_path(tmp_path: Path) -> None:
    write(tmp_path, "content/site.yaml")

    source = disk.read(tmp_path, "content/site.yaml")

    assert (source.path, source.data) == (PurePosixPath("content/site.yaml"), b"content/site.yaml")


def test_a_missing_file_or_folder_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"content/site\.yaml"):
        disk.read(tmp_path, "content/site.yaml")
    with pytest.raises(FileNotFoundError):
        disk.read_all(tmp_path, "content")


@pytest.mark.parametrize(
    ("target", "code"),
    [("../outside.yaml", "file/symlink"), ("gone.yaml", "file/unreadable"), ("folder", "file/not-a-file")],
)
def test_one_file_that_cannot_be_used_is_a_problem_of_the_content(
    tmp_path: Path, target: str, code: str
) -> None:
    write(tmp_path, "outside.yaml", "guide/folder/a")
    (tmp_path / "guide/site.yaml").symlink_to(target)

    with pytest.raises(ContentError) as caught:
        disk.read(tmp_path / "guide", "site.yaml")

    assert [problem.code for problem in caught.value.problems] == [code]
