"""Codes of links between entries, found once the whole site is known."""

from __future__ import annotations

from kuzbass_site.problems.codes.code import N_, Code

CODES: tuple[Code, ...] = (
    Code(
        name="link/dead",
        message=N_("the link `{0}` leads nowhere"),
        hint=N_("did you mean `{1}`?"),
        otherwise=N_("name a file as seen from this one, as in `../towns/name.md`"),
        why=N_("A link to another entry names its file as seen from this one: `../towns/kaltan.md`."),
        wrong="[Kaltan](../towns/kalton.md)",
        right="[Kaltan](../towns/kaltan.md)",
    ),
    Code(
        name="link/dead-anchor",
        message=N_("the link `{0}` leads to a page without a heading `#{1}`"),
        hint=N_("did you mean `#{2}`?"),
        otherwise=N_("give the heading there this anchor, or take `#{1}` out"),
        why=N_("An anchor is the heading in small letters, with hyphens for spaces."),
        wrong="[its works](kaltan.md#wroks)",
        right="[its works](kaltan.md#works)",
    ),
    Code(
        name="link/draft",
        message=N_("the link `{0}` leads to a draft"),
        hint=N_("publish that entry (take `draft: true` out of it), or take the link out"),
        why=N_("A page that is out must not lead to one that is not."),
        wrong="[Kaltan](kaltan.md), where kaltan.md says `draft: true`",
        right="[Kaltan](kaltan.md), where it does not",
    ),
    Code(
        name="link/not-relative",
        message=N_("`{0}` is an address of the site; link to the file instead"),
        hint=N_("write `{1}`"),
        otherwise=N_("name the file as seen from this one, as in `../towns/name.md`"),
        why=N_("Links name files, so that they can be checked, and still work when the site moves or a reader opens the file elsewhere."),
        wrong="[Kaltan](/towns/kaltan/)",
        right="[Kaltan](../towns/kaltan.md)",
    ),
)  # fmt: skip
