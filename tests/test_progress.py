"""Progress is for those who watch."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path


def build(guide: Path, error: int) -> subprocess.CompletedProcess[bytes]:
    """Build a guide with standard error led to a file descriptor."""
    command = [
        sys.executable,
        "-m",
        "kuzbass_site",
        "build",
        "--root",
        str(guide),
        "--output",
        str(guide / "out"),
    ]
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=error, check=True, timeout=120)


def test_a_terminal_shows_how_far_the_build_has_come_and_is_left_clean(small_guide: Path) -> None:
    master, slave = pty.openpty()
    try:
        build(small_guide, slave)
        told = os.read(master, 100_000).decode()
    finally:
        os.close(master)
        os.close(slave)

    assert told.endswith("\r\x1b[K")


def test_a_pipe_is_told_only_the_result(small_guide: Path) -> None:
    read, write = os.pipe()
    with open(read, "rb") as error:  # noqa: PTH123 - a descriptor, not a path
        result = build(small_guide, write)
        os.close(write)
        assert error.read() == b""
    assert result.stdout.count(b"\n") == 1
