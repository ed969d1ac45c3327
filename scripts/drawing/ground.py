"""What lies, grows, stands and moves about works: seams, water, trees, people, houses, wagons, machines."""

from __future__ import annotations

from itertools import pairwise

from drawing.hand import BOLD, GROUND, HAIR, Sheet, box, circle, levels, line, lines, n, poly, rect, spread


def larch(s: Sheet, x: float, h: float, base: float = GROUND, tint: str = "d") -> None:
    """A conifer."""
    w = h * 0.22
    top = base - h
    tiers = [(top, w * 0.5), (top + h * 0.28, w * 0.75), (top + h * 0.56, w)]
    s.draw(line(x, base, x, base - h * 0.2))
    s.fill(
        tint,
        *(poly((x - half, y + h * 0.34), (x, y), (x + half, y + h * 0.34)) for y, half in reversed(tiers)),
        width=HAIR,
    )


def tree(s: Sheet, x: float, h: float, base: float = GROUND, tint: str = "d") -> None:
    """A leafy tree as a drop."""
    s.draw(line(x, base, x, base - h * 0.5))
    s.fill(
        tint,
        f"M{n(x)} {n(base - h)}q{n(h * 0.2)} {n(h * 0.3)} {n(h * 0.12)} {n(h * 0.62)}q{n(-h * 0.12)} {n(h * 0.1)} {n(-h * 0.24)} 0q{n(-h * 0.08)} {n(-h * 0.32)} {n(h * 0.12)} {n(-h * 0.62)}z",
        width=HAIR,
    )


def figure(s: Sheet, x: float, base: float = GROUND, a: float = 1, tint: str = "c", helmet: str = "") -> None:
    """A person, for scale."""
    s.fill(
        tint,
        poly(
            (x - 4 * a, base - 19 * a),
            (x + 4 * a, base - 19 * a),
            (x + 4 * a, base - 9 * a),
            (x + 3 * a, base),
            (x - 3 * a, base),
            (x - 4 * a, base - 9 * a),
        ),
        width=HAIR,
    )
    s.fill(helmet or tint, circle(x, base - 23.5 * a, 3.6 * a), width=HAIR)


