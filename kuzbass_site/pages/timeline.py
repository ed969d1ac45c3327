"""The timeline: everything that happened, by decade."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, count

from kuzbass_site.article import References
from kuzbass_site.dates import FuzzyDate
from kuzbass_site.models.page import Page
from kuzbass_site.models.stated import Event
from kuzbass_site.pages.entries import decade_words, event_words
from kuzbass_site.pages.lifespans import Happened, lifespans
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.views import EventView, TimelineView

ALIKE = 0.6
"""How much of what the fuller of two events says the other has to say for both to be the same."""
FEW = 12
"""So many events of one date from one source are held against each other without more ado."""
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
    number = count(1)
    happened: defaultdict[str, list[Happened]] = defaultdict(list)
    for decade in sorted(events):
        ordered = sorted(events[decade], key=lambda pair: (pair[0].date.sort_key, pair[1]))
        views = tuple(
            EventView(
                when=reader.when(event.date),
                what=event_words(reader, event, references),
                entries=tuple(reader.link(id_) for id_ in ids),
                id=_noted(f"x-e{next(number)}", event, ids, happened),
                until=_until(event.date, decade),
            )
            for event, ids in _told_once(ordered)
        )
        url = reader.family("decades", f"/decades/{decade}s/")
        decades.append((decade_words(reader, decade), f"x-{decade}s", url, views))
    intro = reader.t("What happened in the basin, decade by decade, each event with its sources.")
    head = reader.head("/timeline/", reader.t("Timeline"), intro, section="timeline")
    view = TimelineView(
        head=head,
        decades=tuple(decades),
        references=references.listed(),
        lifespans=lifespans(reader, happened),
    )
    yield Page(head.url, "timeline.html", view, reader.lang)


def _noted(name: str, event: Event, ids: Iterable[str], happened: defaultdict[str, list[Happened]]) -> str:
    """The name of an event in the list, kept for the drawing of all entries that tell of it."""
    for id_ in ids:
        happened[id_].append((event.date, name))
    return name


def _until(when: FuzzyDate, decade: int) -> int:
    """The last year of what reaches beyond its decade; 0 of all else."""
    last = when.latest.year if when.earliest and when.latest else decade
    return last if last > decade + 9 else 0


def _told_once(ordered: list[tuple[Event, str]]) -> list[tuple[Event, tuple[str, ...]]]:
    """What several entries tell alike, as one event with all of the entries."""
    told: list[tuple[Event, dict[str, None]]] = []
    known: defaultdict[tuple[str, str], _Told] = defaultdict(_Told)
    for event, id_ in ordered:
        # Of one day one source tells one event; in a month or a year more can happen, so the words decide.
        gist = _gist(event.what) if event.date.precision != "day" else frozenset[str]()
        there = [known[event.date.text, citation.key] for citation in event.stated.citations]
        number = next((found for each in there if (found := each.first_like(gist)) is not None), len(told))
        if number == len(told):
            told.append((event, {}))
        for each in there:
            each.add(gist, number)
        told[number][1][id_] = None
    return [(event, tuple(ids)) for event, ids in told]


class _Told:
    """What one source tells of one date, by the words it is told in; ``number`` is that of the event.

    Of two that are alike one has all words of the other. So where there are many, the fuller ones stand under
    the rarest word of an event, and the shorter ones each under a word of their own, kept where fewest are:
    few are held against it.
    """

    __slots__ = ("_holding", "_kept", "_numbers")

    def __init__(self) -> None:
        self._numbers: dict[frozenset[str], tuple[int, int]] = {}
        self._holding: dict[str, list[frozenset[str]]] = {}
        self._kept: dict[str, list[frozenset[str]]] = {}

    def add(self, gist: frozenset[str], number: int) -> None:
        """Remember that the event of this number has been told in these words."""
        if gist in self._numbers:
            return
        self._numbers[gist] = len(self._numbers), number
        if len(self._numbers) > FEW:
            for each in (gist,) if self._holding else self._numbers:
                self._index(each)

    def _index(self, gist: frozenset[str]) -> None:
        if gist:
            own = min(gist, key=lambda word: (len(self._holding.get(word, ())), word))
            self._kept.setdefault(own, []).append(gist)
        for word in gist:
            self._holding.setdefault(word, []).append(gist)

    def first_like(self, gist: frozenset[str]) -> int | None:
        """The number of the event that was first told in such words."""
        alike = (self._numbers[each] for each in self._perhaps_like(gist) if _are_alike(gist, each))
        return min(alike, default=self._numbers.get(gist, (0, None)))[1]

    def _perhaps_like(self, gist: frozenset[str]) -> Iterable[frozenset[str]]:
        if not self._holding:
            return self._numbers
        fuller = min((self._holding.get(word, []) for word in gist), key=len, default=[])
        return chain(fuller, *(self._kept.get(word, []) for word in gist))


def _are_alike(gist: frozenset[str], other: frozenset[str]) -> bool:
    """Whether all that the one says, the other says too, and hardly more."""
    few, many = sorted((gist, other), key=len)
    return few <= many and len(few) >= ALIKE * len(many)


@lru_cache(maxsize=4096)
def _gist(text: str) -> frozenset[str]:
    """The words of a text that matter, without their endings, and its numbers."""
    words = text.casefold()
    return frozenset(word[:STEM] for word in (re.findall(r"\w{4,}|\d+", words) or words.split()))
