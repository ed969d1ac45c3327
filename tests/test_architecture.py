"""What the shape of the package promises, besides the floors that ``lint-imports`` keeps."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from statistics import median
from types import UnionType
from typing import Any, get_args, get_type_hints

import msgspec
import pytest

import kuzbass_site
from kuzbass_site.pages import views

PACKAGE = Path(kuzbass_site.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
MODULES = [
    info.name for info in walk_packages([str(PACKAGE)], "kuzbass_site.") if "__main__" not in info.name
]


def names(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


def test_no_file_is_long_and_half_of_them_are_short() -> None:
    lengths = {names(path): len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}
    # Views are a list of values, codes a table of texts: long, but with nothing to understand.
    lists = {name for name in lengths if name == "pages/views.py" or "/codes/" in name}

    assert {name: length for name, length in lengths.items() if length > 400}.keys() <= lists
    assert median(lengths.values()) < 150


def test_no_drawer_for_odds_and_ends() -> None:
    assert not {"utils", "util", "helpers", "misc", "common"} & {path.stem for path in FILES}


@pytest.mark.parametrize("name", MODULES)
def test_every_module_says_what_it_knows(name: str) -> None:
    assert (import_module(name).__doc__ or "").strip()


def values() -> Iterator[type[Any]]:
    for name in MODULES:
        module = import_module(name)
        for thing in vars(module).values():
            known = isinstance(thing, type) and (is_dataclass(thing) or issubclass(thing, msgspec.Struct))
            if known and thing.__module__ == name:
                yield thing


@pytest.mark.parametrize(
    "value",
    [each for each in values() if each.__module__.startswith("kuzbass_site.models")],
    ids=lambda value: value.__qualname__,
)
def test_a_model_is_frozen(value: type[Any]) -> None:
    frozen = value.__struct_config__ if issubclass(value, msgspec.Struct) else value.__dataclass_params__
    assert frozen.frozen


def _parts(hint: Any) -> Iterator[Any]:
    yield hint
    for inner in get_args(hint):
        yield from _parts(inner)


@pytest.mark.parametrize(
    "view", [v for v in vars(views).values() if isinstance(v, type)],
    ids=lambda view: view.__qualname__,
)  # fmt: skip
def test_a_view_holds_nothing_that_could_change(view: type[Any]) -> None:
    is_struct = issubclass(view, msgspec.Struct)
    assert (view.__struct_config__ if is_struct else view.__dataclass_params__).frozen
    hints = get_type_hints(view)
    for name in view.__struct_fields__ if is_struct else [field.name for field in fields(view)]:
        for part in _parts(hints[name]):
            known = part in (str, int, float, bool, tuple, type(None), Ellipsis)
            made = isinstance(part, UnionType) or getattr(part, "__origin__", None) is tuple
            assert known or made or is_dataclass(part) or issubclass(part, msgspec.Struct), f"{name}: {part}"


def _calls(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


@pytest.mark.parametrize("path", FILES, ids=names)
def test_the_time_and_the_network_are_not_asked(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = set(_calls(tree))

    assert not calls & {"date.today", "datetime.now", "datetime.today", "datetime.utcnow", "time.time"}
    imported = {
        alias.name.partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in ([ast.alias(node.module or "")] if isinstance(node, ast.ImportFrom) else node.names)
    }
    assert not imported & {"requests", "httpx", "aiohttp", "ftplib", "pickle", "random"}
    if path.parent.name != "serve" and path.name != "serving.py":
        assert not imported & {"socket", "http"}


@pytest.mark.parametrize(
    "module",
    ["kuzbass_site.models.entry", "kuzbass_site.problems", "kuzbass_site.text", "kuzbass_site.dates"],
)
def test_the_lower_floors_are_light(module: str) -> None:
    heavy = ("pydantic", "click", "jinja2", "markdown", "yaml", "babel", "nh3")
    code = f"import sys, {module}; print([name for name in {heavy!r} if name in sys.modules])"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
