"""The guide's own settings (``content/site.yaml``) and its glossary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from kuzbass_site.models.body import Citation
from kuzbass_site.models.files import Span
from kuzbass_site.models.stated import Kind

Label = Mapping[str, str]
"""One text in each language of the guide, by language code."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the world the guide's map shows, in degrees."""

    south: float
    west: float
    north: float
    east: float

    def holds(self, lat: float, lon: float) -> bool:
        """Whether a point lies in it."""
        return self.south <= lat <= self.north and self.west <= lon <= self.east


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word of a vocabulary (a tag, a kind of place, a collection): its name and a sentence on it.

    ``travel`` says how the tours of a type are made, ``foot`` or ``road``: times are told for those alone.
    """

    name: str
    label: Label
    intro: Label = field(default_factory=dict)
    plural: Label = field(default_factory=dict)
    drawing: str = ""
    travel: str = ""


NO_CHART = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactName:
    """A fact that entries may state: what its value must be and how it reads.

    Facts over time that name the same ``chart`` are drawn in one; those of the chart ``none`` only stand in
    their table, for their values count different things.
    ``words`` are beginnings of words and phrases by language; a sentence that holds one speaks of the fact.
    ``life``: a date with which the life of a place can begin or end, as the timeline draws it.
    """

    name: str
    kind: Kind
    label: Label
    chart: str = ""
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    life: Literal["", "begins", "ends"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """Under what terms a part of the guide may be reused, and whom to credit."""

    what: Label
    name: str
    url: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryTerm:
    """A word explained; an ``abbreviation`` is marked in the texts with its ``expansion``."""

    term: str
    means: str
    citations: tuple[Citation, ...] = ()
    local: Mapping[str, str] = field(default_factory=dict)
    abbreviation: str = ""
    expansion: str = ""
    span: Span = Span(0, 0)


Family = Literal[
    "map",
    "timeline",
    "a-z",
    "unknown",
    "data",
    "state",
    "decades",
    "statuses",
    "glossary",
    "search",
    "offline",
    "og",
]
"""The families of pages that a guide may leave out: the overview on the home page goes with the map, with
``data`` everything that readers may take along, with ``search`` the index, with ``offline`` all that is kept on their
devices; ``og`` are the pictures to share. Entries, claims, sources and tags are always there."""


MapLink = Literal["openstreetmap", "yandex", "2gis"]


@dataclass(frozen=True, slots=True)
class Admin:
    """Where entries are written in the browser: the repository at its host, or only on the editor's computer.

    Without a ``branch`` it is the one that the host shows first.
    """

    backend: Literal["github", "gitlab", "local"]
    repo: str = ""
    branch: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The guide's settings. ``without`` names the families of pages that it leaves out.

    ``handbook``: the editors' handbook is among the pages.
    ``poster`` says what the guide's own picture of the home page shows; it is empty for that of the theme.
    ``map_links`` name the maps of others to which places lead. ``written_in`` is the language of its texts, where
    that is not the first of those of the interface.
    """

    title: Label
    tagline: Label
    description: Label
    url: str
    languages: tuple[str, ...]
    frame: Frame
    repository: str = ""
    edit: str = ""
    report: str = ""
    per_page: int = 24
    facts: Mapping[str, FactName] = field(default_factory=dict)
    charts: Mapping[str, Label] = field(default_factory=dict)
    tags: Mapping[str, Term] = field(default_factory=dict)
    types: Mapping[str, Term] = field(default_factory=dict)
    collections: Mapping[str, Term] = field(default_factory=dict)
    licences: tuple[Licence, ...] = ()
    featured: tuple[str, ...] = ()
    without: frozenset[Family] = frozenset()
    handbook: bool = False
    written_in: str = ""
    map_links: tuple[MapLink, ...] = ("openstreetmap",)
    poster: Label = field(default_factory=dict)
    admin: Admin | None = None

    @property
    def language(self) -> str:
        """The language of the pages at whose addresses none stands: those of the originals."""
        return self.languages[0]

    @property
    def original(self) -> str:
        """The language of the texts that are not translations."""
        return self.written_in or self.language
