"""The server of a preview: the built site under its own policy, and beside it what the page is told."""

from __future__ import annotations

import errno
import html
import mimetypes
import re
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from kuzbass_site.pages.frame import POLICY
from kuzbass_site.serve.building import Building
from kuzbass_site.serve.guarding import HOST, is_own_host, is_own_origin, path_in, place_in
from kuzbass_site.serve.telling import Teller, encode

OWN = "_preview"
"""The folder of addresses that are the preview's own; no page of a guide begins with an underscore."""
CLIENT = Path(__file__).parent / "client"
PING = 15.0
"""Seconds after which a page that waits is told that we are still there."""
_HTML = "text/html; charset=utf-8"
_KINDS = {
    ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".json": "application/json",
    ".geojson": "application/geo+json", ".webmanifest": "application/manifest+json", ".wasm": "application/wasm",
    ".svg": "image/svg+xml", ".avif": "image/avif", ".webp": "image/webp", ".woff2": "font/woff2",
}  # fmt: skip
_NAMED_BY_CONTENT = re.compile(r"\.[0-9a-f]{8,64}\.\w+$")
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>kuzbass-site serve</title></head>
<body><main><h1>kuzbass-site serve</h1>%s</main></body></html>
"""
_EMPTY_PAGE = (_PAGE % "").encode()


class AddressInUse(Exception):  # noqa: N818 - reads as what happened
    """Something else listens on the port."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent back."""

    status: int
    body: bytes = b""
    kind: str = "text/plain; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)


class Server(ThreadingHTTPServer):
    """Listens on the loopback address; nothing is answered before ``open`` says of what."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, port: int) -> None:
        """Take the port, or a free one for 0.

        Raises:
            AddressInUse: if something else listens on the port.
        """
        self.site: Site | None = None
        try:
            super().__init__((HOST, port), Handler)
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise AddressInUse(port) from error
            raise

    @property
    def url(self) -> str:
        """The address of the site, without a slash at its end."""
        return f"http://{HOST}:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of browsers that went away in the middle of an answer."""


class Site:
    """The built site as it is answered for."""

    def __init__(self, building: Building, teller: Teller) -> None:
        self.building = building
        self._teller = teller

    def answer(self, address: str) -> Answer:
        """The file at an address, a page together with the preview's script."""
        parts = path_in(address)
        if parts and parts[0] == OWN:
            return self._own(parts[1:])
        place = place_in(self.building.output, parts) if parts else None
        if place and parts and place.is_dir():
            if parts[-1]:
                split = urlsplit(address)
                there = quote(f"/{'/'.join(parts)}/") + (f"?{split.query}" if split.query else "")
                return Answer(HTTPStatus.MOVED_PERMANENTLY, headers={"Location": there})
            place = place_in(self.building.output, (*parts[:-1], "index.html"))
        elif place and parts and not parts[-1]:
            place = None
        if place is None or not place.is_file():
            return self._page(HTTPStatus.NOT_FOUND, self._not_found())
        data = place.read_bytes()
        kind = kind_of(place.name)
        if kind == _HTML:
            return self._page(HTTPStatus.OK, data)
        lasts = (
            {"Cache-Control": "max-age=31536000, immutable"} if _NAMED_BY_CONTENT.search(place.name) else {}
        )
        return Answer(HTTPStatus.OK, data, kind, lasts)

    def told(self, url: str, number: int) -> tuple[int, bytes]:
        """What the page at a path is told once there is something newer than this number, or nothing after a while."""
        shown = self.building.wait(number, PING)
        if shown.number == number:
            return number, b""
        data, digest = b"", ""
        try:
            parts = path_in(url) or ("",)
            place = place_in(self.building.output, (*parts[:-1], parts[-1] or "index.html"))
            data = place.read_bytes() if place and place.is_file() else b""
            digest = digest_of(data or self._not_found())
            told = self._teller.told(shown, url, digest, data)
        except Exception as error:  # noqa: BLE001 - whatever it is, the page is told of it
            told = self._teller.told(replace(shown, report=None, error=error), url, digest, b"")
        return shown.number, encode(told)

    def _own(self, parts: tuple[str, ...]) -> Answer:
        place = place_in(CLIENT, parts)
        if place is None or not place.is_file():
            return Answer(HTTPStatus.NOT_FOUND)
        return Answer(HTTPStatus.OK, place.read_bytes(), kind_of(place.name))

    def _not_found(self) -> bytes:
        """The guide's own page for what is not there, or, before there is one, an empty one."""
        place = self.building.output / "404.html"
        return place.read_bytes() if place.is_file() else _EMPTY_PAGE

    @staticmethod
    def _page(status: int, data: bytes) -> Answer:
        return Answer(status, injected(data, digest_of(data)), _HTML)


