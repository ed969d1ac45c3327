"""Files in ``.cache/`` that a later build may find: pictures that were encoded, what the last build left.

Each carries the digest of its bytes, so one that was damaged is as good as none; losing them costs time alone.
"""

from __future__ import annotations

import os
from collections.abc import Container
from contextlib import suppress
from pathlib import Path

from kuzbass_site.packing import sum_of

_SUM = 16


class Store:
    """Bytes by name. What cannot be written is done without; several processes may use it at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, name: str) -> bytes | None:
        """The bytes under a name; None if there are none, or others than were put there."""
        with suppress(OSError):
            data = (self._folder / name).read_bytes()
            if sum_of(data[_SUM:]) == data[:_SUM]:
                return data[_SUM:]
        return None

    def put(self, name: str, data: bytes) -> None:
        """Keep bytes under a name, wholly or not at all; what was there before is gone in any case."""
        place = self._folder / name
        aside = place.with_name(f"{name}.{os.getpid()}")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            aside.write_bytes(sum_of(data) + data)
            aside.replace(place)
        except OSError:
            for wrong in (aside, place):
                with suppress(OSError):
                    wrong.unlink()

    def keep_only(self, names: Container[str]) -> None:
        """Let go of everything else."""
        with suppress(OSError), os.scandir(self._folder) as listing:
            for entry in list(listing):
                if entry.name not in names and entry.is_file(follow_symlinks=False):
                    with suppress(OSError):
                        Path(entry.path).unlink()
