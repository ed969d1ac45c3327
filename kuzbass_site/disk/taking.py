"""The files of a new site as they come in: each held against what is there, and made aside if need be."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from kuzbass_site.disk.errors import OutputError, Words
from kuzbass_site.disk.journal import Aside, Change
from kuzbass_site.disk.lock import NAME as LOCK
from kuzbass_site.disk.names import Names, above, checked, folded, same_name
from kuzbass_site.disk.stats import Stat, stat_of
from kuzbass_site.i18n import N_
from kuzbass_site.models.files import OutputFile


class Taking:
    """A new site, growing as its files come in, beside what the last publish left in *home*.

    *old* are the digests of that; *kept* those of its files that stay: one that comes in is taken out.
    """

    def __init__(self, home: str, old: Mapping[str, str], kept: dict[str, Stat], aside: Aside) -> None:
        self._home = home
        self._old = old
        self._kept = kept
        self._aside = aside
        self._names: Names | None = None
        self._real: set[str] = set()
        """Folders of the output that are known to be folders."""
        self._put: dict[str, bool] = {}
        """The files made aside, and whether something is in their place now."""
        self.digests: dict[str, str] = {}
        """The files that came in, with their SHA-256."""
        self.unchanged: dict[str, Stat] = {}
        """Those that are there already with the same bytes."""
        self.size = 0
        """Bytes of all that came in."""

    def take(self, file: OutputFile) -> None:
        """Take one more file, and make it aside unless the output holds it already.

        Raises:
            OutputError: if its path cannot be used, or files of others are in its way.
            OSError: if the system refuses to read or write.
        """
        path = checked(str(file.path))
        self._name(path)
        self.digests[path] = hashlib.sha256(file.data).hexdigest()
        self.size += len(file.data)
        there = self._is_taken(path)
        # Where a disk does not tell case, the file may be there under its old spelling.
        if there and (path in self._old or not self._old_names.is_file(path)):
            found = _same(f"{self._home}/{path}", file.data)
            if found:
                self.unchanged[path] = found
                return
            if path not in self._old:
                raise _in_the_way(f"{self._home}/{path}")
        self._aside.write(path, file.data)
        self._put[path] = there

    def change(self) -> Change:
        """All that has to be done, in its order.

        Nothing that is there leads to what is not, at any moment: what is new is put in place first, when
        nothing leads to it, and what is gone is removed when nothing does any more. Only where a folder
        takes the place of a file, or a file that of a folder, is something removed before what leads to
        it is replaced, since the two cannot be there at once.
        """
        gone = self._old.keys() - self._kept.keys() - self.digests.keys()
        clear = self._meeting(gone, self.digests.keys() - self._old.keys()) if gone else set()
        blocked = self._meeting(self._put, clear) if clear else set()
        rank = {path: (path not in blocked, there, _kind(path), path) for path, there in self._put.items()}
        put = sorted(rank, key=rank.__getitem__)
        fresh = [path for path in put if path not in blocked and not self._put[path]]
        late = set(put) - set(fresh)
        return Change(
            fresh=tuple(fresh),
            clear=tuple(sorted(clear)),
            put=tuple(path for path in put if path in late),
            # Pages before what they show.
            remove=tuple(sorted(gone - clear, key=lambda path: (-_kind(path), path))),
            folders=tuple(self._folders_to_make(fresh)),
        )

    def _name(self, path: str) -> None:
        """See that the path can stand beside those that came before and those that stay.

        Those of the last publish can stand side by side, so nothing is asked before a path is new.
        """
        if path in self.digests:
            raise same_name(path, path)
        if self._names is None and path not in self._old:
            self._names = Names((*self.digests, *self._kept))
        kept = self._kept.pop(path, None)
        if self._names is not None and kept is None:
            self._names.add(path)

    @cached_property
    def _old_names(self) -> Names:
        return Names(self._old)

    def _is_taken(self, path: str) -> bool:
        """Whether there is something at the path that a new file would replace.

        Raises:
            OutputError: if something of others is there that cannot be replaced, or above it.
        """
        if path.rpartition("/")[0] not in self._real:
            for folder in reversed([*above(path)]):
                mode = _mode(f"{self._home}/{folder}")
                if mode == 0:
                    return False
                if not stat.S_ISDIR(mode):
                    if self._old_names.is_file(folder):
                        return False  # a file of ours, which goes first
                    raise _in_the_way(f"{self._home}/{folder}")
                self._real.add(folder)
        mode = _mode(f"{self._home}/{path}")
        if stat.S_ISDIR(mode):
            self._require_ours(path)
            return False
        if mode and not stat.S_ISREG(mode) and not self._old_names.is_file(path):
            raise _in_the_way(f"{self._home}/{path}")
        return mode != 0

    def _require_ours(self, path: str) -> None:
        """See that a folder holds nothing but files that we wrote, so that it goes away with them."""
        if not self._old_names.is_folder(path):
            raise _in_the_way(f"{self._home}/{path}")
        for place, is_folder in _below(f"{self._home}/{path}"):
            inside = place[len(self._home) + 1 :]
            if not (self._old_names.is_folder(inside) if is_folder else self._old_names.is_file(inside)):
                raise _in_the_way(place)

    def _meeting(self, paths: Iterable[str], others: Iterable[str]) -> set[str]:
        """Those *paths* that cannot stand beside the *others*: one's file is the other's file or folder."""
        fold = self._fold
        files = {fold(path) for path in others}
        folders = {fold(folder) for path in others for folder in above(path)}
        return {
            path
            for path in paths
            if fold(path) in files
            or fold(path) in folders
            or any(fold(folder) in files for folder in above(path))
        }

    @cached_property
    def _fold(self) -> Callable[[str], str]:
        """How the disk of the output sees names: as they are, or without telling case."""
        return folded if os.path.lexists(f"{self._home}/{LOCK.upper()}") else str

    def _folders_to_make(self, fresh: Iterable[str]) -> list[str]:
        """The folders that are not there yet, but for those in the place of a file to clear."""
        folders = {folder for path in fresh for folder in above(path)} - self._real
        return [folder for folder in sorted(folders) if _mode(f"{self._home}/{folder}") == 0]


def _kind(path: str) -> int:
    """Assets, then pages, then what points to the pages: the home page, feeds, the sitemap."""
    if path.endswith(".xml") or path == "index.html":
        return 2
    return 1 if path.endswith(".html") else 0


def _mode(place: str) -> int:
    """What stands at a place, links not followed; 0 for nothing."""
    try:
        return os.lstat(place).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return 0


def _same(place: str, data: bytes) -> Stat | None:
    """What the system knows of a regular file that holds these bytes; None of any other."""
    seen = stat_of(place)
    if seen and seen[0] == len(data) and Path(place).read_bytes() == data:
        return seen
    return None


def _below(place: str) -> Iterator[tuple[str, bool]]:
    """Everything below a folder in order, and whether it is a folder; links are not followed."""
    with os.scandir(place) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            is_folder = entry.is_dir(follow_symlinks=False)
            yield entry.path, is_folder
            if is_folder:
                yield from _below(entry.path)


def _in_the_way(place: str) -> OutputError:
    return OutputError(
        N_(
            "%(place)s is in the way, and it is not a file that a build of ours wrote. "
            "%(outcome)s Move it elsewhere and build again."
        ),
        place=place,
        outcome=Words(N_("The site there is as it was.")),
    )
