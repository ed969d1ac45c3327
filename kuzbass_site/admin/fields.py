"""A field of a form in Sveltia CMS for each field of the front matter, and the shape of its value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from kuzbass_site.forms import Form
from kuzbass_site.models.collections import COLLECTIONS
from kuzbass_site.models.entry import ACCESS, STATUSES, VERDICTS
from kuzbass_site.models.settings import Config
from kuzbass_site.models.source import Source

TRANSLATED = ("title", "says", "summary")
"""What a translation says in its own words, besides the text."""

_IDS = ("part-of", "see-also", "about")
_CHOICES = {"status": STATUSES, "access": ACCESS}
_ONE = {"also": "Spelling", "former": "Earlier name", "events": "Event", "aliases": "Address"}
_SUMMARIES = {
    "location": {"summary": "{{fields.lat}}, {{fields.lon}}"},
    "visit": {"summary": "{{fields.checked}}"},
    "figures": {"summary": "{{fields.alt}}", "label_singular": "Picture"},
    "stops": {"summary": "{{fields.entry.entry}} {{fields.title}}", "label_singular": "Stop"},
}
SELDOM = ("draft", "aliases", "waive")
_LONG = ("summary", "says", "alt")
_DEGREES = r"^-?\d{1,3}(\.\d+)?$"
_PATTERNS = {
    "lat": (_DEGREES, "decimal degrees with a point, 53.99"),
    "lon": (_DEGREES, "decimal degrees with a point, 86.66"),
    "accuracy": (r"^\d+(\.\d+)? ?k?m$", "a distance, 100 m or 2 km"),
}
_REST = (r"^(\[@[^\]]+\])?( ?\(.*\))?$", "sources in brackets, then a note: [@key; @other] (note)")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words and sources that the forms offer."""

    config: Config
    sources: Mapping[str, Source]

    def label(self, labels: Mapping[str, str]) -> str:
        """A word in the language of the guide."""
        return labels[self.config.language]

    def words(self, name: str) -> list[dict[str, str]]:
        """The choices of a vocabulary of site.yaml, in its order."""
        labels: dict[str, Mapping[str, Mapping[str, str]]] = {
            "type": {key: term.label for key, term in self.config.types.items()},
            "tags": {key: term.label for key, term in self.config.tags.items()},
            "fact": {key: fact.label for key, fact in self.config.facts.items()},
        }
        return [{"label": self.label(each), "value": key} for key, each in labels[name].items()]

    def keys(self) -> list[dict[str, str]]:
        """The choices of sources, by key."""
        return [{"label": f"{key}: {self.sources[key].title}", "value": key} for key in sorted(self.sources)]


def fields_of(form: type[Form], vocabulary: Vocabulary, *, seldom: bool = False) -> list[dict[str, Any]]:
    """The fields of a form, in its order: those that every entry needs, or those that few do."""
    found = [each for each in _named(form) if (each[0] in SELDOM) is seldom]
    return [_base(name, info, vocabulary) | _widget(name, info, vocabulary) for name, info in found]


def shape_of(form: type[Form]) -> dict[str, Any]:
    """For each field of a form, what ``shapes.js`` has to make of its value."""
    return {name: _shape(name, info) for name, info in _named(form)}


def _named(form: type[Form]) -> Iterable[tuple[str, FieldInfo]]:
    """The fields with their names, in the order of the form; last those that few entries need."""
    found = ((info.alias or name, info) for name, info in form.model_fields.items())
    return sorted(found, key=lambda each: each[0] in SELDOM)


def _base(name: str, info: FieldInfo, vocabulary: Vocabulary) -> dict[str, Any]:
    found: dict[str, Any] = {"name": name, "label": name.replace("-", " ").capitalize()}
    if info.description:
        found["hint"] = info.description
    found["required"] = info.is_required()
    if name in TRANSLATED:
        found["i18n"] = True
        found["required"] = [vocabulary.config.language] if info.is_required() else False
    return found


def _shape(name: str, info: FieldInfo) -> dict[str, Any]:
    part = _part(info)
    if name in _IDS:
        return {"each": "id"}
    if name in _SHAPES:
        return {"is": _SHAPES[name]}
    if part is not None:
        return {"rows" if _is(info, list) else "parts": shape_of(part)}
    if _is(info, list):
        return {"each": "text"}
    return {"is": "pairs" if _is(info, dict) else "text"}


