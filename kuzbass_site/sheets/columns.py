"""Which column of a sheet says what: guessed from its head, in English and Russian, or told by a file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from kuzbass_site import frontmatter
from kuzbass_site.i18n import N_
from kuzbass_site.models.files import SourceFile
from kuzbass_site.models.settings import Config
from kuzbass_site.sheets.table import Table
from kuzbass_site.sheets.troubles import Trouble
from kuzbass_site.text import closest, fold

Path = tuple[str, ...]

PATHS: Mapping[str, Path] = {
    "title": ("title",),
    "summary": ("summary",),
    "draft": ("draft",),
    "type": ("type",),
    "name-ru": ("names", "ru"),
    "name-en": ("names", "en"),
    "also": ("names", "also"),
    "lat": ("location", "lat"),
    "lon": ("location", "lon"),
    "accuracy": ("location", "accuracy"),
    "location-sources": ("location", "sources"),
    "location-note": ("location", "note"),
    "status": ("status",),
    "tags": ("tags",),
    "part-of": ("part-of",),
    "see-also": ("see-also",),
}
"""The flat fields, in the order in which they stand in an entry; facts are flat fields, too."""
LISTS = frozenset(["also", "location-sources", "tags", "part-of", "see-also"])
TRANSLATED = ("title", "summary")
"""Those that a translation has as well, as ``title-ru``."""
TEXT = "text"
ONLY_IN = ("id", "collection", "at", "settlement", "sources", TEXT)
"""What a sheet may say besides: which entry, its point in one text, its town, sources of the row, its text."""
LEFT_OUT = ("", "-", "skip")

_GUESSES = {
    "id": "id|entry|key|ид|идентификатор",
    "collection": "collection|section|раздел",
    "title": "title|name|object|site|monument|name of the object|название|наименование|объект|памятник"
    "|наименование объекта|название объекта|имя|заголовок",
    "title-ru": "russian title|russian name|title russian|name russian|title in russian|name in russian|name ru"
    "|название ru|название рус|название по русски|русское название|название на русском|наименование рус",
    "title-en": "english title|english name|title english|name english|title in english|name en|название en"
    "|название англ|название по английски|английское название|название на английском",
    "summary": "summary|abstract|in short|brief description|short description|кратко|краткое описание|аннотация"
    "|резюме|коротко",
    "summary-ru": "russian summary|summary russian|summary in russian|кратко рус|кратко по русски|описание рус",
    "summary-en": "english summary|summary english|summary in english|кратко англ|кратко по английски",
    "text": "text|description|story|body|текст|описание|история|справка",
    "text-ru": "russian text|text russian|text in russian|текст рус|текст по русски|текст на русском",
    "text-en": "english text|text english|text in english|текст англ|текст по английски|текст на английском",
    "type": "type|kind|type of object|тип|вид|тип объекта|вид объекта|категория",
    "status": "status|state|condition|present state|состояние|статус|современное состояние|сохранность",
    "lat": "lat|latitude|y|широта|шир",
    "lon": "lon|lng|long|longitude|x|долгота|долг",
    "at": "at|coordinates|coords|location|point|position|gps|map link|координаты|коорд|точка|местоположение"
    "|широта долгота|ссылка на карту|координаты gps",
    "accuracy": "accuracy|precision|точность|погрешность",
    "location-sources": "location sources|source of coordinates|источник координат|откуда координаты",
    "settlement": "settlement|town|city|village|place|locality|населенный пункт|нас пункт|город|поселок|село"
    "|местность|населённый пункт",
    "tags": "tags|tag|keywords|теги|тег|метки|ключевые слова",
    "sources": "sources|source|reference|references|источники|источник|основание сведений|литература",
    "part-of": "part of|belongs to|входит в|часть",
    "see-also": "see also|related|см также|смотри также",
    "also": "also|other names|other spellings|другие названия|варианты названия|также",
    "draft": "draft|черновик",
}
_FACTS = {
    "built": "year built|built in|date of construction|год постройки|дата постройки|построен|построено|построена",
    "founded": "year founded|founded in|год основания|дата основания|основан|основано|основана",
    "opened": "year opened|opened in|год открытия|дата открытия|открыт|открыто|открыта",
    "closed": "year closed|closed in|год закрытия|дата закрытия|закрыт|закрыто|закрыта",
    "population": "inhabitants|жители|численность населения|число жителей",
    "architect": "architects|архитекторы|автор проекта",
    "address": "street address|адрес",
}
"""Further heads of facts that a guide may have, beside their names and labels."""


def _by_words(guesses: Mapping[str, str]) -> dict[str, str]:
    return {fold(word): field for field, words in guesses.items() for word in words.split("|")}


_FIELD_BY_WORDS, _FACT_BY_WORDS = _by_words(_GUESSES), _by_words(_FACTS)


@dataclass(frozen=True, slots=True)
class Columns:
    """What each column says, by its place; heads that nobody could place are ``unused``."""

    fields: Mapping[int, str]
    unused: tuple[str, ...] = ()


def known_fields(config: Config) -> tuple[str, ...]:
    """Every name that a column can be given in this guide; the facts last."""
    others = [f"{field}-{lang}" for lang in config.languages[1:] for field in (*TRANSLATED, TEXT)]
    return (*ONLY_IN, *PATHS, *others, *fact_fields(config))


def fact_fields(config: Config) -> dict[str, str]:
    """Names of columns of facts, and the facts that they name."""
    taken = {*PATHS, *ONLY_IN}
    return {(f"facts.{name}" if name in taken else name): name for name in config.facts}


def guess(head: str, config: Config) -> str:
    """The field that a column of this head is for; empty if that cannot be told."""
    known = known_fields(config)
    if head in known:
        return head
    for words in dict.fromkeys(_words(part) for part in (head, re.split(r"[(,:]", head)[0])):
        field = _fact(words, config) or _FIELD_BY_WORDS.get(words, "")
        bare, _, lang = field.rpartition("-")
        field = bare if bare in (*TRANSLATED, TEXT) and lang == config.language else field
        if field in known:
            return field
    return ""


def _fact(words: str, config: Config) -> str:
    """The column of the fact that these words name."""
    for column, name in fact_fields(config).items():
        labels = (name, f"facts.{name}", *config.facts[name].label.values())
        if words in map(_words, labels) or _FACT_BY_WORDS.get(words) == name:
            return column
    return ""


def find_columns(
    table: Table, config: Config, named: Mapping[str, str] | None = None
) -> tuple[Columns, list[Trouble]]:
    """What the columns of a sheet say, as *named* by head or guessed; what stands in two columns is a trouble."""
    named = {_words(head): field for head, field in (named or {}).items()}
    fields = {}
    for place, head in enumerate(table.heads):
        if head:
            given = named.get(_words(head))
            fields[place] = guess(head, config) if given is None else given
    _tell_languages_apart(fields, table, config)
    troubles = []
    used: dict[str, int] = {}
    for place, field in fields.items():
        if field in LEFT_OUT:
            continue
        first = used.setdefault(field, place)
        if first != place:
            values = {"field": field, "first": table.heads[first], "second": table.heads[place]}
            troubles.append(
                Trouble(
                    table.number,
                    table.heads[place],
                    N_("this column and “%(first)s” are both taken for `%(field)s`"),
                    N_("say which it is in a file for --map: `\"%(first)s\": %(field)s` and `\"%(second)s\": skip`"),
                    values,
                )
            )  # fmt: skip
    unused = tuple(table.heads[place] for place, field in fields.items() if field == "")
    return Columns(
        {place: field for place, field in fields.items() if field not in LEFT_OUT}, unused
    ), troubles


def read_map(data: bytes, table: Table, config: Config) -> tuple[dict[str, str], list[Trouble]]:
    """The fields that a file names for heads, ``Год постройки: built``; ``skip`` leaves a column out."""
    path = PurePosixPath("columns.yaml")
    document, problems = frontmatter.parse_yaml(SourceFile(path, data))
    troubles = [Trouble(problem.line, "", problem=problem) for problem in problems]
    named: dict[str, str] = {}
    heads = {_words(head) for head in table.heads if head}
    for head, field in (document.data if document else {}).items():
        line = document.key_spans[head,].line if document else 0
        values = {"head": head, "field": str(field)}
        if _words(head) not in heads:
            values["heads"] = ", ".join(filter(None, table.heads))
            text, hint = N_("the sheet has no column “%(head)s”"), N_("its columns are: %(heads)s")
            troubles.append(Trouble(line, head, text, hint, values))
        elif not isinstance(field, str) or field not in (*LEFT_OUT, *known_fields(config)):
            near = closest(str(field), known_fields(config))
            values |= {"near": near, "fields": ", ".join(known_fields(config))}
            hint = N_("did you mean `%(near)s`?") if near else N_("write one of %(fields)s; or skip")
            troubles.append(Trouble(line, head, N_("there is no field `%(field)s`"), hint, values))
        else:
            named[head] = field or "skip"
    return named, troubles


def _tell_languages_apart(fields: dict[int, str], table: Table, config: Config) -> None:
    """Of two columns for one title, the one whose head is in the other language is the translation's."""
    for field in (*TRANSLATED, TEXT):
        places = [place for place, found in fields.items() if found == field]
        cyrillic = [place for place in places if re.search(r"[а-яё]", table.heads[place], re.IGNORECASE)]
        latin = [place for place in places if place not in cyrillic]
        other, odd = ("en", latin) if config.language == "ru" else ("ru", cyrillic)
        if len(places) == 2 and len(odd) == 1 and other in config.languages[1:]:
            fields[odd[0]] = f"{field}-{other}"


def _words(head: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", fold(head)).split())
