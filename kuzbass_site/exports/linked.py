"""``/data/guide.jsonld``: the guide as linked data, in the words of schema.org.

Places are places, their pages are pages about them, claims are reviews; sources are the works the pages cite.
Dates of places stand in ``additionalProperty``, for schema.org has none for a place but those of events, and
every date is in ISO 8601, an interval with ``..`` where it is open. The context is named and not copied, as
schema.org asks for; without the network any loader that knows ``@vocab`` will do.

The file stands beside the pages, for the policy of the site allows no script inside them, not even of data.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from kuzbass_site.exports.addresses import absolute
from kuzbass_site.exports.jsontext import document, line, said
from kuzbass_site.exports.linked_places import is_place, place, place_id
from kuzbass_site.exports.linked_works import VERDICTS, source, source_id
from kuzbass_site.exports.records import RecordsView
from kuzbass_site.i18n import N_
from kuzbass_site.models.download import About, Download
from kuzbass_site.models.entry import Claim, Entry
from kuzbass_site.models.page import Page
from kuzbass_site.pages.citing import claim_title
from kuzbass_site.pages.reader import Reader
from kuzbass_site.site import Site, placed_in, stated_in

RENDERER = "export:linked"
MEDIA_TYPE = "application/ld+json"

ABOUT = About(
    url="/data/guide.jsonld",
    title=N_("The guide as linked data"),
    what=N_(
        "Places, pages, claims and sources in the words of schema.org, and a description of "
        "the files of this page."
    ),
    format="JSON-LD",
    media_type=MEDIA_TYPE,
)


def pages(site: Site, downloads: Sequence[Download]) -> Iterator[Page]:
    """The one file, in the guide's first language; names stand in every language."""
    reader = Reader(site, site.guide.config.language)
    nodes = chain(
        (_guide(reader), _dataset(reader, downloads)),
        (node for entry in site.entries.values() for node in _entry(reader, entry)),
        (_claim(reader, claim) for claim in site.claims.values()),
        (source(reader, site.guide.sources[key]) for key in sorted(site.guide.sources)),
    )
    head = line({"@context": "https://schema.org"})
    yield Page(ABOUT.url, RENDERER, RecordsView(head, tuple(map(line, nodes))), reader.lang)


def render(view: RecordsView, asset: object) -> bytes:  # noqa: ARG001 - as every export
    """The file's bytes."""
    return document(json.loads(view.head), "@graph", view.rows)


def count(view: RecordsView) -> int:
    """How many things the graph describes."""
    return len(view.rows)


def _guide(reader: Reader) -> dict[str, object]:
    config = reader.site.guide.config
    return said(
        {
            "@type": "WebSite",
            "@id": absolute(reader.site, "/#guide"),
            "name": reader.label(config.title),
            "alternateName": [{"@language": lang, "@value": text} for lang, text in config.title.items()],
            "description": reader.label(config.description),
            "url": absolute(reader.site, "/"),
            "inLanguage": list(config.languages),
            "license": _licence(reader),
            "publisher": {
                "@type": "Organization",
                "@id": absolute(reader.site, "/#makers"),
                "name": reader.label(config.title),
                "url": absolute(reader.site, "/"),
            },
        }
    )


def _dataset(reader: Reader, downloads: Sequence[Download]) -> dict[str, object]:
    site, config = reader.site, reader.site.guide.config
    columns = [column for download in downloads for column in download.about.columns]
    return said(
        {
            "@type": "Dataset",
            "@id": absolute(site, "/data/#dataset"),
            "name": f"{reader.label(config.title)}: {reader.t('Data and downloads')}",
            "description": reader.label(config.description),
            "url": absolute(site, reader.at("/data/")),
            "inLanguage": list(config.languages),
            "license": _licence(reader),
            "isPartOf": {"@id": absolute(site, "/#guide")},
            "isAccessibleForFree": True,
            "creator": {"@id": absolute(site, "/#makers")},
            "temporalCoverage": _span(site.entries.values()),
            "variableMeasured": sorted({column.name for column in columns}),
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": f"{reader.t(each.about.title)} ({each.about.format})",
                    "description": reader.t(each.about.what),
                    "contentUrl": absolute(site, each.about.url),
                    "encodingFormat": each.about.media_type,
                    "contentSize": f"{each.size} B",
                }
                for each in downloads
            ],
        }
    )


