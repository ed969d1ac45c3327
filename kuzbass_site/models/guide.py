"""Everything read, before it is joined: what ``assemble`` makes a site of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from msgspec import Struct

from kuzbass_site.models.chapter import Chapter
from kuzbass_site.models.entry import Claim, Entry, Translation
from kuzbass_site.models.geography import Geography
from kuzbass_site.models.history import History
from kuzbass_site.models.picture import Picture
from kuzbass_site.models.settings import Config, GlossaryTerm
from kuzbass_site.models.source import Sources


class Face(Struct, frozen=True, array_like=True):
    """Digests of one subject, an original with its translations, for those who want to know what changed.

    ``whole``: of its files; ``shown``: of what any other page may show of it; ``card``: of what its card shows;
    ``checked``: of what the rules of the whole guide look at, places in the text left out. ``cites`` are the keys
    of the sources it cites, ``leads`` the ids that its page leads to by its own words, there or not.
    """

    whole: bytes
    shown: bytes
    card: bytes
    checked: bytes
    cites: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """What the content holds.

    ``broken`` are ids of files that exist but could not be read, ``broken_sources`` the keys of sources
    that could not (None: the whole registry). What leads to any of these is not called dead.
    ``unfinished`` stands in for broken files in the checks alone: what could be read of them.
    ``images`` names all that lies in ``content/images/``, ``pictures`` has the photographs among it by name.
    ``sharing`` tells how pictures to share are drawn; it is empty where there are none.
    Where ``faces`` (by id) tells of a subject, its texts may lack their words: ``Body.face``.
    """

    config: Config
    sources: Sources
    glossary: tuple[GlossaryTerm, ...] = ()
    entries: tuple[Entry, ...] = ()
    claims: tuple[Claim, ...] = ()
    translations: tuple[Translation, ...] = ()
    unfinished: tuple[Entry, ...] = ()
    broken: frozenset[str] = frozenset()
    broken_sources: frozenset[str] | None = frozenset()
    images: frozenset[str] = frozenset()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    drawings: frozenset[str] = frozenset()
    """Names of kinds of places, and ids of the entries that have a drawing of their own."""
    sharing: str = ""
    today: date = date(1970, 1, 1)
    history: History = field(default_factory=History)
    geography: Geography = field(default_factory=Geography)
    faces: Mapping[str, Face] = field(default_factory=dict)
    handbook: tuple[Chapter, ...] = ()
    """The chapters for editors, in their order, those of one language after the other."""
