"""How far the sources carry: certainty from tiers, weakness, independent origins, age."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from kuzbass_site.dates import FuzzyDate
from kuzbass_site.models.body import Citation
from kuzbass_site.models.entry import Visit
from kuzbass_site.models.source import Sources
from kuzbass_site.models.stated import Certainty

GOOD = ("A", "B")
CHANGES_SOON = ("access", "hours", "tickets", "booking")
"""What a visitor may find changed within months; the rest holds for years."""
MONTHS, YEARS = timedelta(days=180), timedelta(days=3 * 365 + 1)
"""How long after it was looked up the one and the other is still believed."""


def origins(citations: Iterable[Citation], sources: Sources) -> dict[str, str]:
    """The tiers of what is cited, one for each origin: copies of one text count once, as the best copy."""
    tiers: dict[str, str] = {}
    for citation in citations:
        source = sources.get(citation.key)
        if source is None:
            continue
        origin = _origin(source.key, sources) if source.derived_from else source.key
        tiers[origin] = min(source.tier, tiers.get(origin, "D"))
    return tiers


def _origin(key: str, sources: Sources) -> str:
    """The work at the end of a chain of copies; of works that name each other, the first by name."""
    chain: list[str] = []
    while key not in chain and key in sources and sources[key].derived_from:
        chain.append(key)
        key = min(sources[key].derived_from)
    return min(chain[chain.index(key) :]) if key in chain else key


def certainty(citations: Iterable[Citation], sources: Sources) -> Certainty:
    """How sure a value is by the tiers behind it.

    Certain: one source of tier A, or two of B, or one of B that one of C confirms. Less certain: one of
    B, or C alone. Uncertain: D alone, or nothing. (The confidence rule of the guide's research dossier.)
    """
    citations = tuple(citations)
    found = _tiers(citations, sources)
    if "A" in found:  # which no copy of it can make less sure
        return Certainty.CERTAIN
    if "B" not in found:
        return Certainty.LESS_CERTAIN if "C" in found else Certainty.UNCERTAIN
    tiers = Counter(origins(citations, sources).values())
    return Certainty.CERTAIN if tiers["B"] >= 2 or tiers["C"] else Certainty.LESS_CERTAIN


def is_weak(citations: Iterable[Citation], sources: Sources) -> bool:
    """Whether something is cited, and only from tiers C and D."""
    tiers = _tiers(citations, sources)
    return bool(tiers) and tiers.isdisjoint(GOOD)


def _tiers(citations: Iterable[Citation], sources: Sources) -> set[str]:
    """The tiers of what is cited, copies and all."""
    return {source.tier for citation in citations if (source := sources.get(citation.key))}


def shared_origin(citations: Iterable[Citation], sources: Sources) -> str:
    """The one work that all of several sources go back to; empty where there are more, or one source."""
    keys = {citation.key for citation in citations}
    if len(keys) < 2:
        return ""
    found = list(origins(map(Citation, keys), sources))
    return found[0] if len(found) == 1 and len(keys & sources.keys()) > 1 else ""


def stale_parts(visit: Visit, today: date) -> tuple[str, ...]:
    """What of visiting was checked too long ago to be relied on, by the names of its fields."""
    checked = visit.checked.value
    if not isinstance(checked, FuzzyDate) or checked.latest is None:
        return ()
    age = today - checked.latest
    parts = [("access", visit.access), *visit.notes]
    known = [name for name, stated in parts if stated is not None and stated.value is not None]
    return tuple(name for name in known if age > (MONTHS if name in CHANGES_SOON else YEARS))
