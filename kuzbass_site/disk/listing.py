"""The list of the files we wrote, kept with them: what the next build may replace or remove."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from kuzbass_site.disk.errors import OutputError
from kuzbass_site.disk.names import OWN, check_all
from kuzbass_site.i18n import N_

NAME = f"{OWN}.json"
_VERSION = 1


def load(output: Path) -> dict[str, str]:
    """The files of the last publish with their SHA-256; empty for an empty folder.

    Names that begin with a dot (``.git`` of a branch for pages, ``.DS_Store``) do not make a folder
    somebody's; they are left alone.

    Raises:
        OutputError: if the folder holds files and no list of ours, or one that cannot be used.
    """
    try:
        text = (output / NAME).read_text(encoding="utf-8")
    except FileNotFoundError:
        foreign = sorted(path.name for path in output.iterdir() if not path.name.startswith("."))
        if foreign:
            raise OutputError(
                N_(
                    "%(output)s holds files that no build of ours wrote (%(file)s). "
                    "Nothing was touched. Choose an empty or a new folder, or empty this one yourself."
                ),
                output=output,
                file=foreign[0],
            ) from None
        return {}
    try:
        record = json.loads(text)
        if record["version"] != _VERSION:
            raise ValueError(record["version"])
        files: dict[str, str] = record["files"]
        if not all(isinstance(digest, str) for digest in files.values()):
            raise TypeError(NAME)
        check_all(files)
        return files
    except (ValueError, KeyError, TypeError, AttributeError, OutputError) as error:
        raise OutputError(
            N_(
                "%(list)s, the list of files we wrote, cannot be used. "
                "Nothing was touched. Remove the folder %(output)s and build again."
            ),
            list=output / NAME,
            output=output,
        ) from error


def dump(files: Mapping[str, str]) -> bytes:
    """The list as a file: sorted, a line for each path, nothing that varies between equal sites."""
    record = {"files": dict(sorted(files.items())), "version": _VERSION}
    # An indent would be prettier, but only without one is the encoder the quick one.
    return (json.dumps(record, ensure_ascii=False, separators=(",\n", ": ")) + "\n").encode()
