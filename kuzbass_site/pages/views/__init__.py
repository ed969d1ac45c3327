"""Views: everything a template may show, and nothing else.

All values are final: chosen, sorted, put into words of the page's language. URLs are rooted at the site
(``/towns/kaltan/``); the templates make them relative to their page with ``url()``.
"""

from __future__ import annotations

from kuzbass_site.pages.views.entries import (
    EntryView,
    FactView,
    FigureView,
    Neighbour,
    PointView,
    SeriesView,
    StopView,
    TrustView,
    VisitRow,
    VisitView,
)
from kuzbass_site.pages.views.evidence import (
    ClaimPageView,
    ClaimsView,
    SourcePageView,
    SourceRow,
    SourcesView,
)
from kuzbass_site.pages.views.lists import (
    GlossaryRow,
    GlossaryView,
    HomeView,
    IndexView,
    ListView,
    MapPageView,
    MessageView,
    StateRow,
    StateView,
    TermsView,
    TextView,
    TimelineView,
)
from kuzbass_site.pages.views.maps import MapLabel, MapView, Pin, PlaceView
from kuzbass_site.pages.views.parts import (
    Card,
    ClaimView,
    Counted,
    EventView,
    Head,
    Link,
    Pager,
    Phrase,
    SiteView,
    StatedView,
)

__all__ = [
    "Card",
    "ClaimPageView",
    "ClaimView",
    "ClaimsView",
    "Counted",
    "EntryView",
    "EventView",
    "FactView",
    "FigureView",
    "GlossaryRow",
    "GlossaryView",
    "Head",
    "HomeView",
    "IndexView",
    "Link",
    "ListView",
    "MapLabel",
    "MapPageView",
    "MapView",
    "MessageView",
    "Neighbour",
    "Pager",
    "Phrase",
    "Pin",
    "PlaceView",
    "PointView",
    "SeriesView",
    "SiteView",
    "SourcePageView",
    "SourceRow",
    "SourcesView",
    "StateRow",
    "StateView",
    "StatedView",
    "StopView",
    "TermsView",
    "TextView",
    "TimelineView",
    "TrustView",
    "VisitRow",
    "VisitView",
]
