"""Drawings of the sectors of a city: what it makes, moves and teaches."""

from __future__ import annotations

from drawing.ground import figure, hopper, rails, smoke
from drawing.hand import BOLD, HAIR, Sheet, box, circle, grid, line, lines, n, poly, rect
from drawing.parts import chimney, cooling_tower, hall, headframe, pylon, vessel


def metallurgy(s: Sheet) -> None:
    """A rolling mill: a red bar goes through the rolls and comes out as a rail."""
    s.sun(240, 96, 60)
    s.fill(
        "l",
        poly(
            (150, 250),
            (150, 70),
            (176, 52),
            (304, 52),
            (330, 70),
            (330, 250),
            (296, 250),
            (296, 92),
            (184, 92),
            (184, 250),
        ),
    )
    s.fill("d", rect(184, 92, 112, 158))
    for y, r in ((126, 26), (178, 30), (230, 20)):
        s.fill("s", circle(240, y, r))
        s.hair(circle(240, y, r * 0.72))
        s.fill("c", circle(240, y, 4))
    s.fill("r", rect(222, 22, 36, 30))
    s.fill("c", rect(214, 16, 52, 7))
    s.draw("M230 52V92M250 52V92")
    s.hair("M230 58h20M230 66h20M230 74h20M230 82h20", lines((160, 320), 80, 250))
    s.fill("x", rect(20, 200, 196, 16), rect(264, 204, 208, 9))
    s.fill("x", rect(214, 202, 52, 12), width=None)
    for x in (40, 74, 108, 142, 346, 380, 414, 448):
        s.fill("l", circle(x, 226, 9))
        s.hair(f"M{x - 6} 226h12M{x} 220v12")
    s.fill("c", rect(28, 236, 126, 14), rect(334, 236, 126, 14))
    s.fill("d", "M424 120H464V114L446 110V92L456 88V80H432V88L442 92V110L424 114z")
    s.hair("M419 130H469M421 133l6-6M461 133l6-6M424 122V135M464 122V135M404 208L432 130")
    s.axis(240, 12)
    s.wide(150, 330)
    s.ground()


def coal_mining(s: Sheet) -> None:
    """A shearer under its props, and the city above."""
    s.sun(384, 60, 34)
    s.fill("w", rect(20, 118, 452, 194), width=None)
    headframe(s, 92, 40, 1, 118, 0.66)
    s.fill("l", box(210, 46, 40, 118), box(262, 34, 64, 118), box(340, 54, 34, 118))
    s.fill(
        "s",
        grid(216, 78, 7, 8, 3, 3, 11, 12),
        grid(268, 90, 7, 8, 5, 2, 11, 12),
        grid(346, 70, 6, 8, 2, 4, 12, 11),
        width=HAIR,
    )
    chimney(s, 416, 60, 14, base=118)
    chimney(s, 436, 68, 14, base=118)
    s.fill("c", rect(20, 176, 452, 96), width=None)
    s.fill("p", rect(20, 190, 330, 74))
    s.fill("p", rect(84, 118, 16, 72))
    s.hair("M92 118V190M20 140H84M100 140H472M20 158H84M100 158H472")
    for x in range(34, 300, 44):
        s.fill("s", poly((x, 196), (x + 38, 190), (x + 38, 198), (x, 204)))
        s.fill(
            "l",
            poly((x + 8, 202), (x + 16, 200), (x + 14, 256), (x + 6, 256)),
            poly((x + 22, 199), (x + 30, 198), (x + 30, 256), (x + 22, 256)),
        )
        s.fill("d", rect(x, 254, 38, 9))
    s.fill("r", rect(268, 226, 62, 26))
    s.hair("M288 226V252M308 226V252M274 234h8M274 242h8")
    s.draw("M320 232L346 212", width=BOLD)
    s.fill("x", circle(350, 216, 27))
    s.fill("p", circle(350, 216, 8))
    s.draw(
        *(
            line(350 + 27 * a, 216 + 27 * b, 350 + 33 * a, 216 + 33 * b)
            for a, b in ((1, 0), (0.7, 0.7), (0, 1), (-0.7, 0.7), (-1, 0), (-0.7, -0.7), (0, -1), (0.7, -0.7))
        )
    )
    s.hair(circle(350, 216, 18))
    figure(s, 246, 254, 1, "c", "x")
    s.draw("M20 264H350V190", width=3)
    s.draw("M20 118H472", width=3)
    s.axis(92, 26, 280)
    s.high(446, 176, 352, 272)


