"""When the files of a guide were written, as Git remembers it.

Git is asked once for all files; ``git log -- FILE`` for each would cost a walk through the history a file.
Where Git cannot know (no repository, a shallow clone) nobody is told a date: none is better than a wrong one.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath

from kuzbass_site.models.guide import History

# Variables that point Git at another repository or change what a path means, as they stand in a hook, are
# left out; those that say where Git and its settings are stay.
_KEPT = (
    "GIT_EXEC_PATH",
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM",
    "GIT_CONFIG_NOSYSTEM",
    "GIT_CEILING_DIRECTORIES",
)
# A container often builds the files of another user: reading their history is harmless, since nothing below
# runs a program that the repository names. No protocol may be used, so a partial clone stays off the network.
_GIT = ("git", "--no-pager", "--literal-pathspecs", "-c", "safe.directory=*", "-c", "protocol.allow=never")
# "-c" shows of a merge what differs from all its parents, "--root" the first commit whatever the settings.
_LOG = ("log", "-z", "--format=%x01%ct", "--name-status", "-c", "--root", "--topo-order", "--relative")
_PLAIN = ("--no-show-signature", "--no-ext-diff", "--no-follow")
_COMMIT = b"\x01"


@dataclass(frozen=True, slots=True)
class _Change:
    """One file in one commit: ``status`` as ``git diff --name-status`` has it; ``old`` before a rename."""

    day: date
    status: str
    path: PurePosixPath
    old: PurePosixPath | None = None


def read_history(root: Path, folder: str) -> History:
    """When each file under *folder* of *root* was last and first committed, by its path under *root*.

    The dates are the committers', in UTC. A renamed file keeps its first date. A file that is not committed
    has none, and no file has one without Git, outside a repository and in a shallow clone.
    """
    if _git(root, "rev-parse", "--is-shallow-repository") != b"false\n":
        return History()
    # A clone without the contents of old files cannot compare them, but it sees renames without a change.
    for renames in ("--find-renames", "--find-renames=100%"):
        log = _git(root, *_LOG, *_PLAIN, renames, "--", folder)
        if log is not None:
            return _history(_changes(log))
    return History()


def newest_commit_date(root: Path) -> date | None:
    """The day of the commit that *root* stands at, in UTC; None without Git, repository or commit."""
    stamp = _git(root, "log", "-1", "--format=%ct", "--no-show-signature")
    return _day(stamp) if stamp else None


def _git(root: Path, *arguments: str) -> bytes | None:
    """What Git answers, or None when it is not there or has nothing to say."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in _KEPT
    }
    try:
        done = subprocess.run(  # noqa: S603 - the arguments are ours, and no shell reads them
            [*_GIT, *arguments],
            cwd=root,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


def _changes(log: bytes) -> Iterator[_Change]:
    """The changes of a log, newest first. ``-z`` ends every field with a zero byte and quotes no name.

    Format: https://git-scm.com/docs/git-diff#_raw_output_format, without what ``--name-status`` leaves out.
    """
    day: date | None = None
    fields = iter(log.split(b"\0"))
    for field in fields:
        head = field.lstrip(b"\n")
        if head.startswith(_COMMIT):
            day = _day(head.removeprefix(_COMMIT))
        elif head:
            status = head.decode()
            paths = [PurePosixPath(os.fsdecode(next(fields)))]
            if status[1:].isdigit():  # R087: a rename and how alike the two are
                paths.append(PurePosixPath(os.fsdecode(next(fields))))
            if day:
                yield _Change(day, status, paths[-1], paths[0] if len(paths) == 2 else None)


def _history(changes: Iterator[_Change]) -> History:
    changed: dict[PurePosixPath, date] = {}
    created: dict[PurePosixPath, date] = {}
    # What a path of long ago is called today; None for a file that was deleted and is no more.
    today: dict[PurePosixPath, PurePosixPath | None] = {}
    for change in changes:
        name = today.get(change.path, change.path)
        if set(change.status) == {"D"} and name not in changed:
            today[change.path] = None
        elif name is not None:
            changed[name] = max(change.day, changed.get(name, change.day))
            created[name] = min(change.day, created.get(name, change.day))
        if change.old is not None:
            today[change.old] = name
    return History(changed=changed, created=created)


def _day(stamp: bytes) -> date | None:
    """The day of a number of seconds since 1970; None for a time that no calendar has."""
    try:
        return datetime.fromtimestamp(int(stamp), UTC).date()
    except (ValueError, OverflowError, OSError):
        return None
