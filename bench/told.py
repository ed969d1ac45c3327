"""The guide for generators that join nothing: what ours works out stands in the front matter of each file.

Texts are the same but for their syntax: a citation is a link to its number in the list of references, a link to a
file the address of its page.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bench.guide import Claim, Entry, Guide, Head, Source, Stated

ADDRESS = "https://guide.example"
PER_PAGE = 50
FEED = 30
LABELS = {"landmarks": "Landmarks", "towns": "Towns", "sectors": "Sectors"}
_LINK = re.compile(r"\]\(\.\./([a-z]+/[a-z0-9-]+)\.md\)")
_MARK = re.compile(r" ?\[(@[^\]]+)\]")
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ,./-]*(?<! )")
_WORDS = frozenset(("true", "false", "yes", "no", "on", "off", "null", "y", "n"))

Fields = dict[str, Any]


@dataclass
class Numbers:
    """The numbers of the sources of one page, in the order in which they are first cited."""

    sources: Mapping[str, Source]
    given: dict[str, int] = field(default_factory=dict)

    def of(self, keys: Iterable[str]) -> list[int]:
        """The numbers of these sources."""
        return [self.given.setdefault(key, len(self.given) + 1) for key in keys]

    def in_text(self, text: str) -> str:
        """A text of the guide, its citations and links as Markdown knows them."""

        def links(match: re.Match[str]) -> str:
            keys = match[1].replace("@", "").split("; ")
            return "".join(f" [{number}](#r{number})" for number in self.of(keys))

        return _LINK.sub(r"](/\1/)", _MARK.sub(links, text))

    def listed(self) -> list[Fields]:
        """The list of references."""
        return [_reference(self.sources[key], number) for key, number in self.given.items()]


@dataclass
class Teller:
    """Puts entries, claims and sources into fields and texts; remembers which source is cited where."""

    guide: Guide
    uses: defaultdict[str, dict[Head, dict[str, None]]] = field(default_factory=lambda: defaultdict(dict))
    claims: defaultdict[str, list[Fields]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self.sources = {source.key: source for source in self.guide.sources}

    def entry(self, entry: Entry) -> tuple[Fields, str]:
        """The front matter of an entry and its text."""
        numbers = Numbers(self.sources)
        head = entry.head
        facts = [_stated(fact, numbers) for fact in entry.facts]
        text = numbers.in_text(entry.body)
        fields: Fields = {
            "title": head.title,
            "slug": head.slug,
            "date": day(head),
            "summary": entry.summary,
            "sort": _label(entry.type),
            "drawing": entry.type,
            "local": entry.local,
            "period": f"Founded {entry.facts[0].value}",
            "tags": list(entry.tags),
            "state": _stated(entry.status, numbers),
            "facts": facts,
            "events": [_stated(event, numbers) for event in entry.events],
            "claims": [self._about(claim, numbers) for claim in self.guide.claims_about(head)],
            "visit": {"checked": entry.checked, "rows": [_stated(row, numbers) for row in entry.visit]},
            "place": {
                "lat": entry.lat,
                "lon": entry.lon,
                "accuracy": entry.accuracy,
                "cites": numbers.of([entry.located]),
            },
            "part_of": [{"url": url(other), "title": other.title} for other in entry.part_of],
        }
        fields["references"] = numbers.listed()
        self._remember(entry)
        return fields, text

    def _about(self, claim: Claim, numbers: Numbers) -> Fields:
        by = self.sources[claim.by]
        return {
            "url": f"/claims/{claim.slug}/",
            "says": claim.says,
            "verdict": claim.verdict,
            "by": {"url": f"/sources/{by.key}/", "title": by.title},
            "evidence": _as_html(numbers.in_text(claim.body)),
        }

    def _remember(self, entry: Entry) -> None:
        def cited(part: str, keys: Iterable[str]) -> None:
            for key in keys:
                self.uses[key].setdefault(entry.head, {})[part] = None

        for fact in entry.facts:
            cited(_label(fact.name), fact.keys)
        cited("Status", entry.status.keys)
        for event in entry.events:
            cited("Events", event.keys)
        for row in entry.visit:
            cited("Visiting", row.keys)
        cited("Position", [entry.located])
        cited("Text", _keys(entry.body))

    def claim(self, claim: Claim) -> tuple[Fields, str]:
        """The front matter of a claim and its text."""
        numbers = Numbers(self.sources)
        text = numbers.in_text(claim.body)
        told = self._about(claim, numbers)
        for key in dict.fromkeys([claim.by, *_keys(claim.body)]):
            self.claims[key].append({"url": told["url"], "title": f"{claim.slug.upper()}: {claim.says}"})
        return {
            "title": claim.says,
            "slug": claim.slug,
            "verdict": claim.verdict,
            "by": told["by"],
            "about": [{"url": url(head), "title": head.title} for head in claim.about],
            "references": numbers.listed(),
        }, text

    def source(self, source: Source) -> Fields:
        """The front matter of a source; call it when all entries and claims have been told."""
        return {
            "title": source.title,
            "slug": source.key,
            "publisher": source.publisher,
            "issued": source.issued,
            "address": source.url,
            "tier": source.tier,
            "copies": source.copies,
            "uses": [
                {"url": url(head), "title": head.title, "parts": ", ".join(parts)}
                for head, parts in self.uses[source.key].items()
            ],
            "claims": self.claims[source.key],
        }


def url(head: Head) -> str:
    """Where the page of an entry is."""
    return f"/{head.id}/"


def day(head: Head) -> str:
    """A day for the feed to go by."""
    return f"{1990 + head.number % 36}-{head.number % 12 + 1:02d}-{head.number % 28 + 1:02d}"


def document(fields: Fields, text: str = "") -> str:
    """A file of front matter and text."""
    return f"---\n{''.join(_yaml(fields, ''))}---\n{text}\n"


def _yaml(fields: Fields, indent: str) -> Iterable[str]:
    for name, value in fields.items():
        if isinstance(value, dict):
            yield f"{indent}{name}:\n"
            yield from _yaml(value, indent + "  ")
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            yield f"{indent}{name}:\n"
            for item in value:
                first, *rest = _yaml(item, indent + "    ")
                yield f"{indent}  - {first.lstrip()}"
                yield from rest
        else:
            yield f"{indent}{name}: {_scalar(value)}\n"


def _scalar(value: object) -> str:
    if isinstance(value, str):
        plain = _PLAIN.fullmatch(value) and value.lower() not in _WORDS
        return value if plain else json.dumps(value, ensure_ascii=False)
    if isinstance(value, Sequence):
        return f"[{', '.join(map(_scalar, value))}]"
    return str(value)


def _stated(stated: Stated, numbers: Numbers) -> Fields:
    return {
        "label": _label(stated.name),
        "value": stated.value,
        "note": stated.note,
        "cites": numbers.of(stated.keys),
    }


def _reference(source: Source, number: int) -> Fields:
    return {
        "number": number,
        "url": f"/sources/{source.key}/",
        "title": source.title,
        "publisher": source.publisher,
        "issued": source.issued,
        "address": source.url,
        "tier": source.tier,
    }


def _as_html(text: str) -> str:
    return "<p>" + re.sub(r"\[([^\]]+)\]\(([^)]+)\)", r'<a href="\2">\1</a>', text) + "</p>"


def _keys(text: str) -> list[str]:
    return re.findall(r"@(s\d+)", text)


def _label(name: str) -> str:
    return name.replace("-", " ").capitalize()
