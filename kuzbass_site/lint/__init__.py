"""What can only be checked when all entries are known. A table of rules, each a small function."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kuzbass_site.lint import contradictions, facts, links, prose, references, urls
from kuzbass_site.problems import Problem
from kuzbass_site.site import Site

Rule = Callable[[Site], Iterable[Problem]]

RULES: tuple[Rule, ...] = (
    references.sources_exist,
    references.entries_exist,
    references.claims_are_about_something,
    references.translations_have_originals,
    references.featured_entries_exist,
    references.drawings_exist,
    references.pictures_exist,
    facts.nothing_is_checked_in_the_future,
    facts.certain_needs_a_good_source,
    facts.entries_agree,
    links.links_lead_somewhere,
    urls.addresses_are_free,
    prose.figures_are_cited,
    contradictions.dates_fit_the_facts,
    prose.translations_cite_the_same,
)


def lint(site: Site) -> list[Problem]:
    """Every problem the rules find in the site."""
    return [problem for rule in RULES for problem in rule(site)]
