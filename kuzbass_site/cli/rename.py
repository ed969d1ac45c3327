"""The command that gives an entry another name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kuzbass_site.cli.commands import lang_option, main, root_option
from kuzbass_site.cli.exits import leaving_well
from kuzbass_site.i18n import N_, number, translate, translate_plural

if TYPE_CHECKING:
    from kuzbass_site.renaming import Renaming


@main.command()
@click.argument("old")
@click.argument("new")
@root_option
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
@lang_option
def rename(old: str, new: str, root: Path, *, dry_run: bool, lang: str) -> None:
    """Give the entry OLD the name NEW: move its files, mend every link to it, leave a redirect.

    Both are written like towns/kaltan or content/towns/kaltan.md; of NEW the last part is enough. Nothing is
    changed where the guide would have a problem afterwards that it has not now.
    """
    from kuzbass_site.disk.errors import explained
    from kuzbass_site.disk.moving import change_files
    from kuzbass_site.renaming import RenameError
    from kuzbass_site.renaming import rename as renaming_of

    with leaving_well(root, lang=lang):
        try:
            renaming = renaming_of(root, old, new)
        except RenameError as error:
            raise click.UsageError(translate(error.text, lang) % error.values) from error
        if dry_run:
            click.echo(_difference(renaming, lang), nl=False)
            return
        with explained(root, N_("Nothing was changed.")):
            change_files(root, renaming.changes)
        click.echo(_told(renaming, lang))


def _difference(renaming: Renaming, lang: str) -> str:
    """Every file that moves, and every line that changes."""
    from kuzbass_site.edits import difference

    shown = []
    for change in renaming.changes:
        if change.path != change.to:
            words = translate("%(path)s moves to %(to)s", lang)
            shown.append(words % {"path": change.path, "to": change.to} + "\n")
        if change.before != change.after:
            shown.append(difference(str(change.to), change.before.decode(), change.after.decode()))
    return "".join(shown)


def _told(renaming: Renaming, lang: str) -> str:
    """What was done, a line each."""
    moved = [change for change in renaming.changes if change.path != change.to]
    mended = len(renaming.changes) - len(moved)
    lines = [f"{change.path} → {change.to}" for change in moved]
    words = translate_plural(
        "%(num)s other file that names it was mended", "%(num)s other files that name it were mended",
        mended, lang,
    )  # fmt: skip
    lines += [words % {"num": number(mended, lang)}] if mended else []
    if renaming.redirect:
        lines.append(translate("%(url)s leads to its page", lang) % {"url": renaming.redirect})
    return "\n".join(lines)
