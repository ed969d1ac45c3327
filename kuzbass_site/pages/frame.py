"""What every page of one language shares: names, navigation, licence."""

from __future__ import annotations

from kuzbass_site import __version__
from kuzbass_site.pages import handbook, state, unknown
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.sharing import share_view
from kuzbass_site.pages.views import Link, SiteView

POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"
"""The Content-Security-Policy of every page, as ``<meta>`` and, in the preview, as a header."""


def site_view(reader: Reader) -> SiteView:
    """The templates' ``site`` in the reader's language."""
    guide = reader.site.guide
    collections = [name for name in reader.site.collections if name not in ("pages", "claims")]
    nav = [Link(reader.at(f"/{name}/"), reader.collection(name)) for name in collections]
    nav += [
        Link(reader.family("map"), reader.t("Map")),
        Link(reader.family("timeline"), reader.t("Timeline")),
    ]
    if reader.site.claims:
        nav.append(Link(reader.at("/claims/"), reader.collection("claims")))
    more = [Link(reader.family("a-z"), reader.t("A to Z"))]
    if guide.glossary:
        more.append(Link(reader.family("glossary"), reader.t("Glossary")))
    more.append(Link(reader.at("/sources/"), reader.t("Sources")))
    if address := unknown.address(reader):
        more.append(Link(address, unknown.title(reader)))
    more.append(Link(reader.family("data"), reader.t("Data and downloads")))
    more.append(Link(reader.family("state", state.URL), reader.t("State of the guide")))
    more.append(Link(reader.family("offline"), reader.t("Kept on this device")))
    taxonomies = (
        ("tags", reader.t("Tags"), reader.site.tags),
        ("decades", reader.t("Periods"), reader.site.decades),
        ("statuses", reader.t("Statuses"), reader.site.statuses),
    )
    more += [Link(reader.family(name), label) for name, label, terms in taxonomies if terms]
    for entry in reader.site.collections.get("pages", ()):
        translation = reader.translation(entry.id)
        lang = "" if translation else reader.foreign(reader.original)
        more.append(Link(reader.url(entry.id), translation.title if translation else entry.title, lang))
    if found := handbook.link(reader):
        more.insert(_behind_help(reader, len(more)), found)
    licence = guide.config.licences[0] if guide.config.licences else None
    return SiteView(
        title=reader.label(guide.config.title),
        tagline=reader.label(guide.config.tagline),
        lang=reader.lang,
        languages=guide.config.languages,
        url=guide.config.url,
        home=reader.at("/"),
        nav=tuple(link for link in nav if link.url),
        more=tuple(link for link in more if link.url),
        repository=guide.config.repository,
        licence_text=f"{reader.label(licence.what)}: {licence.name}" if licence else "",
        feed=reader.at("/feed.xml"),
        year=guide.today.year,
        generator=f"kuzbass-site {__version__}",
        policy=POLICY,
        data=reader.family("data"),
        search=reader.family("search"),
        worker="/sw.js" if reader.family("offline") else "",
        map=reader.family("map"),
        share=share_view(reader),
    )


def _behind_help(reader: Reader, last: int) -> int:
    """Where among the links the handbook stands: behind the page that says how to help, else as the last."""
    ids = [entry.id for entry in reader.site.collections.get("pages", ())]
    return last - len(ids) + ids.index(unknown.HELP) + 1 if unknown.HELP in ids else last
