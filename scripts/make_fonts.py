# /// script
# requires-python = ">=3.11"
# dependencies = ["fonttools[woff]==4.68.0"]
# ///
"""Make the site's fonts and their style sheet again from the npm packages that ship them.

Oswald (headings) and Literata (text) are cut down to the characters that the guide uses, one file per
script, so that a page loads only the scripts it shows. Neither reserves its name. PT Serif does ("PT
Sans", "PT Serif" and "ParaType"), so a cut-down PT Serif could not be called PT Serif; it is not used.

Until a font has come, the reader sees Arial or Times New Roman (on Android Roboto or Noto Serif), scaled
so that running text is equally wide and lines are equally high. Arimo and Tinos have the widths of Arial
and Times New Roman and stand in for them here.

    uv run scripts/make_fonts.py       (needs npm; writes static/fonts and static/css/fonts.css)
"""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

STATIC = Path(__file__).resolve().parent.parent / "static"

PACKAGES = {
    "oswald": "@fontsource-variable/oswald@5.3.0",
    "literata": "@fontsource-variable/literata@5.3.0",
    "arimo": "@fontsource/arimo@5.3.0",
    "tinos": "@fontsource/tinos@5.3.0",
    "roboto": "@fontsource/roboto@5.3.0",
    "noto-serif": "@fontsource/noto-serif@5.3.0",
}

# Each of our scripts: the file of the package that holds it, and the characters we keep of it.
PUNCTUATION = (
    "\u00a0\u00a7\u00a9\u00ab\u00b0\u00b1\u00b2\u00b3\u00b7\u00bb\u00d7\u2009\u2011\u2013\u2014"
    "\u2018\u2019\u201a\u201c\u201d\u201e\u2022\u2026\u2030\u2032\u2033\u2116\u2191\u2193\u2212\u2248"
)
SCRIPTS = {
    "latin": ("latin", [*range(0x20, 0x7F), *map(ord, PUNCTUATION)]),
    "latin-accents": ("latin", [*range(0xC0, 0xD7), *range(0xD8, 0x100), 0x152, 0x153]),
    "latin-extended": ("latin-ext", [*range(0x100, 0x152), *range(0x154, 0x180), *range(0x218, 0x21C)]),
    "cyrillic": ("cyrillic", [0x301, 0x401, 0x451, *range(0x410, 0x450), 0x2116]),
    "cyrillic-neighbours": ("cyrillic", [*range(0x402, 0x410), *range(0x452, 0x460), 0x490, 0x491]),
    "cyrillic-extended": ("cyrillic-ext", [*range(0x460, 0x490), *range(0x492, 0x530)]),
}
CAPITAL_U = (0x423, 0x40E, 0x4EE, 0x4F0, 0x4F2)
FEATURES = ["kern", "liga", "ccmp", "locl", "mark", "mkmk", "tnum", "lnum", "frac"]


@dataclass(frozen=True, slots=True)
class Face:
    """One face of ours: where it comes from, which weights it keeps, how long a page waits for it."""

    family: str
    name: str
    axis: str
    limits: tuple[float, float] | float
    display: str
    style: str = "normal"

    @property
    def weight(self) -> str:
        """The CSS ``font-weight`` of the face."""
        limits = self.limits if isinstance(self.limits, tuple) else (self.limits,)
        return " ".join(f"{limit:g}" for limit in limits)


FACES = [
    Face("Oswald", "oswald", "wght-normal", (400, 700), "optional"),
    Face("Literata", "literata", "wght-normal", 400, "optional"),
    Face("Literata", "literata", "wght-normal", 700, "optional"),
    Face("Literata", "literata", "wght-italic", 400, "optional", "italic"),
]

# A stand-in is scaled by the width of text like the guide's, headings in capitals.
SAMPLES = {
    "latin": "The first battery of the coke works was started in the spring; the town grew round its power "
    "station, and the mines were there to feed the boilers of the region. ",
    "cyrillic": "Первая батарея коксового завода пущена весной; город вырос вокруг своей электростанции, "
    "а шахты снабжали углём её котлы и всю область. ",
}


