"""``/tours/SLUG/tour.gpx`` (GPX 1.1, https://www.topografix.com/GPX/1/1/): the stops of a tour for a map app.

One file for each tour and language it can be read in: every stop that has a place as a waypoint, and all of them
once more as a route. A stop without a place is left out; the numbers tell that it is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kuzbass_site.article import References
from kuzbass_site.exports.addresses import absolute
from kuzbass_site.exports.xmltext import DECLARATION, xml
from kuzbass_site.models.entry import Entry
from kuzbass_site.models.page import Page
from kuzbass_site.pages.places import distance_words
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.tours import gpx_url, stop_views
from kuzbass_site.pages.views import StopView
from kuzbass_site.site import Site

RENDERER = "export:gpx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waypoint:
    """A stop: its name with its number, how sure its place is, what there is to see and why, its page."""

    lat: float
    lon: float
    name: str
    comment: str
    description: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TourGpx:
    """A tour in one language. ``licence`` is the address of the terms, ``author`` who may be named."""

    title: str
    summary: str
    url: str
    author: str
    licence: str
    points: tuple[Waypoint, ...]


def pages(site: Site, html_pages: Sequence[Page]) -> Iterator[Page]:  # noqa: ARG001 - as every export
    """A file for each tour that has a stop with a place, in each language."""
    for lang in site.guide.config.languages:
        reader = Reader(site, lang)
        for id_ in site.places:
            tour = site.entries[id_]
            url = gpx_url(reader, tour)
            if url and reader.is_shown(id_):
                yield Page(url, RENDERER, _view(reader, tour), lang)


def render(view: TourGpx, asset: Callable[[str], str]) -> bytes:  # noqa: ARG001 - as every export
    """The file's bytes."""
    return "".join((DECLARATION, *_lines(view))).encode()


def _view(reader: Reader, tour: Entry) -> TourGpx:
    site, config = reader.site, reader.site.guide.config
    stops = stop_views(reader, tour, References(site.guide.sources))
    licence = config.licences[0] if config.licences else None
    accurate = reader.t("accurate to about %(distance)s")
    return TourGpx(
        title=reader.title(tour.id).text,
        summary=reader.card(tour.id).summary.text,
        url=absolute(site, reader.url(tour.id)),
        author=reader.label(config.title),
        licence=licence.url if licence else "",
        points=tuple(
            Waypoint(
                lat=place.point.lat,
                lon=place.point.lon,
                name=f"{stop.number}. {stop.title.text}",
                comment=accurate % {"distance": distance_words(place.accuracy, reader)},
                description=_said(reader, stop),
                url=absolute(site, stop.entry.url),
            )
            for stop, place in zip(stops, site.places[tour.id], strict=True)
            if place
        ),
    )


def _said(reader: Reader, stop: StopView) -> str:
    """What to see and why, as the page of the tour says it."""
    said = ((reader.t("See"), stop.see), (reader.t("Why"), stop.why))
    return " ".join(f"{word}: {each.text.removesuffix('.')}." for word, each in said if each)


def _lines(view: TourGpx) -> Iterator[str]:
    yield '<gpx xmlns="http://www.topografix.com/GPX/1/1" version="1.1" creator="kuzbass-site">\n<metadata>\n'
    yield f"<name>{xml(view.title)}</name>\n<desc>{xml(view.summary)}</desc>\n"
    if view.licence:
        yield f'<copyright author="{xml(view.author)}"><license>{xml(view.licence)}</license></copyright>\n'
    yield f'<link href="{xml(view.url)}"><text>{xml(view.author)}</text></link>\n</metadata>\n'
    for point in view.points:
        yield _point("wpt", point)
    yield f"<rte>\n<name>{xml(view.title)}</name>\n"
    for point in view.points:
        yield _point("rtept", point)
    yield "</rte>\n</gpx>\n"


def _point(element: str, point: Waypoint) -> str:
    said = f"<desc>{xml(point.description)}</desc>" if point.description else ""
    return (
        f'<{element} lat="{point.lat:.6f}" lon="{point.lon:.6f}">\n'
        f"<name>{xml(point.name)}</name><cmt>{xml(point.comment)}</cmt>{said}"
        f'<link href="{xml(point.url)}"/>\n</{element}>\n'
    )
