"""The stops of a tour in their order, the way from each to the next, and the tours that pass an entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from msgspec.structs import replace

from kuzbass_site.article import References
from kuzbass_site.i18n import N_, number
from kuzbass_site.models.body import Citation
from kuzbass_site.models.entry import Entry, Location, Stop, StopWords
from kuzbass_site.models.stated import Stated
from kuzbass_site.pages.places import coordinates_words, distance_words, geo_uri, way_words
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.routes import Waypoint, drawn_route
from kuzbass_site.pages.views import Link, Phrase, SpotView, StatedView, StopView, TourView, TurnView
from kuzbass_site.site import Near
from kuzbass_site.turns import Turn

DETOUR = 1.3
"""How much longer a way is than the straight line, by a rule of thumb."""
SPEEDS = {"foot": 4.5, "road": 50.0}
"""Kilometres an hour, by how a tour is made."""
WALKABLE_KM = 6.0
"""A longer way on foot, in a straight line, is not told in time: nobody walks it between two stops."""

TIMES = {"foot": N_("about %(time)s on foot"), "road": N_("about %(time)s by road")}
RECKONED = {
    "": N_("Distances are straight lines from stop to stop; the way itself is longer."),
    "foot": N_(
        "Distances are straight lines from stop to stop. The times are a rough guess from them: a way 1.3 times as "
        "long as the line, at 4.5 km an hour, without the time at the stops."
    ),
    "road": N_(
        "Distances are straight lines from stop to stop. The times are a rough guess from them: a road 1.3 times as "
        "long as the line, at 50 km an hour, without the time at the stops."
    ),
}


def stop_views(reader: Reader, tour: Entry, references: References) -> tuple[StopView, ...]:
    """The stops of a tour; none for any other entry."""
    legs = reader.site.legs.get(tour.id, ())
    towns = [_town(reader, stop.entry.id) for stop in tour.stops]
    translation = reader.translation(tour.id)
    words = translation.stops if translation and len(translation.stops) == len(tour.stops) else ()
    travel = _travel(reader, tour)
    views = (
        _stop(reader, number, stop, said or StopWords(), references, _leg(reader, leg, here, there))
        for number, (stop, said, leg, here, there) in enumerate(
            zip_longest(tour.stops, words, legs, towns, towns[1:]), start=1
        )
    )
    return tuple(
        replace(view, key=key, time=_time(reader, minutes_for(leg, travel), travel))
        for view, key, leg in zip_longest(views, _keys(tour), legs)
    )


def tour_view(reader: Reader, tour: Entry, stops: Sequence[StopView]) -> TourView | None:
    """A tour as a whole: how long it is, its map, what of it may be taken along; None for any other entry."""
    if not stops:
        return None
    legs = reader.site.legs[tour.id]
    places = reader.site.places[tour.id]
    waypoints = [Waypoint(stop.number, stop.title, place) for stop, place in zip(stops, places, strict=True)]
    known = [leg is not None and leg.km is not None for leg in legs]
    route = drawn_route(reader.site.guide.geography, waypoints, known, reader.lang)
    travel = _travel(reader, tour)
    pages = dict.fromkeys((reader.url(tour.id), *(stop.entry.url for stop in stops)))
    uncounted = known.count(False) if any(known) else 0
    return TourView(
        id=tour.id,
        total=tuple(_total(reader, legs, travel)),
        uncounted=reader.n(
            "%(num)s way between stops is not counted: its length is not known.",
            "%(num)s ways between stops are not counted: their length is not known.",
            uncounted,
        )
        if uncounted
        else "",
        reckoned=reader.t(RECKONED[travel]) if any(known) else "",
        route=route,
        undrawn=_undrawn(reader, route.undrawn) if route else "",
        gpx=gpx_url(reader, tour),
        save=tuple(pages) if reader.family("offline") else (),
    )


def turn_views(reader: Reader, id_: str) -> tuple[TurnView, ...]:
    """Where tours pass an entry, with the stops before and after it."""
    return tuple(_turn(reader, turn) for turn in reader.site.turns.get(id_, ()))


def gpx_url(reader: Reader, tour: Entry) -> str:
    """Where the stops of a tour are to be had as GPX; empty where none has a place."""
    places = reader.site.places.get(tour.id, ())
    return f"{reader.url(tour.id)}tour.gpx" if any(places) else ""


def minutes_for(leg: Near | None, travel: str) -> int:
    """About how long a way takes, in minutes and no more exact than it can be; 0 where that cannot be told."""
    if leg is None or leg.km is None or not travel or (travel == "foot" and leg.km > WALKABLE_KM):
        return 0
    return _rounded(leg.km * DETOUR / SPEEDS[travel] * 60)


def _rounded(minutes: float) -> int:
    step = 5 if minutes < 57.5 else 10 if minutes < 175 else 30
    return max(5, round(minutes / step) * step)


def _keys(tour: Entry) -> Iterator[str]:
    """What each stop is known by: its entry, and which of the stops of that entry it is."""
    seen: Counter[str] = Counter()
    for stop in tour.stops:
        seen[stop.entry.id] += 1
        times = seen[stop.entry.id]
        yield f"{stop.entry.id}#{times}" if times > 1 else stop.entry.id


def _travel(reader: Reader, tour: Entry) -> str:
    term = reader.site.guide.config.types.get(tour.type)
    return term.travel if term else ""


def _time(reader: Reader, minutes: int, travel: str) -> str:
    if not minutes:
        return ""
    hours, rest = divmod(minutes, 60)
    parts = [reader.t("%(num)s\u00a0h") % {"num": number(hours, reader.lang)}] if hours else []
    parts += [reader.t("%(num)s\u00a0min") % {"num": rest}] if rest else []
    return reader.t(TIMES[travel]) % {"time": "\u00a0".join(parts)}


def _total(reader: Reader, legs: Sequence[Near | None], travel: str) -> Iterator[str]:
    """How long all ways are together that can be told, and how long they take."""
    told = [leg for leg in legs if leg and leg.km is not None]
    if not told:
        return
    km = sum(leg.km for leg in told if leg.km)
    yield reader.t("%(distance)s in straight lines") % {"distance": distance_words(km * 1000, reader)}
    minutes = [minutes_for(leg, travel) for leg in told]
    if all(minutes):
        yield _time(reader, _rounded(km * DETOUR / SPEEDS[travel] * 60), travel)


def _undrawn(reader: Reader, numbers: Sequence[int]) -> str:
    """Which stops are not on the map, in a sentence; empty where all are."""
    if not numbers:
        return ""
    if len(numbers) == 1:
        words = reader.t("Stop %(numbers)s is not drawn: where it is, is known too roughly.")
    else:
        words = reader.t("Stops %(numbers)s are not drawn: where they are, is known too roughly.")
    return words % {"numbers": ", ".join(map(str, numbers))}


def _turn(reader: Reader, turn: Turn) -> TurnView:
    tour = reader.link(turn.tour)
    if turn.first == turn.last:
        words, numbers = reader.t("stop %(numbers)s of %(count)s"), str(turn.first)
    else:
        words, numbers = reader.t("stops %(numbers)s of %(count)s"), f"{turn.first}–{turn.last}"
    return TurnView(
        tour=Link(f"{tour.url}#x-stop-{turn.first}", tour.text, tour.lang),
        place=words % {"numbers": numbers, "count": turn.count},
        before=_beside(reader, turn.before),
        after=_beside(reader, turn.after),
    )


def _beside(reader: Reader, stop: Stop | None) -> Link | None:
    """The page of the stop before or after, called as the tour calls it."""
    if stop is None:
        return None
    title = _title(reader, stop) or reader.title(stop.entry.id)
    return Link(reader.url(stop.entry.id), title.text, title.lang)


def _stop(
    reader: Reader, number: int, stop: Stop, words: StopWords, references: References, away: str
) -> StopView:
    entry = reader.title(stop.entry.id)
    title = _title(reader, stop) or entry
    return StopView(
        number=number,
        key="",
        entry=reader.link(stop.entry.id),
        title=title,
        of=entry if title.text != entry.text else Phrase(""),
        see=_said(reader, stop.see, words.see, references),
        why=_said(reader, stop.why, words.why, references),
        spot=_spot(reader, stop.location, references) if stop.location else None,
        away=away,
    )


def _said(reader: Reader, stated: Stated | None, words: str, references: References) -> StatedView | None:
    """What the original says of a stop, with its sources; in the words of the translation if it has any."""
    if stated is None:
        return None
    view = reader.stated(stated, references)
    return replace(view, text=words, lang="") if words else view


def _title(reader: Reader, stop: Stop) -> Phrase | None:
    """What the stop itself is called in the reader's language, else in the original's."""
    if reader.lang in stop.local:
        return Phrase(stop.local[reader.lang])
    return Phrase(stop.title, reader.foreign(reader.original)) if stop.title else None


def _spot(reader: Reader, location: Location, references: References) -> SpotView:
    return SpotView(
        coordinates=coordinates_words(location.point, reader),
        accuracy=distance_words(location.accuracy, reader),
        note=location.note,
        note_lang=reader.foreign(reader.original) if location.note else "",
        cites=references.cite(Citation(ref.id) for ref in location.sources),
        geo_uri=geo_uri(location.point),
    )


def _leg(reader: Reader, leg: Near | None, here: str, there: str) -> str:
    """The way to the next stop in words; no more of it than the places are sure of."""
    if leg is None:
        return ""
    if leg.km is not None:
        return reader.t("%(way)s, in a straight line") % {"way": way_words(leg, reader)}
    if here and here == there:
        return reader.t("in the same town")
    return way_words(leg, reader)


def _town(reader: Reader, id_: str) -> str:
    """The town that an entry is, or is part of."""
    entry = reader.site.entries[id_]
    towns = (ref.id for ref in entry.part_of if ref.id.startswith("towns/"))
    return id_ if entry.collection == "towns" else next(towns, "")
