from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from click.testing import CliRunner
from hypothesis import assume, given
from hypothesis import strategies as st

from kuzbass_site.cli import main
from kuzbass_site.cli import new as command
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


# --- what is known of it beside its title ---


def begun(root: Path, *arguments: str) -> str:
    code, said = run(root, "new", "landmarks", "Water tower", *arguments)
    assert code == 0, said
    for strict in ((), ("--drafts",)):
        assert run(root, "check", "--strict", *strict)[0] == 0
    return (root / "content/landmarks/water-tower.md").read_text(encoding="utf-8")


def test_a_title_in_russian_begins_the_translation(small_guide: Path) -> None:
    text = begun(small_guide, "--title-ru", "Башня: водонапорная")

    assert 'names:\n  ru: "Башня: водонапорная"\n' in text
    translation = (small_guide / "content/landmarks/water-tower.ru.md").read_text(encoding="utf-8")
    assert translation.startswith(
        '---\ntitle: "Башня: водонапорная"\nsummary: Одно предложение о том, что это.'
    )


@pytest.mark.parametrize(
    "at",
    [
        "52.6292, -2.4803",
        "52°37′45″ N 2°28′49″ W",
        "https://yandex.ru/maps/?pt=-2.4803,52.6292",
        "52,6292 -2,4803",
    ],
)
def test_a_point_with_its_source_is_written(small_guide: Path, at: str) -> None:
    text = begun(small_guide, "--at", at, "--source", "osm", "--source", "@unesco_371")

    assert "\nlocation:\n  lat: 52.6292\n  lon: -2.4803\n  accuracy: 100 m " in text
    assert "\n  sources: [osm, unesco_371]\n" in text
    assert "#status: working [@osm]" in text


def test_a_point_without_a_source_waits_behind_a_comment(small_guide: Path) -> None:
    text = begun(small_guide, "--at", "52.6292, -2.4803")

    assert (
        "\n#location:                # take the # away when you know who says so\n#  lat: 52.6292\n" in text
    )


@pytest.mark.parametrize("place", ["landmarks/old-furnace", "Old Furnace", "old furnace"])
def test_inside_another_entry_it_takes_its_point(small_guide: Path, place: str) -> None:
    text = begun(small_guide, "--place", place)

    assert "\n  lat: 52.6397\n  lon: -2.4925\n  accuracy: 200 m" in text
    assert "\n  sources: [osm]\n  note: The middle of Old Furnace.\n" in text
    assert "\npart-of: [landmarks/old-furnace]\n" in text


def test_of_an_entry_without_a_point_it_is_only_a_part(small_guide: Path) -> None:
    text = begun(small_guide, "--place", "towns/coalbrookdale", "--at", "52.63, -2.48", "--source", "osm")

    assert "\n  lat: 52.63\n" in text
    assert "\npart-of: [towns/coalbrookdale]\n" in text


def test_a_settlement_of_the_map_is_known_by_any_name(small_guide: Path) -> None:
    data = small_guide / "content" / "data"
    data.mkdir()
    (data / "settlements.json").write_text(
        '{"credit": "X", "settlements": [{"name": "Broseley", "name_ru": "Бросли", "lat": 52.61, "lon": -2.48}]}',
        encoding="utf-8",
    )

    text = begun(small_guide, "--place", "бросли", "--source", "osm")

    assert "\n  lat: 52.61\n  lon: -2.48\n  accuracy: 2 km " in text
    assert "note: The middle of Broseley.\n" in text


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--source", "unesco_37"), "Did you mean unesco_371?"),
        (("--source", "nothing-like-it"), "register it there first"),
        (("--at", "nowhere at all"), "is no place: write the id"),
        (("--place", "towns/coalbrokdale"), "Did you mean towns/coalbrookdale?"),
        (("--at", "-2.4803, 52.6292"), "look swapped; write 52.6292, -2.4803"),
        (("--at", "10, 10"), "lies off the guide's map"),
        (("--at", "https://maps.app.goo.gl/x"), "tells nothing by itself"),
        (("--at", "towns/coalbrookdale"), "--place towns/coalbrookdale"),
    ],
)
def test_what_cannot_be_understood_is_said_and_nothing_is_begun(
    small_guide: Path, arguments: tuple[str, ...], words: str
) -> None:
    before = sorted(small_guide.rglob("*"))

    code, said = run(small_guide, "new", "landmarks", "Water tower", *arguments)

    assert (code, words in said) == (2, True), said
    assert sorted(small_guide.rglob("*")) == before


