"""The site: entries joined to each other. Every relation a page may show is worked out here, once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import NamedTuple

from kuzbass_site.geo import Nearest, bearing, compass, distance_km
from kuzbass_site.models.body import LinkMark
from kuzbass_site.models.collections import COLLECTIONS
from kuzbass_site.models.entry import Claim, Entry, Location, Stop, Translation
from kuzbass_site.models.guide import Guide
from kuzbass_site.models.settings import GlossaryTerm
from kuzbass_site.models.source import Source
from kuzbass_site.models.stated import Stated
from kuzbass_site.text import sort_key
from kuzbass_site.turns import Turn, place_of, turns

NEARBY = 5
RELATED = 4
NEARBY_KM = 60.0

FIXED = (
    "a-z", "data", "decades", "glossary", "handbook", "map", "offline", "pictures", "search", "share", "sources",
    "static", "statuses", "tags", "timeline", "unknown",
)  # fmt: skip
"""First parts of the addresses that the guide keeps for pages of its own."""


@dataclass(frozen=True, slots=True)
class Near:
    """An entry near another. ``km`` is None when their accuracies leave no distance to speak of."""

    id: str
    km: float | None
    compass: str


class Use(NamedTuple):
    """A place that cites a source: an entry, a claim or, as ``glossary/term``, a word; the part of it."""

    id: str
    part: str


@dataclass(frozen=True, kw_only=True)
class Site:
    """The guide, joined. Ids are ``collection/slug``; every tuple is in the order pages show it."""

    guide: Guide
    entries: Mapping[str, Entry]
    claims: Mapping[str, Claim]
    translations: Mapping[tuple[str, str], Translation]
    collections: Mapping[str, tuple[Entry, ...]]
    members: Mapping[str, tuple[str, ...]]
    backlinks: Mapping[str, tuple[str, ...]]
    nearby: Mapping[str, tuple[Near, ...]]
    related: Mapping[str, tuple[str, ...]]
    tours: Mapping[str, tuple[str, ...]]
    turns: Mapping[str, tuple[Turn, ...]]
    legs: Mapping[str, tuple[Near | None, ...]]
    places: Mapping[str, tuple[Location | None, ...]]
    claims_about: Mapping[str, tuple[str, ...]]
    tags: Mapping[str, tuple[str, ...]]
    decades: Mapping[int, tuple[str, ...]]
    statuses: Mapping[str, tuple[str, ...]]
    uses: Mapping[str, tuple[Use, ...]]
    copies: Mapping[str, tuple[str, ...]]

    def url(self, id_: str, lang: str = "") -> str:
        """The address of an entry or a claim; in *lang* when it is translated, else in the original."""
        collection, slug = id_.split("/", 1)
        prefix = f"/{lang}" if (id_, lang) in self.translations else ""
        return f"{prefix}/{slug}/" if collection == "pages" else f"{prefix}/{collection}/{slug}/"

    def source(self, key: str) -> Source:
        """A source of the registry."""
        return self.guide.sources[key]


Placed = Sequence[tuple[str, Location]]
"""Entries that have a place, by id."""


def assemble(
    guide: Guide,
    *,
    drafts: bool = False,
    nearby: Callable[[Placed], Mapping[str, tuple[Near, ...]]] | None = None,
) -> Site:
    """Order the entries and join them: members, links, neighbours, terms, claims, uses of sources.

    *nearby* is what finds the neighbours, for those who remember them: ``neighbours`` otherwise.
    """
    entries = {entry.id: entry for entry in _ordered(guide.entries) if drafts or not entry.draft}
    claims = {
        claim.id: claim
        for claim in sorted(guide.claims, key=lambda claim: claim.slug)
        if drafts or not claim.draft
    }
    translations = {
        (translation.of, translation.lang): translation
        for translation in sorted(guide.translations, key=lambda each: each.path)
        if (drafts or not translation.draft) and (translation.of in entries or translation.of in claims)
    }
    listed = {id_: entry for id_, entry in entries.items() if entry.collection != "pages"}
    members = _members(listed)
    backlinks = _backlinks(entries)
    # By id: of places equally far off the first by id is the nearer, whatever they are called.
    placed = [(id_, entry.location) for id_, entry in sorted(listed.items()) if entry.location]
    places = {
        id_: tuple(place_of(stop, listed) for stop in entry.stops)
        for id_, entry in listed.items()
        if entry.stops
    }
    return Site(
        guide=guide,
        entries=entries,
        claims=claims,
        translations=translations,
        collections=_collections(entries),
        members=members,
        backlinks=backlinks,
        nearby=(nearby or neighbours)(placed),
        related=_related(listed, members),
        tours=_tours(listed),
        turns=turns(listed),
        legs={id_: _legs(entry.stops, places[id_]) for id_, entry in listed.items() if entry.stops},
        places=places,
        claims_about=_claims_about(entries, claims),
        tags=_grouped((tag.id, id_) for id_, entry in listed.items() for tag in entry.tags),
        decades=_decades(listed),
        statuses=_grouped((entry.status.text, id_) for id_, entry in listed.items() if entry.status),
        uses=uses_of(entries.values(), claims.values(), translations.values(), guide.glossary),
        copies=_grouped(
            (original, key) for key, source in guide.sources.items() for original in source.derived_from
        ),
    )


def _ordered(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda e: (COLLECTIONS.index(e.collection), sort_key(e.title), e.slug))


def _collections(entries: Mapping[str, Entry]) -> dict[str, tuple[Entry, ...]]:
    groups: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries.values():
        groups[entry.collection].append(entry)
    return {name: tuple(group) for name, group in groups.items()}


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    groups: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for key, value in pairs:
        groups[key][value] = None
    return {key: tuple(groups[key]) for key in sorted(groups)}


def _members(entries: Mapping[str, Entry]) -> dict[str, tuple[str, ...]]:
    pairs = [(ref.id, id_) for id_, entry in entries.items() for ref in entry.part_of]
    return _grouped((whole, id_) for whole, id_ in pairs if whole != id_ and whole in entries)


def _backlinks(entries: Mapping[str, Entry]) -> dict[str, tuple[str, ...]]:
    pairs = [(linked, id_) for id_, entry in entries.items() for linked in linked_ids(entry)]
    return _grouped((to, id_) for to, id_ in pairs if to != id_ and to in entries)


def linked_ids(entry: Entry) -> tuple[str, ...]:
    """The ids of the entries that an entry's text links to."""
    found = (target_id(entry.path, mark.target)[0] for mark in entry.body.marks if isinstance(mark, LinkMark))
    return tuple(dict.fromkeys(id_ for id_ in found if id_))


