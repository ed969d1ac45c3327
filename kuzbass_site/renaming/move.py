"""What a renaming is: an old id, a new one, and what that means for files and addresses."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from kuzbass_site.site import id_of


class RenameError(ValueError):
    """A renaming that cannot be done, and nothing was; ``text`` stands in the catalogues, ``values`` fill it."""

    def __init__(self, text: str, **values: object) -> None:
        super().__init__(text % values)
        self.text = text
        self.values = values


@dataclass(frozen=True, slots=True)
class Move:
    """An entry's old and new id, such as ``towns/kaltan``."""

    old: str
    new: str

    def id(self, id_: str) -> str:
        """The id that an entry has afterwards."""
        return self.new if id_ == self.old else id_

    def path(self, path: PurePosixPath) -> PurePosixPath:
        """Where a text of the guide lies afterwards: the entry's own and its translations move."""
        if id_of(path) != self.old:
            return path
        collection, slug = self.new.split("/")
        return PurePosixPath("content", collection, slug + path.name[path.name.index(".") :])


def address(id_: str) -> str:
    """The address of an entry in the language of the originals."""
    collection, slug = id_.split("/")
    return f"/{slug}/" if collection == "pages" else f"/{id_}/"
