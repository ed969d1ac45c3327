"""The model of the front matter for machines (JSON Schema) and for editors (a page of fields)."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic.json_schema import models_json_schema

from kuzbass_site.forms import Form
from kuzbass_site.schema.fields import (
    FORMS,
    FigureForm,
    LocationForm,
    LongForm,
    NamesForm,
    StopForm,
    StopWordsForm,
    TranslationForm,
    VisitForm,
)

_PARTS: dict[str, type[Form]] = {
    "A name (`names`)": NamesForm,
    "A place (`location`)": LocationForm,
    "Visiting (`visit`)": VisitForm,
    "A picture (`figures`)": FigureForm,
    "A stop (`stops`)": StopForm,
    "A stop in a translation (`stops`)": StopWordsForm,
    "A stated value in its long form": LongForm,
}


@dataclass(frozen=True, slots=True)
class FieldTable:
    """The fields of one form, for editors: each by name, whether it is needed, what to write."""

    title: str
    intro: str
    rows: tuple[tuple[str, bool, str], ...]


def json_schema() -> str:
    """The JSON Schema (draft 2020-12) of the front matter; ``$defs`` hold a form for each collection."""
    forms: list[type[Form]] = [*dict.fromkeys(FORMS.values()), TranslationForm, LongForm]
    _, schema = models_json_schema([(form, "validation") for form in forms], by_alias=True)
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Front matter of a guide",
        "type": "object",
        "properties": {
            collection: {"$ref": f"#/$defs/{form.__name__}"} for collection, form in FORMS.items()
        },
        **_as_editors_read(schema),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def schema_of(*forms: type[Form]) -> dict[str, Any]:
    """The JSON Schema of what fits one of the forms, in the draft that editors' extensions know best."""
    named: list[type[Form]] = [*forms, LongForm]
    _, schema = models_json_schema([(form, "validation") for form in named], by_alias=True)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "anyOf": [{"$ref": f"#/$defs/{form.__name__}"} for form in forms],
        **_as_editors_read(schema),
    }


def _as_editors_read(schema: Any) -> Any:
    """The schema with numbers and truth values where we take text, for editors read YAML as YAML does.

    To them ``lat: 53.99`` is a number and ``draft: true`` no text; we read every value as it is written.
    """
    if isinstance(schema, list):
        return [_as_editors_read(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    made = {name: _as_editors_read(part) for name, part in schema.items()}
    if made.get("type") == "string" and "true" in made.get("enum", ()):
        made |= {"type": ["string", "boolean", "null"], "enum": [*made["enum"], True, False, None]}
    elif made.get("type") == "string" and not made.keys() & {"pattern", "enum", "const"}:
        made["type"] = ["string", "number", "boolean"]
    return made


def markdown_reference() -> str:
    """The reference page of fields, in Markdown."""
    parts = [
        "# Fields of the front matter\n",
        "Made by `kuzbass-site schema --markdown` from the model that checks the files.\n",
    ]
    for table in tables():
        parts.append(f"## {table.title}\n")
        parts += [f"{table.intro}\n"] if table.intro else []
        rows = ["| field | needed | what to write |", "|---|---|---|"]
        for name, needed, text in table.rows:
            shown = textwrap.shorten(text, 400).replace("|", "\\|")
            rows.append(f"| `{name}` | {'yes' if needed else ''} | {shown} |")
        parts.append("\n".join(rows) + "\n")
    return "\n".join(parts)


def tables() -> Iterator[FieldTable]:
    """The fields of every form, in the order in which an editor meets them."""
    seen: set[type[Form]] = set()
    for form in FORMS.values():
        if form in seen:
            continue
        seen.add(form)
        names = [name for name, other in FORMS.items() if other is form]
        folders = ", ".join(f"`content/{name}/`" for name in names)
        yield FieldTable(", ".join(names).capitalize(), f"In {folders}.", _rows(form))
    yield FieldTable("Translations", "`kaltan.ru.md` beside `kaltan.md`.", _rows(TranslationForm))
    for title, form in _PARTS.items():
        yield FieldTable(title, "", _rows(form))


def _rows(form: type[Form]) -> tuple[tuple[str, bool, str], ...]:
    return tuple(
        (field.alias or name, field.is_required(), field.description or "")
        for name, field in form.model_fields.items()
    )


def texts() -> list[str]:
    """Everything that the tables say, for the catalogues: each text once."""
    said = ((table.title, table.intro, *(text for *_, text in table.rows)) for table in tables())
    return [text for text in dict.fromkeys(text for several in said for text in several) if text]


def fields() -> dict[str, tuple[str, ...]]:
    """Every form with the names of its fields, for the check that all of them are documented."""
    forms: tuple[type[Form], ...] = (*FORMS.values(), TranslationForm, *_PARTS.values())
    return {form.__name__: form.field_names() for form in forms}
