"""Building again in a process that stays alive: what it remembers of its last build need not be found out anew.

The site is what ``build`` makes of the same guide, byte for byte. Nothing is written down but what the cache keeps
for every build: the output is this process's own, and so is what it knows of it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from msgspec import structs

from kuzbass_site import disk, quick
from kuzbass_site.build import CACHE, Clock, Report, is_same, left_by, seldom_collecting
from kuzbass_site.cache import Cache
from kuzbass_site.disk.history import head
from kuzbass_site.i18n import N_
from kuzbass_site.inputs import Inputs, Seen, look, look_at, surroundings
from kuzbass_site.making import Before, begin
from kuzbass_site.models.options import Options
from kuzbass_site.problems import ContentError, raise_if_errors
from kuzbass_site.record import Left, Made
from kuzbass_site.workers import jobs_for

LARGE = 100
"""Pages of a guide in which it is worth while to make the page of what was edited before those that show it."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered of the last build; nothing of it holds for any other list of files in the output."""

    left: Left | None = None
    made: Made = Made()
    listing: disk.Listing | None = None
    unfinished: bool = False
    """Whether only the pages of what was edited are new: ``left`` is without it, those that show it are to be made."""


def build_again(
    root: Path,
    output: Path,
    options: Options,
    memory: Memory = Memory(),
    changed: Collection[str] | None = None,
    *,
    drafts: bool = False,
    whole: bool = False,
    publishing: Callable[[], None] = lambda: None,
) -> tuple[Report, Memory]:
    """Build the guide in *root* into *output*, which nobody else writes to; with what to remember.

    *changed* are the files of the guide, by their real paths, that alone can have changed since the last build;
    with None all files are looked at, those of the output as well. Of a large guide the page of what was edited is
    made and what shows it is left for another call with the same files, unless the site is to be made *whole*; and a
    text that was edited and has mistakes is told of at once, without those that it causes elsewhere. *publishing* is
    called when everything is read and planned: until then it costs nothing to give the build up.

    Raises:
        ContentError, disk.OutputError: as ``build`` does. What was remembered before still holds then.
    """
    clock = Clock()
    around = surroundings(options, drafts), head(root)
    with disk.opened(output, memory.listing) as place, seldom_collecting():
        left = memory.left if place.listing is memory.listing else None
        told = changed if left else None
        inputs = _seen(root, left, place, told)
        clock.step(N_("look at the sources"))
        intact = _intact(place, left, trusting=told is not None)
        clock.step(N_("look at the output"))
        complete = len(intact) == len(place.digests)
        if left and complete and not memory.unfinished and is_same(left, around, inputs):
            raise_if_errors(left.problems)
            left = structs.replace(left, inputs=inputs, outputs=intact)
            return clock.report(left, place.unchanged(intact)), Memory(left, memory.made, place.listing)
        before = Before(left, memory.made, intact) if left else Before()
        with closing(Cache(root / CACHE)) as cache:
            edit = partial(
                _edited, clock, place, root, options, inputs, around[0], before, cache, drafts=drafts
            )
            if left and complete and not memory.unfinished and (done := edit()):
                published, made = done
                left = structs.replace(left, inputs=inputs, outputs=dict(published.stats))
                return clock.report(left, published), Memory(left, made, place.listing)
            large = left is not None and left.pages >= LARGE
            if left and complete and told is not None and large and not whole and (done := _first(edit)):
                published, made = done
                left = structs.replace(left, outputs=dict(published.stats))
                return clock.report(left, published), Memory(left, made, place.listing, unfinished=True)
            making = begin(root, options, inputs, around[0], before, cache, jobs_for(0), drafts=drafts)
            clock.step(N_("read and join"))
            found = raise_if_errors(making.check())
            clock.step(N_("check"))
            making.plan()
            clock.step(N_("plan the pages"))
            publishing()
            published = place.publish(making.files(_untold), keep=making.keep, lasting=False)
            clock.step(N_("render and publish"))
            made = making.remember()
        left = left_by(making, found, published, around)
        clock.step(N_("remember"))
        return clock.report(left, published), Memory(left, made, place.listing)


def _edited(
    clock: Clock,
    place: disk.Output,
    root: Path,
    options: Options,
    inputs: Inputs,
    around: str,
    before: Before,
    cache: Cache,
    *,
    drafts: bool,
    first: bool = False,
) -> tuple[disk.Published, Made] | None:
    """Make the pages of what was edited and nothing else, if that is all; with *first* in any case."""
    making = quick.begin(root, options, inputs, around, before, cache, drafts=drafts, first=first)
    if making is None:
        return None
    clock.step(N_("read and plan the pages of what was edited"))
    published = place.publish(making.rendered(_untold), keep=making.keep, lasting=False)
    cache.save()
    clock.step(N_("render and publish"))
    made = structs.replace(before.made, families=making.families)
    return published, _to_be_looked_at(made, {due.id for due in making.due}) if first else made


def _to_be_looked_at(made: Made, ids: Iterable[str]) -> Made:
    """What is remembered, with these entries as changed even if they should be again what they were."""
    wholes = {**made.standing.wholes, **dict.fromkeys(ids, b"")}
    return structs.replace(made, standing=structs.replace(made.standing, wholes=wholes))


def _first(edit: Callable[..., tuple[disk.Published, Made] | None]) -> tuple[disk.Published, Made] | None:
    """Make the pages of what was edited before those that show it; None where that cannot be done."""
    try:
        return edit(first=True)
    except ContentError:
        raise
    except Exception:  # noqa: BLE001 - such a page may lead to what is not at hand; the full build has all
        return None


def _seen(
    root: Path, left: Left | None, place: disk.Output, changed: Collection[str] | None
) -> dict[str, Seen]:
    """The files of the guide as they are now."""
    known: Inputs = left.inputs if left else {}
    told = look_at(root, known, place.since, changed) if changed is not None else None
    return look(root, known, place.since) if told is None else told


def _intact(place: disk.Output, left: Left | None, *, trusting: bool) -> dict[str, disk.Stat]:
    """The files of the output that are as the last build left them; *trusting*, only the doubtful are looked at."""
    if left is None:
        return {}
    sure = left.outputs if trusting else {}
    now = place.stats(place.digests.keys() - sure.keys())
    doubtful = [path for path, seen in now.items() if left.outputs.get(path) != seen]
    differing = place.differing(doubtful)
    return {**sure, **{path: seen for path, seen in now.items() if path not in differing}}


def _untold(_done: int, _all: int) -> None:
    """Nobody is told how far a build has come."""
