"""Pages of plain text: about, method, credits; the page for addresses that lead nowhere; redirects."""

from __future__ import annotations

from collections.abc import Iterator

from kuzbass_site.article import References
from kuzbass_site.models.entry import Claim, Entry
from kuzbass_site.models.page import Page
from kuzbass_site.pages import handbook
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.unknown import HELP
from kuzbass_site.pages.views import Head, Link, MessageView, TextView


def pages(reader: Reader) -> Iterator[Page]:
    """The guide's own texts, the 404 page in the original's, and the redirects of aliases."""
    for entry in reader.site.collections.get("pages", ()):
        if not reader.is_shown(entry.id):
            continue
        references = References(reader.site.guide.sources)
        translation = reader.translation(entry.id)
        lang = "" if translation else reader.foreign(reader.original)
        story = reader.article(translation or entry, references, lang)
        config = reader.site.guide.config
        head = Head(
            title=translation.title if translation else entry.title,
            description=(translation.summary if translation else "") or entry.summary or entry.title,
            lang=reader.lang,
            url=reader.url(entry.id),
            alternates=reader.alternates_of(entry.id),
            crumbs=(Link(reader.at("/"), reader.t("Home")),),
            section=entry.slug,
        )
        licences = tuple((reader.label(x.what), x.name, x.url, x.credit) for x in config.licences)
        view = TextView(
            head=head,
            story=story,
            references=references.listed(),
            edit_url=reader.edit_url((translation or entry).path),
            outdated=reader.newer_original(entry.id),
            licences=licences if entry.slug == "credits" else (),
            onward=handbook.link(reader) if entry.id == HELP else None,
        )
        yield Page(head.url, "text.html", view, reader.lang)
    if reader.lang == reader.main:
        yield _not_found(reader)
    yield from _redirects(reader)


def _not_found(reader: Reader) -> Page:
    head = Head(
        title=reader.t("Page not found"),
        description=reader.t("There is nothing at this address."),
        lang=reader.lang,
        url="/404.html",
        index=False,
    )
    names = [name for name in reader.site.collections if name != "pages"]
    ways = (
        Link(reader.family("map"), reader.t("Map")),
        Link(reader.family("a-z"), reader.t("A to Z")),
    )
    links = (
        Link(reader.at("/"), reader.t("Home")),
        *(Link(reader.at(f"/{name}/"), reader.collection(name)) for name in names),
        *(link for link in ways if link.url),
    )
    text = reader.t("There is nothing at this address. The page may have moved, or the link may be wrong.")
    return Page(head.url, "message.html", MessageView(head=head, text=text, links=links), reader.lang)


def _redirects(reader: Reader) -> Iterator[Page]:
    """From every earlier address of what has a page in this language to that page."""
    bearers: tuple[Entry | Claim, ...] = (*reader.site.entries.values(), *reader.site.claims.values())
    for bearer in bearers:
        for alias in bearer.aliases if reader.is_shown(bearer.id) else ():
            translation = reader.translation(bearer.id)
            title = translation.title if translation else _title(bearer)
            summary = translation.summary if translation else getattr(bearer, "summary", "")
            head = Head(
                title=title,
                description=summary or title,
                lang=reader.lang,
                url=reader.at(alias.id),
                index=False,
            )
            text = reader.t("This page has moved.")
            lang = "" if translation else reader.foreign(reader.original)
            link = Link(reader.url(bearer.id), title, lang)
            view = MessageView(head=head, text=text, links=(link,), target=link.url)
            yield Page(head.url, "redirect.html", view, reader.lang)


def _title(bearer: Entry | Claim) -> str:
    return bearer.says if isinstance(bearer, Claim) else bearer.title
