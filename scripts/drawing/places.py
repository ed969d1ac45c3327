"""Drawings of mines, pits, museums, monuments and housing, each with what its entry says of the place."""

from __future__ import annotations

from drawing.hand import BOLD, HAIR, Sheet, box, circle, grid, levels, line, lines, n, poly, rect, spread
from drawing.parts import (
    chimney, conveyor, figure, hall, headframe, hopper, house, larch, lattice, panes, rails, rock, shovel, smoke,
    strata, tree, truck, tub, water, wheel, wooden_headframe,
)  # fmt: skip


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
    s.fill("w", poly((20, 120), (148, 120), (164, 162), (236, 162), (252, 204), (318, 204), (334, 246), (472, 246), (472, 312), (20, 312)), width=None)
    s.fill("c", poly((20, 138), (155, 138), (164, 162), (172, 182), (20, 182)), poly((20, 220), (258, 220), (266, 236), (20, 236)), width=None)
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
    for x, tint, w in ((60, "c", 26), (108, "c", 14), (150, "r", 8), (330, "c", 34), (384, "c", 14), (402, "r", 6)):
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


def kolchugino_museum(s: Sheet) -> None:
    """A museum on the ground of a mine; among its scenes a railway blockade."""
    s.sun(112, 88, 46)
    wooden_headframe(s, 92, 86, 226)
    hall(s, 168, 250, 96, "r", base=226)
    s.fill("d", poly((160, 123), (293, 76), (426, 123)))
    s.fill("l", "M293 84l6 12-6 12-6-12z")
    s.fill("l", *(f"M{x} 206v-50q10-12 20 0v50z" for x in (184, 216, 340, 372)), width=HAIR)
    s.fill("l", rect(252, 146, 82, 80))
    s.fill("c", rect(274, 166, 38, 60))
    s.draw("M293 166V226")
    s.fill("x", rect(246, 136, 94, 10))
    s.draw("M20 226H472", width=3)
    s.fill("w", rect(20, 228, 452, 84), width=None)
    rails(s, 276, 20, 360)
    for i, x in enumerate((66, 92, 118, 144, 170, 196, 222)):
        s.fill("c", f"M{x - 9} 276q-1-22 9-22 10 0 9 22z", width=None)
        s.fill("x" if i % 3 == 0 else "l", f"M{x - 8} 250q0-11 8-11 8 0 8 11z", width=HAIR)
        s.fill("p", circle(x, 252, 4), width=HAIR)
    s.fill("c", rect(266, 262, 20, 16))
    s.draw("M276 262V244M270 244h12")
    s.axis(293, 64, 236)
    s.high(448, 123, 424, 226)


def coalfield(s: Sheet) -> None:
    """Not one works but a whole coalfield: where it was found, where it was dug, how it is dug today."""
    s.sun(92, 62, 34)
    s.fill("w", poly((20, 118), (72, 96), (132, 120), (300, 120), (316, 146), (342, 146), (358, 172), (384, 172), (398, 196), (430, 196), (444, 120), (472, 120), (472, 296), (20, 296)), width=None)
    shape = "20,124 150,170 280,188 390,166 472,134"
    strata(s, [("c", 0, 12), ("s", 20, 8), ("c", 36, 20), ("r", 64, 8), ("c", 80, 14)], shape)
    s.fill("p", poly((300, 120), (316, 146), (342, 146), (358, 172), (384, 172), (398, 196), (430, 196), (444, 120)), poly((20, 296), (472, 296), (472, 312), (20, 312)), width=None)
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


