"""Values with their places, built from libyaml's events in one pass.

Never ``yaml.load``: its composer resolves types (``no`` becomes false), expands aliases without bound
and, in C, crashes on deep nesting. The events are YAML 1.1, https://yaml.org/spec/1.1/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

import yaml
from msgspec import Struct, field

from kuzbass_site.frontmatter import lines as line_rules
from kuzbass_site.frontmatter.lines import Finding
from kuzbass_site.models.files import Span

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
Path: TypeAlias = "tuple[str | int, ...]"

DEPTH_LIMIT = 16

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = {"~", "null", "Null", "NULL"}
_SPACE = line_rules.FOREIGN_SPACE
_DASH_CONTINUES = re.compile(r"\s*-[ \t]")
_JOINED_PAIR = re.compile(r"([A-Za-z][\w-]*):([^\s/].*)", re.DOTALL)


class Built(Struct):
    """What one pass gave: values and places, findings, and the error that ended it if one did.

    ``data`` is None when the values would not be those that the author meant.
    """

    data: dict[str, Value] | None = None
    spans: dict[Path, Span] = field(default_factory=dict)
    key_spans: dict[Path, Span] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    error: yaml.MarkedYAMLError | None = None


class _Refused(Exception):  # noqa: N818 - it is no error
    """Reading further makes no sense; the finding that says why has been added."""


def build(lines: list[str]) -> Built:
    """Read one YAML document whose top is a mapping (or nothing)."""
    builder = _Builder(lines)
    built = builder.built
    try:
        built.data = builder.document()
    except _Refused:
        pass
    except yaml.MarkedYAMLError as error:
        built.error = error
    if builder.lossy:
        built.data = None
    return built


class _Builder:
    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        # As yaml.parse gives them, which asks twice for each.
        self.events: Iterator[Any] = iter(_LOADER("\n".join(lines) + "\n").get_event, None)
        self.built = Built()
        self.lossy = False
        self.aliases: set[str | None] = set()

    def document(self) -> dict[str, Value] | None:
        next(self.events)  # the start of the stream
        if isinstance(next(self.events), yaml.StreamEndEvent):
            return {}
        top = next(self.events)
        if isinstance(top, yaml.ScalarEvent):
            if top.value == "" and top.implicit[0]:
                return self._end({})
            for _ in self.events:  # a mistake further on may explain it better
                pass
        if not isinstance(top, yaml.MappingStartEvent):
            self._find(top, "yaml/not-a-mapping")
            raise _Refused
        data = self._mapping(top, (), 1)
        return self._end(data)

    def _end(self, data: dict[str, Value]) -> dict[str, Value]:
        next(self.events)  # the end of the document
        following = next(self.events)
        if isinstance(following, yaml.DocumentStartEvent):
            self._find(following, "yaml/second-document")
        return data

    def _value(self, event: Any, path: Path, depth: int, key_line: int) -> Value:
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, path, key_line)
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in self.aliases:  # once is enough: there can be thousands
                self._find(event, "yaml/alias", str(event.anchor))
            self.aliases.add(event.anchor)
            self.lossy = True
            return ""
        if depth > DEPTH_LIMIT:
            self._find(event, "yaml/too-deep", str(DEPTH_LIMIT))
            raise _Refused
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, path, depth)
        return self._mapping(event, path, depth)

    def _scalar(self, event: Any, path: Path, key_line: int) -> str:
        if event.anchor is not None or event.tag is not None:
            self._properties(event)
        self.built.spans[path] = self._span(event.start_mark, event.end_mark)
        value: str = event.value
        if event.style:  # quoted or a block: as the author wants it
            return value
        if value in _NULLS:
            return ""
        if value and (not value.isascii() or event.end_mark.line > key_line):
            return self._plain(event, key_line)
        return value

    def _plain(self, event: Any, key_line: int) -> str:
        """Look for text that YAML accepts but reads otherwise than it was meant."""
        start, value = event.start_mark, str(event.value)
        number, column = start.line + 1, start.column + 1
        line = self.lines[start.line]
        if _SPACE.search(value[:2]):
            self._add(line_rules.foreign_space(number, line))
        if (found := line_rules.smart_quotes(number, line, column, value)) is not None:
            self.built.findings.append(found)
        if start.line > key_line and value[:1] in line_rules.BULLETS:
            for index in range(start.line, event.end_mark.line + 1):
                self._add(line_rules.list_sign(index + 1, self.lines[index]))
        first = start.line if start.line > key_line else start.line + 1
        for index in range(first, event.end_mark.line + 1):
            line = self.lines[index]
            if index > start.line and _DASH_CONTINUES.match(line):
                column = line.index("-") + 1
                self._add(Finding(index + 1, column, "yaml/dash-continues", end_column=column + 1))
            else:
                self._add(line_rules.foreign_space(index + 1, line))
                self._add(line_rules.missing_space(index + 1, line))
        return value.strip()

    def _sequence(self, event: Any, path: Path, depth: int) -> list[Value]:
        self._properties(event)
        items: list[Value] = []
        while not isinstance(item := next(self.events), yaml.SequenceEndEvent):
            items.append(self._value(item, (*path, len(items)), depth + 1, item.start_mark.line))
        self.built.spans[path] = self._span(event.start_mark, item.end_mark, whole=bool(event.flow_style))
        return items

    def _mapping(self, event: Any, path: Path, depth: int) -> dict[str, Value]:
        self._properties(event)
        values: dict[str, Value] = {}
        last = ""
        while not isinstance(key := next(self.events), yaml.MappingEndEvent):
            name = self._key(key)
            place = (*path, name)
            spans = self.built.spans, self.built.key_spans
            if is_double := name in values:
                self._find(key, "yaml/duplicate-key", name, str(self.built.key_spans[place].line))
                self.built.spans, self.built.key_spans = {}, {}  # the first one counts
            self.built.key_spans[place] = self._span(key.start_mark, key.end_mark)
            following = next(self.events)
            if name == "<<" and isinstance(following, yaml.AliasEvent):
                self.aliases.add(following.anchor)  # said with the key
            value = self._value(following, place, depth + 1, key.start_mark.line)
            if is_double:
                self.built.spans, self.built.key_spans = spans
            else:
                values[name] = value
            if (
                value == ""
                and event.flow_style
                and name.isdigit()
                and str(values.get(last, "")).lstrip("-").isdigit()
            ):
                self._find(
                    key, "yaml/decimal-comma", last, f"{values[last]},{name}", f"{values[last]}.{name}"
                )
                self.lossy = True
            last = name
            if value == "" and event.flow_style and (pair := _JOINED_PAIR.fullmatch(name)):
                self._find(key, "yaml/missing-space", ":", f"{pair[1]}: {pair[2]}")
                self.lossy = True
        self.built.spans[path] = self._span(event.start_mark, key.end_mark, whole=bool(event.flow_style))
        return values

    def _key(self, event: Any) -> str:
        start = event.start_mark
        if not isinstance(event, yaml.ScalarEvent) or event.value == "" or "\n" in event.value:
            self._find(event, "yaml/complex-key")
            raise _Refused
        self._properties(event)
        if not event.style:
            if event.value == "<<":
                self._find(event, "yaml/merge")
                self.lossy = True
            number = start.line + 1
            if _SPACE.match(event.value):
                self._add(line_rules.foreign_space(number, self.lines[number - 1]))
        return str(event.value)

    def _properties(self, event: Any) -> None:
        if event.anchor is not None:
            self._find(event, "yaml/anchor", event.anchor)
        if event.tag is not None:
            self._find(event, "yaml/tag", event.tag.replace("tag:yaml.org,2002:", "!!"))

    def _span(self, start: Any, end: Any, *, whole: bool = True) -> Span:
        """The first line of what lies between two marks; of a block's lines only the beginning."""
        line, column = start.line, start.column
        if line >= len(self.lines):  # an empty value at the very end
            return Span(len(self.lines), len(self.lines[-1]) + 1)
        if not whole:
            return Span(line + 1, column + 1)
        last = end.column if end.line == line else len(self.lines[line].rstrip())
        return Span(line + 1, column + 1, last + 1 if last > column else 0)

    def _find(self, event: Any, code: str, *args: str) -> None:
        span = self._span(event.start_mark, event.end_mark)
        self.built.findings.append(Finding(span.line, span.column, code, args, span.end_column))

    def _add(self, finding: Finding | None) -> None:
        """Note a line that YAML reads otherwise than it was meant."""
        if finding is not None:
            self.built.findings.append(finding)
            self.lossy = True
