"""Mending what can be mended without a doubt, and nothing else: ``check --fix``.

A table gives, for each code of a problem, the small function that knows the repair. What it proposes is taken only
if the file then reads better: fewer problems, no new kind of problem, nothing wrong in a line that was touched.
"""

from __future__ import annotations

from kuzbass_site.fixing.mending import FIXABLE, Mended, mend, mend_files
from kuzbass_site.fixing.shown import difference

__all__ = ["FIXABLE", "Mended", "difference", "mend", "mend_files"]
