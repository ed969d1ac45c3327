"""Claims and sources."""

from __future__ import annotations

from msgspec import Struct

from kuzbass_site.article import Numbered, Reference
from kuzbass_site.pages.views.parts import Card, CiteView, ClaimView, Counted, Head, Link, Pager


class ClaimsView(Struct, frozen=True, kw_only=True):
    """The register of claims, or a part of it: by verdict (counts in ``verdicts``) or by who said it."""

    head: Head
    intro: str
    verdicts: tuple[tuple[str, Counted], ...]
    by: tuple[Counted, ...]
    subjects: tuple[Counted, ...]
    claims: tuple[ClaimView, ...]
    references: tuple[Numbered, ...]
    pager: Pager


class ClaimPageView(Struct, frozen=True, kw_only=True):
    """One claim at its own address. ``outdated`` leads from a translation to its newer original."""

    head: Head
    claim: ClaimView
    about: tuple[Card, ...]
    references: tuple[Numbered, ...]
    cite: CiteView
    edit_url: str = ""
    report_url: str = ""
    outdated: Link | None = None
    previous: Link | None = None
    next: Link | None = None


class SourceRow(Struct, frozen=True, kw_only=True):
    """A source in the bibliography: its reference in words, tier, and how often the guide cites it."""

    key: str
    url: str
    reference: Reference
    uses: int


class SourcesView(Struct, frozen=True, kw_only=True):
    """The bibliography by tier: (tier, what it means, sources)."""

    head: Head
    intro: str
    total: int
    tiers: tuple[tuple[str, str, tuple[SourceRow, ...]], ...]


class SourcePageView(Struct, frozen=True, kw_only=True):
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
