"""The pages of the guide, and its sources, for reference managers: ``guide.bib``, ``sources.ris`` and their like."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kuzbass_site.bibliography import Work, bibtex, csl, of_source, ris
from kuzbass_site.exports.jsontext import line, listed
from kuzbass_site.i18n import N_
from kuzbass_site.models.download import About
from kuzbass_site.models.page import Page
from kuzbass_site.pages.citing import cited_ids, guide_work, page_work
from kuzbass_site.pages.reader import Reader
from kuzbass_site.site import Site

RENDERER = "export:works"

_BIBTEX, _RIS = "application/x-bibtex", "application/x-research-info-systems"
_CSL = "application/vnd.citationstyles.csl+json"


def _pages(name: str, format_: str, media_type: str) -> About:
    return About(
        url=f"/data/{name}",
        title=N_("Pages of the guide for reference managers"),
        what=N_(
            "Every page of an entry or a claim in every language, as its “Cite this page” gives it, "
            "and the guide as a whole."
        ),
        format=format_,
        media_type=media_type,
    )


def _works(name: str, format_: str, media_type: str) -> About:
    return About(
        url=f"/data/{name}",
        title=N_("Sources for reference managers"),
        what=N_("Every source; its tier is a keyword."),
        format=format_,
        media_type=media_type,
    )


ABOUT = (
    _pages("guide.bib", "BibTeX", _BIBTEX),
    _pages("guide.ris", "RIS", _RIS),
    _pages("guide.csl.json", "CSL-JSON", _CSL),
    _works("sources.bib", "BibTeX", _BIBTEX),
    _works("sources.ris", "RIS", _RIS),
)


@dataclass(frozen=True, slots=True)
class WorksView:
    """Works in one format."""

    format: str
    works: tuple[Work, ...]


def pages(site: Site, html_pages: Sequence[Page]) -> Iterator[Page]:  # noqa: ARG001 - as every export
    """A file for each format."""
    lang = site.guide.config.language
    works = {"guide": tuple(_guide(site)), "sources": tuple(_sources(site))}
    for about in ABOUT:
        view = WorksView(about.format, works[about.name.partition(".")[0]])
        yield Page(about.url, RENDERER, view, lang)


def render(view: WorksView, asset: object) -> bytes:  # noqa: ARG001 - as every export
    """The file's bytes."""
    return _FORMATS[view.format](view.works).encode(errors="replace")


def count(view: WorksView) -> int:
    """How many works there are."""
    return len(view.works)


def _guide(site: Site) -> Iterator[Work]:
    for lang in site.guide.config.languages:
        reader = Reader(site, lang)
        yield guide_work(reader)
        yield from (page_work(reader, id_) for id_ in cited_ids(reader))


def _sources(site: Site) -> Iterator[Work]:
    return (of_source(source) for _, source in sorted(site.guide.sources.items()))


_FORMATS: Mapping[str, Callable[[Sequence[Work]], str]] = {
    "BibTeX": lambda works: "\n".join(map(bibtex, works)),
    "RIS": lambda works: "".join(map(ris, works)),
    "CSL-JSON": lambda works: f"{listed(line(csl(work)) for work in works)}\n",
}
