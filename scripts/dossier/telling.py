"""People, stories, monuments and the headings of the starting texts: things told somewhere in a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dossier import Row, entries, rows, sources, text
from dossier.checked import Both, Checked, told_of, words_of

MONUMENTS = "themes/listed-monuments"


def people(both: Both) -> Iterator[Checked]:
    """Every person is told of, by default under a heading with the name."""
    for row in both.dossier["people"]:
        yield told_of(both, "people", row["id"], _keys(row), entries.person(row))


def stories(both: Both) -> Iterator[Checked]:
    """Every story is told where the table says."""
    for row in both.dossier["stories"]:
        yield told_of(both, "stories", row["id"], _keys(row))


def _keys(row: Row) -> list[str]:
    """The sources of all that is known."""
    return list(dict.fromkeys(key for each in rows(row, "facts") for key in sources(each)))


def monuments(both: Both) -> Iterator[Checked]:
    """Every protected monument is named, with its number in the register where that is known."""
    for row in both.dossier["protected_monuments"]:
        checked = told_of(both, "protected_monuments", row["id"], sources(row), MONUMENTS)
        number = text(row, "register_no")
        if number and not _stands_in_guide(both, number):
            lacks = (*checked.lacks, f"the register number {number} stands nowhere")
            checked = replace(checked, lacks=lacks)
        yield checked


def headings(both: Both) -> Iterator[Checked]:
    """Every landmark, sector and theme of the starting texts has its entry."""
    for part in ("landmarks_kemerovo", "sectors_novokuznetsk", "region_themes"):
        for row in both.dossier[part]:
            yield told_of(both, "subjects", row["id"])


def _stands_in_guide(both: Both, words: str) -> bool:
    return any(words in words_of(entry) for entry in both.site.entries.values())
