"""Where templates, static files and the handbook come from: the guide's own, then those of the package."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath

from kuzbass_site.models.files import SourceFile

PACKAGE = Path(__file__).parent


def folders(root: Path, name: str) -> tuple[Path, ...]:
    """The folders *name* (``templates``, ``static`` or ``docs``), the guide's own first; those that are there.

    In a checkout the package's theme lies beside it; in the wheel, inside it.
    """
    packaged = PACKAGE / "theme" / name
    beside = PACKAGE.parent / name
    candidates = (root / name, packaged if packaged.is_dir() else beside)
    unique = dict.fromkeys(folder.resolve() for folder in candidates if folder.is_dir())
    return tuple(unique)


def drawings(root: Path) -> dict[PurePosixPath, Path]:
    """The guide's drawings of single entries: ``drawings/landmarks/kmk.svg`` as it is published, and its file."""
    own = root / "content" / "drawings"
    return {
        PurePosixPath("drawings", place.relative_to(own).as_posix()): place
        for place in sorted(own.glob("*/*.svg"))
        if place.is_file() and not place.name.startswith(".")
    }


def readers(root: Path) -> dict[str, Callable[[], bytes]]:
    """What reads each drawing, by name: of a kind, the guide's own before the package's, or of an entry by its id."""
    places = (folder / "drawings" for folder in reversed(folders(root, "static")))
    kinds = {drawing.stem: drawing.read_bytes for place in places for drawing in sorted(place.glob("*.svg"))}
    return kinds | {
        f"{path.parent.name}/{path.stem}": place.read_bytes for path, place in drawings(root).items()
    }


def chapters(root: Path) -> list[Path]:
    """The files of the handbook in ``docs/``, by name; the guide's own hide those of the package."""
    places = (folder.glob("*.md") for folder in reversed(folders(root, "docs")))
    found = {place.name: place for several in places for place in several if not place.name.startswith(".")}
    return [found[name] for name in sorted(found)]


def static_files(root: Path) -> list[SourceFile]:
    """The files of ``static/``, paths relative to it; the guide's own hide those of the package.

    The drawings of single entries in ``content/drawings/`` are among them, under ``drawings/``.
    """
    files: dict[PurePosixPath, SourceFile] = {}
    for folder in reversed(folders(root, "static")):
        for place in sorted(folder.rglob("*")):
            if place.is_file() and not place.name.startswith("."):
                path = PurePosixPath(place.relative_to(folder).as_posix())
                files[path] = SourceFile(path, place.read_bytes())
    for path, place in drawings(root).items():
        files[path] = SourceFile(path, place.read_bytes())
    return [files[path] for path in sorted(files)]
