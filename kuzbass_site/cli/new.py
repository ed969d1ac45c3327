"""The command that begins an entry: it takes options, and in a terminal asks for what is missing."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, TypeVar

import click

from kuzbass_site.cli.commands import lang_option, main, root_option
from kuzbass_site.cli.exits import leaving_well
from kuzbass_site.i18n import N_, translate
from kuzbass_site.models.collections import COLLECTIONS

if TYPE_CHECKING:
    from kuzbass_site.new import Given, Place
    from kuzbass_site.shelf import Shelf

T = TypeVar("T")
KINDS = tuple(name for name in COLLECTIONS if name != "claims")


@main.command()
@click.argument("collection", required=False, type=click.Choice(KINDS))
@click.argument("title", required=False)
@click.option("--title-ru", default="", metavar="TEXT", help="Title in Russian; begins its translation, too.")
@click.option(
    "--place", default="", metavar="NAME",
    help="An entry or a settlement of the map that it stands in: towns/kaltan, Kaltan.",
)  # fmt: skip
@click.option(
    "--at", default="", metavar="POINT",
    help="Coordinates, `53.99, 86.66` or in degrees and minutes, or the link of a map.",
)  # fmt: skip
@click.option(
    "--source", "sources", metavar="KEY", multiple=True, help="A source for it; may be given several times."
)
@click.option("--edit", is_flag=True, help="Open it in the editor that $VISUAL or $EDITOR names.")
@root_option
@lang_option
def new(
    collection: str | None,
    title: str | None,
    title_ru: str,
    place: str,
    at: str,
    sources: tuple[str, ...],
    root: Path,
    *,
    edit: bool,
    lang: str,
) -> None:
    """Begin an entry: a correct, commented file for COLLECTION with this TITLE; in a terminal it asks for them."""
    from kuzbass_site.new import NewError, skeleton, skeleton_path, translation

    asks = (collection is None or title is None) and at_terminal()
    if not asks and (collection is None or title is None):
        missing = "COLLECTION" if collection is None else "TITLE"
        words = translate("%(missing)s is missing: kuzbass-site new COLLECTION TITLE", lang)
        raise click.UsageError(words % {"missing": missing})
    with leaving_well(root, lang=lang):
        if not (root / "content").is_dir():
            words = translate("%(folder)s is no guide: it has no folder content/", lang)
            raise click.UsageError(words % {"folder": root})
        try:
            if asks:
                collection, title, given = _asked(root, collection, title, title_ru, place, at, sources, lang)
            else:
                given = _given(root, title_ru, place, at, sources)
            assert collection is not None  # noqa: S101 - both are given or asked for
            assert title is not None  # noqa: S101
            path = skeleton_path(collection, title)
            texts = {path: skeleton(collection, title, given, lang)}
            for other, text in given.titles.items():
                texts[path.with_suffix(f".{other}.md")] = translation(text, other, lang)
            if collection == "pages" and (given.place.lat or given.place.part_of):
                raise NewError(N_("a page about the guide has no place on the map"))
        except NewError as error:
            raise click.UsageError(translate(error.text, lang) % error.values) from error
        _write(root, texts, lang)
        if edit:
            _open(root / path, lang)


def at_terminal() -> bool:
    """Whether there is somebody who could answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def _given(root: Path, title_ru: str, place: str, at: str, sources: tuple[str, ...]) -> Given:
    """What the options say; all of the guide is read only if they say anything."""
    from kuzbass_site.new import Given, check_sources
    from kuzbass_site.problems import ConfigError
    from kuzbass_site.reading import read_settings
    from kuzbass_site.shelf import read_shelf

    if not (title_ru or place or at or sources):
        try:
            return Given(language=read_settings(root).config.language)
        except ConfigError:  # an entry can be begun before the settings are right
            return Given()
    shelf = read_shelf(root)
    keys = check_sources(sources, shelf)
    return Given(
        titles=_titles(title_ru, shelf),
        place=_place(place, at, keys, shelf),
        sources=keys,
        language=shelf.guide.config.language,
    )


def _titles(title_ru: str, shelf: Shelf) -> dict[str, str]:
    from kuzbass_site.new import NewError

    if not title_ru:
        return {}
    if "ru" not in shelf.guide.config.languages[1:]:
        raise NewError(N_("the guide has no translations into Russian (languages in site.yaml)"))
    return {"ru": title_ru}


def _place(place: str, at: str, keys: tuple[str, ...], shelf: Shelf) -> Place:
    """The place by name, with the point that is given beside."""
    from dataclasses import replace

    from kuzbass_site.new import NewError, Place, find_place

    named = find_place(place, shelf, keys) if place else Place()
    if not at:
        return named
    if shelf.find(at):
        raise NewError(N_("--at takes a point; an entry is named by --place %(name)s"), name=at)
    return replace(find_place(at, shelf, keys), part_of=named.part_of)


