"""The texts of a guide, read: each original together with its translations, remembered by their bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from msgspec import Struct, structs

from kuzbass_site import frontmatter
from kuzbass_site.cache import Cache
from kuzbass_site.disk.read import TEXT_LIMIT, load
from kuzbass_site.faces import face_of
from kuzbass_site.inputs import digest_of
from kuzbass_site.lint import lint_text
from kuzbass_site.models.body import Body
from kuzbass_site.models.entry import Claim, Entry, Translation
from kuzbass_site.models.guide import Face
from kuzbass_site.models.settings import Config
from kuzbass_site.packing import pack, sum_of, unpacker
from kuzbass_site.problems import Problem
from kuzbass_site.prose import cited_figures
from kuzbass_site.schema import parse_content, parse_rest
from kuzbass_site.site import id_of
from kuzbass_site.workers import Jobs, TooLong, budget, each

BUDGET = 20.0
"""Seconds that reading the files of one subject may take; with few hundred words it takes milliseconds."""
WORTH_IT = 150
"""So many subjects to read make up for starting processes."""
WHOLE = ("claims", "pages")
"""Collections whose texts are always at hand: other pages show them, too."""


class Text(Struct, frozen=True, array_like=True):
    """What one file holds: one of the first three, or ``rest``, what of a file with mistakes can be checked."""

    path: PurePosixPath
    entry: Entry | None = None
    claim: Claim | None = None
    translation: Translation | None = None
    rest: Entry | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def value(self) -> Entry | Claim | Translation | None:
        """What the file holds, if it has no mistakes."""
        return self.entry or self.claim or self.translation


class Subject(Struct, frozen=True, array_like=True):
    """An original and its translations."""

    id: str
    texts: tuple[Text, ...]
    face: Face


unpack_subject = unpacker(Subject)
_bodies = unpacker(dict[str, Body])


@dataclass(frozen=True)
class Library:
    """The subjects of a guide and how to get at their words.

    *files* are the paths of each subject's files, its original first, with the digest of their bytes.
    """

    root: Path
    files: Mapping[str, Sequence[tuple[str, bytes]]]
    config: Config
    abbreviations: Mapping[str, str]
    cache: Cache
    generator: bytes = b""

    @cached_property
    def _vocabulary(self) -> bytes:
        """What reading a text depends on beside the text."""
        read_with: dict[str, Any] = {
            "title": {},
            "tagline": {},
            "description": {},
            "licences": (),
            "featured": (),
        }
        bare = replace(self.config, url="", repository="", edit="", report="", per_page=0, **read_with)
        return sum_of(self.generator, packed_config(bare), pack(sorted(self.abbreviations.items())))

    def key(self, name: str) -> bytes:
        """What the reading of a subject depends on."""
        return sum_of(
            self._vocabulary, *(path.encode("utf-8", "surrogateescape") + d for path, d in self.files[name])
        )

    def read(self, jobs: Jobs) -> Iterator[Subject]:
        """Every subject, in the order of the files."""
        known = {name: value for name, key, value in self.cache.all("subject") if self._is_of(name, key)}
        missing = [name for name in self.files if name not in known]
        fresh = each(self._read, missing, jobs=jobs, least=WORTH_IT)
        for number, (name, (face, bodies, sound)) in enumerate(zip(missing, fresh, strict=True)):
            known[name] = face
            # A file that was changed since we looked must not be taken for what it was.
            key = self.key(name) if sound else b""
            self.cache.put("subject", name, key, face)
            self.cache.put("words", name, key, bodies)
            if number % 1000 == 999:
                self.cache.save()
        if missing:
            self.cache.save()
        for name in self.files:
            found = unpack_subject(known[name])
            if found is None:
                found = unpack_subject(self._read(name)[0])
            assert found is not None, name  # noqa: S101 - just packed
            yield found

    def renew(self, name: str) -> Subject | None:
        """A subject read anew and remembered; None if its files are not what they were when we looked."""
        face, bodies, sound = self._read(name)
        if not sound:
            return None
        self.cache.put("subject", name, self.key(name), face)
        self.cache.put("words", name, self.key(name), bodies)
        return unpack_subject(face)

    @staticmethod
    def whole(files: Iterable[tuple[str, bytes]]) -> bytes:
        """The digest of a subject's files."""
        return sum_of(*(path.encode("utf-8", "surrogateescape") + digest for path, digest in files))

    def bodies(self, name: str) -> Mapping[str, Body]:
        """The bodies of a subject with all their words, by the path of the file."""
        stored = self.cache.get("words", name, self.key(name))
        found = _bodies(stored) if stored is not None else None
        if found is None:
            found = _bodies(self._read(name)[1])
        return found or {}

    def _is_of(self, name: str, key: bytes) -> bool:
        return name in self.files and key == self.key(name)

    def _read(self, name: str) -> tuple[bytes, bytes, bool]:
        """Read a subject's files: the subject without words, its bodies, and whether the files are as we saw them."""
        paths = [PurePosixPath(path) for path, _ in self.files[name]]
        slow = False
        try:
            with budget(BUDGET):
                texts = list(self._texts(paths))
        except TooLong:
            slow = True
            texts = [
                Text(path, problems=(Problem(path, 0, 0, "file/too-slow", (f"{BUDGET:.0f}",)),))
                for path in paths
            ]
        bodies = {str(t.path): b.body for t in texts if (b := t.value or t.rest)}
        if not name.startswith(WHOLE):
            texts = [_without_words(text) for text in texts]
        whole = self.whole(self.files[name])
        values = [value for text in texts if (value := text.value)]
        sound = not slow and all(_digest(self.root, path) == digest for path, digest in self.files[name])
        return pack(Subject(name, tuple(texts), face_of(values, whole))), pack(bodies), sound

    def _texts(self, paths: Iterable[PurePosixPath]) -> Iterator[Text]:
        original: Entry | Claim | None = None
        for path in paths:
            text = self._text(path)
            value = text.value or text.rest
            if isinstance(value, Entry | Claim) and text.value and original is None:
                original = value
            if value is not None:
                told = lint_text(value, original or value, self.config)
                text = structs.replace(text, problems=(*text.problems, *told))
            yield text

    def _text(self, path: PurePosixPath) -> Text:
        file, problems = load(self.root, str(path), TEXT_LIMIT)
        if file is None:
            return Text(path, problems=tuple(problems))
        document, problems = frontmatter.parse(file)
        if document is None:
            return Text(path, problems=tuple(problems))
        value, more = parse_content(document, self.config, self.abbreviations)
        found = (*problems, *more)
        match value:
            case Entry():
                if value.collection != "pages":
                    share = cited_figures(value.body, self.config.original)
                    body = structs.replace(value.body, figures=(share.cited, share.all))
                    value = structs.replace(value, body=body)
                return Text(path, entry=value, problems=found)
            case Claim():
                return Text(path, claim=value, problems=found)
            case Translation():
                return Text(path, translation=value, problems=found)
        return Text(path, rest=parse_rest(document, self.config, self.abbreviations), problems=found)


def _digest(root: Path, path: str) -> bytes:
    return digest_of(f"{root}/{path}")


def packed_config(config: Config) -> bytes:
    """The settings as bytes, the same in every process: a set has no order of its own."""
    return pack((replace(config, without=frozenset()), sorted(config.without)))


def subjects_of(files: Iterable[tuple[str, bytes]]) -> dict[str, list[tuple[str, bytes]]]:
    """The files of a guide's texts by subject, each original before its translations.

    A file whose name is of no entry is a subject of its own, by its path.
    """
    found: dict[str, list[tuple[str, bytes]]] = {}
    for path, digest in files:
        found.setdefault(id_of(PurePosixPath(path)) or path, []).append((path, digest))
    for several in found.values():
        several.sort(key=lambda file: (file[0].rpartition("/")[2].count("."), file[0]))
    return found


def _without_words(text: Text) -> Text:
    if text.value is None and text.rest is None:
        return text
    return structs.replace(
        text,
        entry=text.entry and structs.replace(text.entry, body=text.entry.body.face),
        translation=text.translation and structs.replace(text.translation, body=text.translation.body.face),
        rest=text.rest and structs.replace(text.rest, body=text.rest.body.face),
    )
