"""What is done to a guide before a build, and whether the build has seen it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.guide import Entry, Guide, Head
from bench.peers import Peer

EVERY = 37
"""From one edit to the next we go so many entries on."""
SAMPLE = 5
"""So many pages are looked at after a change of the template."""


@dataclass(frozen=True)
class Edit:
    """One edit, and what must be found where: any of the files of each group holds the word."""

    word: str
    groups: tuple[tuple[Path, ...], ...]

    def is_seen(self) -> bool:
        """Whether the word stands in a file of each group."""
        return all(
            any(self.word in path.read_text(encoding="utf-8") for path in group) for group in self.groups
        )


@dataclass(frozen=True)
class Site:
    """A guide laid out for one generator."""

    peer: Peer
    guide: Guide
    folder: Path

    @property
    def output(self) -> Path:
        """The folder of pages."""
        return self.folder / self.peer.output

    def page(self, head: Head) -> Path:
        """The page of an entry."""
        return self.output / head.id / "index.html"

    def entry(self, number: int) -> Entry:
        """The entry of the edit of this number: a landmark, from the middle on."""
        landmarks = [head for head in self.guide.heads if head.collection == "landmarks"]
        return self.guide.entry(landmarks[(len(landmarks) // 2 + EVERY * number) % len(landmarks)])

    def change(self, file: str, pattern: str, new: str) -> None:
        """Replace what the pattern finds first in a file of the guide.

        Raises:
            LookupError: if it finds nothing.
        """
        path = self.folder / file
        text, count = re.subn(pattern, lambda _: new, path.read_text(encoding="utf-8"), count=1, flags=re.M)
        if not count:
            raise LookupError(f"{file}: {pattern}")
        path.write_text(text, encoding="utf-8")


def word(number: int) -> str:
    """A word that no guide has: numbers would want a source."""
    letters = ""
    for _ in range(4):
        number, digit = divmod(number, 26)
        letters = chr(ord("a") + digit) + letters
    return f"Qx{letters}"


def body(site: Site, number: int) -> Edit:
    """Put a sentence into the middle of an entry's text."""
    head = site.entry(number).head
    site.change(
        f"content/{head.id}.md", r"^## Description$", f"{word(number)} is new here.\n\n## Description"
    )
    return Edit(word(number), ((site.page(head),),))


def title(site: Site, number: int) -> Edit:
    """Add a word to an entry's title: its page shows it, and the lists of each of its tags."""
    entry = site.entry(number)
    head = entry.head
    new = f"{head.title} {word(number)}"
    site.change(f"content/{head.id}.md", rf"^title: {re.escape(head.title)}$", f"title: {new}")
    # The lists are found when they are there: an edit may move an entry to another page of one.
    lists = tuple(tuple((site.output / "tags" / tag).rglob("*.html")) for tag in entry.tags)
    return Edit(new, ((site.page(head),), *lists))


def template(site: Site, number: int) -> Edit:
    """Change an attribute in the template of entries: every entry's page shows it."""
    site.change(
        site.peer.template, r"<article( data-edit=\"\w*\")?>", f'<article data-edit="{word(number)}">'
    )
    heads = site.guide.heads[:: max(1, len(site.guide.heads) // SAMPLE)]
    return Edit(f'data-edit="{word(number)}"', tuple((site.page(head),) for head in heads))


def nothing(site: Site, number: int) -> Edit:  # noqa: ARG001 - as every edit
    """Leave everything as it is."""
    return Edit("</html>", ((site.output / "index.html",),))


EDITS: Mapping[str, Callable[[Site, int], Edit]] = {
    "cold": nothing,
    "same": nothing,
    "body": body,
    "title": title,
    "template": template,
}
