"""From the guide's folder to a ``Guide``: every file read and parsed, every problem kept."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath

from msgspec import Struct

from kuzbass_site import disk, frontmatter, pictures, sharing, theme
from kuzbass_site.cache import Cache
from kuzbass_site.chapters import read_chapters
from kuzbass_site.config import parse_config
from kuzbass_site.disk.history import newest_commit_date, read_history
from kuzbass_site.geography import read_geography
from kuzbass_site.illustrated import credited
from kuzbass_site.inputs import Inputs, digest_of, total
from kuzbass_site.models.collections import COLLECTIONS
from kuzbass_site.models.entry import Claim, Entry, Translation
from kuzbass_site.models.files import SourceFile
from kuzbass_site.models.geography import Geography
from kuzbass_site.models.guide import Guide
from kuzbass_site.models.options import Options
from kuzbass_site.models.picture import Picture
from kuzbass_site.models.settings import Config, Family, GlossaryTerm
from kuzbass_site.models.source import Source
from kuzbass_site.packing import pack, sum_of, unpacker
from kuzbass_site.problems import ConfigError, ContentError, Problem
from kuzbass_site.registry import parse_glossary, parse_sources
from kuzbass_site.schema import Parsed, parse_content, parse_rest
from kuzbass_site.site import id_of
from kuzbass_site.subjects import Library, subjects_of
from kuzbass_site.workers import Jobs, jobs_for

SITE_YAML = "content/site.yaml"
SOURCES_YAML = "content/sources.yaml"
GLOSSARY_YAML = "content/glossary.yaml"
NO_ENTRIES = ("data", "drawings", "images")
DRAWN = ".svg"
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", DRAWN)
UNSHOWN = (".heic", ".heif", ".tif", ".tiff", ".bmp", ".psd", ".dng", ".cr2", ".nef", ".jp2", ".jxl")
"""What cameras and scanners make and browsers do not show."""


def read_guide(root: Path, options: Options = Options()) -> tuple[Guide, list[Problem]]:
    """Read everything in the guide's folder.

    Raises:
        ConfigError: if the settings are missing or wrong; nothing can be said of the rest then.
    """
    guide, abbreviations, problems = _read_rest(root, options)
    handbook, more = read_chapters(root, guide.config)
    problems += more
    looked = list(pictures.look(root, _photographs(guide), jobs_for(0)))
    problems += [problem for each in looked for problem in each.problems]
    files, more = disk.read_all(root, "content")
    problems += more
    parsed, unfinished, broken = [], [], {id_of(problem.path) for problem in more}
    for file in files:
        if file.path.parts[1] in NO_ENTRIES:
            continue
        value, rest, found = _read_entry(file, guide.config, abbreviations)
        problems += found
        if value is not None:
            parsed.append(value)
            continue
        broken.add(id_of(file.path))
        if rest is not None:
            unfinished.append(rest)
    guide = replace(
        guide,
        entries=tuple(value for value in parsed if isinstance(value, Entry)),
        claims=tuple(value for value in parsed if isinstance(value, Claim)),
        translations=tuple(value for value in parsed if isinstance(value, Translation)),
        unfinished=tuple(unfinished),
        broken=frozenset(broken),
        handbook=handbook,
    )
    return _finished(root, guide, looked, options), problems


def open_guide(
    root: Path, options: Options, cache: Cache, inputs: Inputs, jobs: Jobs
) -> tuple[Guide, list[Problem], Library]:
    """Read everything as ``read_guide`` does, from the cache what has not changed; its texts without their words.

    The problems include those that the rules of texts find. The library has the words.

    Raises:
        ConfigError: as ``read_guide`` does.
    """
    guide, abbreviations, problems = _read_rest(root, options)
    looked = _looked_at(root, _photographs(guide), cache, inputs, jobs)
    problems += [problem for each in looked for problem in each.problems]
    found, more = disk.find_all(root, "content")
    problems += more
    paths = [item.path for item in found if item.path.split("/")[1] not in NO_ENTRIES]
    files = subjects_of((path, inputs[path].digest if path in inputs else b"") for path in paths)
    generator = total(inputs, prefixes=("package/",))
    handbook, more = read_chapters(root, guide.config, cache, generator)
    problems += more
    library = Library(root, files, guide.config, abbreviations, cache, generator)
    entries, claims, translations, unfinished = [], [], [], []
    broken = {id_of(problem.path) for problem in more}
    faces = {}
    for subject in library.read(jobs):
        faces[subject.id] = subject.face
        for text in subject.texts:
            problems += text.problems
            entries += [text.entry] if text.entry else []
            claims += [text.claim] if text.claim else []
            translations += [text.translation] if text.translation else []
            unfinished += [text.rest] if text.rest else []
            if text.value is None:
                broken.add(id_of(text.path))
    guide = replace(
        guide,
        entries=tuple(entries),
        claims=tuple(claims),
        translations=tuple(translations),
        unfinished=tuple(unfinished),
        broken=frozenset(broken),
        faces=faces,
        handbook=handbook,
        sharing="" if "og" in guide.config.without else sharing.digest_of(theme.readers(root)),
    )
    return _finished(root, guide, looked, options), problems, library


def _finished(root: Path, guide: Guide, looked: Iterable[pictures.Looked], options: Options) -> Guide:
    """The guide with what can be told only when all texts are read."""
    found = credited((each.picture for each in looked if each.picture), guide.entries)
    return replace(guide, pictures=found, today=options.today or _today(root, guide))


def _photographs(guide: Guide) -> list[str]:
    """The names of the pictures that are no drawings."""
    return sorted(name for name in guide.images if not name.casefold().endswith(DRAWN))


def _looked_at(
    root: Path, names: Iterable[str], cache: Cache, inputs: Inputs, jobs: Jobs
) -> list[pictures.Looked]:
    """The pictures of these names, looked at by this build or, where they are the same, by an earlier one."""
    found: dict[str, pictures.Looked] = {}
    keys: dict[str, bytes] = {}
    for name in names:
        seen = inputs.get(f"{pictures.IMAGES}/{name}")
        keys[name] = sum_of(pictures.recipe(), seen.digest) if seen and seen.digest else b""
        stored = cache.get("picture", name, keys[name]) if keys[name] else None
        known = pictures.unpack_looked(stored) if stored else None
        if known:
            found[name] = known
    missing = [name for name in keys if name not in found]
    for name, each in zip(missing, pictures.look(root, missing, jobs), strict=True):
        found[name] = each
        # What was given up might go well on another day; what was changed since we looked is not what it was.
        passing = any(problem.code in ("file/unreadable", "picture/too-slow") for problem in each.problems)
        path = f"{pictures.IMAGES}/{name}"
        if keys[name] and not passing and digest_of(f"{root}/{path}") == inputs[path].digest:
            cache.put("picture", name, keys[name], pack(each))
    return [found[name] for name in keys]


class Rest(Struct, frozen=True, array_like=True):
    """A guide without its texts, as it is kept for edits of single texts."""

    config: Config
    sources: dict[str, Source]
    drawings: tuple[str, ...]
    today: date
    changed: dict[str, date]
    geography: Geography
    abbreviations: dict[str, str]
    pictures: dict[str, Picture]
    sharing: str


unpack_rest = unpacker(Rest)


def rest_of(guide: Guide, library: Library) -> Rest:
    """What of a guide is no text."""
    return Rest(
        guide.config,
        dict(guide.sources),
        tuple(sorted(guide.drawings)),
        guide.today,
        {str(path): day for path, day in guide.history.changed.items()},
        guide.geography,
        dict(library.abbreviations),
        dict(guide.pictures),
        guide.sharing,
    )


def _read_rest(root: Path, options: Options) -> tuple[Guide, Mapping[str, str], list[Problem]]:
    """The guide without its texts, the abbreviations that the texts may use, and the problems."""
    config = _read_config(root, options)
    sources, broken_sources, problems = _read_sources(root)
    glossary, more = _read_glossary(root)
    problems += more
    geography, more = _read_geography(root)
    problems += more
    problems += [*_unshown(root), *_unread(root)]
    guide = Guide(
        config=config,
        sources=sources,
        broken_sources=broken_sources,
        glossary=glossary,
        images=frozenset(str(path.relative_to(pictures.IMAGES)) for path in _paths(root, *PICTURES)),
        drawings=_drawings(root),
        history=read_history(root, "content"),
        geography=geography,
    )
    abbreviations = {term.abbreviation: term.expansion for term in glossary if term.abbreviation}
    return guide, abbreviations, problems


def read_settings(root: Path) -> Guide:
    """The guide without what lies in its collections: settings, sources, glossary, map data; mistakes untold.

    Raises:
        ConfigError: if the settings are missing or wrong.
    """
    config = _read_config(root, Options())
    sources, broken, _ = _read_sources(root)
    glossary, geography = _read_glossary(root)[0], _read_geography(root)[0]
    return Guide(
        config=config, sources=sources, broken_sources=broken, glossary=glossary, geography=geography
    )


def drawn_paths(root: Path) -> list[PurePosixPath]:
    """The drawings in content/images/, which are shown as they are; sorted."""
    return _paths(root, DRAWN)


def _paths(root: Path, *suffixes: str) -> list[PurePosixPath]:
    """What lies in content/images/ under such names, sorted."""
    if not (root / pictures.IMAGES).is_dir():
        return []
    found, _ = disk.find_all(root, pictures.IMAGES, *suffixes)
    return [PurePosixPath(item.path) for item in found]


def _unshown(root: Path) -> list[Problem]:
    return [Problem(path, 0, 0, "picture/not-a-picture") for path in _paths(root, *UNSHOWN)]


def _unread(root: Path) -> Iterator[Problem]:
    """What lies among the texts and is none by its name: a document of Word, a text named ``kaltan.md.txt``."""
    folders = [name for name in COLLECTIONS if (root / "content" / name).is_dir()]
    for item in sorted(path for name in folders for path in disk.others(root, f"content/{name}", ".md")):
        name = PurePosixPath(item).name
        stem, _, ending = name.lower().partition(".")
        is_text = ending in ("", "txt", "md.txt", "markdown", "mdown", "text") and not name.startswith(
            "readme"
        )
        yield Problem(PurePosixPath(item), 0, 0, "file/not-read", (f"{stem}.md" if is_text else "",))


def _drawings(root: Path) -> frozenset[str]:
    """The names of the drawings: of kinds from ``static/drawings/``, of single entries their ids."""
    return frozenset(theme.readers(root))


def _read_entry(
    file: SourceFile, config: Config, abbreviations: Mapping[str, str]
) -> tuple[Parsed | None, Entry | None, list[Problem]]:
    """What a file holds; where that has mistakes, what of it can still be checked."""
    document, problems = frontmatter.parse(file)
    if document is None:
        return None, None, problems
    value, more = parse_content(document, config, abbreviations)
    rest = parse_rest(document, config, abbreviations) if value is None else None
    return value, rest, [*problems, *more]


def _read_config(root: Path, options: Options) -> Config:
    try:
        file = disk.read(root, SITE_YAML)
    except FileNotFoundError:
        problem = Problem(PurePosixPath(SITE_YAML), 0, 0, "config/missing-file", (SITE_YAML,))
        raise ConfigError([problem]) from None
    except ContentError as error:
        raise ConfigError(error.problems) from error
    document, problems = frontmatter.parse_yaml(file)
    config, more = parse_config(document) if document is not None else (None, [])
    if config is None or problems:
        raise ConfigError([*problems, *more])
    return replace(
        config,
        url=options.url.rstrip("/") or config.url,
        repository=options.repository.rstrip("/") or config.repository,
        without=config.without | _left_out(options),
    )


def _left_out(options: Options) -> frozenset[Family]:
    """What a way of building leaves out.

    Scripts load nothing from a folder that was opened without a server, and it has no address under which anything
    could be kept; an editor must never be shown what a browser has kept.
    """
    left: set[Family] = set() if options.search and not options.portable else {"search"}
    if options.portable or options.preview:
        left.add("offline")
    return frozenset(left)


def _read_sources(root: Path) -> tuple[Mapping[str, Source], frozenset[str] | None, list[Problem]]:
    """The sources, the keys of those that do not fit (None: the file does not), the problems."""
    try:
        document, problems = frontmatter.parse_yaml(disk.read(root, SOURCES_YAML))
    except FileNotFoundError:
        problem = Problem(PurePosixPath(SOURCES_YAML), 0, 0, "config/no-sources", (SOURCES_YAML,))
        return {}, None, [problem]
    except ContentError as error:
        return {}, None, list(error.problems)
    if document is None:
        return {}, None, problems
    sources, more = parse_sources(document)
    return sources, frozenset(document.data) - sources.keys(), [*problems, *more]


def _read_glossary(root: Path) -> tuple[tuple[GlossaryTerm, ...], list[Problem]]:
    try:
        document, problems = frontmatter.parse_yaml(disk.read(root, GLOSSARY_YAML))
    except FileNotFoundError:
        return (), []
    except ContentError as error:
        return (), list(error.problems)
    if document is None:
        return (), problems
    glossary, more = parse_glossary(document)
    return glossary, [*problems, *more]


def _read_geography(root: Path) -> tuple[Geography, list[Problem]]:
    files, problems = disk.read_all(root, "content/data", ".geojson", ".json") if (
        root / "content/data"
    ).is_dir() else ([], [])  # fmt: skip
    geography, more = read_geography(files)
    return geography, [*problems, *more]


def _today(root: Path, guide: Guide) -> date:
    """The day the guide speaks of as today: an input, never the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    committed = newest_commit_date(root)
    if committed is not None:
        return committed
    checked = [
        latest
        for entry in guide.entries
        if entry.visit and (latest := getattr(entry.visit.checked.value, "latest", None))
    ]
    return max(checked, default=date(1970, 1, 1))
