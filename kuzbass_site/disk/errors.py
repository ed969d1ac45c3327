"""Why a site could not be published, in words for the one who asked for it."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EFBIG: "a file is larger than the system allows",
    errno.EACCES: "writing there is not permitted",
    errno.EPERM: "writing there is not permitted",
    errno.EROFS: "the disk cannot be written to",
    errno.ENAMETOOLONG: "a path is too long",
    errno.EEXIST: "a file stands where a folder should be",
    errno.ENOTDIR: "a file stands where a folder should be",
}


class OutputError(Exception):
    """The site could not be published; the text says why and what to do."""


class OutputLocked(OutputError):  # noqa: N818 - reads as what happened
    """Another build is writing to the same output."""


@contextmanager
def explained(output: Path, outcome: str) -> Iterator[None]:
    """Turn the system's refusals into an ``OutputError`` that ends with the *outcome*.

    Only around our own reading and writing: an ``OSError`` of a renderer is not about the output.
    """
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
        where = f" ({error.filename})" if error.filename else ""
        raise OutputError(f"Cannot write to {output}: {reason}{where}. {outcome}") from error
