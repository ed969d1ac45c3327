from __future__ import annotations

import random

from kuzbass_site.lint import lint_texts
from kuzbass_site.lint.weight import TEXT_BYTES
from kuzbass_site.markdown import parse_body
from tests.factories import entry, site


def words(count: int) -> str:
    """A text of so many words that a machine cannot make much shorter."""
    drawn = random.Random(7)
    letters = "abcdefghijklmnopqrstuvwxyz"
    text = ["".join(drawn.choices(letters, k=drawn.randint(2, 9))) for _ in range(count)]
    return "\n\n".join(" ".join(text[n : n + 80]) for n in range(0, count, 80))


def test_a_text_that_a_weak_phone_waits_for_is_told_with_its_weight() -> None:
    (told,) = lint_texts(site(entry(text=parse_body(words(14_000)), body_line=9)))

    assert (told.code, told.line, told.column) == ("page/too-heavy", 9, 1)
    assert int(told.args[0]) * 1000 > TEXT_BYTES
    assert told.args[1] == "30"


def test_a_long_text_that_is_sent_quickly_is_let_be() -> None:
    texts = [parse_body(words(4000)), parse_body("The same again. " * 20_000)]

    assert not [told for text in texts for told in lint_texts(site(entry(text=text)))]
