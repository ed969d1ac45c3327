"""Dates from Git: real repositories, odd names, odd settings, and honest silence."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path, PurePosixPath

import pytest

from kuzbass_site.disk.history import head, newest_commit_date, read_history
from kuzbass_site.models.history import History

KALTAN = "content/towns/kaltan.md"


class Repository:
    """A repository of its own, without the settings of whoever runs the tests."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str, when: str = "2026-01-01T00:00:00Z") -> None:
        people = {
            f"GIT_{who}_{what}": "a@example.org"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        }
        subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            env={**os.environ, **people, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_COMMITTER_DATE": when},
            check=True,
            capture_output=True,
        )

    def write(self, path: str, text: str = "text") -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, "utf-8")

    def commit(self, when: str) -> None:
        self.git("add", "--all")
        self.git(
            "commit", "--quiet", "--message=A change", when=f"{when}T12:00:00Z" if len(when) == 10 else when
        )


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "guide")


def changed(history: History) -> dict[str, str]:
    return {str(path): day.isoformat() for path, day in history.changed.items()}


def created(history: History) -> dict[str, str]:
    return {str(path): day.isoformat() for path, day in history.created.items()}


def test_a_file_has_the_dates_of_its_oldest_and_newest_commit(repository: Repository) -> None:
    repository.write(KALTAN, "one")
    repository.commit("2026-01-01")
    repository.write(KALTAN, "two")
    repository.write("content/towns/tisul.md")
    repository.commit("2026-02-02")
    repository.write(KALTAN, "three")
    repository.commit("2026-03-03")

    history = read_history(repository.root, "content")

    assert changed(history) == {KALTAN: "2026-03-03", "content/towns/tisul.md": "2026-02-02"}
    assert created(history) == {KALTAN: "2026-01-01", "content/towns/tisul.md": "2026-02-02"}


def test_the_paths_are_those_the_files_are_read_by(repository: Repository) -> None:
    repository.write(KALTAN)
    repository.commit("2026-01-01")

    assert read_history(repository.root, "content").changed == {PurePosixPath(KALTAN): date(2026, 1, 1)}


def test_only_the_folder_counts(repository: Repository) -> None:
    repository.write("README.md")
    repository.write("content-old/a.md")
    repository.write("content/a.md")
    repository.commit("2026-01-01")

    assert list(changed(read_history(repository.root, "content"))) == ["content/a.md"]


def test_a_date_is_that_of_the_committer_in_utc(repository: Repository) -> None:
    repository.write(KALTAN)
    repository.commit("2026-01-02T03:00:00+07:00")

    assert changed(read_history(repository.root, "content")) == {KALTAN: "2026-01-01"}
    assert newest_commit_date(repository.root) == date(2026, 1, 1)


def test_commits_with_clocks_that_ran_backwards_are_put_in_order(repository: Repository) -> None:
    for day in ("2026-01-03", "2026-01-01", "2026-01-02"):
        repository.write(KALTAN, day)
        repository.commit(day)

    history = read_history(repository.root, "content")

    assert changed(history) == {KALTAN: "2026-01-03"}
    assert created(history) == {KALTAN: "2026-01-01"}


def test_a_file_that_is_not_committed_has_no_date(repository: Repository) -> None:
    repository.write("content/a.md")
    repository.commit("2026-01-01")
    repository.write("content/b.md")
    repository.write("content/c.md")
    repository.git("add", "content/c.md")

    assert list(changed(read_history(repository.root, "content"))) == ["content/a.md"]


def test_a_renamed_file_keeps_its_first_date(repository: Repository) -> None:
    repository.write("content/towns/stalinsk.md", "A city.\n" * 9)
    repository.commit("2026-01-01")
    repository.git("mv", "content/towns/stalinsk.md", "content/towns/kuznetsk.md")
    repository.commit("2026-02-01")
    repository.git("mv", "content/towns/kuznetsk.md", "content/towns/novokuznetsk.md")
    repository.write("content/towns/novokuznetsk.md", "A city.\n" * 8 + "Once more renamed.\n")
    repository.commit("2026-03-01")

    history = read_history(repository.root, "content")

    assert changed(history) == {"content/towns/novokuznetsk.md": "2026-03-01"}
    assert created(history) == {"content/towns/novokuznetsk.md": "2026-01-01"}


