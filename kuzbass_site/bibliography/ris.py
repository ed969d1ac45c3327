r"""A work in RIS, the tagged format of reference managers: ``TY  - ELEC``, lines ending with CR LF.

Tags as in https://en.wikipedia.org/wiki/RIS_(file_format). RIS splits an author at the comma and has no way
to say that a name is whole, so a name with a comma is given as the publisher and never as an author:
"Saltaire, street by street" is no person called Saltaire.
"""

from __future__ import annotations

from collections.abc import Iterator

from kuzbass_site.bibliography.work import Work, date_of, numbers

_TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "legislation": "STAT",
    "map": "MAP",
    "motion_picture": "MPCT",
    "post": "BLOG",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "software": "COMP",
    "thesis": "THES",
    "webpage": "ELEC",
}


def ris(work: Work) -> str:
    """One record with its empty line after it."""
    lines = (f"{tag}  - {' '.join(value.split())}" for tag, value in _fields(work))
    return "\r\n".join([*lines, "ER  - ", "", ""])


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES.get(work.type, "GEN")
    yield "ID", work.key
    yield "TI", work.title
    whole = "," in work.author
    if work.author and not whole:
        yield "AU", work.author
    if work.container:
        yield "T2", work.container
    publisher = work.publisher or (work.author if whole else "")
    if publisher:
        yield "PB", publisher
    yield from _date("PY", "DA", work.issued)
    yield from _date("", "Y2", work.accessed)
    if work.url:
        yield "UR", work.url
    if work.archived:
        yield "L2", work.archived
    if work.language:
        yield "LA", work.language
    if work.note:
        yield "N1", work.note
    for word in work.keywords:
        yield "KW", word


def _date(year: str, day: str, text: str) -> Iterator[tuple[str, str]]:
    """A year and a day as RIS has it, ``2019/06/13``; what is no single date only under *day*."""
    date = date_of(text)
    known = numbers(date)
    if known:
        if year:
            yield year, str(known[0])
        yield day, "/".join(f"{number:02}" for number in known)
    elif date:
        yield day, date.text
