"""The pictures of entries, and the page on which each is seen large."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kuzbass_site.i18n import N_
from kuzbass_site.illustrated import picture_name, pictured, pictures_of
from kuzbass_site.models.body import FigureMark
from kuzbass_site.models.entry import Claim, Entry, Figure, Translation
from kuzbass_site.models.page import Page
from kuzbass_site.models.picture import picture_path
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.views import FigureView, Link, PictureView

ONE = N_("%(title)s, picture")
OF_SEVERAL = N_("%(title)s, picture %(number)s of %(all)s")


def figures(reader: Reader, entry: Entry) -> tuple[FigureView, ...]:
    """The pictures that an entry lists, in its order; those that stand in its text are not shown again.

    The first stands at the head of the page whether the text shows it or not.
    """
    bearer = reader.translation(entry.id) or entry
    told = {picture_name(bearer.path, m.source) for m in bearer.body.marks if isinstance(m, FigureMark)}
    listed = [f for number, f in enumerate(entry.figures) if not number or f.file not in told]
    return tuple(_listed(reader, entry, figure) for figure in listed)


def pages(reader: Reader) -> Iterator[Page]:
    """A page for every photograph that the site shows."""
    site = reader.site
    shown = pictured(site)
    albums = {
        id_: [name for name in pictures_of(site, id_) if name in shown]
        for id_ in dict.fromkeys(id_ for ids in shown.values() for id_ in ids)
    }
    for name, ids in shown.items():
        # A picture that several show is turned among those of the one that has most.
        own = max(ids, key=lambda id_: len(albums[id_]))
        album = albums[own]
        number = album.index(name)
        home = _link(reader, own)
        values = {"title": home.text, "number": number + 1, "all": len(album)}
        figure = _figure(reader, name, (own, *ids))
        head = reader.head(
            picture_path(name),
            reader.t(OF_SEVERAL if len(album) > 1 else ONE) % values,
            figure.caption or figure.alt,
            home,
            section=own.partition("/")[0],
        )
        view = PictureView(
            head=head,
            figure=figure,
            title=home,
            number=number + 1,
            all=len(album),
            shown_in=tuple(_link(reader, id_) for id_ in ids),
            previous=_neighbour(reader, album, number - 1),
            next=_neighbour(reader, album, number + 1),
        )
        yield Page(head.url, "picture.html", view, reader.lang)


def _neighbour(reader: Reader, album: Sequence[str], number: int) -> str:
    return reader.at(picture_path(album[number])) if 0 <= number < len(album) else ""


def _link(reader: Reader, id_: str) -> Link:
    """The way to an entry or a claim that shows a picture."""
    if id_ in reader.site.entries:
        return reader.link(id_)
    translation = reader.translation(id_)
    if translation:
        return Link(reader.url(id_), translation.title)
    return Link(reader.url(id_), reader.site.claims[id_].says, reader.foreign(reader.original))


def _figure(reader: Reader, name: str, ids: Sequence[str]) -> FigureView:
    """A picture in the words of the first that has any: those of its text in this language, else of its list."""
    entries = [reader.site.entries[id_] for id_ in ids if id_ in reader.site.entries]
    for entry in entries:
        for figure in entry.figures:
            if figure.file == name:
                return _listed(reader, entry, figure)
    photograph = reader.picture(name)
    found = next((words for id_ in ids if (words := _in_text(reader, id_, name))), ("", "", ""))
    return FigureView(
        url=photograph.url if photograph else "",
        alt=found[0],
        caption=found[1],
        lang=found[2],
        credit=photograph.credit if photograph else "",
        licence=photograph.licence if photograph else "",
        photograph=photograph,
    )


def _listed(reader: Reader, entry: Entry, figure: Figure) -> FigureView:
    """A picture of an entry's list, in the words of the translation where its text shows it."""
    photograph = reader.picture(figure.file)
    lang = reader.foreign(reader.original)
    translated = _in_text(reader, entry.id, figure.file) if lang else None
    words = translated if translated and not translated[2] else (figure.alt, figure.caption, lang)
    return FigureView(
        url=photograph.url if photograph else f"/images/{figure.file}",
        alt=words[0] or figure.alt,
        caption=words[1],
        lang=words[2],
        credit=figure.credit,
        licence=figure.licence,
        photograph=photograph,
    )


def _in_text(reader: Reader, id_: str, name: str) -> tuple[str, str, str] | None:
    """What the text of an entry or a claim calls a picture: alternative, caption, language if not this one."""
    own = reader.site.entries.get(id_) or reader.site.claims[id_]
    translation = reader.translation(id_)
    bearers: list[tuple[Entry | Claim | Translation, str]] = [(own, reader.foreign(reader.original))]
    for bearer, lang in [(translation, ""), *bearers] if translation else bearers:
        for mark in bearer.body.marks:
            if isinstance(mark, FigureMark) and picture_name(bearer.path, mark.source) == name:
                return mark.alt, mark.caption, lang
    return None
