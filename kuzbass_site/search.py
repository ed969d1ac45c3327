"""The search index: what a visitor can look for, handed to Pagefind, and the files that it makes of it.

Records are made from the site, not from its pages: so the index can be made before a page is published and goes
out with the pages in one step, and names in other spellings need not stand hidden in the HTML. Each language has
an index of its own, stemmed by that language (Snowball, as Pagefind has it).
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path, PurePosixPath

from kuzbass_site.models.body import Body
from kuzbass_site.models.entry import Claim, Entry, Translation
from kuzbass_site.models.files import OutputFile
from kuzbass_site.pages import handbook
from kuzbass_site.pages.index import term_anchors
from kuzbass_site.pages.reader import SEPARATOR, Reader
from kuzbass_site.pages.words import VERDICT_WORDS
from kuzbass_site.site import Site
from kuzbass_site.text import tongue

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

_MARK = b"pagefind_dcd"
"""What Pagefind's files begin with, once they are unpacked."""

Words = Callable[[str], Mapping[str, Body]]
"""The bodies of a subject with all their words, by the path of the file."""


@dataclass(frozen=True, slots=True)
class Record:
    """One page or part of a page that can be found: rooted address, language, title, kind, words, other names.

    ``tongues`` are the languages to mark the title, the words and each of the names with, empty for the page's own.
    """

    url: str
    lang: str
    title: str
    group: str
    kind: str
    words: str
    names: tuple[str, ...] = ()
    tongues: tuple[str, ...] = ()


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
        yield from _chapters(reader)


def index(found: Iterable[Record]) -> list[OutputFile]:
    """The files of the index, in the folder ``pagefind``; the same for the same records.

    Pagefind is run on a small page for each record: its Python interface waits a tenth of a second for each.

    Raises:
        subprocess.CalledProcessError: if Pagefind fails, with what it said.
    """
    with tempfile.TemporaryDirectory() as folder:
        pages, made = Path(folder) / "pages", Path(folder) / "made"
        groups: dict[str, str] = {}
        for record in found:
            groups[f"/{_place(record.url)}".removesuffix("index.html")] = record.group
            place = pages / _place(record.url)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(_page(record), encoding="utf-8")
        command = ["--site", str(pages), "--output-path", str(made), "--silent"]
        program = [sys.executable, "-m", "pagefind"]
        subprocess.run([*program, *command], check=True, capture_output=True)  # noqa: S603 - our own
        files = [
            OutputFile(FOLDER / place.relative_to(made).as_posix(), _settled(place))
            for place in sorted(made.rglob("*"))
            if place.is_file() and _is_needed(place.relative_to(made).as_posix())
        ]
    return [*files, *_groups(files, groups)]


def _groups(files: Iterable[OutputFile], groups: Mapping[str, str]) -> Iterator[OutputFile]:
    """Of each language a list of what is found in which group: ``{"towns": ["1a2b3c4", …]}``, by Pagefind's names.

    Pagefind's own filters would do, were they written in the same order each time.
    """
    found: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for file in files:
        if file.path.suffix == ".pf_fragment":
            told = json.loads(gzip.decompress(file.data).removeprefix(_MARK))
            lang, _, name = file.path.stem.rpartition("_")
            found[lang][groups[told["url"]]].append(name)
    for lang, names in sorted(found.items()):
        data = json.dumps(names, sort_keys=True, separators=(",", ":")).encode()
        yield OutputFile(FOLDER / f"groups.{lang}.json", data)


def _place(url: str) -> str:
    """The file that stands for an address: Pagefind tells of what it has found where the file lies.

    So the address need not be told in words, which would be searched too.
    """
    path, _, anchor = url.removeprefix("/").partition("#")
    return f"{path}#{anchor}.html" if anchor else f"{path}index.html"


