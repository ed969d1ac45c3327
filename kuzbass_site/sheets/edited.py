"""Single values of an entry's file put into it, surgically: every other byte stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from kuzbass_site import frontmatter
from kuzbass_site.edits import Edit, Places, applied
from kuzbass_site.frontmatter import Document
from kuzbass_site.models.files import SourceFile
from kuzbass_site.sheets.begun import value_of
from kuzbass_site.sheets.columns import PATHS, Path
from kuzbass_site.sheets.rows import Value

_TOP = list(
    dict.fromkeys([path[0] for path in PATHS.values()] + ["facts", "events", "visit", "figures", "stops"])
)


def edited(file: SourceFile, document: Document, values: Mapping[Path, Value]) -> bytes | None:
    """The file with other values in these places, or None if that would change more of it."""
    text = file.data.decode("utf-8")
    sheet = _Sheet(text, document)
    for path, value in values.items():
        sheet.put(path, value)
    data = applied(text, sheet.edits()).encode("utf-8")
    after = frontmatter.parse(SourceFile(PurePosixPath(file.path), data))[0]
    if after is None or after.body != document.body or after.data != _meant(document.data, values):
        return None
    return data


def _meant(data: Mapping[str, Any], values: Mapping[Path, Value]) -> dict[str, Any]:
    """The values of the front matter with the others in their places."""
    meant = dict(data)
    for path, value in values.items():
        if len(path) == 1:
            meant[path[0]] = value
        else:
            inner = meant.get(path[0])
            meant[path[0]] = {**(inner if isinstance(inner, dict) else {}), path[1]: value}
    return meant


class _Sheet:
    """Gathers the edits of one file; what is added at one place is added in the order in which it came."""

    def __init__(self, text: str, document: Document) -> None:
        self.document = document
        self.places = Places(text)
        self.lines = document.text.split("\n")
        self._edits: list[Edit] = []
        self._added: dict[int, list[str]] = {}
        self._begun: set[str] = set()

    def put(self, path: Path, value: Value) -> None:
        """Change the value at *path*, or add it."""
        if path in self.document.key_spans:
            self._change(path, value)
        elif len(path) == 1:
            self._add(self._line_for(path[0]), f"{path[0]}: {value_of(value)}")
        elif (path[0],) in self.document.key_spans:
            self._add_below(path, value)
        else:
            line = self._line_for(path[0])
            if path[0] not in self._begun:
                self._begun.add(path[0])
                self._add(line, f"{path[0]}:")
            self._add(line, f"  {path[1]}: {value_of(value)}")

    def edits(self) -> Iterable[Edit]:
        """All edits."""
        for line, lines in self._added.items():
            before = self.places.before(line, "")
            end = before.text
            yield Edit(before.start, before.end, "".join(f"{each}{end}" for each in lines))
        yield from self._edits

    def _change(self, path: Path, value: Value) -> None:
        key, span = self.document.key_spans[path], self.document.spans[path]
        written = value_of(value, inside=self._is_inside(path))
        if span.line != key.line or not span.end_column:  # nothing stands there, or more than a line
            self._edits.append(self.places.line(key.line, f"{self._before_colon(path)}: {written}"))
        else:
            self._edits.append(self.places.edit(span, written))

    def _before_colon(self, path: Path) -> str:
        key = self.document.key_spans[path]
        return self.lines[key.line - 1][: key.end_column - 1]

    def _is_inside(self, path: Path) -> bool:
        """Whether the value stands in the braces of what is around it."""
        return len(path) > 1 and bool(self.document.spans[path[:-1]].end_column)

    def _add(self, line: int, text: str) -> None:
        self._added.setdefault(line, []).append(text)

    def _add_below(self, path: Path, value: Value) -> None:
        """Add a field to a group that is there: after its last one."""
        group = path[:1]
        inner = [found for found in self.document.key_spans if len(found) == 2 and found[0] == path[0]]
        if self.document.spans[group].end_column or not inner:  # in braces, or empty
            self._add(self.document.key_spans[group].line + 1, f"  {path[1]}: {value_of(value)}")
            return
        indent = " " * (self.document.key_spans[inner[0]].column - 1)
        self._add(self._end_of(path[0]), f"{indent}{path[1]}: {value_of(value)}")

    def _line_for(self, name: str) -> int:
        """The line before which a new field of the top goes: after the last one that stands before it elsewhere."""
        place = _TOP.index(name) if name in _TOP else len(_TOP)
        above = [key for key in self._tops() if key in _TOP and _TOP.index(key) < place]
        return self._end_of(max(above, key=_TOP.index)) if above else self._end_of(self._tops()[0])

    def _tops(self) -> list[str]:
        tops = [path for path in self.document.key_spans if len(path) == 1]
        return [str(path[0]) for path in sorted(tops, key=lambda path: self.document.key_spans[path])]

    def _end_of(self, name: str) -> int:
        """The line after the last of a field at the top, comments and gaps before the next one left to that."""
        tops = self._tops()
        following = tops[tops.index(name) + 1 :]
        end = self.document.key_spans[following[0],].line if following else self._fence()
        first = self.document.key_spans[name,].line
        while end - 1 > first and (not self.lines[end - 2].strip() or self.lines[end - 2].startswith("#")):
            end -= 1
        return end

    def _fence(self) -> int:
        """The line of the closing fence."""
        fences = [n for n, line in enumerate(self.lines, start=1) if line.rstrip() == "---"]
        return fences[1]
