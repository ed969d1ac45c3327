"""Codes of the families ``front-matter/…`` and ``yaml/…``: the fences, and the YAML between them."""

from __future__ import annotations

from kuzbass_site.problems.codes.code import N_, Code, Level

_EXACT = N_(
    "The front matter stands between two lines of exactly three hyphens, the first of them being the first "
    "line of the file. Programs that read it look for nothing else, and show it as text when in doubt."
)
_STARTS = N_(
    "Some characters mean something to YAML when a value begins with them: `@`, `` ` ``, `%`, `*`, `&`, `!`, "
    "`|`, `>`, brackets, quotes. In quotes they are plain text."
)
_REPEATS = N_(
    "YAML has ways to name a value and to use it again elsewhere. They are refused here: few people know "
    "them, and a small file that uses them can grow to any size. Write the value where it belongs."
)
_SHAPE = N_(
    "In YAML the indentation says what belongs to what. All fields of one group begin in the same column; "
    "what belongs to a field stands on the next lines, two spaces further right."
)

_FENCES: tuple[Code, ...] = (
    Code(
        name="front-matter/missing",
        message=N_("the file has no front matter"),
        hint=N_("begin it with a line `---`, then the fields (`title: …`), then another line `---`"),
        why=_EXACT,
        wrong="# Kaltan\n\nA power-station town.\n",
        right="---\ntitle: Kaltan\n---\nA power-station town.\n",
    ),
    Code(
        name="front-matter/unopened",
        message=N_("the front matter begins without a line `---`"),
        hint=N_("write a line `---` before this line"),
        why=_EXACT,
        wrong="title: Kaltan\n---\nA power-station town.\n",
        right="---\ntitle: Kaltan\n---\nA power-station town.\n",
    ),
    Code(
        name="front-matter/unclosed",
        message=N_("the front matter is not closed"),
        hint=N_("write a line `---` where the fields end, perhaps at line {0}"),
        why=_EXACT,
        wrong="---\ntitle: Kaltan\n\nA power-station town.\n",
        right="---\ntitle: Kaltan\n---\nA power-station town.\n",
    ),
    Code(
        name="front-matter/empty",
        message=N_("the front matter is empty"),
        hint=N_("write the fields between the two lines `---`, at least `title:`"),
        why=N_("Without front matter nobody knows what the page is about and where it belongs."),
        wrong="---\n---\nA power-station town.\n",
        right="---\ntitle: Kaltan\n---\nA power-station town.\n",
    ),
    Code(
        name="front-matter/blank-before",
        message=N_("the front matter does not begin on the first line of the file"),
        hint=N_("delete the blank lines before it"),
        why=_EXACT,
        wrong="\n---\ntitle: Kaltan\n---\n",
        right="---\ntitle: Kaltan\n---\n",
    ),
    Code(
        name="front-matter/fence",
        message=N_("`{0}` is not the line that begins or ends the front matter"),
        hint=N_("write exactly three hyphens, `---`, and nothing else on the line, no space either"),
        why=_EXACT,
        wrong="----\ntitle: Kaltan\n...\n",
        right="---\ntitle: Kaltan\n---\n",
    ),
    Code(
        name="front-matter/toml",
        message=N_("the front matter is TOML (`+++`); the guide reads YAML only"),
        hint=N_('write `---` in place of `+++`, and `title: …` in place of `title = "…"`'),
        why=N_(
            "One way to write front matter is enough to learn. TOML is what other generators write, as Hugo."
        ),
        wrong='+++\ntitle = "Kaltan"\n+++\n',
        right="---\ntitle: Kaltan\n---\n",
    ),
    Code(
        name="front-matter/json",
        message=N_("the front matter is JSON; the guide reads YAML only"),
        hint=N_("write a line `---`, then one field a line (`title: …`), then another line `---`"),
        why=N_("One way to write front matter is enough to learn."),
        wrong='{\n  "title": "Kaltan"\n}\n',
        right="---\ntitle: Kaltan\n---\n",
    ),
    Code(
        name="front-matter/too-large",
        message=N_("the front matter has {0} bytes; more than {1} are not read"),
        hint=N_("is the closing line `---` where it should be? Long text belongs below it"),
        why=N_(
            "Front matter is some dozens of lines. If it is much longer, the text was mostly not separated."
        ),
    ),
    Code(
        name="front-matter/smart-quotes",
        level=Level.WARNING,
        message=N_("the value stands in typographic quotes, which YAML takes for a part of the text"),
        hint=N_("write straight quotes, or none: {0}"),
        why=N_(
            "Word processors and phones turn straight quotes into curly ones. To YAML only the straight ones "
            "are quotes, so the curly ones would be shown in the title. If they are meant as text, put "
            "straight quotes around them."
        ),
        wrong="title: “Kaltan”\n",
        right="title: Kaltan\n",
    ),
)

