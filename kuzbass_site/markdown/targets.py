"""Where a link may lead: which addresses are let through, and where they stand in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from kuzbass_site.markdown.source import RESERVED, Source
from kuzbass_site.models.files import Span

SCHEMES = ("https", "http", "mailto", "tel", "geo")

# What browsers ignore when they look for the scheme of an address (https://url.spec.whatwg.org/).
_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]+")
_SCHEME = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]*):")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_HOST = re.compile(r"www\.[\w-]+\.\w|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|ru|info|gov|edu)(?:[/?#]|$)")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")

# Targets as they are written: after `](` or `]:`, or between angle brackets.
_WRITTEN = re.compile(
    r"\](?:\([ \n]*|:[ ]*(?:\n[ ]*)?)<?(?P<target>[^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*)"
    r"|<(?P<auto>[A-Za-z][\w+.-]*:[^\s<>]*|[^\s<>@]+@[^\s<>]+)>"
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


class Target(Struct, frozen=True):
    """A link's target: inside the guide, outside it, or (with a code and its args) not let through."""

    address: str
    internal: bool = False
    code: str = ""
    args: tuple[str, ...] = ()


def classify(written: str) -> Target:
    """Say what a link's target is, however it hides its scheme."""
    address = decoded(written).strip()
    bare = _IGNORED.sub("", _undisguised(address)).replace("\\", "/").lower()
    scheme = _SCHEME.match(bare)
    plain = _SCHEME.match(address.lower())
    if not address:
        return Target(address, code="link/empty")
    if bare.startswith("//"):
        return Target(
            address, code="link/scheme", args=(address, ", ".join(f"`{each}:`" for each in SCHEMES))
        )
    if scheme is None:
        return _internal(address)
    if scheme["scheme"] == "file" or (len(scheme["scheme"]) == 1 and bare[2:3] == "/"):
        return Target(address, code="link/own-disk", args=(address, bare.rpartition("/")[2]))
    if plain is None or plain["scheme"] != scheme["scheme"] or scheme["scheme"] not in SCHEMES:
        return Target(
            address, code="link/scheme", args=(address, ", ".join(f"`{each}:`" for each in SCHEMES))
        )
    if _IGNORED.search(address) or "\\" in address or '"' in address or not _has_host(address):
        return Target(address, code="link/malformed", args=(address,))
    return Target(plain["scheme"] + address[plain.end("scheme") :])


def decoded(text: str) -> str:
    """Return the text with its complete character references decoded, as browsers do in attributes.

    What they hide of the reserved characters is shown as U+FFFD: it could pass for a token.
    """
    return (
        _ENTITY.sub(lambda match: RESERVED.sub("\ufffd", unescape(match[0])), text) if "&" in text else text
    )


def written(source: Source) -> Iterator[tuple[str, Span]]:
    """Every target in the text outside code and comments, decoded, and where it is written."""
    for match in _WRITTEN.finditer(source.masked):
        group = "auto" if match["auto"] else "target"
        yield decoded(_ESCAPED.sub(r"\1", match[group] or "")), source.span(*match.span(group))


class Places:
    """Where the targets of a text are written; each question for the same one gives the next place."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._spans: dict[str, list[Span]] = {}
        self._asked: dict[str, int] = {}
        for target, span in written(source):
            self._spans.setdefault(target, []).append(span)

    def next(self, target: str) -> Span:
        """Return the next place of the target, the last one again, or the start of the text."""
        spans = self._spans.get(target)
        if spans is None:
            start = self._source.masked.find(target)
            start = start if start >= 0 else self._source.text.find(target)
            spans = [self._source.span(start, start + len(target)) if start >= 0 else Span(1, 1)]
            self._spans[target] = spans
        asked = self._asked.get(target, 0)
        self._asked[target] = asked + 1
        return spans[min(asked, len(spans) - 1)]


def _internal(address: str) -> Target:
    if "\\" in address:
        return Target(address, code="link/backslash", args=(address, address.replace("\\", "/")))
    if _HOST.match(address):
        return Target(address, code="link/no-scheme", args=(address, f"https://{address}"))
    if _MAIL.fullmatch(address):
        return Target(address, code="link/no-scheme", args=(address, f"mailto:{address}"))
    return Target(address, internal=True)


def _undisguised(address: str) -> str:
    """Return the address with every layer of percent signs and character references taken off."""
    for _ in range(8):
        clearer = unescape(unquote(address))
        if clearer == address:
            break
        address = clearer
    return address


def _has_host(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return bool(parts.hostname) if parts.scheme in ("http", "https") else bool(parts.path)
    except ValueError:
        return False
