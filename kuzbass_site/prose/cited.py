"""Which figures of a body have a source: what the lint complains of and the report counts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

from kuzbass_site.models.body import Block, Body
from kuzbass_site.prose.figures import Figure, figures
from kuzbass_site.prose.sentences import sentences


class Passage(Struct, frozen=True):
    """A block with figures; ``beside`` says that what belongs to it cites for it.

    The row of a cell, the head of its table and what stands just before that; the definition of a term;
    the words before a list that end with a colon.
    """

    block: Block
    figures: tuple[Figure, ...]
    beside: bool

    @property
    def is_cited(self) -> bool:
        """Whether anything is cited in it or for it."""
        return self.beside or bool(self.block.citations)


class Share(Struct, frozen=True):
    """How many of the figures of a text are cited."""

    cited: int
    all: int


def passages(body: Body, lang: str) -> Iterator[Passage]:
    """The blocks of a body that name figures, in their order; headings are none."""
    beside = _beside(body.blocks)
    for number, block in enumerate(body.blocks):
        found = figures(block.text, lang) if block.kind != "heading" else ()
        if found:
            yield Passage(block, found, number in beside)


def cited_figures(body: Body, lang: str) -> Share:
    """Count the figures, and those of them with a citation in their sentence or later in their paragraph."""
    found = list(passages(body, lang))
    return Share(sum(map(_cited, found)), sum(len(passage.figures) for passage in found))


def _cited(passage: Passage) -> int:
    if passage.beside:
        return len(passage.figures)
    last = max((offset for offset, _ in passage.block.citations), default=-1)
    starts = [start for start, _ in sentences(passage.block.text)]
    return sum(last >= starts[bisect_right(starts, figure.start) - 1] for figure in passage.figures)


def _beside(blocks: tuple[Block, ...]) -> frozenset[int]:
    """The numbers of the blocks for which another cites."""
    found: set[int] = set()
    before: Block | None = None
    lead = False
    for is_table, group in groupby(enumerate(blocks), key=lambda each: each[1].row > 0):
        numbered = list(group)
        if is_table:
            found |= _in_table(numbered, before)
        for number, block in numbered:
            if block.kind == "item":
                found |= {number} if lead else set()
            else:
                lead = bool(block.citations) and block.text.rstrip().endswith(":")
            if block.kind == "definition" and block.citations and before and before.kind == "term":
                found.add(number - 1)
            before = block
    return frozenset(found)


def _in_table(cells: list[tuple[int, Block]], before: Block | None) -> set[int]:
    """The cells of a table that their row, its head or the block before it cites for."""
    head = cells[0][1].row
    cited = {block.row for _, block in cells if block.citations}
    all_cited = head in cited or (before is not None and bool(before.citations))
    return {number for number, block in cells if all_cited or block.row in cited}
