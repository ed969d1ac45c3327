"""Drawings of tours: the ways they go, as posters."""

from __future__ import annotations

from drawing.ground import figure, hopper, house, larch, rails, smoke, water
from drawing.hand import BOLD, HAIR, Sheet, box, circle, grid, levels, line, lines, poly, rect
from drawing.parts import chimney, cooling_tower, hall, headframe, stoves, wooden_headframe


def _road(s: Sheet, *points: tuple[float, float, float]) -> None:
    """A road that comes nearer: (x, y, half its width)."""
    left = [(x - w, y) for x, y, w in points]
    right = [(x + w, y) for x, y, w in reversed(points)]
    s.fill("p", poly(*left, *right))
    s.red(poly(*((x, y) for x, y, _ in points), closed=False), width=2.2, dash="10 8")


def first_metal(s: Sheet) -> None:
    """A road to three works, the newest first: zinc, iron, silver."""
    s.sun(356, 84, 52)
    s.fill(
        "w",
        poly((20, 200), (130, 140), (250, 196), (372, 128), (472, 190), (472, 312), (20, 312)),
        width=None,
    )
    s.hair("M20 200L130 140 250 196 372 128 472 190")
    wooden_headframe(s, 372, 60, 134)
    larch(s, 428, 44, 164)
    larch(s, 452, 52, 180)
    s.fill("l", poly((236, 206), (244, 140), (284, 140), (292, 206)))
    s.hair(levels(range(150, 204, 10), 242, 288))
    s.fill("r", poly((248, 140), (252, 122), (276, 122), (280, 140)))
    s.fill("c", "M254 206v-14q10-16 20 0v14z")
    hall(s, 292, 56, 34, "r", "gable", 206)
    chimney(s, 78, 78, 20, base=232)
    chimney(s, 112, 96, 18, base=232)
    hall(s, 40, 128, 64, "s", "vent", 232)
    s.fill("l", grid(52, 184, 12, 26, 6, 1, 18), width=HAIR)
    s.draw("M20 232H180", width=3)
    _road(
        s,
        (120, 312, 34),
        (176, 258, 16),
        (220, 222, 8),
        (262, 214, 6),
        (320, 212, 5),
        (360, 176, 3),
        (372, 140, 2),
    )
    for x, y, digit in ((196, 250, 1), (268, 230, 2), (394, 142, 3)):
        s.balloon(x, digit, y)


def left_bank(s: Sheet) -> None:
    """A street of planned blocks that ends at the works."""
    s.sun(240, 128, 60)
    for x, top in ((206, 84), (226, 70), (262, 78)):
        chimney(s, x, top, 10, base=180)
    s.fill("d", box(190, 24, 100, 180))
    s.fill("l", grid(196, 162, 4, 14, 11, 1, 8.4), width=HAIR)
    for side in (-1, 1):
        a = [(240 + side * dx, y) for dx, y in ((220, 34), (58, 132), (58, 184), (220, 284))]
        s.fill("l" if side < 0 else "s", poly(*a))
        for f in (0.12, 0.36, 0.6):
            y1, y2 = 40 + 246 * f, 132 + 52 * f
            h1, h2 = 34, 7
            for i in range(6):
                u, v = i / 6 + 0.04, i / 6 + 0.12
                xa, xb = 240 + side * (220 - 162 * u), 240 + side * (220 - 162 * v)
                ya, yb = y1 + (y2 - y1) * u, y1 + (y2 - y1) * v
                s.fill(
                    "c",
                    poly((xa, ya), (xb, yb), (xb, yb + h1 + (h2 - h1) * v), (xa, ya + h1 + (h2 - h1) * u)),
                    width=HAIR,
                )
    s.fill("w", poly((182, 184), (298, 184), (460, 284), (472, 312), (20, 312), (20, 284)), width=None)
    s.draw("M182 184H298")
    s.hair("M216 184L120 312M264 184L360 312")
    figure(s, 226, 292, 1.6)
    figure(s, 252, 290, 1.6, "r")
    s.axis(240, 52, 300)


