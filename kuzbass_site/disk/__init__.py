"""The edge to the outside world: sources come in by ``read``, the site goes out by ``publish``."""

from __future__ import annotations

from kuzbass_site.disk.errors import OutputError, OutputLocked
from kuzbass_site.disk.publish import Listing, Output, Published, opened, publish
from kuzbass_site.disk.read import Found, find_all, others, read, read_all
from kuzbass_site.disk.stats import Stat

__all__ = [
    "Found",
    "Listing",
    "Output",
    "OutputError",
    "OutputLocked",
    "Published",
    "Stat",
    "find_all",
    "opened",
    "others",
    "publish",
    "read",
    "read_all",
]
