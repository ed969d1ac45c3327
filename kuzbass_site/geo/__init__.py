"""Places on the Earth: coordinates, distances, neighbours, and the way to a drawn map."""

from __future__ import annotations

from kuzbass_site.geo.coordinates import (
    Coordinates,
    MeasureError,
    bearing,
    compass,
    distance_km,
    parse_coordinate,
    parse_distance,
)
from kuzbass_site.geo.nearest import Nearest
from kuzbass_site.geo.pasted import parse_point
from kuzbass_site.geo.projection import Projection, path, simplify

__all__ = [
    "Coordinates",
    "MeasureError",
    "Nearest",
    "Projection",
    "bearing",
    "compass",
    "distance_km",
    "parse_coordinate",
    "parse_distance",
    "parse_point",
    "path",
    "simplify",
]
