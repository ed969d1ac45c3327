"""Which Python name stands for a name of a template."""

from __future__ import annotations

from dataclasses import dataclass, field


class Unsupported(Exception):  # noqa: N818 - no error: Jinja itself renders such a template
    """A template that says more than a plain function can."""


@dataclass(frozen=True, slots=True)
class Macro:
    """A macro: the function's name, and of an imported one the name of a value that can be handed on."""

    function: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Loop:
    """The ``loop`` of a ``for``: what is written for each thing that it knows."""

    known: dict[str, str]


Name = str | Macro | Loop
"""Of a variable, its name in Python."""


@dataclass(slots=True)
class Scope:
    """The names of a template, a macro, a block or a loop."""

    above: Scope | None = None
    is_loop: bool = False
    names: dict[str, Name] = field(default_factory=dict)

    def find(self, name: str) -> Name | None:
        """What a name stands for here; None where nothing here knows it."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.names:
                return scope.names[name]
            scope = scope.above
        return None

    @property
    def in_loop(self) -> bool:
        """Whether what is assigned here is assigned again and again."""
        return self.is_loop or (self.above is not None and self.above.in_loop)

    def declare(self, name: str, found: Name) -> None:
        """Let a name stand for something.

        Raises:
            Unsupported: if it stands for something else here already.
        """
        if self.names.setdefault(name, found) != found:
            raise Unsupported(f"two meanings of {name}")
