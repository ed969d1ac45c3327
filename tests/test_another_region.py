"""A guide of another region, written in a language that the interface does not have; and nothing of ours in it."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from kuzbass_site import build as builds
from kuzbass_site.cli import main
from kuzbass_site.config import parse_config
from kuzbass_site.models.options import Options
from kuzbass_site.prose import figures
from tests.factories import codes, document

ROOT = Path(__file__).parent.parent
GERMAN = Path(__file__).parent / "sites" / "german"

OURS = re.compile(
    r"kuzbass(?![-_]site)|кузбасс|kemerov|кемеров|novokuznetsk|новокузнецк|siberia|сибир", re.IGNORECASE
)
"""What only a guide to Kuzbass knows; the name of the package is its name."""
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Tongues(HTMLParser):
    """Every text of a page that readers see, with the language in which it is said to be."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._open: list[tuple[str, str]] = [("", "")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        lang = dict(attrs).get("lang") or self._open[-1][1]
        if tag not in VOID:
            self._open.append((tag, lang))

    def handle_endtag(self, tag: str) -> None:
        while self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        inside = {tag for tag, _ in self._open}
        if data.strip() and not inside & {"title", "style", "script", "textarea", "pre"}:
            self.found.append((self._open[-1][1], data.strip()))


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The German guide, built strictly."""
    root, output = tmp_path_factory.mktemp("german") / "guide", tmp_path_factory.mktemp("german-site")
    shutil.copytree(GERMAN, root)
    report = builds.build(root, output, strict=True)
    assert report.problems == ()
    assert report.notes == 0
    return output


def tongues(page: Path) -> dict[str, set[str]]:
    """The languages in which each text of a page is said to be."""
    parser = Tongues()
    parser.feed(page.read_text(encoding="utf-8"))
    found: dict[str, set[str]] = {}
    for lang, text in parser.found:
        found.setdefault(text, set()).add(lang)
    return found


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("landmarks/zollverein", "Zeche Zollverein"),
        ("landmarks/zollverein", "Ein Bergwerk, von dem alles erhalten ist, was dazugehört."),
        ("landmarks/zollverein", "Einige Gebäude des 20. Jahrhunderts sind von hohem Rang"),
        ("landmarks/zollverein", "am selben Tag wie andere Stätten"),
        ("landmarks/zollverein", "Die Zeche kommt auf die Welterbeliste"),
        ("landmarks/zollverein", "Von der Zeche steht nichts mehr."),
        ("landmarks/zollverein", "Der Punkt der ganzen Anlage."),
        ("towns", "Eine Stadt an der Ruhr."),
        ("claims/abgerissen", "Erhalten ist die ganze Anlage"),
        ("tours/zur-zeche", "das Fördergerüst"),
        ("about", "Über diesen Führer"),
        ("about", "Was er ist."),
        ("glossary", "Ein Bergwerk, vor allem im Ruhrgebiet."),
        ("timeline", "Die Zeche kommt auf die Welterbeliste"),
        ("", "Von der Zeche steht nichts mehr."),
        ("ru/towns", "Eine Stadt an der Ruhr."),
        ("ru/landmarks/zollverein", "am selben Tag wie andere Stätten"),
    ],
)
def test_german_is_said_to_be_german(german: Path, page: str, said: str) -> None:
    found = tongues(german / page / "index.html")

    langs = {lang for text, spoken in found.items() if text.lstrip("(").startswith(said) for lang in spoken}
    assert langs == {"de"}


def test_the_interface_speaks_the_language_of_the_page(german: Path) -> None:
    assert tongues(german / "landmarks/zollverein/index.html")["Sources"] == {"en"}
    assert tongues(german / "ru/landmarks/zollverein/index.html")["Источники"] == {"ru"}
    assert tongues(german / "ru/landmarks/zollverein/index.html")["Шахта «Цольферайн»"] == {"ru"}


def test_an_uncited_year_is_told_in_any_language(tmp_path: Path) -> None:
    root = tmp_path / "guide"
    shutil.copytree(GERMAN, root)
    place = root / "content/towns/essen.md"
    place.write_text(place.read_text() + "\nIm Jahr 2001 war sie die älteste.\n")

    result = CliRunner().invoke(main, ["check", "--root", str(root), "--lang", "en"])

    assert "essen.md:8:9: warning[prose/uncited-figure]: `2001` stands" in result.output
    assert [figure.kind for figure in figures("12 % von 300 km seit 1932", "de")] == [
        "percentage", "quantity", "year",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "said"),
    [("de", []), ("en", []), ("ru", ["front-matter/wrong-type"]), ("German", ["front-matter/wrong-type"])],
)
def test_the_language_of_the_texts_is_the_first_or_one_that_the_interface_lacks(
    written: str, said: list[str]
) -> None:
    text = (GERMAN / "content/site.yaml").read_text().replace("written-in: de", f"written-in: {written}")

    config, problems = parse_config(document(text, "content/site.yaml"))

    assert codes(problems) == said
    assert config is None or config.original == written


def test_places_lead_to_the_maps_that_the_guide_has_chosen(german: Path, tmp_path: Path) -> None:
    page = (german / "landmarks/zollverein/index.html").read_text()
    assert "https://www.openstreetmap.org/?mlat=51.49140&amp;mlon=7.04610" in page
    assert "yandex" not in page

    root = tmp_path / "guide"
    shutil.copytree(GERMAN, root)
    with (root / "content/site.yaml").open("a") as settings:
        settings.write("map-links: [2gis, yandex]\n")
    builds.build(root, tmp_path / "out", Options(search=False))
    page = (tmp_path / "out/landmarks/zollverein/index.html").read_text()
    assert "openstreetmap.org/?" not in page
    assert page.index("https://2gis.ru/geo/7.04610,51.49140") < page.index("https://yandex.ru/maps/?pt=")


def test_nothing_of_another_guide_stands_in_what_is_built(german: Path) -> None:
    texts = (
        path for path in german.rglob("*") if path.suffix in {".html", ".json", ".js", ".css", ".xml", ".svg"}
    )

    assert [str(path) for path in texts if OURS.search(path.read_text(encoding="utf-8"))] == []


def test_the_generator_knows_no_region() -> None:
    texts = [
        path
        for folder in ("kuzbass_site", "templates", "static")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in {".py", ".html", ".js", ".css", ".svg", ".yaml", ".yml", ".txt"} and path.is_file()
    ]

    assert texts
    assert [str(path) for path in texts if OURS.search(path.read_text(encoding="utf-8"))] == []
