"""The state of the guide, for its readers: how much is stated, on what, and what is open."""

from __future__ import annotations

from collections.abc import Iterator

from kuzbass_site.i18n import number
from kuzbass_site.models.page import Page
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.views import Link, StateRow, StateView
from kuzbass_site.pages.words import LANGUAGE_WORDS, TIER_WORDS, VERDICT_WORDS
from kuzbass_site.state import State

URL = "/about/state/"


def page(reader: Reader, now: State) -> Page:
    """The page of the guide's state, which is the same in every language."""
    about = [reader.link("pages/about")] if "pages/about" in reader.site.entries else []
    intro = reader.t(
        "What the guide states, on what it rests and what is open, counted from its files when it was built."
    )
    head = reader.head(URL, reader.t("State of the guide"), intro, *about, section="state")
    view = StateView(
        head=head,
        totals=tuple(_totals(reader, now)),
        rows=tuple(
            StateRow(
                entry=reader.link(each.id),
                stated=each.standing.stated,
                weak=each.standing.weak,
                disputes=each.standing.disputes,
                unknown=each.standing.unknown,
                cited=each.figures.cited,
                figures=each.figures.all,
            )
            for each in now.entries
        ),
        disputes=tuple((reader.link(id_), _fact(reader, name)) for id_, name in now.disputes),
        visits=tuple((reader.link(id_), _checked(reader, id_)) for id_ in now.stale_visits),
        translations=tuple(
            (_owner(reader, id_), reader.t(LANGUAGE_WORDS.get(lang, lang)))
            for id_, lang in now.stale_translations
        ),
        waivers=tuple((_owner(reader, each.owner), f"{each.rule}: {each.reason}") for each in now.waivers),
    )
    return Page(head.url, "state.html", view, reader.lang)


def _totals(reader: Reader, now: State) -> Iterator[tuple[str, str]]:
    def n(value: int) -> str:
        return number(value, reader.lang)

    def listed(pairs: Iterator[tuple[str, int]]) -> str:
        return ", ".join(f"{words}: {n(count)}" for words, count in pairs)

    yield reader.t("Entries"), listed((reader.collection(name), count) for name, count in now.collections)
    yield reader.t("Facts with a source"), n(now.total("stated"))
    yield reader.t("Only weak sources"), n(now.total("weak"))
    yield reader.t("Facts without a source, marked"), n(now.total("unsourced"))
    yield reader.t("Events"), n(now.events)
    if now.figures.all:
        share = reader.t("%(cited)s of %(all)s") % {"cited": n(now.figures.cited), "all": n(now.figures.all)}
        yield reader.t("Figures of the texts that are cited"), share
    claims = ((reader.t(VERDICT_WORDS[verdict]), count) for verdict, count in now.claims)
    yield reader.collection("claims"), listed(claims)
    sources = ((f"{tier} ({reader.t(TIER_WORDS[tier])})", count) for tier, count in now.sources)
    yield reader.t("Sources"), listed(sources)


def _fact(reader: Reader, name: str) -> str:
    return reader.label(reader.site.guide.config.facts[name].label)


def _checked(reader: Reader, id_: str) -> str:
    visit = reader.site.entries[id_].visit
    return reader.words(visit.checked) if visit else ""


def _owner(reader: Reader, owner: str) -> Link:
    """An entry or its translation, a claim or a source, by the name that the checks give it."""
    id_ = owner.partition(".")[0]
    if id_ in reader.site.entries:
        return reader.link(id_)
    if id_ in reader.site.claims:
        return Link(reader.url(id_), id_.partition("/")[2].upper())
    return Link(reader.at(f"/{owner}/"), owner)
