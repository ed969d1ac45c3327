"""The service worker that the build writes, and where it must not be."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from kuzbass_site.build import build
from kuzbass_site.exports import offline
from kuzbass_site.models.options import Options


def worker(output: Path) -> tuple[dict[str, Any], str]:
    """The constants and the script of the worker of a site."""
    text = (output / "sw.js").read_text(encoding="utf-8")
    constants = re.search(r"self\.GUIDE = (\{.*?\n\});", text, re.DOTALL)
    script = re.search(r'importScripts\("([^"]+)"\)', text)
    assert script is not None
    return json.loads(constants[1]) if constants else {}, script[1]


def test_the_worker_keeps_files_that_are_there_and_the_offline_page_of_each_language(
    small_guide: Path, tmp_path: Path
) -> None:
    build(small_guide, tmp_path / "out")

    guide, script = worker(tmp_path / "out")

    files = [path for path in guide["core"] if not path.endswith("/")]
    assert len(files) == len(offline.CORE)
    for path in (*files, script):
        assert (tmp_path / "out" / path).is_file(), path
    assert guide["offline"] == [["ru/", "ru/offline/"], ["", "offline/"]]
    page = (tmp_path / "out" / "ru/offline/index.html").read_text(encoding="utf-8")
    assert 'data-worker="../../sw.js" data-map="../map/"' in page
    assert 'name="robots" content="noindex"' in page


def test_the_version_is_another_when_the_map_is_and_only_then(small_guide: Path, tmp_path: Path) -> None:
    def version() -> str:
        build(small_guide, tmp_path / "out")
        found = worker(tmp_path / "out")[0]["version"]
        assert isinstance(found, str)
        return found

    furnace = small_guide / "content/landmarks/old-furnace.md"
    first = version()
    text = furnace.read_text(encoding="utf-8")
    furnace.write_text(f"{text}\nOne more word.\n", encoding="utf-8")
    assert version() == first
    furnace.write_text(re.sub("title: .*", "title: Older Furnace", text), encoding="utf-8")
    assert version() != first


@pytest.mark.parametrize("options", [Options(portable=True), Options(preview=True)])
def test_a_folder_and_a_preview_keep_nothing_and_take_away_what_was_kept(
    options: Options, small_guide: Path, tmp_path: Path
) -> None:
    build(small_guide, tmp_path / "out", options)

    assert worker(tmp_path / "out")[0] == {}
    assert "worker-off" in worker(tmp_path / "out")[1]
    assert not (tmp_path / "out" / "offline").exists()
    assert "data-worker" not in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")


def test_the_worker_names_nothing_of_the_index_of_the_search() -> None:
    assert not [name for name in offline.CORE if "pagefind" in name]
