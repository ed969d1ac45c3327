"""Claims and sources."""

from __future__ import annotations

from dataclasses import dataclass

from kuzbass_site.article import Reference
from kuzbass_site.pages.views.parts import Card, CiteView, ClaimView, Counted, Head, Link, Pager


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsView:
    """The register of claims, or a part of it: by verdict (counts in ``verdicts``) or by who said it."""

    head: Head
    intro: str
    verdicts: tuple[tuple[str, Counted], ...]
    by: tuple[Counted, ...]
    subjects: tuple[Counted, ...]
    claims: tuple[ClaimView, ...]
    references: tuple[Reference, ...]
    pager: Pager


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPageView:
    """One claim at its own address. ``outdated`` leads from a translation to its newer original."""

    head: Head
    claim: ClaimView
    about: tuple[Card, ...]
    references: tuple[Reference, ...]
    cite: CiteView
    edit_url: str = ""
    report_url: str = ""
    outdated: Link | None = None
    previous: Link | None = None
    next: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """A source in the bibliography: its reference in words, tier, and how often the guide cites it."""

    key: str
    url: str
    reference: Reference
    uses: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesView:
    """The bibliography by tier: (tier, what it means, sources)."""

    head: Head
    intro: str
    total: int
    tiers: tuple[tuple[str, str, tuple[SourceRow, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePageView:
    """One source: how to find it, how good it is, and every place that cites it.

    ``copies``: the sources that were derived from it.
    """

    head: Head
    key: str
    reference: Reference
    tier_label: str
    rows: tuple[tuple[str, str], ...]
    uses: tuple[tuple[Card, tuple[str, ...]], ...]
    claims: tuple[Link, ...]
    terms: tuple[Link, ...]
    copies: tuple[Link, ...]
