"""The admin in a real Chromium, on the files of the real guide.

No program can answer the dialog in which an editor chooses a folder. So here the page is given another folder
in its place: one of the browser's own (the origin private file system), filled with the files of the guide. From
there on all is as it is with an editor's folder: the same handles, the same reading and writing.
"""

from __future__ import annotations

import difflib
import json
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, expect

from kuzbass_site.admin import PROGRAMS, FetchError, fetch, files
from kuzbass_site.admin.serving import server_of
from kuzbass_site.cli import main
from kuzbass_site.models.settings import Admin
from kuzbass_site.reading import read_settings
from tests.browser.conftest import Trouble

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent.parent
LOCAL = Admin("local")

PICKER = """
window.showDirectoryPicker = async () => {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle("guide");
};
"""

FILL = """
async (files) => {
  const root = await navigator.storage.getDirectory();
  const guide = await root.getDirectoryHandle("guide", { create: true });
  await guide.getDirectoryHandle(".git", { create: true });
  for (const [path, text] of Object.entries(files)) {
    const parts = path.split("/");
    let folder = guide;
    for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part, { create: true });
    const file = await folder.getFileHandle(parts.at(-1), { create: true });
    const stream = await file.createWritable();
    await stream.write(text);
    await stream.close();
  }
}
"""

ALL = """
async () => {
  const found = {};
  const walk = async (folder, path) => {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === "directory") await walk(handle, `${path}${name}/`);
      else found[path + name] = await (await handle.getFile()).text();
    }
  };
  const root = await navigator.storage.getDirectory();
  await walk(await root.getDirectoryHandle("guide"), "");
  return found;
}
"""


def texts() -> dict[str, str]:
    """The entries of the guide, by their paths."""
    return {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(ROOT.glob("content/*/*.md"))
    }


@pytest.fixture(scope="module")
def admin_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the served admin of the guide, with a slash at its end."""
    config, sources = read_settings(ROOT)
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


@pytest.fixture
def desk(browser: Browser, admin_address: str) -> Iterator[Page]:
    """The admin with the guide's folder open; what goes wrong in it fails the test."""
    context = browser.new_context(locale="en-GB", viewport={"width": 1440, "height": 900})
    context.add_init_script(PICKER)
    page = context.new_page()
    trouble = Trouble(page, admin_address)
    page.goto(admin_address)
    page.evaluate(FILL, texts())
    page.get_by_role("button", name="Work with Local Repository").click()
    expect(page.get_by_role("option", name="Towns")).to_be_visible(timeout=20_000)
    yield page
    context.close()
    assert trouble.found == []


def changed(page: Page) -> dict[str, list[str]]:
    """The lines that are not what they were, by file: ``-`` those that went, ``+`` those that came."""
    before, after = texts(), page.evaluate(ALL)
    assert before.keys() == after.keys()
    return {
        path: [
            line
            for line in difflib.unified_diff(before[path].splitlines(True), after[path].splitlines(True), n=0)
            if not line.startswith(("---", "+++", "@@"))
        ]
        for path in before
        if before[path] != after[path]
    }
