"""One cell of a sheet: what people write in it, and what the guide would write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kuzbass_site.citations import StatedParts, parse_stated
from kuzbass_site.i18n import translate
from kuzbass_site.models.entry import STATUSES
from kuzbass_site.models.settings import Term
from kuzbass_site.models.stated import Kind
from kuzbass_site.pages.words import STATUS_WORDS
from kuzbass_site.text import fold

_ITEMS = re.compile(r"\s*[;\n|]\s*")
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?: ?г\.?| ?года?)?", re.IGNORECASE)
_YEAR = re.compile(r"(\d{4})(?: ?гг?\.?| ?год[ау]?)", re.IGNORECASE)
_GROUPED = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+")
_MIDNIGHT = re.compile(r"(\d{4}-\d\d-\d\d)[T ]00:00(?::00)?")
_END = re.compile(r"([.!?…]?)$")
_STATUS_GUESSES = {
    "working": "active|operating|in operation|действует|действующий|действующая|действующее|работает",
    "part-working": "частично действует|частично работает|работает частично",
    "museum": "музей",
    "reused": "перепрофилирован|перепрофилировано|используется иначе|приспособлен",
    "inhabited": "жилой|жилое|населен|населён|заселен",
    "disused": "closed|abandoned|not working|не действует|не работает|закрыт|закрыта|закрыто|заброшен|заброшена"
    "|заброшено|недействующий|недействующая",
    "ruin": "ruins|руины|руина|разрушен|разрушено|разрушена",
    "gone": "demolished|lost|destroyed|снесён|снесен|снесено|снесена|утрачен|утрачено|утрачена|не сохранился"
    "|не сохранилось|не сохранилась",
    "not-identified": "not found|не установлен|не найден|не опознан",
}
_NOTHING = frozenset(map(fold, ("-", "–", "—", "?", "n/a", "no data", "нет данных", "н/д", "нет сведений")))
NO_WORDS = frozenset(map(fold, ("no", "false", "нет", "0", "published", "опубликовано")))
YES_WORDS = frozenset(map(fold, ("yes", "true", "да", "1", "draft", "черновик")))


def is_filled(text: str) -> bool:
    """Whether a cell says anything; a dash or "no data" does not."""
    return bool(text) and fold(text) not in _NOTHING


def tidy(text: str) -> str:
    """*text* with single spaces: what two cells are compared by."""
    return " ".join(text.split())


def items(text: str) -> list[str]:
    """The items of a list in one cell: between ``;``, ``|`` or line ends, or else between commas."""
    parts = _ITEMS.split(text) if _ITEMS.search(text.strip(" ;|\n")) else text.split(",")
    return [tidy(part) for part in parts if part.strip(" ;|\n")]


def joined(values: Iterable[object]) -> str:
    """A list as one cell."""
    return "; ".join(value for value in values if isinstance(value, str))


def source_keys(text: str) -> list[str]:
    """The keys in a cell of sources, however they are parted and marked: ``a; b``, ``[@a; @b]``."""
    return [key.strip(" []@") for key in items(text.replace("[", "").replace("]", ";"))]


def term(text: str, terms: Mapping[str, Term]) -> str:
    """The word of a vocabulary that *text* means, by its name or its label in any language; or empty."""
    if text in terms:
        return text
    wanted = fold(text)
    for name, each in terms.items():
        if wanted in map(fold, (name, name.replace("-", " "), *each.label.values(), *each.plural.values())):
            return name
    return ""


def status(text: str) -> str:
    """The status that *text* means in English or Russian; or empty."""
    wanted = fold(text)
    for name in STATUSES:
        word = STATUS_WORDS[name]
        labels = (
            name,
            name.replace("-", " "),
            word,
            translate(word, "ru"),
            *_STATUS_GUESSES[name].split("|"),
        )
        if wanted in map(fold, labels):
            return name
    return ""


def value(text: str, kind: Kind) -> str:
    """A fact's value as the guide writes it, where what a spreadsheet holds can mean one thing only."""
    if kind is Kind.DATE:
        if day := _DAY.fullmatch(text):
            return f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}"
        if found := _YEAR.fullmatch(text) or _MIDNIGHT.fullmatch(text):
            return found[1]
    if kind is Kind.NUMBER and _GROUPED.fullmatch(text):
        return re.sub(r"\D", "", text)
    return text


def same_stated(cell: str, current: str) -> bool:
    """Whether a cell says what the guide says already, be it without the source or the note."""
    if tidy(cell) == tidy(current):
        return True
    new, old = parse_stated(cell), parse_stated(current)
    return not new.citations and new.value == old.value and new.note in ("", old.note)


def stated(parts: StatedParts, text: str, sources: Iterable[str]) -> str:
    """A stated value as it is written in front matter: the value, its sources, its note."""
    marks = "; ".join(f"@{key}" for key in sources)
    return f"{text}{f' [{marks}]' if marks else ''}{f' ({parts.note})' if parts.note else ''}"


def text(cell: str, sources: Iterable[str]) -> str:
    """The paragraphs of a cell as the text of an entry, each with the sources unless it names some."""
    marks = "; ".join(f"@{key}" for key in sources)
    paragraphs = [tidy(part) for part in cell.split("\n") if part.strip()]
    return "\n\n".join(
        part if "[@" in part or not marks else _END.sub(rf" [{marks}]\1", part, count=1)
        for part in paragraphs
    )
