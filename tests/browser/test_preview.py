"""The live preview in a real browser: a save is seen, a mistake is told and goes, nothing else is disturbed."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from kuzbass_site.serve import Preview
from kuzbass_site.serve import building as building_module
from tests.browser.conftest import Trouble

pytestmark = pytest.mark.browser

SMALL = Path(__file__).parent.parent / "sites" / "small"
LONG = "\n\n".join(f"Paragraph {number} of the village." for number in range(80))
TOWN = "/towns/coalbrookdale/"
WAIT = 30_000.0


@dataclass
class Live:
    """A preview, the guide behind it, and a page that looks at it."""

    guide: Path
    url: str
    page: Page

    @property
    def town(self) -> Path:
        return self.guide / "content" / "towns" / "coalbrookdale.md"

    def open(self, path: str = TOWN) -> None:
        """Look at a page, with a mark that only this load of it has."""
        self.page.goto(self.url + path)
        expect(self.page.locator(".preview .toggle")).to_be_visible(timeout=WAIT)
        self.page.evaluate("window.loaded = true")

    def save(self, change: Callable[[str], str]) -> None:
        self.town.write_text(change(self.town.read_text(encoding="utf-8")), encoding="utf-8")

    def replace(self, old: str, new: str) -> None:
        self.save(lambda text: text.replace(old, new, 1))

    @property
    def is_same_load(self) -> bool:
        return bool(self.page.evaluate("window.loaded === true"))


@pytest.fixture
def live(browser: Browser, tmp_path: Path) -> Iterator[Live]:
    guide = tmp_path / "guide"
    shutil.copytree(SMALL, guide, ignore=shutil.ignore_patterns(".cache"))
    town = guide / "content" / "towns" / "coalbrookdale.md"
    town.write_text(town.read_text(encoding="utf-8") + f"\n{LONG}\n", encoding="utf-8")
    with Preview(guide, lambda _: None).serving(tmp_path / "out", 0) as (server, building):
        thread = threading.Thread(target=building.run)
        thread.start()
        while building.shown.busy:
            building.wait(building.shown.number, 1)
        context = browser.new_context(viewport={"width": 1000, "height": 700})
        page = context.new_page()
        page.set_default_timeout(WAIT)
        expect.set_options(timeout=WAIT)
        try:
            yield Live(guide, server.url, page)
        finally:
            context.close()
            expect.set_options(timeout=5000)
    thread.join()


def test_what_is_saved_is_seen_and_the_page_stays_where_it_was(live: Live) -> None:
    live.open()
    live.page.evaluate("scrollTo({top: 1500, behavior: 'instant'})")
    live.replace("Paragraph 60 of", "Sentence new of")

    expect(live.page.get_by_text("Sentence new of")).to_be_attached()
    live.page.wait_for_function("() => scrollY === 1500")
    assert not live.is_same_load


def test_a_page_that_has_not_changed_is_not_loaded_again(live: Live) -> None:
    live.open("/about/")
    toggle = live.page.locator(".preview .toggle")
    toggle.click()
    live.replace("Paragraph 60 of", "Sentence new of")

    # The toolbar is told of the build that the page is no part of.
    expect(live.page.locator(".preview dd", has_text="1 file written")).to_be_visible()
    assert live.is_same_load


def test_a_page_that_nobody_sees_asks_for_nothing_until_it_is_seen(live: Live) -> None:
    live.open()
    live.page.evaluate(
        """() => {
            window.seen = false;
            Object.defineProperty(document, 'hidden', {get: () => !window.seen, configurable: true});
            document.dispatchEvent(new Event('visibilitychange'));
        }"""
    )
    other = live.page.context.new_page()
    other.goto(live.url + TOWN)
    live.replace("Paragraph 60 of", "Sentence new of")
    expect(other.get_by_text("Sentence new of")).to_be_attached()
    assert live.is_same_load

    live.page.evaluate("window.seen = true; document.dispatchEvent(new Event('visibilitychange'))")
    expect(live.page.get_by_text("Sentence new of")).to_be_attached()


def test_a_mistake_is_told_above_the_good_page_and_goes_when_it_is_mended(live: Live) -> None:
    live.open()
    live.page.evaluate("scrollTo({top: 1500, behavior: 'instant'})")
    live.replace("title: ", "titel: ")
    dialog = live.page.get_by_role("dialog", name="The guide cannot be built")

    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("unknown field `titel`")
    expect(dialog.locator("mark").first).to_have_text("titel")
    link = dialog.get_by_role("link", name="content/towns/coalbrookdale.md:2:1").first
    assert link.get_attribute("href") == f"vscode://file{live.town}:2:1"
    expect(live.page.get_by_text("Paragraph 60 of")).to_be_attached()
    assert live.is_same_load

    live.replace("titel: ", "title: ")
    expect(dialog).to_be_hidden()
    assert live.page.evaluate("scrollY") == 1500
    assert live.is_same_load


def test_a_mistake_that_was_put_aside_stays_aside_until_there_is_another(live: Live) -> None:
    live.open()
    live.replace("title: ", "titel: ")
    dialog = live.page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    live.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    live.page.reload()
    expect(live.page.get_by_role("button", name="Show what is wrong")).to_be_visible()
    expect(dialog).to_be_hidden()

    live.page.get_by_role("button", name="Show what is wrong").click()
    expect(dialog).to_be_visible()
    live.page.get_by_role("button", name="Hide (Esc)").click()
    expect(dialog).to_be_hidden()
    live.replace("summary: ", "sumary: ")
    expect(dialog).to_contain_text("sumary")


def test_whatever_fails_is_shown_and_the_next_save_is_seen(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_named: object) -> None:
        raise RuntimeError("a rule that raises <b>")

    live.open()
    with monkeypatch.context() as broken:
        broken.setattr(building_module, "build_again", fail)
        live.replace("Paragraph 60 of", "Sentence new of")
        expect(live.page.get_by_role("dialog")).to_contain_text("RuntimeError: a rule that raises <b>")
    live.replace("Sentence new of", "Sentence newer of")

    expect(live.page.get_by_text("Sentence newer of")).to_be_attached()
    expect(live.page.get_by_role("dialog")).to_be_hidden()


def test_a_broken_template_and_a_deleted_folder_are_outlived(live: Live) -> None:
    live.open()
    templates = live.guide / "templates"
    templates.mkdir()
    (templates / "entry.html").write_text("{{ nobody }}", encoding="utf-8")
    dialog = live.page.get_by_role("dialog")
    expect(dialog).to_contain_text("templates/entry.html")
    shutil.rmtree(templates)
    expect(dialog).to_be_hidden()

    (live.guide / "content").rename(live.guide / "aside")
    expect(dialog).to_be_visible()
    (live.guide / "aside").rename(live.guide / "content")
    expect(dialog).to_be_hidden()
    live.replace("Paragraph 60 of", "Sentence new of")
    expect(live.page.get_by_text("Sentence new of")).to_be_attached()


def test_a_page_that_goes_and_comes_is_followed(live: Live) -> None:
    live.open()
    text = live.town.read_text(encoding="utf-8")
    new = live.town.with_name("new.md")
    live.page.goto(f"{live.url}/towns/new/")
    expect(live.page.get_by_role("heading", level=1)).to_have_text("Page not found")
    new.write_text(text.replace("title: Coalbrookdale", "title: New town"), encoding="utf-8")
    expect(live.page.get_by_role("heading", level=1)).to_have_text("New town")


def test_the_toolbar_opens_and_closes_by_mouse_and_key_and_stays_so(live: Live) -> None:
    live.open()
    toggle = live.page.locator(".preview .toggle")
    panel = live.page.get_by_role("region", name="Preview")
    expect(panel).to_be_hidden()
    expect(toggle).to_have_attribute("aria-expanded", "false")
    toggle.click()
    expect(panel).to_be_visible()
    for label in ("Problems of this page", "Facts", "Weight of the page", "Last made because"):
        expect(panel.get_by_text(label, exact=True)).to_be_visible()
    live.page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    live.page.keyboard.press("Alt+p")
    expect(panel).to_be_visible()
    live.replace("Paragraph 60 of", "Sentence new of")
    expect(live.page.get_by_text("Sentence new of")).to_be_attached()
    expect(panel).to_be_visible()
    expect(panel).to_contain_text("the files of the entry")


def test_the_toolbar_is_not_printed_and_takes_no_room(live: Live) -> None:
    live.open()
    height = live.page.evaluate("document.documentElement.scrollHeight")
    live.page.evaluate("document.querySelector('.preview').remove()")
    assert live.page.evaluate("document.documentElement.scrollHeight") == height
    live.open()
    live.page.emulate_media(media="print")
    expect(live.page.locator(".preview .toggle")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_neither_toolbar_nor_mistake_is_a_barrier(live: Live, scheme: str, width: int) -> None:
    live.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    live.page.set_viewport_size({"width": width, "height": 700})
    live.open()
    live.page.locator(".preview .toggle").click()
    expect(live.page.get_by_role("region", name="Preview")).to_be_visible()
    assert violations(live.page) == []
    live.replace("title: ", "titel: ")
    expect(live.page.get_by_role("dialog")).to_be_visible()
    assert violations(live.page) == []
    sideways = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert live.page.evaluate(sideways) <= 0


def test_nothing_of_it_breaks_the_policy_or_fails(live: Live) -> None:
    trouble = Trouble(live.page, live.url)
    live.open()
    live.page.locator(".preview .toggle").click()
    live.replace("title: ", "titel: ")
    expect(live.page.get_by_role("dialog")).to_be_visible()
    live.replace("titel: ", "title: Old ")
    expect(live.page.get_by_role("heading", level=1)).to_have_text("Old Coalbrookdale")

    assert trouble.found == []


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {node['html'][:120]}" for each in found for node in each["nodes"]]