def target_id(path: PurePosixPath, target: str) -> tuple[str, str]:
    """What a link written in the file *path* leads to: (id, anchor); an empty id when it is no entry.

    A link names the file, ``../towns/kaltan.md#today``, or only an anchor of its own file.
    """
    file, _, anchor = target.partition("#")
    if not file:
        return id_of(path), anchor
    if not file.endswith(".md"):
        return "", anchor
    parts: list[str] = [] if file.startswith("/") else list(path.parent.parts)
    for part in file.split("/"):
        if part == "..":
            if not parts:
                return "", anchor
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return _id_of(parts), anchor


def id_of(path: PurePosixPath) -> str:
    """The id of the entry in the file ``content/towns/kaltan.md`` (or of the one it translates)."""
    return _id_of(path.parts)


def _id_of(parts: Sequence[str]) -> str:
    if len(parts) != 3 or parts[0] != "content" or not parts[2].endswith(".md") or parts[2] == ".md":
        return ""
    return f"{parts[1]}/{parts[2].partition('.')[0]}"


def neighbours(placed: Placed) -> dict[str, tuple[Near, ...]]:
    """The nearest of each, the nearest first; of those equally far off, the first in this order."""
    index = Nearest([location.point for _, location in placed])
    nearby = {}
    for number, (id_, here) in enumerate(placed):
        found = []
        for other, km in index.near(number, NEARBY, NEARBY_KM):
            other_id, there = placed[other]
            found.append(_way(other_id, here, there, km))
        nearby[id_] = tuple(found)
    return nearby


def _way(id_: str, here: Location, there: Location, km: float) -> Near:
    """How far *there* is and in which direction, if the two are sure enough to say so."""
    if km * 1000 <= here.accuracy + there.accuracy:
        return Near(id_, None, "")
    return Near(id_, km, compass(bearing(here.point, there.point)))


