"""Mending for ``check --fix``: what differs is shown, then written, then counted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kuzbass_site import reporting
from kuzbass_site.build import load
from kuzbass_site.i18n import N_, number, translate, translate_plural
from kuzbass_site.models.options import Options
from kuzbass_site.problems import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kuzbass_site.fixing import Mended
    from kuzbass_site.models.settings import Config
    from kuzbass_site.problems import Problem

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


def fix(root: Path, options: Options, *, dry_run: bool, drafts: bool, lang: str, aside: bool) -> None:
    """Mend the guide's files, or only say how; *aside* is where the words go that are not for programs.

    The settings come first: if they are wrong, nothing else can be read.
    """
    from kuzbass_site.fixing import mend_files

    try:
        site, problems = load(root, options, drafts=drafts)
    except ConfigError as error:
        mended = mend_files(root, error.problems, None)
        _tell(root, mended, dry_run=dry_run, lang=lang, aside=aside)
        if mended and not dry_run:
            fix(root, options, dry_run=False, drafts=drafts, lang=lang, aside=aside)
        return
    mended = mend_files(root, problems, site.guide.config)
    _tell(root, mended, dry_run=dry_run, lang=lang, aside=aside)


def offered(root: Path, problems: Iterable[Problem], config: Config, lang: str) -> str:
    """A sentence on what ``--fix`` would do for these problems; empty where that is nothing."""
    from kuzbass_site.fixing import mend_files

    count = len(mend_files(root, problems, config))
    if not count:
        return ""
    words = translate_plural(
        "`kuzbass-site check --fix` mends %(num)s file and shows how",
        "`kuzbass-site check --fix` mends %(num)s files and shows how",
        count,
        lang,
    )
    return words % {"num": number(count, lang)}


def _tell(root: Path, mended: list[Mended], *, dry_run: bool, lang: str, aside: bool) -> None:
    from kuzbass_site.disk.errors import explained
    from kuzbass_site.disk.sources import replace_file
    from kuzbass_site.fixing import difference

    told = translate("%(place)s: mended: %(what)s", lang)
    if dry_run:
        told = translate("%(place)s: would be mended: %(what)s", lang)
    for each in mended:
        for line in difference(each).splitlines():
            click.echo(click.style(line, fg=_COLOURS.get(line[:1])), err=aside)
        for problem in each.problems:
            place = f"{each.path}:{problem.line}" if problem.line else each.path
            click.echo(told % {"place": place, "what": reporting.message(problem, lang)}, err=aside)
        if not dry_run:
            with explained(root / each.path, N_("The file is as it was.")):
                replace_file(root / each.path, each.after)
    count = len(mended)
    if not count:
        words = translate("nothing to mend without a doubt", lang)
    elif dry_run:
        words = translate_plural("%(num)s file would be mended", "%(num)s files would be mended", count, lang)
    else:
        words = translate_plural("%(num)s file mended", "%(num)s files mended", count, lang)
    click.echo(words % {"num": number(count, lang)}, err=aside)
