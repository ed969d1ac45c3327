"""Why a site could not be published, in words for the one who asked for it."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kuzbass_site.i18n import N_, translate

_REASONS = {
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("your share of the disk is used up"),
    errno.EFBIG: N_("a file is larger than the system allows"),
    errno.EACCES: N_("writing there is not permitted"),
    errno.EPERM: N_("writing there is not permitted"),
    errno.EROFS: N_("the disk cannot be written to"),
    errno.ENAMETOOLONG: N_("a path is too long"),
    errno.EEXIST: N_("a file stands where a folder should be"),
    errno.ENOTDIR: N_("a file stands where a folder should be"),
}


class Words(str):
    """A text of ours among the values of an error: it is put into the reader's language, too."""

    __slots__ = ()


class OutputError(Exception):
    """The site could not be published; the text says why and what to do.

    ``text`` stands in the catalogues; ``values`` come to its places ``%(name)s``.
    """

    def __init__(self, text: str, **values: object) -> None:
        self.text = text
        self.values = values
        super().__init__(self.in_words("en"))

    def in_words(self, lang: str) -> str:
        """What the error says, in words of *lang*."""
        values = {
            name: translate(value, lang) if isinstance(value, Words) else value
            for name, value in self.values.items()
        }
        return translate(self.text, lang) % values


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
        raise OutputError(
            N_("Cannot write to %(output)s: %(reason)s%(where)s. %(outcome)s"),
            output=output,
            reason=Words(reason),
            where=f" ({error.filename})" if error.filename else "",
            outcome=Words(outcome),
        ) from error
