"""Whole guides: one without a fault, and one for each mistake with exactly the complaint it earns.

``tests/sites/small`` is a complete guide of another region. Each folder in ``tests/sites/broken`` holds
the files that differ from it, and ``complaint.txt``: the command, every line it says, and its exit code.
What Git cannot hold, or should not, is made by a recipe below. After a change of wording::

    RENEW_COMPLAINTS=1 pytest tests/test_sites.py

writes the complaints anew and fails where they changed; read those as an editor would.
"""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

import pytest
from PIL import Image

from kuzbass_site.build import build
from kuzbass_site.disk import publish
from kuzbass_site.models.files import OutputFile
from kuzbass_site.models.options import Options
from kuzbass_site.models.page import Page
from kuzbass_site.problems import CODES
from kuzbass_site.render import Renderer
from tests.complaints import SMALL, WHERE, Complaint, complaint_of, keep, make, run

SITES = Path(__file__).parent / "sites"
BROKEN = sorted(path.parent for path in (SITES / "broken").glob("*/complaint.txt"))
HEAD = re.compile(
    r"(?P<path>[^:\n]+)(?::(?P<line>\d+):(?P<column>\d+))?: "
    r"(?P<level>error|warning|note)\[(?P<code>[a-z/0-9-]+)\]: (?P<message>.*)"
)


# -- The guides -------------------------------------------------------------------------------------


def _old_furnace(guide: Path) -> Path:
    return guide / "content/landmarks/old-furnace.md"


def _too_large(guide: Path) -> None:
    text = _old_furnace(guide).read_text(encoding="utf-8")
    _old_furnace(guide).write_text(text + "It was hot. " * 90_000, encoding="utf-8")


def _too_long(guide: Path) -> None:
    text = _old_furnace(guide).read_text(encoding="utf-8")
    _old_furnace(guide).write_text(text + "It was hot.\n\n" * 20_000, encoding="utf-8")


def _too_much_front_matter(guide: Path) -> None:
    text = _old_furnace(guide).read_text(encoding="utf-8").replace("\n---\n", "\n", 1)
    _old_furnace(guide).write_text(text + "It was hot.\n" * 6_000 + "---\n", encoding="utf-8")


def _decomposed_name(guide: Path) -> None:
    name = unicodedata.normalize("NFD", "café.md")
    shutil.copy(guide / "content/pages/about.md", guide / "content/pages" / name)


def _names_that_clash(guide: Path) -> None:
    shutil.copy(_old_furnace(guide), guide / "content/landmarks/Old-Furnace.md")


def _name_with_line_break(guide: Path) -> None:
    shutil.copy(guide / "content/pages/about.md", guide / "content/pages/a\nb.md")


def _pipe(guide: Path) -> None:
    os.mkfifo(guide / "content/towns/pipe.md")


def _half_a_picture(guide: Path) -> None:
    picture = guide / "content/images/furnace.png"
    picture.write_bytes(picture.read_bytes()[:120])


def _huge_picture(guide: Path) -> None:
    Image.new("1", (12_000, 9_000)).save(guide / "content/images/furnace.png")


def _without(path: str) -> Callable[[Path], None]:
    return lambda guide: (guide / path).unlink()


RECIPES: dict[str, Callable[[Path], None]] = {
    "config-missing": _without("content/site.yaml"),
    "file-a-pipe": _pipe,
    "file-name-clash": _names_that_clash,
    "file-name-decomposed": _decomposed_name,
    "file-name-line-break": _name_with_line_break,
    "file-too-large": _too_large,
    "front-matter-too-large": _too_much_front_matter,
    "markdown-too-long": _too_long,
    "picture-missing": _without("content/images/furnace.png"),
    "picture-too-large": _huge_picture,
    "picture-truncated": _half_a_picture,
    "sources-missing": _without("content/sources.yaml"),
}


def _make(folder: Path, place: Path) -> Path:
    return make(folder, place, RECIPES)


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SOURCE_DATE_EPOCH", "FORCE_COLOR", "NO_COLOR", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def _name(folder: Path) -> str:
    return folder.name


def _on_content(folder: Path) -> bool:
    """Whether the folder's mistake is found by ``check`` without further settings."""
    return complaint_of(folder).arguments[0] == "check" and complaint_of(folder).exit_code in (1, 3)


NOTED = [folder for folder in BROKEN if complaint_of(folder).exit_code == 0]
"""What is only noted: nothing is broken there, and ``--notes`` is asked for."""
ON_CONTENT = [folder for folder in BROKEN if _on_content(folder)]
every_complaint = pytest.mark.parametrize("folder", BROKEN, ids=_name)
every_mistake = pytest.mark.parametrize("folder", [f for f in BROKEN if f not in NOTED], ids=_name)
every_note = pytest.mark.parametrize("folder", NOTED, ids=_name)
every_content_mistake = pytest.mark.parametrize("folder", ON_CONTENT, ids=_name)


