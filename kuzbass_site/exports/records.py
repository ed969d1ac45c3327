"""Files of JSON records under a head that says what guide they are from and how they may be used."""

from __future__ import annotations

from dataclasses import dataclass

from kuzbass_site.exports.addresses import absolute
from kuzbass_site.exports.jsontext import said
from kuzbass_site.pages.reader import Reader


@dataclass(frozen=True, slots=True)
class RecordsView:
    """A file of records: its head and each record, all as JSON."""

    head: str
    rows: tuple[str, ...]


def guide_head(reader: Reader) -> dict[str, object]:
    """Title, address, language and licences of the guide, as every file of its own format begins."""
    config = reader.site.guide.config
    return {
        "title": reader.label(config.title),
        "url": absolute(reader.site, "/"),
        "language": reader.lang,
        "licences": [
            said({"what": reader.label(x.what), "name": x.name, "url": x.url, "credit": x.credit})
            for x in config.licences
        ],
    }
