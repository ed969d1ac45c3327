"""What is wrong with a sheet: in which row and column, why, and what to write instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kuzbass_site.i18n import translate
from kuzbass_site.problems import Problem


class SheetError(Exception):
    """A sheet that cannot be read or written at all; ``text`` stands in the catalogues, for ``values``."""

    def __init__(self, text: str, **values: str) -> None:
        self.text = text
        self.values = values
        super().__init__(self.in_words("en"))

    def in_words(self, lang: str) -> str:
        """What is wrong, in words of *lang*."""
        return translate(self.text, lang) % self.values


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing to mend in a sheet. Rows count as the program that shows the sheet counts them.

    ``text`` and ``hint`` stand in the catalogues, with ``values`` for their places; where the check of the
    guide has a word for it, that is the ``problem`` instead.
    """

    row: int
    head: str
    text: str = ""
    hint: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    problem: Problem | None = None

    def message(self, lang: str) -> str:
        """What is wrong; for those that are no ``problem``."""
        return translate(self.text, lang) % self.values

    def advice(self, lang: str) -> str:
        """What to write instead; for those that are no ``problem``."""
        return translate(self.hint, lang) % self.values
