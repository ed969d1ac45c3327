"""Footnotes: the syntax of Python-Markdown's extension, numbered in the order in which they are read.

The extension numbers by definition and hands every repeat its id by trial, which takes quadratic
time; here the tree is walked once, when it is complete. The markup is the extension's, less its rule:
``<sup id="fnref:x"><a class="footnote-ref" href="#fn:x">`` and ``<div class="footnote"><ol><li id="fn:x">``.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString
from msgspec import Struct

LABEL = re.compile(r"\w[\w-]*")
"""What a footnote may be called: its label becomes part of an id."""

BACK = "x-footnote-back"
"""The id of the page's words for "back to the text", which name the links at the end of footnotes."""


class Numbered(Struct, frozen=True):
    """What numbering found: labels nobody refers to, the ids and the links it made."""

    unused: tuple[str, ...] = ()
    ids: frozenset[str] = frozenset()
    links: frozenset[Element] = frozenset()


class Notes(FootnoteExtension):
    """The footnotes of one text."""

    def __init__(self) -> None:
        self._refs: dict[Element, str] = {}
        self._items: dict[str, Element] = {}
        self._block = Element("div")
        # A place marker that no text can hold: footnotes stand at the end.
        super().__init__(PLACE_MARKER="\ue00f")

    def reset(self) -> None:
        """Forget the last text."""
        super().reset()
        self._refs = {}
        self._items = {}

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the extension's own name
        """Register the extension's processors, with an inline pattern of our own."""
        super().extendMarkdown(md)
        md.treeprocessors.deregister("footnote-duplicate")
        md.inlinePatterns.register(_NoteMark(self), "footnote", 175)

    def makeFootnotesDiv(self, root: Element) -> Element | None:  # noqa: ARG002, N802
        """Return the block of footnotes; one may define further ones while it is read."""
        if not self.footnotes:
            return None
        self._block = Element("div", {"class": "footnote"})
        while unread := [label for label in self.footnotes if label not in self._items]:
            for label in unread:
                # List processors take an `li` for a list of theirs, so read beside it.
                aside = Element("div")
                self._items[label] = Element("li")
                self.parser.parseChunk(aside, self.footnotes[label])
                self._items[label].extend(list(aside))
                self._block.append(self._items[label])
        return self._block

    def findFootnotesPlaceholder(self, root: Element) -> None:  # noqa: N802
        """No text says where its footnotes go; do not look for it."""

    def mark(self, label: str) -> Element | None:
        """Return the mark of a footnote in the text, or None if there is none that can be marked."""
        if label not in self.footnotes or not LABEL.fullmatch(label):
            return None
        mark = Element("sup")
        SubElement(mark, "a", {"class": "footnote-ref", "href": f"#fn:{label}"})
        self._refs[mark] = label
        return mark

    def finish(self, root: Element) -> Numbered:
        """Number the marks of the finished tree, order the footnotes, lead back from them."""
        if not self.footnotes:
            return Numbered()
        uses: dict[str, list[Element]] = {}
        for child in root:
            if child is not self._block:
                self._note_uses(child, uses)
        items = SubElement(Element("div"), "ol")
        ids: set[str] = set()
        links: set[Element] = set()
        read: set[str] = set()
        while unread := [label for label in uses if label not in read]:
            for label in unread:
                read.add(label)
                self._note_uses(self._items[label], uses)
                items.append(self._items[label])
        for number, (label, marks) in enumerate(uses.items(), start=1):
            item = self._items[label]
            item.set("id", f"fn:{label}")
            ids.add(f"fn:{label}")
            for use, mark in enumerate(marks, start=1):
                mark.set("id", f"fnref{use if use > 1 else ''}:{label}")
                mark[0].text = AtomicString(str(number))
                ids.add(mark.get("id", ""))
                links |= {mark[0], _add_way_back(item, mark.get("id", ""))}
        for child in list(self._block):
            self._block.remove(child)
        if uses:
            self._block.append(items)
        elif self._block in list(root):
            root.remove(self._block)
        return Numbered(
            unused=tuple(label for label in self.footnotes if label not in uses and LABEL.fullmatch(label)),
            ids=frozenset(ids),
            links=frozenset(links),
        )

    def _note_uses(self, tree: Element, uses: dict[str, list[Element]]) -> None:
        for mark in tree.iter("sup"):
            if mark in self._refs:
                uses.setdefault(self._refs[mark], []).append(mark)


class _NoteMark(InlineProcessor):
    def __init__(self, notes: Notes) -> None:
        super().__init__(r"\[\^([^\]]*)\]")
        self.notes = notes

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element | None, int | None, int | None]:
        mark = self.notes.mark(m[1])
        return (None, None, None) if mark is None else (mark, m.start(), m.end())


def _add_way_back(item: Element, ref: str) -> Element:
    """Add a link from the end of a footnote to one of its marks."""
    if not len(item) or item[-1].tag != "p":
        SubElement(item, "p")
    last = item[-1]
    link = SubElement(
        last,
        "a",
        {"class": "footnote-backref", "href": f"#{ref}", "aria-labelledby": f"{BACK} {ref}"},
    )
    link.text = AtomicString("\u21a9")
    if len(last) > 1:
        last[-2].tail = f"{last[-2].tail or ''}\xa0"
    else:
        last.text = f"{last.text or ''}\xa0"
    return link
