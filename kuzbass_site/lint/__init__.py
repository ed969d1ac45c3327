"""What can only be checked when all entries are known. A table of rules, each a small function."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kuzbass_site.lint import (
    age,
    begun,
    contradictions,
    facts,
    handbook,
    links,
    pictures,
    prose,
    references,
    sources,
    urls,
    weight,
)
from kuzbass_site.lint.references import Bearer, everything
from kuzbass_site.lint.waivers import apply_waivers
from kuzbass_site.models.entry import Translation
from kuzbass_site.models.settings import Config
from kuzbass_site.problems import Problem
from kuzbass_site.site import Site

__all__ = ["RULES", "TEXT_RULES", "apply_waivers", "lint", "lint_site", "lint_text", "lint_texts"]

Rule = Callable[[Site], Iterable[Problem]]

RULES: tuple[Rule, ...] = (
    references.sources_exist,
    references.entries_exist,
    references.claims_are_about_something,
    references.translations_have_originals,
    references.translations_have_every_stop,
    references.featured_entries_exist,
    references.drawings_exist,
    references.pictures_exist,
    pictures.pictures_have_licences,
    sources.sources_are_used,
    sources.certain_needs_a_good_source,
    sources.values_have_good_sources,
    sources.values_have_independent_sources,
    facts.facts_are_of_entries,
    facts.entries_agree,
    age.nothing_is_checked_in_the_future,
    age.visits_were_checked_lately,
    age.translations_are_current,
    links.links_lead_somewhere,
    urls.addresses_are_free,
    prose.words_are_cited,
    prose.translations_cite_the_same,
    handbook.chapters_hold_together,
)
"""Rules of the whole guide. Of a text they see its marks, headings and problems; never its words."""

TextRule = Callable[[Bearer, Bearer, Config], Iterable[Problem]]
TEXT_RULES: tuple[TextRule, ...] = (
    prose.figures_are_cited,
    contradictions.dates_fit_the_facts,
    weight.texts_are_light,
    begun.texts_are_written,
)
"""Rules of the words of one text, by what it translates (else itself) and the settings alone."""


def lint(site: Site, earlier: Iterable[Problem] = ()) -> list[Problem]:
    """Every problem of a site whose texts are all there: those met *earlier*, in reading, and those of all rules."""
    return apply_waivers(site, [*earlier, *lint_texts(site), *lint_site(site)])


def lint_site(site: Site) -> list[Problem]:
    """What the rules of the whole guide find, waived or not."""
    return [problem for rule in RULES for problem in rule(site)]


def lint_texts(site: Site) -> Iterator[Problem]:
    """What the rules of texts find in all of them, in those of files with mistakes as well."""
    originals: dict[str, Bearer] = {claim.id: claim for claim in site.guide.claims}
    originals |= {entry.id: entry for entry in site.guide.entries}
    for bearer in everything(site):
        original = originals.get(bearer.of) if isinstance(bearer, Translation) else bearer
        yield from lint_text(bearer, original or bearer, site.guide.config)


def lint_text(bearer: Bearer, original: Bearer, config: Config) -> Iterator[Problem]:
    """What the rules of texts find in one."""
    for rule in TEXT_RULES:
        yield from rule(bearer, original, config)
