"""Rules of what is stated: how sure it is, when it was checked, whether entries agree."""

from __future__ import annotations

from collections.abc import Iterable

from kuzbass_site.evidence import certainty
from kuzbass_site.lint.references import at, nearest
from kuzbass_site.models.stated import Certainty, Stated
from kuzbass_site.problems import Problem
from kuzbass_site.site import Site, stated_in


def nothing_is_checked_in_the_future(site: Site) -> Iterable[Problem]:
    """No visit was verified after today."""
    today = site.guide.today
    for entry in site.guide.entries:
        checked = entry.visit.checked if entry.visit else None
        if checked is None or checked.value is None or isinstance(checked.value, str):
            continue
        earliest = getattr(checked.value, "earliest", None)
        if earliest is not None and earliest > today:
            yield at(entry.path, checked.span, "checked/future", checked.text, today.isoformat())


def certain_needs_a_good_source(site: Site) -> Iterable[Problem]:
    """A value called certain rests on sources that make it so."""
    for entry in site.guide.entries:
        for part, stated in stated_in(entry):
            if stated.certainty is Certainty.CERTAIN and not _is_broken(stated, site):
                derived = certainty(stated.citations, site.guide.sources)
                if derived is not Certainty.CERTAIN:
                    yield at(entry.path, stated.span, "fact/certain-but-weak", part.removeprefix("facts/"))


def _is_broken(stated: Stated, site: Site) -> bool:
    """Whether one of the sources could not be read."""
    broken = site.guide.broken_sources
    return broken is None or any(citation.key in broken for citation in stated.citations)


def entries_agree(site: Site) -> Iterable[Problem]:
    """A fact that speaks of another entry does not contradict it."""
    facts = {(entry.id, fact.name): fact for entry in site.guide.entries for fact in entry.facts}
    by_id = {entry.id: entry for entry in site.guide.entries}
    for entry in site.guide.entries:
        for fact in entry.facts:
            if not fact.of:
                continue
            if fact.of not in by_id:
                if fact.of not in site.guide.broken:
                    near = nearest(fact.of, by_id)
                    yield at(entry.path, fact.span, "fact/of-unknown", fact.of, near)
                continue
            other = facts.get((fact.of, fact.name))
            if other is None or not other.readings or not fact.readings:
                continue
            values = {reading.text for reading in other.readings}
            for reading in fact.readings:
                if reading.text not in values:
                    where = str(by_id[fact.of].path)
                    preferred = other.readings[0].text
                    yield at(
                        entry.path, reading.span, "fact/conflict",
                        fact.name, fact.of, reading.text, preferred, where,
                    )  # fmt: skip
