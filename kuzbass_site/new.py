"""The first lines of an entry: correct, commented, ready to be filled in."""

from __future__ import annotations

from pathlib import PurePosixPath

from kuzbass_site.text import slug


def skeleton_path(collection: str, title: str) -> PurePosixPath:
    """Where an entry of this title belongs. Raises ValueError when no letter of it can stand in an address."""
    return PurePosixPath("content") / collection / f"{slug(title)}.md"


def skeleton(collection: str, title: str) -> str:
    """A file that passes the check as a draft, with comments on what to write."""
    head = [
        "---",
        f"title: {_quoted(title)}",
        "summary: One sentence that says what this is.  # write your own",
        "draft: true                # take this line out to publish the entry",
    ]
    if collection == "pages":
        return "\n".join([*head, "---", "Write here.", ""])
    body = [
        "#names:",
        "#  ru: …",
        "#  also: [other spellings, found by search]",
        "#location:",
        "#  lat: 53.99",
        "#  lon: 86.66",
        "#  accuracy: 2 km          # how far off the point may be",
        "#  sources: [key_of_source]",
        "#status: working [@key_of_source]",
        "#tags: [coal]",
        "#facts:",
        "#  founded: 1946 [@key_of_source] (a note)",
        "#events:",
        "#  - 1946-05 [@key_of_source] (what happened)",
    ]
    if collection == "tours":
        body += ["#stops:", "#  - entry: towns/kaltan", "#    see: what to see there"]
    text = [
        "---",
        "Its story in Markdown. After every statement that somebody could doubt, put its source in square",
        "brackets, with its key from content/sources.yaml. Link to other entries by their files.",
        "",
    ]
    return "\n".join([*head, *body, *text])


def _quoted(title: str) -> str:
    """A title as YAML takes it: in double quotes where it would trip."""
    plain = title.strip()
    risky = plain[:1] in "@`%&*!|>'\"[]{}#,?:-" or ": " in plain or " #" in plain or plain.endswith(":")
    if not risky:
        return plain
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'
