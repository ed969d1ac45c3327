"""The table of codes: level, wording, hint and explanation of every problem, one family a file."""

from __future__ import annotations

from collections.abc import Mapping

from kuzbass_site.problems.codes import (
    body,
    cited,
    content,
    evidence,
    files,
    front_matter,
    habits,
    links,
    pictures,
    prose,
    settings,
)
from kuzbass_site.problems.codes.code import Code, Level

__all__ = ["CODES", "Code", "Level"]

CODES: Mapping[str, Code] = {
    code.name: code
    for family in (
        files.CODES,
        front_matter.CODES,
        content.CODES,
        cited.CODES,
        body.CODES,
        prose.CODES,
        links.CODES,
        pictures.CODES,
        evidence.CODES,
        settings.CODES,
        habits.CODES,
    )
    for code in family
}
