"""The pages of a site that have to be made, and those of the last build that are still what they would be.

A page is kept when the key of all it may show is the one it was made under and its file is as it was left.
Families of pages whose content all of the site can change are planned only if something that other pages may
see has changed; of the pages of entries each has a slice of the site with a key of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath

from msgspec import structs

from kuzbass_site import theme
from kuzbass_site.assets import AssetError, Assets, bundle
from kuzbass_site.cache import Cache
from kuzbass_site.disk.stats import Stat
from kuzbass_site.exports import downloads, made
from kuzbass_site.i18n import N_
from kuzbass_site.inputs import Inputs
from kuzbass_site.joining import join
from kuzbass_site.keys import Keys
from kuzbass_site.lint import apply_waivers, lint_site
from kuzbass_site.lint.references import bearers
from kuzbass_site.models.download import Download
from kuzbass_site.models.files import OutputFile
from kuzbass_site.models.options import Options
from kuzbass_site.models.page import Page
from kuzbass_site.packing import pack, sum_of
from kuzbass_site.pages import families
from kuzbass_site.pages.frame import site_view
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.slices import JOINS, Slices
from kuzbass_site.pages.views import Head, SiteView
from kuzbass_site.plates import Plates
from kuzbass_site.problems import ContentError, Problem, TemplateError
from kuzbass_site.reading import open_guide, rest_of
from kuzbass_site.record import Known, Left, Made, Standing, still_there
from kuzbass_site.render import Renderer, output_path
from kuzbass_site.site import Site
from kuzbass_site.state import State, state
from kuzbass_site.store import Store
from kuzbass_site.stubs import stub, told
from kuzbass_site.subjects import Library
from kuzbass_site.templating import Profile, TemplateTime
from kuzbass_site.touched import standing, touched
from kuzbass_site.workers import Jobs, TooLong, budget, each

BUDGET = 60.0
"""Seconds that one page may take."""
WORTH_IT = 60
"""So many pages to render make up for starting processes."""
ENTRIES = "entries"
FRAME = N_("settings, menu, static files, versions or the day of the build")
TEMPLATES = N_("the templates it is made with")
_SHOWN = N_("what the page shows")
_OUTPUT = N_("the file in the output, which others had changed or removed")

Progress = Callable[[int, int], None]
"""Told how many pages are done, and of how many."""


@dataclass(frozen=True)
class Before:
    """The last build of the output: what is known of it, and which of its files are as it left them."""

    left: Left | None = None
    made: Made = Made()
    intact: Mapping[str, Stat] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Due:
    """A page to render: made already, or to be made of the slice of an entry."""

    known: Known
    page: Page | None
    id: str = ""


@dataclass
class Making:
    """One build, from what was read to the files that are not in the output yet."""

    root: Path
    options: Options
    inputs: Inputs
    surroundings: str
    before: Before
    jobs: Jobs
    site: Site
    library: Library
    problems: list[Problem]
    due: list[Due] = field(default_factory=list)
    keep: dict[str, Stat] = field(default_factory=dict)
    families: dict[str, tuple[bytes, tuple[Known, ...]]] = field(default_factory=dict)
    exports: tuple[bytes, tuple[str, ...]] = (b"", ())
    search: tuple[bytes, tuple[str, ...]] = (b"", ())
    lint: tuple[bytes, tuple[Problem, ...]] = (b"", ())
    profile: Profile | None = None

    def check(self) -> list[Problem]:
        """Every problem: those met in reading and those that the rules of the whole guide find, less the waived.

        What the rules found before is found again as long as nothing has changed that they look at, but for
        places in the files that they complained of.
        """
        left, key = self.before.left, self.keys.checked
        stored, found = self.before.made.lint
        if stored != key or not still_there(found, left, self.inputs, self._starts):
            found = tuple(lint_site(self.site))
        self.lint = key, found
        return apply_waivers(self.site, [*self.problems, *found])

    @cached_property
    def _starts(self) -> Mapping[str, int]:
        """The line at which the text begins in each file."""
        return {str(each.path): each.body_line for each in bearers(self.site)}

    def plan(self) -> None:
        """See which pages there are, which stay as they are and which are due."""
        for lang in self.site.guide.config.languages:
            for name, pages in families(Reader(self.site, lang), lambda: self._state, lambda: self._offered):
                self._plan_family(f"{lang}/{name}", lang, pages)
            self._plan_entries(lang)
        self._plates.plan()
        self.keep |= self._plates.keep
        key = sum_of(self.keys.everything, pack(sorted(self.assets.urls.items())), pack(told(self.pages)))
        self.exports = self._kept_or_anew(key, self.before.made.exports)
        if "search" not in self.site.guide.config.without:
            self.search = self._kept_or_anew(self.keys.words, self.before.made.search)

    def _kept_or_anew(
        self, key: bytes, before: tuple[bytes, tuple[str, ...]]
    ) -> tuple[bytes, tuple[str, ...]]:
        """The files that were made under the same key, which stay if they are as they were left; else none."""
        stored, paths = before
        if stored != key or not all(path in self.before.intact for path in paths):
            return key, ()
        self.keep |= {path: self.before.intact[path] for path in paths}
        return key, paths

    @property
    def pages(self) -> tuple[Known, ...]:
        """All pages of the site."""
        return tuple(page for _, several in self.families.values() for page in several)

    def files(self, progress: Progress) -> Iterator[OutputFile]:
        """Every file that is not kept, one at a time: assets, pictures, pages, exports."""
        yield from self.assets.files
        yield from self._plates.files()
        yield from self.rendered(progress)
        yield from self._exported()
        yield from self._searched()

    def rendered(self, progress: Progress) -> Iterator[OutputFile]:
        """The pages that are due."""
        pages = len(self.pages)
        kept = pages - len(self.due)
        done = each(self._render, range(len(self.due)), jobs=self.jobs, least=WORTH_IT)
        self._prepare()
        for number, (due, (data, times)) in enumerate(zip(self.due, done, strict=True), start=1):
            if self.profile:
                self.profile.add(times)
            progress(kept + number, pages)
            yield OutputFile(output_path(due.known.url), data)

    @cached_property
    def keys(self) -> Keys:
        """What tells whether anything has changed."""
        return Keys(self.root, self.surroundings, self.inputs, self.site.guide, self.library, self.views)

    # Planning

    @cached_property
    def _plates(self) -> Plates:
        store = Store(self.library.cache.folder / "pictures")
        return Plates(self.root, self.site, store, self.jobs, self.before.intact)

    @cached_property
    def _state(self) -> State:
        return state(self.site)

    @cached_property
    def _offered(self) -> Sequence[Download]:
        return downloads(self.site)

    def _plan_family(self, name: str, lang: str, pages: Callable[[], Iterable[Page]]) -> None:
        key = self.keys.everything
        stored, before = self.before.made.families.get(name, (b"", ()))
        if stored == key and all(self._is_as_it_was(page) for page in before):
            for kept in before:
                self._keep(kept)
            self.families[name] = key, before
            return
        known = {page.url: page for page in before}
        found = []
        for page in pages():
            own = {**self._key(lang, page.renderer), _SHOWN: sum_of(page.renderer.encode(), pack(page.view))}
            head = getattr(page.view, "head", None)
            alternates = head.alternates if isinstance(head, Head) else ()
            index = head.index if isinstance(head, Head) else False
            now = Known(page.url, page.renderer, lang, alternates, index, own)
            found.append(self.kept_or_due(now, known.get(page.url), page))
        self.families[name] = key, tuple(found)

    def remember(self) -> Made:
        """How the site was made, for the next build; for edits of single texts also what their pages lead to."""
        cache = self.library.cache
        if self.before.made.everything != self.keys.everything:
            stored = cache.keys("joins")
            for several in self.families.values():
                for page in several[1]:
                    if page.id and stored.get(page.id) != page.key[JOINS]:
                        stored[page.id] = page.key[JOINS]
                        cache.put("joins", page.id, page.key[JOINS], pack(self.slices.joins(page.id)))
            cache.put("rest", "guide", self.keys.everything, pack(rest_of(self.site.guide, self.library)))
            cache.save()
        return Made(
            self.families,
            self.exports,
            self.lint,
            self.keys.everything,
            dict(self.keys.packed),
            dict(self.assets.urls),
            self._standing,
            self.search,
        )

    def _plan_entries(self, lang: str) -> None:
        name = f"{lang}/{ENTRIES}"
        reader = Reader(self.site, lang)
        known = {page.url: page for page in self.before.made.families.get(name, (b"", ()))[1]}
        found = []
        touched, shared = self._touched, self._key(lang, "entry.html")
        for id_ in self.slices.ids():
            if reader.is_shown(id_):
                url = reader.url(id_)
                before = known.get(url)
                if before and before.id == id_ and touched is not None and id_ not in touched:
                    page = structs.replace(before, key={**before.key, **shared}, why=())
                else:
                    key = {**shared, **self.slices.key(id_)}
                    page = Known(url, "entry.html", lang, reader.alternates_of(id_), True, key, id=id_)
                found.append(self.kept_or_due(page, before, None, id_))
        self.families[name] = b"", tuple(found)

    @cached_property
    def _standing(self) -> Standing:
        return standing(self.site)

    @cached_property
    def _touched(self) -> set[str] | None:
        """The ids of the entries whose slices can have changed; None for all."""
        return touched(self.before.made.standing, self._standing, self.site)

    def kept_or_due(self, page: Known, before: Known | None, made: Page | None, id_: str = "") -> Known:
        """The page as it is to be remembered: kept as it is, or due for the reasons that it then bears."""
        if before and before.key == page.key and self._is_intact(page.url):
            self._keep(page)
            return structs.replace(page, why=before.why)
        old = before.key if before else {}
        changed = tuple(kind for kind in page.key if old.get(kind) != page.key[kind])
        page = structs.replace(page, why=(changed or (_OUTPUT,)) if before else ())
        self.due.append(Due(page, made, id_))
        return page

    def path_of(self, due: Due) -> str:
        """Where a page goes in the output."""
        return str(output_path(due.known.url))

    def _key(self, lang: str, renderer: str) -> dict[str, bytes]:
        """Of the key of a page, what it does not show."""
        return {FRAME: self.keys.frames[lang], TEMPLATES: self.keys.templates.digest(renderer)}

    def _is_as_it_was(self, page: Known) -> bool:
        now = self.keys.templates.digest(page.renderer)
        return page.key.get(TEMPLATES) == now and self._is_intact(page.url)

    def _is_intact(self, url: str) -> bool:
        return str(output_path(url)) in self.before.intact

    def _keep(self, page: Known) -> None:
        path = str(output_path(page.url))
        self.keep[path] = self.before.intact[path]

    @cached_property
    def slices(self) -> Slices:
        """What the pages of entries may see."""
        return Slices(self.site, self.library.bodies)

    @cached_property
    def views(self) -> Mapping[str, SiteView]:
        """What all pages of a language share."""
        return {lang: site_view(Reader(self.site, lang)) for lang in self.site.guide.config.languages}

    # Rendering

    @cached_property
    def assets(self) -> Assets:
        """The static files under their final names."""
        try:
            return bundle(theme.static_files(self.root))
        except AssetError as error:
            raise TemplateError(
                Problem(PurePosixPath("static") / m.path, m.line, m.column, "static/broken", (m.text,))
                for m in error.mistakes
            ) from error

    def _prepare(self) -> None:
        """Make ready, before processes are forked off, what all of them need."""
        for lang in {due.known.lang for due in self.due}:
            self._renderers[lang].load({due.known.renderer for due in self.due})

    @cached_property
    def _renderers(self) -> Mapping[str, Renderer]:
        folders = theme.folders(self.root, "templates")
        try:
            return {
                lang: Renderer(
                    folders,
                    self.views[lang],
                    self.assets.path,
                    portable=self.options.portable,
                    profile=self._measured,
                )
                for lang in self.site.guide.config.languages
            }
        except ContentError as error:
            raise TemplateError(error.problems) from error

    @cached_property
    def _measured(self) -> Profile | None:
        return Profile() if self.profile else None

    def _render(self, number: int) -> tuple[bytes, tuple[TemplateTime, ...]]:
        """The bytes of a page, and what it took in each template if that is wanted."""
        due = self.due[number]
        try:
            with budget(BUDGET):
                page = due.page or self.slices.page(due.id, due.known.lang)
                data = self._renderers[page.lang].render(page).data
                return data, self._measured.take() if self._measured else ()
        except TooLong:
            where = PurePosixPath("templates") / due.known.renderer
            words = f"{due.known.url}: over {BUDGET:.0f} s"
            raise TemplateError([Problem(where, 0, 0, "template/error", (words,))]) from None
        except TemplateError:
            raise
        except ContentError as error:
            raise TemplateError(error.problems) from error

    def _exported(self) -> Iterator[OutputFile]:
        """The exports, unless they are kept."""
        key, kept = self.exports
        if kept:
            return
        pages = [stub(page) for page in self.pages]
        found = []
        for export in made(self.site, pages, self.assets.path):
            path = output_path(export.url)
            found.append(str(path))
            yield OutputFile(path, export.data)
        self.exports = key, tuple(found)

    def _searched(self) -> Iterator[OutputFile]:
        """The index for searching, unless it is kept or there is to be none."""
        key, kept = self.search
        if kept or not key:
            return
        from kuzbass_site import search

        files = search.index(search.records(self.site, self.library.bodies))
        self.search = key, tuple(str(file.path) for file in files)
        yield from files


def begin(
    root: Path,
    options: Options,
    inputs: Inputs,
    surroundings: str,
    before: Before,
    cache: Cache,
    jobs: Jobs,
    *,
    drafts: bool,
) -> Making:
    """Read the guide and join it.

    Raises:
        ConfigError: if the settings are missing or wrong.
    """
    guide, problems, library = open_guide(root, options, cache, inputs, jobs)
    site = join(guide, library, drafts=drafts)
    return Making(root, options, inputs, surroundings, before, jobs, site, library, problems)
