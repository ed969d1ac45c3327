"""What the command line may set over the settings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the command line may set over the settings; ``today`` None means: find out.

    A ``portable`` site can be opened from a folder or a memory stick, without a server. Neither it nor a ``preview``
    keeps anything in the browser. ``search``: with an index and the page for it, unless the guide does without.
    """

    today: date | None = None
    url: str = ""
    repository: str = ""
    portable: bool = False
    search: bool = False
    preview: bool = False
