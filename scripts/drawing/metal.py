"""Drawings of works of iron, steel and other metals, each with what its entry says of the place."""

from __future__ import annotations

import math

from drawing.ground import figure, hopper, smoke, tree
from drawing.hand import BOLD, HAIR, Sheet, box, circle, grid, levels, line, lines, poly, rect, spread
from drawing.parts import blast_furnace, chimney, columns, flare, hall, panes, stoves


def aluminium_works(s: Sheet) -> None:
    """The palace of culture in front, pot rooms behind."""
    s.sun(240, 108, 64)
    chimney(s, 60, 96, 14)
    chimney(s, 84, 112, 14)
    hall(s, 30, 126, 62, "s", "vent")
    hall(s, 340, 118, 62, "s", "vent")
    panes(s, 340, 118, 204, 22, 7)
    s.fill("l", box(116, 92, 248))
    s.fill("c", rect(110, 152, 260, 7))
    s.fill(
        "s",
        *(spread(122, 56, 11, 3, y, 24) for y in (172, 208)),
        *(spread(302, 56, 11, 3, y, 24) for y in (172, 208)),
        width=HAIR,
    )
    columns(s, 184, 112, 140, 6, 250)
    s.fill("c", box(230, 44, 20))
    s.fill("c", rect(172, 244, 136, 6))
    s.fill("x", "M240 120l-4-9h8z", circle(240, 124, 5), width=None)
    s.fill("l", *(rect(392 + 17 * i, 241 - 9 * j, 15, 8) for j in range(3) for i in range(4 - j)), width=HAIR)
    tree(s, 106, 50)
    s.axis(240, 90)
    s.wide(184, 296)
    s.high(28, 152, 112)
    s.ground()


def ferroalloys(s: Sheet) -> None:
    """An arc furnace with its electrodes, and a wagon at the goods station."""
    s.fill("w", poly((20, 8), (250, 8), (20, 170)), width=None)
    s.sun(172, 168, 60)
    s.draw("M46 250V76H298V250")
    s.fill("d", poly((36, 76), (172, 38), (308, 76)))
    s.hair("M46 76L80 63 110 76 140 47 172 76 204 47 234 76 264 63 298 76")
    s.draw("M46 100H298", width=BOLD)
    for x in (140, 172, 204):
        s.fill("c", rect(x - 8, 112, 16, 74))
        s.fill("s", rect(x - 11, 126, 22, 10))
        s.hair(f"M{x} 100V112")
    s.fill("r", "M92 184H252V200Q252 236 220 236H124Q92 236 92 200z")
    s.fill("d", rect(84, 178, 176, 9))
    s.fill("x", "M104 202H240Q238 226 216 226H128Q106 226 104 202z")
    s.fill("l", poly((252, 208), (280, 220), (276, 228), (252, 220)))
    s.draw("M110 236V250M234 236V250M82 250H262")
    s.fill("x", "M277 221q8 8 6 29h-5q0-18-5-26z", width=None)
    s.fill("l", box(326, 66, 52))
    s.fill("d", poly((318, 184), (352, 160), (386, 184)))
    s.fill("s", spread(326, 52, 12, 2, 196, 20), width=HAIR)
    s.fill("c", rect(324, 222, 56, 5))
    hopper(s, 394, 250)
    s.axis(172, 24)
    s.wide(92, 252)
    s.high(30, 76, 42)
    s.ground()


def guryevsk(s: Sheet) -> None:
    """An old ironworks: a stone furnace with its charging bridge, a hall with arched windows."""
    s.sun(128, 92, 48)
    s.fill("w", poly((20, 250), (20, 176), (92, 150), (150, 250)), width=None)
    s.hair("M20 176L92 150")
    s.fill("r", poly((22, 166), (96, 140), (96, 150), (22, 178)))
    s.draw("M34 174V250M62 164V250M88 154V250")
    s.hair("M34 250L62 166M62 250L88 156")
    s.fill("l", poly((94, 250), (112, 128), (184, 128), (202, 250)))
    s.hair(
        levels(range(140, 250, 12), 112, 184),
        "M130 128v12M160 140v12M124 152v12M150 164v12M176 152v12M116 176v12M140 188v12M188 188v12M110 212v12M190 212v12",
    )
    s.fill("r", poly((122, 128), (128, 100), (168, 100), (174, 128)))
    s.fill("c", rect(122, 94, 52, 7))
    s.fill("x", "M134 94q-8-16 4-26 0 8 8 8 0-16 10-26 2 14 8 20 6 12-2 24z", width=None)
    s.fill("c", "M126 250V224q22-34 44 0V250z")
    s.fill("x", "M138 250q10-16 20 0z", width=None)
    hall(s, 214, 162, 66, "r", "gable")
    s.fill("l", *(f"M{x} 232v-24q9-14 18 0v24z" for x in range(228, 360, 29)), width=HAIR)
    s.fill("l", circle(295, 172, 6))
    chimney(s, 404, 64, 26)
    smoke(s, 400, 56)
    s.fill(
        "c", *(rect(392 + 14 * i - 4 * j, 243 - 7 * j, 12, 6) for j in range(2) for i in range(5)), width=HAIR
    )
    s.axis(148, 40)
    s.wide(94, 202)
    s.high(452, 64, 414)
    s.ground()


