"""Python-Markdown with our extensions, made quicker without changing its output (see ``quick``)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor

from kuzbass_site.markdown.inline import NEEDED, SkippingInlineProcessor, skip_patterns
from kuzbass_site.markdown.notes import Notes
from kuzbass_site.markdown.quick import QuickMarkdown

__all__ = ["NEEDED", "Engine", "Finish", "SkippingInlineProcessor", "engine", "skip_patterns"]

Finish = Callable[[Element, Markdown], None]
"""The last step on the tree, before it is written as HTML."""


class Engine:
    """One reusable instance of Python-Markdown; nothing of one text is left for the next."""

    def __init__(self) -> None:
        self.notes = Notes()
        extensions = [TableExtension(use_align_attribute=True), DefListExtension(), AttrListExtension()]
        self.md = QuickMarkdown([*extensions, self.notes])
        self._last = _Last(self.md)
        self.md.treeprocessors.register(self._last, "finish", -10)

    def convert(self, text: str, finish: Finish) -> str:
        """Return the HTML of *text*, unsanitised, after *finish* has had its way with the tree.

        Raises:
            RecursionError: if the text nests deeper than Python can follow.
        """
        # A text that broke off in the middle leaves states behind that reset() does not know of.
        self.md.parser.state.clear()
        self.md.reset()
        self._last.finish = finish
        try:
            return self.md.convert(text)
        finally:
            self._last.finish = None


class _Last(Treeprocessor):
    finish: Finish | None = None

    def run(self, root: Element) -> None:
        if self.finish is not None:
            self.finish(root, self.md)


_local = threading.local()


def engine() -> Engine:
    """Return the engine of this thread; making one takes as long as reading ten pages."""
    found: Engine | None = getattr(_local, "engine", None)
    if found is None:
        found = _local.engine = Engine()
    return found
