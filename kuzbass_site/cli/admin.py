"""The command that puts the pages for writing in the browser into an output."""

from __future__ import annotations

from pathlib import Path

import click

from kuzbass_site.cli.commands import lang_option, main, root_option
from kuzbass_site.cli.exits import leaving_well
from kuzbass_site.i18n import N_, translate

CACHE = Path(".cache/admin")


@main.command()
@root_option
@click.option(
    "--output", type=click.Path(file_okay=False, path_type=Path), default=Path("site"), show_default=True,
    help="The folder a build has written; the admin goes into its folder admin/.",
)  # fmt: skip
@click.option(
    "--npm", "archives", type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder with the archives that npm pack makes; else npm is asked for them, once.",
)  # fmt: skip
@click.option("--serve", is_flag=True, help="Serve the admin on this computer, for a folder on it.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="The port for it."
)
@lang_option
def admin(root: Path, output: Path, archives: Path | None, port: int, *, serve: bool, lang: str) -> None:
    """Put pages to write entries in the browser into the output, as `admin` in site.yaml says."""
    from kuzbass_site.disk.errors import explained

    with leaving_well(root, lang=lang):
        from kuzbass_site.admin import PROGRAMS, fetch, files
        from kuzbass_site.disk.sources import replace_file
        from kuzbass_site.reading import read_settings

        guide = read_settings(root)
        config, sources = guide.config, guide.sources
        if config.admin is None:
            words = translate(
                "site.yaml does not switch it on; write `admin: {backend: local}` into it", lang
            )
            raise click.UsageError(words)
        programs: dict[str, bytes] = {}
        for program in PROGRAMS:
            programs |= fetch(program, archives or root / CACHE, ask=archives is None)
        place = output / "admin"
        for name, data in files(config, config.admin, sources, programs).items():
            file = place / name
            with explained(file, N_("Another program may hold it.")):
                file.parent.mkdir(parents=True, exist_ok=True)
                replace_file(file, data)
        click.echo(translate("The admin is in %(place)s", lang) % {"place": place})
        if serve:
            from kuzbass_site.admin.serving import run

            words = translate("Write entries at %(url)s (Ctrl-C ends it)", lang)
            try:
                run(place, port, lambda url: click.echo(words % {"url": url}))
            except OSError as error:
                taken = translate("port %(port)s is in use; choose another with --port", lang)
                raise click.UsageError(taken % {"port": port}) from error
