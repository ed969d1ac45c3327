"""The registry of sources: every work the guide rests on, once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kuzbass_site.models.files import Span
from kuzbass_site.models.waiver import Waiver

TIERS = ("A", "B", "C", "D")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source, in the field names of CSL-JSON, with what the guide adds.

    ``tier``: A scholarly or official, B regional press, library, museum, C encyclopaedia mirrors,
    D unclear. ``derived_from`` names the works it copies: copies of one text count as one origin.
    """

    key: str
    title: str
    tier: str
    type: str = "webpage"
    author: str = ""
    container: str = ""
    publisher: str = ""
    issued: str = ""
    url: str = ""
    language: str = ""
    accessed: str = ""
    archived: str = ""
    licence: str = ""
    note: str = ""
    derived_from: tuple[str, ...] = ()
    waive: tuple[Waiver, ...] = ()
    span: Span = Span(0, 0)


Sources = Mapping[str, Source]
