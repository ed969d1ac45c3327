"""Codes of the family ``picture/…``: what is wrong with a file in ``content/images/``."""

from __future__ import annotations

from kuzbass_site.problems.codes.code import N_, Code, Level

CODES: tuple[Code, ...] = (
    Code(
        name="picture/not-a-picture",
        message=N_("the file is no picture that can be shown here, whatever its name says"),
        hint=N_(
            "open it in a picture programme and save it as JPEG; PNG, WebP, AVIF, GIF and SVG are read as well"
        ),
        why=N_(
            "Browsers do not show what some cameras and scanners make (HEIC, TIFF, raw files). An empty file, or a "
            "page of a website saved under the name of a picture, is none either."
        ),
        wrong="content/images/works.heic",
        right="content/images/works.jpg",
    ),
    Code(
        name="picture/broken",
        message=N_("the picture cannot be read to its end"),
        hint=N_("copy it anew from where it came from, or open it in a picture programme and save it again"),
        why=N_(
            "A transfer that broke off leaves half a file. Browsers show the lower part of such a picture grey, "
            "some show nothing."
        ),
    ),
    Code(
        name="picture/too-large",
        message=N_("the picture has {0}; more than {1} are not read"),
        hint=N_("scale it down: no page shows more than 1600 pixels across, and 4000 are plenty to keep"),
        why=N_(
            "MP are millions of pixels, MB of bytes. A picture is unpacked in the memory of the machine that builds the guide; a "
            "small file can hold one that fills it."
        ),
    ),
    Code(
        name="picture/too-slow",
        message=N_("working on this picture took more than {0} seconds and was given up"),
        hint=N_("open it in a picture programme, scale it down to 4000 pixels and save it as JPEG"),
        why=N_(
            "One picture must not keep everybody waiting, so it is given up after a while and named here."
        ),
    ),
    Code(
        name="picture/moves",
        level=Level.WARNING,
        message=N_("the picture moves; only its first frame is shown"),
        hint=N_(
            "save the frame that tells most as a picture of its own, and put it here in place of this one"
        ),
        why=N_(
            "Nothing in the guide blinks or moves by itself: it draws the eye away from the text, and makes some "
            "readers ill."
        ),
    ),
)
