"""Put the files of a site into the output folder: all of them or none, whenever the process is killed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from kuzbass_site.disk import listing
from kuzbass_site.disk.errors import explained
from kuzbass_site.disk.journal import Aside, open_aside, recover
from kuzbass_site.disk.lock import disk_time, only_one
from kuzbass_site.disk.stats import Stat, differing, stat_of, stats
from kuzbass_site.disk.taking import Taking
from kuzbass_site.i18n import N_
from kuzbass_site.models.files import OutputFile

_UNTOUCHED = N_("The site there is as it was.")
_HALF_WAY = N_("Part of the new site is in place; mend this, and the next build finishes it.")


@dataclass(frozen=True, slots=True)
class Published:
    """What a publish did: files written, left alone, removed; all files of the site and their size."""

    written: int
    unchanged: int
    removed: int
    total: int
    bytes: int
    stats: Mapping[str, Stat] = field(default_factory=dict, compare=False, repr=False)
    """How the files were left. One that could have been changed since in the same tick of the disk's
    clock is not among them: only its digest can tell next time."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The list of the files of a publish, and what tells whether it is still the one that lies in the output."""

    digests: Mapping[str, str]
    stat: Stat | None

    @classmethod
    def read(cls, home: Path) -> Listing:
        """The list that lies in an output.

        Raises:
            OutputError: as ``listing.load`` does.
        """
        stat = stat_of(f"{home}/{listing.NAME}")
        return cls(listing.load(home), stat)

    def is_of(self, home: Path) -> bool:
        """Whether it is that of this output."""
        return self.stat is not None and self.stat == stat_of(f"{home}/{listing.NAME}")


class Output:
    """An output folder that nobody else publishes to as long as it is open."""

    def __init__(self, output: Path, home: Path, lock: int, known: Listing | None = None) -> None:
        self._named = output
        self._home = home
        self._lock = lock
        self.since = disk_time(lock)
        """When it was opened, in ns by the clock of its disk."""
        self.listing = known if known and known.is_of(home) else Listing.read(home)
        """The list of the files of the last publish."""

    @property
    def digests(self) -> Mapping[str, str]:
        """The files of the last publish with their SHA-256, in hexadecimal."""
        return self.listing.digests

    def stats(self, paths: Iterable[str] | None = None) -> dict[str, Stat]:
        """Which files of the last publish are there, and what tells whether they are as they were left.

        With *paths*, which of those.
        """
        return stats(str(self._home), self.digests if paths is None else paths)

    def differing(self, paths: Iterable[str]) -> set[str]:
        """Those of the *paths* that do not hold what the last publish wrote there; they are read for it."""
        return differing(str(self._home), self.digests, paths)

    def publish(
        self, files: Iterable[OutputFile], *, keep: Mapping[str, Stat] | None = None, lasting: bool = True
    ) -> Published:
        """Make the folder hold exactly these files and those to *keep*, apart from what others put there.

        To keep are files of the last publish, by what ``stats`` said of them: they stay, unread, and it
        is the caller's to see that they are as they were left. One that is also among *files* is not kept.

        The files are taken one at a time and made aside; nothing in the output changes before the last
        of them is there. Then they are put in place, each in one step: first those that are new, so that
        nothing leads to a page that is not there yet, then those that replace others. What is gone is
        removed last. A file that is there already with the same bytes is not written; one that was
        altered or deleted by others is mended. A publish that was killed is finished, or taken back,
        when the output is next opened. Where it need not be *lasting*, that is not sure after a failure of power.

        Raises:
            OutputError: if two files have one path, a path leads out of the output, the folder holds
                files of others where ours go, or the system refuses to write. Unless the text says
                otherwise the output is as it was.
            ValueError: if a file to keep was not in the last publish.
            Exception: whatever *files* raises; the output is as it was.
        """
        kept = dict(keep or {})
        if not kept.keys() <= self.digests.keys():
            raise ValueError(f"not published: {min(kept.keys() - self.digests.keys())}")
        with self._aside(lasting=lasting) as aside:
            taking = Taking(str(self._home), self.digests, kept, aside)
            for file in files:
                with explained(self._named, _UNTOUCHED):
                    taking.take(file)
            with explained(self._named, _UNTOUCHED):
                change = taking.change()
                after = {path: self.digests[path] for path in kept} | taking.digests
                record = listing.dump(after)
                if change.fresh or change.put or change.clear or change.remove or record != self._record():
                    aside.write(listing.NAME, record)
                    aside.decide(change)
                else:
                    aside.abandon()
            if aside.is_decided():
                with explained(self._named, _HALF_WAY):
                    aside.finish()
        self.listing = Listing(after, stat_of(f"{self._home}/{listing.NAME}"))
        written = (*change.fresh, *change.put)
        return Published(
            written=len(written),
            unchanged=len(after) - len(written),
            removed=len(change.clear) + len(change.remove),
            total=len(after),
            bytes=taking.size + sum(size for size, *_ in kept.values()),
            stats=self._settled({**kept, **taking.unchanged}, written),
        )

    def unchanged(self, files: Mapping[str, Stat]) -> Published:
        """What a publish would say that finds all files as they are to be."""
        size = sum(size for size, *_ in files.values())
        return Published(0, len(files), 0, len(files), size, files)

    @contextmanager
    def _aside(self, *, lasting: bool) -> Iterator[Aside]:
        with explained(self._named, _UNTOUCHED):
            aside = open_aside(self._home, lasting=lasting)
        try:
            yield aside
        except BaseException:
            if not aside.is_decided():
                with suppress(OSError):
                    aside.abandon()
            raise

    def _record(self) -> bytes | None:
        """The list as it is."""
        try:
            return (self._home / listing.NAME).read_bytes()
        except FileNotFoundError:
            return None

    def _settled(self, before: Mapping[str, Stat], written: Iterable[str]) -> dict[str, Stat]:
        """Those files whose next change, whenever it comes, will be seen by their times."""
        settled = {path: seen for path, seen in before.items() if seen[2] < self.since}
        now = disk_time(self._lock)
        after = {path: stat_of(f"{self._home}/{path}") for path in written}
        return settled | {path: seen for path, seen in after.items() if seen and seen[2] < now}


@contextmanager
def opened(output: Path, known: Listing | None = None) -> Iterator[Output]:
    """Hold an output folder; it is made if there is none, and gone again if nothing was put into it.

    *known* is the list of its files that an earlier publish of this process has left; it is read if it is another.

    What a publish that was killed has left is finished or taken back before you get it.

    Raises:
        OutputLocked: if another build is writing to the same output.
        OutputError: if it cannot be written to, holds files and no list of ours, or one that cannot be used.
    """
    home = Path(os.path.realpath(output))
    with ExitStack() as stack:
        with explained(output, _UNTOUCHED):
            stack.enter_context(_folder(home))
            lock = stack.enter_context(only_one(home))
        with explained(output, _HALF_WAY):
            recover(home)
        with explained(output, _UNTOUCHED):
            held = Output(output, home, lock, known)
        yield held


def publish(files: Iterable[OutputFile], output: Path) -> Published:
    """Make the output folder hold exactly these files, apart from what others put there.

    Raises:
        OutputLocked: if another build is writing to the same output.
        OutputError, Exception: as ``Output.publish`` does.
    """
    with opened(output) as place:
        return place.publish(files)


@contextmanager
def _folder(home: Path) -> Iterator[None]:
    """Make the output folder if there is none; take it away again if nothing came of it."""
    made = not home.exists()
    home.mkdir(parents=True, exist_ok=True)
    try:
        yield
    finally:
        if made:
            with suppress(OSError):
                home.rmdir()
