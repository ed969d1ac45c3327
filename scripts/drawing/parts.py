"""Parts that drawings of works are put together from."""

from __future__ import annotations

from drawing.hand import GROUND, HAIR, Sheet, box, circle, levels, line, lines, n, poly, rect, spokes, spread


def chimney(s: Sheet, x: float, top: float, w: float = 14, tint: str = "r", base: float = GROUND) -> None:
    """A tapering brick chimney about the axis *x*."""
    s.fill(tint, poly((x - w / 2, base), (x - w / 3, top), (x + w / 3, top), (x + w / 2, base)))
    s.fill("c", rect(x - w / 3 - 2, top - 5, w * 2 / 3 + 4, 6))
    s.hair(levels((top + 16, top + 30), x - w / 2.7, x + w / 2.7))


def striped(s: Sheet, x: float, top: float, w: float = 16, base: float = GROUND) -> None:
    """A concrete chimney with red bands about the axis *x*."""

    def half(y: float) -> float:
        return w / 3.4 + (w / 2 - w / 3.4) * (y - top) / (base - top)

    def band(y1: float, y2: float) -> str:
        return poly((x - half(y1), y1), (x + half(y1), y1), (x + half(y2), y2), (x - half(y2), y2))

    s.fill("l", band(top, base))
    s.fill("x", band(top, top + 12), band(top + 24, top + 36), width=None)
    s.draw(band(top, base))


def cooling_tower(s: Sheet, x: float, w: float, top: float, base: float = GROUND) -> None:
    """A hyperbolic cooling tower about the axis *x*."""
    h, t = w / 2, w * 0.3
    waist = top + (base - top) * 0.35
    s.fill(
        "s",
        f"M{n(x - h)} {n(base)}Q{n(x - t * 0.9)} {n(waist + 20)} {n(x - t)} {n(top)}H{n(x + t)}"
        f"Q{n(x + t * 0.9)} {n(waist + 20)} {n(x + h)} {n(base)}z",
    )
    legs = "".join(
        f"M{n(x - h + 8 + i * (w - 16) / 6)} {n(base)}l{n((w - 16) / 12)}-12 {n((w - 16) / 12)} 12"
        for i in range(6)
    )
    s.hair(levels((top + 7,), x - t, x + t), levels((base - 12,), x - h + 5, x + h - 5), legs)
    s.hair(
        f"M{n(x)} {n(top)}V{n(base - 12)}M{n(x - t / 2)} {n(top)}Q{n(x - t / 2)} {n(waist)} {n(x - h / 2)} {n(base - 12)}"
    )
    s.hair(f"M{n(x + t / 2)} {n(top)}Q{n(x + t / 2)} {n(waist)} {n(x + h / 2)} {n(base - 12)}")


def wheel(s: Sheet, x: float, y: float, r: float, tint: str = "l", count: int = 8) -> None:
    """A wheel with spokes."""
    s.fill(tint, circle(x, y, r))
    s.hair(circle(x, y, r * 0.83), spokes(x, y, r * 0.83, count))
    s.fill("c", circle(x, y, max(2, r * 0.14)))


def lattice(
    s: Sheet, x: float, top: float, w1: float, w2: float, base: float = GROUND, bays: int = 5
) -> None:
    """A lattice tower about the axis *x*, *w1* wide above and *w2* below."""
    ys = [top + (base - top) * i / bays for i in range(bays + 1)]
    half = [w1 / 2 + (w2 - w1) / 2 * i / bays for i in range(bays + 1)]
    s.draw(line(x - half[0], top, x - half[-1], base), line(x + half[0], top, x + half[-1], base))
    s.draw(*(levels((ys[i],), x - half[i], x + half[i]) for i in range(bays)))
    for i in range(bays):
        s.hair(line(x - half[i], ys[i], x + half[i + 1], ys[i + 1]))
        s.hair(line(x + half[i], ys[i], x - half[i + 1], ys[i + 1]))


def headframe(s: Sheet, x: float, top: float, side: int = 1, base: float = GROUND, big: float = 1) -> None:
    """The steel headframe of a mine; *side*: where its leg stands."""
    r = 20 * big
    deck = top + 2 * r
    reach = (base - deck) * 0.62 * side
    s.fill(
        "s",
        poly((x + 5 * side, deck), (x + 14 * side, deck), (x + reach + 12 * side, base), (x + reach, base)),
    )
    lattice(s, x, deck, 24 * big, 46 * big, base)
    s.fill("c", rect(x - 24 * big, deck - 5, 48 * big, 6))
    s.draw(line(x - 16 * big, deck - 5, x, top + r), line(x + 20 * big, deck - 5, x + 8 * big, top + r))
    wheel(s, x - 12 * big * side, top + r * 1.12, r * 0.76)
    wheel(s, x + 10 * big * side, top + r, r)
    s.hair(line(x + (10 * big + r * 0.7) * side, top + r * 0.3, x + reach + 44 * side, base - 40))


