"""Changing and moving several files of an editor's: all of them, or none."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from pathlib import Path

from kuzbass_site.disk.sources import replace_file
from kuzbass_site.models.files import FileChange


class ChangedMeanwhileError(OSError):
    """A file is not what it was when the changes were worked out."""


def change_files(root: Path, changes: Sequence[FileChange]) -> None:
    """Write what is changed, then take away what has moved; what was done is undone if the system refuses.

    Raises:
        ChangedMeanwhileError: if a file has changed since it was read, or stands where another is to go.
        OSError: if the system refuses.
    """
    for change in changes:
        if (root / change.path).read_bytes() != change.before:
            raise ChangedMeanwhileError(errno.EBUSY, "changed meanwhile", str(change.path))
        if change.to != change.path and os.path.lexists(root / change.to):
            raise ChangedMeanwhileError(errno.EEXIST, os.strerror(errno.EEXIST), str(change.to))
    done: list[FileChange] = []
    try:
        for change in changes:
            (root / change.to).parent.mkdir(parents=True, exist_ok=True)
            done.append(change)
            replace_file(root / change.to, change.after)
        for change in changes:
            if change.to != change.path:
                (root / change.path).unlink()
    except BaseException:
        for change in done:
            _undo(root, change)
        raise


def _undo(root: Path, change: FileChange) -> None:
    if change.to != change.path:
        (root / change.to).unlink(missing_ok=True)
        if (root / change.path).exists():
            return
    replace_file(root / change.path, change.before)
