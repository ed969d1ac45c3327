"""What ``check --fix`` mends, what it leaves alone, and that it does no harm."""

from __future__ import annotations

import codecs
import os
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path, PurePosixPath

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from kuzbass_site import frontmatter
from kuzbass_site.cli import main
from kuzbass_site.config import parse_config
from kuzbass_site.fixing import FIXABLE, difference, mend, mend_files
from kuzbass_site.fixing.draft import look
from kuzbass_site.models.files import SourceFile
from kuzbass_site.models.settings import Config
from kuzbass_site.problems import CODES, Problem

REPOSITORY = Path(__file__).parent.parent
SMALL = Path(__file__).parent / "sites" / "small"
FURNACE = "content/landmarks/old-furnace.md"
TEXT = (SMALL / FURNACE).read_text(encoding="utf-8")
RUSSIAN = (SMALL / "content/landmarks/old-furnace.ru.md").read_text(encoding="utf-8")


@cache
def _config(root: Path) -> Config:
    path = PurePosixPath("content/site.yaml")
    document, _ = frontmatter.parse_yaml(SourceFile(path, (root / path).read_bytes()))
    assert document is not None
    config, problems = parse_config(document)
    assert config is not None, problems
    return config


def _mended(data: bytes | str, path: str = FURNACE) -> bytes | None:
    """What becomes of a file; None if it is left as it is."""
    source = SourceFile(PurePosixPath(path), data.encode() if isinstance(data, str) else data)
    mended = mend(source, _config(SMALL))
    return mended.after if mended is not None else None


def _with(*changes: tuple[str, str]) -> str:
    text = TEXT
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


# -- Each kind of mistake ---------------------------------------------------------------------------

MADE: dict[str, tuple[str, str]] = {
    "a line end of Windows": ("\n", "\r\n"),
    "a closing line that was forgotten": ("licence: CC0-1.0\n---\n", "licence: CC0-1.0\n"),
    "an opening line that was forgotten": ("---\ntitle", "title"),
    "a blank line before": ("---\ntitle", "\n\n---\ntitle"),
    "an em dash for three hyphens": ("---\ntitle", "—\ntitle"),
    "five hyphens": ("CC0-1.0\n---\n", "CC0-1.0\n-----\n"),
    "a space after the hyphens": ("---\ntitle", "--- \ntitle"),
    "no space after a colon": ("title: Old", "title:Old"),
    "no space after a dash": ("  - 1986", "  -1986"),
    "a tab to indent with": ("  built", "\tbuilt"),
    "a tab after a dash": ("  - file", "  -\tfile"),
    "a no-break space to indent with": ("  lat", "\u00a0 lat"),
    "a no-break space after a colon": ("title: ", "title:\u00a0"),
    "a decimal comma": ("52.6397", "52,6397"),
    "two figures in each other's place": (
        "lat: 52.6397\n  lon: -2.4925",
        "lat: -2.4925\n  lon: 52.6397",
    ),
    "both": ("lat: 52.6397\n  lon: -2.4925", "lat: -2,4925\n  lon: 52,6397"),
    "a key with its sign in a list": ("sources: [osm]", "sources: [@osm]"),
}


@pytest.mark.parametrize("name", [name for name in MADE if name != "no space after a dash"])
def test_what_was_mistyped_is_as_it_was(name: str) -> None:
    right, wrong = MADE[name]
    text = TEXT.replace(right, wrong) if right == "\n" else _with((right, wrong))

    assert _mended(text) == TEXT.encode()


@given(st.sets(st.sampled_from(sorted(MADE)), max_size=6))
def test_no_other_byte_changes_whatever_comes_together(names: set[str]) -> None:
    text = TEXT
    for name in sorted(names, reverse=True):
        right, wrong = MADE[name]
        text = text.replace(right, wrong, 1)
    mended = _mended(text)

    once = text.encode() if mended is None else mended
    assert _mended(once) is None
    assert set(TEXT.splitlines()) - set(text.splitlines()) >= set(TEXT.splitlines()) - set(
        once.decode().splitlines()
    )


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("title: The furnace: its story", 'title: "The furnace: its story"'),
        ("title: The furnace: its story # as told", 'title: "The furnace: its story" # as told'),
        ('title: Called "old": the furnace', "title: 'Called \"old\": the furnace'"),
        ("title: The furnace: its\n  long story", 'title: "The furnace: its\n  long story"'),
        ("title: “Old Furnace”", 'title: "Old Furnace"'),
        ("title: ‘Old Furnace’", 'title: "Old Furnace"'),
        ("title: „Old Furnace“", 'title: "Old Furnace"'),
        ('title: "Old Furnace”', 'title: "Old Furnace"'),
    ],
)
def test_a_value_that_yaml_reads_otherwise_is_put_in_quotes(wrong: str, right: str) -> None:
    mended = _mended(_with(("title: Old Furnace", wrong)))

    assert mended == _with(("title: Old Furnace", right)).encode()


