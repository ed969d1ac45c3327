from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzbass_site.i18n import N_, number, translate, translate_plural

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("value", "english", "russian"),
    [
        ("0", "0", "0"),
        ("7", "7", "7"),
        ("999", "999", "999"),
        ("1000", "1,000", "1000"),
        ("9999", "9,999", "9999"),
        ("10000", "10,000", f"10{NBSP}000"),
        ("1234567", "1,234,567", f"1{NBSP}234{NBSP}567"),
        ("0.5", "0.5", "0,5"),
        ("12345.678", "12,345.678", f"12{NBSP}345,678"),
        ("-5", "\u22125", "\u22125"),
        ("\u22125", "\u22125", "\u22125"),
        ("-12000.5", "\u221212,000.5", f"\u221212{NBSP}000,5"),
        (84362, "84,362", f"84{NBSP}362"),
        (-3, "\u22123", "\u22123"),
    ],
)
def test_numbers_are_written_as_the_language_writes_them(
    value: str | int, english: str, russian: str
) -> None:
    assert number(value, "en") == english
    assert number(value, "ru") == russian


@given(st.integers(), st.sampled_from(["en", "ru"]))
def test_a_number_loses_no_digit(value: int, lang: str) -> None:
    written = number(value, lang)

    assert int(written.replace(",", "").replace(NBSP, "").replace("\u2212", "-")) == value


def test_the_empty_text_stays_empty_in_every_language() -> None:
    assert [translate("", lang) for lang in ("en", "ru", "xx")] == ["", "", ""]


def test_a_text_or_a_language_that_no_catalogue_has_stays_english() -> None:
    assert translate("No catalogue has this.", "ru") == "No catalogue has this."
    assert translate("Home", "xx") == "Home"
    assert translate_plural("one", "many", 2, "xx") == "many"
    assert N_("Home") == "Home"


@pytest.mark.parametrize(("count", "form"), [(1, "one"), (2, "many"), (5, "many"), (21, "many")])
def test_english_counts_in_two_forms(count: int, form: str) -> None:
    assert translate_plural("one", "many", count, "en") == form


@pytest.mark.parametrize(
    ("count", "form"),
    [(1, "статья"), (2, "статьи"), (5, "статей"), (11, "статей"), (21, "статья"), (112, "статей")],
)
def test_russian_counts_in_three_forms(count: int, form: str) -> None:
    assert translate_plural("%(num)s entry", "%(num)s entries", count, "ru") == f"%(num)s {form}"
