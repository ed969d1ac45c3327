"""What of an entry others may see: its face, and of that the card. The rest is its own page's affair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

from msgspec.structs import replace

from kuzbass_site.dates import FuzzyDate
from kuzbass_site.models.body import Body, CitationMark, FigureMark, LinkMark, Mark
from kuzbass_site.models.entry import Claim, Entry, Names, Translation
from kuzbass_site.models.files import Span
from kuzbass_site.models.guide import Face
from kuzbass_site.models.stated import Kind
from kuzbass_site.packing import pack, sum_of
from kuzbass_site.site import target_id, uses_of

_NOWHERE = Span(0, 0)
_NO_WORDS = Body(parts=())


@overload
def card_of(value: Entry) -> Entry: ...
@overload
def card_of(value: Translation) -> Translation: ...
def card_of(value: Entry | Translation) -> Entry | Translation:
    """Only what a card, a link or a leg of a tour shows of an entry or its translation."""
    if isinstance(value, Translation):
        headings = tuple(replace(heading, text="") for heading in value.body.headings)
        return Translation(
            path=value.path,
            of=value.of,
            lang=value.lang,
            title=value.title,
            summary=value.summary,
            body=replace(_NO_WORDS, headings=headings),
            draft=value.draft,
        )
    dated = (fact for fact in value.facts if fact.kind is Kind.DATE and fact.readings)
    first = next((fact for fact in dated if isinstance(fact.readings[0].value, FuzzyDate)), None)
    return Entry(
        path=value.path,
        collection=value.collection,
        slug=value.slug,
        title=value.title,
        summary=value.summary,
        body=_NO_WORDS,
        type=value.type,
        names=Names(local=value.names.local),
        status=value.status and replace(value.status, span=_NOWHERE, keys=()),
        part_of=tuple(replace(ref, span=_NOWHERE) for ref in value.part_of),
        facts=(replace(first, span=_NOWHERE),) if first else (),
        draft=value.draft,
    )


def face_of(values: Sequence[Entry | Claim | Translation], whole: bytes) -> Face:
    """The face of a subject: an original, if there is one, and its translations; *whole* is of their files."""
    entries = [value for value in values if isinstance(value, Entry)]
    claims = [value for value in values if isinstance(value, Claim)]
    cites = uses_of(entries, claims, (value for value in values if isinstance(value, Translation)), ())
    translated = any(isinstance(value, Translation) for value in values)
    shown = [_shown(value, translated=translated) for value in values]
    cards = [card_of(value) for value in values if not isinstance(value, Claim)]
    checked = [each if isinstance(each, Claim) else replace(each, title="", summary="") for each in shown]
    leads = dict.fromkeys(id_ for value in values for id_ in _leads(value))
    return Face(
        whole, sum_of(pack(shown)), sum_of(pack(cards)), sum_of(pack(checked)), tuple(cites), tuple(leads)
    )


def _leads(value: Entry | Claim | Translation) -> Iterator[str]:
    """The ids of entries that the page of a value may lead to by its own words."""
    for mark in value.body.marks:
        if isinstance(mark, LinkMark):
            yield target_id(value.path, mark.target)[0]
    if isinstance(value, Claim):
        yield from (ref.id for ref in value.about)
    elif isinstance(value, Entry):
        yield from (ref.id for ref in value.part_of)
        yield from (stop.entry.id for stop in value.stops)
        yield from (fact.of for fact in value.facts if fact.of)


def _shown(value: Entry | Claim | Translation, *, translated: bool) -> Entry | Claim | Translation:
    """A value as other pages and the rules of the whole guide see it, without places in its text."""
    body = value.body
    if isinstance(value, Claim) or (isinstance(value, Entry) and value.collection == "pages"):
        return value
    face = Body(
        parts=tuple(_unplaced(mark) for mark in body.marks),
        headings=body.headings,
        digest=body.digest if translated else "",
        figures=body.figures,
        problems=body.problems,
    )
    return replace(value, body=face, body_line=1)


def _unplaced(mark: Mark) -> Mark:
    match mark:
        case LinkMark():
            return replace(mark, span=_NOWHERE)
        case CitationMark():
            return replace(mark, span=_NOWHERE)
        case FigureMark():
            return replace(mark, span=_NOWHERE)
