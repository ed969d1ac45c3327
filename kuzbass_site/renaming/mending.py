"""One file after a renaming: every reference in it mended, and proof that nothing else has changed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from kuzbass_site.edits import Edit
from kuzbass_site.frontmatter import Value
from kuzbass_site.i18n import N_
from kuzbass_site.models.files import SourceFile
from kuzbass_site.renaming.fields import mended_fields, moved_fields
from kuzbass_site.renaming.links import linked, mended_links, mended_target
from kuzbass_site.renaming.move import Move, RenameError, address
from kuzbass_site.renaming.redirects import FIELD, aliases_of, mended_aliases, moved_aliases
from kuzbass_site.renaming.written import Written, read_written


def mended(text: Written, move: Move, lost: str) -> SourceFile:
    """The file as it is to be; *lost* is the address that is to lead on, empty where none is.

    Raises:
        RenameError: if a reference is written in a way that cannot be mended.
    """
    edits: list[Edit] = [*mended_fields(text, move), *mended_links(text, move)]
    if _is_moved(text.source.path, move):
        edits += mended_aliases(text, lost, address(move.new))
    file = text.changed(edits, move.path(text.source.path))
    after = read_written(file)
    if after is None or after.document.data != _meant(text, move, lost) or _links_differ(text, after, move):
        raise RenameError(
            N_("%(path)s names %(name)s in a way that cannot be mended; change it by hand first"),
            path=text.source.path,
            name=move.old,
        )
    return file


def _is_moved(path: PurePosixPath, move: Move) -> bool:
    """Whether it is the text that moves, not a translation of it."""
    return str(path) == f"content/{move.old}.md"


def _meant(text: Written, move: Move, lost: str) -> Mapping[str, Value]:
    """The values that the file has to have afterwards."""
    data = moved_fields(text.document.data, move)
    if not _is_moved(text.source.path, move):
        return data
    aliases = moved_aliases(aliases_of(text), lost, address(move.new))
    rest = {key: value for key, value in data.items() if key != FIELD}
    return rest | {FIELD: list[Value](aliases)} if aliases else rest


def _links_differ(before: Written, after: Written, move: Move) -> bool:
    meant = tuple(mended_target(before.source.path, target, move) for target in linked(before.document.body))
    return linked(after.document.body) != meant
