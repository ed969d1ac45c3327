"""Sources and verdicts in the words of schema.org."""

from __future__ import annotations

from collections.abc import Mapping

from kuzbass_site.bibliography import of_source
from kuzbass_site.dates import DateError, parse
from kuzbass_site.exports.addresses import absolute
from kuzbass_site.exports.jsontext import said
from kuzbass_site.models.source import Source
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.words import VERDICT_WORDS as VERDICTS

__all__ = ["VERDICTS", "source", "source_id"]

_TYPES: Mapping[str, str] = {
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "book": "Book",
    "chapter": "Chapter",
    "dataset": "Dataset",
    "entry-dictionary": "Article",
    "entry-encyclopedia": "Article",
    "legislation": "Legislation",
    "map": "Map",
    "motion_picture": "Movie",
    "post": "SocialMediaPosting",
    "post-weblog": "BlogPosting",
    "report": "Report",
    "software": "SoftwareApplication",
    "thesis": "Thesis",
    "webpage": "WebPage",
}


def source_id(reader: Reader, key: str) -> str:
    """The name of a source as a work apart from the guide's page about it."""
    return f"{absolute(reader.site, f'/sources/{key}/')}#source"


def source(reader: Reader, each: Source) -> dict[str, object]:
    """A source as a work; its tier is a keyword, as in the other formats."""
    work = of_source(each)
    return said(
        {
            "@type": _TYPES.get(each.type, "CreativeWork"),
            "@id": source_id(reader, each.key),
            "identifier": each.key,
            "name": each.title,
            "url": work.url,
            "author": each.author,
            "publisher": _organization(each.publisher or each.container),
            "datePublished": _day(each.issued),
            "inLanguage": each.language,
            "archivedAt": each.archived,
            "keywords": list(work.keywords),
            "subjectOf": {"@type": "WebPage", "url": absolute(reader.site, f"/sources/{each.key}/")},
        }
    )


def _organization(name: str) -> dict[str, str] | None:
    return {"@type": "Organization", "name": name} if name else None


def _day(text: str) -> str:
    """A date as schema.org has it; of an interval its text in ISO 8601, of what is no date nothing."""
    try:
        return parse(text).iso if text else ""
    except DateError:
        return ""
