"""``/data/claims.json``: what others have said, what the guide holds of it, and why."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from kuzbass_site.evidence import certainty
from kuzbass_site.exports.addresses import absolute
from kuzbass_site.exports.evidenced import cited
from kuzbass_site.exports.jsontext import document, line, said
from kuzbass_site.exports.records import RecordsView, guide_head
from kuzbass_site.i18n import N_
from kuzbass_site.models.body import Citation
from kuzbass_site.models.download import About, Column
from kuzbass_site.models.entry import Claim
from kuzbass_site.models.page import Page
from kuzbass_site.pages.reader import Reader
from kuzbass_site.site import Site

RENDERER = "export:claims"

ABOUT = About(
    url="/data/claims.json",
    title=N_("Claims"),
    what=N_(
        "The register of claims: each sentence that was examined, the verdict, the evidence and its sources."
    ),
    format="JSON",
    media_type="application/json",
    columns=(
        Column("id", N_("The name of the claim, as in its address.")),
        Column("url", N_("The page of the guide that says it.")),
        Column("says", N_("What has been said, in the words of the guide.")),
        Column("by", N_("The source that says it: key, tier, title, address."), "object"),
        Column("about", N_("The entries it speaks of: id, title, address."), "array"),
        Column("verdict", N_("supported, contradicted, misleading or unverifiable.")),
        Column("evidence", N_("What the record shows, as plain text.")),
        Column("certainty", N_("How far the sources of the evidence carry, by their tiers.")),
        Column(
            "sources",
            N_("The sources of the evidence: key, tier, title, place in the source, address."),
            "array",
        ),
        Column(
            "changed",
            N_("The day the claim or a translation of it last changed; missing where nobody knows it."),
            "date",
        ),
        Column("translations", N_("By language: what has been said, the evidence, the page."), "object"),
    ),
)


def pages(site: Site, html_pages: Sequence[Page]) -> Iterator[Page]:  # noqa: ARG001 - as every export
    """The one file, in the guide's first language with the translations inside."""
    reader = Reader(site, site.guide.config.language)
    rows = tuple(line(_claim(reader, claim)) for claim in site.claims.values())
    yield Page(ABOUT.url, RENDERER, RecordsView(line(guide_head(reader)), rows), reader.lang)


def render(view: RecordsView, asset: object) -> bytes:  # noqa: ARG001 - as every export
    """The file's bytes."""
    return document(json.loads(view.head), "claims", view.rows)


def count(view: RecordsView) -> int:
    """How many claims there are."""
    return len(view.rows)


def _claim(reader: Reader, claim: Claim) -> dict[str, object]:
    site, sources = reader.site, reader.site.guide.sources
    citations, changed = claim.body.citations, reader.changed(claim.id)
    return said(
        {
            "id": claim.slug,
            "url": absolute(site, site.url(claim.id)),
            "says": claim.says,
            "by": cited([Citation(claim.by.id)], sources)[0],
            "about": [
                {"id": ref.id, "title": site.entries[ref.id].title, "url": absolute(site, site.url(ref.id))}
                for ref in claim.about
                if ref.id in site.entries
            ],
            "verdict": claim.verdict,
            "evidence": claim.body.text,
            "certainty": str(certainty(citations, sources)),
            "sources": cited(citations, sources),
            "changed": changed.isoformat() if changed else "",
            "translations": {
                lang: {
                    "says": translation.title,
                    "evidence": translation.body.text,
                    "url": absolute(site, site.url(claim.id, lang)),
                }
                for lang in site.guide.config.languages
                if (translation := site.translations.get((claim.id, lang)))
            },
        }
    )
