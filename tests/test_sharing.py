"""The pictures that other places on the web show with a link to a page."""

from __future__ import annotations

import io
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from kuzbass_site import sharing
from kuzbass_site.build import build
from kuzbass_site.models.options import Options
from kuzbass_site.models.shared import Shared
from kuzbass_site.sharing import draw, png
from tests.conftest import ROOT

TODAY = Options(today=date(2026, 11, 22))
DRAWING = (ROOT / "static/drawings/steelworks.svg").read_text(encoding="utf-8")
POSTER = (ROOT / "static/drawings/poster.svg").read_text(encoding="utf-8")
TITLES = [
    "Up", "Kemerovo", "The Novokuznetsk aluminium smelter", "Кузнецкий металлургический комбинат имени В. И. Ленина",
    "Дом культуры и техники металлургов Кузнецкого комбината, каким его задумали и каким он был построен",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", "A <b> & \"c\" 'd'",
    "Ёж, Щука, Цапля", "工場", "x" * 400,
]  # fmt: skip
SUMMARIES = ["", "A furnace.", "Завод, который построили за тысячу дней. " * 4, "word " * 400]


def shared(title: str, summary: str = "A furnace.", **fields: str) -> Shared:
    fields = {"kind": "Steelworks", "status": "Disused", **fields}
    return Shared(guide="Кузбасс", title=title, summary=summary, drawing="steelworks", **fields)


@pytest.mark.parametrize("kind", ["Steelworks", ""])
@pytest.mark.parametrize("title", TITLES)
def test_no_words_run_out_of_the_picture_into_the_drawing_or_into_each_other(title: str, kind: str) -> None:
    for summary in SUMMARIES:
        made = draw.svg(shared(title, summary, kind=kind), DRAWING)

        places = re.findall(
            r"<text x=\"([\d.]+)\" y=\"([\d.]+)\" font-family=\"'([^']*)'\" font-size=\"([\d.]+)\"[^>]*>([^<]*)<",
            made,
        )
        names = {family: name for name, family in draw._FAMILIES.items()}
        below = 0.0
        for x, y, family, size, words in places:
            plain = words.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
            plain = plain.replace("&quot;", '"').replace("&#x27;", "'")
            right = float(x) + draw._width(plain, names[family], float(size))
            free = 1200 if float(y) < 338 and kind else 762 if kind else 556
            assert right <= free, (words, right)
            assert float(y) > below or not kind
            assert float(y) <= 620, (words, y)
            below = float(y)


def test_it_is_a_small_png_of_the_size_that_is_asked_for_and_always_the_same() -> None:
    guide = Shared(guide="Кузбасс", title="Кузбасс", summary="По частям.", drawing="poster")
    for value, drawing in ((shared(TITLES[4], SUMMARIES[2]), DRAWING), (guide, POSTER), (shared("A"), "")):
        data = png(value, drawing)
        image = Image.open(io.BytesIO(data))

        assert (image.format, image.size, image.mode) == ("PNG", (1200, 630), "P")
        assert len(data) < 60_000
        assert png(value, drawing) == data


def test_the_words_are_painted_with_our_own_fonts() -> None:
    def ink(title: str) -> int:
        image = Image.open(io.BytesIO(png(shared(title), ""))).convert("L").crop((60, 160, 1140, 330))
        return sum(image.point([1] * 100 + [0] * 156).tobytes())

    assert ink("KEMEROVO") > 20_000
    assert ink("КЕМЕРОВО") > 20_000
    # Latin and Cyrillic capitals of one shape are of one font.
    assert abs(ink("KEMEPOBO") - ink("КЕМЕРОВО")) < 1500


