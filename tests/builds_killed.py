"""A program that builds and is killed at many moments, for ``test_disk_killed_builds``.

Usage: python -m tests.builds_killed FOLDER SEED COUNT. FOLDER holds two states of a guide, ``old`` and
``new``. In ``clean`` each is built once. Then COUNT builds of the new state are
killed, cold ones and warm ones that find the site of the old state, at moments drawn by the SEED: every
other one between two calls that change the disk, the rest wherever the clock says. Each is left in a
folder of its own: ``seen`` is the site as it was at the death, ``site`` what the next build made of it.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import jinja2

from kuzbass_site.cli import main as command
from tests.publish_killed import die_before

BUILD = ["build", "--root", "guide", "--output", "site", "--date", "2026-11-22", "--no-search", "--quiet"]


def run(work: Path, *, calls: int = 0, seconds: float = 0) -> int:
    """Run the build command in a child that is killed at that call or after those seconds.

    You get the number of calls that changed the disk; -1 if it was killed.
    """
    counted = work / "calls"
    child = os.fork()
    if child == 0:
        os.chdir(work)
        count = die_before(calls)
        code = command(BUILD, standalone_mode=False) or 0
        counted.write_text(str(count()), encoding="utf-8")
        os._exit(code)
    if seconds:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        sys.exit("a build failed by itself")
    done = int(counted.read_text(encoding="utf-8")) if os.WIFEXITED(status) else -1
    counted.unlink(missing_ok=True)
    return done


def prepare(folder: Path, place: Path, *, warm: bool) -> None:
    """A guide in its new state; if *warm*, built in its old state before it was edited."""
    place.mkdir(parents=True)
    shutil.copytree(folder / "old", place / "guide")
    if warm:
        run(place)
    shutil.rmtree(place / "guide" / "content")
    shutil.copytree(folder / "new" / "content", place / "guide" / "content")


def compile_templates_once() -> None:
    """Let the builds of the children use what was compiled here: it is most of a small build's work."""
    compiled: dict[object, object] = {}
    compiling: Callable[..., object] = jinja2.Environment.compile

    def compile_once(
        environment: jinja2.Environment, source: str, *names: object, **options: object
    ) -> object:
        key = (source, *names, *options.items())
        if key not in compiled:
            compiled[key] = compiling(environment, source, *names, **options)
        return compiled[key]

    jinja2.Environment.compile = compile_once  # type: ignore[method-assign,assignment]


def main() -> None:
    folder, moments, count = Path(sys.argv[1]), random.Random(int(sys.argv[2])), int(sys.argv[3])
    compile_templates_once()
    for state in ("old", "new"):
        (folder / "clean" / state).mkdir(parents=True)
        shutil.copytree(folder / state, folder / "clean" / state / "guide")
        os.chdir(folder / "clean" / state)
        command(BUILD, standalone_mode=False)
    kinds = {}
    for kind in ("cold", "warm"):
        prepare(folder, folder / "prepared" / kind, warm=kind == "warm")
        trial = folder / "prepared" / f"{kind}-trial"
        shutil.copytree(folder / "prepared" / kind, trial)
        began = time.monotonic()
        kinds[kind] = (run(trial), time.monotonic() - began)
    for number in range(count):
        kind = ("cold", "warm")[number % 2]
        calls, seconds = kinds[kind]
        death = folder / "deaths" / f"{kind}-{number}"
        shutil.copytree(folder / "prepared" / kind, death)
        if number % 4 < 2:
            run(death, calls=moments.randint(1, calls))
        else:
            run(death, seconds=moments.uniform(0, seconds))
        if (death / "site").exists():
            shutil.copytree(death / "site", death / "seen", copy_function=os.link)
        run(death)


if __name__ == "__main__":
    main()
