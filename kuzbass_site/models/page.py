"""One page to render."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """One page to render: all that its renderer may show, and nothing else.

    ``url`` is rooted at the site (``/towns/kaltan/``, ``/feed.xml``). ``renderer`` names a template
    (``entry.html``) or an export (``export:feed``). ``view`` is a frozen value.
    """

    url: str
    renderer: str
    view: object
    lang: str
