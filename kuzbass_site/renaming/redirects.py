"""The earlier addresses of a text, `aliases`: one more, one less."""

from __future__ import annotations

from collections.abc import Iterator

from kuzbass_site.edits import Edit
from kuzbass_site.frontmatter import fences
from kuzbass_site.i18n import N_
from kuzbass_site.renaming.move import RenameError
from kuzbass_site.renaming.written import Written

FIELD = "aliases"


def aliases_of(text: Written) -> list[str]:
    """The earlier addresses that a text names."""
    found = text.document.data.get(FIELD)
    return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []


def moved_aliases(aliases: list[str], lost: str, found: str) -> list[str]:
    """The earlier addresses of a text whose page goes from the address *lost* to *found*; none for drafts."""
    kept = [alias for alias in aliases if alias != found]
    if not lost or lost in kept:
        return kept
    return [lost if alias == found else alias for alias in aliases] if found in aliases else [*kept, lost]


def mended_aliases(text: Written, lost: str, found: str) -> Iterator[Edit]:
    """The edits that write them so.

    Raises:
        RenameError: if the field is written in a way that cannot be changed without changing more of it.
    """
    before = aliases_of(text)
    after = moved_aliases(before, lost, found)
    if after == before:
        return
    if found in before and lost in after and lost not in before:
        yield text.edit(text.document.spans[FIELD, before.index(found)], lost)
        return
    if found in before:
        yield _taken_out(text, before.index(found), len(before))
    if lost in after and lost not in before:
        yield _added(text, lost, len(before))


def _added(text: Written, alias: str, count: int) -> Edit:
    """The edit that adds an address after the last; where there is none, a field before the closing fence."""
    spans = text.document.spans
    if (FIELD,) not in text.document.key_spans:
        closing, _ = fences.find(text.lines, text.source.path, needed=True)
        columns = [span.column for span in text.document.key_spans.values()]
        if closing is None:
            raise _unwritable(text)
        return text.before(closing.closing, f"{' ' * (min(columns, default=1) - 1)}{FIELD}: [{alias}]")
    if _in_brackets(text):
        if count:
            last = spans[FIELD, count - 1]
            return text.edit(last, f"{text.at(last)}, {alias}")
        if text.at(spans[FIELD,]) == "[]":
            return text.edit(spans[FIELD,], f"[{alias}]")
    elif count:
        last = spans[FIELD, count - 1]
        return text.before(last.line + 1, text.lines[last.line - 1][: last.column - 1] + alias)
    raise _unwritable(text)


def _taken_out(text: Written, number: int, count: int) -> Edit:
    """The edit that takes an address out, the field with the last one."""
    spans, key = text.document.spans, text.document.key_spans[FIELD,]
    place = spans[FIELD, number]
    if not _in_brackets(text):
        return text.without(key.line if count == 1 else place.line, place.line)
    if count == 1:
        if spans[FIELD,].line != key.line or not text.at(spans[FIELD,]).endswith("]"):
            raise _unwritable(text)
        return text.without(key.line, key.line)
    if number:
        before = spans[FIELD, number - 1]
        start = text.edit(before, "").end
        return Edit(start, text.edit(place, "").end, "")
    return Edit(text.edit(place, "").start, text.edit(spans[FIELD, 1], "").start, "")


def _in_brackets(text: Written) -> bool:
    return text.at(text.document.spans[FIELD,]).startswith("[")


def _unwritable(text: Written) -> RenameError:
    return RenameError(
        N_(
            "`aliases` of %(path)s is written in a way that cannot be changed; write it as a list in brackets"
        ),
        path=text.source.path,
    )
