"""Work on many things at once, in processes that are forked off when there is enough of it.

A forked process shares what the parent has read, so nothing but its share of the work goes to it and nothing
but the results comes back. Where processes cannot be forked, or are not worth it, the parent works alone; the
results are the same.
"""

from __future__ import annotations

import gc
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from types import FrameType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")
U = TypeVar("U")

PER_WORKER = 12
"""Chunks for each worker, so that none is left alone with a long one."""
WATCH = 1.0
"""Seconds between two looks of a worker at whether its parent is still there."""
AHEAD = 3
"""Chunks for each worker that are under way or wait to be taken: what keeps memory bounded."""

_work: Callable[[Any], Any] | None = None


class TooLong(Exception):  # noqa: N818 - reads as what happened
    """A piece of work took longer than its budget."""


class Jobs(NamedTuple):
    """How many processes may work at once; ``always`` even where there is little to do."""

    processes: int
    always: bool = False


def jobs_for(wanted: int) -> Jobs:
    """As many as *wanted*; for 0, as many as the machine lets us use at once, where they are worth it."""
    if wanted:
        return Jobs(wanted, always=True)
    return Jobs(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def each(work: Callable[[T], U], things: Sequence[T], *, jobs: Jobs, least: int) -> Generator[U, None, None]:
    """Do the *work* on every thing; the results come in the order of the things.

    Processes are forked if there are at least *least* things and *jobs* are more than one. An exception of the
    work is raised here, and ends the processes.
    """
    enough = 2 if jobs.always else max(2, least)
    if jobs.processes < 2 or len(things) < enough or not _can_fork():
        yield from map(work, things)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    size = max(1, min(-(-len(things) // (jobs.processes * PER_WORKER)), 200))
    chunks = [things[n : n + size] for n in range(0, len(things), size)]
    global _work
    before, _work = _work, work
    pool = ProcessPoolExecutor(jobs.processes, multiprocessing.get_context("fork"), _begin, (os.getpid(),))
    try:
        waiting: deque[Future[list[Any]]] = deque()
        for chunk in chunks:
            waiting.append(pool.submit(_chunk, chunk))
            if len(waiting) >= jobs.processes * AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BaseException:
        for process in list((pool._processes or {}).values()):
            with suppress(OSError):
                process.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        _work = before


@contextmanager
def budget(seconds: float) -> Iterator[None]:
    """Stop what takes longer than this; only in the main thread of a process, elsewhere there is no limit.

    Raises:
        TooLong: in the middle of the work.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooLong

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _can_fork() -> bool:
    return hasattr(os, "fork") and threading.current_thread() is threading.main_thread()


def _begin(parent: int) -> None:
    gc.freeze()  # what the parent has read stays, and stays shared
    # Ctrl-C goes to the whole group; the parent hears it and ends the children.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Of a parent that was killed nobody hears: the work it was waiting for would wait for it, for ever.
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(WATCH)
    os._exit(1)


def _chunk(things: Sequence[Any]) -> list[Any]:
    assert _work is not None  # noqa: S101 - set before the process was forked
    return [_work(thing) for thing in things]
