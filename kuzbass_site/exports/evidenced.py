"""What stands behind a stated value, flat: its sources, their tiers, how sure it is."""

from __future__ import annotations

from collections.abc import Sequence

from kuzbass_site.dates import FuzzyDate
from kuzbass_site.evidence import certainty, is_weak
from kuzbass_site.exports.table import yes
from kuzbass_site.models.body import Citation
from kuzbass_site.models.source import Source, Sources
from kuzbass_site.models.stated import Certainty, Stated

BETWEEN = "; "


def sure(stated: Stated, sources: Sources) -> Certainty | None:
    """How sure a value is: as written, else by its sources; None for one that has neither.

    What is stated without a source, and says why, rests on nothing that can be looked up: uncertain.
    """
    if stated.certainty is not None:
        return stated.certainty
    return certainty(stated.citations, sources) if stated.citations or stated.unsourced else None


def evidence(stated: Stated, sources: Sources) -> dict[str, str]:
    """The cells of ``table.EVIDENCE``."""
    places = [citation.locator for citation in stated.citations]
    return {
        "certainty": str(sure(stated, sources) or ""),
        "tiers": BETWEEN.join(sources[citation.key].tier for citation in stated.citations),
        "sources": BETWEEN.join(citation.key for citation in stated.citations),
        "locators": BETWEEN.join(places) if any(places) else "",
        "weak": yes(is_weak(stated.citations, sources)),
        "unsourced": stated.unsourced,
    }


def bounds(date: FuzzyDate | None) -> dict[str, str]:
    """The cells of ``table.BOUNDS``."""
    if date is None:
        return {"date": "", "earliest": "", "latest": "", "interval": ""}
    return {
        "date": date.edtf,
        "earliest": date.earliest.isoformat() if date.earliest else "",
        "latest": date.latest.isoformat() if date.latest else "",
        "interval": date.iso,
    }


def cited(citations: Sequence[Citation], sources: Sources) -> list[dict[str, str]]:
    """The sources of something, for JSON: key, tier, title and, where they are given, place and address."""
    return [_source(sources[citation.key], citation.locator) for citation in dict.fromkeys(citations)]


def _source(source: Source, locator: str) -> dict[str, str]:
    told = {"key": source.key, "tier": source.tier, "title": source.title, "locator": locator}
    return {name: text for name, text in {**told, "url": source.url}.items() if text}