def kuznetsk_fortress(s: Sheet) -> None:
    """A stone fortress on its hill, and below it a drift that has fallen in."""
    s.sun(352, 84, 48)
    s.fill("w", poly((20, 168), (380, 168), (448, 270), (472, 270), (472, 312), (20, 312)), width=None)
    s.draw("M20 168H380L448 270H472", width=BOLD)
    s.fill("l", poly((28, 168), (34, 124), (352, 124), (362, 168)))
    s.hair(levels((136, 148, 158), 30, 358), "M60 124v12M100 136v12M140 124v12M80 148v10M126 148v10M290 136v12M330 124v12M312 148v10M250 148v10")
    s.fill("c", rect(28, 116, 330, 9))
    s.fill("l", *(rect(x, 104, 20, 12) for x in range(34, 350, 34)))
    s.fill("s", rect(150, 76, 92, 92))
    s.fill("c", "M178 168V128q18-22 36 0V168z")
    s.fill("l", rect(160, 76, 8, 92), rect(224, 76, 8, 92))
    s.fill("c", rect(142, 68, 108, 8))
    s.fill("d", poly((146, 68), (160, 46), (232, 46), (246, 68)))
    s.fill("r", rect(184, 28, 24, 18))
    s.fill("d", poly((180, 28), (196, 12), (212, 28)))
    s.fill("c", poly((276, 100), (306, 92), (308, 97), (280, 107)), circle(284, 106, 6))
    s.fill("c", poly((20, 214), (410, 214), (419, 228), (20, 228)), width=None)
    s.fill("p", poly((300, 240), (428, 240), (448, 270), (300, 270)))
    s.draw("M320 240V270M348 240V270M378 240L370 270M314 243H384M396 262L424 246")
    rock(s, 384, 240, 56, 30)
    s.axis(196, 10, 190)
    s.wide(28, 362, 190, 170)


def mariinsk(s: Sheet) -> None:
    """An old street of brick and wood, and an arch."""
    s.sun(396, 84, 44)
    house(s, 30, 92, 80, "r", count=4)
    s.fill("s", *(rect(x, 180, 4, 22) for x in (44, 70, 96)), width=HAIR)
    s.fill("l", box(30, 30, 92))
    s.fill("c", *(f"M{x} 250v-16q6-7 12 0v16z" for x in (42, 66, 92)), width=HAIR)
    s.fill("l", poly((150, 250), (150, 130), (164, 130), (164, 250)), poly((226, 250), (226, 130), (240, 130), (240, 250)))
    s.fill("r", "M164 250V176Q195 132 226 176V250H240V130H150V250z")
    s.fill("l", rect(144, 118, 102, 12), rect(150, 146, 14, 104), rect(226, 146, 14, 104))
    s.fill("c", rect(140, 112, 110, 7))
    s.fill("d", poly((150, 112), (158, 84), (166, 112)), poly((224, 112), (232, 84), (240, 112)), poly((178, 112), (195, 70), (212, 112)))
    s.fill("x", circle(195, 64, 5))
    s.hair("M195 59V46M158 84v-8M232 84v-8")
    s.fill("r", box(268, 104, 124))
    s.fill("c", rect(262, 139, 136, 8), rect(264, 194, 132, 5))
    s.fill("l", *(f"M{x} 184v-24q7-8 14 0v24z" for x in (280, 304, 328, 362)), *(f"M{x} 240v-24q7-8 14 0v24z" for x in (280, 304, 362)), width=HAIR)
    s.fill("d", rect(326, 212, 18, 38))
    s.fill("r", poly((296, 139), (302, 122), (330, 114), (358, 122), (364, 139)))
    s.fill("l", circle(330, 128, 5))
    s.fill("l", box(404, 52, 54))
    s.hair(levels(range(206, 250, 9), 404, 458))
    s.fill("d", poly((396, 198), (431, 172), (466, 198)))
    s.fill("s", spread(404, 54, 12, 2, 212, 20), width=HAIR)
    s.draw("M132 250V176q0-8 8-8")
    s.axis(195, 40)
    s.wide(144, 246)
    s.ground()


