"""The rule that a text does not give other dates than the facts of its entry.

It speaks up only where little else can be meant: one clause holds words that the settings give for the
fact (a single word, like "founded", beside the entry's name) and a single date, its sentence cites a
source of the fact, and nothing else in the entry accounts for that date.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kuzbass_site import dates
from kuzbass_site.dates import FuzzyDate
from kuzbass_site.dates.hints import suggest
from kuzbass_site.lint.prose import language
from kuzbass_site.lint.references import Bearer, at, in_body
from kuzbass_site.models.body import Block
from kuzbass_site.models.entry import Claim, Entry, Translation
from kuzbass_site.models.settings import Config, FactName
from kuzbass_site.models.stated import Fact
from kuzbass_site.problems import Problem
from kuzbass_site.prose import figures, sentences
from kuzbass_site.site import stated_in

LEEWAY = timedelta(days=5 * 366)
"""How far off a date may be that is called approximate or uncertain."""

_CLAUSE_ENDS = re.compile(r"[,;:()]| [–—-] ")
# What makes a date the limit of another, or no statement at all.
_LIMITS = re.compile(r"(?i)\b(?:before|after|until|till|by|to|not|than|до|после|перед|к|по|не)(?: the)? $")
_ABOUT = re.compile(r"(?i)\b(?:about|around|circa|ca?\.|roughly|около|примерно|приблизительно) $")
_UNCLEAR = re.compile(
    r"(?i)\b(?:not|never|wrong\w*|instead|planned|plans?|should|would|n[’']t|не|ни|ошибочн\w+|вместо|план\w*)\b"
)


@dataclass(frozen=True, slots=True)
class _Known:
    """What an entry states of a date: the words that speak of it, and between which days it lies."""

    fact: Fact
    words: re.Pattern[str]
    keys: frozenset[str]
    earliest: date
    latest: date


def dates_fit_the_facts(bearer: Bearer, original: Bearer, config: Config) -> Iterable[Problem]:
    """A date in a cited sentence lies within the bounds of the fact that the sentence speaks of."""
    if isinstance(bearer, Claim) or not isinstance(original, Entry):
        return
    entry, lang = original, language(config, bearer)
    known = [each for fact in entry.facts for each in _known(fact, config.facts, lang)]
    if not known:
        return
    names = _names(bearer, entry)
    for block in bearer.body.blocks:
        for start, end, fact in _contradictions(block, known, entry, names, lang):
            said = ", ".join(reading.text for reading in fact.readings)
            where = f"{entry.path}:{fact.span.line}"
            span = in_body(bearer, block.at(start, end))
            named = block.text[start:end]
            yield at(bearer.path, span, "prose/contradicts-fact", named, fact.name, said, where)


def _names(bearer: Entry | Translation, entry: Entry) -> re.Pattern[str]:
    """What an entry is called in its texts; Russian names in any case."""
    names = {bearer.title, entry.title, *entry.names.local.values(), *entry.names.also}
    stems = sorted(re.escape(name.rstrip("аеийоыьюя") or name) for name in names)
    return re.compile(rf"(?i)\b(?:{'|'.join(stems)})")


def _known(fact: Fact, names: Mapping[str, FactName], lang: str) -> Iterator[_Known]:
    words = names[fact.name].words.get(lang, ()) if fact.name in names else ()
    values = [reading.value for reading in fact.readings if isinstance(reading.value, FuzzyDate)]
    if not words or not values or fact.of:
        return
    bounds = [_bounds(value) for value in values]
    yield _Known(
        fact=fact,
        words=re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, words))})"),
        keys=frozenset(citation.key for reading in fact.readings for citation in reading.citations),
        earliest=min(earliest for earliest, _ in bounds),
        latest=max(latest for _, latest in bounds),
    )


def _bounds(value: FuzzyDate) -> tuple[date, date]:
    """The first and the last day that a date can mean, with leeway where it is not sure of itself."""
    earliest, latest = value.earliest or date.min, value.latest or date.max
    if value.approximate or value.uncertain:
        earliest = earliest - LEEWAY if earliest > date.min + LEEWAY else date.min
        latest = latest + LEEWAY if latest < date.max - LEEWAY else date.max
    return earliest, latest


def _contradictions(
    block: Block, known: list[_Known], entry: Entry, names: re.Pattern[str], lang: str
) -> Iterator[tuple[int, int, Fact]]:
    text, citations = block.text, block.citations
    offsets = [offset for offset, _ in citations]
    for start, end in sentences(text) if citations else ():
        marks = citations[bisect_right(offsets, start) : bisect_right(offsets, end)]
        cited = {citation.key for _, mark in marks for citation in mark.citations}
        spoken = [each for each in known if cited & each.keys] if cited else []
        for first, last in _clauses(text, start, end) if spoken else ():
            clause = text[first:last]
            for each in spoken:
                words = each.words.search(clause)
                if words is None or not (" " in words[0] or names.search(clause)):
                    continue
                found = _date(clause, lang)
                if found is None:
                    continue
                begin, stop, value = found
                earliest, latest = _bounds(value)
                fits = earliest <= each.latest and latest >= each.earliest
                if not fits and not _is_stated(value, entry):
                    yield first + begin, first + stop, each.fact


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _CLAUSE_ENDS.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


def _date(clause: str, lang: str) -> tuple[int, int, FuzzyDate] | None:
    """The one date of a clause, if it is said plainly."""
    found = [figure for figure in figures(clause, lang) if figure.kind in ("year", "decade")]
    if len(found) != 1 or found[0].kind == "decade" or _UNCLEAR.search(clause):
        return None
    start, end = found[0].start, found[0].end
    if _LIMITS.search(clause[:start]):
        return None
    about = "about " if _ABOUT.search(clause[:start]) else ""
    try:
        value = dates.parse(suggest(about + clause[start:end]))
    except dates.DateError:
        return None
    return None if value.ends else (start, end, value)


def _is_stated(value: FuzzyDate, entry: Entry) -> bool:
    """Whether anything that the entry states lies within this date, or this date within it."""
    others = [event.date for event in entry.events]
    others += (stated.value for _, stated in stated_in(entry) if isinstance(stated.value, FuzzyDate))
    earliest, latest = _bounds(value)
    # Of what is still so, or was always so, only the known end is a date of something.
    points = [(each.earliest or each.latest, each.latest or each.earliest) for each in others]
    return any(low and high and low <= latest and high >= earliest for low, high in points)
