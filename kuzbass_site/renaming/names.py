"""Which entry is meant, and which name it is to have."""

from __future__ import annotations

from collections.abc import Collection

from kuzbass_site.i18n import N_
from kuzbass_site.lint.references import Ids
from kuzbass_site.models.collections import COLLECTIONS
from kuzbass_site.renaming.move import Move, RenameError
from kuzbass_site.text import closest, slug


def move_of(known: Collection[str], old: str, new: str) -> Move:
    """The move that two names stand for: ids, files or addresses; of the new one the slug is enough.

    *known* are the ids of all files of the guide.

    Raises:
        RenameError: if there is no such entry, or it cannot have that name.
    """
    was = _known(_parts(old), known, old)
    parts = _parts(new)
    collection, name = parts if len(parts) == 2 else (was.partition("/")[0], parts[-1] if parts else "")
    if len(parts) > 2 or collection not in COLLECTIONS:
        near = closest(collection, COLLECTIONS) or ", ".join(COLLECTIONS)
        raise RenameError(N_("%(name)s lies in no folder of the guide; write it like %(near)s/%(slug)s"),
                          name=new, near=near.partition(",")[0], slug=_slug(name) or "name")  # fmt: skip
    if (collection == "claims") != was.startswith("claims/"):
        raise RenameError(N_("a claim stays a claim, and nothing else becomes one: %(name)s"), name=new)
    if name != _slug(name):
        text = N_("%(name)s can be no name of a file; a to z, digits and hyphens can: %(near)s")
        raise RenameError(text, name=name, near=_slug(name) or "name")
    move = Move(was, f"{collection}/{name}")
    if move.new == move.old:
        raise RenameError(N_("%(name)s has this name already"), name=was)
    if move.new in known:
        raise RenameError(N_("%(name)s is there already; nothing was changed"), name=f"content/{move.new}.md")
    return move


def _parts(name: str) -> list[str]:
    """The parts of a name: ``towns/kaltan``, ``guide/content/towns/kaltan.ru.md``, ``/towns/kaltan/``."""
    parts = [part for part in name.strip().replace("\\", "/").split("/") if part not in ("", ".")]
    if "content" in parts[:-1]:
        parts = parts[parts.index("content") + 1 :]
    return [*parts[:-1], parts[-1].removesuffix(".md").partition(".")[0]] if parts else []


def _known(parts: list[str], known: Collection[str], written: str) -> str:
    """The id of the entry that is meant; a slug is enough where only one has it."""
    if len(parts) == 1:
        found = sorted(id_ for id_ in known if id_.partition("/")[2] == parts[0])
        if len(found) == 1:
            return found[0]
        if found:
            raise RenameError(N_("which of them: %(names)s?"), names=", ".join(found))
    elif "/".join(parts) in known:
        return "/".join(parts)
    near = Ids(known).nearest("/".join(parts))
    if near:
        raise RenameError(N_("there is no entry %(name)s. Did you mean %(near)s?"), name=written, near=near)
    raise RenameError(N_("there is no entry %(name)s"), name=written)


def _slug(name: str) -> str:
    try:
        return slug(name)
    except ValueError:
        return ""