def memory(s: Sheet) -> None:
    """A miner of bronze comes out of the rock with a burning heart: 7 m, and 11.5 with what it stands on."""
    s.sun(240, 104, 66)
    s.fill("w", poly((20, 250), (20, 214), (140, 190), (340, 196), (472, 226), (472, 250)), width=None)
    s.fill("l", poly((132, 250), (140, 200), (166, 178), (316, 178), (338, 204), (348, 250)))
    s.hair("M140 200H338M166 178L172 250M212 200V250M252 178V200M262 200V250M302 200L306 250M316 178L312 200")
    s.draw("M322 222l-8 10 6 8M154 236l10 6")
    s.fill("d", poly((170, 178), (178, 128), (200, 96), (196, 70), (214, 60), (226, 78), (254, 78), (268, 62), (286, 74), (280, 100), (300, 134), (312, 178)))
    s.hair("M186 150l18-12M294 150l-16-14M200 110l10 8M282 104l-12 10M190 166l22-8M300 166l-24-10")
    s.fill("r", poly((204, 178), (212, 128), (206, 106), (222, 94), (258, 94), (274, 106), (268, 128), (278, 178)))
    s.fill("r", poly((206, 106), (190, 134), (224, 148), (228, 134), (212, 128)), poly((274, 106), (290, 134), (256, 148), (252, 134), (268, 128)))
    s.fill("r", "M226 92V74q0-14 14-14 14 0 14 14V92q-14 10-28 0z")
    s.fill("c", "M222 72q2-20 18-20 16 0 18 20z")
    s.fill("l", circle(240, 63, 3.5))
    s.hair("M234 80h4M243 80h4M236 88h8")
    s.fill("x", "M240 156q-18-12-14-22 6-8 14 0 8-8 14 0 4 10-14 22z")
    s.red("M240 126V116M226 124l-6-8M254 124l6-8", width=LINE_RED)
    for x, y in ((186, 140), (296, 150), (184, 164), (303, 172)):
        s.fill("s", circle(x, y, 4), width=HAIR)
    figure(s, 92)
    figure(s, 396)
    tree(s, 424, 62)
    tree(s, 52, 54)
    s.high(376, 52, 260, 178)
    s.high(116, 52, 222)
    s.axis(240, 36)
    s.wide(132, 348)
    s.ground()


LINE_RED = 2.2


def museum_of_coal(s: Sheet) -> None:
    """A cabinet of coal: pieces of it, a lamp, a drill core and the books of a research institute."""
    s.sun(140, 118, 58)
    s.fill("r", box(48, 194, 206))
    s.fill("c", rect(42, 48, 218, 9), rect(44, 240, 214, 10))
    s.fill("l", rect(58, 66, 88, 116), rect(156, 66, 88, 116))
    s.draw("M58 104H146M58 144H146M156 104H244M156 144H244")
    s.fill("c", "M64 104l4-18 14-6 10 10 2 14zM104 104l6-12 14-4 12 16zM164 144l8-22 16-4 12 12 4 14zM66 182l6-16 12-4 8 20zM214 182l4-22 14-4 6 26z")
    s.fill("x", circle(128, 168, 9))
    s.fill("s", rect(70, 124, 10, 20), rect(84, 118, 10, 26), rect(98, 130, 10, 14), rect(112, 122, 10, 22), width=HAIR)
    s.fill("d", rect(166, 78, 8, 26), rect(176, 74, 7, 30), rect(185, 80, 9, 24), rect(212, 78, 8, 26), rect(222, 74, 10, 30), width=HAIR)
    s.fill("s", rect(164, 158, 40, 24))
    s.hair("M172 158V182M180 158V182M196 158V182")
    s.fill("r", rect(58, 190, 88, 42), rect(156, 190, 88, 42))
    s.fill("l", circle(138, 211, 3), circle(164, 211, 3))
    s.fill("d", box(300, 66, 150))
    s.fill("c", rect(292, 178, 166, 7))
    s.hair("M312 196H438V238H312z")
    s.fill("s", "M318 178v-8h26v8M322 170V128h18v42M318 128h26v-8h-26z")
    s.fill("x", "M331 164q-10-8-2-22 1 8 5 8 1-6-1-10 10 10 6 20-2 4-8 4z", width=None)
    s.draw("M322 120q9-22 18 0M331 108V96")
    s.fill("c", poly((366, 178), (372, 142), (396, 126), (424, 138), (434, 178)))
    s.hair("M372 142l26 8 26-12M398 150l-4 28M398 150l20 28")
    s.draw("M331 96V40M320 40H440")
    s.fill("l", poly((398, 40), (410, 62), (440, 62), (430, 40)), width=HAIR)
    s.axis(151, 34)
    s.wide(48, 254)
    s.high(464, 120, 346, 178)
    s.ground()


