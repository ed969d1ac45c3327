"""What the guide offers to machines: one file each, which knows neither the others nor the disk.

``pages`` says which files there are and what each may hold; ``render`` turns one view into bytes and looks at
nothing else but the final names of static files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kuzbass_site.exports import feed, geojson, manifest, robots, sitemap
from kuzbass_site.models.page import Page
from kuzbass_site.site import Site

__all__ = ["EXPORTS", "Export"]

Asset = Callable[[str], str]
"""From the plain name of a static file to its rooted URL."""


@dataclass(frozen=True, slots=True)
class Export:
    """One kind of file: its pages, from the site and its HTML pages, and the bytes of a page's view."""

    pages: Callable[[Site, Sequence[Page]], Iterable[Page]]
    render: Callable[[Any, Asset], bytes]


EXPORTS: Mapping[str, Export] = {
    "feed": Export(feed.pages, feed.render),
    "geojson": Export(geojson.pages, geojson.render),
    "manifest": Export(manifest.pages, manifest.render),
    "robots": Export(robots.pages, robots.render),
    "sitemap": Export(sitemap.pages, sitemap.render),
}
"""By name; the renderer of an export's page is ``export:`` and the name."""
