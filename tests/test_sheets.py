from __future__ import annotations

import builtins
import csv
import io
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from kuzbass_site.cli import main
from kuzbass_site.schema import parse_content
from kuzbass_site.sheets.columns import find_columns, guess, known_fields
from kuzbass_site.sheets.plan import Wanted, plan
from kuzbass_site.sheets.table import Row, Table, as_table, read_csv, write_csv
from kuzbass_site.sheets.troubles import SheetError
from kuzbass_site.sheets.workbook import read_xlsx, write_xlsx
from kuzbass_site.shelf import read_shelf
from tests.factories import config, document

CONTENT = Path(__file__).parent.parent / "content"
GOOD = "title;type;built;sources\nBedlam Furnace;furnace;1757;unesco_371\n"


def run(root: Path, *arguments: str, lang: str = "en") -> tuple[int, str]:
    result = CliRunner().invoke(main, [*arguments, "--root", str(root), "--lang", lang])
    return result.exit_code, result.output


def bring(
    root: Path, sheet: str | bytes, *options: str, name: str = "list.csv", lang: str = "en"
) -> tuple[int, str]:
    file = root.parent / name
    file.write_bytes(sheet if isinstance(sheet, bytes) else sheet.encode())
    return run(root, "import", str(file), *options, lang=lang)


def landmark(root: Path, name: str) -> str:
    return (root / "content" / "landmarks" / f"{name}.md").read_text(encoding="utf-8")


def everything(root: Path) -> Mapping[Path, bytes]:
    return {path: path.read_bytes() for path in sorted((root / "content").rglob("*")) if path.is_file()}


# --- sheets as they come ---


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_encoding_and_delimiter_are_found_out(encoding: str, delimiter: str) -> None:
    rows = [["Название", "Широта"], ["Домна; первая, старая", "53,5"], ["Клуб", ""]]
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)

    table = read_csv(out.getvalue().encode(encoding))

    assert table.heads == ("Название", "Широта")
    assert [row.cells for row in table.rows] == [("Домна; первая, старая", "53,5"), ("Клуб", "")]


def test_rows_are_counted_as_programs_show_them() -> None:
    table = read_csv(b'List of works;;\n\nname;built;\n;;\n"two\nlines";1757;\n')

    assert (table.number, table.heads) == (3, ("name", "built"))
    assert [(row.number, row.cells) for row in table.rows] == [(5, ("two\nlines", "1757"))]


@pytest.mark.parametrize("data", [b"", b";;\n;;\n", b"\x00\x01\x02", b"\xff\xfe\x00"])
def test_what_is_no_sheet_is_said(data: bytes) -> None:
    with pytest.raises(SheetError):
        read_csv(data)


CELLS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=8)


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1), st.sampled_from(",;"))
def test_what_is_written_as_csv_is_read_again(rows: list[tuple[str, str]], delimiter: str) -> None:
    table = read_csv(write_csv(("a", "b"), rows, delimiter))

    assert table.heads == ("a", "b")
    assert [row.cells for row in table.rows] == rows


@pytest.mark.parametrize("cell", ["=1+1", "@here", "+a", "-a", "'=x"])
def test_no_program_takes_a_cell_for_a_formula(cell: str) -> None:
    data = write_csv(("a", "b"), [(cell, "-2.49")])

    assert f"'{cell}" in data.decode("utf-8-sig")
    assert "'-2.49" not in data.decode("utf-8-sig")
    assert read_csv(data).rows[0].cells == (cell, "-2.49")


def test_a_workbook_is_read_as_texts() -> None:
    from datetime import date, datetime

    import openpyxl

    book = openpyxl.Workbook()
    for row in (
        ["Name", "A", "B", "C"],
        ["Furnace", 1757.0, date(1757, 5, 1), True],
        [None, 53.5, datetime(1757, 5, 1, 12), None],  # noqa: DTZ001 - a workbook knows no zones
    ):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)

    table = read_xlsx(out.getvalue())

    assert [row.cells for row in table.rows] == [
        ("Furnace", "1757", "1757-05-01", "true"),
        ("", "53.5", "1757-05-01T12:00:00", ""),
    ]
    assert read_xlsx(write_xlsx(("a", "b"), [("=1+1", "x")])).rows[0].cells == ("=1+1", "x")


