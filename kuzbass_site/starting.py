"""A small complete guide to begin with: it shows everything once, and knows no region but its example's."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from kuzbass_site.disk.sources import replace_file
from kuzbass_site.models.files import SourceFile

STARTER = Path(__file__).parent / "starter"
HIDDEN = "dot-"
"""What stands here for the dot of a name: packers of wheels and Git would take such names for their own."""


def starter(lang: str) -> list[SourceFile]:
    """The files of the guide that is written in *lang*, sorted by their paths."""
    found = {}
    for folder in (STARTER / "common", STARTER / lang):
        for place in folder.rglob("*"):
            if place.is_file() and not place.name.startswith("."):
                path = _shown(PurePosixPath(place.relative_to(folder).as_posix()))
                found[path] = SourceFile(path, place.read_bytes())
    return [found[path] for path in sorted(found)]


def in_the_way(folder: Path) -> str:
    """What lies in a folder where a guide is to begin; empty when nothing does, but for what Git keeps."""
    names = (place.name for place in folder.iterdir()) if folder.is_dir() else ()
    return min((name for name in names if name != ".git"), default="")


def begin(folder: Path, lang: str) -> list[SourceFile]:
    """Write the guide into a folder, and give its files.

    Raises:
        OSError: if the system refuses.
    """
    files = starter(lang)
    for file in files:
        (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
        replace_file(folder / file.path, file.data)
    return files


def _shown(path: PurePosixPath) -> PurePosixPath:
    return PurePosixPath(
        *(f".{part.removeprefix(HIDDEN)}" if part.startswith(HIDDEN) else part for part in path.parts)
    )
