"""A picture from its bytes, whatever a camera, a telephone or a programme made of it: upright and in sRGB."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageCms

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
MOST_PIXELS = 50_000_000
MOST_BYTES = 50_000_000
"""More is a mistake or an attack, and swells the history of a guide for ever."""
_BROKEN = (
    OSError, SyntaxError, ValueError, TypeError, EOFError, LookupError, ArithmeticError, AttributeError, MemoryError,
    struct.error, zlib.error, Image.DecompressionBombError,
)  # fmt: skip
"""What Pillow raises for files that are not what they say."""
_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_ON_ITS_SIDE = (5, 6, 7, 8)


class Unusable(Exception):  # noqa: N818 - reads as what the picture is
    """The file cannot be shown: the code of the problem and what it is told with."""

    def __init__(self, code: str, *args: str) -> None:
        super().__init__(code, *args)
        self.code = code
        self.told = args


@contextmanager
def opened(data: bytes) -> Iterator[Image.Image]:
    """The picture in a file, not yet decoded; of one that moves, the first.

    Raises:
        Unusable: if it is none, is too large, or turns out to be broken within.
    """
    if len(data) > MOST_BYTES:
        raise Unusable("picture/too-large", f"{len(data) / 1e6:.0f} MB", f"{MOST_BYTES / 1e6:.0f} MB")
    limit, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None  # we have a limit of our own
    try:
        try:
            image = Image.open(io.BytesIO(data), formats=FORMATS)
        except _BROKEN:
            raise Unusable("picture/not-a-picture") from None
        with image:
            pixels = image.width * image.height
            if pixels > MOST_PIXELS:
                raise Unusable("picture/too-large", f"{pixels / 1e6:.0f} MP", f"{MOST_PIXELS / 1e6:.0f} MP")
            try:
                yield image
            except _BROKEN:
                raise Unusable("picture/broken") from None
    finally:
        Image.MAX_IMAGE_PIXELS = limit


def moves(image: Image.Image) -> bool:
    """Whether there are several pictures in the file that are shown one after another."""
    return image.format != "MPO" and bool(getattr(image, "is_animated", False))


def is_on_its_side(image: Image.Image) -> bool:
    """Whether width and height change places when the picture is set upright."""
    return _orientation(image) in _ON_ITS_SIDE


def has_alpha(image: Image.Image) -> bool:
    """Whether anything shows through the picture."""
    if not image.has_transparency_data:
        return False
    low, _ = image.convert("RGBA").getchannel("A").getextrema()
    return isinstance(low, int | float) and low < 255


def upright(image: Image.Image, *, alpha: bool) -> Image.Image:
    """The picture as it is to be seen, in RGB or, with *alpha*, RGBA, both of sRGB; with nothing else in it."""
    turn = _TURNS.get(_orientation(image))
    made = _in_srgb(_in_eight_bits(image), image.info.get("icc_profile"), alpha=alpha)
    made = made if turn is None else made.transpose(turn)
    made.info.clear()
    return made


def _orientation(image: Image.Image) -> int:
    try:
        found = image.getexif().get(_ORIENTATION, 1)
    except _BROKEN:
        return 1
    return found if isinstance(found, int) else 1


def _in_eight_bits(image: Image.Image) -> Image.Image:
    """The picture with a byte for each channel of a pixel."""
    if image.mode == "I" or image.mode.startswith("I;16"):
        return image.convert("I").point([value >> 8 for value in range(1 << 16)], "L")
    return image


def _in_srgb(image: Image.Image, profile: bytes | None, *, alpha: bool) -> Image.Image:
    mask = image.convert("RGBA").getchannel("A") if alpha else None
    if image.mode in ("1", "P", "PA", "LA", "RGBA", "YCbCr", "F"):
        image = image.convert("L" if image.mode in ("1", "LA") else "RGB")
    if profile:
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(
                image, own, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
            image = converted or image
        except (ImageCms.PyCMSError, *_BROKEN):
            pass  # a profile that is broken, or of other colours than the picture's, says nothing
    image = image if image.mode == "RGB" else image.convert("RGB")
    if mask is not None:
        image.putalpha(mask)
    return image
