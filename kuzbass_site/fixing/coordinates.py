"""Repairs of a point on the map: decimal commas, and latitude and longitude the wrong way round."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from kuzbass_site.edits import Edit, Places
from kuzbass_site.fixing.draft import Draft
from kuzbass_site.models.files import Span
from kuzbass_site.problems import Problem

_NUMBER = re.compile(r"""(["']?)([+-]?[0-9]{1,3})(?:[.,]([0-9]+))?\1""")


def point(problem: Problem, draft: Draft) -> Iterable[Edit]:
    """Both figures with a decimal point; exchanged if only so they lie in the guide's region."""
    spans = _point_at(problem, draft)
    if spans is None or draft.config is None:
        return
    written = [draft.lines[span.line - 1][span.column - 1 : span.end_column - 1] for span in spans]
    if not all(map(_NUMBER.fullmatch, written)):
        return
    lat, lon = (text.replace(",", ".") for text in written)
    frame, (north, east) = draft.config.frame, (float(text.strip("\"'")) for text in (lat, lon))
    if frame.holds(east, north) and not frame.holds(north, east):
        lat, lon = lon, lat
    places = Places(draft.text)
    for span, old, new in zip(spans, written, (lat, lon), strict=True):
        if old != new:
            yield places.edit(span, new)


def _point_at(problem: Problem, draft: Draft) -> tuple[Span, Span] | None:
    """Where latitude and longitude stand, one of which the problem is about."""
    if draft.document is None:
        return None
    spans = draft.document.spans
    for path, span in spans.items():
        if (span.line, span.column) == (problem.line, problem.column) and path[-1:] in (("lat",), ("lon",)):
            lat, lon = spans.get((*path[:-1], "lat")), spans.get((*path[:-1], "lon"))
            return (lat, lon) if lat and lon else None
    return None


REPAIRS: Mapping[str, Callable[[Problem, Draft], Iterable[Edit]]] = {
    "location/not-decimal": point,
    "location/swapped": point,
}
