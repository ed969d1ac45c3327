"""JSON as the exports write it: UTF-8, one record a line, so that a comparison of two versions can be read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping


def line(value: object) -> str:
    """A value on one line."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def listed(rows: Iterable[str]) -> str:
    """Records that are JSON already, as an array of a line each."""
    inside = ",\n".join(rows)
    return f"[\n{inside}\n]" if inside else "[]"


def document(head: Mapping[str, object], name: str, rows: Iterable[str]) -> bytes:
    """An object with a few members of its own and then, under *name*, its records."""
    members = "".join(f"{line(key)}: {line(value)},\n" for key, value in head.items())
    return f"{{\n{members}{line(name)}: {listed(rows)}\n}}\n".encode(errors="replace")


def said(members: Mapping[str, object]) -> dict[str, object]:
    """What there is to say: without empty texts, lists and None; numbers and truth values stay."""
    return {
        name: value for name, value in members.items() if value is not None and value not in ("", [], {}, ())
    }
