"""A change of the output that happens wholly, whenever the process is killed.

The new files are made aside, on the same file system. Then the whole change is written down, and once
that note has its final name the change is decided: from then on it is carried out, by this process or,
should it die, by the next. Before that, nothing the output had has been touched. This is the
write-ahead logging of databases with the file as the page (Gray and Reuter, Transaction Processing, ch. 9).
"""

# Texts instead of paths: a site has many files, and a path object costs more than a look at one.
# ruff: noqa: PTH102, PTH103, PTH105, PTH106, PTH108, PTH114
from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import stat
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from kuzbass_site.disk import listing, lock
from kuzbass_site.disk.errors import OutputError
from kuzbass_site.disk.names import OWN, above, check_all
from kuzbass_site.i18n import N_

_DRAFT = "draft"
_DECIDED = "decided"
_FILES = "files"

_SYNCED_ONE_BY_ONE = 64
"""Up to so many files each is flushed on its own; for more one flush of everything is quicker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What will be done, in this order; paths are relative to the output."""

    fresh: tuple[str, ...] = ()
    """New files, each at a place where nothing is: whatever is replaced later may lead to them."""
    clear: tuple[str, ...] = ()
    """Files that stand where the new site wants a folder, or in a folder where it wants a file."""
    put: tuple[str, ...] = ()
    """The other new files: those in the places that were cleared, then those that replace a file."""
    remove: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    """Folders to make before the decision: the one step that could still find the disk full."""


class Aside:
    """The folder in which the new files wait; *lasting* if what is decided shall outlive a failure of power."""

    def __init__(self, folder: Path, output: Path, *, lasting: bool = True) -> None:
        self.folder = folder
        self.output = output
        self._lasting = lasting
        self._count = 0
        self._longest: tuple[int, int] | None = None

    def write(self, path: str, data: bytes) -> None:
        """Make one file.

        Raises:
            OSError: if the disk refuses it, or would refuse its name in the output.
        """
        self._require_short(path)
        self._count += 1
        _write(self._waiting(path), data, flush=self._lasting and self._count <= _SYNCED_ONE_BY_ONE)

    def _require_short(self, path: str) -> None:
        """Raise now what the system would raise of too long a name once the file is put in place."""
        if self._longest is None:
            self._longest = (
                os.pathconf(self.output, "PC_NAME_MAX"),
                os.pathconf(self.output, "PC_PATH_MAX") - len(os.fsencode(self.output)) - 1,
            )
        name, whole = self._longest
        encoded = os.fsencode(path)
        if len(encoded) >= whole or any(len(part) > name for part in encoded.split(b"/")):
            raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG), f"{self.output}/{path}")

    def _waiting(self, path: str) -> str:
        """Where a file waits: all in one folder, as making and removing a tree costs more than the files."""
        return f"{self.folder}/{_FILES}/{hashlib.sha256(os.fsencode(path)).hexdigest()[:40]}"

    def decide(self, change: Change) -> None:
        """Write the change down and make its folders; when this returns, it will happen."""
        if self._lasting and self._count > _SYNCED_ONE_BY_ONE:
            os.sync()
        _write(f"{self.folder}/{_DRAFT}", json.dumps(asdict(change)).encode(), flush=self._lasting)
        for folder in change.folders:
            with suppress(FileExistsError):
                os.mkdir(f"{self.output}/{folder}")
        os.replace(self.folder / _DRAFT, self.folder / _DECIDED)
        if self._lasting:
            _flush_folder(self.folder)

    def finish(self) -> None:
        """Carry out what was decided, from wherever an earlier attempt stopped, and tidy up."""
        change = _read(self.folder / _DECIDED)
        self._put_all(change.fresh)
        # Once a file has been put in a place that was cleared, a name to clear may be its own.
        if all(os.path.lexists(self._waiting(path)) for path in change.put):
            _remove_all(self.output, change.clear)
        self._put_all((*change.put, listing.NAME))
        _remove_all(self.output, change.remove)
        shutil.rmtree(self.folder)

    def abandon(self) -> None:
        """Take back what was prepared and not decided."""
        # A draft that cannot be read was cut off before the first folder was made.
        with suppress(FileNotFoundError, ValueError):
            for folder in reversed(_read(self.folder / _DRAFT).folders):
                with suppress(OSError):
                    (self.output / folder).rmdir()
        shutil.rmtree(self.folder)

    def is_decided(self) -> bool:
        """Whether the change will happen."""
        return (self.folder / _DECIDED).exists()

    def _put_all(self, paths: Iterable[str]) -> None:
        """Put files in their places; those that an earlier attempt has put are there already."""
        ready: set[str] = set()
        for path in paths:
            waiting, place = self._waiting(path), f"{self.output}/{path}"
            folder = path.rpartition("/")[0]
            if folder and folder not in ready and os.path.lexists(waiting):
                os.makedirs(f"{self.output}/{folder}", exist_ok=True)
                if link_above(self.output, path):
                    raise OutputError(
                        N_("%(place)s was not written: a folder above it has become a link."), place=place
                    )
                ready.add(folder)
            with suppress(FileNotFoundError):
                os.replace(waiting, place)


