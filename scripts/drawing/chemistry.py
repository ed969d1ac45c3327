"""Drawings of chemical and coke works, each with what its entry says of the place."""

from __future__ import annotations

from drawing.ground import smoke, water
from drawing.hand import BOLD, HAIR, Sheet, box, circle, grid, levels, line, lines, poly, rect, spread
from drawing.parts import ball, chimney, conveyor, hall, panes, striped, vessel


def azot(s: Sheet) -> None:
    """Columns and a power station, and wire in front: prisoners helped to build it."""
    s.sun(96, 84, 46)
    striped(s, 300, 40)
    striped(s, 352, 52)
    hall(s, 262, 130, 94, "d")
    panes(s, 262, 130, 168, 22, 8)
    panes(s, 262, 130, 202, 22, 8)
    vessel(s, 60, 92, 24, "s", rings=7)
    vessel(s, 100, 58, 16, "r", rings=8)
    vessel(s, 132, 110, 30, "l", rings=5)
    s.fill("c", rect(96, 104, 24, 4), rect(96, 168, 24, 4), rect(128, 176, 38, 4))
    s.draw("M72 84V44H108M116 76H147V96M162 150H214V206M84 150H100")
    s.fill("l", box(176, 56, 76))
    s.fill("d", poly((170, 194), (214, 172), (258, 194)))
    s.fill("s", spread(176, 76, 10, 5, 206, 20), width=HAIR)
    s.fill("w", poly((396, 250), (428, 196), (464, 250)), width=None)
    s.hair("M396 250L428 196 464 250M414 220l14-12 18 18")
    s.draw(*(f"M{x} 272V214" for x in range(40, 470, 48)), width=3)
    for y in (220, 234, 248, 262):
        s.hair(f"M20 {y}H472", "".join(f"M{x} {y - 3}l5 6m0-6l-5 6" for x in range(28, 470, 24)))
    s.draw("M20 272H472", width=3)
    s.axis(300, 24, 272)


def chemical_plant(s: Sheet) -> None:
    """Three works behind one name, numbered."""
    s.sun(240, 84, 54)
    s.fill("d", box(36, 46, 122))
    s.fill("c", rect(32, 198, 130, 7))
    s.fill("l", grid(42, 210, 7, 36, 9, 1, 13), width=HAIR)
    s.fill("r", rect(76, 126, 38, 58))
    s.fill("d", poly((80, 184), (90, 198), (100, 198), (110, 184)))
    s.fill("c", rect(72, 120, 46, 7))
    s.hair(lines((86, 95, 104), 126, 184))
    chimney(s, 142, 92, 14)
    hall(s, 184, 112, 60, "l", "gable")
    panes(s, 184, 112, 206, 24, 6)
    s.fill("s", circle(212, 146, 20), circle(268, 146, 20))
    s.hair("M192 146H232M248 146H288M212 126V166M268 126V166")
    s.draw("M200 190V162M224 190V162M256 190V162M280 190V162M232 146H248")
    vessel(s, 322, 72, 22, "s", rings=7)
    vessel(s, 352, 102, 28, "l", rings=5)
    vessel(s, 388, 54, 14, "r", rings=8)
    ball(s, 438, 22)
    s.draw("M333 64V44H395V50M380 120H388M344 150H352")
    s.fill("c", rect(318, 130, 30, 4), rect(348, 180, 36, 4))
    s.ghost("M172 250V40M308 250V30")
    for x, digit in ((97, 1), (240, 2), (350, 3)):
        s.axis(x, 40 if digit == 2 else 90, 272)
        s.balloon(x, digit)
    s.ground()


