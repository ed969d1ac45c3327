"""The build after an edit of single texts: only their own pages can have changed, so no site is put together.

It is tried first, and given up for a full one as soon as anything is met that others could see: then the full
build finds in the cache what was read here.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from msgspec import structs

from kuzbass_site.assets import Assets
from kuzbass_site.cache import Cache
from kuzbass_site.disk.history import head
from kuzbass_site.inputs import Inputs, total
from kuzbass_site.making import ENTRIES, FRAME, Before, Making
from kuzbass_site.models.entry import Claim, Entry, Location, Translation
from kuzbass_site.models.guide import Guide
from kuzbass_site.models.history import History
from kuzbass_site.models.options import Options
from kuzbass_site.packing import unpacker
from kuzbass_site.pages.slices import JOINS, Joins, Slices
from kuzbass_site.pages.views import SiteView
from kuzbass_site.problems import is_error, raise_if_errors
from kuzbass_site.reading import unpack_rest
from kuzbass_site.record import Known, Left, Made, still_there
from kuzbass_site.site import Near, Site, id_of
from kuzbass_site.subjects import Library, Subject, unpack_subject
from kuzbass_site.workers import Jobs

MOST = 20
"""More texts than that are as quickly built with all the others."""
_joins = unpacker(Joins)
_view = unpacker(SiteView)


@dataclass(frozen=True)
class _Texts:
    """The subjects that the pages due may see, and what joins those pages' entries to them."""

    subjects: dict[str, Subject]
    joins: dict[str, Joins]


def begin(
    root: Path,
    options: Options,
    inputs: Inputs,
    surroundings: str,
    before: Before,
    cache: Cache,
    *,
    drafts: bool,
    first: bool = False,
) -> Making | None:
    """The making of the pages of the texts that were edited, planned already; None if that cannot be all.

    With *first* it need not be all: others may show what was edited, and a full build is to follow.

    Raises:
        ContentError: with *first*, if a text that was edited has mistakes of its own.
    """
    left, made = before.left, before.made
    names = _edited(left, inputs, first=first) if left else ()
    stored = cache.get("rest", "guide", made.everything) if names else None
    rest = unpack_rest(stored) if stored else None
    if rest is not None and "search" not in rest.config.without:
        return None  # the index holds the words of all texts
    if left is None or rest is None or left.surroundings != (surroundings, head(root)):
        return None
    files = _files(inputs)
    generator = total(inputs, prefixes=("package/",))
    library = Library(root, files, rest.config, rest.abbreviations, cache, generator)
    fresh = {name: _reread(library, name, left, first=first) for name in names}
    texts = _seen(
        library, {name: each for name, each in fresh.items() if each}, _joined(made, names), first=first
    )
    if texts is None or not all(fresh.values()):
        return None
    read = (value for name in names for text in texts.subjects[name].texts if (value := text.value))
    starts = {str(value.path): value.body_line for value in read}
    if not first and not still_there(made.lint[1], left, inputs, starts):
        return None
    guide = Guide(
        config=rest.config,
        sources=rest.sources,
        drawings=frozenset(rest.drawings),
        today=rest.today,
        history=History(changed={PurePosixPath(path): day for path, day in rest.changed.items()}),
        geography=rest.geography,
        pictures=rest.pictures,
        sharing=rest.sharing,
        faces={name: subject.face for name, subject in texts.subjects.items()},
    )
    site = _site(guide, texts, drafts=drafts)
    views = {lang: view for lang, data in made.views.items() if (view := _view(data))}
    if site is None or views.keys() != set(rest.config.languages):
        return None
    making = Making(root, options, inputs, surroundings, before, Jobs(1), site, library, [])
    making.views = views
    making.assets = Assets((), made.assets)
    neighbours = {name: (each.before, each.after) for name, each in texts.joins.items()}
    making.slices = Slices(site, library.bodies, neighbours)
    making.families, making.exports, making.lint = dict(made.families), made.exports, made.lint
    return making if _plan(making, names) else None


def _edited(left: Left, inputs: Inputs, *, first: bool) -> tuple[str, ...]:
    """The subjects of the files that have changed, if these are a few texts of entries and nothing else."""
    before = left.inputs
    if before.keys() != inputs.keys():
        return ()
    changed = [path for path, seen in inputs.items() if before[path].digest != seen.digest]
    names = {id_of(PurePosixPath(path)) for path in changed}
    told = set() if first else {str(problem.path) for problem in left.problems}
    outside = not all(names) or any(name.startswith(("claims/", "pages/")) for name in names)
    return () if outside or len(changed) > MOST or told & set(changed) else tuple(sorted(names))


def _files(inputs: Inputs) -> dict[str, list[tuple[str, bytes]]]:
    """The files of all texts by subject, as ``subjects_of`` has them."""
    found: defaultdict[str, list[tuple[str, bytes]]] = defaultdict(list)
    for path, seen in inputs.items():
        if path.startswith("content/") and path.endswith(".md") and path.count("/") == 2:
            found[path[8:].partition(".")[0]].append((path, seen.digest))
    for several in found.values():
        if len(several) > 1:
            several.sort(key=lambda file: (file[0].rpartition("/")[2].count("."), file[0]))
    return found


