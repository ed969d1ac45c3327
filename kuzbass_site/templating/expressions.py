"""Expressions of templates in Python."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from gettext import NullTranslations
from typing import Any

from jinja2 import Environment, nodes
from markupsafe import escape

from kuzbass_site.templating.scopes import Loop, Macro, Scope, Unsupported

_COMPARED = {
    "eq": "==",
    "ne": "!=",
    "gt": ">",
    "gteq": ">=",
    "lt": "<",
    "lteq": "<=",
    "in": "in",
    "notin": "not in",
}
_BINARY = {
    nodes.Add: "+", nodes.Sub: "-", nodes.Mul: "*", nodes.Div: "/", nodes.FloorDiv: "//", nodes.Pow: "**",
    nodes.Mod: "%", nodes.And: "and", nodes.Or: "or",
}  # fmt: skip
_UNARY = {nodes.Not: "not ", nodes.Neg: "-", nodes.Pos: "+"}
_SPECIAL = ("caller", "kwargs", "self", "super", "varargs")
_WORDS = ("_", "gettext")
_PLACE = re.compile(r"%\((\w+)\)s|%%|%")


@dataclass(slots=True)
class Expressions:
    """Writes expressions; what they need besides their variables is gathered in ``needs``."""

    environment: Environment
    catalogue: NullTranslations
    needs: dict[str, Any] = field(default_factory=dict)

    def write(self, node: nodes.Node | None, scope: Scope) -> str:
        """An expression, in brackets where it has parts.

        Raises:
            Unsupported: if it has no counterpart here.
        """
        match node:
            case nodes.Name():
                return self._name(node.name, scope)
            case nodes.Const():
                return repr(node.value)
            case nodes.TemplateData():
                return f"mark({node.data!r})"
            case nodes.Getattr():
                return self._attribute(node, scope)
            case nodes.Getitem():
                return f"{self.write(node.node, scope)}[{self._index(node.arg, scope)}]"
            case nodes.Call():
                return self._call(node, scope)
            case nodes.Filter():
                return self._filter(node, scope)
            case nodes.Test():
                return self._applied("t", node.name, self.environment.tests, node.node, node, scope)
            case nodes.Compare():
                parts = (f" {_COMPARED[each.op]} {self.write(each.expr, scope)}" for each in node.ops)
                return f"({self.write(node.expr, scope)}{''.join(parts)})"
            case nodes.Concat():
                return f"joined({self._all(node.nodes, scope)})"
            case nodes.CondExpr() if node.expr2 is not None:
                one, test, other = (self.write(each, scope) for each in (node.expr1, node.test, node.expr2))
                return f"({one} if {test} else {other})"
            case nodes.Tuple() if node.ctx == "load":
                return f"({self._all(node.items, scope)}{',' if len(node.items) == 1 else ''})"
            case nodes.List():
                return f"[{self._all(node.items, scope)}]"
            case nodes.Dict():
                pairs = (
                    f"{self.write(each.key, scope)}: {self.write(each.value, scope)}" for each in node.items
                )
                return f"{{{', '.join(pairs)}}}"
            case nodes.BinExpr() if type(node) in _BINARY:
                return (
                    f"({self.write(node.left, scope)} {_BINARY[type(node)]} {self.write(node.right, scope)})"
                )
            case nodes.UnaryExpr() if type(node) in _UNARY:
                return f"({_UNARY[type(node)]}{self.write(node.node, scope)})"
        raise Unsupported(type(node).__name__)

    def output(self, node: nodes.Node, scope: Scope) -> list[tuple[str, str]]:
        """What is written out for a node: constant parts as ("constant", text), others as ("made", Python)."""
        match node:
            case nodes.TemplateData():
                return [("constant", node.data)]
            case nodes.Const():
                return [("constant", str(escape(node.value)))]
            case nodes.CondExpr() if node.expr2 is None:
                return [
                    ("made", f"({self._safe(node.expr1, scope)} if {self.write(node.test, scope)} else '')")
                ]
            case nodes.Call(node=nodes.Name(name=name)) if name in _WORDS and not scope.find(name):
                return self._words(node, scope)
        return [("made", self._safe(node, scope))]

    def _safe(self, node: nodes.Node, scope: Scope) -> str:
        """An expression that gives what may stand in a page."""
        match node:
            case nodes.Const():
                return repr(str(escape(node.value)))
            case nodes.Call(node=nodes.Name(name=name)) if isinstance(scope.find(name), Macro):
                return self._macro(node, scope)
            case nodes.Filter(name="safe", node=inner) if inner is not None and not node.args:
                return f"plain({self.write(inner, scope)})"
            case nodes.CondExpr() if node.expr2 is not None:
                one, other = self._safe(node.expr1, scope), self._safe(node.expr2, scope)
                return f"({one} if {self.write(node.test, scope)} else {other})"
        return f"text({self.write(node, scope)})"

    def _name(self, name: str, scope: Scope) -> str:
        found = scope.find(name)
        if name in _SPECIAL:
            raise Unsupported(name)
        if isinstance(found, str):
            return found
        if isinstance(found, Macro) and found.value:
            return found.value
        if found is None and name in self.environment.globals and name not in (*_WORDS, "ngettext"):
            self.needs[f"g_{name}"] = self.environment.globals[name]
            return f"g_{name}"
        raise Unsupported(f"the name {name}")

    def _attribute(self, node: nodes.Getattr, scope: Scope) -> str:
        if isinstance(node.node, nodes.Name) and isinstance(found := scope.find(node.node.name), Loop):
            if node.attr not in found.known:
                raise Unsupported(f"loop.{node.attr}")
            return found.known[node.attr]
        if node.attr.startswith("_"):
            raise Unsupported(node.attr)
        return f"{self.write(node.node, scope)}.{node.attr}"

    def _index(self, node: nodes.Node, scope: Scope) -> str:
        if not isinstance(node, nodes.Slice):
            return self.write(node, scope)
        ends = (node.start, node.stop, node.step)
        return ":".join(self.write(end, scope) if end else "" for end in ends).removesuffix(":")

    def _all(self, items: list[Any], scope: Scope) -> str:
        return ", ".join(self.write(each, scope) for each in items)

    def _call(self, node: nodes.Call, scope: Scope) -> str:
        if isinstance(node.node, nodes.Name):
            name = node.node.name
            found = scope.find(name)
            if isinstance(found, Macro):
                return f"mark({self._macro(node, scope)})"
            if found is None and name in _WORDS:
                parts = self._words(node, scope)
                return f"mark({_joined(parts)})"
            if found is None and name == "ngettext":
                return self._counted(node, scope)
        return f"{self.write(node.node, scope)}({self._arguments(node, scope)})"

    def _macro(self, node: nodes.Call, scope: Scope) -> str:
        """The call of a macro; its parameters are called as its variables are."""
        macro = scope.find(node.node.name)  # type: ignore[attr-defined]
        return f"{macro.function}({self._arguments(node, scope, 'v_')})"  # type: ignore[union-attr]

    def _arguments(self, node: nodes.Call | nodes.Filter | nodes.Test, scope: Scope, prefix: str = "") -> str:
        if node.dyn_args is not None or node.dyn_kwargs is not None:
            raise Unsupported("arguments that are counted later")
        named = [f"{prefix}{each.key}={self.write(each.value, scope)}" for each in node.kwargs]
        return ", ".join([*(self.write(each, scope) for each in node.args), *named])

    def _words(self, node: nodes.Call, scope: Scope) -> list[tuple[str, str]]:
        """A text of the interface, translated now; its values are filled in when it is shown."""
        if (
            len(node.args) != 1
            or not isinstance(node.args[0], nodes.Const)
            or node.dyn_kwargs
            or node.dyn_args
        ):
            raise Unsupported("a text that is not written out")
        values = {each.key: each.value for each in node.kwargs}
        text = str(node.args[0].value)
        words = self.catalogue.gettext(text) if text else ""
        parts, end = list[tuple[str, str]](), 0
        for place in _PLACE.finditer(words):
            parts.append(("constant", words[end : place.start()]))
            end = place.end()
            if place.group() == "%%":
                parts.append(("constant", "%"))
            elif place[1] in values:
                parts.append(("made", self._safe(values[place[1]], scope)))
            else:
                raise Unsupported("a text that Jinja has to look at")
        return [*parts, ("constant", words[end:])]

    def _counted(self, node: nodes.Call, scope: Scope) -> str:
        if len(node.args) != 3:
            raise Unsupported("ngettext")
        one, many, count = (self.write(each, scope) for each in node.args)
        self.needs["ngettext"] = self.catalogue.ngettext
        named = "".join(f", {each.key!r}: {self.write(each.value, scope)}" for each in node.kwargs)
        return f"filled(ngettext({one}, {many}, {count}), {{'num': {count}{named}}})"

    def _filter(self, node: nodes.Filter, scope: Scope) -> str:
        if node.name == "length" and not node.args and not node.kwargs and node.node is not None:
            return f"len({self.write(node.node, scope)})"
        return self._applied("f", node.name, self.environment.filters, node.node, node, scope)

    def _applied(
        self,
        kind: str,
        name: str,
        table: Mapping[str, Any],
        value: nodes.Node | None,
        node: nodes.Filter | nodes.Test,
        scope: Scope,
    ) -> str:
        """A filter or a test; what Jinja hands to it first is always the same here."""
        if name not in table or value is None or name in ("defined", "undefined", "default", "d"):
            raise Unsupported(name)
        function = table[name]
        first = getattr(function, "jinja_pass_arg", None)
        arguments = ", ".join(filter(None, (self.write(value, scope), self._arguments(node, scope))))
        self.needs[f"{kind}_{name}"] = function
        if first is None:
            return f"{kind}_{name}({arguments})"
        return f"{kind}_{name}(pass_{first.name}, {arguments})"


def _joined(parts: list[tuple[str, str]]) -> str:
    return f"''.join(({', '.join(written(parts))},))"


def written(parts: list[tuple[str, str]]) -> list[str]:
    """Parts in Python, constants that follow each other as one."""
    found: list[str] = []
    constant = ""
    for kind, part in [*parts, ("made", "")]:
        if kind == "constant":
            constant += part
            continue
        found += [repr(constant)] if constant else []
        found += [part] if part else []
        constant = ""
    return found or ["''"]
