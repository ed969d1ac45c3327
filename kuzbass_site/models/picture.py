"""A picture as the site shows it: its size, and the files in which it is offered."""

from __future__ import annotations

from pathlib import PurePosixPath

from msgspec import Struct

from kuzbass_site.text import slug

WIDTHS = (480, 960, 1600)
"""Widths in pixels in which a picture is offered, as far as it has them."""
HIGHEST = 2400
"""Pixels that a file may be high: a very tall picture is offered narrower."""
TYPES = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg", "png": "image/png"}
"""The formats by name, with the media type of each."""
SUFFIXES = {"avif": "avif", "webp": "webp", "jpeg": "jpg", "png": "png"}
_NEARLY = 0.85
"""A file that is so near to the largest in width is not worth having."""


class Variant(Struct, frozen=True, array_like=True):
    """One file of a picture: its format, its size in pixels, its rooted URL."""

    format: str
    width: int
    height: int
    url: str


class Picture(Struct, frozen=True, kw_only=True, array_like=True):
    """A photograph in ``content/images/``, as it is to be seen: upright, in sRGB, without hidden data.

    ``name`` is that of its file from there, ``digest`` tells the original and how its files are made of it.
    ``credit`` and ``licence`` are those under which an entry lists it, empty if none does.
    """

    name: str
    width: int
    height: int
    alpha: bool
    digest: str
    credit: str = ""
    licence: str = ""

    @property
    def slug(self) -> str:
        """What it is called in addresses."""
        return picture_slug(self.name)

    @property
    def formats(self) -> tuple[str, str, str]:
        """The formats, the smallest first; every browser shows the last."""
        return ("avif", "webp", "png" if self.alpha else "jpeg")

    @property
    def sizes(self) -> tuple[tuple[int, int], ...]:
        """Width and height of each size in pixels, the smallest first; never more than the original has."""
        fitting = max(1, min(self.width, WIDTHS[-1], self.width * HIGHEST // self.height))
        widths = [width for width in WIDTHS if width < fitting * _NEARLY]
        return tuple((w, max(1, round(self.height * w / self.width))) for w in (*widths, fitting))

    @property
    def variants(self) -> tuple[Variant, ...]:
        """All files, by format and then by size."""
        return tuple(
            Variant(kind, width, height, f"/images/{self.slug}-{width}.{self.digest}.{SUFFIXES[kind]}")
            for kind in self.formats
            for width, height in self.sizes
        )


def picture_slug(name: str) -> str:
    """What a picture of this name is called in addresses."""
    try:
        return slug(str(PurePosixPath(name).with_suffix("")))
    except ValueError:
        return "picture"


def picture_path(name: str) -> str:
    """The address of the page of a picture in the guide's first language."""
    return f"/pictures/{picture_slug(name)}/"
