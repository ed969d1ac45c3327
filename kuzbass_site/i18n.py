"""The interface in the reader's language: gettext catalogues, numbers, plural forms."""

from __future__ import annotations

import gettext
from functools import cache, lru_cache
from pathlib import Path

DOMAIN = "kuzbass_site"
LOCALE = Path(__file__).parent / "locale"


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "mark, translate later"
    """Mark a text for the catalogues; it is translated where it is shown."""
    return message


@cache
def catalogue(lang: str) -> gettext.NullTranslations:
    """The catalogue of *lang*; texts it lacks stay as they are in the code, in English."""
    return gettext.translation(DOMAIN, LOCALE, [lang], fallback=True)


@lru_cache(maxsize=1 << 12)
def translate(text: str, lang: str) -> str:
    """*text* in *lang*; the empty text stays empty (gettext keeps its header there)."""
    return catalogue(lang).gettext(text) if text else ""


def translate_plural(one: str, many: str, count: int, lang: str) -> str:
    """The form of a text that fits *count* in *lang*."""
    return catalogue(lang).ngettext(one, many, count)


def number(value: str | int, lang: str) -> str:
    """A number with its digits in groups, as CLDR writes them: ``1,234`` and ``1\u00a0234``.

    Decimals follow the language; numbers below 10,000 are not grouped in Russian (CLDR's
    minimumGroupingDigits is 1 there, but Russian typography sets four digits solid).
    """
    text = str(value)
    sign, text = ("\u2212", text[1:]) if text.startswith(("-", "\u2212")) else ("", text)
    whole, _, decimals = text.partition(".")
    solid = lang == "ru" and len(whole) <= 4
    group = "," if lang == "en" else "\u00a0"
    grouped = whole if solid else f"{int(whole):,}".replace(",", group)
    point = "." if lang == "en" else ","
    return f"{sign}{grouped}{point}{decimals}" if decimals else f"{sign}{grouped}"
