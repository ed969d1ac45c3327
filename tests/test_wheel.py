"""The wheel, unpacked and used far from the repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SMALL = ROOT / "tests" / "sites" / "small"


def run(*command: str, cwd: Path, path: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command and give what it printed; it must end well."""
    environment = {
        **os.environ,
        "PYTHONPATH": path,
        "PYTHONDONTWRITEBYTECODE": "1",
        "SOURCE_DATE_EPOCH": "1795305600",
    }
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=True, timeout=300
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's files, as an installation lays them out."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q"]
    run(*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", str(folder), str(ROOT), cwd=folder)
    (wheel,) = folder.glob("*.whl")
    run(*pip, "install", "--no-deps", "--no-index", "--target", str(folder / "lib"), str(wheel), cwd=folder)
    return folder / "lib"


def test_the_wheel_builds_a_guide_with_the_theme_it_carries(installed: Path, tmp_path: Path) -> None:
    guide = tmp_path / "guide"
    shutil.copytree(SMALL, guide)
    with (guide / "content/site.yaml").open("a") as settings:
        settings.write("handbook: true\n")
    where = run(
        sys.executable,
        "-c",
        "import kuzbass_site; print(kuzbass_site.__file__)",
        cwd=tmp_path,
        path=str(installed),
    )
    assert Path(where.stdout.strip()).is_relative_to(installed)

    run(
        sys.executable,
        "-m",
        "kuzbass_site",
        "build",
        "--root",
        str(guide),
        "--output",
        "out",
        cwd=tmp_path,
        path=str(installed),
    )

    home = (tmp_path / "out" / "index.html").read_text()
    assert "Content-Security-Policy" in home
    assert list((tmp_path / "out" / "static" / "css").glob("*.css"))
    assert (tmp_path / "out" / "handbook" / "dates" / "index.html").is_file()
    assert not (guide / "site").exists()


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_wheel_begins_a_guide_that_is_right(installed: Path, tmp_path: Path, lang: str) -> None:
    command = (sys.executable, "-m", "kuzbass_site")
    run(*command, "init", "guide", "--lang", lang, cwd=tmp_path, path=str(installed))
    run(*command, "check", "--strict", "--root", "guide", cwd=tmp_path, path=str(installed))

    assert (tmp_path / "guide" / ".github" / "workflows" / "site.yml").is_file()
    assert (tmp_path / "guide" / ".gitignore").is_file()


def test_the_wheel_holds_the_types_the_catalogues_and_the_licences(installed: Path) -> None:
    package = installed / "kuzbass_site"
    assert (package / "py.typed").is_file()
    assert (package / "locale" / "ru" / "LC_MESSAGES" / "kuzbass_site.mo").is_file()
    assert list(package.glob("theme/static/fonts/OFL*"))
    assert list(installed.glob("kuzbass_site-*.dist-info/licenses/LICENSE"))
