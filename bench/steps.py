"""Where the time of a build goes: CPU milliseconds per entry, step by step, in one process.

    python bench/steps.py 1000 [FOLDER]

Without a folder a guide of so many entries is made. The steps are functions of the generator, found by name and
watched while it builds; a step's time is without that of the steps it calls. What is watched is a little slower.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from functools import wraps
from pathlib import Path
from types import ModuleType
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import ours
from bench.guide import Guide

STEPS = (
    ("read", "disk.read:read_all"),
    ("read", "disk.read:read"),
    ("digest", "text:digest"),
    ("front matter", "frontmatter:parse"),
    ("sources and settings", "frontmatter:parse_yaml"),
    ("sources and settings", "registry:parse_sources"),
    ("schema", "schema.entry:parse_content"),
    ("Markdown: before and after", "markdown:parse_body"),
    ("Markdown: limits", "markdown.limits:exceeded"),
    ("Markdown: prepared", "markdown.prepare:prepare"),
    ("Markdown: engine", "markdown.engine:Engine.convert"),
    ("Markdown: tree", "markdown.tree:finish"),
    ("sanitiser", "markdown.sanitize:clean"),
    ("cut at the marks", "markdown.marks:Marks.split"),
    ("blocks", "markdown.blocks:blocks"),
    ("slips in the text", "markdown.checks:problems"),
    ("slips in the text", "markdown.rawhtml:problems"),
    ("history and day", "disk.history:read_history"),
    ("history and day", "disk.history:newest_commit_date"),
    ("join", "site:assemble"),
    ("lint", "lint:lint"),
    ("views", "pages:plan"),
    ("render", "render:Renderer.render"),
    ("exports", "exports:made"),
    ("exports", "exports:downloads"),
    ("static files", "assets:bundle"),
    ("write", "disk.publish:publish"),
)
"""What each step is called, and the functions it consists of; those not there are passed over and named."""
REST = "the rest"
DAY = date(2026, 9, 1)


class Watch:
    """Adds up what each step costs on its own."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)
        self.calls: defaultdict[str, int] = defaultdict(int)
        self._steps = [REST]
        self._since = time.process_time()

    def enter(self, step: str) -> None:
        """From here on time is that of *step*."""
        self._pass()
        self._steps.append(step)

    def leave(self) -> None:
        """From here on time is that of the step before."""
        self._pass()
        self._steps.pop()

    def _pass(self) -> None:
        now = time.process_time()
        self.spent[self._steps[-1]] += now - self._since
        self._since = now

    def watched(self, step: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, its time added to the step; of one that yields, the time of each item."""

        @wraps(function)
        def call(*args: Any, **kwargs: Any) -> Any:
            self.enter(step)
            self.calls[step] += 1
            try:
                result = function(*args, **kwargs)
            finally:
                self.leave()
            return self._each(step, result) if isinstance(result, Iterator) else result

        return call

    def _each(self, step: str, items: Iterator[Any]) -> Iterator[Any]:
        while True:
            self.enter(step)
            try:
                item = next(items)
            except StopIteration:
                return
            finally:
                self.leave()
            yield item


def main() -> None:
    """Build once, print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("entries", type=int, metavar="N", nargs="?", default=1000)
    parser.add_argument("folder", type=Path, metavar="FOLDER", nargs="?", help="a guide that is there")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = asked.folder or Path(place) / "guide"
        if not asked.folder:
            ours.write(Guide(asked.entries), folder)
        entries = sum(1 for path in (folder / "content").glob("*/*.md") if path.parent.name != "claims")
        build = importlib.import_module("kuzbass_site.build")
        options = importlib.import_module("kuzbass_site.reading").Options(today=DAY)
        watch, missing = Watch(), []
        for step, name in STEPS:
            if not _watch(watch, step, name):
                missing.append(name)
        watch.enter(REST)
        build.build(folder, Path(place) / "site", options)
        watch.leave()
    print(_table(watch, entries))
    if missing:
        print(f"\nNot found: {', '.join(missing)}")


def _watch(watch: Watch, step: str, name: str) -> bool:
    """Put a watched function in place of one, in every module that knows it; whether there is such a function."""
    module_name, _, path = name.partition(":")
    owner: Any
    try:
        owner = importlib.import_module(f"kuzbass_site.{module_name}")
        *classes, last = path.split(".")
        for part in classes:
            owner = getattr(owner, part)
        function = getattr(owner, last)
    except (ImportError, AttributeError):
        return False
    watched = watch.watched(step, function)
    holders: list[Any] = [owner]
    if isinstance(owner, ModuleType):
        holders = [module for key, module in sys.modules.items() if key.startswith("kuzbass_site")]
    for holder in holders:
        for known, value in list(vars(holder).items()):
            if value is function:
                setattr(holder, known, watched)
    return True


def _table(watch: Watch, entries: int) -> str:
    names = dict.fromkeys([*(step for step, _ in STEPS), REST])
    lines = ["| step | calls | CPU s | ms an entry | of all |", "|---|---:|---:|---:|---:|"]
    total = sum(watch.spent.values())
    for name in names:
        spent = watch.spent[name]
        share = f"{100 * spent / total:.1f} %"
        lines.append(
            f"| {name} | {watch.calls[name] or ''} | {spent:.2f} | {1000 * spent / entries:.3f} | {share} |"
        )
    lines.append(f"| all | | {total:.2f} | {1000 * total / entries:.3f} | |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
