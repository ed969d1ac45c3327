"""The live preview: the guide on the loopback address, built anew and shown at once when a file is saved.

The builds go on in the thread of ``run`` (processes are forked and time is kept only in the main one), the watching
and the answering in threads of their own.
"""

from __future__ import annotations

import signal
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kuzbass_site.models.options import Options
from kuzbass_site.serve.building import Building
from kuzbass_site.serve.guarding import HOST
from kuzbass_site.serve.opening import DEFAULT, FormError, form_of
from kuzbass_site.serve.server import AddressInUse, Server, Site
from kuzbass_site.serve.telling import Teller
from kuzbass_site.serve.watching import changes

__all__ = ["HOST", "AddressInUse", "FormError", "Preview"]


class Preview:
    """Serves a guide from a folder of its own, so that the site published is never touched.

    *complain* is told of what stopped a build; the last good site stays up. The page says it, too: in *lang*,
    with links that open the editor *open_with* (its name, or the form of its links).
    """

    def __init__(
        self,
        root: Path,
        complain: Callable[[Exception], None],
        *,
        drafts: bool = False,
        lang: str = "en",
        open_with: str = DEFAULT,
    ) -> None:
        self._root = root
        self._complain = complain
        self._drafts = drafts
        self._teller = Teller(root, lang, form_of(open_with))

    def run(self, port: int, announce: Callable[[str], None]) -> None:
        """Build, serve and build again until interrupted; *announce* is told the address.

        Raises:
            AddressInUse: if something else listens on the port.
        """
        with (
            suppress(KeyboardInterrupt),
            _ended_as_by_hand(),
            tempfile.TemporaryDirectory(prefix="kuzbass-site-") as folder,
            self.serving(Path(folder) / "site", port) as (server, building),
        ):
            announce(f"{server.url}/")
            building.run()

    @contextmanager
    def serving(self, output: Path, port: int) -> Iterator[tuple[Server, Building]]:
        """A server that answers and a watch that is kept, as long as you need them; the builds are yours to run.

        Raises:
            AddressInUse: if something else listens on the port.
        """
        with Server(port) as server:
            # The page for what is not found is shown at any address, so it needs to know its own site.
            options = Options(url=server.url, preview=True)
            building = Building(self._root, output, options, self._complain, drafts=self._drafts)
            server.site = Site(building, self._teller)
            stop = threading.Event()
            threads = [
                threading.Thread(target=server.serve_forever, args=(0.05,)),
                threading.Thread(target=self._watch, args=(building, stop)),
            ]
            for thread in threads:
                thread.start()
            try:
                yield server, building
            finally:
                stop.set()
                building.end()
                server.shutdown()
                for thread in threads:
                    thread.join()

    def _watch(self, building: Building, stop: threading.Event) -> None:
        for changed in changes(self._root, stop):
            building.wake(changed)


@contextmanager
def _ended_as_by_hand() -> Iterator[None]:
    """A terminal that is closed, or whoever else ends the process, ends it as Ctrl-C does: nothing is left behind."""
    names = [each for name in ("SIGTERM", "SIGHUP") if (each := getattr(signal, name, None)) is not None]
    if threading.current_thread() is not threading.main_thread():
        names = []
    before = {name: signal.signal(name, signal.default_int_handler) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)
