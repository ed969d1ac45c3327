"""Words that `new` puts where an editor's are wanted."""

from __future__ import annotations

import pytest

from kuzbass_site.lint import lint_texts
from kuzbass_site.lint.begun import NO_STORY, NO_SUMMARY
from kuzbass_site.markdown import parse_body
from tests.factories import entry, site, translation


@pytest.mark.parametrize("lang", sorted(NO_SUMMARY))
def test_what_was_only_begun_is_not_published(lang: str) -> None:
    text = parse_body("\n".join(NO_STORY[lang]) + "\n\nMore.")
    made = site(entry(summary=NO_SUMMARY[lang], text=text, body_line=7), translation(text=text))

    assert [(told.code, told.line) for told in lint_texts(made)] == [
        ("summary/not-written", 0), ("story/not-written", 7), ("story/not-written", 1),
    ]  # fmt: skip


def test_a_draft_may_be_unfinished_and_words_of_ones_own_are_let_be() -> None:
    text = parse_body("\n".join(NO_STORY["en"]))

    assert not list(lint_texts(site(entry(summary=NO_SUMMARY["en"], text=text, draft=True))))
    assert not list(lint_texts(site(entry(summary="One sentence.", text=parse_body("Its story.")))))
