"""Rules of the links in the texts."""

from __future__ import annotations

import os.path
from collections.abc import Iterable

from kuzbass_site.lint.references import (
    Bearer,
    at,
    bearers,
    everything,
    in_body,
    nearest,
    no_picture,
    picture_name,
)
from kuzbass_site.models.body import LinkMark
from kuzbass_site.models.entry import Translation
from kuzbass_site.problems import CODES, Level, Problem
from kuzbass_site.site import Site, id_of, target_id
from kuzbass_site.text import closest


def links_lead_somewhere(site: Site) -> Iterable[Problem]:
    """Every internal link names a file that is there and published, and a heading it has."""
    anchors = {
        (id_of(b.path), getattr(b, "lang", "")): [heading.id for heading in b.body.headings]
        for b in bearers(site)
        if not isinstance(b, Translation) or site.translations.get((b.of, b.lang)) is b
    }
    for bearer in everything(site):
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
    picture = "" if id_ else picture_name(bearer.path, mark.target.partition("#")[0])
    if picture:
        if picture not in site.guide.images:
            yield no_picture(site, bearer, span, mark.target)
        return
    if id_ and id_ in site.guide.broken:
        own = [heading.id for heading in bearer.body.headings] if id_ == id_of(bearer.path) else []
        if own and anchor and anchor not in own:
            yield at(bearer.path, span, "link/dead-anchor", mark.target, anchor, closest(anchor, own))
        return
    if not id_ or (id_, "") not in anchors:
        known = {other for other, lang in anchors if not lang} | site.guide.broken
        near = nearest(id_ or mark.target, known)
        hint = os.path.relpath(f"content/{near}.md", bearer.path.parent) if near else ""
        yield at(bearer.path, span, "link/dead", mark.target, hint)
        return
    published = id_ in site.entries or id_ in site.claims
    if not published and not _is_draft(site, bearer):
        yield at(bearer.path, span, "link/draft", mark.target)
        return
    if anchor and not _is_garbled(site, id_):
        # What the translation lacks is found in the original: see ``Reader.resolve``.
        available = [*anchors.get((id_, getattr(bearer, "lang", "")), ()), *anchors[(id_, "")]]
        if id_ == id_of(bearer.path):
            available += [heading.id for heading in bearer.body.headings]
        if anchor not in available:
            near = closest(anchor, available)
            yield at(bearer.path, span, "link/dead-anchor", mark.target, anchor, near)


def _is_garbled(site: Site, id_: str) -> bool:
    """Whether an entry's text has errors, so that its headings may not be those that its editor sees."""
    bearer = site.entries.get(id_) or site.claims.get(id_)
    return bearer is not None and any(
        CODES[problem.code].level is Level.ERROR for problem in bearer.body.problems
    )


def _is_draft(site: Site, bearer: Bearer) -> bool:
    """Whether the text is kept out of the site; a translation is with its original."""
    original = bearer.of if isinstance(bearer, Translation) else bearer.id
    return bearer.draft or not (original in site.entries or original in site.claims)


def _as_file(site: Site, bearer: Bearer, target: str) -> str:
    """The file behind an address of the site, as seen from a text; empty when there is none."""
    path, _, anchor = target.partition("#")
    ids = [id_ for id_ in (*site.entries, *site.claims) if site.url(id_).strip("/") == path.strip("/")]
    if not ids:
        return ""
    file = os.path.relpath(f"content/{ids[0]}.md", bearer.path.parent)
    return f"{file}#{anchor}" if anchor else file
