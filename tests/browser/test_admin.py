"""The admin in a real Chromium, on the files of the real guide.

No program can answer the dialog in which an editor chooses a folder. So here the page is given another folder
in its place: one of the browser's own (the origin private file system), filled with the files of the guide. From
there on all is as it is with an editor's folder: the same handles, the same reading and writing.
"""

from __future__ import annotations

import difflib
import io
import json
import re
import shutil
import tarfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft7Validator
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from kuzbass_site.admin import PROGRAMS, FetchError, fetch, files, settings, shapes
from kuzbass_site.admin.fetching import SVELTIA
from kuzbass_site.admin.serving import server_of
from kuzbass_site.cli import main
from kuzbass_site.models.collections import COLLECTIONS
from kuzbass_site.models.settings import Admin
from kuzbass_site.reading import read_settings
from tests.browser.conftest import Trouble

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent.parent
LOCAL = Admin("local")
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


def texts() -> dict[str, str]:
    """The entries of the guide, by their paths."""
    return {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for collection in COLLECTIONS
        for path in sorted(ROOT.glob(f"content/{collection}/*.md"))
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


@pytest.fixture(scope="module")
def bare(browser: Browser, admin_address: str) -> Iterator[Page]:
    """A page of the admin's, to call its modules on."""
    page = browser.new_page()
    page.goto(f"{admin_address}cms/LICENSE.txt")
    yield page
    page.close()


def changed(before: dict[str, str], after: dict[str, str]) -> dict[str, list[str]]:
    """The lines that are not what they were, by file: ``-`` those that went, ``+`` those that came."""
    return {path: lines for path in after if (lines := difference(before.get(path, ""), after[path]))}


def difference(before: str, after: str) -> list[str]:
    lines = difflib.unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), n=0)
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


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
    """Save the form, and wait until the list is shown again."""
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("button", name="Save")).to_be_hidden(timeout=20_000)


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
    desk.get_by_role("textbox", name="Title").first.fill("Mine rescue")
    desk.get_by_role("textbox", name="Summary").first.fill("Who goes in when others come out.")
    desk.get_by_role("textbox", name="Text").first.fill("Nothing was read of it yet.")
    desk.get_by_role("switch", name="Draft").click()
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


OPEN_AND_SAVE = r"""
async ([files, shapes]) => {
  const { opened, saved } = await import("/format.js");
  const made = {};
  for (const [path, text] of Object.entries(files)) {
    const shape = shapes[path.split("/")[1]];
    made[path] = saved(shape, opened(shape, text.trim())).trim() + "\n";
  }
  return made;
}
"""


def test_every_file_of_the_guide_is_the_same_after_it_was_opened_and_saved(bare: Page) -> None:
    assert changed(texts(), bare.evaluate(OPEN_AND_SAVE, [texts(), shapes()])) == {}


FORMS = r"""
async ([files, shapes]) => {
  const { opened } = await import("/format.js");
  const made = {};
  for (const [path, text] of Object.entries(files)) made[path] = opened(shapes[path.split("/")[1]], text.trim());
  return made;
}
"""


def complaints(fields: list[dict[str, Any]], form: dict[str, Any], where: str) -> Iterator[str]:
    """What Sveltia would not take of a form: it would not let it be saved then."""
    for field in fields:
        name, value = field["name"], form.get(field["name"])
        if not value:
            if field.get("required", True):
                yield f"{where}.{name} is missing"
            continue
        values = value if isinstance(value, list) else [value]
        options = [each["value"] if isinstance(each, dict) else each for each in field.get("options", ())]
        for each in values:
            if field["widget"] == "select" and each not in options:
                yield f"{where}.{name} cannot be {each}"
            if "pattern" in field and not re.search(field["pattern"][0], each):
                yield f"{where}.{name} does not fit: {each}"
            if "fields" in field:
                yield from complaints(field["fields"], each, f"{where}.{name}")
            if "types" in field and each["type"] not in [kind["name"] for kind in field["types"]]:
                yield f"{where}.{name} cannot be in {each['type']}"


def test_every_entry_of_the_guide_fits_its_form(bare: Page) -> None:
    originals = {path: text for path, text in texts().items() if ".ru." not in path}
    forms = bare.evaluate(FORMS, [originals, shapes()])
    config, sources = read_settings(ROOT)
    collections = {each["name"]: each["fields"] for each in settings(config, LOCAL, sources)["collections"]}
    found = [
        complaint
        for path, form in forms.items()
        for complaint in complaints(collections[path.split("/")[1]], form, path)
        if not complaint.endswith(".origin is missing")
    ]

    assert len(forms) == len(originals)
    assert found == []


EDIT = r"""
async ([text, shape, change]) => {
  const { opened, saved } = await import("/format.js");
  const form = opened(shape, text.trim());
  new Function("form", change)(form);
  try {
    return saved(shape, form).trim() + "\n";
  } catch (error) {
    return error.message;
  }
}
"""

