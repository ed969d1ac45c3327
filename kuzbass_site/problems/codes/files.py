"""Codes of the family: files."""

from __future__ import annotations

from kuzbass_site.problems.codes.code import Code

CODES: tuple[Code, ...] = ()
