"""Texts that are made to keep the patterns of prose busy. The tests hang, rather than fail, where they succeed."""

from __future__ import annotations

import pytest

from kuzbass_site.models.body import Block, Body, Citation, CitationMark, Place
from kuzbass_site.models.files import Span
from kuzbass_site.prose import Share, cited_figures, figures, sentences

LENGTH = 60_000


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize(
    "piece",
    [
        "1", "1936", "1,111", "1 111 ", "1.", "1-", "1936–1937 ", "1% ", "$1 ", "1 million ", "ten ", "сто ",
        "a", "ы", "a.", "a-", "a's", ".", "…", "(", ")", "[", "]", '"', "« ", "A. ", "г. ", ". (", "_", " ",
        "the first ", "the largest ", "x’s second ", "самый ", "первый а ", "1 May ", "No. 1 ", "In 1936. ",
    ],
)  # fmt: skip
def test_a_text_takes_no_longer_than_its_length(piece: str, lang: str) -> None:
    text = (piece * LENGTH)[:LENGTH]
    mark = CitationMark((Citation("a"),), Span(1, 1))
    block = Block("paragraph", (text, mark), (Place(0, 1, 1),))

    found = figures(text, lang)
    shared = cited_figures(Body(parts=(), blocks=(block,)), lang)

    assert shared == Share(len(found), len(found))
    assert all(start < end for start, end in sentences(text))
