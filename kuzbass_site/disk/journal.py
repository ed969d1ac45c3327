"""A change of the output that happens wholly, whenever the process is killed.

The new files are made aside, on the same file system. Then the whole change is written down, and once
that note has its final name the change is decided: from then on it is carried out, by this process or,
should it die, by the next. Before that, nothing the output had has been touched. This is the
write-ahead logging of databases with the file as the page (Gray and Reuter, Transaction Processing, ch. 9).
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

from kuzbass_site.disk import listing, lock
from kuzbass_site.disk.errors import OutputError
from kuzbass_site.disk.names import OWN, checked
from kuzbass_site.i18n import N_

_DRAFT = "draft"
_DECIDED = "decided"
_FILES = "files"

_SYNCED_ONE_BY_ONE = 64
"""Up to so many files each is flushed on its own; for more one flush of everything is quicker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What will be done, in this order; paths are relative to the output."""

    clear: tuple[str, ...]
    """Files that stand where the new site wants a folder, or in a folder where it wants a file."""
    put: tuple[str, ...]
    remove: tuple[str, ...]
    folders: tuple[str, ...]
    """Folders to make before the decision: the one step that could still find the disk full."""


class Aside:
    """The folder in which the new files wait."""

    def __init__(self, folder: Path, output: Path) -> None:
        self.folder = folder
        self.output = output
        self._count = 0

    def write(self, path: PurePosixPath | str, data: bytes) -> None:
        """Make one file.

        Raises:
            OSError: if the disk refuses it, or would refuse its name in the output.
        """
        _require_short(self.output, path)
        self._count += 1
        _write(self._waiting(path), data, flush=self._count <= _SYNCED_ONE_BY_ONE)

    def _waiting(self, path: PurePosixPath | str) -> Path:
        """Where a file waits: all in one folder, as making and removing a tree costs more than the files."""
        return self.folder / _FILES / hashlib.sha256(os.fsencode(path)).hexdigest()[:40]

    def decide(self, change: Change) -> None:
        """Write the change down and make its folders; when this returns, it will happen."""
        if self._count > _SYNCED_ONE_BY_ONE:
            os.sync()
        _write(self.folder / _DRAFT, json.dumps(asdict(change)).encode(), flush=True)
        for folder in change.folders:
            (self.output / folder).mkdir(exist_ok=True)
        (self.folder / _DRAFT).replace(self.folder / _DECIDED)
        _flush_folder(self.folder)

    def finish(self) -> None:
        """Carry out what was decided, from wherever an earlier attempt stopped, and tidy up."""
        change = _read(self.folder / _DECIDED)
        # Once a file has been put, a name to clear may be that of a new file.
        if all(self._waiting(path).exists() for path in change.put):
            for path in change.clear:
                _remove(self.output, path)
        for path in (*change.put, listing.NAME):
            self._put(path)
        for path in change.remove:
            _remove(self.output, path)
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

    def _put(self, path: str) -> None:
        waiting, place = self._waiting(path), self.output / path
        if not waiting.exists():
            return  # an earlier attempt got so far
        place.parent.mkdir(parents=True, exist_ok=True)
        if link_above(self.output, path):
            raise OutputError(
                N_("%(place)s was not written: a folder above it has become a link."), place=place
            )
        waiting.replace(place)


def open_aside(output: Path) -> Aside:
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
    (folder / _FILES).mkdir()
    return Aside(folder, output)


def recover(output: Path) -> None:
    """Finish a change that was decided before a process died, take back one that was not."""
    for place in _places(output):
        if place.exists():
            aside = Aside(place, output)
            if aside.is_decided():
                aside.finish()
            else:
                aside.abandon()


def _require_short(output: Path, path: PurePosixPath | str) -> None:
    """Raise now what the system would raise of too long a name once the file is put in place."""
    names, whole = os.pathconf(output, "PC_NAME_MAX"), os.pathconf(output, "PC_PATH_MAX")
    long = any(len(os.fsencode(name)) > names for name in PurePosixPath(path).parts)
    if long or len(os.fsencode(output / path)) >= whole:
        raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG), str(output / path))


def link_above(output: Path, path: PurePosixPath | str) -> bool:
    """Whether a folder between the output and the path is a link, and so may lead elsewhere."""
    return any((output / folder).is_symlink() for folder in PurePosixPath(path).parents[:-1])


def _places(output: Path) -> tuple[Path, Path]:
    return output.parent / f".{output.name}.publish", output / f"{OWN}.publish"


def _read(path: Path) -> Change:
    """Read a change; its paths are proved again, for a file can be altered by others."""
    record = json.loads(path.read_bytes())
    fields = {name: tuple(_inside(paths)) for name, paths in record.items()}
    return Change(**fields)


def _inside(paths: list[str]) -> Iterator[str]:
    for path in paths:
        yield str(checked(PurePosixPath(path)))


def _remove(output: Path, path: str) -> None:
    """Remove a file of ours, and the folders that are empty without it."""
    place = output / path
    if link_above(output, path) or (place.is_dir() and not place.is_symlink()):
        return  # somebody put something else there
    with suppress(FileNotFoundError, NotADirectoryError):
        place.unlink()
    for folder in PurePosixPath(path).parents[:-1]:
        try:
            (output / folder).rmdir()
        except FileNotFoundError:
            continue  # an earlier attempt got so far
        except OSError:
            return  # it still holds something


def _write(place: Path, data: bytes, *, flush: bool) -> None:
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