def _tree(folder: Path) -> dict[str, bytes | None]:
    """Everything below a folder but the cache: what its files hold; nothing for folders."""
    paths = sorted(path for path in folder.rglob("*") if ".cache" not in path.relative_to(folder).parts)
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None for path in paths}


# -- The guide without a fault ----------------------------------------------------------------------


def test_a_small_guide_of_another_region_is_without_a_fault(tmp_path: Path) -> None:
    assert run(_make(SMALL, tmp_path), "check", "--strict") == Complaint(
        ("check", "--strict"), "5 entries: no problems\n", 0
    )


def test_a_small_guide_of_another_region_is_built_from_itself_alone(tmp_path: Path) -> None:
    guide = _make(SMALL, tmp_path)

    built = run(guide, "build", "--strict")

    assert built.exit_code == 0, built.text
    pages = {path: data for path, data in _tree(guide / "site").items() if path.endswith(".html") and data}
    assert {"index.html", "landmarks/old-furnace/index.html", "ru/landmarks/old-furnace/index.html"} <= set(
        pages
    )
    assert "Old Furnace" in pages["landmarks/old-furnace/index.html"].decode()
    assert {path.suffix for path in (guide / "site/images").iterdir()} == {".avif", ".webp", ".jpg"}
    ours = re.compile("kuzbass|kemerovo|kaltan|siberia|кузбас|кемеров|калтан|сибир", re.IGNORECASE)
    assert [path for path, page in pages.items() if ours.search(_text_of(page.decode()))] == []


def _text_of(page: str) -> str:
    """What a reader reads on a page, descriptions included; without the name of the generator."""
    described = " ".join(re.findall(r'(?:alt|title|aria-label|content)="([^"]*)"', page))
    return html.unescape(re.sub(r"<[^>]*>", " ", page) + described).replace("kuzbass-site", "")


def test_a_guide_in_one_language_is_built_in_that_one(tmp_path: Path) -> None:
    guide = _make(SMALL, tmp_path)
    settings = (guide / "content/site.yaml").read_text(encoding="utf-8")
    english = re.sub(r"(?m),? *ru: [^}\n]*|^  ru: .*\n", "", settings).replace("[en, ru]", "[en]")
    (guide / "content/site.yaml").write_text(english, encoding="utf-8")
    (guide / "content/landmarks/old-furnace.ru.md").unlink()

    built = run(guide, "build", "--strict")

    assert built.exit_code == 0, built.text
    assert (guide / "site/landmarks/old-furnace/index.html").exists()
    assert not (guide / "site/ru").exists()


# -- One mistake each -------------------------------------------------------------------------------


@every_complaint
def test_a_mistake_earns_exactly_its_complaint(folder: Path, tmp_path: Path) -> None:
    expected = complaint_of(folder)
    said = run(_make(folder, tmp_path), *expected.arguments)
    keep(folder, said)
    assert said == expected


