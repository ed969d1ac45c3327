"""The timeline: everything that happened, by decade."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from kuzbass_site.article import References
from kuzbass_site.models.page import Page
from kuzbass_site.models.stated import Event
from kuzbass_site.pages.entries import decade_words, event_words
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.views import EventView, TimelineView

ALIKE = 0.6
"""How much of what the fuller of two events says the other has to say for both to be the same."""
STEM = 5
"""So many letters of a word tell it from others; what follows may be an ending."""


def pages(reader: Reader) -> Iterator[Page]:
    """The page of all dated events, unless the guide leaves it out."""
    if not reader.family("timeline"):
        return
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
        url = reader.family("decades", f"/decades/{decade}s/")
        decades.append((decade_words(reader, decade), f"x-{decade}s", url, views))
    intro = reader.t("What happened in the basin, decade by decade, each event with its sources.")
    head = reader.head("/timeline/", reader.t("Timeline"), intro, section="timeline")
    view = TimelineView(head=head, decades=tuple(decades), references=references.listed())
    yield Page(head.url, "timeline.html", view, reader.lang)


def _told_once(ordered: list[tuple[Event, str]]) -> list[tuple[Event, list[str]]]:
    """What several entries tell alike, as one event with all of the entries."""
    told: list[tuple[Event, list[str]]] = []
    known: defaultdict[tuple[str, str], list[tuple[Event, list[str]]]] = defaultdict(list)
    for event, id_ in ordered:
        keys = [(event.date.text, citation.key) for citation in event.stated.citations]
        alike = (ids for key in keys for other, ids in known[key] if _are_alike(event, other))
        ids = next(alike, None)
        if ids is None:
            ids = []
            told.append((event, ids))
        for key in keys:
            known[key].append((event, ids))
        if id_ not in ids:
            ids.append(id_)
    return told


def _are_alike(event: Event, other: Event) -> bool:
    """Whether two events of one date from one source are the same.

    On one day they are. In a month or a year more can happen, so there the words decide: all that the one
    says, the other says too, and hardly more.
    """
    if event.date.precision == "day":
        return True
    few, many = sorted((_gist(event.what), _gist(other.what)), key=len)
    return few <= many and len(few) >= ALIKE * len(many)


@lru_cache(maxsize=4096)
def _gist(text: str) -> frozenset[str]:
    """The words of a text that matter, without their endings, and its numbers."""
    words = text.casefold()
    return frozenset(word[:STEM] for word in (re.findall(r"\w{4,}|\d+", words) or words.split()))