def kolchugino(s: Sheet) -> None:
    """A line with stations runs to the mountains, and a train upon it."""
    s.sun(372, 84, 52)
    s.fill(
        "w",
        poly((20, 178), (250, 178), (318, 92), (360, 140), (410, 74), (472, 150), (472, 250), (20, 250)),
        width=None,
    )
    s.hair("M20 178H250L318 92 360 140 410 74 472 150")
    s.fill("l", poly((398, 91), (410, 74), (424, 92), (412, 88)), width=HAIR)
    for x, top in ((52, 128), (142, 140)):
        headframe(s, x, top - 30, 1, 178, 0.55)
    chimney(s, 214, 112, 12, base=178)
    chimney(s, 232, 122, 12, base=178)
    s.draw("M20 178H290")
    s.fill("c", "M40 196q8-10 18-6 10-8 22-2 14-6 26 6 16-6 26 4 12 0 18 8H40z", width=None)
    s.fill("d", "M150 232V206H260q10 0 10 13 0 13-10 13z")
    s.fill("r", rect(150, 184, 40, 48))
    s.fill("c", rect(144, 178, 52, 7), rect(236, 184, 14, 22), rect(140, 232, 138, 5))
    s.fill("l", rect(160, 192, 20, 16), circle(272, 214, 5))
    s.fill("x", poly((278, 232), (294, 246), (278, 246)))
    s.fill("l", *(circle(x, 240, 8) for x in (164, 188, 212, 236, 260)))
    s.red("M164 240H236", width=2.2)
    hopper(s, 80, 248, "d", True, 62)
    hopper(s, 22, 248, "d", True, 56)
    rails(s, 250, 20, 472)
    s.red("M40 276H356", width=BOLD)
    s.fill("p", *(circle(x, 276, 6) for x in range(44, 360, 34)))
    smoke(s, 240, 180, 1.2)


def north_gold(s: Sheet) -> None:
    """A pan of gold, a river, and the great railway across it."""
    s.sun(120, 84, 48)
    s.fill(
        "w",
        poly((20, 150), (120, 110), (240, 146), (350, 100), (472, 146), (472, 190), (20, 190)),
        width=None,
    )
    for x, h in ((36, 60), (58, 78), (84, 52), (402, 62), (428, 84), (454, 58)):
        larch(s, x, h, 160)
    for x in (112, 146, 180, 214, 248):
        hopper(s, x, 158, "d", True, 32)
    s.draw(
        *(
            f"M{x} 158L{x + 22} 106H{x + 78}L{x + 100} 158M{x + 22} 106L{x + 50} 158 {x + 78} 106"
            for x in (96, 198, 300)
        ),
        width=3,
    )
    s.hair(*(lines((x + 22, x + 50, x + 78), 106, 158) for x in (96, 198, 300)))
    s.fill("c", rect(20, 158, 452, 7))
    s.fill(
        "l", *(poly((x - 8, 165), (x + 8, 165), (x + 12, 210), (x - 12, 210)) for x in (97, 198, 300, 400))
    )
    water(s, 206)
    s.fill("d", circle(240, 250, 52))
    s.fill("s", circle(240, 250, 40))
    s.hair(circle(240, 250, 32), circle(240, 250, 23), circle(240, 250, 46))
    s.fill("w", "M212 262q14 20 38 18 20-4 22-22-18 8-34 4-14-4-26 0z", width=HAIR)
    s.fill(
        "x",
        *(circle(x, y, 3.2) for x, y in ((226, 268), (240, 272), (252, 266), (262, 268), (236, 265))),
        width=None,
    )
    s.axis(240, 100, 308)


def two_cities(s: Sheet) -> None:
    """One river, a fortress on one bank and blast furnaces on the other."""
    s.sun(240, 88, 52)
    s.fill("w", poly((20, 150), (110, 128), (176, 168), (198, 214), (20, 214)), width=None)
    s.draw("M20 150L110 128 176 168 198 214", width=BOLD)
    s.fill("l", rect(36, 104, 104, 34))
    s.hair(levels((115, 126), 36, 140), "M58 104v11M86 115v11M112 104v11")
    s.fill("l", *(rect(x, 94, 12, 10) for x in range(38, 136, 18)))
    s.fill("s", rect(70, 66, 36, 72))
    s.fill("d", poly((64, 66), (88, 40), (112, 66)))
    s.fill("c", "M80 138v-22q8-10 16 0v22z")
    s.draw("M88 40V28")
    s.fill("x", poly((88, 28), (104, 32), (88, 37)))
    house(s, 126, 36, 24, "r", 190, 1)
    house(s, 60, 40, 24, "d", 200, 2)
    s.draw("M286 214H472", width=3)
    stoves(s, 300, 3, 112, 18, 214)
    s.fill(
        "r",
        poly(
            (384, 214),
            (388, 190),
            (394, 178),
            (390, 168),
            (398, 118),
            (398, 92),
            (422, 92),
            (422, 118),
            (430, 168),
            (426, 178),
            (432, 190),
            (436, 214),
        ),
    )
    s.fill("l", poly((412, 74), (418, 70), (466, 214), (458, 214)))
    s.fill("d", poly((400, 92), (404, 78), (416, 78), (420, 92)))
    s.hair(levels((118, 150, 168), 394, 426))
    s.fill("x", rect(402, 202, 16, 12))
    chimney(s, 288, 96, 10, base=214)
    water(s, 214)
    s.draw("M20 214H198", width=3)
    s.fill("s", "M166 206Q240 150 314 206V214H300Q240 172 180 214H166z")
    s.hair("M196 190V206M218 181V196M240 178V192M262 181V196M284 190V206")
    s.axis(240, 30, 300)


