"""What the toolbar of a preview says of a page: its problems, what is missing, what it weighs, why it was made."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path, PurePosixPath

import msgspec
from msgspec import Struct

from kuzbass_site.build import CACHE
from kuzbass_site.cache import Cache
from kuzbass_site.i18n import N_, number, translate, translate_plural
from kuzbass_site.models.entry import Claim, Entry
from kuzbass_site.problems import CODES, Problem
from kuzbass_site.record import Known
from kuzbass_site.reporting import message
from kuzbass_site.serve.building import Shown
from kuzbass_site.serve.failing import Failure, failure
from kuzbass_site.serve.opening import link, place_of
from kuzbass_site.site import stated_in
from kuzbass_site.subjects import Subject, unpack_subject
from kuzbass_site.translated import digest_of

GOOD, WARNING, BAD = "good", "warning", "error"
_TONGUES = {
    "en": N_("English"),
    "ru": N_("Russian"),
    "de": N_("German"),
    "kk": N_("Kazakh"),
    "uk": N_("Ukrainian"),
}
_WORDS = {
    "name": N_("Preview"),
    "hide": N_("Hide (Esc)"),
    "show": N_("Show what is wrong"),
    "open": N_("Open in the editor"),
    "busy": N_("Building…"),
    "good": N_("Up to date"),
    "failed": N_("The last good version is shown"),
    "lost": N_("The preview does not answer: is `kuzbass-site serve` still running?"),
    "keys": N_("Alt+P opens and closes this"),
}


class Item(Struct, frozen=True):
    """One thing of a row; ``open`` is a link into the editor, ``level`` is for the look."""

    text: str
    open: str = ""
    level: str = ""


class Row(Struct, frozen=True):
    """A line of the toolbar: what it is about, what there is to say, and the things themselves."""

    label: str
    text: str
    level: str = GOOD
    items: tuple[Item, ...] = ()


class Told(Struct, frozen=True, kw_only=True):
    """What a page is told: ``page`` tells its present bytes from others, ``brief`` are the rows in a few words."""

    page: str
    lang: str
    busy: bool
    failure: Failure | None
    level: str
    brief: str
    rows: tuple[Row, ...]
    words: dict[str, str]


encode = msgspec.json.Encoder().encode


class Teller:
    """Says in *lang* what there is to say of a page; *form* is that of links into the editor."""

    def __init__(self, root: Path, lang: str, form: str) -> None:
        self._root = root
        self._lang = lang
        self._form = form

    def told(self, shown: Shown, url: str, digest: str, data: bytes) -> Told:
        """What the page at *url* is told, of which *data* are the present bytes."""
        page = next((each for each in _pages(shown) if each.url == url), None)
        rows = tuple(self._rows(shown, url, page, data)) if shown.report else ()
        wrong = failure(shown.error, self._root, self._lang, self._form) if shown.error else None
        levels = [row.level for row in rows]
        return Told(
            page=digest,
            lang=self._lang,
            busy=shown.busy,
            failure=wrong,
            level=BAD if wrong else WARNING if WARNING in levels else GOOD,
            brief=" · ".join(row.text for row in rows if row.level == WARNING or row is rows[0]),
            rows=rows,
            words={key: translate(text, self._lang) for key, text in _WORDS.items()},
        )

    def _rows(self, shown: Shown, url: str, page: Known | None, data: bytes) -> Iterator[Row]:
        languages = _languages(shown)
        subject = self._subject(page.id if page else "", url, languages)
        yield self._problems(shown, subject)
        if subject:
            yield from self._facts(subject)
            yield from self._translations(subject, languages)
        if data:
            yield self._weight(data)
        if page:
            yield self._why(page)
        yield self._build(shown)

    def _problems(self, shown: Shown, subject: Subject | None) -> Row:
        own = {str(text.path) for text in subject.texts} if subject else set()
        found = shown.report.problems if shown.report else ()
        here = [problem for problem in found if str(problem.path) in own]
        text = self.n("%(num)s problem", "%(num)s problems", len(here))
        if not here:
            text = self.t("no problems")
        if elsewhere := len(found) - len(here):
            rest = self.n("%(num)s elsewhere", "%(num)s elsewhere", elsewhere)
            text = f"{text} ({rest})"
        items = tuple(self._problem(problem) for problem in here)
        return Row(self.t("Problems of this page"), text, WARNING if here else GOOD, items)

    def _problem(self, problem: Problem) -> Item:
        where = str(problem.line) if problem.line else problem.path.name
        text = f"{where}: {message(problem, self._lang)}"
        return Item(text, self._link(problem.path, problem.line, problem.column), CODES[problem.code].level)

    def _facts(self, subject: Subject) -> Iterator[Row]:
        entry = next((text.entry for text in subject.texts if text.entry), None)
        if entry is None:
            return
        stated = list(stated_in(entry))
        bare = [(part, each) for part, each in stated if each.unsourced]
        text = self.n(
            "%(num)s fact, none without a source", "%(num)s facts, none without a source", len(stated)
        )
        if bare:
            text = self.n("%(num)s without a source", "%(num)s without a source", len(bare))
        items = tuple(
            Item(
                f"{part.removeprefix('facts/')}: {each.text} ({each.unsourced})",
                self._link(entry.path, each.span.line, each.span.column),
                WARNING,
            )
            for part, each in bare
        )
        yield Row(self.t("Facts"), text, WARNING if bare else GOOD, items)

    def _translations(self, subject: Subject, languages: Iterable[str]) -> Iterator[Row]:
        """How each translation stands to its original."""
        original: Entry | Claim | None = None
        for text in subject.texts:
            original = original or text.entry or text.claim
        if original is None:
            return
        texts = {each.lang: each for text in subject.texts if (each := text.translation)}
        for lang in list(languages)[1:]:
            found = texts.get(lang)
            state = (
                N_("not translated")
                if found is None
                else N_("up to date")
                if found.source_digest == digest_of(original)
                else N_("the original has changed since")
                if found.source_digest
                else N_("it is not noted what it translates: see `kuzbass-site translated`")
            )
            path = (found or original).path
            level = GOOD if state == "up to date" or found is None else WARNING
            items = (Item(path.name, self._link(path, 1, 1)),) if found else ()
            label = self.t("Translation: %(language)s") % {"language": self.t(_TONGUES.get(lang, lang))}
            yield Row(label, self.t(state), level, items)

    def _weight(self, data: bytes) -> Row:
        kilobytes = (f"{len(zlib.compress(data, 6)) / 1000:.1f}", f"{len(data) / 1000:.0f}")
        small, whole = (number(each, self._lang) for each in kilobytes)
        words = self.t("%(small)s kB compressed, %(whole)s kB as it is")
        return Row(self.t("Weight of the page"), words % {"small": small, "whole": whole})

    def _why(self, page: Known) -> Row:
        kinds = tuple(Item(self.t(kind)) for kind in page.why)
        text = self.t(N_("this had changed:") if kinds else N_("it was new"))
        return Row(self.t("Last made because"), text, GOOD, kinds)

    def _build(self, shown: Shown) -> Row:
        report = shown.report
        assert report is not None  # noqa: S101 - there are no rows without one
        words = self.n("%(num)s file written", "%(num)s files written", report.published.written)
        seconds = self.t("%(seconds)s s") % {"seconds": number(f"{report.seconds:.2f}", self._lang)}
        return Row(self.t("The last build"), f"{words}, {seconds}")

    def _subject(self, id_: str, url: str, languages: Iterable[str]) -> Subject | None:
        """What was read of the entry, claim or page of the guide that a page is of."""
        parts = [part for part in url.split("/") if part]
        if parts and parts[0] in languages:
            parts = parts[1:]
        name = id_ or "/".join(parts if len(parts) > 1 else ("pages", *parts))
        with closing(Cache(self._root / CACHE)) as cache:
            stored = cache.get("subject", name)
        return unpack_subject(stored) if stored else None

    def _link(self, path: PurePosixPath, line: int, column: int) -> str:
        return link(self._form, place_of(self._root, path), line, column)

    def t(self, text: str) -> str:
        """A text of ours in the language of the toolbar."""
        return translate(text, self._lang)

    def n(self, one: str, many: str, count: int) -> str:
        """A number of things in that language."""
        return translate_plural(one, many, count, self._lang) % {"num": number(count, self._lang)}


def _pages(shown: Shown) -> Iterator[Known]:
    for _, several in shown.memory.made.families.values():
        yield from several


def _languages(shown: Shown) -> tuple[str, ...]:
    """The languages of the guide, that of the originals first."""
    return tuple(shown.memory.made.views)
