"""The table of repairs, and how they are tried on a file until nothing is left to mend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kuzbass_site import disk
from kuzbass_site.edits import OverlapError, applied
from kuzbass_site.fixing import characters, coordinates, fields
from kuzbass_site.fixing.draft import Draft, is_better, is_settings, look
from kuzbass_site.models.files import SourceFile
from kuzbass_site.models.settings import Config
from kuzbass_site.problems import ContentError, Problem

_IN_THE_TEXT = {**fields.REPAIRS, **coordinates.REPAIRS}

FIXABLE = frozenset((*characters.REPAIRS, *_IN_THE_TEXT))
"""The codes of problems of which some can be mended."""

_DOUBTS = {"front-matter/unclosed": "front-matter/unknown-field"}
"""What, if it shows when the first is mended, says that the repair was a wrong guess: the text begins further up."""

_CHAIN = 4
"""So often may a repair show what was hidden before, until a file can be read at all."""

_SINGLY = 20
"""No more repairs than this are tried by themselves when all together do no good."""

_ROUNDS = 10
"""More of them, one after the other, no file of ours needs."""


@dataclass(frozen=True, slots=True, order=True)
class Mended:
    """A file before and after, and of each kind of problem that is gone from it the first."""

    path: PurePosixPath
    before: bytes
    after: bytes
    problems: tuple[Problem, ...]


def mend_files(root: Path, problems: Iterable[Problem], config: Config | None) -> list[Mended]:
    """Mend the files that have these *problems*, in order; nothing is written.

    Without settings, which are mended first then, entries cannot be checked and are left alone.
    """
    paths = sorted({problem.path for problem in problems if problem.code in FIXABLE})
    found = (
        mend(source, config)
        for path in paths
        if config is not None or is_settings(path)
        for source in _read(root, path)
    )
    return [mended for mended in found if mended is not None]


def _read(root: Path, path: PurePosixPath) -> Iterator[SourceFile]:
    try:
        yield disk.read(root, str(path))
    except (ContentError, FileNotFoundError):  # what cannot be read is told by the check
        return


def mend(source: SourceFile, config: Config | None) -> Mended | None:
    """Mend what can be mended in a file; None if that is nothing."""
    draft = look(source, config)
    met: dict[str, Problem] = {}
    for _ in range(_ROUNDS):
        after, problems = next(_better(draft), (None, ()))
        if after is None:
            break
        for problem in problems:
            met.setdefault(problem.code, problem)
        draft = after
    data = draft.source.data
    left = {problem.code for problem in draft.problems}
    gone = tuple(problem for code, problem in met.items() if code in FIXABLE and code not in left)
    return Mended(source.path, source.data, data, gone) if data != source.data else None


def _better(draft: Draft) -> Iterator[tuple[Draft, Sequence[Problem]]]:
    """The file with something mended, and with what; in the order in which that is to be tried."""
    for problem in draft.problems:
        if problem.code in characters.REPAIRS:
            data = characters.REPAIRS[problem.code](draft.source.data, problem)
            after = _looked(draft, data) if data is not None else draft
            if is_better(draft, after):
                yield after, [problem]
    mendable = _mendable(draft)
    if mendable:
        yield from _mended(draft, mendable)
    if 1 < len(mendable) <= _SINGLY:
        good = [problem for problem in mendable if any(_mended(draft, [problem]))]
        yield from _mended(draft, good)
        yield from _mended(draft, good[:1])


def _mended(draft: Draft, problems: Sequence[Problem]) -> Iterator[tuple[Draft, Sequence[Problem]]]:
    """The file with these mended together, if it is the better for it."""
    after, met = _changed(draft, problems)
    if after.document is not None and is_better(draft, after) and not _is_doubtful(draft, after):
        yield after, met


def _changed(draft: Draft, problems: Sequence[Problem]) -> tuple[Draft, Sequence[Problem]]:
    """The file with all these mended; and, while it still cannot be read, what shows then; and all of that."""
    met: list[Problem] = []
    for _ in range(_CHAIN):
        edits = {edit for problem in problems for edit in _IN_THE_TEXT[problem.code](problem, draft)}
        try:
            text = applied(draft.text, edits)
        except OverlapError:
            break
        if text == draft.text:
            break
        draft = _looked(draft, text.encode())
        met += problems
        if draft.document is not None:
            break
        problems = _mendable(draft)
    return draft, met


def _mendable(draft: Draft) -> list[Problem]:
    return [problem for problem in draft.problems if problem.code in _IN_THE_TEXT] if draft.text else []


def _looked(draft: Draft, data: bytes) -> Draft:
    return look(SourceFile(draft.source.path, data), draft.config)


def _is_doubtful(before: Draft, after: Draft) -> bool:
    """Whether what shows now says that a repair was a wrong guess."""
    old, new = ({problem.code for problem in draft.problems} for draft in (before, after))
    return any(code in old and sign in new - old for code, sign in _DOUBTS.items())
