"""Pictures to share as files: drawn as SVG, painted by resvg with fonts of our own, and cut down to few colours."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

from kuzbass_site.models.shared import Shared
from kuzbass_site.packing import sum_of

_HERE = Path(__file__).parent
_COLOURS = 64


@cache
def recipe() -> bytes:
    """What these pictures depend on beside what they show: how they are drawn, the fonts, what paints them."""
    ways = [_HERE / "__init__.py", _HERE / "draw.py", *sorted((_HERE / "fonts").glob("*.ttf"))]
    painters = (version(name).encode() for name in ("pillow", "resvg-py"))
    return sum_of(*painters, *(way.read_bytes() for way in ways))


def digest_of(drawings: Mapping[str, Callable[[], bytes]]) -> str:
    """What tells all pictures of a guide with these drawings from those of any other."""
    return sum_of(recipe(), *(name.encode() + read() for name, read in sorted(drawings.items()))).hex()


def png(shared: Shared, drawing: str) -> bytes:
    """The picture; *drawing* is the SVG of its drawing, or empty."""
    import resvg_py
    from PIL import Image

    from kuzbass_site.sharing.draw import FONTS, svg

    fonts = [str(font) for font in sorted(FONTS.glob("*.ttf"))]
    painted = resvg_py.svg_to_bytes(svg_string=svg(shared, drawing), skip_system_fonts=True, font_files=fonts)
    with Image.open(io.BytesIO(bytes(painted))) as image:
        few = image.convert("RGB").quantize(
            _COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
        )
    file = io.BytesIO()
    few.save(file, "PNG", compress_level=6)  # the highest is ten times slower for a tenth of the bytes
    return file.getvalue()
