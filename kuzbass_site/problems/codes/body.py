"""Codes of the text of an entry: links, headings, raw HTML, figures."""

from __future__ import annotations

from kuzbass_site.problems.codes.code import N_, Code, Level

_LINKS = (
    Code(
        name="link/scheme",
        message=N_("`{0}` is not an address a page may link to"),
        hint=N_("link to a file of the guide, or to an address that starts with {1}"),
        why=N_(
            "An address can run a program, open a file of the reader's or hide what it is. So only the "
            "web, mail, telephone and map addresses are let through."
        ),
        wrong="[the archive](file:///C:/archive.pdf)",
        right="[the archive](https://example.org/archive.pdf)",
    ),
    Code(
        name="link/malformed",
        message=N_("the address `{0}` is broken"),
        hint=N_("copy it once more from the address bar of the browser"),
        why=N_("A web address has a host after `//`: `https://example.org/page`."),
        wrong="[the archive](https:///page)",
        right="[the archive](https://example.org/page)",
    ),
    Code(
        name="link/no-scheme",
        message=N_("`{0}` would be read as a file of the guide"),
        hint=N_("write `{1}`"),
        why=N_("Without `https://` or `mailto:` at its start, an address means a file beside this one."),
        wrong="[the museum](www.example.org)",
        right="[the museum](https://www.example.org)",
    ),
    Code(
        name="link/backslash",
        message=N_("the link `{0}` has backslashes"),
        hint=N_("write `{1}`"),
        why=N_("Folders are separated by `/` in links, on Windows too."),
        wrong=r"[Kaltan](..\towns\kaltan.md)",
        right="[Kaltan](../towns/kaltan.md)",
    ),
    Code(
        name="link/empty",
        message=N_("a link has no target"),
        hint=N_("write the file or the address between the parentheses"),
        why=N_("A link without a target leads to the page it stands on, which no reader expects."),
        wrong="[Kaltan]()",
        right="[Kaltan](../towns/kaltan.md)",
    ),
    Code(
        name="link/no-text",
        message=N_("the link to `{0}` has no text"),
        hint=N_("write what the reader will find there between the square brackets"),
        why=N_(
            "A link without words cannot be seen, and a screen reader reads the address letter by letter."
        ),
        wrong="[](../towns/kaltan.md)",
        right="[Kaltan](../towns/kaltan.md)",
    ),
    Code(
        name="link/undefined-reference",
        message=N_("`[{0}]` is defined nowhere in this text"),
        hint=N_("add the line `[{0}]: address`, or write the address here in parentheses"),
        why=N_(
            "A link by reference needs a line that says where it leads. Without it the reader sees brackets."
        ),
        wrong="See [the plan][plan].",
        right="See [the plan][plan].\n\n[plan]: https://example.org/plan",
    ),
    Code(
        name="link/duplicate-reference",
        message=N_("`[{0}]:` is defined twice in this text"),
        hint=N_("take one of the two lines out, or give it another name"),
        why=N_("Only the last definition counts; the links meant for the other one lead to the wrong place."),
        wrong="[one]: kaltan.md\n[one]: osinniki.md",
        right="[one]: kaltan.md\n[two]: osinniki.md",
    ),
    Code(
        name="link/space",
        message=N_("a space keeps this from being a link"),
        hint=N_("write `{0}`"),
        why=N_("The parentheses with the target follow the square brackets at once."),
        wrong="[Kaltan] (../towns/kaltan.md)",
        right="[Kaltan](../towns/kaltan.md)",
        level=Level.WARNING,
    ),
    Code(
        name="link/reversed",
        message=N_("the brackets of this link are the wrong way round"),
        hint=N_("write `{0}`"),
        why=N_("The text of a link stands in square brackets, its target in parentheses after them."),
        wrong="(Kaltan)[../towns/kaltan.md]",
        right="[Kaltan](../towns/kaltan.md)",
        level=Level.WARNING,
    ),
    Code(
        name="link/unclosed",
        message=N_("the target of this link has no closing parenthesis"),
        hint=N_("close it: `{0}`"),
        why=N_("A link that is not closed is shown with its brackets, as text."),
        wrong="[Kaltan](../towns/kaltan.md",
        right="[Kaltan](../towns/kaltan.md)",
        level=Level.WARNING,
    ),
    Code(
        name="link/bare-url",
        message=N_("`{0}` is text here, not a link"),
        hint=N_("write `[what is there]({0})`, or `<{0}>`"),
        why=N_("Addresses become links only in brackets; and words say more than an address."),
        wrong="See https://example.org/plan for the plan.",
        right="See [the plan](https://example.org/plan).",
        level=Level.WARNING,
    ),
)

