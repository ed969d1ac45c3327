"""The timeline: everything that happened, by decade."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kuzbass_site.article import References
from kuzbass_site.models.page import Page
from kuzbass_site.models.stated import Event
from kuzbass_site.pages.entries import decade_words, event_words
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.views import EventView, TimelineView


def pages(reader: Reader) -> Iterator[Page]:
    """The page of all dated events."""
    events: defaultdict[int, list[tuple[Event, str]]] = defaultdict(list)
    for id_, entry in reader.site.entries.items():
        for event in entry.events:
            events[event.date.year // 10 * 10].append((event, id_))
    references = References(reader.site.guide.sources)
    decades = []
    for decade in sorted(events):
        ordered = sorted(events[decade], key=lambda pair: (pair[0].date.sort_key, pair[1]))
        views = tuple(
            EventView(
                when=reader.when(event.date),
                what=event_words(reader, event, references),
                entries=tuple(reader.link(id_) for id_ in ids),
            )
            for event, ids in _told_once(ordered)
        )
        url = reader.at(f"/decades/{decade}s/")
        decades.append((decade_words(reader, decade), f"x-{decade}s", url, views))
    intro = reader.t("What happened in the basin, decade by decade, each event with its sources.")
    head = reader.head("/timeline/", reader.t("Timeline"), intro, section="timeline")
    view = TimelineView(head=head, decades=tuple(decades), references=references.listed())
    yield Page(head.url, "timeline.html", view, reader.lang)


def _told_once(ordered: list[tuple[Event, str]]) -> list[tuple[Event, list[str]]]:
    """What several entries tell of one day from one source, as one event with all of the entries."""
    told: list[tuple[Event, list[str]]] = []
    days: dict[tuple[str, str], list[str]] = {}
    for event, id_ in ordered:
        keys = [(event.date.text, citation.key) for citation in event.stated.citations]
        ids = next((days[key] for key in keys if key in days), None)
        if ids is None:
            ids = []
            told.append((event, ids))
        if id_ not in ids:
            ids.append(id_)
        if event.date.precision == "day":
            days |= {key: ids for key in keys if key not in days}
    return told
