"""From a parsed file to a checked entry: what the front matter may hold, and what is wrong with it."""

from __future__ import annotations

from kuzbass_site.schema.entry import Parsed, parse_content, parse_rest
from kuzbass_site.schema.fields import FORMS

__all__ = ["FORMS", "Parsed", "parse_content", "parse_rest"]
