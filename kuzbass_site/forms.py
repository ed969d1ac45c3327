"""Shapes of YAML files: pydantic checks them, and its errors become problems with an address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import zip_longest
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from kuzbass_site.frontmatter import Document
from kuzbass_site.frontmatter.lines import quoted
from kuzbass_site.i18n import N_
from kuzbass_site.models.files import Span
from kuzbass_site.models.waiver import Waiver
from kuzbass_site.problems import Problem
from kuzbass_site.text import closest

Loc = tuple[str | int, ...]


class Form(BaseModel):
    """The shape of a YAML mapping; every scalar in it is still text. Field names use ``-`` in YAML."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        defer_build=True,  # a form is made ready when it is first used: one run uses few of them
        alias_generator=lambda name: name.replace("_", "-"),
    )

    @classmethod
    def field_names(cls) -> tuple[str, ...]:
        """The names of the fields as they stand in YAML."""
        return tuple(field.alias or name for name, field in cls.model_fields.items())


F = TypeVar("F", bound=Form)


def filled(text: str) -> str:
    """*text*, unless nothing stands in it."""
    if not text.strip():
        raise PydanticCustomError("empty", "nothing stands here")
    return text


Text = Annotated[str, AfterValidator(filled), Field(min_length=1)]
"""A text in which something stands."""


class Complaints:
    """Gathers the problems of one document, each placed by its path in the YAML."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems: list[Problem] = []
        self._lines: list[str] | None = None

    def span(self, loc: Loc, *, key: bool = False) -> Span:
        """Where the value (or, with *key*, the name) at *loc* stands; else the nearest part around it."""
        for end in range(len(loc), 0, -1):
            part = loc[:end]
            first, second = self.document.spans, self.document.key_spans
            if key and end == len(loc):
                first, second = second, first
            found = first.get(part) or second.get(part)
            if found is not None:
                return found
        return Span(1, 1)

    def add(
        self, code: str, loc: Loc, *args: str, key: bool = False, within: tuple[int, int] | None = None
    ) -> None:
        """Report *code* at *loc*; *within* narrows it to characters of the value's text."""
        span = self.span(loc, key=key) if within is None else self.part(loc, *within)
        self.problems.append(Problem(self.document.path, span.line, span.column, code, args, span.end_column))

    def add_to_file(self, code: str, *args: str) -> None:
        """Report *code* of the file as a whole: its name, its folder."""
        self.problems.append(Problem(self.document.path, 0, 0, code, args))

    def add_empty(self, loc: Loc) -> None:
        """Report that nothing stands at *loc*: in a field, or after the dash of a list."""
        code = "front-matter/empty-item" if isinstance(loc[-1], int) else "front-matter/empty-field"
        self.add(code, loc, field_name(loc))

    def part(self, loc: Loc, start: int, end: int) -> Span:
        """Where the characters *start* to *end* of the text at *loc* stand; else the whole of it."""
        span = self.span(loc)
        if span.end_column - span.column < end:
            return span
        first = span.column + self._quote(span)
        return Span(span.line, first + start, first + end)

    def _quote(self, span: Span) -> int:
        """1 where the value stands in quotes, which belong to its span but not to its text."""
        if self._lines is None:
            self._lines = self.document.text.split("\n")
        line = self._lines[span.line - 1]
        return int(line[span.column - 1 : span.column] in ("'", '"'))


def validate(form: type[F], data: Mapping[str, Any], complaints: Complaints, at: Loc = ()) -> F | None:
    """Read *data* as *form*; where it does not fit, complain and give None."""
    try:
        return form.model_validate(data)
    except ValidationError as error:
        details = error.errors(include_url=False)
        shifted = _not_indented(form, data)
        parents = set(shifted.values())
        # A field that is there under a mistyped name is not missing.
        meant = {
            (*detail["loc"][:-1], guess(str(detail["loc"][-1]), _names_at(form, detail["loc"][:-1])))
            for detail in details
            if detail["type"] == "extra_forbidden"
        }
        for detail in details:
            first = str(detail["loc"][0]) if detail["loc"] else ""
            if detail["type"] == "extra_forbidden" and first in shifted:
                complaints.add("front-matter/not-indented", (*at, first), first, shifted[first], key=True)
            elif detail["loc"] not in meant and first not in parents:
                _translate(form, detail, complaints, at)
        return None