def wooden_headframe(s: Sheet, x: float, top: float, base: float = GROUND) -> None:
    """A small headframe of timber with one wheel."""
    s.draw(
        line(x - 6, top + 12, x - 24, base),
        line(x + 6, top + 12, x + 24, base),
        line(x + 4, top + 16, x + 56, base),
    )
    rows = [top + 12 + (base - top - 12) * f for f in (0.3, 0.6)]
    s.draw(
        *(
            levels(
                (y,),
                x - 6 - 18 * (y - top - 12) / (base - top - 12),
                x + 6 + 18 * (y - top - 12) / (base - top - 12),
            )
            for y in rows
        )
    )
    wheel(s, x, top + 10, 12, count=6)


def stoves(s: Sheet, x: float, count: int, top: float, w: float = 26, base: float = GROUND) -> None:
    """The hot-blast stoves beside a furnace."""
    for i in range(count):
        a = x + i * (w + 8)
        s.fill(
            "s", f"M{n(a)} {n(base)}V{n(top + 18)}q0-16 {n(w / 2)}-18 {n(w / 2)} 2 {n(w / 2)} 18V{n(base)}z"
        )
        s.hair(
            levels((top + 26, (top + base) / 2 + 10, base - 18), a, a + w),
            lines((a + w - 8,), top + 22, base),
        )


def blast_furnace(s: Sheet, x: float, top: float, base: float = GROUND, big: float = 1) -> None:
    """A blast furnace about the axis *x*, its skip bridge to the right."""
    h = base - top

    def y(share: float) -> float:
        return top + h * share

    a = big
    outline = [(-42, 1), (-42, 0.87), (-32, 0.78), (-36, 0.7), (-22, 0.4), (-22, 0.28)]
    left = [(x + dx * a, y(f)) for dx, f in outline]
    right = [(x - dx * a, y(f)) for dx, f in reversed(outline)]
    s.fill(
        "l",
        poly(
            (x - 10 * a, y(0.12)),
            (x - 4 * a, y(0.09)),
            (x + (h * 0.78) * a, base),
            (x + (h * 0.72) * a - 8, base),
        ),
    )
    s.fill("r", poly(*left, *right))
    s.hair(
        levels((y(0.4),), x - 22 * a, x + 22 * a),
        levels((y(0.55),), x - 29 * a, x + 29 * a),
        levels((y(0.7),), x - 36 * a, x + 36 * a),
        lines((x - 9 * a, x + 9 * a), y(0.28), y(0.8)),
    )
    s.fill(
        "d", poly((x - 16 * a, y(0.28)), (x - 9 * a, y(0.17)), (x + 9 * a, y(0.17)), (x + 16 * a, y(0.28)))
    )
    s.fill("c", rect(x - 22 * a, y(0.12), 44 * a, 6), rect(x - 52 * a, y(0.88), 104 * a, 5))
    s.draw(f"M{n(x)} {n(y(0.12))}V{n(top)}M{n(x - 6)} {n(top)}h12")
    s.fill("c", box(x - 12 * a, h * 0.1, 24 * a, base))
    s.fill(
        "x",
        poly((x - 12 * a, base - 8), (x + 12 * a, base - 8), (x + 18 * a, base), (x - 18 * a, base)),
        width=None,
    )


