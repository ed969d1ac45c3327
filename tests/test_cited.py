from __future__ import annotations

import pytest

from kuzbass_site.markdown import parse_body
from kuzbass_site.prose import Share, cited_figures, passages


def uncited(text: str) -> list[str]:
    return [
        passage.block.text[figure.start : figure.end]
        for passage in passages(parse_body(text), "en")
        if not passage.is_cited
        for figure in passage.figures
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It opened in 1936.", ["1936"]),
        ("It opened in 1936 [@a].", []),
        ("It opened in 1936. So they say [@a].", []),
        ("It opened in 1936.\n\nSo they say [@a].", ["1936"]),
        ("## 1936\n\nNothing more.", []),
        ("`1936` and\n\n```\n1936\n```", []),
        ("> It opened in 1936.", ["1936"]),
        ("- in 1936\n- in 1937 [@a]", ["1936"]),
        ("It closed [@a]:\n\n- in 1936\n- in 1937", []),
        ("It closed [@a].\n\n- in 1936", ["1936"]),
        ("It closed [@a]:\n\n- so\n\nIn 1936 it opened.\n\n- in 1937", ["1936", "1937"]),
        ("1936\n: it opened [@a]\n\n1937\n: it closed", ["1937"]),
        ("a|b\n-|-\n1936|1937 [@a]\n1938|1939", ["1938", "1939"]),
        ("a|b|c\n-|-|-\n1936|1937|[@a]\n1938|x|y", ["1938"]),
        ("a|b [@a]\n-|-\n1936|1937", []),
        ("As follows [@a].\n\na|b\n-|-\n1936|1937", []),
        ("As follows [@a].\n\nSo.\n\na|b\n-|-\n1936|1937", ["1936", "1937"]),
    ],
)
def test_a_figure_is_cited_in_its_passage_or_beside_it(text: str, expected: list[str]) -> None:
    assert uncited(text) == expected


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Nothing.", Share(0, 0)),
        ("In 1936 and 1937 [@a].", Share(2, 2)),
        ("In 1936. In 1937 [@a].", Share(2, 2)),
        ("In 1936 [@a]. In 1937.", Share(1, 2)),
        ("In 1936 [@a] and 1937.", Share(2, 2)),
        ("In 1936 it opened.[@a] In 1937 it closed.", Share(1, 2)),
        ("In 1936.\n\nIn 1937 [@a].", Share(1, 2)),
        ("a|b\n-|-\n1936|x [@a]\n1937|y", Share(1, 2)),
    ],
)
def test_a_figure_counts_as_cited_by_a_source_in_its_sentence_or_later_in_its_paragraph(
    text: str, share: Share
) -> None:
    assert cited_figures(parse_body(text), "en") == share
