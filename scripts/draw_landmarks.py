"""Draw the guide's own drawings into content/drawings/: one sheet for each landmark, sector and tour.

    python scripts/draw_landmarks.py

What is particular in a drawing is what the text of the entry says; the rest is of its kind. The same script
gives the same bytes, so a change of a part shows in every drawing that has it.
"""

from __future__ import annotations

from pathlib import Path

from drawing import chemistry, housing, memory, metal, mines, power, sectors, tours
from drawing.hand import Sheet

SHEETS = (chemistry, housing, memory, metal, mines, power, sectors, tours)
OUTPUT = Path(__file__).parent.parent / "content" / "drawings"
FIRST = {"landmarks": 31, "sectors": 71, "tours": 81}
"""The number of the first sheet of each collection; those of kinds of places are below."""


def main() -> None:
    """Draw every sheet and write it."""
    drawings = {name: found for each in SHEETS for name, found in each.DRAWINGS.items()}
    number = dict(FIRST)
    for name in sorted(drawings):
        title, draw = drawings[name]
        collection = name.partition("/")[0]
        sheet = Sheet(title, number[collection])
        number[collection] += 1
        draw(sheet)
        path = OUTPUT / f"{name}.svg"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(sheet.svg(), encoding="utf-8")


if __name__ == "__main__":
    main()
