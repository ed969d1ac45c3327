"""What the guide could not find out, gathered from all its entries, and how to help."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import structs

from kuzbass_site.article import References
from kuzbass_site.evidence import origins
from kuzbass_site.i18n import N_
from kuzbass_site.models.body import Citation
from kuzbass_site.models.entry import Entry
from kuzbass_site.models.page import Page
from kuzbass_site.models.stated import Stated
from kuzbass_site.pages.places import distance_words
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.views import Gap, GapGroup, GapsOfEntry, Phrase, UnknownView
from kuzbass_site.pages.words import ACCESS_WORDS, STATUS_WORDS, VISIT_WORDS

COARSE = 2000.0
"""A point that may be so many metres off does not say where a landmark stands."""
HELP = "pages/contribute"
"""The page that says how to help, in a guide that has one."""


def pages(reader: Reader) -> Iterator[Page]:
    """The page of open questions, unless there are none or the guide leaves it out."""
    if not reader.family("unknown"):
        return
    references = References(reader.site.guide.sources)
    groups = tuple(_groups(reader, references))
    if not groups:
        return
    intro = reader.t(
        "A guide that shows where every fact comes from also has to show where it has none. "
        "This page is gathered from all entries each time the guide is made."
    )
    view = UnknownView(
        head=reader.head("/unknown/", title(reader), intro, section="unknown"),
        intro=intro,
        help=reader.link(HELP) if HELP in reader.site.entries else None,
        groups=groups,
        references=references.listed(),
    )
    yield Page(view.head.url, "unknown.html", view, reader.lang)


def title(reader: Reader) -> str:
    """What the page is called."""
    return reader.t("What we could not find out")


def address(reader: Reader) -> str:
    """Where the page is; empty when nothing is open, or the guide leaves the page out."""
    if not reader.family("unknown"):
        return ""
    references = References(reader.site.guide.sources)
    first = next((gaps for *_, find in FAMILIES for gaps in find(reader, references)), None)
    return reader.at("/unknown/") if first else ""


Find = Callable[[Reader, References], Iterator[GapsOfEntry]]


def _groups(reader: Reader, references: References) -> Iterator[GapGroup]:
    for id_, name, intro, find in FAMILIES:
        entries = tuple(find(reader, references))
        if entries:
            count = sum(len(each.gaps) for each in entries)
            yield GapGroup(
                id=f"x-{id_}", title=reader.t(name), intro=reader.t(intro), count=count, entries=entries
            )


def _places(reader: Reader) -> Iterator[Entry]:
    return (entry for entry in reader.site.entries.values() if entry.collection != "pages")


def _of(reader: Reader, entry: Entry, *gaps: Gap) -> GapsOfEntry:
    return GapsOfEntry(entry=reader.link(entry.id), gaps=gaps)


def _facts(reader: Reader, references: References) -> Iterator[GapsOfEntry]:
    """What an entry itself calls unknown, with what was searched."""
    for entry in _places(reader):
        gaps = [
            structs.replace(_gap(reader, label, stated, references), text=Phrase(""))
            for label, stated in _labelled(reader, entry)
            if stated.value is None
        ]
        if gaps:
            yield _of(reader, entry, *gaps)


def _not_identified(reader: Reader, references: References) -> Iterator[GapsOfEntry]:
    for entry in _places(reader):
        if entry.status and entry.status.text == "not-identified":
            card, status = reader.card(entry.id), reader.stated(entry.status, references)
            note = Phrase(status.note, status.note_lang)
            yield _of(reader, entry, Gap(label="", text=card.summary, note=note, cites=status.cites))


def _claims(reader: Reader, references: References) -> Iterator[GapsOfEntry]:  # noqa: ARG001 - as every family
    """Claims that nothing speaks for or against, each at the first entry it is about."""
    gaps: dict[str, list[Gap]] = {}
    for id_, claim in reader.site.claims.items():
        subject = next((ref.id for ref in claim.about if ref.id in reader.site.entries), "")
        if claim.verdict == "unverifiable" and subject:
            translation = reader.translation(id_)
            lang = "" if translation else reader.foreign(reader.original)
            said = Phrase(translation.title if translation else claim.says, lang)
            gaps.setdefault(subject, []).append(Gap(label="", text=said, url=reader.url(id_)))
    for id_, entry in reader.site.entries.items():
        if id_ in gaps:
            yield _of(reader, entry, *gaps[id_])


def _positions(reader: Reader, references: References) -> Iterator[GapsOfEntry]:
    """Landmarks that were found in words and not on the ground."""
    for entry in reader.site.collections.get("landmarks", ()):
        location = entry.location
        if entry.status and entry.status.text == "not-identified":
            continue
        if location is None:
            yield _of(reader, entry, Gap(label="", text=Phrase(reader.t("no point was found"))))
        elif location.accuracy >= COARSE:
            words = reader.t("accurate to about %(distance)s")
            yield _of(
                reader,
                entry,
                Gap(
                    label="",
                    text=Phrase(words % {"distance": distance_words(location.accuracy, reader)}),
                    note=Phrase(location.note, reader.foreign(reader.original)),
                    cites=references.cite(Citation(ref.id) for ref in location.sources),
                ),
            )


def _weak(reader: Reader, references: References) -> Iterator[GapsOfEntry]:
    """What nothing better than a text of unclear origin says."""
    sources = reader.site.guide.sources
    for entry in _places(reader):
        gaps = [
            _gap(reader, label, stated, references)
            for label, stated in _labelled(reader, entry)
            if stated.value is not None and set(origins(stated.citations, sources).values()) == {"D"}
        ]
        if gaps:
            yield _of(reader, entry, *gaps)


def _labelled(reader: Reader, entry: Entry) -> Iterator[tuple[str, Stated]]:
    """Every stated value of an entry with what it is called."""
    for fact in entry.facts:
        label = reader.label(reader.site.guide.config.facts[fact.name].label)
        yield from ((label, reading) for reading in fact.readings)
        yield from ((f"{label}, {reader.when(point.date)}", point.stated) for point in fact.points)
    for event in entry.events:  # said as on its own page: when, then what
        yield (
            reader.when(event.date),
            structs.replace(event.stated, text=event.what, value=event.what, note=""),
        )
    yield from ((reader.t("Formerly"), former) for former in entry.names.former)
    if entry.status:
        yield reader.t("Status"), entry.status
    for number, stop in enumerate(entry.stops, start=1):
        label = reader.t("Stop %(number)s") % {"number": number}
        yield from ((label, said) for said in (stop.see, stop.why) if said)
    if entry.visit:
        if entry.visit.access:
            yield reader.t("Access"), entry.visit.access
        yield from ((reader.t(VISIT_WORDS[name]), stated) for name, stated in entry.visit.notes)


def _gap(reader: Reader, label: str, stated: Stated, references: References) -> Gap:
    view = reader.stated(stated, references)
    own = {**STATUS_WORDS, **ACCESS_WORDS}.get(stated.text)
    text = Phrase(reader.t(own)) if own else Phrase(view.text, view.lang)
    return Gap(label=label, text=text, note=Phrase(view.note, view.note_lang), cites=view.cites)


FAMILIES: tuple[tuple[str, str, str, Find], ...] = (
    (
        "facts",
        N_("Facts for which we found no source"),
        N_("What an entry should say and does not, with what was searched. A document that says it would help most."),
        _facts,
    ),
    (
        "not-identified",
        N_("Places that could not be identified"),
        N_("Somebody names them, and no document does. Their pages show what was searched and what may be meant."),
        _not_identified,
    ),
    (
        "positions",
        N_("Where exactly does it stand?"),
        N_("What is known of these landmarks fits a town better than a map: a point with its source is wanted."),
        _positions,
    ),
    (
        "claims",
        N_("Claims that can be neither supported nor contradicted"),
        N_("Others have said this. Nothing we read speaks for it or against it."),
        _claims,
    ),
    (
        "weak",
        N_("What rests on weak sources alone"),
        N_("Nothing better than a text of unclear origin stands behind these statements. Better sources are wanted."),
        _weak,
    ),
)  # fmt: skip
"""The kinds of open questions: (id, heading, a sentence of introduction, where they are found)."""
