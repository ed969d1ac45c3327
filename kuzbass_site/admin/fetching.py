"""The programs of others that the admin is made of: from npm, pinned, and proved by their digests."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import shutil
import subprocess
import tarfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kuzbass_site.disk import OutputError
from kuzbass_site.i18n import N_

NPM_TIME = 120  # seconds


class FetchError(OutputError):
    """A program of others that cannot be had."""


@dataclass(frozen=True, slots=True)
class Program:
    """A package of npm: which state of it, the digest of its archive, and which of its files go where."""

    name: str
    version: str
    digest: str
    files: Mapping[str, str]

    @property
    def archive(self) -> str:
        """The name of the archive, as ``npm pack`` gives it."""
        return f"{self.name.removeprefix('@').replace('/', '-')}-{self.version}.tgz"


_FONTS = ("material-symbols-outlined", "noto-mono", "source-sans-3")

SVELTIA = Program(
    "@sveltia/cms",
    "0.221.1",
    "J+Qoik9kGMk2L7vNpOQrnDmFRi+NB6vwJ0f657YtsxWH0P8WYSYRRSRC2pQ/jGGbVlM//Pg/WIgmkpswqoo3gQ==",
    {
        r"npm/index\.js": "cms/index.js",
        r"npm/chunks/(react-[\w-]+\.js)": r"cms/chunks/\1",
        rf"npm/assets/((?:{'|'.join(_FONTS)})\S*)": r"cms/assets/\1",
        r"locales/ru\.json": "locales/ru.json",
        r"LICENSE\.txt": "cms/LICENSE.txt",
    },
)
"""The build of Sveltia CMS that brings its fonts along and asks nobody for a newer state of itself."""

JS_YAML = Program(
    "js-yaml",
    "4.1.1",
    "qQKT4zQxXl8lLwBtHMWwaTcGfFOZviOJet3Oy/xmGk2gZH677CJM9EvtfdSkgWcATZhj/55JZ0rmy3myCT5lsA==",
    {r"dist/js-yaml\.mjs": "js-yaml.js", r"LICENSE": "js-yaml.LICENSE.txt"},
)

PROGRAMS = (SVELTIA, JS_YAML)


def fetch(program: Program, folder: Path, *, ask: bool = True) -> dict[str, bytes]:
    """The files of a program by their places in the admin, from its archive in *folder*.

    If the archive is not there, npm is asked for it, unless not to *ask*.

    Raises:
        FetchError: if there is no such archive, npm is missing or fails, or the archive is another one.
    """
    archive = folder / program.archive
    if not archive.exists():
        if not ask:
            raise FetchError(N_("%(folder)s has no %(archive)s"), folder=folder, archive=program.archive)
        _pack(program, folder)
    data = archive.read_bytes()
    if base64.b64encode(hashlib.sha512(data).digest()).decode() != program.digest:
        raise FetchError(
            N_("%(file)s is not the %(program)s that was checked; delete it and try again"),
            file=archive,
            program=f"{program.name} {program.version}",
        )
    return _chosen(program, data)


def _pack(program: Program, folder: Path) -> None:
    """Let npm put the archive into the folder."""
    named = f"{program.name}@{program.version}"
    npm = shutil.which("npm")
    if npm is None:
        raise FetchError(
            N_(
                "npm is needed once, to get %(program)s: install Node.js, or give the folder that has "
                "%(archive)s with --npm"
            ),
            program=named,
            archive=program.archive,
        )
    folder.mkdir(parents=True, exist_ok=True)
    command = [npm, "pack", named, "--pack-destination", str(folder), "--ignore-scripts", "--silent"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=NPM_TIME, check=False)  # noqa: S603
        said = done.stderr.strip() if done.returncode else ""
    except (OSError, subprocess.TimeoutExpired) as error:
        said = str(error)
    if not (folder / program.archive).exists():
        raise FetchError(N_("npm could not get %(program)s: %(reason)s"), program=named, reason=said)


def _chosen(program: Program, data: bytes) -> dict[str, bytes]:
    """The files of an archive that the admin needs."""
    found: dict[str, bytes] = {}
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:gz") as archive:
        for member in archive:
            name = member.name.partition("/")[2]
            for pattern, place in program.files.items():
                match = re.fullmatch(pattern, name)
                content = archive.extractfile(member) if match else None
                if match and content:
                    found[match.expand(place)] = content.read()
    return found