def kmk(s: Sheet) -> None:
    """The office that ran the works, the furnace that is gone, the rails that still roll."""
    s.sun(110, 96, 52)
    s.ghost("M46 204V120q0-14 11-16 11 2 11 16V204M76 204V120q0-14 11-16 11 2 11 16V204")
    s.ghost(
        "M110 204V184L120 170 116 156 128 102V78H160V102L172 156 168 170 178 184V204M128 78L134 62H154L160 78M158 66L214 140"
    )
    s.hair("M128 106H160M116 156H172")
    s.fill("l", box(204, 110, 226, 204))
    s.fill("c", rect(198, 87, 238, 8))
    s.fill(
        "s",
        *(spread(208, 58, 10, 3, y, 18) for y in (106, 138, 170)),
        *(spread(368, 58, 10, 3, y, 18) for y in (106, 138, 170)),
        width=HAIR,
    )
    columns(s, 274, 86, 100, 6, 204)
    s.fill("c", rect(306, 172, 22, 32))
    s.draw("M317 76V46")
    s.fill("x", poly((317, 46), (342, 50), (317, 60)))
    s.draw("M20 204H472", width=3)
    s.fill("d", *(rect(36, 226 + 9 * i, 316, 4) for i in range(3)))
    s.fill("l", *(rect(40 + 98 * i, 218, 6, 34) for i in range(4)), width=HAIR)
    s.fill("c", rect(28, 252, 334, 7))
    s.fill("s", *(circle(x, 266, 7) for x in (56, 78, 312, 334)))
    s.fill("r", "M392 264H452V257L428 252V230L440 225V215H404V225L416 230V252L392 257z")
    s.hair("M387 275H457M389 278l6-6M449 278l6-6")
    s.draw("M20 274H372", width=3)
    s.axis(144, 40, 212)


def west_siberian(s: Sheet) -> None:
    """A furnace that still burns, a converter, and a tower that cools."""
    s.sun(176, 92, 54)
    stoves(s, 32, 3, 124, 24)
    blast_furnace(s, 174, 40)
    hall(s, 300, 166, 92, "s", "vent")
    s.fill("p", rect(310, 168, 146, 82))
    s.draw("M310 178H456", width=BOLD)
    s.fill("d", "M352 206l18-22 40 22 4 22-16 20-30-4z")
    s.hair("M360 212l46 24M370 184l-10 12")
    s.fill("x", "M352 206l18-22-6-4-18 22zM352 204q-16 8-16 34h-8q0-30 18-36z", width=None)
    s.fill("c", poly((316, 228), (346, 228), (342, 250), (320, 250)))
    s.fill("x", rect(318, 224, 26, 5), width=None)
    s.draw("M400 250L386 216M430 250V220H414")
    figure(s, 444, 250, 0.9)
    s.axis(174, 24)
    s.wide(132, 216)
    s.high(466, 114, 452)
    s.ground()


def _at(x: float, y: float, r: float, bearing: float) -> tuple[float, float]:
    a = math.radians(bearing)
    return x + r * math.sin(a), y - r * math.cos(a)


def tomsk_ironworks(s: Sheet) -> None:
    """A name, a year and a direction: north-west of Kuznetsk."""
    s.fill("w", circle(318, 156, 104), width=None)
    s.hair(circle(318, 156, 104), circle(318, 156, 96))
    ticks = "".join(line(*_at(318, 156, 96, a), *_at(318, 156, 104, a)) for a in range(0, 360, 10))
    s.hair(ticks, "M318 40V272M202 156H434")
    s.fill(
        "l",
        *(
            poly(_at(318, 156, 78, a), _at(318, 156, 14, a + 45), (318, 156), _at(318, 156, 14, a - 45))
            for a in (0, 90, 180, 270)
        ),
    )
    s.fill(
        "d",
        *(poly(_at(318, 156, 78, a), _at(318, 156, 14, a + 45), (318, 156)) for a in (0, 90, 180, 270)),
        width=HAIR,
    )
    s.fill("x", poly((222, 60), (306, 154), (318, 156), (316, 144)))
    s.fill("p", circle(318, 156, 5))
    s.ghost(
        "M62 130L76 60H130L144 130zM84 60L88 42H118L122 60M92 130V112q11-14 22 0V130M150 130V96L178 78 206 96"
    )
    s.hair("M56 130H200")
    s.fill(
        "x",
        "M93 79A10 10 0 1 1 108 88Q105 90 105 95H99Q99 87 104 84A4 4 0 1 0 99 79zM99 98h6v6h-6z",
        width=None,
    )
    s.red("M222 60L150 20", width=HAIR, dash="5 4")
    s.fill("c", *(f"M{x} {y}l5-9h42l5 9z" for x, y in ((50, 250), (106, 250), (78, 240))))
    s.hair("M45 264H163M47 267l6-6M155 267l6-6M50 250V269M158 250V269")
    s.draw("M36 250H180", width=3)


