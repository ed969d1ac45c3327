"""Tells which files of a guide have changed, as soon as the system knows."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from kuzbass_site import theme

QUIET = 25
"""Milliseconds in which nothing more happens before a change is told: an editor writes in several steps."""
LONGEST = 300
"""Milliseconds after which it is told even so."""
LOOK = 1000
"""Milliseconds between two looks at whether the folders themselves are still the same."""
PLAIN_LOOK = 0.5
"""Seconds between two looks at everything where the system tells nothing."""

Changed = frozenset[str] | None
"""Paths of files; None when anything may have changed."""


def changes(root: Path, stop: threading.Event) -> Iterator[Changed]:
    """What has changed, each time that something has, until *stop* is set.

    Whatever happens to the watching itself (a folder is gone or has come, the system has no more watches to give)
    is told as a change of anything, and the watching goes on in another way.
    """
    try:
        from watchfiles import watch
    except ImportError:  # there is none for every system
        yield from _plainly(stop)
        return
    polling = False
    while not stop.is_set():
        folders = _folders(root)
        with suppress(FileNotFoundError):  # gone since we looked
            try:
                for found in watch(
                    *folders, watch_filter=None, step=QUIET, debounce=LONGEST, stop_event=stop,
                    rust_timeout=LOOK, yield_on_timeout=True, raise_interrupt=False,
                    force_polling=polling or None, ignore_permission_denied=True,
                ):  # fmt: skip
                    if _folders(root) != folders:
                        break
                    if paths := frozenset(path for _, path in found if _is_source(path)):
                        yield paths
            except FileNotFoundError:
                raise
            except (
                OSError,
                RuntimeError,
            ):  # no watches are left, or the disk of another machine tells nothing
                polling = True
                stop.wait(PLAIN_LOOK)
        yield None


def _folders(root: Path) -> dict[str, int]:
    """The folders that hold what a site is made of, with what tells each from another of its name."""
    found: dict[str, int] = {}
    ours = [folder for name in ("templates", "static", "docs") for folder in theme.folders(root, name)]
    for folder in (root / "content", *ours):
        with suppress(OSError):
            found[str(folder.resolve())] = folder.stat().st_ino
    return found


def _is_source(path: str) -> bool:
    """Whether a build looks at such a file: those with a dot are for the editors of others."""
    return not any(part.startswith(".") or part == "__pycache__" for part in Path(path).parts[-1:])


def _plainly(stop: threading.Event) -> Iterator[Changed]:
    while not stop.wait(PLAIN_LOOK):
        yield None