def test_a_new_file_under_an_old_name_has_dates_of_its_own(repository: Repository) -> None:
    repository.write("content/a.md", "first\n" * 9)
    repository.commit("2026-01-01")
    repository.git("mv", "content/a.md", "content/b.md")
    repository.commit("2026-02-01")
    repository.write("content/a.md", "quite another text")
    repository.commit("2026-03-01")

    history = read_history(repository.root, "content")

    assert changed(history) == {"content/a.md": "2026-03-01", "content/b.md": "2026-02-01"}
    assert created(history) == {"content/a.md": "2026-03-01", "content/b.md": "2026-01-01"}


def test_a_deleted_file_has_no_date_even_when_it_is_written_again(repository: Repository) -> None:
    repository.write("content/a.md")
    repository.write("content/b.md", "another")
    repository.commit("2026-01-01")
    repository.git("rm", "--quiet", "content/a.md")
    repository.commit("2026-02-01")
    repository.write("content/a.md")

    assert list(changed(read_history(repository.root, "content"))) == ["content/b.md"]


def test_a_deleted_file_that_comes_back_has_its_dates_again(repository: Repository) -> None:
    repository.write("content/a.md", "one")
    repository.commit("2026-01-01")
    (repository.root / "content/a.md").unlink()
    repository.commit("2026-02-01")
    repository.write("content/a.md", "two")
    repository.commit("2026-03-01")

    history = read_history(repository.root, "content")

    assert (changed(history), created(history)) == (
        {"content/a.md": "2026-03-01"},
        {"content/a.md": "2026-01-01"},
    )


def test_a_merge_dates_what_it_changes_itself_and_nothing_else(repository: Repository) -> None:
    for name in ("both", "ours", "theirs"):
        repository.write(f"content/{name}.md", "one\n")
    repository.commit("2026-01-01")
    repository.git("switch", "--quiet", "--create=side")
    repository.write("content/both.md", "two\n")
    repository.write("content/theirs.md", "two\n")
    repository.commit("2026-01-02")
    repository.git("switch", "--quiet", "main")
    repository.write("content/both.md", "three\n")
    repository.write("content/ours.md", "three\n")
    repository.commit("2026-01-03")
    repository.git("merge", "--no-commit", "--strategy=ours", "side")
    repository.git("checkout", "side", "--", "content/theirs.md")
    repository.write("content/both.md", "two and three\n")
    repository.commit("2026-01-04")

    assert changed(read_history(repository.root, "content")) == {
        "content/both.md": "2026-01-04",
        "content/ours.md": "2026-01-03",
        "content/theirs.md": "2026-01-02",
    }


@pytest.mark.parametrize(
    "name",
    [
        "Калтан.md",
        "two  words.md",
        'quo"te.md',
        "line\nbreak.md",
        "\x01.md",
        "*.md",
        ":(top)a.md",
        "R100",
        "-a.md",
    ],
)
def test_an_odd_file_name_is_kept(repository: Repository, name: str) -> None:
    repository.write(f"content/{name}", "one")
    repository.commit("2026-01-01")
    repository.git("mv", "--", f"content/{name}", f"content/new {name}")
    repository.commit("2026-01-02")

    history = read_history(repository.root, "content")

    assert created(history) == {f"content/new {name}": "2026-01-01"}
    assert changed(history) == {f"content/new {name}": "2026-01-02"}


def test_a_folder_name_is_no_pattern(repository: Repository) -> None:
    repository.write("c*/a.md")
    repository.write("content/a.md")
    repository.commit("2026-01-01")

    assert list(changed(read_history(repository.root, "c*"))) == ["c*/a.md"]


def test_a_guide_in_a_folder_of_a_larger_repository_sees_its_own_paths(repository: Repository) -> None:
    repository.write("guides/kuzbass/content/a.md")
    repository.write("guides/donbass/content/b.md")
    repository.commit("2026-01-01")

    assert list(changed(read_history(repository.root / "guides/kuzbass", "content"))) == ["content/a.md"]