_MARKDOWN = (
    Code(
        name="markdown/heading-1",
        message=N_("a heading of the first level stands in the text"),
        hint=N_("use `##` for the sections of an entry; its title stands in the front matter: `title: …`"),
        why=N_("The title of the entry is the one heading of the first level on its page."),
        wrong="# History",
        right="## History",
    ),
    Code(
        name="markdown/heading-jump",
        message=N_("this heading of level {1} follows one of level {0}"),
        hint=N_("use level {2}"),
        why=N_("Readers who jump from heading to heading take a missing level for a missing section."),
        wrong="## History\n\n#### The first furnace",
        right="## History\n\n### The first furnace",
        level=Level.WARNING,
    ),
    Code(
        name="markdown/heading-empty",
        message=N_("a heading has no text"),
        hint=N_("give it a text, or take the `#` out"),
        why=N_("An empty heading is announced to readers who cannot see that nothing is there."),
        wrong="##",
        right="## History",
    ),
    Code(
        name="markdown/heading-id",
        message=N_("`{0}` cannot be the anchor of a heading"),
        hint=N_("write `{1}`"),
        why=N_(
            "Anchors are made of small letters, digits and hyphens, stand once in a text, and do not start "
            "with `x-`, which the design of the page keeps for itself."
        ),
        wrong="## The works {: #The Works}",
        right="## The works {: #the-works}",
    ),
    Code(
        name="markdown/footnote-undefined",
        message=N_("the footnote `[^{0}]` is not written in this text"),
        hint=N_("add the line `[^{0}]: its text`, or take the mark out"),
        why=N_("Without its text the mark is shown to the reader as it stands."),
        wrong="The plan was old.[^1]",
        right="The plan was old.[^1]\n\n[^1]: It had been drawn in 1913.",
    ),
    Code(
        name="markdown/footnote-unused",
        message=N_("nothing refers to the footnote `[^{0}]`; it is not shown"),
        hint=N_("put `[^{0}]` where it belongs, or take the footnote out"),
        why=N_("A footnote is read by those who come from its mark. Without one nobody would find it."),
        wrong="It opened in 1951.\n\n[^1]: By the old calendar.",
        right="It opened in 1951.[^1]\n\n[^1]: By the old calendar.",
        level=Level.WARNING,
    ),
    Code(
        name="markdown/footnote-duplicate",
        message=N_("the footnote `[^{0}]` is written twice"),
        hint=N_("give one of the two another name"),
        why=N_("Only the last text is shown, for both marks."),
        wrong="[^1]: One.\n[^1]: Two.",
        right="[^1]: One.\n[^2]: Two.",
    ),
    Code(
        name="markdown/footnote-label",
        message=N_("`[^{0}]` is not a name for a footnote"),
        hint=N_("use letters, digits and hyphens: `[^{1}]`"),
        why=N_("The name becomes part of an address on the page, which cannot hold spaces."),
        wrong="It opened in 1951.[^old calendar]",
        right="It opened in 1951.[^old-calendar]",
    ),
    Code(
        name="markdown/unclosed-code",
        message=N_("this block of code is not closed"),
        hint=N_("end it with a line {0}"),
        why=N_("Without an end, all the rest of the text is shown as code."),
        wrong="```\nthe words of a sign",
        right="```\nthe words of a sign\n```",
    ),
    Code(
        name="markdown/too-long",
        message=N_("the text is longer than {0} characters"),
        hint=N_("split it into several entries"),
        why=N_("A page of thirty thousand words is a book; nobody finds anything on it."),
    ),
    Code(
        name="markdown/too-deep",
        message=N_("lists, quotations or elements stand {0} deep inside one another"),
        hint=N_("stay under {1}"),
        why=N_(
            "Nobody can follow such a text, and it can be built only to make the program run out of memory."
        ),
    ),
    Code(
        name="markdown/too-complex",
        message=N_("this part of the text has more {0} than can be read in good time"),
        hint=N_("close brackets that stay open, or split the text"),
        why=N_(
            "Every bracket or mark that is never closed is compared with all that follows. A limit far "
            "above any text written by hand keeps a broken one from stopping the build."
        ),
    ),
)

