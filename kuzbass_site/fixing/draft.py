"""A file as the repairs see it, and whether one that was mended reads better."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Any

from msgspec import Struct

from kuzbass_site import frontmatter
from kuzbass_site.config import parse_config
from kuzbass_site.frontmatter import Document
from kuzbass_site.models.files import SourceFile
from kuzbass_site.models.settings import Config
from kuzbass_site.problems import Problem
from kuzbass_site.reading import GLOSSARY_YAML, SITE_YAML, SOURCES_YAML
from kuzbass_site.registry import parse_glossary, parse_sources
from kuzbass_site.schema import parse_content

_READERS: Mapping[str, Callable[[Document], tuple[Any, list[Problem]]]] = {
    SITE_YAML: parse_config,
    SOURCES_YAML: parse_sources,
    GLOSSARY_YAML: parse_glossary,
}
SETTINGS = tuple(_READERS)

_ENCODING, _CHARACTERS, _FENCES, _YAML, _FIELDS = range(5)
"""The steps of reading; what one of them cannot read hides the problems of those after it."""
_ENCODINGS = ("file/other-encoding", "file/not-utf-8", "file/utf-16")
_FAMILIES = {"file": _CHARACTERS, "front-matter": _FENCES, "yaml": _YAML}
_FENCED = (
    "blank-before", "empty", "fence", "json", "missing", "too-large", "toml", "unclosed", "unopened",
)  # fmt: skip


class Draft(Struct, frozen=True, kw_only=True):
    """A file, what was read of it, and what is wrong with it.

    ``text`` is the text as it stands in the file; empty where it is not the one that was read, so that places in
    the two differ. ``repairs`` are whole lines as they should read, by line, column and code of the problem.
    """

    source: SourceFile
    text: str
    lines: list[str]
    document: Document | None
    problems: tuple[Problem, ...]
    config: Config | None
    repairs: Mapping[tuple[int, int, str], str]

    @property
    def reached(self) -> int:
        """The last step of reading whose problems are known."""
        if self.document is not None:
            return _FIELDS
        return max((_step(problem) for problem in self.problems), default=_FIELDS)


def look(source: SourceFile, config: Config | None) -> Draft:
    """Read a file as a check does; what stands in an entry is held against the settings."""
    read = _READERS.get(str(source.path))
    text, _ = frontmatter.decode(source, limit=frontmatter.YAML_LIMIT)
    if read is not None:
        document, problems = frontmatter.parse_yaml(source)
        more = read(document)[1] if document is not None else []
    else:
        document, problems = frontmatter.parse(source)
        more = parse_content(document, config, {})[1] if document is not None and config is not None else []
    found = frontmatter.findings(text, whole=read is not None) if text else []
    is_same = text is not None and text.encode("utf-8") == source.data
    return Draft(
        source=source,
        text=text if is_same and text else "",
        lines=text.split("\n") if text else [],
        document=document,
        problems=tuple(dict.fromkeys((*problems, *more))),
        config=config,
        repairs={
            (each.line, each.column, each.code): each.repair for each in found if each.repair is not None
        },
    )


def is_better(before: Draft, after: Draft) -> bool:
    """Whether a file was mended: of what was known before there is less, and nothing of another kind.

    What could not be read before may now show problems of its own, but none in the lines that have changed, unless
    all of them have because the file was in another encoding.
    """
    if after.reached < before.reached:
        return False
    old, new = (_known(draft, before.reached) for draft in (before, after))
    changed = _changed_lines(before, after) if before.reached > _ENCODING else frozenset()
    return (
        new.total() < old.total()
        and new.keys() <= old.keys()
        and not any(each.line in changed for each in after.problems if _step(each) > before.reached)
    )


def _changed_lines(before: Draft, after: Draft) -> frozenset[int]:
    """The numbers of the lines whose text stood nowhere before."""
    known = set(before.lines)
    return frozenset(number for number, line in enumerate(after.lines, start=1) if line not in known)


def _known(draft: Draft, last: int) -> Counter[str]:
    return Counter(problem.code for problem in draft.problems if _step(problem) <= last)


def _step(problem: Problem) -> int:
    family, _, rest = problem.code.partition("/")
    if problem.code in _ENCODINGS:
        return _ENCODING
    if family == "front-matter" and rest not in _FENCED:
        return _YAML if rest == "smart-quotes" else _FIELDS
    return _FAMILIES.get(family, _FIELDS)


def is_settings(path: PurePosixPath) -> bool:
    """Whether the file is YAML as a whole."""
    return str(path) in _READERS