@pytest.mark.parametrize(
    "setting",
    [
        ("log.showRoot", "false"),
        ("log.follow", "true"),
        ("log.showSignature", "true"),
        ("log.diffMerges", "first-parent"),
        ("log.date", "relative"),
        ("core.quotePath", "true"),
        ("color.ui", "always"),
        ("diff.renames", "copies"),
        ("diff.noprefix", "true"),
        ("format.pretty", "fuller"),
    ],
)
def test_the_settings_of_a_repository_change_nothing(
    repository: Repository, setting: tuple[str, str]
) -> None:
    repository.write(KALTAN, "A town.\n" * 9)
    repository.commit("2026-01-01")
    repository.git("mv", KALTAN, "content/towns/new.md")
    repository.write("content/towns/copy.md", "A town.\n" * 9)
    repository.commit("2026-01-02")
    plain = read_history(repository.root, "content")
    repository.git("config", *setting)

    assert read_history(repository.root, "content") == plain
    assert len(plain.changed) == 2


def test_variables_of_a_hook_point_to_no_other_repository(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Repository(tmp_path / "other")
    other.write("content/other.md")
    other.commit("2020-01-01")
    repository.write(KALTAN)
    repository.commit("2026-01-01")
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.root))
    monkeypatch.setenv("GIT_GLOB_PATHSPECS", "1")

    assert list(changed(read_history(repository.root, "content"))) == [KALTAN]
    assert newest_commit_date(repository.root) == date(2026, 1, 1)


@pytest.mark.parametrize("locale", ["C", "ru_RU.UTF-8", "tr_TR.UTF-8"])
@pytest.mark.parametrize("zone", ["UTC", "Asia/Novokuznetsk", "America/Anchorage"])
def test_locale_and_time_zone_change_nothing(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, locale: str, zone: str
) -> None:
    repository.write(KALTAN)
    repository.commit("2026-01-01T23:30:00Z")
    monkeypatch.setenv("LC_ALL", locale)
    monkeypatch.setenv("LANGUAGE", locale[:2])
    monkeypatch.setenv("TZ", zone)

    assert changed(read_history(repository.root, "content")) == {KALTAN: "2026-01-01"}


def test_a_shallow_clone_knows_only_its_newest_commit(repository: Repository, tmp_path: Path) -> None:
    for day in ("2026-01-01", "2026-01-02"):
        repository.write(KALTAN, day)
        repository.commit(day)
    repository.git("clone", "--quiet", "--depth=1", repository.root.as_uri(), str(tmp_path / "shallow"))

    assert read_history(tmp_path / "shallow", "content") == History()
    assert newest_commit_date(tmp_path / "shallow") == date(2026, 1, 2)


def test_a_clone_without_old_contents_is_read_without_fetching_them(
    repository: Repository, tmp_path: Path
) -> None:
    repository.git("config", "uploadpack.allowFilter", "true")
    repository.write("content/a.md", "one\n" * 9)
    repository.commit("2026-01-01")
    repository.git("mv", "content/a.md", "content/b.md")
    repository.commit("2026-01-02")
    repository.git("mv", "content/b.md", "content/c.md")
    repository.write("content/c.md", "one\n" * 8 + "two\n")
    repository.commit("2026-01-03")
    repository.write("content/c.md", "three\n")
    repository.commit("2026-01-04")
    partial = tmp_path / "partial"
    repository.git("clone", "--quiet", "--filter=blob:none", repository.root.as_uri(), str(partial))
    objects = sorted((partial / ".git/objects").rglob("*"))

    history = read_history(partial, "content")

    assert changed(history) == {"content/c.md": "2026-01-04"}
    assert created(history) == {"content/c.md": "2026-01-03"}
    assert sorted((partial / ".git/objects").rglob("*")) == objects


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_a_repository_of_another_user_is_read(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    repository.write(KALTAN)
    repository.commit("2026-01-01")
    for path in [repository.root, *repository.root.rglob("*")]:
        os.chown(path, 65534, 65534)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)

    assert list(changed(read_history(repository.root, "content"))) == [KALTAN]


def test_a_repository_without_commits_has_no_dates(repository: Repository) -> None:
    repository.write(KALTAN)

    assert read_history(repository.root, "content") == History()
    assert newest_commit_date(repository.root) is None


def test_a_folder_without_a_repository_has_no_dates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    assert read_history(tmp_path, "content") == History()
    assert newest_commit_date(tmp_path) is None
    assert newest_commit_date(tmp_path / "missing") is None


