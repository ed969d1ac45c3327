"""What a guide has already: its words, its sources, its files; what a sheet is held against."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from kuzbass_site import disk, frontmatter
from kuzbass_site.frontmatter import Document
from kuzbass_site.models.files import SourceFile
from kuzbass_site.models.geography import Settlement
from kuzbass_site.models.guide import Guide
from kuzbass_site.reading import read_settings
from kuzbass_site.site import id_of
from kuzbass_site.text import Spelled, fold

PLACED = ("towns", "landmarks", "sectors", "themes", "tours")
"""The collections among which a settlement is looked for, the likeliest first."""


@dataclass(frozen=True)
class Shelf:
    """The guide without its joins: settings and sources, and each file with what could be read of it."""

    guide: Guide
    files: Mapping[PurePosixPath, SourceFile]
    documents: Mapping[PurePosixPath, Document]

    def document(self, id_: str, lang: str = "") -> Document | None:
        """The file of an entry, or its translation; None where there is none, or it cannot be read."""
        return self.documents.get(path_of(id_, lang))

    def find(self, words: str, collections: Iterable[str] = PLACED) -> str:
        """The id of the entry that *words* name: its id, its file's name, its title in any language; or empty."""
        words = words.strip().removesuffix(".md")
        if path_of(words) in self.files:
            return words
        for collection in collections:
            found = self._named.get((collection, fold(words)))
            if found:
                return found
        return ""

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all entries and claims, there or broken."""
        return tuple(sorted({id_of(path) for path in self.files} - {""}))

    def near_id(self, word: str) -> str:
        """The id that *word* was probably meant to be, or empty."""
        return self._spelled_ids.closest(word)

    def near_title(self, word: str) -> str:
        """The title of an entry that *word* was probably meant to be, or empty."""
        return self._spelled_titles.closest(word)

    def near_source(self, word: str) -> str:
        """The key of the source that *word* is the title of, or was probably meant to be; or empty."""
        wanted = fold(word)
        titled = (key for key, source in self.guide.sources.items() if fold(source.title) == wanted)
        return next(titled, "") or self._spelled_sources.closest(word)

    def settlement(self, name: str) -> Settlement | None:
        """A settlement of the map data, by any of its names."""
        return self._settlements.get(fold(name))

    @cached_property
    def _spelled_ids(self) -> Spelled:
        return Spelled(self.ids)

    @cached_property
    def _spelled_titles(self) -> Spelled:
        titles = (document.data.get("title") for document in self.documents.values())
        return Spelled(sorted({title for title in titles if isinstance(title, str) and title}))

    @cached_property
    def _spelled_sources(self) -> Spelled:
        return Spelled(self.guide.sources)

    @cached_property
    def _settlements(self) -> dict[str, Settlement]:
        found: dict[str, Settlement] = {}
        for place in self.guide.geography.settlements:
            for name in (place.names.name, *place.names.local.values()):
                found.setdefault(fold(name), place)
        return found

    @cached_property
    def _named(self) -> dict[tuple[str, str], str]:
        found: dict[tuple[str, str], str] = {}
        for path, document in sorted(self.documents.items()):
            id_ = id_of(path)
            if not id_:
                continue
            names = document.data.get("names")
            local = names.values() if isinstance(names, dict) else ()
            for name in (document.data.get("title"), id_.partition("/")[2], *local):
                if isinstance(name, str):
                    found.setdefault((id_.partition("/")[0], fold(name)), id_)
        return found


def path_of(id_: str, lang: str = "") -> PurePosixPath:
    """The file of an entry, or of its translation."""
    return PurePosixPath("content") / f"{id_}{'.' if lang else ''}{lang}.md"


def read_shelf(root: Path) -> Shelf:
    """Read a guide's settings and files; files that cannot be read have no document.

    Raises:
        ConfigError: if the settings are missing or wrong.
    """
    guide = read_settings(root)
    files, _ = disk.read_all(root, "content")
    read = ((file, frontmatter.parse(file)[0]) for file in files if id_of(file.path))
    documents = {file.path: document for file, document in read if document is not None}
    return Shelf(guide, {file.path: file for file in files}, documents)
