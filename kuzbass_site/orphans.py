"""What nothing leads to or uses: entries, pictures, drawings, sources, words of the glossary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kuzbass_site.illustrated import picture_name
from kuzbass_site.lint.sources import sources_are_used
from kuzbass_site.models.body import FigureMark, LinkMark
from kuzbass_site.models.entry import Claim, Entry, Translation
from kuzbass_site.models.settings import GlossaryTerm
from kuzbass_site.site import Site, stated_in, target_id

Bearer = Entry | Claim | Translation


@dataclass(frozen=True, slots=True, kw_only=True)
class Orphans:
    """Ids, names of files, keys and words, each sorted."""

    entries: tuple[str, ...]
    images: tuple[str, ...]
    drawings: tuple[str, ...]
    sources: tuple[str, ...]
    terms: tuple[str, ...]


def orphans(site: Site) -> Orphans:
    """Everything in a guide that nothing else leads to or uses.

    An entry is led to by what is published: a text, a relation, a tour, a claim, the front page; a whole and its
    parts lead to each other, and so do a tour and its stops. The guide's own pages stand below every page. Of
    files, sources and words, drafts are users, too.
    """
    led_to = set(_led_to(site))
    guide = site.guide
    ids = {entry.id for entry in (*guide.entries, *guide.unfinished)} | guide.broken
    used = set(_pictures(site))
    words = "\n".join(_words(site)).casefold()
    return Orphans(
        entries=tuple(
            sorted(
                id_
                for id_, entry in site.entries.items()
                if entry.collection != "pages" and id_ not in led_to
            )
        ),
        images=tuple(f"content/images/{name}" for name in sorted(guide.images - used)),
        drawings=tuple(
            f"content/drawings/{name}.svg" for name in sorted(guide.drawings - ids) if "/" in name
        ),
        sources=tuple(sorted(problem.args[0] for problem in sources_are_used(site))),
        terms=tuple(sorted(term.term for term in guide.glossary if not _is_used(term, words))),
    )


def _led_to(site: Site) -> Iterator[str]:
    """The ids of the entries that something published leads to, other than themselves."""
    for entry in site.entries.values():
        both_ways = [ref.id for ref in (*entry.part_of, *(stop.entry for stop in entry.stops))]
        named = (*both_ways, *(ref.id for ref in entry.see_also), *(fact.of for fact in entry.facts))
        yield from (id_ for id_ in named if id_ != entry.id)
        yield from (entry.id for id_ in both_ways if id_ in site.entries and id_ != entry.id)
    for claim in site.claims.values():
        yield from (ref.id for ref in claim.about)
    bearers: tuple[Bearer, ...] = (
        *site.entries.values(), *site.claims.values(), *site.translations.values(),
    )  # fmt: skip
    for bearer in bearers:
        own = bearer.of if isinstance(bearer, Translation) else bearer.id
        for mark in bearer.body.marks:
            if isinstance(mark, LinkMark) and (id_ := target_id(bearer.path, mark.target)[0]) != own:
                yield id_
    yield from site.guide.config.featured


def _texts(site: Site) -> Iterator[Bearer]:
    guide = site.guide
    yield from guide.entries
    yield from guide.claims
    yield from guide.translations
    yield from guide.unfinished


def _pictures(site: Site) -> Iterator[str]:
    """The names of all pictures that are shown or linked to."""
    for bearer in _texts(site):
        if isinstance(bearer, Entry):
            yield from (figure.file for figure in bearer.figures)
        for mark in bearer.body.marks:
            if isinstance(mark, FigureMark):
                yield picture_name(bearer.path, mark.source)
            elif isinstance(mark, LinkMark):
                yield picture_name(bearer.path, mark.target.partition("#")[0])


def _words(site: Site) -> Iterator[str]:
    """Everything that is said in the guide."""
    for bearer in _texts(site):
        yield bearer.body.text
        if isinstance(bearer, Claim):
            yield bearer.says
            continue
        yield from (bearer.title, bearer.summary)
        if isinstance(bearer, Translation):
            yield from (words for stop in bearer.stops for words in (stop.see, stop.why))
        else:
            yield from (f"{stated.text} {stated.note}" for _, stated in stated_in(bearer))


def _is_used(term: GlossaryTerm, words: str) -> bool:
    """Whether a word, in any of its languages, occurs in what is said; its ending may be another."""
    names = (term.term, term.abbreviation, term.expansion, *term.local.values())
    single = (each for name in names for each in re.split(r"[()/,]", name))
    return any(re.search(_pattern(name), words) for name in single if name.strip())


def _pattern(name: str) -> str:
    """A pattern for the words of a name in any of their forms."""
    parts = re.findall(r"\w+", name.casefold())
    stems = (part if len(part) < 4 else part[:-1] if len(part) < 5 else part[:-2] for part in parts)
    return r"\b" + r"\w*\W+".join(map(re.escape, stems))
