"""Rules of the pictures: who made each, and under what licence it may be shown."""

from __future__ import annotations

from collections.abc import Iterable

from kuzbass_site.illustrated import picture_name
from kuzbass_site.lint.references import at, bearers, in_body
from kuzbass_site.models.body import FigureMark, LinkMark
from kuzbass_site.problems import Problem
from kuzbass_site.site import Site


def pictures_have_licences(site: Site) -> Iterable[Problem]:
    """Every picture that a text shows or leads to is listed with its author and licence by some entry."""
    guide = site.guide
    listed = {figure.file for entry in guide.entries for figure in entry.figures}
    if guide.broken or not listed <= guide.images:
        return  # it may be listed in a file that could not be read, or under a name that is told of already
    for bearer in bearers(site):
        for mark in bearer.body.marks:
            if isinstance(mark, FigureMark | LinkMark):
                source = mark.source if isinstance(mark, FigureMark) else mark.target
                name = picture_name(bearer.path, source)
                if name in guide.images and name not in listed:
                    yield at(bearer.path, in_body(bearer, mark.span), "figure/no-licence", name)
