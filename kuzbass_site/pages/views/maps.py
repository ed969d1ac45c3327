"""The drawn map and places on it."""

from __future__ import annotations

from dataclasses import dataclass

from kuzbass_site.article import CitationLink
from kuzbass_site.pages.views.parts import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """A place on the drawn map, in the drawing's units; ``radius``: the accuracy, drawn as a circle.

    Of a ``vague`` place the circle is all that is drawn, for nobody knows where in it the place lies.
    ``more``: how many other places lie under its mark.

    If it is ``named``, its label stands at ``label_x``, ``label_y`` with SVG's ``text-anchor`` and
    ``dominant-baseline`` as given, so that it keeps its place in letters of any height up to the view's;
    a ``minor`` label has room in small letters only.
    """

    x: float
    y: float
    radius: float
    label: str
    url: str
    collection: str
    anchor: str = "start"
    lang: str = ""
    vague: bool = False
    more: int = 0
    named: bool = True
    minor: bool = False
    baseline: str = "central"
    label_x: float = 0.0
    label_y: float = 0.0

    @property
    def written(self) -> str:
        """What stands beside the mark: the label, and the number of the places under it."""
        return f"{self.label}\u00a0+{self.more}" if self.more else self.label


@dataclass(frozen=True, slots=True)
class MapLabel:
    """A name drawn on the map, centred on a point and turned by ``angle`` degrees.

    ``kind``: river, neighbour (a region around), or settlement, whose name starts or ends beside its dot.
    """

    text: str
    x: float
    y: float
    angle: float
    kind: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """The region drawn: SVG path data, rivers with their names, pins. ``credits`` are shown on it.

    Paths of areas are filled by the even-odd rule. ``settlements`` is a path of dots (draw it with a
    round line cap); ``labels`` are names that lead nowhere. The names have room in letters of ``letter``
    units (``small``: minor ones and labels). ``scale``: how long the bar is, and what it stands for.
    """

    width: float
    height: float
    neighbours: tuple[str, ...]
    region: str
    rivers: tuple[tuple[str, str], ...]
    pins: tuple[Pin, ...]
    credits: tuple[str, ...]
    scale: tuple[float, str] = (0.0, "")
    title: str = ""
    focus: Pin | None = None
    settlements: str = ""
    labels: tuple[MapLabel, ...] = ()
    letter: float = 0.0
    small: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceView:
    """Where it is: coordinates in words, accuracy, links to maps elsewhere, the locator map."""

    coordinates: str
    accuracy: str
    note: str
    note_lang: str
    cites: tuple[CitationLink, ...]
    geo_uri: str
    links: tuple[Link, ...]
    map: MapView