def _asked(
    root: Path,
    collection: str | None,
    title: str | None,
    title_ru: str,
    place: str,
    at: str,
    sources: tuple[str, ...],
    lang: str,
) -> tuple[str, str, Given]:
    """What the one at the terminal says, and what has been given; a wrong answer is asked for again."""
    from kuzbass_site.new import Given, NewError, check_sources, find_place, skeleton_path
    from kuzbass_site.shelf import read_shelf

    shelf = read_shelf(root)
    given = Given(titles=_titles(title_ru, shelf), language=shelf.guide.config.language)
    if collection is None:
        collection = _ask(
            N_("What is it?"), lambda answer: _collection(answer, shelf), lang, more=_kinds(shelf, lang)
        )

    def titled(answer: str) -> str:
        path = skeleton_path(str(collection), answer)
        if os.path.lexists(root / path):
            raise NewError(N_("%(path)s is there already; nothing was changed"), path=str(path))
        return answer

    if title is None:
        title = _ask(N_("Title"), titled, lang)
    titles = given.titles
    if not titles and "ru" in shelf.guide.config.languages[1:]:
        titles = _ask(
            N_("Title in Russian (Enter leaves it out)"), lambda text: _titles(text, shelf), lang, empty=True
        )
    keys = check_sources(sources, shelf)
    if not keys:
        question = N_(
            "Keys of its sources, from content/sources.yaml, parted by commas (Enter leaves them out)"
        )
        keys = _ask(question, lambda text: check_sources(_keys(text), shelf), lang, empty=True)
    where = _place(place, at, keys, shelf)
    if not (place or at) and collection != "pages":
        question = N_("Where? An entry, a settlement, coordinates or the link of a map (Enter leaves it out)")
        where = _ask(
            question, lambda text: find_place(text, shelf, keys) if text else where, lang, empty=True
        )
    return (
        str(collection),
        str(title),
        Given(titles=titles, place=where, sources=keys, language=given.language),
    )


def _kinds(shelf: Shelf, lang: str) -> str:
    """The collections to choose from, with what the guide calls them."""
    terms = shelf.guide.config.collections
    labels = {name: terms[name].label.get(lang, "") if name in terms else "" for name in KINDS}
    return ", ".join(f"{name} ({label})" if label else name for name, label in labels.items())


def _collection(answer: str, shelf: Shelf) -> str:
    """The collection that somebody means, by its name or by what the guide calls it."""
    from kuzbass_site.new import NewError
    from kuzbass_site.sheets.cells import term
    from kuzbass_site.text import closest

    found = answer if answer in KINDS else term(answer, shelf.guide.config.collections)
    if found in KINDS:
        return found
    near = closest(answer, KINDS)
    text = (
        N_("there is no collection %(word)s. Did you mean %(near)s?")
        if near
        else N_("write one of %(known)s")
    )
    raise NewError(text, word=answer, near=near, known=", ".join(KINDS))


def _ask(
    question: str, understood: Callable[[str], T], lang: str, *, empty: bool = False, more: str = ""
) -> T:
    """The answer to a question as it is understood; asked again until it is."""
    from kuzbass_site.new import NewError

    def proc(answer: str) -> T:
        try:
            return understood(answer.strip())
        except NewError as error:
            raise click.UsageError(translate(error.text, lang) % error.values) from error

    words = f"{translate(question, lang)} {more}".rstrip()
    default = "" if empty else None
    found: T = click.prompt(words, default=default, show_default=False, value_proc=proc, err=True)
    return found


def _keys(text: str) -> tuple[str, ...]:
    return tuple(text.replace(",", " ").replace(";", " ").split())


def _write(root: Path, texts: dict[PurePosixPath, str], lang: str) -> None:
    """Write the files, none of which may be there."""
    from kuzbass_site.disk.errors import explained

    for path in texts:
        if os.path.lexists(root / path):
            words = translate("%(path)s is there already; nothing was changed", lang)
            raise click.UsageError(words % {"path": path})
    for path, text in texts.items():
        place = root / path
        with explained(place, N_("Nothing was changed.")):
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        words = translate(
            "%(path)s is ready to be filled in; `kuzbass-site check` says what is missing", lang
        )
        click.echo(words % {"path": path})


def _open(file: Path, lang: str) -> None:
    """Open a file in the editor of whoever sits there."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor:
        click.echo(translate("it is not opened: neither $VISUAL nor $EDITOR names an editor", lang), err=True)
    elif not at_terminal():
        click.echo(translate("it is not opened: this is no terminal", lang), err=True)
    else:
        click.edit(filename=str(file), editor=editor)
