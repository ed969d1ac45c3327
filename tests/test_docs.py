"""What is documented is there, and what is there is documented."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import click
import pytest

from kuzbass_site.cli import main
from kuzbass_site.problems import CODES
from kuzbass_site.schema.reference import fields

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [
    path
    for path in ROOT.rglob("*.md")
    if not {".venv", ".bench", "site", "content", "sites", "node_modules"} & set(path.relative_to(ROOT).parts)
]


@pytest.fixture(scope="module")
def docs() -> ModuleType:
    """The script behind ``make docs``."""
    spec = importlib.util.spec_from_file_location("docs", ROOT / "scripts" / "docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pages_made_from_the_code_are_fresh(docs: ModuleType) -> None:
    assert docs.FIELDS.read_text(encoding="utf-8") == docs.markdown_reference(), "run `make docs`"
    assert docs.CODES_PAGE.read_text(encoding="utf-8") == docs.codes_reference(), "run `make docs`"


def test_every_field_and_every_code_has_its_place_in_them(docs: ModuleType) -> None:
    page = docs.FIELDS.read_text(encoding="utf-8")
    missing = {name for names in fields().values() for name in names if f"`{name}`" not in page}
    codes = docs.CODES_PAGE.read_text(encoding="utf-8")
    missing |= {name for name in CODES if f"### {name}\n" not in codes}
    assert missing == set()


@pytest.mark.parametrize("name", sorted(main.commands))
def test_the_readme_names_every_command_and_option(name: str) -> None:
    row = next((line for line in README.splitlines() if line.startswith(f"| `kuzbass-site {name}")), None)
    assert row is not None
    common = {"--root", "--lang", "--help", "--quiet", "--drafts", "--output", "--strict", "--date"}
    for parameter in main.commands[name].params:
        if isinstance(parameter, click.Option):
            assert set(parameter.opts) & common or parameter.opts[0] in row, parameter.opts[0]
    for option in common - {"--help"}:
        assert option in README


def test_the_readme_documents_every_exit_code() -> None:
    for code in (0, 1, 2, 3, 4, 6, 70):
        assert re.search(rf"(codes: |, ){code} ", README), code


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_links_of_the_documentation_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", text):
        assert (page.parent / target).exists(), target
