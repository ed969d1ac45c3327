"""Rules of age: what was true when it was read, and may not be any more."""

from __future__ import annotations

from collections.abc import Iterable

from kuzbass_site.dates import FuzzyDate
from kuzbass_site.evidence import stale_parts
from kuzbass_site.lint.references import WHOLE, at
from kuzbass_site.models.entry import Claim, Entry
from kuzbass_site.problems import Problem
from kuzbass_site.site import Site
from kuzbass_site.translated import digest_of


def nothing_is_checked_in_the_future(site: Site) -> Iterable[Problem]:
    """No visit was verified after today."""
    today = site.guide.today
    for entry in site.guide.entries:
        checked = entry.visit.checked if entry.visit else None
        if checked is None or not isinstance(checked.value, FuzzyDate):
            continue
        if checked.value.earliest is not None and checked.value.earliest > today:
            yield at(entry.path, checked.span, "checked/future", checked.text, today.isoformat())


def visits_were_checked_lately(site: Site) -> Iterable[Problem]:
    """What visitors are told was looked up not too long ago."""
    for entry in site.guide.entries:
        if entry.visit:
            stale = stale_parts(entry.visit, site.guide.today)
            if stale:
                checked = entry.visit.checked
                yield at(entry.path, checked.span, "visit/stale", checked.text, ", ".join(stale))


def translations_are_current(site: Site) -> Iterable[Problem]:
    """A translation is stamped with the digest of its original as it is now."""
    originals: dict[str, Entry | Claim] = {entry.id: entry for entry in site.guide.entries}
    originals |= {claim.id: claim for claim in site.guide.claims}
    for translation in site.guide.translations:
        original = originals.get(translation.of)
        if original is None:
            continue
        paths = str(original.path), str(translation.path)
        if not translation.source_digest:
            yield at(translation.path, WHOLE, "translation/unstamped", *paths)
        elif translation.source_digest != digest_of(original):
            yield at(translation.path, translation.digest_span, "translation/stale", *paths)
