"""Nothing of the dossier is missing in the guide; what is missing is reported by family."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import compare_dossier
import pytest
from compare_dossier import FAMILIES, Result, compare, lines, main
from dossier import EXCEPTIONS, load
from dossier.checked import Both, file_of

from tests.dossiers import CLAIM, KALTAN, both, kaltan
from tests.factories import claim, entry

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def results() -> Mapping[str, Result]:
    found = compare(compare_dossier.both(ROOT), load(EXCEPTIONS))
    return {result.family: result for result in found}


@pytest.mark.parametrize("family", FAMILIES)
def test_the_guide_has_all_that_the_dossier_knows(results: Mapping[str, Result], family: str) -> None:
    assert list(lines([results[family]]))[1:] == []


def test_every_exception_belongs_to_a_family_and_gives_its_reason() -> None:
    exceptions = load(EXCEPTIONS)

    assert exceptions.keys() <= FAMILIES.keys()
    assert all(len(reason) > 20 for family in exceptions.values() for reason in family.values())


NO_COUNT = "it has nothing for 1959, where the dossier has 26627"


def report(
    sides: Both, exceptions: Mapping[str, Mapping[str, str]], *, everything: bool = False
) -> list[str]:
    families = {name: FAMILIES[name] for name in ("claims", "population")}
    return list(lines(compare(sides, exceptions, families), everything=everything))


def test_the_report_counts_by_family_and_says_where_what_is_missing_would_stand() -> None:
    assert report(both(claims=[CLAIM], towns=[KALTAN]), {}) == [
        "claims: 0 of 1",
        "  T01  content/claims/t01.md: there is no such claim",
        "population: 0 of 1",
        f"  kaltan/1959  content/towns/kaltan.md population: {NO_COUNT}",
    ]


@pytest.mark.parametrize("id_", ["kaltan/1959", "kaltan"])
def test_an_exception_excuses_one_thing_or_all_of_one_kind(id_: str) -> None:
    assert report(both(towns=[KALTAN]), {"population": {id_: "Another count."}}) == [
        "claims: 0 of 0",
        "population: 1 of 1, 1 by exception",
    ]


def test_an_exception_that_nothing_needs_is_reported() -> None:
    assert report(both(kaltan(), towns=[KALTAN]), {"population": {"kaltan/1959": "Another count."}}) == [
        "claims: 0 of 0",
        "population: 1 of 1",
        "  kaltan/1959  dossier_exceptions.yaml: nothing needs this exception",
    ]


def test_what_is_only_worth_knowing_is_shown_when_asked_for() -> None:
    sides = both(claim("t01"), claims=[CLAIM])

    assert report(sides, {}) == ["claims: 1 of 1", "population: 0 of 0"]
    assert "  (T01  content/claims/t01.md: does not cite another)" in report(sides, {}, everything=True)


@pytest.mark.parametrize(("towns", "code"), [([], 0), ([KALTAN], 1)])
def test_the_exit_code_says_whether_anything_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], towns: list[Any], code: int
) -> None:
    sides = both(entry("themes/growth"), towns=towns)
    monkeypatch.setattr(compare_dossier, "both", lambda _root: sides)

    assert main([]) == code
    assert f"towns: 0 of {len(towns)}" in capsys.readouterr().out


def test_a_place_is_shown_as_a_file() -> None:
    assert file_of("towns/kaltan#today") == "content/towns/kaltan.md#today"
    assert file_of('towns/kaltan "coal"') == 'content/towns/kaltan.md "coal"'
