"""One row of a sheet, read: what it says of an entry, in the guide's own words, and what cannot be understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from kuzbass_site.citations import KEY, parse_stated
from kuzbass_site.frontmatter import Document
from kuzbass_site.geo import Coordinates, MeasureError
from kuzbass_site.geo.pasted import accuracy, degrees, is_short_link, parse_point, written
from kuzbass_site.i18n import N_
from kuzbass_site.models.entry import STATUSES
from kuzbass_site.models.stated import Kind
from kuzbass_site.problems import Problem
from kuzbass_site.scalars import one_line
from kuzbass_site.sheets import cells
from kuzbass_site.sheets.columns import LISTS, PATHS, Path, fact_fields
from kuzbass_site.sheets.troubles import Trouble
from kuzbass_site.shelf import Shelf
from kuzbass_site.text import closest, fold

Value = str | list[str]
UNKNOWN = "unknown"
_CHOSEN = ("lat", "lon", "accuracy", "location-sources", "location-note")
_SETTLEMENT_ACCURACY = "2 km"


@dataclass(frozen=True, slots=True)
class Wish:
    """A value that the sheet wants at a place of the front matter, and the head of its column."""

    value: Value
    head: str


@dataclass(slots=True)
class RowReader:
    """Reads the ``given`` cells (by field) of one row; ``heads`` are the columns of the fields.

    ``current`` is the entry as it is: what it says already is no wish, what is no flat field is left alone.
    ``wishes`` are in the order of the front matter.
    """

    number: int
    given: Mapping[str, str]
    heads: Mapping[str, str]
    shelf: Shelf
    id: str = ""
    current: Document | None = None
    default_sources: tuple[str, ...] = ()
    wishes: dict[Path, Wish] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)
    notes: list[Trouble] = field(default_factory=list)
    sources: tuple[str, ...] = ()

    def read(self) -> None:
        """Fill ``wishes``, ``troubles`` and ``notes``."""
        self.sources = self._keys("sources") or self.default_sources
        for name, path in PATHS.items():
            if name in _CHOSEN:
                if name == "lat":
                    self._location()
            elif name in self.given:
                self._field(name, path)
        if "settlement" in self.given:
            self._settlement()
        for column, fact in fact_fields(self.shelf.guide.config).items():
            if column in self.given:
                self._stated(column, ("facts", fact), self.shelf.guide.config.facts[fact].kind)

    def complain(self, name: str, text: str, hint: str, **values: str) -> None:
        """Note a trouble with the cell of a field."""
        shown = {"cell": self.given.get(name, ""), **values}
        self.troubles.append(Trouble(self.number, self.heads.get(name, name), text, hint, shown))

    def now(self, path: Path) -> Any:
        """What the entry says at a place; None where it says nothing."""
        found: Any = self.current.data if self.current else {}
        for part in path:
            found = found.get(part) if isinstance(found, dict) else None
        return found or None

    def _wish(self, name: str, path: Path, value: Value) -> None:
        if value != self.now(path):
            self.wishes[path] = Wish(value, self.heads.get(name, name))

    def _is_left_alone(self, name: str, path: Path, kind: type) -> bool:
        """Whether the entry holds more there than a cell can say; that is noted."""
        now = self.now(path)
        if now is None or isinstance(now, kind):
            return False
        text = N_(
            "the entry says more here than a cell can (several readings, a series, a long form); it is left alone"
        )
        self.notes.append(Trouble(self.number, self.heads.get(name, name), text))
        return True

    def _field(self, name: str, path: Path) -> None:
        cell = self.given[name]
        if name in LISTS:
            same = cells.tidy(cell) == cells.tidy(cells.joined(self.now(path) or ()))
            if not same and not self._is_left_alone(name, path, list):
                self._list(name, path, cells.items(cell))
        elif name == "status":
            self._stated(name, path, Kind.TEXT)
        elif self._is_left_alone(name, path, str) or cells.tidy(cell) == cells.tidy(
            str(self.now(path) or "")
        ):
            return
        elif name == "type":
            self._type(cell)
        elif name == "draft":
            self._draft(cell)
        else:
            self._wish(name, path, one_line(cell))

    def _type(self, cell: str) -> None:
        types = self.shelf.guide.config.types
        found = cells.term(cell, types) if types else one_line(cell)
        if found:
            self._wish("type", ("type",), found)
            return
        known = [each for one in types.values() for each in (one.name, *one.label.values())]
        self._unknown(
            "type",
            cell,
            closest(cell, known),
            ", ".join(types),
            N_("there is no type “%(word)s” in site.yaml"),
        )

    def _draft(self, cell: str) -> None:
        words = fold(cell)
        if words in cells.YES_WORDS or words in cells.NO_WORDS:
            self._wish("draft", ("draft",), "true" if words in cells.YES_WORDS else "false")
        else:
            self.complain("draft", N_("“%(cell)s” is neither yes nor no"), N_("write yes or no"))

    def _list(self, name: str, path: Path, wanted: list[str]) -> None:
        if wanted == self.now(path):
            return
        found = []
        for item in wanted:
            meant = self._item(name, item)
            if meant:
                found.append(meant)
        if len(found) == len(wanted):
            self._wish(name, path, list(dict.fromkeys(found)))

    def _item(self, name: str, item: str) -> str:
        config = self.shelf.guide.config
        if name == "tags" and config.tags:
            tag = cells.term(item, config.tags)
            if not tag:
                labels = [each for one in config.tags.values() for each in (one.name, *one.label.values())]
                text = N_("there is no tag “%(word)s” in site.yaml")
                self._unknown(name, item, closest(item, labels), ", ".join(config.tags), text)
            return tag
        if name in ("part-of", "see-also"):
            id_ = self.shelf.find(item)
            if not id_:
                self._unknown(name, item, self.shelf.near_id(item), "", N_("there is no entry “%(word)s”"))
            return id_
        return one_line(item)

    def _unknown(self, name: str, word: str, near: str, known: str, text: str) -> None:
        """Complain of a word that the guide does not know."""
        hint = N_("write the name of an entry's file, such as towns/kaltan, or leave the cell empty")
        if near:
            hint = N_("did you mean “%(near)s”?")
        elif known:
            hint = N_("write one of %(known)s; or leave the cell empty")
        self.complain(name, text, hint, word=word, near=near, known=known)

    def _settlement(self) -> None:
        name = self.given["settlement"]
        id_ = self.shelf.find(name)
        path = PATHS["part-of"]
        now = self.wishes[path].value if path in self.wishes else self.now(path) or []
        if id_ and isinstance(now, list):
            if id_ not in (*now, self.id):
                self._wish("settlement", path, [*now, id_])
        elif not id_ and self.shelf.settlement(name) is None:
            near = self.shelf.near_title(name)
            text = N_("the guide has no settlement “%(word)s”, neither as an entry nor on its map")
            self._unknown("settlement", name, near, "", text)

    def _keys(self, name: str) -> tuple[str, ...]:
        """The keys of sources in a cell; those that nobody registered are troubles."""
        cell, known = self.given.get(name, ""), self.shelf.guide.sources
        found = tuple(cells.source_keys(cell))
        wrong = [key for key in found if key not in known]
        if any(not KEY.fullmatch(key) for key in wrong):  # a text, perhaps with commas in it
            wrong = [cells.tidy(cell)]
        for key in wrong:
            near = self.shelf.near_source(key)
            hint = N_(
                "write the key of a source in content/sources.yaml (register it there first if it is new); "
                "keys are parted by semicolons"
            )
            if near:
                hint = N_("did you mean `%(near)s`?")
            self.complain(name, N_("there is no source `%(key)s`"), hint, key=key, near=near)
        return () if wrong else found

    def _stated(self, name: str, path: Path, kind: Kind) -> None:
        cell, now = self.given[name], self.now(path)
        if self._is_left_alone(name, path, str) or (now and cells.same_stated(cell, now)):
            return
        parts = parse_stated(one_line(cell))
        if parts.problems:
            for slip in parts.problems:
                problem = Problem(PurePosixPath("sheet"), self.number, 1, slip.code, slip.args)
                self.troubles.append(Trouble(self.number, self.heads.get(name, name), problem=problem))
            return
        text = cells.value(parts.value, kind)
        if name == "status":
            text = cells.status(parts.value)
            if not text:
                near = closest(parts.value, STATUSES)
                known = ", ".join(STATUSES)
                self._unknown(name, parts.value, near, known, N_("there is no status “%(word)s”"))
                return
        for citation in parts.citations:
            if citation.key not in self.shelf.guide.sources:
                near = self.shelf.near_source(citation.key)
                hint = (
                    N_("did you mean `%(near)s`?")
                    if near
                    else N_("register it in content/sources.yaml first")
                )
                self.complain(name, N_("there is no source `%(key)s`"), hint, key=citation.key, near=near)
        if parts.citations:
            value = text + one_line(cell)[len(parts.value) :]
        else:
            value = cells.stated(parts, text, () if text == UNKNOWN else self.sources)
            if text not in (UNKNOWN, "not-identified") and not self.sources and "sources" not in self.given:
                self._unsourced(name, text)
        self._wish(name, path, value)

    def _unsourced(self, name: str, value: str) -> None:
        self.complain(
            name,
            N_("“%(value)s” has no source"),
            N_(
                "write `%(value)s [@key]`, or the source's key into a column `sources`, "
                "or give one for all rows: --source KEY"
            ),
            value=value,
        )

    # --- where it is ---

    def _location(self) -> None:
        point = self._point()
        if point is None:
            self._rest_of_location(moved=False)
            return
        name, lat, lon = point
        self._framed(name, float(lat), float(lon))
        now = self.now(("location",)) or {}
        try:
            moved = (float(now.get("lat", "")), float(now.get("lon", ""))) != (float(lat), float(lon))
        except (AttributeError, ValueError):
            moved = True
        if moved:
            for axis, text in (("lat", lat), ("lon", lon)):
                self._wish(axis if axis in self.given else name, ("location", axis), text)
        self._rest_of_location(moved=moved, name=name, digits=(lat, lon))

    def _rest_of_location(self, *, moved: bool, name: str = "lat", digits: tuple[str, ...] = ()) -> None:
        if not moved and not self.now(("location",)):
            return
        if "accuracy" in self.given:
            self._field("accuracy", PATHS["accuracy"])
        elif moved and not self.now(PATHS["accuracy"]):
            exact = _SETTLEMENT_ACCURACY if name == "settlement" else accuracy(*digits)
            self._wish(name, PATHS["accuracy"], exact)
        if "location-sources" in self.given:
            keys = list(self._keys("location-sources"))
            if keys:
                self._wish("location-sources", PATHS["location-sources"], keys)
        elif moved and self.sources:
            self._wish(name, PATHS["location-sources"], list(self.sources))
        elif moved and "sources" not in self.given:
            self._unsourced(name, ", ".join(digits))
        if "location-note" in self.given:
            self._field("location-note", PATHS["location-note"])

    def _point(self) -> tuple[str, str, str] | None:
        """The field that tells the point, its latitude and longitude; None if none does or it cannot be read."""
        if "at" in self.given:
            return self._pasted()
        axes = [axis for axis in ("lat", "lon") if axis in self.given]
        if not axes:
            place = self.shelf.settlement(self.given.get("settlement", ""))
            if place is None or self.current is not None or self.shelf.find(self.given["settlement"]):
                return None
            return "settlement", written(place.point.lat), written(place.point.lon)
        found = []
        for axis in axes:
            value = degrees(self.given[axis])
            if value is None:
                hint = N_("write decimal degrees such as 53.99, or degrees and minutes such as 53°59′24″")
                self.complain(axis, N_("“%(cell)s” is no coordinate"), hint)
            else:
                found.append(written(value) if value != self._same(axis) else self.given[axis])
        if len(axes) == 1:
            text = N_("only one of latitude and longitude is given")
            self.complain(axes[0], text, N_("fill in the other column, too, or leave both empty"))
        return ("lat", found[0], found[1]) if len(found) == 2 else None

    def _framed(self, name: str, lat: float, lon: float) -> None:
        """Complain of a point that lies off the guide's map."""
        frame = self.shelf.guide.config.frame
        if frame.south <= lat <= frame.north and frame.west <= lon <= frame.east:
            return
        shown = {"lat": written(lat), "lon": written(lon)}
        if frame.south <= lon <= frame.north and frame.west <= lat <= frame.east:
            text, hint = (
                N_("latitude and longitude look swapped"),
                N_("write latitude %(lon)s, longitude %(lat)s"),
            )
            self.complain(name, text, hint, **shown)
            return
        text = N_("the point %(lat)s, %(lon)s lies off the guide's map")
        hint = N_(
            "the map reaches from %(south)s to %(north)s degrees north and from %(west)s to %(east)s degrees east"
        )
        edges = {side: f"{getattr(frame, side):g}" for side in ("south", "north", "west", "east")}
        self.complain(name, text, hint, **shown, **edges)

    def _same(self, axis: str) -> float | None:
        """The number in the cell, where it is written as the guide writes it."""
        try:
            return float(self.given[axis])
        except ValueError:
            return None

    def _pasted(self) -> tuple[str, str, str] | None:
        try:
            point: Coordinates = parse_point(self.given["at"])
        except MeasureError:
            hint = N_("write `53.99, 86.66` (latitude first), or paste the link of a map")
            if is_short_link(self.given["at"]):
                hint = N_(
                    "a short link tells nothing by itself: open it, and copy the long address or the coordinates"
                )
            self.complain("at", N_("“%(cell)s” is no point on a map"), hint)
            return None
        return "at", written(point.lat), written(point.lon)
