"""Dates in the dossier's words as dates of the guide: ``town 8 May 1956`` holds ``1956-05-08``."""

from __future__ import annotations

import re

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_NAMES = "|".join(MONTHS)
_DATE = re.compile(
    r"(?P<iso>\b\d{4}-\d{2}-\d{2}\b)"
    rf"|(?:(?P<day>\b\d{{1,2}}) )?(?P<month>\b(?:{_NAMES})) (?P<of>\d{{4}})\b"
    r"|\b(?P<first>\d{4})-(?P<last>\d{4})\b"
    r"|\b(?P<decade>\d{3})0s\b"
    r"|(?P<about>\babout )?(?<!no\. )\b(?P<year>1[5-9]\d\d|20\d\d)\b"
)
_PARTS = re.compile(r"\s*(?:[;,]|\bor\b)\s*")


def dates_in(words: str) -> list[str]:
    """Every date that the words name, in their order."""
    return [_written(match) for match in _DATE.finditer(words)]


def dated_parts(words: str) -> list[tuple[str, str]]:
    """The words cut where a new date may come: each date with the words about it.

    ``urban-type settlement 1950, town 1959`` has two parts. What has no date is left out.
    """
    found = []
    for part in _PARTS.split(words):
        for match in _DATE.finditer(part):
            rest = f"{part[: match.start()]} {part[match.end() :]}"
            found.append((_written(match), " ".join(rest.split()).strip(" :()-") if rest.strip() else ""))
    return found


def _written(match: re.Match[str]) -> str:
    if match["iso"]:
        return match["iso"]
    if match["month"]:
        month = f"{match['of']}-{MONTHS.index(match['month']) + 1:02}"
        return f"{month}-{int(match['day']):02}" if match["day"] else month
    if match["first"]:
        return f"{match['first']}/{match['last']}"
    if match["decade"]:
        return f"{match['decade']}X"
    return f"{match['year']}~" if match["about"] else match["year"]
