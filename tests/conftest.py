"""Fixtures that several tests share."""

from __future__ import annotations

import fcntl
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from kuzbass_site.build import build
from kuzbass_site.models.options import Options

ROOT = Path(__file__).parent.parent
BASE = "/some/base/"
"""The guide is built and served as a project page is, below a path: it must not mind."""

# A busy machine is slow now and then; that is no fault of the code.
settings.register_profile("guide", deadline=None)
settings.load_profile("guide")


@pytest.fixture(scope="session")
def guide_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real guide, built once for all worker processes of a test run."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    output = shared / "guide" / "site"
    with (shared / "guide.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (output / "index.html").exists():
            output.parent.mkdir(exist_ok=True)
            build(ROOT, output, Options(url=f"https://guide.test{BASE}", search=True), strict=True)
    return output


@pytest.fixture
def small_guide(tmp_path: Path) -> Path:
    """A small guide of its own for a test that changes it or builds it."""
    small = ROOT / "tests" / "sites" / "small"
    return Path(shutil.copytree(small, tmp_path / "guide", ignore=shutil.ignore_patterns(".cache")))
