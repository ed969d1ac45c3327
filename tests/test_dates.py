"""Dates: what is accepted, what it bounds, how it reads, what is suggested instead."""

from __future__ import annotations

import pickle
import sys
import time
from datetime import date, timedelta
from subprocess import run

import edtf
import pytest
from babel import Locale
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from kuzbass_site.dates import DateError, in_words, parse
from kuzbass_site.dates.words import MONTHS

days = st.dates(date(1000, 1, 1), date(9999, 12, 31))
plain_points = st.one_of(
    days.map(date.isoformat),
    days.map(lambda day: day.isoformat()[:7]),
    days.map(lambda day: f"{day.year}"),
)
points = st.builds(
    str.__add__,
    plain_points | days.map(lambda day: f"{day.year // 10}X"),
    st.sampled_from(["", "~", "?", "%"]),
)


def _ordered(pair: tuple[str, str]) -> tuple[str, str]:
    first, last = sorted(pair, key=lambda text: parse(text).sort_key)
    return first, last


intervals = st.tuples(points, points).map(_ordered).map("/".join)
choices = st.tuples(plain_points, plain_points).map(_ordered).map("..".join)
bounded = points | intervals | choices
texts = bounded | points.map("{}/..".format) | points.map("../{}".format)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("1932-04-03", date(1932, 4, 3), date(1932, 4, 3), "day"),
        ("1932-04", date(1932, 4, 1), date(1932, 4, 30), "month"),
        ("1932-02", date(1932, 2, 1), date(1932, 2, 29), "month"),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31), "month"),
        ("1932", date(1932, 1, 1), date(1932, 12, 31), "year"),
        ("0988", date(988, 1, 1), date(988, 12, 31), "year"),
        ("193X", date(1930, 1, 1), date(1939, 12, 31), "decade"),
        ("1970%", date(1970, 1, 1), date(1970, 12, 31), "year"),
        ("1929/1936-05", date(1929, 1, 1), date(1936, 5, 31), "interval"),
        ("193X/1935", date(1930, 1, 1), date(1935, 12, 31), "interval"),
        ("1932-05/1932", date(1932, 5, 1), date(1932, 12, 31), "interval"),
        ("1932/..", date(1932, 1, 1), None, "interval"),
        ("../1991", None, date(1991, 12, 31), "interval"),
        ("1950..1953", date(1950, 1, 1), date(1953, 12, 31), "one-of"),
    ],
)
def test_a_date_is_bounded_by_the_first_and_the_last_day_it_can_mean(
    text: str, earliest: date | None, latest: date | None, precision: str
) -> None:
    found = parse(text)

    assert (found.earliest, found.latest, found.precision) == (earliest, latest, precision)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("1970", False, False),
        ("1970~", True, False),
        ("1970?", False, True),
        ("1970%", True, True),
        ("1929~/1936", True, False),
        ("1929/1936?", False, True),
        ("1929~/1936?", True, True),
    ],
)
def test_qualifiers_are_kept_for_the_whole_and_for_each_end(
    text: str, approximate: bool, uncertain: bool
) -> None:
    found = parse(text)

    assert (found.approximate, found.uncertain) == (approximate, uncertain)
    assert [end.text for end in found.ends if end] == (text.split("/") if "/" in text else [])


@pytest.mark.parametrize(
    ("text", "decades", "year"),
    [
        ("1932", (1930,), 1932),
        ("193X", (1930,), 1930),
        ("1929/1951", (1920, 1930, 1940, 1950), 1929),
        ("1939-12-31/1940-01-01", (1930, 1940), 1939),
        ("1949..1950", (1940, 1950), 1949),
        ("1932/..", (1930,), 1932),
        ("../1991", (1990,), 1991),
    ],
)
def test_a_date_belongs_to_every_decade_it_touches(text: str, decades: tuple[int, ...], year: int) -> None:
    assert parse(text).decades == decades
    assert parse(text).year == year


def test_dates_sort_by_start_then_by_end_with_open_ends_last() -> None:
    in_order = ["../1929", "193X", "1931", "1932-04", "1932-04/1933", "1932-04/..", "1932-04-03", "1933"]

    assert sorted(sorted(in_order), key=lambda text: parse(text).sort_key) == in_order


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("1932", "1932"),
        ("1932-04", "1932-04"),
        ("1932-04-03", "1932-04-03"),
        ("1970~", "1970"),
        ("1970?", "1970"),
        ("1970-05%", "1970-05"),
        ("193X", "1930/1939"),
        ("1929/1936", "1929/1936"),
        ("1929-05~/193X", "1929-05/1939"),
        ("193X?/1945", "1930/1945"),
        ("1932/..", "1932/.."),
        ("../1991", "../1991"),
        ("1950..1953", "1950/1953"),
    ],
)
def test_a_date_in_iso_8601_is_a_date_or_an_interval_without_its_doubts(text: str, iso: str) -> None:
    assert parse(text).iso == iso


