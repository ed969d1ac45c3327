"""The command that shows a guide while it is being written."""

from __future__ import annotations

import traceback
from pathlib import Path

import click

from kuzbass_site.cli.commands import drafts_option, lang_option, main, root_option
from kuzbass_site.cli.exits import leaving_well, paint, show
from kuzbass_site.disk import OutputError
from kuzbass_site.i18n import translate
from kuzbass_site.problems import ContentError


@main.command()
@root_option
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True,
    help="Port on the loopback address; 0 takes a free one.",
)  # fmt: skip
@click.option(
    "--open-with", metavar="EDITOR", envvar="KUZBASS_SITE_OPEN_WITH", default="vscode", show_default=True,
    help="What opens a file at a line: vscode, vscodium, cursor, zed, sublime, idea, textmate, obsidian, none, or a "
    'form such as "subl://open?url=file://{path}&line={line}"; also KUZBASS_SITE_OPEN_WITH.',
)  # fmt: skip
@drafts_option
@lang_option
def serve(root: Path, port: int, open_with: str, *, drafts: bool, lang: str) -> None:
    """Show the guide in a browser on this machine, renewed in place as soon as a file is saved.

    What is wrong is told in the page, above the last good version, until it is mended.
    """
    from kuzbass_site.serve import AddressInUse, FormError, Preview

    with leaving_well(root, lang=lang):
        if not (root / "content").is_dir():
            words = translate("%(folder)s is no guide: it has no folder content/", lang)
            raise click.UsageError(words % {"folder": root})
        try:
            preview = Preview(
                root,
                lambda error: _complain(error, root, lang),
                drafts=drafts,
                lang=lang,
                open_with=open_with,
            )
        except FormError as error:
            words = translate("--open-with %(value)s cannot be used: %(why)s", lang)
            raise click.UsageError(words % {"value": open_with, "why": translate(str(error), lang)}) from None
        words = translate("The guide is at %(url)s (Ctrl-C ends it)", lang)
        try:
            preview.run(port, lambda url: click.echo(words % {"url": url}))
        except AddressInUse:
            taken = translate("port %(port)s is in use; choose another with --port", lang)
            raise click.UsageError(taken % {"port": port}) from None


def _complain(error: Exception, root: Path, lang: str) -> None:
    """Say in the terminal what stopped a build."""
    if isinstance(error, ContentError):
        show(error.problems, root, "text", lang)
    elif isinstance(error, OutputError):
        click.echo(f"{paint(translate('error', lang), 'error')}: {error.in_words(lang)}", err=True)
    else:
        click.echo("".join(traceback.format_exception(error)), err=True)
