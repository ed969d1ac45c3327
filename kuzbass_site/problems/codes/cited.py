"""Codes of citations: how they are written, in the text and in the front matter."""

from __future__ import annotations

from kuzbass_site.problems.codes.code import N_, Code

_SYNTAX = N_(
    "A citation is written in one way everywhere, in the text and in the front matter: the key of the "
    "source after `@`, in square brackets; a place in the source after a comma, a further source after "
    "a semicolon."
)

CODES: tuple[Code, ...] = (
    Code(
        name="citation/malformed",
        message=N_("`{0}` is not quite a citation"),
        hint=N_("write `{1}`"),
        why=_SYNTAX,
        wrong="It opened in 1951 [@bse_kaltan, @mechel_gres].",
        right="It opened in 1951 [@bse_kaltan; @mechel_gres].",
    ),
    Code(
        name="citation/empty",
        message=N_("the citation `{0}` names no source"),
        hint=N_("write the key of a source, or take the brackets out"),
        why=_SYNTAX,
        wrong="It opened in 1951 [@].",
        right="It opened in 1951 [@bse_kaltan].",
    ),
    Code(
        name="citation/unclosed",
        message=N_("the citation `{0}` has no closing bracket"),
        hint=N_("write `{1}`"),
        why=_SYNTAX,
        wrong="It opened in 1951 [@bse_kaltan.",
        right="It opened in 1951 [@bse_kaltan].",
    ),
    Code(
        name="citation/bad-key",
        message=N_("`{0}` cannot be the key of a source"),
        hint=N_("did you mean `{1}`?"),
        otherwise=N_(
            "enter it in content/sources.yaml under a short key, with its `URL:`, and cite it: `[@bse_kaltan]`"
        ),
        why=N_(
            "Keys are made of small Latin letters, digits, `_` and `-`. A Russian letter that looks like "
            "a Latin one, a capital or a long dash makes it a different key."
        ),
        wrong="It opened in 1951 [@BSE_Kaltan].",
        right="It opened in 1951 [@bse_kaltan].",
    ),
    Code(
        name="citation/no-brackets",
        message=N_("`{0}` is only a citation in square brackets"),
        hint=N_("write `{1}`"),
        why=_SYNTAX,
        wrong="founded: 1946 @bse_kaltan",
        right="founded: 1946 [@bse_kaltan]",
    ),
    Code(
        name="citation/open-note",
        message=N_("the note `{0}` has no closing parenthesis"),
        hint=N_("write `{1}`"),
        why=N_("A stated value is the value, its citations in square brackets, a note in parentheses."),
        wrong="founded: 1946 [@bse_kaltan] (as a building site",
        right="founded: 1946 [@bse_kaltan] (as a building site)",
    ),
    Code(
        name="citation/stray-text",
        message=N_("`{0}` stands after the citation, outside the note"),
        hint=N_("put it before the citation, or in parentheses: `{1}`"),
        why=N_("A stated value is the value, its citations in square brackets, a note in parentheses."),
        wrong="founded: 1946 [@bse_kaltan] as a building site",
        right="founded: 1946 [@bse_kaltan] (as a building site)",
    ),
    Code(
        name="citation/in-heading",
        message=N_("the citation `{0}` stands in a heading"),
        hint=N_("put it after the sentence that it supports"),
        why=N_("Headings are repeated in the table of contents and in links, where a number means nothing."),
        wrong="## The power station [@mechel_gres]",
        right="## The power station\n\nIt ran from 1951 [@mechel_gres].",
    ),
    Code(
        name="citation/in-link",
        message=N_("the citation `{0}` stands inside the text of a link"),
        hint=N_("put it after the link"),
        why=N_("The number of a citation is a link itself, and a link cannot hold another."),
        wrong="[Kaltan [@bse_kaltan]](../towns/kaltan.md)",
        right="[Kaltan](../towns/kaltan.md) [@bse_kaltan]",
    ),
    Code(
        name="citation/in-figure",
        message=N_("the citation `{0}` stands in the description or the caption of a picture"),
        hint=N_("put it in the text beside the picture"),
        why=N_("Descriptions are read aloud and captions are plain text: neither can hold a link."),
        wrong='![The works [@rusmin]](../images/works.jpg "The works in 1930")',
        right='![The works from the river](../images/works.jpg "The works in 1930")',
    ),
)
