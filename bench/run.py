"""Measure this project's generator beside Hugo and Pelican, and write bench/RESULTS.md.

python bench/run.py 1000
python bench/run.py 10000 --cases cold,body --peers ours,hugo --repeat 3
"""

from __future__ import annotations

import argparse
import compileall
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.edits import EDITS, Site
from bench.guide import Guide
from bench.measure import Run, run
from bench.peers import HOME, PEERS, ROOT
from bench.results import Measured, record, table


def main() -> None:
    """Measure what the command line asks for, print the table, write it down."""
    asked = _arguments()
    compileall.compile_dir(ROOT / "kuzbass_site", quiet=1)
    sites = [_laid_out(asked.entries, name) for name in asked.peers]
    measured: list[Measured] = []
    for case in asked.cases:
        for site, runs, note in _case(case, sites, asked):
            measured.append(Measured(case, site.peer.name, tuple(runs), note))
            if note == "over":
                sites = [each for each in sites if each is not site]
    text = table(measured)
    print(text)
    if not asked.no_record:
        record(asked.entries, text, measured)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("entries", type=int, metavar="N", nargs="?", default=1000, help="how many entries")
    for option, known in (("--cases", EDITS), ("--peers", PEERS)):
        parser.add_argument(option, type=_names(tuple(known)), default=list(known), metavar=",".join(known))
    parser.add_argument("--repeat", type=int, default=5, help="how often each case is run (default 5)")
    parser.add_argument(
        "--cap", type=float, default=900, help="stop a run after so many seconds (default 900)"
    )
    parser.add_argument(
        "--budget", type=float, default=600, help="do not repeat a case any more after so many seconds"
    )
    parser.add_argument("--no-memory", action="store_true", help="do not run once more to watch the memory")
    parser.add_argument("--no-record", action="store_true", help="leave RESULTS.md as it is")
    return parser.parse_args()


def _names(known: tuple[str, ...]) -> Callable[[str], list[str]]:
    """Read names between commas, all of them known."""

    def parse(text: str) -> list[str]:
        unknown = [name for name in text.split(",") if name not in known]
        if unknown:
            raise argparse.ArgumentTypeError(f"{', '.join(unknown)}: not one of {', '.join(known)}")
        return text.split(",")

    return parse


def _laid_out(size: int, name: str) -> Site:
    site = Site(PEERS[name], Guide(size), HOME / "sites" / str(size) / name)
    site.peer.lay_out(site.guide, site.folder)
    return site


def _case(case: str, sites: Sequence[Site], asked: argparse.Namespace) -> list[tuple[Site, list[Run], str]]:
    """The runs of one case, the generators taking turns; "over" when one took too long, "unseen" when it erred."""
    found: dict[str, list[Run]] = {site.peer.name: [] for site in sites}
    notes = dict.fromkeys(found, "")
    started = time.monotonic()
    for turn in range(asked.repeat + 1):
        watched = turn == asked.repeat  # the last turn is for the memory
        if (watched and asked.no_memory) or (
            not watched and turn and time.monotonic() - started > asked.budget
        ):
            continue
        for site in sites:
            name = site.peer.name
            if notes[name]:
                continue
            done, seen = _one(case, site, turn, asked, watched=watched)
            print(
                f"{case:9}{name:14}{f'{done.wall:9.3f} s{done.peak:7.0f} MiB' if done else ' over'}",
                file=sys.stderr,
            )
            notes[name] = "over" if done is None else "" if seen else "unseen"
            found[name] += [done] if done else []
    return [(site, found[site.peer.name], notes[site.peer.name]) for site in sites]


def _one(
    case: str, site: Site, turn: int, asked: argparse.Namespace, *, watched: bool
) -> tuple[Run | None, bool]:
    """One run, and whether the output shows what it has to."""
    peer, log = site.peer, HOME / "run.log"
    env = peer.environment(site.folder)
    if case == "cold":
        peer.forget(site.folder)
    elif not peer.is_warm(site.folder) and not run(
        peer.command(site.folder, False), site.folder, env, log, cap=asked.cap
    ):
        return None, False
    # An edit must not be one that an earlier case has made to the same entry.
    number = list(EDITS).index(case) * 100 + turn
    edit = EDITS[case](site, number)
    done = run(
        peer.command(site.folder, case == "cold"), site.folder, env, log, cap=asked.cap, memory=watched
    )
    return done, done is not None and edit.is_seen()


if __name__ == "__main__":
    main()
