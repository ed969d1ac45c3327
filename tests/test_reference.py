from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from kuzbass_site.forms import Form
from kuzbass_site.schema import FORMS
from kuzbass_site.schema.fields import LongForm, TranslationForm
from kuzbass_site.schema.reference import fields, json_schema, markdown_reference

ROOT = Path(__file__).parent.parent
SCHEMA = json.loads(json_schema())
CONTENT = sorted(
    path
    for collection in FORMS
    for folder in ("content", "tests/sites/small/content")
    for path in (ROOT / folder / collection).glob("*.md")
)


def front_matter(path: Path, loader: type[Any]) -> Any:
    _, front, _ = path.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.load(front, loader)


def validator(path: Path) -> Draft202012Validator:
    form = TranslationForm if path.name.count(".") > 1 else FORMS[path.parent.name]
    return Draft202012Validator({"$ref": f"#/$defs/{form.__name__}", "$defs": SCHEMA["$defs"]})


def as_json(value: Any) -> Any:
    """A value of YAML as an editor's checker sees it: names are text, and so are days."""
    if isinstance(value, dict):
        return {str(name): as_json(each) for name, each in value.items()}
    if isinstance(value, list):
        return [as_json(each) for each in value]
    return value if isinstance(value, (str, int, float, bool, type(None))) else str(value)


def errors(path: Path, front: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator(path).iter_errors(front)]


def test_the_schema_is_json_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)

    assert set(SCHEMA["properties"]) == FORMS.keys()
    assert {ref["$ref"] for ref in SCHEMA["properties"].values()} == {
        f"#/$defs/{form.__name__}" for form in FORMS.values()
    }


def test_there_is_content_to_check() -> None:
    assert len(CONTENT) > 20


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_schema_takes_the_front_matter_of_the_guide(path: Path) -> None:
    assert errors(path, front_matter(path, yaml.BaseLoader)) == []


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_schema_takes_numbers_and_the_like_as_editors_read_them(path: Path) -> None:
    assert errors(path, as_json(front_matter(path, yaml.SafeLoader))) == []


@pytest.mark.parametrize(
    "front",
    [
        {"titel": "Kaltan"},
        {"location": {"lat": "53", "lon": "87", "accuracy": "2 km", "sources": ["k"], "height": "1"}},
        {"names": {"de": "Kaltan"}},
        {"visit": {"chekced": "2026"}},
        {"facts": {"founded": {"value": "1946", "quelle": "k"}}},
        {"tags": "coal"},
        {"tags": [["coal"]]},
        {"part-of": ["themes growth"]},
        {"draft": "perhaps"},
        {"status": ["working"]},
        {"events": "1946"},
        {"location": {"lat": "53"}},
        {"summary": ""},
    ],
)
def test_the_schema_refuses_what_the_check_would_refuse(front: dict[str, Any]) -> None:
    path = Path("content/towns/kaltan.md")

    assert errors(path, {"title": "Kaltan", "summary": "A town."}) == []
    assert errors(path, {"title": "Kaltan", "summary": "A town.", **front})


@pytest.mark.parametrize("missing", ["title", "summary"])
def test_the_schema_asks_for_what_an_entry_needs(missing: str) -> None:
    front = {"title": "Kaltan", "summary": "A town."}
    del front[missing]

    assert errors(Path("content/towns/kaltan.md"), front)


def test_every_field_is_described_in_both() -> None:
    text = markdown_reference()

    for form, names in fields().items():
        properties = SCHEMA["$defs"][form]["properties"]
        assert set(properties) == set(names)
        for name in names:
            assert f"| `{name}` |" in text
            assert len(properties[name].get("description", "")) > 5, f"{form}.{name}"


def test_no_form_is_left_out_of_the_reference() -> None:
    def forms(base: type[Form]) -> set[type[Form]]:
        return {form for sub in base.__subclasses__() for form in ({sub} | forms(sub))}

    ours = {form.__name__ for form in forms(Form) if form.__module__.endswith("schema.fields")}

    assert fields().keys() == ours - {"TitledForm"}
    assert LongForm.__name__ in fields()


def test_the_schema_is_the_same_each_time() -> None:
    assert json_schema() == json_schema()
    assert list(SCHEMA) == sorted(SCHEMA)
