"""Static files under names that change with their content, so that browsers may keep them for ever.

``css/site.css`` becomes ``static/css/site.3f2a91c0.css``. What a style sheet or a script refers to gets its
name first, and the reference is rewritten to it, so a new font gives the sheet that loads it a new name too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from kuzbass_site.models.files import OutputFile, SourceFile
from kuzbass_site.text import closest

FOLDER = "static"
HASH_DIGITS = 8

# Whoever reads a licence looks for it by its usual name.
_PLAIN = re.compile(r"(?:LICEN[CS]E|OFL|COPYING|NOTICE)[^/]*|[^/]+\.(?:txt|md)", re.IGNORECASE)

# Comments and strings are matched so as to be passed over: an address in them loads nothing.
# The tokens are those of https://www.w3.org/TR/css-syntax-3/ and https://www.w3.org/TR/css-cascade-5/#at-import.
_CSS = re.compile(
    r"""/\*.*?(?:\*/|\Z)
    | url\( \s* (?P<q>["']?) (?P<url> (?(q) .*? | [^\s"')]* ) ) (?P=q) \s* \)
    | @import (?:\s|/\*.*?\*/)* (?P<i>["']) (?P<import> .*? ) (?P=i)
    | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*'
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
# Modules name each other by relative paths in plain strings (https://tc39.es/ecma262/#sec-modules). Only
# comments that begin their line are passed over: elsewhere the same marks may belong to a string.
_JS = re.compile(
    r"""^[ \t]* (?: /\*.*?\*/ | //[^\n]* )
    | (?<![\w$.]) (?: from \s* | import \s* \(? \s* ) (?P<q>["']) (?P<import> \.\.?/ [^"'\n]+ ) (?P=q)
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_REFERENCES = {".css": _CSS, ".js": _JS, ".mjs": _JS}
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#|$", re.IGNORECASE)


@dataclass(frozen=True, order=True, slots=True)
class Mistake:
    """What is wrong with a reference, and where it stands; *path* is relative to the static folder."""

    path: PurePosixPath
    line: int
    column: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.text}"


class AssetError(Exception):
    """Some references in style sheets or scripts lead nowhere; ``mistakes`` holds all of them."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(sorted(set(mistakes)))
        super().__init__("\n".join(map(str, self.mistakes)))


@dataclass(frozen=True, slots=True)
class Assets:
    """The static files as they are published; ``urls`` leads from the names to the rooted addresses."""

    files: tuple[OutputFile, ...]
    urls: Mapping[str, str]

    def path(self, name: str) -> str:
        """The rooted URL of a file, by its path in the static folder: ``css/site.css``.

        Raises:
            KeyError: if there is no such file; the text says which one may be meant.
        """
        if name not in self.urls:
            near = closest(name, self.urls)
            raise KeyError(f"no static file {name!r}" + (f"; did you mean {near!r}?" if near else ""))
        return self.urls[name]


def bundle(files: Iterable[SourceFile], *, fixed: Collection[str] = ()) -> Assets:
    """Name the files by their content and rewrite what they say of each other.

    The paths are relative to the static folder. Licences, texts and the files in *fixed* keep their names.

    Raises:
        AssetError: if a style sheet or a script refers to a file that is not there, or, by way of others,
            to itself.
        ValueError: if two files have the same path.
    """
    ordered = sorted(files, key=lambda file: file.path)
    sources = {file.path.as_posix(): file for file in ordered}
    if len(sources) < len(ordered):
        raise ValueError("two static files have the same path")
    naming = _Naming(sources, frozenset(fixed))
    output = tuple(naming.published(name) for name in sources)
    if naming.mistakes:
        raise AssetError(naming.mistakes)
    return Assets(
        tuple(sorted(output, key=lambda file: file.path)),
        {name: "/" + quote(file.path.as_posix()) for name, file in zip(sources, output, strict=True)},
    )


@dataclass(frozen=True, slots=True)
class _Reference:
    """A relative address in a file: where it starts and ends, the file it names, what follows the name."""

    start: int
    end: int
    target: str
    suffix: str


class _Naming:
    """Publishes every file once, those that it refers to first."""

    def __init__(self, sources: Mapping[str, SourceFile], fixed: frozenset[str]) -> None:
        self.mistakes: list[Mistake] = []
        self._sources = sources
        self._fixed = fixed
        self._done: dict[str, OutputFile] = {}
        self._open: list[str] = []

    def published(self, name: str) -> OutputFile:
        """The file under its final name, with its final content."""
        if name not in self._done:
            self._open.append(name)
            file = self._sources[name]
            data = self._rewritten(file) if file.path.suffix.lower() in _REFERENCES else file.data
            self._open.pop()
            path = file.path if self._keeps_name(file.path) else _hashed(file.path, data)
            self._done[name] = OutputFile(FOLDER / path, data)
        return self._done[name]

    def _keeps_name(self, path: PurePosixPath) -> bool:
        return path.as_posix() in self._fixed or bool(_PLAIN.fullmatch(path.name))

    def _rewritten(self, file: SourceFile) -> bytes:
        try:
            text = file.data.decode()
        except UnicodeDecodeError as error:
            self._complain(file, file.data[: error.start].decode(), "is not written in UTF-8 from here on")
            return file.data
        parts, position = [], 0
        for reference in _references(text, file.path):
            new = self._name_in(file, text, reference)
            parts += [text[position : reference.start], new]
            position = reference.end
        return "".join([*parts, text[position:]]).encode()

    def _name_in(self, file: SourceFile, text: str, reference: _Reference) -> str:
        """What to write for a reference; the same text again where it is mistaken."""
        written, before = text[reference.start : reference.end], text[: reference.start]
        target = reference.target
        if not target:
            self._complain(
                file, before, f"{written} leads out of the static files; write the path from this file"
            )
            return written
        if target not in self._sources:
            near = closest(target, self._sources)
            hint = f"; did you mean {near}?" if near else ""
            self._complain(file, before, f"there is no static file {target}{hint}")
            return written
        if target in self._open:
            circle = " → ".join([*self._open[self._open.index(target) :], target])
            self._complain(file, before, f"the files refer to each other in a circle: {circle}")
            return written
        folder = written[: len(written) - len(reference.suffix)].rpartition("/")
        return folder[0] + folder[1] + quote(self.published(target).path.name) + reference.suffix

    def _complain(self, file: SourceFile, before: str, text: str) -> None:
        column = len(before) - before.rfind("\n")
        self.mistakes.append(Mistake(file.path, before.count("\n") + 1, column, text))


def _references(text: str, path: PurePosixPath) -> Iterator[_Reference]:
    for match in _REFERENCES[path.suffix.lower()].finditer(text):
        groups = match.groupdict()
        group = "url" if groups.get("url") is not None else "import"
        written = groups[group]
        if written is None or _ELSEWHERE.match(written):
            continue
        name = re.split(r"[?#]", written, maxsplit=1)[0]
        yield _Reference(*match.span(group), _resolved(path.parent, unquote(name)), written[len(name) :])


def _resolved(folder: PurePosixPath, reference: str) -> str:
    """The path that a reference names; empty when it leaves the static folder or starts at the root.

    What starts at the root would break wherever the site does not stand at the root of its host.
    """
    if reference.startswith("/"):
        return ""
    parts = list(folder.parts)
    for part in reference.split("/"):
        if part == "..":
            if not parts:
                return ""
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def _hashed(path: PurePosixPath, data: bytes) -> PurePosixPath:
    return path.with_name(f"{path.stem}.{sha256(data).hexdigest()[:HASH_DIGITS]}{path.suffix}")
