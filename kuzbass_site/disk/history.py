"""When the files of a guide were written, as Git remembers it.

Git is asked once for all files; ``git log -- FILE`` for each would cost a walk through the history a file.
Where Git cannot know (no repository, a shallow clone) nobody is told a date: none is better than a wrong one.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from kuzbass_site.models.history import History

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
_ID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


class _Change(NamedTuple):
    """One file in one commit: ``status`` as ``git diff --name-status`` has it; ``old`` before a rename."""

    day: date
    status: str
    path: str
    old: str | None = None


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


def head(root: Path) -> str:
    """What history *root* stands in, so cheaply told that what was read of it before can be used again.

    A text that begins with the id of the commit, and goes on with where *root* lies in the repository
    and whether the clone is shallow: as long as it is the same, ``read_history`` and
    ``newest_commit_date`` say the same. Empty without Git, outside a repository and before a commit.
    """
    if shutil.which("git") is None:
        return ""
    here = Path(os.path.realpath(root))
    for top in (here, *here.parents):
        try:
            folder = _repository(top / ".git")
            common = _common(folder)
            commit = _commit(folder, common)
        except FileNotFoundError:
            continue
        except (OSError, ValueError):
            commit, common = "", None
        if not commit:  # kept in a way that only Git knows
            commit = (_git(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}") or b"").decode().strip()
        shallow = common is None or (common / "shallow").exists()
        return f"{commit} {here.relative_to(top).as_posix()}{' shallow' * shallow}" if commit else ""
    return ""


def _repository(place: Path) -> Path:
    """Where Git keeps what it knows: ``.git``, or the folder that a file of this name leads to."""
    if not place.is_file():
        return place
    words = place.read_text(encoding="utf-8")
    if not words.startswith("gitdir: "):
        raise ValueError(words)
    return place.parent / words.removeprefix("gitdir: ").rstrip("\n")


def _common(folder: Path) -> Path:
    """What a worktree shares with the others; of a repository with one, all of it."""
    try:
        return folder / (folder / "commondir").read_text(encoding="utf-8").rstrip("\n")
    except FileNotFoundError:
        return folder


def _commit(folder: Path, common: Path) -> str:
    """The commit that HEAD stands at; empty if the files do not say it."""
    word = (folder / "HEAD").read_text(encoding="utf-8").strip()
    if not word.startswith("ref: "):
        return word if _ID.fullmatch(word) else ""
    name = word.removeprefix("ref: ")
    try:
        word = (common / name).read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        word = _packed(common, name)
    return word if _ID.fullmatch(word) else ""


def _packed(common: Path, name: str) -> str:
    """The commit of a branch among those that Git has put into one file."""
    try:
        lines = (common / "packed-refs").read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return ""
    return next((line.partition(" ")[0] for line in lines if line.partition(" ")[2] == name), "")


def newest_commit_date(root: Path) -> date | None:
    """The day of the commit that *root* stands at, in UTC; None without Git, repository or commit."""
    stamp = _git(root, "log", "-1", "--format=%ct", "--no-show-signature")
    return _day(stamp) if stamp else None


def _git(root: Path, *arguments: str) -> bytes | None:
    """What Git answers, or None when it is not there or has nothing to say."""
    import subprocess  # costs more than many a build in which nothing has changed

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
            old = None
            path = os.fsdecode(next(fields))
            if status[1:].isdigit():  # R087: a rename and how alike the two are
                old, path = path, os.fsdecode(next(fields))
            if day:
                yield _Change(day, status, path, old)


def _history(changes: Iterator[_Change]) -> History:
    changed: dict[str, date] = {}
    created: dict[str, date] = {}
    # What a path of long ago is called today; None for a file that was deleted and is no more.
    today: dict[str, str | None] = {}
    for change in changes:
        name = today.get(change.path, change.path)
        if set(change.status) == {"D"} and name not in changed:
            today[change.path] = None
        elif name is not None:
            changed[name] = max(change.day, changed.get(name, change.day))
            created[name] = min(change.day, created.get(name, change.day))
        if change.old is not None:
            today[change.old] = name
    paths = {name: PurePosixPath(name) for name in changed}
    return History(
        changed={paths[name]: day for name, day in changed.items()},
        created={paths[name]: day for name, day in created.items()},
    )


def _day(stamp: bytes) -> date | None:
    """The day of a number of seconds since 1970; None for a time that no calendar has."""
    try:
        return datetime.fromtimestamp(int(stamp), UTC).date()
    except (ValueError, OverflowError, OSError):
        return None
