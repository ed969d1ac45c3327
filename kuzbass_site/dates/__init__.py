"""Dates of the past, as sure as the sources are: parsed, bounded, put into words.

The notation is a profile of the Extended Date/Time Format (https://www.loc.gov/standards/datetime/):
of levels 0 and 1 days, months, years, decades, qualifiers and intervals, of level 2 "one of these"
without its brackets, which YAML would take for a list.
"""

from __future__ import annotations

from kuzbass_site.dates.fuzzy import DateError, FuzzyDate, parse
from kuzbass_site.dates.words import in_words

__all__ = ["DateError", "FuzzyDate", "in_words", "parse"]
