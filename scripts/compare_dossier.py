"""Say what of the research dossier the guide lacks or contradicts.

    python scripts/compare_dossier.py             # what is missing; nothing missing: exit 0, else 1
    python scripts/compare_dossier.py --all       # and what is only worth knowing

``scripts/dossier_entries.yaml`` says where the guide tells what. Where the guide rightly goes another way,
``scripts/dossier_exceptions.yaml`` says why: by family and id (``kaltan/2025``, or ``kaltan`` for all of
them). An exception that nothing needs is reported.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dossier import DOSSIER, ENTRIES, EXCEPTIONS, ROOT, evidence, figures, load, placed, telling
from dossier.checked import Both, Checked, Family
from import_sources import CORRECTIONS, imported

from kuzbass_site.build import load as load_site

FAMILIES: Mapping[str, Family] = {
    "claims": evidence.claims,
    "sources": evidence.registry,
    "headings": telling.headings,
    "towns": placed.towns,
    "population": figures.population,
    "sites": placed.sites,
    "places": placed.places,
    "monuments": telling.monuments,
    "people": telling.people,
    "stories": telling.stories,
    "trails": placed.trails,
    "events": figures.events,
    "series": figures.series,
    "unsourced": figures.unsourced,
    "gaps": evidence.gaps,
}

Exceptions = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Result:
    """What one family of the dossier's facts came to; ``unused`` are exceptions that nothing needs."""

    family: str
    checked: tuple[Checked, ...]
    excused: tuple[Checked, ...]
    missing: tuple[Checked, ...]
    unused: tuple[str, ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what is missing, family by family; the exit code says whether anything is."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--root", type=Path, default=ROOT, help="the guide's folder")
    parser.add_argument("--all", action="store_true", help="show what is only worth knowing, too")
    given = parser.parse_args(arguments)
    results = compare(both(given.root), load(EXCEPTIONS))
    print("\n".join(lines(results, everything=given.all)))
    return 1 if any(result.missing for result in results) else 0


def both(root: Path) -> Both:
    """The dossier, and the guide in *root* without its drafts."""
    site, _ = load_site(root)
    return Both(dossier=load(DOSSIER), site=site, table=load(ENTRIES), sources=imported(DOSSIER, CORRECTIONS))


def compare(both: Both, exceptions: Exceptions, families: Mapping[str, Family] = FAMILIES) -> list[Result]:
    """Look for everything the dossier knows in the guide."""
    return [_result(name, family(both), exceptions.get(name, {})) for name, family in families.items()]


def _result(name: str, found: Iterable[Checked], exceptions: Mapping[str, str]) -> Result:
    checked = tuple(found)
    lacking = [each for each in checked if each.lacks]
    needed = {each: _exception(each.id, exceptions) for each in lacking}
    return Result(
        family=name,
        checked=checked,
        excused=tuple(each for each in lacking if needed[each]),
        missing=tuple(each for each in lacking if not needed[each]),
        unused=tuple(id_ for id_ in exceptions if id_ not in needed.values()),
    )


def _exception(id_: str, exceptions: Mapping[str, str]) -> str:
    """The exception that covers an id: its own, or that of what stands before one of its slashes."""
    parts = id_.split("/")
    return next((each for n in range(len(parts), 0, -1) if (each := "/".join(parts[:n])) in exceptions), "")


def lines(results: Iterable[Result], *, everything: bool = False) -> Iterator[str]:
    """The report: each family with its counts, and below it what is missing and where it would stand."""
    for result in results:
        total = len(result.checked)
        excused = f", {len(result.excused)} by exception" if result.excused else ""
        yield f"{result.family}: {total - len(result.missing)} of {total}{excused}"
        for each in result.missing:
            yield from (f"  {each.id}  {each.where}: {lack}" for lack in each.lacks)
        for id_ in result.unused:
            yield f"  {id_}  {EXCEPTIONS.name}: nothing needs this exception"
        for each in result.checked if everything else ():
            yield from (f"  ({each.id}  {each.where}: {drop})" for drop in each.drops)


if __name__ == "__main__":
    sys.exit(main())
