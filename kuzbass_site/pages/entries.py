"""The pages of entries: everything about one subject, top to bottom."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from msgspec.structs import replace

from kuzbass_site.article import References
from kuzbass_site.dates import FuzzyDate, parse
from kuzbass_site.evidence import shared_origin, stale_parts
from kuzbass_site.models.body import Citation
from kuzbass_site.models.entry import Entry, Visit
from kuzbass_site.models.page import Page
from kuzbass_site.models.stated import Event, Fact
from kuzbass_site.pages.citing import cite_view, page_work
from kuzbass_site.pages.pictures import figures
from kuzbass_site.pages.places import (
    coordinates_words,
    distance_words,
    geo_uri,
    locator,
    map_links,
    way_words,
)
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.series import series_views
from kuzbass_site.pages.sharing import share_view
from kuzbass_site.pages.tours import stop_views, tour_view, turn_views
from kuzbass_site.pages.views import (
    Card,
    EntryView,
    EventView,
    FactView,
    Head,
    Link,
    Neighbour,
    PlaceView,
    StatedView,
    TrustView,
    VisitRow,
    VisitView,
)
from kuzbass_site.pages.words import (
    ACCESS_WORDS,
    CHECKED_WORDS,
    READ_ONLY,
    STATUS_WORDS,
    TIER_WORDS,
    VISIT_WORDS,
    day_words,
)
from kuzbass_site.site import stated_in
from kuzbass_site.state import standing

_HOST = re.compile(r"(?:[a-zа-яё0-9](?:[a-zа-яё0-9-]*[a-zа-яё0-9])?\.)+[a-zа-яё]{2,}")
"""A place of the web as people write it, without scheme or path."""


def pages(reader: Reader) -> Iterator[Page]:
    """A page for every entry that can be read in the reader's language."""
    for collection, entries in reader.site.collections.items():
        if collection == "pages":
            continue
        for position, entry in enumerate(entries):
            if reader.is_shown(entry.id):
                before = entries[position - 1].id if position else ""
                after = entries[position + 1].id if position + 1 < len(entries) else ""
                yield page(reader, entry, before, after)


def page(reader: Reader, entry: Entry, before: str, after: str) -> Page:
    """The page of one entry, with the ids of those before and after it; empty where there is none."""
    view = entry_view(reader, entry, before, after)
    return Page(view.head.url, "entry.html", view, reader.lang)


def entry_view(reader: Reader, entry: Entry, before: str = "", after: str = "") -> EntryView:
    """Everything the page of an entry shows. Sources are numbered in the order of the page."""
    site, id_ = reader.site, entry.id
    references = References(site.guide.sources)
    translation = reader.translation(id_)
    former = tuple(reader.stated(stated, references) for stated in entry.names.former)
    status = reader.worded(entry.status, STATUS_WORDS, references) if entry.status else None
    facts = tuple(_fact(reader, fact, references) for fact in entry.facts if fact.readings)
    story = reader.article(
        translation or entry, references, "" if translation else reader.foreign(reader.original)
    )
    stops = stop_views(reader, entry, references)
    series = series_views(reader, entry, references)
    events = tuple(
        EventView(
            when=reader.when(event.date),
            what=event_words(reader, event, references),
        )
        for event in entry.events
    )
    claims = tuple(reader.claim(claim, references) for claim in site.claims_about.get(id_, ()))
    visit = _visit(reader, entry, references)
    place = _place(reader, entry, references) if entry.location else None
    head = _head(reader, entry)
    listed = references.listed()
    # Entries that the page leads to under another heading.
    told = {ref.id for ref in entry.part_of} | {*site.related.get(id_, ()), *site.members.get(id_, ())}
    return EntryView(
        head=head,
        card=reader.card(id_),
        former=former,
        status=status,
        facts=facts,
        series=series,
        events=events,
        figures=figures(reader, entry),
        story=story,
        members=_members(reader, id_),
        stops=stops,
        claims=claims,
        visit=visit,
        place=place,
        nearby=tuple(
            Neighbour(reader.card(near.id), way_words(near, reader)) for near in site.nearby.get(id_, ())
        ),
        part_of=reader.cards(ref.id for ref in entry.part_of),
        tours=turn_views(reader, id_),
        related=reader.cards(site.related.get(id_, ())),
        mentioned=reader.cards(other for other in site.backlinks.get(id_, ()) if other not in told),
        tags=tuple(Link(reader.at(f"/tags/{tag.id}/"), tag_label(reader, tag.id)) for tag in entry.tags),
        decades=tuple(
            Link(reader.at(f"/decades/{decade}s/"), decade_words(reader, decade))
            for decade in sorted({d for event in entry.events for d in event.date.decades})
            if reader.family("decades")
        ),
        references=listed,
        trust=_trust(reader, entry, head, len(listed)),
        cite=cite_view(reader, page_work(reader, id_)),
        updated=day_words(head.changed, reader.lang),
        outdated=reader.newer_original(id_),
        previous=reader.card(before) if before else None,
        next=reader.card(after) if after else None,
        tour=tour_view(reader, entry, stops),
    )


