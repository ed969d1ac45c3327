"""Places in words and on the drawn map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kuzbass_site.geo import Coordinates
from kuzbass_site.i18n import N_, number
from kuzbass_site.models.entry import Entry
from kuzbass_site.pages.drawing import Place, draw, locate
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.views import Link, MapView
from kuzbass_site.pages.words import COMPASS_WORDS
from kuzbass_site.site import Near

# What is drawn and named first where names would run into each other.
_ORDER = ("towns", "landmarks", "sectors", "themes", "tours")


def coordinates_words(point: Coordinates, reader: Reader) -> str:
    """A point as people write it, with as many decimals as a hundred metres need."""
    lat = reader.t("%(num)s°\u00a0N") if point.lat >= 0 else reader.t("%(num)s°\u00a0S")
    lon = reader.t("%(num)s°\u00a0E") if point.lon >= 0 else reader.t("%(num)s°\u00a0W")
    return ", ".join(
        words % {"num": number(f"{abs(degrees):.4f}", reader.lang)}
        for words, degrees in ((lat, point.lat), (lon, point.lon))
    )


def distance_words(metres: float, reader: Reader) -> str:
    """A distance, no more exact than it can be: "30 m", "450 m", "2.5 km", "27 km"."""
    if metres < 995:
        whole = round(metres) if metres < 100 else round(metres / 10) * 10
        return f"{number(whole, reader.lang)}\u00a0{reader.t('m')}"
    km = f"{metres / 1000:.1f}".removesuffix(".0") if metres < 10_000 else str(round(metres / 1000))
    return f"{number(km, reader.lang)}\u00a0{reader.t('km')}"


def way_words(near: Near, reader: Reader) -> str:
    """How far and in which direction; where the places are less sure than that, only that they are close."""
    if near.km is None:
        return reader.t("in the same place, as far as is known")
    return f"{distance_words(near.km * 1000, reader)} {reader.t(COMPASS_WORDS[near.compass])}"


def geo_uri(point: Coordinates) -> str:
    """The address of a point that apps with maps open (RFC 5870)."""
    return f"geo:{point.lat:.5f},{point.lon:.5f}"


_MAPS: Mapping[str, tuple[str, str]] = {
    "openstreetmap": (
        "OpenStreetMap",
        "https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=13/{lat}/{lon}",
    ),
    "yandex": (N_("Yandex Maps"), "https://yandex.ru/maps/?pt={lon},{lat}&z=13"),
    "2gis": ("2GIS", "https://2gis.ru/geo/{lon},{lat}"),
}
"""The maps of others, each with its name and the address of a point on it."""


def map_links(reader: Reader, point: Coordinates) -> Iterator[Link]:
    """Where else a point can be seen: on the maps that the guide has chosen."""
    lat, lon = f"{point.lat:.5f}", f"{point.lon:.5f}"
    for name in reader.site.guide.config.map_links:
        words, address = _MAPS[name]
        yield Link(address.format(lat=lat, lon=lon), reader.t(words))


def overview(reader: Reader, *, width: float = 800) -> MapView:
    """The region with every located entry."""
    guide = reader.site.guide
    placed = [entry for entry in reader.site.entries.values() if entry.location]
    placed.sort(key=lambda entry: (_ORDER.index(entry.collection), entry.id))
    places = [_place(reader, entry) for entry in placed]
    return draw(guide.geography, guide.config.frame, places, reader.lang, width=width)


def locator(reader: Reader, entry: Entry) -> MapView:
    """The region with one entry in it."""
    guide = reader.site.guide
    return locate(guide.geography, guide.config.frame, _place(reader, entry), reader.lang)


def _place(reader: Reader, entry: Entry) -> Place:
    if entry.location is None:
        raise ValueError(f"{entry.id} has no location")
    title = reader.title(entry.id)
    return Place(
        point=entry.location.point,
        accuracy=entry.location.accuracy,
        label=title.text,
        lang=title.lang,
        url=reader.url(entry.id),
        collection=entry.collection,
    )
