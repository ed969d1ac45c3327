"""The command ``kuzbass-site``: arguments, colours, exit codes; nothing else.

Exit codes: 0 good, 1 problems in the content, 2 usage, 3 configuration, 4 template, 6 disk,
70 a mistake of our own.
"""

from __future__ import annotations

import os
import sys

from kuzbass_site.cli import (  # noqa: F401 - they add their commands
    admin,
    init,
    new,
    orphans,
    rename,
    serve,
    sheets,
    translated,
    verify,
    why,
)
from kuzbass_site.cli.commands import main
from kuzbass_site.cli.exits import Exit

__all__ = ["main", "run"]


def run() -> None:
    """The command as a program of its own: it ends without taking apart, piece by piece, all that it has read."""
    try:
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else Exit.GOOD if end.code is None else Exit.BUG
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except OSError:
            code = code or Exit.DISK
        os._exit(code)
