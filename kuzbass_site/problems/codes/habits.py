"""Codes of habits from elsewhere: what other programs, wikis and keyboards write, and the guide does not read."""

from __future__ import annotations

from kuzbass_site.problems.codes.code import N_, Code, Level

CODES: tuple[Code, ...] = (
    Code(
        name="yaml/wrong-colon",
        message=N_("between the name of a field and its value stands a colon, not `{0}`"),
        hint=N_("write: {1}"),
        why=N_(
            "Only a colon and a space end the name of a field. Other generators write `=`, other keyboards a wide colon."
        ),
        wrong="title = Kaltan\n",
        right="title: Kaltan\n",
    ),
    Code(
        name="yaml/list-sign",
        message=N_("an item of a list begins with a hyphen, not with `{0}`"),
        hint=N_("write: {1}"),
        why=N_(
            "In the text of a page `*` and `-` both begin an item. In the front matter only the hyphen does."
        ),
        wrong="tags:\n  * coal\n",
        right="tags:\n  - coal\n",
    ),
    Code(
        name="yaml/hash-in-list",
        message=N_("`#` begins a comment here, so that the rest of the list is not read"),
        hint=N_("write: {0}"),
        why=N_("Tags are written without `#`. To YAML all that follows this sign is a remark for people."),
        wrong="tags: [#coal, #mine]\n",
        right="tags: [coal, mine]\n",
    ),
    Code(
        name="yaml/decimal-comma",
        message=N_("in braces a comma ends a value, so that `{0}` is not {1}"),
        hint=N_("write a decimal point: `{0}: {2}`"),
        why=N_("Numbers are written with a point, as maps give them. A comma begins the next field."),
        wrong="location: {lat: 53,99, lon: 86,66}\n",
        right="location: {lat: 53.99, lon: 86.66}\n",
    ),
    Code(
        name="front-matter/not-indented",
        message=N_("`{0}` is a part of `{1}`, but begins in the same column"),
        hint=N_("put two spaces before `{0}`"),
        why=N_(
            "What belongs to a field stands below it, two spaces further right. In the same column it is a field of the entry itself."
        ),
        wrong="location:\nlat: 53.99\nlon: 86.66",
        right="location:\n  lat: 53.99\n  lon: 86.66",
    ),
    Code(
        name="front-matter/too-far-in",
        message=N_("`{0}` is no part of `{1}`, but is indented as if it were"),
        hint=N_("take away the spaces before `{0}`, so that it begins in the first column"),
        why=N_(
            "What is indented below a field belongs to it. The fields of the entry itself begin in the first column."
        ),
        wrong="location:\n  lat: 53.99\n  tags: [coal]",
        right="location:\n  lat: 53.99\ntags: [coal]",
    ),
    Code(
        name="link/wiki",
        message=N_("`{0}` is a link as wikis write it; here it stays text in brackets"),
        hint=N_("write the file it leads to in parentheses: `[{1}](../towns/name.md)`"),
        why=N_(
            "Obsidian and wikis find a page by its title. The guide leads to files, so that a link says where it goes and "
            "any program can follow it. In Obsidian, switch off “Use [[Wikilinks]]” and set links to relative paths."
        ),
        wrong="A mile from [[Kaltan]].",
        right="A mile from [Kaltan](../towns/kaltan.md).",
        level=Level.WARNING,
    ),
    Code(
        name="link/own-disk",
        message=N_("`{0}` lies on one computer, where no reader can open it"),
        hint=N_(
            "put a picture into content/images/ and write `../images/{1}`; put anything else on the web and link to that"
        ),
        why=N_(
            "A page is read on other machines. What it shows has to come along in the guide, or stand on the web."
        ),
        wrong="![The works](C:\\Users\\Anna\\works.jpg)",
        right="![The works](../images/works.jpg)",
    ),
)
