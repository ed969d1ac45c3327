"""The collections of every guide, in the order in which they are shown."""

from __future__ import annotations

COLLECTIONS = ("landmarks", "towns", "sectors", "themes", "tours", "claims", "pages")
