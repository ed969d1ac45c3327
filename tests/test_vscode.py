from __future__ import annotations

import json
import re
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft7Validator

from kuzbass_site.cli import main
from kuzbass_site.problems import Problem
from kuzbass_site.reading import read_settings
from kuzbass_site.reporting import as_text
from kuzbass_site.schema.fields import FORMS
from kuzbass_site.vscode import files

ROOT = Path(__file__).parent.parent
GUIDE = read_settings(ROOT)
MADE = files(GUIDE.config, GUIDE.sources)


def made(name: str) -> Any:
    return json.loads(MADE[name])


def errors(schema: str, value: Any) -> list[str]:
    return [error.message for error in Draft7Validator(made(schema)).iter_errors(value)]


def as_json(value: Any) -> Any:
    return json.loads(json.dumps(value, default=str))


@pytest.mark.parametrize("name", ["site", "sources", "glossary"])
def test_the_yaml_files_of_the_guide_fit_their_schemas(name: str) -> None:
    value = yaml.safe_load((ROOT / "content" / f"{name}.yaml").read_text(encoding="utf-8"))

    assert errors(f"guide/{name}.json", as_json(value)) == []


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ("guide/sources.json", {"a_source": {"title": "A", "tier": "E"}}),
        ("guide/sources.json", {"A source": {"title": "A", "tier": "A"}}),
        ("guide/glossary.json", {"GRES": {"meens": "a power station"}}),
        ("guide/site.json", {"titel": {"en": "Guide"}}),
        ("guide/entries.json", {"title": "Kaltan", "summary": "A town.", "tags": "coal"}),
    ],
)
def test_the_schemas_refuse_what_the_check_would_refuse(schema: str, value: Any) -> None:
    assert errors(schema, value)


def test_every_schema_is_named_in_the_settings_with_the_files_it_is_for() -> None:
    named = made("settings.json")["yaml.schemas"]

    assert set(named) == {f".vscode/{name}" for name in MADE if name.startswith("guide/")}
    assert named[".vscode/guide/sources.json"] == "content/sources.yaml"
    assert named[".vscode/guide/tours.json"] == ["content/tours/*.md"]
    assert "content/towns/*.md" in named[".vscode/guide/entries.json"]


def test_there_is_a_snippet_for_every_field_fact_and_source() -> None:
    prefixes = {snippet["prefix"] for snippet in made("guide.code-snippets").values()}
    config, sources = GUIDE.config, GUIDE.sources

    assert {name for form in FORMS.values() for name in form.field_names()} <= prefixes
    assert set(config.facts) <= prefixes
    assert {f"@{key}" for key in sources} <= prefixes


def test_a_snippet_lets_the_words_of_the_vocabulary_be_chosen() -> None:
    body = made("guide.code-snippets")["field tags"]["body"]

    assert body[0].startswith("tags: [${1|coal,steel,coke,")


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_list_of_problems_takes_what_the_check_prints(lang: str) -> None:
    problem = Problem(
        PurePosixPath("content/towns/kaltan.md"), 2, 1, "front-matter/unknown-field", ("titel", "title")
    )
    line = as_text(problem, ROOT / "nowhere", lang).splitlines()[0]
    matcher = made("tasks.json")["tasks"][0]["problemMatcher"][0]
    found = re.match(matcher["pattern"]["regexp"], line)

    assert matcher["severity"] == "error"
    assert found is not None
    assert found.group(1, 2, 3, 4) == ("content/towns/kaltan.md", "2", "1", "front-matter/unknown-field")


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_list_of_problems_takes_complaints_of_whole_files(lang: str) -> None:
    problem = Problem(PurePosixPath("content/images/a.heic"), 0, 0, "picture/not-a-picture")
    line = as_text(problem, ROOT / "nowhere", lang).splitlines()[0]
    matchers = made("tasks.json")["tasks"][0]["problemMatcher"]
    found = [match for each in matchers if (match := re.match(each["pattern"]["regexp"], line))]

    assert [match[1] for match in found] == ["content/images/a.heic"]


def test_the_command_leaves_what_an_editor_has_changed(tmp_path: Path, small_guide: Path) -> None:
    settings = small_guide / ".vscode" / "settings.json"
    first = CliRunner().invoke(main, ["schema", "--vscode", "--root", str(small_guide), "--lang", "en"])
    settings.write_text('{"mine": true}', encoding="utf-8")
    snippets = small_guide / ".vscode" / "guide.code-snippets"
    snippets.write_text("{}", encoding="utf-8")

    again = CliRunner().invoke(main, ["schema", "--vscode", "--root", str(small_guide), "--lang", "en"])

    assert first.exit_code == 0, first.output
    assert "stays" not in first.output
    assert again.output.splitlines() == [
        ".vscode/guide.code-snippets is written",
        ".vscode/settings.json is yours and stays",
    ]
    assert settings.read_text(encoding="utf-8") == '{"mine": true}'
    assert len(snippets.read_text(encoding="utf-8")) > 1000


@pytest.mark.parametrize("name", sorted(MADE))
def test_the_guide_has_the_files_for_vs_code(name: str) -> None:
    """Its snippets may be behind its sources; the rest follows the code: run `kuzbass-site schema --vscode`."""
    text = (ROOT / ".vscode" / name).read_text(encoding="utf-8")

    assert text == MADE[name] or name == "guide.code-snippets"
