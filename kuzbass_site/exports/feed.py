"""``/feed.xml`` in each language (Atom, RFC 4287): the entries that are new or were changed last."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kuzbass_site import __version__
from kuzbass_site.exports.addresses import absolute
from kuzbass_site.exports.xmltext import DECLARATION, xml
from kuzbass_site.models.entry import Entry
from kuzbass_site.models.page import Page
from kuzbass_site.pages.reader import Reader
from kuzbass_site.site import Site

RENDERER = "export:feed"
LENGTH = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One entry; ``published`` is empty where nobody knows it. ``tags``: (name, label)."""

    url: str
    title: str
    summary: str
    updated: str
    published: str = ""
    tags: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedView:
    """The feed of one language. ``others``: (language, address) of the same feed elsewhere."""

    url: str
    home: str
    lang: str
    title: str
    subtitle: str
    rights: str
    updated: str
    others: tuple[tuple[str, str], ...]
    entries: tuple[FeedEntry, ...]


def pages(site: Site, html_pages: Sequence[Page]) -> Iterator[Page]:  # noqa: ARG001 - as every export
    """One feed a language, of the entries that can be read in it."""
    for lang in site.guide.config.languages:
        url = Reader(site, lang).at("/feed.xml")
        yield Page(url, RENDERER, _view(Reader(site, lang)), lang)


def render(view: FeedView, asset: Callable[[str], str]) -> bytes:  # noqa: ARG001 - as every export
    """The file's bytes."""
    return "".join((DECLARATION, *_lines(view))).encode()


def _view(reader: Reader) -> FeedView:
    site, config = reader.site, reader.site.guide.config
    entries = [
        entry for id_, entry in site.entries.items() if entry.collection != "pages" and reader.is_shown(id_)
    ]
    # The sort is stable: where nothing is known of the history, the order of the collections stays.
    newest = sorted(entries, key=lambda entry: _days(reader, entry), reverse=True)[:LENGTH]
    updated = max((_days(reader, entry)[0] for entry in newest), default=site.guide.today)
    licence = config.licences[0] if config.licences else None
    return FeedView(
        url=absolute(site, reader.at("/feed.xml")),
        home=absolute(site, reader.at("/")),
        lang=reader.lang,
        title=reader.label(config.title),
        subtitle=reader.label(config.tagline),
        rights=f"{reader.label(licence.what)}: {licence.name}" if licence else "",
        updated=_moment(updated),
        others=tuple(
            (lang, absolute(site, Reader(site, lang).at("/feed.xml")))
            for lang in config.languages
            if lang != reader.lang
        ),
        entries=tuple(_entry(reader, entry) for entry in newest),
    )


def _entry(reader: Reader, entry: Entry) -> FeedEntry:
    site = reader.site
    path = (reader.translation(entry.id) or entry).path
    published = site.guide.history.created.get(path)
    terms = site.guide.config.tags
    return FeedEntry(
        url=absolute(site, reader.url(entry.id)),
        title=reader.title(entry.id).text,
        summary=reader.card(entry.id).summary.text,
        updated=_moment(_days(reader, entry)[0]),
        published=_moment(published) if published else "",
        tags=tuple((tag.id, reader.label(terms[tag.id].label)) for tag in entry.tags if tag.id in terms),
    )


def _days(reader: Reader, entry: Entry) -> tuple[date, date]:
    """When the page last changed and when it was new; a file that is not committed yet is of today."""
    guide = reader.site.guide
    translation = reader.translation(entry.id)
    paths = [entry.path, translation.path] if translation else [entry.path]
    changed = max(guide.history.changed.get(path, guide.today) for path in paths)
    return changed, guide.history.created.get(paths[-1], guide.today)


def _moment(day: date) -> str:
    """A day as RFC 3339 has it; the guide counts in days."""
    return f"{day.isoformat()}T00:00:00Z"


def _lines(view: FeedView) -> Iterator[str]:
    yield f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{xml(view.lang)}">\n'
    yield f"<id>{xml(view.url)}</id>\n<title>{xml(view.title)}</title>\n"
    if view.subtitle:
        yield f"<subtitle>{xml(view.subtitle)}</subtitle>\n"
    yield f"<updated>{view.updated}</updated>\n<author><name>{xml(view.title)}</name></author>\n"
    if view.rights:
        yield f"<rights>{xml(view.rights)}</rights>\n"
    yield f'<link rel="self" type="application/atom+xml" href="{xml(view.url)}"/>\n'
    yield f'<link rel="alternate" type="text/html" hreflang="{xml(view.lang)}" href="{xml(view.home)}"/>\n'
    for lang, url in view.others:
        yield f'<link rel="alternate" type="application/atom+xml" hreflang="{xml(lang)}" href="{xml(url)}"/>\n'
    yield f'<generator version="{xml(__version__)}">kuzbass-site</generator>\n'
    for entry in view.entries:
        yield f"<entry>\n<id>{xml(entry.url)}</id>\n<title>{xml(entry.title)}</title>\n"
        yield f'<link rel="alternate" type="text/html" hreflang="{xml(view.lang)}" href="{xml(entry.url)}"/>\n'
        yield f"<updated>{entry.updated}</updated>\n"
        if entry.published:
            yield f"<published>{entry.published}</published>\n"
        for name, label in entry.tags:
            yield f'<category term="{xml(name)}" label="{xml(label)}"/>\n'
        yield f"<summary>{xml(entry.summary)}</summary>\n</entry>\n"
    yield "</feed>\n"