def house(
    s: Sheet,
    x: float,
    w: float,
    h: float,
    tint: str = "r",
    base: float = GROUND,
    count: int = 2,
    door: bool = False,
    pitch: float = 0.42,
) -> None:
    """A house of logs under a gable roof."""
    y = base - h
    s.fill(tint, rect(x, y, w, h))
    s.hair(levels([y + 10 * i for i in range(1, int(h // 10))], x, x + w))
    s.fill("d", poly((x - 8, y), (x + w / 2, y - w * pitch), (x + w + 8, y)))
    s.fill("l", spread(x, w, 13, count, y + 12, 18))
    s.hair(levels((y + 20,), x + 6, x + 6))
    if door:
        s.fill("c", box(x + w - 18, 26, 12, base))


def hopper(s: Sheet, x: float, y: float = GROUND, tint: str = "r", load: bool = True, w: float = 56) -> None:
    """A hopper wagon; *y*: the rail."""
    if load:
        s.fill("c", f"M{n(x + 4)} {n(y - 34)}q{n(w / 4)}-14 {n(w / 2 - 4)}-9 {n(w / 4)}-3 {n(w / 2 - 4)} 9z")
    s.fill(tint, poly((x, y - 34), (x + w, y - 34), (x + w - 6, y - 12), (x + 6, y - 12)))
    s.hair(lines((x + w * 0.3, x + w * 0.5, x + w * 0.7), y - 34, y - 12))
    s.fill("c", rect(x + 2, y - 13, w - 4, 4))
    s.fill("l", circle(x + 13, y - 6, 6), circle(x + w - 13, y - 6, 6))


def tub(s: Sheet, x: float, y: float = GROUND, tint: str = "d") -> None:
    """A mine tub."""
    s.fill("c", f"M{n(x + 3)} {n(y - 24)}q8-9 15-5 7-2 13 5z")
    s.fill(tint, poly((x, y - 24), (x + 34, y - 24), (x + 29, y - 8), (x + 5, y - 8)))
    s.fill("l", circle(x + 10, y - 5, 5), circle(x + 24, y - 5, 5))


def truck(s: Sheet, x: float, y: float, a: float = 1, side: int = 1) -> None:
    """A dump truck of an open pit; its wheels on *y*."""

    def p(dx: float, dy: float) -> tuple[float, float]:
        return x + dx * a * side, y + dy * a

    s.fill(
        "c",
        f"M{n(p(4, -30)[0])} {n(p(4, -30)[1])}q{n(14 * a * side)} {n(-16 * a)} {n(26 * a * side)} {n(-8 * a)} {n(10 * a * side)} {n(-4 * a)} {n(12 * a * side)} {n(6 * a)}z",
    )
    s.fill(
        "r",
        poly(
            p(0, -26),
            p(4, -32),
            p(40, -32),
            p(46, -42),
            p(66, -42),
            p(64, -36),
            p(50, -34),
            p(44, -14),
            p(10, -14),
        ),
    )
    s.fill("l", poly(p(50, -30), p(64, -30), p(66, -12), p(46, -12)))
    s.fill("d", poly(p(4, -14), p(66, -14), p(66, -8), p(4, -8)))
    for dx in (14, 54):
        s.fill("c", circle(*p(dx, -9), 9 * a))
        s.fill("l", circle(*p(dx, -9), 3.5 * a), width=HAIR)


def shovel(s: Sheet, x: float, y: float, a: float = 1, side: int = -1) -> None:
    """A rope shovel; its tracks on *y*, *side*: where its boom points."""

    def p(dx: float, dy: float) -> tuple[float, float]:
        return x + dx * a * side, y + dy * a

    s.fill("c", rect(min(p(-34, 0)[0], p(34, 0)[0]), y - 15 * a, 68 * a, 15 * a))
    s.hair(*(circle(*p(dx, -7.5), 5 * a) for dx in (-26, -9, 9, 26)))
    s.fill("d", rect(min(p(-14, 0)[0], p(14, 0)[0]), y - 23 * a, 28 * a, 8 * a))
    s.draw(line(*p(24, -40), *p(104, -128)), width=BOLD)
    s.fill("r", poly(p(-48, -23), p(-44, -62), p(34, -62), p(40, -23)))
    s.fill("d", poly(p(-34, -62), p(-24, -78), p(14, -78), p(24, -62)))
    s.fill("l", poly(p(20, -56), p(34, -56), p(36, -42), p(20, -42)), width=HAIR)
    s.hair(lines((p(-26, 0)[0], p(-8, 0)[0], p(10, 0)[0]), y - 58 * a, y - 23 * a))
    s.hair(
        line(*p(4, -78), *p(104, -130)),
        line(*p(-20, -78), *p(-6, -104)),
        line(*p(4, -78), *p(-6, -104)),
        line(*p(-6, -104), *p(104, -130)),
    )
    s.draw(line(*p(52, -58), *p(112, -56)), width=BOLD)
    s.hair(line(*p(104, -126), *p(118, -64)))
    s.fill("x", poly(p(108, -66), p(134, -60), p(134, -36), p(110, -40)))
    s.draw(line(*p(134, -58), *p(141, -54)), line(*p(134, -46), *p(141, -42)))
    s.fill("l", circle(*p(104, -128), 5 * a))


def water(s: Sheet, y: float, bottom: float = 312, left: float = 20, right: float = 472) -> None:
    """Water to the foot of the sheet, with waves."""
    s.fill("w", rect(left, y, right - left, bottom - y), width=None)
    for i, dx in enumerate((14, 34, 8)):
        at = y + 14 + 18 * i
        if at < bottom - 6:
            count = int((right - left - 2 * dx - (110 if at > 280 else 0)) // 20)
            s.hair(f"M{n(left + dx)} {n(at)}q5-5 10 0" + "t10 0" * (2 * count - 2))


def rails(s: Sheet, y: float = GROUND, left: float = 20, right: float = 472) -> None:
    """A railway line seen from the side."""
    s.fill("c", *(rect(x, y + 4, 14, 5) for x in range(int(left) + 8, int(right) - 14, 26)), width=None)
    s.draw(f"M{n(left)} {n(y + 2)}H{n(right)}", width=3)


def strata(s: Sheet, bands: list[tuple[str, float, float]], shape: str) -> None:
    """Seams that follow one curve: tint, depth of their top, thickness; *shape* has {y} for the height."""
    for tint, depth, thick in bands:
        upper = _curve(shape, depth)
        lower = _curve(shape, depth + thick, back=True)
        s.fill(tint, f"M{upper}L{lower}z", width=None)


def _curve(shape: str, depth: float, back: bool = False) -> str:
    points = [(float(x), float(y) + depth) for x, _, y in (pair.partition(",") for pair in shape.split())]
    if back:
        points.reverse()
    written = f"{n(points[0][0])} {n(points[0][1])}"
    for (x1, y1), (x2, y2) in pairwise(points):
        middle = (x1 + x2) / 2
        written += f"C{n(middle)} {n(y1)} {n(middle)} {n(y2)} {n(x2)} {n(y2)}"
    return written


def rock(s: Sheet, x: float, y: float, w: float, h: float) -> None:
    """Broken rock that fills a space."""
    bits: list[str] = []
    k = 0
    yy = y + 6.0
    while yy < y + h - 3:
        xx = x + 5 + (k % 2) * 6
        while xx < x + w - 4:
            bits.append(f"M{n(xx - 4)} {n(yy + 2)}l3-5 5 2 0 5z")
            xx += 12
        yy += 9
        k += 1
    s.hair(*bits)


def smoke(s: Sheet, x: float, y: float, size: float = 1) -> None:
    """Smoke or steam as two thin lines."""
    a = size
    s.hair(
        f"M{n(x)} {n(y)}q{n(-10 * a)} {n(-14 * a)} {n(4 * a)} {n(-24 * a)} {n(13 * a)} {n(-9 * a)} {n(7 * a)} {n(-26 * a)}"
    )
    s.hair(
        f"M{n(x + 8)} {n(y)}q{n(-8 * a)} {n(-13 * a)} {n(5 * a)} {n(-22 * a)} {n(10 * a)} {n(-8 * a)} {n(4 * a)} {n(-20 * a)}"
    )
