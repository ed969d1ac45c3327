"""Codes of the family: content."""

from __future__ import annotations

from kuzbass_site.problems.codes.code import Code

CODES: tuple[Code, ...] = ()
