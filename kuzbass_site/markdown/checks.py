"""Slips that Markdown shows to the reader as brackets: found in the text as written, code left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

from kuzbass_site.markdown.notes import LABEL
from kuzbass_site.markdown.source import Source, matching_lines
from kuzbass_site.models.body import BodyProblem
from kuzbass_site.text import anchor

# Patterns that begin with a sign are found much faster than those that begin with what must not be before it.
_TARGET = r"(?:https?://|mailto:|\.{0,2}/|#)[^\s()]*|[\w./-]+\.(?:md|jpe?g|png|webp)(?:#[\w-]*)?"
_SPACED = re.compile(rf"(?<!\\)(?P<text>\[[^\[\]\n]*\])[ ]+(?P<target>\((?:{_TARGET})\))")
_REVERSED = re.compile(rf"(?<!\\)\((?P<text>[^()\n]{{1,200}})\)\[(?P<target>{_TARGET})\]")
_WIKI = re.compile(
    r"\[\[(?<!\\\[\[)(?P<name>[^\[\]|\n]*[^\W\d][^\[\]|\n]*)(?:\|(?P<words>[^\[\]\n]*))?\]\](?!\()"
)
_TARGET_START = re.compile(r"\]\((?<!\\\]\()")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_BARE = re.compile(r"h(?<![\w(<\[\"'=:/@]h)ttps?://[^\s<>\"'()\[\]]*[^\s<>\"'()\[\].,;:!?]")
_DEFINITION = re.compile(r"^[ ]{0,3}\[(?!\^)(?P<name>[^\[\]\n]+)\]:[ ]*\S", re.MULTILINE)
_BY_NAME = re.compile(r"(?<![\\!])\[(?P<text>(?!\^)[^\[\]]+)\]\[(?P<name>(?!\^)[^\[\]]*)\]")
_NOTE = re.compile(r"\[\^(?<![\\!]\[\^)(?P<label>[^\[\]\n]*)\]")
_NOTE_TEXT = re.compile(r"^[ ]{0,3}\[\^(?P<label>[^\]\n]*)\]:", re.MULTILINE)


def problems(source: Source, text: str, references: Collection[str]) -> Iterator[BodyProblem]:
    """Find what was meant for a link or a footnote and is none.

    *text* is the masked text with the citations blanked as well, *references* the names that the
    engine knows.
    """
    if "[" in text:
        yield from _links(source, text)
        yield from _references(source, text, references)
        yield from _notes(source, text)
    if "://" in text:
        for bare in _BARE.finditer(text):
            line = text[text.rfind("\n", 0, bare.start()) + 1 : bare.start()]
            if not re.fullmatch(r"[ ]{0,3}\*?\[[^\]]*\][ ]?:[ ]*", line) and not _in_tag(text, bare.start()):
                yield _at(source, "link/bare-url", bare.span(), bare[0])


def _links(source: Source, text: str) -> Iterator[BodyProblem]:
    for match in _SPACED.finditer(text) if "] " in text else ():
        yield _at(source, "link/space", match.span(), match["text"] + match["target"])
    for match in _REVERSED.finditer(text) if ")[" in text else ():
        yield _at(source, "link/reversed", match.span(), f"[{match['text']}]({match['target']})")
    for match in _WIKI.finditer(text) if "[[" in text else ():
        name = (match["words"] or match["name"]).strip()
        yield _at(source, "link/wiki", match.span(), match[0], name)
    if "](" not in text:
        return
    ends = [*(match.start() for match in _BLANK_LINE.finditer(text)), len(text)]
    paragraph = 0
    closing = -1
    for match in _TARGET_START.finditer(text):
        while ends[paragraph] < match.start():
            paragraph += 1
        if closing < match.end():
            closing = text.find(")", match.end())
        if closing < 0 or closing > ends[paragraph]:
            closing = len(text) if closing < 0 else closing
            target = re.match(r"[^\s\[\]]*", text[match.end() : match.end() + 300])
            start = max(text.rfind("[", 0, match.start()), 0)
            end = match.end() + len(target[0] if target else "")
            yield _at(source, "link/unclosed", (start, end), f"{text[start:end]})")


def _references(source: Source, text: str, references: Collection[str]) -> Iterator[BodyProblem]:
    for match in _BY_NAME.finditer(text) if "][" in text else ():
        name = " ".join((match["name"] or match["text"]).split())
        if name.strip() and name.lower() not in references:
            yield _at(source, "link/undefined-reference", match.span(), name)
    seen = Counter[str]()
    for match in matching_lines(_DEFINITION, "]:", text):
        name = match["name"].strip().lower()
        seen[name] += 1
        if seen[name] > 1:
            yield _at(source, "link/duplicate-reference", match.span("name"), match["name"])


def _notes(source: Source, text: str) -> Iterator[BodyProblem]:
    if "[^" not in text:
        return
    seen = Counter[str]()
    starts = set()
    for match in matching_lines(_NOTE_TEXT, "]:", text):
        label = match["label"]
        seen[label] += 1
        starts.add(match.end() - 1)
        if not LABEL.fullmatch(label):
            yield _at(source, "markdown/footnote-label", match.span(), label, anchor(label))
        elif seen[label] > 1:
            yield _at(source, "markdown/footnote-duplicate", match.span(), label)
    for match in _NOTE.finditer(text):
        if match.end() not in starts and match["label"] not in seen:
            yield _at(source, "markdown/footnote-undefined", match.span(), match["label"])


def _in_tag(text: str, position: int) -> bool:
    return text.rfind("<", 0, position) > text.rfind(">", 0, position)


def _at(source: Source, code: str, stretch: tuple[int, int], *args: str) -> BodyProblem:
    return BodyProblem(code, args, source.span(*stretch))
