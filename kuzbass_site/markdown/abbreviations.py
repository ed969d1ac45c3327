"""Abbreviations explained where they are first used: ``GRES`` becomes ``<abbr title="…">GRES</abbr>``.

Whole words only, the first use of each in a body, never in code, links, headings or HTML that an
editor wrote. ``*[GRES]: state district power station`` on a line of its own explains one for one text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

DEFINITION = re.compile(r"^\*\[(?P<short>[^\]\n]+)\][ ]?:[ ]*(?P<long>\S[^\n]*)$", re.MULTILINE)

_NOT_IN = frozenset({"a", "abbr", "code", "pre", "sup", "h1", "h2", "h3", "h4", "h5", "h6"})


def explain(root: Element, text: str, abbreviations: Mapping[str, str]) -> None:
    """Wrap the first use of each abbreviation in the tree made from *text*."""
    wanted = tuple(
        sorted((short for short in abbreviations if short and short in text), key=lambda s: (-len(s), s))
    )
    if not wanted:
        return
    pattern, waiting = _pattern(wanted), {short: abbreviations[short] for short in wanted}
    for element, parent in list(_readable(root)):
        if not waiting:
            return
        if parent is None:
            if element.text and not isinstance(element.text, AtomicString):
                before, made = _wrap(element.text, pattern, waiting)
                element.text = before
                element[:0] = made
        elif element.tail and not isinstance(element.tail, AtomicString):
            before, made = _wrap(element.tail, pattern, waiting)
            element.tail = before
            at = list(parent).index(element) + 1 if made else 0
            parent[at:at] = made


@lru_cache(maxsize=256)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    # Next to a control or private-use character a word is part of a placeholder or a token, or it
    # stands inside an element that the editor wrote.
    alternatives = "|".join(map(re.escape, words))
    return re.compile(rf"(?<![\w:\x02\x03\ue000-\ue003])(?:{alternatives})(?![\w\x02\x03\ue000-\ue003])")


def _readable(root: Element) -> Iterator[tuple[Element, Element | None]]:
    """Each text in the order of reading: (element, None) for its text, (element, parent) for its tail."""
    stack: list[tuple[Element, Element | None, bool]] = [(root, None, False)]
    while stack:
        element, parent, is_tail = stack.pop()
        if is_tail:
            yield element, parent
            continue
        if parent is not None:
            stack.append((element, parent, True))
        if element.tag not in _NOT_IN:
            yield element, None
            stack.extend((child, element, False) for child in reversed(element))


def _wrap(text: str, pattern: re.Pattern[str], waiting: dict[str, str]) -> tuple[str, list[Element]]:
    made: list[Element] = []
    before, position = text, 0
    for match in pattern.finditer(text):
        if match[0] not in waiting:
            continue
        abbr = Element("abbr", {"title": waiting.pop(match[0])})
        abbr.text = AtomicString(match[0])
        piece = text[position : match.start()]
        if made:
            made[-1].tail = piece
        else:
            before = piece
        position = match.end()
        made.append(abbr)
    if made:
        made[-1].tail = text[position:]
    return before, made
