"""The command that holds a published folder against the inventory its build wrote."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kuzbass_site.cli.commands import lang_option, main, quiet_option
from kuzbass_site.cli.exits import Exit, leaving_well, paint
from kuzbass_site.i18n import number, translate, translate_plural


@main.command()
@click.argument("manifest", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--output", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path("site"),
    show_default=True, help="The folder that was published.",
)  # fmt: skip
@quiet_option
@lang_option
def verify(manifest: Path, output: Path, *, quiet: bool, lang: str) -> None:
    """Hold a published folder against the MANIFEST that its build wrote, byte for byte.

    Files that are missing, changed or foreign are told one by one; then the exit code is 1.
    """
    from kuzbass_site.disk.inventory import InventoryError, compare, load

    with leaving_well(output, lang=lang):
        try:
            digests = load(manifest.read_bytes())
            found = compare(output, digests)
        except InventoryError as error:
            words = translate("%(path)s is no list that `build --manifest` wrote", lang)
            raise click.UsageError(words % {"path": manifest}) from error
        except OSError as error:
            words = translate("%(path)s cannot be read: %(reason)s", lang)
            raise click.UsageError(words % {"path": error.filename, "reason": error.strerror}) from error
        told = [
            *((translate("missing", lang), path) for path in found.missing),
            *((translate("changed", lang), path) for path in found.changed),
            *((translate("foreign", lang), path) for path in found.foreign),
        ]
        width = max((len(word) for word, _ in told), default=0)
        for word, path in told:
            click.echo(f"{paint(f'{word:<{width}}', 'error')}  {_shown(path)}", err=True)
        if not quiet or told:
            words = translate_plural(
                "%(num)s file of the site", "%(num)s files of the site", len(digests), lang
            )
            verdict = (
                translate_plural("%(num)s difference", "%(num)s differences", len(told), lang)
                % {"num": number(len(told), lang)}
                if told
                else translate("all as they were built", lang)
            )
            click.echo(f"{words % {'num': number(len(digests), lang)}}: {verdict}", err=bool(told))
        if told:
            sys.exit(Exit.CONTENT)


def _shown(path: str) -> str:
    """A path fit for a terminal: whoever put a foreign file there also chose its name."""
    return path if path.isprintable() else ascii(path)
