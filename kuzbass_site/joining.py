"""The site, put together from a guide with what an earlier build has worked out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from kuzbass_site.models.guide import Guide
from kuzbass_site.packing import pack, sum_of, unpacker
from kuzbass_site.site import Near, Placed, Site, assemble, neighbours
from kuzbass_site.subjects import Library


def join(guide: Guide, library: Library, *, drafts: bool) -> Site:
    """Join the entries of a guide, as ``assemble`` does."""
    return assemble(guide, drafts=drafts, nearby=partial(_remembered, library))


def _remembered(library: Library, placed: Placed) -> Mapping[str, tuple[Near, ...]]:
    """What is near each place; looked for again only when one has moved, come or gone."""
    key = sum_of(library.generator, pack([(id_, place.point, place.accuracy) for id_, place in placed]))
    stored = library.cache.get("site", "nearby", key)
    found = _nearby(stored) if stored else None
    if found is None:
        found = neighbours(placed)
        library.cache.put("site", "nearby", key, pack(found))
    return found


_nearby = unpacker(dict[str, tuple[Near, ...]])
