"""The first lines of an entry: correct, commented, ready to be filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from kuzbass_site.config import INTERFACE_LANGUAGES
from kuzbass_site.geo import Coordinates, MeasureError, parse_point
from kuzbass_site.geo.pasted import accuracy, is_short_link, written
from kuzbass_site.i18n import N_, translate
from kuzbass_site.lint.begun import NO_STORY, NO_SUMMARY
from kuzbass_site.models.collections import COLLECTIONS
from kuzbass_site.models.settings import Config
from kuzbass_site.scalars import flow_list, scalar
from kuzbass_site.shelf import Shelf
from kuzbass_site.site import FIXED
from kuzbass_site.text import slug

_MIDDLE = {"en": "The middle of %s.", "ru": "Середина: %s."}
_SETTLEMENT = "2 km"
_KEY = "key_of_source"


class NewError(ValueError):
    """An entry cannot be begun so; ``text`` says why and stands in the catalogues, with ``values`` for its places."""

    def __init__(self, text: str, **values: str) -> None:
        super().__init__(text % values)
        self.text = text
        self.values = values


class TitleError(NewError):
    """No entry can have this title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a new entry is: the point as it will be written, how exact it is, who says so, what it belongs to."""

    lat: str = ""
    lon: str = ""
    accuracy: str = ""
    sources: tuple[str, ...] = ()
    note: str = ""
    part_of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What is known of a new entry beside its title. ``titles`` are those in other languages."""

    titles: Mapping[str, str] = field(default_factory=dict)
    place: Place = Place()
    sources: tuple[str, ...] = ()
    language: str = "en"
    """The language of the guide's entries."""


def skeleton_path(collection: str, title: str) -> PurePosixPath:
    """Where an entry of this title belongs.

    Raises:
        TitleError: if no letter of it can stand in an address, or the address is one of the guide's own.
    """
    try:
        name = slug(title)
    except ValueError:
        raise TitleError(
            N_("no letter or digit of the title %(title)s can stand in an address"), title=title
        ) from None
    if collection == "pages" and name in (*FIXED, *COLLECTIONS, *INTERFACE_LANGUAGES, "images"):
        raise TitleError(N_("the guide has a page of its own at the address of %(title)s"), title=title)
    return PurePosixPath("content") / collection / f"{name}.md"


def skeleton(collection: str, title: str, given: Given = Given(), lang: str = "en") -> str:
    """A file that passes the check as a draft, with comments (in *lang*) on what to write."""
    head = _head(title, given.language, lang, N_("take this line out to publish the entry"))
    if collection == "pages":
        return "\n".join([*head, "---", "Write here." if given.language == "en" else "Пишите здесь.", ""])
    key = given.sources[0] if given.sources else _KEY
    body = [
        *_names(given, lang),
        *_location(given, lang),
        f"#status: working [@{key}]",
        "#tags: [coal]",
        *([f"part-of: [{given.place.part_of}]"] if given.place.part_of else []),
        "#facts:",
        f"#  founded: 1946 [@{key}] ({translate(N_('a note'), lang)})",
        "#events:",
        f"#  - 1946-05 [@{key}] ({translate(N_('what happened'), lang)})",
    ]
    if collection == "tours":
        see = translate(N_("what to see there"), lang)
        body += ["#stops:", "#  - entry: towns/kaltan", f"#    see: {see} [@{key}]"]
    return "\n".join([*head, *body, "---", *_story(given.language), ""])


def translation(title: str, language: str, lang: str = "en") -> str:
    """A translation that passes the check as a draft, with comments (in *lang*) on what to write."""
    head = _head(title, language, lang, N_("take this line out to publish the translation"))
    return "\n".join([*head, "---", *_story(language), ""])


def find_place(words: str, shelf: Shelf, sources: tuple[str, ...] = ()) -> Place:
    """The place that *words* name: an entry, a settlement of the map, coordinates or the link of a map.

    Raises:
        NewError: if it is none of these, or lies off the guide's map.
    """
    id_ = shelf.find(words)
    if id_:
        return _at_entry(id_, shelf)
    settlement, language = shelf.settlement(words), shelf.guide.config.language
    point = settlement.point if settlement else _point(words, shelf)
    lat, lon = written(point.lat), written(point.lon)
    note = _in_language(_MIDDLE, language) % settlement.names.in_language(language) if settlement else ""
    exact = _SETTLEMENT if settlement else accuracy(lat, lon)
    place = Place(lat=lat, lon=lon, accuracy=exact, note=note, sources=sources)
    _check_frame(point, shelf.guide.config)
    return place


