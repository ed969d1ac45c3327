"""Rules of the links in the texts."""

from __future__ import annotations

import os.path
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from itertools import chain
from pathlib import PurePosixPath

from kuzbass_site.illustrated import picture_name
from kuzbass_site.lint.references import (
    Bearer,
    Ids,
    at,
    bearers,
    everything,
    in_body,
    no_picture,
)
from kuzbass_site.models.body import LinkMark
from kuzbass_site.models.entry import Translation
from kuzbass_site.problems import CODES, Level, Problem
from kuzbass_site.site import Site, id_of, target_id
from kuzbass_site.text import Spelled, closest


def links_lead_somewhere(site: Site) -> Iterable[Problem]:
    """Every internal link names a file that is there and published, and a heading it has."""
    targets = _Targets(site)
    for bearer in everything(site):
        for mark in bearer.body.marks:
            if isinstance(mark, LinkMark):
                yield from _check(targets, bearer, mark)


class _Targets:
    """What links can lead to; what only mistakes need is gathered at the first."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.anchors: dict[tuple[str, str], Collection[str]] = {
            (id_of(b.path), getattr(b, "lang", "")): dict.fromkeys(heading.id for heading in b.body.headings)
            for b in bearers(site)
            if not isinstance(b, Translation) or site.translations.get((b.of, b.lang)) is b
        }
        self._headings: dict[tuple[str, str, PurePosixPath | None], Spelled] = {}

    def has(self, bearer: Bearer, id_: str, anchor: str) -> bool:
        """Whether an entry that is there has a heading, for the links of a text."""
        return any(anchor in known for known in self._anchors_for(bearer, id_))

    def nearest_anchor(self, bearer: Bearer, id_: str, anchor: str) -> str:
        """The heading of an entry that a text probably meant."""
        key = id_, getattr(bearer, "lang", ""), bearer.path if id_ == id_of(bearer.path) else None
        if key not in self._headings:
            self._headings[key] = Spelled(list(chain(*self._anchors_for(bearer, id_))))
        return self._headings[key].closest(anchor)

    def _anchors_for(self, bearer: Bearer, id_: str) -> Iterator[Collection[str]]:
        # What the translation lacks is found in the original: see ``Reader.resolve``.
        yield self.anchors.get((id_, getattr(bearer, "lang", "")), ())
        yield self.anchors[id_, ""]
        if id_ == id_of(bearer.path):  # what is not published, or has mistakes, links to itself
            yield [heading.id for heading in bearer.body.headings]

    def nearest_file(self, bearer: Bearer, target: str) -> str:
        """The file that was probably meant, as seen from a text; empty when no name is near."""
        near = self._ids.nearest(target)
        return os.path.relpath(f"content/{near}.md", bearer.path.parent) if near else ""

    def file_at(self, bearer: Bearer, target: str) -> str:
        """The file behind an address of the site, as seen from a text; empty when there is none."""
        path, _, anchor = target.partition("#")
        id_ = self._addresses.get(path.strip("/"), "")
        if not id_:
            return ""
        file = os.path.relpath(f"content/{id_}.md", bearer.path.parent)
        return f"{file}#{anchor}" if anchor else file

    @cached_property
    def pictures(self) -> Spelled:
        """The names of the pictures."""
        return Spelled(self.site.guide.images)

    @cached_property
    def _ids(self) -> Ids:
        return Ids({id_ for id_, lang in self.anchors if not lang} | self.site.guide.broken)

    @cached_property
    def _addresses(self) -> dict[str, str]:
        ids = [*self.site.entries, *self.site.claims]
        return {self.site.url(id_).strip("/"): id_ for id_ in reversed(ids)}


def _check(targets: _Targets, bearer: Bearer, mark: LinkMark) -> Iterable[Problem]:
    site, span = targets.site, in_body(bearer, mark.span)
    id_, anchor = target_id(bearer.path, mark.target)
    if not id_ and mark.target.startswith("/"):
        yield at(bearer.path, span, "link/not-relative", mark.target, targets.file_at(bearer, mark.target))
        return
    picture = "" if id_ else picture_name(bearer.path, mark.target.partition("#")[0])
    if picture:
        if picture not in site.guide.images:
            yield no_picture(targets.pictures, bearer, span, mark.target)
        return
    if id_ and id_ in site.guide.broken:
        own = [heading.id for heading in bearer.body.headings] if id_ == id_of(bearer.path) else []
        if own and anchor and anchor not in own:
            yield at(bearer.path, span, "link/dead-anchor", mark.target, anchor, closest(anchor, own))
        return
    if not id_ or (id_, "") not in targets.anchors:
        yield at(
            bearer.path, span, "link/dead", mark.target, targets.nearest_file(bearer, id_ or mark.target)
        )
        return
    published = id_ in site.entries or id_ in site.claims
    if not published and not _is_draft(site, bearer):
        yield at(bearer.path, span, "link/draft", mark.target)
        return
    if anchor and not targets.has(bearer, id_, anchor) and not _is_garbled(site, id_):
        near = targets.nearest_anchor(bearer, id_, anchor)
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