_VALUES: tuple[Code, ...] = (
    Code(
        name="yaml/reserved-character",
        message=N_("a value cannot begin with the character {0}"),
        hint=N_("put it in quotes: {1}"),
        why=_STARTS,
        wrong="summary: *The* town of coal\n",
        right='summary: "*The* town of coal"\n',
    ),
    Code(
        name="yaml/citation-first",
        message=N_("a value cannot begin with its source"),
        hint=N_("write the value first, then its source: {0}"),
        why=N_(
            "A stated value is written `value [@key] (note)`. A source alone states nothing, and to YAML an "
            "opening bracket begins a list. The field `sources:` takes a list of keys, without `@`."
        ),
        wrong="founded: [@bse_kaltan] 1946\n",
        right="founded: 1946 [@bse_kaltan]\n",
    ),
    Code(
        name="yaml/at-in-list",
        message=N_("a list takes the keys of sources without `@`"),
        hint=N_("write: {0}"),
        why=_STARTS,
        wrong="sources: [bse_kaltan, @a42_pop2025]\n",
        right="sources: [bse_kaltan, a42_pop2025]\n",
    ),
    Code(
        name="yaml/list-after-colon",
        message=N_("a list with dashes cannot begin on the line of its field `{0}`"),
        hint=N_("begin it on the next line, or write: {1}"),
        why=N_("Each item of a list with dashes has a line of its own. A short list can stand in brackets."),
        wrong="tags: - coal\n",
        right="tags:\n  - coal\n",
    ),
    Code(
        name="yaml/list-item",
        message=N_("the items of this list cannot be told apart here"),
        hint=N_(
            "put a comma between two items, and quotes around an item that holds a comma, colon or quote"
        ),
        why=N_(
            "In brackets a comma ends an item, and a colon makes a field of it. Quotes keep them as text."
        ),
        wrong='also: ["Kiselevsk" Kiselyovka]\n',
        right='also: ["Kiselevsk", Kiselyovka]\n',
    ),
    Code(
        name="yaml/colon-in-value",
        message=N_("the value of `{0}` holds a colon, which YAML takes for another field"),
        hint=N_("put the value in quotes: {1}"),
        why=N_("To YAML a colon with a space after it ends the name of a field. In quotes it is plain text."),
        wrong="title: Kaltan: the town\n",
        right='title: "Kaltan: the town"\n',
    ),
    Code(
        name="yaml/unclosed-quote",
        message=N_("the quote `{0}` is not closed"),
        hint=N_("close it at the end of the value: {1}"),
        why=N_("All up to the next quote becomes a part of the value, even if that is many lines below."),
        wrong='title: "Kaltan\ntags: [coal]\n',
        right='title: "Kaltan"\ntags: [coal]\n',
    ),
    Code(
        name="yaml/text-after-quote",
        message=N_("the value ends at its second quote `{0}`, but the line goes on"),
        hint=N_("put the whole value in quotes: {1}"),
        why=N_(
            "A value that begins with a quote ends at the next one. If quotes or an apostrophe are a part of "
            "the text, take the other kind around the whole."
        ),
        wrong="summary: 'The town's first mine'\n",
        right='summary: "The town\'s first mine"\n',
    ),
    Code(
        name="yaml/bad-escape",
        message=N_("a backslash in double quotes must be followed by one of a few letters"),
        hint=N_("write the backslash twice: {0}"),
        why=N_(
            "In double quotes `\\n` is a line break, `\\\\` a backslash. In single quotes it is plain text."
        ),
        wrong='note: "scans\\kaltan"\n',
        right='note: "scans\\\\kaltan"\n',
    ),
    Code(
        name="yaml/unclosed-bracket",
        message=N_("the bracket `{0}` is not closed"),
        hint=N_("close the list with `{1}`: {2}"),
        why=N_("A value that begins with `[` is a list, and goes on until the bracket is closed."),
        wrong="tags: [coal, mine\ntype: town\n",
        right="tags: [coal, mine]\ntype: town\n",
    ),
    Code(
        name="yaml/text-after-bracket",
        message=N_("the value is a list that ends at its bracket, but the line goes on"),
        hint=N_("if it is no list, write: {1}"),
        why=N_(
            "A value that begins with `[` is a list. If the bracket is a part of the text, quotes say so."
        ),
        wrong="note: [sic] in the deed\n",
        right='note: "[sic] in the deed"\n',
    ),
    Code(
        name="yaml/anchor",
        message=N_("`&{0}` names a value for use elsewhere; the guide has no such names"),
        hint=N_("delete `&{0}`, or put the whole value in quotes if it is text"),
        why=_REPEATS,
        wrong="summary: &short A coal city\n",
        right="summary: A coal city\n",
    ),
    Code(
        name="yaml/alias",
        message=N_("`*{0}` stands for a value named elsewhere; the guide has no such names"),
        hint=N_("write the value itself, or put it in quotes if the star is text"),
        why=_REPEATS,
        wrong="summary: *short\n",
        right="summary: A coal city\n",
    ),
    Code(
        name="yaml/merge",
        message=N_("`<<` takes over fields from elsewhere; the guide does not do that"),
        hint=N_("write the fields themselves"),
        why=_REPEATS,
        wrong="<<: *common\n",
        right="status: disused\n",
    ),
    Code(
        name="yaml/tag",
        message=N_("`{0}` is a YAML tag; the guide has none"),
        hint=N_("delete it, or put the whole value in quotes if the exclamation mark is text"),
        why=N_(
            "All values are read as text first; what they mean is known from the field. So no tag is needed."
        ),
        wrong="opened: !!int 1946\n",
        right="opened: 1946\n",
    ),
)

