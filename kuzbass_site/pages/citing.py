"""How to cite a page: as a page of a web site whose author is the guide itself.

A page is cited as it is today, so the day of access is the day of the build; the day of publication is that of
the last change, and stands nowhere when the history does not know it. The key comes from the page's id and its
language (``towns:kaltan``, ``towns:kaltan:ru``), so it stays when the title changes.
"""

from __future__ import annotations

from collections.abc import Iterator

from kuzbass_site.bibliography import Work, bibtex, csl_json, ris
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.views import CiteView
from kuzbass_site.pages.words import day_words


def cite_view(reader: Reader, work: Work) -> CiteView:
    """A work in the four forms a reader may copy."""
    lines = ris(work).replace("\r\n", "\n").rstrip()
    return CiteView(in_words(reader, work), bibtex(work).rstrip(), lines, csl_json(work))


def page_work(reader: Reader, id_: str) -> Work:
    """The page of an entry or a claim."""
    site = reader.site
    changed = reader.changed(id_)
    title = claim_title(reader, id_) if id_ in site.claims else reader.title(id_).text
    return Work(
        key=_key(reader, id_.replace("/", ":")),
        title=title,
        author=reader.label(site.guide.config.title),
        issued=changed.isoformat() if changed else "",
        accessed=site.guide.today.isoformat(),
        url=site.guide.config.url.rstrip("/") + reader.url(id_),
        language=reader.lang,
    )


def guide_work(reader: Reader) -> Work:
    """The guide as a whole."""
    config = reader.site.guide.config
    days = [day for id_ in cited_ids(reader) if (day := reader.changed(id_))]
    return Work(
        key=_key(reader, "guide"),
        title=reader.label(config.title),
        issued=max(days).isoformat() if days else "",
        accessed=reader.site.guide.today.isoformat(),
        url=config.url.rstrip("/") + reader.at("/"),
        language=reader.lang,
    )


def cited_ids(reader: Reader) -> Iterator[str]:
    """The ids of the pages that can be cited in this language: entries, then claims."""
    for id_, entry in reader.site.entries.items():
        if entry.collection != "pages" and reader.is_shown(id_):
            yield id_
    yield from (id_ for id_ in reader.site.claims if reader.is_shown(id_))


def claim_title(reader: Reader, id_: str) -> str:
    """What the page of a claim is called: its name in the register and what it says."""
    claim, translation = reader.site.claims[id_], reader.translation(id_)
    return f"{claim.slug.upper()}: {translation.title if translation else claim.says}"


def in_words(reader: Reader, work: Work) -> str:
    """A work in the words of this language's footnotes."""
    words = {
        "title": work.title.rstrip("."),
        "guide": work.author,
        "url": work.url,
        "accessed": day_words(work.accessed, reader.lang),
        "changed": day_words(work.issued, reader.lang),
    }
    if not work.author and work.issued:
        return reader.t("%(title)s, %(changed)s. %(url)s (accessed %(accessed)s).") % words
    if not work.author:
        return reader.t("%(title)s. %(url)s (accessed %(accessed)s).") % words
    if work.issued:
        return reader.t("“%(title)s”, %(guide)s, %(changed)s. %(url)s (accessed %(accessed)s).") % words
    return reader.t("“%(title)s”, %(guide)s. %(url)s (accessed %(accessed)s).") % words


def _key(reader: Reader, name: str) -> str:
    return name if reader.lang == reader.main else f"{name}:{reader.lang}"
