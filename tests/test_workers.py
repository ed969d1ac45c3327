from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path, PurePosixPath

import pytest

from kuzbass_site import subjects
from kuzbass_site.build import build
from kuzbass_site.problems import ContentError, Problem
from kuzbass_site.workers import Jobs, TooLong, budget, each

ROOT = Path(__file__).parent.parent
SMALL = ROOT / "tests" / "sites" / "small"
PROBLEM = Problem(PurePosixPath("content/towns/a.md"), 3, 1, "file/bom")


@pytest.mark.parametrize("jobs", [Jobs(1), Jobs(2, always=True), Jobs(4, always=True)])
@pytest.mark.parametrize("count", [0, 1, 2, 500])
def test_results_come_in_the_order_of_the_things(jobs: Jobs, count: int) -> None:
    assert list(each(lambda n: n * n, range(count), jobs=jobs, least=1000)) == [n * n for n in range(count)]


def test_processes_are_forked_only_when_there_is_enough_to_do() -> None:
    few = set(each(lambda _: os.getpid(), range(9), jobs=Jobs(2), least=10))
    many = set(each(lambda _: os.getpid(), range(100), jobs=Jobs(2), least=10))

    assert few == {os.getpid()}
    assert os.getpid() not in many


def test_problems_of_a_worker_come_back_whole() -> None:
    def work(number: int) -> int:
        if number == 70:
            raise ContentError([PROBLEM])
        return number

    with pytest.raises(ContentError) as caught:
        list(each(work, range(100), jobs=Jobs(2, always=True), least=2))

    assert caught.value.problems == (PROBLEM,)


def test_a_worker_that_is_killed_ends_the_work_with_an_error() -> None:
    def work(number: int) -> int:
        if number == 50:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    with pytest.raises(Exception, match="terminated abruptly"):
        list(each(work, range(100), jobs=Jobs(2, always=True), least=2))


KILLED = """
import os
from kuzbass_site.workers import Jobs, each
for worker in each(lambda _: os.getpid(), range(10_000), jobs=Jobs(2, always=True), least=2):
    print(worker, flush=True)
"""


def test_workers_end_when_the_build_that_they_work_for_is_killed() -> None:
    command = [sys.executable, "-c", KILLED]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as build:
        assert build.stdout
        build.stdout.readline()
        build.kill()
        build.wait()
        # The pipe ends when nobody holds its other end any more; here it would wait for the workers for ever.
        ended = threading.Thread(target=build.stdout.read, daemon=True)
        ended.start()
        ended.join(timeout=20)

        assert not ended.is_alive()


def test_work_that_is_given_up_leaves_no_process_behind() -> None:
    running = each(lambda _: os.getpid(), range(200), jobs=Jobs(2, always=True), least=2)
    with closing(running):
        worker = next(running)

    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)


def test_what_takes_longer_than_its_budget_is_stopped() -> None:
    def wait_long() -> None:
        with budget(0.05):
            time.sleep(20)

    with pytest.raises(TooLong):
        wait_long()


def test_a_text_that_takes_too_long_is_a_problem_of_its_file(
    small_guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subjects, "BUDGET", 0.000001)

    with pytest.raises(ContentError) as caught:
        build(small_guide, tmp_path / "out")

    told = {(str(problem.path), problem.code) for problem in caught.value.problems}
    assert ("content/towns/coalbrookdale.md", "file/too-slow") in told
    assert not (tmp_path / "out").exists()


def test_what_was_too_slow_once_is_read_again(small_guide: Path, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(subjects, "BUDGET", 0.000001)
        with pytest.raises(ContentError):
            build(small_guide, tmp_path / "out")

    assert build(small_guide, tmp_path / "out").pages
