"""A build that remembers the last one makes the same site as one that does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from kuzbass_site.build import build, rebuild
from kuzbass_site.models.options import Options
from kuzbass_site.problems import ContentError
from kuzbass_site.record import Memory

TOWN = "content/towns/coalbrookdale.md"


def files(output: Path) -> dict[str, bytes]:
    found = (path for path in output.rglob("*") if path.is_file())
    return {str(path.relative_to(output)): path.read_bytes() for path in found}


def edit(guide: Path, old: str, new: str) -> set[str]:
    text = (guide / TOWN).read_text(encoding="utf-8")
    assert old in text
    (guide / TOWN).write_text(text.replace(old, new, 1), encoding="utf-8")
    return {str(guide / TOWN)}


@pytest.mark.parametrize(
    ("old", "new"), [("title: ", "title: Old "), ("\n---\n", "\n---\nFirst of all.\n\n")]
)
def test_what_is_remembered_changes_nothing(small_guide: Path, tmp_path: Path, old: str, new: str) -> None:
    _, memory = rebuild(small_guide, tmp_path / "out", Options())
    changed = edit(small_guide, old, new)
    report, memory = rebuild(small_guide, tmp_path / "out", Options(), memory, changed)
    build(small_guide, tmp_path / "clean", Options())

    assert report.published.written
    assert files(tmp_path / "out") == files(tmp_path / "clean")
    assert rebuild(small_guide, tmp_path / "out", Options(), memory, set())[0].published.written == 0


def test_what_is_remembered_of_another_site_is_not_believed(small_guide: Path, tmp_path: Path) -> None:
    _, memory = rebuild(small_guide, tmp_path / "one", Options())
    edit(small_guide, "title: ", "title: Old ")
    build(small_guide, tmp_path / "two", Options())
    before = files(tmp_path / "two")
    edit(small_guide, "title: Old ", "title: New ")
    rebuild(small_guide, tmp_path / "two", Options(), memory, set())
    build(small_guide, tmp_path / "clean", Options())

    assert files(tmp_path / "two") == files(tmp_path / "clean") != before


def test_a_build_that_failed_is_not_remembered(small_guide: Path, tmp_path: Path) -> None:
    _, memory = rebuild(small_guide, tmp_path / "out", Options())
    changed = edit(small_guide, "title: ", "titel: ")
    with pytest.raises(ContentError):
        rebuild(small_guide, tmp_path / "out", Options(), memory, changed)
    changed = edit(small_guide, "titel: ", "title: ")

    assert rebuild(small_guide, tmp_path / "out", Options(), memory, changed)[0].published.written == 0


def test_nothing_remembered_is_as_good_as_nothing_known(small_guide: Path, tmp_path: Path) -> None:
    report, memory = rebuild(small_guide, tmp_path / "out", Options(), Memory(), set())

    assert report.published.written == report.published.total
    assert memory.left is not None
    assert memory.made is not None
