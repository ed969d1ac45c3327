"""Everything that a site is made of, as files with digests: how a build tells that nothing has changed.

A file is known again by what the system says of it (size, times, inode); where that differs, as in a fresh
checkout, or could hide an edit made in the same tick of the clock, its bytes decide.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from stat import S_ISDIR

from msgspec import Struct

from kuzbass_site import __version__, theme

_PASSED_OVER = ("__pycache__",)


class Seen(Struct, frozen=True, array_like=True):
    """A file as it was: size in bytes, times in ns and inode as the system tells them, digest of its bytes.

    Without a digest it could not be read. ``settled``: the next change of it will show in its times.
    """

    size: int
    mtime: int
    ctime: int
    inode: int
    digest: bytes
    settled: bool = True


Inputs = Mapping[str, Seen]
"""By path: ``content/towns/kaltan.md``, ``templates/1/base.html``, ``package/build.py``."""


def look(root: Path, known: Inputs, now: int) -> dict[str, Seen]:
    """Every file that a site of the guide in *root* is made of, the package itself included.

    *known* is what an earlier look saw, *now* the time by the disk's clock.
    """
    found: dict[str, Seen] = {}
    for path, place, seen in _walk_all(root):
        before = known.get(path)
        stat = (seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino)
        if before and before.settled and (before.size, before.mtime, before.ctime, before.inode) == stat:
            found[path] = before
        else:
            found[path] = _seen(place, seen, now)
    return found


def _seen(place: str, seen: os.stat_result, now: int) -> Seen:
    settled = max(seen.st_mtime_ns, seen.st_ctime_ns) < now
    return Seen(seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino, digest_of(place), settled)


def look_at(root: Path, known: Inputs, now: int, changed: Iterable[str]) -> dict[str, Seen] | None:
    """The same where nothing but these files, by their real paths, can have changed.

    None where it takes a look at everything to tell: a file has come or gone, or nobody knows what it is.
    """
    folders = {str(folder.resolve()): name for name, folder in _folders(root)}
    found = dict(known)
    for place in changed:
        above = next((folder for folder in folders if place.startswith(f"{folder}/")), None)
        path = f"{folders[above]}{place[len(above) :]}" if above else ""
        try:
            seen = os.stat(place)  # noqa: PTH116 - as all others here
        except OSError:
            if path and path not in known and not any(each.startswith(f"{path}/") for each in known):
                continue  # an editor's own file, which came and went
            return None
        if path not in known or S_ISDIR(seen.st_mode):
            return None
        found[path] = _seen(place, seen, now)
    return found


def surroundings(*options: object) -> str:
    """What else every page depends on: options, versions, the environment."""
    installed = []
    for folder in dict.fromkeys(sys.path):
        if folder.endswith("-packages"):
            with suppress(OSError):
                installed += sorted(place.name for place in Path(folder).glob("*.dist-info"))
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return repr((__version__, sys.version, installed, epoch, options))


def total(inputs: Inputs, *, prefixes: tuple[str, ...] = ("",)) -> bytes:
    """One digest of all those files whose paths begin so."""
    digest = blake2b(digest_size=16)
    for path in sorted(inputs):
        if path.startswith(prefixes):
            digest.update(path.encode("utf-8", "surrogateescape") + b"\0" + inputs[path].digest + b"\n")
    return digest.digest()


def _walk_all(root: Path) -> Iterator[tuple[str, str, os.stat_result]]:
    for name, folder in _folders(root):
        yield from _walk(name, str(folder), frozenset())
    for path, place, seen in _walk("package", str(theme.PACKAGE), frozenset()):
        if not path.startswith("package/theme/"):
            yield path, place, seen


def _folders(root: Path) -> Iterator[tuple[str, Path]]:
    """The folders of a guide and of its theme."""
    yield "content", root / "content"
    for name in ("templates", "static", "docs"):
        for number, folder in enumerate(theme.folders(root, name)):
            yield f"{name}/{number}", folder


def _walk(
    path: str, folder: str, above: frozenset[tuple[int, int]]
) -> Iterator[tuple[str, str, os.stat_result]]:
    try:
        with os.scandir(folder) as listing:
            entries = list(listing)
    except OSError:
        return
    for entry in entries:
        name = entry.name
        if name.startswith(".") or name in _PASSED_OVER:
            continue
        with suppress(OSError):
            seen = entry.stat()
            if not S_ISDIR(seen.st_mode):
                yield f"{path}/{name}", entry.path, seen
            elif (seen.st_dev, seen.st_ino) not in above:
                yield from _walk(f"{path}/{name}", entry.path, above | {(seen.st_dev, seen.st_ino)})


def digest_of(place: str) -> bytes:
    """The digest of a file's bytes; empty if it cannot be read."""
    try:
        handle = os.open(place, os.O_RDONLY | os.O_NONBLOCK)
    except OSError:
        return b""
    try:
        digest = blake2b(digest_size=16)
        while part := os.read(handle, 1 << 20):
            digest.update(part)
    except OSError:
        return b""
    else:
        return digest.digest()
    finally:
        os.close(handle)
