"""The real guide: take any source, citation or verdict away, and the build fails at the right line.

The guide is read once; each test changes one file in memory, parses that alone and lints the whole. The
places to expect are looked up in the files by simpler means than the generator's own.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TypeVar

import pytest

from kuzbass_site import frontmatter
from kuzbass_site.lint import lint
from kuzbass_site.models.entry import Claim, Entry, Translation
from kuzbass_site.models.files import SourceFile
from kuzbass_site.models.guide import Guide
from kuzbass_site.models.options import Options
from kuzbass_site.problems import Problem, is_error
from kuzbass_site.reading import read_guide
from kuzbass_site.registry import parse_sources
from kuzbass_site.schema import parse_content, parse_rest
from kuzbass_site.site import assemble, id_of
from tests.factories import replace

ROOT = Path(__file__).parent.parent
REGISTRY = "content/sources.yaml"
MARK = re.compile(r" ?\[@[^\]]*\]")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


@dataclass(frozen=True)
class Place:
    """A line of a file, from 1."""

    path: str
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


@cache
def the_guide() -> Guide:
    guide, problems = read_guide(ROOT, Options())
    assert not any(map(is_error, problems))
    return guide


@cache
def the_texts() -> dict[str, str]:
    paths = [path for path in sorted((ROOT / "content").rglob("*")) if path.suffix in (".md", ".yaml")]
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def sample(places: list[Place], count: int) -> list[Place]:
    """Some of the places, always the same ones."""
    return random.Random(1721).sample(places, min(count, len(places)))


def errors(guide: Guide, earlier: list[Problem]) -> set[tuple[str, int, str]]:
    """What stops the build of this guide: file, line, code."""
    found = filter(is_error, lint(assemble(guide), earlier))
    return {(str(problem.path), problem.line, problem.code) for problem in found}


def errors_with(path: str, text: str) -> set[tuple[str, int, str]]:
    """What stops the build when this file holds this text."""
    guide, place = the_guide(), PurePosixPath(path)
    document, problems = frontmatter.parse(SourceFile(place, text.encode()))
    assert document is not None
    terms = {term.abbreviation: term.expansion for term in guide.glossary if term.abbreviation}
    value, more = parse_content(document, guide.config, terms)
    rest = parse_rest(document, guide.config, terms) if value is None else None
    return errors(
        replace(
            guide,
            entries=(*_others(guide.entries, place), *([value] if isinstance(value, Entry) else [])),
            claims=(*_others(guide.claims, place), *([value] if isinstance(value, Claim) else [])),
            translations=(
                *_others(guide.translations, place), *([value] if isinstance(value, Translation) else []),
            ),
            unfinished=(rest,) if rest else (),
            broken=frozenset() if value else frozenset({id_of(place)}),
        ),
        [*problems, *more],
    )  # fmt: skip


T = TypeVar("T", Entry, Claim, Translation)


def _others(items: tuple[T, ...], path: PurePosixPath) -> list[T]:
    return [item for item in items if item.path != path]


def test_the_guide_as_it_is_has_no_error() -> None:
    assert errors(the_guide(), []) == set()


# --- sources ---


def cited(key: str) -> set[Place]:
    """The lines that name a source: marks, lists of sources, who said a claim, what was copied."""
    name = re.compile(
        rf"(?:@|\bby: |sources: \[(?:[^\]]*, *)?|derived-from: \[(?:[^\]]*, *)?){key}(?![a-z0-9_-])"
    )
    return {
        Place(path, number)
        for path, text in the_texts().items()
        for number, line in enumerate(CODE.sub(_blanked, text).split("\n"), start=1)
        if name.search(line)
    }


def _blanked(code: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", code[0])


def registered() -> list[Place]:
    lines = the_texts()[REGISTRY].split("\n")
    return [Place(REGISTRY, n) for n, line in enumerate(lines, start=1) if re.match(r"[a-z0-9]", line)]


@pytest.mark.parametrize("place", sample(registered(), 25), ids=str)
def test_without_a_source_every_line_that_cites_it_is_wrong(place: Place) -> None:
    lines = the_texts()[REGISTRY].split("\n")
    key = lines[place.line - 1].partition(":")[0]
    end = next((n for n in range(place.line, len(lines)) if re.match(r"[a-z0-9]", lines[n])), len(lines))
    text = "\n".join([*lines[: place.line - 1], *[""] * (end - place.line + 1), *lines[end:]])
    document, _ = frontmatter.parse_yaml(SourceFile(PurePosixPath(REGISTRY), text.encode()))
    assert document is not None
    sources, problems = parse_sources(document)

    found = errors(replace(the_guide(), sources=sources), problems)

    assert key not in sources
    assert {code for _, _, code in found} <= {"citation/unknown", "claim/by-unknown"}
    assert {Place(path, line) for path, line, _ in found} == cited(key)


# --- citations ---


def stated() -> Iterator[Place]:
    """The lines of front matter that state a value with its source; what is said of a stop needs none."""
    for path, text in the_texts().items():
        if path.count("/") != 2 or not path.endswith(".md"):
            continue
        front = text.split("\n---\n")[0].split("\n")
        for number, line in enumerate(front, start=1):
            plain = re.search(r"\b(checked|why|value|see):|\bunknown\b|not-identified", line)
            if MARK.search(line) and not plain:
                yield Place(path, number)


@pytest.mark.parametrize("place", sample(list(stated()), 40), ids=str)
def test_a_value_without_its_citation_is_wrong(place: Place) -> None:
    lines = the_texts()[place.path].split("\n")
    lines[place.line - 1] = MARK.sub("", lines[place.line - 1])

    assert errors_with(place.path, "\n".join(lines)) == {(place.path, place.line, "fact/unsourced")}


# --- verdicts ---

CLAIMS = [Place(path, 0) for path in the_texts() if re.fullmatch(r"content/claims/[^.]+\.md", path)]


def parsed(path: str, text: str) -> set[tuple[int, str]]:
    document, problems = frontmatter.parse(SourceFile(PurePosixPath(path), text.encode()))
    assert document is not None
    value, more = parse_content(document, the_guide().config, {})
    assert value is None
    return {(problem.line, problem.code) for problem in (*problems, *more) if is_error(problem)}


@pytest.mark.parametrize("place", CLAIMS, ids=str)
def test_a_claim_without_its_verdict_or_its_evidence_is_wrong(place: Place) -> None:
    text = the_texts()[place.path]
    number = next(n for n, line in enumerate(text.split("\n"), start=1) if line.startswith("verdict:"))
    front, _, body = text.partition("\n---\n")

    assert parsed(place.path, re.sub(r"(?m)^verdict:.*$", "verdict:", text)) == {(number, "claim/no-verdict")}
    assert parsed(place.path, re.sub(r"(?m)^verdict:.*\n", "", text)) == {(1, "claim/no-verdict")}
    bare = f"{front}\n---\n{MARK.sub('', body)}"
    assert parsed(place.path, bare) == {(number, "claim/no-evidence")}


@pytest.mark.parametrize("place", sample(CLAIMS, 3), ids=str)
def test_a_claim_without_its_verdict_stops_the_build(place: Place) -> None:
    text = re.sub(r"(?m)^verdict:.*\n", "", the_texts()[place.path])

    assert errors_with(place.path, text) == {(place.path, 1, "claim/no-verdict")}
