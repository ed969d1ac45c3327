"""The command that tells why the last build made a page anew."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import click

from kuzbass_site.cli.commands import lang_option, main, root_option
from kuzbass_site.cli.exits import leaving_well
from kuzbass_site.i18n import translate
from kuzbass_site.text import closest


@main.command()
@click.argument("url")
@root_option
@click.option(
    "--output", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path("site"),
    show_default=True, help="The folder that was built.",
)  # fmt: skip
@lang_option
def why(url: str, root: Path, output: Path, *, lang: str) -> None:
    """Say why the page at URL, such as /towns/kaltan/, was last rendered."""
    from kuzbass_site import disk
    from kuzbass_site.build import record_of

    with leaving_well(root, lang=lang):
        record = record_of(root, output)
        with disk.opened(output) as place:
            left = record.left(place.digests)
        pages = {page.url: page for page in record.pages(left)} if left else {}
        if not pages:
            raise click.UsageError(
                translate("nothing is known of the last build; build the guide first", lang)
            )
        path = urlsplit(url).path
        page = pages.get(path) or pages.get(f"/{path.strip('/')}/")
        if page is None:
            words = translate("there is no page %(url)s.", lang) % {"url": path}
            if guess := closest(path, pages):
                words += " " + translate("Did you mean %(code)s?", lang) % {"code": guess}
            raise click.UsageError(words)
        if not page.why:
            click.echo(translate("%(url)s was new when it was last rendered.", lang) % {"url": page.url})
            return
        click.echo(translate("%(url)s was last rendered because this had changed:", lang) % {"url": page.url})
        for kind in page.why:
            click.echo(f"- {translate(kind, lang)}")
