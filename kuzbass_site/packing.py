"""Values as bytes and back: MessagePack, in the order of their fields, never code."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from hashlib import blake2b
from pathlib import PurePosixPath
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


def _pack(value: Any) -> Any:
    if isinstance(value, PurePosixPath):  # its name may be no text
        return str(value).encode("utf-8", "surrogateescape")
    if isinstance(value, frozenset):
        return sorted(value)
    raise NotImplementedError(type(value))


def _unpack(kind: type, value: Any) -> Any:
    if kind is PurePosixPath and isinstance(value, bytes):
        return _path(value)
    raise NotImplementedError(kind)


@lru_cache(4096)
def _path(name: bytes) -> PurePosixPath:
    return PurePosixPath(name.decode("utf-8", "surrogateescape"))


pack: Callable[[Any], bytes] = msgspec.msgpack.Encoder(enc_hook=_pack).encode
"""The bytes of a value; those of equal values are equal."""


def unpacker(kind: type[T]) -> Callable[[bytes], T | None]:
    """A function from bytes to a value of this kind; None where they are of no such value."""
    decoder = msgspec.msgpack.Decoder(kind, dec_hook=_unpack)

    def unpack(data: bytes) -> T | None:
        try:
            return decoder.decode(data)
        except (msgspec.MsgspecError, ValueError, KeyError, NotImplementedError):
            return None

    return unpack


def sum_of(*parts: bytes) -> bytes:
    """Sixteen bytes that tell these parts, in this order, from any others."""
    digest = blake2b(digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(8, "little"))
        digest.update(part)
    return digest.digest()