def test_a_workbook_that_is_none_is_said(small_guide: Path) -> None:
    code, said = bring(small_guide, b"PK\x03\x04 broken", name="list.xlsx")

    assert (code, "cannot be read as an Excel workbook" in said) == (2, True)


def test_without_openpyxl_a_workbook_names_what_is_missing(
    small_guide: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = builtins.__import__

    def without(name: str, *rest: Any, **named: Any) -> Any:
        if name == "openpyxl":
            raise ImportError(name)
        return known(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)

    code, said = bring(small_guide, b"PK\x03\x04", name="list.xlsx")
    again, also_said = run(small_guide, "export", "-o", str(small_guide / "all.xlsx"))

    assert (code, again) == (2, 2)
    assert "pip install" in said
    assert "kuzbass-site[sheets]" in also_said


@pytest.mark.parametrize("name", ["list.xls", "list.ods"])
def test_a_form_that_cannot_be_read_is_said(small_guide: Path, name: str) -> None:
    code, said = bring(small_guide, b"anything", name=name)

    assert (code, "save the sheet as .xlsx or as CSV" in said) == (2, True)


# --- columns ---


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("title", "title"), ("Name", "title"), ("Название", "title"), ("Наименование объекта", "title"),
        ("Название (рус.)", "title-ru"), ("Russian title", "title-ru"), ("Title (English)", "title"),
        ("Тип", "type"), ("Современное состояние", "status"), ("Широта, град.", "lat"), ("Долгота", "lon"),
        ("Координаты (WGS84)", "at"), ("Населённый пункт", "settlement"), ("Источник", "sources"),
        ("Краткое описание", "summary"), ("Описание", "text"), ("Инв. №", ""), ("", ""),
    ],
)  # fmt: skip
def test_heads_are_guessed_in_two_languages(head: str, field: str) -> None:
    assert guess(head, config()) == field


def test_of_two_titles_the_one_in_the_other_language_is_the_translations() -> None:
    table = as_table([["Название", "Name"], ["Домна", "Furnace"]])

    columns, troubles = find_columns(table, config())

    assert (columns.fields, troubles) == ({0: "title-ru", 1: "title"}, [])


def test_two_columns_for_one_field_are_told(small_guide: Path) -> None:
    code, said = bring(small_guide, "title;name;built\nA;B;1757\n", "--collection", "landmarks")

    assert code == 1
    assert "list.csv, row 1, column “name”: error: this column and “title” are both taken for `title`" in said


def test_a_file_says_what_columns_mean(small_guide: Path, tmp_path: Path) -> None:
    named = tmp_path / "columns.yaml"
    named.write_text("Object: title\nYear: built\nNo: skip\nFrom: sources\n", encoding="utf-8")
    sheet = "Object;Year;No;From\nBedlam Furnace;1757;7;unesco_371\n"

    code, said = bring(small_guide, sheet, "--collection", "landmarks", "--map", str(named))

    assert (code, "left out, for" in said) == (0, False)
    assert "built: 1757 [@unesco_371]" in landmark(small_guide, "bedlam-furnace")


def test_mistakes_in_that_file_are_told_with_their_lines(small_guide: Path, tmp_path: Path) -> None:
    named = tmp_path / "columns.yaml"
    named.write_text("name: titel\nYeer: built\n", encoding="utf-8")

    code, said = bring(small_guide, "name;Year\nA;1757\n", "--map", str(named))

    assert code == 1
    assert (
        "columns.yaml, line 1, column “name”: error: there is no field `titel`\n  did you mean `title`?"
        in said
    )
    assert "columns.yaml, line 2, column “Yeer”: error: the sheet has no column “Yeer”" in said


def test_a_column_that_nobody_knows_is_left_out_and_told(small_guide: Path) -> None:
    code, said = bring(small_guide, "title;Shelf\nBedlam;7\n", "--collection", "landmarks")

    assert (code, "nobody knows what they mean: Shelf" in said) == (0, True)


# --- new entries ---


