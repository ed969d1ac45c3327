"""A point on the Earth: how it is written, how far and in which direction the next one is."""

from __future__ import annotations

import math
import re

from msgspec import Struct

EARTH_RADIUS_KM = 6371.0088  # mean radius R1, Moritz, Geodetic Reference System 1980

_WINDS = ("N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW")

_COORDINATE = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]+)?")
_DISTANCE = re.compile(r"([0-9]{1,6}(?:\.[0-9]+)?) ?(km|m|км|м)")
_METRES = {"m": 1, "м": 1, "km": 1000, "км": 1000}

# As copied from an atlas, a phone or an encyclopaedia: 53°59′24″ N, 53°59.4'N, 86,66° в. д.
_NUMBER = r"[0-9]{1,3}(?:[.,][0-9]+)?"
_HEMISPHERE = r"(?:[NSEW]|[сю]\.? ?ш\.?|[вз]\.? ?д\.?)"
_DEGREES = re.compile(
    rf"({_HEMISPHERE})? ?([+-])? ?({_NUMBER}) ?°? ?"
    rf"(?:({_NUMBER}) ?['′’] ?(?:({_NUMBER}) ?(?:\"|″|”|''|′′) ?)?)?({_HEMISPHERE})?",
    re.IGNORECASE,
)
_LOOSE_DISTANCE = re.compile(
    r"(?:±|~|c\.|about|около)? ?([0-9]{1,6}(?:[.,][0-9]+)?) ?"
    r"(k(?:ilo)?m(?:et(?:er|re))?s?|m(?:et(?:er|re)s?)?|км|м|километр\w*|метр\w*)\.?",
    re.IGNORECASE,
)


class MeasureError(ValueError):
    """A text that is no coordinate or distance; ``suggestion`` is what may have been meant, or empty."""

    def __init__(self, text: str, suggestion: str = "") -> None:
        super().__init__(text, suggestion)
        self.text = text
        self.suggestion = suggestion

    def __str__(self) -> str:
        return f"cannot read {self.text!r}"


class Coordinates(Struct, frozen=True, array_like=True):
    """A point in decimal degrees, WGS 84; north and east are positive.

    Raises:
        ValueError: if it does not lie on the Earth.
    """

    lat: float
    lon: float

    def __post_init__(self) -> None:
        if not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180):
            raise ValueError(f"no such place: {self.lat}, {self.lon}")


def distance_km(a: Coordinates, b: Coordinates) -> float:
    """Return the great-circle distance in kilometres, right to about 0.5 % (the Earth is no sphere).

    The haversine formula, which is exact for near points too: R. W. Sinnott, "Virtues of the
    Haversine", Sky and Telescope 68 (1984), p. 159.
    """
    phi, psi = math.radians(a.lat), math.radians(b.lat)
    half = (
        math.sin((psi - phi) / 2) ** 2
        + math.cos(phi) * math.cos(psi) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))


def bearing(a: Coordinates, b: Coordinates) -> float:
    """Return the direction to set out from *a* to *b*: degrees clockwise from north, 0 to 360."""
    phi, psi, turn = math.radians(a.lat), math.radians(b.lat), math.radians(b.lon - a.lon)
    east = math.sin(turn) * math.cos(psi)
    north = math.cos(phi) * math.sin(psi) - math.sin(phi) * math.cos(psi) * math.cos(turn)
    # The second remainder: a tiny negative angle plus 360 rounds to 360.
    return math.degrees(math.atan2(east, north)) % 360 % 360


def compass(degrees: float) -> str:
    """Return the nearest of the sixteen winds: ``N``, ``NNE``… ``NNW``."""
    return _WINDS[math.floor(degrees % 360 / 22.5 + 0.5) % 16]


def parse_coordinate(text: str) -> float:
    """Return the degrees that *text* writes as a decimal number with a point.

    Raises:
        MeasureError: if it does not; ``suggestion`` is the decimal form of what it may mean.
    """
    if _COORDINATE.fullmatch(text) and abs(float(text)) <= 180:
        return float(text)
    raise MeasureError(text, _in_decimals(text))


def parse_distance(text: str) -> float:
    """Return the metres of ``100 m`` or ``1.5 km``, more than none.

    Raises:
        MeasureError: if it is no such distance.
    """
    match = _DISTANCE.fullmatch(text)
    if match and float(match[1]) > 0:
        return float(match[1]) * _METRES[match[2]]
    raise MeasureError(text, _in_metres(text))


def _in_decimals(text: str) -> str:
    match = _DEGREES.fullmatch(" ".join(text.replace("−", "-").split()))
    if match is None:
        return ""
    before, sign, degrees, minutes, seconds, after = match.groups()
    if (before and after) or (sign and (before or after)):
        return ""
    whole, *parts = (float((part or "0").replace(",", ".")) for part in (degrees, minutes, seconds))
    if any(part >= 60 for part in parts):
        return ""
    value = whole + parts[0] / 60 + parts[1] / 3600
    if value > 180:
        return ""
    places = 4 if minutes else len(degrees.replace(",", ".").partition(".")[2])
    hemisphere = (before or after or "N")[0].lower()
    minus = "-" if (sign == "-" or hemisphere in "swюз") and value else ""
    return f"{minus}{value:.{places}f}"


def _in_metres(text: str) -> str:
    match = _LOOSE_DISTANCE.fullmatch(" ".join(text.split()))
    if match is None or float(match[1].replace(",", ".")) == 0:
        return ""
    unit = "km" if match[2][0].lower() in "kк" else "m"
    return f"{match[1].replace(',', '.')} {unit}"