def _reread(library: Library, name: str, left: Left, *, first: bool) -> Subject | None:
    """A subject as it is now, if what others see of it is what they saw; with *first*, in any case."""
    if first:
        return _as_it_is(library, name)
    stored = library.cache.get("subject", name)
    old = unpack_subject(stored) if stored else None
    paths = [path for path, _ in library.files[name]]
    if old is None or old.face.whole != library.whole([(path, left.inputs[path].digest) for path in paths]):
        return None
    new = library.renew(name)
    if new is None or any(text.value is None for text in new.texts):
        return None
    same = structs.replace(old.face, whole=b"") == structs.replace(new.face, whole=b"")
    told = [sorted((p.code, p.args) for text in each.texts for p in text.problems) for each in (old, new)]
    return new if same and told[0] == told[1] else None


def _as_it_is(library: Library, name: str) -> Subject | None:
    """A subject as it is now.

    Raises:
        ContentError: if it has mistakes.
    """
    stored = library.cache.get("subject", name, library.key(name))
    subject = unpack_subject(stored) if stored else library.renew(name)
    if subject:
        raise_if_errors(p for text in subject.texts for p in text.problems if is_error(p))
    return subject if subject and all(text.value for text in subject.texts) else None


def _joined(made: Made, names: tuple[str, ...]) -> dict[str, bytes]:
    """Of each of these entries that have a page, what tells how it is joined to others."""
    pages = (page for _, several in made.families.values() for page in several)
    return {page.id: page.key[JOINS] for page in pages if page.id in names}


def _seen(
    library: Library, fresh: dict[str, Subject], joined: dict[str, bytes], *, first: bool
) -> _Texts | None:
    """Everything that the slices of these subjects hold, unless it is not to be had."""
    subjects, joins = dict(fresh), dict[str, Joins]()
    for name in fresh:
        stored = library.cache.get("joins", name, joined[name]) if name in joined else None
        found = _joins(stored) if stored else None
        if found is None:
            return None  # a draft perhaps
        joins[name] = found
        for other in (*found.others, *found.claims, *(fresh[name].face.leads if first else ())):
            if other not in subjects:
                stored = library.cache.get("subject", other)
                subject = unpack_subject(stored) if stored else None
                if subject is None or subject.face.whole != library.whole(library.files.get(other, ())):
                    return None
                subjects[other] = subject
    return _Texts(subjects, joins)


def _site(guide: Guide, texts: _Texts, *, drafts: bool) -> Site | None:
    values = [value for subject in texts.subjects.values() for text in subject.texts if (value := text.value)]
    shown = [value for value in values if drafts or not value.draft]
    joins = texts.joins
    near: dict[str, tuple[Near, ...]] = {name: each.nearby for name, each in joins.items() if each.nearby}
    legs: dict[str, tuple[Near | None, ...]] = {name: each.legs for name, each in joins.items() if each.legs}
    places: dict[str, tuple[Location | None, ...]]
    places = {name: each.places for name, each in joins.items() if each.places}
    entries = {value.id: value for value in shown if isinstance(value, Entry)}
    claims = {value.id: value for value in shown if isinstance(value, Claim)}
    if not joins.keys() <= entries.keys():
        return None
    return Site(
        guide=guide,
        entries=entries,
        claims=claims,
        translations={
            (value.of, value.lang): value
            for value in shown
            if isinstance(value, Translation) and (value.of in entries or value.of in claims)
        },
        collections={},
        members={name: each.members for name, each in joins.items() if each.members},
        backlinks={name: each.backlinks for name, each in joins.items() if each.backlinks},
        nearby=near,
        related={name: each.related for name, each in joins.items() if each.related},
        tours={name: each.tours for name, each in joins.items() if each.tours},
        turns={name: each.turns for name, each in joins.items() if each.turns},
        legs=legs,
        places=places,
        claims_about={name: each.claims for name, each in joins.items() if each.claims},
        tags={},
        decades={},
        statuses={},
        uses={},
        copies={},
    )


def _plan(making: Making, names: tuple[str, ...]) -> bool:
    """Make the pages of the subjects due and keep all others; whether every page was there before."""
    making.keep = dict(making.before.intact)
    for lang in making.site.guide.config.languages:
        key, pages = making.families.get(f"{lang}/{ENTRIES}", (b"", ()))
        urls = {making.site.url(name, lang): name for name in names}
        frame = making.keys.frames[lang]
        now: list[Known] = []
        for page in pages:
            name = urls.get(page.url)
            if name is None or page.lang != lang:
                now.append(page)
                continue
            if page.key.get(FRAME) != frame:
                return False
            fresh = structs.replace(page, key={**page.key, **making.slices.key(name)})
            now.append(making.kept_or_due(fresh, page, None, name))
        making.families[f"{lang}/{ENTRIES}"] = key, tuple(now)
    for due in making.due:
        making.keep.pop(making.path_of(due), None)
    return True
