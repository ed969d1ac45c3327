"""Read the sources of a guide. They are written by many hands, so nothing about them is trusted."""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from kuzbass_site.disk.names import ODD
from kuzbass_site.models.files import SourceFile
from kuzbass_site.problems import ContentError, Problem

TEXT_LIMIT = 1_000_000
DATA_LIMIT = 4_000_000
"""Bytes of one text, and of one registry such as ``sources.yaml``. More is a mistake or an attack."""

_LEFT = ("thumbs.db", "desktop.ini")


class Found(NamedTuple):
    """A source that is there: its path from the guide's root, and what tells that it changed.

    The size is in bytes; the times, in ns since 1970, are those of the last change of its content and of
    anything about it. A guide has many sources, so this is a tuple, and its path a text.
    """

    path: str
    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int


def read(root: Path, path: str, *, limit: int = DATA_LIMIT) -> SourceFile:
    """Read one file whose place is known, such as ``content/site.yaml``.

    Raises:
        FileNotFoundError: if there is none.
        ContentError: if it leads out of the guide, is over the *limit*, or cannot be read.
    """
    where = str(PurePosixPath(path))
    if not os.path.lexists(root / where):
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
    if not (root / where).resolve().is_relative_to(root.resolve()):
        raise ContentError([_problem(where, "file/symlink")])
    source, problems = load(root, where, limit)
    if source is None:
        raise ContentError(problems)
    return source


def read_all(
    root: Path, folder: str, *suffixes: str, limit: int = TEXT_LIMIT
) -> tuple[list[SourceFile], list[Problem]]:
    """Read every text below a folder: those named ``*.md``, or with one of the *suffixes*.

    Sorted by the bytes of their paths. Names that begin with a dot are passed over. A file with a
    doubtful name is read nevertheless, so that links to it are not called dead; one that leads out of
    the folder, is over the *limit* or cannot be read is only a problem.

    Raises:
        FileNotFoundError: if there is no such folder.
    """
    found, problems = find_all(root, folder, *suffixes)
    sources: list[SourceFile] = []
    for item in found:
        source, more = load(root, item.path, limit)
        problems += more
        if source is not None:
            sources.append(source)
    return sources, sorted(problems)


def find_all(root: Path, folder: str, *suffixes: str) -> tuple[list[Found], list[Problem]]:
    """What ``read_all`` would read, without reading it: to tell by size and times what has changed.

    Raises:
        FileNotFoundError: if there is no such folder.
    """
    wanted = tuple(suffix.casefold() for suffix in suffixes or (".md",))
    home = (root / folder).resolve(strict=True)
    if not home.is_relative_to(root.resolve()):
        return [], [_problem(folder, "file/symlink")]
    found: list[Found] = []
    problems: list[Problem] = []
    for item in _walk(str(root), str(PurePosixPath(folder)), (home,), wanted):
        if isinstance(item, Problem):
            problems.append(item)
        else:
            found.append(item)
    return sorted(found, key=lambda item: os.fsencode(item.path)), sorted(problems)


def others(root: Path, folder: str, *suffixes: str) -> Iterator[str]:
    """The paths of the files below a folder that are not named like texts; in no order.

    What systems and programs leave behind for themselves is none of them: hidden files, locks, copies.
    """
    for above, folders, names in os.walk(root / folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            is_left = name.startswith((".", "~")) or name.endswith("~") or name.casefold() in _LEFT
            if not (is_left or name.casefold().endswith(suffixes)):
                path = (Path(above) / name).relative_to(root).as_posix()
                yield os.fsencode(path).decode("utf-8", "backslashreplace")


def _walk(
    root: str, folder: str, above: tuple[Path, ...], wanted: tuple[str, ...]
) -> Iterator[Found | Problem]:
    """Go through one folder and those below; *above* are the real folders from the first to this."""
    try:
        with os.scandir(f"{root}/{folder}") as listing:
            entries = sorted(listing, key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        yield _unreadable(folder, error)
        return
    spelled: dict[str, str] = {}
    for entry in entries:
        name = entry.name
        if name.startswith("."):
            continue
        path = f"{folder}/{name}"
        text = name.endswith(wanted) or name.casefold().endswith(wanted)
        inside = True
        try:
            link = entry.is_symlink()
            if not (text or link or entry.is_dir()):
                continue
            if link:
                real = (above[-1] / name).resolve(strict=True)
                inside = real.is_relative_to(above[0])
            found = entry.stat()
        except (OSError, RuntimeError) as error:
            if text:
                yield _unreadable(path, error)
            continue
        is_folder = stat.S_ISDIR(found.st_mode)
        if not (text or is_folder):
            continue
        yield from _doubts(path, name, spelled)
        if not inside:
            yield _problem(path, "file/symlink")
        elif text and not stat.S_ISREG(found.st_mode):
            yield _problem(path, "file/not-a-file")
        elif not is_folder:
            yield Found(path, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
        else:
            real = real if link else above[-1] / name
            if real in above:
                yield _problem(path, "file/symlink-circle")
            else:
                yield from _walk(root, path, (*above, real), wanted)


def _doubts(path: str, name: str, spelled: dict[str, str]) -> Iterator[Problem]:
    """What is wrong with a name, given the names seen before in its folder (this one is added)."""
    plain = name.isascii()
    if ODD.search(name):
        yield _problem(path, "file/name")
    if not (plain or unicodedata.is_normalized("NFC", name)):
        yield _problem(path, "file/name-decomposed", unicodedata.normalize("NFC", name))
    key = name.lower() if plain else unicodedata.normalize("NFC", name).casefold()
    other = spelled.setdefault(key, name)
    if other != name:
        yield _problem(path, "file/name-clash", other)


def load(root: Path, path: str, limit: int) -> tuple[SourceFile | None, list[Problem]]:
    """Read one file, if it is a file and not too large."""
    try:
        place = root / path
        found = place.stat()
        if not stat.S_ISREG(found.st_mode):  # opening a pipe would wait for somebody to write
            return None, [_problem(path, "file/not-a-file")]
        if found.st_size > limit:
            return None, [_problem(path, "file/too-large", str(found.st_size), str(limit))]
        return SourceFile(PurePosixPath(path), place.read_bytes()), []
    except OSError as error:
        return None, [_unreadable(path, error)]


def _unreadable(path: str, error: OSError | RuntimeError) -> Problem:
    # Before Python 3.13 links that go round in a circle are a RuntimeError.
    reason = error.strerror if isinstance(error, OSError) else os.strerror(errno.ELOOP)
    return _problem(path, "file/unreadable", reason or str(error))


def _problem(path: str, code: str, *args: str) -> Problem:
    """A problem of a file as a whole. Bytes of its name that are no text are shown as such."""
    shown = os.fsencode(path).decode("utf-8", "backslashreplace")
    return Problem(PurePosixPath(shown), 0, 0, code, tuple(args))
