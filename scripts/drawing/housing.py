"""Drawings of schools and housing, each with what its entry says of the place."""

from __future__ import annotations

from drawing.ground import figure, larch, tree
from drawing.hand import HAIR, Sheet, box, circle, grid, levels, lines, n, poly, rect, spread
from drawing.parts import chimney


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
    s.draw(
        *(
            f"M{48 + 36 * i} {y + 4}l22 14M{70 + 36 * i} {y + 4}l-22 14"
            for i, y in ((0, 172), (2, 212), (3, 172), (5, 212))
        )
    )
    s.fill("r", box(272, 172, 60))
    s.hair(levels(range(86, 250, 8), 272, 332))
    s.fill("d", rect(264, 70, 76, 46))
    s.hair(lines((276, 289, 302, 315, 328), 70, 116))
    s.fill("c", rect(260, 62, 84, 9))
    s.fill("l", rect(294, 132, 16, 46))
    s.draw("M302 132V178M294 147H310M294 163H310")
    s.fill("c", rect(288, 214, 28, 36))
    s.draw("M284 250L320 214M320 250L284 214")
    s.fill(
        "r",
        poly((372, 122), (452, 122), (460, 112), (380, 112)),
        rect(372, 122, 80, 34),
        poly((452, 122), (460, 112), (460, 146), (452, 156)),
    )
    s.fill(
        "c",
        "M382 150L391 128H395L404 150H399L397 145H389L387 150zM391 140H395L393 134zM410 128H415V150H410zM422 128H427V137L436 128H442L432 138 443 150H437L428 141 427 142V150H422z",
        width=None,
    )
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
                    s.fill(
                        "s" if k == 2 else "l",
                        *(spread(x, w, 11 * a, 4, base - h + (14 + 33 * r) * a, 18 * a) for r in range(4)),
                        width=HAIR,
                    )
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


DRAWINGS = {
    "landmarks/siberian-metallurgical-institute": ("an institute with ribbon windows", institute),
    "landmarks/sotsgorod": ("rows of houses on a plan", sotsgorod),
    "landmarks/upper-colony": ("houses of a colony, one boarded up, behind a works", upper_colony),
    "landmarks/van-loghem-school": ("a brick school with a water tower, and a brick", van_loghem),
    "landmarks/workers-districts": ("four kinds of workers' houses", workers_districts),
    "landmarks/zhilkombinat": ("parallel blocks of flats seen along their axis", zhilkombinat),
}
"""By entry: what the drawing shows, and who draws it."""
