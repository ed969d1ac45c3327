"""Views: everything a template may show, and nothing else.

All values are final: chosen, sorted, put into words of the page's language. URLs are rooted at the site
(``/towns/kaltan/``); the templates make them relative to their page with ``url()``.
"""

from __future__ import annotations

from kuzbass_site.pages.views.charts import (
    ChartedView,
    ChartLabel,
    ChartView,
    Column,
    PointView,
    SeriesView,
)
from kuzbass_site.pages.views.data import DataFile, DataGroup, DataView
from kuzbass_site.pages.views.entries import (
    EntryView,
    FactView,
    FigureView,
    Neighbour,
    PictureView,
    SpotView,
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
    CiteView,
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
from kuzbass_site.pages.views.unknown import Gap, GapGroup, GapsOfEntry, UnknownView

__all__ = [
    "Card",
    "ChartLabel",
    "ChartView",
    "ChartedView",
    "CiteView",
    "ClaimPageView",
    "ClaimView",
    "ClaimsView",
    "Column",
    "Counted",
    "DataFile",
    "DataGroup",
    "DataView",
    "EntryView",
    "EventView",
    "FactView",
    "FigureView",
    "Gap",
    "GapGroup",
    "GapsOfEntry",
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
    "PictureView",
    "Pin",
    "PlaceView",
    "PointView",
    "SeriesView",
    "SiteView",
    "SourcePageView",
    "SourceRow",
    "SourcesView",
    "SpotView",
    "StateRow",
    "StateView",
    "StatedView",
    "StopView",
    "TermsView",
    "TextView",
    "TimelineView",
    "TrustView",
    "UnknownView",
    "VisitRow",
    "VisitView",
]
