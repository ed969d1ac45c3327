"""The files of a picture: what they hold depends on the original, this code and Pillow, on nothing else."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from PIL import Image

from kuzbass_site.models.picture import Picture
from kuzbass_site.pictures.opening import has_alpha, is_on_its_side, moves, opened, upright

_SETTINGS: Mapping[str, Mapping[str, Any]] = {
    # One thread: with several the bytes depend on how many there are.
    "avif": {"format": "AVIF", "quality": 60, "speed": 6, "subsampling": "4:2:0", "max_threads": 1, "codec": "aom"},
    "webp": {"format": "WEBP", "quality": 78, "method": 4},
    "jpeg": {"format": "JPEG", "quality": 80, "optimize": True, "progressive": True},
    "png": {"format": "PNG", "optimize": True},
}  # fmt: skip


class Seen(Struct, frozen=True, array_like=True):
    """What a picture is, having been decoded to its end: its size upright, what shows through, if it moves."""

    width: int
    height: int
    alpha: bool
    moves: bool


def seen(data: bytes) -> Seen:
    """Look at a picture.

    Raises:
        Unusable: if it cannot be shown.
    """
    with opened(data) as image:
        width, height = image.size[::-1] if is_on_its_side(image) else image.size
        moving = moves(image)
        # Of a JPEG a small one is enough to see that the file is whole.
        image.draft(image.mode, (max(1, image.width // 8), max(1, image.height // 8)))
        image.load()
        return Seen(width, height, has_alpha(image), moving)


def encoded(data: bytes, picture: Picture) -> dict[str, bytes]:
    """The bytes of every file of a picture, by its URL.

    Raises:
        Unusable: if it cannot be shown after all.
    """
    found = {}
    with opened(data) as image:
        largest = picture.sizes[-1]
        image.draft(image.mode, largest[::-1] if is_on_its_side(image) else largest)
        large = upright(image, alpha=picture.alpha)
        sized: dict[tuple[int, int], Image.Image] = {}
        for size in reversed(picture.sizes):
            sized[size] = large.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
        for variant in picture.variants:
            file = io.BytesIO()
            sized[variant.width, variant.height].save(file, **_SETTINGS[variant.format])
            found[variant.url] = file.getvalue()
    return found
