"""Giving up a build in the middle when there is something more urgent."""

from __future__ import annotations

import _thread
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_SIGNAL = getattr(signal, "SIGUSR1", None)


class GivenUp(BaseException):
    """The work was given up; nobody on the way may take that for a failure."""


class GivingUp:
    """Lets another thread end the work of the main one, as Ctrl-C does, but only in such work as may be given up."""

    def __init__(self) -> None:
        self._may = False

    @contextmanager
    def allowed(self) -> Iterator[None]:
        """Work that may be given up; only in the main thread, elsewhere it goes on to its end.

        Raises:
            GivenUp: in the middle of the work.
        """
        if _SIGNAL is None or threading.current_thread() is not threading.main_thread():
            yield
            return
        before = signal.signal(_SIGNAL, self._stop)
        self._may = True
        try:
            yield
        finally:
            self._may = False
            signal.signal(_SIGNAL, before)

    def no_more(self) -> None:
        """From here on the work goes on to its end."""
        self._may = False

    def ask(self) -> None:
        """Have the work given up, if there is such."""
        if self._may and _SIGNAL is not None:
            _thread.interrupt_main(_SIGNAL)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        if self._may:
            self._may = False
            raise GivenUp
