# /// script
# requires-python = ">=3.11"
# dependencies = ["fonttools[woff]==4.68.0"]
# ///
"""Make the fonts of the pictures to share from those of the site: one file a face, with all scripts in it.

What draws those pictures reads neither WOFF2 nor several weights in one file. Run it after make_fonts.py:

    uv run scripts/make_share_fonts.py       (writes kuzbass_site/sharing/fonts)
"""

from __future__ import annotations

import io
import shutil
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "static" / "fonts"
TARGET = ROOT / "kuzbass_site" / "sharing" / "fonts"
SCRIPTS = ("latin", "latin-accents", "latin-extended", "cyrillic", "cyrillic-neighbours", "cyrillic-extended")
FACES = {"oswald-600": ("oswald", 600), "oswald-400": ("oswald", 400), "literata-400": ("literata-400", None)}


def main() -> None:
    """Write each face and the licences."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, (face, weight) in FACES.items():
        (TARGET / f"{name}.ttf").write_bytes(_merged(face, weight, name))
    for licence in SITE.glob("OFL-*.txt"):
        shutil.copy(licence, TARGET)


def _merged(face: str, weight: int | None, name: str) -> bytes:
    """The files of a face as one, at one weight, without kerning: the same bytes every time."""
    with tempfile.TemporaryDirectory() as folder:
        parts = []
        for script in SCRIPTS:
            font = TTFont(SITE / f"{face}-{script}.woff2", recalcTimestamp=False)
            if weight is not None:
                font = instancer.instantiateVariableFont(font, {"wght": weight})
            for table in ("GSUB", "GPOS", "GDEF", "STAT", "DSIG"):
                if table in font:
                    del font[table]
            font.flavor = None
            parts.append(f"{folder}/{script}.ttf")
            font.save(parts[-1])
        made = Merger().merge(parts)
    made.recalcTimestamp = False
    made["head"].created = made["head"].modified = 0
    family = f"Share {name.replace('-', ' ').title()}"
    for record in list(made["name"].names):
        if record.nameID in (1, 3, 4, 6, 16):
            record.string = family.replace(" ", "") if record.nameID == 6 else family
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


if __name__ == "__main__":
    main()
