"""Statements of templates in Python: a page is one function, a component a function for each macro."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from jinja2 import nodes

from kuzbass_site.templating.expressions import Expressions, written
from kuzbass_site.templating.scopes import Loop, Macro, Scope, Unsupported

Import = Callable[[str, str, str], Macro]
"""Told of the template, the name in it and the name here of a macro that is imported."""

_COUNTED = frozenset({"index", "index0", "first", "last", "length"})


class Functions:
    """Writes the Python of one template: ``source``, and in ``expressions.needs`` what it is run with."""

    def __init__(self, expressions: Expressions, imported: Import) -> None:
        self.expressions = expressions
        self._imported = imported
        self._lines: list[str] = []
        self._depth = 0
        self._number = 0
        self._conditions = 0
        self._blocks: dict[str, nodes.Block] = {}

    @property
    def source(self) -> str:
        """What has been written."""
        return "\n".join(self._lines) + "\n"

    def component(self, tree: nodes.Template) -> None:
        """Macros as functions of their own; what is assigned beside them is assigned once."""
        scope = Scope()
        for node in tree.body:
            self._top(node, scope)

    def page(self, chain: Sequence[nodes.Template]) -> None:
        """The function ``render(page)`` of a template, which comes first, and of those that it extends."""
        for tree in reversed(chain):
            for block in tree.find_all(nodes.Block):
                if block.required or block.scoped:
                    raise Unsupported("a block that wants more")
                self._blocks[block.name] = block
        scope = Scope()
        scope.declare("page", "v_page")
        with self._function("render", ["v_page"]):
            for tree in chain[:-1]:
                for node in tree.body:
                    self._top(node, scope)
            for node in chain[-1].body:
                self._statement(node, scope, scope)

    # Parts of a template that are no output

    def _top(self, node: nodes.Node, scope: Scope) -> None:
        match node:
            case nodes.FromImport():
                self._import(node, scope)
            case nodes.Macro():
                self._macro(node, scope)
            case nodes.Assign() | nodes.AssignBlock():
                self._statement(node, scope, scope)
            case nodes.Output() | nodes.Block() | nodes.Extends():
                pass
            case _:
                raise Unsupported(type(node).__name__)

    def _import(self, node: nodes.FromImport, scope: Scope) -> None:
        if node.with_context or not isinstance(node.template, nodes.Const) or scope.above:
            raise Unsupported("an import that sees the page")
        for each in node.names:
            name, here = each if isinstance(each, tuple) else (each, each)
            scope.declare(here, self._imported(node.template.value, name, here))

    def _macro(self, node: nodes.Macro, scope: Scope) -> None:
        if scope.above:
            raise Unsupported("a macro inside another")
        inner, names = Scope(scope), [arg.name for arg in node.args]
        required = len(names) - len(node.defaults)
        parameters = [f"v_{name}" for name in names[:required]]
        for name, default in zip(names[required:], node.defaults, strict=True):
            if not isinstance(default, nodes.Const):
                raise Unsupported("a default that is not constant")
            parameters.append(f"v_{name}={default.value!r}")
        inner.names.update({name: f"v_{name}" for name in names})
        scope.declare(node.name, Macro(f"r_{node.name}", "" if self._depth else f"p_{node.name}"))
        with self._function(f"r_{node.name}", parameters):
            self._all(node.body, inner, scope)

    # Statements

    def _all(self, body: Sequence[nodes.Node], scope: Scope, top: Scope) -> None:
        for node in body:
            self._statement(node, scope, top)

    def _statement(self, node: nodes.Node, scope: Scope, top: Scope) -> None:
        match node:
            case nodes.Output():
                self._output(node, scope)
            case nodes.If():
                self._if(node, scope, top)
            case nodes.For():
                self._for(node, scope, top)
            case nodes.Assign():
                self._write(
                    f"{self._target(node.target, scope)} = {self.expressions.write(node.node, scope)}"
                )
            case nodes.AssignBlock() if node.filter is None and isinstance(node.target, nodes.Name):
                self._captured(node, scope, top)
            case nodes.Block() if node.name in self._blocks:
                self._all(self._blocks[node.name].body, Scope(top, is_loop=scope.in_loop), top)
            case nodes.FromImport() | nodes.Macro() if scope is top and not self._conditions:
                self._top(node, scope)
            case _:
                raise Unsupported(type(node).__name__)

    def _output(self, node: nodes.Output, scope: Scope) -> None:
        parts = [part for each in node.nodes for part in self.expressions.output(each, scope)]
        self._write(f"out += ({', '.join(written(parts))},)")

    def _if(self, node: nodes.If, scope: Scope, top: Scope) -> None:
        self._conditions += 1
        for word, each in [("if", node), *(("elif", other) for other in node.elif_)]:
            self._write(f"{word} {self.expressions.write(each.test, scope)}:")
            with self._indented():
                self._all(each.body, scope, top)
        if node.else_:
            self._write("else:")
            with self._indented():
                self._all(node.else_, scope, top)
        self._conditions -= 1

    def _for(self, node: nodes.For, scope: Scope, top: Scope) -> None:
        if node.recursive or node.else_:
            raise Unsupported("a loop that wants more")
        inner = Scope(scope, is_loop=True)
        values = self.expressions.write(node.iter, scope)
        target = self._target(node.target, inner, is_new=True)
        if node.test is not None:
            values = (
                f"[{_item(target)} for {target} in {values} if {self.expressions.write(node.test, inner)}]"
            )
        asked = _asked_of_loop(node)
        if asked is None:
            self._write(f"for {target} in {values}:")
        elif asked <= _COUNTED:
            n = self._next()
            self._write(f"s{n} = sized({values})")
            self._write(f"n{n} = len(s{n})")
            self._write(f"for i{n}, {_item(target)} in enumerate(s{n}, 1):")
            inner.names["loop"] = Loop(
                {
                    "index": f"i{n}", "index0": f"(i{n} - 1)", "first": f"(i{n} == 1)",
                    "last": f"(i{n} == n{n})", "length": f"n{n}",
                }
            )  # fmt: skip
        else:
            n = self._next()
            self._write(f"for {_item(target)}, l{n} in loop({values}):")
            inner.names["loop"] = Loop({name: f"l{n}.{name}" for name in asked})
        with self._indented():
            self._all(node.body, inner, top)

    def _captured(self, node: nodes.AssignBlock, scope: Scope, top: Scope) -> None:
        if any(node.find_all(nodes.Assign)):
            raise Unsupported("an assignment inside another")
        n = self._next()
        self._write(f"out{n}, out = out, []")
        self._all(node.body, scope, top)
        self._write(f"{self._target(node.target, scope)} = mark(''.join(out))")
        self._write(f"out = out{n}")

    def _target(self, node: nodes.Node, scope: Scope, *, is_new: bool = False) -> str:
        """What stands before the sign of an assignment."""
        match node:
            case nodes.Tuple():
                return ", ".join(_item(self._target(each, scope, is_new=is_new)) for each in node.items)
            case nodes.NSRef():
                return f"{self.expressions.write(nodes.Name(node.name, 'load'), scope)}[{node.attr!r}]"
            case nodes.Name():
                own = scope.names.get(node.name)
                # A name that a turn of a loop may leave as the turn before set it is for Jinja to follow.
                if (
                    self._conditions
                    and not is_new
                    and own is None
                    and (scope.in_loop or scope.find(node.name))
                ):
                    raise Unsupported("an assignment that may not happen")
                if own is None:
                    own = scope.names[node.name] = f"v{self._next()}_{node.name}"
                if isinstance(own, str):
                    return own
        raise Unsupported(f"an assignment to {node}")

    # Lines

    def _next(self) -> int:
        self._number += 1
        return self._number

    def _write(self, line: str) -> None:
        self._lines.append("    " * self._depth + line)

    @contextmanager
    def _indented(self) -> Iterator[None]:
        self._depth += 1
        written_before = len(self._lines)
        yield
        if len(self._lines) == written_before:
            self._write("pass")
        self._depth -= 1

    @contextmanager
    def _function(self, name: str, parameters: Sequence[str]) -> Iterator[None]:
        outside, self._conditions = self._conditions, 0
        self._write(f"def {name}({', '.join(parameters)}):")
        with self._indented():
            self._write("out = []")
            yield
            self._write("return ''.join(out)")
        self._conditions = outside


def _item(target: str) -> str:
    return f"({target})" if "," in target else target


def _asked_of_loop(node: nodes.Node) -> set[str] | None:
    """What the body of a loop asks of ``loop``; None where it does not mention it."""
    asked: set[str] | None = None
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if isinstance(each, nodes.Getattr) and isinstance(each.node, nodes.Name) and each.node.name == "loop":
            asked = (asked or set()) | {each.attr}
        else:
            waiting += each.iter_child_nodes()
    return asked
