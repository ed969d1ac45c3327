"""Pages into bytes: Jinja templates, with links made relative to the page that shows them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

import jinja2
from markupsafe import Markup

from kuzbass_site.article import Article, ArticleCitation, ArticleLink
from kuzbass_site.i18n import catalogue, number
from kuzbass_site.models.files import OutputFile
from kuzbass_site.models.page import Page
from kuzbass_site.pages.views import SiteView
from kuzbass_site.pages.words import LANGUAGE_WORDS, day_words
from kuzbass_site.problems import ContentError, Problem
from kuzbass_site.text import tongue

NOT_FOUND = "/404.html"


class Renderer:
    """Renders pages. One for each language and process; it keeps nothing between two pages.

    *folders* hold templates, the guide's own first. *asset* gives the rooted URL of a file of
    ``static/`` by its plain name. In a *portable* site links name the files they lead to, so that it
    can be opened from a folder: there no server knows that ``towns/`` means ``towns/index.html``.
    """

    def __init__(
        self,
        folders: Sequence[Path],
        site: SiteView,
        asset: Callable[[str], str],
        *,
        portable: bool = False,
    ) -> None:
        self._site = site
        self._portable = portable
        self._asset = asset
        self._folders = tuple(folders)
        self._environment = environment(folders, site.lang, site.languages)
        self._cites = self._module("components/cites.html").cites

    def render(self, page: Page) -> OutputFile:
        """The file of one page.

        Raises:
            ContentError: if the template is missing or wrong, with its name and line.
        """
        try:
            text = self._template(page.renderer).render(page=page, site=self._site, **self._functions(page))
        except jinja2.TemplateError as error:
            raise self._error(error, page.renderer) from error
        return OutputFile(output_path(page.url), text.encode())

    def load(self, names: Iterable[str]) -> None:
        """Make templates ready. One that is missing or wrong is told of when it is needed."""
        for name in sorted(names):
            with suppress(jinja2.TemplateError):
                self._template(name)

    def _template(self, name: str) -> jinja2.Template:
        return self._environment.get_template(name)

    def _module(self, name: str) -> Any:
        try:
            return self._environment.get_template(name).module
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

    def _functions(self, page: Page) -> Mapping[str, Callable[..., str]]:
        def url(target: str) -> str:
            # Shown at any depth: only the path of the site's address leads from everywhere.
            if page.url == NOT_FOUND and target.startswith("/"):
                return urlsplit(self._site.url).path + target
            return relative(in_a_file(target) if self._portable else target, page.url)

        def html(article: Article) -> Markup:
            parts: list[str] = []
            for part in article.parts:
                match part:
                    case str():
                        parts.append(part)
                    case ArticleLink():
                        parts.append(str(Markup.escape(url(part.url))))
                    case ArticleCitation():
                        # No space before the numbers: they must not begin a line.
                        parts[-1:] = [last.rstrip() for last in parts[-1:]]
                        parts.append(str(self._cites(part.cites)).strip())
            return Markup("".join(parts))  # noqa: S704 - made of sanitised text only, see `markdown`

        def asset(name: str) -> str:
            try:
                return url(self._asset(name))
            except KeyError as error:
                raise jinja2.TemplateRuntimeError(str(error.args[0])) from error

        return {"url": url, "asset": asset, "html": html}


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
    made.filters["tongue"] = lambda text, declared="": tongue(text, declared, lang, languages)
    made.filters["day"] = lambda text: day_words(text, lang)
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


def in_a_file(target: str) -> str:
    """A rooted URL with the name of the file it leads to: ``/towns/#a`` is ``/towns/index.html#a``."""
    path, mark, anchor = target.partition("#")
    return f"{path}index.html{mark}{anchor}" if path.startswith("/") and path.endswith("/") else target


def relative(target: str, page_url: str) -> str:
    """A rooted URL as seen from a page, so that the site works under any path.

    Foreign URLs and anchors of the page itself stay as they are.
    """
    if not target.startswith("/"):
        return target
    path, mark, anchor = target.partition("#")
    folder = page_url if page_url.endswith("/") else posixpath.dirname(page_url) + "/"
    above, _, name = path.rpartition("/")
    way = _way(above or "/", folder)
    step = name if way == "." else f"{way}/{name}"
    if not step or ":" in step.partition("/")[0]:
        step = f"./{step}"  # a colon in the first part would make a scheme of it
    return f"{step}{mark}{anchor}"


# A page leads to the same few folders over and over, from its menu to its last line.
_way = lru_cache(maxsize=1024)(posixpath.relpath)


def _problem(name: str, line: int, code: str, words: str) -> ContentError:
    return ContentError([Problem(PurePosixPath("templates") / name, line, min(line, 1), code, (words,))])
