"""Codes of what the texts say, held against their sources, their facts and their translations."""

from __future__ import annotations

from kuzbass_site.problems.codes.code import N_, Code, Level

CODES: tuple[Code, ...] = (
    Code(
        name="prose/uncited-figure",
        level=Level.WARNING,
        message=N_("`{0}` stands in a passage that cites nothing"),
        hint=N_("add its source, `[@key]`, or take the figure out"),
        why=N_("A year, a number with a unit, a share or a superlative is a statement that a reader can look up, so the paragraph, the item or the row of the table that names it says where it comes from. For a table its head or the words just before it may cite, for a list the words before it that end with a colon."),
        wrong="The station opened in 1951.",
        right="The station opened in 1951 [@bse_kaltan].",
    ),
    Code(
        name="translation/claims-differ",
        level=Level.WARNING,
        message=N_("the translation does not cite the same sources as {0}: {1}"),
        hint=N_("let both texts say the same, from the same sources"),
        why=N_("A translation says what its original says. Where one of the two cites a source that the other does not, one of them makes a statement that the other lacks."),
        worded=(1,),
    ),
)  # fmt: skip
