"""Works in the words of reference managers: BibTeX, RIS and CSL-JSON, each a function of one work."""

from __future__ import annotations

from kuzbass_site.bibliography.bibtex import bibtex
from kuzbass_site.bibliography.csl import csl, csl_json
from kuzbass_site.bibliography.ris import ris
from kuzbass_site.bibliography.work import Work, of_source

__all__ = ["Work", "bibtex", "csl", "csl_json", "of_source", "ris"]
