"""The links of a text that lead to another file once an entry has moved, or the text itself."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import PurePosixPath

from kuzbass_site.edits import Edit
from kuzbass_site.markdown import parse_body
from kuzbass_site.markdown.source import read
from kuzbass_site.markdown.targets import written
from kuzbass_site.models.body import LinkMark
from kuzbass_site.models.files import Span
from kuzbass_site.renaming.move import Move
from kuzbass_site.renaming.written import Written
from kuzbass_site.site import target_id


def mended_links(text: Written, move: Move) -> Iterator[Edit]:
    """The edits that let every link of a text lead where it led."""
    for target, place in written(read(text.document.body)):
        meant = mended_target(text.source.path, target, move)
        if meant != target:
            span = Span(place.line + text.document.body_line - 1, place.column, place.end_column)
            now = text.at(span)
            anchor = now[now.rindex("#") :] if "#" in target else ""
            yield text.edit(span, meant.partition("#")[0] + anchor)


def mended_target(path: PurePosixPath, target: str, move: Move) -> str:
    """What a link in the file *path* has to say afterwards, written in the manner in which it is written now."""
    id_, _ = target_id(path, target)
    file, hash_, anchor = target.partition("#")
    here = move.path(path)
    if not id_ or not file or (id_ != move.old and here.parent == path.parent):
        return target
    meant = move.id(id_)
    name = file.rpartition("/")[2]
    tail = name[name.index(".") :]
    dot = "./" if file.startswith("./") else ""
    if file != dot + posixpath.relpath(f"content/{id_}{tail}", str(path.parent)):
        slug = meant.partition("/")[2]
        for old, new in ((f"{id_}{tail}", f"{meant}{tail}"), (name, f"{slug}{tail}")):
            other = file.removesuffix(old) + new
            if file.endswith(f"/{old}") and target_id(here, other)[0] == meant:
                return other + hash_ + anchor
    return dot + posixpath.relpath(f"content/{meant}{tail}", str(here.parent)) + hash_ + anchor


def linked(body: str) -> tuple[str, ...]:
    """The targets of the internal links of a text, in their order."""
    return tuple(mark.target for mark in parse_body(body).marks if isinstance(mark, LinkMark))
