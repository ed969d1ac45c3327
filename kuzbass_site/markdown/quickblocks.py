"""The block step of Python-Markdown without the questions whose answer is no.

Python-Markdown asks fifteen processors in turn whether a block is theirs. A plain paragraph, as most blocks
are, shows by its first character and those of its lines that it is nobody's.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, ElementTree

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor

# For each block processor strings of which every block holds one that it takes. A processor that is
# not named here is always asked.
NEEDED_IN_BLOCKS: dict[str, tuple[str, ...]] = {
    "indent": ("    ",),
    "defindent": ("    ",),
    "code": ("    ",),
    "table": ("|",),
    "hashheader": ("#",),
    "setextheader": ("\n=", "\n-"),
    "hr": ("-", "_", "*"),
    "olist": (". ",),
    "ulist": ("* ", "+ ", "- "),
    "deflist": (": ",),
    "quote": (">",),
    "footnote": ("[^",),
    "reference": ("]:",),
}
_ALWAYS_ASKED = frozenset({"empty", "paragraph"})

FIRST = frozenset("\n #=-*_+>:[0123456789")
LINE = re.compile(r"\n[ #=\-*_>:\[]")
"""What begins a block, or one of its further lines, that is no plain paragraph."""

Row = tuple[tuple[str, ...], BlockProcessor]


class QuickBlockParser(BlockParser):
    """The block parser of Python-Markdown, which asks only the processors that may take a block."""

    _rows: tuple[Row, ...] = ()
    _paragraph: BlockProcessor | None = None
    """Takes plain paragraphs; None where a processor that is not known here may want them."""

    def parseDocument(self, lines: list[str]) -> ElementTree:  # type: ignore[override]  # noqa: N802
        """Return the tree of a text; see the base class."""
        if tuple(self.blockprocessors) != tuple(processor for _, processor in self._rows):
            self._learn()
        return super().parseDocument(lines)

    def _learn(self) -> None:
        processors = self.blockprocessors
        names = {
            id(processors[name]): name for name in (*NEEDED_IN_BLOCKS, *_ALWAYS_ASKED) if name in processors
        }
        self._rows = tuple(
            (NEEDED_IN_BLOCKS.get(names.get(id(each), ""), ("",)), each) for each in processors
        )
        all_known = len(names) == len(processors) and "paragraph" in processors
        self._paragraph = processors["paragraph"] if all_known else None

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802
        """Hang the elements that the blocks make under *parent*; see the base class."""
        paragraph, rows = self._paragraph, self._rows
        while blocks:
            block = blocks[0]
            if paragraph is not None and _is_plain(block):
                paragraph.run(parent, blocks)
                continue
            for needed, processor in rows:
                for sign in needed:
                    if sign in block:
                        break
                else:
                    continue
                if processor.test(parent, block) and processor.run(parent, blocks) is not False:
                    break


def _is_plain(block: str) -> bool:
    if not block or block[0] in FIRST or block[0].isdigit():
        return False
    return "\n" not in block or not ("|" in block or LINE.search(block))
