"""One command measured: its time, its share of the processors, the memory of all its processes."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
EACH_SAMPLE = 0.05
"""Seconds between two looks at the memory."""
POLL = 0.001
MEBI = 2**20


class RunError(Exception):
    """A command failed; with the end of what it said."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds by the clock and of the processors; how many cores others kept busy meanwhile.

    ``peak`` is the largest sum of the memory of its processes, in MiB; 0 where it was not looked at.
    """

    wall: float
    cpu: float
    foreign: float
    peak: float = 0.0


def run(
    command: Sequence[str],
    folder: Path,
    env: Mapping[str, str],
    log: Path,
    *,
    cap: float,
    memory: bool = False,
) -> Run | None:
    """Run a command in a folder; None when it took longer than *cap* seconds and was stopped.

    What it says is written into *log*. With *memory* it is watched, which takes time: use such a run for nothing else.

    Raises:
        RunError: if it fails.
    """
    with log.open("wb") as said:
        busy, started = _busy(), time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=env, stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )
        peak, seen = 0.0, started
        while True:
            ended, status, usage = os.wait4(process.pid, os.WNOHANG)
            now = time.perf_counter()
            if ended:
                break
            if now - started > cap:
                _stop(process.pid)
                process.wait()
                return None
            if memory and now - seen >= EACH_SAMPLE:
                seen, peak = now, max(peak, _memory(process.pid))
            time.sleep(POLL)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RunError(
            f"{' '.join(command)}: exit {process.returncode}\n{log.read_text(errors='replace')[-2000:]}"
        )
    wall, cpu = now - started, usage.ru_utime + usage.ru_stime
    return Run(wall, cpu, max(0.0, (_busy() - busy - cpu) / wall), peak)


def _busy() -> float:
    """Processor seconds that the whole machine has spent on anything."""
    fields = [int(field) for field in Path("/proc/stat").read_text().splitlines()[0].split()[1:9]]
    return (sum(fields) - fields[3] - fields[4]) / TICKS


def _tree(root: int) -> Iterator[int]:
    """A process and all that it started, directly or not."""
    children: dict[int, list[int]] = {}
    for process in Path("/proc").glob("[1-9]*"):
        try:
            stat = (process / "stat").read_text()
        except OSError:  # it has ended meanwhile
            continue
        children.setdefault(int(stat.rpartition(")")[2].split()[1]), []).append(int(process.name))
    waiting = [root]
    while waiting:
        yield (number := waiting.pop())
        waiting += children.get(number, ())


def _memory(root: int) -> float:
    """The memory of a process and its children in MiB; what they share counts once."""
    total = 0
    for process in _tree(root):
        try:
            lines = Path("/proc", str(process), "smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
    return total / MEBI


def _stop(root: int) -> None:
    for process in reversed(list(_tree(root))):
        try:
            os.kill(process, 9)
        except ProcessLookupError:
            continue
