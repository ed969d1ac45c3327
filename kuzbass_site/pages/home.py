"""The front page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from msgspec.structs import replace

from kuzbass_site.article import References
from kuzbass_site.dates import parse
from kuzbass_site.i18n import number
from kuzbass_site.models.collections import COLLECTIONS
from kuzbass_site.models.page import Page
from kuzbass_site.pages import unknown
from kuzbass_site.pages.places import overview
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.views import ClaimView, Counted, HomeView, Link

CORRECTIONS = 4
SAMPLE = 8


def pages(reader: Reader) -> Iterator[Page]:
    """The front page of one language."""
    site = reader.site
    config = site.guide.config
    description = reader.label(config.description)
    head = replace(reader.head("/", reader.label(config.title), description), crumbs=(), section="home")
    collections = []
    for name in COLLECTIONS:
        entries = site.collections.get(name, ())
        if name not in ("pages", "claims") and entries:
            term = config.collections.get(name)
            counted = Counted(reader.at(f"/{name}/"), reader.collection(name), len(entries))
            intro = reader.label(term.intro) if term else ""
            collections.append((counted, intro, reader.cards(entry.id for entry in entries[:SAMPLE])))
    view = HomeView(
        head=head,
        tagline=reader.label(config.tagline),
        description=description,
        map=overview(reader) if reader.family("map") else None,
        collections=tuple(collections),
        featured=reader.cards(config.featured),
        corrections=_corrections(reader),
        numbers=_numbers(reader),
        recent=_recent(reader),
        unknown=unknown.address(reader),
    )
    yield Page(head.url, "home.html", view, reader.lang)


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
