from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any

import pytest

from kuzbass_site import again
from kuzbass_site.disk import OutputError
from kuzbass_site.pages.frame import POLICY
from kuzbass_site.problems import ConfigError, ContentError, TemplateError
from kuzbass_site.serve import HOST, AddressInUse, Preview
from kuzbass_site.serve import building as building_module
from kuzbass_site.serve.building import Building, Shown
from kuzbass_site.serve.server import Server, digest_of, injected

SMALL = Path(__file__).parent / "sites" / "small"
PATIENCE = 60.0


@dataclass
class Running:
    """A preview that answers, the guide behind it, and what it complained of."""

    guide: Path
    output: Path
    server: Server
    building: Building
    complaints: list[Exception] = field(default_factory=list)

    @property
    def port(self) -> int:
        return self.server.server_port

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, str]:
        connection = HTTPConnection(HOST, self.port, timeout=60)
        try:
            connection.putrequest(method, path, skip_host="Host" in headers)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            answer = connection.getresponse()
            return answer, answer.read().decode("utf-8", "replace")
        finally:
            connection.close()

    def told(self, page: str) -> Iterator[Any]:
        """What a page is told, one telling after the other."""
        connection = HTTPConnection(HOST, self.port, timeout=60)
        connection.request("GET", f"/_preview/events?page={page}")
        answer = connection.getresponse()
        assert answer.headers["Content-Type"] == "text/event-stream"
        try:
            for line in answer:
                if line.startswith(b"data: "):
                    yield json.loads(line[6:])
        finally:
            connection.close()

    def until(self, holds: Callable[[Shown], bool]) -> Shown:
        """Wait for a build, or for what one has made to be seen."""
        end = time.monotonic() + PATIENCE
        shown = self.building.shown
        while shown.busy or not holds(shown):
            assert time.monotonic() < end, shown
            shown = self.building.wait(shown.number, 0.2)
        return shown

    def town(self) -> Path:
        return self.guide / "content" / "towns" / "coalbrookdale.md"

    def edit(self, old: str, new: str) -> None:
        text = self.town().read_text(encoding="utf-8")
        assert old in text
        self.town().write_text(text.replace(old, new), encoding="utf-8")

    def holds(self, path: str, words: str) -> Callable[[Shown], bool]:
        """Whether the page at a path holds these words."""
        return lambda _: words in self.ask(path)[1]


@contextmanager
def previewing(guide: Path, output: Path) -> Iterator[Running]:
    """A preview of a guide, once it has built."""
    complaints: list[Exception] = []
    with Preview(guide, complaints.append).serving(output, 0) as (server, building):
        running = Running(guide, output, server, building, complaints)
        thread = threading.Thread(target=building.run)
        thread.start()
        running.until(lambda _: True)
        yield running
    thread.join()