def test_several_smart_quotes_of_one_line_are_all_made_straight() -> None:
    mended = _mended(_with(("tags: [coal, iron]", "tags: [“coal”, “iron”]")))

    assert mended == _with(("tags: [coal, iron]", 'tags: ["coal", "iron"]')).encode()


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866"])
def test_a_text_in_an_old_russian_encoding_becomes_utf_8(encoding: str) -> None:
    assert _mended(RUSSIAN.encode(encoding), "content/landmarks/old-furnace.ru.md") == RUSSIAN.encode()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_text_that_says_how_it_is_to_be_read_becomes_utf_8(encoding: str) -> None:
    assert _mended(TEXT.encode(encoding)) == TEXT.encode()


def test_a_byte_order_mark_goes() -> None:
    assert _mended(codecs.BOM_UTF8 + TEXT.encode()) == TEXT.encode()


def test_lone_carriage_returns_become_line_ends() -> None:
    assert _mended(TEXT.replace("\n", "\r")) == TEXT.encode()


def test_what_hides_behind_another_mistake_is_mended_with_it() -> None:
    text = RUSSIAN.replace("title: ", "title:").replace("\n", "\r\n")

    assert _mended(text.encode("cp1251"), "content/landmarks/old-furnace.ru.md") == RUSSIAN.encode()


def test_the_fields_end_where_the_last_of_them_stands() -> None:
    unclosed = "---\ntitle: About\n\nsummary: This guide.\n\nOf the guide: this.\n"

    mended = _mended(unclosed, "content/pages/about.md")

    assert mended == b"---\ntitle: About\n\nsummary: This guide.\n---\n\nOf the guide: this.\n"


def test_fields_without_a_text_are_closed_at_the_end() -> None:
    assert _mended("---\ntitle: About", "content/pages/about.md") == b"---\ntitle: About\n---\n"


# -- What is left alone -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(_with(("title: Old", "titel:Old")), id="a field that is none"),
        pytest.param(_with(("facts:\n  built: ", "facts: built: ")), id="fields on the line of their field"),
        pytest.param(_with(('title: Old Furnace', 'title: "Old Furnace')), id="a quote that ends nowhere"),
        pytest.param(_with(("title: Old", "title:Old"), ("[coal, iron]", "- coal")), id="a rest unreadable"),
        pytest.param(_with(("52.6397", "53°12′ N")), id="degrees"),
        pytest.param(_with(("52.6397", "-2.4925"), ("lon: -2.4925", "lon: 99.1")), id="a point far away"),
        pytest.param("---\ntitle: About\ntags:\n\n- item\n", id="a list after a blank line"),
        pytest.param("---\ntitle: About\n\nnote: this is a text.\n", id="a text that looks like a field"),
        pytest.param("--- title: About\n---\n", id="words beside the hyphens"),
        pytest.param(TEXT.replace("title: Old", "title:Old") + "\x07", id="a character that hides"),
    ],
)  # fmt: skip
def test_what_could_be_meant_otherwise_is_left_to_its_author(text: str) -> None:
    assert _mended(text) is None


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("---\ntitle: КАЛТАН\nsummary: ГОРОД УГЛЯ\n---\n".encode("koi8-r"), id="capitals only"),
        pytest.param("---\ntitle: Домна\n---\n".encode("cp1251"), id="a few letters"),
        pytest.param("---\ntitle: Домна\n---\n".encode() + b"\xff", id="a damaged byte"),
        pytest.param(TEXT.encode("utf-16")[:-1], id="half a character"),
        pytest.param(TEXT.encode("utf-16-le"), id="UTF-16 without a mark"),
    ],
)
def test_an_encoding_that_could_be_another_is_left_alone(data: bytes) -> None:
    assert _mended(data) is None


def test_without_settings_no_entry_is_touched() -> None:
    problems = look(SourceFile(PurePosixPath(FURNACE), TEXT.replace("\n", "\r\n").encode()), None).problems

    assert problems
    assert mend_files(SMALL, problems, None) == []


# -- No harm ----------------------------------------------------------------------------------------


def _files(root: Path) -> list[Path]:
    return sorted(path for path in root.rglob("*") if path.suffix in {".md", ".yaml"} and path.is_file())


def _guides() -> list[Path]:
    sites = sorted((Path(__file__).parent / "sites" / "broken").iterdir())
    return [REPOSITORY, SMALL, *sites]


@pytest.mark.parametrize("root", _guides(), ids=lambda root: root.name)
def test_a_file_without_a_mistake_that_can_be_mended_stays_as_it_is(root: Path) -> None:
    config = _config(REPOSITORY if root == REPOSITORY else SMALL)
    for file in _files(root / "content"):
        source = SourceFile(PurePosixPath(file.relative_to(root).as_posix()), file.read_bytes())
        codes = {problem.code for problem in look(source, config).problems}
        mended = mend(source, config)
        if root in (REPOSITORY, SMALL) or not codes & FIXABLE:
            assert mended is None, file
        if mended is not None:
            again = mend(SourceFile(source.path, mended.after), config)
            assert again is None, file


