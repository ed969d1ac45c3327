"""What ``kuzbass-site schema --vscode`` does: files that make VS Code help with a guide."""

from __future__ import annotations

from pathlib import Path

import click

from kuzbass_site.cli.exits import leaving_well
from kuzbass_site.disk.errors import explained
from kuzbass_site.disk.sources import replace_file
from kuzbass_site.i18n import N_, translate


def write(root: Path, lang: str) -> None:
    """Write the folder ``.vscode`` of the guide; what an editor has there of their own stays."""
    with leaving_well(root, lang=lang):
        from kuzbass_site.reading import read_settings
        from kuzbass_site.vscode import FOLDER, OURS, files

        written, kept = translate("%(path)s is written", lang), translate("%(path)s is yours and stays", lang)
        guide = read_settings(root)
        for name, text in files(guide.config, guide.sources).items():
            place = root / FOLDER / name
            data = text.encode()
            with explained(place, N_("Nothing was changed.")):
                if place.exists() and place.read_bytes() == data:
                    continue
                if place.exists() and not name.startswith(OURS):
                    click.echo(kept % {"path": f"{FOLDER}/{name}"})
                    continue
                place.parent.mkdir(parents=True, exist_ok=True)
                replace_file(place, data)
            click.echo(written % {"path": f"{FOLDER}/{name}"})
