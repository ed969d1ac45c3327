"""The edge to the outside world: sources come in by ``read``, the site goes out by ``publish``."""

from __future__ import annotations

from kuzbass_site.disk.errors import OutputError, OutputLocked
from kuzbass_site.disk.publish import Published, publish
from kuzbass_site.disk.read import Found, find_all, read, read_all

__all__ = ["Found", "OutputError", "OutputLocked", "Published", "find_all", "publish", "read", "read_all"]
