"""The state of the guide: how much it states, on what sources, and where it is weak. Counted, never judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kuzbass_site.evidence import origins
from kuzbass_site.models.body import CitationMark
from kuzbass_site.models.entry import VERDICTS, Entry
from kuzbass_site.models.source import TIERS, Sources
from kuzbass_site.models.stated import Stated
from kuzbass_site.site import Site, stated_in


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryState:
    """One entry in figures.

    ``stated``: values with a source; ``tiers``: how many of them rest on each tier at best; ``unsourced``:
    values that say why they have none; ``figures`` of the text, and how many of them are ``cited``.
    """

    id: str
    stated: int
    unsourced: int
    tiers: tuple[tuple[str, int], ...]
    sources: int
    disputes: int
    unknown: int
    claims: int
    figures: int
    cited: int

    @property
    def weak(self) -> int:
        """Values with nothing better behind them than tier C or D."""
        return sum(count for tier, count in self.tiers if tier in ("C", "D"))

    @property
    def weakest(self) -> str:
        """The tier behind the worst founded value; empty where nothing is stated."""
        return max((tier for tier, count in self.tiers if count), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The whole guide in figures; ``entries`` and ``translations`` by collection and language."""

    collections: tuple[tuple[str, int], ...]
    translations: tuple[tuple[str, int], ...]
    claims: tuple[tuple[str, int], ...]
    sources: tuple[tuple[str, int], ...]
    events: int
    entries: tuple[EntryState, ...]
    disputes: tuple[tuple[str, str], ...]
    stale_visits: tuple[str, ...]
    stale_translations: tuple[tuple[str, str], ...]
    waivers: tuple[Waiver, ...]

    def total(self, name: str) -> int:
        """The sum of one figure over all entries: ``stated``, ``weak``, ``figures``…"""
        return sum(int(getattr(entry, name)) for entry in self.entries)


def state(site: Site) -> State:
    """Count the guide."""
    entries = {id_: entry for id_, entry in site.entries.items() if entry.collection != "pages"}
    return State(
        collections=_counted(entry.collection for entry in entries.values()),
        translations=_counted(lang for _, lang in site.translations),
        claims=_in_order(VERDICTS, (claim.verdict for claim in site.claims.values())),
        sources=_in_order(TIERS, (source.tier for source in site.guide.sources.values())),
        events=sum(len(entry.events) for entry in entries.values()),
        entries=tuple(entry_state(site, entry) for entry in entries.values()),
        disputes=tuple(
            (id_, fact.name)
            for id_, entry in entries.items()
            for fact in entry.facts
            if len(fact.readings) > 1
        ),
        stale_visits=tuple(id_ for id_, entry in entries.items() if is_stale(entry.visit, site.guide.today)),
        stale_translations=tuple(key for key in site.translations if is_outdated(site, key)),
        waivers=waivers(site),
    )


def entry_state(site: Site, entry: Entry) -> EntryState:
    """Count one entry."""
    stated = [each for _, each in stated_in(entry)]
    tiers = Counter(filter(None, (best_tier(each, site.guide.sources) for each in stated)))
    keys = {citation.key for each in stated for citation in each.citations}
    keys |= {c.key for mark in entry.body.marks if isinstance(mark, CitationMark) for c in mark.citations}
    cited, figures = share_of_cited(entry.body)
    return EntryState(
        id=entry.id,
        stated=sum(1 for each in stated if each.citations),
        unsourced=sum(1 for each in stated if each.unsourced),
        tiers=tuple((tier, tiers[tier]) for tier in TIERS if tiers[tier]),
        sources=len(keys),
        disputes=sum(1 for fact in entry.facts if len(fact.readings) > 1),
        unknown=sum(1 for fact in entry.facts for each in fact.stated if each.value is None),
        claims=len(site.claims_about.get(entry.id, ())),
        figures=figures,
        cited=cited,
    )


def best_tier(stated: Stated, sources: Sources) -> str:
    """The tier of the best source behind a value; empty where there is none."""
    return min(origins(stated.citations, sources).values(), default="")


def _counted(words: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(Counter(words).items())


def _in_order(order: Iterable[str], words: Iterable[str]) -> tuple[tuple[str, int], ...]:
    counts: Mapping[str, int] = Counter(words)
    return tuple((word, counts[word]) for word in order if counts[word])
