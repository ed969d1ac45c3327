"""The admin on the loopback address: browsers let pages open a folder only from there or over TLS."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

HOST = "127.0.0.1"


def run(folder: Path, port: int, announce: Callable[[str], None]) -> None:
    """Serve the admin in *folder* until interrupted.

    Raises:
        OSError: if something else listens on the port.
    """
    server = server_of(folder, port)
    try:
        announce(f"http://localhost:{server.server_port}/")
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()


def server_of(folder: Path, port: int) -> ThreadingHTTPServer:
    """The server, not yet running."""
    return ThreadingHTTPServer((HOST, port), partial(_Handler, directory=str(folder)))


class _Handler(SimpleHTTPRequestHandler):
    """The files of the folder, for those who ask by the name of this computer."""

    def send_head(self) -> Any:
        """Open the file; others may point their own names at the loopback, and are told nothing."""
        name = self.headers.get("Host", "").rpartition(":")[0]
        if name not in (HOST, "localhost"):
            self.send_error(403)
            return None
        with suppress(ValueError):  # a path that no file can have
            return super().send_head()
        self.send_error(404)
        return None

    def end_headers(self) -> None:
        """Let the browser ask each time whether a file has changed."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def list_directory(self, path: str | os.PathLike[str]) -> None:  # noqa: ARG002 - of the base class
        """Show no list of files."""
        self.send_error(404)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""
