"""Make ``content/sources.yaml`` from the dossier's register of sources.

    python scripts/import_sources.py

Sorted by key; run twice it changes nothing. Every source of the dossier is written anew, so what is wrong
with one is mended in ``scripts/source_corrections.yaml``; sources that are only in the registry stay as
their editors wrote them. The rules, from the guide's model of truth:

- A mirror is cited as the work that it copies, and the note says in which copy it was read.
- Only ``http`` and ``https`` addresses become links, and never those of a proxy. A mirror of Wikipedia
  is replaced by the article's own address, which follows from the mirror's.
- Copies of one registered text name it in ``derived-from``, so that they count as one origin.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from dossier import DOSSIER, ROOT, SCRIPTS, load

CORRECTIONS = SCRIPTS / "source_corrections.yaml"
REGISTRY = ROOT / "content" / "sources.yaml"

FIELDS = (
    "type", "title", "author", "container-title", "publisher", "issued", "URL", "language",
    "accessed", "license", "tier", "note", "derived-from",
)  # fmt: skip
LINE_LENGTH = 108
INDENT = 2

HEADER = """\
# Every source of the guide, once, in CSL-JSON's field names (see the page on method for the tiers).
# Titles are in English, or as printed where they use Latin letters; `language` is the source's own.
# The file was made by scripts/import_sources.py from the research for the guide.
"""

STARTING_TEXTS = {
    "text_kemerovo_landmarks": "Soviet-era industrial landmarks of Kemerovo",
    "text_lost_towns": "Lost mining towns of Kemerovo Oblast",
    "text_novokuznetsk_sectors": "Main industries of Novokuznetsk",
}

Row = Mapping[str, str]
Entry = dict[str, Any]


def main() -> None:
    """Write the registry."""
    present = REGISTRY.read_text(encoding="utf-8") if REGISTRY.exists() else ""
    REGISTRY.write_text(registry(DOSSIER, CORRECTIONS, present), encoding="utf-8")


def registry(dossier: Path, corrections: Path, present: str = "") -> str:
    """Return the text of the registry: what the two files make, and what only the *present* text has."""
    entries = imported(dossier, corrections)
    written = _by_hand(present) | {key: _written(key, entry) for key, entry in entries.items()}
    return "\n".join([HEADER, *(written[key] for key in sorted(written))])


def imported(dossier: Path, corrections: Path) -> dict[str, Entry]:
    """Return what the registry has to say of every source of the dossier, by key."""
    known = load(dossier)
    corrected = load(corrections)
    _check(corrected, known["sources"])
    accessed = known["meta"]["date"]
    entries = {key: _starting_text(title) for key, title in STARTING_TEXTS.items()}
    for key, row in known["sources"].items():
        entry = _imported(row) | {"accessed": accessed}
        if publication := corrected["publishers"].get(row["publisher"]):
            entry |= {"publisher": ""} | publication
        entries[key] = entry | corrected["sources"].get(key, {})
    return entries


def _by_hand(text: str) -> dict[str, str]:
    """Every entry of a registry as it is written there, by its key."""
    starts = [*re.finditer(r"^([a-z0-9][a-z0-9_-]*):", text, re.MULTILINE)]
    ends = [start.start() for start in starts[1:]] + [len(text)]
    return {
        start[1]: text[start.start() : end].rstrip() + "\n" for start, end in zip(starts, ends, strict=True)
    }


def _check(corrected: Mapping[str, Mapping[str, Entry]], known: Mapping[str, Row]) -> None:
    """Stop at a slip in the corrections: a comma that cut a title in two, a row that has no source."""
    publishers = {row["publisher"] for row in known.values()}
    for name in corrected["publishers"].keys() - publishers | corrected["sources"].keys() - known.keys():
        raise SystemExit(f"{CORRECTIONS.name}: nothing in the dossier is called {name!r}")
    for part in corrected.values():
        for name, fields in part.items():
            if unknown := fields.keys() - set(FIELDS):
                raise SystemExit(f"{CORRECTIONS.name}: {name}: no such field: {', '.join(unknown)}")


def _starting_text(title: str) -> Entry:
    return {
        "type": "post",
        "title": f"{title} (unsourced text the guide started from)",
        "language": "en",
        "tier": "D",
        "note": "Names no sources. It is quoted for its claims only; nothing in the guide rests on it.",
    }


def _imported(row: Row) -> Entry:
    """One row of the dossier by rule, before its corrections."""
    if row["kind"] != "web page (stored copy)":
        return _data(row)
    title, issued = _dated(row["title"])
    entry: Entry = {
        "type": "webpage",
        "title": title,
        "publisher": row["publisher"],
        "issued": issued or _date_in_url(row["url"]),
        "URL": row["url"],
        "language": _language(row["url"]),
        "tier": row["tier"],
        "note": _sentence(row.get("note", "")),
    }
    return entry | _wikipedia(row)


def _data(row: Row) -> Entry:
    """A data package, a repository or a file of points: a dataset, with no link."""
    date = re.search(r"\((\d{4}-\d{2}-\d{2})\)$", row["url"])
    licence = row.get("licence", "")
    return {
        "type": "dataset",
        "title": row["title"],
        "publisher": row["publisher"],
        "issued": date[1] if date else "",
        "tier": row["tier"],
        "license": "" if licence.startswith("not stated") else licence,
        "note": _sentence(row.get("note", "")),
    }


LANGUAGES = {
    "Czech": "cs", "English": "en", "French": "fr", "German": "de",
    "Hungarian": "hu", "Japanese": "ja", "Russian": "ru",
}  # fmt: skip
WIKI_ITSELF = re.compile(r"Wikipedia \((\w+)(?:, mobile)?\)")
WIKI_COPY = re.compile(r"^(?P<title>.*?)\s*\((?P<of>\w+) Wikipedia(?P<how>[^)]*)\)(?P<rest>.*)$")


def _wikipedia(row: Row) -> Entry:
    """What an article of Wikipedia, or a mirror of one, is cited as; nothing for other sources."""
    itself = WIKI_ITSELF.fullmatch(row["publisher"])
    copy = WIKI_COPY.match(row["title"])
    if itself:
        of, title, note = itself[1], row["title"].removesuffix(" (census table)"), ""
    elif copy:
        of, title = copy["of"], copy["title"] + copy["rest"].partition(":")[0]
        site = row["publisher"].removesuffix(" mirror")
        note = f"Read in a copy: {_kind_of_copy(copy['how'])}{site}."
    else:
        return {}
    language = LANGUAGES[of]
    article = urlsplit(row["url"]).path.rstrip("/").rpartition("/")[2]
    return {
        "type": "entry-encyclopedia",
        "title": title,
        "container-title": f"Wikipedia ({of})",
        "publisher": "",
        "issued": "",
        "URL": f"https://{language}.wikipedia.org/wiki/{article}",
        "language": language,
        "note": note,
    }


def _kind_of_copy(how: str) -> str:
    """In words what the dossier says of a mirror: ``, German machine translation``."""
    found = re.search(r"([A-Z]\w+ )?(?:machine )?translation", how)
    if not found:
        return ""
    article = "an" if found[0][0] in "AEIOU" else "a"
    return f"{article} {found[0]} at "


MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DATE_IN_TITLE = re.compile(r"\s*\((?:(?P<day>\d{1,2}) )?(?:(?P<month>[A-Z][a-z]{2,8}) )?(?P<year>\d{4})\)$")
DATES_IN_URL = (
    re.compile(r"[/-](?P<year>20\d\d)[/-](?P<month>0[1-9]|1[0-2])[/-](?P<day>\d\d)(?!\d)"),
    re.compile(r"/(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d)/"),
    re.compile(r"/(?P<day>\d\d)-(?P<month>\d\d)-(?P<year>20\d\d)/"),
    re.compile(r"/(?P<year>20\d\d)/(?P<month>0[1-9]|1[0-2])(?=/)"),
)


def _dated(title: str) -> tuple[str, str]:
    """Part a title from the date that the dossier put in brackets behind it."""
    found = DATE_IN_TITLE.search(title)
    if not found:
        return title, ""
    parts = [found["year"]]
    if found["month"]:
        parts.append(f"{MONTHS.index(found['month'][:3].lower()) + 1:02}")
    if found["day"]:
        parts.append(f"{int(found['day']):02}")
    return title[: found.start()], "-".join(parts)


def _date_in_url(url: str) -> str:
    for pattern in DATES_IN_URL:
        found = pattern.search(url)
        if found:
            return "-".join(found[part] for part in ("year", "month", "day") if part in found.groupdict())
    return ""


def _language(url: str) -> str:
    """The language that an address gives away: an English part of a site, or else a Russian domain."""
    parts = urlsplit(url)
    if re.search(r"(/|=)en([/_]|$)", f"{parts.path}?{parts.query}") or (parts.hostname or "").startswith(
        "en."
    ):
        return "en"
    return "ru" if re.search(r"\.(ru|su|xn--p1ai)$", parts.hostname or "") else ""


def _sentence(note: str) -> str:
    return f"{note[0].upper()}{note[1:].rstrip('.')}." if note else ""


class _Plain(yaml.SafeDumper):
    """Quotes only what YAML's own syntax needs: our reader takes every scalar as text."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - the base class's own shape


def _written(key: str, entry: Entry) -> str:
    lines = [f"{key}:"]
    for name in FIELDS:
        value = entry.get(name)
        if not value:
            continue
        if isinstance(value, list):
            lines.append(f"{' ' * INDENT}{name}: [{', '.join(value)}]")
            continue
        text = yaml.dump({name: value}, Dumper=_Plain, allow_unicode=True, width=LINE_LENGTH - INDENT)
        lines += [" " * INDENT + line for line in text.splitlines()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
