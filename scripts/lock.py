"""Renew ``requirements.lock``, ``requirements-test.lock``, ``requirements-audit.lock``: ``make lock``.

All hold for every platform and every Python that ``pyproject.toml`` allows, name no package index,
and carry the hashes of all files. Each holds the one before, with the same versions.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

OPTIONS = (
    "--quiet",
    "--universal",
    "--generate-hashes",
    "--upgrade",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--custom-compile-command",
    "make lock",
)


def main() -> None:
    """Resolve the dependencies anew with uv, which lives only as long as this takes."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / "bin" / "python"
        subprocess.run([python, "-m", "pip", "install", "--quiet", "uv"], check=True)
        uv_compile(python, "requirements.lock", "--group", "build")
        for group, held in (("test", "requirements.lock"), ("audit", "requirements-test.lock")):
            uv_compile(python, f"requirements-{group}.lock", "--group", group, "--constraint", held)


def uv_compile(python: Path, output: str, *options: str) -> None:
    """Write one lock, and refuse one that names a host."""
    command = [str(python), "-m", "uv", "pip", "compile", "pyproject.toml", *OPTIONS, *options]
    subprocess.run([*command, "--output-file", output], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    if "://" in (ROOT / output).read_text(encoding="utf-8"):
        sys.exit(f"{output} names a host; it must hold on any machine")


if __name__ == "__main__":
    main()
