"""A guide of any number of entries, each with everything that a real entry has; made anew from its number."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import cycle

from bench import wording

SHARES = {"landmarks": 80, "towns": 12, "sectors": 8}
"""Of a hundred entries, so many are in each collection."""
STATUSES = ("working", "museum", "reused", "inhabited", "disused", "ruin", "gone")
VERDICTS = ("supported", "contradicted", "misleading", "unverifiable")
SPEAKERS = 6
"""So many sources make all the claims."""
EACH_CITES = 8
"""So many sources an entry cites."""
REGISTRY = 40
ONE_IN = 20
"""The guide has forty sources and one more for each twenty entries, and a claim for each twenty."""


@dataclass(frozen=True, slots=True)
class Head:
    """What other entries may say of an entry."""

    number: int
    collection: str
    slug: str
    title: str

    @property
    def id(self) -> str:
        """``landmarks/slug``."""
        return f"{self.collection}/{self.slug}"


@dataclass(frozen=True, slots=True)
class Source:
    """A source of the registry."""

    key: str
    title: str
    publisher: str
    issued: int
    url: str
    tier: str
    copies: str = ""


@dataclass(frozen=True, slots=True)
class Stated:
    """A value with its sources; ``name`` is that of the fact or of the field."""

    name: str
    value: str
    keys: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry. ``body`` is written in the guide's own Markdown: ``[@key]``, links to files."""

    head: Head
    summary: str
    type: str
    local: str
    lat: float
    lon: float
    accuracy: str
    located: str
    status: Stated
    tags: tuple[str, ...]
    part_of: tuple[Head, ...]
    facts: tuple[Stated, ...]
    events: tuple[Stated, ...]
    checked: str
    visit: tuple[Stated, ...]
    body: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim about one or two entries."""

    slug: str
    says: str
    by: str
    about: tuple[Head, ...]
    verdict: str
    body: str


@dataclass(frozen=True)
class Guide:
    """The guide of *size* entries that belongs to a seed."""

    size: int
    seed: int = 7

    def _dice(self, kind: str, number: int) -> random.Random:
        return random.Random(f"{self.seed}:{kind}:{number}")

    @cached_property
    def heads(self) -> list[Head]:
        """The heads of all entries. No two slugs are the same."""
        return [self._head(number) for number in range(self.size)]

    def _head(self, number: int) -> Head:
        dice = self._dice("head", number)
        (collection,) = dice.choices(tuple(SHARES), tuple(SHARES.values()))
        # The first of each collection are given, so that even a small guide has them all.
        collection = (*SHARES, collection)[min(number, len(SHARES))]
        title = wording.title(dice)
        return Head(number, collection, f"{title.lower().replace(' ', '-')}-{number:06d}", title)

    @cached_property
    def towns(self) -> list[Head]:
        """The entries that others are part of."""
        return [head for head in self.heads if head.collection == "towns"]

    @cached_property
    def sources(self) -> list[Source]:
        """The registry: of ten sources three are of tier A, four of B, two of C and one of D."""
        return [self._source(number) for number in range(REGISTRY + self.size // ONE_IN)]

    def _source(self, number: int) -> Source:
        dice = self._dice("source", number)
        title, publisher = wording.name(dice, 3), wording.name(dice)
        url = f"https://archive.example/{dice.randrange(10**8)}"
        copies = f"s{number - 1:05d}" if number % 25 == 24 else ""
        return Source(
            f"s{number:05d}",
            title,
            publisher,
            dice.randint(1950, 2025),
            url,
            "AAABBBBCCD"[number % 10],
            copies,
        )

    def entries(self) -> Iterator[Entry]:
        """Every entry, one at a time."""
        return map(self.entry, self.heads)

    def entry(self, head: Head) -> Entry:
        """The whole entry. It cites the next four of the registry and four of any."""
        dice = self._dice("entry", head.number)
        registry = len(self.sources)
        cited = {(4 * head.number + k) % registry for k in range(4)}
        while len(cited) < EACH_CITES:
            cited.add(dice.randrange(registry))
        keys = [self.sources[number].key for number in sorted(cited)]
        dice.shuffle(keys)
        take = cycle(keys)
        others = [self.heads[dice.randrange(self.size)] for _ in range(3)]
        town = self.towns[dice.randrange(len(self.towns))]
        belongs = head.collection == "landmarks" and dice.random() < 0.6
        founded = dice.randint(1650, 1900)
        facts = _facts(dice, founded, take)
        return Entry(
            head=head,
            summary=wording.sentence(dice, plain=True),
            type=dice.choice(wording.TYPES),
            local=wording.local_name(dice),
            lat=round(dice.uniform(50.1, 58.5), 5),
            lon=round(dice.uniform(-6.2, 1.7), 5),
            accuracy=dice.choice(("100 m", "500 m", "2 km")),
            located=next(take),
            status=Stated("status", dice.choice(STATUSES), (next(take),), wording.phrase(dice, 3)),
            tags=tuple(dice.sample(wording.TAGS, dice.randint(3, 5))),
            part_of=(town,) if belongs else (),
            facts=facts,
            events=tuple(_events(dice, founded, take)),
            checked=f"2026-{dice.randint(5, 8):02d}-{dice.randint(1, 28):02d}",
            visit=(
                Stated("access", dice.choice(("open", "guided", "outside-only")), (next(take),)),
                Stated("getting-there", wording.phrase(dice, 8).capitalize(), (next(take),)),
                Stated("hours", wording.phrase(dice, 3).capitalize(), (next(take),), "not checked"),
            ),
            body=_body(dice, head, facts[0], others, take),
        )

    def claims(self) -> Iterator[Claim]:
        """The claims: of twenty entries the first has one, and of sixty it shares one with the next."""
        return map(self.claim, range(self.size // ONE_IN))

    def claim(self, number: int) -> Claim:
        """One claim."""
        dice = self._dice("claim", number)
        first = ONE_IN * number
        about = self.heads[first : first + (2 if number % 3 == 0 else 1)]
        keys = [self.sources[dice.randrange(len(self.sources))].key for _ in range(2)]
        body = (
            f"{wording.sentence(dice, plain=True)} {wording.sentence(dice, f'[@{keys[0]}; @{keys[1]}]')}"
            f" See [{about[0].title}](../{about[0].id}.md)."
        )
        by = self.sources[number % SPEAKERS].key
        says = wording.sentence(dice, plain=True)
        return Claim(f"c{number:05d}", says, by, tuple(about), dice.choice(VERDICTS), body)

    def claims_about(self, head: Head) -> tuple[Claim, ...]:
        """The claims about one entry."""
        number, place = divmod(head.number, ONE_IN)
        has = place == 0 or (place == 1 and number % 3 == 0)
        return (self.claim(number),) if has and number < self.size // ONE_IN else ()


def _facts(dice: random.Random, founded: int, take: Iterator[str]) -> tuple[Stated, ...]:
    """Four to six facts: a date, a quantity, a number, a text, and of others some."""
    always = [
        Stated("founded", str(founded), (next(take), next(take)), wording.phrase(dice, 4)),
        Stated("capacity", f"{dice.randint(10, 900)} MW", (next(take),), "as designed"),
        Stated("employees", str(dice.randint(20, 9000)), (next(take),)),
        Stated("operator", wording.name(dice, 2), (next(take), next(take))),
    ]
    more = [
        Stated("closed", str(founded + dice.randint(20, 110)), (next(take),)),
        Stated("architect", wording.name(dice, 2), (next(take),), wording.phrase(dice, 3)),
    ]
    return tuple(always + more[: dice.randint(0, 2)])


def _events(dice: random.Random, founded: int, take: Iterator[str]) -> Iterator[Stated]:
    year = founded
    for _ in range(dice.randint(2, 4)):
        when = f"{year}-{dice.randint(1, 12):02d}" if dice.random() < 0.3 else str(year)
        yield Stated("event", when, (next(take),), wording.phrase(dice, dice.randint(6, 12)))
        year += dice.randint(3, 30)


def _body(dice: random.Random, head: Head, founded: Stated, others: list[Head], take: Iterator[str]) -> str:
    """About 600 words: paragraphs, headings, lists, a quotation, a table, a footnote, three links."""

    def text(count: int, cited: int = 0) -> str:
        return " ".join(wording.sentence(dice, f"[@{next(take)}]" if k < cited else "") for k in range(count))

    def link(other: Head) -> str:
        return f"[{other.title}](../{other.id}.md)"

    year, rows = int(founded.value), []
    for _ in range(3):
        what, note = wording.phrase(dice, 3), wording.phrase(dice, 5)
        rows.append(f"| {year} [@{next(take)}] | {what} | {note} |")
        year += dice.randint(1, 30)
    begun = f"{head.title} was founded in {founded.value} [@{founded.keys[0]}]."
    return "\n\n".join(
        (
            f"{begun} {text(4, 1)} See {link(others[0])}.[^1]",
            f"## History\n\n{text(5, 1)}",
            f"{text(4)} The line ran to {link(others[1])} and beyond.",
            f"> {wording.sentence(dice)}\n> {wording.sentence(dice)}",
            f"## Description\n\n{text(5, 1)}",
            "\n".join(f"- {wording.sentence(dice)}" for _ in range(5)),
            f"### Construction\n\n{text(5, 1)}",
            "\n".join(f"{k}. {wording.sentence(dice)}" for k in range(1, 4)),
            "## In short\n\n| Year | Event | Note |\n| --- | --- | --- |\n" + "\n".join(rows),
            f"## Today\n\n{text(5)} Nearby is {link(others[2])}.",
            f"[^1]: {wording.sentence(dice, plain=True)}",
        )
    )