def test_without_git_there_are_no_dates(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    repository.write(KALTAN)
    repository.commit("2026-01-01")
    monkeypatch.setenv("PATH", str(tmp_path))

    assert read_history(repository.root, "content") == History()
    assert newest_commit_date(repository.root) is None


def test_a_commit_at_a_time_no_calendar_has_is_passed_over(repository: Repository) -> None:
    repository.write("content/a.md")
    repository.commit("2026-01-01")
    repository.write("content/b.md")
    repository.commit("@9999999999999 +0000")

    assert changed(read_history(repository.root, "content")) == {"content/a.md": "2026-01-01"}
    assert newest_commit_date(repository.root) is None


# What tells that the history is the same


def asked(repository: Repository, *arguments: str) -> str:
    """What Git says."""
    return subprocess.run(
        ["git", *arguments], cwd=repository.root, check=True, capture_output=True, text=True
    ).stdout.strip()


@pytest.fixture
def without_asking_git(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every question to Git itself fail."""

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("Git was asked")

    monkeypatch.setattr("kuzbass_site.disk.history._git", refused)


def pack(repository: Repository) -> None:
    repository.git("pack-refs", "--all")


def detach(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "--detach")


def take_a_branch_in_a_folder(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "-b", "towns/kaltan")


def pack_and_go_on(repository: Repository) -> None:
    pack(repository)
    repository.write(KALTAN, "more")
    repository.commit("2026-02-02")


@pytest.mark.usefixtures("without_asking_git")
@pytest.mark.parametrize(
    "change",
    [lambda repository: None, pack, detach, take_a_branch_in_a_folder, pack_and_go_on],
    ids=["plain", "packed", "detached", "branch", "loose over packed"],
)
def test_the_commit_is_read_without_asking_git(
    repository: Repository, change: Callable[[Repository], None]
) -> None:
    repository.write(KALTAN)
    repository.commit("2026-01-01")
    change(repository)

    assert head(repository.root) == f"{asked(repository, 'rev-parse', 'HEAD')} ."


@pytest.mark.usefixtures("without_asking_git")
def test_the_commit_of_a_worktree_is_its_own(repository: Repository, tmp_path: Path) -> None:
    repository.write(KALTAN)
    repository.commit("2026-01-01")
    repository.git("worktree", "add", "--quiet", "-b", "other", str(tmp_path / "worktree"))
    repository.write(KALTAN, "more")
    repository.commit("2026-02-02")

    assert head(tmp_path / "worktree") == f"{asked(repository, 'rev-parse', 'other')} ."
    assert head(repository.root) == f"{asked(repository, 'rev-parse', 'main')} ."


def test_a_branch_that_stands_for_another_is_left_to_git(repository: Repository) -> None:
    repository.write(KALTAN)
    repository.commit("2026-01-01")
    repository.git("symbolic-ref", "refs/heads/alias", "refs/heads/main")
    repository.git("symbolic-ref", "HEAD", "refs/heads/alias")

    assert head(repository.root) == f"{asked(repository, 'rev-parse', 'HEAD')} ."


@pytest.mark.usefixtures("without_asking_git")
def test_the_place_of_the_guide_and_a_shallow_clone_make_a_difference(
    repository: Repository, tmp_path: Path
) -> None:
    repository.write(f"guide/{KALTAN}")
    repository.commit("2026-01-01")
    repository.git("clone", "--quiet", "--depth=1", f"file://{repository.root}", str(tmp_path / "clone"))
    commit = asked(repository, "rev-parse", "HEAD")

    assert head(repository.root / "guide") == f"{commit} guide"
    assert head(tmp_path / "clone" / "guide") == f"{commit} guide shallow"


def test_without_a_commit_or_a_repository_there_is_none(repository: Repository, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()

    assert head(repository.root) == ""
    assert head(tmp_path / "none") == ""


@pytest.mark.parametrize("written", ["nonsense", "gitdir: ../nowhere\n", "\0"])
def test_a_repository_that_is_none_has_no_commit(tmp_path: Path, written: str) -> None:
    (tmp_path / ".git").write_text(written, encoding="utf-8")

    assert head(tmp_path) == ""


def test_without_git_there_is_none(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.write(KALTAN)
    repository.commit("2026-01-01")
    monkeypatch.setenv("PATH", "")

    assert head(repository.root) == ""
