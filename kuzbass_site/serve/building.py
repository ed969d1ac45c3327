"""Builds a guide again and again, one build after the other, and outlives whatever goes wrong in one."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from kuzbass_site.again import Memory, build_again
from kuzbass_site.build import Report
from kuzbass_site.models.options import Options
from kuzbass_site.serve.giving_up import GivenUp, GivingUp
from kuzbass_site.serve.watching import Changed

SETTLED = 3.0
"""Seconds of quiet after which everything is looked at once more, in case the system has not told all."""

PAUSE = 0.7
"""Seconds without a save after which the pages are made that show what was edited."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What there is to see: the last good build, and what stopped a newer one.

    ``number`` grows with every change of this. ``memory`` is what is known of the good build.
    """

    number: int = 0
    busy: bool = True
    report: Report | None = None
    memory: Memory = Memory()
    error: Exception | None = None


class Building:
    """Builds into *output* whenever it is told that something has changed.

    *complain* is told of what stopped a build; the last good site stays.
    """

    def __init__(
        self,
        root: Path,
        output: Path,
        options: Options,
        complain: Callable[[Exception], None],
        *,
        drafts: bool = False,
    ) -> None:
        self.root = root
        self.output = output
        self._options = options
        self._complain = complain
        self._drafts = drafts
        self._news = threading.Condition()
        self._shown = Shown()
        self._ended = False
        self._changed: Changed = frozenset()
        self._woken = False
        self._giving_up = GivingUp()

    def wake(self, changed: Changed = None) -> None:
        """Ask for a build since these files have changed; one that is under way is followed by another.

        One that makes what shows an edited page is given up: it can wait, and an editor should not.
        """
        with self._news:
            self._changed = _joined(self._changed, changed)
            self._woken = True
            self._news.notify_all()
        self._giving_up.ask()

    def end(self) -> None:
        """Let whoever builds or waits come to an end."""
        with self._news:
            self._ended = True
            self._news.notify_all()

    def run(self) -> None:
        """Build at once, then each time that it is asked for, until the end."""
        changed: Changed = None
        whole = True
        while not self._ended:
            good = self._build(changed, whole=whole)
            unfinished = good and self._shown.memory.unfinished
            news = self._wait(PAUSE if unfinished else None if changed is None else SETTLED)
            if unfinished:
                # What shows the edited page is made once the editor makes a pause.
                whole, changed = not news, _joined(changed, self._taken() if news else frozenset())
            else:
                # What stopped a build is still to be built, whatever else has changed meanwhile. In the quiet
                # after a build that trusted what it heard, everything is looked at.
                fresh = self._taken() if news else None
                whole, changed = not news, fresh if good else _joined(changed, fresh)

    @property
    def shown(self) -> Shown:
        """What there is to see now."""
        return self._shown

    @property
    def is_over(self) -> bool:
        """Whether there will be no more builds."""
        return self._ended

    def wait(self, number: int, seconds: float) -> Shown:
        """What there is to see, as soon as it is not what bears this *number* any more, or after a time."""
        with self._news:
            self._news.wait_for(lambda: self._ended or self._shown.number != number, seconds)
            return self._shown

    def _wait(self, seconds: float | None) -> bool:
        """Wait until somebody asks for a build, or for so long; whether somebody did."""
        with self._news:
            self._news.wait_for(lambda: self._ended or self._woken, seconds)
            return self._woken

    def _taken(self) -> Changed:
        """What has changed since this was last asked."""
        with self._news:
            changed, self._changed, self._woken = self._changed, frozenset(), False
            return changed

    def _build(self, changed: Changed, *, whole: bool) -> bool:
        """Build, and say whether that went well."""
        before = self._shown
        if changed is not None or before.report is None:  # else it is most often a look that finds nothing
            self._show(replace(before, busy=True))
        try:
            with self._giving_up.allowed() if before.memory.unfinished else nullcontext():
                report, memory = build_again(
                    self.root,
                    self.output,
                    self._options,
                    before.memory,
                    changed,
                    drafts=self._drafts,
                    whole=whole,
                    publishing=self._giving_up.no_more,
                )
        except GivenUp:
            self._show(replace(before, busy=False))
            return False
        except Exception as error:  # noqa: BLE001 - whatever it is, the preview outlives it and shows it
            self._show(replace(before, busy=False, error=error))
            if _words(error) != _words(before.error):
                self._complain(error)
            return False
        if before.report and not (report.published.written or report.published.removed):
            report = before.report  # of the build that made what is shown
        now = Shown(number=before.number, busy=False, report=report, memory=memory)
        if self._shown.busy or before.error or report is not before.report:
            self._show(now)
        else:
            self._shown = now  # nobody need be told of a look that found nothing
        return True

    def _show(self, shown: Shown) -> None:
        with self._news:
            self._shown = replace(shown, number=self._shown.number + 1)
            self._news.notify_all()


def _joined(one: Changed, other: Changed) -> Changed:
    return None if one is None or other is None else one | other


def _words(error: Exception | None) -> object:
    """What tells one failure from another."""
    return (type(error), str(error), getattr(error, "problems", None))
