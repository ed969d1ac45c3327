"""Which paths a site may use, and which of them would be one file on somebody's disk.

Paths are texts relative to the output, their names parted by ``/``: a site has many, and a text is a
hundred times cheaper than a path object.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from kuzbass_site.disk.errors import OutputError
from kuzbass_site.i18n import N_

OWN = ".kuzbass-site"
"""Names at the top of the output that begin so are ours: the list of files, the lock."""

_LEADS_OUT = re.compile(r"(?:\A|/)\.{0,2}(?:/|\Z)")
ODD = re.compile(r"[\\\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""What no name may hold: a backslash, a control character, half a character."""

_MANY_LEAD_OUT = ("//", "/\n", "/./", "/.\n", "/../", "/..\n", f"\n/{OWN}", "\\")


def checked(path: str) -> str:
    """Return the path if it lies under whatever folder it is put into, whichever system holds it.

    Raises:
        OutputError: if it is absolute, climbs with ``..``, names nothing, holds a backslash, a control
            character or half a character, or takes a name that is ours.
    """
    if _LEADS_OUT.search(path):
        raise OutputError(
            N_("A page wants to be written to %(path)s, which is not inside the output."), path=repr(path)
        )
    if ODD.search(path):
        raise OutputError(
            N_("A page wants to be written to %(path)s, which no web address can be made of."),
            path=repr(path),
        )
    if path.startswith(OWN):
        raise OutputError(
            N_("A page wants to be written to %(path)s; names that begin so are kept for lists."),
            path=repr(path),
        )
    return path


def check_all(paths: Iterable[str]) -> None:
    """See that every path is one that ``checked`` would return: many at once, without a look at each.

    Raises:
        OutputError: as ``checked`` does.
    """
    paths = tuple(paths)
    text = "\n/".join(("", *paths, ""))
    whole = text.count("\n") == len(paths) + 1 and text[1:-1].replace("\n", " ").isprintable()
    if paths and (not whole or any(sign in text[:-1] for sign in _MANY_LEAD_OUT)):
        for path in paths:
            checked(path)


def folded(path: str) -> str:
    """The path as a disk sees it that tells neither case nor composed from decomposed letters."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def above(path: str) -> Iterator[str]:
    """The folders that a path lies in, the innermost first; not the output itself."""
    end = path.rfind("/")
    while end > 0:
        yield path[:end]
        end = path.rfind("/", 0, end)


class Names:
    """The files of one site and the folders they need, none of which may stand for two things."""

    def __init__(self, paths: Iterable[str] = ()) -> None:
        self._files: dict[str, str] = {}
        self._folders: dict[str, str] = {}
        for path in paths:
            self.add(path)

    def add(self, path: str) -> None:
        """Take one more file.

        Raises:
            OutputError: if its path is taken, by the same name or by one that differs only in case or in
                the form of its letters, or if something is asked to be both a file and a folder.
        """
        key = folded(path)
        if key in self._files:
            raise same_name(path, self._files[key])
        if key in self._folders:
            raise _both(path, self._folders[key])
        self._files[key] = path
        for folder in above(path):
            key = folded(folder)
            if self._folders.get(key) == folder:
                return  # and so are those above it
            if key in self._files:
                raise _both(self._files[key], folder)
            other = self._folders.setdefault(key, folder)
            if other != folder:
                raise same_name(folder, other)

    def is_file(self, path: str) -> bool:
        """Whether a file of the site stands at this path, in whatever spelling."""
        return folded(path) in self._files

    def is_folder(self, path: str) -> bool:
        """Whether files of the site stand below this path, in whatever spelling."""
        return folded(path) in self._folders

    def spelling(self, path: str) -> str | None:
        """How the site spells the file at this path."""
        return self._files.get(folded(path))


def same_name(path: str, other: str) -> OutputError:
    """The complaint that two files of a site would be one on some disk."""
    if path == other:
        return OutputError(N_("Two pages want to be written to %(path)s."), path=path)
    return OutputError(
        N_("%(path)s and %(other)s cannot stand side by side: on many disks they are the same name."),
        path=path,
        other=other,
    )


def _both(file: str, folder: str) -> OutputError:
    return OutputError(
        N_("%(file)s is to be a file, and %(folder)s a folder with files in it; they cannot be both."),
        file=file,
        folder=folder,
    )
