"""Rules of the links in the texts."""

from __future__ import annotations

import os.path
from collections.abc import Iterable

from kuzbass_site.lint.references import Bearer, at, bearers, in_body, picture_name
from kuzbass_site.models.body import LinkMark
from kuzbass_site.problems import Problem
from kuzbass_site.site import Site, id_of, target_id
from kuzbass_site.text import closest


def links_lead_somewhere(site: Site) -> Iterable[Problem]:
    """Every internal link names a file that is there and published, and a heading it has."""
    anchors = {
        (id_of(b.path), getattr(b, "lang", "")): [heading.id for heading in b.body.headings]
        for b in bearers(site)
    }
    for bearer in bearers(site):
        for mark in bearer.body.marks:
            if isinstance(mark, LinkMark):
                yield from _check(site, bearer, mark, anchors)


def _check(
    site: Site, bearer: Bearer, mark: LinkMark, anchors: dict[tuple[str, str], list[str]]
) -> Iterable[Problem]:
    span = in_body(bearer, mark.span)
    id_, anchor = target_id(bearer.path, mark.target)
    if not id_ and mark.target.startswith("/"):
        yield at(bearer.path, span, "link/not-relative", mark.target, _as_file(site, bearer, mark.target))
        return
    if not id_ and picture_name(bearer.path, mark.target.partition("#")[0]) in site.guide.images:
        return
    known = {lang_id for lang_id, _ in anchors}
    if id_ in site.guide.broken:
        return
    if not id_ or id_ not in known:
        near = closest(id_ or mark.target, known)
        hint = os.path.relpath(f"content/{near}.md", bearer.path.parent) if near else ""
        yield at(bearer.path, span, "link/dead", mark.target, hint)
        return
    published = id_ in site.entries or id_ in site.claims
    if not published and not bearer.draft:
        yield at(bearer.path, span, "link/draft", mark.target)
        return
    if anchor:
        lang = getattr(bearer, "lang", "")
        available = anchors.get((id_, lang)) if (id_, lang) in anchors else anchors[(id_, "")]
        own = anchors[(id_, "")]
        if anchor not in (available or ()) and anchor not in own:
            near = closest(anchor, available or own)
            yield at(bearer.path, span, "link/dead-anchor", mark.target, anchor, near)


def _as_file(site: Site, bearer: Bearer, target: str) -> str:
    """The file behind an address of the site, as seen from a text; empty when there is none."""
    path, _, anchor = target.partition("#")
    ids = [id_ for id_ in (*site.entries, *site.claims) if site.url(id_).strip("/") == path.strip("/")]
    if not ids:
        return ""
    file = os.path.relpath(f"content/{ids[0]}.md", bearer.path.parent)
    return f"{file}#{anchor}" if anchor else file
