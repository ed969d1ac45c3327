"""Rules of addresses: each page has its own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath

from kuzbass_site.i18n import N_
from kuzbass_site.lint.references import WHOLE, at
from kuzbass_site.models.collections import COLLECTIONS
from kuzbass_site.models.entry import Claim, Entry
from kuzbass_site.models.files import Span
from kuzbass_site.models.picture import picture_path
from kuzbass_site.problems import Problem
from kuzbass_site.site import FIXED, Site

# A first part with a dot could be one of the files that the guide writes, such as feed.xml.
_ALIAS = re.compile(r"/(?:[^/\s\\?#%.]+/)(?:[^/\s\\?#%]+/)*")
_OURS = N_("the guide itself")
_NO_PARTS = {".", "..", "index.html"}
_LISTS = re.compile(
    rf"/(?:claims/(?:verdict|by|about)/.|about/state/|(?:{'|'.join(COLLECTIONS)})/page/[0-9]+/)"
)


def addresses_are_free(site: Site) -> Iterable[Problem]:
    """No two pages share an address, aliases and the guide's own pages included."""
    languages = site.guide.config.languages[1:]
    kept = (*FIXED, "images", *languages)
    taken = {_same(f"/{name}/"): _OURS for name in (*FIXED, *COLLECTIONS, *languages)}
    places = [(site.url(entry.id), entry.path) for entry in site.guide.entries]
    places += [(site.url(claim.id), claim.path) for claim in site.guide.claims]
    for name in sorted(site.guide.pictures):
        yield from _take(picture_path(name), PurePosixPath("content/images", name), WHOLE, taken, ())
    for url, path in sorted(places, key=lambda place: str(place[1])):
        yield from _take(url, path, WHOLE, taken, kept)
    bearers: tuple[Entry | Claim, ...] = (*site.guide.entries, *site.guide.claims)
    for entry in bearers:
        for alias in entry.aliases:
            plain = _ALIAS.fullmatch(alias.id) and not _NO_PARTS & set(_same(alias.id).split("/"))
            if not plain:
                yield at(entry.path, alias.span, "url/bad-alias", alias.id)
            else:
                yield from _take(alias.id, entry.path, alias.span, taken, kept)


def _take(
    url: str, path: PurePosixPath, span: Span, taken: dict[str, str], kept: tuple[str, ...]
) -> Iterable[Problem]:
    """Claim an address; complain when it is taken, or lies where the guide keeps pages of its own."""
    owner = taken.get(_same(url))
    if owner is None and (_same(url).strip("/").partition("/")[0] in kept or _LISTS.match(_same(url))):
        owner = _OURS
    if owner is not None:
        yield at(path, span, "url/taken", url, owner)
    else:
        taken[_same(url)] = str(path)


def _same(url: str) -> str:
    return unicodedata.normalize("NFC", url).casefold()
