"""Codes of the family ``file/…``: what is wrong with a file before its content is looked at."""

from __future__ import annotations

from kuzbass_site.problems.codes.code import N_, Code, Level

CODES: tuple[Code, ...] = (
    Code(
        name="file/bom",
        message=N_("the file begins with an invisible byte order mark (BOM)"),
        hint=N_("save it as “UTF-8”, not as “UTF-8 with BOM”"),
        why=N_(
            "Some editors on Windows put an invisible character before the first line. Other programs then "
            "no longer see the `---` that begins the front matter, and show it as text."
        ),
        wrong="<U+FEFF>---\ntitle: Kaltan",
        right="---\ntitle: Kaltan",
    ),
    Code(
        name="file/other-encoding",
        message=N_("the file is saved in an old encoding, {2}, and not as UTF-8"),
        hint=N_(
            "open it in your editor as {2} and save it as UTF-8, or let `kuzbass-site check --fix` do it"
        ),
        why=N_(
            "All sources are UTF-8. Older Russian texts come in Windows-1251, KOI8-R or the DOS code page "
            "866; in UTF-8 their letters mean nothing. No build converts them, since a guess can be wrong; "
            "`check --fix` does where there is no doubt, and shows it."
        ),
        wrong="title: \\xCA\\xE0\\xEB\\xF2\\xE0\\xED",
        right="title: Калтан",
    ),
    Code(
        name="file/not-utf-8",
        message=N_("the file is not UTF-8: byte {0} at offset {1} cannot stand here"),
        hint=N_("save it as UTF-8; if it is not a text, it does not belong here"),
        why=N_(
            "All sources are UTF-8. One damaged byte is enough to refuse a file, because leaving it out "
            "could change a name without anybody noticing."
        ),
        wrong="title: Kal\\xFFtan",
        right="title: Kaltan",
    ),
    Code(
        name="file/too-slow",
        message=N_("reading this file took more than {0} seconds and was broken off"),
        hint=N_("look for very long runs of brackets, stars or other signs, and shorten or remove them"),
        why=N_(
            "Some texts take minutes to read: thousands of brackets in a row, say. One such file must not "
            "keep everybody waiting, so it is given up after a while and named here."
        ),
    ),
    Code(
        name="file/utf-16",
        message=N_("the file is UTF-16 or UTF-32 (Windows calls it “Unicode”), or not a text at all"),
        hint=N_("save it as UTF-8"),
        why=N_("All sources are UTF-8, so that every editor, Git and this program see the same text."),
        wrong="Save as: Encoding “UTF-16 LE” or “Unicode”",
        right="Save as: Encoding “UTF-8”",
    ),
    Code(
        name="file/nul",
        message=N_("an invisible NUL character (U+0000) stands here"),
        hint=N_("delete it; if the file is not a text, it does not belong here"),
        why=N_(
            "A text has no NUL characters. They come from damaged disks and from files that are no texts."
        ),
        wrong="title: Kaltan<U+0000>",
        right="title: Kaltan",
    ),
    Code(
        name="file/control-character",
        message=N_("an invisible control character ({0}) stands here"),
        hint=N_("delete it, or type an ordinary space or line break in its place"),
        why=N_(
            "Control characters come along when text is pasted from PDF files and word processors. Nobody "
            "sees them; search, links and feeds stumble over them."
        ),
        wrong="the power<U+000B>station",
        right="the power station",
    ),
    Code(
        name="file/bidi-control",
        message=N_("an invisible character that turns the direction of the text stands here: {0}, {1}"),
        hint=N_("delete it"),
        why=N_(
            "With these characters a text can be made to look different from what it is: a link or a figure "
            "can read one way on the screen and another way in the file. The languages of the guide do not "
            "need them."
        ),
        wrong="founded in <U+202E>6491",
        right="founded in 1946",
    ),
    Code(
        name="file/private-use",
        message=N_("a character without a common meaning ({0}, private use) stands here"),
        hint=N_("replace it by an ordinary character; for the bullet of a list write `- `"),
        why=N_(
            "Characters from U+E000 to U+F8FF look different in every font; they come from symbol fonts and "
            "PDF files. The guide also uses some of them as marks of its own."
        ),
        wrong="<U+F0B7> the first shaft",
        right="- the first shaft",
    ),
    Code(
        name="file/crlf",
        level=Level.WARNING,
        message=N_("the lines of the file end in CR LF, as on Windows"),
        hint=N_("let your editor save the file with LF; `* text=auto eol=lf` in .gitattributes keeps it so"),
        why=N_(
            "The file is read rightly. But when line ends change, Git shows every line as changed, and who "
            "wrote what can no longer be seen."
        ),
        wrong="title: Kaltan<CR><LF>",
        right="title: Kaltan<LF>",
    ),
    Code(
        name="file/lone-cr",
        message=N_("a carriage return (CR) without a line feed stands here"),
        hint=N_("put an ordinary line break in its place"),
        why=N_(
            "Some programs take a lone CR for a line break and some do not, so the line numbers of a "
            "complaint and of your editor may differ. It is read as a line break here."
        ),
        wrong="title: Kaltan<CR>type: town",
        right="title: Kaltan<LF>type: town",
    ),
    Code(
        name="file/empty",
        message=N_("the file is empty"),
        hint=N_("write something into it, or delete it"),
        why=N_("An empty file is mostly a save that failed. If the page is to go, delete the file."),
    ),
    Code(
        name="file/too-large",
        message=N_("the file has {0} bytes; more than {1} are not read"),
        hint=N_("divide it, or move large data to `content/data/`"),
        why=N_(
            "A page of a guide is some thousands of characters long. A much larger file is mostly a mistake, "
            "such as a picture pasted into the text, and would slow down every build."
        ),
    ),
    Code(
        name="file/unreadable",
        message=N_("it cannot be read: {0}"),
        hint=N_("see whether it is a link to something that is gone, and whether you may read it"),
        why=N_(
            "A file that is there and cannot be read would be missing from the guide without anybody "
            "noticing."
        ),
    ),
    Code(
        name="file/not-a-file",
        message=N_("it has the name of a text but is not a file"),
        hint=N_("rename it so that its name does not end like that of a text, or take it away"),
        why=N_(
            "What ends in `.md` is read as a text. A folder of that name, a pipe or a device cannot be read "
            "as one."
        ),
        wrong="content/towns/kaltan.md/",
        right="content/towns/kaltan.md",
    ),
    Code(
        name="file/symlink",
        message=N_("it is a link that leads out of the content"),
        hint=N_("put the file itself here in place of the link"),
        why=N_(
            "Through such a link a guide could publish any file of the machine it is built on, and it would "
            "differ from machine to machine. Links inside the content are followed."
        ),
        wrong="content/towns/kaltan.md -> /home/anna/kaltan.md",
        right="content/towns/kaltan.md",
    ),
    Code(
        name="file/symlink-circle",
        message=N_("it is a link to a folder that it lies in"),
        hint=N_("remove the link"),
        why=N_("Whoever follows such a link comes back to where he was, without end."),
        wrong="content/towns/all -> ..",
        right="content/towns/kaltan.md",
    ),
    Code(
        name="file/name",
        message=N_("its name holds a backslash, a control character, or bytes that are no text"),
        hint=N_("rename it; small Latin letters, digits and hyphens are right everywhere"),
        why=N_(
            "The name of a file becomes its address on the web, and the content is copied to machines of "
            "every kind. Such names cannot be typed, or not be stored, on some of them."
        ),
    ),
    Code(
        name="file/name-decomposed",
        message=N_("its name is written with letters taken apart (as й from и and a breve)"),
        hint=N_("rename it to {0}, typed anew: the two look the same"),
        why=N_(
            "Unicode can write some letters in two ways that look the same. Older Macs take them apart in "
            "file names; then a link typed on another machine does not find the file."
        ),
        wrong="content/images/чаи<U+0306>ка.jpg",
        right="content/images/чайка.jpg",
    ),
    Code(
        name="file/name-clash",
        message=N_("its name differs from {0} only in capital letters or in how letters are composed"),
        hint=N_("rename one of the two"),
        why=N_(
            "Windows and macOS take the two names for one, so that one file takes the place of the other "
            "when the content is copied there."
        ),
        wrong="content/towns/Kaltan.md\ncontent/towns/kaltan.md",
        right="content/towns/kaltan.md\ncontent/towns/kaltan-station.md",
    ),
    Code(
        name="file/not-read",
        level=Level.WARNING,
        message=N_("the file is not read: the name of a text ends in `.md`"),
        hint=N_("rename it to `{0}`"),
        otherwise=N_(
            "save its text as plain text under a name that ends in `.md`; pictures belong in `content/images/`"
        ),
        why=N_(
            "In the folders of the guide only plain texts named `….md` become pages. Windows hides the end of a name "
            "(“file name extension”) unless it is told to show it, so a text may be called `kaltan.md.txt`."
        ),
        wrong="content/towns/kaltan.docx",
        right="content/towns/kaltan.md",
    ),
    Code(
        name="file/conflict",
        message=N_("two versions of the text stand here, one below the other, between marks of Git"),
        hint=N_(
            "keep what is right of the two, and delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`"
        ),
        why=N_(
            "When two people have changed the same lines, Git cannot know which of the two is right. It writes down both "
            "and leaves the choice to you."
        ),
        wrong="<<<<<<< HEAD\ntitle: Kaltan\n=======\ntitle: Kaltan, the town\n>>>>>>> anna",
        right="title: Kaltan",
    ),
)
