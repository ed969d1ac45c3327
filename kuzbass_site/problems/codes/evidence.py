"""Codes of the evidence: how good the sources are, how old what was read, what may be waived."""

from __future__ import annotations

from kuzbass_site.problems.codes.code import N_, Code, Level

CODES: tuple[Code, ...] = (
    Code(
        name="fact/general-knowledge",
        message=N_("`{0}` is a figure or a date, and only general knowledge stands behind it"),
        hint=N_("find a source for it, or say `unknown`"),
        why=N_("What everybody knows is often wrong in its figures. Words may stand on general knowledge, with a mark that says so; a date or an amount is not printed without a source."),
        wrong="founded:\n  value: 1946\n  unsourced: general knowledge",
        right="founded: 1946 [@bse_kaltan]",
    ),
    Code(
        name="source/unused",
        level=Level.WARNING,
        message=N_("nothing in the guide cites `{0}`"),
        hint=N_("cite it where it was used, or take it out of the registry"),
        why=N_("The bibliography lists what the guide rests on. A source that nothing cites was most often meant to be cited; one that a cited source was derived from counts as used."),
        wrong="bse_kaltan:  # cited nowhere",
        right="founded: 1946 [@bse_kaltan]",
    ),
    Code(
        name="source/only-weak",
        level=Level.NOTE,
        message=N_("only sources of tier {2} stand behind `{1}` ({0})"),
        hint=N_("look for a source of tier A or B"),
        why=N_("Encyclopaedia mirrors and texts of unclear origin are better than nothing, and the page marks what rests on them alone. It is a note, for the state of the evidence is no mistake of the editor's."),
    ),
    Code(
        name="source/one-origin",
        level=Level.NOTE,
        message=N_("the sources of `{1}` ({0}) all go back to `{2}`"),
        hint=N_("look for a source that does not copy it"),
        why=N_("Copies of one text count as one source, however many there are (`derived-from` in content/sources.yaml says what copies what). The page marks such a value."),
    ),
    Code(
        name="fact/of-differs",
        message=N_("the values of `{0}` do not all speak of the same entry"),
        hint=N_("say `of: {1}` in each of them, or state what speaks of it in a fact of that entry"),
        why=N_("The readings of a fact are what different sources say of one thing, and the points of a series are one thing at different times. A value without `of:` speaks of the entry it stands in."),
        wrong="founded:\n  - {value: 1770~, sources: [a], of: towns/kaltan}\n  - 1917 [@b]\n  - why: …",
        right="founded:\n  - {value: 1770~, sources: [a], of: towns/kaltan}\n  - {value: 1917, sources: [b], of: towns/kaltan}\n  - why: …",
    ),
    Code(
        name="visit/stale",
        level=Level.NOTE,
        message=N_("last checked on {0}: {1} may have changed since"),
        hint=N_("look it up again and renew `checked`"),
        why=N_("Access and opening hours change within months (after 180 days they are called old), ways there within years (after three). The page warns its readers with the date. It is a note, for a good page must not turn bad by waiting."),
        wrong="checked: 2019-05-01 (read, not visited)",
        right="checked: 2026-11-22 (read, not visited)",
    ),
    Code(
        name="translation/stale",
        level=Level.NOTE,
        message=N_("`{0}` has changed since it was translated"),
        hint=N_("bring the translation up to date, then run `kuzbass-site translated {1}`"),
        why=N_("`translates:` holds a digest of the title, summary and text that were translated. While the original differs from it, the translated page says so and leads to the original."),
    ),
    Code(
        name="translation/unstamped",
        level=Level.NOTE,
        message=N_("it is not known which text of `{0}` this translates"),
        hint=N_("when the translation is up to date, run `kuzbass-site translated {1}`"),
        why=N_("With the digest of the original in `translates:` the guide can tell when a translation has fallen behind. The command writes it."),
    ),
    Code(
        name="waive/unknown",
        message=N_("there is no rule `{0}` to waive"),
        hint=N_("did you mean `{1}`?"),
        otherwise=N_("`kuzbass-site explain` lists the rules"),
        why=N_("`waive:` takes the code of a rule, as it stands in brackets in the complaint, and the reason why the rule does not apply here."),
        wrong="waive:\n  prose/figure: street numbers",
        right="waive:\n  prose/uncited-figure: street numbers",
    ),
    Code(
        name="waive/error",
        message=N_("`{0}` is an error, and an error cannot be waived"),
        hint=N_("mend what it complains of, and take this line out"),
        why=N_("Warnings and notes can be waived with a reason, for a rule may be wrong about one page. What would break the guide or leave a fact without a source cannot."),
        wrong="waive:\n  claim/no-evidence: everybody knows",
        right="The record shows it [@bse_kaltan].",
    ),
    Code(
        name="waive/unused",
        level=Level.WARNING,
        message=N_("nothing here breaks the rule `{0}`"),
        hint=N_("take this line out"),
        why=N_("A waiver that outlives its reason would silence the next mistake, which nobody has thought about."),
    ),
)  # fmt: skip