def _entry(reader: Reader, entry: Entry) -> Iterator[dict[str, object]]:
    """The page in each language, and before them the place, where it is one."""
    site = reader.site
    if is_place(entry):
        yield place(reader, entry)
    keys = _cited(entry)
    for lang in site.guide.config.languages:
        own = Reader(site, lang)
        if not own.is_shown(entry.id):
            continue
        changed = own.changed(entry.id)
        translation = own.translation(entry.id)
        yield said(
            {
                "@type": "WebPage",
                "@id": absolute(site, own.url(entry.id)),
                "url": absolute(site, own.url(entry.id)),
                "name": own.title(entry.id).text,
                "description": own.card(entry.id).summary.text,
                "inLanguage": lang,
                "isPartOf": {"@id": absolute(site, "/#guide")},
                "mainEntity": {"@id": place_id(site, entry.id)} if is_place(entry) else None,
                "translationOfWork": {"@id": absolute(site, site.url(entry.id))} if translation else None,
                "temporalCoverage": _span([entry]),
                "dateModified": changed.isoformat() if changed else "",
                "license": _licence(own),
                "citation": [{"@id": source_id(reader, key)} for key in keys],
            }
        )


def _claim(reader: Reader, claim: Claim) -> dict[str, object]:
    site, changed = reader.site, reader.changed(claim.id)
    keys = dict.fromkeys(citation.key for citation in claim.body.citations)
    about = [{"@id": _about(reader, ref.id)} for ref in claim.about if ref.id in site.entries]
    # The words of the verdict are the rating: supported, contradicted, misleading and unverifiable are no scale.
    return said(
        {
            "@type": "ClaimReview",
            "@id": absolute(site, site.url(claim.id)),
            "url": absolute(site, site.url(claim.id)),
            "name": claim_title(reader, claim.id),
            "claimReviewed": claim.says,
            "inLanguage": reader.lang,
            "author": {"@id": absolute(site, "/#makers")},
            "isPartOf": {"@id": absolute(site, "/#guide")},
            "about": about,
            "itemReviewed": {
                "@type": "Claim",
                "text": claim.says,
                "appearance": {"@id": source_id(reader, claim.by.id)},
            },
            "reviewRating": {"@type": "Rating", "alternateName": reader.t(VERDICTS[claim.verdict])},
            "reviewBody": claim.body.text,
            "dateModified": changed.isoformat() if changed else "",
            "citation": [{"@id": source_id(reader, key)} for key in keys],
        }
    )


def _about(reader: Reader, id_: str) -> str:
    """The place an entry speaks of, or its page where it speaks of none."""
    site = reader.site
    return place_id(site, id_) if is_place(site.entries[id_]) else absolute(site, site.url(id_))


def _cited(entry: Entry) -> list[str]:
    keys = {citation.key for _, stated in stated_in(entry) for citation in stated.citations}
    keys |= {citation.key for citation in entry.body.citations}
    keys |= {ref.id for _, location in placed_in(entry) for ref in location.sources}
    return sorted(keys)


def _span(entries: Iterable[Entry]) -> str:
    """From the first to the last event, in ISO 8601; open where one of them is."""
    dates = [event.date for entry in entries for event in entry.events]
    starts = [date.earliest for date in dates if date.earliest]
    ends = [date.latest for date in dates if date.latest]
    if not dates:
        return ""
    first = min(starts).isoformat() if len(starts) == len(dates) else ".."
    last = max(ends).isoformat() if len(ends) == len(dates) else ".."
    return f"{first}/{last}"


def _licence(reader: Reader) -> str:
    licences = reader.site.guide.config.licences
    return (licences[0].url or licences[0].name) if licences else ""
