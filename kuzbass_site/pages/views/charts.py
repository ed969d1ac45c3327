"""Facts that change over time: their charts, and the tables behind them."""

from __future__ import annotations

from msgspec import Struct

from kuzbass_site.pages.views.parts import Link, StatedView


class Column(Struct, frozen=True, kw_only=True):
    """A column of a chart, from its top left corner. ``shape`` tells its series from the others.

    ``hollow``: the value is rounded, estimated, worked out or preliminary.
    """

    x: float
    y: float
    width: float
    height: float
    shape: str
    hollow: bool = False


class ChartLabel(Struct, frozen=True, kw_only=True):
    """Words in a chart, set on the line ``y``. ``minor``: there is no room for them in large letters."""

    text: str
    x: float
    y: float
    anchor: str = "middle"
    minor: bool = False


class ChartView(Struct, frozen=True, kw_only=True):
    """A chart drawn: columns over time between ``left`` and ``right``, on the line ``base``.

    ``ticks`` have the height of their line; ``unit`` is what they count in. ``years`` and ``values`` are
    those there is room for. ``title`` and ``words`` say what it shows to those who do not see it.
    """

    width: float
    height: float
    left: float
    right: float
    base: float
    ticks: tuple[tuple[float, str], ...]
    unit: ChartLabel
    columns: tuple[Column, ...]
    years: tuple[ChartLabel, ...]
    values: tuple[ChartLabel, ...]
    title: str = ""
    words: str = ""
    key: tuple[tuple[str, str], ...] = ()

    @property
    def has_hollow(self) -> bool:
        """Whether the key has to say what a hollow column means."""
        return any(column.hollow for column in self.columns)


class PointView(Struct, frozen=True):
    """What a fact was at one time."""

    when: str
    value: StatedView


class SeriesView(Struct, frozen=True, kw_only=True):
    """A fact that changes over time, as a table; ``about`` another entry that it speaks of."""

    label: str
    rows: tuple[PointView, ...]
    about: Link | None = None


class ChartedView(Struct, frozen=True, kw_only=True):
    """One fact over time or several of a kind: their chart, if they make one, and a table for each.

    ``id`` names the section; ``folded``: the tables are long and stand folded behind the chart.
    """

    id: str
    label: str
    chart: ChartView | None
    tables: tuple[SeriesView, ...]
    folded: bool = False
