"""The register of claims: all, by verdict, by who said it, by subject; and a page for each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kuzbass_site.article import References
from kuzbass_site.models.entry import VERDICTS
from kuzbass_site.models.page import Page
from kuzbass_site.pages.citing import cite_view, claim_title, page_work
from kuzbass_site.pages.lists import paged
from kuzbass_site.pages.reader import SEPARATOR, Reader
from kuzbass_site.pages.views import ClaimPageView, ClaimsView, Counted, Head, Link
from kuzbass_site.pages.words import VERDICT_INTROS, VERDICT_WORDS

MANY = 100
"""So many subjects or speakers stand beside every list of claims; more only beside the list of all."""


def pages(reader: Reader) -> Iterator[Page]:
    """The lists of claims, then each claim."""
    claims = reader.site.claims
    if not claims:
        return
    title = reader.collection("claims")
    term = reader.site.guide.config.collections.get("claims")
    intro = reader.label(term.intro) if term else ""
    up = Link(reader.at("/claims/"), title)
    register = _Register.of(reader)
    everything = reader.head("/claims/", title, intro, section="claims")
    yield from _list(reader, register, everything, intro, list(claims))
    for verdict in VERDICTS:
        ids = [id_ for id_, claim in claims.items() if claim.verdict == verdict]
        if ids:
            words = reader.t(VERDICT_INTROS[verdict])
            label = f"{title}{SEPARATOR}{reader.t(VERDICT_WORDS[verdict])}"
            head = reader.head(f"/claims/verdict/{verdict}/", label, words, up, section="claims")
            yield from _list(reader, register, head, words, ids)
    said: defaultdict[str, list[str]] = defaultdict(list)
    for id_, claim in claims.items():
        said[claim.by.id].append(id_)
    for key, ids in said.items():
        name = reader.site.source(key).title
        words = reader.t("What this text says, and what the record shows.")
        head = reader.head(f"/claims/by/{key}/", f"{title}{SEPARATOR}{name}", words, up, section="claims")
        yield from _list(reader, register, head, words, ids)
    for subject, about in reader.site.claims_about.items():
        if subject in reader.site.entries:
            name = reader.title(subject).text
            label = f"{title}{SEPARATOR}{name}"
            words = reader.t("What has been said of it, and what the record shows.")
            head = reader.head(f"/claims/about/{subject}/", label, words, up, section="claims")
            yield from _list(reader, register, head, words, about)
    yield from _single(reader)


@dataclass(frozen=True)
class _Register:
    """What stands beside the lists of claims: worked out once for all of them."""

    verdicts: tuple[tuple[str, Counted], ...]
    by: tuple[Counted, ...]
    subjects: tuple[Counted, ...]

    @classmethod
    def of(cls, reader: Reader) -> _Register:
        """That of a language."""
        claims, said = reader.site.claims.values(), Counter(c.by.id for c in reader.site.claims.values())
        given = Counter(claim.verdict for claim in claims)
        return cls(
            verdicts=tuple(
                (
                    verdict,
                    Counted(reader.at(f"/claims/verdict/{verdict}/"), reader.t(VERDICT_WORDS[verdict]), n),
                )
                for verdict in VERDICTS
                if (n := given[verdict])
            ),
            by=tuple(
                Counted(reader.at(f"/claims/by/{key}/"), reader.site.source(key).title, count)
                for key, count in said.items()
            ),
            subjects=tuple(
                Counted(reader.at(f"/claims/about/{subject}/"), reader.title(subject).text, len(about))
                for subject, about in reader.site.claims_about.items()
                if subject in reader.site.entries
            ),
        )


def _list(reader: Reader, register: _Register, head: Head, intro: str, ids: Sequence[str]) -> Iterator[Page]:
    # Of a large register only the list of all leads everywhere: else each list would grow with all others.
    full = head.url == reader.at("/claims/")
    by = register.by if full or len(register.by) <= MANY else ()
    subjects = register.subjects if full or len(register.subjects) <= MANY else ()
    words = reader.t(", page %(num)s")
    for own, pager, part in paged(head, len(ids), 2 * reader.site.guide.config.per_page, words):
        references = References(reader.site.guide.sources)
        view = ClaimsView(
            head=own,
            intro=intro,
            verdicts=register.verdicts,
            by=by,
            subjects=subjects,
            claims=tuple(reader.claim(id_, references) for id_ in ids[part]),
            references=references.listed(),
            pager=pager,
        )
        yield Page(own.url, "claims.html", view, reader.lang)


def _single(reader: Reader) -> Iterator[Page]:
    ids = [id_ for id_ in reader.site.claims if reader.is_shown(id_)]
    for position, id_ in enumerate(ids):
        claim, changed = reader.site.claims[id_], reader.changed(id_)
        references = References(reader.site.guide.sources)
        view = reader.claim(id_, references)
        head = Head(
            title=claim_title(reader, id_),
            description=f"{view.verdict_label}. {view.says.text}",
            lang=reader.lang,
            url=reader.url(id_),
            alternates=reader.alternates_of(id_),
            crumbs=(
                Link(reader.at("/"), reader.t("Home")),
                Link(reader.at("/claims/"), reader.collection("claims")),
            ),
            section="claims",
            changed=changed.isoformat() if changed else "",
        )
        before = ids[position - 1] if position else None
        after = ids[position + 1] if position + 1 < len(ids) else None
        path = (reader.translation(id_) or claim).path
        page = ClaimPageView(
            head=head,
            claim=view,
            about=reader.cards(ref.id for ref in claim.about),
            references=references.listed(),
            cite=cite_view(reader, page_work(reader, id_)),
            edit_url=reader.edit_url(path),
            report_url=reader.report_url(head.title, head.url),
            outdated=reader.newer_original(id_),
            previous=_link(reader, before) if before else None,
            next=_link(reader, after) if after else None,
        )
        yield Page(head.url, "claim.html", page, reader.lang)


def _link(reader: Reader, id_: str) -> Link:
    says = reader.claim(id_, References(reader.site.guide.sources)).says
    return Link(reader.url(id_), says.text, says.lang)
