"""Writing a file of an editor's: whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def replace_file(file: Path, data: bytes) -> None:
    """Put *data* in the place of a file, or where none is yet; a reader sees the old or the new, never a part.

    A link stays a link, and what may be done with the file stays the same.

    Raises:
        OSError: if the system refuses; the file is then as it was.
    """
    place = file.resolve()
    mode = place.stat().st_mode & 0o777 if place.exists() else 0o644
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as writing:
            writing.write(data)
        aside.chmod(mode)
        aside.replace(place)
    except BaseException:
        aside.unlink()
        raise