@given(
    st.lists(st.tuples(st.integers(0, len(TEXT)), st.sampled_from("\t\r\n\ufeff\u00a0“”—:-'\"@[]{}#,=*xй")))
)
def test_whatever_is_typed_nothing_breaks_and_fixing_twice_is_the_same_as_once(
    typed: list[tuple[int, str]],
) -> None:
    text = TEXT
    for place, char in typed:
        text = text[:place] + char + text[place:]
    mended = _mended(text)

    if mended is not None:
        assert _mended(mended) is None
        assert len(_problems(mended)) < len(_problems(text.encode())) or _is_read(mended)


@given(st.binary(max_size=200))
def test_bytes_that_are_no_text_do_no_harm(data: bytes) -> None:
    mended = _mended(data)

    assert mended is None or _mended(mended) is None


def _problems(data: bytes) -> tuple[Problem, ...]:
    return look(SourceFile(PurePosixPath(FURNACE), data), _config(SMALL)).problems


def _is_read(data: bytes) -> bool:
    return look(SourceFile(PurePosixPath(FURNACE), data), _config(SMALL)).document is not None


def test_every_code_that_can_be_mended_is_in_the_table_of_codes() -> None:
    assert set(CODES) >= FIXABLE


# -- The command ------------------------------------------------------------------------------------


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    shutil.copytree(SMALL, tmp_path / "guide")
    return tmp_path / "guide"


def _check(guide: Path, *options: str) -> Result:
    before = Path.cwd()
    os.chdir(guide)
    try:
        return CliRunner().invoke(main, ["check", *options, "--lang", "en"])
    finally:
        os.chdir(before)


def _spoil(file: Path, change: Callable[[str], str]) -> None:
    file.write_bytes(change(file.read_text(encoding="utf-8")).encode())


def test_the_command_shows_what_it_changes_and_says_how_many_files(guide: Path) -> None:
    _spoil(guide / FURNACE, lambda text: text.replace("title: Old", "title:Old"))

    said = _check(guide, "--fix")

    assert said.output == (
        f"--- a/{FURNACE}\n"
        f"+++ b/{FURNACE}\n"
        "@@ -1,5 +1,5 @@\n"
        " ---\n"
        "-title:Old Furnace\n"
        "+title: Old Furnace\n"
        " summary: The furnace that is a reminder of the discovery of coke.\n"
        " type: furnace\n"
        " location:\n"
        f"{FURNACE}:2: mended: a space is missing after `:`\n"
        "1 file mended\n"
        "5 entries: no problems\n"
    )
    assert said.exit_code == 0
    assert (guide / FURNACE).read_text(encoding="utf-8") == TEXT


def test_a_dry_run_shows_the_same_and_writes_nothing(guide: Path) -> None:
    _spoil(guide / FURNACE, lambda text: text.replace("title: Old", "title:Old"))

    said = _check(guide, "--fix", "--dry-run")

    assert (
        f"{FURNACE}:2: would be mended: a space is missing after `:`\n1 file would be mended\n" in said.output
    )
    assert said.exit_code == 1
    assert "title:Old" in (guide / FURNACE).read_text(encoding="utf-8")


def test_a_check_says_that_it_could_mend_something(guide: Path) -> None:
    _spoil(guide / FURNACE, lambda text: text.replace("title: Old", "title:Old"))
    _spoil(guide / "content/towns/coalbrookdale.md", lambda text: text.replace("summary:", "sumary:"))

    said = _check(guide).output.splitlines()

    assert said[-2:] == ["3 entries: 2 errors", "`kuzbass-site check --fix` mends 1 file and shows how"]


def test_a_dry_run_of_nothing_is_a_mistake_of_usage(guide: Path) -> None:
    assert _check(guide, "--dry-run").exit_code == 2


def test_settings_are_mended_first(guide: Path) -> None:
    settings = guide / "content/site.yaml"
    before = settings.read_bytes()
    settings.write_bytes(codecs.BOM_UTF8 + before)
    _spoil(guide / FURNACE, lambda text: text.replace("\n", "\r\n"))

    said = _check(guide, "--fix", "--strict")

    assert said.exit_code == 0, said.output
    assert settings.read_bytes() == before
    assert (guide / FURNACE).read_bytes() == TEXT.encode()


def test_a_guide_without_a_fault_has_nothing_to_mend(guide: Path) -> None:
    said = _check(guide, "--fix")

    assert said.output == "nothing to mend without a doubt\n5 entries: no problems\n"


def test_words_for_people_do_not_come_between_those_for_programs(guide: Path) -> None:
    _spoil(guide / FURNACE, lambda text: text.replace("title: Old", "title:Old"))

    said = _check(guide, "--fix", "--format", "json")

    assert said.stdout == "[]\n"
    assert "1 file mended" in said.stderr


def test_what_cannot_be_seen_is_shown_by_its_name() -> None:
    wrong = codecs.BOM_UTF8 + _with(("  built", "\tbuilt"), ("title: ", "title:\u00a0")).encode()
    mended = mend(SourceFile(PurePosixPath(FURNACE), wrong), _config(SMALL))

    assert mended is not None
    shown = difference(mended)
    assert "-<U+FEFF>---\n-title:<U+00A0>Old Furnace\n" in shown
    assert "-⇥built" in shown
