"""Make drafts of the towns, sites, tours and claims of the research dossier that the guide has no file for.

    python scripts/import_dossier.py --dry-run                # say what would be made
    python scripts/import_dossier.py                          # make it, in content/
    python scripts/import_dossier.py --print towns/belovo     # only show one draft

A file that exists is never changed, so running it twice changes nothing.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

from dossier import DOSSIER, ENTRIES, ROOT, load
from dossier.drafts import drafts


def main(arguments: Sequence[str] | None = None) -> None:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--root", type=Path, default=ROOT, help="the guide's folder")
    parser.add_argument("--dry-run", action="store_true", help="write nothing")
    parser.add_argument("--print", metavar="ID", dest="shown", help="show the draft of this entry")
    given = parser.parse_args(arguments)
    texts = drafts(load(DOSSIER), load(ENTRIES))
    if given.shown:
        if given.shown not in texts:
            parser.error(f"the dossier has no {given.shown}; it has {', '.join(texts)}")
        print(texts[given.shown], end="")
        return
    created = create(given.root, texts, write=not given.dry_run)
    for path in created:
        print(path.relative_to(given.root))
    print(f"{len(created)} of {len(texts)} {'are missing' if given.dry_run else 'created'}")


def create(root: Path, texts: Mapping[str, str], *, write: bool = True) -> list[Path]:
    """Write the texts, by ids, whose files do not exist; the paths of these."""
    paths = {root / "content" / f"{id_}.md": text for id_, text in texts.items()}
    missing = [path for path in paths if not path.exists()]
    for path in missing if write else ():
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(paths[path])
    return missing


if __name__ == "__main__":
    main()
