"""The map page: the drawn region, and beside it the same places as a list.

The rows of the list carry what the moving map needs, so that there is one source for both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kuzbass_site.models.entry import ACCESS, STATUSES, Entry, Location
from kuzbass_site.models.page import Page
from kuzbass_site.pages.entries import decade_words, tag_label
from kuzbass_site.pages.places import coordinates_words, distance_words, overview
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.views import Choice, MapPageView, MapRow
from kuzbass_site.pages.words import ACCESS_WORDS, STATUS_WORDS
from kuzbass_site.text import sort_key

# Themes and tours are not places; the rest stand somewhere, known or not.
_PLACES = ("towns", "landmarks", "sectors")
BASEMAP = "/map/basemap.geojson"
MOST_TERMS = 60
"""So many themes and tags can be chosen from; of more, those with most places."""


def pages(reader: Reader) -> Iterator[Page]:
    """The page of the map, unless the guide leaves it out."""
    if not reader.family("map"):
        return
    placed: list[Entry] = []
    groups = []
    unplaced: list[str] = []
    for name in _PLACES:
        ids = reader.in_order(entry.id for entry in reader.site.collections.get(name, ()))
        entries = [reader.site.entries[id_] for id_ in ids]
        unplaced += [entry.id for entry in entries if entry.location is None]
        rows = tuple(_row(reader, entry, at) for entry in entries if (at := entry.location))
        placed += [entry for entry in entries if entry.location]
        if rows:
            groups.append((reader.collection(name), name, rows))
    intro = reader.t("Every place of the guide whose position is known, and how well it is known.")
    head = reader.head("/map/", reader.t("Map"), intro, section="map")
    view = MapPageView(
        head=head,
        map=overview(reader),
        groups=tuple(groups),
        unplaced=reader.cards(unplaced),
        choices=tuple(choice for choice in _choices(reader, placed) if len(choice.values) > 1),
        basemap=BASEMAP if reader.site.guide.geography.region else "",
    )
    yield Page(head.url, "map.html", view, reader.lang)


def _row(reader: Reader, entry: Entry, location: Location) -> MapRow:
    point = coordinates_words(location.point, reader)
    accuracy = distance_words(location.accuracy, reader)
    words = reader.t("%(point)s, accurate to about %(accuracy)s")
    return MapRow(
        card=reader.card(entry.id),
        where=words % {"point": point, "accuracy": accuracy},
        lat=f"{location.point.lat:.5f}",
        lon=f"{location.point.lon:.5f}",
        accuracy=f"{location.accuracy:.0f}",
        access=_access(entry),
        decades=tuple(map(str, _decades(entry))),
        terms=tuple(_terms(reader, entry)),
    )


def _access(entry: Entry) -> str:
    return entry.visit.access.text if entry.visit and entry.visit.access else ""


def _decades(entry: Entry) -> list[int]:
    return sorted({decade for event in entry.events for decade in event.date.decades})


def _terms(reader: Reader, entry: Entry) -> Iterator[str]:
    """The themes that an entry is part of, and its tags."""
    for ref in entry.part_of:
        if ref.id.startswith("themes/") and ref.id in reader.site.entries:
            yield ref.id
    for tag in entry.tags:
        yield tag.id


def _choices(reader: Reader, entries: list[Entry]) -> Iterator[Choice]:
    """What places can be chosen by: of each only what some place has."""
    kinds = {entry.collection for entry in entries}
    yield Choice(
        "kind", reader.t("Kind"), tuple((name, reader.collection(name)) for name in _PLACES if name in kinds)
    )
    statuses = {entry.status.text for entry in entries if entry.status}
    yield Choice("status", reader.t("Status"), _worded(reader, STATUSES, STATUS_WORDS, statuses))
    decades = sorted({decade for entry in entries for decade in _decades(entry)})
    yield Choice(
        "decade", reader.t("Period"), tuple((str(each), decade_words(reader, each)) for each in decades)
    )
    access = {word for entry in entries if (word := _access(entry))}
    yield Choice("access", reader.t("Access"), _worded(reader, ACCESS, ACCESS_WORDS, access))
    counted: dict[str, int] = {}
    for entry in entries:
        for term in _terms(reader, entry):
            counted[term] = counted.get(term, 0) + 1
    most = sorted(counted, key=lambda term: (-counted[term], term))[:MOST_TERMS]
    named = [(term, reader.title(term).text if "/" in term else tag_label(reader, term)) for term in most]
    yield Choice("theme", reader.t("Theme"), tuple(sorted(named, key=lambda each: sort_key(each[1]))))


def _worded(
    reader: Reader, order: Iterable[str], words: dict[str, str], there: set[str]
) -> tuple[tuple[str, str], ...]:
    return tuple((each, reader.t(words[each])) for each in order if each in there)
