"""What an editor's own HTML loses when it is sanitised, and where: the text is read, not the result."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kuzbass_site.markdown import sanitize
from kuzbass_site.markdown.limits import DEEPEST
from kuzbass_site.markdown.source import Source
from kuzbass_site.models.body import BodyProblem

_TAG = re.compile(
    r"(?<!\\)(?<!\]\()(?<!\]: )<(?P<end>/?)(?P<name>[A-Za-z][^\s/><`]*)(?P<rest>(?:[^<>\"'`]|\"[^\"<]*\"|'[^'<]*')*+)>"
)
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s\"'=<>/]+)(?:\s*=\s*(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)'|(?P<c>[^\s\"'=<>`]+)))?"
)
_ODD = re.compile(r"(?<!\\)<[!?][A-Za-z\[][^<>\n]*")


_MARKDOWN = {
    "a": "[text](target)",
    "img": "![description](file)",
    **{f"h{level}": "#" * max(level, 2) + " heading" for level in range(1, 7)},
}


def problems(source: Source) -> Iterator[BodyProblem]:
    """Find the elements and attributes that are taken out, and those that are not closed."""
    if "<" not in source.masked:
        return
    open_: list[tuple[str, int, int]] = []
    deepest = 0
    for tag in _TAG.finditer(source.masked):
        name = tag["name"].lower()
        if any(sign in name for sign in ":@."):  # an address between angle brackets
            continue
        if tag["end"]:
            for back in range(len(open_) - 1, -1, -1):
                if open_[back][0] == name:
                    del open_[back]
                    break
            continue
        yield from _element(source, tag, name)
        if (
            name in sanitize.WRITTEN
            and name not in sanitize.CLOSED_BY_HTML
            and not tag["rest"].rstrip().endswith("/")
        ):
            open_.append((name, *tag.span()))
            deepest = max(deepest, len(open_))
            if len(open_) == DEEPEST + 1 == deepest:
                yield _problem("markdown/too-deep", source, tag, str(deepest), str(DEEPEST))
    for name, start, end in open_:
        yield BodyProblem("html/unclosed", (f"<{name}>", f"</{name}>"), source.span(start, end))
    for odd in _ODD.finditer(source.masked):
        yield _problem("html/removed", source, odd, odd[0])


def _element(source: Source, tag: re.Match[str], name: str) -> Iterator[BodyProblem]:
    attributes = [
        (each["name"].lower(), each["a"] or each["b"] or each["c"] or "")
        for each in _ATTRIBUTE.finditer(tag["rest"])
    ]
    if name in _MARKDOWN:
        yield _problem("html/write-markdown", source, tag, f"<{name}>", _MARKDOWN[name])
    elif name in sanitize.FORBIDDEN:
        yield _problem("html/forbidden", source, tag, f"<{name}>")
    elif name not in sanitize.WRITTEN:
        yield _problem("html/removed", source, tag, f"<{name}>")
    for attribute, value in attributes:
        code = attribute_problem(name, attribute, value)
        if code and (code == "html/forbidden" or name in sanitize.WRITTEN):
            yield _problem(code, source, tag, f"<{name} {attribute}>")


def attribute_problem(tag: str, name: str, value: str) -> str:
    """Return the code of what is wrong with an attribute that an editor wrote, or an empty text."""
    if name.startswith("on") or name in ("style", "srcdoc", "formaction"):
        return "html/forbidden"
    return "" if sanitize.is_allowed(tag, name, value) else "html/removed"


def _problem(code: str, source: Source, match: re.Match[str], *args: str) -> BodyProblem:
    return BodyProblem(code, args, source.span(*match.span()))
