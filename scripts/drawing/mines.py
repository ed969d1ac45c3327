"""Drawings of mines and pits, each with what its entry says of the place."""

from __future__ import annotations

from drawing.ground import figure, hopper, larch, rails, rock, shovel, smoke, strata, truck
from drawing.hand import BOLD, HAIR, Sheet, box, circle, levels, lines, poly, rect, spread
from drawing.parts import conveyor, hall, headframe, panes


def kashtak(s: Sheet) -> None:
    """A fort in the taiga, and under it a vein of silver."""
    s.sun(118, 70, 38)
    s.fill("w", poly((20, 176), (472, 176), (472, 312), (20, 312)), width=None)
    for x, h in ((40, 86), (64, 108), (90, 74), (388, 98), (414, 120), (442, 90)):
        larch(s, x, h, 176)
    s.fill("r", *(f"M{x} 176V118l5-9 5 9V176z" for x in range(120, 360, 10)), width=HAIR)
    s.draw("M120 134H360M120 160H360")
    s.fill("r", rect(204, 74, 72, 102))
    s.hair(levels(range(84, 176, 10), 204, 276))
    s.fill("c", "M226 176V142H254V176z")
    s.fill("l", rect(214, 96, 10, 8), rect(256, 96, 10, 8), rect(235, 118, 10, 8))
    s.fill("d", poly((194, 74), (240, 30), (286, 74)))
    s.draw("M240 30V16")
    s.fill("x", poly((240, 16), (258, 20), (240, 25)))
    s.fill("l", "M58 312L150 250 176 250 236 210 262 206 330 176H352L268 218 244 222 186 262 160 264 88 312z")
    s.hair("M92 290l14-2M140 258l14-2M206 232l14-4M282 200l14-3M120 280l8-8M238 216l10 2")
    s.fill("c", rect(306, 176, 24, 76), rect(196, 232, 134, 20))
    s.draw("M310 176V248M326 176V248")
    s.hair(levels(range(184, 248, 9), 310, 326))
    s.fill("x", circle(202, 242, 5), width=None)
    figure(s, 216, 252, 0.8, "l")
    s.draw("M20 176H472", width=3)
    s.axis(240, 12, 190)
    s.high(456, 176, 330, 252)


def kedrovsky(s: Sheet) -> None:
    """Visitors on a platform above the benches of a working pit."""
    s.sun(368, 84, 50)
    s.fill(
        "w",
        poly(
            (20, 120),
            (148, 120),
            (164, 162),
            (236, 162),
            (252, 204),
            (318, 204),
            (334, 246),
            (472, 246),
            (472, 312),
            (20, 312),
        ),
        width=None,
    )
    s.fill(
        "c",
        poly((20, 138), (155, 138), (164, 162), (172, 182), (20, 182)),
        poly((20, 220), (258, 220), (266, 236), (20, 236)),
        width=None,
    )
    s.fill("r", poly((20, 196), (249, 196), (252, 204), (254, 208), (20, 208)), width=None)
    s.draw("M20 120H148l16 42h72l16 42h66l16 42H472", width=BOLD)
    s.fill("d", rect(36, 84, 106, 7))
    s.draw("M48 91V120M90 91V120M132 91V120")
    s.hair("M48 120L90 91 132 120M90 120L48 91")
    s.draw("M36 66H142M36 84V66M62 84V66M90 84V66M116 84V66M142 84V66")
    for x, helmet in ((52, "x"), (74, "l"), (84, "x"), (104, "l"), (128, "x")):
        figure(s, x, 84, 1.1, "c", helmet)
    s.hair("M128 56L324 208", "M128 56L246 190")
    truck(s, 176, 162, 0.72)
    truck(s, 264, 204, 0.72)
    shovel(s, 434, 246, 0.74)
    s.fill("c", "M344 246q14-22 34-8l10 8z")
    s.axis(90, 40, 132)
    s.high(34, 120, 30, 246)


def krasnobrodsky(s: Sheet) -> None:
    """The first pit planned to be open: a shovel loads wagons."""
    s.sun(116, 90, 52)
    s.fill("w", poly((20, 206), (120, 206), (148, 250), (472, 250), (472, 312), (20, 312)), width=None)
    s.fill("w", poly((330, 250), (372, 150), (472, 150), (472, 250)), width=None)
    s.fill("c", poly((338, 232), (359, 182), (472, 182), (472, 232)), width=None)
    s.draw("M330 250L372 150H472", width=BOLD)
    s.hair("M346 214H472M384 150l6 14M398 150l3 7M412 150l6 14M426 150l3 7M440 150l6 14M454 150l3 7")
    shovel(s, 246, 250, 1.02, 1)
    s.fill("c", "M330 250l18-18 14 6 12 12z")
    hopper(s, 40, 250)
    hopper(s, 104, 250)
    s.ghost("M148 150H372")
    s.fill("x", rect(372, 106, 3, 44), poly((375, 106), (404, 112), (375, 120)))
    figure(s, 392, 150)
    figure(s, 410, 150)
    s.axis(246, 96)
    s.high(456, 150, 450)
    s.ground(20, 472)