_LINES: tuple[Code, ...] = (
    Code(
        name="yaml/tab",
        message=N_("a tab stands where YAML wants spaces"),
        hint=N_("put two spaces in its place"),
        why=N_(
            "A tab is as wide as each program likes, so YAML allows none in the indentation or after a dash."
        ),
        wrong="facts:\n\tfounded: 1946\n",
        right="facts:\n  founded: 1946\n",
    ),
    Code(
        name="yaml/no-break-space",
        message=N_("what looks like a space here ({0}, such as a no-break space) is none to YAML"),
        hint=N_("delete it and type an ordinary space"),
        why=N_(
            "It looks like a space, and comes along when text is copied from web pages or typed with a key "
            "held down. To YAML it is a letter, so the field is not recognised."
        ),
        wrong="title:\u00a0Kaltan\n",
        right="title: Kaltan\n",
    ),
    Code(
        name="yaml/missing-space",
        message=N_("a space is missing after `{0}`"),
        hint=N_("write: {1}"),
        why=N_("Only a colon and a space end the name of a field; only a dash and a space begin an item."),
        wrong="title:Kaltan\n",
        right="title: Kaltan\n",
    ),
    Code(
        name="yaml/bare-text",
        message=N_("this line is neither a field (`name: value`) nor an item of a list (`- value`)"),
        hint=N_(
            "if the text of the page begins here, close the front matter with a line `---` before it; if the "
            "line goes on with the value above, indent it"
        ),
        why=_SHAPE,
        wrong="title: Kaltan\nA power-station town.\n",
        right="title: Kaltan\nsummary: A power-station town.\n",
    ),
    Code(
        name="yaml/indentation",
        message=N_("the line begins in column {0}, which fits none of the lines above it"),
        hint=N_("let it begin in the column of the fields or items that it belongs to"),
        why=_SHAPE,
        wrong="facts:\n  founded: 1946\n   status: inhabited\n",
        right="facts:\n  founded: 1946\n  status: inhabited\n",
    ),
    Code(
        name="yaml/missing-dash",
        message=N_("an item of a list begins with a dash, as those above it do"),
        hint=N_("write: {0}"),
        why=_SHAPE,
        wrong="tags:\n  - coal\n  mine\n",
        right="tags:\n  - coal\n  - mine\n",
    ),
    Code(
        name="yaml/list-in-mapping",
        message=N_("an item of a list (`- …`) stands among fields"),
        hint=N_("give the field above no value on its own line and put all its values into the list"),
        why=_SHAPE,
        wrong="facts:\n  founded: 1946\n  - 1947\n",
        right="facts:\n  founded:\n    - 1946\n    - 1947\n",
    ),
    Code(
        name="yaml/dash-continues",
        message=N_("this dash begins no item: the line is read as a part of the value above"),
        hint=N_("let all items of a list begin in the same column, the first on the line after its field"),
        why=_SHAPE,
        wrong="tags:\n- coal\n  - mine\n",
        right="tags:\n  - coal\n  - mine\n",
    ),
    Code(
        name="yaml/duplicate-key",
        message=N_("`{0}` stands here a second time; it is already on line {1}"),
        hint=N_("keep one of them, or make a list of the values"),
        why=N_("Which of the two is meant, nobody can know. YAML itself would silently drop the first."),
        wrong="title: Kaltan\ntitle: Калтан\n",
        right="title: Kaltan\n",
    ),
)

