"""What editors have said does not apply: which rule, where, why; and what that silences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from kuzbass_site.lint.references import SOURCES, at, everything
from kuzbass_site.models.entry import Translation
from kuzbass_site.models.files import Span
from kuzbass_site.problems import CODES, Level, Problem, is_error
from kuzbass_site.site import Site
from kuzbass_site.text import Spelled


@dataclass(frozen=True, slots=True, kw_only=True)
class Waived:
    """One rule that is waived in one file, or for one source: the owner is named as the guide names it.

    ``owner`` is the id of an entry or a claim, ``towns/kaltan.ru`` for a translation, ``sources/key``.
    """

    owner: str
    rule: str
    reason: str
    path: PurePosixPath
    span: Span


def waivers(site: Site) -> tuple[Waived, ...]:
    """Every waiver of the guide, drafts included, in the order of the files."""
    bearers = sorted(everything(site), key=lambda bearer: bearer.path)
    owners = [(f"{b.of}.{b.lang}" if isinstance(b, Translation) else b.id, b.path, b.waive) for b in bearers]
    owners += [(f"sources/{key}", SOURCES, source.waive) for key, source in site.guide.sources.items()]
    return tuple(
        Waived(owner=owner, rule=each.rule, reason=each.reason, path=path, span=each.span)
        for owner, path, waive in owners
        for each in waive
    )


def apply_waivers(site: Site, problems: Iterable[Problem]) -> list[Problem]:
    """The problems without those that are waived, and with those that the waivers themselves have."""
    waived = waivers(site)
    silenced = {(_where(each), each.rule) for each in waived}
    kept, met = list[Problem](), set[tuple[str, str]]()
    sources = sorted((source.span.line, f"sources/{key}") for key, source in site.guide.sources.items())
    for problem in problems:
        place = _place(problem, sources), problem.code
        if place in silenced and not is_error(problem):
            met.add(place)
        else:
            kept.append(problem)
    guide = site.guide
    # What cannot be read keeps some rules from running, and of a file with mistakes not everything is
    # checked: what a waiver is there for may not have been met.
    is_whole = not guide.broken and guide.broken_sources == frozenset()
    unfinished = {entry.path for entry in guide.unfinished}
    codes = Spelled(CODES)
    for each in waived:
        if each.rule not in CODES:
            kept.append(at(each.path, each.span, "waive/unknown", each.rule, codes.closest(each.rule)))
        elif CODES[each.rule].level is Level.ERROR:
            kept.append(at(each.path, each.span, "waive/error", each.rule))
        elif is_whole and each.path not in unfinished and (_where(each), each.rule) not in met:
            kept.append(at(each.path, each.span, "waive/unused", each.rule))
    return kept


def _where(waived: Waived) -> str:
    return waived.owner if waived.path == SOURCES else str(waived.path)


def _place(problem: Problem, sources: list[tuple[int, str]]) -> str:
    """The file a problem is in; in the registry, the source: the last that begins above it."""
    if problem.path != SOURCES:
        return str(problem.path)
    above = bisect_right(sources, problem.line, key=lambda each: each[0])
    return sources[above - 1][1] if above else ""