def koksovaya(s: Sheet) -> None:
    """Nothing to enter: the shafts are full of rock."""
    s.sun(100, 66, 36, "w")
    s.fill("w", poly((20, 132), (472, 132), (472, 312), (20, 312)), width=None)
    for x, tint, w in (
        (60, "c", 26),
        (108, "c", 14),
        (150, "r", 8),
        (330, "c", 34),
        (384, "c", 14),
        (402, "r", 6),
    ):
        s.fill(tint, poly((x, 132), (x + w, 132), (x + w + 60, 312), (x + 60, 312)), width=None)
    s.fill("p", rect(218, 132, 44, 168), rect(262, 222, 66, 22))
    s.fill("l", rect(222, 132, 36, 164))
    rock(s, 222, 132, 36, 164)
    s.draw("M218 132V300H262V244M262 222V132")
    s.hair("M262 222H328M262 244H328M328 222V244")
    rock(s, 262, 222, 60, 20)
    s.fill("x", rect(206, 122, 68, 10))
    s.ghost("M228 122L236 62H244L252 122M244 66L320 122H332L250 58M214 60H266M222 92H258")
    s.ghost(circle(252, 44, 18), circle(226, 48, 13))
    s.fill("s", box(360, 34, 62, 132))
    s.fill("c", rect(356, 92, 70, 7))
    s.hair("M368 104l12 20M380 104l-12 20M400 104l12 20M412 104l-12 20")
    s.draw("M20 132H472", width=3)
    s.axis(240, 20, 308)
    s.high(196, 132, 214, 296)


def coalfield(s: Sheet) -> None:
    """Not one works but a whole coalfield: where it was found, where it was dug, how it is dug today."""
    s.sun(92, 62, 34)
    s.fill(
        "w",
        poly(
            (20, 118),
            (72, 96),
            (132, 120),
            (300, 120),
            (316, 146),
            (342, 146),
            (358, 172),
            (384, 172),
            (398, 196),
            (430, 196),
            (444, 120),
            (472, 120),
            (472, 296),
            (20, 296),
        ),
        width=None,
    )
    shape = "20,124 150,170 280,188 390,166 472,134"
    strata(s, [("c", 0, 12), ("s", 20, 8), ("c", 36, 20), ("r", 64, 8), ("c", 80, 14)], shape)
    s.fill(
        "p",
        poly((300, 120), (316, 146), (342, 146), (358, 172), (384, 172), (398, 196), (430, 196), (444, 120)),
        poly((20, 296), (472, 296), (472, 312), (20, 312)),
        width=None,
    )
    s.draw("M20 118L72 96 132 120H300l16 26h26l16 26h26l14 24h32l14-76h28", width=BOLD)
    smoke(s, 64, 92, 0.9)
    for x, depth in ((176, 116), (240, 122)):
        s.fill("p", rect(x - 6, 120, 12, depth))
        s.hair(f"M{x} 120V{120 + depth}")
    s.fill("p", rect(246, 196, 50, 7), rect(120, 198, 50, 7))
    s.fill("x", rect(173, 172, 6, 14))
    headframe(s, 176, 40, -1, 120, 0.72)
    headframe(s, 244, 52, 1, 120, 0.62)
    s.fill("r", box(272, 22, 26, 120))
    s.fill("d", poly((268, 98), (285, 86), (302, 98)))
    truck(s, 386, 196, 0.5, -1)
    shovel(s, 412, 196, 0.42)
    s.draw("M20 296H372")
    for x, digit, y in ((72, 1, 76), (208, 2, 100), (370, 3, 100)):
        s.balloon(x, digit, y)
    s.axis(176, 28, 262)


def raspadskaya(s: Sheet) -> None:
    """A mine among mountains; its sun is black."""
    s.fill("c", circle(346, 82, 46))
    s.fill(
        "w",
        poly(
            (20, 250),
            (20, 176),
            (90, 96),
            (150, 160),
            (216, 84),
            (300, 178),
            (372, 132),
            (472, 206),
            (472, 250),
        ),
        width=None,
    )
    s.hair("M20 176L90 96 150 160 216 84 300 178 372 132 472 206")
    s.fill(
        "l",
        poly((76, 112), (90, 96), (106, 113), (96, 110), (90, 116), (84, 108)),
        poly((200, 103), (216, 84), (234, 105), (222, 100), (214, 108), (208, 100)),
        width=HAIR,
    )
    s.fill("l", poly((150, 250), (150, 92), (204, 92), (204, 250)))
    s.fill("d", rect(140, 60, 74, 40))
    s.fill("c", rect(136, 53, 82, 8))
    s.fill("l", spread(140, 74, 9, 5, 72, 14), width=HAIR)
    s.hair(lines((164, 177, 190), 100, 250))
    s.fill("c", rect(166, 218, 22, 32))
    conveyor(s, 204, 108, 372, 196, 16)
    s.draw("M252 150V250M310 180V250")
    s.hair("M252 250L262 156M310 250l10-64")
    hall(s, 360, 74, 66, "r")
    panes(s, 360, 74, 196, 14, 4)
    s.fill("c", poly((438, 250), (456, 224), (472, 250)), poly((234, 250), (268, 218), (300, 250)))
    hall(s, 60, 90, 40, "s")
    panes(s, 60, 90, 220, 18, 6)
    larch(s, 40, 52)
    larch(s, 326, 40)
    s.axis(177, 36)
    s.wide(150, 204)
    s.high(34, 53, 136)
    s.ground(hatched=True)


