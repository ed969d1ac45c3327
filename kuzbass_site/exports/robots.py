"""``/robots.txt`` (RFC 9309): everything may be read, and the sitemap says what there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kuzbass_site.exports.addresses import absolute
from kuzbass_site.models.page import Page
from kuzbass_site.site import Site

RENDERER = "export:robots"


@dataclass(frozen=True, slots=True)
class RobotsView:
    """The absolute address of the sitemap."""

    sitemap: str


def pages(site: Site, html_pages: Sequence[Page]) -> Iterator[Page]:  # noqa: ARG001 - as every export
    """The one file. Crawlers look for it at the root of a host and nowhere else."""
    view = RobotsView(absolute(site, "/sitemap.xml"))
    yield Page("/robots.txt", RENDERER, view, site.guide.config.language)


def render(view: RobotsView, asset: Callable[[str], str]) -> bytes:  # noqa: ARG001 - as every export
    """The file's bytes."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {view.sitemap}\n".encode()
