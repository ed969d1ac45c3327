"""The set-up: locks that hold on any machine, a browser that is never silently missing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "requirements-test.lock")


def pins(lock: str) -> dict[str, str]:
    """Each package of a lock with its version and marker."""
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    found = (re.match(r"([a-z0-9._-]+)==([^ ;]+)", line) for line in lines)
    return {match[1]: match[2] for match in found if match}


def normal(requirement: str) -> str:
    """The name in a requirement, as locks write it."""
    return re.split(r"[<>=!~; \[]", requirement)[0].lower().replace("_", "-")


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_host(lock: str) -> None:
    assert "://" not in (ROOT / lock).read_text(encoding="utf-8")


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_of_a_lock_has_a_hash(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    entries = [entry for entry in re.split(r"\n(?=[a-z0-9])", text) if "==" in entry.split("\n")[0]]

    assert len(entries) == len(pins(lock))
    assert [entry.split("\n")[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_locks_hold_every_dependency_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    needed = {normal(item) for item in [*project["project"]["dependencies"], *groups["build"]]}
    for_tests = {normal(item) for item in groups["test"] if isinstance(item, str)}

    assert needed - set(pins("requirements.lock")) == set()
    assert for_tests - set(pins("requirements-test.lock")) == set()


def test_the_locks_hold_nothing_that_the_project_no_longer_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = {
        normal(item) for item in [*project["project"]["dependencies"], *project["dependency-groups"]["build"]]
    }

    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z0-9])", text)
    direct = {normal(entry) for entry in entries if "kuzbass-site (pyproject.toml" in entry}

    assert direct - asked == set()


def test_the_tests_run_with_the_versions_that_the_site_is_built_with() -> None:
    assert pins("requirements.lock").items() <= pins("requirements-test.lock").items()


def test_the_build_backend_is_locked_too() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    assert set(project["build-system"]["requires"]) <= set(project["dependency-groups"]["build"])


def test_a_browser_that_does_not_run_is_refused_by_name() -> None:
    answer = subprocess.run(
        [sys.executable, ROOT / "scripts" / "find_browser.py"],
        env={**os.environ, "KUZBASS_SITE_BROWSER": "/no/such/browser"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert answer.returncode == 1
    assert "/no/such/browser" in answer.stderr
    assert answer.stdout == ""


def test_an_old_python_is_told_which_one_is_needed() -> None:
    answer = subprocess.run(
        ["sh", ROOT / "scripts" / "python.sh", "-c", "print('ran')"],
        env={**os.environ, "PYTHON": "/no/such/python"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert answer.returncode == 1
    assert "Python 3.11 or newer is needed" in answer.stderr
