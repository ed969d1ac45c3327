"""Rules of what one entry says of another by name: keys, ids, files."""

from __future__ import annotations

import os.path
import re
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from itertools import zip_longest
from pathlib import PurePosixPath

from kuzbass_site.illustrated import picture_name
from kuzbass_site.models.body import CitationMark, FigureMark
from kuzbass_site.models.entry import Claim, Entry, Reference, Translation
from kuzbass_site.models.files import Span
from kuzbass_site.problems import Problem
from kuzbass_site.site import Site, placed_in, stated_in
from kuzbass_site.text import Spelled, closest

Bearer = Entry | Claim | Translation
GLOSSARY = PurePosixPath("content/glossary.yaml")
SETTINGS = PurePosixPath("content/site.yaml")
SOURCES = PurePosixPath("content/sources.yaml")
WHOLE = Span(0, 0)
"""A file as a whole."""


def at(path: PurePosixPath, span: Span, code: str, *args: str) -> Problem:
    """A problem at a place of a file."""
    return Problem(path, span.line, span.column, code, args, span.end_column)


def in_body(bearer: Bearer, span: Span) -> Span:
    """A place of a body as a place of its file."""
    return Span(span.line + bearer.body_line - 1, span.column, span.end_column)


def bearers(site: Site) -> Iterator[Bearer]:
    """Everything with a text, drafts included: a draft is checked like any other."""
    yield from site.guide.entries
    yield from site.guide.claims
    yield from site.guide.translations


def everything(site: Site) -> Iterator[Bearer]:
    """Every text, those of files with mistakes as well: all that is wrong is said in one run."""
    yield from bearers(site)
    yield from site.guide.unfinished


def sources_exist(site: Site) -> Iterable[Problem]:
    """Every key cited stands in the registry, if that could be read."""
    if site.guide.broken_sources is None:
        return
    known = site.guide.sources.keys() | site.guide.broken_sources
    keys = Spelled(site.guide.sources)
    addresses = {_bare(source.url): key for key, source in site.guide.sources.items() if source.url}

    def unknown(path: PurePosixPath, span: Span, key: str) -> Problem:
        near = addresses.get(_bare(key), "") if "://" in key else keys.closest(key)
        return at(path, span, "citation/unknown", key, near)

    for bearer in everything(site):
        for mark in bearer.body.marks:
            if isinstance(mark, CitationMark):
                for citation in mark.citations:
                    if citation.key not in known:
                        yield unknown(bearer.path, in_body(bearer, mark.span), citation.key)
    for entry in (*site.guide.entries, *site.guide.unfinished):
        for _, stated in stated_in(entry):
            for place, citation in zip_longest(stated.keys, stated.citations):
                if citation.key not in known:
                    yield unknown(entry.path, place or stated.span, citation.key)
        for _, location in placed_in(entry):
            for ref in location.sources:
                if ref.id not in known:
                    yield unknown(entry.path, ref.span, ref.id)
    for term in site.guide.glossary:
        for citation in term.citations:
            if citation.key not in known:
                yield unknown(GLOSSARY, term.span, citation.key)
    for claim in site.guide.claims:
        if claim.by.id not in known:
            near = keys.closest(claim.by.id)
            yield at(claim.path, claim.by.span, "claim/by-unknown", claim.by.id, near)


def entries_exist(site: Site) -> Iterable[Problem]:
    """Every entry named in front matter exists, and a published one leads to no draft."""
    drafts = {entry.id for entry in site.guide.entries if entry.draft} - site.entries.keys()
    known = Ids([id_ for id_ in site.entries if not id_.startswith("pages/")])
    for entry in site.guide.entries:
        fields: tuple[tuple[str, tuple[Reference, ...]], ...] = (
            ("part-of", entry.part_of),
            ("see-also", entry.see_also),
            ("stops", tuple(stop.entry for stop in entry.stops)),
        )
        for field, refs in fields:
            for ref in refs:
                if ref.id == entry.id:
                    yield at(entry.path, ref.span, "reference/itself", field)
                elif ref.id in drafts and not entry.draft:
                    yield at(entry.path, ref.span, "reference/draft", field, ref.id)
                elif ref.id not in site.entries and ref.id not in drafts | site.guide.broken:
                    yield at(entry.path, ref.span, "reference/unknown", field, ref.id, known.nearest(ref.id))


def claims_are_about_something(site: Site) -> Iterable[Problem]:
    """What a claim is about exists."""
    known = {entry.id for entry in site.guide.entries} | site.guide.broken
    ids = Ids(site.entries)
    for claim in site.guide.claims:
        for ref in claim.about:
            if ref.id not in known:
                yield at(claim.path, ref.span, "claim/about-unknown", ref.id, ids.nearest(ref.id))
            elif ref.id not in site.entries and ref.id not in site.guide.broken and not claim.draft:
                yield at(claim.path, ref.span, "reference/draft", "about", ref.id)


