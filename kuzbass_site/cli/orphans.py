"""The command that lists what nothing leads to or uses."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kuzbass_site.cli.commands import lang_option, main, root_option
from kuzbass_site.cli.exits import leaving_well
from kuzbass_site.i18n import N_, translate

if TYPE_CHECKING:
    from kuzbass_site.orphans import Orphans

_TITLES = {
    "entries": N_("Entries to which nothing leads"),
    "images": N_("Pictures that nothing shows"),
    "drawings": N_("Drawings of entries that are not there"),
    "sources": N_("Sources that nothing cites"),
    "terms": N_("Words of the glossary that no text uses"),
}


@main.command()
@root_option
@click.option(
    "--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True,
    help="For readers or for programs.",
)  # fmt: skip
@lang_option
def orphans(root: Path, *, form: str, lang: str) -> None:
    """List the entries to which nothing leads, and the files, sources and words that nothing uses."""
    from kuzbass_site.orphans import orphans as orphans_of
    from kuzbass_site.reading import read_guide
    from kuzbass_site.site import assemble

    with leaving_well(root, form, lang):
        guide, _ = read_guide(root)
        found = orphans_of(assemble(guide))
        click.echo(
            json.dumps(asdict(found), ensure_ascii=False, indent=2) if form == "json" else _told(found, lang)
        )


def _told(found: Orphans, lang: str) -> str:
    """The lists, each below its title; those in which nothing stands are left out."""
    lines: list[str] = []
    for kind, names in asdict(found).items():
        if names:
            lines += [f"{translate(_TITLES[kind], lang)}:", *(f"- {name}" for name in names)]
    return "\n".join(lines) or translate("Nothing: everything is led to and used.", lang)
