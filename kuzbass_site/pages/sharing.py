"""What the pictures to share show, and where they are: one of each entry, one of the guide for all other pages."""

from __future__ import annotations

from kuzbass_site.models.shared import Shared
from kuzbass_site.packing import pack, sum_of
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.views import ShareView

POSTER = "poster"
_DIGITS = 12


def shared(reader: Reader, id_: str = "") -> Shared | None:
    """The picture of an entry, or of the guide as a whole; None where the guide does without."""
    guide = reader.site.guide
    if not guide.sharing:
        return None
    title = reader.label(guide.config.title)
    if not id_:
        summary = reader.label(guide.config.tagline) or reader.label(guide.config.description)
        return Shared(guide=title, title=title, summary=summary, drawing=POSTER)
    card = reader.card(id_)
    return Shared(
        guide=title,
        title=card.title.text,
        summary=card.summary.text,
        drawing=card.drawing,
        kind=card.type or reader.collection(card.collection, plural=False),
        status=card.status_label,
    )


def address(reader: Reader, picture: Shared, id_: str = "") -> str:
    """Where a picture is; it is never another at the same address."""
    digest = sum_of(reader.site.guide.sharing.encode(), pack(picture)).hex()[:_DIGITS]
    return f"/share/{id_.replace('/', '-') or 'guide'}.{reader.lang}.{digest}.png"


def share_view(reader: Reader, id_: str = "") -> ShareView | None:
    """The picture as the head of a page names it."""
    picture = shared(reader, id_)
    if picture is None:
        return None
    words = (picture.kind, picture.title, picture.summary)
    return ShareView(
        address(reader, picture, id_), ". ".join(word.rstrip(".") for word in words if word) + "."
    )