@pytest.fixture
def preview(small_guide: Path, tmp_path: Path) -> Iterator[Running]:
    """One whose guide a test may change."""
    with previewing(small_guide, tmp_path / "out") as running:
        yield running


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One for tests that only ask."""
    place = tmp_path_factory.mktemp("still")
    shutil.copytree(SMALL, place / "guide", ignore=shutil.ignore_patterns(".cache"))
    with previewing(place / "guide", place / "out") as running:
        yield running


def test_a_page_comes_under_the_policy_of_the_site_and_is_not_remembered(still: Running) -> None:
    answer, text = still.ask("/towns/coalbrookdale/")

    assert answer.status == 200
    assert answer.headers["Content-Type"].startswith("text/html")
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Coalbrookdale" in text


def test_a_folder_without_its_slash_leads_to_it(still: Running) -> None:
    answer, _ = still.ask("/towns")

    assert (answer.status, answer.headers["Location"]) == (301, "/towns/")


def test_what_is_not_there_is_answered_with_the_guides_own_page(still: Running) -> None:
    answer, text = still.ask("/nowhere/at/all/")

    assert answer.status == 404
    page = (still.output / "404.html").read_bytes()
    assert text == injected(page, digest_of(page)).decode()
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert "guide.example" not in text
    assert still.ask("/nowhere", "HEAD")[1] == ""


def test_the_site_knows_the_address_of_the_preview(still: Running) -> None:
    assert f"http://{HOST}:{still.port}/towns/coalbrookdale/" in still.ask("/sitemap.xml")[1]


def test_no_list_of_files_is_shown(still: Running) -> None:
    folder = next(path for path in sorted(still.output.rglob("*")) if path.is_dir() and not (
        path / "index.html").exists())  # fmt: skip

    assert still.ask(f"/{folder.relative_to(still.output)}/")[0].status == 404


@pytest.mark.parametrize(
    "path",
    [
        "/../guide/content/site.yaml",
        "/../../../../../../../../etc/hostname",
        "/%2e%2e/guide/content/site.yaml",
        "/..%2fguide/content/site.yaml",
        "/%2e%2e%2f%2e%2e%2f%2e%2e%2fetc%2fhostname",
        "/towns/../../guide/content/site.yaml",
        "//etc/hostname",
        "/..\\guide\\content\\site.yaml",
        "/towns/%00",
        "/towns%5c..%5c..%5cguide",
        "/%2e/towns/",
        "/towns/./coalbrookdale/",
        "/towns//coalbrookdale/",
        "/C:/Windows/win.ini",
        "/towns/coalbrookdale/index.html::$DATA",
        "/towns/coalbrookdale/index.html/",
        "/.kuzbass-site.json",
        "/%ff%fe",
        "/_preview/../towns/",
        "/_preview/__init__.py",
        "/_preview/../server.py",
    ],
)
def test_nothing_outside_the_site_is_served(still: Running, path: str) -> None:
    answer, text = still.ask(path)

    assert answer.status == 404
    assert "title:" not in text


def test_no_link_leads_out_of_the_site(still: Running) -> None:
    (still.output / "out").symlink_to(still.guide)
    (still.output / "settings.yaml").symlink_to(still.guide / "content" / "site.yaml")

    for path in ("/out/content/site.yaml", "/settings.yaml", "/out/"):
        assert still.ask(path)[0].status == 404, path


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": "http://127.0.0.1:{port}"}, 200),
        ({"Origin": "http://localhost:{port}"}, 200),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Origin": "https://127.0.0.1:{port}"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec_Fetch_Site": "same-origin", "Sec_Fetch_Mode": "cors"}, 200),
        ({"Sec_Fetch_Site": "none", "Sec_Fetch_Mode": "navigate"}, 200),
        ({"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate"}, 200),
        ({"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors"}, 403),
        ({"Sec_Fetch_Site": "same-site", "Sec_Fetch_Mode": "cors"}, 403),
    ],
)
@pytest.mark.parametrize("path", ["/towns/coalbrookdale/", "/_preview/client.js"])
def test_only_its_own_pages_are_answered(
    still: Running, path: str, headers: dict[str, str], status: int
) -> None:
    sent = {name: value.format(port=still.port) for name, value in headers.items()}

    assert still.ask(path, **sent)[0].status == status


def test_the_events_are_for_its_own_pages_alone(still: Running) -> None:
    path = "/_preview/events?page=/"

    assert still.ask(path, Origin="http://evil.example")[0].status == 403
    assert still.ask(path, Host="evil.example")[0].status == 421


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200),
        ("127.0.0.1:{port}", 200),
        ("localhost:{port}", 200),
        ("localhost", 200),
        ("evil.example", 421),
        ("evil.example:{port}", 421),
        ("127.0.0.1.evil.example", 421),
        ("localhost.evil.example:{port}", 421),
        ("", 421),
        ("127.0.0.1@evil.example", 421),
        ("[::1]:{port}", 421),
    ],
)
def test_only_its_own_address_is_answered(still: Running, method: str, host: str, status: int) -> None:
    answer, text = still.ask("/", method, Host=host.format(port=still.port))

    assert answer.status == status
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert status == 200 or "Coalbrookdale" not in text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_can_be_sent_to_it(still: Running, method: str) -> None:
    assert still.ask("/", method)[0].status == 501


def test_a_change_is_seen_without_being_asked_for(preview: Running) -> None:
    preview.edit("title: ", "title: Old ")
    preview.until(preview.holds("/towns/coalbrookdale/?from=here", "Old Coalbrookdale"))
    (preview.town().parent / "ironbridge.md").write_text(
        "---\ntitle: Ironbridge\nsummary: A town.\n---\nText.\n", encoding="utf-8"
    )
    preview.until(preview.holds("/towns/ironbridge/", "Ironbridge"))
    (preview.town().parent / "ironbridge.md").unlink()
    preview.until(lambda _: preview.ask("/towns/ironbridge/")[0].status == 404)

    assert preview.complaints == []


def test_a_template_of_the_guide_is_seen_too(preview: Running) -> None:
    (preview.guide / "templates").mkdir()
    (preview.guide / "templates" / "text.html").write_text("Mine", encoding="utf-8")

    preview.until(preview.holds("/about/", "Mine"))


def test_a_broken_change_keeps_the_last_good_site_and_is_told_once(preview: Running) -> None:
    before = preview.ask("/towns/coalbrookdale/")[1]
    preview.edit("title: ", "titel: ")
    preview.until(lambda shown: shown.error is not None)

    assert preview.ask("/towns/coalbrookdale/")[1] == before
    preview.edit("titel: ", "titel:  ")
    time.sleep(0.5)
    (error,) = preview.complaints
    assert isinstance(error, ContentError)
    assert [problem.code for problem in error.problems] == ["front-matter/unknown-field"]

    preview.edit("titel:  ", "title: New ")
    preview.until(lambda shown: shown.error is None)
    assert "New Coalbrookdale" in preview.ask("/towns/coalbrookdale/")[1]
    assert len(preview.complaints) == 1


def test_what_is_wrong_is_not_forgotten_when_another_file_is_saved(preview: Running) -> None:
    preview.edit("title: ", "titel: ")
    preview.until(lambda shown: shown.error is not None)
    number = preview.building.shown.number
    about = preview.guide / "content" / "pages" / "about.md"
    about.write_text(about.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    shown = preview.until(lambda shown: shown.number > number)

    assert isinstance(shown.error, ContentError)


def test_broken_settings_and_templates_keep_the_last_good_site_too(preview: Running) -> None:
    before = preview.ask("/about/")[1]
    settings = preview.guide / "content" / "site.yaml"
    good = settings.read_text(encoding="utf-8")
    settings.write_text("titel: x\n", encoding="utf-8")
    preview.until(lambda shown: isinstance(shown.error, ConfigError))
    assert preview.ask("/about/")[1] == before
    settings.write_text(good, encoding="utf-8")
    preview.until(lambda shown: shown.error is None)
    (preview.guide / "templates").mkdir()
    (preview.guide / "templates" / "text.html").write_text("{{ nobody }}", encoding="utf-8")
    preview.until(lambda shown: isinstance(shown.error, TemplateError))

    assert preview.ask("/about/")[1] == before


def test_a_guide_that_is_gone_and_comes_again_is_shown_again(preview: Running) -> None:
    content, aside = preview.guide / "content", preview.guide / "aside"
    content.rename(aside)
    preview.until(lambda shown: isinstance(shown.error, ConfigError))
    assert preview.ask("/about/")[0].status == 200
    aside.rename(content)
    preview.until(lambda shown: shown.error is None)
    preview.edit("title: ", "title: Old ")

    preview.until(preview.holds("/towns/coalbrookdale/", "Old Coalbrookdale"))


def test_a_site_that_is_gone_is_built_again(preview: Running) -> None:
    shutil.rmtree(preview.output)
    assert preview.ask("/about/")[0].status == 404
    preview.edit("title: ", "title: Old ")

    preview.until(preview.holds("/towns/coalbrookdale/", "Old Coalbrookdale"))
    assert preview.ask("/about/")[0].status == 200


@pytest.mark.parametrize(
    "error", [RuntimeError("a rule"), OSError(28, "disk"), MemoryError(), RecursionError()]
)
def test_it_outlives_every_exception(
    preview: Running, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_named: object) -> None:
        raise error

    with monkeypatch.context() as broken:
        broken.setattr(building_module, "build_again", fail)
        preview.edit("title: ", "title: Old ")
        assert preview.until(lambda shown: shown.error is not None).error is error
        told = next(preview.told("/towns/coalbrookdale/"))
        assert type(error).__name__ in told["failure"]["trace"]
    preview.edit("title: Old ", "title: New ")

    preview.until(preview.holds("/towns/coalbrookdale/", "New Coalbrookdale"))


def test_a_disk_that_refuses_is_told_in_words(preview: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_named: object) -> None:
        raise OutputError("the disk is full")

    monkeypatch.setattr(building_module, "build_again", fail)
    preview.edit("title: ", "title: Old ")
    preview.until(lambda shown: shown.error is not None)

    assert next(preview.told("/"))["failure"]["text"] == "the disk is full"


def test_a_save_while_a_build_is_running_is_built_right_after(
    preview: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    running, go = threading.Event(), threading.Event()
    build_again = again.build_again

    def slow(*args: Any, **named: Any) -> Any:
        running.set()
        assert go.wait(PATIENCE)
        return build_again(*args, **named)

    monkeypatch.setattr(building_module, "build_again", slow)
    preview.edit("title: ", "title: One ")
    assert running.wait(PATIENCE)
    preview.edit("title: One ", "title: Two ")
    go.set()

    preview.until(preview.holds("/towns/coalbrookdale/", "Two Coalbrookdale"))


def test_the_lock_of_an_editor_stops_nothing(preview: Running) -> None:
    lock = preview.town().parent / ".#coalbrookdale.md"
    lock.symlink_to("user@host.4711:1")
    preview.edit("title: ", "title: Old ")

    preview.until(preview.holds("/towns/coalbrookdale/", "Old Coalbrookdale"))
    assert preview.complaints == []


def test_where_the_system_tells_nothing_everything_is_looked_at_and_nobody_told_of_nothing(
    small_guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    with previewing(small_guide, tmp_path / "out") as running:
        number = running.building.shown.number
        time.sleep(1.5)
        assert running.building.shown.number == number
        running.edit("title: ", "title: Old ")
        running.until(running.holds("/towns/coalbrookdale/", "Old Coalbrookdale"))


def test_drafts_are_shown_when_asked_for(small_guide: Path, tmp_path: Path) -> None:
    (small_guide / "content" / "towns" / "draft.md").write_text(
        "---\ntitle: Draft\nsummary: A town.\ndraft: true\n---\nText.\n", encoding="utf-8"
    )

    for drafts in (False, True):
        output = tmp_path / f"out-{drafts}"
        with Preview(small_guide, lambda _: None, drafts=drafts).serving(output, 0) as (_, building):
            thread = threading.Thread(target=building.run)
            thread.start()
            while building.shown.busy:
                building.wait(building.shown.number, 1)
        thread.join()
        assert (output / "towns" / "draft" / "index.html").exists() == drafts


def test_the_published_site_is_never_touched(still: Running) -> None:
    still.ask("/")

    assert sorted(os.listdir(still.guide)) == [".cache", "content"]  # noqa: PTH208 - the names are wanted


def test_a_guide_that_is_broken_from_the_start_is_shown_once_it_is_mended(
    small_guide: Path, tmp_path: Path
) -> None:
    settings = small_guide / "content" / "site.yaml"
    good = settings.read_text(encoding="utf-8")
    settings.write_text("titel: x\n", encoding="utf-8")
    with Preview(small_guide, lambda _: None).serving(tmp_path / "out", 0) as (server, building):
        running = Running(small_guide, tmp_path / "out", server, building)
        thread = threading.Thread(target=building.run)
        thread.start()
        running.until(lambda shown: shown.error is not None)
        answer, text = running.ask("/towns/coalbrookdale/")
        assert (answer.status, "/_preview/client.js" in text) == (404, True)
        assert next(running.told("/"))["failure"]["mistakes"]
        settings.write_text(good, encoding="utf-8")
        running.until(running.holds("/towns/coalbrookdale/", "Coalbrookdale"))
    thread.join()


def test_a_port_that_is_in_use_is_told_before_anything_is_built(small_guide: Path, tmp_path: Path) -> None:
    with (
        socket.create_server((HOST, 0)) as other,
        pytest.raises(AddressInUse),
        Preview(small_guide, lambda _: None).serving(tmp_path / "out", other.getsockname()[1]),
    ):
        pass

    assert not (tmp_path / "out").exists()


def test_it_runs_until_it_is_interrupted_and_leaves_nothing_behind(
    small_guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    before = sorted(tmp_path.iterdir())

    def announce(url: str) -> None:
        assert url.startswith(f"http://{HOST}:")
        raise KeyboardInterrupt

    Preview(small_guide, lambda _: None).run(0, announce)

    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_however_it_is_ended_it_leaves_nothing_behind(
    small_guide: Path, tmp_path: Path, how: signal.Signals
) -> None:
    (tmp_path / "own").mkdir()
    command = [sys.executable, "-m", "kuzbass_site", "serve", "--root", str(small_guide), "--port", "0"]
    environment = {**os.environ, "TMPDIR": str(tmp_path / "own")}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        assert "http://127.0.0.1:" in process.stdout.readline()
        assert list((tmp_path / "own").iterdir())
        process.send_signal(how)

    assert process.returncode == 0
    assert list((tmp_path / "own").iterdir()) == []
