"""An entry of the guide: one landmark, town, sector, theme, tour or page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from msgspec import Struct, field

from kuzbass_site.geo import Coordinates
from kuzbass_site.models.body import Body
from kuzbass_site.models.files import Span
from kuzbass_site.models.stated import Event, Fact, Stated
from kuzbass_site.models.waiver import Waiver

STATUSES = (
    "working",
    "part-working",
    "museum",
    "reused",
    "inhabited",
    "disused",
    "ruin",
    "gone",
    "not-identified",
)
ACCESS = ("open", "guided", "by-arrangement", "outside-only", "from-public-street", "none", "unknown")
VERDICTS = ("supported", "contradicted", "misleading", "unverifiable")


class Reference(Struct, frozen=True, array_like=True):
    """The id of another entry, ``towns/kaltan``, as an editor wrote it."""

    id: str
    span: Span = Span(0, 0)


class Names(Struct, frozen=True, kw_only=True, array_like=True):
    """What else the subject is called; ``local`` by language, ``former`` with sources."""

    local: Mapping[str, str] = field(default_factory=dict)
    also: tuple[str, ...] = ()
    former: tuple[Stated, ...] = ()


class Location(Struct, frozen=True, kw_only=True, array_like=True):
    """Where the subject is, and how far off the point may be (metres)."""

    point: Coordinates
    accuracy: float
    sources: tuple[Reference, ...] = ()
    note: str = ""


class Visit(Struct, frozen=True, kw_only=True, array_like=True):
    """What a visitor has to know; ``checked`` says when and how it was verified."""

    checked: Stated
    access: Stated | None = None
    notes: tuple[tuple[str, Stated], ...] = ()


class Figure(Struct, frozen=True, kw_only=True, array_like=True):
    """A picture in ``content/images/`` with what the law and the reader need."""

    file: str
    alt: str
    credit: str
    licence: str
    caption: str = ""
    span: Span = Span(0, 0)


class Stop(Struct, frozen=True, kw_only=True, array_like=True):
    """One stop of a tour: an entry, what to see there and why.

    ``title`` and ``location`` are the stop's own, where it is only a part of the entry or something inside
    it; ``local`` is the title by language.
    """

    entry: Reference
    title: str = ""
    local: Mapping[str, str] = field(default_factory=dict)
    location: Location | None = None
    see: Stated | None = None
    why: Stated | None = None


class Entry(Struct, frozen=True, kw_only=True, array_like=True):
    """One subject of the guide. An entry that exists is correct in itself."""

    path: PurePosixPath
    collection: str
    slug: str
    title: str
    summary: str
    body: Body
    body_line: int = 1
    type: str = ""
    names: Names = Names()
    location: Location | None = None
    status: Stated | None = None
    tags: tuple[Reference, ...] = ()
    part_of: tuple[Reference, ...] = ()
    see_also: tuple[Reference, ...] = ()
    aliases: tuple[Reference, ...] = ()
    facts: tuple[Fact, ...] = ()
    events: tuple[Event, ...] = ()
    visit: Visit | None = None
    figures: tuple[Figure, ...] = ()
    stops: tuple[Stop, ...] = ()
    waive: tuple[Waiver, ...] = ()
    draft: bool = False

    @property
    def id(self) -> str:
        """The entry's name in the guide, ``towns/kaltan``."""
        return f"{self.collection}/{self.slug}"


class Claim(Struct, frozen=True, kw_only=True, array_like=True):
    """What somebody else has said, examined: the verdict, and in the body the evidence."""

    path: PurePosixPath
    slug: str
    says: str
    by: Reference
    about: tuple[Reference, ...]
    verdict: str
    body: Body
    body_line: int = 1
    waive: tuple[Waiver, ...] = ()
    draft: bool = False
    aliases: tuple[Reference, ...] = ()

    @property
    def id(self) -> str:
        """The claim's name in the guide, ``claims/t19``."""
        return f"claims/{self.slug}"


class StopWords(Struct, frozen=True, array_like=True):
    """What is said of a stop in another language; empty where the original's words stay."""

    see: str = ""
    why: str = ""


class Translation(Struct, frozen=True, kw_only=True, array_like=True):
    """An entry or a claim in another language: only what differs. ``title`` is a claim's ``says``.

    ``source_digest`` tells which state of the original it translates; empty when that is not said.
    """

    path: PurePosixPath
    of: str
    lang: str
    title: str
    summary: str
    body: Body
    body_line: int = 1
    stops: tuple[StopWords, ...] = ()
    stops_span: Span = Span(0, 0)
    source_digest: str = ""
    digest_span: Span = Span(0, 0)
    waive: tuple[Waiver, ...] = ()
    draft: bool = False
