from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzbass_site.prose import sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "It was built in 1936",
        "Mine No. 12 and Mr. Smith met St. Petersburg's Dr. May",
        "J. J. P. Oud and S. Rutgers worked here, cf. Fig. 3",
        "It gave 3.5 Mt, e.g. coal",
        "В 1936 г. открыли шахту",
        "В 1936–1938 гг. строили завод, ул. Кирова, д. 5",
        "Завод им. Кирова в г. Кемерово, пос. Северный",
        "А. В. Щусев и т. п. в 1936 г. 20 человек",
        "Добыли 5 млн. тонн на 2 тыс. рублей",
        "What… a place",
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_end_it(sentence: str) -> None:
    assert cut(f"{sentence}. Then it ended.") == [f"{sentence}.", "Then it ended."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("  One  ", ["One"]),
        ("One. Two! Three? Four… Five", ["One.", "Two!", "Three?", "Four…", "Five"]),
        ('He said "no." Then he went.', ['He said "no."', "Then he went."]),
        ("It closed (in 2013). 1936 was better.", ["It closed (in 2013).", "1936 was better."]),
        ("Это было в 1936 г. Завод стоял.", ["Это было в 1936 г.", "Завод стоял."]),
        ("Стоит с XIX в. Потом снесли.", ["Стоит с XIX в.", "Потом снесли."]),
        ("«Так». «Иначе».", ["«Так».", "«Иначе»."]),
        ("It was so. and not otherwise.", ["It was so. and not otherwise."]),
    ],
)
def test_a_text_is_cut_into_its_sentences(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@given(st.text(alphabet='aБ1. !?…"»()г\n', max_size=60))
def test_between_sentences_there_is_only_white_space(text: str) -> None:
    found = sentences(text)
    last = 0
    for start, end in found:
        assert not text[last:start].strip()
        assert text[start:end] == text[start:end].strip() != ""
        last = end
    assert not text[last:].strip()