ENTRY = """---
# Written by hand.
title: 'Kaltan'
summary: "A town: it has a power station."   # short
names:
  also: [Kaltanskaya, "Осинники, верхние"]
  # the old one
  former:
    - Nizhny Kaltan [@book] (until 1946)
location: {lat: 53.52, lon: 87.27, accuracy: 1 km, sources: [map]}

status: working [@book, p. 3] (as of 2024)
tags: [coal, steel]
part-of: [themes/growth]
facts:
  founded: 1946 [@book]   # as a building site
  output:
    - 1 t [@book]
    - 2 t [@map]
    - why: they count different things
  population:
    1959: 10 [@book]
    1970: 20 [@book]
  employees: 7
events:
  - 1946 [@book] (one)
  - 1951 [@map] (two)
stops:
  - entry: towns/kaltan
    see: the gate
  - entry: towns/osinniki
    why: >
      a folded
      text
translates: 0123
---

The text.
"""


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("", []),
        ("form.title = 'Kaltan: a town'", ["-title: 'Kaltan'\n", '+title: "Kaltan: a town"\n']),
        (
            "form.summary = 'A town.'",
            ['-summary: "A town: it has a power station."   # short\n', "+summary: A town.  # short\n"],
        ),
        (
            "form.tags.push('war')",
            ["-tags: [coal, steel]\n", "+tags: [coal, steel, war]\n"],
        ),
        ("form.tags = []", ["-tags: [coal, steel]\n"]),
        (
            "form['part-of'].push({ type: 'towns', entry: 'myski' })",
            ["-part-of: [themes/growth]\n", "+part-of: [themes/growth, towns/myski]\n"],
        ),
        (
            "form.status.is = 'ruin'",
            [
                "-status: working [@book, p. 3] (as of 2024)\n",
                "+status: ruin [@book, p. 3] (as of 2024)\n",
            ],
        ),
        (
            "form.location.lat = '53.5'",
            [
                "-location: {lat: 53.52, lon: 87.27, accuracy: 1 km, sources: [map]}\n",
                "+location: {lat: 53.5, lon: 87.27, accuracy: 1 km, sources: [map]}\n",
            ],
        ),
        (
            "form.location = null",
            ["-location: {lat: 53.52, lon: 87.27, accuracy: 1 km, sources: [map]}\n"],
        ),
        ("form.names.former.push('Upper')", ["+    - Upper\n"]),
        ("form.names.ru = 'Калтан'", ["+  ru: Калтан\n"]),
        (
            "form.facts[0].is = '1947 [@map]'",
            [
                "-  founded: 1946 [@book]   # as a building site\n",
                "+  founded: 1947 [@map]  # as a building site\n",
            ],
        ),
        ("form.facts.push({ fact: 'area', is: '3 km2' })", ["+  area: 3 km2\n"]),
        ("form.facts.pop()", ["-  employees: 7\n"]),
        ("form.events.splice(1, 0, '1948 (between)')", ["+  - 1948 (between)\n"]),
        ("form.events.shift()", ["-  - 1946 [@book] (one)\n"]),
        ("form.stops[0].see = ''", ["-    see: the gate\n"]),
        (
            "form.stops[1].why = 'no more'",
            ["-    why: >\n", "-      a folded\n", "-      text\n", "+    why: no more\n"],
        ),
        (
            "form.stops.push({ entry: { type: 'towns', entry: 'myski' }, see: 'it' })",
            ["+  - entry: towns/myski\n", "+    see: it\n"],
        ),
        ("form.type = 'city'", ["+type: city\n"]),
        ("form.draft = true", ["+draft: true\n"]),
        (
            "form.visit = { checked: '2026-11-22 (read)', access: { is: 'none' } }",
            ["+visit:\n", "+  checked: 2026-11-22 (read)\n", "+  access: none\n"],
        ),
        (
            "form.figures = [{ file: '/content/images/a.jpg', alt: 'A: it', credit: 'N', licence: 'CC0' }]",
            [
                "+figures:\n",
                "+  - file: a.jpg\n",
                '+    alt: "A: it"\n',
                "+    credit: N\n",
                "+    licence: CC0\n",
            ],
        ),
        ("form.body = 'Other.'", ["-The text.\n", "+Other.\n"]),
        ("form.waive = { 'text/long': 'why: it is' }", ["+waive:\n", '+  text/long: "why: it is"\n']),
    ],
)
def test_a_change_in_a_form_changes_its_own_lines(bare: Page, change: str, expected: list[str]) -> None:
    made = bare.evaluate(EDIT, [ENTRY, shapes()["tours"], change])

    assert difference(ENTRY, made) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("form.facts.push({ fact: 'output', is: '3 t' })", "several readings"),
        ("form.facts.push({ fact: 'founded', is: '1950' })", "stands twice"),
    ],
)
def test_what_a_form_cannot_show_is_not_written_over(bare: Page, change: str, expected: str) -> None:
    assert expected in bare.evaluate(EDIT, [ENTRY, shapes()["tours"], change])


def test_the_settings_fit_the_schema_that_sveltia_gives_for_them(admin_address: str) -> None:
    archive = ROOT / ".cache" / "admin" / SVELTIA.archive
    with tarfile.open(archive) as file:
        schema: Any = json.load(file.extractfile("package/schema/sveltia-cms.json") or io.BytesIO())
    config, _ = read_settings(ROOT)
    validator = Draft7Validator(schema)

    for admin in (LOCAL, Admin("github", "museum/guide", "main"), Admin("gitlab", "a/b/c")):
        assert [error.message for error in validator.iter_errors(settings(config, admin, {}))] == []
