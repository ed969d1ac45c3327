"""The command that notes in a translation what state of its original it translates."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from kuzbass_site.cli.commands import lang_option, main, root_option
from kuzbass_site.cli.exits import leaving_well
from kuzbass_site.i18n import N_, translate

if TYPE_CHECKING:
    from kuzbass_site.models.guide import Guide


@main.command()
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)  # fmt: skip
@root_option
@lang_option
def translated(files: tuple[Path, ...], root: Path, *, lang: str) -> None:
    """Note in each translation FILE... that it is up to date: stamp it with what it translates.

    When the original changes after that, `check --notes` and the page say so.
    """
    from kuzbass_site.disk.errors import explained

    with leaving_well(root, lang=lang):
        from kuzbass_site.reading import read_guide

        guide, _ = read_guide(root)
        stamped = [(file, *_stamped(guide, root, file, lang)) for file in files]
        for file, before, after in stamped:
            if before == after:
                words = translate("%(path)s is stamped already", lang)
            else:
                words = translate("%(path)s is stamped with the text that it translates", lang)
                with explained(file, N_("What it holds may be damaged.")):
                    file.write_bytes(after)
            click.echo(words % {"path": file})


def _stamped(guide: Guide, root: Path, file: Path, lang: str) -> tuple[bytes, bytes]:
    """What a file holds, and what it holds with its stamp.

    Raises:
        click.UsageError: if it is no translation, or cannot be stamped.
    """
    from kuzbass_site.site import id_of
    from kuzbass_site.translated import StampError, digest_of, find_pair, stamp

    place = file.resolve()
    inside = place.relative_to(root.resolve()) if place.is_relative_to(root.resolve()) else place
    path = PurePosixPath(inside.as_posix())
    translation, original = find_pair(guide, path)
    names = {"path": file, "original": f"content/{id_of(path)}.md"}
    if translation is None and id_of(path) and path.name.count(".") > 1:
        words = translate("%(path)s has mistakes; `kuzbass-site check` names them", lang)
        raise click.UsageError(words % names)
    if translation is None:
        words = translate("%(path)s is no translation: it would be named like kaltan.ru.md", lang)
        raise click.UsageError(words % names)
    if original is None:
        words = translate("what %(path)s translates, %(original)s, is missing or has mistakes", lang)
        raise click.UsageError(words % names)
    before = file.read_bytes()
    try:
        return before, stamp(before, digest_of(original))
    except StampError as error:
        words = translate(
            "%(path)s cannot be stamped; write `translates: %(digest)s` into its front matter", lang
        )
        raise click.UsageError(words % {**names, "digest": digest_of(original)}) from error
