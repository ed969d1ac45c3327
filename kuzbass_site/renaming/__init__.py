"""An entry under another name: its files, every reference to it, a redirect; as one set of changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kuzbass_site import disk
from kuzbass_site.i18n import N_
from kuzbass_site.models.entry import Claim, Entry
from kuzbass_site.models.files import FileChange, SourceFile
from kuzbass_site.models.guide import Guide
from kuzbass_site.problems import ContentError
from kuzbass_site.reading import NO_ENTRIES, SITE_YAML, read_guide
from kuzbass_site.renaming.aftermath import new_problems, read_state, stamped
from kuzbass_site.renaming.mending import mended
from kuzbass_site.renaming.move import Move, RenameError, address
from kuzbass_site.renaming.names import move_of
from kuzbass_site.renaming.written import read_written
from kuzbass_site.site import id_of

__all__ = ["Move", "RenameError", "Renaming", "address", "rename"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Renaming:
    """What a renaming changes; ``redirect`` is the address that leads on afterwards, empty for a draft."""

    move: Move
    changes: tuple[FileChange, ...]
    redirect: str


def rename(root: Path, old: str, new: str) -> Renaming:
    """Work out every change that gives an entry another id; nothing is written.

    Raises:
        RenameError: if the names do not fit the guide, or a reference cannot be mended.
        ContentError: if the guide would have problems that it has not now; with those.
        ConfigError: if the settings have mistakes.
    """
    guide, _ = read_guide(root)
    files = {file.path: file for file in _files(root)}
    move = move_of({id_of(path) for path in files} - {""}, old, new)
    concerned = {path: file for path, file in files.items() if _may_name(file, move)}
    texts = {path: read_written(file) for path, file in concerned.items()}
    if unread := [str(path) for path, text in texts.items() if text is None]:
        text = N_("these files have mistakes and may name %(name)s; mend them first: %(paths)s")
        raise RenameError(text, name=move.old, paths=", ".join(unread))
    lost = "" if _is_draft(guide, move) else address(move.old)
    then = {path: mended(text, move, lost) for path, text in texts.items() if text}
    then = {path: file for path, file in then.items() if file != concerned[path]}
    translations = _translations(guide, [concerned[path] for path in then])
    now = {path: files[path] for path in (*then, *translations)}
    then = {path: then.get(path, file) for path, file in now.items()}
    then |= stamped(guide, now, then, move)
    if found := new_problems(guide, now, then, move):
        raise ContentError(found)
    changes = [FileChange(path, file.path, now[path].data, file.data) for path, file in sorted(then.items())]
    changes += _drawing(root, move)
    changed = tuple(each for each in changes if (each.path, each.before) != (each.to, each.after))
    return Renaming(move=move, changes=changed, redirect=lost)


def _files(root: Path) -> Iterator[SourceFile]:
    """Every file that may name an entry."""
    texts, _ = disk.read_all(root, "content")
    yield from (file for file in texts if file.path.parts[1] not in NO_ENTRIES)
    yield disk.read(root, SITE_YAML)


def _may_name(file: SourceFile, move: Move) -> bool:
    """Whether a file may name the entry; what is written with escapes has to be read to know."""
    slug = move.old.partition("/")[2].encode()
    return id_of(file.path) == move.old or any(sign in file.data for sign in (slug, b"\\", b"&"))


def _is_draft(guide: Guide, move: Move) -> bool:
    """Whether the entry was never published."""
    bearers: tuple[Entry | Claim, ...] = (*guide.entries, *guide.claims)
    return any(bearer.id == move.old and bearer.draft for bearer in bearers)


def _translations(guide: Guide, files: Iterable[SourceFile]) -> list[PurePosixPath]:
    """Where the translations of some texts lie."""
    originals = read_state(guide, files).originals()
    return [each.path for each in guide.translations if each.of in originals]


def _drawing(root: Path, move: Move) -> list[FileChange]:
    """The drawing of the entry, if it has one of its own.

    Raises:
        RenameError: if there is one of the new name already.
    """
    path, to = (PurePosixPath("content/drawings", f"{id_}.svg") for id_ in (move.old, move.new))
    if not (root / path).is_file():
        return []
    if (root / to).exists():
        raise RenameError(N_("%(name)s is there already; nothing was changed"), name=to)
    data = (root / path).read_bytes()
    return [FileChange(path, to, data, data)]
