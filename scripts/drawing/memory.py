"""Drawings of museums, monuments and a river station, each with what its entry says of the place."""

from __future__ import annotations

from drawing.ground import figure, house, larch, rails, rock, smoke, tree, water
from drawing.hand import BOLD, HAIR, Sheet, box, circle, grid, levels, lines, n, poly, rect, spread
from drawing.parts import hall, wooden_headframe


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


def kuznetsk_fortress(s: Sheet) -> None:
    """A stone fortress on its hill, and below it a drift that has fallen in."""
    s.sun(352, 84, 48)
    s.fill("w", poly((20, 168), (380, 168), (448, 270), (472, 270), (472, 312), (20, 312)), width=None)
    s.draw("M20 168H380L448 270H472", width=BOLD)
    s.fill("l", poly((28, 168), (34, 124), (352, 124), (362, 168)))
    s.hair(
        levels((136, 148, 158), 30, 358),
        "M60 124v12M100 136v12M140 124v12M80 148v10M126 148v10M290 136v12M330 124v12M312 148v10M250 148v10",
    )
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
    s.fill(
        "l",
        poly((150, 250), (150, 130), (164, 130), (164, 250)),
        poly((226, 250), (226, 130), (240, 130), (240, 250)),
    )
    s.fill("r", "M164 250V176Q195 132 226 176V250H240V130H150V250z")
    s.fill("l", rect(144, 118, 102, 12), rect(150, 146, 14, 104), rect(226, 146, 14, 104))
    s.fill("c", rect(140, 112, 110, 7))
    s.fill(
        "d",
        poly((150, 112), (158, 84), (166, 112)),
        poly((224, 112), (232, 84), (240, 112)),
        poly((178, 112), (195, 70), (212, 112)),
    )
    s.fill("x", circle(195, 64, 5))
    s.hair("M195 59V46M158 84v-8M232 84v-8")
    s.fill("r", box(268, 104, 124))
    s.fill("c", rect(262, 139, 136, 8), rect(264, 194, 132, 5))
    s.fill(
        "l",
        *(f"M{x} 184v-24q7-8 14 0v24z" for x in (280, 304, 328, 362)),
        *(f"M{x} 240v-24q7-8 14 0v24z" for x in (280, 304, 362)),
        width=HAIR,
    )
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
    s.fill(
        "d",
        poly(
            (170, 178),
            (178, 128),
            (200, 96),
            (196, 70),
            (214, 60),
            (226, 78),
            (254, 78),
            (268, 62),
            (286, 74),
            (280, 100),
            (300, 134),
            (312, 178),
        ),
    )
    s.hair("M186 150l18-12M294 150l-16-14M200 110l10 8M282 104l-12 10M190 166l22-8M300 166l-24-10")
    s.fill(
        "r",
        poly((204, 178), (212, 128), (206, 106), (222, 94), (258, 94), (274, 106), (268, 128), (278, 178)),
    )
    s.fill(
        "r",
        poly((206, 106), (190, 134), (224, 148), (228, 134), (212, 128)),
        poly((274, 106), (290, 134), (256, 148), (252, 134), (268, 128)),
    )
    s.fill("r", "M226 92V74q0-14 14-14 14 0 14 14V92q-14 10-28 0z")
    s.fill("c", "M222 72q2-20 18-20 16 0 18 20z")
    s.fill("l", circle(240, 63, 3.5))
    s.hair("M234 80h4M243 80h4M236 88h8")
    s.fill("x", "M240 156q-18-12-14-22 6-8 14 0 8-8 14 0 4 10-14 22z")
    s.red("M240 126V116M226 124l-6-8M254 124l6-8", width=2.2)
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


