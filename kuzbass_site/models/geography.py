"""What the drawn map is made of: the region, what lies around it, rivers, settlements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kuzbass_site.geo import Coordinates

Line = tuple[Coordinates, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What a thing on the map is called: ``name``, and by language where it is called otherwise."""

    name: str = ""
    local: Mapping[str, str] = field(default_factory=dict)

    def in_language(self, lang: str) -> str:
        """The name in *lang*, or else the one it has anyway; empty if it has none."""
        return self.local.get(lang) or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A region of the map; the rings of all its parts and holes, to be filled by the even-odd rule."""

    names: Names
    rings: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class River:
    """A river, in one line or several."""

    names: Names
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """A settlement; a ``city`` is shown by name where there is room."""

    names: Names
    point: Coordinates
    city: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Geography:
    """The map data of a guide. ``credits`` have to stand on every map that is drawn from it.

    It is compared by identity, so that a drawing of it can be remembered at no cost.
    """

    region: tuple[Area, ...] = ()
    neighbours: tuple[Area, ...] = ()
    rivers: tuple[River, ...] = ()
    settlements: tuple[Settlement, ...] = ()
    credits: tuple[str, ...] = ()
