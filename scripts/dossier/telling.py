"""People, stories, monuments and the headings of the starting texts: things told somewhere in a text."""

from __future__ import annotations

from collections.abc import Iterator

from dossier import Row, entries, rows, sources, text
from dossier.checked import Both, Checked, file_of, told, words_of

MONUMENTS = "themes/listed-monuments"


def people(both: Both) -> Iterator[Checked]:
    """Every person is told of, by default under a heading with the name."""
    for row in both.dossier["people"]:
        yield from _told(both, "people", row, entries.person(row))


def stories(both: Both) -> Iterator[Checked]:
    """Every story is told where the table says."""
    for row in both.dossier["stories"]:
        yield from _told(both, "stories", row, "")


def monuments(both: Both) -> Iterator[Checked]:
    """Every protected monument is named, with its number in the register where that is known."""
    for row in both.dossier["protected_monuments"]:
        for checked in _told(both, "protected_monuments", row, MONUMENTS):
            number = text(row, "register_no")
            missing = number and not _stands_in_guide(both, number)
            lacks = (
                (*checked.lacks, f"the register number {number} stands nowhere") if missing else checked.lacks
            )
            yield Checked(checked.id, checked.where, lacks)


def headings(both: Both) -> Iterator[Checked]:
    """Every landmark, sector and theme of the starting texts has its entry."""
    for id_ in both.table["subjects"]:
        for place in both.places("subjects", id_):
            yield Checked(id_, file_of(place), told(both, place))


def _told(both: Both, part: str, row: Row, default: str) -> Iterator[Checked]:
    keys = {key: None for each in (row, *rows(row, "facts")) for key in sources(each)}
    places = both.places(part, row["id"], default)
    if not places:
        reason = ("the table does not say where this is told",)
        yield Checked(row["id"], "scripts/dossier_entries.yaml", reason)
    for place in places:
        yield Checked(row["id"], file_of(place), told(both, place, keys))


def _stands_in_guide(both: Both, words: str) -> bool:
    return any(words in words_of(entry) for entry in both.site.entries.values())