def guess(name: str, known: Iterable[str]) -> str:
    """The field that was probably meant: spelt alike, or what others call it; else an empty text."""
    known = tuple(known)
    other = next((ours for ours, theirs in _ELSEWHERE.items() if name.casefold() in theirs), "")
    return closest(name, known) or (other if other in known else "")


def _not_indented(form: type[Form], data: Mapping[str, Any]) -> dict[str, str]:
    """Unknown fields that follow an empty one which takes fields of its own, and that one."""
    parent, found = "", dict[str, str]()
    for name, value in data.items():
        field = next((f for n, f in form.model_fields.items() if (f.alias or n) == name), None)
        if field is not None:
            has_fields = _form_in(field.annotation) or "dict" in str(field.annotation)
            parent = name if value == "" and has_fields else ""
        elif parent:
            found[name] = parent
    return found


def read_waivers(waive: Mapping[str, str], loc: Loc, complaints: Complaints) -> tuple[Waiver, ...]:
    """The rules waived below *loc*, each with its reason and its place."""
    return tuple(
        Waiver(rule, reason, complaints.span((*loc, rule), key=True)) for rule, reason in waive.items()
    )


def field_name(loc: Loc) -> str:
    """The field that a place lies in; of an item of a list, the list."""
    return next((part for part in reversed(loc) if isinstance(part, str)), "")


def _translate(form: type[Form], detail: ErrorDetails, complaints: Complaints, at: Loc) -> None:
    loc = (*at, *detail["loc"])
    name = field_name(loc)
    if detail["input"] == "" and detail["type"] != "literal_error":
        complaints.add_empty(loc)
        return
    match detail["type"]:
        case "missing":
            if len(detail["loc"]) > 1:
                complaints.add("front-matter/missing-field", loc[:-1], name, key=True)
            else:
                complaints.add("front-matter/missing-field", at, name, key=True)
        case "extra_forbidden":
            known = _names_at(form, detail["loc"][:-1])
            near = guess(name, known)
            if not near and len(loc) > 1 and name in form.field_names():
                complaints.add("front-matter/too-far-in", loc, name, field_name(loc[:-1]), key=True)
                return
            complaints.add("front-matter/unknown-field", loc, name, near, ", ".join(known), key=True)
        case "empty" | "too_short" | "string_too_short":
            complaints.add_empty(loc)
        case "literal_error":
            allowed = [word for word in re.findall(r"'([^']*)'", detail["ctx"]["expected"]) if word]
            value = str(detail["input"])
            complaints.add(
                "front-matter/bad-value", loc, name, value, guess(value, allowed), ", ".join(allowed)
            )
        case "list_type" if isinstance(detail["input"], str):
            text = detail["input"]
            is_below = complaints.span(loc).line > complaints.span(loc, key=True).line
            if is_below and text.startswith(("-", "–", "—")):
                code = "yaml/missing-space" if text[0] == "-" else "yaml/list-sign"
                complaints.add(code, loc, text[0], f"- {text[1:].lstrip()}")
                return
            short = f"{name}: [{quoted(text) if set(text) & set('[]{}:#') else text}]"
            complaints.add("front-matter/wrong-type", loc, name, _EXPECTED["list_type"], short)
        case "model_type" if isinstance(loc[-1], int) and isinstance(detail["input"], str):
            short = f"- {_names_at(form, detail['loc'])[0]}: {detail['input']}"
            complaints.add("front-matter/wrong-type", loc, name, _ITEM_FIELDS, short)
        case "model_type" if isinstance(detail["input"], (str, list)):
            short = f"{name}: {_in_braces(form, detail)}"
            complaints.add("front-matter/wrong-type", loc, name, _IN_BRACES, short)
        case kind:
            context = detail.get("ctx", {})
            limits = [f"{context[key]:g}" for key in ("ge", "le") if key in context]
            args = [_EXPECTED.get(kind, detail["msg"]), *(("", limits[0]) if limits else ())]
            # What stands on the lines below a field is marked by the field.
            below = complaints.span(loc).line > complaints.span(loc, key=True).line
            complaints.add("front-matter/wrong-type", loc, name, *args, key=below)


