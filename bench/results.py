"""What was measured, as a table and in RESULTS.md."""

from __future__ import annotations

import os
import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.measure import Run
from bench.peers import versions

RESULTS = Path(__file__).with_name("RESULTS.md")
HEAD = """\
# Measured

Made by `bench/run.py`; [what is measured and how](README.md). A ratio tells how many times as fast as the other ours or
the others are, by the medians of one run of the script in which all took turns: 2 × is twice as fast, 0.5 × takes
twice as long. Hugo stands for the faster of its two ways.

"""
CASES = {
    "cold": "cold",
    "same": "no change",
    "body": "one body edited",
    "title": "one title edited",
    "template": "one template edited",
}


@dataclass(frozen=True)
class Measured:
    """The runs of one generator in one case. ``note``: "over" when it was stopped, "unseen" when it erred."""

    case: str
    peer: str
    runs: tuple[Run, ...]
    note: str = ""

    @property
    def timed(self) -> list[Run]:
        """The runs that were not watched."""
        return [run for run in self.runs if not run.peak]

    @property
    def wall(self) -> float:
        """The median of the seconds by the clock; infinite without a run that counts."""
        return (
            statistics.median(run.wall for run in self.timed)
            if self.timed and not self.note
            else float("inf")
        )

    @property
    def peak(self) -> float:
        """The most memory in MiB, 0 where nobody looked."""
        return max((run.peak for run in self.runs), default=0.0)


def table(measured: Sequence[Measured]) -> str:
    """The measurements in Markdown, case by case."""
    lines = [
        "| case | generator | wall s | from–to | CPU s | memory MiB | of Hugo's speed | of Pelican's speed |",
        "|---|---|---:|---:|---:|---:|---:|---:|",
    ]
    for each in measured:
        same = {other.peer: other.wall for other in measured if other.case == each.case}
        hugo = min(same.get("hugo", float("inf")), same.get("hugo-related", float("inf")))
        case = CASES[each.case]
        if each.wall == float("inf"):
            why = {"over": "stopped, too long", "unseen": "**the output does not show it**"}[each.note]
            lines.append(f"| {case} | {each.peer} | {why} | | | | | |")
            continue
        walls = [run.wall for run in each.timed]
        cells = (
            case,
            each.peer,
            _seconds(each.wall),
            f"{_seconds(min(walls))}–{_seconds(max(walls))}",
            _seconds(statistics.median(run.cpu for run in each.timed)),
            f"{each.peak:,.0f}" if each.peak else "",
            _ratio(hugo, each.wall),
            _ratio(same.get("pelican", float("inf")), each.wall),
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def record(size: int, text: str, measured: Sequence[Measured]) -> None:
    """Write the table into RESULTS.md, in place of the older one for as many entries."""
    runs = max(len(each.timed) for each in measured)
    foreign = statistics.median([run.foreign for each in measured for run in each.timed] or [0.0])
    about = (
        f"{datetime.now(UTC):%Y-%m-%d}. {versions()}; {machine()}, {runs} runs of each;"
        f" other programs kept {foreign:.1f} cores busy (median)."
    )
    put(f"{size:,} entries", f"{about}\n\n{text}")


def machine() -> str:
    """What the machine has, without its name."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores, {memory:.0f} GiB"


def put(title: str, text: str) -> None:
    """Put a section into RESULTS.md, in place of an older one of this title; tables by size come first."""
    old = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else HEAD
    parts = {part.partition("\n")[0]: part.rstrip() for part in re.split(r"(?m)^(?=## )", old)[1:]}
    parts[f"## {title}"] = f"## {title}\n\n{text}"
    in_order = sorted(
        parts.values(), key=lambda part: int(re.sub(r"\D", "", part.partition("\n")[0]) or 10**9)
    )
    RESULTS.write_text(HEAD + "\n\n".join(in_order) + "\n", encoding="utf-8")


def _seconds(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:.1f}"


def _ratio(other: float, own: float) -> str:
    if other == float("inf"):
        return ""
    ratio = other / own
    return f"{ratio:.0f} ×" if ratio >= 20 else f"{ratio:.1f} ×" if ratio >= 2 else f"{ratio:.2f} ×"
