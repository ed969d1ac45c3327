"""The command ``kuzbass-site``: arguments, colours, exit codes; nothing else.

Exit codes: 0 good, 1 problems in the content, 2 usage, 3 configuration, 4 template, 6 disk,
70 a mistake of our own.
"""

from __future__ import annotations

from kuzbass_site.cli import translated, verify, why  # noqa: F401 - they add their commands
from kuzbass_site.cli.commands import main

__all__ = ["main"]
