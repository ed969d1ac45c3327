#!/usr/bin/env python3
"""Write the pages that are made from the code: the fields of the front matter, the codes of problems.

``make docs``. Running it twice changes nothing; a test holds the pages against the code.
"""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path

from kuzbass_site.problems import CODES, Code
from kuzbass_site.schema.reference import markdown_reference

PACKAGE = Path(__file__).parent.parent / "kuzbass_site"
FIELDS = PACKAGE / "schema" / "FIELDS.md"
CODES_PAGE = PACKAGE / "problems" / "CODES.md"


def codes_reference() -> str:
    """The page of codes, by family."""
    parts = [
        "# Codes of problems\n",
        "Made by `make docs` from the table that words the problems. `kuzbass-site explain CODE` says the same.\n",
        "An error stops the build, a warning stops `--strict`, a note stops nothing.\n",
    ]
    for family, codes in groupby(sorted(CODES.values(), key=lambda code: code.name), key=_family):
        parts.append(f"## {family}\n")
        parts += [_described(code) for code in codes]
    return "\n".join(parts)


def _family(code: Code) -> str:
    return code.name.partition("/")[0]


def _described(code: Code) -> str:
    lines = [f"### {code.name}\n", f"*{code.level}*: {code.message}\n", f"{code.why}\n"]
    for word, example in (("Wrong", code.wrong), ("Right", code.right)):
        if example:
            lines.append(f"{word}:\n\n```\n{example}\n```\n")
    return "\n".join(lines)


def main() -> int:
    """Write both pages."""
    FIELDS.write_text(markdown_reference(), encoding="utf-8")
    CODES_PAGE.write_text(codes_reference(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
