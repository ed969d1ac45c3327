"""One build at a time for one output."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kuzbass_site.disk.errors import OutputLocked
from kuzbass_site.disk.names import OWN
from kuzbass_site.i18n import N_

NAME = f"{OWN}.lock"


@contextmanager
def only_one(output: Path) -> Iterator[int]:
    """Hold the lock of an existing output folder, an open file; its name is gone afterwards.

    The system releases the lock of a process that dies, so a file left behind locks nobody out.

    Raises:
        OutputLocked: if another process holds it.
    """
    path = output / NAME
    handle = _hold(path, output)
    try:
        yield handle
    finally:
        # First the name, then the lock: whoever opened the file before sees that it is not the one
        # of that name any more, and tries again.
        path.unlink(missing_ok=True)
        os.close(handle)


def disk_time(handle: int) -> int:
    """What time it is, in nanoseconds, by the clock that sets the times of the files beside the lock."""
    os.utime(handle)
    return os.fstat(handle).st_mtime_ns


def _hold(path: Path, output: Path) -> int:
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if path.exists() and os.path.samestat(os.fstat(handle), path.lstat()):
                return handle
        except BlockingIOError:
            os.close(handle)
            raise OutputLocked(
                N_(
                    "Another build is writing to %(output)s just now. "
                    "Wait until it is done, or choose another folder with --output."
                ),
                output=output,
            ) from None
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
