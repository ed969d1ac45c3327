"""Texts and short lists as YAML takes them in front matter, so that they are read again as they are."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from kuzbass_site.frontmatter.syntax import read


def one_line(text: str) -> str:
    """*text* on one line, without what cannot be seen."""
    visible = "".join(char for char in text if char.isspace() or unicodedata.category(char)[0] != "C")
    return " ".join(visible.split())


def scalar(text: str, *, inside: bool = False) -> str:
    """*text* as a value, in double quotes where plain words would be read otherwise.

    *inside* says that it stands in brackets or braces, where commas and brackets mean something.
    """
    text = one_line(text)
    if _is_plain(text) and not (inside and set(text) & set(",[]{}:#")):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def flow_list(items: Iterable[str]) -> str:
    """A list in brackets."""
    return f"[{', '.join(scalar(item, inside=True) for item in items)}]"


def _is_plain(text: str) -> bool:
    """Whether YAML reads the text as it stands, and nobody would be in doubt."""
    if not (text[:1].isalnum() or text[:1] in ("-", "/", "(", "«", "„")):
        return False
    built = read([f"k: {text}"])
    return built.data == {"k": text} and not built.findings and built.error is None
