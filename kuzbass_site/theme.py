"""Where templates and static files come from: the guide's own, then those of the package."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent


def folders(root: Path, name: str) -> tuple[Path, ...]:
    """The folders *name* (``templates`` or ``static``), the guide's own first; those that are there.

    In a checkout the package's theme lies beside it; in the wheel, inside it.
    """
    packaged = PACKAGE / "theme" / name
    beside = PACKAGE.parent / name
    candidates = (root / name, packaged if packaged.is_dir() else beside)
    unique = dict.fromkeys(folder.resolve() for folder in candidates if folder.is_dir())
    return tuple(unique)