def test_a_row_becomes_an_entry_that_passes_the_check(small_guide: Path) -> None:
    sheet = (
        "Название;English name;Тип;Состояние;Координаты;Населённый пункт;Построено;Теги;Источник\n"
        "Домна Бедлам;Bedlam Furnace;Домна;руины;52,6292 -2,4803;Coalbrookdale;01.05.1757;Уголь, iron;unesco_371\n"
    )

    code, _ = bring(small_guide, sheet, "--collection", "landmarks")

    assert code == 0
    assert landmark(small_guide, "bedlam-furnace") == (
        "---\n"
        "title: Bedlam Furnace\n"
        "summary: One sentence that says what this is.\n"
        "draft: true\n"
        "type: furnace\n"
        "names:\n"
        "  ru: Домна Бедлам\n"
        "location:\n"
        "  lat: 52.6292\n"
        "  lon: -2.4803\n"
        "  accuracy: 100 m\n"
        "  sources: [unesco_371]\n"
        "status: ruin [@unesco_371]\n"
        "tags: [coal, iron]\n"
        "part-of: [towns/coalbrookdale]\n"
        "facts:\n"
        "  built: 1757-05-01 [@unesco_371]\n"
        "---\n"
    )
    translation = landmark(small_guide, "bedlam-furnace.ru").splitlines()
    assert translation[1:4] == [
        "title: Домна Бедлам",
        "summary: Одно предложение о том, что это.",
        "draft: true",
    ]
    assert translation[4].startswith("translates: ")
    assert run(small_guide, "check", "--strict")[0] == 0
    assert run(small_guide, "check", "--drafts", "--strict") == (0, run(small_guide, "check", "--drafts")[1])


def test_a_finished_row_is_no_draft(small_guide: Path) -> None:
    sheet = (
        "title,summary,title-ru,summary-ru,draft,text,text-ru,sources\n"
        "Bedlam,A furnace by the river.,Бедлам,Домна у реки.,no,"
        '"It stands in the open since 1757.\n\nIt is cold! (Says [@osm])",'
        '"Стоит под открытым небом.\n\nХолодная [@osm]",unesco_371\n'
    )

    assert bring(small_guide, sheet, "--collection", "landmarks")[0] == 0

    assert "draft" not in landmark(small_guide, "bedlam") + landmark(small_guide, "bedlam.ru")
    assert landmark(small_guide, "bedlam").endswith(
        "---\nIt stands in the open since 1757 [@unesco_371].\n\nIt is cold! (Says [@osm])\n"
    )
    assert "Стоит под открытым небом [@unesco_371]." in landmark(small_guide, "bedlam.ru")
    assert run(small_guide, "check", "--strict")[0] == 0


def test_a_translation_without_its_text_stays_a_draft(small_guide: Path) -> None:
    sheet = "title,summary,title-ru,summary-ru,draft,text\nBedlam,A furnace.,Бедлам,Домна.,no,It is cold.\n"

    said = bring(small_guide, sheet, "--collection", "landmarks")[1]

    assert ("draft" in landmark(small_guide, "bedlam"), "draft" in landmark(small_guide, "bedlam.ru")) == (
        False,
        True,
    )
    assert "is a draft until" in said


def test_a_mistake_in_a_text_is_told_with_its_column(small_guide: Path) -> None:
    code, said = bring(
        small_guide, "title;Description\nBedlam;It is cold [@osm\n", "--collection", "landmarks"
    )

    assert (code, "row 2, column “Description”: error" in said) == (1, True)


def test_nothing_is_written_if_any_row_is_bad(small_guide: Path) -> None:
    before = everything(small_guide)

    code, said = bring(
        small_guide, GOOD + "Other;furnice;1950-13-45;unesco_371\n", "--collection", "landmarks"
    )

    assert code == 1
    assert "1 row of 2 has mistakes; nothing was written" in said
    assert everything(small_guide) == before


