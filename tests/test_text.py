"""Slugs, search and sort keys, plural forms, near spellings."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import pytest
from babel import Locale
from hypothesis import assume, given
from hypothesis import strategies as st

from kuzbass_site import text as text_module
from kuzbass_site.text import (
    LONGEST_SLUG,
    Spelled,
    anchor,
    closest,
    first_letter,
    fold,
    plural_category,
    slug,
    sort_key,
    tongue,
    unique,
)

cyrillic = st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюяАЕЁИЙЫӧӱң -\u0301", max_size=30)
texts = st.text(max_size=40) | cyrillic


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Киселёвск", "kiselyovsk"),
        ("Прокопьевск", "prokopyevsk"),
        ("Новокузнецк", "novokuznetsk"),
        ("Красная Горка", "krasnaya-gorka"),
        ("Анжеро-Судженск", "anzhero-sudzhensk"),
        ("Ленинск-Кузнецкий", "leninsk-kuznetsky"),
        ("Берёзовский край", "beryozovsky-kray"),
        ("Российский", "rossiysky"),
        ("Полысаево", "polysayevo"),
        ("Междуреченск", "mezhdurechensk"),
        ("Енисей", "yenisey"),
        ("Новые здания", "novye-zdaniya"),
        ("выйти", "vyti"),
        ("Чёрный щебень", "chorny-shcheben"),
        ("Щёголь, цех, хутор", "shchogol-tsekh-khutor"),
        ("Ильич", "ilyich"),
        ("бульон", "bulyon"),
        ("фойе", "foye"),
        ("объект", "obyekt"),
        ("Юрга, Яя, эхо, ъ", "yurga-yaya-ekho"),
        ("Кеме\u0301рово", "kemerovo"),
        ("Ӱстӱнги Қобыр", "ustungi-kobyr"),
        ("Шахта №5", "shakhta-no-5"),
        ("Miner’s House", "miners-house"),
        ("Łódź & Æsir", "lodz-aesir"),
        ("  --A__b..C--  ", "a-b-c"),
        ("ＫＭＫ ½", "kmk-1-2"),
        ("already-a-slug-2", "already-a-slug-2"),
    ],
)
def test_a_slug_reads_as_an_english_map_would_spell_it(text: str, expected: str) -> None:
    assert slug(text) == expected


@pytest.mark.parametrize(
    ("text", "declared", "lang", "expected"),
    [
        ("Kemerovo", "", "en", ""),
        ("ул. Красная Горка, 17", "", "en", "ru"),
        ("Coal output in 2012", "", "ru", "en"),
        ("Добыча угля", "en", "ru", ""),
        ("Kiselovsk", "sk", "ru", "sk"),
        ("Калтан", "ru", "en", "ru"),
        ("Калтан (Kaltan)", "en", "ru", "en"),
        ("1913", "", "ru", ""),
    ],
)
def test_words_are_marked_with_the_language_of_their_letters(
    text: str, declared: str, lang: str, expected: str
) -> None:
    assert tongue(text, declared, lang, ("en", "ru")) == expected


@pytest.mark.parametrize("text", ["", " ", "—", "ь", "煤炭", "🏭", "'"])
def test_a_slug_is_never_empty(text: str) -> None:
    with pytest.raises(ValueError, match="no letter or digit"):
        slug(text)


def test_a_long_slug_is_cut_between_words() -> None:
    assert slug("abcdefghi " * 20) == "-".join(["abcdefghi"] * 8)
    assert slug("a" * 30 + "-" + "b" * 49 + "-c") == "a" * 30 + "-" + "b" * 49
    assert slug("a" * 30 + "-" + "b" * 50) == "a" * 30
    assert slug("a" * 100) == "a" * LONGEST_SLUG


@given(texts)
def test_a_slug_is_safe_and_its_own_slug(text: str) -> None:
    try:
        found = slug(text)
    except ValueError:
        assume(False)

    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", found)
    assert len(found) <= LONGEST_SLUG
    assert slug(found) == found


@given(texts)
def test_composed_and_decomposed_letters_are_the_same(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))

    assert anchor(composed) == anchor(decomposed)
    assert fold(composed) == fold(decomposed)


def test_a_heading_always_gets_an_anchor() -> None:
    assert anchor("What is left?") == "what-is-left"
    assert anchor("煤炭") == "section"


def test_repeated_names_are_numbered_around_those_that_exist() -> None:
    assert unique(["a", "a", "b", "a-2", "a", "a-2"]) == ("a", "a-3", "b", "a-2", "a-4", "a-2-2")


@given(st.lists(st.sampled_from(["a", "a-2", "a-3", "a-2-2", "b"])))
def test_unique_names_differ_and_the_first_use_keeps_its_own(names: list[str]) -> None:
    found = unique(names)

    assert len(set(found)) == len(names)
    assert all(found[names.index(name)] == name for name in names)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("КИСЕЛЁВСК", "киселевск"),
        ("Йод и май", "йод и май"),
        ("Е\u0301льцовка", "ельцовка"),
        ("Ångström  Łódź", "angstrom lodz"),
        ("STRASSE Straße", "strasse strasse"),
        ("ＫＭＫ\u00a0№ 5", "kmk no 5"),
        ("Miner’s", "miner's"),
        ("A  B", "a b"),
    ],
)
def test_search_ignores_case_marks_and_widths(text: str, expected: str) -> None:
    assert fold(text) == expected


@given(texts)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_titles_sort_as_a_reader_expects() -> None:
    titles = ["Юг", "Йод", "pit-3", "«Алмаз»", "Ель", "Pit 10", "Ива", "Ёлка", "Pit 2", "1 May Street"]

    assert sorted(titles, key=sort_key) == [
        "1 May Street",
        "Pit 2",
        "pit-3",
        "Pit 10",
        "«Алмаз»",
        "Ёлка",
        "Ель",
        "Ива",
        "Йод",
        "Юг",
    ]


def test_numbers_sort_by_value_however_long() -> None:
    numbers = ["9", "10", "0099", "100", "9" * 5000]

    assert sorted(sorted(numbers), key=sort_key) == numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kemerovo", "K"),
        ("Ёлка", "Е"),
        ("Йод", "Й"),
        ("«Красная Горка»", "К"),
        ("Łódź", "L"),
        ("5th mine", "0–9"),
        ("½ mile", "0–9"),
        ("—", "#"),
        ("", "#"),
    ],
)
def test_a_title_stands_under_its_first_letter(text: str, expected: str) -> None:
    assert first_letter(text) == expected


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_plural_categories_are_those_of_cldr(lang: str) -> None:
    theirs = Locale(lang).plural_form
    numbers = [*range(-30, 230), 1001, 1011, 1_000_000]

    assert [plural_category(n, lang) for n in numbers] == [theirs(n) for n in numbers]
    assert plural_category(1.5, lang) == theirs(1.5) == "other"


def test_a_language_without_plural_rules_is_an_error() -> None:
    with pytest.raises(KeyError):
        plural_category(1, "kk")


@pytest.mark.parametrize(
    ("word", "candidates", "expected"),
    [
        ("titel", ["tags", "title", "type"], "title"),
        ("tile", ["file", "title"], "title"),
        ("part_of", ["part-of", "tags"], "part-of"),
        ("Part Of", ["part-of", "tags"], "part-of"),
        ("PartOf", ["part-of"], "part-of"),
        ("lattitude", ["lat", "latitude", "longitude"], "latitude"),
        ("towns/kisilevsk", ["towns/kaltan", "towns/kiselyovsk"], "towns/kiselyovsk"),
        ("Киселёвск", ["kaltan", "kiselyovsk"], "kiselyovsk"),
        ("@bse_kalatn", ["bse_kaltan"], "bse_kaltan"),
        ("tag", ["tags"], "tags"),
        ("coal", ["goal", "cool", "foal"], "cool"),
        ("title", ["tags", "summary"], ""),
        ("x", ["y", "xy"], ""),
        ("", ["title"], ""),
        ("--", ["title"], ""),
        ("title", [], ""),
        ("ab", ["", "-"], ""),
    ],
)
def test_a_misspelt_word_finds_the_one_that_was_meant(
    word: str, candidates: list[str], expected: str
) -> None:
    assert closest(word, candidates) == expected
    assert closest(word, reversed(candidates)) == expected


@given(
    st.lists(st.text("abcАбв-_ ", max_size=9), max_size=12),
    st.lists(st.text("abcАбв-_ ", max_size=9), min_size=1, max_size=4),
)
def test_many_words_find_what_each_alone_would_find(candidates: list[str], words: list[str]) -> None:
    spelled = Spelled(candidates)

    assert [spelled.closest(word) for word in words] == [closest(word, candidates) for word in words]


def test_guesses_at_many_words_among_many_come_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0
    count = text_module._edits

    def counted(one: str, other: str) -> int:
        nonlocal asked
        asked += 1
        return count(one, other)

    monkeypatch.setattr(text_module, "_edits", counted)
    monkeypatch.setattr(Spelled, "EFFORT", 10_000)
    spelled = Spelled([f"the-{number:04}-works" for number in range(1000)])
    guesses = [spelled.closest(f"the-{number:04}-wreck") for number in range(1000)]

    assert guesses[0] == "the-0000-works"
    assert guesses[-1] == ""
    assert spelled.closest("THE 0999 works") == "the-0999-works"
    assert asked < 2 * 1000


@given(st.text("abc", max_size=7), st.text("abc", max_size=7))
def test_edits_are_counted_as_the_table_counts_them(one: str, other: str) -> None:
    @cache
    def least(i: int, j: int) -> int:
        """The edits between the first letters of the two."""
        if not i or not j:
            return i + j
        found = min(
            least(i - 1, j) + 1, least(i, j - 1) + 1, least(i - 1, j - 1) + (one[i - 1] != other[j - 1])
        )
        if i > 1 and j > 1 and one[i - 2 : i] == other[j - 1] + other[j - 2]:
            found = min(found, least(i - 2, j - 2) + 1)
        return found

    assert text_module._edits(one, other) == least(len(one), len(other))


@given(st.text("abcdefghij", min_size=4, max_size=12), st.data())
def test_one_slip_of_the_finger_is_always_forgiven(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 2))
    slips = [word[:at] + word[at + 1 :], word[:at] + "z" + word[at:], word[:at] + "z" + word[at + 1 :]]
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]

    assert all(closest(slip, [word, "unrelated-words"]) == word for slip in [*slips, swapped])
