"""One build at a time for one output."""

from __future__ import annotations

import fcntl
import json
import os
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from kuzbass_site.disk.errors import OutputLocked
from kuzbass_site.disk.names import OWN
from kuzbass_site.i18n import N_

NAME = f"{OWN}.lock"
_LONGEST = 200
"""Characters of a command that are shown to whom it keeps waiting."""

_held: set[int] = set()


@contextmanager
def only_one(output: Path) -> Iterator[int]:
    """Hold the lock of an existing output folder, an open file; its name is gone afterwards.

    The system releases the lock of a process that dies, so a file left behind locks nobody out.

    Raises:
        OutputLocked: if another process holds it; says which one, since when, by what command.
    """
    path = output / NAME
    handle = _hold(path, output)
    _held.add(handle)
    try:
        _introduce(handle)
        yield handle
    finally:
        if handle in _held:  # not in a child that was forked meanwhile
            _held.remove(handle)
            # First the name, then the lock: whoever opened the file before sees that it is not the one
            # of that name any more, and tries again.
            path.unlink(missing_ok=True)
            os.close(handle)


def disk_time(handle: int) -> int:
    """What time it is, in nanoseconds, by the clock that sets the times of the files beside the lock."""
    os.utime(handle)
    return os.fstat(handle).st_mtime_ns


def _let_go() -> None:
    """Leave the locks to the parent: a worker that outlives it must not keep the next build waiting."""
    while _held:
        os.close(_held.pop())


os.register_at_fork(after_in_child=_let_go)


def _hold(path: Path, output: Path) -> int:
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if path.exists() and os.path.samestat(os.fstat(handle), path.lstat()):
                return handle
        except BlockingIOError:
            raise _locked(output, handle) from None
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def _introduce(handle: int) -> None:
    """Write into the lock who holds it."""
    program = Path(sys.argv[0]).name
    command = shlex.join(["kuzbass-site" if program == "__main__.py" else program, *sys.argv[1:]])
    holder = {"pid": os.getpid(), "since": disk_time(handle) // 10**9, "command": command}
    with suppress(OSError):  # on a full disk the lock holds without a word
        os.ftruncate(handle, 0)
        os.pwrite(handle, json.dumps(holder).encode(), 0)


def _locked(output: Path, handle: int) -> OutputLocked:
    """The complaint that somebody else holds the lock, and who, if it says so; the file is closed."""
    with os.fdopen(handle, "rb") as file:
        written = file.read(64_000)
    try:
        holder = json.loads(written)
        since = datetime.fromtimestamp(int(holder["since"]), UTC).astimezone()
        # Whoever may write there could have written anything, and it goes to a terminal.
        shown = "".join(sign if sign.isprintable() else "?" for sign in str(holder["command"])[:_LONGEST])
        return OutputLocked(
            N_(
                "Another build has been writing to %(output)s since %(since)s: %(command)s (process %(pid)s). "
                "Wait until it is done, or choose another folder with --output."
            ),
            output=output,
            since=f"{since:%Y-%m-%d %H:%M:%S}",
            command=shown,
            pid=int(holder["pid"]),
        )
    except (ValueError, KeyError, TypeError, OverflowError, OSError):
        return OutputLocked(
            N_(
                "Another build is writing to %(output)s just now. "
                "Wait until it is done, or choose another folder with --output."
            ),
            output=output,
        )