@pytest.mark.parametrize("name", ["field-mistyped", "several", "template-unknown-name", "output-of-others"])
def test_the_command_itself_says_the_same(name: str, tmp_path: Path) -> None:
    folder = SITES / "broken" / name
    expected = complaint_of(folder)
    guide = _make(folder, tmp_path)

    done = subprocess.run(
        [sys.executable, "-m", "kuzbass_site", *expected.arguments, "--lang", "en"],
        cwd=guide,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (done.stderr.replace(str(guide.resolve()), WHERE), done.returncode) == (
        expected.text,
        expected.exit_code,
    )
    assert done.stdout == ""


def test_five_mistakes_in_three_files_are_all_told_in_one_run_and_in_order() -> None:
    heads = [
        match
        for match in map(HEAD.fullmatch, complaint_of(SITES / "broken/several").text.splitlines())
        if match
    ]

    places = [(head["path"], int(head["line"]), int(head["column"])) for head in heads]
    assert len(places) == 5
    assert len({path for path, _, _ in places}) == 3
    assert places == sorted(places)


def test_every_problem_that_can_be_met_is_met_here() -> None:
    heads = [
        match for folder in BROKEN for match in map(HEAD.fullmatch, complaint_of(folder).text.splitlines())
    ]

    unmet = set(CODES) - {head["code"] for head in heads if head}

    # What no rule has words for: nothing is known that earns it. What is too slow: see test_workers, test_pictures.
    assert unmet == {"yaml/syntax", "file/too-slow", "page/too-heavy", "picture/too-slow"}


# -- Nothing is published ---------------------------------------------------------------------------


@every_mistake
def test_nothing_is_published_of_a_broken_guide(folder: Path, tmp_path: Path) -> None:
    expected = complaint_of(folder)
    guide = _make(folder, tmp_path)
    options = list(expected.arguments[1:])
    outputs: list[list[str]] = [[]] if "--output" in options else [["--output", "new"], ["--output", "old"]]
    publish([OutputFile(PurePosixPath("index.html"), b"An older site.")], guide / "old")
    before = _tree(guide)

    for output in outputs:
        assert run(guide, "build", *options, *output).exit_code == expected.exit_code

    assert _tree(guide) == before


@every_note
def test_a_note_stops_nothing_and_is_shown_only_when_asked_for(folder: Path, tmp_path: Path) -> None:
    asked = complaint_of(folder)
    guide = _make(folder, tmp_path)
    options = [option for option in asked.arguments[1:] if option != "--notes"]

    heads = [match for match in map(HEAD.fullmatch, asked.text.splitlines()) if match]
    assert {head["level"] for head in heads} == {"note"}
    counted = asked.text.splitlines()[-1] + "; `kuzbass-site check --notes` shows them"
    assert run(guide, "check", *options).text == f"{counted}\n"
    assert run(guide, "check", *options, "--strict").exit_code == 0
    assert json.loads(run(guide, "check", *options, "--format", "json").text) == []
    assert len(json.loads(run(guide, *asked.arguments, "--format", "json").text)) == len(heads)
    assert run(guide, "check", *options, "--format", "github").text == ""
    built = run(guide, "build", *options, "--strict")
    assert (built.exit_code, built.text.splitlines()[-1]) == (0, counted.partition(": ")[2])


# -- The same in other forms ------------------------------------------------------------------------


@every_content_mistake
def test_the_json_and_the_annotations_hold_the_same_problems(folder: Path, tmp_path: Path) -> None:
    expected = complaint_of(folder)
    guide = _make(folder, tmp_path)
    heads = [match.groupdict() for match in map(HEAD.fullmatch, expected.text.splitlines()) if match]
    told = [(h["path"], int(h["line"] or 0), h["level"], h["code"], h["message"]) for h in heads]

    as_json = run(guide, *expected.arguments, "--format", "json")
    problems = json.loads(as_json.text)
    as_github = run(guide, *expected.arguments, "--format", "github")
    annotations = as_github.text.splitlines()

    assert as_json.exit_code == as_github.exit_code == expected.exit_code
    assert [(_seen(p["path"]), p["line"], p["level"], p["code"], p["message"]) for p in problems] == told
    assert [_annotation(line) for line in annotations] == told


def _seen(path: str) -> str:
    return "".join(char if char.isprintable() else "\ufffd" for char in path)


def _annotation(line: str) -> tuple[str, int, str, str, str]:
    """A workflow command of GitHub, undone as its documentation says."""
    match = re.fullmatch(r"::(?P<level>error|warning|notice) (?P<properties>[^:]*)::(?P<text>.*)", line)
    assert match, line
    properties = dict(pair.split("=", 1) for pair in match["properties"].split(","))
    level = "note" if match["level"] == "notice" else match["level"]
    path, code = _seen(unquote(properties["file"])), unquote(properties["title"])
    return path, int(properties.get("line", 0)), level, code, unquote(match["text"]).partition("\n")[0]


ONE_OF_EACH = pytest.mark.parametrize("name", ["field-mistyped", "file-crlf", "config-url", "several"])


@ONE_OF_EACH
def test_quiet_changes_no_exit_code(name: str, tmp_path: Path) -> None:
    folder = SITES / "broken" / name
    expected = complaint_of(folder)

    said = run(_make(folder, tmp_path), *expected.arguments, "--quiet")

    assert (said.text, said.exit_code) == (expected.text, expected.exit_code)


@ONE_OF_EACH
def test_warnings_fail_only_when_strict_is_asked_for(name: str, tmp_path: Path) -> None:
    folder = SITES / "broken" / name
    expected = complaint_of(folder)
    guide = _make(folder, tmp_path)

    relaxed, strict = run(guide, "check"), run(guide, "check", "--strict")

    assert relaxed.text == strict.text == expected.text
    assert strict.exit_code == expected.exit_code
    assert relaxed.exit_code == (expected.exit_code if "error[" in expected.text else 0)


def test_strict_is_asked_for_only_where_nothing_but_warnings_fails() -> None:
    asked = {folder.name for folder in ON_CONTENT if "--strict" in complaint_of(folder).arguments}

    assert asked == {folder.name for folder in ON_CONTENT if "error[" not in complaint_of(folder).text}


def test_quiet_says_nothing_of_a_guide_without_a_fault(tmp_path: Path) -> None:
    assert run(_make(SMALL, tmp_path), "check", "--quiet").text == ""


@pytest.mark.parametrize("name", ["small", "german"])
def test_no_page_has_to_be_left_to_jinja(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # It would be the same, but Jinja compiles all templates for the first: half a second of each build.
    left: list[str] = []
    plain = Renderer._plain

    def noted(renderer: Renderer, page: Page) -> str:
        left.append(page.renderer)
        return plain(renderer, page)

    monkeypatch.setattr(Renderer, "_plain", noted)
    guide = tmp_path / "guide"
    shutil.copytree(SITES / name, guide, ignore=shutil.ignore_patterns(".cache"))
    build(guide, tmp_path / "site", Options(), jobs=1)

    assert left == []
