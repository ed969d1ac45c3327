"""The inline step of Python-Markdown without the work that cannot change anything.

Python-Markdown tries every pattern on every text, and goes letter by letter where it follows emphasis
and links. Most texts hold none of the characters that a pattern starts with. What comes out is the same.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import DelimiterProcessor, LinkInlineProcessor
from markdown.treeprocessors import InlineProcessor
from markdown.util import STX, AtomicString

# For each inline pattern two strings one of which every match holds. A pattern that is not named
# here is always tried.
NEEDED = {
    "backtick": ("`", "`"),
    "escape": ("\\", "\\"),
    "footnote": ("[^", "[^"),
    "reference": ("[", "["),
    "link": ("](", "]("),
    "image_link": ("![", "!["),
    "image_reference": ("![", "!["),
    "short_reference": ("[", "["),
    "short_image_ref": ("![", "!["),
    "autolink": ("<", "<"),
    "automail": ("<", "<"),
    "linebreak": ("  \n", "  \n"),
    "html": ("<", "<"),
    "entity": ("&", "&"),
    "em_strong": ("*", "_"),
}
# These match only what a line `[name]: address` defines.
_BY_REFERENCE = ("reference", "image_reference", "short_reference", "short_image_ref")
_NEVER = ("\x02\x02", "\x02\x02")  # no text holds the sign for "placeholder" twice in a row
_ALWAYS = ("", "")

BREAK = "  \n"
SIGNS = ("*", "[", "_", "`", "\\", "<", "&", BREAK, STX)
"""Of these a text holds one in which a pattern of ``NEEDED`` matches; and placeholders."""

# A link as nearly all are written: nothing in it opens something else.
_LINK = re.compile(rf"\[([^\[\]]*)\]\(([^\s()'\"<>{STX}]+)\)")
# Emphasis as nearly all is written: no other sign of emphasis in it or beside its own.
_EMPHASIS = re.compile(r"(?<!\*)(\*\*?)(?![\s*_])([^*_]*[^\s*_])\1(?!\*)")

# Links and emphasis that stand side by side and hold nothing but words: all that most texts hold.
_SIMPLE = re.compile(
    rf"\[(?<!!\[)(?!\^)([^\[\]*_]*)\]\(([^\s()'\"<>{STX}]+)\)"
    r"|(\*(?<!\*\*)\*?)(?![\s*_\[])([^*_\[]*[^\s*_\[])\3(?!\*)"
)
_NOT_SIMPLE = ("`", "\\", "<", "&", "[^", BREAK, STX)


class SkippingInlineProcessor(InlineProcessor):
    """The inline processor of Python-Markdown without the patterns that cannot match."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._patterns: list[Any] = []
        self._rows: list[tuple[str, str]] = []
        self._tables: dict[bool, list[tuple[str, str]]] = {}

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Apply the patterns to the tree; see the base class."""
        patterns = list(self.inlinePatterns)
        if patterns != self._patterns:
            self._patterns = patterns
            self._tables = {defined: self._table(defined=defined) for defined in (True, False)}
        self._rows = self._tables[bool(self.md.references)]
        if _ALWAYS in self._rows:
            return super().run(tree, ancestors)
        return self._run(tree, [tree.tag.lower()] if ancestors is None else [*ancestors, tree.tag.lower()])

    def _table(self, *, defined: bool) -> list[tuple[str, str]]:
        rows = [_ALWAYS] * len(self._patterns)
        for name, needed in NEEDED.items():
            if name in self.inlinePatterns:
                index = self.inlinePatterns.get_index_for_name(name)
                rows[index] = needed if defined or name not in _BY_REFERENCE else _NEVER
        return rows

    def _run(self, tree: Element, ancestors: list[str]) -> Element:
        """Do what the base class does, but for texts without any sign, which stay as they are."""
        self.stashed_nodes: dict[str, Element | str] = {}
        queue = [(tree, ancestors)]
        for element, parents in queue:
            self.ancestors = parents if element is tree else [*parents, element.tag.lower()]
            made: list[tuple[Element, list[tuple[Element, list[str]]]]] = []
            for child in element:
                text, tail = child.text, child.tail
                if text and _is_marked(text) and not isinstance(text, AtomicString):
                    found = None if self.md.references else _read_simply(child, text)
                    if found is None:
                        found = self._in_text(child, text)
                        queue += found
                    made.append((child, found))
                if tail and _is_marked(tail):
                    self._in_tail(element, child, tail)
                if len(child):
                    queue.append((child, self.ancestors[:]))
            for child, found in made:
                child[0:0] = [each for each, _ in found]
        return tree

    def _in_text(self, child: Element, text: str) -> list[tuple[Element, list[str]]]:
        self.ancestors.append(child.tag.lower())
        child.text = None
        marked = self._InlineProcessor__handleInline(text)
        found: list[tuple[Element, list[str]]] = self._InlineProcessor__processPlaceholders(  # type: ignore[attr-defined]
            marked, child
        )
        self.ancestors.pop()
        return found

    def _in_tail(self, element: Element, child: Element, tail: str) -> None:
        marked = self._InlineProcessor__handleInline(tail)
        holder = Element("d")
        child.tail = None
        found = self._InlineProcessor__processPlaceholders(marked, holder, False)  # type: ignore[attr-defined]
        if holder.tail:
            child.tail = holder.tail
        position = list(element).index(child) + 1
        element[position:position] = [each for each, _ in found]

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        """Replace the private method of the base class, which tries every pattern."""
        if isinstance(data, AtomicString):
            return data
        apply = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]
        start = 0
        for index in range(patternIndex, len(self._rows)):
            one, other = self._rows[index]
            matched = True
            while matched and (one in data or other in data):
                data, matched, start = apply(self._patterns[index], data, index, start)
            start = 0
        return data


def _is_marked(text: str) -> bool:
    for sign in SIGNS:  # noqa: SIM110 - asked of every text, and a generator costs more than all of it
        if sign in text:
            return True
    return False


def _read_simply(child: Element, text: str) -> list[tuple[Element, list[str]]] | None:
    """Return the elements of a text whose marks stand side by side; None where there is more to it."""
    for sign in _NOT_SIMPLE:
        if sign in text:
            return None
    words, *cut = _SIMPLE.split(text)
    made: list[tuple[Element, list[str]]] = []
    for link, href, sign, stressed, tail in zip(
        cut[::5], cut[1::5], cut[2::5], cut[3::5], cut[4::5], strict=True
    ):
        if "*" in tail or "[" in tail or "_" in tail:
            return None
        element = Element("a", {"href": href}) if href else Element("em" if sign == "*" else "strong")
        element.text = link if href else stressed
        element.tail = tail or None
        made.append((element, []))
    if "*" in words or "[" in words or "_" in words:
        return None
    child.text = words or None
    return made


class QuickLinks(LinkInlineProcessor):
    """Reads a simple link in one step."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the base class's own name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        """Return the element of a link; see the base class."""
        link = _LINK.match(data, m.start())
        if link is None:
            return super().handleMatch(m, data)
        element = Element("a", {"href": link[2]})
        element.text = link[1]
        return element, link.start(), link.end()


class QuickDelimiters(DelimiterProcessor):
    """Reads simple emphasis in one step, and goes from sign to sign instead of letter by letter."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the base class's own name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """Return the element that begins at a sign; see the base class."""
        # What is left of the stretch before comes first.
        simple = None if self.regions else _EMPHASIS.match(data, m.start())
        if simple is None:
            return super().handleMatch(m, data)
        element = Element("em" if simple[1] == "*" else "strong")
        element.text = simple[2]
        return element, simple.start(), simple.end()

    def search(self, data: str, start: int) -> re.Match[str] | None:
        """Return the next sign that may open or close emphasis; see the base class."""
        for sign in self.compiled_re.finditer(data, start):
            delimiter = self.delimiters[sign[0]]
            found = delimiter.boundary.match(data, sign.start())
            if found is not None and (delimiter.stack or found.lastgroup != "end"):
                return found
        return None


def skip_patterns(md: Markdown) -> None:
    """Let *md* skip the inline patterns that cannot match; its output stays the same."""
    md.treeprocessors.register(SkippingInlineProcessor(md), "inline", 20)
