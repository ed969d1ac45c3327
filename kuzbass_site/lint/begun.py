"""What `new` puts where words are wanted: no page goes out with it."""

from __future__ import annotations

from collections.abc import Iterable

from kuzbass_site.lint.references import Bearer, at
from kuzbass_site.models.files import Span
from kuzbass_site.models.settings import Config
from kuzbass_site.problems import Problem

NO_SUMMARY = {"en": "One sentence that says what this is.", "ru": "Одно предложение о том, что это."}
"""What stands for a summary until one is written, by the language of the text."""
NO_STORY = {
    "en": (
        "Its story in Markdown. After every statement that somebody could doubt, put its source in square",
        "brackets, with its key from content/sources.yaml. Link to other entries by their files.",
    ),
    "ru": (
        "Рассказ об этом, в Markdown. После каждого утверждения, в котором можно усомниться, поставьте в квадратных",
        "скобках ключ источника из content/sources.yaml. На другие статьи ссылайтесь по именам их файлов.",
    ),
}
"""The lines that stand for a text."""


def texts_are_written(bearer: Bearer, _original: Bearer, _config: Config) -> Iterable[Problem]:
    """Nothing but a draft says what every file says that was just begun."""
    if bearer.draft:
        return
    if getattr(bearer, "summary", "") in NO_SUMMARY.values():
        yield at(bearer.path, Span(0, 0), "summary/not-written")
    firsts = [lines[0] for lines in NO_STORY.values()]
    if any(first in part for part in bearer.body.parts if isinstance(part, str) for first in firsts):
        yield at(bearer.path, Span(bearer.body_line, 1), "story/not-written")
