"""A point as people paste it: two numbers in any of the usual ways, or the link of a map.

Links are only read, never opened; those that say nothing by themselves (``maps.app.goo.gl/…``) cannot be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, unquote, urlsplit

from kuzbass_site.geo.coordinates import Coordinates, MeasureError, parse_coordinate

_NUMBER = r"[+-]?\d{1,3}(?:\.\d+)?"
_PAIR = re.compile(rf"\s*(?:loc:)?({_NUMBER})\s*(?:[,/~ ]|,\s*\+?)\s*({_NUMBER})(?![\d.]).*")
_GAP = re.compile(r"\s*[;|/]\s*|\s*,\s+|\s+|,")
_LINK = re.compile(r"(?:https?://|geo:|www\.|[\w.-]+\.[a-z]{2,}/)\S+", re.IGNORECASE)
_NORTH_OR_EAST = re.compile(r"(?P<lat>[NS]|[сю]\.? ?ш\.?)|(?P<lon>[EW]|[вз]\.? ?д\.?)", re.IGNORECASE)
_LONE_DECIMAL = re.compile(r"[+-]?\d{1,3},\d+")

# The places of a link in which its point stands, the marked one before the middle of the view.
_LON_FIRST = ("whatshere[point]", "poi[point]", "pt", "ll")
_LAT_FIRST = ("destination", "query", "q", "ll", "center", "daddr", "text")
_GOOGLE_MARK = re.compile(rf"!3d({_NUMBER})!4d({_NUMBER})")
_GOOGLE_VIEW = re.compile(rf"@({_NUMBER}),({_NUMBER})")
_GOOGLE_PATH = re.compile(rf"/(?:place|search|dir)/+({_NUMBER}),[+\s]*({_NUMBER})")
_OSM_VIEW = re.compile(rf"map=[\d.]+/({_NUMBER})/({_NUMBER})")
_GIS_PATH = re.compile(rf"/({_NUMBER}),({_NUMBER})(?:/|$)")


def parse_point(text: str) -> Coordinates:
    """Return the point that *text* means: ``53.99, 86.66``, degrees and minutes, or the link of a map.

    Two numbers are latitude and longitude, in this order, unless letters (N, E, с. ш., в. д.) say otherwise.

    Raises:
        MeasureError: if it is none, or cannot be told from another.
    """
    plain = " ".join(text.replace("−", "-").split())
    found = _of_link(plain) if _LINK.fullmatch(plain) else _of_numbers(plain)
    if found is None:
        raise MeasureError(text)
    return found


def is_short_link(text: str) -> bool:
    """Whether *text* is a link that tells its point only to those who open it."""
    return re.search(r"goo\.gl/|yandex\.\w+(?:\.\w+)?/maps/-/|osm\.org/go/|go\.2gis\.com/", text) is not None


def degrees(text: str) -> float | None:
    """The degrees of one coordinate in any of the usual ways, ``53,99`` or ``53°59′ с. ш.``; None if none."""
    text = " ".join(text.replace("−", "-").split())
    try:
        return parse_coordinate(text)
    except MeasureError as error:
        return float(error.suggestion) if error.suggestion else None


def written(value: float) -> str:
    """A coordinate as the guide writes it: at most six decimals, about ten centimetres."""
    return f"{value:.6f}".rstrip("0").rstrip(".")


def accuracy(*coordinates: str) -> str:
    """How exact coordinates are by their digits, and never better than 100 m."""
    digits = min(len(text.partition(".")[2]) for text in coordinates)
    return ("100 km", "10 km", "1 km")[digits] if digits < 3 else "100 m"


def _of_numbers(text: str) -> Coordinates | None:
    text = text.strip("()[] ")
    if _LONE_DECIMAL.fullmatch(text):  # one number with a decimal comma
        return None
    found = set(_splits(text))
    return found.pop() if len(found) == 1 else None


def _splits(text: str) -> Iterator[Coordinates]:
    """The points that *text* can mean, by where it is taken apart."""
    for gap in _GAP.finditer(text):
        first, second = text[: gap.start()], text[gap.end() :]
        one, two = degrees(first), degrees(second)
        if one is None or two is None:
            continue
        letters = [_NORTH_OR_EAST.search(part) for part in (first, second)]
        axes = [match.lastgroup if match else "" for match in letters]
        if axes[0] and axes[0] == axes[1]:
            continue
        if axes[0] == "lon" or axes[1] == "lat":
            one, two = two, one
        if abs(one) <= 90:
            yield Coordinates(one, two)


def _of_link(link: str) -> Coordinates | None:
    if link.lower().startswith("geo:"):
        return _point(_PAIR.fullmatch(link[4:]))
    try:
        parts = urlsplit(link if "://" in link else f"https://{link}")
    except ValueError:
        return None
    host = (parts.hostname or "").removeprefix("www.")
    asked = parse_qs(parts.query) | parse_qs(parts.fragment)
    path, hash_ = unquote(parts.path), unquote(parts.fragment)
    if "yandex." in host or "2gis." in host:
        place = _GIS_PATH.search(path) if "2gis." in host else None
        return (
            _point(place, swapped=True)
            or _first(asked, (*_LON_FIRST, "m"), swapped=True)
            or _first(asked, ("text",))
        )
    if "google." in host:
        return (
            _point(_GOOGLE_MARK.search(path))
            or _first(asked, _LAT_FIRST)
            or _point(_GOOGLE_PATH.search(path))
            or _point(_GOOGLE_VIEW.search(path))
        )
    for lat, lon in (("mlat", "mlon"), ("lat", "lon"), ("lat", "lng")):
        if lat in asked and lon in asked:
            return _point(_PAIR.fullmatch(f"{asked[lat][0]},{asked[lon][0]}"))
    return _point(_OSM_VIEW.search(hash_)) or _first(asked, _LAT_FIRST)


def _first(
    asked: dict[str, list[str]], names: tuple[str, ...], *, swapped: bool = False
) -> Coordinates | None:
    """The point of the first of these parameters that holds one."""
    for name in names:
        for value in asked.get(name, ()):
            point = _point(_PAIR.fullmatch(value), swapped=swapped)
            if point is not None:
                return point
    return None


def _point(match: re.Match[str] | None, *, swapped: bool = False) -> Coordinates | None:
    if match is None:
        return None
    lat, lon = (float(part) for part in match.groups()[:2])
    if swapped:
        lat, lon = lon, lat
    try:
        return Coordinates(lat, lon)
    except ValueError:
        return None