_SHAPES = {
    "facts": "facts", "draft": "flag", "entry": "id", "status": "choice", "access": "choice", "file": "image",
}  # fmt: skip


def _widget(name: str, info: FieldInfo, vocabulary: Vocabulary) -> dict[str, Any]:
    """The kind of field, by its name where that says more than the type."""
    part = _part(info)
    if name in _BY_NAME:
        return _BY_NAME[name](vocabulary)
    if part is not None:
        inner = {"fields": fields_of(part, vocabulary), "collapsed": "auto", **_SUMMARIES.get(name, {})}
        return {"widget": "list" if _is(info, list) else "object", **inner}
    if _is(info, list):
        one = {"name": "item", "label": _ONE.get(name, "One"), "widget": "string"}
        return {"widget": "list", "field": one, "label_singular": one["label"]}
    if _is(info, dict):
        return {"widget": "keyvalue"}
    if name in _PATTERNS:
        return {"widget": "string", "pattern": list(_PATTERNS[name])}
    return {"widget": "text" if name in _LONG else "string"}


def _choice(name: str) -> Callable[[Vocabulary], dict[str, Any]]:
    """A word of a list, and beside it the sources and the note that may follow it."""
    options = [{"label": word.replace("-", " "), "value": word} for word in _CHOICES[name]]
    rest = {"name": "rest", "label": "Sources and note", "widget": "string", "required": False}
    fields = [
        {"name": "is", "label": "Which", "widget": "select", "options": options, "required": False},
        rest | {"pattern": list(_REST), "hint": _REST[1]},
    ]
    return lambda _: {"widget": "object", "fields": fields}


def _references(widget: str) -> Callable[[Vocabulary], dict[str, Any]]:
    """Entries, each of a collection that is chosen first."""

    def made(vocabulary: Vocabulary) -> dict[str, Any]:
        types = [_reference(name, vocabulary) for name in _REFERRED]
        return {"widget": widget, "types": types, **({"label_singular": "Entry"} if widget == "list" else {})}

    return made


_REFERRED = tuple(name for name in COLLECTIONS if name not in ("claims", "pages"))


def _reference(name: str, vocabulary: Vocabulary) -> dict[str, Any]:
    term = vocabulary.config.collections.get(name)
    label = vocabulary.label(term.label) if term else name
    entry = {
        "name": "entry",
        "label": label,
        "widget": "relation",
        "collection": name,
        "value_field": "{{slug}}",
        "display_fields": ["title"],
        "search_fields": ["title"],
    }
    return {"name": name, "label": label, "fields": [entry]}


_FOLDED = {"collapsed": "auto"}


def _facts(vocabulary: Vocabulary) -> dict[str, Any]:
    fact = {"name": "fact", "label": "Fact", "widget": "select", "options": vocabulary.words("fact")}
    says = {"name": "is", "label": "What is stated", "widget": "string", "hint": "value [@key] (note)"}
    summary = "{{fields.fact}}: {{fields.is}}"
    return {"widget": "list", "label_singular": "Fact", "fields": [fact, says], "summary": summary, **_FOLDED}


_BY_NAME: dict[str, Callable[[Vocabulary], dict[str, Any]]] = {
    **{name: _choice(name) for name in _CHOICES},
    **{name: _references("list") for name in _IDS},
    "entry": _references("object"),
    "facts": _facts,
    "type": lambda vocabulary: {"widget": "select", "options": vocabulary.words("type")},
    "tags": lambda vocabulary: {"widget": "select", "multiple": True, "options": vocabulary.words("tags")},
    "sources": lambda vocabulary: {"widget": "select", "multiple": True, "options": vocabulary.keys()},
    "by": lambda vocabulary: {"widget": "select", "options": vocabulary.keys()},
    "verdict": lambda _: {"widget": "select", "options": list(VERDICTS)},
    "draft": lambda _: {"widget": "boolean"},
    "file": lambda _: {"widget": "image"},
}


def _is(info: FieldInfo, kind: type) -> bool:
    return get_origin(info.annotation) is kind


def _part(info: FieldInfo) -> type[Form] | None:
    """The form within a field, or within each item of it."""
    for inner in (info.annotation, *get_args(info.annotation)):
        if isinstance(inner, type) and not get_origin(inner) and issubclass(inner, Form):
            return inner
    return None
