"""Which files are as we left them: told by what the system knows of them, or by reading them."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress

from kuzbass_site.disk.names import above

Stat = tuple[int, int, int, int]
"""Of a regular file: size in bytes, times of its last change of content and of anything in ns, inode.

Two that are equal are of the same file with the same bytes, unless it was changed between two ticks of
the disk's clock: the third number tells a change of the same size, one whose times were put back, one
through another name of the file and one of its permissions; the fourth tells another file. A copy of a
site, as it comes from an archive, has other numbers: only ``differing`` can tell that it is the same.
"""

_PART = 1 << 18
"""Bytes to read at once."""


def stats(output: str, paths: Iterable[str]) -> dict[str, Stat]:
    """What the system knows of those of the *paths* that are regular files, links not followed.

    A path below a folder that has become a link is no file of ours, so it is left out.
    """
    paths = tuple(paths)
    folders = [path.rpartition("/")[0] for path in paths]
    real = _real_folders(output, set(folders))
    found = {
        path: stat_of(f"{output}/{path}")
        for path, folder in zip(paths, folders, strict=True)
        if folder in real
    }
    return {path: seen for path, seen in found.items() if seen}


def stat_of(place: str) -> Stat | None:
    """What the system knows of a regular file; None for anything else, a link too."""
    try:
        seen = os.lstat(place)
    except OSError:
        return None
    if not stat.S_ISREG(seen.st_mode):
        return None
    return seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino


def _real_folders(output: str, folders: Iterable[str]) -> set[str]:
    """Those folders that are folders all the way down from the output; it is one itself.

    Most folders hold one page: a look into the few that hold folders tells of all the others.
    """
    holding = {folder.rpartition("/")[0] for folder in folders if folder}
    real = {""}
    for parent in sorted({"", *holding, *(folder for inner in holding for folder in above(inner))}):
        if parent in real:  # sorted, a folder comes after those it lies in
            prefix = f"{parent}/" if parent else ""
            with suppress(OSError), os.scandir(f"{output}/{parent}") as entries:
                real.update(prefix + entry.name for entry in entries if entry.is_dir(follow_symlinks=False))
    return real


def differing(output: str, digests: Mapping[str, str], paths: Iterable[str]) -> set[str]:
    """Those of the *paths* that are not regular files with the bytes of their SHA-256 in *digests*."""
    return {path for path in paths if digest_of(f"{output}/{path}") != digests.get(path)}


def digest_of(place: str) -> str:
    """The SHA-256 of a regular file, in hexadecimal; empty for anything else, or if it cannot be read."""
    try:
        # A pipe would keep us waiting for somebody to write.
        handle = os.open(place, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return ""
    digest = hashlib.sha256()
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return ""
        while part := os.read(handle, _PART):
            digest.update(part)
    except OSError:
        return ""
    finally:
        os.close(handle)
    return digest.hexdigest()
