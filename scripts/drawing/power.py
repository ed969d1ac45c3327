"""Drawings of power stations, each with what its entry says of the place."""

from __future__ import annotations

from drawing.ground import figure, larch, smoke, water
from drawing.hand import BOLD, HAIR, Sheet, circle, grid, lines, poly, rect, spread
from drawing.parts import chimney, conveyor, cooling_tower, hall, panes, pylon, striped


def belovo(s: Sheet) -> None:
    """A turbogenerator in its hall: nothing is told of chimneys."""
    s.fill("w", rect(40, 66, 392, 184), width=None)
    s.sun(306, 152, 62)
    s.draw("M40 250V72M432 250V72")
    s.fill("d", "M30 74Q236 20 442 74V84Q236 32 30 84z")
    s.hair(
        "M40 84L64 66 88 74 112 58 136 66 160 52 184 60 208 48 236 56 264 48 288 60 312 52 336 66 360 58 384 74 408 66 432 84"
    )
    s.draw("M40 106H432", width=BOLD)
    s.fill("r", rect(112, 98, 66, 14))
    s.draw("M145 112V138M138 138q7 12 14 0")
    s.fill(
        "s",
        spread(44, 384, 16, 0, 0, 0) + grid(56, 122, 14, 40, 2, 1, 22) + grid(386, 122, 14, 40, 2, 1, 22),
        width=HAIR,
    )
    s.fill("l", rect(52, 206, 368, 10))
    s.fill("d", rect(70, 216, 22, 34), rect(176, 216, 28, 34), rect(286, 216, 28, 34), rect(384, 216, 22, 34))
    s.fill("r", poly((72, 206), (72, 186), (92, 172), (124, 172), (136, 186), (136, 206)))
    s.fill("s", poly((142, 206), (142, 178), (172, 152), (214, 152), (244, 178), (244, 206)))
    s.fill("l", "M252 206V168q0-12 12-12h86q12 0 12 12V206z")
    s.fill("x", rect(368, 176, 26, 30))
    s.draw("M60 190H404", width=3)
    s.draw("M156 164V140H98V172M230 164V130H186V152")
    s.hair(
        lines(range(266, 354, 10), 156, 206),
        "M158 206V166M172 206V152M193 206V152M214 206V152M228 206V166M86 206V176M104 206V172M122 206V172",
    )
    figure(s, 414, 206, 0.9)
    s.hair("M52 196H60M402 196h14")
    s.axis(193, 132, 274)
    s.wide(142, 362)
    s.ground()


def kemerovo_power(s: Sheet) -> None:
    """The old station across the water, and the sight lines that its neighbours are found by."""
    s.sun(384, 74, 42)
    for i, x in enumerate((150, 190, 230, 270)):
        chimney(s, x, 70 + 4 * (i % 2), 14, base=196)
    hall(s, 118, 190, 78, "l", base=196)
    s.fill("s", grid(130, 132, 9, 56, 11, 1, 16), width=HAIR)
    s.fill("r", rect(308, 96, 50, 100))
    s.fill("c", rect(304, 89, 58, 8))
    s.fill("l", grid(315, 106, 36, 6, 1, 7, 0, 12), width=HAIR)
    hall(s, 64, 54, 46, "d", base=196)
    panes(s, 64, 54, 164, 18, 4)
    conveyor(s, 358, 112, 424, 172)
    s.fill("c", "M396 196q30-34 62 0z")
    water(s, 204)
    s.fill("d", rect(20, 196, 452, 8))
    s.ghost("M214 232V300M160 226V262M268 226V262")
    s.red("M60 300L214 200M214 200L330 276", width=HAIR, dash="5 4")
    s.fill("x", circle(214, 200, 4), width=None)
    s.fill("p", circle(60, 300, 5), circle(330, 276, 5))
    s.axis(214, 40, 190)
    s.high(40, 118, 118, 196)


def south_kuzbass(s: Sheet) -> None:
    """A station where half a village used to stand, the coal beside it."""
    s.sun(366, 86, 46)
    s.fill(
        "w",
        poly((20, 250), (20, 190), (120, 120), (230, 196), (320, 150), (472, 214), (472, 250)),
        width=None,
    )
    for x, top in ((214, 52), (250, 44), (286, 52)):
        chimney(s, x, top, 18)
    smoke(s, 210, 46, 0.9)
    hall(s, 176, 152, 104, "l")
    s.fill("s", grid(188, 158, 10, 26, 9, 1, 15), grid(188, 194, 10, 26, 9, 1, 15), width=HAIR)
    hall(s, 328, 52, 64, "r")
    s.fill("l", grid(338, 196, 32, 5, 1, 5, 0, 10), width=HAIR)
    conveyor(s, 380, 176, 430, 214, 12)
    s.fill("c", poly((396, 250), (432, 216), (468, 250)))
    s.ghost("M36 250V210L62 186 88 210V250zM30 214L62 184 94 214M48 222h10v14H48zM66 222h10v14H66z")
    s.ghost("M104 250V218L126 198 148 218V250zM98 222L126 196 154 222M114 228h10v12h-10z")
    larch(s, 162, 54)
    s.hair("M24 236H34M90 236H102")
    s.axis(250, 26)
    s.wide(176, 328)
    s.high(462, 44, 260, 146)
    s.ground()


def tom_usinskaya(s: Sheet) -> None:
    """The largest, and the heat main to the city that was only proposed."""
    s.sun(420, 72, 36)
    cooling_tower(s, 74, 92, 108)
    cooling_tower(s, 150, 76, 130)
    for x, top in ((232, 34), (286, 28), (340, 34)):
        striped(s, x, top, 20)
    hall(s, 194, 190, 112, "d")
    s.fill("l", grid(204, 148, 11, 24, 12, 1, 14.5), grid(204, 182, 11, 24, 12, 1, 14.5), width=HAIR)
    hall(s, 178, 150, 38, "l")
    panes(s, 178, 150, 220, 20, 10)
    pylon(s, 404, 146)
    s.hair("M384 172Q394 172 388 164M424 164Q440 178 472 176M419 180q24 12 53 10")
    s.ghost("M384 232H472M384 242H472")
    s.draw("M400 250V242M432 250V242M464 250V242")
    s.axis(74, 92)
    s.axis(286, 14)
    s.wide(178, 384)
    s.ground()


DRAWINGS = {
    "landmarks/belovo-power-station": ("a turbogenerator in its hall", belovo),
    "landmarks/kemerovo-power-station": ("a power station across a river", kemerovo_power),
    "landmarks/south-kuzbass-power-station": (
        "a power station and the dashed outline of a village",
        south_kuzbass,
    ),
    "landmarks/tom-usinskaya-power-station": ("a large power station and a dashed heat main", tom_usinskaya),
}
"""By entry: what the drawing shows, and who draws it."""
