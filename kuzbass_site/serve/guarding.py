"""What a preview answers to whom: its own address alone, and nothing from outside the site's folder.

Any page in the reader's browser can send requests to the loopback address, and a stranger's name can be made to
lead there. So the request must name this machine, must not come from another site, and its path must be that of
a file of the site, letter by letter.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit

HOST = "127.0.0.1"
NAMES = (HOST, "localhost")
_AUTHORITY = re.compile(r"([A-Za-z0-9.-]+)(?::\d{1,5})?")
_NOT_PLAIN = re.compile(r"%(?:2f|5c|00)", re.IGNORECASE)
"""A slash, a backslash or an end of text in disguise; no address of a site has them."""


def is_own_host(named: Sequence[str]) -> bool:
    """Whether a request with these Host headers was sent to this machine under a name of its own."""
    found = _AUTHORITY.fullmatch(named[0]) if len(named) == 1 else None
    return found is not None and found[1].lower() in NAMES


def is_own_origin(origin: str | None, site: str | None, mode: str | None, port: int) -> bool:
    """Whether a request comes from a page of ours, or from somebody who opens a page.

    *site* and *mode* are what browsers say of themselves in ``Sec-Fetch-Site`` and ``Sec-Fetch-Mode``.
    """
    if origin is not None:
        return origin in {f"http://{name}:{port}" for name in NAMES}
    return site in (None, "same-origin", "none") or mode == "navigate"


def path_in(address: str) -> tuple[str, ...] | None:
    """The folders and the file that an address names, without its question; None where that is no plain path."""
    path = urlsplit(f"http://{HOST}{address}").path if address.startswith("/") else ""
    if not path or _NOT_PLAIN.search(path):
        return None
    try:
        text = unquote_to_bytes(path).decode()
    except UnicodeDecodeError:
        return None
    parts = tuple(text.removeprefix("/").split("/"))
    return parts if all(map(_is_plain, parts[:-1])) and (not parts[-1] or _is_plain(parts[-1])) else None


def _is_plain(part: str) -> bool:
    """Whether a name is what it seems on any system; those that begin with a dot are nobody's business."""
    return bool(part) and part[0] != "." and part.isprintable() and not set(part) & set('\\:*?"<>|')


def place_in(folder: Path, parts: Sequence[str]) -> Path | None:
    """What is at this path below the folder, no link followed on the way; None if there is nothing."""
    home = os.path.realpath(folder)
    place = os.path.join(home, *parts).rstrip("/")  # noqa: PTH118 - to be held against what the system says
    try:
        found = os.path.realpath(place, strict=True)
    except (OSError, ValueError):
        return None
    return Path(found) if found == place else None
