"""``/data/datapackage.json``: the downloads described for machines, as a Frictionless Data Package.

Format: https://specs.frictionlessdata.io/data-package/ (version 1), columns by Table Schema.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from kuzbass_site.exports.addresses import absolute
from kuzbass_site.exports.jsontext import document, line, said
from kuzbass_site.exports.records import RecordsView
from kuzbass_site.i18n import N_
from kuzbass_site.models.download import About, Download
from kuzbass_site.models.page import Page
from kuzbass_site.pages.reader import Reader
from kuzbass_site.site import Site

RENDERER = "export:datapackage"

ABOUT = About(
    url="/data/datapackage.json",
    title=N_("Description of the files"),
    what=N_("This page for machines: a Frictionless Data Package with the columns of every table."),
    format="JSON",
    media_type="application/json",
)


def pages(site: Site, downloads: Sequence[Download]) -> Iterator[Page]:
    """The one file."""
    reader = Reader(site, site.guide.config.language)
    config = site.guide.config
    head = said(
        {
            "profile": "data-package",
            "name": "guide",
            "title": reader.label(config.title),
            "description": reader.label(config.description),
            "homepage": absolute(site, "/"),
            "created": f"{site.guide.today.isoformat()}T00:00:00Z",
            "licenses": [
                said({"name": x.name.replace(" ", "-"), "path": x.url, "title": reader.label(x.what)})
                for x in config.licences
            ],
        }
    )
    rows = tuple(line(_resource(reader, download)) for download in downloads)
    yield Page(ABOUT.url, RENDERER, RecordsView(line(head), rows), reader.lang)


def render(view: RecordsView, asset: object) -> bytes:  # noqa: ARG001 - as every export
    """The file's bytes."""
    return document(json.loads(view.head), "resources", view.rows)


def count(view: RecordsView) -> int:
    """How many files it describes."""
    return len(view.rows)


def _resource(reader: Reader, download: Download) -> dict[str, object]:
    about = download.about
    table = about.format == "CSV"
    return said(
        {
            "name": about.name.replace(".", "-"),
            "path": about.name,
            "profile": "tabular-data-resource" if table else "data-resource",
            "title": reader.t(about.title),
            "description": reader.t(about.what),
            "format": about.name.rpartition(".")[2],
            "mediatype": about.media_type,
            "encoding": "utf-8",
            "bytes": download.size,
            "schema": {
                "fields": [
                    {"name": column.name, "type": column.type, "description": reader.t(column.what)}
                    for column in about.columns
                ]
            }
            if table
            else None,
        }
    )