def open_aside(output: Path, *, lasting: bool = True) -> Aside:
    """Make an empty folder from which files can be moved into the output in one step.

    It stands beside the output; inside it, if the output is a mount of its own or its parent is not
    ours to write to. The lock of the output must be held.
    """
    beside, inside = _places(output)
    try:
        beside.mkdir()
        # Two mounts may be of the same device and yet refuse to move files to each other; ask.
        os.link(output / lock.NAME, beside / "probe")
        folder = beside
    except OSError:
        if beside.exists():
            shutil.rmtree(beside)
        inside.mkdir()
        folder = inside
    try:
        (folder / _FILES).mkdir()
    except OSError:
        shutil.rmtree(folder)
        raise
    return Aside(folder, output, lasting=lasting)


def recover(output: Path) -> None:
    """Finish a change that was decided before a process died, take back one that was not."""
    for place in _places(output):
        if place.exists():
            aside = Aside(place, output)
            if aside.is_decided():
                aside.finish()
            else:
                aside.abandon()


def link_above(output: Path, path: str) -> bool:
    """Whether a folder between the output and the path is a link, and so may lead elsewhere."""
    return any(os.path.islink(f"{output}/{folder}") for folder in above(path))


def _places(output: Path) -> tuple[Path, Path]:
    return output.parent / f".{output.name}.publish", output / f"{OWN}.publish"


def _read(path: Path) -> Change:
    """Read a change; its paths are proved again, for a file can be altered by others."""
    record: dict[str, list[str]] = json.loads(path.read_bytes())
    for paths in record.values():
        check_all(paths)
    return Change(**{name: tuple(paths) for name, paths in record.items()})


def _remove_all(output: Path, paths: Iterable[str]) -> None:
    """Remove files of ours, and the folders that are empty without them."""
    for path in paths:
        place = f"{output}/{path}"
        if not link_above(output, path) and not _is_folder(place):  # else somebody put another thing there
            with suppress(FileNotFoundError, NotADirectoryError):
                os.unlink(place)
            _remove_empty(output, above(path))


def _remove_empty(output: Path, folders: Iterable[str]) -> None:
    for folder in folders:
        try:
            os.rmdir(f"{output}/{folder}")
        except FileNotFoundError:
            continue  # an earlier attempt got so far
        except OSError:
            return  # it still holds something


def _is_folder(place: str) -> bool:
    try:
        return stat.S_ISDIR(os.lstat(place).st_mode)
    except OSError:
        return False


def _write(place: str, data: bytes, *, flush: bool) -> None:
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o644)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        if flush:
            file.flush()
            os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