def check_sources(keys: tuple[str, ...], shelf: Shelf) -> tuple[str, ...]:
    """The keys without at signs, all of them registered.

    Raises:
        NewError: if one is not.
    """
    keys = tuple(key.strip().removeprefix("@") for key in keys)
    for key in keys:
        if key not in shelf.guide.sources:
            near = shelf.near_source(key)
            text = N_("there is no source %(key)s in content/sources.yaml; register it there first")
            if near:
                text = N_("there is no source %(key)s in content/sources.yaml. Did you mean %(near)s?")
            raise NewError(text, key=key, near=near)
    return keys


def _at_entry(id_: str, shelf: Shelf) -> Place:
    """Inside another entry: part of it, at its point as long as no better one is known."""
    document = shelf.document(id_)
    data = document.data if document else {}
    location = data.get("location")
    if not isinstance(location, dict):
        return Place(part_of=id_)
    known = {name: value for name, value in location.items() if isinstance(value, str)}
    sources = location.get("sources")
    return Place(
        lat=known.get("lat", ""),
        lon=known.get("lon", ""),
        accuracy=known.get("accuracy", ""),
        sources=tuple(str(key) for key in sources) if isinstance(sources, list) else (),
        note=_in_language(_MIDDLE, shelf.guide.config.language) % data.get("title", id_),
        part_of=id_,
    )


def _point(words: str, shelf: Shelf) -> Coordinates:
    try:
        return parse_point(words)
    except MeasureError:
        text = N_(
            "%(words)s is no place: write the id of an entry such as towns/kaltan, a settlement of the map, "
            "coordinates such as 53.99, 86.66, or paste the link of a map"
        )
        near = ""
        if is_short_link(words):
            text = N_(
                "the short link %(words)s tells nothing by itself: "
                "open it, and copy the long address or the coordinates"
            )
        elif near := shelf.near_id(words):
            text = N_("%(words)s is no place. Did you mean %(near)s?")
        raise NewError(text, words=words, near=near) from None


def _check_frame(point: Coordinates, config: Config) -> None:
    """Refuse a point that lies off the map."""
    frame, values = config.frame, {"lat": written(point.lat), "lon": written(point.lon)}
    if frame.south <= point.lat <= frame.north and frame.west <= point.lon <= frame.east:
        return
    if frame.south <= point.lon <= frame.north and frame.west <= point.lat <= frame.east:
        raise NewError(N_("latitude and longitude look swapped; write %(lon)s, %(lat)s"), **values)
    raise NewError(N_("the point %(lat)s, %(lon)s lies off the guide's map"), **values)


def _head(title: str, language: str, lang: str, how_to_publish: str) -> list[str]:
    comments = [translate(text, lang) for text in (N_("write your own"), how_to_publish)]
    return [
        "---",
        f"title: {scalar(title)}",
        f"summary: {_in_language(NO_SUMMARY, language)}  # {comments[0]}",
        f"draft: true                # {comments[1]}",
    ]


def _names(given: Given, lang: str) -> list[str]:
    spellings = f"#  also: [{translate(N_('other spellings, found by search'), lang)}]"
    titles = {name: text for name, text in given.titles.items() if name in ("en", "ru")}
    if not titles:
        other = "en" if given.language == "ru" else "ru"
        return ["#names:", f"#  {other}: …", spellings]
    return ["names:", *(f"  {name}: {scalar(text)}" for name, text in sorted(titles.items())), spellings]


def _location(given: Given, lang: str) -> list[str]:
    """Where it is; behind ``#`` as long as a source is missing, for no place stands without one."""
    place = given.place
    sure = bool(place.lat and place.sources)
    hash_ = "" if sure else "#"
    how = translate(N_("how far off the point may be"), lang)
    missing = translate(N_("take the # away when you know who says so"), lang)
    lines = [
        "location:" if sure or not place.lat else f"location:                # {missing}",
        f"  lat: {place.lat or '53.99'}",
        f"  lon: {place.lon or '86.66'}",
        f"  accuracy: {place.accuracy or '2 km'}          # {how}",
        f"  sources: {flow_list(place.sources or given.sources or [_KEY])}",
        *([f"  note: {scalar(place.note)}"] if place.note else []),
    ]
    return [hash_ + line for line in lines]


def _story(language: str) -> tuple[str, ...]:
    return NO_STORY.get(language, NO_STORY["en"])


def _in_language(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language, texts["en"])
