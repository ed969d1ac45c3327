"""The search index: what a visitor can look for, handed to Pagefind, and the files that it makes of it.

Records are made from the site, not from its pages: so the index can be made before a page is published and goes
out with the pages in one step, and names in other spellings need not stand hidden in the HTML. Each language has
an index of its own, stemmed by that language (Snowball, as Pagefind has it).
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path, PurePosixPath

from kuzbass_site.models.body import Body
from kuzbass_site.models.entry import Claim, Entry, Translation
from kuzbass_site.models.files import OutputFile
from kuzbass_site.pages.index import term_anchors
from kuzbass_site.pages.reader import SEPARATOR, Reader
from kuzbass_site.pages.words import VERDICT_WORDS
from kuzbass_site.site import Site

FOLDER = PurePosixPath("pagefind")
NEEDED = (
    "pagefind.js",
    "pagefind-worker.js",
    "pagefind-entry.json",
    "wasm.",
    "pagefind.",
    "index/",
    "fragment/",
)
"""What of Pagefind's files our page uses: not its own interfaces."""
NOT_NEEDED = ("pagefind-ui", "pagefind-modular", "pagefind-component", "pagefind-highlight", "wasm.unknown")

Words = Callable[[str], Mapping[str, Body]]
"""The bodies of a subject with all their words, by the path of the file."""


@dataclass(frozen=True, slots=True)
class Record:
    """One page or part of a page that can be found: rooted address, language, title, kind, words, other names."""

    url: str
    lang: str
    title: str
    group: str
    kind: str
    words: str
    names: str = ""


def records(site: Site, words: Words) -> Iterator[Record]:
    """Everything that can be found in every language, in the order of the site."""
    for lang in site.guide.config.languages:
        reader = Reader(site, lang)
        for id_, entry in site.entries.items():
            if reader.is_shown(id_):
                yield _entry(reader, entry, words(id_))
        for id_, claim in site.claims.items():
            if reader.is_shown(id_):
                yield _claim(reader, claim)
        yield from _sources(reader)
        yield from _terms(reader)


def index(found: Iterable[Record]) -> list[OutputFile]:
    """The files of the index, in the folder ``pagefind``; the same for the same records.

    Pagefind is run on a small page for each record: its Python interface waits a tenth of a second for each.

    Raises:
        subprocess.CalledProcessError: if Pagefind fails, with what it said.
    """
    with tempfile.TemporaryDirectory() as folder:
        pages, made = Path(folder) / "pages", Path(folder) / "made"
        pages.mkdir()
        for number, record in enumerate(found):
            (pages / f"{number:07}.html").write_text(_page(record), encoding="utf-8")
        command = ["--site", str(pages), "--output-path", str(made), "--silent"]
        program = [sys.executable, "-m", "pagefind"]
        subprocess.run([*program, *command], check=True, capture_output=True)  # noqa: S603 - our own
        return [
            OutputFile(FOLDER / place.relative_to(made).as_posix(), _settled(place))
            for place in sorted(made.rglob("*"))
            if place.is_file() and _is_needed(place.relative_to(made).as_posix())
        ]


def _page(record: Record) -> str:
    """A record as a page for Pagefind alone: its title counts ten times, its other names eight."""
    told = (("title", record.title), ("at", record.url), ("group", record.group), ("kind", record.kind))
    metas = "".join(
        f'<meta data-pagefind-meta="{name}[content]" content="{escape(value)}">'
        for name, value in told
        if value
    )
    title, words, names = (escape(_plain(each)) for each in (record.title, record.words, record.names))
    return (
        f'<!doctype html><html lang="{record.lang}"><head>{metas}</head><body data-pagefind-body>'
        f'<p data-pagefind-weight="10">{title}.</p><p>{words}</p><p data-pagefind-weight="8">{names}</p>'
        "</body></html>"
    )


def _is_needed(name: str) -> bool:
    return name.startswith(NEEDED) and not name.startswith(NOT_NEEDED)


def _settled(place: Path) -> bytes:
    """The bytes of a file; those of the list of languages in an order of their own."""
    data = place.read_bytes()
    if place.name == "pagefind-entry.json":
        return json.dumps(json.loads(data), sort_keys=True, separators=(",", ":")).encode()
    return data


def _entry(reader: Reader, entry: Entry, bodies: Mapping[str, Body]) -> Record:
    """An entry: its text, what happened to it, and last every name that it has or had."""
    translation = reader.translation(entry.id)
    shown: Entry | Translation = translation or entry
    text = bodies[str(shown.path)].text if str(shown.path) in bodies else shown.body.text
    names = (
        shown.title,
        entry.title,
        *entry.names.local.values(),
        *entry.names.also,
        *(former.text for former in entry.names.former),
    )
    summary = (translation.summary if translation else "") or entry.summary
    happened = () if translation else (event.what for event in entry.events)
    words = " ".join([summary, text, *happened])
    type_ = reader.site.guide.config.types.get(entry.type)
    kind = reader.label(type_.label) if type_ else ""
    other = SEPARATOR.join(list(dict.fromkeys(names))[1:])
    return Record(reader.url(entry.id), reader.lang, shown.title, entry.collection, kind, words, other)


def _claim(reader: Reader, claim: Claim) -> Record:
    translation = reader.translation(claim.id)
    title = translation.title if translation else claim.says
    text = (translation or claim).body.text
    verdict = reader.t(VERDICT_WORDS[claim.verdict])
    return Record(reader.url(claim.id), reader.lang, title, "claims", verdict, f"{claim.slug} {text}")


def _sources(reader: Reader) -> Iterator[Record]:
    for source in reader.site.guide.sources.values():
        words = " ".join((source.author, source.container, source.publisher, source.issued, source.key))
        yield Record(
            reader.at(f"/sources/{source.key}/"), reader.lang, source.title, "sources", source.author, words
        )


def _terms(reader: Reader) -> Iterator[Record]:
    glossary = reader.family("glossary")
    anchors = term_anchors(reader.site.guide.glossary)
    for term in reader.site.guide.glossary if glossary else ():
        local = term.local.get(reader.lang, "")
        words = " ".join((*term.local.values(), term.term, term.abbreviation, term.expansion, term.means))
        url = f"{glossary}#{anchors[term.term]}"
        yield Record(url, reader.lang, local or term.term, "glossary", "", words)


def _plain(text: str) -> str:
    """A text as it is looked for: ё is mostly written, and typed, as е. The page does the same to what is typed."""
    return text.replace("ё", "е").replace("Ё", "Е")