def khimprom(s: Sheet) -> None:
    """The gas of the coke ovens comes by a main, waits in a holder and goes into towers."""
    s.sun(384, 86, 44)
    s.fill("d", box(28, 46, 62))
    s.fill("c", rect(24, 198, 70, 7))
    s.fill("l", grid(34, 210, 6, 36, 5, 1, 11), width=HAIR)
    s.draw("M60 198V170H128")
    s.draw("M60 164H128V224H140", width=BOLD)
    s.draw(*(f"M{x} 250V126" for x in (140, 178, 216, 254)), width=3)
    s.fill("s", "M144 250V168Q197 146 250 168V250z")
    s.fill("l", rect(136, 196, 122, 54))
    s.hair(levels((182,), 144, 250), levels((210, 224, 238), 136, 258), lines((166, 197, 228), 196, 250))
    s.hair(
        "M140 126H254M140 146H254",
        line(140, 146, 178, 126),
        line(178, 146, 216, 126),
        line(216, 146, 254, 126),
    )
    s.draw("M258 224H290V104H301", width=3)
    vessel(s, 300, 96, 30, "l", rings=6)
    vessel(s, 344, 66, 22, "r", rings=8)
    vessel(s, 380, 96, 30, "l", rings=6)
    s.fill("c", rect(296, 150, 38, 4), rect(340, 120, 30, 4), rect(376, 150, 38, 4))
    s.draw("M315 86V62H344M366 84H395V88M330 190H344M366 190H380")
    s.fill("w", *(f"M{x} {y}v-13q8-5 16 0v13z" for x, y in ((420, 250), (438, 250), (429, 235))), width=HAIR)
    s.axis(197, 110)
    s.wide(136, 258)
    s.high(462, 66, 366)
    s.ground()


def koks(s: Sheet) -> None:
    """A battery above the river: red coke on its way to the quenching tower."""
    s.sun(372, 80, 46)
    s.fill(
        "r", poly((44, 226), (44, 138), (58, 126), (58, 96), (100, 96), (100, 126), (114, 138), (114, 226))
    )
    s.fill("c", rect(54, 90, 50, 7))
    s.hair(lines((68, 79, 90), 100, 138), levels((150, 168, 186, 204), 44, 114))
    smoke(s, 66, 86, 1.3)
    smoke(s, 84, 86, 1.1)
    s.fill("d", rect(170, 162, 236, 48))
    s.fill("c", rect(164, 154, 248, 9))
    s.fill("l", grid(178, 168, 8, 38, 16, 1, 14), width=HAIR)
    s.fill("x", rect(248, 168, 8, 38))
    s.fill("r", rect(286, 84, 46, 54))
    s.fill("c", rect(280, 78, 58, 7))
    s.fill("d", poly((290, 138), (302, 154), (316, 154), (328, 138)))
    s.hair(lines((297, 309, 321), 84, 138))
    conveyor(s, 332, 92, 434, 172, 14)
    s.fill("l", rect(188, 138, 40, 12))
    s.fill("s", poly((192, 138), (197, 128), (220, 128), (224, 138)))
    s.fill("c", circle(196, 152, 2.5), circle(220, 152, 2.5))
    chimney(s, 440, 52, 18, base=226)
    s.fill("x", "M136 196l12-8 10 6 10-9 12 9 8-7 10 9z")
    s.fill("c", poly((128, 196), (204, 196), (198, 216), (134, 216)))
    s.fill("l", circle(146, 220, 6), circle(186, 220, 6))
    s.fill("x", "M246 206q-22 2-40-2l-2-8q22 0 44-4z", width=None)
    s.fill("d", rect(20, 226, 452, 9))
    water(s, 235)
    s.axis(252, 146, 230)
    s.hair("M165 250H417M167 253l6-6M409 253l6-6M170 226V255M412 226V255")


DRAWINGS = {
    "landmarks/azot": ("columns and a power station behind wire", azot),
    "landmarks/kemerovo-chemical-plant": ("three works side by side", chemical_plant),
    "landmarks/khimprom": ("a gas holder and washing towers", khimprom),
    "landmarks/koks-coke-works": ("a battery of coke ovens by a river", koks),
}
"""By entry: what the drawing shows, and who draws it."""
