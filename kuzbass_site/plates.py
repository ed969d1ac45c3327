"""The pictures of a site that have to be made, and those of the last build that are still what they would be.

Every file bears in its name what it is made of: one of that name that lies in the output as it was left is kept,
one that an earlier build made and that is gone comes from the store.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath

from kuzbass_site import theme
from kuzbass_site.disk.stats import Stat
from kuzbass_site.illustrated import pictured
from kuzbass_site.models.files import OutputFile
from kuzbass_site.models.picture import Picture
from kuzbass_site.models.shared import Shared
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.sharing import address, shared
from kuzbass_site.pictures import IMAGES, files_of
from kuzbass_site.reading import drawn_paths
from kuzbass_site.sharing import png
from kuzbass_site.site import Site
from kuzbass_site.store import Store
from kuzbass_site.workers import Jobs, each

SOME = 4
"""So many pictures to share make up for starting processes."""


@dataclass
class Plates:
    """The pictures of one build: photographs in all their files, drawings, pictures to share.

    *intact* are the files of the output that are as the last build left them.
    """

    root: Path
    site: Site
    store: Store
    jobs: Jobs
    intact: Mapping[str, Stat]
    keep: dict[str, Stat] = field(default_factory=dict)
    _photographs: list[Picture] = field(default_factory=list)
    _shared: list[tuple[str, Shared]] = field(default_factory=list)
    _names: set[str] = field(default_factory=set)

    def plan(self) -> None:
        """See which are kept and which are due."""
        for name in pictured(self.site):
            picture = self.site.guide.pictures[name]
            if not self._kept(*(variant.url.lstrip("/") for variant in picture.variants)):
                self._photographs.append(picture)
        for lang in self.site.guide.config.languages if self.site.guide.sharing else ():
            reader = Reader(self.site, lang)
            entries = (id_ for id_ in self.site.entries if not id_.startswith("pages/"))
            for id_ in ("", *filter(reader.is_shown, entries)):
                picture_to_share = shared(reader, id_)
                if picture_to_share:
                    path = address(reader, picture_to_share, id_).lstrip("/")
                    if not self._kept(path):
                        self._shared.append((path, picture_to_share))

    def files(self) -> Iterator[OutputFile]:
        """Every file that is not kept, one at a time; then the store lets go of what the site no longer has."""
        for drawn in drawn_paths(self.root):
            place = PurePosixPath("images") / drawn.relative_to(IMAGES)
            yield OutputFile(place, (self.root / drawn).read_bytes())
        for files in files_of(self.root, self._photographs, self.jobs, self.store):
            for url, data in files.items():
                yield OutputFile(PurePosixPath(url.lstrip("/")), data)
        drawings = theme.readers(self.root) if self._shared else {}
        texts = {name: read().decode("utf-8", "replace") for name, read in drawings.items()}
        painted = each(partial(_painted, self.store, texts), self._shared, jobs=self.jobs, least=SOME)
        for (path, _), data in zip(self._shared, painted, strict=True):
            yield OutputFile(PurePosixPath(path), data)
        self.store.keep_only(self._names)

    def _kept(self, *paths: str) -> bool:
        self._names.update(path.rpartition("/")[2] for path in paths)
        kept = all(path in self.intact for path in paths)
        if kept:
            self.keep |= {path: self.intact[path] for path in paths}
        return kept


def _painted(store: Store, drawings: Mapping[str, str], due: tuple[str, Shared]) -> bytes:
    """A picture to share, from the store if it is there."""
    path, picture = due
    name = path.rpartition("/")[2]
    data = store.get(name)
    if data is None:
        data = png(picture, drawings.get(picture.drawing, ""))
        store.put(name, data)
    return data
