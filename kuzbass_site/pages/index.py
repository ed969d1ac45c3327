"""A to Z: every name of every entry, its spelling variants too; and the glossary."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kuzbass_site.article import References
from kuzbass_site.models.page import Page
from kuzbass_site.models.settings import GlossaryTerm
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.views import GlossaryRow, GlossaryView, IndexView, Link, Phrase
from kuzbass_site.text import anchor, first_letter, sort_key, unique


def pages(reader: Reader) -> Iterator[Page]:
    """The index of names and the glossary, as far as the guide has them."""
    if reader.family("a-z"):
        yield _index(reader)
    if reader.site.guide.glossary and reader.family("glossary"):
        yield _glossary(reader)


def _index(reader: Reader) -> Page:
    names: dict[tuple[str, str], tuple[Phrase, Link]] = {}
    for id_, entry in reader.site.entries.items():
        if entry.collection == "pages":
            continue
        link = reader.link(id_)
        known = [
            Phrase(link.text, link.lang),
            Phrase(entry.title, reader.foreign(reader.original)),
            *(Phrase(name, reader.foreign(lang)) for lang, name in entry.names.local.items()),
            *(Phrase(name) for name in entry.names.also),
            *(Phrase(former.text, reader.foreign(reader.original)) for former in entry.names.former),
        ]
        for phrase in known:
            names.setdefault((phrase.text, id_), (phrase, link))
    letters: defaultdict[str, list[tuple[Phrase, Link]]] = defaultdict(list)
    for (text, _), row in sorted(names.items(), key=lambda item: (sort_key(item[0][0]), item[0][1])):
        letters[first_letter(text)].append(row)
    intro = reader.t("Every name by which a place in the guide goes or went, in either alphabet.")
    head = reader.head("/a-z/", reader.t("A to Z"), intro, section="a-z")
    rows = tuple((letter, f"x-{n}", tuple(rows)) for n, (letter, rows) in enumerate(letters.items(), start=1))
    return Page(head.url, "index.html", IndexView(head=head, letters=rows), reader.lang)


def term_anchors(glossary: Iterable[GlossaryTerm]) -> dict[str, str]:
    """Where each word stands on the page of the glossary."""
    terms = sorted((term.term for term in glossary), key=sort_key)
    return dict(zip(terms, unique(map(anchor, terms)), strict=True))


def _glossary(reader: Reader) -> Page:
    references = References(reader.site.guide.sources)
    rows = []
    anchors = term_anchors(reader.site.guide.glossary)
    for term in sorted(reader.site.guide.glossary, key=lambda each: sort_key(each.term)):
        local = tuple(
            Phrase(text, reader.foreign(lang)) for lang, text in term.local.items() if text != term.term
        )
        rows.append(
            GlossaryRow(
                id=anchors[term.term],
                term=Phrase(term.term, reader.foreign(reader.original)),
                local=local,
                expansion=term.expansion,
                means=Phrase(term.means, reader.foreign(reader.original)),
                cites=references.cite(term.citations),
            )
        )
    intro = reader.t("Words of the trade and of the time.")
    head = reader.head("/glossary/", reader.t("Glossary"), intro, section="glossary")
    view = GlossaryView(head=head, intro=intro, rows=tuple(rows), references=references.listed())
    return Page(head.url, "glossary.html", view, reader.lang)
