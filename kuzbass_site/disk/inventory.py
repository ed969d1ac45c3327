"""What a site consists of, as a file to be kept elsewhere; and whether a published folder still is that."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from kuzbass_site.disk.errors import OutputError
from kuzbass_site.disk.names import OWN, check_all
from kuzbass_site.disk.stats import Stat, digest_of

_VERSION = 1
_INDEX = "index.html"


class InventoryError(Exception):
    """A file that was to be the inventory of a site is none."""


@dataclass(frozen=True, slots=True)
class Differences:
    """What a folder holds that an inventory does not say, and the other way round: sorted paths."""

    missing: tuple[str, ...]
    changed: tuple[str, ...]
    foreign: tuple[str, ...]
    """Files that are not of the site. Those that stand there for Git and for our builds are not meant."""


def dump(digests: Mapping[str, str], stats: Mapping[str, Stat], address: str = "") -> bytes:
    """The inventory of a site as JSON: of each file URL, path, SHA-256 and size in bytes, by path.

    *digests* and *stats* are as an ``Output`` has them; a file that the disk does not have is left out.
    The URLs begin with the *address* of the site. Nothing varies between equal sites.
    """
    lines = [
        json.dumps(
            {"url": f"{address}{_url(path)}", "path": path, "sha256": digests[path], "size": stats[path][0]},
            ensure_ascii=False,
        )
        for path in sorted(digests.keys() & stats.keys())
    ]
    files = ",\n".join(lines)
    return f'{{"version": {_VERSION}, "files": [\n{files}\n]}}\n'.encode()


def load(data: bytes) -> dict[str, str]:
    """The SHA-256 of each file of an inventory, by path.

    Raises:
        InventoryError: if it is none, or one of another version.
    """
    try:
        record = json.loads(data)
        if record["version"] != _VERSION:
            raise InventoryError(record["version"])
        digests = {str(file["path"]): str(file["sha256"]) for file in record["files"]}
        check_all(digests)
    except (ValueError, KeyError, TypeError, OutputError) as error:
        raise InventoryError(str(error)) from error
    return digests


def compare(folder: Path, digests: Mapping[str, str]) -> Differences:
    """How a folder differs from an inventory; every file of the inventory is read.

    Raises:
        OSError: if a folder cannot be looked into.
    """
    found = set(_files(str(folder), ""))
    there = sorted(digests.keys() & found)
    return Differences(
        missing=tuple(sorted(digests.keys() - found)),
        changed=tuple(path for path in there if digest_of(f"{folder}/{path}") != digests[path]),
        foreign=tuple(sorted(found - digests.keys())),
    )


def _files(home: str, prefix: str) -> Iterator[str]:
    """The paths of all files below a folder; links are not followed."""
    with os.scandir(f"{home}/{prefix}") as entries:
        for entry in entries:
            if not prefix and (entry.name == ".git" or entry.name.startswith(OWN)):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _files(home, f"{prefix}{entry.name}/")
            else:
                yield f"{prefix}{entry.name}"


def _url(path: str) -> str:
    """The rooted address of a file of the site."""
    folder, _, name = path.rpartition("/")
    return quote(f"/{folder}/" if folder else "/") if name == _INDEX else quote(f"/{path}")
