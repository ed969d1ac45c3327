"""The guide as this project's generator reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from bench import wording
from bench.guide import Claim, Entry, Guide, Head, Source, Stated

LEFT_OUT = (
    "map",
    "timeline",
    "a-z",
    "unknown",
    "data",
    "state",
    "decades",
    "statuses",
    "glossary",
    "offline",
    "og",
)
"""The families of pages that no other generator is asked for."""
PER_PAGE = 50
ADDRESS = "https://guide.example"


def write(guide: Guide, folder: Path) -> None:
    """Write the whole guide into *folder*."""
    content = folder / "content"
    for name in ("claims", "landmarks", "towns", "sectors"):
        (content / name).mkdir(parents=True, exist_ok=True)
    (content / "site.yaml").write_text(settings(), encoding="utf-8")
    sources = "".join(line for source in guide.sources for line in _source(source))
    (content / "sources.yaml").write_text(sources, encoding="utf-8")
    for entry in guide.entries():
        (content / f"{entry.head.id}.md").write_text(entry_text(entry), encoding="utf-8")
    for claim in guide.claims():
        (content / "claims" / f"{claim.slug}.md").write_text(claim_text(claim), encoding="utf-8")


def path(head: Head) -> str:
    """Where the entry stands, from the guide's folder."""
    return f"content/{head.id}.md"


def settings() -> str:
    """``content/site.yaml``."""

    def label(name: str) -> str:
        return name.replace("-", " ").capitalize()

    lines = [
        "title: {en: Works and days}",
        "tagline: {en: A guide that was made to measure}",
        "description: {en: Mills, bridges and towns that nobody built.}",
        f"url: {ADDRESS}",
        "languages: [en]",
        "frame: {south: 50, west: -6.5, north: 58.7, east: 1.9}",
        f"per-page: {PER_PAGE}",
        f"without: [{', '.join(LEFT_OUT)}]",
        "collections:",
        "  landmarks: {label: {en: Landmark}, plural: {en: Landmarks}, intro: {en: Works and bridges.}}",
        "  towns: {label: {en: Town}, plural: {en: Towns}, intro: {en: Where they stand.}}",
        "  sectors: {label: {en: Sector}, plural: {en: Sectors}, intro: {en: What was made.}}",
        "  claims: {label: {en: Claim}, plural: {en: Claims}, intro: {en: What has been said.}}",
        "types:",
        *(f"  {name}: {{label: {{en: {label(name)}}}}}" for name in wording.TYPES),
        "tags:",
        *(f"  {name}: {{label: {{en: {label(name)}}}}}" for name in wording.TAGS),
        "facts:",
        "  founded: {kind: date, label: {en: Founded}, words: {en: [founded]}}",
        "  closed: {kind: date, label: {en: Closed}}",
        "  capacity: {kind: quantity, label: {en: Capacity}}",
        "  employees: {kind: number, label: {en: Employees}}",
        "  operator: {kind: text, label: {en: Operator}}",
        "  architect: {kind: text, label: {en: Architect}}",
        "licences:",
        "  - {what: {en: Text of the guide}, name: CC BY 4.0}",
    ]
    return "\n".join(lines) + "\n"


def entry_text(entry: Entry) -> str:
    """The file of an entry."""
    return "\n".join(("---", *_front(entry), "---", entry.body, ""))


def claim_text(claim: Claim) -> str:
    """The file of a claim."""
    about = ", ".join(head.id for head in claim.about)
    return f"---\nsays: {claim.says}\nby: {claim.by}\nabout: [{about}]\nverdict: {claim.verdict}\n---\n{claim.body}\n"


def _front(entry: Entry) -> Iterator[str]:
    yield f"title: {entry.head.title}"
    yield f"summary: {entry.summary}"
    yield f"type: {entry.type}"
    yield f"names:\n  ru: {entry.local}"
    yield f"location:\n  lat: {entry.lat:.5f}\n  lon: {entry.lon:.5f}\n  accuracy: {entry.accuracy}"
    yield f"  sources: [{entry.located}]"
    yield f"status: {_stated(entry.status)}"
    yield f"tags: [{', '.join(entry.tags)}]"
    if entry.part_of:
        yield f"part-of: [{', '.join(head.id for head in entry.part_of)}]"
    yield "facts:"
    yield from (f"  {fact.name}: {_stated(fact)}" for fact in entry.facts)
    yield "events:"
    yield from (f"  - {_stated(event)}" for event in entry.events)
    yield f"visit:\n  checked: {entry.checked} (read, not visited)"
    yield from (f"  {row.name}: {_stated(row)}" for row in entry.visit)


def _stated(stated: Stated) -> str:
    note = f" ({stated.note})" if stated.note else ""
    return f"{stated.value} {cited(stated.keys)}{note}"


def cited(keys: Iterable[str]) -> str:
    """The mark that cites."""
    return f"[{'; '.join(f'@{key}' for key in keys)}]"


def _source(source: Source) -> Iterator[str]:
    yield f"{source.key}:\n  title: {source.title}\n  publisher: {source.publisher}\n"
    yield f"  issued: {source.issued}\n  URL: {source.url}\n  tier: {source.tier}\n"
    if source.copies:
        yield f"  derived-from: [{source.copies}]\n"
