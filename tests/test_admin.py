from __future__ import annotations

import base64
import hashlib
import http.client
import io
import json
import re
import tarfile
import threading
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from kuzbass_site import admin
from kuzbass_site.admin import FetchError, fetch, files, settings, shapes
from kuzbass_site.admin.fetching import SVELTIA, Program
from kuzbass_site.admin.page import policy
from kuzbass_site.admin.serving import server_of
from kuzbass_site.cli import main
from kuzbass_site.models.collections import COLLECTIONS
from kuzbass_site.models.settings import Admin, Term
from kuzbass_site.schema.fields import FORMS
from tests.factories import config, label, source

LOCAL = Admin("local")
GITHUB = Admin("github", "museum/guide", "main")
SOURCES = {key: source(key) for key in ("book", "map")}
PROGRAMS = {"cms/index.js": b"export default {};", "locales/ru.json": b'{"save": "..."}\n'}


def told(**fields: Any) -> dict[str, Any]:
    return settings(config(**fields), LOCAL, SOURCES)


def collection(name: str, **fields: Any) -> dict[str, Any]:
    return next(each for each in told(**fields)["collections"] if each["name"] == name)


def field(fields: list[dict[str, Any]], *names: str) -> dict[str, Any]:
    found = next(each for each in fields if each["name"] == names[0])
    return field(found["fields"], *names[1:]) if names[1:] else found


@pytest.mark.parametrize("name", COLLECTIONS)
def test_a_form_has_every_field_of_its_collection_and_the_text(name: str) -> None:
    names = [each["name"] for each in collection(name)["fields"]]

    assert [each for each in names if each != "body"] == [*shapes()[name], "origin"]
    assert names.index("body") == names.index("draft") - 1
    assert set(shapes()[name]) == set(FORMS[name].field_names())


def test_every_field_says_what_to_write_and_whether_it_is_needed() -> None:
    entry = collection("landmarks")["fields"]

    assert field(entry, "title")["required"] == ["en"]
    assert field(entry, "summary")["required"] == ["en"]
    assert field(entry, "tags")["required"] is False
    assert field(entry, "location", "lat")["required"] is True
    assert "53.99" in field(entry, "location", "lat")["hint"]
    assert field(collection("claims")["fields"], "by")["required"] is True


def test_words_of_the_vocabulary_and_sources_are_chosen_from_lists() -> None:
    tags = {"coal": Term(name="coal", label=label("Coal", "Уголь"))}
    entry = collection("towns", tags=tags, types=tags)["fields"]
    choices = [{"label": "Coal", "value": "coal"}]

    assert field(entry, "tags")["options"] == choices
    assert field(entry, "type")["options"] == choices
    assert [each["value"] for each in field(entry, "location", "sources")["options"]] == ["book", "map"]
    assert "museum" in [each["value"] for each in field(entry, "status", "is")["options"]]
    assert "guided" in [each["value"] for each in field(entry, "visit", "access", "is")["options"]]


def test_other_entries_are_found_by_their_titles() -> None:
    entry = collection("tours")["fields"]
    see_also = field(entry, "see-also")["types"]

    assert [each["name"] for each in see_also] == ["landmarks", "towns", "sectors", "themes", "tours"]
    assert see_also[1]["fields"][0]["widget"] == "relation"
    assert see_also[1]["fields"][0]["collection"] == "towns"
    assert field(entry, "stops", "entry")["types"] == see_also


def test_a_translation_says_in_its_own_words_only_what_differs() -> None:
    entry = collection("towns")["fields"]

    assert [each["name"] for each in entry if each.get("i18n")] == ["title", "summary", "body", "origin"]
    assert told()["i18n"] == {
        "structure": "multiple_files",
        "locales": ["en", "ru"],
        "default_locale": "en",
        "initial_locales": "default",
        "omit_default_locale_from_file_path": True,
    }


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("lat", ["53.99", "-3"], ["53,99", "53° 59'", "N53"]),
        ("accuracy", ["2 km", "100 m", "0.5 km"], ["2", "two km"]),
    ],
)
def test_a_place_on_the_map_is_written_as_the_guide_writes_it(
    name: str, good: list[str], bad: list[str]
) -> None:
    pattern, _ = field(collection("towns")["fields"], "location", name)["pattern"]

    assert all(re.search(pattern, text) for text in good)
    assert not any(re.search(pattern, text) for text in bad)


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (GITHUB, {"name": "github", "repo": "museum/guide", "auth_methods": ["token"], "branch": "main"}),
        (Admin("gitlab", "a/b/c"), {"name": "gitlab", "repo": "a/b/c", "auth_methods": ["token"]}),
    ],
)
def test_the_repository_is_that_of_the_settings(where: Admin, expected: dict[str, Any]) -> None:
    assert settings(config(), where, {})["backend"] == expected


def test_only_the_host_of_the_repository_may_be_asked() -> None:
    assert "https://" not in policy(LOCAL)
    assert set(re.findall(r"https://\S+?(?=[\s;]|$)", policy(GITHUB))) == {
        "https://api.github.com",
        "https://avatars.githubusercontent.com",
    }
    assert set(re.findall(r"https://\S+?(?=[\s;]|$)", policy(Admin("gitlab", "a/b")))) == {
        "https://gitlab.com"
    }
    for rule in ("default-src 'none'", "base-uri 'none'", "form-action 'none'"):
        assert rule in policy(GITHUB)
    assert "'unsafe-eval'" not in policy(GITHUB)


def test_the_page_allows_the_one_script_that_stands_in_it_and_no_search_engine() -> None:
    page = files(config(), LOCAL, SOURCES, PROGRAMS)["index.html"].decode()
    inline = re.findall(r"<script[^>]*>(.+?)</script>", page)
    digest = base64.b64encode(hashlib.sha256(inline[0].encode()).digest()).decode()

    assert len(inline) == 1
    assert f"script-src 'self' &#x27;sha256-{digest}&#x27;".replace("'", "&#x27;") in page
    assert '<meta name="robots" content="noindex, nofollow">' in page


