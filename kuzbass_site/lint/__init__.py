"""What can only be checked when all entries are known. A table of rules, each a small function."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kuzbass_site.lint import age, contradictions, facts, links, prose, references, sources, urls
from kuzbass_site.lint.waivers import apply_waivers
from kuzbass_site.problems import Problem
from kuzbass_site.site import Site

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
    prose.figures_are_cited,
    contradictions.dates_fit_the_facts,
    prose.translations_cite_the_same,
)


def lint(site: Site, earlier: Iterable[Problem] = ()) -> list[Problem]:
    """Every problem: those met *earlier*, in reading, and those the rules find, less what is waived."""
    return apply_waivers(site, [*earlier, *(problem for rule in RULES for problem in rule(site))])
