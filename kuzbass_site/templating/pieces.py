"""Pieces of pages that are made once: the same call of a macro gives the same words wherever it stands."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

from kuzbass_site.templating.addresses import Addresses, folder_of, folders_above

MOST = 4096
"""How many calls are remembered; about a kilobyte each."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """What a macro made of some arguments, by the place it was seen from; it leads into these folders."""

    folders: frozenset[str]
    texts: dict[tuple[str | int | None, ...], str] = field(default_factory=dict)


class Pieces:
    """Remembers what macros made. Of a page, a macro imported without context knows the addresses alone.

    So what it makes depends on its arguments and on where its links lead from here; the links are seen when
    it is first called.
    """

    def __init__(self, addresses: Addresses) -> None:
        self._addresses = addresses
        self._known: dict[tuple[Hashable, ...], _Piece] = {}
        self._is_making = False

    def remembered(self, macro: Callable[..., str], *arguments: Hashable) -> str:
        """The templates' ``remembered(macro, …)``: ``macro(…)``, made once for all pages that see it alike."""
        if self._is_making:
            return macro(*arguments)
        try:
            piece = self._known.get((macro, *arguments))
        except TypeError:  # something that may change is not remembered
            return macro(*arguments)
        if piece is not None:
            text = piece.texts.get(self._addresses.place(piece.folders))
            if text is not None:
                return text
        return self._made(macro, arguments)

    def _made(self, macro: Callable[..., str], arguments: tuple[Hashable, ...]) -> str:
        self._addresses.clear()  # what is in it afterwards is what the macro leads to
        self._is_making = True
        try:
            text = macro(*arguments)
        finally:
            self._is_making = False
        targets = list(self._addresses)
        piece = self._known.get((macro, *arguments))
        if piece is None:
            inside = {folder_of(target) for target in targets if target.startswith("/")}
            piece = _Piece(frozenset(above for folder in inside for above in folders_above(folder)))
            if len(self._known) >= MOST:
                del self._known[next(iter(self._known))]
            self._known[(macro, *arguments)] = piece
        piece.texts[self._addresses.place(piece.folders)] = text
        return text