def translations_have_originals(site: Site) -> Iterable[Problem]:
    """What a file translates is there."""
    known = {entry.id for entry in site.guide.entries} | {claim.id for claim in site.guide.claims}
    known |= site.guide.broken
    for translation in site.guide.translations:
        if translation.of not in known:
            yield at(translation.path, WHOLE, "translation/orphan", f"content/{translation.of}.md")


def translations_have_every_stop(site: Site) -> Iterable[Problem]:
    """A translated tour says something of each stop, or of none: they are told apart by their order."""
    stops = {entry.id: len(entry.stops) for entry in site.guide.entries}
    for translation in site.guide.translations:
        wanted, found = stops.get(translation.of), len(translation.stops)
        if found and wanted is not None and found != wanted:
            where = f"content/{translation.of}.md"
            yield at(
                translation.path, translation.stops_span, "translation/stops-differ",
                str(found), str(wanted), where,
            )  # fmt: skip


def featured_entries_exist(site: Site) -> Iterable[Problem]:
    """What the home page shows exists."""
    drafts = {entry.id for entry in site.guide.entries} - site.entries.keys()
    ids = Ids(site.entries)
    for id_ in site.guide.config.featured:
        if id_ in drafts:
            yield at(SETTINGS, WHOLE, "reference/draft", "featured", id_)
        elif id_ not in site.entries and id_ not in site.guide.broken:
            yield at(SETTINGS, WHOLE, "config/featured-unknown", id_, ids.nearest(id_))


def _bare(address: str) -> str:
    """What of an address tells one from another."""
    return re.sub(r"^https?://(?:www\.)?", "", address).rstrip("/").casefold()


def drawings_exist(site: Site) -> Iterable[Problem]:
    """Every drawing that the settings name is in static/drawings/."""
    for name, term in site.guide.config.types.items():
        if term.drawing and term.drawing not in site.guide.drawings:
            near = closest(term.drawing, site.guide.drawings)
            yield at(SETTINGS, WHOLE, "config/unknown-drawing", name, term.drawing, near)


def pictures_exist(site: Site) -> Iterable[Problem]:
    """Every picture named lies in content/images/."""
    images = site.guide.images
    names = Spelled(images)
    for bearer in everything(site):
        for mark in bearer.body.marks:
            if isinstance(mark, FigureMark) and picture_name(bearer.path, mark.source) not in images:
                yield no_picture(names, bearer, in_body(bearer, mark.span), mark.source)
    for entry in site.guide.entries:
        for figure in entry.figures:
            if figure.file not in images:
                near = _meant(figure.file, images, names)
                yield at(entry.path, figure.span, "figure/no-file", figure.file, near)


def _meant(written: str, images: Collection[str], names: Spelled) -> str:
    """The picture that was probably meant: named with folders of somebody's computer, or without its end."""
    last = _last(written)
    stem = last.casefold()
    same = sorted(name for name in images if PurePosixPath(name).stem.casefold() == stem)
    return names.closest(written) or names.closest(last) or (same[0] if same else "")


def _last(written: str) -> str:
    return re.split(r"[\\/]", written)[-1]


def no_picture(names: Spelled, bearer: Bearer, span: Span, source: str) -> Problem:
    """The problem of a text that names a picture which is not there, with the one that may be meant."""
    near = names.closest(picture_name(bearer.path, source) or source) or names.closest(_last(source))
    hint = os.path.relpath(f"content/images/{near}", bearer.path.parent) if near else ""
    return at(bearer.path, span, "figure/no-file", source, hint)


class Ids:
    """Ids among which those that were probably meant are looked for; a slug alone is enough to guess by."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = known

    def nearest(self, id_: str) -> str:
        """The id that was probably meant, or an empty text."""
        found = self._ids.closest(id_)
        return found or self._by_slug.get(self._slugs.closest(id_.rpartition("/")[2]), "")

    @cached_property
    def _by_slug(self) -> dict[str, str]:
        """The first id with each slug, by the alphabet."""
        found: dict[str, str] = {}
        for id_ in sorted(filter(None, self._known)):
            found.setdefault(id_.partition("/")[2], id_)
        return found

    @cached_property
    def _ids(self) -> Spelled:
        return Spelled(list(filter(None, self._known)))

    @cached_property
    def _slugs(self) -> Spelled:
        return Spelled(self._by_slug)
