"""The small syntaxes inside front matter: stated values, dates, numbers, quantities, coordinates."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from typing import Any

from kuzbass_site import dates, geo
from kuzbass_site.citations import parse_stated
from kuzbass_site.forms import Complaints, Loc, field_name, validate
from kuzbass_site.models.body import Citation
from kuzbass_site.models.entry import Reference
from kuzbass_site.models.stated import Certainty, Kind, Quantity, Stated, Value
from kuzbass_site.prose import figures
from kuzbass_site.schema.fields import STATED_SHAPE, LongForm
from kuzbass_site.text import closest

UNKNOWN = "unknown"
# More digits than these no program that reads the exports could keep apart.
_DIGITS = r"[-\u2212]?[0-9]{1,15}(?:\.[0-9]{1,15})?"
_NUMBER = re.compile(_DIGITS)
_GROUPED = re.compile(r"(?P<whole>[-\u2212]?\d{1,3}([ \u00a0\u202f,'.]\d{3})+)(?P<rest>\.\d+)?")
_GENERAL = re.compile(r"\s*(?:general|common) knowledge|\s*общеизвестно", re.IGNORECASE)
"""What an editor writes for want of a source that somebody could look up."""
_QUANTITY = re.compile(rf"({_DIGITS})[ \u00a0]?((?:[^\W\d_]|[%‰°₽$€£]).*)")


def read_stated(raw: Any, kind: Kind, loc: Loc, complaints: Complaints) -> Stated | None:
    """A stated value, short (``value [@key] (note)``) or long; None after a complaint."""
    if isinstance(raw, dict):
        return _read_long(raw, kind, loc, complaints)
    if not isinstance(raw, str):
        complaints.add(
            "front-matter/wrong-type",
            loc,
            field_name(loc),
            STATED_SHAPE,
        )
        return None
    parts = parse_stated(raw)
    for problem in parts.problems:
        complaints.add(problem.code, loc, *problem.args, within=(problem.start, problem.end))
    if parts.problems:
        return None
    if not parts.value:
        complaints.add_empty(loc)
        return None
    if parts.value == UNKNOWN:
        value: Value | None = None
    else:
        value = read_value(parts.value, kind, loc, complaints)
        if value is None:
            return None
    return Stated(
        text=parts.value,
        value=value,
        citations=parts.citations,
        note=parts.note,
        span=complaints.span(loc),
        keys=tuple(
            complaints.part(loc, start, start + len(citation.key))
            for start, citation in zip(parts.keys, parts.citations, strict=True)
        ),
    )


def _read_long(raw: dict[str, Any], kind: Kind, loc: Loc, complaints: Complaints) -> Stated | None:
    form = validate(LongForm, raw, complaints, loc)
    if form is None:
        return None
    if form.of and loc[0] != "facts":  # only a fact can speak of another entry
        known = ", ".join(name for name in LongForm.field_names() if name != "of")
        complaints.add("front-matter/unknown-field", (*loc, "of"), "of", "", known, key=True)
        return None
    if not form.value:
        complaints.add("front-matter/missing-field", loc, "value", key=True)
        return None
    value = None if form.value == UNKNOWN else read_value(form.value, kind, (*loc, "value"), complaints)
    if value is None and form.value != UNKNOWN:
        return None
    if _GENERAL.match(form.unsourced) and value is not None and _is_figure(value):
        complaints.add("fact/general-knowledge", (*loc, "value"), form.value)
        return None
    return Stated(
        text=form.value,
        value=value,
        citations=tuple(Citation(key.removeprefix("@")) for key in form.sources),
        note=form.note,
        certainty=Certainty(form.certainty) if form.certainty else None,
        unsourced=form.unsourced,
        span=complaints.span((*loc, "value")),
        keys=tuple(complaints.span((*loc, "sources", n)) for n in range(len(form.sources))),
    )


def _is_figure(value: Value) -> bool:
    """Whether the value is a date or an amount, or names one."""
    if not isinstance(value, str):
        return True
    return any(figure.kind != "superlative" for lang in ("en", "ru") for figure in figures(value, lang))


def read_value(text: str, kind: Kind, loc: Loc, complaints: Complaints) -> Value | None:
    """The value behind *text*; None after a complaint."""
    match kind:
        case Kind.DATE:
            return read_date(text, loc, complaints)
        case Kind.NUMBER:
            return _read_number(text, loc, complaints)
        case Kind.QUANTITY:
            return _read_quantity(text, loc, complaints)
        case Kind.TEXT:
            return text


def read_date(text: str, loc: Loc, complaints: Complaints) -> dates.FuzzyDate | None:
    """A date of the project's profile of EDTF; None after a complaint."""
    try:
        return dates.parse(text)
    except dates.DateError as error:
        complaints.add(f"date/{error.code}", loc, text, error.hint, within=(0, len(text)))
        return None


def _read_number(text: str, loc: Loc, complaints: Complaints) -> Quantity | None:
    if _NUMBER.fullmatch(text):
        return Quantity(Decimal(text.replace("\u2212", "-")))
    grouped = _GROUPED.fullmatch(text)
    plain = re.sub(r"[ \u00a0\u202f,'.]", "", grouped["whole"]) + (grouped["rest"] or "") if grouped else ""
    complaints.add("fact/not-a-number", loc, text, plain, within=(0, len(text)))
    return None


def _read_quantity(text: str, loc: Loc, complaints: Complaints) -> Quantity | None:
    match = _QUANTITY.fullmatch(text)
    if match:
        return Quantity(Decimal(match[1].replace("\u2212", "-")), match[2])
    comma = re.fullmatch(r"([0-9]+),([0-9]+)[ \u00a0]?(\D.*)", text)
    hint = f"{comma[1]}.{comma[2]} {comma[3]}" if comma else ""
    complaints.add("fact/not-a-quantity", loc, text, hint, within=(0, len(text)))
    return None


def read_choice(text: str, allowed: tuple[str, ...], loc: Loc, complaints: Complaints) -> bool:
    """Whether *text* is one of the words allowed; complains when not."""
    if text in allowed:
        return True
    complaints.add(
        "front-matter/bad-value",
        loc,
        str(loc[-1]),
        text,
        closest(text, allowed),
        ", ".join(allowed),
        within=(0, len(text)),
    )
    return False


def read_coordinate(text: str, name: str, limit: float, loc: Loc, complaints: Complaints) -> float | None:
    """A latitude or longitude in decimal degrees; None after a complaint."""
    try:
        degrees = geo.parse_coordinate(text)
    except geo.MeasureError as error:
        if not _NUMBER.fullmatch(text) or error.suggestion:
            complaints.add("location/not-decimal", loc, name, text, error.suggestion)
            return None
        degrees = math.inf
    if abs(degrees) > limit:
        complaints.add("location/out-of-range", loc, name, text, f"{limit:g}")
        return None
    return degrees


def read_references(ids: list[str], field: str, complaints: Complaints) -> tuple[Reference, ...]:
    """The items of a list of ids, each once, with its place."""
    first = {id_: n for n, id_ in reversed(list(enumerate(ids)))}
    return tuple(Reference(id_, complaints.span((field, first[id_]))) for id_ in dict.fromkeys(ids))
