"""Addresses as they are seen from a page, so that the site works under any path."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable


class Addresses(dict[str, str]):
    """From rooted URLs to those that lead there from one page; each is worked out when it is first asked for.

    *rooted* is put before an address on a page that is shown at any depth (None on all others). In a *portable*
    site links name the files they lead to.
    """

    def __init__(self, page_url: str = "/", *, portable: bool = False) -> None:
        super().__init__()
        self._portable = portable
        self.turn_to(page_url)

    def turn_to(self, page_url: str, rooted: str | None = None) -> None:
        """Forget the addresses of the last page; those of *page_url* are asked for from now on."""
        self.clear()
        self._rooted = rooted
        self._folder = folder_of(page_url)
        self._ways: dict[str, str] = {}
        self._folders = tuple(folders_above(self._folder))

    def __missing__(self, target: str) -> str:
        made = self[target] = self._made(target)
        return made

    def place(self, folders: frozenset[str]) -> tuple[str | int | None, ...]:
        """Whatever is the same of two pages is seen alike from both: how deep it stands, and under which folder.

        *folders* are those of the targets, with all above them.
        """
        near = next((folder for folder in self._folders if folder in folders), "/")
        return self._rooted, len(self._folders), near

    def _made(self, target: str) -> str:
        if not target.startswith("/"):
            return target
        if self._rooted is not None:
            return self._rooted + target
        path, mark, anchor = target.partition("#")
        above, _, name = path.rpartition("/")
        if self._portable and not name:
            name = "index.html"
        way = self._ways.get(above)
        if way is None:
            way = self._way(above)
        step = f"{way}{name}" or "./"
        if ":" in step and ":" in step.partition("/")[0]:
            step = f"./{step}"  # a colon in the first part would make a scheme of it
        return f"{step}{mark}{anchor}"

    def _way(self, above: str) -> str:
        """The way to a folder, which is written without a slash at its end."""
        folder, _, name = above.rpartition("/")
        if name and name[0] != "." and not self._folder.startswith(f"{folder}/"):
            way = self._ways.get(folder)
            found = f"{self._way(folder) if way is None else way}{name}/"
        else:
            found = _way(f"{above}/", self._folder)
        self._ways[above] = found
        return found


def relative(target: str, page_url: str) -> str:
    """A rooted URL as seen from a page. Foreign URLs and anchors of the page itself stay as they are."""
    return Addresses(page_url)[target]


def folder_of(url: str) -> str:
    """The folder in which a rooted URL lies, with the slash at its end."""
    return url[: url.rfind("/", 0, len(url) if "#" not in url else url.index("#")) + 1]


def folders_above(folder: str) -> Iterable[str]:
    """A folder and all above it, up to the root of the site."""
    while folder:
        yield folder
        folder = folder[: folder.rfind("/", 0, -1) + 1]


def _way(target: str, folder: str) -> str:
    """The way from one folder to another, empty where they are the same; both end with a slash."""
    if "//" in target or "/." in target or "//" in folder or "/." in folder:
        way = posixpath.relpath(target, folder)
        return "" if way == "." else f"{way}/"
    there, here = target.split("/"), folder.split("/")
    last, shared = min(len(there), len(here)) - 1, 0
    while shared < last and there[shared] == here[shared]:
        shared += 1
    return "../" * (len(here) - 1 - shared) + "/".join(there[shared:])
