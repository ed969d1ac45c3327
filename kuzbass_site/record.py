"""What the last build of an output started from and left there: how the next one tells what it need not do.

The record is kept in the guide's ``.cache/``, one for each output and way of building it. It holds only for the
very list of files that lies in the output, so a record of another build is as good as none.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from kuzbass_site.disk.stats import Stat
from kuzbass_site.inputs import Inputs, Seen
from kuzbass_site.packing import pack, sum_of, unpacker
from kuzbass_site.problems import Problem

_SUM = 16


class Left(Struct, frozen=True, array_like=True):
    """The site as it was left, and all that it was made of."""

    published: bytes
    """Tells the list of files in the output from any other."""
    surroundings: tuple[str, str]
    """Options, versions and the environment; the history."""
    inputs: dict[str, Seen]
    outputs: dict[str, Stat]
    problems: tuple[Problem, ...]
    """What there was to say of the content, sorted; without the notes, of which only the number is kept."""
    notes: int
    pages: int
    address: str
    """That of the site, without a slash at its end."""


class Known(Struct, frozen=True, array_like=True):
    """A page of that site: what it is, what the sitemap says of it, and the key that tells if it is the same."""

    url: str
    renderer: str
    lang: str
    alternates: tuple[tuple[str, str], ...]
    index: bool
    key: dict[str, bytes]
    """Of each kind of thing that the page is made of, a digest."""
    why: tuple[str, ...] = ()
    """The kinds that had changed when it was last made; empty for a page that was new."""
    id: str = ""
    """That of the entry whose page it is."""


class Standing(Struct, frozen=True, array_like=True):
    """How the entries of a site stand to each other.

    ``wholes`` are the digests of the files of each subject; ``order`` the ids of each collection in its order;
    ``joints`` tells all else that a slice takes from the site.
    """

    wholes: dict[str, bytes] = {}
    order: tuple[tuple[str, ...], ...] = ()
    joints: bytes = b""


class Made(Struct, frozen=True, array_like=True):
    """The pages of that site by the family they were planned with, the exports, what the rules found."""

    families: dict[str, tuple[bytes, tuple[Known, ...]]] = {}
    exports: tuple[bytes, tuple[str, ...]] = (b"", ())
    lint: tuple[bytes, tuple[Problem, ...]] = (b"", ())
    everything: bytes = b""
    """Tells all that pages can see which are not those of entries."""
    views: dict[str, bytes] = {}
    """What all pages of a language share, packed."""
    assets: dict[str, str] = {}
    standing: Standing = Standing()
    search: tuple[bytes, tuple[str, ...]] = (b"", ())


class Record:
    """The two files of a record; *name* tells the output and the way of building."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder = folder
        self._name = sum_of(name.encode("utf-8", "surrogateescape")).hex()

    def left(self, digests: Mapping[str, str]) -> Left | None:
        """The site as it was left, if that is what lies in the output."""
        data = self._load("left")
        left = _left(data) if data else None
        return left if left and left.published == listed(digests) else None

    def made(self, left: Left) -> Made:
        """How that site was made; empty if nobody knows."""
        data = self._load("made")
        made = _made(data[_SUM:]) if data and data[:_SUM] == left.published else None
        return made or Made()

    def pages(self, left: Left) -> tuple[Known, ...]:
        """All pages of that site, as far as they are known."""
        return tuple(page for _, several in self.made(left).families.values() for page in several)

    def save(self, left: Left, made: Made) -> None:
        """Write both down."""
        self._store("made", left.published + pack(made))
        self._store("left", pack(left))

    def save_left(self, left: Left) -> None:
        """Write down that the same site was found."""
        self._store("left", pack(left))

    def _load(self, kind: str) -> bytes:
        with suppress(OSError):
            data = (self._folder / f"{self._name}.{kind}").read_bytes()
            if sum_of(data[_SUM:]) == data[:_SUM]:
                return data[_SUM:]
        return b""

    def _store(self, kind: str, data: bytes) -> None:
        """Write a file so that it is there wholly or not at all; what cannot be written is done without."""
        place = self._folder / f"{self._name}.{kind}"
        aside = place.with_suffix(f".{kind}.{os.getpid()}")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            aside.write_bytes(sum_of(data) + data)
            aside.replace(place)
        except OSError:
            with suppress(OSError):
                aside.unlink()
            with suppress(OSError):
                place.unlink()


def still_there(
    found: Iterable[Problem], left: Left | None, inputs: Inputs, starts: Mapping[str, int]
) -> bool:
    """Whether problems that the rules of the whole guide found still stand where they stood.

    The front matter of a file that looks the same to those rules has its lines where it had them; its text may not.
    """
    before = left.inputs if left else {}
    for problem in found:
        path = str(problem.path)
        then, now = before.get(path), inputs.get(path)
        same = then is not None and now is not None and then.digest == now.digest
        if not same and not 0 < problem.line < starts.get(path, 0):
            return False
    return True


def listed(digests: Mapping[str, str]) -> bytes:
    """What tells a list of files with their digests from any other."""
    return sum_of(pack(sorted(digests.items())))


_left = unpacker(Left)
_made = unpacker(Made)
