"""Rules of what a page weighs: a visitor with a weak phone pays for every kilobyte."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from kuzbass_site.lint.references import Bearer, at
from kuzbass_site.models.files import Span
from kuzbass_site.models.settings import Config
from kuzbass_site.problems import Problem

TEXT_BYTES = 30_000
"""What a text may weigh, compressed: of the 100 kB of a first view the letters take some 55, the rest of the
page, its style and its scripts about 15."""


def texts_are_light(bearer: Bearer, _original: Bearer, _config: Config) -> Iterable[Problem]:
    """A text can be loaded over a weak line."""
    html = "".join(part for part in bearer.body.parts if isinstance(part, str)).encode()
    weight = len(zlib.compress(html, 6)) if len(html) > TEXT_BYTES else 0
    if weight > TEXT_BYTES:
        told = (f"{weight / 1000:.0f}", f"{TEXT_BYTES / 1000:.0f}")
        yield at(bearer.path, Span(bearer.body_line, 1), "page/too-heavy", *told)
