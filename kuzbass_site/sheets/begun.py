"""The front matter of an entry that a row begins, and of its translation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kuzbass_site.scalars import flow_list, scalar
from kuzbass_site.sheets.columns import PATHS, Path
from kuzbass_site.sheets.rows import Value

_ORDER = {path: place for place, path in enumerate(PATHS.values())}


def entry(values: Mapping[Path, Value], body: str = "") -> str:
    """A file with these values in the order of the guide, and its text."""
    lines = list(_lines(sorted(values.items(), key=lambda item: _ORDER.get(item[0], len(_ORDER)))))
    return "\n".join(["---", *lines, "---", *([body.strip("\n")] if body.strip() else []), ""])


def value_of(value: Value, *, inside: bool = False) -> str:
    """A value as YAML takes it; *inside* braces or brackets or not."""
    return scalar(value, inside=inside) if isinstance(value, str) else flow_list(value)


def _lines(items: Iterable[tuple[Path, Value]]) -> Iterator[str]:
    group = ""
    for path, value in items:
        if len(path) == 1:
            yield f"{path[0]}: {value_of(value)}"
            continue
        if path[0] != group:
            group = path[0]
            yield f"{group}:"
        yield f"  {path[1]}: {value_of(value)}"
