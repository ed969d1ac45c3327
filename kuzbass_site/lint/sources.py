"""Rules of the sources: that they are used, and how good and how many stand behind a value."""

from __future__ import annotations

from collections.abc import Iterable

from kuzbass_site.evidence import certainty, is_weak, origins, shared_origin
from kuzbass_site.lint.references import SOURCES, at
from kuzbass_site.models.stated import Certainty, Stated
from kuzbass_site.problems import Problem
from kuzbass_site.site import Site, stated_in, uses_of
from kuzbass_site.text import Spelled


def sources_are_used(site: Site) -> Iterable[Problem]:
    """Every source of the registry is cited, or is what a cited one was derived from; drafts count.

    While a file cannot be read nothing is called unused: that file may be the one that cites it. Nor is a
    source that somebody cites with a slip in its key.
    """
    guide = site.guide
    if guide.broken:
        return
    used: set[str] = set()
    keys = Spelled(guide.sources)
    waiting = list(uses_of(guide.entries, guide.claims, guide.translations, guide.glossary))
    while waiting:
        key = waiting.pop()
        key = key if key in guide.sources else keys.closest(key)
        if key and key not in used:
            used.add(key)
            waiting += guide.sources[key].derived_from
    for key, source in guide.sources.items():
        if key not in used:
            yield at(SOURCES, source.span, "source/unused", key)


def certain_needs_a_good_source(site: Site) -> Iterable[Problem]:
    """A value called certain rests on sources that make it so."""
    for entry in site.guide.entries:
        for part, stated in stated_in(entry):
            if stated.certainty is Certainty.CERTAIN and not _is_unread(stated, site):
                derived = certainty(stated.citations, site.guide.sources)
                if derived is not Certainty.CERTAIN:
                    yield at(entry.path, stated.span, "fact/certain-but-weak", _name(part))


def values_have_good_sources(site: Site) -> Iterable[Problem]:
    """Something better than tiers C and D stands behind every value."""
    for entry in site.guide.entries:
        for part, stated in stated_in(entry):
            if is_weak(stated.citations, site.guide.sources) and not _is_unread(stated, site):
                tiers = sorted(set(origins(stated.citations, site.guide.sources).values()))
                yield at(
                    entry.path, stated.span, "source/only-weak", _name(part), stated.text, ", ".join(tiers)
                )


def values_have_independent_sources(site: Site) -> Iterable[Problem]:
    """Where several sources stand behind a value, not all of them copy one text."""
    for entry in site.guide.entries:
        for part, stated in stated_in(entry):
            origin = shared_origin(stated.citations, site.guide.sources)
            if origin and not _is_unread(stated, site):
                yield at(entry.path, stated.span, "source/one-origin", _name(part), stated.text, origin)


def _is_unread(stated: Stated, site: Site) -> bool:
    """Whether one of the sources could not be read, so that nothing can be said of them all."""
    broken = site.guide.broken_sources
    return broken is None or any(citation.key in broken for citation in stated.citations)


def _name(part: str) -> str:
    return part.removeprefix("facts/")
