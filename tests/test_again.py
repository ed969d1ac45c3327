"""A build that remembers the last one makes the same site as one that does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from kuzbass_site import again
from kuzbass_site.again import Memory, build_again
from kuzbass_site.build import build
from kuzbass_site.models.options import Options
from kuzbass_site.problems import ContentError

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
    _, memory = build_again(small_guide, tmp_path / "out", Options())
    changed = edit(small_guide, old, new)
    report, memory = build_again(small_guide, tmp_path / "out", Options(), memory, changed)
    build(small_guide, tmp_path / "clean", Options())

    assert report.published.written
    assert files(tmp_path / "out") == files(tmp_path / "clean")
    assert build_again(small_guide, tmp_path / "out", Options(), memory, set())[0].published.written == 0


def test_what_is_remembered_of_another_site_is_not_believed(small_guide: Path, tmp_path: Path) -> None:
    _, memory = build_again(small_guide, tmp_path / "one", Options())
    edit(small_guide, "title: ", "title: Old ")
    build(small_guide, tmp_path / "two", Options())
    before = files(tmp_path / "two")
    edit(small_guide, "title: Old ", "title: New ")
    build_again(small_guide, tmp_path / "two", Options(), memory, set())
    build(small_guide, tmp_path / "clean", Options())

    assert files(tmp_path / "two") == files(tmp_path / "clean") != before


def test_a_build_that_failed_is_not_remembered(small_guide: Path, tmp_path: Path) -> None:
    _, memory = build_again(small_guide, tmp_path / "out", Options())
    changed = edit(small_guide, "title: ", "titel: ")
    with pytest.raises(ContentError):
        build_again(small_guide, tmp_path / "out", Options(), memory, changed)
    changed = edit(small_guide, "titel: ", "title: ")

    assert build_again(small_guide, tmp_path / "out", Options(), memory, changed)[0].published.written == 0


def test_nothing_remembered_is_as_good_as_nothing_known(small_guide: Path, tmp_path: Path) -> None:
    report, memory = build_again(small_guide, tmp_path / "out", Options(), Memory(), set())

    assert report.published.written == report.published.total
    assert memory.left is not None
    assert memory.made.families


def finished(guide: Path, output: Path, memory: Memory, changed: set[str]) -> Memory:
    """What is remembered when nothing more is to be made."""
    _, memory = build_again(guide, output, Options(), memory, changed)
    return (
        build_again(guide, output, Options(), memory, changed, whole=True)[1] if memory.unfinished else memory
    )


STEPS = (
    ("title: ", "title: Old "),
    (
        "\n---\n",
        "\n---\nFirst of all, [the furnace](../landmarks/old-furnace.md) and [[it]] [@unesco_371].\n\n",
    ),
    (" and [[it]]", " [@nobody]"),  # broken
    (" [@nobody]", ""),
    ("tags: [iron]", "tags: [coal]"),
    ("## The river", "## The brook\n\nA brook.\n\n## The river"),
    ("title: Old ", "title: "),
    ("## The river", "## The sea"),  # broken elsewhere: somebody leads to it
    ("## The sea", "## The river"),
    ("First of all, [the furnace](../landmarks/old-furnace.md)", "[Home](../pages/about.md)"),
)


def test_in_a_large_guide_the_page_that_was_edited_comes_first_and_then_all_that_shows_it(
    small_guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(again, "LARGE", 0)
    output = tmp_path / "out"
    _, memory = build_again(small_guide, output, Options())
    page, town = output / "towns/coalbrookdale/index.html", output / "towns/index.html"
    changed = edit(small_guide, "title: ", "title: Old ")

    _, memory = build_again(small_guide, output, Options(), memory, changed)
    assert memory.unfinished
    assert "Old Coalbrookdale" in page.read_text(encoding="utf-8")
    assert "Old Coalbrookdale" not in town.read_text(encoding="utf-8")
    edit(small_guide, "title: Old ", "title: Old and good ")
    _, memory = build_again(small_guide, output, Options(), memory, changed)
    assert memory.unfinished
    assert "Old and good Coalbrookdale" in page.read_text(encoding="utf-8")
    own = page.stat()
    _, memory = build_again(small_guide, output, Options(), memory, changed, whole=True)
    assert not memory.unfinished
    assert "Old and good Coalbrookdale" in town.read_text(encoding="utf-8")
    assert page.stat() == own
    build(small_guide, tmp_path / "clean", Options())
    assert files(output) == files(tmp_path / "clean")


@pytest.mark.parametrize("each_finished", [True, False])
def test_whatever_was_edited_the_site_is_that_of_a_clean_build(
    small_guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, each_finished: bool
) -> None:
    monkeypatch.setattr(again, "LARGE", 0)
    output = tmp_path / "out"
    _, memory = build_again(small_guide, output, Options())
    changed: set[str] = set()
    for number, (old, new) in enumerate(STEPS):
        changed = edit(small_guide, old, new)
        try:
            if each_finished:
                memory = finished(small_guide, output, memory, changed)
            else:
                _, memory = build_again(small_guide, output, Options(), memory, changed)
        except ContentError:
            assert "nobody" in new or "sea" in new
            continue
        if each_finished:
            build(small_guide, tmp_path / f"clean-{number}", Options())
            assert files(output) == files(tmp_path / f"clean-{number}"), new
    finished(small_guide, output, memory, changed)
    build(small_guide, tmp_path / "clean", Options())
    assert files(output) == files(tmp_path / "clean")


def test_an_edit_that_is_taken_back_before_all_is_made_leaves_nothing(
    small_guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(again, "LARGE", 0)
    output = tmp_path / "out"
    _, memory = build_again(small_guide, output, Options())
    before = files(output)
    changed = edit(small_guide, "title: ", "title: Old ")
    _, memory = build_again(small_guide, output, Options(), memory, changed)
    edit(small_guide, "title: Old ", "title: ")
    finished(small_guide, output, memory, changed)

    assert files(output) == before


def test_a_text_with_mistakes_is_told_of_before_all_others_are_read(
    small_guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(again, "LARGE", 0)
    _, memory = build_again(small_guide, tmp_path / "out", Options())
    changed = edit(small_guide, "title: ", "titel: ")
    monkeypatch.setattr(again, "begin", None)

    with pytest.raises(ContentError) as told:
        build_again(small_guide, tmp_path / "out", Options(), memory, changed)
    assert "front-matter/unknown-field" in [problem.code for problem in told.value.problems]