def salair(s: Sheet) -> None:
    """A vein that is left alone: silver, then lead, zinc and barite."""
    s.sun(370, 70, 40)
    s.fill("w", poly((20, 150), (110, 128), (230, 150), (472, 150), (472, 312), (20, 312)), width=None)
    s.fill("l", poly((92, 132), (108, 128), (250, 312), (214, 312)), width=HAIR)
    s.fill("s", poly((112, 130), (132, 132), (290, 312), (256, 312)), width=HAIR)
    s.fill("d", poly((142, 134), (156, 137), (316, 312), (296, 312)), width=HAIR)
    s.fill("r", poly((164, 138), (178, 140), (344, 312), (322, 312)), width=HAIR)
    s.draw("M20 150L110 128 230 150H472", width=BOLD)
    s.fill("p", rect(300, 150, 28, 122), rect(216, 196, 84, 14), rect(256, 246, 44, 14))
    s.draw("M300 150V272H328V150")
    s.hair("M306 150V272M322 150V272", levels(range(160, 272, 12), 306, 322))
    s.fill("r", rect(292, 142, 44, 10))
    s.draw("M296 142l36 10M332 142l-36 10")
    s.ghost("M308 142L298 78M320 142L330 78M294 78H334M326 84L374 150M300 110H328")
    s.ghost(circle(314, 62, 16))
    s.fill("c", poly((384, 150), (420, 110), (440, 122), (466, 150)))
    s.hair("M398 140l14-14M424 128l16 14M412 142l10-12")
    larch(s, 44, 60, 144)
    larch(s, 66, 44, 139)
    larch(s, 200, 52, 145)
    for x, y, digit in ((100, 112, 1), (122, 112, 2), (148, 116, 3), (172, 120, 4)):
        s.balloon(x, digit, y)
    s.axis(314, 36, 282)
    s.high(352, 150, 332, 272)


def tashtagol(s: Sheet) -> None:
    """Iron ore at the end of a railway in the mountains."""
    s.sun(128, 78, 42)
    s.fill(
        "w",
        poly(
            (20, 250),
            (20, 190),
            (96, 100),
            (160, 168),
            (262, 52),
            (372, 176),
            (420, 140),
            (472, 190),
            (472, 250),
        ),
        width=None,
    )
    s.hair("M20 190L96 100 160 168 262 52 372 176 420 140 472 190")
    s.fill(
        "l",
        poly((238, 80), (262, 52), (290, 84), (274, 78), (262, 90), (252, 76)),
        poly((82, 117), (96, 100), (112, 117), (98, 112)),
        width=HAIR,
    )
    s.fill("r", poly((250, 250), (278, 132), (300, 128), (318, 250)), width=None)
    s.hair("M258 220l54-10M266 186l42-6M272 160l32-4")
    headframe(s, 340, 84, 1)
    s.fill("d", box(300, 44, 62))
    s.fill("l", spread(300, 62, 8, 4, 216, 12), width=HAIR)
    for x, h in ((30, 60), (54, 84), (196, 66), (222, 92), (440, 58), (458, 82)):
        larch(s, x, h)
    hopper(s, 90)
    hopper(s, 30)
    hopper(s, 150)
    s.fill("x", rect(222, 232, 10, 18), rect(217, 228, 8, 10))
    s.draw("M232 240l16 10")
    rails(s, 250, 20, 250)
    s.axis(340, 70)
    s.high(408, 84, 362)
    s.draw("M20 252H472", width=3)


DRAWINGS = {
    "landmarks/kashtak": ("a fort in the taiga, and a vein of ore under it", kashtak),
    "landmarks/kedrovsky-pit": ("visitors on a platform above an open pit", kedrovsky),
    "landmarks/krasnobrodsky-pit": ("a shovel and wagons in an open pit", krasnobrodsky),
    "landmarks/koksovaya-mine": (
        "a mine shaft filled with rock under the dashed outline of a headframe",
        koksovaya,
    ),
    "landmarks/kuzbass-coal-mining-complex": ("a coalfield with its mines and a pit", coalfield),
    "landmarks/raspadskaya-mine": ("a mine among mountains under a black sun", raspadskaya),
    "landmarks/salair-mine": ("four veins of ore and a closed shaft", salair),
    "landmarks/tashtagol-mine": ("an ore mine at the end of a railway in the mountains", tashtagol),
}
"""By entry: what the drawing shows, and who draws it."""
