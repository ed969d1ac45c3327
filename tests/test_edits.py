"""Surgical changes of files, and writing them whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from kuzbass_site.disk.sources import replace_file
from kuzbass_site.edits import Edit, OverlapError, Places, applied, difference
from kuzbass_site.models.files import Span

TEXT = "title: Азот\r\n# said so\r\ntype: plant\n"


def test_a_stretch_a_line_and_a_new_line_are_changed_and_nothing_else() -> None:
    places = Places(TEXT)
    edits = [
        places.edit(Span(1, 8, 12), '"Азот"'),
        places.line(3, "type: works"),
        places.before(3, "status: closed"),
    ]
    assert applied(TEXT, edits) == 'title: "Азот"\r\n# said so\r\nstatus: closed\r\ntype: works\n'
    assert applied(TEXT, []) == TEXT
    assert places.at(4) == len(TEXT)


def test_the_same_edit_counts_once_and_two_of_one_place_are_refused() -> None:
    assert applied("abc", [Edit(1, 2, "x"), Edit(1, 2, "x")]) == "axc"
    with pytest.raises(OverlapError):
        applied("abc", [Edit(0, 2, "x"), Edit(1, 3, "y")])


def test_a_difference_shows_line_ends_too() -> None:
    assert (
        difference("a.md", "one\r\ntwo", "one\ntwo")
        == "--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n-one␍\n+one\n two\n"
    )
    assert difference("a.md", TEXT, TEXT) == ""


def test_a_file_is_replaced_whole_with_its_rights_and_through_a_link(tmp_path: Path) -> None:
    file, link = tmp_path / "a.md", tmp_path / "b.md"
    file.write_bytes(b"old")
    file.chmod(0o640)
    link.symlink_to(file)
    replace_file(link, b"new")
    assert (file.read_bytes(), file.stat().st_mode & 0o777, link.is_symlink()) == (b"new", 0o640, True)
    assert sorted(tmp_path.iterdir()) == [file, link]


def test_what_cannot_be_written_leaves_the_old_and_nothing_beside_it(tmp_path: Path) -> None:
    folder = tmp_path / "a.md"
    folder.mkdir()
    with pytest.raises(IsADirectoryError):
        replace_file(folder, b"new")
    assert list(tmp_path.iterdir()) == [folder]
