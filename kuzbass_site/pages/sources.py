"""The bibliography, and for each source the places that cite it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from kuzbass_site.article import reference
from kuzbass_site.models.page import Page
from kuzbass_site.models.source import TIERS, Source
from kuzbass_site.pages.index import term_anchors
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.views import Card, Link, SourcePageView, SourceRow, SourcesView
from kuzbass_site.pages.words import LANGUAGE_WORDS, PART_WORDS, TIER_WORDS, day_words
from kuzbass_site.site import Use
from kuzbass_site.text import sort_key


def pages(reader: Reader) -> Iterator[Page]:
    """The bibliography by tier, then a page for each source."""
    sources = reader.site.guide.sources
    intro = reader.t("Every work the guide rests on, from the most to the least reliable kind.")
    head = reader.head("/sources/", reader.t("Sources"), intro, section="sources")
    ordered = sorted(sources.values(), key=lambda source: (sort_key(source.title), source.key))
    tiers = tuple(
        (tier, reader.t(TIER_WORDS[tier]), rows)
        for tier in TIERS
        if (rows := tuple(_row(reader, source) for source in ordered if source.tier == tier))
    )
    yield Page(
        head.url,
        "sources.html",
        SourcesView(head=head, intro=intro, total=len(sources), tiers=tiers),
        reader.lang,
    )
    up = Link(head.url, head.title)
    anchors = term_anchors(reader.site.guide.glossary)
    for source in ordered:
        view = _page(reader, source, up, anchors)
        yield Page(view.head.url, "source.html", view, reader.lang)


def _row(reader: Reader, source: Source) -> SourceRow:
    return SourceRow(
        key=source.key,
        url=reader.at(f"/sources/{source.key}/"),
        reference=reference(source),
        # All the words of the glossary stand on one page.
        uses=len({use.id.removesuffix(_term(use)) for use in reader.site.uses.get(source.key, ())}),
    )


def _page(reader: Reader, source: Source, up: Link, anchors: Mapping[str, str]) -> SourcePageView:
    head = reader.head(f"/sources/{source.key}/", source.title, source.title, up, section="sources")
    parts: defaultdict[str, list[str]] = defaultdict(list)
    for use in reader.site.uses.get(source.key, ()):
        parts[use.id].append(part_words(reader, use.part))
    uses: list[tuple[Card, tuple[str, ...]]] = [
        (reader.card(id_), tuple(dict.fromkeys(names)))
        for id_, names in parts.items()
        if id_ in reader.site.entries
    ]
    claims = tuple(
        Link(
            reader.url(id_),
            f"{id_.partition('/')[2].upper()}: {reader.site.claims[id_].says}",
            reader.foreign(reader.original),
        )
        for id_ in parts
        if id_ in reader.site.claims
    )
    facts = (
        (reader.t("Author"), source.author),
        (reader.t("Published in"), source.container),
        (reader.t("Publisher"), source.publisher),
        (reader.t("Published"), day_words(source.issued, reader.lang)),
        (reader.t("Language"), reader.t(LANGUAGE_WORDS.get(source.language, source.language))),
        (reader.t("Accessed"), day_words(source.accessed, reader.lang)),
        (reader.t("Archived copy"), source.archived),
        (reader.t("Licence"), source.licence),
        (reader.t("Note"), source.note),
        (reader.t("Copies"), ", ".join(source.derived_from)),
    )
    glossary = reader.family("glossary")
    terms = tuple(
        Link(f"{glossary}#{anchors[_term(use)]}", _term(use), reader.foreign(reader.original))
        for use in reader.site.uses.get(source.key, ())
        if _term(use) and glossary
    )
    copies = tuple(
        Link(reader.at(f"/sources/{key}/"), reader.site.source(key).title, reader.foreign(reader.original))
        for key in reader.site.copies.get(source.key, ())
    )
    return SourcePageView(
        head=head,
        key=source.key,
        reference=reference(source),
        tier_label=reader.t(TIER_WORDS[source.tier]),
        rows=tuple((name, value) for name, value in facts if value),
        uses=tuple(uses),
        claims=claims,
        terms=terms,
        copies=copies,
    )


def _term(use: Use) -> str:
    """The word of the glossary that cites; empty when something else does."""
    return use.id.partition("/")[2] if use.part == "glossary" else ""


def part_words(reader: Reader, part: str) -> str:
    """The part of an entry that cites, in words."""
    family, _, name = part.partition("/")
    if family == "facts":
        return reader.label(reader.site.guide.config.facts[name].label)
    return reader.t(PART_WORDS[family])
