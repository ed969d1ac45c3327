"""The state of the guide for an editor's terminal and for programs: ``kuzbass-site report``."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from msgspec import Struct

from kuzbass_site.i18n import number, translate
from kuzbass_site.problems import CODES, Level, Problem
from kuzbass_site.state import State

_COLUMNS = ("stated", "weak", "disputes", "unknown")


def as_json(state: State, problems: Iterable[Problem]) -> str:
    """Everything counted, as one JSON object; ``notes`` says how often each note was met."""
    counted = _plain(state)
    for row, entry in zip(counted["entries"], state.entries, strict=True):
        row["standing"] |= {"weak": entry.standing.weak, "weakest": entry.standing.weakest}
    counted |= {"figures": _plain(state.figures), "notes": dict(_notes(problems))}
    return json.dumps(counted, ensure_ascii=False, indent=1, default=str)


def _plain(value: Any) -> Any:
    """A value as JSON has it: fields by name, tuples as lists."""
    names = value.__struct_fields__ if isinstance(value, Struct) else ()
    if is_dataclass(value):
        names = tuple(field.name for field in fields(value))
    if names:
        return {name: _plain(getattr(value, name)) for name in names}
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def as_text(state: State, problems: Iterable[Problem], lang: str = "en") -> str:
    """The totals, a row an entry, and what is open."""
    return "\n".join(_lines(state, problems, lang)) + "\n"


def _lines(state: State, problems: Iterable[Problem], lang: str) -> Iterator[str]:
    def t(text: str) -> str:
        return translate(text, lang)

    def n(value: int) -> str:
        return number(value, lang)

    def listed(counts: Iterable[tuple[str, int]]) -> str:
        return ", ".join(f"{name} {n(count)}" for name, count in counts) or "0"

    cited = {"cited": n(state.figures.cited), "all": n(state.figures.all)}
    for label, value in (
        (t("Entries"), f"{n(len(state.entries))} ({listed(state.collections)})"),
        (t("Translations"), listed(state.translations)),
        (t("Facts with a source"), n(state.total("stated"))),
        (t("Only weak sources"), n(state.total("weak"))),
        (t("Events"), n(state.events)),
        (t("Claims"), listed(state.claims)),
        (t("Sources"), listed(state.sources)),
        (t("Figures of the texts that are cited"), t("%(cited)s of %(all)s") % cited),
    ):
        yield f"{label}: {value}"
    yield ""
    heads = (
        t("Entry"),
        t("Facts"),
        t("Weak"),
        t("Differ"),
        t("Not known"),
        t("Cited"),
        t("Figures"),
    )
    rows = [
        (
            each.id,
            *(n(getattr(each.standing, name)) for name in _COLUMNS),
            n(each.figures.cited),
            n(each.figures.all),
        )
        for each in state.entries
    ]
    yield from _table(heads, rows)
    for title, items in (
        (t("Where sources differ"), [f"{id_}: {fact}" for id_, fact in state.disputes]),
        (t("Visits to check again"), list(state.stale_visits)),
        (t("Translations behind their original"), [f"{id_} ({to})" for id_, to in state.stale_translations]),
        (t("Rules set aside"), [f"{each.owner}: {each.rule} ({each.reason})" for each in state.waivers]),
        (t("Notes"), [f"{code}: {n(count)}" for code, count in _notes(problems)]),
    ):
        if items:
            yield ""
            yield f"{title}: {n(len(items))}"
            yield from (f"  {item}" for item in items)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(len(row[column]) for row in (heads, *rows)) for column in range(len(heads))]
    for row in (heads, *rows):
        numbers = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        yield "  ".join((row[0].ljust(widths[0]), *numbers)).rstrip()


def _notes(problems: Iterable[Problem]) -> list[tuple[str, int]]:
    found = Counter(each.code for each in problems if CODES[each.code].level is Level.NOTE)
    return sorted(found.items())
