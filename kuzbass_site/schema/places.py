"""Places in front matter: a point, how far off it may be, and who says so."""

from __future__ import annotations

from kuzbass_site import geo
from kuzbass_site.forms import Complaints, Loc
from kuzbass_site.models.entry import Location, Reference
from kuzbass_site.models.settings import Config
from kuzbass_site.schema.fields import LocationForm
from kuzbass_site.schema.values import read_coordinate


def read_location(
    form: LocationForm | None, loc: Loc, config: Config, complaints: Complaints
) -> Location | None:
    """Where something is, by the form at *loc*; None where nothing is said, or after a complaint."""
    if form is None:
        return None
    lat = read_coordinate(form.lat, "lat", 90, (*loc, "lat"), complaints)
    lon = read_coordinate(form.lon, "lon", 180, (*loc, "lon"), complaints)
    accuracy = read_accuracy(form.accuracy, loc, complaints)
    if not form.sources:
        complaints.add("location/no-source", (*loc, "sources"))
    if lat is None or lon is None or accuracy is None:
        return None
    frame = config.frame
    if not frame.holds(lat, lon):
        if frame.holds(lon, lat):
            complaints.add("location/swapped", (*loc, "lat"), form.lat, form.lon)
        else:
            bounds = [f"{edge:g}" for edge in (frame.south, frame.north, frame.west, frame.east)]
            complaints.add("location/outside-frame", (*loc, "lat"), form.lat, form.lon, *bounds)
        return None
    sources = tuple(
        Reference(key.removeprefix("@"), complaints.span((*loc, "sources", n)))
        for n, key in enumerate(form.sources)
    )
    return Location(point=geo.Coordinates(lat, lon), accuracy=accuracy, sources=sources, note=form.note)


def read_accuracy(text: str, loc: Loc, complaints: Complaints) -> float | None:
    """How far off a point may be, in metres; None after a complaint."""
    try:
        return geo.parse_distance(text)
    except geo.MeasureError as error:
        complaints.add("location/bad-accuracy", (*loc, "accuracy"), text, error.suggestion)
        return None
