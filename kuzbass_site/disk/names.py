"""Which paths a site may use, and which of them would be one file on somebody's disk."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath

from kuzbass_site.disk.errors import OutputError
from kuzbass_site.i18n import N_

OWN = ".kuzbass-site"
"""Names at the top of the output that begin so are ours: the list of files, the lock."""


def checked(path: PurePosixPath) -> PurePosixPath:
    """Return the path if it lies under whatever folder it is put into, whichever system holds it.

    Raises:
        OutputError: if it is absolute, climbs with ``..``, names nothing, holds a backslash, a control
            character or half a character, or takes a name that is ours.
    """
    text = str(path)
    shown = repr(text)
    if not path.parts or path.is_absolute() or ".." in path.parts:
        raise OutputError(
            N_("A page wants to be written to %(path)s, which is not inside the output."), path=shown
        )
    if "\\" in text or any(unicodedata.category(character) in ("Cc", "Cs") for character in text):
        raise OutputError(
            N_("A page wants to be written to %(path)s, which no web address can be made of."), path=shown
        )
    if path.parts[0].startswith(OWN):
        raise OutputError(
            N_("A page wants to be written to %(path)s; names that begin so are kept for lists."), path=shown
        )
    return path


def folded(path: PurePosixPath) -> str:
    """The path as a disk sees it that tells neither case nor composed from decomposed letters."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", str(path)).casefold())


class Names:
    """The files of one site and the folders they need, none of which may stand for two things."""

    def __init__(self, paths: Iterable[PurePosixPath] = ()) -> None:
        self._files: dict[str, PurePosixPath] = {}
        self._folders: dict[str, PurePosixPath] = {}
        for path in paths:
            self.add(path)

    def add(self, path: PurePosixPath) -> None:
        """Take one more file.

        Raises:
            OutputError: if its path is taken, by the same name or by one that differs only in case or in
                the form of its letters, or if something is asked to be both a file and a folder.
        """
        key = folded(path)
        if key in self._files:
            raise _twice(path, self._files[key])
        if key in self._folders:
            raise _both(path, self._folders[key])
        self._files[key] = path
        for folder in path.parents[:-1]:
            key = folded(folder)
            if key in self._files:
                raise _both(self._files[key], folder)
            other = self._folders.setdefault(key, folder)
            if other != folder:
                raise _twice(folder, other)

    def is_file(self, path: PurePosixPath) -> bool:
        """Whether a file of the site stands at this path, in whatever spelling."""
        return folded(path) in self._files

    def is_folder(self, path: PurePosixPath) -> bool:
        """Whether files of the site stand below this path, in whatever spelling."""
        return folded(path) in self._folders

    def spelling(self, path: PurePosixPath) -> PurePosixPath | None:
        """How the site spells the file at this path."""
        return self._files.get(folded(path))

    def meets(self, path: PurePosixPath) -> bool:
        """Whether the path cannot stand beside the site's: one's file is the other's file or folder."""
        folders = path.parents[:-1]
        return self.is_file(path) or self.is_folder(path) or any(map(self.is_file, folders))


def _twice(path: PurePosixPath, other: PurePosixPath) -> OutputError:
    if path == other:
        return OutputError(N_("Two pages want to be written to %(path)s."), path=path)
    return OutputError(
        N_("%(path)s and %(other)s cannot stand side by side: on many disks they are the same name."),
        path=path,
        other=other,
    )


def _both(file: PurePosixPath, folder: PurePosixPath) -> OutputError:
    return OutputError(
        N_("%(file)s is to be a file, and %(folder)s a folder with files in it; they cannot be both."),
        file=file,
        folder=folder,
    )
