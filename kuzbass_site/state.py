"""The state of the guide: how much it states, on what sources, and where it is weak. Counted, never judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kuzbass_site.evidence import origins, stale_parts
from kuzbass_site.lint.waivers import Waived, waivers
from kuzbass_site.models.entry import VERDICTS, Claim, Entry
from kuzbass_site.models.source import TIERS
from kuzbass_site.models.stated import Fact
from kuzbass_site.prose import Share, cited_figures
from kuzbass_site.site import Site, stated_in
from kuzbass_site.translated import digest_of

WEAK = ("C", "D")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """On what an entry stands.

    ``stated``: values with a source, ``tiers``: how many of them rest at best on each tier; ``unsourced``:
    values that say why they have none.
    """

    stated: int
    unsourced: int
    tiers: tuple[tuple[str, int], ...]
    disputes: int
    unknown: int
    claims: int

    @property
    def weak(self) -> int:
        """Values with nothing better behind them than tier C or D."""
        return sum(count for tier, count in self.tiers if tier in WEAK)

    @property
    def weakest(self) -> str:
        """The tier behind the worst founded value; empty where nothing is stated."""
        return max((tier for tier, _ in self.tiers), default="")


@dataclass(frozen=True, slots=True)
class EntryState:
    """One entry: on what it stands, and how many of the figures of its text are cited."""

    id: str
    standing: Standing
    figures: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The whole guide, counted: each tuple of pairs is (name, how many), ``disputes`` are (entry, fact)."""

    collections: tuple[tuple[str, int], ...]
    translations: tuple[tuple[str, int], ...]
    claims: tuple[tuple[str, int], ...]
    sources: tuple[tuple[str, int], ...]
    events: int
    entries: tuple[EntryState, ...]
    disputes: tuple[tuple[str, str], ...]
    stale_visits: tuple[str, ...]
    stale_translations: tuple[tuple[str, str], ...]
    waivers: tuple[Waived, ...]

    def total(self, name: str) -> int:
        """The sum over all entries of one figure of their standing, such as ``stated`` or ``weak``."""
        return sum(int(getattr(entry.standing, name)) for entry in self.entries)

    @property
    def figures(self) -> Share:
        """How many of the figures of all texts are cited."""
        shares = [entry.figures for entry in self.entries]
        return Share(sum(share.cited for share in shares), sum(share.all for share in shares))


def state(site: Site) -> State:
    """Count the guide: its entries, not the pages about itself."""
    entries = {id_: entry for id_, entry in site.entries.items() if entry.collection != "pages"}
    language = site.guide.config.original
    return State(
        collections=tuple(Counter(entry.collection for entry in entries.values()).items()),
        translations=tuple(sorted(Counter(lang for _, lang in site.translations).items())),
        claims=_in_order(VERDICTS, (claim.verdict for claim in site.claims.values())),
        sources=_in_order(TIERS, (source.tier for source in site.guide.sources.values())),
        events=sum(len(entry.events) for entry in entries.values()),
        entries=tuple(
            EntryState(id_, standing(site, entry), figures_share(entry, language))
            for id_, entry in entries.items()
        ),
        disputes=tuple((id_, fact.name) for id_, entry in entries.items() for fact in _disputed(entry)),
        stale_visits=tuple(id_ for id_, entry in entries.items() if _is_stale(site, entry)),
        stale_translations=tuple(_outdated(site)),
        waivers=waivers(site),
    )


def figures_share(entry: Entry, language: str) -> Share:
    """How many figures of an entry's text are cited, counted here unless that was done when it was read."""
    counted = entry.body.figures
    return Share(*counted) if counted else cited_figures(entry.body, language)


def standing(site: Site, entry: Entry) -> Standing:
    """Count what one entry states."""
    sources = site.guide.sources
    stated = [each for _, each in stated_in(entry)]
    best = (min(origins(each.citations, sources).values(), default="") for each in stated)
    return Standing(
        stated=sum(1 for each in stated if each.citations),
        unsourced=sum(1 for each in stated if each.unsourced),
        tiers=_in_order(TIERS, best),
        disputes=len(_disputed(entry)),
        unknown=sum(1 for fact in entry.facts for each in fact.stated if each.value is None),
        claims=len(site.claims_about.get(entry.id, ())),
    )


def _disputed(entry: Entry) -> list[Fact]:
    return [fact for fact in entry.facts if len(fact.readings) > 1]


def _is_stale(site: Site, entry: Entry) -> bool:
    return entry.visit is not None and bool(stale_parts(entry.visit, site.guide.today))


def _outdated(site: Site) -> Iterator[tuple[str, str]]:
    """The translations whose original has changed since, or of which nobody has said what they translate."""
    for (id_, lang), translation in site.translations.items():
        original: Entry | Claim = site.entries[id_] if id_ in site.entries else site.claims[id_]
        if translation.source_digest != digest_of(original):
            yield id_, lang


def _in_order(order: Iterable[str], words: Iterable[str]) -> tuple[tuple[str, int], ...]:
    counts: Mapping[str, int] = Counter(words)
    return tuple((word, counts[word]) for word in order if counts[word])
