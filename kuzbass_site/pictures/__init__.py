"""Photographs: what they are, and the files that the site offers of them.

Pillow is loaded only when a picture is looked at or encoded that nobody has looked at or encoded before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from msgspec import Struct

from kuzbass_site.models.picture import Picture
from kuzbass_site.packing import sum_of, unpacker
from kuzbass_site.problems import ContentError, Problem
from kuzbass_site.store import Store
from kuzbass_site.workers import Jobs, TooLong, budget, each

__all__ = ["IMAGES", "Looked", "files_of", "look", "unpack_looked"]

IMAGES = "content/images"
BUDGET = 60.0
"""Seconds that one picture may take to be looked at, and again to be encoded."""
_DIGITS = 12
WORTH_IT = 2
"""So many pictures make up for starting processes."""


class Looked(Struct, frozen=True, array_like=True):
    """A picture that was looked at: what it is, unless it cannot be shown, and what there is to say of it."""

    picture: Picture | None
    problems: tuple[Problem, ...] = ()


unpack_looked = unpacker(Looked)


@cache
def recipe() -> bytes:
    """What the files of a picture depend on beside the original: how they are made, and by what Pillow."""
    here = Path(__file__).parent
    ways = (here.joinpath(name).read_bytes() for name in ("opening.py", "encode.py"))
    return sum_of(version("pillow").encode(), *ways)


def look(root: Path, names: Sequence[str], jobs: Jobs) -> Iterator[Looked]:
    """Look at the pictures of these names in ``content/images/``, each decoded to its end, in their order."""
    return each(partial(_look, root), names, jobs=jobs, least=WORTH_IT)


def files_of(
    root: Path, pictures: Sequence[Picture], jobs: Jobs, store: Store
) -> Iterator[Mapping[str, bytes]]:
    """The files of each picture by their URLs, those that the store holds from there; in their order.

    Raises:
        ContentError: if a picture takes too long, or is no longer what it was when we looked.
    """
    return each(partial(_files, root, store), pictures, jobs=jobs, least=WORTH_IT)


def _look(root: Path, name: str) -> Looked:
    from kuzbass_site.pictures.encode import seen
    from kuzbass_site.pictures.opening import Unusable

    path = PurePosixPath(IMAGES, name)
    try:
        with budget(BUDGET):
            data = (root / path).read_bytes()
            found = seen(data)
    except OSError as error:
        return _problem(path, "file/unreadable", error.strerror or str(error))
    except TooLong:
        return _problem(path, "picture/too-slow", f"{BUDGET:.0f}")
    except Unusable as error:
        return _problem(path, error.code, *error.told)
    told = (Problem(path, 0, 0, "picture/moves"),) if found.moves else ()
    digest = sum_of(recipe(), data).hex()[:_DIGITS]
    picture = Picture(name=name, width=found.width, height=found.height, alpha=found.alpha, digest=digest)
    return Looked(picture, told)


def _problem(path: PurePosixPath, code: str, *told: str) -> Looked:
    return Looked(None, (Problem(path, 0, 0, code, told),))


def _files(root: Path, store: Store, picture: Picture) -> Mapping[str, bytes]:
    names = {variant.url: stored_name(variant.url) for variant in picture.variants}
    found = {url: data for url, name in names.items() if (data := store.get(name)) is not None}
    if len(found) < len(names):
        found = _encoded(root, picture)
        for url, data in found.items():
            store.put(names[url], data)
    return found


def stored_name(url: str) -> str:
    """What a file of a picture is called in the store."""
    return url.rpartition("/")[2]


def _encoded(root: Path, picture: Picture) -> dict[str, bytes]:
    from kuzbass_site.pictures.encode import encoded
    from kuzbass_site.pictures.opening import Unusable

    path = PurePosixPath(IMAGES, picture.name)
    try:
        with budget(BUDGET):
            data = (root / path).read_bytes()
            if sum_of(recipe(), data).hex()[:_DIGITS] == picture.digest:
                return encoded(data, picture)
            problem = Problem(path, 0, 0, "file/unreadable", ("it was changed while the site was built",))
    except OSError as error:
        problem = Problem(path, 0, 0, "file/unreadable", (error.strerror or str(error),))
    except TooLong:
        problem = Problem(path, 0, 0, "picture/too-slow", (f"{BUDGET:.0f}",))
    except Unusable as error:
        problem = Problem(path, 0, 0, error.code, error.told)
    raise ContentError([problem])