def red_hill_walk(s: Sheet) -> None:
    """A path up a hill: a brick school, a house of stone, a monument."""
    s.sun(116, 80, 48)
    s.fill("w", "M20 250Q140 236 210 186T360 120L472 112V312H20z", width=None)
    s.fill(
        "c",
        poly((214, 204), (472, 160), (472, 172), (196, 220)),
        poly((150, 244), (472, 200), (472, 208), (110, 252)),
        width=None,
    )
    s.draw("M20 250Q140 236 210 186T360 120L472 112", width=BOLD)
    s.fill("r", poly((64, 244), (64, 200), (130, 200), (130, 234)), rect(130, 164, 26, 66))
    s.hair(levels((210, 220, 230), 64, 130), levels((196, 208, 220), 130, 156))
    s.fill("d", rect(126, 152, 34, 16))
    s.fill("c", grid(72, 208, 10, 12, 4, 1, 14))
    s.fill("l", rect(300, 90, 66, 44))
    s.fill("d", poly((292, 90), (308, 68), (358, 68), (374, 90)))
    s.fill("s", grid(308, 100, 9, 14, 4, 1, 14), width=HAIR)
    s.fill("l", poly((412, 116), (418, 84), (452, 84), (458, 113)))
    s.fill("r", poly((424, 84), (428, 50), (435, 42), (442, 50), (446, 84)))
    s.fill("x", circle(435, 66, 4.5))
    s.red("M40 276Q150 262 222 206T330 142L436 124", width=2.2, dash="10 6")
    for x, y, digit in ((92, 268, 1), (334, 142, 2), (436, 124, 3)):
        s.balloon(x, digit, y)
    for x, base in ((224, 184), (240, 174), (254, 166)):
        figure(s, x, base, 1)
    water(s, 296, 312, 20, 372)
    s.axis(435, 30, 120)


def southern_coal(s: Sheet) -> None:
    """A road east: a power station, then a mining town in the mountains."""
    s.sun(112, 82, 46)
    s.fill(
        "w",
        poly(
            (20, 190),
            (120, 150),
            (210, 186),
            (300, 80),
            (352, 140),
            (404, 90),
            (472, 160),
            (472, 312),
            (20, 312),
        ),
        width=None,
    )
    s.hair("M20 190L120 150 210 186 300 80 352 140 404 90 472 160")
    s.fill(
        "l",
        poly((286, 96), (300, 80), (314, 96), (302, 92)),
        poly((392, 101), (404, 90), (416, 102), (404, 100)),
        width=HAIR,
    )
    cooling_tower(s, 66, 66, 134, 226)
    for x in (122, 146, 170):
        chimney(s, x, 92, 12, base=226)
    hall(s, 104, 92, 62, "d", base=226)
    s.fill("l", grid(112, 176, 8, 18, 6, 1, 14), grid(112, 200, 8, 16, 6, 1, 14), width=HAIR)
    s.draw("M20 226H214", width=3)
    headframe(s, 326, 96, 1, 196, 0.72)
    for x, h in ((276, 40), (402, 46), (430, 34)):
        s.fill("l", box(x, h, 24, 196))
        s.fill("s", grid(x + 4, 196 - h + 6, 5, 7, 2, int(h // 13), 10, 12), width=HAIR)
    s.draw("M260 196H472", width=3)
    _road(s, (150, 312, 40), (214, 258, 18), (270, 228, 9), (330, 212, 6), (400, 208, 5), (466, 204, 4))
    for x, h, base in ((40, 60, 282), (70, 74, 296), (438, 66, 276), (404, 50, 262)):
        larch(s, x, h, base)
    s.hair(line(214, 200, 260, 190))


DRAWINGS = {
    "tours/first-metal": ("a road to three works of metal", first_metal),
    "tours/kemerovo-left-bank": ("a street of planned blocks that ends at a works", left_bank),
    "tours/kolchugino-line": ("a coal train on a line with ten stations", kolchugino),
    "tours/north-gold": ("a pan of gold under a railway bridge", north_gold),
    "tours/novokuznetsk-two-cities": ("a river between a fortress and a steelworks", two_cities),
    "tours/red-hill-walk": ("a path up a hill to a house and a monument", red_hill_walk),
    "tours/southern-coal": ("a road to a power station and a mining town", southern_coal),
}
"""By entry: what the drawing shows, and who draws it."""
