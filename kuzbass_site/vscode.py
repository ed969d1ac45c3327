"""What makes VS Code help with a guide: the check in its list of problems, snippets, schemas of the YAML files.

VS Code knows no schema for the front matter of a Markdown file: the YAML extension reads YAML files alone. So
fields and values are completed by snippets, which need no extension, and are checked by the check itself. The
schemas of the front matter are written and named all the same, for extensions that do apply them there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from kuzbass_site.config import ConfigForm
from kuzbass_site.i18n import translate
from kuzbass_site.models.entry import ACCESS, STATUSES, VERDICTS
from kuzbass_site.models.settings import Config
from kuzbass_site.models.source import Source
from kuzbass_site.registry import GlossaryForm, SourceForm
from kuzbass_site.schema import FORMS
from kuzbass_site.schema.fields import EntryForm, TourForm, TranslationForm
from kuzbass_site.schema.reference import schema_of

FOLDER = ".vscode"
OURS = ("guide/", "guide.code-snippets")
"""What in the folder is ours alone and always made anew; the rest an editor may have changed."""

_LONGEST_CHOICE = 60
_ENTRY = [name for name, form in FORMS.items() if form is EntryForm]
_ALIKE = {"entries": _ENTRY, **{name: [name] for name in FORMS if name not in _ENTRY}}
"""The collections that have a form in common."""


def files(config: Config, sources: Mapping[str, Source]) -> dict[str, str]:
    """The files of the folder ``.vscode``, by their places in it."""
    made = {f"guide/{name}.json": schema_of(FORMS[of[0]], TranslationForm) for name, of in _ALIKE.items()}
    made |= {
        "guide/site.json": schema_of(ConfigForm),
        "guide/sources.json": _each(schema_of(SourceForm), "^[a-z0-9][a-z0-9_-]*$"),
        "guide/glossary.json": _each(schema_of(GlossaryForm), "^.+$"),
        "guide.code-snippets": _snippets(config, sources),
        "settings.json": _settings(),
        "extensions.json": {"recommendations": ["redhat.vscode-yaml"]},
        "tasks.json": _tasks(),
    }
    return {
        name: json.dumps(value, ensure_ascii=False, indent=2) + "\n" for name, value in sorted(made.items())
    }


def _each(schema: dict[str, Any], names: str) -> dict[str, Any]:
    """The schema of a file that is a mapping of what *schema* describes."""
    return {
        "$schema": schema["$schema"],
        "type": "object",
        "patternProperties": {names: {"anyOf": schema["anyOf"]}},
        "additionalProperties": False,
        "$defs": schema["$defs"],
    }


def _settings() -> dict[str, Any]:
    schemas: dict[str, str | list[str]] = {
        f"{FOLDER}/guide/{name}.json": f"content/{name}.yaml" for name in ("site", "sources", "glossary")
    }
    schemas |= {
        f"{FOLDER}/guide/{name}.json": [f"content/{each}/*.md" for each in of] for name, of in _ALIKE.items()
    }
    return {
        "files.encoding": "utf8",
        "files.eol": "\n",
        "files.insertFinalNewline": True,
        "yaml.schemas": schemas,
        "yaml.format.enable": False,
        "[markdown]": {
            "editor.wordWrap": "on",
            "editor.tabSize": 2,
            "editor.insertSpaces": True,
            "editor.formatOnSave": False,
            "editor.quickSuggestions": {"other": "on", "comments": "off", "strings": "on"},
            "editor.snippetSuggestions": "top",
            "editor.unicodeHighlight.ambiguousCharacters": True,
            "editor.unicodeHighlight.allowedLocales": {"ru": True},
        },
    }


def _tasks() -> dict[str, Any]:
    check = {
        "label": "Check the guide",
        "type": "process",
        "command": "kuzbass-site",
        "args": ["check"],
        "group": {"kind": "build", "isDefault": True},
        "presentation": {"reveal": "silent", "clear": True},
        "problemMatcher": [
            _matcher(level, placed=placed) for level in ("error", "warning") for placed in (True, False)
        ],
    }
    show = {
        "label": "Show the guide in the browser",
        "type": "process",
        "command": "kuzbass-site",
        "args": ["serve"],
        "isBackground": True,
        "problemMatcher": [],
    }
    return {"version": "2.0.0", "tasks": [check, show]}


def _matcher(level: str, *, placed: bool) -> dict[str, Any]:
    """How VS Code finds a complaint in what the check prints, in either language."""
    words = "|".join(re.escape(translate(level, lang)) for lang in ("en", "ru"))
    kind = rf"(?:{words})\[([^\]]+)\]: (.*)$"
    pattern: dict[str, Any] = {"regexp": rf"^(content/[^:]+): {kind}", "kind": "file", "file": 1}
    pattern |= {"code": 2, "message": 3}
    if placed:
        pattern = {"regexp": rf"^([^:\s][^:]*):(\d+):(\d+): {kind}", "file": 1, "line": 2, "column": 3}
        pattern |= {"code": 4, "message": 5}
    return {
        "owner": "kuzbass-site",
        "source": "kuzbass-site",
        "severity": level,
        "fileLocation": ["relative", "${workspaceFolder}"],
        "pattern": pattern,
    }


def _snippets(config: Config, sources: Mapping[str, Source]) -> dict[str, Any]:
    """Snippets for every field, by its name, and for every source, by ``@`` and its key."""
    made: dict[str, Any] = {}
    for form in (TourForm, FORMS["claims"]):
        for name, info in form.model_fields.items():
            made |= _snippet(info.alias or name, _lines(info.alias or name, config), info.description or "")
    for name, fact in config.facts.items():
        label = fact.label[config.language]
        made |= _snippet(name, [f"{name}: ${{1:value}} [@${{2:key}}]$0"], f"A fact: {label}")
    for key in sorted(sources):
        made[f"source {key}"] = {
            "scope": "markdown",
            "prefix": f"@{key}",
            "body": f"[@{_plain(key)}]$0",
            "description": sources[key].title,
        }
    return made


def _snippet(name: str, body: list[str], description: str) -> dict[str, Any]:
    return {
        f"field {name}": {"scope": "markdown", "prefix": name, "body": body, "description": description},
    }


def _lines(name: str, config: Config) -> list[str]:
    """What is written into the file for a field."""
    choices = {"status": STATUSES, "type": tuple(config.types), "verdict": VERDICTS, "draft": ("true",)}
    if name in _BODIES:
        return [line.replace("ACCESS", _choice(1, ACCESS)) for line in _BODIES[name]]
    if name == "tags":
        return [f"tags: [{_choice(1, config.tags)}]$0"]
    if name in choices:
        after = " [@${2:key}]" if name == "status" else ""
        return [f"{name}: {_choice(1, choices[name])}{after}$0"]
    return [f"{name}: $0"]


_ENTRIES = "[${1:towns}/${2:kaltan}]$0"
_BODIES = {
    "names": ["names:", "  ru: ${1:…}$0"],
    "location": ["location:", "  lat: ${1:53.99}", "  lon: ${2:86.66}", "  accuracy: ${3:1 km}",
                 "  sources: [${4:key}]$0"],
    "part-of": [f"part-of: {_ENTRIES}"],
    "see-also": [f"see-also: {_ENTRIES}"],
    "about": [f"about: {_ENTRIES}"],
    "aliases": ["aliases: [/${1:towns}/${2:earlier-name}/]$0"],
    "facts": ["facts:", "  ${1:founded}: ${2:1946} [@${3:key}]$0"],
    "events": ["events:", "  - ${1:1946-05} [@${2:key}] (${3:what happened})$0"],
    "visit": ["visit:", "  checked: ${1:2026-11-22} (${2:read, not visited})", "  access: ACCESS [@${3:key}]$0"],
    "figures": ["figures:", "  - file: ${1:name.jpg}", "    alt: ${2:what the picture shows}",
                "    credit: ${3:who made it}", "    licence: ${4:CC BY-SA 4.0}$0"],
    "stops": ["stops:", "  - entry: ${1:landmarks/…}", "    see: ${2:what to see there} [@${3:key}]$0"],
    "waive": ["waive:", "  ${1:code/of-the-rule}: ${2:why it does not apply here}$0"],
}  # fmt: skip


def _choice(place: int, words: Iterable[str]) -> str:
    """A place in a snippet where one of the words is chosen."""
    found = [_plain(word).replace(",", "\\,").replace("|", "\\|") for word in words][:_LONGEST_CHOICE]
    return f"${{{place}|{','.join(found)}|}}" if found else f"${{{place}}}"


def _plain(text: str) -> str:
    return text.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}")
