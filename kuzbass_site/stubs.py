"""Pages of an earlier build as the exports that list pages see them: without what they show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kuzbass_site.models.page import Page
from kuzbass_site.pages.views import Head
from kuzbass_site.record import Known


@dataclass(frozen=True, slots=True)
class _Stub:
    """Stands in for the view of a page of which only the head matters."""

    head: Head


def stub(page: Known) -> Page:
    """A page with nothing but its head."""
    head = Head(
        title="", description="", lang=page.lang, url=page.url, alternates=page.alternates, index=page.index
    )
    return Page(page.url, page.renderer, _Stub(head), page.lang)


def told(pages: Iterable[Known]) -> list[tuple[object, ...]]:
    """What the sitemap tells of the pages."""
    return sorted((page.url, page.lang, page.alternates, page.index) for page in pages)