def energy(s: Sheet) -> None:
    """A heat-and-power plant, its pipe to the houses, and the line from the valleys."""
    s.sun(316, 88, 50)
    cooling_tower(s, 70, 80, 120)
    for x, top in ((136, 60), (164, 52), (192, 60)):
        chimney(s, x, top, 16)
    smoke(s, 132, 54, 0.8)
    hall(s, 112, 104, 90, "d")
    s.fill("l", grid(120, 170, 9, 24, 6, 1, 16), grid(120, 204, 9, 24, 6, 1, 16), width=HAIR)
    s.draw("M216 216H246V196H270V216H300V196H324V216H346", width=BOLD)
    s.draw("M230 250V218M258 250V198M284 250V218M312 250V198M336 250V218")
    s.fill("l", box(346, 120, 74))
    s.fill("c", rect(342, 124, 82, 7))
    s.fill("s", grid(354, 140, 10, 13, 4, 5, 16, 21), width=HAIR)
    s.fill(
        "x",
        *(rect(354 + 16 * i, 140 + 21 * j, 10, 13) for i, j in ((1, 0), (3, 2), (0, 3), (2, 4))),
        width=HAIR,
    )
    pylon(s, 258, 78, 196)
    pylon(s, 446, 70)
    s.hair("M216 128Q232 122 238 96M278 96Q350 134 426 88M273 112Q350 150 431 104M466 88l6 2M461 104l11 4")
    s.draw("M20 250H472", width=3)
    s.axis(70, 104)
    s.wide(112, 216)
    s.ground()


def heavy_machinery(s: Sheet) -> None:
    """A girder on the hook, a machine for headings, a wagon."""
    s.sun(128, 106, 54)
    s.draw("M36 250V60M444 250V60")
    s.fill("d", rect(26, 50, 428, 14))
    s.hair(
        "M36 64L60 84H420L444 64M60 84V64M100 84V64M140 84V64M180 84V64M220 84V64M260 84V64M300 84V64M340 84V64M380 84V64M420 84V64"
    )
    s.fill("r", rect(210, 40, 60, 12))
    s.draw("M240 52V104M172 134L240 104 308 134")
    s.fill("x", circle(240, 102, 5))
    s.fill("s", rect(112, 134, 256, 8), rect(112, 168, 256, 8))
    s.draw(
        "M116 142V168M364 142V168",
        "".join(
            f"M{116 + 31 * i} {168 if i % 2 else 142}L{147 + 31 * i} {142 if i % 2 else 168}"
            for i in range(8)
        ),
    )
    s.fill("c", "M64 250q-16 0-16-13 0-13 16-13h92q16 0 16 13 0 13-16 13z")
    s.hair(*(circle(x, 237, 8) for x in (66, 96, 126, 154)))
    s.fill("r", poly((60, 224), (66, 198), (150, 198), (164, 224)))
    s.fill("l", rect(84, 204, 20, 14))
    s.draw("M152 208L204 200", width=BOLD)
    s.fill("x", circle(216, 200, 17))
    s.hair("M216 183V217M199 200H233M204 188L228 212M228 188L204 212")
    s.draw("M233 200h5M216 217v5M216 183v-5M228 212l4 4M228 188l4-4")
    hopper(s, 290, 250, "s", False, 76)
    hopper(s, 374, 250, "s", False, 76)
    figure(s, 262)
    s.axis(240, 24, 190)
    s.hair("M107 190H373M109 193l6-6M365 193l6-6M112 176V195M368 176V195")
    s.ground()


def chemical(s: Sheet) -> None:
    """What a coke oven gives besides coke, and a bottle of medicine."""
    s.sun(330, 112, 62)
    s.fill("d", box(30, 46, 76))
    s.fill("c", rect(26, 198, 84, 7))
    s.fill("l", grid(36, 210, 7, 36, 6, 1, 12), width=HAIR)
    vessel(s, 132, 76, 26, "s", rings=7)
    vessel(s, 174, 104, 20, "r", rings=6)
    s.fill("c", rect(128, 128, 34, 4), rect(170, 176, 28, 4))
    s.draw("M68 198V176H132M145 64V46H184V96M158 150H174M194 210H214")
    s.fill("l", *(f"M{x} 250v-30q14-6 28 0v30z" for x in (214, 244)))
    s.fill("l", "M229 219v-30q14-6 28 0v30z")
    s.hair("M214 230h28M214 240h28M244 230h28M244 240h28M229 199h28M229 209h28")
    s.fill("r", "M296 250V150q0-14 14-18V110H350V132q14 4 14 18V250z")
    s.fill("l", rect(304, 92, 52, 18))
    s.hair(lines(range(310, 354, 7), 92, 110))
    s.fill("l", rect(296, 166, 68, 54))
    s.fill("x", rect(324, 174, 12, 38), rect(311, 187, 38, 12), width=None)
    s.fill(
        "l",
        circle(392, 238, 12),
        circle(420, 238, 12),
        circle(448, 238, 12),
        circle(406, 217, 12),
        circle(434, 217, 12),
    )
    s.hair("M384 238h16M412 238h16M440 238h16M398 217h16M426 217h16")
    s.draw("M420 84L444 98V126L420 140 396 126V98z")
    s.hair("M420 91L438 101.500V122.500M402 122.500V101.500M402 122.500L420 133")
    s.axis(330, 80)
    s.wide(296, 364)
    s.high(464, 76, 158, 250)
    s.ground()


