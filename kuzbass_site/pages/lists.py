"""Lists of entries: collections, tags, decades, statuses, each in pages of a bearable length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from kuzbass_site.dates import FuzzyDate
from kuzbass_site.i18n import N_
from kuzbass_site.models.entry import Entry
from kuzbass_site.models.page import Page
from kuzbass_site.models.stated import Kind
from kuzbass_site.pages.entries import decade_words, tag_label
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.views import Choice, Counted, Head, Link, ListView, Pager, TermsView, Traits
from kuzbass_site.pages.words import STATUS_INTROS, STATUS_WORDS
from kuzbass_site.text import sort_key

MOST_PARTS = 40
"""Of a longer list a browser does not load all pages only to choose among them; there the lists by tag lead on."""
FEW = 6
"""So few entries are seen at a glance."""
TAXONOMIES = {
    "tags": (N_("Tags"), N_("What the entries have in common.")),
    "decades": (N_("Periods"), N_("The entries by the decades in which something happened to them.")),
    "statuses": (N_("Statuses"), N_("What has become of the places.")),
}


def pages(reader: Reader) -> Iterator[Page]:
    """Every list of entries that the guide has, and the lists of those lists."""
    yield from _collections(reader)
    tags = reader.site.guide.config.tags
    yield from _taxonomy(
        reader,
        "tags",
        [
            (tag, tag_label(reader, tag), reader.label(tags[tag].intro) if tag in tags else "", ids)
            for tag, ids in reader.site.tags.items()
        ],
    )
    yield from _taxonomy(
        reader,
        "decades",
        [
            (f"{decade}s", decade_words(reader, decade), "", ids)
            for decade, ids in reader.site.decades.items()
        ],
    )
    yield from _taxonomy(
        reader,
        "statuses",
        [
            (
                status,
                reader.t(STATUS_WORDS[status]),
                reader.t(STATUS_INTROS[status]),
                reader.site.statuses[status],
            )
            for status in STATUS_WORDS
            if status in reader.site.statuses
        ],
    )


def paged(head: Head, count: int, per_page: int, next_words: str) -> Iterator[tuple[Head, Pager, slice]]:
    """The parts of a long list: the head of each, where it stands, and the slice it holds."""
    total = max(1, -(-count // per_page))
    urls = [head.url if n == 1 else f"{head.url}page/{n}/" for n in range(1, total + 1)]
    for n in range(1, total + 1):
        own = head if n == 1 else replace(
            head,
            url=urls[n - 1],
            title=f"{head.title}{next_words % {'num': n}}",
            alternates=tuple((lang, f"{url}page/{n}/") for lang, url in head.alternates),
        )  # fmt: skip
        pager = Pager(
            number=n,
            pages=total,
            previous=urls[n - 2] if n > 1 else "",
            next=urls[n] if n < total else "",
            links=tuple((near, urls[near - 1] if near else "") for near in steps(n, total))
            if total > 1
            else (),
        )
        yield own, pager, slice((n - 1) * per_page, n * per_page)


def steps(number: int, total: int) -> tuple[int, ...]:
    """The pages that one of *total* leads to: the first and the last two, those around it; 0 for a gap.

    So a pager is no longer when the list is, and no gap stands for a single page.
    """
    near = {1, 2, total - 1, total, *range(number - 2, number + 3)}
    near |= {n + 1 for n in near if n + 2 in near}
    shown = sorted(n for n in near if 1 <= n <= total)
    found: list[int] = []
    for n in shown:
        if found and n > found[-1] + 1:
            found.append(0)
        found.append(n)
    return tuple(found)


def _listed(
    reader: Reader,
    head: Head,
    intro: str,
    ids: Sequence[str],
    facets: tuple[tuple[str, tuple[Counted, ...]], ...] = (),
    choices: tuple[Choice, ...] = (),
) -> Iterator[Page]:
    words = reader.t(", page %(num)s")
    parts = list(paged(head, len(ids), reader.site.guide.config.per_page, words))
    chosen = choices if len(parts) <= MOST_PARTS and len(ids) > FEW else ()
    urls = tuple(own.url for own, _, _ in parts) if chosen else ()
    for own, pager, part in parts:
        view = ListView(
            head=own,
            intro=intro,
            cards=reader.cards(ids[part]),
            total=len(ids),
            pager=pager,
            facets=facets,
            traits=tuple(_traits(reader.site.entries[id_]) for id_ in ids[part]) if chosen else (),
            choices=chosen,
            parts=urls,
        )
        yield Page(own.url, "list.html", view, reader.lang)


def _collections(reader: Reader) -> Iterator[Page]:
    for name, entries in reader.site.collections.items():
        if name == "pages":
            continue
        term = reader.site.guide.config.collections.get(name)
        intro = reader.label(term.intro) if term else ""
        ids = reader.in_order(entry.id for entry in entries)
        head = reader.head(f"/{name}/", reader.collection(name), intro, section=name)
        yield from _listed(
            reader, head, intro, ids, _facets(reader, set(ids)), tuple(_choices(reader, entries))
        )


def _traits(entry: Entry) -> Traits:
    return Traits(
        status=entry.status.text if entry.status else "",
        type=entry.type,
        first=_first(entry),
        decade=tuple(map(str, sorted({decade for event in entry.events for decade in event.date.decades}))),
        tag=tuple(tag.id for tag in entry.tags),
    )


def _first(entry: Entry) -> str:
    """The first day of the date that the entry's card gives."""
    for fact in entry.facts:
        value = fact.readings[0].value if fact.kind is Kind.DATE and fact.readings else None
        if isinstance(value, FuzzyDate):
            return value.sort_key[0].isoformat()
    return ""


