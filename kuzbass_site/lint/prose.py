"""Rules of the texts: figures have their sources, and translations cite what their originals cite."""

from __future__ import annotations

from collections.abc import Iterable

from kuzbass_site.i18n import N_
from kuzbass_site.lint.references import GLOSSARY, Bearer, at, bearers, in_body
from kuzbass_site.models.body import Body, CitationMark
from kuzbass_site.models.entry import Entry, Translation
from kuzbass_site.models.files import Span
from kuzbass_site.models.settings import Config
from kuzbass_site.problems import CODES, Level, Problem
from kuzbass_site.prose import figures, passages
from kuzbass_site.site import Site

MOST_KEYS = 3
"""Keys that a complaint names."""

_MISSING = N_("{2} not cited here")
_ADDED = N_("{3} cited here alone")
_BOTH = N_("{2} not cited here, {3} cited here alone")


def language(config: Config, bearer: Bearer) -> str:
    """The language of a text."""
    return bearer.lang if isinstance(bearer, Translation) else config.original


def figures_are_cited(bearer: Bearer, _original: Bearer, config: Config) -> Iterable[Problem]:
    """A passage that names a figure cites something; of each that does not, the first figure is told."""
    for passage in passages(bearer.body, language(config, bearer)):
        if not passage.is_cited:
            figure = passage.figures[0]
            span = in_body(bearer, passage.block.at(figure.start, figure.end))
            named = passage.block.text[figure.start : figure.end]
            yield at(bearer.path, span, "prose/uncited-figure", named)
    for stop in bearer.stops if isinstance(bearer, Entry) else ():
        for said in (stop.see, stop.why):
            if said and not said.citations:
                for figure in figures(said.text, config.original)[:1]:
                    named = said.text[figure.start : figure.end]
                    yield at(bearer.path, said.span, "prose/uncited-figure", named)


def words_are_cited(site: Site) -> Iterable[Problem]:
    """A word of the glossary that names a figure cites something."""
    for term in site.guide.glossary:
        for figure in figures(term.means, site.guide.config.original)[:1]:
            if not term.citations:
                named = term.means[figure.start : figure.end]
                yield at(GLOSSARY, term.span, "prose/uncited-figure", named)


def translations_cite_the_same(site: Site) -> Iterable[Problem]:
    """The text of a translation cites the sources that its original cites, and no others."""
    originals = {each.id: each for each in bearers(site) if not isinstance(each, Translation)}
    for translation in site.guide.translations:
        original = originals.get(translation.of)
        if original is None or _is_garbled(original) or _is_garbled(translation):
            continue
        there, here = _cited(original.body), _cited(translation.body)
        if not there.keys() | here.keys() <= site.guide.sources.keys():
            continue  # a mistyped key is told as such
        missing = [key for key in there if key not in here]
        added = [key for key in here if key not in there]
        if missing or added:
            what = _BOTH if missing and added else _MISSING if missing else _ADDED
            span = here[added[0]] if added else Span(1, 1)
            yield at(
                translation.path, in_body(translation, span), "translation/claims-differ",
                str(original.path), what, _listed(missing), _listed(added),
            )  # fmt: skip


def _is_garbled(bearer: Bearer) -> bool:
    """Whether a text has errors of its own, so that not all that it cites is known."""
    return any(CODES[problem.code].level is Level.ERROR for problem in bearer.body.problems)


def _cited(body: Body) -> dict[str, Span]:
    """The keys that a text cites, in their order, each with its first place."""
    found: dict[str, Span] = {}
    for mark in body.marks:
        if isinstance(mark, CitationMark):
            for citation in mark.citations:
                found.setdefault(citation.key, mark.span)
    return found


def _listed(keys: list[str]) -> str:
    """Some of the keys, as many as one line bears."""
    return ", ".join([f"`{key}`" for key in keys[:MOST_KEYS]] + ["…"] * (len(keys) > MOST_KEYS))