def cathedral(s: Sheet) -> None:
    """A cathedral in memory of dead miners."""
    s.sun(240, 112, 78)
    s.fill("l", box(150, 96, 180))
    s.fill("c", rect(144, 148, 192, 7))
    s.fill("l", *(f"M{x} 154q30-40 60 0z" for x in (150, 210, 270)))
    s.fill("s", *(f"M{x} 222v-40q7-10 14 0v40z" for x in (170, 296)), width=HAIR)
    s.fill("r", "M214 250V196q26-32 52 0V250z")
    s.fill("c", "M226 250V206q14-18 28 0V250z")
    s.draw("M206 154V250M274 154V250")
    for x, base, w, drum in ((178, 136, 24, 26), (302, 136, 24, 26), (240, 128, 44, 40)):
        top = base - drum
        s.fill("l", rect(x - w / 2, top, w, drum))
        s.fill("s", spread(x - w / 2, w, 5, 2 if w < 30 else 4, top + 6, drum - 14), width=HAIR)
        a = w * 0.62
        s.fill("d", f"M{n(x - w / 2)} {n(top)}q{n(-a * 0.5)} {n(-a * 0.9)} {n(w / 2)} {n(-a * 1.7)} {n(w / 2 + a * 0.5)} {n(a * 0.8)} {n(w / 2)} {n(a * 1.7)}z")
        tip = top - a * 1.7
        s.draw(f"M{n(x)} {n(tip)}v-18M{n(x - 6)} {n(tip - 12)}h12M{n(x - 4)} {n(tip - 5)}l8 3")
    s.fill("l", box(60, 60, 62))
    s.fill("d", poly((54, 190), (91, 150), (128, 190)))
    s.fill("c", "M80 250V214q11-14 22 0V250z")
    s.draw("M91 150v-16M86 140h10")
    larch(s, 416, 66)
    larch(s, 448, 90)
    figure(s, 384)
    larch(s, 38, 66)
    s.axis(240, 16)
    s.wide(150, 330)
    s.high(354, 154, 334)
    s.ground()


def raspadskaya(s: Sheet) -> None:
    """A mine among mountains; its sun is black."""
    s.sun(346, 82, 46, "c")
    s.fill("w", poly((20, 250), (20, 176), (90, 96), (150, 160), (216, 84), (300, 178), (372, 132), (472, 206), (472, 250)), width=None)
    s.hair("M20 176L90 96 150 160 216 84 300 178 372 132 472 206")
    s.fill("l", poly((76, 112), (90, 96), (106, 113), (96, 110), (90, 116), (84, 108)), poly((200, 103), (216, 84), (234, 105), (222, 100), (214, 108), (208, 100)), width=HAIR)
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


def red_hill(s: Sheet) -> None:
    """A hill with coal under it, a stone house on it, and a river below."""
    s.sun(116, 78, 44)
    s.fill("w", "M20 232Q120 222 176 178T318 116H472V232z", width=None)
    s.fill("c", poly((196, 196), (472, 160), (472, 172), (176, 212)), poly((128, 228), (472, 192), (472, 200), (92, 232)), width=None)
    s.fill("r", poly((160, 216), (472, 180), (472, 184), (150, 222)), width=None)
    s.draw("M20 232Q120 222 176 178T318 116H472", width=BOLD)
    s.fill("x", *(f"M{x} {y}q-8-10 0-20 1 6 5 7 1-6-1-12 11 10 7 22-3 4-11 3z" for x, y in ((196, 168), (222, 152), (172, 182))), width=None)
    smoke(s, 200, 140, 0.9)
    smoke(s, 226, 124, 0.8)
    s.fill("l", box(330, 46, 106, 116))
    s.hair("M330 80h106M344 70v10M372 80v10M400 70v10M420 90v10M350 96v10M386 100v10")
    s.fill("d", poly((320, 70), (344, 40), (422, 40), (446, 70)))
    s.fill("r", poly((366, 70), (383, 46), (400, 70)), rect(352, 26, 10, 18))
    s.fill("s", spread(330, 106, 12, 4, 84, 20), width=HAIR)
    s.fill("c", rect(377, 92, 13, 24))
    s.fill("c", rect(292, 186, 34, 24), width=None)
    s.draw("M292 212V186H326V206")
    figure(s, 300, 208, 0.7, "l", "x")
    tree(s, 456, 46, 116)
    figure(s, 300, 124, 0.8)
    water(s, 232)
    s.draw("M20 232H472", width=3)
    s.axis(383, 18, 130)
    s.high(448, 116, 440, 232)


