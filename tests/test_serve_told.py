"""What a page of the preview is told: mistakes with their lines, links into the editor, how the page stands."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest

from kuzbass_site.again import build_again
from kuzbass_site.disk import OutputError
from kuzbass_site.models.options import Options
from kuzbass_site.problems import ContentError, Problem
from kuzbass_site.serve.building import Shown
from kuzbass_site.serve.failing import LONGEST, MOST, Failure, Line, failure, mistake
from kuzbass_site.serve.guarding import is_own_host, is_own_origin, path_in, place_in
from kuzbass_site.serve.opening import FORMS, FormError, form_of, link, place_of
from kuzbass_site.serve.server import injected, kind_of
from kuzbass_site.serve.telling import BAD, GOOD, WARNING, Row, Teller, Told, encode

SMALL = Path(__file__).parent / "sites" / "small"
FORM = FORMS["vscode"]
TOWN = PurePosixPath("content/towns/coalbrookdale.md")


# --- links into the editor ---


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("vscode", "vscode://file/a%20b/%D1%8F%26.md:3:7"),
        ("sublime", "subl://open?url=file:///a%20b/%D1%8F%26.md&line=3&column=7"),
        ("obsidian", "obsidian://open?path=/a%20b/%D1%8F%26.md"),
        (
            "subl://open?url=file://{path}&line={line}:{col}",
            "subl://open?url=file:///a%20b/%D1%8F%26.md&line=3:7",
        ),
        ("none", ""),
    ],
)
def test_a_link_opens_the_file_at_its_place(name: str, expected: str) -> None:
    assert link(form_of(name), Path("/a b/я&.md"), 3, 7) == expected


def test_a_problem_of_a_whole_file_leads_to_its_beginning() -> None:
    assert link(FORM, Path("/a.md"), 0, 0) == "vscode://file/a.md:1:1"


@pytest.mark.parametrize(
    "form",
    [
        "emacs",
        "",
        "javascript:alert({path})",
        "data:{path}",
        "subl://open",
        "x://{path}{place}",
        "x:// {path}",
    ],
)
def test_a_form_that_leads_nowhere_is_refused(form: str) -> None:
    with pytest.raises(FormError):
        form_of(form)


def test_a_file_of_the_theme_is_found_where_it_lies(tmp_path: Path) -> None:
    assert place_of(tmp_path, PurePosixPath("templates/base.html")).is_file()
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "base.html").touch()
    assert place_of(tmp_path, PurePosixPath("templates/base.html")) == tmp_path / "templates" / "base.html"


# --- what stopped a build ---


def test_a_mistake_is_shown_with_the_lines_around_it(tmp_path: Path) -> None:
    (tmp_path / "content" / "towns").mkdir(parents=True)
    (tmp_path / TOWN).write_text("---\ntitel: One\nsummary: Two\n---\nText\n", encoding="utf-8")
    problem = Problem(TOWN, 2, 1, "front-matter/unknown-field", ("titel", "title"), 6)

    found = mistake(problem, tmp_path, "en", FORM)

    assert found.where == f"{TOWN}:2:1"
    assert found.open == f"vscode://file{tmp_path}/{TOWN}:2:1"
    assert (found.level, found.kind) == ("error", "error")
    assert "titel" in found.message
    assert "title" in found.hint
    assert found.lines == (
        Line(1, "---"),
        Line(2, "", "titel", ": One", here=True),
        Line(3, "summary: Two"),
        Line(4, "---"),
    )


@pytest.mark.parametrize(("line", "column", "end"), [(99, 1, 0), (2, 500, 900), (1, 3, 2), (2, 1, 0)])
def test_a_place_that_is_not_there_is_shown_as_far_as_it_can_be(
    tmp_path: Path, line: int, column: int, end: int
) -> None:
    (tmp_path / "content" / "towns").mkdir(parents=True)
    (tmp_path / TOWN).write_bytes(b"a\r\n\xff" + b"b" * 5000)

    found = mistake(Problem(TOWN, line, column, "front-matter/unclosed", (), end), tmp_path, "en", FORM)

    assert all(len(each.before) <= LONGEST for each in found.lines)


def test_a_file_that_is_not_there_has_no_link() -> None:
    found = mistake(Problem(TOWN, 1, 1, "front-matter/unclosed"), Path("/nowhere"), "en", FORM)

    assert (found.open, found.lines) == ("", ())


def test_of_many_mistakes_the_first_are_shown_and_errors_before_warnings() -> None:
    problems = [Problem(TOWN, line, 1, "source/unused", ("a",)) for line in range(1, 40)]
    problems.append(Problem(TOWN, 90, 1, "front-matter/unclosed"))

    found = failure(ContentError(problems), SMALL, "en", FORM)

    assert len(found.mistakes) == MOST
    assert found.mistakes[0].level == "error"
    assert found.more == "and 20 problems more"


def test_an_exception_of_ours_is_told_with_its_place() -> None:
    try:
        raise RuntimeError("a rule that raises")
    except RuntimeError as error:
        found = failure(error, SMALL, "en", FORM)

    assert "RuntimeError: a rule that raises" in found.trace
    assert "mistake in kuzbass-site" in found.text


def test_a_disk_that_refuses_is_told_in_words() -> None:
    assert failure(OutputError("%(what)s is full", what="The disk"), SMALL, "en", FORM) == Failure(
        title="The guide cannot be built", text="The disk is full"
    )


# --- how a page stands ---


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("told")
    guide = place / "guide"
    shutil.copytree(SMALL, guide, ignore=shutil.ignore_patterns(".cache"))
    (guide / "content" / "towns" / "ironbridge.md").write_text(
        "---\ntitle: Ironbridge\nsummary: A town.\nfacts:\n  owner:\n    value: the village\n"
        "    unsourced: common knowledge\n---\nText.\n",
        encoding="utf-8",
    )
    return guide


@pytest.fixture(scope="module")
def shown(guide: Path) -> Shown:
    report, memory = build_again(guide, guide.parent / "out", Options(preview=True))
    return Shown(number=1, busy=False, report=report, memory=memory)


def told(guide: Path, shown: Shown, url: str, *, lang: str = "en") -> Told:
    place = guide.parent / "out" / url.strip("/") / "index.html"
    data = place.read_bytes() if place.is_file() else b""
    return Teller(guide, lang, FORM).told(shown, url, "x", data)


def rows(found: Told) -> dict[str, Row]:
    return {row.label: row for row in found.rows}


def test_a_page_in_order_says_so(guide: Path, shown: Shown) -> None:
    found = told(guide, shown, "/towns/coalbrookdale/")

    assert (found.failure, found.busy, found.page) == (None, False, "x")
    assert rows(found)["Facts"].text == "0 facts, none without a source"
    assert rows(found)["Last made because"].text == "it was new"
    assert "kB compressed" in rows(found)["Weight of the page"].text
    assert "files written" in rows(found)["The last build"].text


def test_a_value_without_a_source_is_told_with_its_place(guide: Path, shown: Shown) -> None:
    found = told(guide, shown, "/towns/ironbridge/")
    row = rows(found)["Facts"]

    assert (row.level, row.text) == (WARNING, "1 without a source")
    assert row.items[0].text == "owner: the village (common knowledge)"
    assert row.items[0].open.endswith("/content/towns/ironbridge.md:6:12")
    assert (found.level, found.brief) == (WARNING, "no problems · 1 without a source")


def test_the_problems_of_a_page_are_its_own(guide: Path, shown: Shown) -> None:
    report = shown.report
    assert report is not None
    own = Problem(PurePosixPath("content/towns/ironbridge.md"), 6, 5, "waive/unused", ("a", "b"))
    other = Problem(TOWN, 2, 1, "waive/unused", ("a", "b"))
    more = replace(shown, report=replace(report, problems=(own, other, other)))

    row = rows(told(guide, more, "/towns/ironbridge/"))["Problems of this page"]
    assert row.text == "1 problem (2 elsewhere)"
    assert row.items[0].open.endswith("/content/towns/ironbridge.md:6:5")
    assert rows(told(guide, more, "/"))["Problems of this page"].text == "no problems (3 elsewhere)"


@pytest.mark.parametrize("url", ["/landmarks/old-furnace/", "/ru/landmarks/old-furnace/"])
def test_a_translation_is_told_beside_its_original(guide: Path, shown: Shown, url: str) -> None:
    assert rows(told(guide, shown, url))["Translation: Russian"].items[0].text == "old-furnace.ru.md"
    assert rows(told(guide, shown, "/towns/coalbrookdale/"))["Translation: Russian"].text == "not translated"


def test_why_a_page_was_made_anew_is_told(guide: Path, tmp_path: Path) -> None:
    own, output = tmp_path / "guide", tmp_path / "out"
    shutil.copytree(guide, own)
    _, memory = build_again(own, output, Options(preview=True))
    town = own / TOWN
    town.write_text(town.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    report, memory = build_again(own, output, Options(preview=True), memory, {str(town)})
    now = Shown(number=2, busy=False, report=report, memory=memory)

    row = rows(told(own, now, "/towns/coalbrookdale/"))["Last made because"]
    assert row.text == "this had changed:"
    assert [item.text for item in row.items] == ["the files of the entry"]


@pytest.mark.parametrize(
    "url", ["/", "/about/", "/claims/world-heritage/", "/tags/", "/nowhere/", "/ru/", "/404.html"]
)
def test_any_page_is_told_something(guide: Path, shown: Shown, url: str) -> None:
    assert "Problems of this page" in rows(told(guide, shown, url))


def test_a_failure_is_told_above_what_is_known_of_the_good_page(guide: Path, shown: Shown) -> None:
    found = told(guide, replace(shown, error=RuntimeError("a rule")), "/towns/coalbrookdale/")

    assert found.level == BAD
    assert found.failure is not None
    assert rows(found)["Facts"].level == GOOD


def test_before_the_first_build_there_is_nothing_but_that(guide: Path) -> None:
    found = told(guide, Shown(), "/")

    assert (found.busy, found.rows, found.failure) == (True, (), None)
    assert encode(found).startswith(b'{"page":')


# --- whom it answers, and with what ---


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("/", ("",)),
        ("/towns/", ("towns", "")),
        ("/a/%D1%8F.html?b#c", ("a", "я.html")),
        ("/a b", ("a b",)),
        ("", None),
        ("a", None),
        ("*", None),
        ("//a", None),
        ("/a//b", None),
        ("/.git/config", None),
        ("/a/../b", None),
        ("/a/%2e%2E/b", None),
        ("/a%2Fb", None),
        ("/a%5cb", None),
        ("/a\\b", None),
        ("/a%00", None),
        ("/a%0A", None),
        ("/%ff", None),
        ("/c:/a", None),
        ("http://a/b", None),
    ],
)
def test_a_path_is_what_it_seems(address: str, parts: tuple[str, ...] | None) -> None:
    assert path_in(address) == parts


def test_no_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "site" / "a").mkdir(parents=True)
    (tmp_path / "site" / "a" / "b.html").touch()
    (tmp_path / "site" / "out").symlink_to(tmp_path)
    (tmp_path / "site" / "in").symlink_to(tmp_path / "site" / "a")

    assert place_in(tmp_path / "site", ("a", "b.html")) == (tmp_path / "site" / "a" / "b.html").resolve()
    assert place_in(tmp_path / "site", ("out", "site")) is None
    assert place_in(tmp_path / "site", ("in", "b.html")) is None
    assert place_in(tmp_path / "site", ("x" * 5000,)) is None
    assert place_in(tmp_path / "none", ("a",)) is None


def test_a_site_behind_a_link_is_served(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "a.html").touch()
    (tmp_path / "link").symlink_to(tmp_path / "site")

    assert place_in(tmp_path / "link", ("a.html",)) is not None


@pytest.mark.parametrize("named", [[], ["127.0.0.1", "127.0.0.1"], ["127.0.0.1:x"], [" "], ["localhost."]])
def test_a_host_that_is_not_one_name_of_ours_is_refused(named: list[str]) -> None:
    assert not is_own_host(named)


def test_who_says_nothing_of_where_it_comes_from_is_answered() -> None:
    assert is_own_origin(None, None, None, 8000)


def test_the_script_comes_with_any_page() -> None:
    script = b'<script type="module" src="/_preview/client.js" data-preview="d"></script>\n'

    assert (
        injected(b"<head><title>a</title></head>b", "d") == b"<head><title>a</title>" + script + b"</head>b"
    )
    assert injected(b"a", "d") == b"a" + script


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.html", "text/html; charset=utf-8"),
        ("a.JS", "text/javascript; charset=utf-8"),
        ("a.geojson", "application/geo+json"),
        ("a.unheard-of", "application/octet-stream"),
    ],
)
def test_a_file_has_the_kind_of_its_name(name: str, kind: str) -> None:
    assert kind_of(name) == kind
