"""``/data/facts.csv``: every reading of every fact, every point of every series, status and former names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kuzbass_site.dates import FuzzyDate
from kuzbass_site.exports.addresses import absolute
from kuzbass_site.exports.evidenced import bounds, evidence
from kuzbass_site.exports.table import BOUNDS, EVIDENCE, MEDIA_TYPE, SUBJECT, URL, render, table, yes
from kuzbass_site.i18n import N_
from kuzbass_site.models.download import About, Column
from kuzbass_site.models.entry import Entry
from kuzbass_site.models.page import Page
from kuzbass_site.models.stated import Quantity, Stated
from kuzbass_site.pages.reader import Reader
from kuzbass_site.site import Site

__all__ = ["ABOUT", "pages", "render"]

RENDERER = "export:facts"

ABOUT = About(
    url="/data/facts.csv",
    title=N_("Facts"),
    what=N_(
        "Every value the guide states, one row for each reading: where sources differ, a fact "
        "has several rows, and each has its own sources."
    ),
    format="CSV",
    media_type=MEDIA_TYPE,
    columns=(
        *SUBJECT,
        Column("fact", N_("The name of the fact; status and former-name for these two.")),
        Column("label", N_("The name of the fact in words.")),
        Column("subject", N_("The entry the fact speaks of; most speak of the entry that states them.")),
        Column("reading", N_("The number of the reading, or of the point in a series, from 1."), "integer"),
        Column(
            "preferred", N_("Whether the guide prefers this reading; every point of a series is."), "boolean"
        ),
        Column("series", N_("Whether the row is a point of a series over time."), "boolean"),
        Column("value", N_("The value as the editor wrote it; unknown where it could not be found out.")),
        Column("number", N_("The number in the value, where it is one."), "number"),
        Column("unit", N_("The unit of the number, where it has one.")),
        *BOUNDS,
        *EVIDENCE,
        Column("note", N_("What the editor adds to the value.")),
        Column("why", N_("Why the readings differ.")),
        URL,
    ),
)


def pages(site: Site, html_pages: Sequence[Page]) -> Iterator[Page]:  # noqa: ARG001 - as every export
    """The one file, in the guide's first language."""
    reader = Reader(site, site.guide.config.language)
    rows = (row for entry in site.entries.values() for row in _rows(reader, entry))
    yield Page(ABOUT.url, RENDERER, table(ABOUT.columns, rows), reader.lang)


def _rows(reader: Reader, entry: Entry) -> Iterator[Mapping[str, str]]:
    if entry.status:
        yield _row(reader, entry, "status", reader.t("Status"), entry.status)
    for number, former in enumerate(entry.names.former, start=1):
        yield _row(reader, entry, "former-name", reader.t("Former name"), former, number)
    for fact in entry.facts:
        label = reader.label(reader.site.guide.config.facts[fact.name].label)
        more = {"subject": fact.of or entry.id, "why": fact.why}
        for number, reading in enumerate(fact.readings, start=1):
            mark = {**more, "preferred": yes(number == 1)}
            yield _row(reader, entry, fact.name, label, reading, number) | mark
        for number, point in enumerate(fact.points, start=1):
            mark = {**more, "series": yes(True), **bounds(point.date)}
            yield _row(reader, entry, fact.name, label, point.stated, number) | mark


def _row(
    reader: Reader,
    entry: Entry,
    name: str,
    label: str,
    stated: Stated,
    number: int = 1,
) -> dict[str, str]:
    amount, unit = _amount(stated)
    return {
        "entry": entry.id,
        "title": entry.title,
        "fact": name,
        "label": label,
        "subject": entry.id,
        "reading": str(number),
        "preferred": yes(True),
        "series": yes(False),
        "value": stated.text,
        "number": amount,
        "unit": unit,
        **bounds(stated.value if isinstance(stated.value, FuzzyDate) else None),
        **evidence(stated, reader.site.guide.sources),
        "note": stated.note,
        "why": "",
        "url": absolute(reader.site, reader.url(entry.id)),
    }


def _amount(stated: Stated) -> tuple[str, str]:
    match stated.value:
        case Quantity(amount, unit):
            return format(amount, "f"), unit
    return "", ""