def _related(
    entries: Mapping[str, Entry], members: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """The entries with most in common: those an editor names first, then by shared tags, then by id.

    One bit set per tag, its bits in the order of the ids: level k holds the entries that share at least k
    tags. No title has a say in it, so editing one changes nobody's relations.
    """
    ids = sorted(entries)
    position = {id_: n for n, id_ in enumerate(ids)}
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for id_, entry in entries.items():
        for tag in entry.tags:
            holders[tag.id].append(position[id_])
    bits = {tag: _bits(held, len(ids)) for tag, held in holders.items()}
    related = {}
    for id_, entry in entries.items():
        chosen = [ref.id for ref in entry.see_also if ref.id in position and ref.id != id_]
        if len(chosen) < RELATED:
            family = (*members.get(id_, ()), *(ref.id for ref in entry.part_of), *chosen, id_)
            seen = _bits([position[other] for other in family if other in position], len(ids))
            levels = _levels([bits[tag] for tag in dict.fromkeys(tag.id for tag in entry.tags)])
            chosen += (ids[n] for n in _lowest(levels, seen, RELATED - len(chosen)))
        related[id_] = tuple(chosen)
    return related


def _bits(positions: Iterable[int], size: int) -> int:
    """The number in which the bits at these positions are set."""
    packed = bytearray(size // 8 + 1)
    for n in positions:
        packed[n >> 3] |= 1 << (n & 7)
    return int.from_bytes(packed, "little")


def _levels(sets: Sequence[int]) -> list[int]:
    """Of some bit sets: the bits that are in all of them, in all but one, and so on to those in any."""
    levels = [0] * (len(sets) + 1)
    for number, each in enumerate(sets, start=1):
        for k in range(number, 1, -1):
            levels[k] |= levels[k - 1] & each
        levels[1] |= each
    return levels[:0:-1]


def _lowest(levels: Iterable[int], seen: int, count: int) -> Iterator[int]:
    """The first positions that are not *seen*, level after level, up to *count*."""
    for level in levels:
        left = level & ~seen
        while left and count:
            lowest = left & -left
            seen |= lowest
            left ^= lowest
            count -= 1
            yield lowest.bit_length() - 1
        if not count:
            return


def _tours(entries: Mapping[str, Entry]) -> dict[str, tuple[str, ...]]:
    pairs = [(stop.entry.id, id_) for id_, entry in entries.items() for stop in entry.stops]
    return _grouped((stop, id_) for stop, id_ in pairs if stop in entries)


def _legs(stops: tuple[Stop, ...], places: Sequence[Location | None]) -> tuple[Near | None, ...]:
    """The way from each stop of a tour to the next; None where one of the two has no place."""
    legs: list[Near | None] = []
    for stop, here, there in zip(stops[1:], places, places[1:], strict=False):
        if here is None or there is None:
            legs.append(None)
        else:
            legs.append(_way(stop.entry.id, here, there, distance_km(here.point, there.point)))
    return tuple(legs)


def _claims_about(entries: Mapping[str, Entry], claims: Mapping[str, Claim]) -> dict[str, tuple[str, ...]]:
    return _grouped(
        (ref.id, claim.id) for claim in claims.values() for ref in claim.about if ref.id in entries
    )


def _decades(entries: Mapping[str, Entry]) -> dict[int, tuple[str, ...]]:
    groups: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for id_, entry in entries.items():
        for event in entry.events:
            for decade in event.date.decades:
                groups[decade][id_] = None
    return {decade: tuple(groups[decade]) for decade in sorted(groups)}


def stated_in(entry: Entry) -> Iterable[tuple[str, Stated]]:
    """Every stated value of an entry with the part it stands in."""
    for fact in entry.facts:
        for stated in fact.stated:
            yield f"facts/{fact.name}", stated
    for event in entry.events:
        yield "events", event.stated
    for former in entry.names.former:
        yield "names", former
    if entry.status:
        yield "status", entry.status
    if entry.visit:
        yield "visit", entry.visit.checked
        if entry.visit.access:
            yield "visit", entry.visit.access
        for _, stated in entry.visit.notes:
            yield "visit", stated
    for stop in entry.stops:
        for said in (stop.see, stop.why):
            if said:
                yield "stops", said


def placed_in(entry: Entry) -> Iterable[tuple[str, Location]]:
    """Every point that an entry gives with the part it stands in: its own, and those of its stops."""
    if entry.location:
        yield "location", entry.location
    for stop in entry.stops:
        if stop.location:
            yield "stops", stop.location


def uses_of(
    entries: Iterable[Entry],
    claims: Iterable[Claim],
    translations: Iterable[Translation],
    glossary: Iterable[GlossaryTerm],
) -> dict[str, tuple[Use, ...]]:
    """Every place that cites a source, by its key. A translation cites as the entry does."""
    uses: defaultdict[str, dict[Use, None]] = defaultdict(dict)
    entries, claims = tuple(entries), tuple(claims)
    for entry in entries:
        id_ = entry.id
        for part, stated in stated_in(entry):
            use = Use(id_, part)
            for citation in stated.citations:
                uses[citation.key][use] = None
        for part, location in placed_in(entry):
            for ref in location.sources:
                uses[ref.id][Use(entry.id, part)] = None
    bearers: list[Entry | Claim | Translation] = [*entries, *claims, *translations]
    for bearer in bearers:
        text = Use(bearer.of if isinstance(bearer, Translation) else bearer.id, "text")
        for citation in bearer.body.citations:
            uses[citation.key][text] = None
    for claim in claims:
        uses[claim.by.id][Use(claim.id, "by")] = None
    for term in glossary:
        for citation in term.citations:
            uses[citation.key][Use(f"glossary/{term.term}", "glossary")] = None
    return {key: tuple(uses[key]) for key in sorted(uses)}
