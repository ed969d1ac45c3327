"""When the files of a guide were written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """When files were last changed, by path; empty where that cannot be known (a shallow clone)."""

    changed: Mapping[PurePosixPath, date] = field(default_factory=dict)
    created: Mapping[PurePosixPath, date] = field(default_factory=dict)
