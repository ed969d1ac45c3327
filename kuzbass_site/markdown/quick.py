"""Python-Markdown that does only what a text calls for: the same HTML in a third of the time.

Each step of Python-Markdown looks through the whole text, or at every element of its tree, for what few
texts hold: HTML, escapes, lists of attributes. Here a step is taken only where the sign that it needs
stands. What is then done is left to Python-Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.tables import TableProcessor
from markdown.inlinepatterns import LINK_RE, DelimiterProcessor
from markdown.preprocessors import HtmlBlockPreprocessor, Preprocessor
from markdown.treeprocessors import PrettifyTreeprocessor, UnescapeTreeprocessor
from markdown.util import ETX, STX, AtomicString

from kuzbass_site.markdown.inline import QuickDelimiters, QuickLinks, skip_patterns
from kuzbass_site.markdown.quickblocks import QuickBlockParser
from kuzbass_site.markdown.serialize import serialize

_INDENTED_BLANK = re.compile(r"(?<=\n) +\n")


class QuickMarkdown(Markdown):
    """Python-Markdown for HTML, quicker; ``source`` is the text that it reads."""

    def __init__(self, extensions: Sequence[str | Extension] = ()) -> None:
        self.source = ""
        super().__init__(extensions=extensions, output_format="html")
        self.levels = frozenset(self.block_level_elements)
        self.serializer = serialize
        self.parser.__class__ = QuickBlockParser
        if "table" in self.parser.blockprocessors:
            self.parser.blockprocessors["table"].__class__ = _Tables
        self.preprocessors.register(_Whitespace(self), "normalize_whitespace", 30)
        self.preprocessors.register(_HtmlBlocks(self), "html_block", 20)
        self.inlinePatterns.register(QuickLinks(LINK_RE, self), "link", 160)
        if type(self.delimiters) is DelimiterProcessor:
            self.delimiters.__class__ = QuickDelimiters
        skip_patterns(self)
        self.treeprocessors.register(_Prettify(self), "prettify", 10)
        if "attr_list" in self.treeprocessors:
            self.treeprocessors.register(_AttributeLists(self), "attr_list", 8)
        self.treeprocessors.register(_Unescape(self), "unescape", 0)

    def convert(self, source: str) -> str:
        """Return the HTML of a text; see the base class."""
        self.source = source
        return super().convert(source)

    def is_block_level(self, tag: Any) -> bool:
        """Whether a tag is that of a block."""
        return isinstance(tag, str) and tag.lower().rstrip("/") in self.levels


class _Tables(TableProcessor):
    """Rows without code and escapes are cut at every bar."""

    def _split(self, row: str) -> list[str]:
        if "`" not in row and "\\" not in row:
            return row.split("|")
        cells: list[str] = super()._split(row)  # type: ignore[misc]
        return cells


class _Whitespace(Preprocessor):
    """Tabs become spaces, lines of spaces empty ones."""

    def run(self, lines: list[str]) -> list[str]:
        source = "\n".join(lines).replace(STX, "").replace(ETX, "")
        source = source.replace("\r\n", "\n").replace("\r", "\n") + "\n\n"
        if "\t" in source:
            source = source.expandtabs(self.md.tab_length)
        if "\n " in source:
            source = _INDENTED_BLANK.sub("\n", source)
        return source.split("\n")


class _HtmlBlocks(HtmlBlockPreprocessor):
    """Looks for HTML where there may be some; a reference may lack its semicolon."""

    def run(self, lines: list[str]) -> list[str]:
        source = "\n".join(lines)
        return super().run(lines) if "<" in source or "&#" in source else lines


class _Prettify(PrettifyTreeprocessor):
    """Line breaks between blocks."""

    md: QuickMarkdown

    def run(self, root: Element) -> None:
        self._break_lines(root, self.md.levels)
        for br in root.iter("br"):
            br.tail = f"\n{br.tail}" if br.tail and br.tail.strip() else "\n"
        for pre in root.iter("pre"):
            if len(pre) and pre[0].tag == "code" and not len(pre[0]) and pre[0].text is not None:
                pre[0].text = AtomicString(pre[0].text.rstrip() + "\n")

    def _break_lines(self, element: Element, levels: frozenset[str]) -> None:
        tag, tail = element.tag, element.tail
        if tag in levels and tag != "pre" and len(element):
            if element[0].tag in levels and not (element.text and element.text.strip()):
                element.text = "\n"
            for child in element:
                if child.tag in levels:
                    self._break_lines(child, levels)
        if not tail or not tail.strip():
            element.tail = "\n"


class _AttributeLists(AttrListTreeprocessor):
    md: QuickMarkdown

    def run(self, doc: Element) -> None:
        if "{" in self.md.source:
            super().run(doc)


class _Unescape(UnescapeTreeprocessor):
    """Puts back what was escaped; addresses between angle brackets become texts like any other."""

    md: QuickMarkdown

    def run(self, root: Element) -> None:
        if "\\" in self.md.source or "<" in self.md.source:
            super().run(root)