def test_the_files_are_always_the_same() -> None:
    first, second = (files(config(), LOCAL, SOURCES, PROGRAMS) for _ in range(2))

    assert first == second
    assert list(first) == sorted(first)
    assert yaml.safe_load(first["config.yml"]) == told()
    assert json.loads(first["guide.json"]) == {"hosts": [], "shapes": shapes()}
    assert first["locales/ru.js"] == b'export default {"save": "..."};\n'


def test_fonts_of_a_third_party_are_replaced_by_those_that_came_along() -> None:
    names = (
        b"src:url(https://cdn.example/fontsource/fonts/some-sans:vf@5.3.0/latin-wght-normal.woff2)\n format("
    )
    font = "cms/assets/some-sans-latin-wght-normal-_Z1.woff2"
    programs = {**PROGRAMS, "cms/index.js": names, font: b"font"}

    made = files(config(), LOCAL, SOURCES, programs)["cms/index.js"]

    assert made == f"src:url({font})\n format(".encode()


def packed(contents: dict[str, bytes]) -> bytes:
    """An archive as npm packs it."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz") as archive:
        for name, data in contents.items():
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return file.getvalue()


def program(data: bytes, **patterns: str) -> Program:
    digest = base64.b64encode(hashlib.sha512(data).digest()).decode()
    return Program("@somebody/thing", "1.2.3", digest, patterns)


def test_the_files_of_a_program_are_taken_from_its_archive(tmp_path: Path) -> None:
    data = packed({"dist/a.js": b"a", "dist/b.map": b"b", "LICENSE": b"MIT"})
    (tmp_path / "somebody-thing-1.2.3.tgz").write_bytes(data)
    thing = Program(
        "@somebody/thing", "1.2.3", program(data).digest, {r"dist/(\w+)\.js": r"x/\1.js", "LICENSE": "L"}
    )

    assert fetch(thing, tmp_path, ask=False) == {"x/a.js": b"a", "L": b"MIT"}


def test_an_archive_that_is_not_the_one_that_was_checked_is_refused(tmp_path: Path) -> None:
    (tmp_path / "somebody-thing-1.2.3.tgz").write_bytes(packed({"dist/a.js": b"evil"}))

    with pytest.raises(FetchError, match=r"is not the @somebody/thing 1\.2\.3 that was checked"):
        fetch(program(packed({"dist/a.js": b"a"})), tmp_path)


def test_a_folder_without_the_archive_is_named_and_npm_not_asked(tmp_path: Path) -> None:
    with pytest.raises(FetchError, match=r"has no sveltia-cms-[\d.]+\.tgz"):
        fetch(SVELTIA, tmp_path, ask=False)


def test_a_missing_npm_is_named_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(FetchError, match=r"npm is needed once, .*install Node\.js.*--npm"):
        fetch(SVELTIA, tmp_path)


def run(guide: Path, *more: str) -> tuple[int, str]:
    arguments = ["admin", "--root", str(guide), "--output", str(guide / "site"), "--lang", "en", *more]
    result = CliRunner().invoke(main, arguments)
    return result.exit_code, result.output


def test_the_command_says_how_to_switch_it_on(small_guide: Path) -> None:
    code, output = run(small_guide)

    assert code == 2
    assert "write `admin: {backend: local}` into it" in output


def test_the_command_puts_the_admin_into_the_output(
    small_guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = packed({"npm/index.js": b"cms", "locales/ru.json": b"{}"})
    thing = Program(
        "thing", "1", program(data).digest, {r"npm/(.*)": r"cms/\1", r"locales/ru\.json": r"locales/ru.json"}
    )
    (tmp_path / "thing-1.tgz").write_bytes(data)
    monkeypatch.setattr(admin, "PROGRAMS", (thing,))
    with (small_guide / "content/site.yaml").open("a") as file:
        file.write("admin: {backend: gitlab, repo: museum/guide}\n")

    code, output = run(small_guide, "--npm", str(tmp_path))

    place = small_guide / "site" / "admin"
    assert (code, output) == (0, f"The admin is in {place}\n")
    assert (place / "cms/index.js").read_bytes() == b"cms"
    assert "https://gitlab.com" in (place / "index.html").read_text()
    assert yaml.safe_load((place / "config.yml").read_text())["backend"]["repo"] == "museum/guide"


def test_a_build_holds_no_admin_and_takes_none_away(small_guide: Path) -> None:
    site = small_guide / "site"
    build = ["build", "--root", str(small_guide), "--output", str(site), "--no-search", "--quiet"]
    assert CliRunner().invoke(main, build).exit_code == 0
    assert not (site / "admin").exists()
    (site / "admin").mkdir()
    (site / "admin" / "index.html").write_text("admin")

    assert CliRunner().invoke(main, build).exit_code == 0
    assert (site / "admin" / "index.html").read_text() == "admin"


@pytest.mark.parametrize(
    ("host", "path", "status"),
    [
        ("localhost", "/", 200),
        ("localhost", "/cms/", 404),
        ("localhost", "/%00", 404),
        ("evil.example", "/", 403),
    ],
)
def test_only_this_computer_is_shown_the_admin(tmp_path: Path, host: str, path: str, status: int) -> None:
    (tmp_path / "cms").mkdir()
    (tmp_path / "index.html").write_text("admin")
    server = server_of(tmp_path, 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port)
        connection.request("GET", path, headers={"Host": f"{host}:{server.server_port}"})
        assert connection.getresponse().status == status
        connection.close()
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