def _page(record: Record) -> str:
    """A record as a page for Pagefind alone. Title, kind and names are found too; excerpts come from the words.

    Of a page without words Pagefind takes no notice, so then the title stands for them.
    """
    told = (
        ("title", record.title),
        ("kind", record.kind),
        ("names", SEPARATOR.join(record.names)),
        ("tongues", ",".join(record.tongues) if any(record.tongues) else ""),
    )
    metas = "".join(
        f'<meta data-pagefind-meta="{name}[content]" content="{escape(value)}">'
        for name, value in told
        if value
    )
    return (
        f'<!doctype html><html lang="{record.lang}"><head>{metas}</head>'
        f"<body data-pagefind-body><p>{escape(record.words or record.title)}</p></body></html>"
    )


def _is_needed(name: str) -> bool:
    return name.startswith(NEEDED) and not name.startswith(NOT_NEEDED)


def _settled(place: Path) -> bytes:
    """The bytes of a file; those of the list of languages in an order of their own."""
    data = place.read_bytes()
    if place.name == "pagefind-entry.json":
        return json.dumps(json.loads(data), sort_keys=True, separators=(",", ":")).encode()
    return data


def _record(
    reader: Reader, url: str, title: str, group: str, kind: str, words: str, names: Iterable[str] = ()
) -> Record:
    """A record with every other name once, each with its language where that is not the page's."""
    others = tuple(name for name in dict.fromkeys(names) if name and name != title)
    languages = reader.site.guide.config.languages
    tongues = tuple(tongue(name, "", reader.lang, languages) for name in (title, words, *others))
    return Record(url, reader.lang, title, group, kind, words, others, tongues)


def _entry(reader: Reader, entry: Entry, bodies: Mapping[str, Body]) -> Record:
    """An entry: its text, what happened to it, and every name that it has or had."""
    translation = reader.translation(entry.id)
    shown: Entry | Translation = translation or entry
    text = bodies[str(shown.path)].text if str(shown.path) in bodies else shown.body.text
    names = (
        entry.title,
        *entry.names.local.values(),
        *entry.names.also,
        *(former.text for former in entry.names.former),
    )
    summary = (translation.summary if translation else "") or entry.summary
    happened = () if translation else (f"{event.what.rstrip('.')}." for event in entry.events)
    words = " ".join([summary, text, *happened])
    type_ = reader.site.guide.config.types.get(entry.type)
    kind = reader.label(type_.label) if type_ else ""
    return _record(reader, reader.url(entry.id), shown.title, entry.collection, kind, words, names)


def _claim(reader: Reader, claim: Claim) -> Record:
    translation = reader.translation(claim.id)
    title = translation.title if translation else claim.says
    text = (translation or claim).body.text
    verdict = reader.t(VERDICT_WORDS[claim.verdict])
    return _record(reader, reader.url(claim.id), title, "claims", verdict, text, (claim.slug,))


def _sources(reader: Reader) -> Iterator[Record]:
    for source in reader.site.guide.sources.values():
        told = (source.author, source.container, source.publisher, source.issued)
        words = SEPARATOR.join(each for each in told if each)
        url = reader.at(f"/sources/{source.key}/")
        yield _record(reader, url, source.title, "sources", "", words, (source.key,))


def _terms(reader: Reader) -> Iterator[Record]:
    glossary = reader.family("glossary")
    anchors = term_anchors(reader.site.guide.glossary)
    for term in reader.site.guide.glossary if glossary else ():
        title = term.local.get(reader.lang, "") or term.term
        names = (term.term, *term.local.values(), term.abbreviation, term.expansion)
        url = f"{glossary}#{anchors[term.term]}"
        yield _record(reader, url, title, "glossary", "", term.means, names)


def _chapters(reader: Reader) -> Iterator[Record]:
    for chapter in handbook.chapters(reader) if handbook.address(reader) else ():
        words = f"{chapter.summary} {chapter.body.text}"
        yield _record(reader, handbook.url(reader, chapter), chapter.title, "handbook", "", words)
