from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from click.testing import CliRunner
from hypothesis import assume, given
from hypothesis import strategies as st

from kuzbass_site.cli import main
from kuzbass_site.config import INTERFACE_LANGUAGES
from kuzbass_site.models.collections import COLLECTIONS
from kuzbass_site.models.entry import Entry
from kuzbass_site.new import TitleError, skeleton, skeleton_path
from kuzbass_site.schema import parse_content
from kuzbass_site.site import FIXED
from tests.factories import config, document

NEW = [name for name in COLLECTIONS if name != "claims"]
AWKWARD = [
    "Калтан", "Kemerovo: the city", "Pit No. 1 #2", '"Red Hill"', "'Red' Hill", "“Red Hill”", "«Красная горка»",
    "@home", "- dash", "? what", "[sic] deed", "{a}", "& co", "* star", "! bang", "| pipe", "> more", "% part",
    "null", "NULL", "true", "1984", "2026-11-22", "a: b: c", "ends with:", "back\\slash", 'say "so"', "two\nlines",
    "tab\there", "bell\x07 a", "a\u2028b", "a\u202eb", "no-break\u00a0space", "№ 1", "a ", "~a", "=a", "<<a",
    "it's", "---a", "...a", "a\ufeffb", "Kaltan [@key]", "a" * 200, "`code` a", "naïve café",
]  # fmt: skip


def read(collection: str, title: str) -> Entry:
    path = skeleton_path(collection, title)
    value, problems = parse_content(document(skeleton(collection, title), str(path)), config(), {})
    assert problems == []
    assert isinstance(value, Entry)
    return value


@pytest.mark.parametrize("collection", NEW)
def test_a_new_entry_is_a_correct_draft(collection: str) -> None:
    entry = read(collection, "Red Hill")

    assert (entry.collection, entry.slug, entry.title) == (collection, "red-hill", "Red Hill")
    assert entry.summary
    assert entry.draft


@pytest.mark.parametrize("title", AWKWARD)
def test_an_awkward_title_is_kept(title: str) -> None:
    invisible = "\x07\u202e\ufeff"

    assert read("towns", title).title == " ".join("".join(c for c in title if c not in invisible).split())


@given(st.sampled_from(NEW), st.text(max_size=40))
def test_whatever_the_title_the_new_entry_passes_the_check(collection: str, title: str) -> None:
    try:
        skeleton_path(collection, title)
    except TitleError:
        assume(False)

    entry = read(collection, title)

    assert entry.title
    assert "\n" not in entry.title


@pytest.mark.parametrize("title", ["", "   ", "!?…", "—", "«»", "\x07", "你好"])
def test_a_title_without_a_letter_for_an_address_is_refused(title: str) -> None:
    with pytest.raises(TitleError, match="no letter or digit"):
        skeleton_path("towns", title)


@pytest.mark.parametrize("name", [*FIXED, *COLLECTIONS, *INTERFACE_LANGUAGES])
def test_a_page_cannot_be_called_like_one_of_the_guides_own(name: str) -> None:
    with pytest.raises(TitleError, match="page of its own"):
        skeleton_path("pages", name)
    assert skeleton_path("towns", name) == PurePosixPath(f"content/towns/{name}.md")


# --- the command ---


def run(root: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, [*arguments, "--root", str(root), "--lang", "en"])
    return result.exit_code, result.output


@pytest.mark.parametrize("collection", NEW)
def test_the_command_makes_a_file_that_passes_the_check(small_guide: Path, collection: str) -> None:
    code, said = run(small_guide, "new", collection, "Красная: горка")

    assert (code, "krasnaya-gorka.md is ready" in said) == (0, True)
    assert (small_guide / "content" / collection / "krasnaya-gorka.md").is_file()
    assert run(small_guide, "check", "--strict")[0] == 0
    assert run(small_guide, "check", "--strict", "--drafts")[0] == 0


def test_the_command_never_overwrites(small_guide: Path) -> None:
    run(small_guide, "new", "towns", "Red Hill")
    place = small_guide / "content" / "towns" / "red-hill.md"
    place.write_text("mine", encoding="utf-8")

    code, said = run(small_guide, "new", "towns", "Red  hill!")

    assert (code, "is there already" in said) == (2, True)
    assert place.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("towns", "!?"), "no letter or digit"),
        (("pages", "Map"), "page of its own"),
        (("claims", "t01"), "claims"),
        (("town", "Kaltan"), "town"),
        (("towns",), "TITLE"),
    ],
)
def test_what_cannot_be_made_is_a_mistake_of_usage(
    small_guide: Path, arguments: tuple[str, ...], words: str
) -> None:
    before = sorted(small_guide.rglob("*"))

    code, said = run(small_guide, "new", *arguments)

    assert (code, words in said) == (2, True)
    assert sorted(small_guide.rglob("*")) == before


def test_outside_a_guide_nothing_is_made(tmp_path: Path) -> None:
    code, said = run(tmp_path, "new", "towns", "Kaltan")

    assert (code, "is no guide" in said) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_where_nothing_can_be_written_the_reason_is_said(small_guide: Path) -> None:
    (small_guide / "content" / "tours").write_text("a file where the folder would be", encoding="utf-8")

    code, said = run(small_guide, "new", "tours", "Kaltan")

    assert (code, "a file stands where a folder should be" in said) == (6, True)
