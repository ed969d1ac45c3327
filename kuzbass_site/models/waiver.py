"""A rule that an editor has said does not apply, and why."""

from __future__ import annotations

from msgspec import Struct

from kuzbass_site.models.files import Span


class Waiver(Struct, frozen=True, array_like=True):
    """The code of a rule that does not apply here, and the reason; where the code is written."""

    rule: str
    reason: str
    span: Span = Span(0, 0)
