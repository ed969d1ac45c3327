"""What can be cited: a page of the guide, the guide itself, a source."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kuzbass_site.dates import DateError, FuzzyDate, parse
from kuzbass_site.models.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One work, in the field names of CSL-JSON.

    ``author`` is one name as it is written: an institution, or a person whose parts nobody has told apart.
    ``issued`` and ``accessed`` are dates in the guide's notation, empty where nobody knows them.
    """

    key: str
    title: str
    type: str = "webpage"
    author: str = ""
    container: str = ""
    publisher: str = ""
    issued: str = ""
    accessed: str = ""
    url: str = ""
    language: str = ""
    archived: str = ""
    note: str = ""
    keywords: tuple[str, ...] = ()


def of_source(source: Source) -> Work:
    """A source of the registry as a work; only an address of the web is its address."""
    return Work(
        key=source.key,
        title=source.title,
        type=source.type,
        author=source.author,
        container=source.container,
        publisher=source.publisher,
        issued=source.issued,
        accessed=source.accessed,
        url=source.url if source.url.startswith(("http://", "https://")) else "",
        language=source.language,
        archived=source.archived,
        note=source.note,
        keywords=(f"tier {source.tier}",),
    )


@lru_cache(maxsize=1 << 12)
def date_of(text: str) -> FuzzyDate | None:
    """The date that a work gives; None where it gives none, or none in the guide's notation."""
    try:
        return parse(text) if text else None
    except DateError:
        return None


def numbers(date: FuzzyDate | None) -> tuple[int, ...]:
    """Year, month and day of a single date, as far as they are known; of anything wider nothing."""
    if date is None or date.earliest is None or date.precision not in ("year", "month", "day"):
        return ()
    day = date.earliest
    return (day.year, day.month, day.day)[: ("year", "month", "day").index(date.precision) + 1]