def conveyor(s: Sheet, x1: float, y1: float, x2: float, y2: float, w: float = 14, tint: str = "s") -> None:
    """A closed gallery with a belt, from its upper left edge to its upper right one."""
    s.fill(tint, poly((x1, y1), (x2, y2), (x2, y2 + w), (x1, y1 + w)))
    count = max(2, int(abs(x2 - x1) // 26))
    at = [(x1 + (x2 - x1) * i / count, y1 + (y2 - y1) * i / count) for i in range(1, count)]
    s.hair("".join(f"M{n(x)} {n(y)}v{n(w)}" for x, y in at))


def hall(
    s: Sheet, x: float, w: float, h: float, tint: str = "l", roof: str = "flat", base: float = GROUND
) -> None:
    """A hall with its roof: flat, gable, saw or vent."""
    y = base - h
    if roof == "saw":
        count = max(2, int(w // 36))
        each = w / count
        for i in range(count):
            a = x + i * each
            s.fill("d", poly((a, y), (a, y - 18), (a + each, y)))
            s.hair("".join(line(a + each * f, y, a + each * f, y - 18 * (1 - f)) for f in (0.2, 0.4)))
    s.fill(tint, rect(x, y, w, h))
    if roof == "flat":
        s.fill("c", rect(x - 4, y - 7, w + 8, 8))
    if roof == "gable":
        s.fill("d", poly((x - 6, y), (x + w / 2, y - w * 0.2), (x + w + 6, y)))
    if roof == "vent":
        s.fill("d", poly((x - 5, y), (x + 8, y - 12), (x + w - 8, y - 12), (x + w + 5, y)))
        s.fill("l", rect(x + w * 0.2, y - 24, w * 0.6, 12))
        s.fill("c", rect(x + w * 0.2 - 4, y - 28, w * 0.6 + 8, 5))


def panes(
    s: Sheet, x: float, w: float, y: float, h: float, count: int, pane: float = 10, tint: str = "s"
) -> None:
    """A row of windows."""
    s.fill(tint, spread(x, w, pane, count, y, h), width=HAIR)


def columns(s: Sheet, x: float, w: float, top: float, count: int, base: float, tint: str = "l") -> None:
    """A portico of columns under a pediment."""
    s.fill("d", rect(x, top, w, base - top))
    gap = (w - 10) / (count - 1)
    s.fill(tint, *(rect(x + i * gap, top, 10, base - top) for i in range(count)))
    s.fill("c", rect(x - 8, top - 7, w + 16, 8), rect(x - 6, base - 5, w + 12, 5))
    s.fill("l", poly((x - 10, top - 7), (x + w / 2, top - 7 - w * 0.2), (x + w + 10, top - 7)))


def vessel(
    s: Sheet, x: float, top: float, w: float, tint: str = "l", base: float = GROUND, rings: int = 5
) -> None:
    """An upright vessel or column with a round head."""
    s.fill(tint, f"M{n(x)} {n(base)}V{n(top)}q{n(w / 2)} {n(-w * 0.7)} {n(w)} 0V{n(base)}z")
    step = (base - top) / (rings + 1)
    s.hair(levels((top + step * i for i in range(rings + 1)), x, x + w))


def ball(s: Sheet, x: float, r: float, base: float = GROUND, tint: str = "l") -> None:
    """A spherical tank on its legs."""
    y = base - r - 12
    s.draw(
        line(x - r * 0.8, y + r * 0.4, x - r * 0.95, base),
        line(x + r * 0.8, y + r * 0.4, x + r * 0.95, base),
        line(x - 8, base, x - 8, y),
        line(x + 8, base, x + 8, y),
    )
    s.fill(tint, circle(x, y, r))
    s.hair(
        f"M{n(x - r)} {n(y)}H{n(x + r)}M{n(x)} {n(y - r)}q{n(-r * 0.6)} {n(r)} 0 {n(2 * r)}m0 {n(-2 * r)}q{n(r * 0.6)} {n(r)} 0 {n(2 * r)}"
    )


def flare(s: Sheet, x: float, top: float, base: float = GROUND) -> None:
    """A gas flare on its mast."""
    s.hair(
        line(x - 2, top, x - 5, base),
        line(x + 2, top, x + 5, base),
        line(x, top + 40, x - 18, base),
        line(x, top + 40, x + 18, base),
    )
    s.fill("x", f"M{n(x)} {n(top)}q-12-14-2-28 0 8 6 10 2-10-2-18 16 14 8 30-2 6-10 6z")


def pylon(s: Sheet, x: float, top: float, base: float = GROUND) -> None:
    """A pylon of a power line."""
    s.hair(
        line(x - 3, top + 14, x - 15, base),
        line(x + 3, top + 14, x + 15, base),
        line(x - 3, top + 14, x, top),
        line(x + 3, top + 14, x, top),
    )
    h = base - top
    s.hair(
        line(x - 8, base - h * 0.4, x + 15, base),
        line(x + 8, base - h * 0.4, x - 15, base),
        line(x - 5, base - h * 0.7, x + 8, base - h * 0.4),
        line(x + 5, base - h * 0.7, x - 8, base - h * 0.4),
    )
    s.hair(levels((top + 18,), x - 20, x + 20), levels((top + 34,), x - 15, x + 15))
