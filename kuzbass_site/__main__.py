"""``python -m kuzbass_site``."""

from __future__ import annotations

from kuzbass_site.cli import run

run()