def education(s: Sheet) -> None:
    """A blackboard with a diagram, a microscope, a crucible."""
    s.sun(404, 86, 46)
    s.fill("r", rect(36, 40, 296, 164))
    s.fill("c", rect(46, 50, 276, 144))
    s.fill("l", rect(60, 200, 248, 7))
    chalk = "M72 176H250M72 176V66M72 82Q118 92 140 132H236M140 132Q174 92 236 74M72 82L104 132H140M104 132L116 158H236M72 120L116 158 88 176"
    s.chalk(chalk)
    s.chalk("M268 172V150L276 138 272 128 280 92H296L304 128 300 138 308 150V172zM276 138H300")
    s.fill("x", circle(140, 132, 5), width=None)
    s.draw("M60 207L40 250M308 207L328 250")
    s.fill("d", rect(346, 196, 116, 10), rect(356, 206, 9, 44), rect(444, 206, 9, 44))
    s.fill("s", "M362 196v-7h46v7zM396 189q14-14 8-34l-10-4q4 18-8 30h-18v8z")
    s.fill("l", poly((374, 170), (398, 118), (410, 124), (386, 175)))
    s.fill("c", poly((398, 118), (402, 108), (414, 113), (410, 124)))
    s.draw("M366 182h26")
    s.fill("r", poly((424, 174), (456, 174), (450, 196), (430, 196)))
    s.fill("x", rect(422, 168, 36, 6))
    figure(s, 178, 250, 1.7)
    figure(s, 120, 250, 1.7, "d")
    figure(s, 236, 250, 1.7, "d")
    s.hair("M182 212L158 150")
    s.axis(184, 26, 200)
    s.wide(346, 462)
    s.ground()


def transport(s: Sheet) -> None:
    """A railway junction that works; the boat is a dashed line."""
    s.sun(388, 76, 42)
    s.draw("M20 66H472")
    s.hair("M20 52Q130 70 240 52T460 52", *(f"M{x} {n(52 + 7)}V66" for x in range(60, 460, 36)))
    s.draw("M56 178V44M46 60H70M432 178V44M418 60H442")
    s.fill("r", poly((92, 158), (92, 108), (100, 98), (212, 98), (220, 108), (220, 158)))
    s.fill("l", rect(98, 108, 18, 18), rect(196, 108, 18, 18))
    s.fill("x", rect(92, 134, 128, 9))
    s.fill("s", rect(124, 108, 64, 16))
    s.hair(lines(range(130, 188, 8), 108, 124))
    s.draw("M140 98L128 82 148 66M148 66H120M176 98h20v-8h-40v8")
    s.fill("c", rect(98, 158, 116, 7), *(circle(x, 168, 9) for x in (112, 136, 176, 200)))
    s.fill("l", *(circle(x, 168, 4) for x in (112, 136, 176, 200)), width=HAIR)
    for x in (232, 306, 380):
        hopper(s, x, 177, "d", True, 66)
    s.draw("M220 160h12M298 164h8M372 164h8M446 164h26")
    rails(s, 177, 20, 472)
    s.fill("c", rect(34, 126, 8, 52))
    s.fill("c", rect(28, 104, 20, 34))
    s.fill("x", circle(38, 113, 5))
    s.fill("l", circle(38, 128, 5))
    s.fill("d", rect(20, 200, 452, 10))
    s.fill("w", rect(20, 210, 452, 102), width=None)
    for y, left in ((228, 30), (280, 36), (298, 26)):
        s.hair(f"M{left} {y}q5-5 10 0" + "t10 0" * (30 if y > 270 else 41))
    s.ghost(
        "M96 246H290q30 0 52-18l10-2-12 24q-14 14-38 14H124q-20 0-28-18zM120 246q6-18 34-18h96q22 0 34 17"
    )
    s.hair("M150 264l-10 12h20M276 264l10 12h-20")
    s.hair("M396 220V262M386 242q10 30 20 0M390 226h12", circle(396, 216, 4))
    s.axis(156, 48, 206)


DRAWINGS = {
    "sectors/chemical-industry": ("by-products of a coke oven and a bottle of medicine", chemical),
    "sectors/coal-mining": ("a coal shearer underground, a city above", coal_mining),
    "sectors/education-and-research": ("a blackboard, a microscope and a crucible", education),
    "sectors/energy": ("a heat-and-power plant, a house and a power line", energy),
    "sectors/heavy-machinery": ("a bridge girder on a crane, a heading machine and wagons", heavy_machinery),
    "sectors/metallurgy": ("a rolling mill with a red-hot bar", metallurgy),
    "sectors/transport-and-logistics": ("a goods train, and the dashed outline of a boat", transport),
}
"""By entry: what the drawing shows, and who draws it."""
