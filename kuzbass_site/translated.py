"""Which state of its original a translation translates: the digest, and the stamp in its front matter."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from kuzbass_site import frontmatter
from kuzbass_site.frontmatter import Document, fences
from kuzbass_site.models.entry import Claim, Entry, Translation
from kuzbass_site.models.files import SourceFile
from kuzbass_site.models.guide import Guide
from kuzbass_site.text import digest

FIELD = "translates"
_LINE_END = re.compile(r"\r\n|\r|\n")
_EMPTY = re.compile(rf"({FIELD}[\"']?\s*:)(?:[ \t]*(?:~|null|\"\"|''))?")


class StampError(ValueError):
    """A file whose front matter is written in a way that cannot be stamped without changing more of it."""


def digest_of(original: Entry | Claim) -> str:
    """The digest of what a translation translates: title (or what is said), summary, text, words on stops."""
    if isinstance(original, Claim):
        return digest(original.says, "", original.body.digest)
    stops = [said.text for stop in original.stops for said in (stop.see, stop.why) if said]
    return digest(original.title, original.summary, original.body.digest, *stops)


def find_pair(guide: Guide, path: PurePosixPath) -> tuple[Translation | None, Entry | Claim | None]:
    """The translation in a file and what it translates, as far as they are there and could be read."""
    translation = next((each for each in guide.translations if each.path == path), None)
    if translation is None:
        return None, None
    originals: tuple[Entry | Claim, ...] = (*guide.entries, *guide.claims)
    return translation, next((each for each in originals if each.id == translation.of), None)


def stamp(data: bytes, value: str) -> bytes:
    """Return the file with ``translates: value``; nothing else in it changes, line ends and all.

    Raises:
        StampError: if that cannot be done.
    """
    document = _read(data)
    if document is None:
        raise StampError
    text = data.decode("utf-8")
    lines = re.split("(?<=\n)|(?<=\r)(?!\n)", text)
    stamped = "".join(_replaced(lines, document, value) or _added(lines, document, value)).encode()
    changed = _read(stamped)
    meant = {**document.data, FIELD: value}
    if changed is None or changed.data != meant or changed.body != document.body:
        raise StampError
    return stamped


def _replaced(lines: list[str], document: Document, value: str) -> list[str]:
    """The lines with another value in the field; none where there is no such field."""
    name = document.key_spans.get((FIELD,))
    if name is None:
        return []
    row, place = name.line - 1, document.spans.get((FIELD,))
    line = lines[row]
    if document.data[FIELD] and place is not None and place.line == name.line:
        line = line[: place.column - 1] + value + line[place.end_column - 1 :]
    else:
        line = _EMPTY.sub(rf"\1 {value}", line, count=1)
    return [*lines[:row], line, *lines[row + 1 :]]


def _added(lines: list[str], document: Document, value: str) -> list[str]:
    """The lines with the field before the closing fence, written like the fields there."""
    found, _ = fences.find(document.text.split("\n"), document.path, needed=True)
    if found is None:
        raise StampError
    end = _LINE_END.search(lines[found.closing - 2])
    indent = " " * (min((span.column for span in document.key_spans.values()), default=1) - 1)
    row = found.closing - 1
    return [*lines[:row], f"{indent}{FIELD}: {value}{end[0] if end else chr(10)}", *lines[row:]]


def _read(data: bytes) -> Document | None:
    return frontmatter.parse(SourceFile(PurePosixPath("translation.md"), data))[0]
