"""What the tests of the admin share: its server, the files of the guide, what was changed in them."""

from __future__ import annotations

import difflib
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kuzbass_site.admin import PROGRAMS, FetchError, fetch, files
from kuzbass_site.admin.serving import server_of
from kuzbass_site.models.collections import COLLECTIONS
from kuzbass_site.models.settings import Admin
from kuzbass_site.reading import read_settings

ROOT = Path(__file__).parent.parent.parent
LOCAL = Admin("local")


def texts() -> dict[str, str]:
    """The entries of the guide, by their paths."""
    return {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for collection in COLLECTIONS
        for path in sorted(ROOT.glob(f"content/{collection}/*.md"))
    }


def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the served admin of the guide, with a slash at its end."""
    guide = read_settings(ROOT)
    config, sources = guide.config, guide.sources
    programs: dict[str, bytes] = {}
    try:
        for program in PROGRAMS:
            programs |= fetch(program, ROOT / ".cache" / "admin")
    except FetchError as error:
        pytest.fail(f"the admin cannot be tested: {error}", pytrace=False)
    folder = tmp_path_factory.mktemp("admin")
    for name, data in files(config, LOCAL, sources, programs).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    server = server_of(folder, 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://localhost:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


def changed(before: dict[str, str], after: dict[str, str]) -> dict[str, list[str]]:
    """The lines that are not what they were, by file: ``-`` those that went, ``+`` those that came."""
    return {path: lines for path in after if (lines := difference(before.get(path, ""), after[path]))}


def difference(before: str, after: str) -> list[str]:
    lines = difflib.unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), n=0)
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]
