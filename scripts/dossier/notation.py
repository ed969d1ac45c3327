"""The guide's notation: stated values, front matter, citations."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import yaml


def stated(value: str, keys: Iterable[str], note: str = "") -> str:
    """``value [@key; @other] (note)``."""
    return " ".join(filter(None, (value, cited(keys), f"({note})" if note else "")))


def cited(keys: Iterable[str]) -> str:
    """``[@key; @other]``, or nothing."""
    marks = "; ".join(f"@{key}" for key in dict.fromkeys(keys))
    return f"[{marks}]" if marks else ""


def metres(accuracy: str) -> str:
    """``150 m`` and ``1.5 km`` for the metres of the dossier."""
    amount = int(accuracy)
    return f"{amount / 1000:g} km" if amount >= 1000 else f"{amount} m"


def document(fields: Mapping[str, Any], body: str) -> str:
    """A file of the guide. Empty fields are left out; a tuple is written on one line."""
    return "\n".join(["---", *_mapping(fields), "---", body, ""])


def _mapping(fields: Mapping[str, Any]) -> Iterator[str]:
    for name, value in fields.items():
        if not value:
            continue
        if isinstance(value, str):
            yield f"{name}: {_scalar(value)}"
        elif isinstance(value, tuple):
            yield f"{name}: [{', '.join(_scalar(each, within='[{}]') for each in value)}]"
        else:
            yield f"{name}:"
            yield from (f"  {line}" for line in (_items if isinstance(value, list) else _mapping)(value))


def _items(values: Iterable[Any]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield f"- {_scalar(value)}"
        else:
            first, *rest = _mapping(value)
            yield f"- {first}"
            yield from (f"  {line}" for line in rest)


def _scalar(text: str, within: str = "{}") -> str:
    """The text as it stands if YAML takes it so, else in double quotes."""
    try:
        read = yaml.load(f"- {within.format(text)}", Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        read = None
    plain = read == ([[text]] if within != "{}" else [text])
    return text if plain else json.dumps(text, ensure_ascii=False)
