"""Events, series and single figures: values with their years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from dossier import NO_SOURCE, Row, entries, rows, sources, text
from dossier.checked import Both, Checked, fact_of, file_of, overlap, within
from dossier.dates import dates_in
from kuzbass_site.dates import FuzzyDate, parse
from kuzbass_site.models.entry import Entry
from kuzbass_site.models.stated import Event, Fact, Quantity, Stated
from kuzbass_site.site import stated_in

REGION = ("themes/decline", "themes/growth", "landmarks/kuzbass-coal-mining-complex")
"""The entries that hold the series of the whole region."""

SERIES = (
    ("coal_output_total_mt", "mt", "coal-output"),
    ("coal_output_by_method_mt", "open_cast_mt", "coal-open-cast"),
    ("coal_output_by_method_mt", "underground_mt", "coal-underground"),
    ("region_population", "value", "population"),
    ("region_population_annual", "value", "population"),
    ("coal_employment", "persons", "coal-workers"),
    ("mines_and_pits", "mines", "mines-open"),
    ("mines_and_pits", "pits", "pits-open"),
)
"""The dossier's series and columns, with the facts that hold them."""

GENERAL_KNOWLEDGE = "coal_output_unsourced_general_knowledge"


def events(both: Both) -> Iterator[Checked]:
    """Every event of the timeline stands in some entry, with its date and one of its sources."""
    for row in both.dossier["timeline"]:
        same = [event for event in _all_events(both) if within(event.date, parse(row["date"]))]
        lacks: tuple[str, ...] = ()
        if not same:
            lacks = (f"no entry has it: {row['event']}",)
        elif not any(_cites(event.stated, sources(row)) for event in same):
            lacks = (f"no event of this date cites {' or '.join(sources(row))}: {row['event']}",)
        yield Checked(row["date"], file_of(entries.subject(row["place"], both.dossier, both.table)), lacks)


def _all_events(both: Both) -> Iterator[Event]:
    for entry in both.site.entries.values():
        yield from entry.events


def _cites(stated: Stated, keys: tuple[str, ...]) -> bool:
    return any(citation.key in keys for citation in stated.citations)


def population(both: Both) -> Iterator[Checked]:
    """Every count of a town's people stands in its entry."""
    for row in both.dossier["towns"]:
        id_ = entries.town(row["id"])
        fact = fact_of(both.entry(id_), "population")
        for each in rows(row, "population"):
            lacks = _lacks(fact, each["year"], each["value"])
            yield Checked(f"{row['id']}/{each['year']}", f"{file_of(id_)} population", lacks)


def series(both: Both) -> Iterator[Checked]:
    """Every point of the charts stands in an entry of the region, and no other of them contradicts it."""
    for name, column, fact_name in SERIES:
        chart = both.dossier["charts"].get(name, ())
        for each in chart["values"] if isinstance(chart, dict) else chart:
            if value := text(each, column):
                lacks = _lacks_by_entry(both, fact_name, each["year"], value)
                wrong = [id_ for id_ in lacks if lacks[id_]] or [*lacks]
                where = ", ".join(f"{file_of(id_)} {fact_name}" for id_ in wrong)
                found = tuple(lack for id_ in wrong for lack in lacks[id_])
                yield Checked(f"{name}/{each['year']}/{value}", where, found)


def _lacks_by_entry(both: Both, name: str, year: str, value: str) -> dict[str, tuple[str, ...]]:
    """What is wrong in each entry of the region that says something of this year, or in the first if none does."""
    facts = {id_: fact_of(both.entry(id_), name) for id_ in REGION}
    known = {id_: _lacks(fact, year, value) for id_, fact in facts.items() if fact and _values(fact, year)}
    return known or {REGION[0]: _lacks(None, year, value)}


def unsourced(both: Both) -> Iterator[Checked]:
    """No figure or date that the dossier knows from no document stands in the guide."""
    for each in both.dossier["charts"].get(GENERAL_KNOWLEDGE, ()):
        found = tuple(_printed(both, each))
        where = ", ".join(found) or "nowhere"
        lacks = (
            (f"{each['mt']} Mt for {each['year']} is printed, though no document has it",) if found else ()
        )
        yield Checked(each["year"], where, lacks)
    for row in both.dossier["towns"]:
        for about in (row["founded"], row["status"]):
            if text(about, "basis") == NO_SOURCE:
                id_ = entries.town(row["id"])
                yield Checked(row["id"], file_of(id_), tuple(_undocumented(both.entry(id_), about)))


def _undocumented(entry: Entry | None, about: Row) -> Iterator[str]:
    """The dates of a row that an entry states without a source."""
    for date in map(parse, dates_in(about["value"])):
        for _, stated in stated_in(entry) if entry else ():
            known = isinstance(stated.value, FuzzyDate) and overlap(stated.value, date)
            if known and not stated.citations:
                yield f"{stated.text} is printed, though no document has it"


def _lacks(fact: Fact | None, year: str, value: str) -> tuple[str, ...]:
    """What is wrong with a fact that is to have this value for this year."""
    found = _values(fact, year) if fact else []
    if any(_is(each, value) for each in found):
        return ()
    if found:
        return (f"it has {' and '.join(each.text for each in found)} for {year}, not {value}",)
    return (f"it has nothing for {year}, where the dossier has {value}",)


def _values(fact: Fact, year: str) -> list[Stated]:
    """What a fact states for a year: the points of a series, or readings that name the year in their notes."""
    points = [point.stated for point in fact.points if overlap(point.date, parse(year))]
    return points + [each for each in fact.readings if re.search(rf"\b{year}\b", each.note)]


def _is(stated: Stated, value: str) -> bool:
    """Whether a value is the dossier's, or that rounded to a tenth or finer."""
    if not isinstance(stated.value, Quantity):
        return False
    found = stated.value.amount
    expected = Decimal(value)
    places = -int(found.as_tuple().exponent)
    return found == expected or (places >= 1 and found == round(expected, places))


def _printed(both: Both, each: Row) -> Iterator[str]:
    amount, year = each["mt"], each["year"]
    written = re.compile(rf"\b{amount}(?:\.0)?[ \u00a0](?:Mt|million t)")
    for id_, entry in both.site.entries.items():
        for name in ("coal-output", "output"):
            fact = fact_of(entry, name)
            if fact and any(_is(stated, amount) for stated in _values(fact, year)):
                yield f"{file_of(id_)} {name}"
        sentences = re.split(r"(?<=[.!?])\s", entry.body.text)
        if any(year in sentence and written.search(sentence) for sentence in sentences):
            yield file_of(id_)
