"""Files as they are read and as they will be written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from msgspec import Struct


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of the guide as bytes; ``path`` is relative to the guide's root, with ``/``."""

    path: PurePosixPath
    data: bytes


@dataclass(frozen=True, slots=True)
class OutputFile:
    """One file of the site: ``path`` relative to the output folder, with ``/``, and its bytes."""

    path: PurePosixPath
    data: bytes


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file of an editor's: its path and bytes as they are, and as they are to be."""

    path: PurePosixPath
    to: PurePosixPath
    before: bytes
    after: bytes


class Span(Struct, frozen=True, order=True, array_like=True):
    """A stretch of one line: line and columns from 1, ``end_column`` exclusive."""

    line: int
    column: int
    end_column: int = 0
