"""A work in CSL-JSON, by the schema 1.0.2 of citationstyles.org."""

from __future__ import annotations

import json

from kuzbass_site.bibliography.work import Work, date_of, numbers


def csl(work: Work) -> dict[str, object]:
    """One item, without what nobody knows."""
    fields: dict[str, object] = {
        "id": work.key,
        "type": work.type,
        "title": work.title,
        "author": [{"literal": work.author}] if work.author else None,
        "container-title": work.container,
        "publisher": work.publisher,
        "issued": _date(work.issued),
        "accessed": _date(work.accessed),
        "URL": work.url,
        "language": work.language,
        "keyword": ", ".join(work.keywords),
        "note": work.note,
    }
    return {name: value for name, value in fields.items() if value}


def csl_json(work: Work) -> str:
    """One item as an array of its own, as Zotero and citeproc read it; a line for each field."""
    fields = (f"  {_json(name)}: {_json(value)}" for name, value in csl(work).items())
    return "[{\n" + ",\n".join(fields) + "\n}]"


def _date(text: str) -> dict[str, object] | None:
    """Date parts, two of them for an interval; what they cannot hold stands as it is written."""
    date = date_of(text)
    if date is None:
        return {"literal": text} if text else None
    ends = date.ends if date.precision == "interval" else (date,)
    parts = [list(numbers(end)) for end in ends]
    if not all(parts):
        return {"literal": date.text}
    return {"date-parts": parts, **({"circa": True} if date.approximate else {})}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
