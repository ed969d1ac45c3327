"""What is looked for only where it may begin is found wherever it is."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kuzbass_site.prose import superlatives
from kuzbass_site.prose.figures import _pattern, matches
from kuzbass_site.prose.units import COUNTED, COUNTED_PIECES

WORDS = (
    *(
        "1936",
        "1,770",
        "1 770",
        "1,5",
        "30",
        "5",
        "٣٤",
        "$5",
        "€ 30",
        "12₽",
        "19",
        "2019-20",
        "1990s",
        "1930-е",
        "90-х годов",
    ),
    *(
        "May",
        "March",
        "мая",
        "май",
        "3 May",
        "May 3,",
        "ten",
        "often",
        "twenty-five",
        "a hundred",
        "sixteen",
        "an",
        "two",
    ),
    *(
        "двадцать",
        "двадцать пять",
        "сто",
        "место",
        "двести",
        "пятьсот",
        "две",
        "тысяч",
        "тыс.",
        "million",
        "dozen",
    ),
    *(
        "tons",
        "t",
        "km",
        "%",
        "per cent",
        "miners",
        "тонн",
        "км",
        "чел.",
        "человек",
        "людей",
        "домов",
        "settlers",
        "MW",
    ),
    *(
        " ",
        " ",
        " ",
        " ",
        ", ",
        ".",
        "-",
        "–",
        " – ",
        " to ",
        " до ",
        "/",
        "(",
        "\u00a0",
        "No. ",
        "стр. ",
        "x",
        "ı",
        "ſ",
        "İ",
    ),
    *(
        "the largest",
        "THE FIRST ",
        "the firſt ",
        "first in Siberia",
        "the first of its kind",
        "west",
        "its oldest",
        "one of ",
    ),
    *(
        "крупнейший",
        "самый ",
        "Первый завод в мире",
        "наибольший",
        "самая глубокая",
        "mine’s deepest",
        "most ",
        "populous",
    ),
)
texts = st.lists(st.sampled_from(WORDS), max_size=12).map("".join) | st.lists(
    st.sampled_from(WORDS), max_size=8
).map(" ".join)


@pytest.mark.parametrize("lang", ["en", "ru"])
@settings(max_examples=1000)
@given(text=texts | st.text())
@example(text="5$100 tons")
@example(text="two hundred miners, thirteen houses")
def test_figures_are_found_wherever_their_pattern_matches(lang: str, text: str) -> None:
    assert [each.span() for each in matches(text, lang)] == [
        each.span() for each in _pattern(lang).finditer(text)
    ]


@pytest.mark.parametrize("lang", ["en", "ru"])
@settings(max_examples=1000)
@given(text=texts | st.text())
@example(text="the firſt mine in Siberia")
@example(text="САМЫЙ БОЛЬШОЙ")
def test_superlatives_are_found_wherever_their_pattern_matches(lang: str, text: str) -> None:
    pattern, one_of, may_hold = superlatives._PATTERNS[lang]
    found = [match.span() for match in pattern.finditer(text)]

    assert list(superlatives.find(text, lang)) == [
        (start, end) for start, end in found if not one_of.search(text[max(start - 20, 0) : start])
    ]
    assert may_hold(text.lower()) or not found or not text.isascii()


@pytest.mark.parametrize("lang", ["en", "ru"])
@given(data=st.data())
def test_every_number_in_words_holds_one_of_the_pieces(lang: str, data: st.DataObject) -> None:
    number = data.draw(st.from_regex(re.compile(COUNTED[lang].replace(r"\b", "")), fullmatch=False))

    assert any(piece in number for piece in COUNTED_PIECES[lang])
