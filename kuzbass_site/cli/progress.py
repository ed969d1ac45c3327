"""How far a long build has come, for those who watch it in a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from kuzbass_site.build import Progress

_EVERY = 0.1
"""Seconds between two tellings: more often is a flicker."""


@contextmanager
def telling(*, quiet: bool) -> Iterator[Progress]:
    """A teller of progress on standard error; silent in a pipe, in CI and when asked to be quiet."""
    if quiet or not sys.stderr.isatty():
        yield lambda _done, _all: None
        return
    told = time.monotonic()

    def tell(done: int, pages: int) -> None:
        nonlocal told
        now = time.monotonic()
        if now - told >= _EVERY:
            told = now
            sys.stderr.write(f"\r{done} / {pages} ")
            sys.stderr.flush()

    try:
        yield tell
    finally:
        # Wipe the line, so that what follows begins at its start.
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
