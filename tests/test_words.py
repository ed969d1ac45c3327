"""The catalogues hold every word of the interface, and are compiled."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def words() -> ModuleType:
    """The script behind ``make words``."""
    spec = importlib.util.spec_from_file_location("words", ROOT / "scripts" / "words.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_catalogues_are_what_make_words_makes(words: ModuleType, lang: str) -> None:
    folder = words.LOCALE / lang / "LC_MESSAGES"
    text = words.po_bytes(words.renewed(lang, words.gathered()))
    assert (folder / "kuzbass_site.po").read_bytes() == text, "run `make words`"
    with (folder / "kuzbass_site.po").open("rb") as file:
        compiled = words.mo_bytes(read_po(file, locale=lang, domain="kuzbass_site"))
    assert (folder / "kuzbass_site.mo").read_bytes() == compiled, "run `make words`"


def test_every_word_is_translated_into_russian_with_the_same_places(words: ModuleType) -> None:
    with (words.LOCALE / "ru" / "LC_MESSAGES" / "kuzbass_site.po").open("rb") as file:
        catalog = read_po(file, locale="ru", domain="kuzbass_site")
    missing, wrong = [], []
    for message in catalog:
        if not message.id:
            continue
        plural = isinstance(message.id, tuple | list)
        forms = list(message.string) if plural else [message.string]
        if not all(forms) or (plural and len(forms) != catalog.num_plurals):
            missing.append(message.id)
            continue
        source = message.id[-1] if plural else message.id
        places = set(re.findall(r"{\d}|%\(\w+\)s", source))
        wrong += [form for form in forms if set(re.findall(r"{\d}|%\(\w+\)s", form)) - places]
    assert missing == []
    assert wrong == []