_HTML = (
    Code(
        name="html/forbidden",
        message=N_("`{0}` is never published"),
        hint=N_("take it out; if it should be shown as text, put it between backticks"),
        why=N_(
            "Programs, styles, frames and forms inside a text could act in the reader's name. The guide "
            "never publishes them, whoever wrote them."
        ),
        wrong='<img src="x" onerror="alert(1)">',
        right="![The works](../images/works.jpg)",
    ),
    Code(
        name="html/removed",
        message=N_("`{0}` is not among the HTML of the guide and was left out"),
        hint=N_("take it out; if it should be shown as text, put it between backticks"),
        why=N_(
            "Texts may use a short list of HTML: `<span lang>`, `<abbr title>`, `<details>`, `<sup>`, "
            "tables and the like. Colours, sizes and positions are the design's affair."
        ),
        wrong='<font color="red">closed</font>',
        right="**closed**",
        level=Level.WARNING,
    ),
    Code(
        name="html/write-markdown",
        message=N_("`{0}` has to be written in Markdown"),
        hint=N_("write `{1}`"),
        why=N_("Links, pictures and headings are checked and completed by the build as Markdown."),
        wrong='<a href="../towns/kaltan.md">Kaltan</a>',
        right="[Kaltan](../towns/kaltan.md)",
    ),
    Code(
        name="html/unclosed",
        message=N_("`{0}` is not closed"),
        hint=N_("write `{1}` where it ends"),
        why=N_("An element without an end takes in all the rest of the text."),
        wrong='In Russian it is a <span lang="ru">сотсгород.',
        right='In Russian it is a <span lang="ru">сотсгород</span>.',
    ),
)

_FIGURES = (
    Code(
        name="figure/no-alt",
        message=N_("the picture `{0}` has no description"),
        hint=N_(
            "say between the square brackets what is to be seen: `![A brick chimney above low roofs](…)`"
        ),
        why=N_("Readers who cannot see the picture hear its description; without one they hear a file name."),
        wrong="![](../images/works.jpg)",
        right="![A brick chimney above low wooden roofs](../images/works.jpg)",
    ),
    Code(
        name="figure/external",
        message=N_("the picture `{0}` lies on another site"),
        hint=N_("put the file into `content/images/`, with its licence, and link to it there"),
        why=N_(
            "A picture from elsewhere tells that site who reads the page, can change or vanish, and its "
            "licence cannot be shown."
        ),
        wrong="![The works](https://example.org/works.jpg)",
        right="![The works](../images/works.jpg)",
    ),
    Code(
        name="figure/inline",
        message=N_("the picture `{0}` stands in the middle of a text"),
        hint=N_("give it a paragraph of its own: an empty line before it and one after it"),
        why=N_("A picture is shown with its caption and licence, which need a place of their own."),
        wrong="The works ![A chimney](../images/works.jpg) in 1930.",
        right="The works in 1930:\n\n![A chimney](../images/works.jpg)",
    ),
    Code(
        name="figure/no-licence",
        message=N_("nothing says who made the picture `{0}` and under what licence it may be shown"),
        hint=N_("list it under `figures` of the entry, with `alt`, `credit` and `licence`"),
        why=N_(
            "A picture belongs to somebody. Its author and its licence stand beside it wherever it is shown; they "
            "are taken from the entry that lists it under `figures`."
        ),
        wrong="figures: []",
        right="figures:\n  - file: works.jpg\n    alt: A chimney above low roofs\n    credit: Anna Ivanova\n    licence: CC-BY-4.0",
    ),
)

_WEIGHT = (
    Code(
        name="page/too-heavy",
        level=Level.WARNING,
        message=N_("the text weighs {0} kB as it is sent; {1} are allowed"),
        hint=N_("divide it: a theme or a tour of its own can take a part, and each can link to the other"),
        why=N_(
            "Visitors read on weak phones, with one bar of signal. A page with its letters and its style may "
            "weigh 100 kB in all, so that it is there in seconds; ten thousand words fit well."
        ),
        wrong="One entry with the whole history of the coalfield, mine by mine.",
        right="An entry for each mine, and a theme that leads to them.",
    ),
)

_BEGUN = (
    Code(
        name="summary/not-written",
        level=Level.ERROR,
        message=N_("the summary still says what that of every new file says"),
        hint=N_("say in one sentence what this is; until then let `draft: true` stand"),
        why=N_(
            "`kuzbass-site new` and `import` put a sentence there to show where yours belongs. Readers would find it "
            "below the title, in lists and in the results of a search."
        ),
        wrong="summary: One sentence that says what this is.",
        right="summary: A Shor village on the Kondoma that became a town.",
    ),
    Code(
        name="story/not-written",
        level=Level.ERROR,
        message=N_("the text still says what that of every new file says"),
        hint=N_("write the story, or delete these lines; until then let `draft: true` stand"),
        why=N_(
            "`kuzbass-site new` begins a file with a few words on how to write it. They are for you, not for readers. "
            "An entry may do without a text: its facts are shown all the same."
        ),
        wrong="Its story in Markdown. After every statement that somebody could doubt, put its source in square",
        right="In 1913 it was a village of more than a hundred houses [@key].",
    ),
)

CODES: tuple[Code, ...] = (*_LINKS, *_MARKDOWN, *_HTML, *_FIGURES, *_WEIGHT, *_BEGUN)
