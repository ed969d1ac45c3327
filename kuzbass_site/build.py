"""The tour of the package: what a build does, in the order in which it happens."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import structs

from kuzbass_site import disk
from kuzbass_site.disk import inventory
from kuzbass_site.disk.errors import explained
from kuzbass_site.disk.history import head
from kuzbass_site.i18n import N_
from kuzbass_site.inputs import Inputs, look, surroundings
from kuzbass_site.models.options import Options
from kuzbass_site.problems import Problem, is_note, raise_if_errors
from kuzbass_site.record import Left, Record, listed
from kuzbass_site.workers import jobs_for

if TYPE_CHECKING:
    from kuzbass_site.making import Making
    from kuzbass_site.site import Site
    from kuzbass_site.templating import TemplateTime

CACHE = ".cache"

Progress = Callable[[int, int], None]
"""Told how many pages are done, and of how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a build did: pages, what changed on disk, problems that did not stop it, seconds.

    ``notes``: how many notes there are, which are not among the problems. ``steps``: what took how many seconds.
    ``templates``: how long each template took, where that was asked for.
    """

    pages: int
    published: disk.Published
    problems: tuple[Problem, ...]
    notes: int
    seconds: float
    steps: tuple[tuple[str, float], ...] = ()
    templates: tuple[TemplateTime, ...] = ()


def build(
    root: Path,
    output: Path,
    options: Options = Options(),
    *,
    strict: bool = False,
    drafts: bool = False,
    progress: Progress = lambda _done, _all: None,
    jobs: int = 0,
    manifest: Path | None = None,
    profile: bool = False,
) -> Report:
    """Build the guide in *root* into *output*; *progress* is told of every page as it is made.

    What has not changed since the last build is not made again. As many processes as *jobs* work on the rest;
    0 stands for as many as the machine has cores. Into *manifest* goes a list of all files of the site with their
    digests; with *profile* the templates are timed.

    Raises:
        ContentError: if the content has problems; with all of them. Nothing is published then.
        ConfigError: if the settings have; TemplateError: if a template has.
        disk.OutputError: if the output cannot be written, or another build is writing it.
    """
    clock = Clock()
    record = record_of(root, output)
    around = surroundings(options, drafts)
    history = head(root)
    with disk.opened(output) as place, seldom_collecting():
        left = record.left(place.digests)
        inputs = look(root, left.inputs if left else {}, place.since)
        clock.step(N_("look at the sources"))
        intact = _intact(place, left)
        clock.step(N_("look at the output"))
        if left and is_same(left, (around, history), inputs) and len(intact) == len(place.digests):
            raise_if_errors(left.problems, strict=strict)
            if (left.inputs, left.outputs) != (inputs, intact):
                record.save_left(structs.replace(left, inputs=inputs, outputs=intact))
            _write(manifest, place, left)
            return clock.report(left, place.unchanged(intact))

        from kuzbass_site import quick
        from kuzbass_site.cache import Cache
        from kuzbass_site.making import Before, begin
        from kuzbass_site.templating import Profile

        before = Before(left, record.made(left), intact) if left else Before()
        with closing(Cache(root / CACHE)) as cache:
            edit = None
            if left and len(intact) == len(place.digests):
                edit = quick.begin(root, options, inputs, around, before, cache, drafts=drafts)
            if left and edit:
                clock.step(N_("read and plan the pages of what was edited"))
                raise_if_errors(left.problems, strict=strict)
                edit.profile = Profile() if profile else None
                published = place.publish(edit.rendered(progress), keep=edit.keep)
                clock.step(N_("render and publish"))
                cache.save()
                left = structs.replace(
                    left, published=listed(place.digests), inputs=inputs, outputs=dict(published.stats)
                )
                record.save(left, structs.replace(before.made, families=edit.families))
                _write(manifest, place, left)
                clock.step(N_("remember"))
                return clock.report(left, published, edit.profile.times if edit.profile else ())
            making = begin(root, options, inputs, around, before, cache, jobs_for(jobs), drafts=drafts)
            clock.step(N_("read and join"))
            found = raise_if_errors(making.check(), strict=strict)
            clock.step(N_("check"))
            making.profile = Profile() if profile else None
            making.plan()
            clock.step(N_("plan the pages"))
            published = place.publish(making.files(progress), keep=making.keep)
            clock.step(N_("render and publish"))
            remembered = making.remember()
        left = left_by(making, found, published, (around, history))
        left = structs.replace(left, published=listed(place.digests))
        record.save(left, remembered)
        _write(manifest, place, left)
        clock.step(N_("remember"))
    return clock.report(left, published, making.profile.times if making.profile else ())


def left_by(
    making: Making, found: Sequence[Problem], published: disk.Published, around: tuple[str, str]
) -> Left:
    """The site as a full build has left it, of whatever list of files."""
    told = tuple(problem for problem in found if not is_note(problem))
    return Left(
        b"",
        around,
        dict(making.inputs),
        dict(published.stats),
        told,
        len(found) - len(told),
        len(making.pages),
        making.site.guide.config.url,
    )


def record_of(root: Path, output: Path) -> Record:
    """What is known of the last build of an output, wherever the guide lies today."""
    return Record(root / CACHE, os.path.relpath(output.resolve(), root.resolve()))


def load(root: Path, options: Options = Options(), *, drafts: bool = False) -> tuple[Site, list[Problem]]:
    """Read, join and lint a guide: the site, and every problem of every file.

    Raises:
        ConfigError: if the settings are missing or wrong.
    """
    from kuzbass_site.lint import lint
    from kuzbass_site.reading import read_guide
    from kuzbass_site.site import assemble

    guide, problems = read_guide(root, options)
    site = assemble(guide, drafts=drafts)
    return site, lint(site, problems)


def _intact(place: disk.Output, left: Left | None) -> dict[str, disk.Stat]:
    """The files of the output that are as the last build left them."""
    if left is None:
        return {}
    now = place.stats()
    doubtful = [path for path, seen in now.items() if left.outputs.get(path) != seen]
    differing = place.differing(doubtful)
    return {path: seen for path, seen in now.items() if path not in differing}


def _write(manifest: Path | None, place: disk.Output, left: Left) -> None:
    """Write the list of all files of the site."""
    if manifest:
        with explained(manifest, N_("The site itself is in place.")):
            manifest.write_bytes(inventory.dump(place.digests, place.stats(), left.address))


def is_same(left: Left, around: tuple[str, str], inputs: Inputs) -> bool:
    """Whether the last build was made of just this."""
    before = left.inputs
    return (
        left.surroundings == around
        and before.keys() == inputs.keys()
        and all(before[path].digest == seen.digest for path, seen in inputs.items())
    )


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Look for unused cycles less often: what a build reads it keeps, and to go through it all costs as much."""
    usual = gc.get_threshold()
    gc.set_threshold(100_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


class Clock:
    """Tells how long the steps of a build took."""

    def __init__(self) -> None:
        self._started = self._last = time.perf_counter()
        self._steps: list[tuple[str, float]] = []

    def step(self, name: str) -> None:
        """What was done since the last step."""
        now = time.perf_counter()
        self._steps.append((name, now - self._last))
        self._last = now

    def report(
        self, left: Left, published: disk.Published, templates: tuple[TemplateTime, ...] = ()
    ) -> Report:
        """The report of a build that is done."""
        return Report(
            pages=left.pages,
            published=published,
            problems=left.problems,
            notes=left.notes,
            seconds=time.perf_counter() - self._started,
            steps=tuple(self._steps),
            templates=templates,
        )