@dataclass(frozen=True, slots=True)
class StandIn:
    """A font of the reader's machine that stands in for one of ours until that has come."""

    family: str
    of: str
    package: str
    locals: tuple[str, ...]
    bold: tuple[str, ...]


STAND_INS = [
    StandIn(
        "Oswald Arial", "oswald", "arimo",
        ("Arial", "Liberation Sans"), ("Arial Bold", "Liberation Sans Bold"),
    ),
    StandIn("Oswald Roboto", "oswald", "roboto", ("Roboto", "Roboto Regular"), ("Roboto Bold",)),
    StandIn(
        "Literata Times", "literata", "tinos",
        ("Times New Roman", "Liberation Serif"), ("Times New Roman Bold", "Liberation Serif Bold"),
    ),
    StandIn(
        "Literata Noto", "literata", "noto-serif",
        ("Noto Serif", "Noto Serif Regular"), ("Noto Serif Bold",),
    ),
]  # fmt: skip


def main() -> None:
    """Fetch the packages, write the fonts, their licences and their style sheet."""
    with tempfile.TemporaryDirectory() as folder:
        packages = {name: _fetch(spec, Path(folder) / name) for name, spec in PACKAGES.items()}
        rules = [*_write_fonts(packages), *_stand_ins(packages)]
        for name in sorted({face.name for face in FACES}):
            licence = (packages[name] / "LICENSE").read_text(encoding="utf-8")
            (STATIC / "fonts" / f"OFL-{name}.txt").write_text(licence, encoding="utf-8")
    header = "/* Made by scripts/make_fonts.py. */\n"
    (STATIC / "css" / "fonts.css").write_text(header + "\n".join(rules) + "\n", encoding="utf-8")


def _fetch(spec: str, folder: Path) -> Path:
    """Unpack an npm package into *folder*."""
    folder.mkdir()
    command = ["npm", "pack", "--silent", spec]
    archive = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()
    with tarfile.open(folder / archive) as packed:
        packed.extractall(folder, filter="data")
    return folder / "package"


def _write_fonts(packages: dict[str, Path]) -> Iterator[str]:
    """Write each face in each script; yield its ``@font-face`` rule."""
    target = STATIC / "fonts"
    target.mkdir(parents=True, exist_ok=True)
    for old in target.glob("*.woff2"):
        old.unlink()
    for face in FACES:
        for script, (part, wanted) in SCRIPTS.items():
            source = packages[face.name] / "files" / f"{face.name}-{part}-{face.axis}.woff2"
            kept = sorted(set(wanted) & set(TTFont(source).getBestCmap()))
            style = "" if isinstance(face.limits, tuple) else f"-{face.weight}"
            italic = "-italic" if face.style == "italic" else ""
            path = target / f"{face.name}{style}{italic}-{script}.woff2"
            path.write_bytes(_cut(source, kept, face.limits))
            yield (
                f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
                f"font-style: {face.style}; font-display: {face.display}; "
                f'src: url("../fonts/{path.name}") format("woff2"); unicode-range: {_ranges(kept)}; }}'
            )


