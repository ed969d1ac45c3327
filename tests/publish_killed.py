"""A program that publishes and is killed at every point of its work, for ``test_disk_killed``.

Usage: publish_killed.py FOLDER OLD NEW [STRIDE]. OLD and NEW are sites as JSON, from path to text. The
first publish makes OLD; the second, of NEW, is killed before the first call that changes the disk, in a
fresh copy before the second call, and so on to the end. With STRIDE every so-manieth of the killed is
published once more, and that is killed everywhere too: a death while mending. One folder a death is left.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from kuzbass_site import disk
from kuzbass_site.models.files import OutputFile

CHANGING = ("fsync", "link", "mkdir", "open", "rename", "replace", "rmdir", "unlink")


def publish(site: dict[str, str], output: Path) -> None:
    disk.publish((OutputFile(PurePosixPath(path), text.encode()) for path, text in site.items()), output)


def die_before(number: int) -> Callable[[], int]:
    """Kill this process before the call of that number which could change the disk.

    You get a function that says how many there were so far; there is no call of number 0.
    """
    calls = 0

    def counted(call: Callable[..., object]) -> Callable[..., object]:
        def counting(*args: object, **options: object) -> object:
            nonlocal calls
            calls += 1
            if calls == number:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*args, **options)

        return counting

    # What a dead process has written is not lost; only a power cut would tell, and fsync takes its time.
    os.fsync = lambda fd: None
    os.sync = lambda: None
    for name in CHANGING:
        setattr(os, name, counted(getattr(os, name)))
    return lambda: calls


def is_killed(site: dict[str, str], output: Path, number: int) -> bool:
    """Publish in a child that dies at that point; whether it got there before its work was done."""
    child = os.fork()
    if child == 0:
        die_before(number)
        publish(site, output)
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        sys.exit("a publish failed by itself")
    return os.WIFSIGNALED(status)


def main() -> None:
    folder, old, new = Path(sys.argv[1]), json.loads(sys.argv[2]), json.loads(sys.argv[3])
    stride = int(sys.argv[4]) if len(sys.argv) > 4 else 0
    number = 0
    while True:
        number += 1
        once = folder / f"{number}"
        publish(old, once / "site")
        if not is_killed(new, once / "site", number):
            shutil.rmtree(once)
            return
        again = 0
        while stride and number % stride == 0:
            again += 1
            twice = folder / f"{number}-{again}"
            shutil.copytree(once, twice, symlinks=True)
            if not is_killed(new, twice / "site", again):
                shutil.rmtree(twice)
                break


if __name__ == "__main__":
    main()