def _in_braces(form: type[Form], detail: ErrorDetails) -> str:
    """The fields that are needed, in braces; if two decimal numbers were written, they are the first two values."""
    inner = _form_at(form, detail["loc"])
    needed = [field.alias or name for name, field in inner.model_fields.items() if field.is_required()]
    written = re.findall(r"-?[0-9]{1,3}[.,][0-9]{2,}", str(detail["input"]))
    values = [number.replace(",", ".") for number in written] if len(written) == 2 else []
    pairs = zip_longest(needed, values[: len(needed)], fillvalue="…")
    return "{" + ", ".join(f"{name}: {value}" for name, value in pairs) + "}"


def _names_at(form: type[Form], loc: Loc) -> tuple[str, ...]:
    """The field names of the form that *loc* leads to."""
    return _form_at(form, loc).field_names()


def _form_at(form: type[Form], loc: Loc) -> type[Form]:
    """The form that *loc* leads to."""
    current: type[Form] = form
    for part in loc:
        field = next((f for n, f in current.model_fields.items() if (f.alias or n) == part), None)
        inner = _form_in(field.annotation) if field is not None else None
        current = inner or current
    return current


def _form_in(annotation: Any) -> type[Form] | None:
    if isinstance(annotation, type) and issubclass(annotation, Form):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        found = _form_in(argument)
        if found is not None:
            return found
    return None


_ELSEWHERE: Mapping[str, tuple[str, ...]] = {
    "title": ("name", "heading", "название", "заголовок", "имя"),
    "summary": ("description", "abstract", "excerpt", "lead", "описание", "кратко", "аннотация"),
    "type": ("kind", "category", "тип", "вид", "категория"),
    "tags": ("keywords", "categories", "labels", "метки", "теги", "тэги", "ключевые слова"),
    "location": (
        "coordinates",
        "coords",
        "position",
        "place",
        "map",
        "geo",
        "координаты",
        "место",
        "расположение",
    ),
    "lat": ("latitude", "широта"),
    "lon": ("longitude", "lng", "long", "долгота"),
    "accuracy": ("precision", "точность"),
    "sources": ("references", "refs", "источник", "источники", "литература"),
    "status": ("state", "condition", "статус", "состояние"),
    "facts": ("data", "факты", "данные"),
    "events": ("history", "timeline", "chronology", "события", "хронология", "история"),
    "figures": (
        "images",
        "image",
        "pictures",
        "photos",
        "photo",
        "gallery",
        "cover",
        "фото",
        "фотографии",
        "картинки",
    ),
    "file": ("src", "path", "url", "image", "файл"),
    "alt": ("text", "описание", "подпись"),
    "credit": ("author", "photographer", "by", "автор", "фотограф"),
    "licence": ("license", "copyright", "rights", "лицензия"),
    "caption": ("legend", "подпись"),
    "names": ("aka", "имена", "названия"),
    "part-of": ("parent", "town", "city", "город", "часть"),
    "see-also": ("related", "links", "ссылки", "см. также"),
    "aliases": ("redirects", "redirect_from", "old_urls"),
    "draft": ("черновик",),
    "visit": ("visiting", "посещение"),
    "note": ("comment", "remark", "примечание"),
    "true": ("yes", "on", "y", "1", "да", "истина"),
    "false": ("no", "off", "n", "0", "нет", "ложь"),
}
"""What other programs, and people who write Russian, call our fields and values."""
_FIELDS = N_("fields of its own (`name: value`, no dash), indented on the lines below")
_IN_BRACES = N_("fields of its own, on the lines below or in braces")
_ITEM_FIELDS = N_("fields of its own, the first of them after the dash")
_LIST = N_("a list, in brackets or one item a line after `- `")
_EXPECTED = {
    "string_type": N_("one text"),
    "list_type": _LIST,
    "tuple_type": _LIST,
    "dict_type": _FIELDS,
    "model_type": _FIELDS,
    "model_attributes_type": _FIELDS,
    "bool_parsing": N_("true or false"),
    "bool_type": N_("true or false"),
    "int_parsing": N_("a whole number"),
    "float_parsing": N_("a number with a decimal point"),
    "greater_than_equal": N_("a number not below {3}"),
    "less_than_equal": N_("a number not above {3}"),
    "string_pattern_mismatch": N_("an address that begins with `https://`"),
}