def _choices(reader: Reader, entries: Iterable[Entry]) -> Iterator[Choice]:
    """What the entries of a collection can be chosen by; of each only what tells them apart."""
    traits = [_traits(entry) for entry in entries]
    config = reader.site.guide.config
    types = [(name, reader.label(term.label)) for name, term in config.types.items()]
    statuses = [(status, reader.t(words)) for status, words in STATUS_WORDS.items()]
    decades = sorted({decade for each in traits for decade in each.decade}, key=int)
    tags = sorted(
        {tag for each in traits for tag in each.tag}, key=lambda tag: sort_key(tag_label(reader, tag))
    )
    for name, label, values in (
        ("type", reader.t("Kind"), types),
        ("status", reader.t("Status"), statuses),
        ("decade", reader.t("Period"), [(each, decade_words(reader, int(each))) for each in decades]),
        ("tag", reader.t("Tag"), [(tag, tag_label(reader, tag)) for tag in tags]),
    ):
        held = {value for each in traits for value in _held(each, name)}
        there = tuple((value, words) for value, words in values if value in held)
        if len(there) > 1:
            yield Choice(name, label, there)


def _held(traits: Traits, name: str) -> tuple[str, ...]:
    found: str | tuple[str, ...] = getattr(traits, name)
    return (found,) if isinstance(found, str) else found


def _facets(reader: Reader, ids: set[str]) -> tuple[tuple[str, tuple[Counted, ...]], ...]:
    """Narrower lists that hold some of these entries, with how many of these they hold."""
    tags = [
        Counted(reader.at(f"/tags/{tag}/"), tag_label(reader, tag), len(ids & set(members)))
        for tag, members in reader.site.tags.items()
        if ids & set(members)
    ]
    statuses = [
        Counted(reader.at(f"/statuses/{status}/"), reader.t(STATUS_WORDS[status]), len(ids & set(members)))
        for status, members in reader.site.statuses.items()
        if ids & set(members) and reader.family("statuses")
    ]
    found = ((reader.t("Statuses"), tuple(statuses)), (reader.t("Tags"), tuple(tags)))
    return tuple((name, counted) for name, counted in found if len(counted) > 1)


def _taxonomy(
    reader: Reader, name: str, terms: list[tuple[str, str, str, tuple[str, ...]]]
) -> Iterator[Page]:
    if not terms or not reader.family(name):
        return
    title, intro = (reader.t(text) for text in TAXONOMIES[name])
    head = reader.head(f"/{name}/", title, intro, section=name)
    counted = tuple(
        (Counted(reader.at(f"/{name}/{slug}/"), label, len(ids)), words) for slug, label, words, ids in terms
    )
    yield Page(head.url, "terms.html", TermsView(head=head, intro=intro, terms=counted), reader.lang)
    up = Link(head.url, title)
    for slug, label, words, ids in terms:
        own = reader.head(f"/{name}/{slug}/", label, words or f"{title}: {label}", up, section=name)
        yield from _listed(reader, own, words, reader.in_order(ids))
