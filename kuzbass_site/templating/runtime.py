"""What the functions made of templates call: values made safe, joined, counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

import markupsafe
from jinja2.runtime import LoopContext, StrictUndefined, markup_join
from markupsafe import Markup, escape

_ESCAPED: Callable[[str], str] = getattr(markupsafe, "_escape_inner")  # noqa: B009 - in C, where there is one

mark: Callable[[str], Markup] = partial(str.__new__, Markup)
"""Say that a string is safe, at a third of the price of ``Markup()``."""


def text(value: Any) -> str:
    """A value as it stands in a page: what ``escape`` gives, found out at less cost."""
    kind = value.__class__
    if kind is str:
        return _ESCAPED(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    return str(value) if kind is int or kind is float else escape(value)


def plain(value: Any) -> str:
    """A value that says itself that it is safe."""
    return value if value.__class__ is str else Markup(value)  # noqa: S704 - the template's ``safe``


def joined(*parts: Any) -> str:
    """What ``~`` makes of its operands."""
    for part in parts:
        if part.__class__ is not str:
            return markup_join(parts)
    return "".join(parts)


def sized(values: Iterable[Any]) -> Sequence[Any]:
    """Values that can be counted before they are gone through."""
    return values if isinstance(values, tuple | list) else list(values)


def filled(words: str, values: Mapping[str, Any]) -> Markup:
    """A text of the catalogue with its values, made safe."""
    return mark(words) % values


def loop(values: Iterable[Any]) -> LoopContext:
    """A loop that knows where it is."""
    return LoopContext(values, StrictUndefined)


HELPERS: Mapping[str, Callable[..., Any]] = {
    each.__name__: each for each in (text, plain, joined, sized, filled, loop)
} | {"mark": mark}
