"""``/data/sources.json``: the registry of sources as CSL-JSON, with what the guide adds under ``custom``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kuzbass_site.bibliography import csl, of_source
from kuzbass_site.exports.addresses import absolute
from kuzbass_site.exports.jsontext import line, listed, said
from kuzbass_site.i18n import N_
from kuzbass_site.models.download import About, Column
from kuzbass_site.models.page import Page
from kuzbass_site.models.source import Source
from kuzbass_site.pages.reader import Reader
from kuzbass_site.site import Site

RENDERER = "export:sources"

ABOUT = About(
    url="/data/sources.json",
    title=N_("Sources"),
    what=N_("Every source, in CSL-JSON: a reference manager can read it."),
    format="CSL-JSON",
    media_type="application/vnd.citationstyles.csl+json",
    columns=(
        Column("id", N_("The key by which the guide cites the source.")),
        Column(
            "custom.tier",
            N_(
                "A scholarly or official, B regional press, library, museum, C encyclopaedia mirrors, "
                "D unclear."
            ),
        ),
        Column("custom.page", N_("The page of the guide about the source.")),
        Column("custom.uses", N_("How many pages cite it."), "integer"),
        Column("custom.cited-by", N_("The ids of the entries and claims that cite it."), "array"),
        Column(
            "custom.derived-from",
            N_("The sources it copies: copies of one text count as one origin."),
            "array",
        ),
        Column("custom.archived", N_("An archived copy.")),
        Column("custom.licence", N_("Under what licence the source is published, where that is known.")),
    ),
)


def pages(site: Site, html_pages: Sequence[Page]) -> Iterator[Page]:  # noqa: ARG001 - as every export
    """The one file."""
    reader = Reader(site, site.guide.config.language)
    rows = tuple(line(_source(reader, source)) for _, source in sorted(site.guide.sources.items()))
    yield Page(ABOUT.url, RENDERER, rows, reader.lang)


def render(view: tuple[str, ...], asset: object) -> bytes:  # noqa: ARG001 - as every export
    """The file's bytes."""
    return f"{listed(view)}\n".encode(errors="replace")


def _source(reader: Reader, source: Source) -> dict[str, object]:
    citing = list(dict.fromkeys(use.id for use in reader.site.uses.get(source.key, ())))
    own = said(
        {
            "tier": source.tier,
            "page": absolute(reader.site, reader.at(f"/sources/{source.key}/")),
            "uses": len(citing),
            "cited-by": citing,
            "derived-from": list(source.derived_from),
            "archived": source.archived,
            "licence": source.licence,
        }
    )
    return {**csl(of_source(source)), "custom": own}
