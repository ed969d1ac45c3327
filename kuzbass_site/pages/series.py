"""Facts that change over time: which of them make a chart, and what it says in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from kuzbass_site.article import References
from kuzbass_site.dates import FuzzyDate
from kuzbass_site.evidence import certainty
from kuzbass_site.i18n import N_, number
from kuzbass_site.models.entry import Entry
from kuzbass_site.models.settings import NO_CHART
from kuzbass_site.models.stated import Certainty, Fact, Point, Quantity, Stated
from kuzbass_site.pages.charts import FEWEST, SHAPES, Bar, draw, round_ticks
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.views import ChartedView, ChartView, PointView, SeriesView
from kuzbass_site.pages.words import UNIT_WORDS

DAYS_A_YEAR = 365.2425
ROWS_SHOWN = 12
"""A longer table behind a chart stands folded."""

_INEXACT = re.compile(
    r"(?:^|[,;(]\s*)(?:about|approx|around|calculated|derived|estimat|interpolat|prelim|provisional|roughly"
    r"|rounded|worked out|около|округл|оцен|предварит|примерн|приблиз|расч|рассч|выведен)",
    re.IGNORECASE,
)
"""How a note begins, or goes on after a comma, that says a value is less than exact."""
_SCALES = (
    (Decimal(10**9), Decimal(10**9), N_("billion")),
    (Decimal(10**6), Decimal(10**6), N_("million")),
    (Decimal(10**4), Decimal(10**3), N_("thousand")),
    (Decimal(0), Decimal(1), ""),
)
"""From which amount on an axis counts in what."""


def series_views(reader: Reader, entry: Entry, references: References) -> tuple[ChartedView, ...]:
    """Every fact of an entry that changes over time; those that the settings put into one chart together."""
    return tuple(_charted(reader, facts, references) for facts in _groups(reader, entry))


def _groups(reader: Reader, entry: Entry) -> Iterator[tuple[Fact, ...]]:
    """The facts of each chart: of one name in the settings and of one unit, no more than have a shape."""
    names = reader.site.guide.config.facts
    groups: dict[tuple[str, ...], list[Fact]] = {}
    for fact in entry.facts:
        chart, unit = names[fact.name].chart, _unit(fact)
        key = (chart, unit) if chart not in ("", NO_CHART) and unit is not None else (fact.name,)
        if fact.points:
            groups.setdefault(key, []).append(fact)
    for facts in groups.values():
        for start in range(0, len(facts), len(SHAPES)):
            yield tuple(facts[start : start + len(SHAPES)])


def _charted(reader: Reader, facts: Sequence[Fact], references: References) -> ChartedView:
    config = reader.site.guide.config
    labels = [reader.label(config.facts[fact.name].label) for fact in facts]
    shared = config.charts.get(config.facts[facts[0].name].chart) if len(facts) > 1 else None
    title = reader.label(shared) if shared else ", ".join(labels)
    drawn = config.facts[facts[0].name].chart != NO_CHART
    chart = chart_view(reader, facts, labels, title) if drawn else None
    return ChartedView(
        id=f"x-{facts[0].name}",
        label=title,
        chart=chart,
        tables=tuple(
            SeriesView(
                label=label,
                rows=tuple(
                    PointView(reader.when(point.date), reader.stated(point.stated, references))
                    for point in fact.points
                ),
                about=reader.link(fact.of) if fact.of in reader.site.entries else None,
            )
            for fact, label in zip(facts, labels, strict=True)
        ),
        folded=chart is not None and any(len(fact.points) > ROWS_SHOWN for fact in facts),
    )


def chart_view(reader: Reader, facts: Sequence[Fact], labels: Sequence[str], title: str) -> ChartView | None:
    """The chart of some facts of one unit; None where it would show nothing that the table does not."""
    found = [
        (n, point, value)
        for n, fact in enumerate(facts)
        for point in fact.points
        if (value := amount(point.stated)) is not None
    ]
    values = [value for *_, value in found]
    units = {_unit(fact) for fact in facts}
    if len(values) < FEWEST or min(values) < 0 or len(units) > 1 or None in units:
        return None
    ticks = round_ticks(max(values))
    _, scale, scale_words = next(each for each in _SCALES if ticks[-1] >= each[0])
    unit = units.pop() or ""
    drawn = draw(
        [
            Bar(
                at=_time(point.date),
                amount=value,
                year=_year(point.date, reader),
                value=number(format(value, "f"), reader.lang),
                series=n,
                exact=is_exact(point, reader),
            )
            for n, point, value in found
        ],
        [(tick, _figures(tick / scale, reader)) for tick in ticks],
        " ".join(reader.t(words) for words in (scale_words, UNIT_WORDS.get(unit, unit)) if words),
    )
    return replace(
        drawn,
        title=title,
        words=" ".join(
            _told(reader, fact, label if len(facts) > 1 else "")
            for fact, label in zip(facts, labels, strict=True)
        ),
        key=tuple(zip(SHAPES, labels, strict=False)) if len(facts) > 1 else (),
    )


def _told(reader: Reader, fact: Fact, label: str) -> str:
    """What the columns of a fact show, in a sentence: the first, the greatest and the last value."""
    known = [point for point in fact.points if amount(point.stated) is not None]
    if not known:
        return ""
    greatest = max(known, key=lambda point: amount(point.stated) or 0)
    said = reader.t("First %(first)s, greatest %(greatest)s, last %(last)s.") % {
        name: f"{reader.words(point.stated)} ({reader.when(point.date)})"
        for name, point in (("first", known[0]), ("greatest", greatest), ("last", known[-1]))
    }
    return f"{label}: {said}" if label else said


def _time(date: FuzzyDate) -> float:
    """The middle of the time a date can mean, in years."""
    ends = [end.toordinal() for end in (date.earliest, date.latest) if end]
    return sum(ends) / len(ends) / DAYS_A_YEAR


def _year(date: FuzzyDate, reader: Reader) -> str:
    """A date as short as it can be said below a column."""
    match date.precision:
        case "decade":
            return reader.when(date)
        case "interval" | "one-of" if date.earliest and date.latest and date.latest.year > date.year:
            return f"{date.year}–{date.latest.year}"
    return str(date.year)


def _figures(value: Decimal, reader: Reader) -> str:
    """A round number without the noughts after its point."""
    text = format(value, "f")
    return number(text.rstrip("0").rstrip(".") if "." in text else text, reader.lang)


def _unit(fact: Fact) -> str | None:
    """What all values of a fact are given in, empty for plain numbers; None where they differ or are words."""
    units = {
        value.unit if isinstance(value, Quantity) else None
        for value in (point.stated.value for point in fact.points)
        if value is not None
    }
    return units.pop() if len(units) == 1 else None


def amount(stated: Stated) -> Decimal | None:
    """How much a value is; None for what is not known and for words."""
    return stated.value.amount if isinstance(stated.value, Quantity) else None


def is_exact(point: Point, reader: Reader) -> bool:
    """Whether a value is given as counted or measured, for a time that is known, by sources that carry it."""
    date, stated = point.date, point.stated
    sure = stated.certainty or certainty(stated.citations, reader.site.guide.sources)
    return not (
        date.approximate
        or date.uncertain
        or date.precision in ("decade", "interval", "one-of")
        or sure is Certainty.UNCERTAIN
        or _INEXACT.search(stated.note)
    )
