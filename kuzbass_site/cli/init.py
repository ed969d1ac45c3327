"""The command that begins a guide."""

from __future__ import annotations

from pathlib import Path

import click

from kuzbass_site.cli.commands import lang_option, main
from kuzbass_site.cli.exits import leaving_well
from kuzbass_site.i18n import N_, translate


@main.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@lang_option
def init(folder: Path, *, lang: str) -> None:
    """Begin a guide in FOLDER: a small complete one that shows everything once, in the language of the messages."""
    from kuzbass_site.disk.errors import explained
    from kuzbass_site.starting import begin, in_the_way

    with leaving_well(folder, lang=lang):
        if name := in_the_way(folder):
            words = translate("%(folder)s is not empty (%(name)s); nothing was changed", lang)
            raise click.UsageError(words % {"folder": folder, "name": name})
        with explained(folder, N_("The guide there is not complete.")):
            begin(folder, lang)
        words = translate(
            "%(folder)s is a guide now. README.md there says how to go on. To look at it: %(command)s", lang
        )
        click.echo(words % {"folder": folder, "command": f"kuzbass-site serve --root {folder}"})
