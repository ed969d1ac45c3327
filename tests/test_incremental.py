"""Whatever is done to a guide, its cache and its output: the next build is byte for byte that of a clean one."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kuzbass_site.build import build
from kuzbass_site.models.options import Options
from kuzbass_site.problems import ContentError, Problem

SMALL = Path(__file__).parent / "sites" / "small"
TODAY = Options(today=date(2026, 11, 22))
EXAMPLES, STEPS = (int(n) for n in os.environ.get("INCREMENTAL_STEPS", "7x72").split("x"))
"""How many guides, and how many times each is changed."""

SLUGS = ("mill", "lock", "bridge")
ENTRY = """---
title: {title}
summary: Beside the Severn.
type: furnace
tags: [{tag}]
part-of: [towns/coalbrookdale]
location: {{lat: 52.64, lon: {lon}, accuracy: 200 m, sources: [osm]}}
facts:
  built: {built} [@unesco_371]
---
Near the [Old Furnace](old-furnace.md) [@unesco_371].
"""
TOUR = """---
title: A walk
summary: From the furnace on.
stops:
  - {entry: landmarks/old-furnace, see: "The stack. [@unesco_371]", why: "It is old. [@unesco_371]"}
  - {entry: towns/coalbrookdale, see: "The works. [@unesco_371]", why: "They are near. [@unesco_371]"}