def test_a_russian_guide_gets_russian_words(small_guide: Path) -> None:
    settings = small_guide / "content/site.yaml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("[en, ru]", "[ru, en]"), encoding="utf-8"
    )
    assert run(small_guide, "new", "towns", "Бросли")[0] == 0
    text = (small_guide / "content/towns/brosli.md").read_text(encoding="utf-8")
    assert "summary: Одно предложение" in text
    assert "#names:\n#  en: …\n" in text

    settings.unlink()
    assert run(small_guide, "new", "towns", "Broseley")[0] == 0


def test_without_russian_in_the_guide_there_is_no_russian_title(small_guide: Path) -> None:
    settings = small_guide / "content/site.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("[en, ru]", "[en]"), encoding="utf-8")

    code, said = run(small_guide, "new", "landmarks", "Tower", "--title-ru", "Башня")

    assert (code, "no translations into Russian" in said) == (2, True)


def test_a_page_about_the_guide_is_nowhere(small_guide: Path) -> None:
    assert run(small_guide, "new", "pages", "Thanks", "--at", "52.6, -2.5")[0] == 2
    assert run(small_guide, "new", "pages", "Thanks", "--title-ru", "Спасибо")[0] == 0
    assert run(small_guide, "check", "--strict", "--drafts")[0] == 0


# --- asked at a terminal ---


def asked(
    root: Path, monkeypatch: pytest.MonkeyPatch, answers: list[str], *arguments: str
) -> tuple[int, str]:
    monkeypatch.setattr(command, "at_terminal", lambda: True)
    typed = "".join(f"{answer}\n" for answer in answers)
    result = CliRunner().invoke(main, ["new", *arguments, "--root", str(root), "--lang", "en"], input=typed)
    return result.exit_code, result.output


def test_at_a_terminal_it_asks_for_what_is_missing(
    small_guide: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [
        "town",
        "towns",
        "!?",
        "Coalbrookdale",
        "Broseley",
        "Бросли",
        "osn",
        "osm",
        "nowhere",
        "52.61, -2.48",
    ]

    code, said = asked(small_guide, monkeypatch, answers)

    assert code == 0, said
    for words in (
        "Did you mean towns?",
        "no letter or digit",
        "is there already",
        "no source osn",
        "nowhere is no place",
    ):
        assert words in said
    text = (small_guide / "content/towns/broseley.md").read_text(encoding="utf-8")
    assert "title: Broseley\n" in text
    assert "  ru: Бросли\n" in text
    assert "  lat: 52.61\n" in text
    assert "  sources: [osm]\n" in text
    assert (small_guide / "content/towns/broseley.ru.md").is_file()
    assert run(small_guide, "check", "--strict", "--drafts")[0] == 0


def test_what_need_not_be_said_is_left_out_by_enter(
    small_guide: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, said = asked(small_guide, monkeypatch, ["Broseley", "", "", ""], "towns")

    assert code == 0, said
    plain = (small_guide / "content/towns/broseley.md").read_text(encoding="utf-8")
    assert plain == skeleton("towns", "Broseley")


def test_with_both_arguments_nothing_is_asked(small_guide: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, said = asked(small_guide, monkeypatch, [], "towns", "Broseley")

    assert (code, "?" in said) == (0, False)


def test_without_a_terminal_it_never_waits(small_guide: Path) -> None:
    result = CliRunner().invoke(
        main, ["new", "--root", str(small_guide), "--lang", "en"], input="towns\nBroseley\n"
    )

    assert (result.exit_code, "COLLECTION is missing" in result.output) == (2, True)


# --- opened in an editor ---


def test_it_is_opened_in_the_editor(small_guide: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "at_terminal", lambda: True)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "rm")

    assert run(small_guide, "new", "towns", "Broseley", "--edit")[0] == 0
    assert not (small_guide / "content/towns/broseley.md").exists()


def test_without_an_editor_or_a_terminal_it_says_so(
    small_guide: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "rm")
    assert "this is no terminal" in run(small_guide, "new", "towns", "Broseley", "--edit")[1]
    monkeypatch.delenv("EDITOR")
    assert "neither $VISUAL nor $EDITOR" in run(small_guide, "new", "towns", "Madeley", "--edit")[1]
    assert (small_guide / "content/towns/broseley.md").exists()
