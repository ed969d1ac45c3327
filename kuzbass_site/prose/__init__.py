"""Prose as rules and reports read it: its sentences, its figures, and which of them are cited."""

from kuzbass_site.prose.cited import Passage, Share, cited_figures, passages
from kuzbass_site.prose.figures import Figure, figures
from kuzbass_site.prose.sentences import sentences

__all__ = ["Figure", "Passage", "Share", "cited_figures", "figures", "passages", "sentences"]
