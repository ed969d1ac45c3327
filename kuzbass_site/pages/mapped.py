"""The map page: the drawn region, and beside it the same places as a list."""

from __future__ import annotations

from collections.abc import Iterator

from kuzbass_site.models.page import Page
from kuzbass_site.pages.places import coordinates_words, distance_words, overview
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.views import Card, MapPageView

# Themes and tours are not places; the rest stand somewhere, known or not.
_PLACES = ("towns", "landmarks", "sectors")


def pages(reader: Reader) -> Iterator[Page]:
    """The page of the map, unless the guide leaves it out."""
    if not reader.family("map"):
        return
    groups = []
    unplaced: list[str] = []
    for name in _PLACES:
        rows: list[tuple[Card, str]] = []
        for entry in reader.site.collections.get(name, ()):
            if entry.location is None:
                unplaced.append(entry.id)
                continue
            point = coordinates_words(entry.location.point, reader)
            accuracy = distance_words(entry.location.accuracy, reader)
            words = reader.t("%(point)s, accurate to about %(accuracy)s")
            rows.append((reader.card(entry.id), words % {"point": point, "accuracy": accuracy}))
        if rows:
            groups.append((reader.collection(name), name, tuple(rows)))
    intro = reader.t("Every place of the guide whose position is known, and how well it is known.")
    head = reader.head("/map/", reader.t("Map"), intro, section="map")
    view = MapPageView(
        head=head,
        map=overview(reader),
        groups=tuple(groups),
        unplaced=reader.cards(unplaced),
    )
    yield Page(head.url, "map.html", view, reader.lang)
