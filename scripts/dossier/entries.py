"""From the dossier's ids to those of the guide's entries."""

from __future__ import annotations

from dossier import Dossier, Row, Table, text
from kuzbass_site.text import slug

PEOPLE = "themes/people-of-the-basin"


def claim(id_: str) -> str:
    """``K01`` is told in ``claims/k01``."""
    return f"claims/{id_.lower()}"


def town(id_: str) -> str:
    """``leninsk_kuznetsky`` is told in ``towns/leninsk-kuznetsky``."""
    return f"towns/{id_.replace('_', '-')}"


def trail(id_: str) -> str:
    """``red_hill_walk`` is told in ``tours/red-hill-walk``."""
    return f"tours/{id_.replace('_', '-')}"


def person(row: Row) -> str:
    """A person is told of under a heading with the name."""
    return f"{PEOPLE}#{slug(text(row, 'name'))}"


def gap(words: str) -> str:
    """The id of a gap: its first four words."""
    return "-".join(slug(words).split("-")[:4])


def subject(id_: str, dossier: Dossier, table: Table) -> str:
    """The entry a claim is about, or an event happened in."""
    if any(row["id"] == id_ for row in dossier["towns"]):
        return town(id_)
    return str(table["subjects"][id_])


def site(id_: str, table: Table) -> str:
    """The entry of a heritage site or a place; empty where it has none of its own."""
    return str(table["heritage_sites"].get(id_) or table["places"].get(id_) or "")


def stops(trail_row: Row, dossier: Dossier, table: Table) -> list[str]:
    """The entries a trail stops at, one for each stop.

    A place without an entry is seen in its town; a stop that names no place, in the town of the stop before.
    """
    places = {row["id"]: row for part in ("heritage_sites", "places") for row in dossier[part]}
    towns = {row["name_en"]: row["id"] for row in dossier["towns"]}
    found, here = list[str](), ""
    for stop in trail_row["stops"]:
        place = text(stop, "place_id")
        here = places[place]["town"] if place else towns.get(stop["place"], here)
        found.append(site(place, table) or town(here))
    return found
