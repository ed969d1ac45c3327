"""The guide after a renaming: its translations stamped anew, and the problems that it has not now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from msgspec import structs

from kuzbass_site.i18n import N_
from kuzbass_site.lint import lint_site, lint_text
from kuzbass_site.models.entry import Claim, Entry, Translation
from kuzbass_site.models.files import SourceFile
from kuzbass_site.models.guide import Guide
from kuzbass_site.problems import Problem, is_note
from kuzbass_site.renaming.move import Move, RenameError
from kuzbass_site.renaming.written import Written, read_written
from kuzbass_site.schema import Parsed, parse_content
from kuzbass_site.site import assemble, id_of
from kuzbass_site.translated import StampError, digest_of, stamp

Sources = Mapping[PurePosixPath, SourceFile]
"""Files by the path that each has before the renaming."""


@dataclass(frozen=True)
class State:
    """Some texts of a guide, read; the ids of those that could not be, and all that was wrong."""

    values: tuple[Parsed, ...]
    broken: frozenset[str]
    problems: tuple[Problem, ...]

    def originals(self) -> dict[str, Entry | Claim]:
        """What is no translation, by id."""
        return {value.id: value for value in self.values if not isinstance(value, Translation)}


def read_state(guide: Guide, files: Iterable[SourceFile]) -> State:
    """The texts among some files of a guide, read as the guide reads them."""
    abbreviations = {term.abbreviation: term.expansion for term in guide.glossary if term.abbreviation}
    values: list[Parsed] = []
    broken: set[str] = set()
    problems: list[Problem] = []
    for written in _texts(files):
        value, found = parse_content(written.document, guide.config, abbreviations)
        problems += (*written.problems, *found)
        if value is None:
            broken.add(id_of(written.source.path))
        else:
            values.append(value)
    return State(tuple(values), frozenset(broken), tuple(problems))


def _texts(files: Iterable[SourceFile]) -> Iterator[Written]:
    for file in files:
        written = read_written(file) if file.path.suffix == ".md" else None
        if written is not None:
            yield written


def stamped(guide: Guide, now: Sources, then: Sources, move: Move) -> dict[PurePosixPath, SourceFile]:
    """The files that need another stamp: what they translate has only other links, so they stay up to date.

    *now* has every translation of what changes.

    Raises:
        RenameError: if a stamp cannot be written.
    """
    before = read_state(guide, now.values()).originals()
    after = read_state(guide, then.values()).originals()
    found = {}
    for translation in guide.translations:
        was, is_ = before.get(translation.of), after.get(move.id(translation.of))
        if was is None or is_ is None or translation.source_digest != digest_of(was):
            continue
        if translation.source_digest != digest_of(is_):
            file = then[translation.path]
            try:
                found[translation.path] = SourceFile(file.path, stamp(file.data, digest_of(is_)))
            except StampError:
                text = N_("the stamp of %(path)s cannot be changed; change it by hand first")
                raise RenameError(text, path=translation.path) from None
    return found


def new_problems(guide: Guide, now: Sources, then: Sources, move: Move) -> list[Problem]:
    """What would be wrong with the guide that is not wrong now; notes apart. Paths are those of today."""
    before = read_state(guide, now.values())
    after = read_state(guide, then.values())
    earlier = Counter((move.path(each.path), each.code) for each in _problems(guide, before))
    found = _problems(_renamed(guide, before, after, move), after)
    paths = {file.path: path for path, file in then.items()}
    new = []
    for problem in sorted(found):
        if earlier[problem.path, problem.code]:
            earlier[problem.path, problem.code] -= 1
        elif not is_note(problem):
            new.append(structs.replace(problem, path=paths.get(problem.path, problem.path)))
    return new


def _renamed(guide: Guide, before: State, after: State, move: Move) -> Guide:
    """The guide with some of its texts as they are to be."""
    gone = {value.path for value in before.values}
    entries = [each for each in guide.entries if each.path not in gone]
    claims = [each for each in guide.claims if each.path not in gone]
    translations = [each for each in guide.translations if each.path not in gone]
    return replace(
        guide,
        config=replace(guide.config, featured=tuple(map(move.id, guide.config.featured))),
        entries=(*entries, *(each for each in after.values if isinstance(each, Entry))),
        claims=(*claims, *(each for each in after.values if isinstance(each, Claim))),
        translations=(*translations, *(each for each in after.values if isinstance(each, Translation))),
        broken=after.broken.union(map(move.id, guide.broken)),
        drawings=frozenset(map(move.id, guide.drawings)),
    )


def _problems(guide: Guide, state: State) -> list[Problem]:
    """What is wrong with the guide as a whole, and with some of its texts."""
    originals = state.originals()
    found = [*state.problems, *lint_site(assemble(guide))]
    for value in state.values:
        original = originals.get(value.of) if isinstance(value, Translation) else value
        found += lint_text(value, original or value, guide.config)
    return found