def tag_label(reader: Reader, tag: str) -> str:
    """What a tag is called."""
    term = reader.site.guide.config.tags.get(tag)
    return reader.label(term.label) if term else tag


def decade_words(reader: Reader, decade: int) -> str:
    """A decade in words, "1930s"."""
    return reader.when(parse(f"{decade // 10:03}X"))


def _head(reader: Reader, entry: Entry) -> Head:
    translation, changed = reader.translation(entry.id), reader.changed(entry.id)
    return Head(
        title=translation.title if translation else entry.title,
        description=(translation.summary if translation else "") or entry.summary,
        lang=reader.lang,
        url=reader.url(entry.id),
        alternates=reader.alternates_of(entry.id),
        crumbs=(
            Link(reader.at("/"), reader.t("Home")),
            Link(reader.at(f"/{entry.collection}/"), reader.collection(entry.collection)),
        ),
        section=entry.collection,
        changed=changed.isoformat() if changed else "",
        share=share_view(reader, entry.id),
    )


def _fact(reader: Reader, fact: Fact, references: References) -> FactView:
    # The preferred reading stands among the others once more, so its citations are numbered anew there:
    # each place that cites has an id of its own to come back to.
    preferred = reader.stated(fact.readings[0], references)
    several = fact.readings if len(fact.readings) > 1 else ()
    return FactView(
        label=reader.label(reader.site.guide.config.facts[fact.name].label),
        preferred=preferred,
        readings=tuple(reader.stated(reading, references) for reading in several),
        why=fact.why,
        why_lang=reader.foreign(reader.original),
        about=_about(reader, fact),
    )


def _about(reader: Reader, fact: Fact) -> Link | None:
    return reader.link(fact.of) if fact.of in reader.site.entries else None


def event_words(reader: Reader, event: Event, references: References) -> StatedView:
    """What happened, in the words of the entry, with its sources."""
    lang = reader.foreign(reader.original)
    stated = reader.stated(event.stated, references)
    return replace(stated, text=event.what, lang=lang, note="", note_lang="")


def _visit(reader: Reader, entry: Entry, references: References) -> VisitView | None:
    visit = entry.visit
    if visit is None:
        return None
    rows = []
    if visit.access:
        rows.append(VisitRow(reader.t("Access"), reader.worded(visit.access, ACCESS_WORDS, references)))
    for name, stated in visit.notes:
        url = f"https://{stated.text}/" if name == "website" and _HOST.fullmatch(stated.text) else ""
        rows.append(VisitRow(reader.t(VISIT_WORDS[name]), reader.stated(stated, references), url))
    access = visit.access.text if visit.access else "unknown"
    return VisitView(
        access=access,
        access_label=reader.t(ACCESS_WORDS[access]),
        rows=tuple(rows),
        checked=reader.stated(visit.checked, references),
        stale=_stale(reader, visit),
    )


def _stale(reader: Reader, visit: Visit) -> str:
    """When and how the visit was checked, in a sentence, if that is too long ago; else empty."""
    if not stale_parts(visit, reader.site.guide.today) or not isinstance(visit.checked.value, FuzzyDate):
        return ""
    day = visit.checked.value.precision == "day"
    read = visit.checked.note.casefold() == READ_ONLY
    words = CHECKED_WORDS[day, read]
    return reader.t(words) % {"date": reader.when(visit.checked.value)}


def _place(reader: Reader, entry: Entry, references: References) -> PlaceView | None:
    location = entry.location
    if location is None:
        return None
    return PlaceView(
        coordinates=coordinates_words(location.point, reader),
        accuracy=distance_words(location.accuracy, reader),
        note=location.note,
        note_lang=reader.foreign(reader.original) if location.note else "",
        cites=references.cite(Citation(ref.id) for ref in location.sources),
        geo_uri=geo_uri(location.point),
        links=tuple(map_links(reader, location.point)),
        map=locator(reader, entry),
    )


def _members(reader: Reader, id_: str) -> tuple[tuple[str, tuple[Card, ...]], ...]:
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for member in reader.site.members.get(id_, ()):
        groups[member.partition("/")[0]].append(member)
    return tuple((reader.collection(name), reader.cards(ids)) for name, ids in groups.items())


def _trust(reader: Reader, entry: Entry, head: Head, sources: int) -> TrustView:
    site = reader.site
    counted = standing(site, entry)
    return TrustView(
        stated=counted.stated,
        sources=sources,
        weak=counted.weak,
        weakest=counted.weakest,
        weakest_label=reader.t(TIER_WORDS[counted.weakest]) if counted.weakest else "",
        disputes=counted.disputes,
        claims=counted.claims,
        checked=reader.words(entry.visit.checked) if entry.visit else "",
        one_origin=any(shared_origin(each.citations, site.guide.sources) for _, each in stated_in(entry)),
        edit_url=reader.edit_url((reader.translation(entry.id) or entry).path),
        report_url=reader.report_url(head.title, head.url),
    )
