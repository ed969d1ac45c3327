"""The editors' handbook: its examples work, its commands exist, and a guide shows it as any of its pages."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

import click
import pytest
from msgspec import structs

from kuzbass_site import frontmatter
from kuzbass_site.article import ArticleLink
from kuzbass_site.build import build
from kuzbass_site.cli import main
from kuzbass_site.config import parse_config
from kuzbass_site.dates import in_words, parse
from kuzbass_site.lint import lint_text
from kuzbass_site.models.body import LinkMark
from kuzbass_site.models.chapter import Chapter
from kuzbass_site.models.files import SourceFile
from kuzbass_site.models.options import Options
from kuzbass_site.models.settings import Config
from kuzbass_site.pages import handbook
from kuzbass_site.pages.reader import Reader
from kuzbass_site.problems import CODES, ContentError, Problem
from kuzbass_site.registry import parse_glossary, parse_sources
from kuzbass_site.schema import FORMS, parse_content
from kuzbass_site.schema.chapters import parse_chapter
from kuzbass_site.schema.reference import fields
from kuzbass_site.site import target_id
from tests.factories import document
from tests.factories import site as site_of
from tests.test_incremental import tree

ROOT = Path(__file__).parent.parent
DOCS = sorted((ROOT / "docs").glob("*.md"))
SMALL = ROOT / "tests" / "sites" / "small"


class Fence(NamedTuple):
    """An example: where it stands, its language, what it is (``towns``, ``towns.ru wrong``), its text."""

    where: str
    language: str
    kind: str
    text: str


def fences(path: Path) -> Iterator[Fence]:
    """The fenced examples of a chapter."""
    text = path.read_text(encoding="utf-8")
    for match in re.finditer(r"^```(\w*) ?([^\n]*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        line = text[: match.start()].count("\n") + 1
        yield Fence(f"{path.name}:{line}", match[1], match[2], match[3])


FENCES = [fence for path in DOCS for fence in fences(path)]
ENTRIES = [each for each in FENCES if re.split(r"[. ]", each.kind)[0] in FORMS]
OTHERS = [each for each in FENCES if each not in ENTRIES and each.language not in ("sh", "text")]
EMPTY = {"claims": "says: A\nby: text_lost_towns\nabout: [towns/kaltan]\nverdict: supported\n", "tours": ""}
"""What the fields of an example are laid over, where it is no whole file."""


@cache
def config() -> Config:
    """The settings of the guide that the examples come from."""
    return settings("")[0]


def settings(example: str) -> tuple[Config, list[Problem]]:
    """The settings with some of them as the example has them."""
    document, problems = frontmatter.parse_yaml(source("content/site.yaml"))
    assert document is not None
    data = dict(document.data)
    if example:
        told, problems = frontmatter.parse_yaml(SourceFile(document.path, example.encode()))
        assert told is not None
        data |= told.data
    found, more = parse_config(structs.replace(document, data=data))
    assert found is not None, more
    return found, [*problems, *more]


@cache
def sources() -> frozenset[str]:
    """The keys of the registry."""
    document, _ = frontmatter.parse_yaml(source("content/sources.yaml"))
    assert document is not None
    return frozenset(document.data)


def source(path: str) -> SourceFile:
    return SourceFile(PurePosixPath(path), (ROOT / path).read_bytes())


def read(fence: Fence) -> list[Problem]:
    """Every problem of an example of an entry, a claim or a translation."""
    collection, _, lang = fence.kind.split()[0].partition(".")
    text = fence.text
    if fence.language == "yaml":
        base = EMPTY.get(collection) or "title: A\nsummary: B\n"
        text = f"---\n{base}{text}---\nIts story.\n"
    path = PurePosixPath("content", collection, f"example.{lang}.md" if lang else "example.md")
    document, problems = frontmatter.parse(SourceFile(path, text.encode()))
    assert document is not None, problems
    value, more = parse_content(document, config(), {})
    problems = [*problems, *more]
    if value is None:
        return problems
    for mark in value.body.marks:
        if isinstance(mark, LinkMark):
            id_, _ = target_id(path, mark.target)
            assert (ROOT / "content" / f"{id_}.md").is_file(), mark.target
    return [*problems, *lint_text(value, value, config())]


def test_there_is_a_handbook() -> None:
    assert len(DOCS) > 30
    assert len(ENTRIES) > 50


@pytest.mark.parametrize("fence", ENTRIES, ids=lambda each: each.where)
def test_an_example_works(fence: Fence) -> None:
    problems = read(fence)

    assert ("wrong" in fence.kind) == bool(problems), problems
    for key in re.findall(r"(?<=@)[a-z0-9_]+", fence.text):
        assert key in sources(), key


@pytest.mark.parametrize("fence", OTHERS, ids=lambda each: each.where)
def test_an_example_of_another_file_works(fence: Fence) -> None:
    file = SourceFile(PurePosixPath("docs/example.md"), fence.text.encode())
    problems: list[Problem]
    match fence.kind:
        case "site":
            _, problems = settings(fence.text)
        case "chapter":
            document, problems = frontmatter.parse(file)
            assert document is not None
            chapter, more = parse_chapter(document, own=True)
            assert chapter is not None, more
            problems += more
        case "columns":
            columns, problems = frontmatter.parse_yaml(file)
            assert columns is not None
            assert set(columns.data.values()) <= {"skip", *config().facts}
        case "sources" | "glossary" as kind:
            document, problems = frontmatter.parse_yaml(file)
            assert document is not None
            problems += (parse_sources if kind == "sources" else parse_glossary)(document)[1]
        case kind:
            pytest.fail(f"nobody checks an example of {kind!r}")

    assert problems == []


def told() -> Iterator[tuple[str, str]]:
    """Every command that the handbook tells of, with the chapter."""
    for path in DOCS:
        text = path.read_text(encoding="utf-8")
        for command in re.findall(r"kuzbass-site ([^`\n]+)", text):
            yield path.name, command.strip()


@pytest.mark.parametrize(("chapter", "command"), sorted(set(told())))
def test_a_command_exists(chapter: str, command: str) -> None:
    name, *words = command.split()
    options = {word.partition("=")[0] for word in words if word.startswith("-")}
    params = main.commands[name].params

    assert options <= {option for each in params if isinstance(each, click.Option) for option in each.opts}


def test_every_chapter_is_there_in_both_languages_with_the_same_examples() -> None:
    names = {path.name.partition(".")[0] for path in DOCS}
    for name in names:
        english, russian = ROOT / f"docs/{name}.md", ROOT / f"docs/{name}.ru.md"
        assert [(each.language, each.kind) for each in fences(english)] == [
            (each.language, each.kind) for each in fences(russian)
        ], name
        assert headings(english) == headings(russian), name


def headings(path: Path) -> list[str]:
    """The anchors of a chapter, which links from elsewhere may name."""
    found, problems = parse_chapter(
        document(path.read_text(encoding="utf-8"), f"docs/{path.name}"), own=False
    )
    assert found is not None
    assert problems == []
    return [heading.id for heading in found.body.headings]


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_chapter_on_dates_says_what_readers_see(lang: str) -> None:
    text = (ROOT / ("docs/dates.md" if lang == "en" else f"docs/dates.{lang}.md")).read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([^`]+)` \| (.+) \|$", text, re.MULTILINE)

    assert len(rows) > 10
    assert {date: in_words(parse(date), lang) for date, _ in rows} == dict(rows)


# In a guide


def guide_in(place: Path, *, handbook: bool = True) -> Path:
    """A copy of the small guide, which has the handbook or not."""
    shutil.copytree(SMALL, place)
    settings = place / "content/site.yaml"
    settings.write_text(settings.read_text("utf-8") + "handbook: true\n" * handbook, encoding="utf-8")
    return place


def own(guide: Path, name: str, text: str, *, order: int = 45) -> None:
    """Give the guide a chapter of its own."""
    (guide / "docs").mkdir(exist_ok=True)
    front = f"---\ntitle: Our way\nsummary: How we do it.\norder: {order}\n---\n"
    (guide / "docs" / name).write_text(f"{front}{text}\n", encoding="utf-8")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small guide with its handbook, built."""
    home = tmp_path_factory.mktemp("handbook")
    build(guide_in(home / "guide"), home / "site", Options(search=True), strict=True, jobs=1)
    return home / "site"


