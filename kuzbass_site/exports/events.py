"""``/data/events.csv``: everything that happened, one row for each event of each entry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kuzbass_site.exports.addresses import absolute
from kuzbass_site.exports.evidenced import bounds, evidence
from kuzbass_site.exports.table import BOUNDS, EVIDENCE, MEDIA_TYPE, SUBJECT, URL, render, table, yes
from kuzbass_site.i18n import N_
from kuzbass_site.models.download import About, Column
from kuzbass_site.models.page import Page
from kuzbass_site.site import Site

__all__ = ["ABOUT", "pages", "render"]

RENDERER = "export:events"

ABOUT = About(
    url="/data/events.csv",
    title=N_("Events"),
    what=N_("What happened when, by entry; the same event may stand in several entries."),
    format="CSV",
    media_type=MEDIA_TYPE,
    columns=(
        *SUBJECT,
        *BOUNDS,
        Column("approximate", N_("Whether the date is about right only."), "boolean"),
        Column("uncertain", N_("Whether the date is in doubt."), "boolean"),
        Column("what", N_("What happened.")),
        *EVIDENCE,
        URL,
    ),
)


def pages(site: Site, html_pages: Sequence[Page]) -> Iterator[Page]:  # noqa: ARG001 - as every export
    """The one file, in the guide's first language."""
    rows = (
        {
            "entry": entry.id,
            "title": entry.title,
            **bounds(event.date),
            "approximate": yes(event.date.approximate),
            "uncertain": yes(event.date.uncertain),
            "what": event.what,
            **evidence(event.stated, site.guide.sources),
            "url": absolute(site, site.url(entry.id)),
        }
        for entry in site.entries.values()
        for event in entry.events
    )
    yield Page(ABOUT.url, RENDERER, table(ABOUT.columns, rows), site.guide.config.language)
