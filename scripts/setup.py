"""Make ``.venv`` ready for ``make site``, ``make test`` or ``make audit``; at once when nothing has changed.

Runs on the machine's own Python (3.11 or newer) with nothing but the standard library, from any
folder. Every package comes from a lock file and is checked against its hashes.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCKS = {"site": "requirements.lock", "test": "requirements-test.lock", "audit": "requirements-audit.lock"}
"""Each holds those before it."""

# The interpreter behind a virtual environment, should ours be active while we replace it.
BASE_PYTHON: str = getattr(sys, "_base_executable", sys.executable)

# Settings that would send packages elsewhere. The index and its certificates stay the user's choice.
DIVERTING = ("PIP_PREFIX", "PIP_ROOT", "PIP_TARGET", "PIP_USER", "PYTHONHOME", "PYTHONPATH")


class SetupError(Exception):
    """The environment could not be made; the text says what to do."""


def main(arguments: Sequence[str]) -> int:
    """Set up for *arguments*' one word, ``site``, ``test`` or ``audit``."""
    if len(arguments) != 1 or arguments[0] not in LOCKS:
        print("usage: setup.py site|test|audit", file=sys.stderr)
        return 2
    try:
        with_lock(arguments[0])
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def with_lock(wanted: str) -> None:
    """Set up, one process at a time (``make -j site test`` starts two)."""
    folder = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        if not is_ready(wanted):
            install(wanted)
    finally:
        os.close(folder)


def is_ready(wanted: str) -> bool:
    """Whether the environment is the one that the stamp promises."""
    return PYTHON.exists() and read(stamp(wanted)) == digest(LOCKS[wanted])


def install(wanted: str) -> None:
    """Make the environment if there is none for this Python, fill it from the lock, stamp it."""
    for name in LOCKS:
        stamp(name).unlink(missing_ok=True)
    if not PYTHON.exists() or read(VENV / "stamp-python") != interpreter():
        print(f"Making .venv with Python {sys.version.split()[0]} (once) …", flush=True)
        make_venv()
        (VENV / "stamp-python").write_text(interpreter(), encoding="utf-8")
    print(f"Installing what {LOCKS[wanted]} names …", flush=True)
    pip("install", "--require-hashes", "--no-deps", "-r", LOCKS[wanted])
    pip("install", "--no-deps", "--no-build-isolation", "--editable", ".")
    names = list(LOCKS)
    for name in names[: names.index(wanted) + 1]:
        stamp(name).write_text(digest(LOCKS[name]), encoding="utf-8")


def make_venv() -> None:
    """Make an empty environment, also where the system's Python came without ensurepip.

    Raises:
        SetupError: with the words of the venv module, if it cannot make one.
    """
    attempt = None
    for options in ([], ["--without-pip"]):
        # Debian without python3-venv fails half-way and leaves a broken folder.
        shutil.rmtree(VENV, ignore_errors=True)
        command = [BASE_PYTHON, "-m", "venv", *options, str(VENV)]
        attempt = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
        if attempt.returncode == 0:
            return
    raise SetupError(f"Cannot make {VENV}:\n{attempt.stdout}{attempt.stderr}" if attempt else "")


def pip(*arguments: str) -> None:
    """Run pip for the environment: its own, or the machine's where it has none.

    Raises:
        SetupError: if pip fails (it has said why) or the machine has none.
    """
    options = ["--disable-pip-version-check", "--no-input", "--quiet"]
    inside = subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True, check=False)
    if inside.returncode == 0:
        command = [str(PYTHON), "-m", "pip", *options]
    else:
        command = [BASE_PYTHON, "-m", "pip", *options, "--python", str(PYTHON)]
    if subprocess.run([*command, *arguments], cwd=ROOT, env=environment(), check=False).returncode:
        raise SetupError(
            "pip could not install the packages; its message stands above. "
            "(It must be 22.3 or newer; on Debian and Ubuntu: apt-get install python3-venv)"
        )


def environment() -> dict[str, str]:
    """The variables of this process without those that would divert pip."""
    return {name: value for name, value in os.environ.items() if name not in DIVERTING}


def digest(lock: str) -> str:
    """What the environment is made from, as a digest: the lock, the project file, the interpreter."""
    parts = [(ROOT / name).read_bytes() for name in (lock, "pyproject.toml")]
    parts += [Path(__file__).read_bytes(), interpreter().encode()]
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def interpreter() -> str:
    """Version and home of this Python, and the place of the project: scripts in ``.venv`` hold both."""
    return "\n".join((sys.version, sys.base_prefix, str(ROOT)))


def stamp(wanted: str) -> Path:
    """The file that says for which lock the environment was filled."""
    return VENV / f"stamp-{wanted}"


def read(path: Path) -> str:
    """The text of a file, or nothing."""
    return path.read_text(encoding="utf-8") if path.is_file() else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
