"""Guides with a mistake, and the complaints they earn: what is laid over the small guide, and what is said of it."""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from kuzbass_site.cli import main

SMALL = Path(__file__).parent / "sites" / "small"
WHERE = "/the/guide"
"""Stands in the complaints for the folder that a test has copied its guide to."""
NAMES = {"en": "complaint.txt", "ru": "complaint.ru.txt"}

Recipe = Callable[[Path], None]
"""Makes in a guide what Git cannot hold, or should not."""


@dataclass(frozen=True)
class Complaint:
    """What a folder's ``complaint.txt`` holds: the arguments, what is said, the exit code."""

    arguments: tuple[str, ...]
    text: str
    exit_code: int


def complaint_of(folder: Path, lang: str = "en") -> Complaint:
    """The complaint that a folder is to earn."""
    first, _, rest = (folder / NAMES[lang]).read_text(encoding="utf-8").partition("\n")
    text, _, last = rest.rstrip("\n").rpartition("\n") if "\n" in rest.rstrip("\n") else ("", "", rest)
    return Complaint(
        arguments=tuple(shlex.split(first.removeprefix("$ kuzbass-site "))),
        text=f"{text}\n" if text else "",
        exit_code=int(last.strip().removeprefix("exit ") or -1),
    )


def keep(folder: Path, complaint: Complaint, lang: str = "en") -> None:
    """Write a complaint into its folder, if ``RENEW_COMPLAINTS`` asks for it."""
    if os.environ.get("RENEW_COMPLAINTS"):
        text = (
            f"$ kuzbass-site {shlex.join(complaint.arguments)}\n{complaint.text}exit {complaint.exit_code}\n"
        )
        (folder / NAMES[lang]).write_text(text, encoding="utf-8", newline="\n")


def make(folder: Path, place: Path, recipes: Mapping[str, Recipe]) -> Path:
    """The guide of a folder: the small one, the folder's own files over it, then its recipe."""
    guide = place / "guide"
    shutil.copytree(SMALL, guide)
    if folder != SMALL:
        ours = shutil.ignore_patterns(*NAMES.values())
        shutil.copytree(folder, guide, symlinks=True, dirs_exist_ok=True, ignore=ours)
    if folder.name in recipes:
        recipes[folder.name](guide)
    return guide


def run(guide: Path, *arguments: str, lang: str = "en") -> Complaint:
    """Run the command in the guide's folder; a mistake of our own is an AssertionError."""
    before = Path.cwd()
    os.chdir(guide)
    try:
        result = CliRunner().invoke(main, [*arguments, "--lang", lang], prog_name="kuzbass-site")
    finally:
        os.chdir(before)
    if result.exit_code == 70:
        raise AssertionError(result.output)
    return Complaint(arguments, result.output.replace(str(guide.resolve()), WHERE), result.exit_code)
