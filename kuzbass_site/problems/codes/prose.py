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
        name="prose/contradicts-fact",
        level=Level.WARNING,
        message=N_("`{0}` contradicts the fact `{1}`, which is `{2}` in {3}"),
        hint=N_("let the two agree, or give both dates as readings of the fact, with a `why`"),
        why=N_("A sentence that speaks of a fact of its entry and cites the same source gives the same date. Which words speak of which fact is set in content/site.yaml, under `words` of the fact."),
        wrong="facts:\n  founded: 1946 [@bse_kaltan]\n---\nKaltan was founded in 1964 [@bse_kaltan].",
        right="facts:\n  founded: 1946 [@bse_kaltan]\n---\nKaltan was founded in 1946 [@bse_kaltan].",
    ),
    Code(
        name="translation/claims-differ",
        level=Level.WARNING,
        message=N_("the translation does not cite the same sources as {0}: {1}"),
        hint=N_("let both texts say the same, from the same sources"),
        why=N_("A translation says what its original says. Where one of the two cites a source that the other does not, one of them makes a statement that the other lacks."),
        wrong="It opened in 1951 [@bse_kaltan].\nОткрыта в 1951 году [@a_forum].",
        right="It opened in 1951 [@bse_kaltan].\nОткрыта в 1951 году [@bse_kaltan].",
        worded=(1,),
    ),
)  # fmt: skip