def museum_of_coal(s: Sheet) -> None:
    """A cabinet of coal: pieces of it, a lamp, a drill core and the books of a research institute."""
    s.sun(140, 118, 58)
    s.fill("r", box(48, 194, 206))
    s.fill("c", rect(42, 48, 218, 9), rect(44, 240, 214, 10))
    s.fill("l", rect(58, 66, 88, 116), rect(156, 66, 88, 116))
    s.draw("M58 104H146M58 144H146M156 104H244M156 144H244")
    s.fill(
        "c",
        "M64 104l4-18 14-6 10 10 2 14zM104 104l6-12 14-4 12 16zM164 144l8-22 16-4 12 12 4 14zM66 182l6-16 12-4 8 20zM214 182l4-22 14-4 6 26z",
    )
    s.fill("x", circle(128, 168, 9))
    s.fill(
        "s",
        rect(70, 124, 10, 20),
        rect(84, 118, 10, 26),
        rect(98, 130, 10, 14),
        rect(112, 122, 10, 22),
        width=HAIR,
    )
    s.fill(
        "d",
        rect(166, 78, 8, 26),
        rect(176, 74, 7, 30),
        rect(185, 80, 9, 24),
        rect(212, 78, 8, 26),
        rect(222, 74, 10, 30),
        width=HAIR,
    )
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
        s.fill(
            "d",
            f"M{n(x - w / 2)} {n(top)}q{n(-a * 0.5)} {n(-a * 0.9)} {n(w / 2)} {n(-a * 1.7)} {n(w / 2 + a * 0.5)} {n(a * 0.8)} {n(w / 2)} {n(a * 1.7)}z",
        )
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


def red_hill(s: Sheet) -> None:
    """A hill with coal under it, a stone house on it, and a river below."""
    s.sun(116, 78, 44)
    s.fill("w", "M20 232Q120 222 176 178T318 116H472V232z", width=None)
    s.fill(
        "c",
        poly((196, 196), (472, 160), (472, 172), (176, 212)),
        poly((128, 228), (472, 192), (472, 200), (92, 232)),
        width=None,
    )
    s.fill("r", poly((160, 216), (472, 180), (472, 184), (150, 222)), width=None)
    s.draw("M20 232Q120 222 176 178T318 116H472", width=BOLD)
    s.fill(
        "x",
        *(
            f"M{x} {y}q-8-10 0-20 1 6 5 7 1-6-1-12 11 10 7 22-3 4-11 3z"
            for x, y in ((196, 168), (222, 152), (172, 182))
        ),
        width=None,
    )
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
    s.fill(
        "s",
        *(
            poly((x, 140), (x + 15, 140), (x + 9, 154), (x + 4, 148))
            for x in (106 + 17.6 * 3, 106 + 17.6 * 9, 106 + 17.6 * 13)
        ),
        width=HAIR,
    )
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
    s.ghost(
        "M96 262H268q26 0 46-16l10-2-10 20q-12 14-34 14H118q-16 0-22-16zM112 262q6-16 28-16h100q20 0 32 15"
    )
    s.hair("M140 278l-8 12h16M252 278l8 12h-16")
    s.draw("M420 216V176M408 190H432")
    s.fill("x", rect(404, 164, 32, 16))
    s.hair("M410 172h20")
    s.axis(236, 96, 232)
    s.wide(96, 376, 92, 112)


DRAWINGS = {
    "landmarks/kolchugino-mine-museum": (
        "a museum on the ground of a mine, and miners on a railway line",
        kolchugino_museum,
    ),
    "landmarks/kuznetsk-fortress": ("a stone fortress on a hill, and a fallen drift", kuznetsk_fortress),
    "landmarks/mariinsk-museum": ("a street of brick and wooden houses with an arch", mariinsk),
    "landmarks/memory-to-the-miners": ("a monument to miners with a burning heart", memory),
    "landmarks/museum-of-coal": ("a cabinet with pieces of coal, a lamp and books", museum_of_coal),
    "landmarks/nativity-cathedral": ("a cathedral", cathedral),
    "landmarks/red-hill": ("a burning hill with a stone house, above a river", red_hill),
    "landmarks/river-station": ("a river station without boats", river_station),
}
"""By entry: what the drawing shows, and who draws it."""