_DOCUMENTS: tuple[Code, ...] = (
    Code(
        name="yaml/not-a-mapping",
        message=N_("there should be fields here, `name: value`, one a line"),
        hint=N_("begin each line with the name of a field and a colon"),
        why=N_("Each value needs a name, so that the guide knows what it says."),
        wrong="- Kaltan\n- 1946\n",
        right="title: Kaltan\n",
    ),
    Code(
        name="yaml/complex-key",
        message=N_("the name of a field must be a word on one line"),
        hint=N_("write it as `name: value`; put the value in quotes if it is text with brackets or `?`"),
        why=N_("YAML allows whole lists as names, and empty names. No field of the guide is called so."),
        wrong="[coal, mine]: 2\n",
        right="coal: 2\n",
    ),
    Code(
        name="yaml/too-deep",
        message=N_("the values are nested more than {0} deep"),
        hint=N_("count the brackets: one may be too many"),
        why=N_(
            "No field of the guide goes deeper than a few levels, and endless nesting can crash a program."
        ),
    ),
    Code(
        name="yaml/second-document",
        message=N_("a second YAML document begins here; only the first would be read"),
        hint=N_("delete this line; if it is to close the front matter, write `---` alone on it"),
        why=N_("In YAML a line that begins with `---` or `...` ends the document."),
        wrong="title: Kaltan\n--- The town\n",
        right="title: Kaltan\n---\nThe town\n",
    ),
    Code(
        name="yaml/syntax",
        message=N_("this is not YAML: {0}"),
        hint=N_("put values with punctuation in quotes, and compare the indentation with the lines above"),
        why=_SHAPE,
    ),
)

CODES: tuple[Code, ...] = (*_FENCES, *_VALUES, *_LINES, *_DOCUMENTS)
