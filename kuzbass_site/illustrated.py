"""Which pictures a site shows, and on the pages of what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from msgspec.structs import replace

from kuzbass_site.models.body import FigureMark, LinkMark
from kuzbass_site.models.entry import Claim, Entry, Translation
from kuzbass_site.models.picture import Picture
from kuzbass_site.site import Site


def picture_name(path: PurePosixPath, source: str) -> str:
    """The name inside content/images/ of a picture written in the file *path*; empty when it is not one."""
    parts = list(path.parent.parts)
    for part in source.partition("#")[0].split("/"):
        if part == "..":
            if not parts:
                return ""
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts[2:]) if parts[:2] == ["content", "images"] else ""


def named_in(value: Entry | Claim | Translation) -> Iterator[str]:
    """The names of the pictures that a file lists, shows in its text or leads to."""
    if isinstance(value, Entry):
        yield from (figure.file for figure in value.figures)
    for mark in value.body.marks:
        if isinstance(mark, FigureMark):
            yield picture_name(value.path, mark.source)
        elif isinstance(mark, LinkMark) and ".md" not in mark.target:
            yield picture_name(value.path, mark.target)


def pictures_of(site: Site, id_: str) -> tuple[str, ...]:
    """The names of the pictures of an entry or a claim, in the order of its page, its translations' last."""
    languages = site.guide.config.languages
    values: list[Entry | Claim | Translation] = [site.entries.get(id_) or site.claims[id_]]
    values += [found for lang in languages if (found := site.translations.get((id_, lang)))]
    return tuple(dict.fromkeys(name for value in values for name in named_in(value) if name))


def pictured(site: Site) -> Mapping[str, tuple[str, ...]]:
    """Of each photograph that the site shows the ids of the entries and claims that do, in their order."""
    found: dict[str, list[str]] = {}
    for id_ in (*site.entries, *site.claims):
        for name in pictures_of(site, id_):
            if name in site.guide.pictures:
                found.setdefault(name, []).append(id_)
    return {name: tuple(ids) for name, ids in sorted(found.items())}


def credited(pictures: Iterable[Picture], entries: Iterable[Entry]) -> dict[str, Picture]:
    """The pictures by name, each with the credit and the licence under which an entry lists it first."""
    known: dict[str, tuple[str, str]] = {}
    for entry in sorted(entries, key=lambda entry: str(entry.path)):
        for figure in entry.figures:
            known.setdefault(figure.file, (figure.credit, figure.licence))
    found = {}
    for picture in pictures:
        credit, licence = known.get(picture.name, ("", ""))
        found[picture.name] = replace(picture, credit=credit, licence=licence)
    return found
