"""Correct values with sensible defaults, for tests that care about one thing.

Say what the test is about and leave out the rest::

    site(entry("towns/kaltan", tags=["coal"]), entry("themes/growth"))

What a factory is not told it makes up so that the whole is correct: ``guide`` registers every source, tag,
type and fact that its entries use. Any other field of the value can be given by its name.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any, TypeVar

import msgspec

from kuzbass_site import dates, frontmatter
from kuzbass_site.frontmatter import Document
from kuzbass_site.geo import Coordinates
from kuzbass_site.models.body import Body, Citation, CitationMark, LinkMark, Mark
from kuzbass_site.models.collections import COLLECTIONS
from kuzbass_site.models.entry import Claim, Entry, Location, Reference, Stop, Translation
from kuzbass_site.models.files import SourceFile, Span
from kuzbass_site.models.guide import Guide
from kuzbass_site.models.history import History
from kuzbass_site.models.settings import Config, FactName, Frame, Label, Term
from kuzbass_site.models.source import Source
from kuzbass_site.models.stated import Event, Fact, Kind, Point, Quantity, Stated, Value
from kuzbass_site.problems import Problem
from kuzbass_site.site import Site, assemble

T = TypeVar("T")
TODAY = date(2026, 11, 22)
SPAN = Span(1, 1, 2)


def label(english: str, russian: str = "") -> Label:
    """A text in English and Russian; without its Russian it says that it is Russian."""
    return {"en": english, "ru": russian or f"{english} (рус.)"}


def references(*ids: str) -> tuple[Reference, ...]:
    """Ids of other entries, tags or sources."""
    return tuple(Reference(id_, SPAN) for id_ in ids)


def cited(*keys: str) -> tuple[Citation, ...]:
    """Citations of sources; ``key, p. 12`` has a locator."""
    return tuple(Citation(key, place.strip()) for key, _, place in (text.partition(",") for text in keys))


def body(*parts: str | Mark, text: str = "") -> Body:
    """A body of finished HTML and marks; the plain text is that of the HTML unless it is given."""
    return Body(parts=parts, text=text or "".join(part for part in parts if isinstance(part, str)))


def link_mark(target: str) -> LinkMark:
    """A link to a file as an editor writes it, ``../towns/kaltan.md#today``."""
    return LinkMark(target, SPAN)


def citation_mark(*keys: str) -> CitationMark:
    """A citation in a text."""
    return CitationMark(cited(*keys), SPAN)


def stated(text: str, *keys: str, kind: Kind = Kind.TEXT, note: str = "", **fields: Any) -> Stated:
    """A value as the source ``a_source`` states it, or those in *keys*; ``unknown`` has no value."""
    value: Value | None = None
    if text != "unknown":
        value = _value(text, kind)
    fields.setdefault("value", value)
    fields.setdefault("citations", cited(*(keys or ("a_source",))))
    return Stated(text=text, note=note, span=SPAN, **fields)


def fact(name: str, *readings: str | Stated, kind: Kind = Kind.DATE, **fields: Any) -> Fact:
    """A fact; several readings say why they differ."""
    values = tuple(stated(each, kind=kind) if isinstance(each, str) else each for each in readings)
    if len(values) > 1:
        fields.setdefault("why", "The sources count from different things.")
    return Fact(name=name, kind=kind, readings=values, span=SPAN, **fields)


def series(name: str, points: Mapping[str, str], kind: Kind = Kind.NUMBER) -> Fact:
    """A fact that changes: a value for each date."""
    found = tuple(Point(dates.parse(when), stated(value, kind=kind)) for when, value in points.items())
    return Fact(name=name, kind=kind, points=found, span=SPAN)


def event(when: str, what: str = "something happens", *keys: str) -> Event:
    """Something that happened."""
    return Event(dates.parse(when), what, stated(when, *keys, kind=Kind.DATE, note=what))


def location(lat: float, lon: float, accuracy: float = 1000.0, *keys: str, note: str = "") -> Location:
    """A place, by default one kilometre sure, as ``a_gazetteer`` has it."""
    point = Coordinates(lat, lon)
    return Location(
        point=point, accuracy=accuracy, sources=references(*(keys or ("a_gazetteer",))), note=note
    )


def stop(id_: str, **fields: Any) -> Stop:
    """A stop of a tour."""
    return Stop(entry=Reference(id_, SPAN), **fields)


def entry(
    id_: str = "towns/kaltan",
    *,
    at: tuple[float, float] | Location | None = None,
    status: str | Stated | None = None,
    tags: Iterable[str] = (),
    part_of: Iterable[str] = (),
    see_also: Iterable[str] = (),
    aliases: Iterable[str] = (),
    stops: Iterable[str | Stop] = (),
    facts: Mapping[str, str] | Iterable[Fact] = (),
    text: str | Body = "",
    **fields: Any,
) -> Entry:
    """An entry; path, slug and title follow from the id. *facts* may map names to dates."""
    collection, slug = id_.split("/")
    if collection not in COLLECTIONS or collection == "claims":
        raise ValueError(f"no collection of entries: {collection}")
    title = slug.replace("-", " ").capitalize()
    fields = {
        "path": PurePosixPath("content", collection, f"{slug}.md"),
        "title": title,
        "summary": f"{fields.get('title', title)} in one sentence.",
        **fields,
    }
    return Entry(
        collection=collection,
        slug=slug,
        location=location(*at) if isinstance(at, tuple) else at,
        status=stated(status) if isinstance(status, str) else status,
        tags=references(*tags),
        part_of=references(*part_of),
        see_also=references(*see_also),
        aliases=references(*aliases),
        stops=tuple(stop(each) if isinstance(each, str) else each for each in stops),
        facts=tuple(fact(*pair) for pair in facts.items()) if isinstance(facts, Mapping) else tuple(facts),
        body=text if isinstance(text, Body) else body(text),
        **fields,
    )


