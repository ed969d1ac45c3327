"""The page of what is kept on the reader's device; shown as well where a page is not there and no network is."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from kuzbass_site.models.page import Page
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.views import OfflineView


def pages(reader: Reader) -> Iterator[Page]:
    """The one page, which a script fills, unless the guide keeps nothing on devices."""
    if not reader.family("offline"):
        return
    intro = reader.t(
        "Pages that you have opened stay in this browser, so that they can be read again without a network. "
        "Nobody else learns of it."
    )
    head = replace(reader.head("/offline/", reader.t("Kept on this device"), intro), index=False)
    yield Page(head.url, "offline.html", OfflineView(head=head, intro=intro), reader.lang)
