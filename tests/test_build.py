from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kuzbass_site.build import build, load
from kuzbass_site.disk import OutputError
from kuzbass_site.disk.listing import NAME
from kuzbass_site.models.options import Options
from kuzbass_site.problems import ConfigError, ContentError, TemplateError
from tests.factories import codes

SMALL = Path(__file__).parent / "sites" / "small"


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def write(root: Path, name: str, text: str) -> Path:
    place = root / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
    return place


def remove(root: Path, *names: str) -> None:
    for name in names:
        (root / name).unlink(missing_ok=True)


TOWN = "---\ntitle: Ironbridge\nsummary: A town.\n---\nText.\n"


def test_a_build_says_what_it_did(small_guide: Path, tmp_path: Path) -> None:
    report = build(small_guide, tmp_path / "out")
    again = build(small_guide, tmp_path / "out")

    assert report.pages == len(list((tmp_path / "out").rglob("*.html")))
    assert report.published.written == report.published.total == len(files(tmp_path / "out")) - 1
    assert (again.published.written, again.published.removed) == (0, 0)
    assert again.published.unchanged == report.published.total
    assert report.problems == ()


def test_the_same_guide_is_the_same_bytes_wherever_and_however_it_is_built(
    small_guide: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copytree(small_guide, tmp_path / "elsewhere" / "copy"))
    for number, path in enumerate(sorted(other.rglob("*"), reverse=True)):
        os.utime(path, (number, number))
    build(small_guide, tmp_path / "one", Options(search=True))
    environment = {
        **os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "HOME": str(tmp_path),
    }  # fmt: skip
    subprocess.run(
        [sys.executable, "-m", "kuzbass_site", "build", "--root", ".", "--output", str(tmp_path / "two")],
        cwd=other, env=environment, check=True, capture_output=True,
    )  # fmt: skip

    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_a_build_over_an_older_one_is_that_of_an_empty_folder(small_guide: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(small_guide, out)
    town = write(small_guide, "content/towns/ironbridge.md", TOWN)
    own = write(small_guide, "templates/text.html", "Mine: {{ page.view.head.title }}")
    style = write(small_guide, "static/css/mine.css", "body { color: red }")
    build(small_guide, out)
    build(small_guide, tmp_path / "clean")
    assert files(out) == files(tmp_path / "clean")
    assert "towns/ironbridge/index.html" in files(out)

    town.rename(town.with_name("iron-bridge.md"))
    own.unlink()
    style.unlink()
    build(small_guide, out)
    build(small_guide, tmp_path / "clean again")
    assert files(out) == files(tmp_path / "clean again")
    assert "towns/ironbridge/index.html" not in files(out)


EDITS: Mapping[str, Callable[[Path], object]] = {
    "add": lambda root: write(root, "content/towns/ironbridge.md", TOWN),
    "retitle": lambda root: write(root, "content/towns/ironbridge.md", TOWN.replace("Iron", "Stone")),
    "hide": lambda root: write(root, "content/towns/ironbridge.md", TOWN.replace("\n---", "\ndraft: true\n---", 1)),
    "translate": lambda root: write(root, "content/towns/ironbridge.ru.md", TOWN),
    "remove": lambda root: remove(root, "content/towns/ironbridge.md", "content/towns/ironbridge.ru.md"),
    "template": lambda root: write(root, "templates/text.html", "Mine: {{ page.view.head.title }}"),
    "no template": lambda root: remove(root, "templates/text.html"),
    "drawing": lambda root: write(root, "static/drawings/other.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
    "own drawing": lambda root: write(root, "content/drawings/towns/ironbridge.svg", "<svg/>"),
    "other drawing": lambda root: write(root, "content/drawings/towns/ironbridge.svg", "<svg></svg>"),
    "no drawing": lambda root: remove(root, "content/drawings/towns/ironbridge.svg"),
    "touch": lambda root: os.utime(root / "content/site.yaml", (1, 1)),
}  # fmt: skip


@settings(max_examples=6)
@given(edits=st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=5))
def test_after_any_edits_the_site_is_that_of_an_empty_folder(
    tmp_path_factory: pytest.TempPathFactory, edits: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("edits")
    root = Path(shutil.copytree(SMALL, folder / "guide"))
    for edit in edits:
        EDITS[edit](root)
        with suppress(ContentError):  # a translation alone: the site stays as it was until the next edit
            build(root, folder / "out")
    try:
        build(root, folder / "clean")
    except ContentError:
        return

    assert files(folder / "out") == files(folder / "clean")


def test_problems_of_every_file_come_at_once_and_nothing_is_published(
    small_guide: Path, tmp_path: Path
) -> None:
    write(small_guide, "content/towns/a.md", TOWN.replace("title", "titel"))
    write(small_guide, "content/towns/b.md", TOWN.replace("Text.", "[dead](../towns/none.md) [@]"))
    write(small_guide, "content/towns/c.md", "no front matter")
    write(small_guide, "content/places/d.md", TOWN)

    with pytest.raises(ContentError) as caught:
        build(small_guide, tmp_path / "out")

    found = {(problem.path.name, problem.code) for problem in caught.value.problems}
    assert {
        ("a.md", "front-matter/unknown-field"),
        ("b.md", "link/dead"),
        ("b.md", "citation/empty"),
        ("c.md", "front-matter/missing"),
        ("d.md", "file/wrong-folder"),
    } <= found
    assert not (tmp_path / "out").exists()


def test_a_link_to_a_broken_file_is_not_called_dead_beside_its_own_mistake(small_guide: Path) -> None:
    write(small_guide, "content/towns/a.md", TOWN.replace("title", "titel"))
    write(small_guide, "content/towns/b.md", TOWN.replace("Text.", "[a](a.md) [none](none.md)"))

    _, problems = load(small_guide)

    assert sorted(codes(problems)) == ["front-matter/unknown-field", "link/dead"]


def test_warnings_come_with_the_report_unless_they_stop_it(small_guide: Path, tmp_path: Path) -> None:
    write(small_guide, "content/towns/a.md", TOWN.replace("Ironbridge", "“Ironbridge”"))

    report = build(small_guide, tmp_path / "out")

    assert codes(report.problems) == ["front-matter/smart-quotes"]
    with pytest.raises(ContentError):
        build(small_guide, tmp_path / "strict", strict=True)


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("templates/text.html", "{{ nobody }}", "template/error"),
        ("templates/text.html", "{% if %}", "template/error"),
        ("templates/text.html", "{% include 'none.html' %}", "template/missing"),
        ("templates/components/cites.html", "{% macro %}", "template/error"),
        ("static/css/mine.css", "@import url('none.css');", "static/broken"),
    ],
)
def test_a_broken_theme_is_told_and_nothing_is_published(
    small_guide: Path, tmp_path: Path, name: str, text: str, code: str
) -> None:
    write(small_guide, name, text)

    with pytest.raises(TemplateError) as caught:
        build(small_guide, tmp_path / "out")

    (problem,) = caught.value.problems
    assert problem.code == code
    assert str(problem.path).startswith(name.partition("/")[0])
    assert not (tmp_path / "out").exists()


