"""What the guide states: values with their sources, readings, series, events."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from kuzbass_site.dates import FuzzyDate
from kuzbass_site.models.body import Citation
from kuzbass_site.models.files import Span


class Kind(StrEnum):
    """What a fact's value must be."""

    DATE = "date"
    NUMBER = "number"
    QUANTITY = "quantity"
    TEXT = "text"


class Certainty(StrEnum):
    """How sure a value is, in the words of the Linked Places format."""

    CERTAIN = "certain"
    LESS_CERTAIN = "less-certain"
    UNCERTAIN = "uncertain"


class Quantity(Struct, frozen=True, array_like=True, tag=True):
    """A number with its unit, ``580 MW``; a pure number has none."""

    amount: Decimal
    unit: str = ""


Value = FuzzyDate | Quantity | str


class Stated(Struct, frozen=True, kw_only=True, array_like=True):
    """One value as somebody states it: ``value [@key] (note)``.

    ``value`` is None when the guide says ``unknown``. ``unsourced`` says why no source stands there.
    ``keys`` are the places of the citations' keys.
    """

    text: str
    value: Value | None
    citations: tuple[Citation, ...] = ()
    note: str = ""
    certainty: Certainty | None = None
    unsourced: str = ""
    span: Span = Span(0, 0)
    keys: tuple[Span, ...] = ()


class Point(Struct, frozen=True, array_like=True):
    """One point of a series."""

    date: FuzzyDate
    stated: Stated


class Fact(Struct, frozen=True, kw_only=True, array_like=True):
    """A named fact: one or more readings (the first is preferred), or a series of points.

    ``why`` says why the readings differ; ``of`` names another entry that the fact speaks of.
    """

    name: str
    kind: Kind
    readings: tuple[Stated, ...] = ()
    why: str = ""
    of: str = ""
    points: tuple[Point, ...] = ()
    span: Span = Span(0, 0)

    @property
    def stated(self) -> tuple[Stated, ...]:
        """Every stated value of the fact."""
        return self.readings + tuple(point.stated for point in self.points)


class Event(Struct, frozen=True, array_like=True):
    """Something that happened: a date, a phrase, its sources."""

    date: FuzzyDate
    what: str
    stated: Stated
