"""Works for reference managers, read back by programs that others wrote."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import BibliographyData, parse_string
from pybtex.richtext import Text

from kuzbass_site.bibliography import Work, bibtex, csl, csl_json, of_source, ris
from kuzbass_site.bibliography.bibtex import escaped
from kuzbass_site.registry import SourceForm
from tests.factories import source

TRICKY = "50 % of A & B_c: $5 #1 {sic} \\x ~ ^ «Кузбасс» “q” \"p\" 'a'"

WORK = Work(
    key="towns:kaltan:ru",
    title=TRICKY,
    author="Kuzbass, piece by piece",
    issued="2026-11-20",
    accessed="2026-11-22",
    url="https://guide.example/ru/towns/kaltan/?a=1&b=2%20#x_y",
    language="ru",
)

# The fields of the CSL-JSON schema 1.0.2 that the guide uses, with its limits:
# https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json
TEXTS = {"container-title", "publisher", "URL", "language", "keyword", "note", "title", "id", "type"}
CSL_TYPES = set(SourceForm.model_fields["type"].annotation.__args__)  # type: ignore[union-attr]


def check_csl(items: list[dict[str, Any]]) -> None:
    """The musts of the CSL-JSON schema, for the fields the guide uses."""
    for item in items:
        assert set(item) <= TEXTS | {"author", "issued", "accessed", "custom"}
        assert item["id"]
        assert item["type"] in CSL_TYPES
        assert all(isinstance(item[name], str) and item[name] for name in TEXTS & set(item))
        assert all(set(name) == {"literal"} for name in item.get("author", ()))
        for name in {"issued", "accessed"} & set(item):
            date = item[name]
            assert set(date) <= {"date-parts", "circa", "literal"}
            for parts in date.get("date-parts", ()):
                assert 1 <= len(parts) <= 3
                assert all(isinstance(part, int) for part in parts)
            assert len(date.get("date-parts", ())) <= 2
        assert isinstance(item.get("custom", {}), dict)
    assert len({item["id"] for item in items}) == len(items)


def formatted(items: list[dict[str, Any]]) -> list[str]:
    """The bibliography that citeproc makes of CSL-JSON; it does not know ``custom``, which 1.0.2 allows."""
    known = [{name: value for name, value in item.items() if name != "custom"} for item in items]
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(known), formatter.plain)
    for item in known:
        bibliography.register(Citation([CitationItem(item["id"])]))
    return [str(each) for each in bibliography.bibliography()]


def tex(text: str) -> str:
    """What TeX makes of a text, without the outer braces."""
    signs = {"backslash": "\\", "braceleft": "{", "braceright": "}", "asciitilde": "~", "asciicircum": "^"}
    said = re.sub(r"\\([&%$#_])|\\text(\w+)\{\}", lambda m: m[1] or signs[m[2]], text)
    return said.removeprefix("{").removesuffix("}")


def read_bibtex(text: str) -> BibliographyData:
    return parse_string(text, "bibtex")


def read_ris(text: str) -> list[dict[str, Any]]:
    return list(rispy.load(io.StringIO(text, newline="")))


# BibTeX


def test_a_page_in_bibtex_is_read_as_it_was_meant() -> None:
    data = read_bibtex(bibtex(WORK))

    (key,) = data.entries
    entry = data.entries[key]
    assert (key, entry.type) == ("towns:kaltan:ru", "online")
    assert tex(entry.fields["title"]) == TRICKY
    (author,) = entry.persons["author"]
    assert author.last_names == ["{Kuzbass, piece by piece}"]
    assert (author.first_names, author.prelast_names, author.lineage_names) == ([], [], [])
    assert entry.fields["url"] == WORK.url
    assert (entry.fields["year"], entry.fields["month"]) == ("2026", "November")
    assert entry.fields["urldate"] == "2026-11-22"
    assert entry.fields["langid"] == "russian"


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1))
def test_any_title_survives_bibtex(title: str) -> None:
    entry = read_bibtex(bibtex(Work(key="k", title=f"x{title}x"))).entries["k"]

    assert tex(entry.fields["title"]).split() == f"x{title}x".split()


def test_a_reader_of_latex_knows_the_escapes() -> None:
    # Of the others pybtex keeps the commands as they are.
    assert str(Text.from_latex(escaped("50 % of A & B_c #1 «Кузбасс»"))) == "50 % of A & B_c #1 «Кузбасс»"


def test_braces_of_an_address_do_not_end_its_field() -> None:
    work = Work(key="k", title="T", url="https://e.org/{a}\\b c")

    assert read_bibtex(bibtex(work)).entries["k"].fields["url"] == "https://e.org/%7Ba%7D%5Cb%20c"


@pytest.mark.parametrize(
    ("type_", "kind", "field"),
    [
        ("webpage", "online", "organization"),
        ("article-newspaper", "article", "journal"),
        ("entry-encyclopedia", "incollection", "booktitle"),
        ("legislation", "misc", "howpublished"),
    ],
)
def test_where_a_source_was_printed_stands_in_the_field_of_its_type(
    type_: str, kind: str, field: str
) -> None:
    work = of_source(source("k", type=type_, container="A42.RU", publisher="", tier="B"))

    entry = read_bibtex(bibtex(work)).entries["k"]

    assert (entry.type, tex(entry.fields[field])) == (kind, "A42.RU")
    assert entry.fields["keywords"] == "tier B"


# RIS


def test_a_page_in_ris_is_read_as_it_was_meant() -> None:
    (record,) = read_ris(ris(WORK))

    assert record["type_of_reference"] == "ELEC"
    assert record["title"] == TRICKY
    assert (record["year"], record["date"], record["access_date"]) == ("2026", "2026/11/20", "2026/11/22")
    assert record["urls"] == [WORK.url]
    assert record["language"] == "ru"
    assert record["id"] == "towns:kaltan:ru"


def test_ris_makes_no_person_of_a_name_with_a_comma() -> None:
    (record,) = read_ris(ris(WORK))
    (person,) = read_ris(ris(Work(key="k", title="T", author="A. P. Okladnikov")))

    assert "authors" not in record
    assert record["publisher"] == "Kuzbass, piece by piece"
    assert person["authors"] == ["A. P. Okladnikov"]


def test_ris_has_the_lines_of_ris() -> None:
    text = ris(Work(key="k", title="Two\r\nlines\tand ER  - ", note="  a\n b "))

    lines = text.split("\r\n")
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines[:-2])
    assert lines[0] == "TY  - ELEC"
    assert lines[-3:] == ["ER  - ", "", ""]
    assert "\n" not in text.replace("\r\n", "")
    assert read_ris(text)[0]["title"] == "Two lines and ER -"


# CSL-JSON


def test_a_page_in_csl_is_formatted_as_a_footnote() -> None:
    items = json.loads(csl_json(WORK))

    check_csl(items)
    (line,) = formatted(items)
    assert line.startswith("Kuzbass, piece by piece (2026) ")
    assert "«Кузбасс»" in line
    assert WORK.url in line


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2019", {"date-parts": [[2019]]}),
        ("2019-06", {"date-parts": [[2019, 6]]}),
        ("2019-06-13", {"date-parts": [[2019, 6, 13]]}),
        ("1970~", {"date-parts": [[1970]], "circa": True}),
        ("1929/1936", {"date-parts": [[1929], [1936]]}),
        ("1932/..", {"literal": "1932/.."}),
        ("193X", {"literal": "193X"}),
        ("1950..1953", {"literal": "1950..1953"}),
        ("n. d.", {"literal": "n. d."}),
        ("", None),
    ],
)
def test_a_date_is_said_as_far_as_csl_has_words_for_it(text: str, date: object) -> None:
    item = csl(Work(key="k", title="T", issued=text))

    check_csl([item])
    assert item.get("issued") == date


@pytest.mark.parametrize("type_", sorted(CSL_TYPES))
def test_every_type_of_source_has_its_entry_in_all_three(type_: str) -> None:
    each = source(
        "k", title="«Наш край»", type=type_, author="A. Name", issued="1970~", archived="https://a.example"
    )
    work = of_source(each)

    assert tex(read_bibtex(bibtex(work)).entries["k"].fields["title"]) == "«Наш край»"
    assert read_ris(ris(work))[0]["title"] == "«Наш край»"
    check_csl([csl(work)])
    assert formatted([csl(work)])


def test_an_address_that_is_not_of_the_web_is_none() -> None:
    assert of_source(source(url="javascript:alert(1)")).url == ""
    assert of_source(source(url="")).url == ""