def test_only_one_of_these_is_written_otherwise_in_standard_edtf() -> None:
    assert parse("1950..1953").edtf == "[1950..1953]"
    assert parse("1929~/1936").edtf == "1929~/1936"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("1930s", "193X"),
        ("the 1930s", "193X"),
        ("1930’s", "193X"),
        ("1930-е", "193X"),
        ("1930-х годов", "193X"),
        ("193x", "193X"),
        ("193Х", "193X"),  # the Cyrillic letter
        ("193?", "193X"),
        ("19XX", "1900/1999"),
        ("1932-XX", "1932"),
        ("1932-04-XX", "1932-04"),
        ("c. 1930", "1930~"),
        ("c1930", "1930~"),
        ("ca. 1930s", "193X~"),
        ("~1930", "1930~"),
        ("about 1930", "1930~"),
        ("около 1930", "1930~"),
        ("ок. 1930 г.", "1930~"),
        ("probably 1970", "1970?"),
        ("1970 (?)", "1970?"),
        ("1970~?", "1970%"),
        ("3.4.1932", "1932-04-03"),
        ("03.04.1932 г.", "1932-04-03"),
        ("23/4/1932", "1932-04-23"),
        ("4/23/1932", "1932-04-23"),
        ("1932-4-3", "1932-04-03"),
        ("1932.04.03", "1932-04-03"),
        ("1932-4", "1932-04"),
        ("1932-13-04", "1932-04-13"),
        ("1932-04-31", "1932-04"),
        ("1932-04-03T10:00:00Z", "1932-04-03"),
        ("3 April 1932", "1932-04-03"),
        ("3rd of April, 1932", "1932-04-03"),
        ("April 3, 1932", "1932-04-03"),
        ("Sept. 1932", "1932-09"),
        ("3 апреля 1932 г.", "1932-04-03"),
        ("в мае 1932 года", "1932-05"),
        ("1930-1935", "1930/1935"),
        ("1930–1935", "1930/1935"),
        ("1932-36", "1932/1936"),
        ("1930 – 1935 гг.", "1930/1935"),
        ("1932-04–1933-05", "1932-04/1933-05"),
        ("3 April 1932–5 May 1936", "1932-04-03/1936-05-05"),
        ("from 1930 to 1935", "1930/1935"),
        ("с 1930 по 1935", "1930/1935"),
        ("1932/", "1932/.."),
        ("1932-present", "1932/.."),
        ("1932..", "1932/.."),
        ("/1991", "../1991"),
        ("..1991", "../1991"),
        ("[1950..1953]", "1950..1953"),
        ("1950 or 1951", "1950..1951"),
        ("1950~..1953", "1950..1953"),
        ("194X..1953", ""),
        ("18th century", "1701/1800"),
        ("in the 20th century", "1901/2000"),
        ("XVIII век", "1701/1800"),
        ("ХIХ в.", "1801/1900"),
        ("в XX веке", "1901/2000"),
        ("VXX век", ""),
        ("99th century", ""),
        (" 1932 ", "1932"),
        ("１９３２", "1932"),
    ],
)
def test_what_an_author_may_write_instead_is_refused_with_the_right_hint(text: str, hint: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)

    assert (caught.value.code, caught.value.hint) == ("invalid", hint)


@pytest.mark.parametrize(
    "text",
    ["", "..", "../..", "unknown", "0000", "000X", "early 1930s", "marble 1932", "3/4/1932", "32.13.1932"],
)
def test_nothing_is_suggested_where_the_meaning_is_open(text: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)

    assert (caught.value.code, caught.value.hint) == ("invalid", "")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("1936/1929", "1929/1936"),
        ("1932-04-04/1932-04-03", "1932-04-03/1932-04-04"),
        ("1940~/193X", "193X/1940~"),
        ("1953..1950", "1950..1953"),
    ],
)
def test_a_date_that_ends_before_it_starts_is_backwards(text: str, hint: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)

    assert (caught.value.code, caught.value.hint) == ("backwards", hint)


