"""A static heritage-guide generator: Markdown entries in, a browsable and sourced guide out."""

__version__ = "0.1.0"
