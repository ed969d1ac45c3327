"""The stops of a tour in their order, and the way from each to the next."""

from __future__ import annotations

from itertools import zip_longest

from msgspec.structs import replace

from kuzbass_site.article import References
from kuzbass_site.models.body import Citation
from kuzbass_site.models.entry import Entry, Location, Stop, StopWords
from kuzbass_site.models.stated import Stated
from kuzbass_site.pages.places import coordinates_words, distance_words, geo_uri, way_words
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.views import Phrase, SpotView, StatedView, StopView
from kuzbass_site.site import Near


def stop_views(reader: Reader, tour: Entry, references: References) -> tuple[StopView, ...]:
    """The stops of a tour; none for any other entry."""
    legs = reader.site.legs.get(tour.id, ())
    towns = [_town(reader, stop.entry.id) for stop in tour.stops]
    translation = reader.translation(tour.id)
    words = translation.stops if translation and len(translation.stops) == len(tour.stops) else ()
    return tuple(
        _stop(reader, number, stop, said or StopWords(), references, _leg(reader, leg, here, there))
        for number, (stop, said, leg, here, there) in enumerate(
            zip_longest(tour.stops, words, legs, towns, towns[1:]), start=1
        )
    )


def _stop(
    reader: Reader, number: int, stop: Stop, words: StopWords, references: References, away: str
) -> StopView:
    entry = reader.title(stop.entry.id)
    title = _title(reader, stop) or entry
    return StopView(
        number=number,
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
