"""The guide counted and drawn: a square for each claim, source or place, a column for each decade."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from kuzbass_site.i18n import number
from kuzbass_site.models.source import TIERS
from kuzbass_site.pages.entries import decade_words
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.views import Counted, DecadesView, TallyRow, TallyView
from kuzbass_site.pages.words import STATUS_WORDS, TIER_WORDS, VERDICT_WORDS

SIDE, STEP = 8, 10
"""A square and the way from one to the next, in units of the drawing."""
FEW = 20
"""So many squares stand in a row; twice as many where they would make a tower."""
HIGHEST = 150
COLUMN, GAP = 13, 4
YEARS = 100
"""A year is written below the columns after so many."""


def squares(count: int, across: int) -> str:
    """So many squares in rows as the data of an SVG path."""
    rows = ((f"M0 {row * STEP}", min(across, count - row * across)) for row in range(-(-count // across)))
    each, on = f"h{SIDE}v{SIDE}h-{SIDE}z", f"m{STEP} 0"
    return "".join(start + on.join([each] * many) for start, many in rows)


def tallies(reader: Reader) -> tuple[TallyView, ...]:
    """Claims by verdict, sources by tier, landmarks by what has become of them; those that there are."""
    return tuple(tally for tally in (_claims(reader), _sources(reader), _statuses(reader)) if tally.rows)


def _claims(reader: Reader) -> TallyView:
    counted = Counter(claim.verdict for claim in reader.site.claims.values())
    rows = [
        (verdict, reader.t(words), counted[verdict], reader.at(f"/claims/verdict/{verdict}/"))
        for verdict, words in VERDICT_WORDS.items()
    ]
    about = reader.t("Each square is a claim that the guide has examined.")
    return _tally(reader, "verdicts", reader.t("Claims by verdict"), about, rows)


def _sources(reader: Reader) -> TallyView:
    sources = reader.site.guide.sources
    counted = Counter(sources[key].tier for key in reader.site.uses if key in sources)
    rows = [(f"tier-{tier}", reader.t(TIER_WORDS[tier]), counted[tier], "") for tier in TIERS]
    about = reader.t("Each square is a source that the guide cites.")
    return _tally(reader, "tiers", reader.t("Sources by tier"), about, rows)


def _statuses(reader: Reader) -> TallyView:
    entries = reader.site.collections.get("landmarks", ())
    counted = Counter(entry.status.text if entry.status else "" for entry in entries)
    rows = [
        (status, reader.t(words), counted[status], reader.family("statuses", f"/statuses/{status}/"))
        for status, words in STATUS_WORDS.items()
    ]
    rows.append(("untold", reader.t("Not told by the sources read"), counted[""], ""))
    about = reader.t("Each square is a landmark.")
    return _tally(reader, "statuses", reader.t("Landmarks today"), about, rows)


def _tally(
    reader: Reader, id_: str, title: str, about: str, rows: Sequence[tuple[str, str, int, str]]
) -> TallyView:
    across = FEW if max((count for _, _, count, _ in rows), default=0) <= 3 * FEW else 2 * FEW
    return TallyView(
        id=id_,
        title=title,
        about=about,
        width=across * STEP - (STEP - SIDE),
        rows=tuple(
            TallyRow(
                label=label,
                count=number(count, reader.lang),
                path=squares(count, across),
                height=-(-count // across) * STEP - (STEP - SIDE),
                kind=kind,
                url=url,
            )
            for kind, label, count, url in rows
            if count
        ),
    )


def decades(reader: Reader) -> DecadesView | None:
    """The dated events of all entries by decade; None where there are too few to compare."""
    entries = reader.site.entries.values()
    counted = Counter(event.date.year // 10 * 10 for event in chain.from_iterable(e.events for e in entries))
    if len(counted) < 3:
        return None
    first, last, most = min(counted), max(counted), max(counted.values())
    fullest = min(decade for decade, count in counted.items() if count == most)

    def x(year: int) -> int:
        return (year - first) // 10 * (COLUMN + GAP)

    rows = tuple(_rows(reader, counted))
    words = reader.t("%(first)s – %(last)s. The fullest decade: %(most)s, with %(count)s.") % {
        "first": decade_words(reader, first),
        "last": decade_words(reader, last),
        "most": decade_words(reader, fullest),
        "count": number(most, reader.lang),
    }
    return DecadesView(
        width=x(last) + COLUMN,
        height=HIGHEST + 40,
        base=HIGHEST,
        column=COLUMN,
        title=reader.t("Events by decade"),
        words=words,
        columns=tuple(
            (x(decade), HIGHEST - max(2, round(HIGHEST * counted[decade] / most)))
            for decade in sorted(counted)
        ),
        ticks=tuple((x(year), str(year)) for year in range(-(-first // YEARS) * YEARS, last + 10, YEARS)),
        rows=rows,
    )


def _rows(reader: Reader, counted: Counter[int]) -> Iterator[Counted]:
    for decade in sorted(counted):
        url = reader.family("decades", f"/decades/{decade}s/")
        yield Counted(url, decade_words(reader, decade), counted[decade])
