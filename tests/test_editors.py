"""What new editors do wrong, and what they are told: in English and in Russian, so that they know what to do.

Each folder in ``tests/editors`` is a mistake that people make, laid over the small guide. Its ``complaint.txt`` and
``complaint.ru.txt`` hold every word that ``check`` says of it. After a change of wording::

    RENEW_COMPLAINTS=1 pytest tests/test_editors.py

writes them anew; read each as the person who gets it: would you know what to write?
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.complaints import Recipe, complaint_of, keep, make, run

EDITORS = Path(__file__).parent / "editors"
MISTAKES = sorted(path.parent for path in EDITORS.glob("*/complaint.txt"))


def _sixty_megabytes(guide: Path) -> None:
    with (guide / "content/images/furnace.png").open("r+b") as file:
        file.truncate(60_000_000)


RECIPES: dict[str, Recipe] = {"picture-of-60-mb": _sixty_megabytes}

MENDED = {
    "byte-order-mark",
    "colon-in-title",
    "coordinates-swapped",
    "coordinates-with-commas",
    "fence-em-dash",
    "equals-for-colon",
    "fence-forgotten",
    "from-word",
    "full-width-colon",
    "list-stars",
    "no-break-spaces",
    "no-space-after-colon",
    "smart-quote-closes",
    "smart-quotes",
    "tab-for-spaces",
    "utf-16",
    "windows-1251",
    "registry-colon",
}
"""What ``check --fix`` puts right."""

every_mistake = pytest.mark.parametrize("folder", MISTAKES, ids=lambda folder: folder.name)
in_both_languages = pytest.mark.parametrize("lang", ["en", "ru"])


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SOURCE_DATE_EPOCH", "FORCE_COLOR", "NO_COLOR", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def test_there_are_enough_of_them() -> None:
    assert len(MISTAKES) >= 40


@every_mistake
@in_both_languages
def test_an_editor_is_told_exactly_this(folder: Path, lang: str, tmp_path: Path) -> None:
    expected = complaint_of(folder, lang)
    said = run(make(folder, tmp_path, RECIPES), *expected.arguments, lang=lang)
    keep(folder, said, lang)
    assert said == expected
    assert said.exit_code == 1


@every_mistake
def test_each_problem_says_what_to_write(folder: Path) -> None:
    problems = re.split(r"(?m)^(?=content/\S.*\[[a-z0-9/-]+\]: )", complaint_of(folder).text)[1:]

    assert problems
    for problem in problems:
        assert re.search(r"(?m)^ +(?:\| *\^+|=) \S", problem) or "one of: " in problem, problem


@every_mistake
def test_no_problem_is_told_in_the_wrong_language(folder: Path) -> None:
    english, russian = (complaint_of(folder, lang).text for lang in ("en", "ru"))
    told = re.findall(r"(?m)^content/\S.*?\[[a-z0-9/-]+\]: (.*)$", russian)

    assert len(told) == len(re.findall(r"(?m)^content/\S.*?\[[a-z0-9/-]+\]: ", english))
    assert all(re.search("[а-яё]{3}", message) for message in told), told


@every_mistake
def test_fixing_mends_it_or_leaves_it_alone(folder: Path, tmp_path: Path) -> None:
    guide = make(folder, tmp_path, RECIPES)
    before = {path: path.read_bytes() for path in guide.rglob("*.*") if path.is_file()}

    said = run(guide, *complaint_of(folder).arguments, "--fix")

    if folder.name in MENDED:
        assert said.exit_code == 0, said.text
        assert run(guide, "check", "--fix").text.startswith("nothing to mend without a doubt\n")
    else:
        assert said.exit_code == 1
        assert {path: path.read_bytes() for path in before} == before