def page(site: Path, address: str) -> str:
    return (site / address.strip("/") / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", ["", "ru/"])
def test_every_chapter_has_its_page_and_stands_in_the_contents(site: Path, lang: str) -> None:
    names = {path.name.partition(".")[0] for path in DOCS} - {"index"}
    contents = page(site, f"{lang}handbook")

    assert {place.name for place in (site / f"{lang}handbook").iterdir() if place.is_dir()} == names
    assert {name for name in names if f'href="{name}/' in contents} == names


@pytest.mark.parametrize("lang", ["", "ru/"])
def test_the_chapters_lead_on_from_one_to_the_next(site: Path, lang: str) -> None:
    seen, text = [], page(site, f"{lang}handbook/first-entry")
    while match := re.search(r'rel="next" href="\.\./([a-z-]+)/', text):
        seen.append(match[1])
        text = page(site, f"{lang}handbook/{match[1]}")

    assert len(seen) == len(DOCS) / 2 - 2
    assert (seen[0], seen[-1]) == ("editors", "codes")


def test_no_link_of_the_handbook_is_dead(site: Path) -> None:
    for place in sorted(site.glob("**/handbook/**/index.html")):
        text = place.read_text(encoding="utf-8")
        ids = set(re.findall(r'id="([^"]+)"', text))
        for target in re.findall(r'<a [^>]*href="([^"]*)"', text):
            path, _, anchor = target.partition("#")
            if path.startswith(("http:", "https:")):
                continue
            there = (place.parent / path).resolve()
            there = there / "index.html" if there.is_dir() else there
            assert there.is_file(), f"{place}: {target}"
            known = set(re.findall(r'id="([^"]+)"', there.read_text("utf-8"))) if path else ids
            assert not anchor or anchor in known, f"{place}: {target}"


def test_the_tables_have_every_field_every_code_and_every_word(site: Path) -> None:
    codes, shown = page(site, "handbook/codes"), page(site, "handbook/fields")
    words = page(site, "ru/handbook/words")

    assert {name for name in CODES if f'id="x-{name.replace("/", "-")}"' not in codes} == set()
    assert {
        name for names in fields().values() for name in names if f"<code>{name}</code>" not in shown
    } == set()
    assert "<code>population</code></th><td>Население</td>" in words


def test_words_that_are_not_translated_are_marked(site: Path) -> None:
    text = page(site, "ru/handbook/fields")
    cells = re.findall(r"<td( lang=\"en\")?>([^<]*)</td>", text)
    plain = [(marked, words) for marked, words in cells if words]

    assert plain
    assert all(bool(marked) != bool(re.search("[а-яё]", words)) for marked, words in plain)


def test_the_handbook_is_found_from_every_page_and_in_the_search(site: Path) -> None:
    footer = page(site, "towns/coalbrookdale").partition("<footer")[2]

    assert "handbook/\">Editors' handbook" in footer.replace("&#39;", "'")
    assert 'handbook/">Справочник редактора' in page(site, "ru/map").partition("<footer")[2]
    assert '"handbook"' in (site / "pagefind").joinpath("groups.en.json").read_text()


def test_the_pages_of_both_languages_lead_to_each_other(site: Path) -> None:
    assert 'hreflang="ru" lang="ru"' in page(site, "handbook/dates")
    assert 'href="../../../handbook/dates/" hreflang="en"' in page(site, "ru/handbook/dates")


def test_a_guide_that_wants_no_handbook_has_none(tmp_path: Path) -> None:
    guide = guide_in(tmp_path / "guide", handbook=False)
    own(guide, "readme.md", "This has nothing to do with it.")
    build(guide, tmp_path / "site", strict=True, jobs=1)

    assert not (tmp_path / "site/handbook").exists()
    assert "handbook" not in page(tmp_path / "site", "")


def test_no_page_of_the_guide_takes_the_address(tmp_path: Path) -> None:
    guide = guide_in(tmp_path / "guide")
    (guide / "content/pages/handbook.md").write_text("---\ntitle: Ours\n---\nWords.\n")

    with pytest.raises(ContentError) as caught:
        build(guide, tmp_path / "site", jobs=1)

    assert [problem.code for problem in caught.value.problems] == ["url/taken"]


def test_a_chapter_of_the_guide_takes_the_place_of_ours_or_is_added(tmp_path: Path) -> None:
    guide = guide_in(tmp_path / "guide")
    own(guide, "style.md", "We say *the Gorge* [@osm], see [dates](dates.md#where) and [ours](our-way.md).")
    own(guide, "our-way.md", "By boat.")
    build(guide, tmp_path / "site", strict=True, jobs=1)

    assert "the Gorge" in page(tmp_path / "site", "handbook/style")
    assert "OpenStreetMap" in page(tmp_path / "site", "handbook/style")
    contents = page(tmp_path / "site", "handbook")
    assert contents.index("dates/") < contents.index("our-way/") < contents.index("pictures/")
    assert not (tmp_path / "site/ru/handbook/our-way").exists()


def test_the_mistakes_of_a_chapter_are_told(tmp_path: Path) -> None:
    guide = guide_in(tmp_path / "guide")
    own(
        guide,
        "our-way.md",
        "[a](datse.md) [b](dates.md#slip) [c](../content/towns/coalbrookdale.md) [@ossm]\n\n![d](e.png)",
    )
    own(guide, "Our Way.md", "By boat.")
    (guide / "docs/bare.md").write_text("---\ntitle: Bare\n---\nNothing.\n")

    with pytest.raises(ContentError) as caught:
        build(guide, tmp_path / "site", jobs=1)

    assert [(str(each.path), each.line, each.code) for each in caught.value.problems] == [
        ("docs/Our Way.md", 0, "file/bad-name"),
        ("docs/bare.md", 1, "front-matter/missing-field"),
        ("docs/bare.md", 1, "front-matter/missing-field"),
        ("docs/our-way.md", 6, "link/dead"),
        ("docs/our-way.md", 6, "link/dead-anchor"),
        ("docs/our-way.md", 6, "link/dead"),
        ("docs/our-way.md", 6, "citation/unknown"),
        ("docs/our-way.md", 8, "figure/no-file"),
    ]


def chapter(path: str, text: str = "Words.", order: int = 1) -> Chapter:
    front = f"---\ntitle: {path}\nsummary: A sentence.\norder: {order}\n---\n"
    found, problems = parse_chapter(document(front + text, f"docs/{path}"), own=False)
    assert found is not None, problems
    return found


def pages_of(lang: str, languages: tuple[str, ...], *chapters: Chapter) -> dict[str, Any]:
    whole = site_of(config=replace(config(), languages=languages), handbook=chapters)
    return {page.url: page.view for page in handbook.pages(Reader(whole, lang))}


def test_the_first_language_of_a_guide_is_that_of_its_handbook() -> None:
    contents, dates = chapter("index.ru.md"), chapter("dates.ru.md", "[Начало](index.ru.md)")
    found = pages_of("ru", ("ru",), contents, dates)

    assert list(found) == ["/handbook/", "/handbook/dates/"]
    assert found["/handbook/dates/"].head.alternates == ()
    assert ArticleLink("/handbook/") in found["/handbook/dates/"].story.parts


def test_a_link_to_a_chapter_that_is_not_translated_leads_to_the_one_there_is() -> None:
    several = [chapter("index.md"), chapter("index.ru.md", "[Как](ours.md)"), chapter("ours.md")]
    found = pages_of("ru", ("en", "ru"), *several)

    assert list(found) == ["/ru/handbook/"]
    assert ArticleLink("/handbook/ours/") in found["/ru/handbook/"].story.parts


def test_without_its_first_page_there_is_no_handbook() -> None:
    assert pages_of("en", ("en",), chapter("dates.md")) == {}


def test_after_an_edit_of_a_chapter_the_guide_is_that_of_a_clean_build(tmp_path: Path) -> None:
    guide, out = guide_in(tmp_path / "guide"), tmp_path / "site"

    def matches() -> bool:
        build(guide, out, jobs=1)
        shutil.rmtree(tmp_path / "clean", ignore_errors=True)
        shutil.copytree(guide, tmp_path / "again", ignore=shutil.ignore_patterns(".cache"))
        build(tmp_path / "again", tmp_path / "clean", jobs=1)
        shutil.rmtree(tmp_path / "again")
        return tree(out) == tree(tmp_path / "clean")

    own(guide, "our-way.md", "By boat.")
    assert matches()
    own(guide, "our-way.md", "By [boat](dates.md).", order=5)
    assert matches()
    assert "By <a" in page(out, "handbook/our-way")
    (guide / "docs/our-way.md").unlink()
    assert matches()
    assert not (out / "handbook/our-way").exists()