def claim(slug: str = "t01", *about: str, text: str | Body = "", by: str = "a_text", **fields: Any) -> Claim:
    """A claim that has been examined, about ``towns/kaltan`` unless told otherwise."""
    fields = {
        "path": PurePosixPath("content", "claims", f"{slug}.md"),
        "says": f"What {slug} says.",
        "verdict": "contradicted",
        **fields,
    }
    return Claim(
        slug=slug,
        by=Reference(by, SPAN),
        about=references(*(about or ("towns/kaltan",))),
        body=text if isinstance(text, Body) else body(text or "The record.", citation_mark("a_source")),
        **fields,
    )


def translation(
    of: str = "towns/kaltan", lang: str = "ru", *, text: str | Body = "", **fields: Any
) -> Translation:
    """An entry or a claim in another language."""
    collection, slug = of.split("/")
    title = f"{slug} ({lang})"
    fields = {
        "path": PurePosixPath("content", collection, f"{slug}.{lang}.md"),
        "title": title,
        "summary": f"{fields.get('title', title)}, summary.",
        **fields,
    }
    return Translation(of=of, lang=lang, body=text if isinstance(text, Body) else body(text), **fields)


def source(key: str = "a_source", **fields: Any) -> Source:
    """A source of tier A with an address."""
    fields = {"title": f"The work {key}", "tier": "A", "url": f"https://example.org/{key}", **fields}
    return Source(key=key, **fields)


def config(**fields: Any) -> Config:
    """The settings of a guide in English and Russian."""
    fields = {
        "title": label("A guide", "Путеводитель"),
        "tagline": label("All of it true", "Всё правда"),
        "description": label("Places and where their facts come from.", "Места и источники."),
        "url": "https://guide.example",
        "languages": ("en", "ru"),
        "frame": Frame(52.0, 84.3, 56.95, 89.6),
        "collections": {
            name: Term(name=name, label=label(name[:-1]), plural=label(name)) for name in COLLECTIONS
        },
        **fields,
    }
    return Config(**fields)


def replace(value: T, **changes: Any) -> T:
    """The value with other fields, whichever kind of value it is."""
    if isinstance(value, msgspec.Struct):
        return msgspec.structs.replace(value, **changes)
    return dataclasses.replace(value, **changes)  # type: ignore[type-var]


def guide(*items: Entry | Claim | Translation, **fields: Any) -> Guide:
    """A guide of these; sources, and settings for tags, types and facts, are made where they are not given."""
    entries = tuple(item for item in items if isinstance(item, Entry))
    bare = Guide(
        config=config(**_vocabulary(entries)),
        sources={},
        entries=entries,
        claims=tuple(item for item in items if isinstance(item, Claim)),
        translations=tuple(item for item in items if isinstance(item, Translation)),
        today=TODAY,
    )
    sources = {key: source(key) for key in assemble(bare, drafts=True).uses}
    return replace(bare, **{"sources": sources, **fields})


def site(*items: Entry | Claim | Translation, drafts: bool = False, **fields: Any) -> Site:
    """The site of such a guide."""
    return assemble(guide(*items, **fields), drafts=drafts)


def document(text: str, path: str = "content/towns/kaltan.md") -> Document:
    """The document in a file of this text, which has to be sound as a file; YAML by its name."""
    read = frontmatter.parse if path.endswith(".md") else frontmatter.parse_yaml
    found, problems = read(SourceFile(PurePosixPath(path), text.encode()))
    if found is None or problems:
        raise ValueError(f"no document: {problems}")
    return found


def codes(problems: Iterable[Problem]) -> list[str]:
    """The codes of the problems, in their order."""
    return [problem.code for problem in problems]


def history(changed: Mapping[str, str], created: Mapping[str, str] | None = None) -> History:
    """When files were changed and made: ``{"content/towns/kaltan.md": "2026-01-31"}``."""
    return History(changed=_days(changed), created=_days(changed if created is None else created))


def _value(text: str, kind: Kind) -> Value:
    match kind:
        case Kind.DATE:
            return dates.parse(text)
        case Kind.NUMBER:
            return Quantity(Decimal(text))
        case Kind.QUANTITY if " " in text:
            amount, _, unit = text.partition(" ")
            return Quantity(Decimal(amount), unit)
        case _:
            return text


def _days(texts: Mapping[str, str]) -> dict[PurePosixPath, date]:
    return {PurePosixPath(path): date.fromisoformat(day) for path, day in texts.items()}


def _vocabulary(entries: Iterable[Entry]) -> dict[str, Any]:
    entries = tuple(entries)
    tags = sorted({tag.id for each in entries for tag in each.tags})
    types = sorted({each.type for each in entries if each.type})
    facts = {each.name: each.kind for one in entries for each in one.facts}
    return {
        "tags": {name: Term(name=name, label=label(name.capitalize())) for name in tags},
        "types": {name: Term(name=name, label=label(name.capitalize()), drawing="other") for name in types},
        "facts": {
            name: FactName(name=name, kind=facts[name], label=label(name.capitalize()))
            for name in sorted(facts)
        },
    }