def test_the_fonts_have_every_letter_of_the_guide() -> None:
    heads = [
        line.partition(":")[2]
        for path in sorted((ROOT / "content").glob("*/*.md"))
        for line in path.read_text(encoding="utf-8").splitlines()[:8]
        if line.startswith(("title:", "summary:"))
    ]
    letters = set("".join(heads)) | set("".join(heads).upper())
    for name in draw._FAMILIES:
        font = draw._font(name)
        missing = bytes(font.getmask("\ue000"))
        drawn = sorted(letter for letter in letters if letter.isprintable() and not letter.isspace())
        assert [letter for letter in drawn if bytes(font.getmask(letter)) == missing] == []


@pytest.fixture
def guide(small_guide: Path) -> Path:
    """The small guide with its pictures to share."""
    settings = small_guide / "content/site.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("without: [og]", ""), encoding="utf-8")
    return small_guide


def heads(site: Path) -> dict[str, str]:
    """The picture that each page names, by the page's path."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        match = re.search(r'<meta property="og:image" content="([^"]*)">', path.read_text(encoding="utf-8"))
        if match:
            found[str(path.relative_to(site))] = match[1]
    return found


def test_every_page_names_a_picture_that_is_there_entries_their_own(guide: Path, tmp_path: Path) -> None:
    build(guide, tmp_path / "out", TODAY)

    named = heads(tmp_path / "out")
    assert "404.html" not in named
    assert {
        "index.html",
        "ru/index.html",
        "towns/coalbrookdale/index.html",
        "claims/index.html",
    } <= named.keys()
    files = {f"https://gorge.example/share/{path.name}" for path in (tmp_path / "out/share").iterdir()}
    assert set(named.values()) == files
    assert named["index.html"] == named["claims/index.html"] != named["ru/index.html"]
    own = {named[f"{lang}landmarks/old-furnace/index.html"] for lang in ("", "ru/")}
    assert len(own | {named["towns/coalbrookdale/index.html"], named["index.html"]}) == 4
    page = (tmp_path / "out/landmarks/old-furnace/index.html").read_text(encoding="utf-8")
    assert '<meta property="og:image:width" content="1200">' in page
    assert '<meta name="twitter:card" content="summary_large_image">' in page
    assert 'og:image:alt" content="Blast furnace. Old Furnace. The furnace that is a reminder' in page


def test_a_guide_without_them_has_none(small_guide: Path, tmp_path: Path) -> None:
    build(small_guide, tmp_path / "out", TODAY)

    assert heads(tmp_path / "out") == {}
    assert not (tmp_path / "out/share").exists()


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_only_what_shows_something_else_is_painted_again(
    guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[str] = []

    def count(value: Shared, drawing: str) -> bytes:
        painted.append(value.title)
        return png(value, drawing)

    monkeypatch.setattr("kuzbass_site.plates.png", count)
    build(guide, tmp_path / "out", TODAY, jobs=1)
    assert len(painted) == len(set((tmp_path / "out/share").iterdir()))
    painted.clear()
    furnace = guide / "content/landmarks/old-furnace.md"
    furnace.write_text(furnace.read_text(encoding="utf-8") + "\nA word [@unesco_371].\n", encoding="utf-8")
    build(guide, tmp_path / "out", TODAY, jobs=1)
    assert painted == []
    furnace.write_text(furnace.read_text(encoding="utf-8").replace("title: Old", "title: Older"), "utf-8")
    build(guide, tmp_path / "out", TODAY, jobs=1)
    assert painted == ["Older Furnace"]
    (guide / "static/drawings").mkdir(parents=True)
    shutil.copy(ROOT / "static/drawings/mine.svg", guide / "static/drawings/poster.svg")
    build(guide, tmp_path / "out", TODAY, jobs=2)
    shutil.rmtree(guide / ".cache")
    build(guide, tmp_path / "clean", TODAY, jobs=1)
    assert tree(tmp_path / "out") == tree(tmp_path / "clean")


def test_what_they_are_made_with_tells_them_apart() -> None:
    one = {"mine": lambda: b"a"}

    assert sharing.digest_of(one) == sharing.digest_of(dict(one)) != sharing.digest_of({"mine": lambda: b"b"})