def river_station(s: Sheet) -> None:
    """A passenger terminal without boats: some panes are broken, and the hydrofoil is dashed."""
    s.sun(388, 84, 46)
    s.fill("l", rect(96, 128, 280, 62))
    s.fill("c", poly((84, 128), (84, 118), (400, 104), (400, 116)))
    s.fill("s", grid(106, 140, 15, 40, 15, 1, 17.6), width=HAIR)
    s.fill("c", *(rect(106 + 17.6 * i, 140, 15, 40) for i in (3, 4, 9, 13)), width=HAIR)
    s.fill("s", *(poly((x, 140), (x + 15, 140), (x + 9, 154), (x + 4, 148)) for x in (106 + 17.6 * 3, 106 + 17.6 * 9, 106 + 17.6 * 13)), width=HAIR)
    s.fill("r", rect(44, 74, 34, 142))
    s.fill("c", rect(40, 67, 42, 8))
    s.fill("l", circle(61, 100, 12))
    s.hair("M61 100V92M61 100l6 4M44 130h34M44 150h34M44 170h34M44 190h34")
    s.fill("d", rect(78, 190, 310, 26))
    s.fill("l", *(rect(96 + 34 * i, 196, 22, 20) for i in range(8)), width=HAIR)
    s.fill("c", rect(20, 216, 452, 10))
    s.draw(lines(range(50, 470, 56), 226, 250))
    water(s, 240)
    s.fill("c", *(f"M{x} 216v-8h10v8z" for x in (110, 230, 350)))
    s.ghost("M96 262H268q26 0 46-16l10-2-10 20q-12 14-34 14H118q-16 0-22-16zM112 262q6-16 28-16h100q20 0 32 15")
    s.hair("M140 278l-8 12h16M252 278l8 12h-16")
    s.draw("M420 216V176M408 190H432")
    s.fill("x", rect(404, 164, 32, 16))
    s.hair("M410 172h20")
    s.axis(236, 96, 232)
    s.wide(96, 376, 92, 112)


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


def institute(s: Sheet) -> None:
    """A school for metallurgists of 1933, with ribbon windows and a round stair."""
    s.fill("w", poly((20, 8), (320, 8), (20, 150)), width=None)
    s.sun(386, 80, 46)
    s.fill("l", box(40, 132, 238))
    s.fill("c", rect(34, 111, 250, 8))
    s.fill("s", *(rect(52, y, 214, 20) for y in (132, 168, 204)), width=HAIR)
    s.hair(*(lines(range(64, 266, 12), y, y + 20) for y in (132, 168, 204)))
    s.fill("r", "M278 250V84H322V250z")
    s.fill("d", "M322 250V84Q346 84 346 100V250z")
    s.fill("l", grid(288, 96, 24, 7, 1, 12, 0, 12), width=HAIR)
    s.fill("c", "M272 84V76H326Q352 78 352 92L346 98Q344 84 322 84z")
    s.fill("l", box(346, 92, 92))
    s.fill("c", rect(346, 151, 98, 8))
    s.fill("s", rect(356, 170, 74, 18), rect(356, 202, 74, 18), width=HAIR)
    s.hair(lines(range(368, 430, 12), 170, 188), lines(range(368, 430, 12), 202, 220))
    s.fill("c", rect(288, 226, 24, 24))
    s.fill("x", rect(280, 220, 62, 6))
    s.draw("M300 76V40")
    s.fill("x", poly((300, 40), (326, 45), (300, 52)))
    figure(s, 240)
    figure(s, 252, tint="r")
    figure(s, 364)
    s.axis(300, 24)
    s.wide(40, 278)
    s.high(456, 84, 350)
    s.ground()


