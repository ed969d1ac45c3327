"""The admin in a real Chromium, on the files of the real guide.

No program can answer the dialog in which an editor chooses a folder. So here the page is given another folder
in its place: one of the browser's own (the origin private file system), filled with the files of the guide. From
there on all is as it is with an editor's folder: the same handles, the same reading and writing.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from kuzbass_site.cli import main
from tests.browser.admin_files import ROOT, changed, difference, texts
from tests.browser.conftest import Trouble

pytestmark = pytest.mark.browser

KALTAN = "A Shor village on the Kondoma that became a town in order to build, feed and staff a power station."

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


class Desk(Trouble):
    """As for every page of ours; the admin also reads what it has made itself."""

    def _request(self, url: str, home: str) -> None:
        super()._request(url.removeprefix("blob:"), home)


@pytest.fixture
def desk(browser: Browser, admin_address: str) -> Iterator[Page]:
    """The admin with the guide's folder open; what goes wrong in it fails the test."""
    context = browser.new_context(locale="en-GB", viewport={"width": 1440, "height": 900})
    context.add_init_script(PICKER)
    page = context.new_page()
    trouble = Desk(page, admin_address)
    page.goto(admin_address)
    page.evaluate(FILL, texts())
    page.get_by_role("button", name="Work with Local Repository").click()
    expect(page.get_by_role("treeitem", name="Towns")).to_be_visible(timeout=20_000)
    yield page
    context.close()
    assert trouble.found == []


def check(folder: Path, after: dict[str, str]) -> str:
    """What the check says of the guide with the files as the admin has left them."""
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copytree(ROOT / "static", folder / "static")
    for path, text in after.items():
        (folder / path).write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, ["check", "--root", str(folder), "--lang", "en"])
    return result.output if result.exit_code else "good"


def opened(page: Page, collection: str, title: str) -> None:
    """Open the form of an entry."""
    page.get_by_role("treeitem", name=collection).click()
    page.get_by_text(title, exact=True).first.click()
    expect(page.get_by_role("button", name="Save")).to_be_visible(timeout=20_000)


def saved(page: Page) -> None:
    """Save the form, and wait until it says that it is."""
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Entry saved.")).to_be_visible(timeout=20_000)


def typed(page: Page, values: dict[str, str]) -> None:
    """Type into the first field of each name; again where a new form was still being made, and took it away."""
    boxes = {name: page.get_by_role("textbox", name=name).first for name in values}
    for _ in range(20):
        missing = [name for name, box in boxes.items() if box.input_value() != values[name]]
        for name in missing:
            boxes[name].fill(values[name])
        page.wait_for_timeout(400)
        if not missing:
            return
    raise AssertionError(missing)


def test_the_admin_lists_every_entry_of_every_collection(desk: Page) -> None:
    for folder, label in (("landmarks", "Landmarks"), ("towns", "Towns"), ("claims", "Claims")):
        number = sum(path.startswith(f"content/{folder}/") and ".ru." not in path for path in texts())
        expect(desk.get_by_role("treeitem", name=label)).to_contain_text(str(number))
    desk.get_by_role("treeitem", name="Towns").click()
    expect(desk.get_by_text("Kaltan", exact=True)).to_be_visible()


def test_the_admin_speaks_russian_to_those_whose_browser_does(browser: Browser, admin_address: str) -> None:
    context = browser.new_context(locale="ru-RU")
    page = context.new_page()
    trouble = Desk(page, admin_address)
    page.goto(admin_address)
    expect(page.get_by_role("button", name="Работать с локальным репозиторием")).to_be_visible()
    context.close()
    assert trouble.found == []


def test_saving_a_form_changes_the_one_line_that_was_changed_in_it(desk: Page, tmp_path: Path) -> None:
    opened(desk, "Towns", "Kaltan")
    desk.get_by_role("textbox", name="Summary").first.fill(
        "A Shor village: it became a town for a power station."
    )
    saved(desk)

    after = desk.evaluate(ALL)
    assert changed(texts(), after) == {
        "content/towns/kaltan.md": [
            f"-summary: {KALTAN}\n",
            '+summary: "A Shor village: it became a town for a power station."\n',
        ]
    }
    assert check(tmp_path, after) == "good"


def test_a_translation_is_saved_in_its_own_file_with_what_the_form_does_not_show(desk: Page) -> None:
    opened(desk, "Tours", "First metal: Salair and Guryevsk")
    desk.get_by_role("textbox", name="Summary").nth(1).fill("Три города металла.")
    saved(desk)

    assert changed(texts(), desk.evaluate(ALL)) == {
        "content/tours/first-metal.ru.md": [
            "-summary: Три города металла в обратном порядке, от цинка 1930 года к серебру 1781-го.\n",
            "+summary: Три города металла.\n",
        ]
    }


def test_a_new_entry_is_a_file_that_passes_the_check(desk: Page, tmp_path: Path) -> None:
    desk.set_viewport_size({"width": 1440, "height": 4000})  # fields are made when they come into sight
    desk.get_by_role("treeitem", name="Themes").click()
    desk.get_by_role("button", name="New").click()
    desk.get_by_role("switch", name="Draft").click()
    typed(
        desk,
        {
            "Title": "Mine rescue",
            "Summary": "Who goes in when others come out.",
            "Text": "Nothing was read of it yet.",
        },
    )
    saved(desk)

    after = desk.evaluate(ALL)
    assert after["content/themes/mine-rescue.md"] == (
        "---\ntitle: Mine rescue\nsummary: Who goes in when others come out.\ndraft: true\n---\n"
        "Nothing was read of it yet.\n"
    )
    assert len(after) == len(texts()) + 1
    assert check(tmp_path, after) == "good"


def test_a_picture_is_put_into_its_folder_and_listed(desk: Page, tmp_path: Path) -> None:
    picture = tmp_path / "gate.png"
    Image.new("RGB", (60, 40)).save(picture)
    desk.set_viewport_size({"width": 1440, "height": 6500})  # fields are made when they come into sight
    opened(desk, "Towns", "Kaltan")
    desk.locator("button", has_text="Picture").click()
    desk.locator("input[type=file]").first.set_input_files(picture)
    for name, text in (("Alt", "The gate"), ("Credit", "A. Author"), ("Licence", "CC0")):
        desk.get_by_role("textbox", name=name).fill(text)
    saved(desk)

    after = desk.evaluate(ALL)
    assert "content/images/gate.png" in after
    assert difference(texts()["content/towns/kaltan.md"], after["content/towns/kaltan.md"]) == [
        "+figures:\n",
        "+  - file: gate.png\n",
        "+    alt: The gate\n",
        "+    credit: A. Author\n",
        "+    licence: CC0\n",
    ]


def test_what_is_taken_out_of_a_form_goes_from_the_file(desk: Page) -> None:
    desk.set_viewport_size({"width": 1440, "height": 4000})
    opened(desk, "Towns", "Kaltan")
    for tag in ("Energy", "Coal", "Railway", "Town planning"):
        desk.locator(f"button[aria-label^=Remove][aria-label*='{tag}']").click()
    desk.get_by_role("checkbox", name=re.compile("Status")).click()
    saved(desk)

    assert changed(texts(), desk.evaluate(ALL)) == {
        "content/towns/kaltan.md": [
            "-status: inhabited [@a42_pop2025]\n",
            "-tags: [energy, coal, railway, planning]\n",
        ]
    }