def test_settings_come_before_everything(small_guide: Path, tmp_path: Path) -> None:
    write(small_guide, "content/site.yaml", "titel: x\n")
    write(small_guide, "content/towns/a.md", "broken")

    with pytest.raises(ConfigError) as caught:
        build(small_guide, tmp_path / "out")

    assert {str(problem.path) for problem in caught.value.problems} == {"content/site.yaml"}


def test_an_output_of_others_is_left_alone(small_guide: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, "thesis.txt", "mine")

    with pytest.raises(OutputError):
        build(small_guide, out)

    assert files(out) == {"thesis.txt": b"mine"}


def test_every_file_of_the_site_is_there_and_drawings_come_as_they_are(
    small_guide: Path, tmp_path: Path
) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    (small_guide / "content/images/plan.svg").write_text(drawing)

    report = build(small_guide, tmp_path / "out", Options(url="https://x.example"))
    by_path = {path: data for path, data in files(tmp_path / "out").items() if path != NAME}

    assert len(by_path) == report.published.total
    assert by_path["images/plan.svg"] == drawing.encode()
    assert {"index.html", "404.html", "sitemap.xml", "feed.xml", "robots.txt"} <= by_path.keys()


def test_the_guides_own_static_files_and_templates_hide_those_of_the_package(
    small_guide: Path, tmp_path: Path
) -> None:
    write(small_guide, "templates/text.html", "Mine")
    write(small_guide, "static/.hidden", "no")
    write(small_guide, "static/drawings/other.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")

    build(small_guide, tmp_path / "out")

    out = files(tmp_path / "out")
    assert out["about/index.html"] == b"Mine"
    assert not any("hidden" in path for path in out)
    drawings = [data for path, data in out.items() if path.startswith("static/drawings/other.")]
    assert drawings == [b"<svg xmlns='http://www.w3.org/2000/svg'/>"]