def kemerovo_metallurgical(s: Sheet) -> None:
    """Dashed: no such works was found. Only the flare of the coke works is there to be seen."""
    s.fill("w", circle(214, 148, 112), width=None)
    s.ghost(
        "M60 250V142q0-18 14-20 14 2 14 20V250M98 250V142q0-18 14-20 14 2 14 20V250M136 250V142q0-18 14-20 14 2 14 20V250"
    )
    s.ghost("M182 250V224L194 204 188 186 204 118V92H244V118L260 186 254 204 266 224V250")
    s.ghost("M206 92L214 72H234L242 92M200 60H248M238 74L372 250M230 66L388 250")
    s.ghost("M292 250V196L322 178V196L352 178V196L382 178V250")
    s.hair("M182 224H266M204 126H244M188 186H260")
    s.fill("p", rect(204, 134, 40, 40))
    s.fill(
        "x",
        "M213 149A11 11 0 1 1 229 159Q226 161 226 166H219Q219 158 225 154A5 5 0 1 0 219 149zM219 169h7v7h-7z",
        width=None,
    )
    s.draw(rect(204, 134, 40, 46))
    flare(s, 426, 96)
    s.fill("d", box(404, 30, 58))
    s.fill("l", grid(409, 226, 5, 20, 6, 1, 9), width=HAIR)
    s.axis(224, 40)
    s.hair(
        "M177 270H271M179 273l6-6M263 273l6-6M182 250V275M266 250V275M36 87V255M33 95l6-6M33 253l6-6M200 92H31"
    )
    s.ground()


def tractor_plant(s: Sheet) -> None:
    """A dashed tractor that no document knows; shells, a motor and a mining pick that were made."""
    s.fill("w", circle(152, 150, 106), width=None)
    s.ghost(circle(208, 198, 52), circle(208, 198, 40), circle(78, 218, 32), circle(78, 218, 22))
    s.ghost(
        "M56 190V136H160L172 120H196V150M60 154H160M86 136V92H98V136M110 190H160M196 146H236V156M172 120L158 100M150 106l16-12M220 146V126H232L238 108"
    )
    s.hair("M208 198L208 158M208 198L243 218M208 198L173 218M78 218V196M78 218l19 11M78 218l-19 11")
    s.fill(
        "x",
        "M113 165A11 11 0 1 1 129 175Q126 177 126 182H119Q119 174 125 170A5 5 0 1 0 119 165zM119 185h7v7h-7z",
        width=None,
    )
    for i, x in enumerate((300, 326, 352)):
        s.fill("r", rect(x, 184, 16, 66))
        s.fill("x" if i == 1 else "s", f"M{x} 184Q{x} 156 {x + 8} 144Q{x + 16} 156 {x + 16} 184z")
        s.hair(f"M{x} 176H{x + 16}M{x} 192H{x + 16}M{x} 242H{x + 16}")
    s.fill("d", "M386 236V206q0-10 10-10h44q10 0 10 10V236z")
    s.hair(lines(range(396, 446, 8), 196, 236))
    s.fill(
        "c",
        rect(450, 212, 14, 8),
        rect(380, 236, 76, 6),
        rect(390, 242, 12, 8),
        rect(434, 242, 12, 8),
        rect(408, 186, 20, 10),
    )
    s.hair("M295 270H373M297 273l6-6M365 273l6-6M300 250V275M368 250V275")
    s.axis(208, 60)
    s.axis(78, 76)
    s.ground()


DRAWINGS = {
    "landmarks/aluminium-works": (
        "a palace of culture before the pot rooms of an aluminium works",
        aluminium_works,
    ),
    "landmarks/ferroalloys-works": ("an arc furnace and a goods station", ferroalloys),
    "landmarks/guryevsk-ironworks": ("an old ironworks with a stone furnace", guryevsk),
    "landmarks/kmk": ("an office, the dashed outline of a furnace, and rails", kmk),
    "landmarks/west-siberian-works": ("a blast furnace and a converter", west_siberian),
    "landmarks/tomsk-ironworks": ("a compass that points north-west, and a dashed furnace", tomsk_ironworks),
    "landmarks/kemerovo-metallurgical-plant": (
        "the dashed outline of a steelworks that was not found",
        kemerovo_metallurgical,
    ),
    "landmarks/kemerovo-tractor-plant": ("the dashed outline of a tractor, and shells", tractor_plant),
}
"""By entry: what the drawing shows, and who draws it."""
