from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from kuzbass_site import again, making
from kuzbass_site.models.options import Options
from kuzbass_site.serve import building as building_module
from kuzbass_site.serve.building import Building, Shown
from kuzbass_site.serve.giving_up import GivenUp, GivingUp

LONG = 60.0


def work() -> None:
    """Be busy for a long time."""
    end = time.monotonic() + LONG
    while time.monotonic() < end:
        time.sleep(0.001)


def test_work_is_given_up_when_another_thread_asks_for_it() -> None:
    giving_up = GivingUp()
    threading.Timer(0.1, giving_up.ask).start()

    with pytest.raises(GivenUp), giving_up.allowed():
        work()


def test_work_that_may_not_be_given_up_goes_on() -> None:
    giving_up = GivingUp()
    giving_up.ask()
    with giving_up.allowed():
        giving_up.no_more()
        giving_up.ask()
        time.sleep(0.05)
    giving_up.ask()


def test_a_save_does_not_wait_for_what_shows_the_page_before(
    small_guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(again, "LARGE", 0)
    monkeypatch.setattr(building_module, "PAUSE", 0.01)
    output = tmp_path / "out"
    town = small_guide / "content" / "towns" / "coalbrookdale.md"
    text = town.read_text(encoding="utf-8")
    building = Building(small_guide, output, Options(), lambda _: None)
    begin = making.begin
    begun: list[int] = []

    def slow(*args: object, **named: object) -> object:
        begun.append(1)
        if len(begun) == 2:  # the first build, then what shows the page that was edited
            save("title: Two ")
            work()
        return begin(*args, **named)  # type: ignore[arg-type]

    def save(title: str) -> None:
        town.write_text(text.replace("title: ", title), encoding="utf-8")
        building.wake(frozenset({str(town)}))

    def seen(shown: Shown, page: str, words: str) -> bool:
        return not shown.busy and words in (output / page).read_text(encoding="utf-8")

    def edit() -> None:
        shown = building.shown
        while shown.busy:
            shown = building.wait(shown.number, 1)
        save("title: One ")
        while not (seen(shown, "towns/index.html", "Two Coalbrookdale") or building.is_over):
            shown = building.wait(shown.number, 1)
        building.end()

    monkeypatch.setattr(again, "begin", slow)
    editor = threading.Thread(target=edit)
    guard = threading.Timer(LONG, building.end)
    editor.start()
    guard.start()
    building.run()
    editor.join()
    guard.cancel()

    assert len(begun) == 3
    assert "Two Coalbrookdale" in (output / "towns/index.html").read_text(encoding="utf-8")