def _row(s: Sheet, x: float, y: float, length: float, tint: str) -> None:
    """A long house seen from above and aside."""
    dx, dy = length * 0.86, -length * 0.5
    s.fill("l", poly((x, y), (x + dx, y + dy), (x + dx, y + dy + 26), (x, y + 26)))
    s.fill("s", poly((x, y), (x - 16, y - 9), (x - 16, y + 17), (x, y + 26)))
    s.fill(tint, poly((x, y), (x + dx, y + dy), (x + dx - 16, y + dy - 9), (x - 16, y - 9)))
    count = int(length // 15)
    for i in range(count):
        a = (i + 0.5) / count
        s.hair(*(f"M{n(x + dx * a - 2)} {n(y + dy * a + 6 + r)}l5-3v5l-5 3z" for r in (0, 9)))


def sotsgorod(s: Sheet) -> None:
    """Some forty houses in rows, as on the plan of a planner."""
    s.fill("w", poly((30, 196), (262, 62), (466, 180), (234, 312), (210, 312)), width=None)
    s.sun(88, 72, 40)
    s.hair("M30 196L262 62 466 180M90 231L322 97M150 266L382 132")
    for i, (x, y) in enumerate(((74, 196), (126, 226), (178, 256), (230, 286))):
        _row(s, x, y, 92, "r" if i % 2 == 0 else "d")
        _row(s, x + 98, y - 57, 100, "d" if i % 2 == 0 else "r")
    for x, y in ((106, 212), (160, 242), (214, 270), (250, 112), (300, 142), (352, 172)):
        tree(s, x, 26, y)
    s.draw("M404 70V34M404 34l-6 12M404 34l6 12")
    s.hair(circle(404, 58, 20))
    s.fill("x", poly((404, 34), (410, 58), (398, 58)))
    s.red("M38 302L330 134", width=HAIR, dash="12 3 2 3")


def upper_colony(s: Sheet) -> None:
    """The first quarter, behind the works: half of its houses are boarded up."""
    s.sun(240, 80, 48)
    for x, top in ((52, 84), (82, 70), (112, 88), (392, 76), (424, 92)):
        chimney(s, x, top, 15, "s")
    s.fill("s", box(20, 84, 150), box(350, 78, 122))
    s.hair("M20 186H170M20 206H170M350 192H472M350 212H472")
    for x, shut in ((44, False), (182, True), (320, False)):
        s.fill("l", box(x, 74, 116))
        s.fill("r", poly((x - 8, 176), (x + 18, 130), (x + 98, 130), (x + 124, 176)))
        s.fill("l", poly((x + 38, 158), (x + 58, 134), (x + 78, 158)))
        s.fill("s", rect(x + 52, 146, 12, 12))
        s.fill("r", rect(x + 84, 114, 10, 18))
        s.fill("d", rect(x, 238, 116, 12))
        windows = [(x + 10 + 26 * i, y) for y in (182, 212) for i in range(4) if (i, y) != (2, 212)]
        s.fill("d" if shut else "s", *(rect(a, b, 15, 19) for a, b in windows), width=HAIR)
        if shut:
            s.draw(*(f"M{n(a)} {b + 2}l15 14M{n(a + 15)} {b + 2}l-15 14" for a, b in windows))
        else:
            s.hair(*(f"M{n(a + 7.5)} {b}v19" for a, b in windows))
        s.fill("c", rect(x + 62, 212, 16, 38))
    for x in (170, 308, 448):
        larch(s, x, 88)
    s.fill("d", *(f"M{x} 250q2-16 8-18 6 4 6 18z" for x in (206, 226, 276)), width=HAIR)
    s.axis(240, 40)
    s.wide(182, 298)
    s.ground()


def van_loghem(s: Sheet) -> None:
    """A brick school with a water tower, empty; and a brick with three letters."""
    s.fill("w", poly((20, 8), (250, 8), (20, 130)), width=None)
    s.sun(116, 76, 42)
    s.fill("r", box(36, 88, 236))
    s.hair(levels(range(170, 250, 8), 36, 272))
    s.fill("c", rect(30, 155, 248, 8))
    s.fill("c", *(rect(48 + 36 * i, y, 22, 22) for y in (172, 212) for i in range(6)))
    s.draw(*(f"M{48 + 36 * i} {y + 4}l22 14M{70 + 36 * i} {y + 4}l-22 14" for i, y in ((0, 172), (2, 212), (3, 172), (5, 212))))
    s.fill("r", box(272, 172, 60))
    s.hair(levels(range(86, 250, 8), 272, 332))
    s.fill("d", rect(264, 70, 76, 46))
    s.hair(lines((276, 289, 302, 315, 328), 70, 116))
    s.fill("c", rect(260, 62, 84, 9))
    s.fill("l", rect(294, 132, 16, 46))
    s.draw("M302 132V178M294 147H310M294 163H310")
    s.fill("c", rect(288, 214, 28, 36))
    s.draw("M284 250L320 214M320 250L284 214")
    s.fill("r", poly((372, 122), (452, 122), (460, 112), (380, 112)), rect(372, 122, 80, 34), poly((452, 122), (460, 112), (460, 146), (452, 156)))
    s.fill("l", "M382 150L391 128H395L404 150H399L397 145H389L387 150zM391 140H395L393 134zM410 128H415V150H410zM422 128H427V137L436 128H442L432 138 443 150H437L428 141 427 142V150H422z", width=None)
    s.hair("M367 172H457M369 175l6-6M449 175l6-6M372 156V177M452 156V177M332 190L392 160")
    s.fill("w", "M380 250q8-14 18-6 6-8 16 0l4 6z")
    tree(s, 440, 54)
    s.axis(302, 40)
    s.high(356, 62, 346)
    s.wide(36, 272)
    s.ground()


def workers_districts(s: Sheet) -> None:
    """Four ways to house workers: Dutch brick, a German plan, a front of the fifties, wooden barracks."""
    s.sun(282, 78, 44)
    s.fill("r", box(28, 56, 94))
    s.hair(levels(range(200, 250, 7), 28, 122))
    s.fill("d", poly((22, 194), (34, 168), (116, 168), (128, 194)))
    s.fill("l", grid(34, 204, 12, 16, 4, 1, 23), width=HAIR)
    s.fill("c", grid(38, 228, 9, 22, 4, 1, 23))
    s.fill("r", *(rect(x, 158, 7, 14) for x in (48, 74, 100)))
    s.fill("l", box(140, 98, 78))
    s.fill("c", rect(136, 146, 86, 7))
    s.fill("s", *(rect(148, y, 62, 11) for y in (162, 184, 206)), width=HAIR)
    s.hair(*(lines(range(158, 210, 10), y, y + 11) for y in (162, 184, 206)))
    s.fill("r", rect(172, 152, 14, 98))
    s.fill("l", box(236, 142, 106))
    s.fill("c", rect(230, 102, 118, 7))
    s.fill("l", poly((262, 102), (289, 80), (316, 102)))
    s.fill("s", *(spread(236, 106, 11, 5, y, 18) for y in (120, 148, 176)), width=HAIR)
    s.fill("l", rect(270, 140, 38, 6), rect(270, 168, 38, 6))
    s.fill("d", rect(236, 206, 106, 44))
    s.fill("c", *(f"M{x} 250v-22q9-14 18 0v22z" for x in (246, 280, 314)))
    s.fill("x", "M289 86l-3 7h6z", width=None)
    s.fill("s", box(360, 44, 102))
    s.hair(levels(range(214, 250, 8), 360, 462))
    s.fill("d", poly((352, 206), (362, 182), (460, 182), (470, 206)))
    s.fill("l", grid(370, 214, 12, 16, 5, 1, 19), width=HAIR)
    s.fill("c", rect(404, 226, 13, 24))
    s.fill("r", rect(384, 170, 8, 14), rect(430, 170, 8, 14))
    for i, x in enumerate((75, 179, 289), start=1):
        s.axis(x, 140 - 30 * i, 272)
        s.balloon(x, i)
    s.axis(411, 160, 262)
    s.balloon(411, 4, 271)
    s.ground()


def zhilkombinat(s: Sheet) -> None:
    """Stand at the end of a row and look along it: every block points north and south."""
    s.sun(240, 150, 52)
    for k, tint in enumerate(("d", "s", "l")):
        a = 0.34 + k * 0.33
        base = 176 + 74 * (k / 2) ** 1.2
        h = 150 * a
        w = 92 * a
        gap = 60 * a
        for side in (-1, 1):
            for place in range(3 - k):
                near = 240 + side * (gap + place * (w + gap * 1.3))
                x = near if side > 0 else near - w
                s.fill(tint, rect(x, base - h, w, h))
                s.fill("c", rect(x - 3 * a, base - h - 7 * a, w + 6 * a, 7 * a))
                if k:
                    s.fill("s" if k == 2 else "l", *(spread(x, w, 11 * a, 4, base - h + (14 + 33 * r) * a, 18 * a) for r in range(4)), width=HAIR)
                if k == 2:
                    s.fill("r", rect(x + w / 2 - 7, base - h, 14, h))
                    s.fill("c", rect(x + w / 2 - 6, base - 24, 12, 24))
    s.fill("w", poly((232, 176), (248, 176), (330, 250), (150, 250)), width=None)
    s.hair("M232 176L150 250M248 176L330 250")
    s.axis(240, 70, 300)
    for x, base, h in ((214, 196, 30), (266, 196, 30), (192, 220, 44), (288, 220, 44)):
        tree(s, x, h, base)
    figure(s, 232, 244)
    figure(s, 250, 246)
    s.fill("x", poly((240, 40), (247, 62), (233, 62)))
    s.draw("M234 34V20L246 34V20")
    s.wide(60, 420)
    s.ground()


def tashtagol(s: Sheet) -> None:
    """Iron ore at the end of a railway in the mountains."""
    s.sun(128, 78, 42)
    s.fill("w", poly((20, 250), (20, 190), (96, 100), (160, 168), (262, 52), (372, 176), (420, 140), (472, 190), (472, 250)), width=None)
    s.hair("M20 190L96 100 160 168 262 52 372 176 420 140 472 190")
    s.fill("l", poly((238, 80), (262, 52), (290, 84), (274, 78), (262, 90), (252, 76)), poly((82, 117), (96, 100), (112, 117), (98, 112)), width=HAIR)
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
    "landmarks/koksovaya-mine": ("a mine shaft filled with rock under the dashed outline of a headframe", koksovaya),
    "landmarks/kolchugino-mine-museum": ("a museum on the ground of a mine, and miners on a railway line", kolchugino_museum),
    "landmarks/krasnobrodsky-pit": ("a shovel and wagons in an open pit", krasnobrodsky),
    "landmarks/kuzbass-coal-mining-complex": ("a coalfield with its mines and a pit", coalfield),
    "landmarks/kuznetsk-fortress": ("a stone fortress on a hill, and a fallen drift", kuznetsk_fortress),
    "landmarks/mariinsk-museum": ("a street of brick and wooden houses with an arch", mariinsk),
    "landmarks/memory-to-the-miners": ("a monument to miners with a burning heart", memory),
    "landmarks/museum-of-coal": ("a cabinet with pieces of coal, a lamp and books", museum_of_coal),
    "landmarks/nativity-cathedral": ("a cathedral", cathedral),
    "landmarks/raspadskaya-mine": ("a mine among mountains under a black sun", raspadskaya),
    "landmarks/red-hill": ("a burning hill with a stone house, above a river", red_hill),
    "landmarks/river-station": ("a river station without boats", river_station),
    "landmarks/salair-mine": ("four veins of ore and a closed shaft", salair),
    "landmarks/siberian-metallurgical-institute": ("an institute with ribbon windows", institute),
    "landmarks/sotsgorod": ("rows of houses on a plan", sotsgorod),
    "landmarks/tashtagol-mine": ("an ore mine at the end of a railway in the mountains", tashtagol),
    "landmarks/upper-colony": ("houses of a colony, one boarded up, behind a works", upper_colony),
    "landmarks/van-loghem-school": ("a brick school with a water tower, and a brick", van_loghem),
    "landmarks/workers-districts": ("four kinds of workers' houses", workers_districts),
    "landmarks/zhilkombinat": ("parallel blocks of flats seen along their axis", zhilkombinat),
}
"""By entry: what the drawing shows, and who draws it."""

__all__ = ["DRAWINGS", "lattice", "line", "tub", "wheel"]
