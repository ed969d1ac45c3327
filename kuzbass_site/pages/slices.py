"""What of the site the page of one entry may see: its slice. Its key tells whether the page can have changed.

The page is made from the slice alone, in which others are only cards. So nothing that is not in the slice can
be on the page, and a page whose slice has the key it had before is the page it was before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import PurePosixPath
from typing import TypeVar

from msgspec import Struct, structs

from kuzbass_site.faces import card_of
from kuzbass_site.i18n import N_
from kuzbass_site.illustrated import pictures_of
from kuzbass_site.models.body import Body
from kuzbass_site.models.entry import Entry, Location, Translation
from kuzbass_site.models.history import History
from kuzbass_site.models.page import Page
from kuzbass_site.packing import pack, sum_of
from kuzbass_site.pages import entries
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.views import Card
from kuzbass_site.site import Near, Site
from kuzbass_site.turns import Turn

T = TypeVar("T")
Words = Callable[[str], Mapping[str, Body]]
"""The bodies of a subject with all their words, by the path of the file."""

OWN = N_("the files of the entry")
JOINS = N_("which others are near, related, before, after or lead to it")
CARDS = N_("the title, summary, status or first date of another that it shows")
CLAIMS = N_("the claims about it")
SOURCES = N_("the sources that it cites")
HISTORY = N_("the day of its last change")
PICTURES = N_("the pictures on it")


class Joins(Struct, frozen=True, array_like=True):
    """What joins one entry to others: all that a slice takes from the site beside its values."""

    others: tuple[str, ...]
    """Those whose card or name the page may show; claims it leads to among them."""
    before: str
    after: str
    members: tuple[str, ...]
    backlinks: tuple[str, ...]
    related: tuple[str, ...]
    tours: tuple[str, ...]
    claims: tuple[str, ...]
    nearby: tuple[Near, ...]
    turns: tuple[Turn, ...]
    legs: tuple[Near | None, ...]
    places: tuple[Location | None, ...]


class Slices:
    """The slices of all entries of a site whose guide knows its faces.

    *neighbours* are the ids before and after each in its collection, where the site is too small to tell.
    """

    def __init__(
        self, site: Site, words: Words, neighbours: Mapping[str, tuple[str, str]] | None = None
    ) -> None:
        self._site = site
        self._words = words
        self._cards: dict[str, Entry] = {}
        self._shown: defaultdict[str, dict[str, Card]] = defaultdict(dict)
        if neighbours is not None:
            self._neighbours = neighbours

    def ids(self) -> Iterator[str]:
        """The entries with a page of their own kind, in the order of the site."""
        return (id_ for id_ in self._site.entries if not id_.startswith("pages/"))

    def key(self, id_: str) -> dict[str, bytes]:
        """What tells this slice from any other, of this entry and of earlier builds, by kinds of things."""
        site, faces = self._site, self._site.guide.faces
        claims = site.claims_about.get(id_, ())
        others = self._others(id_)
        return {
            OWN: faces[id_].whole,
            JOINS: sum_of(pack(self.joins(id_))),
            CARDS: sum_of(*(part for other in others for part in (other.encode(), faces[other].card))),
            CLAIMS: sum_of(*(part for claim in claims for part in (claim.encode(), faces[claim].whole))),
            SOURCES: sum_of(*map(self._source_digests.__getitem__, self._keys(id_))),
            HISTORY: sum_of(pack([site.guide.history.changed.get(path) for path in self._paths(id_)])),
            PICTURES: sum_of(pack([site.guide.pictures[name] for name in self._pictures(id_)])),
        }

    def page(self, id_: str, lang: str) -> Page:
        """The page of an entry in a language, made from its slice."""
        narrow = self.narrow(id_)
        before, after = self._neighbours[id_]
        return entries.page(Reader(narrow, lang, self._shown[lang]), narrow.entries[id_], before, after)

    def narrow(self, id_: str) -> Site:
        """The site as the page of this entry may see it."""
        site, guide = self._site, self._site.guide
        words = self._words(id_)
        others = self._others(id_)
        claims = site.claims_about.get(id_, ())
        own = site.entries[id_]
        shown = {other: self._card(other) for other in others if other in site.entries}
        shown[id_] = structs.replace(own, body=words.get(str(own.path), own.body))
        translations = {}
        for lang in self._languages:
            for other in (*others, *claims, id_):
                found = site.translations.get((other, lang))
                if found is not None:
                    translations[other, lang] = _translation(
                        found, own=other == id_, words=words, claims=claims
                    )
        return Site(
            guide=replace(
                guide,
                sources={key: guide.sources[key] for key in self._keys(id_)},
                images=frozenset(),
                pictures={name: guide.pictures[name] for name in self._pictures(id_)},
                entries=(),
                claims=(),
                translations=(),
                unfinished=(),
                glossary=(),
                history=History(
                    changed={p: d for p in self._paths(id_) if (d := guide.history.changed.get(p))}
                ),
                faces={},
            ),
            entries=shown,
            claims={claim: site.claims[claim] for claim in claims},
            translations=translations,
            collections={},
            members=_only(site.members, id_),
            backlinks=_only(site.backlinks, id_),
            nearby=_only(site.nearby, id_),
            related=_only(site.related, id_),
            tours=_only(site.tours, id_),
            turns=_only(site.turns, id_),
            legs=_only(site.legs, id_),
            places=_only(site.places, id_),
            claims_about=_only(site.claims_about, id_),
            tags={},
            decades={},
            statuses={},
            uses={},
            copies={},
        )

    def joins(self, id_: str) -> Joins:
        """What joins an entry to others."""
        site = self._site
        return Joins(
            self._others(id_),
            *self._neighbours[id_],
            site.members.get(id_, ()),
            site.backlinks.get(id_, ()),
            site.related.get(id_, ()),
            site.tours.get(id_, ()),
            site.claims_about.get(id_, ()),
            site.nearby.get(id_, ()),
            site.turns.get(id_, ()),
            site.legs.get(id_, ()),
            site.places.get(id_, ()),
        )

    def _others(self, id_: str) -> tuple[str, ...]:
        """Those of whom the page shows a card, a link or a leg of a tour; claims as far as it leads to them."""
        site, faces = self._site, self._site.guide.faces
        claims = site.claims_about.get(id_, ())
        found: Iterable[str] = (
            *faces[id_].leads,
            *(lead for claim in claims for lead in faces[claim].leads),
            *site.members.get(id_, ()),
            *site.backlinks.get(id_, ()),
            *site.related.get(id_, ()),
            *site.tours.get(id_, ()),
            *(
                stop.entry.id
                for turn in site.turns.get(id_, ())
                for stop in (turn.before, turn.after)
                if stop
            ),
            *(near.id for near in site.nearby.get(id_, ())),
            *self._neighbours[id_],
        )
        there = (other for other in dict.fromkeys(found) if other != id_ and other not in claims)
        return tuple(other for other in there if other in site.entries or other in site.claims)

    def _card(self, id_: str) -> Entry:
        if id_ not in self._cards:
            self._cards[id_] = card_of(self._site.entries[id_])
        return self._cards[id_]

    def _keys(self, id_: str) -> list[str]:
        """The sources that the page may refer to, with those that they are copies of."""
        sources, faces = self._site.guide.sources, self._site.guide.faces
        cites = (
            *faces[id_].cites,
            *(k for c in self._site.claims_about.get(id_, ()) for k in faces[c].cites),
        )
        found: dict[str, None] = {}
        waiting = list(cites)
        while waiting:
            key = waiting.pop()
            if key in sources and key not in found:
                found[key] = None
                waiting += sources[key].derived_from
        return sorted(found)

    def _paths(self, id_: str) -> list[PurePosixPath]:
        site = self._site
        translations = (site.translations.get((id_, lang)) for lang in self._languages)
        return [site.entries[id_].path, *(each.path for each in translations if each)]

    def _pictures(self, id_: str) -> list[str]:
        """The photographs that the page shows or leads to, those in claims about the entry among them."""
        site = self._site
        if not site.guide.pictures:
            return []
        names = {name for each in (id_, *site.claims_about.get(id_, ())) for name in pictures_of(site, each)}
        return sorted(names & site.guide.pictures.keys())

    @cached_property
    def _languages(self) -> tuple[str, ...]:
        """The languages of the translations."""
        return tuple(dict.fromkeys(lang for _, lang in self._site.translations))

    @cached_property
    def _source_digests(self) -> Mapping[str, bytes]:
        return {key: sum_of(pack(source)) for key, source in self._site.guide.sources.items()}

    @cached_property
    def _neighbours(self) -> Mapping[str, tuple[str, str]]:
        found: dict[str, tuple[str, str]] = {}
        for several in self._site.collections.values():
            ids = ["", *(entry.id for entry in several), ""]
            found |= {id_: (ids[n], ids[n + 2]) for n, id_ in enumerate(ids[1:-1])}
        return found


def _only(mapping: Mapping[str, T], id_: str) -> dict[str, T]:
    return {id_: mapping[id_]} if id_ in mapping else {}


def _translation(
    found: Translation, *, own: bool, words: Mapping[str, Body], claims: Iterable[str]
) -> Translation:
    if own:
        return structs.replace(found, body=words.get(str(found.path), found.body))
    return found if found.of in claims else card_of(found)
