"""What can be searched, and the files that Pagefind makes of it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from kuzbass_site import search
from kuzbass_site.build import build
from kuzbass_site.markdown import parse_body
from kuzbass_site.models.entry import Names
from kuzbass_site.models.options import Options
from kuzbass_site.models.settings import GlossaryTerm
from kuzbass_site.site import Site
from tests.factories import claim, entry, replace, site, source, stated, translation

NAMES = Names(local={"ru": "Киселёвск"}, also=("Kiselevsk",), former=(stated("Cherkasovo"),))


def found(made: Site) -> dict[tuple[str, str], search.Record]:
    return {(each.lang, each.url): each for each in search.records(made, lambda _: {})}


def test_an_entry_is_found_by_its_words_and_by_every_name_that_it_has_or_had() -> None:
    town = entry("towns/kiselyovsk", title="Kiselyovsk", names=NAMES, text=parse_body("It has *pits*."))
    russian = translation("towns/kiselyovsk", title="Киселёвск", text=parse_body("Здесь шахты."))

    both = found(site(town, russian))
    here = both["en", "/towns/kiselyovsk/"]
    there = both["ru", "/ru/towns/kiselyovsk/"]

    assert (here.title, here.group) == ("Kiselyovsk", "towns")
    assert "It has pits." in here.words
    assert here.names == ("Киселёвск", "Kiselevsk", "Cherkasovo")
    assert (here.tongues[0], *here.tongues[2:]) == ("", "ru", "", "")
    assert (there.title, there.group) == ("Киселёвск", "towns")
    assert "Здесь шахты." in there.words
    assert there.names == ("Kiselyovsk", "Kiselevsk", "Cherkasovo")
    assert (there.tongues[0], *there.tongues[2:]) == ("", "en", "en", "en")


def test_claims_sources_and_words_of_the_glossary_are_found() -> None:
    made = site(entry(), claim("t01", says="It is largely abandoned.", text=parse_body("It is not.")))
    guide = replace(
        made.guide,
        sources={"bse": source("bse", title="Great Encyclopaedia")},
        glossary=(GlossaryTerm(term="headframe", means="A tower over a shaft.", local={"ru": "копёр"}),),
    )
    both = found(replace(made, guide=guide))

    assert "It is not." in both["en", "/claims/t01/"].words
    assert both["en", "/sources/bse/"].title == "Great Encyclopaedia"
    assert both["en", "/glossary/#headframe"].title == "headframe"
    assert both["ru", "/ru/glossary/#headframe"].title == "копёр"
    assert "headframe" in both["ru", "/ru/glossary/#headframe"].names
    assert both["ru", "/ru/glossary/#headframe"].tongues[1] == "en"


def test_a_source_in_another_language_is_marked_so() -> None:
    made = site(entry())
    made = replace(made, guide=replace(made.guide, sources={"pozd": source("pozd", title="Город-сад")}))
    both = found(made)

    assert both["en", "/sources/pozd/"].tongues[0] == "ru"
    assert both["ru", "/ru/sources/pozd/"].tongues[0] == ""


def test_what_has_no_words_is_found_by_its_title() -> None:
    files = search.index([search.Record("/sources/a/", "en", "Kladbishche", "sources", "", "")])

    assert [json.loads(file.data) for file in files if file.path.name == "groups.en.json"] == [
        {"sources": [next(file.path.stem[3:] for file in files if "fragment" in file.path.parts)]}
    ]


def test_the_same_records_make_the_same_index_which_holds_nothing_that_we_do_not_use() -> None:
    records = [
        search.Record(
            f"/towns/t{n}/",
            ("en", "ru")[n % 2],
            f"Town <{n}> & Co",
            "towns",
            "City",
            f"шахтёр {n}",
            (f"T{n}",),
        )
        for n in range(40)
    ]
    one, two = search.index(records), search.index(reversed(records))

    assert one == two
    names = {str(file.path) for file in one}
    assert {"pagefind/pagefind.js", "pagefind/pagefind-worker.js", "pagefind/pagefind-entry.json"} <= names
    assert not any("ui" in name or "highlight" in name for name in names)
    made = {
        file.path.stem: gzip.decompress(file.data).decode() for file in one if "fragment" in file.path.parts
    }
    russian = next(name for name, text in made.items() if "/towns/t7/" in text and "шахтёр 7" in text)
    groups = next(json.loads(file.data) for file in one if file.path.name == "groups.ru.json")
    assert len(groups["towns"]) == 20
    assert russian.removeprefix("ru_") in groups["towns"]
    entry_file = next(file for file in one if file.path.name == "pagefind-entry.json")
    assert {lang: each["page_count"] for lang, each in json.loads(entry_file.data)["languages"].items()} == {
        "en": 20,
        "ru": 20,
    }


def test_a_guide_is_indexed_anew_only_when_a_word_of_it_has_changed(
    small_guide: Path, tmp_path: Path
) -> None:
    output, options = tmp_path / "site", Options(search=True)
    build(small_guide, output, options)
    before = {path.name for path in (output / "pagefind").rglob("*") if path.is_file()}
    assert (output / "search" / "index.html").is_file()
    marked = output / "pagefind" / "pagefind-entry.json"
    inode = marked.stat().st_ino

    template = small_guide / "templates" / "search.html"
    template.parent.mkdir(exist_ok=True)
    template.write_text('{% extends "base.html" %}', encoding="utf-8")
    build(small_guide, output, options)
    assert marked.stat().st_ino == inode

    town = next((small_guide / "content" / "towns").glob("*.md"))
    with town.open("a", encoding="utf-8") as file:
        file.write("\n\nA sentence about narrow-gauge wagonettes.\n")
    build(small_guide, output, options)
    after = {path.name for path in (output / "pagefind").rglob("*") if path.is_file()}
    assert after != before

    clean = tmp_path / "clean"
    build(small_guide, clean, options)
    files = {
        path.relative_to(clean): path.read_bytes()
        for path in (clean / "pagefind").rglob("*")
        if path.is_file()
    }
    assert files == {
        path.relative_to(output): path.read_bytes()
        for path in (output / "pagefind").rglob("*")
        if path.is_file()
    }


def test_a_guide_without_search_has_no_page_for_it_and_no_index(small_guide: Path, tmp_path: Path) -> None:
    for options in (Options(), Options(search=True, portable=True)):
        output = tmp_path / f"site-{options.portable}"
        build(small_guide, output, options)
        assert not (output / "pagefind").exists()
        assert not (output / "search").exists()
        assert "search" not in (output / "index.html").read_text(encoding="utf-8")
