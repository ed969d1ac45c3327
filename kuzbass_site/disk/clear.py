"""Take a published site away again."""

from __future__ import annotations

from pathlib import Path

from kuzbass_site.disk import listing
from kuzbass_site.disk.errors import explained
from kuzbass_site.disk.publish import publish
from kuzbass_site.i18n import N_


def clear(output: Path) -> int:
    """Remove the files that our builds put into *output*, and the folder if nothing else is in it.

    You get the number of files. A folder that no build of ours has written is left as it is.

    Raises:
        OutputError: as ``publish`` does.
    """
    if not (output / listing.NAME).is_file():
        return 0
    removed = publish([], output).removed
    with explained(output, N_("The files of the site are removed.")):
        if [path.name for path in output.iterdir()] == [listing.NAME]:
            (output / listing.NAME).unlink()
            output.rmdir()
    return removed