---
It is short [@unesco_371].
"""

slugs = st.sampled_from(SLUGS)
numbers = st.integers(0, 9)


def tree(folder: Path) -> dict[str, bytes]:
    found = (place for place in sorted(folder.rglob("*")) if place.is_file() or place.is_symlink())
    return {str(place.relative_to(folder)): place.read_bytes() for place in found}


def outcome(guide: Path, output: Path) -> tuple[str, tuple[Problem, ...]]:
    """Build, and say how it went: with what problems, or stopped by which."""
    try:
        report = build(guide, output, TODAY, jobs=1)
    except ContentError as error:
        return type(error).__name__, error.problems
    return "", report.problems


class Guide(RuleBasedStateMachine):
    """An editor, a machine and a vandal at work on one guide."""

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp())
        self.guide, self.out = self.home / "guide", self.home / "site"
        self.touched = False

    @initialize()
    def begin(self) -> None:
        shutil.copytree(SMALL, self.guide, ignore=shutil.ignore_patterns(".cache"))
        (self.guide / "content/tours").mkdir()
        (self.guide / "content/tours/walk.md").write_text(TOUR)
        self.add("mill", 1, "coal", 1800)

    def teardown(self) -> None:
        shutil.rmtree(self.home)

    def place(self, slug: str) -> Path:
        return self.guide / f"content/landmarks/{slug}.md"

    def change(self, path: Path, how: Callable[[str], str]) -> None:
        if path.is_file():
            path.write_text(how(path.read_text()))

    # An editor

    @rule(
        slug=slugs,
        number=numbers,
        tag=st.sampled_from(["coal", "iron", "coal, iron"]),
        built=st.integers(1700, 1799),
    )
    def add(self, slug: str, number: int, tag: str, built: int) -> None:
        text = ENTRY.format(
            title=f"{slug.capitalize()} {number}", tag=tag, built=built, lon=-2.49 - number / 1000
        )
        self.place(slug).write_text(text)

    @rule(slug=slugs)
    def delete(self, slug: str) -> None:
        self.place(slug).unlink(missing_ok=True)

    @rule(old=slugs, new=slugs)
    def rename(self, old: str, new: str) -> None:
        if self.place(old).is_file():
            self.place(old).rename(self.place(new))

    @rule(slug=st.sampled_from([*SLUGS, "old-furnace", "old-furnace.ru"]), number=numbers)
    def edit_text(self, slug: str, number: int) -> None:
        self.change(self.place(slug), lambda text: f"{text}\nWord {'x' * number} [@unesco_371].\n")

    @rule(number=numbers)
    def edit_what_others_link_to(self, number: int) -> None:
        town = self.guide / "content/towns/coalbrookdale.md"
        heading = "The river" if number else "The stream"
        self.change(
            town,
            lambda text: text.replace("## The river", f"## {heading}").replace(
                "## The stream", f"## {heading}"
            ),
        )

    @rule(slug=st.sampled_from([*SLUGS, "old-furnace"]), number=numbers)
    def edit_title(self, slug: str, number: int) -> None:
        def how(text: str) -> str:
            lines = text.split("\n")
            return "\n".join(f"title: Z{number}" if line.startswith("title:") else line for line in lines)

        self.change(self.place(slug), how)

    @rule(slug=slugs, number=numbers)
    def edit_tour(self, slug: str, number: int) -> None:
        """Another stop at the end, of another name and place, or none."""
        path = self.guide / "content/tours/walk.md"
        place = f"{{lat: 52.64, lon: -2.{48 + number}, accuracy: 50 m, sources: [osm]}}"
        stop = f"  - {{entry: landmarks/{slug}, title: Stop {number}, location: {place}}}\n"
        there = number and self.place(slug).is_file()
        path.write_text(TOUR.replace("---\nIt is", f"{stop if there else ''}---\nIt is"))

    @rule(slug=slugs, same=st.booleans())
    def edit_to_the_same_size_at_the_same_time(self, slug: str, same: bool) -> None:
        path = self.place(slug)
        if path.is_file():
            before = path.stat()
            self.change(
                path,
                lambda text: text.replace("Severn", "Nevres") if same else text.replace("Nevres", "Severn"),
            )
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    @rule(slug=slugs)
    def draft(self, slug: str) -> None:
        def how(text: str) -> str:
            if "draft: true\n" in text:
                return text.replace("draft: true\n", "")
            return text.replace("summary:", "draft: true\nsummary:", 1)

        self.change(self.place(slug), how)

    @rule(slug=slugs)
    def make_a_mistake(self, slug: str) -> None:
        self.change(self.place(slug), lambda text: text.replace("unesco_371", "unesco_372"))

    @rule(slug=slugs)
    def mend_the_mistake(self, slug: str) -> None:
        self.change(self.place(slug), lambda text: text.replace("unesco_372", "unesco_371"))

    @rule(number=numbers)
    def edit_a_source(self, number: int) -> None:
        self.change(
            self.guide / "content/sources.yaml", lambda text: text.replace("title: ", f"title: {number}", 1)
        )

    @rule(number=st.sampled_from([1, 2, 24]))
    def edit_the_settings(self, number: int) -> None:
        def how(text: str) -> str:
            lines = [line for line in text.split("\n") if not line.startswith("per-page:")]
            return "\n".join([*lines, f"per-page: {number}"])

        self.change(self.guide / "content/site.yaml", how)

    @rule()
    def change_the_languages(self) -> None:
        def how(text: str) -> str:
            one = "languages: [en]" in text
            return text.replace("languages: [en]", "languages: [en, ru]") if one else text.replace(
                "languages: [en, ru]", "languages: [en]"
            )  # fmt: skip

        self.change(self.guide / "content/site.yaml", how)
        russian = self.guide / "content/landmarks/old-furnace.ru.md"
        aside = self.home / "old-furnace.ru.md"
        if "languages: [en]" in (self.guide / "content/site.yaml").read_text():
            if russian.is_file():
                russian.rename(aside)
        elif aside.is_file():
            aside.rename(russian)

    @rule(number=numbers)
    def edit_a_template(self, number: int) -> None:
        (self.guide / "templates").mkdir(exist_ok=True)
        (self.guide / "templates/text.html").write_text(f"{{{{ page.view.head.title }}}} {number}")

    @rule()
    def drop_the_template(self) -> None:
        (self.guide / "templates/text.html").unlink(missing_ok=True)

    @rule(number=numbers)
    def edit_a_static_file(self, number: int) -> None:
        (self.guide / "static/drawings").mkdir(parents=True, exist_ok=True)
        text = f"<svg xmlns='http://www.w3.org/2000/svg' id='n{number}'/>"
        (self.guide / "static/drawings/other.svg").write_text(text)

    # A machine

    @rule()
    def check_out_anew(self) -> None:
        """Every file has a new time, as after a checkout."""
        for path in self.guide.rglob("*"):
            if path.is_file() and ".cache" not in path.parts:
                os.utime(path)

    @rule()
    def restore_old_times(self) -> None:
        for path in (self.guide / "content").rglob("*.md"):
            os.utime(path, ns=(10**18, 10**18))

    @rule()
    def bring_the_site_from_an_archive(self) -> None:
        """The same bytes in other files, with the times they had."""
        copy = self.home / "copy"
        shutil.copytree(self.out, copy, symlinks=True)
        shutil.rmtree(self.out)
        copy.rename(self.out)

    @rule()
    def lose_the_cache(self) -> None:
        shutil.rmtree(self.guide / ".cache", ignore_errors=True)

    @rule(
        where=st.integers(0, 10**6),
        name=st.sampled_from(["cache.sqlite", "*.left", "*.made"]),
        cut=st.booleans(),
    )
    def damage_the_cache(self, where: int, name: str, cut: bool) -> None:
        for path in (self.guide / ".cache").glob(name):
            data = bytearray(path.read_bytes())
            if data and cut:
                del data[where % len(data) :]
            elif data:
                data[where % len(data)] ^= 0x55
            path.write_bytes(bytes(data))

    # A vandal

    @rule(which=st.integers(0, 10**6), kind=st.sampled_from(["delete", "write", "same size", "link"]))
    def spoil_the_output(self, which: int, kind: str) -> None:
        pages = [
            place
            for place in sorted(self.out.rglob("*"))
            if place.is_file() and not place.name.startswith(".")
        ]
        if not pages:
            return
        self.touched = True
        place = pages[which % len(pages)]
        before = place.stat()
        data = place.read_bytes()
        place.unlink()
        if kind == "write":
            place.write_bytes(b"spoilt")
        elif kind == "same size":
            place.write_bytes(b"?" * len(data))
            os.utime(place, ns=(before.st_atime_ns, before.st_mtime_ns))
        elif kind == "link":
            place.symlink_to(SMALL / "content/site.yaml")

    @invariant()
    def the_next_build_is_as_a_clean_one(self) -> None:
        if not self.guide.is_dir():
            return
        before = tree(self.out)
        done = outcome(self.guide, self.out)
        clean, fresh = self.home / "clean", self.home / "fresh"
        shutil.copytree(self.guide, clean, ignore=shutil.ignore_patterns(".cache"))
        try:
            assert done == outcome(clean, fresh)
            assert tree(self.out) == (before if done[0] else tree(fresh))
        finally:
            shutil.rmtree(clean)
            shutil.rmtree(fresh, ignore_errors=True)


Guide.TestCase.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=STEPS,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestIncremental = Guide.TestCase
