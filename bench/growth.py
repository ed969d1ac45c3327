"""What a page of ours costs as the guide grows: cold, without a change, after an edit.

python bench/growth.py 1000 10000 [100000]
"""

from __future__ import annotations

import argparse
import compileall
import sys
from datetime import UTC, datetime
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.edits import Site, body
from bench.guide import Guide
from bench.measure import Run, run
from bench.peers import HOME, PEERS, ROOT
from bench.results import machine, put

CAP = 24 * 3600.0


def main() -> None:
    """Measure each size once, print the table, write it down."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", type=int, metavar="N", nargs="*", default=[1000, 10_000])
    parser.add_argument("--no-record", action="store_true", help="leave RESULTS.md as it is")
    asked = parser.parse_args()
    compileall.compile_dir(ROOT / "kuzbass_site", quiet=1)
    lines = [
        "| entries | pages | cold CPU s | CPU ms a page | of the first | no change s | body edited s | memory MiB |",
        "|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    first = 0.0
    for size in asked.sizes:
        site = Site(PEERS["ours"], Guide(size), HOME / "sites" / str(size) / "growth")
        site.peer.lay_out(site.guide, site.folder)
        cold = _build(site)
        pages = sum(1 for _ in site.output.rglob("*.html"))
        same = _build(site)
        edit = body(site, 0)
        edited = _build(site)
        if not edit.is_seen():
            raise SystemExit(f"{size} entries: the edit was not seen")
        site.peer.forget(site.folder)
        watched = _build(site, memory=True)
        each = 1000 * cold.cpu / pages
        first = first or each
        lines.append(
            f"| {size:,} | {pages:,} | {cold.cpu:.1f} | {each:.2f} | {each / first:.2f} × "
            f"| {same.wall:.2f} | {edited.wall:.2f} | {watched.peak:,.0f} |"
        )
        print(lines[-1], file=sys.stderr)
    text = "\n".join(lines)
    print(text)
    if not asked.no_record:
        put("Growth", f"{datetime.now(UTC):%Y-%m-%d}. {machine()}, one run of each.\n\n{text}")


def _build(site: Site, *, memory: bool = False) -> Run:
    command, env = site.peer.command(site.folder, False), site.peer.environment(site.folder)
    done = run(command, site.folder, env, HOME / "run.log", cap=CAP, memory=memory)
    if done is None:
        raise SystemExit("a build took longer than a day")
    return done


if __name__ == "__main__":
    main()
