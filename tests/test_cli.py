from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from kuzbass_site import __version__
from kuzbass_site.cli import main
from kuzbass_site.cli.exits import Exit, leaving_well
from kuzbass_site.problems import CODES


def run(*arguments: object, lang: str = "en") -> Result:
    environment = {"LC_ALL": lang, "SOURCE_DATE_EPOCH": ""}
    return CliRunner(env=environment).invoke(main, [str(argument) for argument in arguments])


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def broken(root: Path) -> Path:
    place = root / "content" / "towns" / "coalbrookdale.md"
    place.write_text(place.read_text(encoding="utf-8").replace("title:", "titel:", 1), encoding="utf-8")
    return root


# --- help ---


def commands(group: click.Group = main, path: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        yield " ".join((*path, name)), command
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


@pytest.mark.parametrize(("name", "command"), list(commands()))
def test_every_command_and_option_says_what_it_is_for(name: str, command: click.Command) -> None:
    assert command.help
    assert command.help.strip().endswith(".")
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.opts[-1]}"
        else:
            assert (parameter.metavar or parameter.human_readable_name).upper() in command.help
    shown = run(name, "--help")
    assert shown.exit_code == 0
    assert run(name, "-h").output == shown.output


def test_the_help_tells_the_exit_codes_and_the_commands() -> None:
    said = run("--help").output

    words = " ".join(said.split())
    for code in Exit:
        assert re.search(rf"\b{code.value} ", words), code
    assert all(name in said for name in main.commands)
    assert run("--version").output.split()[-1] == __version__


def test_the_command_starts_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kuzbass_site", "--version"], capture_output=True, text=True, check=True
    )

    assert __version__ in done.stdout


# --- exit codes ---


def test_a_mistyped_command_or_option_is_told_what_it_may_have_been() -> None:
    wrong = run("biuld")

    assert (wrong.exit_code, "'build'" in wrong.output) == (2, True)
    assert run("xyzzy").exit_code == 2
    assert run("check", "--strickt").exit_code == 2
    assert run("check", "--date", "22.11.2026").exit_code == 2
    assert run("check", "--format", "xml").exit_code == 2
    assert run("serve", "--port", "99999").exit_code == 2


def test_a_good_guide_ends_with_0(small_guide: Path, tmp_path: Path) -> None:
    checked = run("check", "--root", small_guide)
    built = run("build", "--root", small_guide, "--output", tmp_path / "out")

    assert (checked.exit_code, built.exit_code) == (0, 0)
    assert re.search(r"\d+ entries: no problems", checked.stdout)
    assert re.search(r"\d+ pages in .* \(\d+ files written, 0 unchanged, 0 removed\)", built.stdout)
    assert (tmp_path / "out" / "index.html").is_file()
    assert run("check", "--root", small_guide, "--quiet").output == ""
    assert run("build", "--root", small_guide, "--output", tmp_path / "out", "--quiet").output == ""


