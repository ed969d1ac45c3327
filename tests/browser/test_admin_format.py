"""What the format of the admin makes of files: in a browser, for there it runs."""

from __future__ import annotations

import io
import json
import re
import tarfile
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft7Validator
from playwright.sync_api import Browser, Page

from kuzbass_site.admin import settings, shapes
from kuzbass_site.admin.fetching import SVELTIA
from kuzbass_site.models.settings import Admin
from kuzbass_site.reading import read_settings
from tests.browser.admin_files import LOCAL, ROOT, changed, difference, texts

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def bare(browser: Browser, admin_address: str) -> Iterator[Page]:
    """A page of the admin's, to call its modules on."""
    page = browser.new_page()
    page.goto(f"{admin_address}cms/LICENSE.txt")
    yield page
    page.close()


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
    guide = read_settings(ROOT)
    config, sources = guide.config, guide.sources
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
    config = read_settings(ROOT).config
    validator = Draft7Validator(schema)

    for admin in (LOCAL, Admin("github", "museum/guide", "main"), Admin("gitlab", "a/b/c")):
        assert [error.message for error in validator.iter_errors(settings(config, admin, {}))] == []
