"""What pages are made of besides what they show: digests that tell whether any of it has changed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kuzbass_site import theme
from kuzbass_site.disk.history import head
from kuzbass_site.inputs import Inputs, total
from kuzbass_site.models.guide import Guide
from kuzbass_site.packing import pack, sum_of
from kuzbass_site.pages.views import SiteView
from kuzbass_site.render import ALWAYS
from kuzbass_site.subjects import Library, packed_config

_LEADS_ON = re.compile(r"\{%[-+]?\s*(?:extends|include|import|from)\b\s*(?:([\"'])([^\"']*)\1)?")


class Templates:
    """Which templates each one is made with: itself, those that it extends, includes or imports, and theirs.

    One that names another in a way that only Jinja can work out is made with all.
    """

    def __init__(self, root: Path, inputs: Inputs) -> None:
        self._inputs = inputs
        self._folders = theme.folders(root, "templates")
        self._digests: dict[str, bytes] = {}
        self._leads: dict[str, tuple[str, ...]] = {}

    @cached_property
    def all(self) -> bytes:
        """The digest of all templates."""
        return total(self._inputs, prefixes=("templates/",))

    def digest(self, name: str) -> bytes:
        """What tells all that a template is made with from anything else."""
        if name not in self._digests:
            found = self._reached(name)
            parts = (self._own(each) for each in sorted(found))
            self._digests[name] = self.all if "" in found else sum_of(*parts)
        return self._digests[name]

    def _reached(self, name: str) -> set[str]:
        """The names of those templates; an empty one if nobody knows."""
        found: set[str] = set()
        waiting = [name, *ALWAYS]
        while waiting:
            each = waiting.pop()
            if each not in found:
                found.add(each)
                waiting += self._leads_of(each) if each else ()
        return found

    def _leads_of(self, name: str) -> tuple[str, ...]:
        if name not in self._leads:
            text = "".join(
                (folder / name).read_text(encoding="utf-8", errors="replace")
                for folder in self._folders
                if (folder / name).is_file()
            )
            self._leads[name] = tuple(match[2] or "" for match in _LEADS_ON.finditer(text))
        return self._leads[name]

    def _own(self, name: str) -> bytes:
        files = (self._inputs.get(f"templates/{number}/{name}") for number in range(len(self._folders)))
        return sum_of(name.encode(), *(file.digest if file else b"" for file in files))


@dataclass(frozen=True)
class Keys:
    """The keys of one build; *views* are what all pages of a language share."""

    root: Path
    surroundings: str
    inputs: Inputs
    guide: Guide
    library: Library
    views: Mapping[str, SiteView]

    @cached_property
    def templates(self) -> Templates:
        """What of the templates each page depends on."""
        return Templates(self.root, self.inputs)

    @cached_property
    def theme(self) -> bytes:
        """What every page depends on besides what it shows and its templates."""
        return sum_of(
            self.surroundings.encode("utf-8", "surrogateescape"),
            total(self.inputs, prefixes=("static/", "package/", "content/data/", "content/drawings/")),
            packed_config(self.guide.config),
            pack((self.guide.today, sorted(self.guide.drawings))),
        )

    @cached_property
    def packed(self) -> Mapping[str, bytes]:
        """The views that all pages of a language share, as bytes."""
        return {lang: pack(view) for lang, view in self.views.items()}

    @cached_property
    def frames(self) -> Mapping[str, bytes]:
        """Of each language, what all its pages depend on."""
        return {lang: sum_of(self.theme, data) for lang, data in self.packed.items()}

    @cached_property
    def apart(self) -> bytes:
        """Everything that is neither a template nor the text of an entry, a claim or a page."""
        texts = {path for files in self.library.files.values() for path, _ in files}
        apart = {
            path: seen
            for path, seen in self.inputs.items()
            if path not in texts and not path.startswith("templates/")
        }
        names = pack(sorted(self.library.files))
        return sum_of(self.theme, total(apart), names, head(self.root).encode("utf-8", "surrogateescape"))

    @cached_property
    def everything(self) -> bytes:
        """All that a page can see that is not the page of an entry, but for the templates."""
        faces = self.guide.faces
        return sum_of(self.apart, *(name.encode() + faces[name].shown for name in sorted(faces)))

    @cached_property
    def checked(self) -> bytes:
        """All that the rules of the whole guide look at."""
        faces = self.guide.faces
        return sum_of(self.apart, *(name.encode() + faces[name].checked for name in sorted(faces)))

    @cached_property
    def words(self) -> bytes:
        """All that can be searched: every word of every text."""
        faces = self.guide.faces
        return sum_of(self.apart, *(name.encode() + faces[name].whole for name in sorted(faces)))
