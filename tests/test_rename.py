"""Renaming: the files move, every reference is mended, nothing else changes; or nothing at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import get_args

import pytest
from click.testing import CliRunner, Result
from pydantic.fields import FieldInfo

from kuzbass_site.cli import main
from kuzbass_site.disk.moving import ChangedMeanwhileError, change_files
from kuzbass_site.forms import Form
from kuzbass_site.models.files import FileChange
from kuzbass_site.problems import ContentError
from kuzbass_site.renaming import Move, RenameError, rename
from kuzbass_site.renaming.fields import names_an_entry
from kuzbass_site.renaming.links import mended_target
from kuzbass_site.renaming.names import move_of
from kuzbass_site.schema import FORMS
from kuzbass_site.schema.fields import Id

SMALL = Path(__file__).parent / "sites" / "small"

MORE = {
    "content/landmarks/iron-bridge.md": """\
---
title: The Iron Bridge
summary: A bridge of iron.
see-also:
  - "landmarks/old-furnace"  # the elder
  - towns/coalbrookdale
facts:
  built:
    value: 1779
    sources: [unesco_371]
  owner: {value: nobody, sources: [unesco_371], of: towns/coalbrookdale}
---
Iron from [the dale](../towns/coalbrookdale.md), [once more][dale] and [again][dale]; see also
[the river](<../towns/coalbrookdale.md#the-river>), [the furnace](old-furnace.md "lit by coke")
and [this page](./old-furnace.md). Not `[code](old-furnace.md)`. <!-- [nor this](old-furnace.md) -->

[dale]: ../towns/coalbrookdale.md
""",
    "content/landmarks/iron-bridge.ru.md": """\
---
title: Железный мост
summary: Мост из железа.
---
Чугун из [долины](../towns/coalbrookdale.md), из [домны](old-furnace.ru.md).
""",
    "content/tours/walk.md": """\
---
title: A walk
summary: From the furnace to the river.
tags: [iron]
stops:
  - entry: landmarks/old-furnace
    see: the furnace
  - {entry: towns/coalbrookdale, see: the village}
---
Short.
""",
}


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """The small guide with an entry, a translation and a tour more, which name its entries in every way."""
    root = tmp_path / "guide"
    shutil.copytree(SMALL, root)
    for path, text in MORE.items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    with (root / "content/site.yaml").open("a") as settings:
        settings.write("featured: [landmarks/old-furnace, 'towns/coalbrookdale']\n")
    drawing = root / "content/drawings/landmarks/old-furnace.svg"
    drawing.parent.mkdir(parents=True)
    drawing.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>')
    return root


def run(guide: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--root", str(guide), "--lang", "en"])


def checked(guide: Path) -> str:
    """What the strict check says, notes and all; it must be content."""
    found = run(guide, "check", "--strict", "--notes", "--date", "2026-11-23")
    assert found.exit_code == 0, found.output
    return found.output


def held(guide: Path) -> dict[str, bytes]:
    """Every file of the guide."""
    files = sorted(path for path in (guide / "content").rglob("*") if path.is_file())
    return {path.relative_to(guide).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("landmarks/old-furnace", "landmarks/coke-furnace"),
        ("landmarks/old-furnace", "sectors/old-furnace"),
        ("landmarks/old-furnace", "towns/furnace"),
        ("towns/coalbrookdale", "towns/dale"),
        ("towns/coalbrookdale", "landmarks/dale"),
        ("tours/walk", "tours/long-walk"),
        ("pages/about", "pages/method"),
        ("claims/world-heritage", "claims/listed"),
    ],
)
def test_a_renamed_entry_leaves_a_clean_guide_and_comes_back_as_it_was(
    guide: Path, old: str, new: str
) -> None:
    before, said = held(guide), checked(guide)

    there = run(guide, "rename", old, new)
    assert there.exit_code == 0, there.output
    assert checked(guide) == said
    after = held(guide)
    assert f"content/{old}.md" not in after
    assert f"content/{new}.md" in after
    earlier = f"/{old}/".replace("/pages/", "/").encode()
    assert {path for path, data in after.items() if earlier in data} == {f"content/{new}.md"}

    assert run(guide, "rename", new, old).exit_code == 0
    assert checked(guide) == said
    back = held(guide)
    address = f"/{new}/".replace("/pages/", "/")
    line = f"aliases: [{address}]\n".encode()
    assert back[f"content/{old}.md"].count(line) == 1
    back[f"content/{old}.md"] = back[f"content/{old}.md"].replace(line, b"")
    assert back == before


def test_every_reference_is_mended_and_nothing_else(guide: Path) -> None:
    before = held(guide)

    assert run(guide, "rename", "towns/coalbrookdale", "dale").exit_code == 0
    assert run(guide, "rename", "old-furnace", "coke-furnace").exit_code == 0

    after = held(guide)
    bridge = before["content/landmarks/iron-bridge.md"].decode()
    wanted = bridge.replace("coalbrookdale", "dale").replace(
        "landmarks/old-furnace", "landmarks/coke-furnace"
    )
    wanted = wanted.replace('(old-furnace.md "', '(coke-furnace.md "').replace("(./old", "(./coke")
    assert after["content/landmarks/iron-bridge.md"].decode() == wanted
    assert b"[code](old-furnace.md)" in after["content/landmarks/iron-bridge.md"]
    assert b"(coke-furnace.ru.md)" in after["content/landmarks/iron-bridge.ru.md"]
    assert b"featured: [landmarks/coke-furnace, 'towns/dale']" in after["content/site.yaml"]
    assert b"{entry: towns/dale, see" in after["content/tours/walk.md"]
    assert b"about: [towns/dale]" in after["content/claims/world-heritage.md"]
    assert "content/landmarks/coke-furnace.ru.md" in after
    assert "content/drawings/landmarks/coke-furnace.svg" in after
    assert not {path for path in after if "old-furnace" in path}


def test_the_earlier_addresses_lead_to_the_page_in_every_language(guide: Path, tmp_path: Path) -> None:
    assert run(guide, "rename", "landmarks/old-furnace", "sectors/coke").exit_code == 0

    output = tmp_path / "site"
    built = run(guide, "build", "--output", str(output), "--no-search", "--date", "2026-11-23")
    assert built.exit_code == 0, built.output
    assert 'url=../../sectors/coke/"' in (output / "landmarks/old-furnace/index.html").read_text()
    russian = (output / "ru/landmarks/old-furnace/index.html").read_text()
    assert 'url=../../sectors/coke/"' in russian
    assert "Старая домна" in russian


def test_a_dry_run_shows_the_difference_and_changes_nothing(guide: Path) -> None:
    before = held(guide)

    shown = run(guide, "rename", "towns/coalbrookdale", "towns/dale", "--dry-run")

    assert shown.exit_code == 0
    assert "content/towns/coalbrookdale.md moves to content/towns/dale.md" in shown.output
    assert "-about: [towns/coalbrookdale]\n+about: [towns/dale]\n" in shown.output
    assert "+aliases: [/towns/coalbrookdale/]\n" in shown.output
    assert held(guide) == before


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("towns/coalbrokdale", "dale", "Did you mean towns/coalbrookdale?"),
        ("oldfurnace", "dale", "Did you mean landmarks/old-furnace?"),
        ("nowhere", "dale", "there is no entry nowhere"),
        ("about", "claims/about", "a claim stays a claim"),
        ("about", "town/about", "write it like towns/about"),
        ("about", "About Us", "digits and hyphens can: about-us"),
        ("towns/coalbrookdale", "content/towns/coalbrookdale.md", "has this name already"),
        ("iron-bridge", "old-furnace", "content/landmarks/old-furnace.md is there already"),
        ("about", "pages/map", "url/taken"),
        ("tours/walk", "landmarks/walk", "front-matter/unknown-field"),
        ("landmarks/old-furnace", "tours/../..", "lies in no folder of the guide"),
    ],
)
def test_what_cannot_be_is_said_before_anything_is_written(
    guide: Path, old: str, new: str, said: str
) -> None:
    before = held(guide)

    result = run(guide, "rename", old, new)

    assert result.exit_code in (1, 2), result.output
    assert said in result.output
    assert held(guide) == before


@pytest.mark.parametrize(
    "old",
    [
        "towns/coalbrookdale", "content/towns/coalbrookdale.md", "./content/towns/coalbrookdale.md",
        "/home/me/guide/content/towns/coalbrookdale.ru.md", "content\\towns\\coalbrookdale.md",
        "/towns/coalbrookdale/", "coalbrookdale", "towns/coalbrookdale.md",
    ],
)  # fmt: skip
def test_an_entry_may_be_named_by_its_id_its_file_or_its_address(old: str) -> None:
    known = {"towns/coalbrookdale", "landmarks/old-furnace"}

    assert move_of(known, old, "dale") == Move("towns/coalbrookdale", "towns/dale")
    assert move_of(known, old, "content/sectors/dale.md") == Move("towns/coalbrookdale", "sectors/dale")


def test_a_slug_that_two_entries_have_is_asked_for() -> None:
    with pytest.raises(RenameError, match=r"which of them: landmarks/dale, towns/dale\?"):
        move_of({"towns/dale", "landmarks/dale"}, "dale", "vale")


def test_the_address_that_another_entry_had_earlier_is_not_taken(guide: Path) -> None:
    place = guide / "content/towns/coalbrookdale.md"
    place.write_text(place.read_text().replace("type: village", "aliases: [/landmarks/furnace/]"))

    result = run(guide, "rename", "old-furnace", "furnace")

    assert result.exit_code == 1
    assert "url/taken" in result.output


def test_a_file_that_cannot_be_read_and_may_name_the_entry_stops_it(guide: Path) -> None:
    place = guide / "content/landmarks/iron-bridge.md"
    place.write_text(place.read_text().replace("summary: A", "summary: [A"))

    with pytest.raises(RenameError, match=r"mend them first: content/landmarks/iron-bridge\.md"):
        rename(guide, "old-furnace", "furnace")
    assert rename(guide, "pages/about", "pages/method").changes


def test_problems_that_are_there_already_stop_nothing(guide: Path) -> None:
    place = guide / "content/landmarks/iron-bridge.md"
    place.write_text(place.read_text() + "\n[Nothing](../towns/nothing.md), made in 1779.\n")

    assert rename(guide, "old-furnace", "furnace").redirect == "/landmarks/old-furnace/"


def test_a_draft_leaves_no_redirect(guide: Path) -> None:
    place = guide / "content/tours/walk.md"
    place.write_text(place.read_text().replace("title:", "draft: true\ntitle:"))

    renaming = rename(guide, "tours/walk", "tours/stroll")

    assert renaming.redirect == ""
    assert [change.before == change.after for change in renaming.changes] == [True]


ALIASES = [
    ("", "aliases: [/towns/coalbrookdale/]\n", ""),
    ("aliases: []\n", "aliases: [/towns/coalbrookdale/]\n", ""),
    ("aliases: [/a/]\n", "aliases: [/a/, /towns/coalbrookdale/]\n", "aliases: [/a/]\n"),
    ("aliases: ['/a/', /b/] # old\n", "aliases: ['/a/', /b/, /towns/coalbrookdale/] # old\n", ""),
    ("aliases:\n  - /a/ # old\n", "aliases:\n  - /a/ # old\n  - /towns/coalbrookdale/\n", ""),
    ("aliases: [/towns/dale/]\n", "aliases: [/towns/coalbrookdale/]\n", ""),
    ("aliases:\n- /a/\n- /towns/dale/\n", "aliases:\n- /a/\n- /towns/coalbrookdale/\n", ""),
]


@pytest.mark.parametrize(("written", "wanted", "_rest"), ALIASES)
def test_the_earlier_address_is_added_as_the_others_are_written(
    guide: Path, written: str, wanted: str, _rest: str
) -> None:
    place = guide / "content/towns/coalbrookdale.md"
    text = place.read_text().replace("tags: [iron]\n", f"tags: [iron]\n{written}")
    place.write_text(text)

    assert run(guide, "rename", "towns/coalbrookdale", "towns/dale").exit_code == 0

    assert (guide / "content/towns/dale.md").read_text() == text.replace(
        f"tags: [iron]\n{written}", f"tags: [iron]\n{wanted}"
    )


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("aliases: [/towns/dale/]\n", ""),
        ("aliases: [/towns/dale/, /a/]\n", "aliases: [/a/]\n"),
        ("aliases: [/a/, /towns/dale/, /b/]\n", "aliases: [/a/, /b/]\n"),
        ("aliases:\n  - /towns/dale/\n", ""),
        ("aliases:\n  - /a/\n  - /towns/dale/\n", "aliases:\n  - /a/\n"),
    ],
)
def test_an_address_that_becomes_the_page_s_own_is_no_earlier_one(
    guide: Path, written: str, left: str
) -> None:
    place = guide / "content/towns/coalbrookdale.md"
    text = place.read_text().replace("title:", f"draft: true\n{written}title:")
    place.write_text(text)

    (change,) = (each for each in rename(guide, "coalbrookdale", "dale").changes if each.path != each.to)

    assert change.after.decode() == text.replace(written, left)


def test_line_ends_and_a_byte_order_mark_stay(guide: Path) -> None:
    place = guide / "content/landmarks/iron-bridge.md"
    data = b"\xef\xbb\xbf" + place.read_bytes().replace(b"\n", b"\r\n")
    place.write_bytes(data)

    renaming = rename(guide, "coalbrookdale", "dale")

    (bridge,) = (change for change in renaming.changes if change.path.name == "iron-bridge.md")
    assert bridge.after == data.replace(b"coalbrookdale", b"dale")


def test_a_name_written_with_escapes_is_mended_too(guide: Path) -> None:
    place = guide / "content/landmarks/iron-bridge.md"
    text = place.read_text()
    text = text.replace('"landmarks/old-furnace"', '"landmarks/old\\x2dfurnace"')
    text = text.replace("(old-furnace.md", "(old\\-furnace.md").replace("./old-furnace", "./old&#45;furnace")
    place.write_text(text)

    result = run(guide, "rename", "old-furnace", "furnace")

    assert result.exit_code == 0, result.output
    mended = place.read_text()
    assert '- "landmarks/furnace"  # the elder' in mended
    assert '(furnace.md "lit by coke")' in mended
    checked(guide)


def test_a_name_that_cannot_be_mended_is_told(guide: Path) -> None:
    place = guide / "content/landmarks/iron-bridge.md"
    place.write_text(
        place.read_text().replace('"landmarks/old-furnace"  # the elder', ">-\n    landmarks/old-furnace")
    )

    with pytest.raises(RenameError, match=r"iron-bridge\.md names landmarks/old-furnace in a way"):
        rename(guide, "old-furnace", "furnace")


@pytest.mark.parametrize(
    ("target", "old", "new", "wanted"),
    [
        ("kaltan.md", "towns/kaltan", "towns/new", "new.md"),
        ("kaltan.md#a-b", "towns/kaltan", "sectors/new", "../sectors/new.md#a-b"),
        ("../towns/kaltan.ru.md", "towns/kaltan", "sectors/new", "../sectors/new.ru.md"),
        ("./kaltan.md", "towns/kaltan", "towns/new", "./new.md"),
        ("./kaltan.md", "towns/kaltan", "sectors/new", "./../sectors/new.md"),
        ("../towns/kaltan.md", "towns/kaltan", "towns/new", "../towns/new.md"),
        ("#today", "towns/kaltan", "towns/new", "#today"),
        ("kaltan-2.md", "towns/kaltan", "towns/new", "kaltan-2.md"),
        ("../images/kaltan.png", "towns/kaltan", "towns/new", "../images/kaltan.png"),
        (
            "https://example.org/towns/kaltan.md",
            "towns/kaltan",
            "towns/new",
            "https://example.org/towns/kaltan.md",
        ),
        ("here.md", "towns/here", "sectors/here", "here.md"),
        ("kaltan.md", "towns/here", "sectors/here", "../towns/kaltan.md"),
        ("../sectors/coal.md", "towns/here", "sectors/here", "coal.md"),
        ("../landmarks/mine.md", "towns/here", "sectors/here", "../landmarks/mine.md"),
    ],
)
def test_a_link_is_written_as_it_was(target: str, old: str, new: str, wanted: str) -> None:
    assert mended_target(PurePosixPath("content/towns/here.md"), target, Move(old, new)) == wanted


def test_every_field_that_names_an_entry_is_known() -> None:
    fields = {loc for form in FORMS.values() for loc in named(form)}

    assert fields == {("part-of", 0), ("see-also", 0), ("about", 0), ("stops", 0, "entry")}
    assert all(names_an_entry(loc) for loc in fields)
    assert names_an_entry(("facts", "built", 1, "of"))
    assert not names_an_entry(("facts", "of"))


def named(form: type[Form], at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The places of a form that are made to hold ids."""
    for name, field in form.model_fields.items():
        yield from _named(field, (*at, field.alias or name))


def _named(field: FieldInfo, at: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    if get_args(Id)[-1] in field.metadata:
        yield at
    for argument in getattr(field.annotation, "__args__", ()):
        if argument == Id:
            yield (*at, 0)
        elif isinstance(argument, type) and issubclass(argument, Form):
            yield from named(argument, (*at, 0))


def test_nothing_is_changed_when_a_file_has_changed_meanwhile(guide: Path) -> None:
    renaming = rename(guide, "coalbrookdale", "dale")
    place = guide / "content/landmarks/iron-bridge.md"
    place.write_text(place.read_text() + "\nMore.\n")
    before = held(guide)

    with pytest.raises(ChangedMeanwhileError):
        change_files(guide, renaming.changes)
    assert held(guide) == before


def test_what_was_done_is_undone_when_the_disk_refuses(guide: Path) -> None:
    before = held(guide)
    about, other = PurePosixPath("content/pages/about.md"), PurePosixPath("content/site.yaml/no-folder.md")
    site = PurePosixPath("content/sources.yaml")
    changes = [
        FileChange(site, site, before[str(site)], b"changed"),
        FileChange(about, other, before[str(about)], b"moved"),
    ]

    with pytest.raises(OSError, match=r"site\.yaml"):
        change_files(guide, changes)
    assert held(guide) == before


def test_what_follows_from_a_mistake_is_not_told_beside_it(guide: Path) -> None:
    with pytest.raises(ContentError) as raised:
        rename(guide, "towns/coalbrookdale", "pages/coalbrookdale")
    problems = {(str(problem.path), problem.code) for problem in raised.value.problems}
    assert problems == {("content/towns/coalbrookdale.md", "front-matter/unknown-field")}
