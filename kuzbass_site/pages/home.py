"""The front page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from msgspec.structs import replace

from kuzbass_site.article import References
from kuzbass_site.dates import parse
from kuzbass_site.i18n import number
from kuzbass_site.models.collections import COLLECTIONS
from kuzbass_site.models.entry import Entry, Stop
from kuzbass_site.models.page import Page
from kuzbass_site.pages import unknown
from kuzbass_site.pages.places import distance_words, overview
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.tallies import decades, tallies
from kuzbass_site.pages.views import ClaimView, Counted, HomeView, KindView, Link, Phrase, TourPoster

CORRECTIONS = 4
TOURS = 3
NAMED = 6
"""So many stops of a tour are named on its poster."""


def pages(reader: Reader) -> Iterator[Page]:
    """The front page of one language."""
    config = reader.site.guide.config
    description = reader.label(config.description)
    head = replace(reader.head("/", reader.label(config.title), description), crumbs=(), section="home")
    view = HomeView(
        head=head,
        tagline=reader.label(config.tagline),
        description=description,
        map=overview(reader) if reader.family("map") else None,
        kinds=tuple(_kinds(reader)),
        tours=tuple(_poster(reader, tour) for tour in _tours(reader)),
        all_tours=reader.at("/tours/"),
        featured=reader.cards(config.featured),
        corrections=_corrections(reader),
        numbers=_numbers(reader),
        tallies=tallies(reader),
        decades=decades(reader),
        recent=_recent(reader),
        unknown=unknown.address(reader),
        poster=reader.label(config.poster),
    )
    yield Page(head.url, "home.html", view, reader.lang)


def _kinds(reader: Reader) -> Iterator[KindView]:
    """The collections, each with the drawing that the settings name for it."""
    guide = reader.site.guide
    for name in COLLECTIONS:
        entries = reader.site.collections.get(name, ())
        if name in ("pages", "claims") or not entries:
            continue
        term = guide.config.collections.get(name)
        wanted = (term.drawing if term else "", name.removesuffix("s"))
        yield KindView(
            counted=Counted(reader.at(f"/{name}/"), reader.collection(name), len(entries)),
            intro=reader.label(term.intro) if term else "",
            drawing=next((each for each in wanted if each in guide.drawings), "other"),
        )


def _tours(reader: Reader) -> list[Entry]:
    """Some tours, of different types as far as there are any, in the order of their collection."""
    tours = reader.site.collections.get("tours", ())
    firsts: dict[str, str] = {}
    for tour in tours:
        firsts.setdefault(tour.type, tour.id)
    rest = (tour.id for tour in tours if firsts[tour.type] != tour.id)
    chosen = [*firsts.values(), *rest][:TOURS]
    return [tour for tour in tours if tour.id in chosen]


def _poster(reader: Reader, tour: Entry) -> TourPoster:
    stops = [_stop(reader, stop) for stop in tour.stops]
    left_out = len(stops) - NAMED if len(stops) > NAMED + 1 else 0
    card = reader.card(tour.id)
    facts = [card.type] if card.type else []
    facts.append(reader.n("%(num)s stop", "%(num)s stops", len(stops)))
    km = [leg.km if leg else None for leg in reader.site.legs.get(tour.id, ())]
    known = [each for each in km if each is not None]
    if known and len(known) == len(km):
        distance = distance_words(sum(known) * 1000, reader)
        facts.append(reader.t("%(distance)s in straight lines") % {"distance": distance})
    return TourPoster(
        card=card,
        stops=(*stops[: NAMED - 1], stops[-1]) if left_out else tuple(stops),
        facts=tuple(facts),
        left_out=reader.n("%(num)s more stop", "%(num)s more stops", left_out) if left_out else "",
    )


def _stop(reader: Reader, stop: Stop) -> Phrase:
    """What a stop is called: by its own title, else by that of its entry."""
    if reader.lang in stop.local:
        return Phrase(stop.local[reader.lang])
    return Phrase(stop.title, reader.foreign(reader.original)) if stop.title else reader.title(stop.entry.id)


def _corrections(reader: Reader) -> tuple[ClaimView, ...]:
    """Contradicted claims, each about another entry, in the order of the register."""
    references = References(reader.site.guide.sources)
    chosen: list[ClaimView] = []
    subjects: set[str] = set()
    for id_, claim in reader.site.claims.items():
        about = {ref.id for ref in claim.about}
        if claim.verdict == "contradicted" and not about & subjects and len(chosen) < CORRECTIONS:
            chosen.append(reader.claim(id_, references))
            subjects |= about
    return tuple(chosen)


def _numbers(reader: Reader) -> tuple[tuple[str, str, str], ...]:
    site = reader.site
    contradicted = sum(1 for claim in site.claims.values() if claim.verdict == "contradicted")
    entries = sum(1 for id_ in site.entries if not id_.startswith("pages/"))
    counted = (
        (entries, reader.n("entry", "entries", entries), reader.family("a-z")),
        (len(site.uses), reader.n("source cited", "sources cited", len(site.uses)), reader.at("/sources/")),
        (
            len(site.claims),
            reader.n("claim examined", "claims examined", len(site.claims)),
            reader.at("/claims/"),
        ),
        (
            contradicted,
            reader.n("claim contradicted", "claims contradicted", contradicted),
            reader.at("/claims/verdict/contradicted/"),
        ),
    )
    return tuple((number(n, reader.lang), words, url) for n, words, url in counted if n)


def _recent(reader: Reader) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """The entries changed last, by the day of the change."""
    changed = reader.site.guide.history.changed
    dated = sorted(
        ((changed[entry.path], id_) for id_, entry in reader.site.entries.items() if entry.path in changed),
        key=lambda pair: (-pair[0].toordinal(), pair[1]),
    )
    days: defaultdict[str, list[Link]] = defaultdict(list)
    for day, id_ in dated[:5]:
        days[reader.when(parse(day.isoformat()))].append(reader.link(id_))
    return tuple((day, tuple(links)) for day, links in days.items())
