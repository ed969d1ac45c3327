"""Facts that change over time: their charts, and the tables behind them."""

from __future__ import annotations

from dataclasses import dataclass

from kuzbass_site.pages.views.parts import Link, StatedView


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a chart, from its top left corner. ``shape`` tells its series from the others.

    ``hollow``: the value is rounded, estimated, worked out or preliminary.
    """

    x: float
    y: float
    width: float
    height: float
    shape: str
    hollow: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartLabel:
    """Words in a chart, set on the line ``y``. ``minor``: there is no room for them in large letters."""

    text: str
    x: float
    y: float
    anchor: str = "middle"
    minor: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartView:
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


@dataclass(frozen=True, slots=True)
class PointView:
    """What a fact was at one time."""

    when: str
    value: StatedView


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesView:
    """A fact that changes over time, as a table; ``about`` another entry that it speaks of."""

    label: str
    rows: tuple[PointView, ...]
    about: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartedView:
    """One fact over time or several of a kind: their chart, if they make one, and a table for each.

    ``id`` names the section; ``folded``: the tables are long and stand folded behind the chart.
    """

    id: str
    label: str
    chart: ChartView | None
    tables: tuple[SeriesView, ...]
    folded: bool = False