def test_all_that_is_wrong_comes_in_one_run(small_guide: Path) -> None:
    sheet = (
        "title;type;status;at;settlement;built;population;tags;sources\n"
        "One;furnice;shut tight;nowhere;Coalbrokdale;1950-13-45;many;caol;unesco_372\n"
        "Two;;;-2.4803, 52.6292;;;;;unesco_371\n"
        "Three;;;10, 10;;;;;unesco_371\n"
        "Four;;;https://maps.app.goo.gl/x;;1757;;;\n"
        ";furnace;;;;;;;\n"
        "!?;;;;;;;;\n"
        "Old Furnace;;;;;;;;\n"
        "one;;;;;;;;\n"
    )

    code, said = bring(small_guide, sheet, "--collection", "landmarks")

    assert code == 1
    assert said.split("\n")[:-2] == [
        "list.csv, row 2, column “sources”: error: there is no source `unesco_372`",
        "  did you mean `unesco_371`?",
        "list.csv, row 2, column “type”: error: there is no type “furnice” in site.yaml",
        "  did you mean “furnace”?",
        "list.csv, row 2, column “at”: error: “nowhere” is no point on a map",
        "  write `53.99, 86.66` (latitude first), or paste the link of a map",
        "list.csv, row 2, column “status”: error: there is no status “shut tight”",
        (
            "  write one of working, part-working, museum, reused, inhabited, disused, ruin, gone, not-identified; "
            "or leave the cell empty"
        ),
        "list.csv, row 2, column “tags”: error: there is no tag “caol” in site.yaml",
        "  did you mean “Coal”?",
        (
            "list.csv, row 2, column “settlement”: error: the guide has no settlement “Coalbrokdale”, "
            "neither as an entry nor on its map"
        ),
        "  did you mean “Coalbrookdale”?",
        "list.csv, row 2, column “built”: error: there is no such day or month: `1950-13-45`",
        (
            "  write year, month and day in this order, `1932-04-03`: "
            "months go from 01 to 12, days to the last of their month"
        ),
        "list.csv, row 2, column “population”: error: `many` is not a plain number",
        "  write digits alone, and words in the note: `1000 [@key] (about)`",
        "list.csv, row 3, column “at”: error: latitude and longitude look swapped",
        "  write latitude 52.6292, longitude -2.4803",
        "list.csv, row 4, column “at”: error: the point 10, 10 lies off the guide's map",
        "  the map reaches from 52.5 to 52.8 degrees north and from -2.7 to -2.3 degrees east",
        "list.csv, row 5, column “at”: error: “https://maps.app.goo.gl/x” is no point on a map",
        "  a short link tells nothing by itself: open it, and copy the long address or the coordinates",
        "list.csv, row 5, column “built”: error: “1757” has no source",
        "  write `1757 [@key]`, or the source's key into a column `sources`, or give one for all rows: --source KEY",
        "list.csv, row 6, column “title”: error: the row has no title",
        "  write one, or leave the whole row empty",
        "list.csv, row 7, column “title”: error: no letter or digit of “!?” can stand in an address",
        "  write a title with letters or digits",
        "list.csv, row 8, column “title”: error: content/landmarks/old-furnace.md is there already",
        "  leave the row out, or give --update to change the fields of the sheet in it",
        "list.csv, row 9, column “title”: error: this row and row 2 are one entry, landmarks/one",
        "  leave one of them out",
    ]


def test_bad_rows_can_be_left_out(small_guide: Path) -> None:
    code, said = bring(small_guide, GOOD + "Other;furnice;;\n", "--collection", "landmarks", "--skip-bad")

    assert (code, "there is no type “furnice”" in said, "left out: 1" in said) == (0, True, True)
    assert landmark(small_guide, "bedlam-furnace")
    assert not (small_guide / "content/landmarks/other.md").exists()


def test_a_dry_run_shows_and_writes_nothing(small_guide: Path) -> None:
    before = everything(small_guide)

    code, said = bring(small_guide, GOOD, "--collection", "landmarks", "--dry-run")

    assert (code, "+  built: 1757 [@unesco_371]" in said, "nothing was written" in said) == (0, True, True)
    assert everything(small_guide) == before


def test_a_source_can_be_given_for_all_rows(small_guide: Path) -> None:
    code, _ = bring(
        small_guide, "title;built\nBedlam;1757 (the first)\n", "--collection", "landmarks", "--source", "osm"
    )

    assert code == 0
    assert "built: 1757 [@osm] (the first)" in landmark(small_guide, "bedlam")
    code, said = bring(small_guide, GOOD, "--source", "unesco_37")
    assert (code, "Did you mean unesco_371?" in said) == (2, True)


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("Ironbridge Gorge", "no source `Ironbridge Gorge`\n  did you mean `unesco_371`?"),
        ("Museum archive, box 5", "no source `Museum archive, box 5`\n  write the key of a source"),
        ("osm, unesco", "no source `unesco`\n"),
    ],
)
def test_a_source_that_is_none_is_told(small_guide: Path, cell: str, words: str) -> None:
    code, said = bring(small_guide, f"title;built;sources\nA;1757;{cell}\n", "--collection", "landmarks")

    assert (code, words in said, said.count("error")) == (1, True, 1), said


