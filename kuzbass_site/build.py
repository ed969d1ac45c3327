"""The tour of the package: what a build does, in the order in which it happens."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kuzbass_site import disk, theme
from kuzbass_site.assets import AssetError, Assets, bundle
from kuzbass_site.exports import downloads, made
from kuzbass_site.lint import lint
from kuzbass_site.models.files import OutputFile, SourceFile
from kuzbass_site.models.page import Page
from kuzbass_site.pages import plan
from kuzbass_site.pages.frame import site_view
from kuzbass_site.pages.reader import Reader
from kuzbass_site.problems import ContentError, Problem, raise_if_errors
from kuzbass_site.reading import Options, picture_paths, read_guide
from kuzbass_site.render import Renderer, output_path
from kuzbass_site.site import Site, assemble

Progress = Callable[[int, int], None]
"""Told how many pages are done, and of how many."""


class TemplateError(ContentError):
    """A template is missing or wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a build did: pages, what changed on disk, problems that did not stop it, seconds."""

    pages: int
    published: disk.Published
    problems: tuple[Problem, ...]
    seconds: float


def build(
    root: Path,
    output: Path,
    options: Options = Options(),
    *,
    strict: bool = False,
    drafts: bool = False,
    progress: Progress = lambda _done, _all: None,
) -> Report:
    """Build the guide in *root* into *output*; *progress* is told of every page as it is made.

    Raises:
        ContentError: if the content has problems; with all of them. Nothing is published then.
        ConfigError: if the settings have; TemplateError: if a template has.
        disk.OutputError: if the output cannot be written, or another build is writing it.
    """
    started = time.perf_counter()
    site, problems = load(root, options, drafts=drafts)
    found = raise_if_errors(problems, strict=strict)
    pages = list(plan(site, downloads(site)))
    published = disk.publish(outputs(root, site, pages, progress, portable=options.portable), output)
    return Report(
        pages=len(pages),
        published=published,
        problems=found,
        seconds=time.perf_counter() - started,
    )


def load(root: Path, options: Options = Options(), *, drafts: bool = False) -> tuple[Site, list[Problem]]:
    """Read, join and lint a guide: the site, and every problem of every file.

    Raises:
        ConfigError: if the settings are missing or wrong.
    """
    guide, problems = read_guide(root, options)
    site = assemble(guide, drafts=drafts)
    return site, lint(site, problems)


def outputs(
    root: Path,
    site: Site,
    pages: list[Page],
    progress: Progress = lambda _done, _all: None,
    *,
    portable: bool = False,
) -> Iterator[OutputFile]:
    """Every file of the site, one at a time: assets, pictures, pages, exports."""
    assets = _bundle(root)
    yield from assets.files
    for path in picture_paths(root):
        yield OutputFile(
            PurePosixPath("images") / path.relative_to("content/images"), (root / path).read_bytes()
        )
    for done, file in enumerate(render_pages(root, site, pages, assets, portable=portable), start=1):
        progress(done, len(pages))
        yield file
    for export in made(site, pages, assets.path):
        yield OutputFile(output_path(export.url), export.data)


def render_pages(
    root: Path, site: Site, pages: list[Page], assets: Assets, *, portable: bool = False
) -> Iterator[OutputFile]:
    """The HTML pages, each by the renderer of its language."""
    renderers: dict[str, Renderer] = {}
    for page in pages:
        try:
            if page.lang not in renderers:
                view = site_view(Reader(site, page.lang))
                folders = theme.folders(root, "templates")
                renderers[page.lang] = Renderer(folders, view, assets.path, portable=portable)
            yield renderers[page.lang].render(page)
        except ContentError as error:
            raise TemplateError(error.problems) from error


def _bundle(root: Path) -> Assets:
    try:
        return bundle(_static_files(root))
    except AssetError as error:
        raise TemplateError(
            Problem(PurePosixPath("static") / m.path, m.line, m.column, "static/broken", (m.text,))
            for m in error.mistakes
        ) from error


def _static_files(root: Path) -> list[SourceFile]:
    """The files of ``static/``, paths relative to it; the guide's own hide those of the package."""
    files: dict[PurePosixPath, SourceFile] = {}
    for folder in reversed(theme.folders(root, "static")):
        for place in sorted(folder.rglob("*")):
            if place.is_file() and not place.name.startswith("."):
                path = PurePosixPath(place.relative_to(folder).as_posix())
                files[path] = SourceFile(path, place.read_bytes())
    return [files[path] for path in sorted(files)]
