"""A plain preview: the built guide on the loopback address, built anew when a file has changed."""

from __future__ import annotations

import errno
import os
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kuzbass_site import theme
from kuzbass_site.build import build
from kuzbass_site.models.options import Options
from kuzbass_site.pages.frame import POLICY
from kuzbass_site.problems import ContentError

HOST = "127.0.0.1"


class AddressInUse(Exception):  # noqa: N818 - reads as what happened
    """Something else listens on the port."""


class Preview:
    """Serves a guide from a folder of its own, so that the site published is never touched.

    *complain* is told of the problems of a build that failed; the last good site stays up.
    """

    def __init__(self, root: Path, complain: Callable[[ContentError], None], *, drafts: bool = False) -> None:
        self._root = root
        self._complain = complain
        self._drafts = drafts
        self._options = Options(preview=True)
        self._built: tuple[object, ...] = ()
        self._lock = threading.Lock()

    def run(self, port: int, announce: Callable[[str], None]) -> None:
        """Build, then serve until interrupted.

        Raises:
            AddressInUse: if something else listens on the port.
            ContentError: if the first build fails.
        """
        with tempfile.TemporaryDirectory(prefix="kuzbass-site-") as folder:
            server = self.server(Path(folder) / "site", port)
            try:
                announce(f"http://{HOST}:{server.server_port}/")
                server.serve_forever()
            except KeyboardInterrupt:
                pass
            finally:
                server.server_close()

    def server(self, output: Path, port: int) -> ThreadingHTTPServer:
        """The server of a site, built into *output* and not yet running.

        Raises:
            AddressInUse: if something else listens on the port.
            ContentError: if the build fails.
        """
        handler = partial(_Handler, directory=str(output), refresh=lambda: self._refresh(output))
        try:
            server = ThreadingHTTPServer((HOST, port), handler)
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise AddressInUse(port) from error
            raise
        # The page for what is not found is shown at any address, so it needs to know its own site.
        self._options = Options(url=f"http://{HOST}:{server.server_port}", preview=True)
        try:
            self._built = self._state()
            build(self._root, output, self._options, drafts=self._drafts)
        except BaseException:
            server.server_close()
            raise
        return server

    def _refresh(self, output: Path) -> None:
        """Build anew if a source has changed since the last time; a failed build changes nothing."""
        with self._lock:
            state = self._state()
            if state == self._built:
                return
            self._built = state
            try:
                build(self._root, output, self._options, drafts=self._drafts)
            except ContentError as error:
                self._complain(error)

    def _state(self) -> tuple[object, ...]:
        """What tells that a source has changed: path, size and time of every file."""
        folders = [
            self._root / "content",
            *theme.folders(self._root, "templates"),
            *theme.folders(self._root, "static"),
        ]
        state: list[object] = []
        for folder in folders:
            for path, _, names in os.walk(folder):
                for name in names:
                    place = Path(path) / name
                    with suppress(OSError):  # editors leave links to nothing as locks, and files go
                        found = place.stat()
                        state.append((str(place), found.st_size, found.st_mtime_ns))
        return tuple(sorted(state, key=str))


class _Handler(SimpleHTTPRequestHandler):
    """Files of the output folder only, under the policy of the published site."""

    def __init__(self, *args: Any, refresh: Callable[[], None], **named: Any) -> None:
        self._refresh = refresh
        super().__init__(*args, **named)

    def do_GET(self) -> None:
        """Serve a file, from a fresh build when a page is asked for."""
        if self._is_ours():
            if urlsplit(self.path).path.endswith(("/", ".html")):
                self._refresh()
            super().do_GET()

    def do_HEAD(self) -> None:
        """Say of a file what do_GET would, without it."""
        if self._is_ours():
            super().do_HEAD()

    def send_head(self) -> Any:
        """Open the file; a path that no file can have leads nowhere."""
        try:
            return super().send_head()
        except ValueError:
            self.send_error(404)
            return None

    def list_directory(self, path: str | os.PathLike[str]) -> None:  # noqa: ARG002 - of the base class
        """Show no list of files, for the published site shows none."""
        self.send_error(404)

    def _is_ours(self) -> bool:
        """Whether the request names this server; others may point their own names at the loopback."""
        name = self.headers.get("Host", "").partition(":")[0]
        if name in (HOST, "localhost"):
            return True
        self.send_error(421, "This preview answers only to its own address")
        return False

    def end_headers(self) -> None:
        """Add the policy of the site, and keep browsers from remembering a preview."""
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Show the guide's own page where there is nothing; else what went wrong, in a line."""
        page = Path(self.directory) / "404.html"
        if code == 404 and page.is_file():
            body = page.read_bytes()
            self.send_response(code)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)
            return
        super().send_error(code, message, explain)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Say nothing of requests."""
