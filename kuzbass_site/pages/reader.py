"""The site as readers of one language see it: addresses, labels, cards, stated values in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from pathlib import PurePosixPath
from urllib.parse import quote

from msgspec.structs import replace

from kuzbass_site.article import Article, Pictured, References, compose
from kuzbass_site.dates import FuzzyDate, in_words
from kuzbass_site.evidence import certainty, is_weak, shared_origin
from kuzbass_site.i18n import number, translate, translate_plural
from kuzbass_site.illustrated import picture_name
from kuzbass_site.models.body import Citation
from kuzbass_site.models.collections import COLLECTIONS
from kuzbass_site.models.entry import Claim, Entry, Translation
from kuzbass_site.models.picture import TYPES, picture_path
from kuzbass_site.models.settings import Label
from kuzbass_site.models.stated import Certainty, Kind, Quantity, Stated
from kuzbass_site.pages.views import Card, ClaimView, Head, Link, Phrase, StatedView
from kuzbass_site.pages.words import STATUS_WORDS, UNIT_WORDS, VERDICT_WORDS
from kuzbass_site.site import Site, target_id
from kuzbass_site.text import sort_key
from kuzbass_site.translated import digest_of

SEPARATOR = " \u00b7 "


REMEMBERED = 1 << 14
"""How many cards, titles and the like are kept to be shown again; about a kilobyte each."""


@dataclass(frozen=True)
class Reader:
    """One language's view of the site. What pages show over and over is made once.

    *shown* are cards made for other pages of this language, of the same entries.
    """

    site: Site
    lang: str
    shown: dict[str, Card] = field(default_factory=dict, compare=False, repr=False)

    # Words

    def t(self, text: str) -> str:
        """An interface text in this language."""
        return translate(text, self.lang)

    def n(self, one: str, many: str, count: int) -> str:
        """An interface text that counts, in this language; ``%(num)s`` becomes the number."""
        return translate_plural(one, many, count, self.lang) % {"num": number(count, self.lang)}

    def label(self, label: Label) -> str:
        """A text of the settings in this language."""
        return label.get(self.lang) or label.get(self.main) or ""

    @cached_property
    def main(self) -> str:
        """The language of the pages that show the originals."""
        return self.site.guide.config.language

    @cached_property
    def original(self) -> str:
        """The language in which the originals are written."""
        return self.site.guide.config.original

    def foreign(self, lang: str) -> str:
        """*lang* where it has to be marked, empty where it is this page's own."""
        return "" if lang == self.lang else lang

    def collection(self, name: str, *, plural: bool = True) -> str:
        """The name of a collection."""
        term = self.site.guide.config.collections.get(name)
        if term is None:
            return name.capitalize()
        return self.label(term.plural if plural else term.label)

    # Addresses

    def at(self, path: str) -> str:
        """The address of one of the guide's own pages in this language."""
        return path if self.lang == self.main else f"/{self.lang}{path}"

    def family(self, name: str, path: str = "") -> str:
        """The address of a family of pages, ``map`` or ``data``; empty where the guide leaves it out.

        *path* is that of one page of the family, when not its first.
        """
        return "" if name in self.site.guide.config.without else self.at(path or f"/{name}/")

    def url(self, id_: str) -> str:
        """The address of an entry or a claim; the original's where it is not translated."""
        return self.site.url(id_, self.lang)

    def translation(self, id_: str) -> Translation | None:
        """The translation of an entry or a claim into this language."""
        return self.site.translations.get((id_, self.lang))

    def is_shown(self, id_: str) -> bool:
        """Whether the entry or claim has a page in this language."""
        return self.lang == self.main or (id_, self.lang) in self.site.translations

    def alternates(self, path: str) -> tuple[tuple[str, str], ...]:
        """The languages of one of the guide's own pages."""
        languages = self.site.guide.config.languages
        if len(languages) == 1:
            return ()
        return tuple((lang, Reader(self.site, lang).at(path)) for lang in languages)

    def alternates_of(self, id_: str) -> tuple[tuple[str, str], ...]:
        """The languages in which an entry or a claim can be read."""
        languages = [
            lang
            for lang in self.site.guide.config.languages
            if lang == self.main or (id_, lang) in self.site.translations
        ]
        return tuple((lang, self.site.url(id_, lang)) for lang in languages) if len(languages) > 1 else ()

    def changed(self, id_: str) -> date | None:
        """The day an entry or a claim last changed; None where one of its files has no date."""
        site = self.site
        bearer = site.entries[id_] if id_ in site.entries else site.claims[id_]
        files = [bearer, *(each for each in (self.translation(id_),) if each)]
        days = [site.guide.history.changed.get(file.path) for file in files]
        known = [day for day in days if day]
        return max(known) if len(known) == len(days) else None

    def edit_url(self, path: object) -> str:
        """Where the file behind a page can be edited; empty when the guide has no repository."""
        config = self.site.guide.config
        pattern = config.edit or (config.repository and "{repository}/edit/main/{path}")
        return pattern.format(repository=config.repository, path=quote(str(path)))

    def report_url(self, title: str, url: str) -> str:
        """Where an error on a page can be reported; empty when the guide has no repository."""
        config = self.site.guide.config
        pattern = config.report or (config.repository and "{repository}/issues/new?title={title}&body={url}")
        return pattern.format(
            repository=config.repository, title=quote(title, safe=""), url=quote(config.url + url, safe="")
        )

    # Parts of pages

    def head(self, path: str, title: str, description: str, *crumbs: Link, section: str = "") -> Head:
        """The head of one of the guide's own pages."""
        return Head(
            title=title,
            description=description,
            lang=self.lang,
            url=self.at(path),
            alternates=self.alternates(path),
            crumbs=(Link(self.at("/"), self.t("Home")), *crumbs),
            section=section,
        )

    def title(self, id_: str) -> Phrase:
        """What an entry is called in this language; where it has no name in it, the original's."""
        return self._titles(id_)

    def in_order(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Some entries by collection and by what they are called here; the site has them in the original's order."""
        if self.lang == self.original:
            return tuple(ids)
        places = {id_: COLLECTIONS.index(self.site.entries[id_].collection) for id_ in ids}
        return tuple(sorted(places, key=lambda id_: (places[id_], sort_key(self.title(id_).text), id_)))

    @cached_property
    def _titles(self) -> Callable[[str], Phrase]:
        return lru_cache(REMEMBERED)(self._title)

    def _title(self, id_: str) -> Phrase:
        entry = self.site.entries[id_]
        translation = self.translation(id_)
        if translation is not None:
            return Phrase(translation.title)
        if self.lang == self.main:
            return Phrase(entry.title, self.foreign(self.original))
        local = entry.names.local.get(self.lang)
        return Phrase(local) if local else Phrase(entry.title, self.original)

    def newer_original(self, id_: str) -> Link | None:
        """Where the original of a translated page is to be read, when it has changed since."""
        translation = self.translation(id_)
        if translation is None or not translation.source_digest:
            return None
        original = self.site.entries.get(id_) or self.site.claims[id_]
        if translation.source_digest == digest_of(original):
            return None
        title = original.says if isinstance(original, Claim) else original.title
        return Link(self.site.url(id_), title, self.original)

    def link(self, id_: str) -> Link:
        """A link to an entry."""
        title = self.title(id_)
        return Link(self.url(id_), title.text, title.lang)

    def card(self, id_: str) -> Card:
        """An entry as other pages show it."""
        found = self.shown.get(id_)
        if found is None:
            if len(self.shown) >= REMEMBERED:
                self.shown.clear()
            found = self.shown[id_] = self._card(id_)
        return found

    def _card(self, id_: str) -> Card:
        entry = self.site.entries[id_]
        translation = self.translation(id_)
        summary = Phrase(translation.summary) if translation and translation.summary else Phrase(
            entry.summary, self.foreign(self.original)
        )  # fmt: skip
        title = self.title(id_)
        names = [
            Phrase(name, self.foreign(lang))
            for lang, name in entry.names.local.items()
            if lang != (title.lang or self.lang) and name != title.text
        ]
        if self.lang != self.original and title.text != entry.title:
            names.insert(0, Phrase(entry.title, self.original))
        types = self.site.guide.config.types
        # What could not be found is of no known kind, and its dates are those of something else.
        found = entry.status is None or entry.status.text != "not-identified"
        term = types.get(entry.type) if found else None
        return Card(
            url=self.url(id_),
            title=title,
            summary=summary,
            name=names[0] if names else Phrase(""),
            collection=entry.collection,
            type=self.label(term.label) if term else "",
            drawing=self.drawing(entry),
            status=entry.status.text if entry.status else "",
            status_label=self.t(STATUS_WORDS[entry.status.text]) if entry.status else "",
            period=self.period(entry) if found else "",
        )

    def drawing(self, entry: Entry) -> str:
        """The name of the drawing that stands for an entry: its own, else by its type, else by its collection."""
        term = self.site.guide.config.types.get(entry.type)
        kind = term.drawing or term.name if term else ""
        wanted = (entry.id, kind, entry.collection.removesuffix("s"))
        return next((name for name in wanted if name in self.site.guide.drawings), "other")

    def period(self, entry: Entry) -> str:
        """The first date an entry gives, with what it is the date of: "Founded 1946"."""
        for fact in entry.facts:
            if fact.kind is Kind.DATE and fact.readings and isinstance(fact.readings[0].value, FuzzyDate):
                name = self.site.guide.config.facts[fact.name]
                return f"{self.label(name.label)} {self.when(fact.readings[0].value)}"
        return ""

    def when(self, date: FuzzyDate) -> str:
        """A date in words."""
        return in_words(date, self.lang)

    def stated(self, stated: Stated, references: References) -> StatedView:
        """A stated value in words, its sources numbered."""
        supported, weak, one_origin = self._supports(stated.citations)
        sure = stated.certainty or supported
        return StatedView(
            text=self.words(stated),
            note=stated.note,
            lang=self.foreign(self.original) if isinstance(stated.value, str) else "",
            note_lang=self.foreign(self.original) if stated.note else "",
            cites=references.cite(stated.citations),
            weak=weak,
            one_origin=one_origin,
            certainty="" if sure in (None, Certainty.CERTAIN) else str(sure),
            unsourced=stated.unsourced,
            unknown=stated.value is None,
        )

    @cached_property
    def _supports(self) -> Callable[[tuple[Citation, ...]], tuple[Certainty | None, bool, bool]]:
        return lru_cache(REMEMBERED)(self._support)

    def _support(self, citations: tuple[Citation, ...]) -> tuple[Certainty | None, bool, bool]:
        """How sure sources make a value, whether they are weak, whether they copy one another."""
        sources = self.site.guide.sources
        sure = certainty(citations, sources) if citations else None
        return sure, is_weak(citations, sources), bool(shared_origin(citations, sources))

    def words(self, stated: Stated) -> str:
        """The value itself, as this language writes it."""
        match stated.value:
            case None:
                return self.t("not known")
            case FuzzyDate() as when:
                return self.when(when)
            case Quantity(unit=""):
                return number(stated.text, self.lang)
            case Quantity(amount, unit):
                space = "" if self.lang == "en" and unit.startswith(("%", "‰", "°")) else "\u00a0"
                words = self.t(UNIT_WORDS.get(unit, unit))
                return f"{number(format(amount, 'f'), self.lang)}{space}{words}"
            case text:
                return text

    def worded(self, stated: Stated, words: dict[str, str], references: References) -> StatedView:
        """A stated value whose words are the guide's own (a status, an access) rather than the editor's."""
        return replace(self.stated(stated, references), text=self.t(words[stated.text]), lang="")

    def resolve(self, path: PurePosixPath, target: str) -> str:
        """Where a link written in the file *path* leads in this language.

        A heading that the translation lacks, or has under another anchor, is shown in the original.
        """
        id_, anchor = target_id(path, target)
        if not id_:
            name = picture_name(path, target)
            if name in self.site.guide.pictures:
                return self.at(picture_path(name))
            return "/images/" + target.partition("images/")[2]
        translation = self.translation(id_)
        if anchor and translation and anchor not in {each.id for each in translation.body.headings}:
            return f"{self.site.url(id_)}#{anchor}"
        return f"{self.url(id_)}#{anchor}" if anchor else self.url(id_)

    def article(self, bearer: Entry | Claim | Translation, references: References, lang: str = "") -> Article:
        """A text of the guide with its links and citations filled in."""
        return compose(
            bearer.body,
            references,
            lambda target: self.resolve(bearer.path, target),
            lang,
            lambda source: self.picture(picture_name(bearer.path, source)),
        )

    def picture(self, name: str) -> Pictured | None:
        """A photograph by its name in ``content/images/``; None for drawings and for what is not there."""
        picture = self.site.guide.pictures.get(name)
        if picture is None:
            return None
        width, height = picture.sizes[-1]
        sources = tuple(
            (TYPES[kind], tuple((v.url, v.width) for v in picture.variants if v.format == kind))
            for kind in picture.formats
        )
        plain = sources[-1][1]
        return Pictured(
            sources=sources,
            url=plain[min(1, len(plain) - 1)][0],
            width=width,
            height=height,
            page=self.at(picture_path(name)),
            credit=picture.credit,
            licence=picture.licence,
        )

    def claim(self, id_: str, references: References) -> ClaimView:
        """A claim with its verdict and the evidence."""
        claim = self.site.claims[id_]
        translation = self.translation(id_)
        lang = "" if translation else self.foreign(self.original)
        by = self.site.source(claim.by.id)
        return ClaimView(
            id=claim.slug,
            url=self.url(id_),
            says=Phrase(translation.title if translation else claim.says, lang),
            by=Link(self.at(f"/sources/{by.key}/"), by.title, self.foreign(by.language or self.original)),
            verdict=claim.verdict,
            verdict_label=self.t(VERDICT_WORDS[claim.verdict]),
            evidence=self.article(translation or claim, references, lang),
            about=tuple(self.link(ref.id) for ref in claim.about if ref.id in self.site.entries),
        )

    def cards(self, ids: Iterable[str]) -> tuple[Card, ...]:
        """The cards of some entries."""
        return tuple(self.card(id_) for id_ in ids if id_ in self.site.entries)
