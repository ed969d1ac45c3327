"""Where the time of rendering goes: for each template and component how often, how long, which page was worst."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from functools import wraps
from typing import ParamSpec, TypeVar

from msgspec import Struct

P = ParamSpec("P")
T = TypeVar("T")


class TemplateTime(Struct, frozen=True, kw_only=True):
    """The time of one template: all of its ``count`` uses together, and the longest, on the page ``url``.

    In seconds of the processor, with what the template calls. Of a component a use is the call of a macro;
    what is remembered is not called.
    """

    name: str
    count: int
    seconds: float
    worst: float
    url: str


class Profile:
    """Gathers the times of templates; the renderers that are handed it tell it of them."""

    def __init__(self) -> None:
        self._times: dict[str, TemplateTime] = {}
        self._running: set[str] = set()
        self._url = ""

    @property
    def times(self) -> tuple[TemplateTime, ...]:
        """The times of each template, those that took longest in all first."""
        return tuple(sorted(self._times.values(), key=lambda each: (-each.seconds, each.name)))

    def add(self, times: Iterable[TemplateTime]) -> None:
        """Take in what another process has gathered."""
        for new in times:
            known = self._times.get(new.name)
            if known is None:
                self._times[new.name] = new
                continue
            worst = max(known, new, key=lambda each: each.worst)
            self._times[new.name] = TemplateTime(
                name=new.name,
                count=known.count + new.count,
                seconds=known.seconds + new.seconds,
                worst=worst.worst,
                url=worst.url,
            )

    def take(self) -> tuple[TemplateTime, ...]:
        """What was gathered since it was last taken, for another process to ``add``."""
        times, self._times = self.times, {}
        return times

    def page(self, name: str, url: str, render: Callable[[], T]) -> T:
        """Render the page *url* with the template *name*, timed."""
        self._url = url
        return self.timed(name, render)()

    def timed(self, name: str, function: Callable[P, T]) -> Callable[P, T]:
        """*function*, its time counted as that of the template *name*; once where it is inside another of it."""

        @wraps(function)
        def measured(*arguments: P.args, **named: P.kwargs) -> T:
            if name in self._running:
                return function(*arguments, **named)
            self._running.add(name)
            started = time.process_time()
            try:
                return function(*arguments, **named)
            finally:
                took = time.process_time() - started
                self._running.discard(name)
                self.add([TemplateTime(name=name, count=1, seconds=took, worst=took, url=self._url)])

        return measured
