"""The templates of one language, each made into functions when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from gettext import NullTranslations
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.parser import Parser
from markupsafe import Markup

from kuzbass_site.templating.expressions import Expressions
from kuzbass_site.templating.functions import Functions
from kuzbass_site.templating.profile import Profile
from kuzbass_site.templating.runtime import HELPERS, mark
from kuzbass_site.templating.scopes import Macro, Unsupported

DEEPEST = 8
"""How many templates may extend each other."""

MOST = 100
"""How many parsed templates are kept, for the next language."""
_TREES: dict[tuple[str, str | None, str], nodes.Template] = {}


class Templates:
    """Functions made of the templates that an environment loads, their texts from the *catalogue*.

    A *profile* is told how long each call of a component's macro took.
    """

    def __init__(
        self, environment: jinja2.Environment, catalogue: NullTranslations, profile: Profile | None = None
    ) -> None:
        self._profile = profile
        self._environment = environment
        self._catalogue = catalogue
        self._components: dict[str, dict[str, Any]] = {}
        context = environment.from_string("").new_context()
        self._given = dict(HELPERS) | {
            "pass_context": context,
            "pass_eval_context": context.eval_ctx,
            "pass_environment": environment,
        }

    def page(self, name: str) -> Callable[[object], str]:
        """The function that renders a page of the template *name*.

        Raises:
            Unsupported: if the template says more than a function can.
            jinja2.TemplateError: if one that it extends is missing or wrong.
        """
        chain = [self._tree(name)]
        while (extends := chain[-1].find(nodes.Extends)) is not None:
            known = extends is chain[-1].body[0] and isinstance(extends.template, nodes.Const)
            if not known or len(chain) > DEEPEST:
                raise Unsupported("a template that is chosen later")
            chain.append(self._tree(extends.template.as_const()))
        made: Callable[[object], str] = self._made(name, lambda functions: functions.page(chain))["render"]
        return made

    def macro(self, name: str, macro: str) -> Callable[..., str]:
        """A macro of a component, as a function that gives what is safe to stand in a page.

        Raises:
            Unsupported: if there is none, or the component says more than functions can.
            jinja2.TemplateError: if the component is missing or wrong.
        """
        if name not in self._components:
            tree = self._tree(name)
            names = self._made(name, lambda functions: functions.component(tree))
            if self._profile:
                for key in [f"r_{each.name}" for each in tree.find_all(nodes.Macro)]:
                    names[key] = self._profile.timed(name, names[key])
            self._components[name] = names
        found = self._components[name].get(f"r_{macro}")
        if found is None:
            raise Unsupported(f"{macro} of {name}")
        function: Callable[..., str] = found
        return function

    def _tree(self, name: str) -> nodes.Template:
        loader = self._environment.loader
        if loader is None:
            raise jinja2.TemplateNotFound(name)
        source, file, _ = loader.get_source(self._environment, name)
        if (name, file, source) not in _TREES:
            if len(_TREES) >= MOST:
                _TREES.clear()
            _TREES[name, file, source] = _parsed(self._environment, source, name, file)
        return _TREES[name, file, source]

    def _made(self, name: str, write: Callable[[Functions], None]) -> dict[str, Any]:
        names = dict(self._given)

        def imported(template: str, macro: str, here: str) -> Macro:
            names[f"r_{here}"] = _later(self, template, macro, names, f"r_{here}")
            names[f"p_{here}"] = _Handed(self, template, macro)
            return Macro(f"r_{here}", f"p_{here}")

        functions = Functions(Expressions(self._environment, self._catalogue), imported)
        write(functions)
        names.update(functions.expressions.needs)
        # Made of our own templates' tree, names and constants alone.
        exec(compile(functions.source, f"<{name}>", "exec"), names)  # noqa: S102
        for key in [key for key in names if key.startswith("r_") and f"p_{key[2:]}" not in names]:
            names[f"p_{key[2:]}"] = _Handed(self, name, key[2:])
        return names


def _parsed(environment: jinja2.Environment, source: str, name: str, file: str | None) -> nodes.Template:
    """A template's tree, without what Jinja's own compiler wants to know of its nodes."""
    return nodes.Template(Parser(environment, source, name, file).subparse(), lineno=1)


def _later(
    templates: Templates, template: str, macro: str, names: dict[str, Any], here: str
) -> Callable[..., str]:
    """A macro whose component is read when it is first called; then it takes its own place in *names*."""

    def first(*arguments: Any, **named: Any) -> str:
        names[here] = templates.macro(template, macro)
        made: str = names[here](*arguments, **named)
        return made

    return first


class _Handed:
    """A macro as a value, to be called by others than templates; the same of the same macro."""

    __slots__ = ("_key", "_templates")

    def __init__(self, templates: Templates, template: str, macro: str) -> None:
        self._templates = templates
        self._key = (template, macro)

    def __call__(self, *arguments: Any, **named: Any) -> Markup:
        function = self._templates.macro(*self._key)
        return mark(function(*arguments, **{f"v_{name}": value for name, value in named.items()}))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Handed) and self._key == other._key and self._templates is other._templates

    def __hash__(self) -> int:
        return hash(self._key)
