"""Views: everything a template may show, and nothing else.

All values are final: chosen, sorted, put into words of the page's language. URLs are rooted at the site
(``/towns/kaltan/``); the templates make them relative to their page with ``url()``.
"""

from __future__ import annotations

from dataclasses import dataclass

from kuzbass_site.article import Article, CitationLink, Reference


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text and its language, empty when it is the page's own."""

    text: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link and its words; ``lang`` when the words are in another language than the page."""

    url: str
    text: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """A link to a list, and how many it holds."""

    url: str
    text: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteView:
    """What every page of one language shares; the templates' ``site``."""

    title: str
    tagline: str
    lang: str
    url: str
    home: str
    nav: tuple[Link, ...]
    more: tuple[Link, ...]
    repository: str
    licence_text: str
    feed: str
    year: int
    generator: str
    policy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What every page says of itself. ``alternates``: (language, URL) of the same page elsewhere."""

    title: str
    description: str
    lang: str
    url: str
    alternates: tuple[tuple[str, str], ...] = ()
    crumbs: tuple[Link, ...] = ()
    section: str = ""
    kind: str = "website"
    index: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An entry as other pages show it."""

    url: str
    title: Phrase
    summary: Phrase
    name: Phrase
    collection: str
    type: str
    drawing: str
    status: str = ""
    status_label: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedView:
    """A stated value in words. ``certainty`` is empty or one of less-certain, uncertain.

    ``weak``: only sources of tier C or D stand behind it. ``unsourced``: why there is no source.
    ``lang`` and ``note_lang``: set where the text or the note is in another language than the page.
    """

    text: str
    note: str = ""
    lang: str = ""
    note_lang: str = ""
    cites: tuple[CitationLink, ...] = ()
    weak: bool = False
    certainty: str = ""
    unsourced: str = ""
    unknown: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FactView:
    """A row of the facts: the preferred reading; where sources differ, all of them and why."""

    label: str
    preferred: StatedView
    readings: tuple[StatedView, ...] = ()
    why: str = ""
    why_lang: str = ""
    about: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesView:
    """A fact that changes over time: rows of (date in words, value). ``id`` names its table."""

    id: str
    label: str
    rows: tuple[tuple[str, StatedView], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """Something that happened, dated in words; ``entries`` tell of it, on pages that mix entries."""

    when: str
    what: StatedView
    entries: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """What has been said, by whom, the verdict, and what the record shows."""

    id: str
    url: str
    says: Phrase
    by: Link
    verdict: str
    verdict_label: str
    evidence: Article
    about: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One thing to know before going."""

    label: str
    value: StatedView


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitView:
    """Visiting: access first, then the rest; ``checked`` says when and how."""

    access: str
    access_label: str
    rows: tuple[VisitRow, ...]
    checked: StatedView


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An entry near another: ``away`` in words, "27 km SSE" or "in the same town"."""

    card: Card
    away: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """A place on the drawn map, in the drawing's units; ``radius``: the accuracy, drawn as a circle.

    If it is ``named``, its label stands at ``label_x``, ``label_y`` with SVG's ``text-anchor`` and
    ``dominant-baseline`` as given, so that it keeps its place in letters of any height up to the view's;
    a ``minor`` label has room in small letters only.
    """

    x: float
    y: float
    radius: float
    label: str
    url: str
    collection: str
    anchor: str = "start"
    lang: str = ""
    named: bool = True
    minor: bool = False
    baseline: str = "central"
    label_x: float = 0.0
    label_y: float = 0.0


@dataclass(frozen=True, slots=True)
class MapLabel:
    """A name drawn on the map, centred on a point and turned by ``angle`` degrees.

    ``kind``: river, neighbour (a region around), or settlement, whose name starts or ends beside its dot.
    """

    text: str
    x: float
    y: float
    angle: float
    kind: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """The region drawn: SVG path data, rivers with their names, pins. ``credits`` are shown on it.

    Paths of areas are filled by the even-odd rule. ``settlements`` is a path of dots (draw it with a
    round line cap); ``labels`` are names that lead nowhere. The names have room in letters of ``letter``
    units (``small``: minor ones and labels). ``scale``: how long the bar is, and what it stands for.
    """

    width: float
    height: float
    neighbours: tuple[str, ...]
    region: str
    rivers: tuple[tuple[str, str], ...]
    pins: tuple[Pin, ...]
    credits: tuple[str, ...]
    scale: tuple[float, str] = (0.0, "")
    title: str = ""
    focus: Pin | None = None
    settlements: str = ""
    labels: tuple[MapLabel, ...] = ()
    letter: float = 0.0
    small: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceView:
    """Where it is: coordinates in words, accuracy, links to maps elsewhere, the locator map."""

    coordinates: str
    accuracy: str
    note: str
    note_lang: str
    cites: tuple[CitationLink, ...]
    geo_uri: str
    links: tuple[Link, ...]
    map: MapView


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustView:
    """The trust box: how many facts on how many sources, the weakest tier, open disputes, last check."""

    stated: int
    sources: int
    weakest: str
    weakest_label: str
    disputes: int
    claims: int
    checked: str
    edit_url: str = ""
    report_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView:
    """A picture: its address, size when known, and what has to stand beside it."""

    url: str
    alt: str
    credit: str
    licence: str
    caption: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StopView:
    """A stop of a tour."""

    number: int
    card: Card
    see: str
    why: str
    away: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """The page of an entry, top to bottom."""

    head: Head
    card: Card
    former: tuple[StatedView, ...]
    status: StatedView | None
    facts: tuple[FactView, ...]
    series: tuple[SeriesView, ...]
    events: tuple[EventView, ...]
    figures: tuple[FigureView, ...]
    story: Article
    members: tuple[tuple[str, tuple[Card, ...]], ...]
    stops: tuple[StopView, ...]
    claims: tuple[ClaimView, ...]
    visit: VisitView | None
    place: PlaceView | None
    nearby: tuple[Neighbour, ...]
    part_of: tuple[Card, ...]
    tours: tuple[Link, ...]
    related: tuple[Card, ...]
    mentioned: tuple[Card, ...]
    tags: tuple[Link, ...]
    decades: tuple[Link, ...]
    references: tuple[Reference, ...]
    trust: TrustView
    cite: str
    updated: str
    previous: Card | None = None
    next: Card | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextView:
    """A plain page: about, method, credits."""

    head: Head
    story: Article
    references: tuple[Reference, ...]
    edit_url: str = ""
    licences: tuple[tuple[str, str, str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pager:
    """Where a page stands in a list that fills several."""

    number: int
    pages: int
    previous: str = ""
    next: str = ""
    links: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """A list of entries: a collection, a tag, a decade, a status. ``facets`` lead to narrower lists."""

    head: Head
    intro: str
    cards: tuple[Card, ...]
    total: int
    pager: Pager
    facets: tuple[tuple[str, tuple[Counted, ...]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsView:
    """All terms of a taxonomy with their counts: tags, decades, statuses."""

    head: Head
    intro: str
    terms: tuple[tuple[Counted, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """The front page. ``numbers``: (figure, what it counts, URL), all counted from the guide itself."""

    head: Head
    tagline: str
    description: str
    map: MapView
    collections: tuple[tuple[Counted, str, tuple[Card, ...]], ...]
    featured: tuple[Card, ...]
    corrections: tuple[ClaimView, ...]
    numbers: tuple[tuple[str, str, str], ...]
    recent: tuple[tuple[str, Link], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPageView:
    """The map and, beside it, the same places as a list grouped by collection; then those without one."""

    head: Head
    map: MapView
    groups: tuple[tuple[str, str, tuple[tuple[Card, str], ...]], ...]
    unplaced: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView:
    """Events by decade: (heading, anchor, URL of the decade's page, events)."""

    head: Head
    decades: tuple[tuple[str, str, str, tuple[EventView, ...]], ...]
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsView:
    """The register of claims, or a part of it: by verdict (counts in ``verdicts``) or by who said it."""

    head: Head
    intro: str
    verdicts: tuple[tuple[str, Counted], ...]
    by: tuple[Counted, ...]
    subjects: tuple[Counted, ...]
    claims: tuple[ClaimView, ...]
    references: tuple[Reference, ...]
    pager: Pager


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPageView:
    """One claim at its own address."""

    head: Head
    claim: ClaimView
    about: tuple[Card, ...]
    references: tuple[Reference, ...]
    edit_url: str = ""
    report_url: str = ""
    previous: Link | None = None
    next: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """A source in the bibliography: its reference in words, tier, and how often the guide cites it."""

    key: str
    url: str
    reference: Reference
    uses: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesView:
    """The bibliography by tier: (tier, what it means, sources)."""

    head: Head
    intro: str
    total: int
    tiers: tuple[tuple[str, str, tuple[SourceRow, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePageView:
    """One source: how to find it, how good it is, and every place that cites it."""

    head: Head
    key: str
    reference: Reference
    tier_label: str
    rows: tuple[tuple[str, str], ...]
    uses: tuple[tuple[Card, tuple[str, ...]], ...]
    claims: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    """A to Z: (letter, anchor, names); every name of an entry, its variants too, leads to it."""

    head: Head
    letters: tuple[tuple[str, str, tuple[tuple[Phrase, Link], ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryRow:
    """A word of the glossary."""

    id: str
    term: Phrase
    local: tuple[Phrase, ...]
    expansion: str
    means: Phrase
    cites: tuple[CitationLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryView:
    """The glossary by letter."""

    head: Head
    intro: str
    rows: tuple[GlossaryRow, ...]
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageView:
    """A page of a few words: 404, redirects."""

    head: Head
    text: str
    links: tuple[Link, ...] = ()
    target: str = ""


View = (
    EntryView
    | TextView
    | ListView
    | TermsView
    | HomeView
    | MapPageView
    | TimelineView
    | ClaimsView
    | ClaimPageView
    | SourcesView
    | SourcePageView
    | IndexView
    | GlossaryView
    | MessageView
)
