"""Links that open a file in an editor at a line."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from kuzbass_site import theme
from kuzbass_site.i18n import N_

VARIABLE = "KUZBASS_SITE_OPEN_WITH"
"""The environment variable that may hold the form of the links."""
FORMS = {
    "vscode": "vscode://file{path}:{line}:{column}",
    "vscodium": "vscodium://file{path}:{line}:{column}",
    "cursor": "cursor://file{path}:{line}:{column}",
    "zed": "zed://file{path}:{line}:{column}",
    "sublime": "subl://open?url=file://{path}&line={line}&column={column}",
    "idea": "idea://open?file={path}&line={line}&column={column}",
    "textmate": "txmt://open?url=file://{path}&line={line}&column={column}",
    "obsidian": "obsidian://open?path={path}",
    "none": "",
}
"""Editors by name; each registers the scheme of its links with the system."""
DEFAULT = "vscode"
_PLACE = re.compile(r"\{([^{}]*)\}")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_RUNNING = ("javascript", "data", "vbscript", "blob", "about")
"""Schemes that would run or show something instead of opening a file."""


class FormError(ValueError):
    """A form of links that cannot be used; the text says why."""


def form_of(wanted: str) -> str:
    """The form of links for the name of an editor or a form as it stands; empty for no links.

    Raises:
        FormError: if it is neither.
    """
    if wanted in FORMS:
        return FORMS[wanted]
    places = set(_PLACE.findall(wanted))
    scheme = _SCHEME.match(wanted)
    if scheme is None or scheme[1].lower() in _RUNNING or any(char.isspace() for char in wanted):
        raise FormError(
            N_("it must be the name of an editor, or an address such as editor://open?file={path}")
        )
    if "path" not in places or not places <= {"path", "line", "column", "col"}:
        raise FormError(N_("it must hold {path}, and may hold {line} and {column}"))
    return wanted


def link(form: str, place: Path, line: int, column: int) -> str:
    """The address that opens a file there; empty without a form."""
    posix = quote(place.as_posix(), safe="/:")
    values = {
        "path": posix if posix.startswith("/") else f"/{posix}",
        "line": str(max(line, 1)),
        "column": str(max(column, 1)),
        "col": str(max(column, 1)),
    }
    return _PLACE.sub(lambda found: values[found[1]], form)


def place_of(root: Path, path: PurePosixPath) -> Path:
    """Where a file lies that a problem names: in the guide, or in the theme of the package."""
    places = [root.resolve() / path]
    if path.parts[:1] in (("templates",), ("static",)):
        rest = path.parts[1:]
        places += [folder.joinpath(*rest) for folder in theme.folders(root, path.parts[0])]
    return next((place for place in places if place.exists()), places[0])
