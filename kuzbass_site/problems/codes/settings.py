"""Codes of the family: settings."""

from __future__ import annotations

from kuzbass_site.problems.codes.code import Code

CODES: tuple[Code, ...] = ()