def test_a_slip_in_a_mark_is_told(small_guide: Path) -> None:
    code, said = bring(small_guide, "title;built\nA;1757 (@osm)\n", "--collection", "landmarks")

    assert (code, "row 2, column “built”" in said, "[@osm]" in said) == (1, True, True)


@pytest.mark.parametrize("nothing", ["-", "—", "?", "н/д", "нет данных"])
def test_a_dash_says_nothing(small_guide: Path, nothing: str) -> None:
    sheet = f"title;built;type;lat;lon\nBedlam;{nothing};{nothing};{nothing};{nothing}\n"

    assert bring(small_guide, sheet, "--collection", "landmarks")[0] == 0
    assert "built" not in landmark(small_guide, "bedlam")


def test_what_is_there_as_a_link_is_not_written_through(small_guide: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.md").write_text("mine", encoding="utf-8")
    (small_guide / "content/landmarks/bedlam-furnace.md").symlink_to(tmp_path / "outside.md")

    code, _ = bring(small_guide, GOOD, "--collection", "landmarks")

    assert code == 2
    assert (tmp_path / "outside.md").read_text(encoding="utf-8") == "mine"


def test_nothing_is_part_of_itself(small_guide: Path) -> None:
    rows = ("Coalbrookdale;towns;Coalbrookdale;", "A;landmarks;Coalbrookdale;landmarks/old-furnace")
    sheet = "\n".join(("title;collection;town;part of", *rows))

    assert bring(small_guide, sheet, "--update")[0] == 0
    assert "part-of" not in (small_guide / "content/towns/coalbrookdale.md").read_text(encoding="utf-8")
    assert "part-of: [landmarks/old-furnace, towns/coalbrookdale]\n" in landmark(small_guide, "a")


def test_the_collection_is_asked_for(small_guide: Path) -> None:
    code, said = bring(small_guide, GOOD)

    assert (code, "nobody knows where “Bedlam Furnace” belongs" in said) == (1, True)
    assert bring(small_guide, "title;collection\nA;Landmarks\nB;nowhere\n")[0] == 1
    assert bring(small_guide, "title;id\nA;towns/a\n")[0] == 0


@pytest.mark.parametrize(
    ("lat", "lon", "written"),
    [
        ("52.6292", "-2.4803", ("52.6292", "-2.4803")),
        ("52,6292", "-2,4803", ("52.6292", "-2.4803")),
        ("52°37′45″ N", "2°28′49″ W", ("52.6292", "-2.4803")),
    ],
)
def test_coordinates_may_stand_in_two_columns(
    small_guide: Path, lat: str, lon: str, written: tuple[str, str]
) -> None:
    sheet = f"title;Latitude;Longitude;sources\nBedlam;{lat};{lon};osm\n"

    assert bring(small_guide, sheet, "--collection", "landmarks")[0] == 0

    assert f"  lat: {written[0]}\n  lon: {written[1]}\n" in landmark(small_guide, "bedlam")


def test_half_a_point_is_none(small_guide: Path) -> None:
    code, said = bring(small_guide, "title;lat;lon\nA;52.6;\nB;fifty;-2.4\n", "--collection", "landmarks")

    assert code == 1
    assert "row 2, column “lat”: error: only one of latitude and longitude is given" in said
    assert "row 3, column “lat”: error: “fifty” is no coordinate" in said


def test_in_russian_everything_is_said_without_failing(small_guide: Path) -> None:
    code, _ = bring(small_guide, GOOD + "Other;furnice;1950-13-45;\n", "--collection", "landmarks", lang="ru")

    assert code == 1


def test_outside_a_guide_nothing_is_made(tmp_path: Path) -> None:
    (tmp_path / "guide").mkdir()

    code, said = bring(tmp_path / "guide", GOOD)

    assert (code, "is no guide" in said) == (2, True)


# --- entries that are there ---


def test_only_the_named_fields_are_changed(small_guide: Path) -> None:
    place = small_guide / "content/landmarks/old-furnace.md"
    text = place.read_text(encoding="utf-8").replace("tags: [coal, iron]", "tags: [coal, iron]   # both")
    place.write_bytes(text.replace("\n", "\r\n").encode())
    sheet = "id;title;built;tags;height;lat;lon\nlandmarks/old-furnace;;1709;iron;9 m [@osm];52.64;-2.4925\n"

    code, _ = bring(small_guide, sheet, "--update", "--source", "unesco_371")

    assert code == 0
    expected = (
        text.replace("1708 [@unesco_371]", "1709 [@unesco_371]\n  height: 9 m [@osm]")
        .replace("[coal, iron]   # both", "[iron]   # both")
        .replace("lat: 52.6397", "lat: 52.64")
        .replace("sources: [osm]", "sources: [unesco_371]")
    )
    assert place.read_bytes() == expected.replace("\n", "\r\n").encode()


def test_a_changed_value_needs_its_source(small_guide: Path) -> None:
    code, said = bring(small_guide, "id;built\nlandmarks/old-furnace;1709\n", "--update")

    assert (code, "“1709” has no source" in said) == (1, True)
    assert bring(small_guide, "id;built\nlandmarks/old-furnace;1708\n", "--update")[0] == 0


def test_what_a_cell_cannot_say_is_left_alone(small_guide: Path) -> None:
    place = small_guide / "content/landmarks/old-furnace.md"
    text = place.read_text(encoding="utf-8").replace(
        "  built: 1708 [@unesco_371]",
        "  built:\n    - 1708 [@unesco_371]\n    - 1709 [@osm]\n    - why: They differ.\n"
        "  population:\n    1801: 5 [@osm]",
    )
    place.write_text(text, encoding="utf-8")
    sheet = "id;built;population\nlandmarks/old-furnace;1700 [@osm];7 [@osm]\n"

    code, said = bring(small_guide, sheet, "--update")

    assert (code, said.count("it is left alone")) == (0, 2)
    assert place.read_text(encoding="utf-8") == text


def test_what_cannot_be_changed_alone_is_refused(small_guide: Path) -> None:
    place = small_guide / "content/landmarks/old-furnace.md"
    text = place.read_text(encoding="utf-8").replace("tags: [coal, iron]", "tags:\n  - coal\n  - iron")
    place.write_text(text, encoding="utf-8")

    code, said = bring(small_guide, "id;tags\nlandmarks/old-furnace;iron\n", "--update")

    assert (code, "cannot be changed without changing more" in said) == (1, True)
    assert place.read_text(encoding="utf-8") == text


def test_a_group_that_is_not_there_is_begun_in_its_place(small_guide: Path) -> None:
    sheet = "id;name-ru;lat;lon;population;status\ntowns/coalbrookdale;Коулбрукдейл;52.6;-2.5;900;inhabited\n"

    assert bring(small_guide, sheet, "--update", "--source", "osm")[0] == 0

    assert (small_guide / "content/towns/coalbrookdale.md").read_text(encoding="utf-8").partition("---\nCoal")[0] == (
        "---\ntitle: Coalbrookdale\nsummary: A village in a side valley of the Severn.\ntype: village\n"
        "names:\n  ru: Коулбрукдейл\n"
        "location:\n  lat: 52.6\n  lon: -2.5\n  accuracy: 10 km\n  sources: [osm]\n"
        "status: inhabited [@osm]\n"
        "tags: [iron]\nfacts:\n  population: 900 [@osm]\n"
    )  # fmt: skip
    assert run(small_guide, "check")[0] == 0


def test_a_translation_is_changed_or_begun(small_guide: Path) -> None:
    sheet = (
        "id;title-ru;summary-ru\nlandmarks/old-furnace;Домна;\ntowns/coalbrookdale;Коулбрукдейл;Деревня.\n"
    )

    assert bring(small_guide, sheet, "--update")[0] == 0

    assert "title: Домна\nsummary: Домна, напоминающая" in landmark(small_guide, "old-furnace.ru")
    begun = (small_guide / "content/towns/coalbrookdale.ru.md").read_text(encoding="utf-8")
    assert begun.startswith("---\ntitle: Коулбрукдейл\nsummary: Деревня.\ndraft: true\ntranslates: ")
    assert "translation/stale" not in run(small_guide, "check", "--notes")[1]


def test_a_file_with_mistakes_is_not_touched(small_guide: Path) -> None:
    (small_guide / "content/landmarks/old-furnace.md").write_text("no front matter", encoding="utf-8")

    code, said = bring(small_guide, "id;built\nlandmarks/old-furnace;1709\n", "--update")

    assert (code, "old-furnace.md has mistakes" in said) == (1, True)


# --- whatever stands in it ---

SMALL = read_shelf(Path(__file__).parent / "sites" / "small")
AWKWARD = st.sampled_from(
    [
        "osm", "towns/coalbrookdale", "1757 [@osm] (a note)", "1757 [@osm", "(x", "[a, b]", "a: b #c", "- a", "'", '"',
        "---", "52.6, -2.5", "52,6", "unknown", "yes", "no", "coal; iron", "null", "{a: b}", "!x", "&a", "*a",
        "furnace", "ruin", "01.05.1757", "1 000", "9 m", "geo:", "https://yandex.ru/maps/?ll=-2.48,52.63", "@osm",
        "\u202e",        "a\nb", "\x07",
    ]
)  # fmt: skip
FIELDS = st.sampled_from(["id", *known_fields(SMALL.guide.config)])


@given(st.dictionaries(FIELDS, AWKWARD | st.text(max_size=12)), st.booleans())
def test_a_row_is_refused_or_makes_what_passes_the_check(row: dict[str, str], update: bool) -> None:
    heads = ("title", *(field for field in row if field != "title"))
    cells = (row.get("title", "Bedlam"), *(text for field, text in row.items() if field != "title"))
    table = Table(heads, (Row(2, tuple(cell.strip() for cell in cells)),))
    columns, _ = find_columns(table, SMALL.guide.config)

    planned = plan(table, columns, SMALL, Wanted("landmarks", ("osm",), update=update))

    assert not (planned.troubles and planned.changes)
    for change in planned.changes:
        value, problems = parse_content(
            document(change.after.decode(), str(change.path)), SMALL.guide.config, {}
        )
        assert (value is not None, problems) == (True, [])
    for trouble in (*planned.troubles, *planned.notes):
        for lang in ("en", "ru"):
            said = trouble.problem or trouble.message(lang) + trouble.advice(lang)
            assert said


@given(
    st.dictionaries(
        st.sampled_from(["title", "summary", "built", "tags", "lat", "lon", "also"]), AWKWARD, min_size=1
    )
)
def test_an_update_changes_what_it_names_and_nothing_else(row: dict[str, str]) -> None:
    table = Table(("id", *row), (Row(2, ("landmarks/old-furnace", *row.values())),))
    columns, _ = find_columns(table, SMALL.guide.config)

    planned = plan(table, columns, SMALL, Wanted("", ("osm",), update=True))

    for change in planned.changes:
        assert change.before is not None
        before, after = (document(data.decode(), str(change.path)) for data in (change.before, change.after))
        assert after.body == before.body
        touched = {*row} | {"facts", "location", "names"}
        assert {name for name in after.data if after.data[name] != before.data.get(name)} <= touched
        assert set(before.data) <= set(after.data)


# --- there and back ---


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_real_guide_goes_out_and_comes_back_without_a_byte_changed(
    tmp_path: Path, form: str, lang: str
) -> None:
    guide = tmp_path / "guide"
    shutil.copytree(CONTENT, guide / "content", ignore=shutil.ignore_patterns("images", "drawings"))
    before = everything(guide)
    sheet = str(tmp_path / f"all.{form}")

    assert run(guide, "export", "-o", sheet, lang=lang)[0] == 0
    code, said = run(guide, "import", sheet, "--update", lang=lang)

    assert code == 0, said
    assert everything(guide) == before


def test_a_sheet_of_one_collection_goes_to_the_standard_output(small_guide: Path) -> None:
    code, said = run(small_guide, "export", "--collection", "landmarks")

    assert code == 0
    assert said.split("\n")[:2] == [
        "id,title,title-ru,summary,summary-ru,type,lat,lon,accuracy,location-sources,tags,part-of,built",
        (
            "landmarks/old-furnace,Old Furnace,Старая домна,The furnace that is a reminder of the discovery of coke.,"
            '"Домна, напоминающая об открытии кокса.",furnace,52.6397,-2.4925,200 m,osm,coal; iron,'
            "towns/coalbrookdale,1708 [@unesco_371]"
        ),
    ]
    assert run(small_guide, "export", "--format", "xlsx")[0] == 2
