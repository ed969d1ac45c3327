"""A look at files of which it is known that they changed sees what a look at all of them would."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kuzbass_site.inputs import look, look_at

LATER = 1 << 62


def edited(guide: Path) -> str:
    town = guide / "content" / "towns" / "coalbrookdale.md"
    town.write_text(town.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    return str(town)


def untouched(guide: Path) -> str:
    return str(guide / "content" / "towns" / "coalbrookdale.md")


def come_and_gone(guide: Path) -> str:
    return str(guide / "content" / "towns" / "4913")


def elsewhere(guide: Path) -> str:
    (guide / "notes.txt").touch()
    return str(guide / "notes.txt")


def new(guide: Path) -> str:
    (guide / "content" / "towns" / "new.md").touch()
    return str(guide / "content" / "towns" / "new.md")


def gone(guide: Path) -> str:
    town = guide / "content" / "towns" / "coalbrookdale.md"
    town.unlink()
    return str(town)


def folder_gone(guide: Path) -> str:
    (guide / "content" / "towns").rename(guide / "aside")
    return str(guide / "content" / "towns")


def folder(guide: Path) -> str:
    return str(guide / "content" / "towns")


@pytest.mark.parametrize("change", [edited, untouched, come_and_gone])
def test_a_known_change_is_seen_as_in_a_look_at_everything(
    small_guide: Path, change: Callable[[Path], str]
) -> None:
    before = look(small_guide, {}, LATER)
    path = change(small_guide)

    assert look_at(small_guide, before, LATER, [path]) == look(small_guide, before, LATER)


@pytest.mark.parametrize("change", [elsewhere, new, gone, folder_gone, folder])
def test_any_other_change_takes_a_look_at_everything(
    small_guide: Path, change: Callable[[Path], str]
) -> None:
    before = look(small_guide, {}, LATER)
    path = change(small_guide)

    assert look_at(small_guide, before, LATER, [path]) is None
