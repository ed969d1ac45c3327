"""The catalogues hold every word of the interface, and are compiled."""

from __future__ import annotations

import importlib.util
import re
import shutil
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.pofile import read_po
from click.testing import CliRunner

from kuzbass_site.cli import main
from kuzbass_site.geo import compass
from kuzbass_site.pages import words as page_words
from kuzbass_site.problems import Level

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
        plural = not isinstance(message.id, str)
        forms = [message.string] if isinstance(message.string, str) else [*(message.string or ())]
        if not forms or not all(forms) or (plural and len(forms) != catalog.num_plurals):
            missing.append(message.id)
            continue
        source = message.id if isinstance(message.id, str) else message.id[-1]
        places = set(re.findall(r"{\d}|%\(\w+\)s", source))
        wrong += [form for form in forms if set(re.findall(r"{\d}|%\(\w+\)s", form)) - places]
    assert missing == []
    assert wrong == []


def test_every_word_chosen_by_a_table_is_in_the_catalogue(words: ModuleType) -> None:
    known = {message.id for message in words.gathered()}
    tables = [table for name, table in vars(page_words).items() if name.endswith(("_WORDS", "_INTROS"))]
    chosen = {text for table in tables for text in table.values()} | set(Level)
    assert len(tables) == 12
    assert chosen - known == set()
    assert {compass(degrees) for degrees in range(360)} == set(page_words.COMPASS_WORDS)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check"], "5 статей: замечаний нет"),
        (["build", "--output", "{}/site"], "Чтобы посмотреть, запустите kuzbass-site serve"),
        (["explain", "fact/unsourced"], "fact/unsourced (ошибка)"),
        (["explain"], "предупреждение  file/crlf"),
        (["explain", "fact/unsorced"], "кода fact/unsorced нет. Может быть, fact/unsourced?"),
        (["new", "towns", "Coalbrookdale"], "content/towns/coalbrookdale.md уже есть; ничего не изменено"),
        (["clean", "--output", "{}/none"], "0 файлов удалено из"),
        (["check", "--root", "{}/none"], "1 ошибка"),
        (["build", "--output", "{}/guide/content"], "лежат файлы, которые записала не наша сборка"),
    ],
)
def test_the_commands_speak_russian(arguments: list[str], said: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests" / "sites" / "small", tmp_path / "guide")
    (tmp_path / "none").mkdir()
    given = [argument.format(tmp_path) for argument in arguments]
    if given[0] != "explain" and "--root" not in given:
        given += ["--root", str(tmp_path / "guide")]
    assert said in CliRunner().invoke(main, [*given, "--lang", "ru"]).output
