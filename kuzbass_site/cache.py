"""What earlier builds worked out, kept in ``.cache/``: losing it costs time and changes nothing.

One table in SQLite. A row is found by its space and name and is good only for the key it was stored under;
it carries the digest of its value, so one that was damaged is as good as none. Whatever else goes wrong with
the file (no space, no permission, another format, a lock held too long) makes an empty cache of it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from kuzbass_site.packing import sum_of

_FORMAT = 1
_SCHEMA = """
create table if not exists row (
  space text, name text, used integer, key blob, sum blob, value blob, primary key (space, name)
)
"""
KEPT = 40
"""Builds that change something after which a row that none of them asked for is dropped."""
_REFRESHED = KEPT // 2
_SWEPT = 10
_WAIT = 5.0
"""Seconds to wait for another build that is writing."""


class Cache:
    """The rows of one guide's cache. Nothing that it does raises; what it cannot do it leaves."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._file = folder / "cache.sqlite"
        self._process = os.getpid()
        self._new: dict[tuple[str, str], tuple[bytes, bytes]] = {}
        self._used: set[tuple[str, str]] = set()
        self._db = self._open()
        self._age = self._count()
        self._inherited: sqlite3.Connection | None = None
        """That of the parent process; closing it here would take away the parent's locks."""

    def get(self, space: str, name: str, key: bytes | None = None) -> bytes | None:
        """The value under a name; None if there is none, or it was stored under another key."""
        if (space, name) in self._new:
            stored, value = self._new[space, name]
            return value if key in (None, stored) else None
        self._reopen()
        with suppress(sqlite3.Error):
            if self._db:
                row = self._db.execute(
                    "select key, sum, used, value from row where space = ? and name = ?", (space, name)
                ).fetchone()
                return self._checked(space, name, row, key) if row else None
        return None

    def all(self, space: str) -> Iterator[tuple[str, bytes, bytes]]:
        """Every sound row of a space: name, key, value."""
        rows: list[tuple[str, bytes, bytes, int, bytes]] = []
        with suppress(sqlite3.Error):
            if self._db:
                query = "select name, key, sum, used, value from row where space = ?"
                rows = self._db.execute(query, (space,)).fetchall()
        for name, key, total, used, found in rows:
            value = self._checked(space, name, (key, total, used, found), None)
            if value is not None and (space, name) not in self._new:
                yield name, key, value
        for (there, name), (key, value) in self._new.items():
            if there == space:
                yield name, key, value

    def keys(self, space: str) -> dict[str, bytes]:
        """The key of each row of a space, by name; whether the row is sound shows when it is asked for."""
        found: dict[str, bytes] = {}
        with suppress(sqlite3.Error):
            if self._db:
                query = "select name, key, used from row where space = ?"
                for name, key, used in self._db.execute(query, (space,)):
                    found[name] = key
                    self._use(space, name, used)
        return found | {name: key for (there, name), (key, _) in self._new.items() if there == space}

    def put(self, space: str, name: str, key: bytes, value: bytes) -> None:
        """Remember a value under a name, in the place of whatever was there; kept once ``save`` is called."""
        self._new[space, name] = key, value

    def save(self) -> None:
        """Write down what is new, and drop what no build has asked for in a long time."""
        if self._db is None or not (self._new or self._used):
            return  # what cannot be kept in the file is kept as long as this process lives
        new, used = self._new, self._used
        self._new, self._used = {}, set()
        age = self._age = self._age + 1
        rows = [(*name, age, key, sum_of(key, value), value) for name, (key, value) in new.items()]
        rows.append(("", "age", age, b"", sum_of(b"", b""), b""))
        with suppress(sqlite3.Error, OSError), self._db:
            self._db.executemany("insert or replace into row values (?, ?, ?, ?, ?, ?)", rows)
            self._db.executemany(
                "update row set used = ? where space = ? and name = ?", ((age, *name) for name in used)
            )
            if age % _SWEPT == 0:
                self._db.execute("delete from row where used < ?", (age - KEPT,))

    def close(self) -> None:
        """Let go of the file."""
        with suppress(sqlite3.Error):
            if self._db:
                self._db.close()
        self._db = None

    def _reopen(self) -> None:
        """In a process that was forked off, open the file anew: a connection must not be shared."""
        if self._process != os.getpid():
            self._process = os.getpid()
            self._inherited, self._db = self._db, self._open()

    def _open(self) -> sqlite3.Connection | None:
        for attempt in range(2):
            try:
                self._file.parent.mkdir(parents=True, exist_ok=True)
                (self._file.parent / ".gitignore").write_text("*\n")
                db = sqlite3.connect(self._file, timeout=_WAIT)
                db.execute("pragma synchronous = off")
                version = db.execute("pragma user_version").fetchone()[0]
                if version not in (0, _FORMAT):
                    raise sqlite3.DatabaseError(version)
                if version == 0:
                    db.execute(_SCHEMA)
                    db.execute(f"pragma user_version = {_FORMAT}")
                db.execute("select used from row limit 1").fetchone()
            except sqlite3.OperationalError:
                return None  # locked, not ours to write, no space: do without
            except sqlite3.DatabaseError:
                with suppress(OSError):
                    self._file.unlink()
                if attempt:
                    return None
            except OSError:
                return None
            else:
                return db
        return None

    def _count(self) -> int:
        with suppress(sqlite3.Error):
            if self._db:
                row = self._db.execute("select used from row where space = '' and name = 'age'").fetchone()
                return int(row[0]) if row else 0
        return 0

    def _checked(
        self, space: str, name: str, row: tuple[bytes, bytes, int, bytes], key: bytes | None
    ) -> bytes | None:
        stored, total, used, value = row
        sound = isinstance(value, bytes) and isinstance(stored, bytes) and sum_of(stored, value) == total
        if not sound or key not in (None, stored):
            return None
        self._use(space, name, used)
        return value

    def _use(self, space: str, name: str, used: object) -> None:
        """Let a row be kept for longer that was asked for."""
        if isinstance(used, int) and used < self._age - _REFRESHED:
            self._used.add((space, name))
