"""A work in BibTeX, in the dialect that BibTeX and biblatex both read, as UTF-8.

Types are those of biblatex (``@online``, ``@report``); BibTeX takes those it does not know for ``@misc``.
The day of publication is left to the other formats: ``date`` would hide it from BibTeX, which knows ``year``
and ``month`` only.
"""

from __future__ import annotations

from collections.abc import Iterator

from kuzbass_site.bibliography.work import Work, date_of, numbers

_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "dataset": "dataset",
    "entry-dictionary": "incollection",
    "entry-encyclopedia": "incollection",
    "post": "online",
    "post-weblog": "online",
    "report": "report",
    "software": "software",
    "thesis": "thesis",
    "webpage": "online",
}
_CONTAINERS = {"article": "journal", "incollection": "booktitle", "online": "organization"}
_PUBLISHERS = {"thesis": "school", "report": "institution", "online": "organization"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Languages as babel calls them; both names of the field are needed, for biblatex and for the reader.
_LANGUAGES = {
    "cs": "czech", "de": "german", "en": "english", "fr": "french", "hu": "magyar", "it": "italian",
    "ja": "japanese", "kk": "kazakh", "nl": "dutch", "pl": "polish", "ru": "russian", "sk": "slovak",
    "uk": "ukrainian", "vi": "vietnamese",
}  # fmt: skip

# No replacement holds a brace that is not matched: BibTeX counts braces, those after a backslash too.
_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)
_IN_URLS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})


def bibtex(work: Work) -> str:
    """One entry, ending with a line break."""
    kind = _TYPES.get(work.type, "misc")
    rows = ",\n".join(f"  {name} = {value}" for name, value in _fields(work, kind))
    return f"@{kind}{{{work.key},\n{rows}\n}}\n"


def escaped(text: str) -> str:
    """A text as TeX reads it back, on one line."""
    return " ".join(text.split()).translate(_ESCAPES)


def _fields(work: Work, kind: str) -> Iterator[tuple[str, str]]:
    issued, accessed = date_of(work.issued), date_of(work.accessed)
    # Double braces: a name that must not be taken apart, a title whose capitals are meant.
    if work.author:
        yield "author", f"{{{{{escaped(work.author)}}}}}"
    yield "title", f"{{{{{escaped(work.title)}}}}}"
    places = dict[str, str]()
    if work.container:
        places[_CONTAINERS.get(kind, "howpublished")] = work.container
    if work.publisher:
        places.setdefault(_PUBLISHERS.get(kind, "publisher"), work.publisher)
    for name, value in places.items():
        yield name, f"{{{{{escaped(value)}}}}}"
    if known := numbers(issued):
        yield "year", f"{{{known[0]}}}"
        if len(known) > 1:
            yield "month", _MONTHS[known[1] - 1]
    elif issued:
        yield "year", f"{{{escaped(issued.text)}}}"
    if work.url:
        yield "url", f"{{{work.url.translate(_IN_URLS)}}}"
    if len(numbers(accessed)) == 3:
        yield "urldate", f"{{{work.accessed}}}"
    if work.language in _LANGUAGES:
        yield "language", f"{{{_LANGUAGES[work.language]}}}"
        yield "langid", f"{{{_LANGUAGES[work.language]}}}"
    notes = [work.note, work.archived and f"Archived copy: {work.archived}"]
    if note := ". ".join(filter(None, notes)):
        yield "note", f"{{{escaped(note)}}}"
    if work.keywords:
        yield "keywords", f"{{{escaped(', '.join(work.keywords))}}}"