@pytest.mark.parametrize(
    ("text", "english", "russian"),
    [
        ("1932-04-03", "3 April 1932", "3 апреля 1932"),
        ("1932-04", "April 1932", "апрель 1932"),
        ("1932", "1932", "1932"),
        ("193X", "1930s", "1930-е"),
        ("1970~", "about 1970", "около 1970"),
        ("1970?", "1970 (uncertain)", "1970 (предположительно)"),
        ("1970%", "about 1970 (uncertain)", "около 1970 (предположительно)"),
        ("193X~", "about the 1930s", "около 1930-х"),
        ("1932-04~", "about April 1932", "около апреля 1932"),
        ("1932-04-03~", "about 3 April 1932", "около 3 апреля 1932"),
        ("1929/1936", "1929–1936", "1929–1936"),
        ("193X/194X", "1930s–1940s", "1930-е – 1940-е"),
        ("1929~/1936", "about 1929 – 1936", "около 1929 – 1936"),
        ("1929/1936?", "1929 – 1936 (uncertain)", "1929 – 1936 (предположительно)"),
        ("2010-05-08/2010-05-09", "8–9 May 2010", "8–9 мая 2010"),
        ("2010-05-08/2010-05-09~", "8 May 2010 – about 9 May 2010", "8 мая 2010 – около 9 мая 2010"),
        ("2010-05-08/2010-06-09", "8 May 2010 – 9 June 2010", "8 мая 2010 – 9 июня 2010"),
        ("1932-04-03/1936-05", "3 April 1932 – May 1936", "3 апреля 1932 – май 1936"),
        ("1932/1932", "1932", "1932"),
        ("1932/..", "since 1932", "с 1932"),
        ("1932~/..", "since about 1932", "примерно с 1932"),
        ("1932-04?/..", "since April 1932 (uncertain)", "с апреля 1932 (предположительно)"),
        ("193X/..", "since the 1930s", "с 1930-х"),
        ("../1991", "until 1991", "до 1991"),
        ("../1991-08~", "until about August 1991", "примерно до августа 1991"),
        ("1950..1953", "between 1950 and 1953", "между 1950 и 1953"),
        ("1950-04..1950-05", "between April 1950 and May 1950", "между апрелем 1950 и маем 1950"),
        (
            "1950-04-03..1950-05-05",
            "between 3 April 1950 and 5 May 1950",
            "между 3 апреля 1950 и 5 мая 1950",
        ),
    ],
)
def test_a_date_reads_well_in_both_languages(text: str, english: str, russian: str) -> None:
    assert in_words(parse(text), "en") == english
    assert in_words(parse(text), "ru") == russian


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_names_of_the_months_are_those_of_cldr(lang: str) -> None:
    months = Locale(lang).months

    assert MONTHS[lang]["alone"] == tuple(months["stand-alone"]["wide"].values())
    assert MONTHS[lang]["of"] == tuple(months["format"]["wide"].values())


def test_a_language_without_words_is_an_error() -> None:
    with pytest.raises(KeyError):
        in_words(parse("1932"), "kk")


@given(texts)
def test_every_accepted_date_round_trips_and_is_in_order(text: str) -> None:
    found = parse(text)

    assert found.text == text
    assert parse(found.text) == found
    assert found.earliest or found.latest
    assert (found.earliest or date.min) <= (found.latest or date.max)
    assert found.year // 10 * 10 == found.decades[0]


@given(texts, st.sampled_from(["en", "ru"]))
@example("2000-01-01/2000-01-02", "en")
@example("2000-01-01/2000-01-02", "ru")
def test_what_we_print_is_understood_when_an_author_types_it(text: str, lang: str) -> None:
    found = parse(text)
    words = in_words(found, lang)
    assume(words != text)
    assume(found.precision != "interval" or len(set(found.ends)) == 2)  # 1932/1932 reads "1932"

    with pytest.raises(DateError) as caught:
        parse(words)

    assert caught.value.hint == text


@given(st.text(max_size=80) | st.from_regex(r"[0-9X./~?% -]{1,24}", fullmatch=True))
def test_any_text_is_a_date_or_a_date_error_whose_hint_is_a_date(text: str) -> None:
    try:
        hint = parse(text).text
    except DateError as error:
        hint = error.hint
    assert not hint or parse(hint).text == hint


# PyPI edtf takes milliseconds a date, so it sees fewer examples.
@settings(max_examples=60, deadline=None)
@given(bounded)
def test_the_bounds_are_those_of_the_edtf_package_where_it_accepts_the_date(text: str) -> None:
    found = parse(text)
    try:
        theirs = edtf.parse_edtf(found.edtf)
    except edtf.EDTFParseException:
        assume(False)

    assert found.earliest == _date(theirs.lower_strict())
    assert found.latest == _date(theirs.upper_strict())


def _date(value: time.struct_time) -> date:
    return date(value.tm_year, value.tm_mon, value.tm_mday)


@given(days)
def test_a_month_ends_the_day_before_the_next_begins(day: date) -> None:
    assume(day < date(9999, 12, 1))
    latest = parse(day.isoformat()[:7]).latest

    assert latest is not None
    assert latest.month == day.month
    assert (latest + timedelta(days=1)).day == 1


def test_an_error_travels_between_processes() -> None:
    error = pickle.loads(pickle.dumps(DateError("1930s", "invalid", "193X")))

    assert (error.text, error.code, error.hint) == ("1930s", "invalid", "193X")
    assert str(error) == "invalid date: '1930s'"


def test_reading_good_dates_loads_neither_the_hints_nor_babel() -> None:
    code = """
import sys
from kuzbass_site.dates import parse
parse("1932")
sys.exit("kuzbass_site.dates.hints" in sys.modules or "babel" in sys.modules)
"""

    assert run([sys.executable, "-c", code], check=False).returncode == 0
