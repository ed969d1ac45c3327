"""Pages into bytes: Jinja templates, with links made relative to the page that shows them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

import jinja2
from markupsafe import Markup, escape

from kuzbass_site.article import Article, ArticleLink
from kuzbass_site.i18n import catalogue, number
from kuzbass_site.models.files import OutputFile
from kuzbass_site.models.page import Page
from kuzbass_site.pages.views import SiteView
from kuzbass_site.pages.words import LANGUAGE_WORDS, day_words
from kuzbass_site.problems import ContentError, Problem
from kuzbass_site.templating import Addresses, Pieces, Profile, Templates, Unsupported
from kuzbass_site.text import tongue

NOT_FOUND = "/404.html"
ALWAYS = ("components/cites.html",)
"""Templates that a page may need whether its own names them or not."""
CITED = 4096
"""How many rows of reference numbers are remembered: most pages begin with the same ones."""
FAILURES = (
    Unsupported, jinja2.TemplateError, ArithmeticError, AttributeError, LookupError, NameError, TypeError, ValueError,
)  # fmt: skip
"""What a function made of a template may fail with; Jinja then renders the page, or says what is wrong."""


class Renderer:
    """Renders pages. One for each language and process; what it keeps between two pages changes no byte.

    *folders* hold templates, the guide's own first. *asset* gives the rooted URL of a file of
    ``static/`` by its plain name. In a *portable* site links name the files they lead to, so that it
    can be opened from a folder: there no server knows that ``towns/`` means ``towns/index.html``.
    A *profile* is told how long each page and each macro of a component took.
    """

    def __init__(
        self,
        folders: Sequence[Path],
        site: SiteView,
        asset: Callable[[str], str],
        *,
        portable: bool = False,
        profile: Profile | None = None,
    ) -> None:
        self._profile = profile
        self._rooted = urlsplit(site.url).path
        self._asset = asset
        self._folders = tuple(folders)
        self._addresses = Addresses(portable=portable)
        self._environment = environment(folders, site.lang, site.languages)
        self._environment.globals |= {
            "site": site,
            "url": self._addresses.__getitem__,
            "asset": self._asset_url,
            "html": self._html,
            "remembered": Pieces(self._addresses).remembered,
        }
        self._templates = Templates(self._environment, catalogue(site.lang), profile)
        self._functions: dict[str, Callable[[object], str] | None] = {}
        self._cites = lru_cache(maxsize=CITED)(self._macro(ALWAYS[0], "cites"))

    def render(self, page: Page) -> OutputFile:
        """The file of one page.

        Raises:
            ContentError: if the template is missing or wrong, with its name and line.
        """
        # Shown at any depth: only the path of the site's address leads from everywhere.
        self._addresses.turn_to(page.url, self._rooted if page.url == NOT_FOUND else None)
        if self._profile:
            text = self._profile.page(page.renderer, page.url, lambda: self._text(page))
        else:
            text = self._text(page)
        return OutputFile(output_path(page.url), text.encode())

    def load(self, names: Iterable[str]) -> None:
        """Make templates ready. One that is missing or wrong is told of when it is needed."""
        for name in sorted(names):
            self._function(name)

    def _text(self, page: Page) -> str:
        function = self._function(page.renderer)
        if function is not None:
            try:
                return function(page)
            except FAILURES:
                pass
        return self._plain(page)

    def _function(self, name: str) -> Callable[[object], str] | None:
        """The function that was made of a template; None where Jinja itself has to render it."""
        if name not in self._functions:
            try:
                self._functions[name] = self._templates.page(name)
            except FAILURES:
                self._functions[name] = None
        return self._functions[name]

    def _plain(self, page: Page) -> str:
        """A page as Jinja renders it; what is wrong with it is told here."""
        try:
            return self._environment.get_template(page.renderer).render(page=page)
        except jinja2.TemplateError as error:
            raise self._error(error, page.renderer) from error

    def _macro(self, name: str, macro: str) -> Callable[..., str]:
        try:
            return self._templates.macro(name, macro)
        except Unsupported:
            made: Callable[..., str] = getattr(self._environment.get_template(name).module, macro)
            return made
        except jinja2.TemplateError as error:
            raise self._error(error, name) from error

    def _error(self, error: jinja2.TemplateError, name: str) -> ContentError:
        """The problem behind an error of Jinja, at the line of the template that caused it."""
        if isinstance(error, jinja2.TemplateNotFound):
            return _problem(name, 0, "template/missing", str(error.name or name))
        line = 0
        if isinstance(error, jinja2.TemplateSyntaxError):
            name, line = error.name or name, error.lineno
        trace = error.__traceback__
        while trace is not None and not isinstance(error, jinja2.TemplateSyntaxError):
            for folder in self._folders:  # Jinja puts its templates into the traceback as files
                file = Path(trace.tb_frame.f_code.co_filename)
                if file.is_relative_to(folder):
                    name, line = file.relative_to(folder).as_posix(), trace.tb_lineno
            trace = trace.tb_next
        words = re.sub(r"'kuzbass_site[\w.]*\.(\w+) object'", r"\1", str(error.message))
        return _problem(name, line, "template/error", words)

    def _html(self, article: Article) -> Markup:
        parts: list[str] = []
        for part in article.parts:
            if isinstance(part, str):
                parts.append(part)
            elif isinstance(part, ArticleLink):
                parts.append(escape(self._addresses[part.url]))
            else:
                if parts:  # No space before the numbers: they must not begin a line.
                    parts[-1] = parts[-1].rstrip()
                parts.append(self._cites(part.cites).strip())
        return Markup("".join(parts))  # noqa: S704 - made of sanitised text only, see `markdown`

    def _asset_url(self, name: str) -> str:
        try:
            return self._addresses[self._asset(name)]
        except KeyError as error:
            raise jinja2.TemplateRuntimeError(str(error.args[0])) from error


def environment(folders: Sequence[Path], lang: str, languages: Sequence[str]) -> jinja2.Environment:
    """The Jinja environment of one of the guide's languages. Unknown names are errors; everything is escaped."""
    made = jinja2.Environment(
        loader=_Loader([str(folder) for folder in folders]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n"],
    )
    translations = catalogue(lang)
    made.install_gettext_callables(  # type: ignore[attr-defined]
        lambda text: translations.gettext(text) if text else "", translations.ngettext, newstyle=True
    )
    made.filters["number"] = lambda value: number(value, lang)
    made.filters["language"] = lambda code: translations.gettext(str(LANGUAGE_WORDS.get(code, code)))
    made.filters["tongue"] = lru_cache(maxsize=1 << 13)(
        lambda text, declared="": tongue(text, declared, lang, languages)
    )
    made.filters["day"] = lru_cache(maxsize=1 << 12)(lambda text: day_words(text, lang))
    return made


class _Loader(jinja2.FileSystemLoader):
    """Takes a template that is no UTF-8 for one with a mistake at that place."""

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            raise jinja2.TemplateSyntaxError("it is not UTF-8", line, template) from error


def output_path(url: str) -> PurePosixPath:
    """The file behind a rooted URL: ``/towns/kaltan/`` is ``towns/kaltan/index.html``."""
    path = url.lstrip("/")
    return PurePosixPath(f"{path}index.html" if not path or path.endswith("/") else path)


def _problem(name: str, line: int, code: str, words: str) -> ContentError:
    return ContentError([Problem(PurePosixPath("templates") / name, line, min(line, 1), code, (words,))])
