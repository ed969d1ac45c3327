#!/usr/bin/env python3
"""Gather the words of the interface into the catalogues, and compile them: ``make words``.

Reads the package and the templates, updates ``locale/*/LC_MESSAGES/kuzbass_site.po`` (translations are
kept; lost ones leave), and writes the ``.mo`` beside each. Running it twice changes nothing.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from kuzbass_site.schema.reference import texts

ROOT = Path(__file__).parent.parent
LOCALE = ROOT / "kuzbass_site" / "locale"
LANGUAGES = ("en", "ru")
DOMAIN = "kuzbass_site"
# Lines of the header that would make every run, or every version of Babel, differ.
VARYING = (
    "POT-Creation-Date",
    "PO-Revision-Date",
    "Last-Translator",
    "Language-Team",
    "Generated-By",
    "Report-Msgid-Bugs-To",
)
_KEYWORDS = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "t": (2,),
    "n": (2, 3),
}
# Method calls look like function calls of the same name to Babel: `reader.t("…")` is `t("…")`.
_KEYWORDS |= {"t": None, "n": (1, 2), "translate": None, "translate_plural": (1, 2)}


def gathered() -> Catalog:
    """Every text marked for translation, in the order of files."""
    catalog = Catalog(project=DOMAIN, charset="utf-8")
    found = [
        *extract_from_dir(ROOT / "kuzbass_site", [("**.py", "python")], keywords=_KEYWORDS),
        *extract_from_dir(
            ROOT / "templates",
            [("**.html", "jinja2")],
            {"**.html": {"newstyle_gettext": "true", "trimmed": "true"}},
            keywords=_KEYWORDS,
        ),
    ]
    for _, _, message, _, context in sorted(found, key=lambda row: (row[0], row[1])):
        catalog.add(message, context=context)
    for text in texts():
        catalog.add(text)
    return catalog


def renewed(lang: str, template: Catalog) -> Catalog:
    """The catalogue of a language with the texts there are now."""
    path = LOCALE / lang / "LC_MESSAGES" / f"{DOMAIN}.po"
    if path.exists():
        with path.open("rb") as file:
            catalog = read_po(file, locale=lang, domain=DOMAIN)
    else:
        catalog = Catalog(locale=lang, domain=DOMAIN, charset="utf-8")
    catalog.update(template, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    # Dates and tools in the header would make every run differ.
    catalog.header_comment = f"# Words of the interface: {lang}."
    catalog.fuzzy = False
    return catalog


def po_bytes(catalog: Catalog) -> bytes:
    """A catalogue as text, sorted, without anything that varies."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=100, no_location=True, sort_output=True, omit_header=False)
    lines = buffer.getvalue().decode().splitlines(keepends=True)
    varying = tuple(f'"{name}' for name in VARYING)
    return "".join(line for line in lines if not line.startswith(varying)).encode()


class _Lasting(Catalog):
    """A catalogue whose header holds nothing that varies."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The lines of the header."""
        return [(name, value) for name, value in super().mime_headers if name not in VARYING]


def mo_bytes(catalog: Catalog) -> bytes:
    """A catalogue as gettext reads it; the same bytes at any time."""
    lasting = _Lasting(locale=catalog.locale, domain=DOMAIN, charset="utf-8")
    for message in catalog:
        if message.id:
            lasting.add(message.id, message.string, context=message.context)
    buffer = io.BytesIO()
    write_mo(buffer, lasting)
    return buffer.getvalue()


def main() -> int:
    """Renew and compile every catalogue; tell how much of each is translated."""
    template = gathered()
    for lang in LANGUAGES:
        catalog = renewed(lang, template)
        folder = LOCALE / lang / "LC_MESSAGES"
        folder.mkdir(parents=True, exist_ok=True)
        text = po_bytes(catalog)
        (folder / f"{DOMAIN}.po").write_bytes(text)
        (folder / f"{DOMAIN}.mo").write_bytes(mo_bytes(read_po(io.BytesIO(text), locale=lang, domain=DOMAIN)))
        missing = [message.id for message in catalog if message.id and not _translated(message.string)]
        print(f"{lang}: {len(catalog)} texts, {len(missing)} without a translation")
    return 0


def _translated(text: object) -> bool:
    return all(text) if isinstance(text, tuple | list) else bool(text)


if __name__ == "__main__":
    sys.exit(main())
