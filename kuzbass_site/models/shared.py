"""A picture to share: what other places on the web show in the place of a link to a page."""

from __future__ import annotations

from msgspec import Struct

WIDTH, HEIGHT = 1200, 630


class Shared(Struct, frozen=True, kw_only=True, array_like=True):
    """Everything that such a picture shows; without a ``kind`` of its own it is that of the guide as a whole.

    ``drawing`` is the name of a drawing in ``static/drawings/``.
    """

    guide: str
    title: str
    summary: str
    drawing: str
    kind: str = ""
    status: str = ""