def injected(page: bytes, digest: str) -> bytes:
    """A page with the script of the preview, which is told the digest of the page that it is on."""
    script = f'<script type="module" src="/{OWN}/client.js" data-preview="{digest}"></script>\n'
    head, found, rest = page.partition(b"</head>")
    return b"".join((head, script.encode(), found, rest)) if found else page + script.encode()


def digest_of(page: bytes) -> str:
    """What tells the bytes of a page from others."""
    return sha256(page).hexdigest()[:16]


def kind_of(name: str) -> str:
    """The kind of a file by its name, as a header says it."""
    suffix = Path(name).suffix.lower()
    kind = _KINDS.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


class Handler(BaseHTTPRequestHandler):
    """Answers requests that come from this machine's own pages, under the policy of the published site."""

    server: Server
    protocol_version = "HTTP/1.1"
    timeout = 60
    server_version = "kuzbass-site"
    sys_version = ""

    def do_GET(self) -> None:
        """Send a file, or go on telling a page what is new."""
        self._answer()

    def do_HEAD(self) -> None:
        """Say of a file what ``do_GET`` would, without it."""
        self._answer()

    def _answer(self) -> None:
        if self.headers.get("Content-Length") or self.headers.get("Transfer-Encoding"):
            self.close_connection = True  # nobody reads what comes with a question
        site = self.server.site
        refusal = self._refusal()
        if refusal or site is None:
            self._send(refusal or Answer(HTTPStatus.SERVICE_UNAVAILABLE))
            return
        try:
            split = urlsplit(self.path)
            if split.path == f"/{OWN}/events" and self.command == "GET":
                self._tell(site, parse_qs(split.query).get("page", ["/"])[0])
                return
            answer = site.answer(self.path)
        except ConnectionError:
            raise
        except Exception:  # noqa: BLE001 - a folder that goes while we look, a disk that fails: the next one may do
            words = _PAGE % f"<pre>{html.escape(traceback.format_exc())}</pre>"
            answer = Answer(HTTPStatus.INTERNAL_SERVER_ERROR, injected(words.encode(), ""), _HTML)
        self._send(answer)

    def _refusal(self) -> Answer | None:
        """Why a request is not answered; None if it is."""
        if not is_own_host(self.headers.get_all("Host", [])):
            return Answer(HTTPStatus.MISDIRECTED_REQUEST, b"This preview answers only to its own address\n")
        origin, site, mode = (
            self.headers.get(name) for name in ("Origin", "Sec-Fetch-Site", "Sec-Fetch-Mode")
        )
        if not is_own_origin(origin, site, mode, self.server.server_port):
            return Answer(HTTPStatus.FORBIDDEN, b"This preview answers only its own pages\n")
        return None

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if "Cache-Control" not in answer.headers:
            self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def _tell(self, site: Site, url: str) -> None:
        """Tell a page of everything new, until it goes away: server-sent events."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(b"retry: 500\n\n")
        number = -1
        while not site.building.is_over:
            number, data = site.told(url, number)
            self.wfile.write(b"data: %s\n\n" % data if data else b":\n\n")

    def end_headers(self) -> None:
        """Add the policy of the site, and that nothing here is for the pages of others."""
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Say nothing of requests."""
