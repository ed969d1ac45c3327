from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from kuzbass_site.cache import KEPT, Cache


def kept(folder: Path) -> dict[str, bytes]:
    cache = Cache(folder)
    found = {name: value for name, _, value in cache.all("a")}
    cache.close()
    return found


def filled(folder: Path, **values: bytes) -> None:
    cache = Cache(folder)
    for name, value in values.items():
        cache.put("a", name, b"key", value)
    cache.save()
    cache.close()


def test_what_is_saved_is_found_under_its_key_alone(tmp_path: Path) -> None:
    filled(tmp_path, one=b"1", two=b"2")
    cache = Cache(tmp_path)

    assert cache.get("a", "one", b"key") == b"1"
    assert cache.get("a", "one") == b"1"
    assert cache.get("a", "one", b"other") is None
    assert cache.get("b", "one") is None
    assert kept(tmp_path) == {"one": b"1", "two": b"2"}


def test_what_is_not_saved_is_there_for_this_process_only(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("a", "one", b"key", b"1")

    assert cache.get("a", "one") == b"1"
    assert list(cache.all("a")) == [("one", b"key", b"1")]
    assert kept(tmp_path) == {}


def test_a_row_that_was_damaged_is_as_good_as_none(tmp_path: Path) -> None:
    filled(tmp_path, one=b"1", two=b"2")
    with sqlite3.connect(tmp_path / "cache.sqlite") as db:
        db.execute("update row set value = ? where name = 'one'", (b"9",))

    assert kept(tmp_path) == {"two": b"2"}


@pytest.mark.parametrize("data", [b"", b"no database at all", b"SQLite format 3\0" + b"?" * 5000])
def test_a_file_that_is_no_cache_is_begun_anew(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "cache.sqlite").write_bytes(data)

    filled(tmp_path, one=b"1")

    assert kept(tmp_path) == {"one": b"1"}


def test_a_file_that_was_cut_off_costs_its_rows_alone(tmp_path: Path) -> None:
    filled(tmp_path, **{f"n{n}": bytes(3000) for n in range(50)})
    whole = (tmp_path / "cache.sqlite").read_bytes()
    (tmp_path / "cache.sqlite").write_bytes(whole[: len(whole) // 2])

    filled(tmp_path, one=b"1")

    assert kept(tmp_path).get("one", b"1") == b"1"
    assert all(value == bytes(3000) for name, value in kept(tmp_path).items() if name != "one")


def test_a_cache_of_another_format_is_begun_anew(tmp_path: Path) -> None:
    filled(tmp_path, one=b"1")
    with sqlite3.connect(tmp_path / "cache.sqlite") as db:
        db.execute("pragma user_version = 99")

    assert kept(tmp_path) == {}


def test_where_nothing_can_be_written_the_work_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file")
    cache.put("a", "one", b"key", b"1")
    cache.save()

    assert cache.get("a", "one", b"key") == b"1"


def test_rows_that_no_build_asks_for_are_dropped_in_the_end(tmp_path: Path) -> None:
    filled(tmp_path, old=b"1", used=b"2")
    for number in range(2 * KEPT):
        cache = Cache(tmp_path)
        cache.get("a", "used")
        cache.put("a", "new", b"key", str(number).encode())
        cache.save()
        cache.close()

    assert kept(tmp_path).keys() == {"used", "new"}