def test_mistakes_in_the_content_end_with_1_and_leave_the_site_as_it_was(
    small_guide: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run("build", "--root", small_guide, "--output", out)
    before = files(out)
    broken(small_guide)

    checked = run("check", "--root", small_guide)
    built = run("build", "--root", small_guide, "--output", out)

    for result in (checked, built):
        assert result.exit_code == 1
        assert result.stdout == ""
        assert "content/towns/coalbrookdale.md:2:1: error[front-matter/unknown-field]" in result.stderr
        assert "1 error" in result.stderr
    assert files(out) == before


def test_a_warning_stops_only_the_strict(small_guide: Path, tmp_path: Path) -> None:
    place = small_guide / "content" / "towns" / "coalbrookdale.md"
    text = place.read_text(encoding="utf-8")
    place.write_text(re.sub(r"(?m)^title: .*$", "title: “Coalbrookdale”", text), encoding="utf-8")

    assert run("check", "--root", small_guide).exit_code == 0
    assert run("check", "--root", small_guide, "--strict").exit_code == 1
    assert run("build", "--root", small_guide, "--output", tmp_path / "a").exit_code == 0
    assert run("build", "--root", small_guide, "--output", tmp_path / "b", "--strict").exit_code == 1
    assert not (tmp_path / "b").exists()


def test_notes_are_counted_and_shown_when_asked_for(small_guide: Path, tmp_path: Path) -> None:
    place = small_guide / "content" / "landmarks" / "old-furnace.md"
    text = place.read_text(encoding="utf-8")
    place.write_text(text.replace("built: 1708 [@unesco_371]", "built: 1708 [@leaflet]"), encoding="utf-8")

    checked = run("check", "--root", small_guide, "--strict")
    asked = run("check", "--root", small_guide, "--strict", "--notes")
    built = run("build", "--root", small_guide, "--output", tmp_path / "out", "--strict")
    quiet = run("build", "--root", small_guide, "--output", tmp_path / "out", "--quiet")

    counted = "1 note; `kuzbass-site check --notes` shows them"
    assert [each.exit_code for each in (checked, asked, built, quiet)] == [0, 0, 0, 0]
    assert (checked.stderr, checked.stdout) == ("", f"5 entries: {counted}\n")
    assert "note[source/only-weak]" in asked.stderr
    assert asked.stdout == "5 entries: 1 note\n"
    assert (built.stderr, built.stdout.splitlines()[-1]) == ("", counted)
    assert quiet.output == ""


def test_settings_that_are_missing_or_wrong_end_with_3(small_guide: Path, tmp_path: Path) -> None:
    assert run("check", "--root", tmp_path / "nowhere").exit_code == 3
    (small_guide / "content" / "site.yaml").write_text("titel: x\n", encoding="utf-8")

    assert run("check", "--root", small_guide).exit_code == 3
    assert run("build", "--root", small_guide, "--output", tmp_path / "out").exit_code == 3


def test_a_template_that_is_wrong_ends_with_4_and_its_line(small_guide: Path, tmp_path: Path) -> None:
    own = small_guide / "templates"
    own.mkdir()
    (own / "text.html").write_text("one\n{{ page.view.nothing }}\n", encoding="utf-8")

    built = run("build", "--root", small_guide, "--output", tmp_path / "out")

    assert built.exit_code == 4
    assert "templates/text.html:2:1: error[template/error]" in built.stderr
    assert "    2 | {{ page.view.nothing }}" in built.stderr
    assert not (tmp_path / "out").exists()


def test_an_output_that_is_somebody_elses_ends_with_6(small_guide: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "thesis.txt").write_text("mine", encoding="utf-8")

    built = run("build", "--root", small_guide, "--output", out)

    assert (built.exit_code, "thesis.txt" in built.stderr) == (6, True)
    assert files(out) == {"thesis.txt": b"mine"}


def test_a_mistake_of_our_own_ends_with_70_and_the_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught, leaving_well(Path()):
        raise ZeroDivisionError("ours")

    assert caught.value.code == Exit.BUG
    said = capsys.readouterr().err
    assert "ZeroDivisionError: ours" in said
    assert "mistake in kuzbass-site itself" in said


# --- check ---


def test_problems_come_for_readers_for_programs_and_for_github(small_guide: Path) -> None:
    broken(small_guide)

    as_json = run("check", "--root", small_guide, "--format", "json")
    as_github = run("check", "--root", small_guide, "--format", "github")

    assert as_json.exit_code == as_github.exit_code == 1
    assert {each["code"] for each in json.loads(as_json.stdout)} == {"front-matter/unknown-field"}
    assert all(line.startswith("::error file=content/") for line in as_github.stdout.splitlines())
    assert as_json.stderr == as_github.stderr == ""


def test_nothing_to_complain_of_is_an_empty_list_for_programs(small_guide: Path) -> None:
    assert json.loads(run("check", "--root", small_guide, "--format", "json").stdout) == []
    assert run("check", "--root", small_guide, "--format", "github").stdout == ""


def test_settings_that_are_missing_are_told_to_programs_too(tmp_path: Path) -> None:
    (problem,) = json.loads(run("check", "--root", tmp_path, "--format", "json").stdout)

    assert problem["code"] == "config/missing-file"


def test_messages_are_in_the_language_of_the_system_or_the_one_asked_for(small_guide: Path) -> None:
    broken(small_guide)

    english, russian = (
        run("check", "--root", small_guide, lang=lang).stderr for lang in ("C", "ru_RU.UTF-8")
    )
    asked = run("check", "--root", small_guide, "--lang", "ru", lang="C").stderr

    assert "error[front-matter/unknown-field]" in english
    assert russian == asked
    assert "ошибка[front-matter/unknown-field]" in russian


def test_the_day_may_be_given(small_guide: Path) -> None:
    run("new", "towns", "Kaltan", "--root", small_guide)
    place = small_guide / "content" / "towns" / "kaltan.md"
    text = place.read_text(encoding="utf-8")
    place.write_text(text.replace("\ndraft:", "\nvisit: {checked: 2027-05-02}\ndraft:", 1), encoding="utf-8")

    assert run("check", "--root", small_guide, "--date", "2027-05-02").exit_code == 0
    future = run("check", "--root", small_guide, "--date", "2027-05-01")
    assert (future.exit_code, "checked/future" in future.stderr) == (1, True)


# --- build ---


def test_the_address_and_the_repository_may_be_given(small_guide: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"

    run("build", "--root", small_guide, "--output", out, "--url", "https://x.example/a/",
        "--repository", "https://git.example/r/")  # fmt: skip

    assert "https://x.example/a/towns/coalbrookdale/" in (out / "sitemap.xml").read_text(encoding="utf-8")
    page = (out / "towns" / "coalbrookdale" / "index.html").read_text(encoding="utf-8")
    assert "https://git.example/r/edit/main/content/towns/coalbrookdale.md" in page


def test_drafts_are_built_only_when_asked_for(small_guide: Path, tmp_path: Path) -> None:
    run("new", "towns", "Draft Town", "--root", small_guide)
    out = tmp_path / "out"

    run("build", "--root", small_guide, "--output", out)
    without = files(out)
    run("build", "--root", small_guide, "--output", out, "--drafts")
    with_drafts = files(out)
    run("build", "--root", small_guide, "--output", out)

    assert not any(b"Draft Town" in data or "draft-town" in path for path, data in without.items())
    assert "towns/draft-town/index.html" in with_drafts
    assert files(out) == without


def test_a_guide_may_be_built_from_inside_its_folder(
    small_guide: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small_guide)

    assert run("build").exit_code == 0
    assert (small_guide / "site" / "index.html").is_file()
    assert "(0 files written" in run("build").stdout


# --- clean ---


def test_clean_removes_what_was_written_and_nothing_else(small_guide: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("build", "--root", small_guide, "--output", out)
    (out / "mine.txt").write_text("mine", encoding="utf-8")
    (out / "towns" / "mine.txt").write_text("mine", encoding="utf-8")
    source = files(small_guide)

    cleaned = run("clean", "--root", small_guide, "--output", out)

    assert cleaned.exit_code == 0
    assert set(files(out)) - {".kuzbass-site.json"} == {"mine.txt", "towns/mine.txt"}
    assert files(small_guide) == source
    assert run("build", "--root", small_guide, "--output", out).exit_code == 0


def test_clean_leaves_no_empty_folder(small_guide: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("build", "--root", small_guide, "--output", out)
    count = len(files(out)) - 1

    cleaned = run("clean", "--root", small_guide, "--output", out)

    assert f"{count} files removed" in cleaned.stdout
    assert not out.exists()


@pytest.mark.parametrize("existing", [None, (), ("thesis.txt",), (".cache/x", "b/c.txt")])
def test_clean_touches_no_folder_that_no_build_has_written(
    tmp_path: Path, existing: tuple[str, ...] | None
) -> None:
    out = tmp_path / "out"
    for name in existing or ():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text("mine", encoding="utf-8")
    if existing == ():
        out.mkdir()

    cleaned = run("clean", "--root", out, "--output", out)

    assert (cleaned.exit_code, "0 files removed" in cleaned.stdout) == (0, True)
    assert out.exists() == (existing is not None)
    assert set(files(out) if out.exists() else ()) == set(existing or ())


# --- explain, schema ---


def test_explain_lists_every_code_and_tells_of_one() -> None:
    listed = run("explain")
    one = run("explain", "fact/unsourced")

    assert [line.split()[-1] for line in listed.output.splitlines()] == sorted(CODES)
    assert one.output.startswith("fact/unsourced (error)")
    assert "(ошибка)" in run("explain", "fact/unsourced", "--lang", "ru").output
    wrong = run("explain", "fact/unsorced")
    assert (wrong.exit_code, "fact/unsourced" in wrong.output) == (2, True)
    assert run("explain", "xyzzy").exit_code == 2


def test_schema_prints_json_or_markdown() -> None:
    assert json.loads(run("schema").output)["$schema"].endswith("2020-12/schema")
    assert run("schema", "--markdown").output.startswith("# ")


# --- serve ---


def test_a_port_in_use_is_a_mistake_of_usage(small_guide: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        served = run("serve", "--root", small_guide, "--port", port)

    assert (served.exit_code, f"port {port} is in use" in served.output) == (2, True)


def test_serve_wants_a_guide(tmp_path: Path) -> None:
    served = run("serve", "--root", tmp_path, "--port", 0)

    assert (served.exit_code, "has no folder content/" in served.output) == (2, True)


@pytest.mark.parametrize("form", ["emacs", "javascript:{path}", "subl://open", "subl://open?{path}{place}"])
def test_serve_says_when_it_cannot_use_a_form_of_links(small_guide: Path, form: str) -> None:
    served = run("serve", "--root", small_guide, "--port", 0, "--open-with", form)

    assert (served.exit_code, "cannot be used" in served.output) == (2, True)


def test_colours_are_left_out_where_nobody_sees_them(small_guide: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kuzbass_site", "check", "--root", str(broken(small_guide))],
        capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C.UTF-8"},
    )  # fmt: skip

    assert done.returncode == 1
    assert "\x1b" not in done.stderr


def test_a_reader_that_has_had_enough_is_no_mistake_of_ours(small_guide: Path) -> None:
    (small_guide / "content" / "towns" / "coalbrookdale.md").write_text("no front matter")
    command = [
        sys.executable,
        "-m",
        "kuzbass_site",
        "check",
        "--format",
        "github",
        "--root",
        str(small_guide),
    ]
    read, write = os.pipe()
    os.close(read)
    result = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, text=True, check=False, timeout=60)
    os.close(write)

    assert (result.returncode, result.stderr) == (6, "")
