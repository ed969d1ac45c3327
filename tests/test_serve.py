from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from kuzbass_site.pages.frame import POLICY
from kuzbass_site.problems import ContentError, TemplateError
from kuzbass_site.serve import HOST, AddressInUse, Preview


@dataclass
class Running:
    """A preview that answers, the guide behind it, and what it complained of."""

    guide: Path
    output: Path
    port: int = 0
    complaints: list[ContentError] = field(default_factory=list)

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, str]:
        connection = HTTPConnection(HOST, self.port, timeout=60)
        try:
            connection.putrequest(method, path, skip_host="Host" in headers)
            for name, value in headers.items():
                connection.putheader(name, value)
            connection.endheaders()
            answer = connection.getresponse()
            return answer, answer.read().decode("utf-8", "replace")
        finally:
            connection.close()

    def town(self) -> Path:
        return self.guide / "content" / "towns" / "coalbrookdale.md"

    def edit(self, old: str, new: str) -> None:
        text = self.town().read_text(encoding="utf-8")
        assert old in text
        self.town().write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def preview(small_guide: Path, tmp_path: Path) -> Iterator[Running]:
    running = Running(small_guide, tmp_path / "out")
    server = Preview(small_guide, running.complaints.append).server(running.output, 0)
    running.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield running
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_page_comes_under_the_policy_of_the_site_and_is_not_remembered(preview: Running) -> None:
    answer, text = preview.ask("/towns/coalbrookdale/")

    assert answer.status == 200
    assert answer.headers["Content-Type"].startswith("text/html")
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Coalbrookdale" in text


def test_a_folder_without_its_slash_leads_to_it(preview: Running) -> None:
    answer, _ = preview.ask("/towns")

    assert (answer.status, answer.headers["Location"]) == (301, "/towns/")


def test_what_is_not_there_is_answered_with_the_guides_own_page(preview: Running) -> None:
    answer, text = preview.ask("/nowhere/at/all/")

    assert answer.status == 404
    assert text == (preview.output / "404.html").read_text(encoding="utf-8")
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert "guide.example" not in text
    assert preview.ask("/nowhere", "HEAD")[1] == ""


def test_the_site_knows_the_address_of_the_preview(preview: Running) -> None:
    assert f"http://{HOST}:{preview.port}/towns/coalbrookdale/" in preview.ask("/sitemap.xml")[1]


def test_no_list_of_files_is_shown(preview: Running) -> None:
    folder = next(path for path in sorted(preview.output.rglob("*")) if path.is_dir() and not (
        path / "index.html").exists())  # fmt: skip

    assert preview.ask(f"/{folder.relative_to(preview.output)}/")[0].status == 404


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
    ],
)
def test_nothing_outside_the_site_is_served(preview: Running, path: str) -> None:
    answer, text = preview.ask(path)

    assert answer.status == 404
    assert "title:" not in text


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
    ],
)
def test_only_its_own_address_is_answered(preview: Running, method: str, host: str, status: int) -> None:
    answer, text = preview.ask("/", method, Host=host.format(port=preview.port))

    assert answer.status == status
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert status == 200 or "Coalbrookdale" not in text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_can_be_sent_to_it(preview: Running, method: str) -> None:
    assert preview.ask("/", method)[0].status == 501


def test_a_change_is_seen_at_the_next_page(preview: Running) -> None:
    preview.edit("title: ", "title: Old ")

    assert "Old Coalbrookdale" in preview.ask("/towns/coalbrookdale/?from=here")[1]
    (preview.town().parent / "ironbridge.md").write_text(
        "---\ntitle: Ironbridge\nsummary: A town.\n---\nText.\n", encoding="utf-8"
    )
    assert "Ironbridge" in preview.ask("/towns/ironbridge/")[1]
    (preview.town().parent / "ironbridge.md").unlink()
    assert preview.ask("/towns/ironbridge/")[0].status == 404
    assert preview.complaints == []


def test_a_template_of_the_guide_is_seen_too(preview: Running) -> None:
    (preview.guide / "templates").mkdir()
    (preview.guide / "templates" / "text.html").write_text("Mine", encoding="utf-8")

    assert preview.ask("/about/")[1] == "Mine"


def test_a_broken_change_keeps_the_last_good_site_and_is_told_once(preview: Running) -> None:
    before = preview.ask("/towns/coalbrookdale/")[1]
    preview.edit("title: ", "titel: ")

    assert preview.ask("/towns/coalbrookdale/")[1] == before
    assert preview.ask("/towns/coalbrookdale/")[1] == before
    (error,) = preview.complaints
    assert [problem.code for problem in error.problems] == ["front-matter/unknown-field"]

    preview.edit("titel: ", "title: New ")
    assert "New Coalbrookdale" in preview.ask("/towns/coalbrookdale/")[1]
    assert len(preview.complaints) == 1


def test_broken_settings_and_templates_keep_the_last_good_site_too(preview: Running) -> None:
    before = preview.ask("/about/")[1]
    settings = preview.guide / "content" / "site.yaml"
    good = settings.read_text(encoding="utf-8")
    settings.write_text("titel: x\n", encoding="utf-8")
    assert preview.ask("/about/")[1] == before
    settings.write_text(good, encoding="utf-8")
    (preview.guide / "templates").mkdir()
    (preview.guide / "templates" / "text.html").write_text("{{ nobody }}", encoding="utf-8")
    assert preview.ask("/about/")[1] == before

    assert len(preview.complaints) == 2
    assert isinstance(preview.complaints[1], TemplateError)


def test_the_lock_of_an_editor_stops_nothing(preview: Running) -> None:
    lock = preview.town().parent / ".#coalbrookdale.md"
    lock.symlink_to("user@host.4711:1")
    preview.edit("title: ", "title: Old ")

    assert "Old Coalbrookdale" in preview.ask("/towns/coalbrookdale/")[1]


def test_drafts_are_shown_when_asked_for(small_guide: Path, tmp_path: Path) -> None:
    (small_guide / "content" / "towns" / "draft.md").write_text(
        "---\ntitle: Draft\nsummary: A town.\ndraft: true\n---\nText.\n", encoding="utf-8"
    )

    for drafts in (False, True):
        output = tmp_path / f"out-{drafts}"
        Preview(small_guide, lambda _: None, drafts=drafts).server(output, 0).server_close()
        assert (output / "towns" / "draft" / "index.html").exists() == drafts


def test_the_published_site_is_never_touched(preview: Running) -> None:
    preview.ask("/")

    assert sorted(os.listdir(preview.guide)) == [".cache", "content"]  # noqa: PTH208 - the names are wanted


def test_a_preview_of_a_broken_guide_does_not_begin(small_guide: Path, tmp_path: Path) -> None:
    (small_guide / "content" / "site.yaml").unlink()

    with pytest.raises(ContentError):
        Preview(small_guide, lambda _: None).server(tmp_path / "out", 0)


def test_a_port_that_is_in_use_is_told_before_anything_is_built(small_guide: Path, tmp_path: Path) -> None:
    with socket.create_server((HOST, 0)) as other, pytest.raises(AddressInUse):
        Preview(small_guide, lambda _: None).server(tmp_path / "out", other.getsockname()[1])

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