def _cut(source: Path, characters: list[int], weights: tuple[float, float] | float) -> bytes:
    """Keep *characters* and *weights* of a variable font, without hints; the same bytes every time."""
    options = subset.Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    font = TTFont(source, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    font = TTFont(io.BytesIO(_bytes(font, None)), recalcTimestamp=False)
    font = instancer.instantiateVariableFont(font, {"wght": weights})
    if "gvar" in font:
        _seat_u(font)
    return _bytes(font, "woff2")


def _seat_u(font: TTFont) -> None:
    """Stand the capital У of Oswald on the line, in both its weights.

    Oswald hangs it below, like the small letter; in a line of capitals, as in КУЗБАСС, that reads as a slip.
    """
    names, glyphs = font.getBestCmap(), font["glyf"]
    found = [names[code] for code in CAPITAL_U if code in names]
    bases = {glyphs[name].components[0].glyphName if glyphs[name].isComposite() else name for name in found}
    for name in bases:
        glyph = glyphs[name]
        light = [y for _, y in glyph.coordinates]
        for change in font["gvar"].variations[name]:
            ends = [*glyph.endPtsOfContours, *range(len(light), len(light) + 4)]
            origin = [*glyph.coordinates, *[(0, 0)] * 4]
            change.calcInferredDeltas(origin, ends)
            moved = change.coordinates[: len(light)]
            bold = _stretched([y + dy for y, (_, dy) in zip(light, moved, strict=True)])
            seated = _stretched(light)
            change.coordinates[: len(light)] = [
                (dx, heavy - thin) for (dx, _), heavy, thin in zip(moved, bold, seated, strict=True)
            ]
        for index, y in enumerate(_stretched(light)):
            glyph.coordinates[index] = (glyph.coordinates[index][0], y)
        glyph.recalcBounds(glyphs)


def _stretched(heights: list[int]) -> list[int]:
    """The same heights with the lowest on the line and the highest where it was."""
    low, high = min(heights), max(heights)
    return [round((height - low) * high / (high - low)) for height in heights]


def _bytes(font: TTFont, flavor: str | None) -> bytes:
    """Serialise *font*."""
    font.flavor = flavor
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def _ranges(characters: Iterable[int]) -> str:
    """Write code points as a CSS ``unicode-range``."""
    runs: list[list[int]] = []
    for code in characters:
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return ", ".join(f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in runs)


def _stand_ins(packages: dict[str, Path]) -> Iterator[str]:
    """Yield the ``@font-face`` rules of the stand-ins, for each script and weight."""
    ranges = {"latin": "U+0-2FF, U+2000-22FF", "cyrillic": "U+300-52F"}
    for stand_in in STAND_INS:
        heading = stand_in.of == "oswald"
        for script, text in SAMPLES.items():
            for weight, names in ((400, stand_in.locals), (700, stand_in.bold)):
                files, ours = packages[stand_in.package] / "files", packages[stand_in.of] / "files"
                theirs = TTFont(files / f"{stand_in.package}-{script}-{weight}-normal.woff2")
                font = TTFont(ours / f"{stand_in.of}-{script}-wght-normal.woff2")
                shown = 600 if heading and weight == 700 else weight
                font = instancer.instantiateVariableFont(font, {"wght": shown})
                sample = text.upper() if heading else text
                scale = _width(font, sample) / _width(theirs, sample)
                em = font["head"].unitsPerEm * scale
                weights = {400: "400 500", 700: "600 700"}[weight] if heading else str(weight)
                sources = ", ".join(f'local("{name}")' for name in names)
                yield (
                    f'@font-face {{ font-family: "{stand_in.family}"; font-weight: {weights}; '
                    f"src: {sources}; size-adjust: {scale:.1%}; "
                    f"ascent-override: {font['hhea'].ascent / em:.1%}; "
                    f"descent-override: {-font['hhea'].descent / em:.1%}; line-gap-override: 0%; "
                    f"unicode-range: {ranges[script]}; }}"
                )


def _width(font: TTFont, text: str) -> float:
    """The width of *text* in ems, of the characters that the font has."""
    names, advances = font.getBestCmap(), font["hmtx"]
    widths = [advances[names[ord(char)]][0] for char in text if ord(char) in names]
    space = advances[names[32]][0] if 32 in names else 0.25 * font["head"].unitsPerEm
    missing = text.count(" ") if 32 not in names else 0
    return float((sum(widths) + missing * space) / font["head"].unitsPerEm)


if __name__ == "__main__":
    main()
