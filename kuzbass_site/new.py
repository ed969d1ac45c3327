"""The first lines of an entry: correct, commented, ready to be filled in."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from kuzbass_site.config import INTERFACE_LANGUAGES
from kuzbass_site.i18n import N_
from kuzbass_site.models.collections import COLLECTIONS
from kuzbass_site.site import FIXED
from kuzbass_site.text import slug


class TitleError(ValueError):
    """No entry can have this title; ``text`` says why and stands in the catalogues, for ``%(title)s``."""

    def __init__(self, text: str, title: str) -> None:
        super().__init__(text % {"title": title})
        self.text = text
        self.title = title


def skeleton_path(collection: str, title: str) -> PurePosixPath:
    """Where an entry of this title belongs.

    Raises:
        TitleError: if no letter of it can stand in an address, or the address is one of the guide's own.
    """
    try:
        name = slug(title)
    except ValueError:
        raise TitleError(
            N_("no letter or digit of the title %(title)s can stand in an address"), title
        ) from None
    if collection == "pages" and name in (*FIXED, *COLLECTIONS, *INTERFACE_LANGUAGES, "images"):
        raise TitleError(N_("the guide has a page of its own at the address of %(title)s"), title)
    return PurePosixPath("content") / collection / f"{name}.md"


def skeleton(collection: str, title: str) -> str:
    """A file that passes the check as a draft, with comments on what to write."""
    head = [
        "---",
        f"title: {_written(title)}",
        "summary: One sentence that says what this is.  # write your own",
        "draft: true                # take this line out to publish the entry",
    ]
    if collection == "pages":
        return "\n".join([*head, "---", "Write here.", ""])
    body = [
        "#names:",
        "#  ru: …",
        "#  also: [other spellings, found by search]",
        "#location:",
        "#  lat: 53.99",
        "#  lon: 86.66",
        "#  accuracy: 2 km          # how far off the point may be",
        "#  sources: [key_of_source]",
        "#status: working [@key_of_source]",
        "#tags: [coal]",
        "#facts:",
        "#  founded: 1946 [@key_of_source] (a note)",
        "#events:",
        "#  - 1946-05 [@key_of_source] (what happened)",
    ]
    if collection == "tours":
        body += ["#stops:", "#  - entry: towns/kaltan", "#    see: what to see there [@key_of_source]"]
    text = [
        "---",
        "Its story in Markdown. After every statement that somebody could doubt, put its source in square",
        "brackets, with its key from content/sources.yaml. Link to other entries by their files.",
        "",
    ]
    return "\n".join([*head, *body, *text])


_PLAIN = re.compile(r"(?!null$)[^\W_][\w ,.()/–-]*", re.IGNORECASE)


def _written(title: str) -> str:
    """A title as YAML takes it: on one line, in double quotes unless it is a plain word or several."""
    visible = "".join(char for char in title if char.isspace() or unicodedata.category(char)[0] != "C")
    text = " ".join(visible.split())
    if _PLAIN.fullmatch(text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
