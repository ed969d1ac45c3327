"""Which slices of the site an edit can have touched, told without looking at all of them.

What joins entries to others is held against what it was as a whole. As long as it is the same, only the
entries whose own files changed are touched, those that show them, and those whose neighbours in the order of
their collection are others now.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from kuzbass_site.packing import pack, sum_of
from kuzbass_site.record import Standing
from kuzbass_site.site import Site


def standing(site: Site) -> Standing:
    """How the entries of a site whose guide knows its faces stand now."""
    guide = site.guide
    mappings = (
        site.members, site.backlinks, site.nearby, site.related, site.tours, site.turns, site.legs, site.places,
        site.claims_about, guide.sources, guide.pictures,
    )  # fmt: skip
    days = sorted((str(path), day) for path, day in guide.history.changed.items())
    return Standing(
        {id_: face.whole for id_, face in guide.faces.items()},
        tuple(tuple(entry.id for entry in several) for several in site.collections.values()),
        sum_of(
            pack(sorted(site.entries)),
            pack(sorted(site.claims)),
            pack(sorted(site.translations)),
            pack(days),
            *(pack(sorted(mapping.items(), key=_first)) for mapping in mappings),
        ),
    )


def touched(before: Standing, now: Standing, site: Site) -> set[str] | None:
    """The ids of the entries whose slices may be others now; None if that can be all."""
    if before.joints != now.joints:
        return None
    changed = {id_ for id_, whole in now.wholes.items() if before.wholes.get(id_) != whole}
    return changed | _showing(site, changed) | _moved(before.order, now.order)


def _showing(site: Site, changed: AbstractSet[str]) -> set[str]:
    """The ids of those who show one of these."""
    faces = site.guide.faces
    found = {id_ for id_, face in faces.items() if not changed.isdisjoint(face.leads)}
    found |= {id_ for id_, claims in site.claims_about.items() if not found.isdisjoint(claims)}
    for mapping in (site.members, site.backlinks, site.related, site.tours, site.claims_about):
        found |= {id_ for id_, ids in mapping.items() if not changed.isdisjoint(ids)}
    found |= {id_ for id_, near in site.nearby.items() if any(each.id in changed for each in near)}
    for id_, turns in site.turns.items():
        stops = [stop for turn in turns for stop in (turn.before, turn.after) if stop]
        if any(stop.entry.id in changed for stop in stops):
            found.add(id_)
    for several in site.collections.values():
        ids = [entry.id for entry in several]
        for number, id_ in enumerate(ids):
            if id_ in changed:
                found |= {*ids[max(0, number - 1) : number], *ids[number + 1 : number + 2]}
    return found


def _moved(before: Iterable[tuple[str, ...]], now: Iterable[tuple[str, ...]]) -> set[str]:
    """The ids of those who stand between others than they stood."""
    return {id_ for id_, _, _ in _between(now) ^ _between(before)}


def _between(order: Iterable[tuple[str, ...]]) -> set[tuple[str, str, str]]:
    return {between for ids in order for between in zip(ids, ("", *ids[:-1]), (*ids[1:], ""), strict=True)}


def _first(item: tuple[str, object]) -> str:
    return item[0]
