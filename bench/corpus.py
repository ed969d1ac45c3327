"""Write a guide of N entries, for this project's generator or for another one.

    python bench/corpus.py 1000 /tmp/guide
    python bench/corpus.py 1000 /tmp/hugo --for hugo

The same number and seed give the same bytes. Only the standard library is needed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import hugo, ours, pelican
from bench.guide import Guide

WRITERS: Mapping[str, Callable[[Guide, Path], None]] = {
    "ours": ours.write,
    "hugo": hugo.write,
    "hugo-related": hugo.write_related,
    "pelican": pelican.write,
}


def main() -> None:
    """Write what the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("entries", type=int, metavar="N", help="how many entries, from 12 on")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where the guide is put")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--for", dest="reader", choices=tuple(WRITERS), default="ours")
    asked = parser.parse_args()
    if asked.entries < 12:
        parser.error("a guide of fewer than 12 entries would not cite all of its sources")
    WRITERS[asked.reader](Guide(asked.entries, asked.seed), asked.folder)


if __name__ == "__main__":
    main()
