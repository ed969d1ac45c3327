"""Put the files of a site into the output folder: all of them or none, whenever the process is killed."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kuzbass_site.disk import listing
from kuzbass_site.disk.errors import OutputError, Words, explained
from kuzbass_site.disk.journal import Aside, Change, open_aside, recover
from kuzbass_site.disk.lock import only_one
from kuzbass_site.disk.names import Names, checked
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


def publish(
    files: Iterable[OutputFile],
    output: Path,
    *,
    order: Callable[[PurePosixPath], int] | None = None,
    keep: Callable[[PurePosixPath], bool] | None = None,
) -> Published:
    """Make the output folder hold exactly these files, apart from what others put there.

    The files are taken one at a time and made aside; nothing in the output changes before the last of
    them is there. Then they are put in place, each in one step: by *order* (assets, pages, home and
    feeds if none is given), new ones before changed ones. Removals come last. A file that is there
    already with the same bytes is not written; one that was altered or deleted by others is mended. A
    publish that was killed is finished, or taken back, by the next.

    Files of the last publish that are not among *files* are removed, unless *keep* says of their path
    that they stay, unread and as they are.

    Raises:
        OutputLocked: if another build is writing to the same output.
        OutputError: if two files have one path, a path leads out of the output, the folder holds
            files of others where ours go, or the system refuses to write. Unless the text says
            otherwise the output is as it was.
        Exception: whatever *files* raises; the output is as it was.
    """
    with _prepared(output) as (home, old, aside):
        new = _set_aside(files, output, home, aside, Names(old))
        with explained(output, _UNTOUCHED):
            kept = _kept(old, new, home, keep)
            change = _change(new, old.keys() - kept.keys(), home, order or _by_kind)
            record = listing.dump({path: old[path] for path in kept} | new.digests)
            if change.put or change.clear or change.remove or record != _bytes(home / listing.NAME):
                aside.write(listing.NAME, record)
                aside.decide(change)
            else:
                aside.abandon()
        if aside.is_decided():
            with explained(output, _HALF_WAY):
                aside.finish()
    return Published(
        written=len(change.put),
        unchanged=len(new.digests) - len(change.put),
        removed=len(change.clear) + len(change.remove),
        total=len(new.digests) + len(kept),
        bytes=new.size + sum(kept.values()),
    )


@dataclass(slots=True)
class _New:
    """The new site, growing as its files come in."""

    names: Names
    digests: dict[PurePosixPath, str]
    put: dict[PurePosixPath, bool]
    """The files to put in place, and whether something is there now."""
    size: int = 0


@contextmanager
def _prepared(output: Path) -> Iterator[tuple[Path, dict[PurePosixPath, str], Aside]]:
    """Hold the output: its real place, what our last build left in it, and a folder aside."""
    home = Path(os.path.realpath(output))
    with ExitStack() as stack:
        with explained(output, _UNTOUCHED):
            stack.enter_context(_folder(home))
            stack.enter_context(only_one(home))
        with explained(output, _HALF_WAY):
            recover(home)
        with explained(output, _UNTOUCHED):
            old = listing.load(home)
            aside = open_aside(home)
        try:
            yield home, old, aside
        except BaseException:
            if not aside.is_decided():
                with suppress(OSError):
                    aside.abandon()
            raise


@contextmanager
def _folder(home: Path) -> Iterator[None]:
    """Make the output folder if there is none; take it away again if nothing came of it."""
    made = not home.exists()
    home.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        if made:
            with suppress(OSError):
                home.rmdir()
        raise


def _set_aside(files: Iterable[OutputFile], output: Path, home: Path, aside: Aside, old: Names) -> _New:
    """Take the files as they come; make those aside that the output does not hold yet."""
    new = _New(Names(), {}, {})
    for file in files:
        path = checked(file.path)
        new.names.add(path)
        new.digests[path] = hashlib.sha256(file.data).hexdigest()
        new.size += len(file.data)
        with explained(output, _UNTOUCHED):
            there = _is_taken(path, home, old)
            # Where a disk does not tell case, the file may be there under its old spelling.
            respelled = old.is_file(path) and old.spelling(path) != path
            if there and not respelled and _bytes(home / path, of_size=len(file.data)) == file.data:
                continue
            if there and not old.is_file(path):
                raise _in_the_way(home / path)
            aside.write(path, file.data)
            new.put[path] = there
    return new


def _is_taken(path: PurePosixPath, home: Path, old: Names) -> bool:
    """Whether there is something at the path that a new file would replace.

    Raises:
        OutputError: if something of others is there that cannot be replaced, or above it.
    """
    for folder in reversed(path.parents[:-1]):
        mode = _mode(home / folder)
        if mode == 0:
            return False
        if not stat.S_ISDIR(mode):
            if old.is_file(folder):
                return False  # a file of ours, which goes first
            raise _in_the_way(home / folder)
    mode = _mode(home / path)
    if stat.S_ISDIR(mode):
        _require_ours(home, path, old)
        return False
    if mode and not stat.S_ISREG(mode) and not old.is_file(path):
        raise _in_the_way(home / path)
    return mode != 0


def _require_ours(home: Path, path: PurePosixPath, old: Names) -> None:
    """See that a folder holds nothing but files that we wrote, so that it goes away with them."""
    if not old.is_folder(path):
        raise _in_the_way(home / path)
    for place in sorted((home / path).rglob("*")):
        inside = PurePosixPath(place.relative_to(home).as_posix())
        folder = place.is_dir() and not place.is_symlink()
        if not (old.is_folder(inside) if folder else old.is_file(inside)):
            raise _in_the_way(place)


def _kept(
    old: Mapping[PurePosixPath, str],
    new: _New,
    home: Path,
    keep: Callable[[PurePosixPath], bool] | None,
) -> dict[PurePosixPath, int]:
    """The files of the last publish that stay as they are, with their sizes."""
    kept: dict[PurePosixPath, int] = {}
    for path in old if keep else ():
        if path not in new.digests and keep and keep(path) and stat.S_ISREG(_mode(home / path)):
            new.names.add(path)
            kept[path] = (home / path).stat().st_size
    return kept


def _change(
    new: _New, gone: AbstractSet[PurePosixPath], home: Path, order: Callable[[PurePosixPath], int]
) -> Change:
    """Put everything that has to be done in its order."""
    gone = gone - new.digests.keys()
    clear = {path for path in gone if new.names.meets(path)}
    put = sorted(new.put, key=lambda path: (order(path), new.put[path], str(path)))
    blocked = Names(clear)
    folders = {folder for path in put for folder in path.parents[:-1]}
    return Change(
        clear=_texts(sorted(clear)),
        put=_texts(put),
        remove=_texts(sorted(gone - clear)),
        # Those in place of a file to clear are made when it is gone.
        folders=_texts(
            folder
            for folder in sorted(folders)
            if not any(map(blocked.is_file, (folder, *folder.parents))) and _mode(home / folder) == 0
        ),
    )


def _by_kind(path: PurePosixPath) -> int:
    """Assets, then pages, then what points to the pages: the home page, feeds, the sitemap."""
    if path.suffix == ".xml" or str(path) == "index.html":
        return 2
    return 1 if path.suffix == ".html" else 0


def _texts(paths: Iterable[PurePosixPath]) -> tuple[str, ...]:
    return tuple(map(str, paths))


def _mode(place: Path) -> int:
    """What stands at a place, links not followed; 0 for nothing."""
    try:
        return place.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return 0


def _bytes(place: Path, *, of_size: int | None = None) -> bytes | None:
    """What a regular file holds; nothing if there is none, or it is of another size."""
    try:
        found = place.lstat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found.st_mode) or of_size not in (None, found.st_size):
        return None
    return place.read_bytes()


def _in_the_way(place: Path) -> OutputError:
    return OutputError(
        N_(
            "%(place)s is in the way, and it is not a file that a build of ours wrote. "
            "%(outcome)s Move it elsewhere and build again."
        ),
        place=place,
        outcome=Words(_UNTOUCHED),
    )
